// Fourth stage: blends each tile's footprints front to back. A tile is 4 x 8 blocks of 4 x 2 pixels, one
// block to a register; only blocks that the footprint's ellipse reaches are visited, found eight rows at a
// time.
#pragma once

#include <algorithm>
#include <atomic>
#include <limits>

#include "raster_bin.hpp"
#include "raster_lanes.hpp"
#include "raster_project.hpp"
#include "raster_team.hpp"
#include "raster_types.hpp"

namespace terrazzo::raster {

constexpr int kBlockColumns = 4, kBlockRows = 8, kBlocks = kBlockColumns * kBlockRows;
constexpr int kBlockWidth = 4, kBlockHeight = 2;
constexpr int kBatch = 16;       // footprints between two looks at which blocks are opaque
constexpr int kTilesAtOnce = 4;  // tiles that a thread takes at a time
constexpr float kCutEighth = kLogAlphaCut / 8;

// Pixel centres of a tile's blocks, relative to the tile: block c * kBlockRows + s.
constexpr Lanes kColumnCentres[kBlockColumns] = {{0.5f, 1.5f, 2.5f, 3.5f, 0.5f, 1.5f, 2.5f, 3.5f},
                                                 {4.5f, 5.5f, 6.5f, 7.5f, 4.5f, 5.5f, 6.5f, 7.5f},
                                                 {8.5f, 9.5f, 10.5f, 11.5f, 8.5f, 9.5f, 10.5f, 11.5f},
                                                 {12.5f, 13.5f, 14.5f, 15.5f, 12.5f, 13.5f, 14.5f, 15.5f}};
constexpr Lanes kRowCentres[kBlockRows] = {{0.5f, 0.5f, 0.5f, 0.5f, 1.5f, 1.5f, 1.5f, 1.5f},
                                           {2.5f, 2.5f, 2.5f, 2.5f, 3.5f, 3.5f, 3.5f, 3.5f},
                                           {4.5f, 4.5f, 4.5f, 4.5f, 5.5f, 5.5f, 5.5f, 5.5f},
                                           {6.5f, 6.5f, 6.5f, 6.5f, 7.5f, 7.5f, 7.5f, 7.5f},
                                           {8.5f, 8.5f, 8.5f, 8.5f, 9.5f, 9.5f, 9.5f, 9.5f},
                                           {10.5f, 10.5f, 10.5f, 10.5f, 11.5f, 11.5f, 11.5f, 11.5f},
                                           {12.5f, 12.5f, 12.5f, 12.5f, 13.5f, 13.5f, 13.5f, 13.5f},
                                           {14.5f, 14.5f, 14.5f, 14.5f, 15.5f, 15.5f, 15.5f, 15.5f}};

struct BlendJob {
    const Projected& projected;
    TileLists& lists;
    Targets targets;
    float* votes;  // [h, w], weight of the leading thing; needed only when there are several slabs
    float background[3];
    int width, height, columns;
    bool first_slab, last_slab;
};

// What a tile accumulates.
template <unsigned Passes>
struct TileState {
    Lanes clear[kBlocks];  // transmittance
    Lanes red[kBlocks], green[kBlocks], blue[kBlocks];
    Lanes depth[Passes & kDepth ? kBlocks : 1];
    Lanes normal[3][Passes & kNormals ? kBlocks : 1];
    Lanes vote[Passes & kThings ? kBlocks : 1];
    Mask thing[Passes & kThings ? kBlocks : 1];

    void reset() {
        for (int b = 0; b < kBlocks; ++b) {
            clear[b] = lanes(1);
            red[b] = green[b] = blue[b] = lanes(0);
            if constexpr (Passes & kDepth) depth[b] = lanes(0);
            if constexpr (Passes & kNormals) normal[0][b] = normal[1][b] = normal[2][b] = lanes(0);
            if constexpr (Passes & kThings) vote[b] = lanes(0), thing[b] = mask_lanes(-1);
        }
    }
};

// Blocks whose pixel centres the footprint's ellipse of alpha >= 1/255 may contain: for each row of blocks
// the widest chord of its two rows of pixels, about the leftmost and rightmost of their middles. (ox, oy) is
// the tile's corner seen from the footprint's centre.
inline uint32_t blocks_reached(const Footprint& g, float ox, float oy) {
    const Lanes upper = Lanes{0.5f, 2.5f, 4.5f, 6.5f, 8.5f, 10.5f, 12.5f, 14.5f} + oy;
    const Lanes f0 = g.down * upper, f1 = f0 + g.down;
    const Lanes chord = (g.peak - kCutEighth) - min(f0 * f0, f1 * f1);
    const Lanes half = sqrt_above(max(chord, lanes(0))) * g.inverse_across;
    const float slope = -g.shear * g.inverse_across;
    const Lanes middle = slope * upper;
    const Lanes left =
        select(at_most(0.0f, chord), middle + (std::min(slope, 0.0f) - ox) - half, lanes(1e30f));
    const Lanes right = middle + (std::max(slope, 0.0f) - ox) + half;
    return bits(at_most(left, 3.5f) & at_most(0.5f, right)) |
           bits(at_most(left, 7.5f) & at_most(4.5f, right)) << 8 |
           bits(at_most(left, 11.5f) & at_most(8.5f, right)) << 16 |
           bits(at_most(left, 15.5f) & at_most(12.5f, right)) << 24;
}

// Those of a tile's blocks that have a pixel in the picture. (px, py) is the tile's corner.
inline uint32_t blocks_inside(int px, int py, int width, int height) {
    uint32_t out = 0;
    for (int b = 0; b < kBlocks; ++b)
        if (px + b / kBlockRows * kBlockWidth < width && py + b % kBlockRows * kBlockHeight < height)
            out |= 1u << b;
    return out;
}

// Those of the open blocks that are not opaque yet.
inline uint32_t still_open(uint32_t open, const Lanes* clear) {
    for (uint32_t left = open; left; left &= left - 1) {
        const int b = __builtin_ctz(left);
        if (!bits(less(kOpaque, clear[b]))) open &= ~(1u << b);
    }
    return open;
}

// Calls add(footprint, index, blocks that it reaches) front to back until no block is open, and ahead(index)
// some time before; returns the blocks that are still open. First the blocks that each footprint of a batch
// reaches, then the rest: a loop whose trip counts are known early leaves the processor free to run ahead.
// Drawing and its gradient both walk by this, so that they stop at the same footprint.
template <class Ahead, class Add>
inline uint32_t walk_list(const Footprint* footprints, const uint32_t* at, const uint32_t* end, int px,
                          int py, uint32_t open, const Lanes* clear, Ahead&& ahead, Add&& add) {
    uint32_t reached[kBatch];
    while (at != end && open) {
        const int count = int(std::min<std::ptrdiff_t>(kBatch, end - at));
        for (int k = 0; k < count; ++k) {
            if (k + kBatch < end - at) __builtin_prefetch(footprints + at[k + kBatch]);
            ahead(at[k]);
            const Footprint& g = footprints[at[k]];
            reached[k] = blocks_reached(g, px - g.x, py - g.y) & open;
        }
        for (int k = 0; k < count; ++k) add(footprints[at[k]], at[k], reached[k]);
        open = still_open(open, clear);
        at += count;
    }
    return open;
}

template <unsigned Passes, bool Wraps>
class TileBlender {
   public:
    explicit TileBlender(const BlendJob& job) : job_(job) {}

    void blend(std::size_t tile) {
        px_ = int(tile % job_.columns) * kTile;
        py_ = int(tile / job_.columns) * kTile;
        if (job_.first_slab)
            state_.reset();
        else
            resume();
        const bool opaque = walk(job_.lists.begin(tile), job_.lists.end(tile));
        const bool final = opaque || job_.last_slab;
        if (final) job_.lists.finish(tile);
        write(final);
    }

   private:
    // Returns whether every pixel became opaque.
    bool walk(const uint32_t* at, const uint32_t* end) {
        uint32_t open = blocks_inside(px_, py_, job_.width, job_.height);
        if (!job_.first_slab) open = still_open(open, state_.clear);
        open = walk_list(
            job_.projected.footprints.data(), at, end, px_, py_, open, state_.clear, [](uint32_t) {},
            [this](const Footprint& g, uint32_t index, uint32_t blocks) { add(g, index, blocks); });
        return !open;
    }

    void add(const Footprint& g, uint32_t index, uint32_t blocks) {
        const float ox = px_ - g.x, oy = py_ - g.y;
        const Lanes across = lanes(g.across), shear = lanes(g.shear), down = lanes(g.down),
                    peak = lanes(g.peak);
        const Lanes e0 = lanes(g.across * ox + g.shear * oy), f0 = lanes(g.down * oy);
        [[maybe_unused]] const Attributes* extra = Passes ? &job_.projected.attributes[index] : nullptr;
        [[maybe_unused]] const float half = 0.5f * job_.width;
        for (uint32_t left = blocks; left; left &= left - 1) {
            const int b = __builtin_ctz(left);
            const Lanes x = kColumnCentres[b / kBlockRows], y = kRowCentres[b % kBlockRows];
            const Lanes e = across * x + (shear * y + e0), f = down * y + f0;
            const Lanes power = (peak - f * f) - e * e;
            Mask counts = at_most(kCutEighth, power);
            if constexpr (Wraps)
                counts &= at_most(-half, x + ox) & less(x + ox, half);  // the nearer of the two copies
            const Lanes alpha = keep(counts, min(exp_of_eighth(power), lanes(kAlphaMost)));
            const Lanes weight = alpha * state_.clear[b];
            state_.clear[b] -= weight;
            state_.red[b] += weight * g.red;
            state_.green[b] += weight * g.green;
            state_.blue[b] += weight * g.blue;
            if constexpr (Passes & kDepth) state_.depth[b] += weight * extra->depth;
            if constexpr (Passes & kNormals)
                for (int k = 0; k < 3; ++k) state_.normal[k][b] += weight * extra->normal[k];
            if constexpr (Passes & kThings) cast_vote(b, mask_lanes(extra->thing), weight);
        }
    }

    // Boyer and Moore's majority vote (1981), weighted: right whenever one thing has more than half of the
    // whole.
    void cast_vote(int b, Mask thing, Lanes weight) {
        const Lanes vote = state_.vote[b] + select(equal(thing, state_.thing[b]), weight, -weight);
        const Mask lost = less(vote, 0.0f);
        state_.thing[b] = (lost & thing) | (~lost & state_.thing[b]);
        state_.vote[b] = abs(vote);
    }

    // Calls act(pixel's offset in the picture, block, lane) for each pixel of the tile that the picture has.
    template <class Do>
    void each_pixel(Do&& act) const {
        for (int b = 0; b < kBlocks; ++b)
            for (int lane = 0; lane < kLanes; ++lane) {
                const int x = px_ + b / kBlockRows * kBlockWidth + lane % kBlockWidth;
                const int y = py_ + b % kBlockRows * kBlockHeight + lane / kBlockWidth;
                if (x < job_.width && y < job_.height) act(std::size_t(y) * job_.width + x, b, lane);
            }
    }

    // Between slabs the targets hold the sums so far, and alpha the transmittance.
    void resume() {
        state_.reset();
        each_pixel([&](std::size_t at, int b, int lane) {
            const Targets& t = job_.targets;
            state_.clear[b][lane] = t.alpha[at];
            state_.red[b][lane] = t.colour[3 * at];
            state_.green[b][lane] = t.colour[3 * at + 1];
            state_.blue[b][lane] = t.colour[3 * at + 2];
            if constexpr (Passes & kDepth) state_.depth[b][lane] = t.depth[at];
            if constexpr (Passes & kNormals)
                for (int k = 0; k < 3; ++k) state_.normal[k][b][lane] = t.normals[3 * at + k];
            if constexpr (Passes & kThings) {
                state_.thing[b][lane] = t.things[at];
                state_.vote[b][lane] = job_.votes[at];
            }
        });
    }

    void write(bool final) {
        if (final) compose();
        const Targets& t = job_.targets;
        each_pixel([&](std::size_t at, int b, int lane) {
            t.alpha[at] = state_.clear[b][lane];
            t.colour[3 * at] = state_.red[b][lane];
            t.colour[3 * at + 1] = state_.green[b][lane];
            t.colour[3 * at + 2] = state_.blue[b][lane];
            if constexpr (Passes & kDepth) t.depth[at] = state_.depth[b][lane];
            if constexpr (Passes & kNormals)
                for (int k = 0; k < 3; ++k) t.normals[3 * at + k] = state_.normal[k][b][lane];
            if constexpr (Passes & kThings) {
                t.things[at] = state_.thing[b][lane];
                if (job_.votes) job_.votes[at] = state_.vote[b][lane];
            }
        });
    }

    // From sums to what the picture shows.
    void compose() {
        for (int b = 0; b < kBlocks; ++b) {
            const Lanes clear = state_.clear[b], alpha = 1.0f - clear;
            const Mask covered = less(0.0f, alpha);
            state_.red[b] += clear * job_.background[0];
            state_.green[b] += clear * job_.background[1];
            state_.blue[b] += clear * job_.background[2];
            state_.clear[b] = alpha;
            if constexpr (Passes & kDepth)
                state_.depth[b] =
                    select(covered, state_.depth[b] / alpha, lanes(std::numeric_limits<float>::infinity()));
            if constexpr (Passes & kNormals) {
                const Lanes x = state_.normal[0][b], y = state_.normal[1][b], z = state_.normal[2][b];
                const Lanes inverse = 1.0f / sqrt(max(x * x + y * y + z * z, lanes(1e-30f)));
                for (int k = 0; k < 3; ++k) state_.normal[k][b] *= inverse;
            }
        }
    }

    const BlendJob& job_;
    TileState<Passes> state_;
    int px_ = 0, py_ = 0;
};

template <unsigned Passes, bool Wraps>
void blend_tiles(Team& team, const BlendJob& job, std::size_t tiles) {
    std::atomic<std::size_t> next{0};
    team.run([&](int) {
        TileBlender<Passes, Wraps> blender(job);
        for (std::size_t from; (from = next.fetch_add(kTilesAtOnce, std::memory_order_relaxed)) < tiles;)
            for (std::size_t tile = from; tile < std::min(tiles, from + kTilesAtOnce); ++tile)
                if (!job.lists.finished(tile)) blender.blend(tile);
    });
}

}  // namespace terrazzo::raster
