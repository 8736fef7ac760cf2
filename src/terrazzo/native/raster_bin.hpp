// Third stage: for each tile, the footprints that touch it, nearest first. A counting sort of (tile,
// footprint) pairs in depth order, so the pairs themselves are never compared. Pairs are bounded: a scene
// that has more is drawn in several slabs, front to back, and tiles that are already opaque take no further
// part.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "raster_buffer.hpp"
#include "raster_project.hpp"
#include "raster_team.hpp"

namespace terrazzo::raster {

constexpr std::size_t kHistogramBudget = std::size_t(1) << 24;  // 64 MiB of counters, whatever the picture

class TileLists {
   public:
    // Takes the depth order; call `fill` for each slab, then read `begin(tile)` to `end(tile)`.
    void prepare(Team& team, const Projected& p, const uint32_t* order, int columns, int rows,
                 std::size_t pair_budget) {
        columns_ = columns;
        tiles_ = std::size_t(columns) * rows;
        order_ = order;
        boxes_.reserve(p.visible);
        done_.assign(tiles_, 0);
        offsets_.resize(tiles_ + 1);
        threads_ =
            int(std::max<std::size_t>(1, std::min<std::size_t>(team.size(), kHistogramBudget / tiles_)));
        const std::size_t n = p.visible;
        std::vector<std::size_t> sums(team.size());
        team.run([&](int t) {
            std::size_t sum = 0;
            for (std::size_t i = n * t / team.size(), e = n * (t + 1) / team.size(); i < e; ++i) {
                boxes_[i] = p.boxes[order[i]];
                sum += boxes_[i].area();
            }
            sums[t] = sum;
        });
        total_ = 0;
        for (std::size_t s : sums) total_ += s;
        cut_slabs(n, pair_budget);
    }

    std::size_t slab_count() const { return slabs_.size() - 1; }
    std::size_t pair_count() const { return total_; }

    void fill(Team& team, std::size_t slab) {
        const std::size_t begin = slabs_[slab], n = slabs_[slab + 1] - begin;
        counts_.resize(std::size_t(threads_) * tiles_);
        const auto part = [&](int t) { return begin + n * t / threads_; };
        team.run([&](int t) {
            if (t >= threads_) return;
            uint32_t* counts = &counts_[t * tiles_];
            std::fill(counts, counts + tiles_, 0u);
            for (std::size_t i = part(t), e = part(t + 1); i < e; ++i)
                visit(boxes_[i], [&](std::size_t tile, uint32_t live) { counts[tile] += live; });
        });
        uint32_t sum = 0;
        for (std::size_t tile = 0; tile < tiles_; ++tile) {
            offsets_[tile] = sum;
            for (int t = 0; t < threads_; ++t) {
                uint32_t& count = counts_[t * tiles_ + tile];
                if (done_[tile]) count = 0;
                sum += std::exchange(count, sum);
            }
        }
        offsets_[tiles_] = sum;
        list_.reserve(sum + threads_);
        team.run([&](int t) {
            if (t >= threads_) return;
            uint32_t* to = &counts_[t * tiles_];
            const uint32_t nowhere = sum + t;
            for (std::size_t i = part(t), e = part(t + 1); i < e; ++i) {
                const uint32_t footprint = order_[i];
                visit(boxes_[i], [&](std::size_t tile, uint32_t live) {
                    live &= done_[tile] ^ 1u;
                    list_[live ? to[tile] : nowhere] = footprint;
                    to[tile] += live;
                });
            }
        });
    }

    const uint32_t* begin(std::size_t tile) const { return list_.data() + offsets_[tile]; }
    const uint32_t* end(std::size_t tile) const { return list_.data() + offsets_[tile + 1]; }

    // Each tile is written by one thread only.
    void finish(std::size_t tile) { done_[tile] = 1; }
    bool finished(std::size_t tile) const { return done_[tile]; }
    bool all_finished() const { return std::find(done_.begin(), done_.end(), 0) == done_.end(); }

    std::size_t bytes() const {
        return boxes_.bytes() + list_.bytes() + counts_.capacity() * 4 + offsets_.capacity() * 4 +
               done_.capacity();
    }

   private:
    // Calls act(tile, 1) for each tile of the box. Most boxes are at most two tiles wide and tall; those take
    // the same four steps without a branch to mispredict, with act(tile, 0) where a tile is named twice.
    template <class Do>
    void visit(TileBox b, Do&& act) const {
        const uint32_t wide = b.right - b.left - 1, tall = b.bottom - b.top - 1;
        const std::size_t corner = std::size_t(b.top) * columns_ + b.left;
        if ((wide | tall) <= 1) {
            const std::size_t below = corner + tall * columns_;
            act(corner, 1u);
            act(corner + wide, wide);
            act(below, tall);
            act(below + wide, wide & tall);
            return;
        }
        for (uint32_t y = 0; y <= tall; ++y)
            for (uint32_t x = 0; x <= wide; ++x) act(corner + std::size_t(y) * columns_ + x, 1u);
    }

    // Stretches of the depth order with at most `budget` pairs each, or a single footprint.
    void cut_slabs(std::size_t n, std::size_t budget) {
        slabs_.assign(1, 0);
        if (total_ > budget) {
            std::size_t pairs = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t area = boxes_[i].area();
                if (pairs + area > budget && pairs > 0) {
                    slabs_.push_back(i);
                    pairs = 0;
                }
                pairs += area;
            }
        }
        slabs_.push_back(n);
    }

    int columns_ = 0, threads_ = 1;
    std::size_t tiles_ = 0, total_ = 0;
    const uint32_t* order_ = nullptr;
    Buffer<TileBox> boxes_;  // in depth order
    Buffer<uint32_t> list_;
    std::vector<std::size_t> slabs_;
    std::vector<uint32_t> offsets_, counts_;
    std::vector<uint8_t> done_;
};

}  // namespace terrazzo::raster
