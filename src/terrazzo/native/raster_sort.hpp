// Second stage: the footprints from near to far. A stable radix sort of the bits of the depths (which are
// positive, so their bits order as they do), three passes of 11 bits; ties keep the order of the splats.
#pragma once

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "raster_buffer.hpp"
#include "raster_project.hpp"
#include "raster_team.hpp"

namespace terrazzo::raster {

class DepthSort {
   public:
    // Indices of footprints, nearest first; out.visible of them. Valid until the next call.
    const uint32_t* order(Team& team, const Projected& p) {
        count_ = p.visible;
        keys_[0].reserve(count_), keys_[1].reserve(count_);
        index_[0].reserve(count_), index_[1].reserve(count_);
        histograms_.assign(std::size_t(team.size()) * kBuckets, 0);
        close_ranks(team, p);
        for (int pass = 0; pass < 3; ++pass) scatter(team, 11 * pass, pass & 1);
        return index_[1].data();
    }

    std::size_t bytes() const { return keys_[0].bytes() * 4; }

   private:
    static constexpr uint32_t kBuckets = 2048;

    // The segments' keys, without the gaps between them.
    void close_ranks(Team& team, const Projected& p) {
        starts_.resize(p.segment_count + 1);
        std::size_t at = 0;
        for (std::size_t k = 0; k < p.segment_count; ++k) {
            starts_[k] = at;
            at += p.segments[k].count;
        }
        team.run([&](int t) {
            const std::size_t from = p.segment_count * t / team.size(),
                              to = p.segment_count * (t + 1) / team.size();
            for (std::size_t k = from; k < to; ++k) {
                const Segment& s = p.segments[k];
                std::memcpy(&keys_[0][starts_[k]], &p.depths[s.begin], s.count * sizeof(float));
                for (std::size_t i = 0; i < s.count; ++i) index_[0][starts_[k] + i] = uint32_t(s.begin + i);
            }
        });
    }

    void scatter(Team& team, int shift, int from) {
        const uint32_t* keys = keys_[from].data();
        const uint32_t* index = index_[from].data();
        uint32_t *keys_out = keys_[1 - from].data(), *index_out = index_[1 - from].data();
        const std::size_t n = count_;
        const int threads = team.size();
        team.run([&](int t) {
            uint32_t* h = &histograms_[std::size_t(t) * kBuckets];
            std::fill(h, h + kBuckets, 0u);
            for (std::size_t i = n * t / threads, e = n * (t + 1) / threads; i < e; ++i)
                ++h[keys[i] >> shift & (kBuckets - 1)];
        });
        uint32_t sum = 0;
        for (uint32_t b = 0; b < kBuckets; ++b)
            for (int t = 0; t < threads; ++t)
                sum += std::exchange(histograms_[std::size_t(t) * kBuckets + b], sum);
        team.run([&](int t) {
            uint32_t* h = &histograms_[std::size_t(t) * kBuckets];
            for (std::size_t i = n * t / threads, e = n * (t + 1) / threads; i < e; ++i) {
                const uint32_t to = h[keys[i] >> shift & (kBuckets - 1)]++;
                keys_out[to] = keys[i];
                index_out[to] = index[i];
            }
        });
    }

    std::size_t count_ = 0;
    Buffer<uint32_t> keys_[2], index_[2];
    std::vector<uint32_t> histograms_;
    std::vector<std::size_t> starts_;
};

}  // namespace terrazzo::raster
