// Gradients of a blended picture by its footprints: a second walk over each tile, front to back like the
// first. What lies behind a footprint is the pixel's final colour less what was blended so far, so no list of
// contributions is kept (Kerbl et al. 2023 walk back to front instead).
#pragma once

#include <algorithm>
#include <vector>

#include "raster_blend.hpp"

namespace terrazzo::raster {

// Sums over the pixels of one footprint. With s = alpha * dL/dalpha, and e, f as in `Footprint`.
enum Sum { kPeak, kE, kF, kEE, kEF, kFF, kRed, kGreen, kBlue, kFar_, kSums };
constexpr int kSumStride = 12;  // floats from one footprint to the next

// The derivatives of the loss by what `rasterize` gave, and what it gave.
struct Pull {
    const float* colour;        // [h, w, 3], dL/dcolour
    const float* alpha;         // [h, w], dL/dalpha, or null
    const float* depth;         // [h, w], dL/ddepth, or null
    const float* drawn_colour;  // [h, w, 3]
    const float* drawn_alpha;   // [h, w]
    const float* drawn_depth;   // [h, w]; needed with depth
};

struct PullJob {
    const Projected& projected;
    const TileLists& lists;
    Pull pull;
    int width, height, columns, rows;
};

#if defined(__AVX__)
// The sums of the lanes of eight registers.
inline Lanes sums_of_lanes(const Lanes* a) {
    const auto add = [](Lanes x, Lanes y) { return _mm256_hadd_ps((__m256)x, (__m256)y); };
    const __m256 low = _mm256_hadd_ps(add(a[0], a[1]), add(a[2], a[3]));
    const __m256 high = _mm256_hadd_ps(add(a[4], a[5]), add(a[6], a[7]));
    return (Lanes)_mm256_add_ps(_mm256_permute2f128_ps(low, high, 0x20),
                                _mm256_permute2f128_ps(low, high, 0x31));
}
#else
inline Lanes sums_of_lanes(const Lanes* a) {
    Lanes out;
    for (int k = 0; k < kLanes; ++k) {
        const Lanes x = a[k];
        out[k] = ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]));
    }
    return out;
}
#endif

inline float sum_of_lanes(Lanes x) {
    return ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]));
}

template <bool Depth, bool Wraps>
class TilePuller {
   public:
    TilePuller(const PullJob& job, float* sums) : job_(job), sums_(sums) {}

    // Adds the tile's part to the sums.
    void pull(std::size_t tile) {
        px_ = int(tile % job_.columns) * kTile;
        py_ = int(tile / job_.columns) * kTile;
        const uint32_t* at = job_.lists.begin(tile);
        const uint32_t* end = job_.lists.end(tile);
        if (at == end) return;
        const uint32_t open = start();
        walk_list(
            job_.projected.footprints.data(), at, end, px_, py_, open, clear_,
            [this](uint32_t index) { __builtin_prefetch(sums_ + std::size_t(index) * kSumStride, 1); },
            [this](const Footprint& g, uint32_t index, uint32_t blocks) {
                if (blocks) add(g, index, blocks);
            });
    }

   private:
    // Fills the state of the tile's blocks; returns those that are inside the picture.
    uint32_t start() {
        const uint32_t inside = blocks_inside(px_, py_, job_.width, job_.height);
        for (uint32_t left = inside; left; left &= left - 1) {
            const int b = __builtin_ctz(left);
            const int x0 = px_ + b / kBlockRows * kBlockWidth, y0 = py_ + b % kBlockRows * kBlockHeight;
            clear_[b] = lanes(1);
            for (int lane = 0; lane < kLanes; ++lane) {
                const int x = x0 + lane % kBlockWidth, y = y0 + lane / kBlockWidth;
                if (x < job_.width && y < job_.height)
                    start_pixel(std::size_t(y) * job_.width + x, b, lane);
                else
                    set(b, lane, 0, 0, 0, 0, 0);
            }
        }
        return inside;
    }

    void start_pixel(std::size_t at, int b, int lane) {
        const Pull& p = job_.pull;
        const float r = p.colour[3 * at], g = p.colour[3 * at + 1], u = p.colour[3 * at + 2];
        const float* c = p.drawn_colour + 3 * at;
        const float alpha = p.drawn_alpha[at];
        float by_alpha = p.alpha ? p.alpha[at] : 0, by_depth = 0;
        float all = r * c[0] + g * c[1] + u * c[2];
        if constexpr (Depth) {
            // The picture's depth is a sum over alpha.
            if (alpha > 0) {
                by_depth = p.depth[at] / alpha;
                by_alpha -= by_depth * p.drawn_depth[at];
                all += p.depth[at] * p.drawn_depth[at];
            }
        }
        set(b, lane, r, g, u, by_depth, all - by_alpha * (1 - alpha));
    }

    void set(int b, int lane, float r, float g, float u, float depth, float all) {
        red_[b][lane] = r, green_[b][lane] = g, blue_[b][lane] = u, behind_[b][lane] = all;
        if constexpr (Depth) far_[b][lane] = depth;
    }

    void add(const Footprint& g, uint32_t index, uint32_t blocks) {
        const float ox = px_ - g.x, oy = py_ - g.y;
        const Lanes across = lanes(g.across), shear = lanes(g.shear), down = lanes(g.down),
                    peak = lanes(g.peak);
        const Lanes e0 = lanes(g.across * ox + g.shear * oy), f0 = lanes(g.down * oy);
        [[maybe_unused]] const float half = 0.5f * job_.width;
        [[maybe_unused]] const float depth = Depth ? job_.projected.attributes[index].depth : 0;
        Lanes sum[kSums] = {};
        for (uint32_t left = blocks; left; left &= left - 1) {
            const int b = __builtin_ctz(left);
            const Lanes x = kColumnCentres[b / kBlockRows], y = kRowCentres[b % kBlockRows];
            const Lanes e = across * x + (shear * y + e0), f = down * y + f0;
            const Lanes power = (peak - f * f) - e * e;
            Mask counts = at_most(kCutEighth, power);
            if constexpr (Wraps) counts &= at_most(-half, x + ox) & less(x + ox, half);
            const Lanes full = exp_of_eighth(power);
            const Lanes alpha = keep(counts, min(full, lanes(kAlphaMost)));
            const Lanes clear = clear_[b], weight = alpha * clear;
            Lanes own = red_[b] * g.red + green_[b] * g.green + blue_[b] * g.blue;
            if constexpr (Depth) own += far_[b] * depth;
            const Lanes behind = behind_[b] - weight * own;
            behind_[b] = behind;
            clear_[b] = clear - weight;
            const Lanes by_alpha = clear * own - behind / (1.0f - alpha);
            const Lanes s = keep(less(full, lanes(kAlphaMost)), alpha * by_alpha), se = s * e, sf = s * f;
            sum[kPeak] += s;
            sum[kE] += se, sum[kF] += sf;
            sum[kEE] += se * e, sum[kEF] += se * f, sum[kFF] += sf * f;
            sum[kRed] += weight * red_[b], sum[kGreen] += weight * green_[b], sum[kBlue] += weight * blue_[b];
            if constexpr (Depth) sum[kFar_] += weight * far_[b];
        }
        float* to = sums_ + std::size_t(index) * kSumStride;
        Lanes first;
        __builtin_memcpy(&first, to, sizeof first);
        first += sums_of_lanes(sum);
        __builtin_memcpy(to, &first, sizeof first);
        to[kBlue] += sum_of_lanes(sum[kBlue]);
        if constexpr (Depth) to[kFar_] += sum_of_lanes(sum[kFar_]);
    }

    const PullJob& job_;
    float* sums_;
    Lanes clear_[kBlocks], behind_[kBlocks], red_[kBlocks], green_[kBlocks], blue_[kBlocks];
    Lanes far_[Depth ? kBlocks : 1];
    int px_ = 0, py_ = 0;
};

// Sums over all tiles, one row of kSumStride floats a footprint and thread: `sums` holds team.size() planes
// of `room` rows. Rows of tiles go to the threads in turn, so the same number of threads gives the same
// bytes.
template <bool Depth, bool Wraps>
void pull_tiles(Team& team, const PullJob& job, std::size_t room, float* sums) {
    team.run([&](int t) {
        float* plane = sums + std::size_t(t) * room * kSumStride;
        for (std::size_t k = 0; k < job.projected.segment_count; ++k) {
            const Segment& s = job.projected.segments[k];
            std::fill_n(plane + s.begin * kSumStride, s.count * kSumStride, 0.0f);
        }
        TilePuller<Depth, Wraps> puller(job, plane);
        for (int row = t; row < job.rows; row += team.size())
            for (int column = 0; column < job.columns; ++column)
                puller.pull(std::size_t(row) * job.columns + column);
    });
}

}  // namespace terrazzo::raster
