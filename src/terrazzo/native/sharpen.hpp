// Makes up for what overlapping splats blur: colours of flat Gaussians such that their mixture, not each
// alone, shows what was asked for at every centre.
//
// At a point, splats that cover it with opacities a_k are mixed front to back; over all directions of view
// each of the others lies in front or behind about as often, so that splat j gets the share
//     a_j * integral over t in 0..1 of prod_{k != j} (1 - t a_k) dt,
// normalised to a sum of one. Colours are corrected by the residual (Van Cittert 1931), surface by surface.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "rays.hpp"

namespace terrazzo::sharp {

using terrazzo::light::dot;
using terrazzo::light::Vec3;

struct Disc {
    Vec3 centre, u, v;  // axes over their standard deviations: dot products are in sigmas
    Vec3 normal;        // unit length
    float reach;        // of the larger standard deviation [m]
    float opacity;
};

struct Settings {
    int rounds = 3;
    float gain = 0.8f;       // of a round
    float most = 0.2f;       // that a colour is moved by
    float extent = 2.5f;     // sigmas that are looked at
    float facing = 0.7f;     // cosine between the normals of splats of one surface
    float off_plane = 0.5f;  // sigmas of the larger axis that a point may lie off a disc's plane
};

class Surface {
   public:
    Surface(const Disc* discs, size_t count, const Settings& settings)
        : discs_(discs), count_(count), settings_(settings) {
        find_pairs();
        share();
    }

    // Target colours in, corrected colours out.
    void solve(Vec3* colours) const {
        const std::vector<Vec3> target(colours, colours + count_);
        std::vector<Vec3> residual(count_);
        for (int round = 0; round < settings_.rounds; round++) {
            for (size_t i = 0; i < count_; i++) {
                Vec3 mixed;
                for (size_t p = first_[i]; p < first_[i + 1]; p++)
                    mixed += colours[pairs_[p].disc] * pairs_[p].share;
                residual[i] = target[i] - mixed;
            }
            for (size_t i = 0; i < count_; i++) {
                const Vec3 c = colours[i] + residual[i] * settings_.gain;
                colours[i] = {held(c.x, target[i].x), held(c.y, target[i].y), held(c.z, target[i].z)};
            }
        }
    }

   private:
    struct Pair {
        uint32_t disc;
        float share;
    };
    struct Found {
        uint32_t point, disc;
        float opacity;
    };
    struct Place {
        uint64_t key;
        uint32_t index;
        bool operator<(const Place& o) const { return key != o.key ? key < o.key : index < o.index; }
    };

    float held(float value, float target) const {
        const float near = std::min(std::max(value, target - settings_.most), target + settings_.most);
        return std::min(std::max(near, 0.0f), 1.0f);
    }

    // Cells that follow each other along z have numbers that follow each other.
    static uint64_t key(int x, int y, int z) {
        const auto part = [](int v) {
            return static_cast<uint64_t>(static_cast<uint32_t>(v + (1 << 20)) & 0x1fffffU);
        };
        return part(x) << 42 | part(y) << 21 | part(z);
    }

    void find_pairs() {
        std::vector<float> reach(count_);
        for (size_t i = 0; i < count_; i++) reach[i] = discs_[i].reach;
        std::nth_element(reach.begin(), reach.begin() + count_ / 2, reach.end());
        const float cell = std::max(1.5f * reach[count_ / 2], 1e-4f);
        const auto at = [&](float x) { return static_cast<int>(std::floor(x / cell)); };
        std::vector<Place> places(count_);
        for (size_t i = 0; i < count_; i++) {
            const Vec3 c = discs_[i].centre;
            places[i] = {key(at(c.x), at(c.y), at(c.z)), static_cast<uint32_t>(i)};
        }
        std::sort(places.begin(), places.end());
        std::vector<Found> found;
        found.reserve(16 * count_);
        for (const Place& own : places) {  // neighbours look where the last one has just looked
            const uint32_t j = own.index;
            const Disc& d = discs_[j];
            // Half the box of the ellipse: along each axis the length of (sigma_u u, sigma_v v).
            const Vec3 half = half_box(d);
            const float slack = 0.02f * d.reach;
            for (int x = at(d.centre.x - half.x - slack); x <= at(d.centre.x + half.x + slack); x++)
                for (int y = at(d.centre.y - half.y - slack); y <= at(d.centre.y + half.y + slack); y++) {
                    const uint64_t last = key(x, y, at(d.centre.z + half.z + slack));
                    const Place first{key(x, y, at(d.centre.z - half.z - slack)), 0};
                    auto p = std::lower_bound(places.begin(), places.end(), first);
                    for (; p != places.end() && p->key <= last; ++p) meet(j, p->index, found);
                }
        }
        first_.assign(count_ + 1, 0);
        for (const Found& f : found) first_[f.point + 1]++;
        for (size_t i = 0; i < count_; i++) first_[i + 1] += first_[i];
        pairs_.resize(found.size());
        std::vector<size_t> next(first_.begin(), first_.end() - 1);
        for (const Found& f : found) pairs_[next[f.point]++] = {f.disc, f.opacity};
    }

    Vec3 half_box(const Disc& d) const {
        const float e = settings_.extent;
        // u is a unit vector over sigma: sigma u^ = u / |u|^2.
        const Vec3 a = d.u * (e / dot(d.u, d.u)), b = d.v * (e / dot(d.v, d.v));
        return {std::sqrt(a.x * a.x + b.x * b.x), std::sqrt(a.y * a.y + b.y * b.y),
                std::sqrt(a.z * a.z + b.z * b.z)};
    }

    void meet(uint32_t j, uint32_t i, std::vector<Found>& found) const {
        const Disc& d = discs_[j];
        if (dot(d.normal, discs_[i].normal) < settings_.facing) return;
        const Vec3 gap = discs_[i].centre - d.centre;
        const float s = dot(gap, d.u), t = dot(gap, d.v);
        const float square = s * s + t * t;
        if (square > settings_.extent * settings_.extent) return;
        const Vec3 inside = d.u * (s / dot(d.u, d.u)) + d.v * (t / dot(d.v, d.v));
        const Vec3 off = gap - inside;
        const float limit = settings_.off_plane * std::min(d.reach, discs_[i].reach) + 1e-4f;
        if (dot(off, off) > limit * limit) return;
        found.push_back({i, j, d.opacity * std::exp(-0.5f * square)});
    }

    // Opacities to shares.
    void share() {
        // Gauss-Legendre on 0..1.
        static constexpr float nodes[3] = {0.1127017f, 0.5f, 0.8872983f};
        static constexpr float weights[3] = {0.2777778f, 0.4444444f, 0.2777778f};
        for (size_t i = 0; i < count_; i++) {
            float through[3] = {1, 1, 1}, total = 0;
            for (size_t p = first_[i]; p < first_[i + 1]; p++)
                for (int q = 0; q < 3; q++) through[q] *= 1 - nodes[q] * pairs_[p].share;
            for (size_t p = first_[i]; p < first_[i + 1]; p++) {
                const float a = pairs_[p].share;
                float sum = 0;
                for (int q = 0; q < 3; q++) sum += weights[q] * through[q] / (1 - nodes[q] * a);
                pairs_[p].share = a * sum;
                total += a * sum;
            }
            for (size_t p = first_[i]; p < first_[i + 1] && total > 0; p++) pairs_[p].share /= total;
        }
    }

    const Disc* discs_;
    size_t count_;
    Settings settings_;
    std::vector<size_t> first_;
    std::vector<Pair> pairs_;
};

}  // namespace terrazzo::sharp
