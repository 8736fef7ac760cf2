// Nearest neighbours of oriented points: a k-d tree (Bentley 1975) over position and weighted normal, so that
// two sides of a wall, or the faces that meet in an edge, are far from each other.
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "rays.hpp"

namespace terrazzo::light {

// A number for a cell of space and a rough heading: points with the same one are near each other and face
// alike.
inline uint64_t cell_key(Vec3 position, Vec3 normal, float cell) {
    uint64_t key = 0;
    for (int k = 0; k < 3; k++) {
        const auto place = static_cast<int64_t>(std::floor(position[k] / cell));
        const auto heading = static_cast<int64_t>(std::floor(normal[k] * 1.5f + 0.5f)) + 2;
        key = (key * 0x9e3779b97f4a7c15ULL + static_cast<uint64_t>(place)) * 0xbf58476d1ce4e5b9ULL +
              static_cast<uint64_t>(heading);
        key ^= key >> 29;
    }
    return key;
}

class OrientedTree {
   public:
    struct Neighbour {
        float distance2;
        uint32_t index;
        bool operator<(const Neighbour& other) const {
            return distance2 < other.distance2 || (distance2 == other.distance2 && index < other.index);
        }
    };

    // normal_weight: metres that a difference of one in the unit normals counts for.
    template <class PositionOf, class NormalOf>
    OrientedTree(size_t count, float normal_weight, PositionOf&& position, NormalOf&& normal)
        : weight_(normal_weight), keys_(count), index_(count) {
        for (size_t i = 0; i < count; i++) keys_[i] = key(position(i), normal(i));
        std::iota(index_.begin(), index_.end(), 0u);
        if (count) build(0, static_cast<uint32_t>(count));
        std::vector<Key> sorted(count);
        for (size_t i = 0; i < count; i++) sorted[i] = keys_[index_[i]];
        keys_ = std::move(sorted);
    }

    // The nearest, in order of distance; returns how many there are, at most `most`.
    int nearest(Vec3 position, Vec3 normal, int most, Neighbour* out) const {
        Query query{key(position, normal), most, 0, out, {}};
        if (!nodes_.empty()) search(0, 0, query);
        return query.found;
    }

    // As it is measured here, between any two oriented points [m].
    float distance(Vec3 position, Vec3 normal, Vec3 other, Vec3 other_normal) const {
        const Vec3 gap = other - position, turn = (other_normal - normal) * weight_;
        return std::sqrt(dot(gap, gap) + dot(turn, turn));
    }

   private:
    static constexpr int dimensions = 6, leaf_size = 8;
    struct Key {
        float x[dimensions];
    };
    struct Node {
        float split;
        int32_t axis;  // -1: a leaf
        uint32_t first, count, right;
    };
    struct Query {
        Key at;
        int most, found;
        Neighbour* out;
        float offset[dimensions];  // how far the visited cell lies from the query along each axis
    };

    Key key(Vec3 p, Vec3 n) const { return {{p.x, p.y, p.z, n.x * weight_, n.y * weight_, n.z * weight_}}; }

    void build(uint32_t first, uint32_t count) {
        const size_t id = nodes_.size();
        nodes_.push_back({0, -1, first, count, 0});
        if (count <= leaf_size) return;
        float low[dimensions], high[dimensions];
        for (int k = 0; k < dimensions; k++) low[k] = far_away, high[k] = -far_away;
        for (uint32_t i = first; i < first + count; i++)
            for (int k = 0; k < dimensions; k++) {
                low[k] = std::min(low[k], keys_[index_[i]].x[k]);
                high[k] = std::max(high[k], keys_[index_[i]].x[k]);
            }
        int axis = 0;
        for (int k = 1; k < dimensions; k++)
            if (high[k] - low[k] > high[axis] - low[axis]) axis = k;
        const uint32_t half = count / 2;
        const auto begin = index_.begin() + first;
        std::nth_element(begin, begin + half, begin + count, [&](uint32_t a, uint32_t b) {
            const float x = keys_[a].x[axis], y = keys_[b].x[axis];
            return x < y || (x == y && a < b);
        });
        nodes_[id].axis = axis;
        nodes_[id].split = keys_[index_[first + half]].x[axis];
        build(first, half);
        nodes_[id].right = static_cast<uint32_t>(nodes_.size());
        build(first + half, count - half);
    }

    // distance2: from the query to the node's cell (Arya and Mount 1993).
    void search(uint32_t id, float distance2, Query& query) const {
        const Node& node = nodes_[id];
        if (node.axis < 0) {
            for (uint32_t i = node.first; i < node.first + node.count; i++) {
                float sum = 0;
                for (int k = 0; k < dimensions; k++) {
                    const float d = keys_[i].x[k] - query.at.x[k];
                    sum += d * d;
                }
                const Neighbour candidate{sum, index_[i]};
                if (query.found == query.most && !(candidate < query.out[query.found - 1])) continue;
                int at = query.found < query.most ? query.found++ : query.found - 1;
                for (; at > 0 && candidate < query.out[at - 1]; at--) query.out[at] = query.out[at - 1];
                query.out[at] = candidate;
            }
            return;
        }
        const float delta = query.at.x[node.axis] - node.split, before = query.offset[node.axis];
        search(delta < 0 ? id + 1 : node.right, distance2, query);
        const float beyond = distance2 - before * before + delta * delta;
        if (query.found == query.most && beyond > query.out[query.found - 1].distance2) return;
        query.offset[node.axis] = delta;
        search(delta < 0 ? node.right : id + 1, beyond, query);
        query.offset[node.axis] = before;
    }

    float weight_;
    std::vector<Key> keys_;
    std::vector<uint32_t> index_;
    std::vector<Node> nodes_;
};

}  // namespace terrazzo::light
