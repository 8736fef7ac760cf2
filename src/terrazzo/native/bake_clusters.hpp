// Points that lie together and face alike, in an order in which neighbours follow each other: what is asked
// once for a cluster costs little, and what is asked in this order finds its data in the cache.
#pragma once

#include "bake_direct.hpp"

namespace terrazzo::light {

class Clusters {
   public:
    // side: of the cubes [m].
    Clusters(const Receiver* points, size_t count, float side, int threads) : order_(count), cluster_(count) {
        Vec3 low{far_away, far_away, far_away};
        for (size_t i = 0; i < count; i++) {
            const Vec3 p = points[i].position;
            low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
        }
        struct Place {
            uint64_t key;
            uint32_t point;
            bool operator<(const Place& o) const { return key != o.key ? key < o.key : point < o.point; }
        };
        std::vector<Place> places(count);
        parallel_for(count, threads, 8192,
                     [&](size_t i) { places[i] = {key(points[i], low, side), static_cast<uint32_t>(i)}; });
        parallel_sort(places, threads);
        for (size_t i = 0; i < count; i++) {
            order_[i] = places[i].point;
            if (i == 0 || places[i].key != places[i - 1].key) first_.push_back(static_cast<uint32_t>(i));
            cluster_[order_[i]] = static_cast<uint32_t>(first_.size() - 1);
        }
        const size_t clusters = first_.size();
        first_.push_back(static_cast<uint32_t>(count));
        middle_.resize(clusters);
        parallel_for(clusters, threads, 1024, [&](size_t c) { middle_[c] = most_central(points, c); });
    }

    size_t size() const { return middle_.size(); }
    const std::vector<uint32_t>& order() const { return order_; }
    uint32_t of(uint32_t point) const { return cluster_[point]; }
    uint32_t middle(size_t cluster) const { return middle_[cluster]; }
    const uint32_t* begin(size_t cluster) const { return order_.data() + first_[cluster]; }
    const uint32_t* end(size_t cluster) const { return order_.data() + first_[cluster + 1]; }

   private:
    // The cube along a Z-order curve (Morton 1966), then the heading, to a quarter.
    static uint64_t key(const Receiver& at, Vec3 low, float side) {
        uint64_t cube = 0, heading = 0;
        for (int k = 0; k < 3; k++) {
            cube |= spread_bits(static_cast<uint64_t>((at.position[k] - low[k]) / side)) << k;
            heading = heading * 5 + static_cast<uint64_t>(at.normal[k] * 2 + 2.5f);
        }
        return cube << 7 | heading;
    }

    uint32_t most_central(const Receiver* points, size_t cluster) const {
        Vec3 mean;
        for (const uint32_t* i = begin(cluster); i != end(cluster); i++) mean += points[*i].position;
        mean = mean * (1.0f / static_cast<float>(end(cluster) - begin(cluster)));
        uint32_t best = *begin(cluster);
        float least = far_away;
        for (const uint32_t* i = begin(cluster); i != end(cluster); i++) {
            const Vec3 gap = points[*i].position - mean;
            if (dot(gap, gap) < least) least = dot(gap, gap), best = *i;
        }
        return best;
    }

    std::vector<uint32_t> order_, cluster_, first_, middle_;
};

}  // namespace terrazzo::light
