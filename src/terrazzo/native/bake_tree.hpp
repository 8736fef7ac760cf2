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

    static constexpr int most_neighbours = 64;  // that one can ask for

    // normal_weight: metres that a difference of one in the unit normals counts for.
    template <class PositionOf, class NormalOf>
    OrientedTree(size_t count, float normal_weight, PositionOf&& position, NormalOf&& normal)
        : weight_(normal_weight) {
        std::vector<Key> keys(count);
        for (size_t i = 0; i < count; i++) keys[i] = key(position(i), normal(i));
        std::vector<uint32_t> index(count);
        std::iota(index.begin(), index.end(), 0u);
        if (count) build(keys, index.data(), static_cast<uint32_t>(count));
    }

    // The nearest, in order of distance; returns how many there are, at most `most`.
    int nearest(Vec3 position, Vec3 normal, int most, Neighbour* out) const {
        Query query(key(position, normal), std::min(most, most_neighbours));
        if (!nodes_.empty()) search(0, 0, query);
        return query.finish(out);
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
    struct alignas(32) Leaf {
        Float8 x[dimensions];
        uint32_t index[leaf_size];
    };
    struct Node {
        float split;
        int32_t axis;   // -1: a leaf
        uint32_t next;  // the right child, or the leaf
    };
    // Keeps the nearest so far and some more; they are only sorted out when there are too many.
    struct Query {
        Query(const Key& at, int most) : at(at), most(most) {}
        Key at;
        int most, found = 0, limit = most;
        float bound = far_away;      // those farther off are not among the nearest
        float offset[dimensions]{};  // how far the visited cell lies from the query along each axis
        Neighbour pool[2 * most_neighbours];

        void add(const Neighbour& candidate) {
            pool[found++] = candidate;
            if (found == limit) trim();
        }
        void trim() {
            std::nth_element(pool, pool + most - 1, pool + found);
            found = most;
            limit = most + std::max(1, most / 2);
            bound = pool[most - 1].distance2;
        }
        int finish(Neighbour* out) {
            if (found > most) trim();
            std::sort(pool, pool + found);
            std::copy(pool, pool + found, out);
            return found;
        }
    };

    Key key(Vec3 p, Vec3 n) const { return {{p.x, p.y, p.z, n.x * weight_, n.y * weight_, n.z * weight_}}; }

    void build(const std::vector<Key>& keys, uint32_t* index, uint32_t count) {
        const size_t id = nodes_.size();
        nodes_.push_back({0, -1, static_cast<uint32_t>(leaves_.size())});
        if (count <= leaf_size) {
            Leaf leaf;
            for (Float8& x : leaf.x) x = all(std::sqrt(far_away));  // empty places are beyond all bounds
            for (uint32_t i = 0; i < count; i++) {
                for (int k = 0; k < dimensions; k++) leaf.x[k][i] = keys[index[i]].x[k];
                leaf.index[i] = index[i];
            }
            leaves_.push_back(leaf);
            return;
        }
        float low[dimensions], high[dimensions];
        for (int k = 0; k < dimensions; k++) low[k] = far_away, high[k] = -far_away;
        for (uint32_t i = 0; i < count; i++)
            for (int k = 0; k < dimensions; k++) {
                low[k] = std::min(low[k], keys[index[i]].x[k]);
                high[k] = std::max(high[k], keys[index[i]].x[k]);
            }
        int axis = 0;
        for (int k = 1; k < dimensions; k++)
            if (high[k] - low[k] > high[axis] - low[axis]) axis = k;
        const uint32_t half = count / 2;
        std::nth_element(index, index + half, index + count, [&](uint32_t a, uint32_t b) {
            const float x = keys[a].x[axis], y = keys[b].x[axis];
            return x < y || (x == y && a < b);
        });
        nodes_[id].axis = axis;
        nodes_[id].split = keys[index[half]].x[axis];
        build(keys, index, half);
        nodes_[id].next = static_cast<uint32_t>(nodes_.size());
        build(keys, index + half, count - half);
    }

    // distance2: from the query to the node's cell (Arya and Mount 1993).
    void search(uint32_t id, float distance2, Query& query) const {
        const Node& node = nodes_[id];
        if (node.axis < 0) {
            const Leaf& leaf = leaves_[node.next];
            Float8 sum = all(0);
            for (int k = 0; k < dimensions; k++) {
                const Float8 d = leaf.x[k] - all(query.at.x[k]);
                sum += d * d;
            }
            for (uint32_t bits = lanes(sum <= all(query.bound)); bits; bits &= bits - 1) {
                const int i = __builtin_ctz(bits);
                query.add({sum[i], leaf.index[i]});
            }
            return;
        }
        const float delta = query.at.x[node.axis] - node.split, before = query.offset[node.axis];
        search(delta < 0 ? id + 1 : node.next, distance2, query);
        const float beyond = distance2 - before * before + delta * delta;
        if (beyond > query.bound) return;
        query.offset[node.axis] = delta;
        search(delta < 0 ? node.next : id + 1, beyond, query);
        query.offset[node.axis] = before;
    }

    float weight_;
    std::vector<Leaf> leaves_;
    std::vector<Node> nodes_;
};

}  // namespace terrazzo::light
