// Repeatable random numbers, low-discrepancy sequences and the directions made of them.
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "rays.hpp"

namespace terrazzo::light {

// An integer hash with little bias (C. Wellons, "Prospecting for hash functions", 2018: lowbias32).
inline uint32_t hash(uint32_t x) {
    x ^= x >> 16;
    x *= 0x7feb352dU;
    x ^= x >> 15;
    x *= 0x846ca68bU;
    return x ^ (x >> 16);
}

inline float unit(uint32_t bits) { return static_cast<float>(bits >> 8) * (1.0f / 16777216.0f); }

// The R2 sequence (M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018), started at a
// random place for every point and purpose: a point's samples are even, its neighbours' errors are unrelated.
class Sequence {
   public:
    Sequence(uint32_t seed, uint32_t index, uint32_t purpose, uint32_t first = 0) {
        x_ = hash(seed ^ hash(index * 8u + purpose));
        y_ = hash(x_ + 0x9e3779b9U);
        z_ = hash(y_ + 0x9e3779b9U) + first;
        x_ += first * step_x;
        y_ += first * step_y;
    }
    float u(uint32_t k) const { return unit(x_ + k * step_x); }
    float v(uint32_t k) const { return unit(y_ + k * step_y); }
    float extra(uint32_t k) const { return unit(hash(z_ + k)); }  // a third, plainly random number

   private:
    static constexpr uint32_t step_x = 3242174889U,
                              step_y = 2447445414U;  // 2^32 / plastic number, / its square
    uint32_t x_, y_, z_;
};

// Two unit vectors that complete a normal to a right-handed frame (Duff et al. 2017).
struct Frame {
    explicit Frame(Vec3 n) : normal(n) {
        const float sign = n.z < 0 ? -1.0f : 1.0f, a = -1 / (sign + n.z), b = n.x * n.y * a;
        tangent = {1 + sign * n.x * n.x * a, sign * b, -sign * n.x};
        bitangent = {b, sign + n.y * n.y * a, -n.y};
    }
    Vec3 operator()(float x, float y, float z) const { return tangent * x + bitangent * y + normal * z; }
    Vec3 tangent, bitangent, normal;
};

// A direction over the hemisphere with density cos / pi.
inline Vec3 cosine_direction(const Frame& frame, float u, float v) {
    const float r = std::sqrt(u), phi = 2 * pi * v;
    return frame(r * std::cos(phi), r * std::sin(phi), std::sqrt(std::fmax(0.0f, 1 - u)));
}

// A direction within a cone, evenly over its solid angle 2 pi (1 - cosine).
inline Vec3 cone_direction(const Frame& frame, float one_minus_cosine, float u, float v) {
    const float c = 1 - u * one_minus_cosine, s = std::sqrt(std::fmax(0.0f, 1 - c * c)), phi = 2 * pi * v;
    return frame(s * std::cos(phi), s * std::sin(phi), c);
}

// Calls work(i) for i in 0..count, in pieces that idle threads take; no result may depend on who does which.
template <class Work>
void parallel_for(size_t count, int threads, size_t piece, Work&& work) {
    const size_t pieces = (count + piece - 1) / piece;
    size_t n = threads > 0 ? static_cast<size_t>(threads) : std::thread::hardware_concurrency();
    n = n < 1 ? 1 : n > pieces ? pieces : n;
    std::atomic<size_t> next{0};
    // Never inlined: two copies of the loop might round differently, and the result would depend on which
    // thread took a piece.
    auto run = [&]() __attribute__((noinline)) {
        for (size_t p; (p = next.fetch_add(1)) < pieces;)
            for (size_t i = p * piece, end = i + piece < count ? i + piece : count; i < end; i++) work(i);
    };
    std::vector<std::thread> others;
    for (size_t t = 1; t < n; t++) others.emplace_back(run);
    run();
    for (auto& t : others) t.join();
}

// A number of 19 bits on every third bit: of three coordinates, a place along a Z-order curve (Morton 1966).
inline uint64_t spread_bits(uint64_t x) {
    x &= 0x7ffff;
    x = (x | x << 32) & 0x1f00000000ffffULL;
    x = (x | x << 16) & 0x1f0000ff0000ffULL;
    x = (x | x << 8) & 0x100f00f00f00f00fULL;
    x = (x | x << 4) & 0x10c30c30c30c30c3ULL;
    return (x | x << 2) & 0x1249249249249249ULL;
}

// Sorts shares in several threads, then merges; the order must be total, so that no share shows.
template <class T>
void parallel_sort(std::vector<T>& values, int threads) {
    constexpr size_t worth_it = 20000, shares = 8;
    if (values.size() < worth_it) {
        std::sort(values.begin(), values.end());
        return;
    }
    const auto bound = [&](size_t share) { return values.begin() + values.size() * share / shares; };
    parallel_for(shares, threads, 1, [&](size_t s) { std::sort(bound(s), bound(s + 1)); });
    for (size_t width = 1; width < shares; width *= 2)
        parallel_for(shares / (2 * width), threads, 1, [&](size_t s) {
            const size_t first = 2 * width * s;
            std::inplace_merge(bound(first), bound(first + width), bound(first + 2 * width));
        });
}

}  // namespace terrazzo::light
