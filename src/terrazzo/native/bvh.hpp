// A bounding volume hierarchy over triangles: eight children a node, eight triangles a leaf, both tested at
// once. Built by splitting ranges with the binned surface area heuristic (Wald 2007) until a node has its
// eight children.
#pragma once

#include <algorithm>
#include <vector>

#include "rays.hpp"

namespace terrazzo::light {

class Bvh {
   public:
    // corners: 9 floats a triangle; transmission: 3 floats a triangle (share of light that passes straight
    // through).
    Bvh(const float* corners, const float* transmission, size_t count);

    Hit closest(const Ray& ray) const;

    // Share of light that gets along the ray: zero as soon as something opaque is in the way.
    Vec3 transmittance(const Ray& ray) const;

    // The same for one of many rays alike: what blocked the last one is asked first. `blocker` starts as
    // `nothing`.
    static constexpr int32_t nothing = -1;
    Vec3 transmittance(const Ray& ray, int32_t& blocker) const;

    // The same; `triangle` becomes the opaque one that is in the way, if any.
    Vec3 transmittance(const Ray& ray, uint32_t& triangle) const;

    // Whether the ray meets any triangle, transparent or not.
    bool occluded(const Ray& ray) const;

    size_t node_count() const { return nodes_.size(); }

   private:
    struct alignas(32) Node {
        Float8 bounds[6];  // low x, y, z, high x, y, z of the children
        int32_t child[8];  // >= 0: node; < 0: ~pack
    };
    struct alignas(32) Pack {
        Float8 corner[3], edge1[3], edge2[3];
        uint32_t triangle[8];
        bool opaque;
    };
    struct Box {
        float low[3] = {far_away, far_away, far_away}, high[3] = {-far_away, -far_away, -far_away};
        void grow(const Box& b) {
            for (int k = 0; k < 3; k++)
                low[k] = std::min(low[k], b.low[k]), high[k] = std::max(high[k], b.high[k]);
        }
        float half_area() const {
            const float x = high[0] - low[0], y = high[1] - low[1], z = high[2] - low[2];
            return x < 0 ? 0 : x * y + y * z + z * x;
        }
    };
    struct Range {
        uint32_t first, count;
        Box box;
    };
    struct Slabs {  // what a ray needs for box tests
        explicit Slabs(const Ray& ray);
        Float8 inverse[3], shifted[3];
        int near[3], far[3];
        uint32_t test(const Node& node, float far_limit, Float8& entry) const;
    };
    struct PackHits {
        uint32_t lanes;
        Float8 t, u, v;
    };
    struct Entry {
        float distance;
        int32_t child;
    };

    static constexpr int stack_size = 320;
    static constexpr int balanced_below =
        24;  // from this depth ranges are halved, so that the stack is bounded

    static PackHits intersect(const Pack& pack, const Ray& ray, float far_limit);
    uint32_t split(Range range, bool halve);
    Range range_of(uint32_t first, uint32_t count) const;
    int32_t build_node(Range range, int depth);
    int32_t build_pack(const Range& range);
    template <class OnPack>
    void walk(const Ray& ray, OnPack&& on_pack) const;
    template <class OnBlock>
    Vec3 share_along(const Ray& ray, OnBlock&& on_block) const;

    std::vector<Node> nodes_;
    std::vector<Pack> packs_;
    std::vector<Vec3> transmission_;
    // Only while building:
    const float* corners_ = nullptr;
    std::vector<Box> boxes_;
    std::vector<uint32_t> order_;
    float padding_ = 0;
};

inline Bvh::Bvh(const float* corners, const float* transmission, size_t count) : corners_(corners) {
    transmission_.resize(count);
    boxes_.resize(count);
    order_.resize(count);
    Box all_boxes;
    for (size_t i = 0; i < count; i++) {
        transmission_[i] = load3(transmission + 3 * i);
        for (int c = 0; c < 3; c++)
            for (int k = 0; k < 3; k++) {
                const float x = corners[9 * i + 3 * c + k];
                boxes_[i].low[k] = std::min(boxes_[i].low[k], x);
                boxes_[i].high[k] = std::max(boxes_[i].high[k], x);
            }
        order_[i] = static_cast<uint32_t>(i);
        all_boxes.grow(boxes_[i]);
    }
    if (count) {
        // Rounding in the slab test grows with the coordinates; a little air around every box makes up for
        // it.
        for (int k = 0; k < 3; k++)
            padding_ =
                std::max(padding_, std::max(std::fabs(all_boxes.low[k]), std::fabs(all_boxes.high[k])));
        padding_ = padding_ * 4e-6f + 1e-7f;
        build_node(range_of(0, static_cast<uint32_t>(count)), 0);
    }
    boxes_ = {};
    order_ = {};
    corners_ = nullptr;
}

inline Bvh::Range Bvh::range_of(uint32_t first, uint32_t count) const {
    Range range{first, count, {}};
    for (uint32_t i = first; i < first + count; i++) range.box.grow(boxes_[order_[i]]);
    return range;
}

// Reorders a range in two parts and returns where the second begins.
inline uint32_t Bvh::split(Range range, bool halve) {
    const auto begin = order_.begin() + range.first, end = begin + range.count;
    constexpr int bins = 16;
    Box middles;  // of twice the boxes' middles
    for (auto it = begin; it != end; ++it) {
        Box point;
        for (int k = 0; k < 3; k++) point.low[k] = point.high[k] = boxes_[*it].low[k] + boxes_[*it].high[k];
        middles.grow(point);
    }
    float best_cost = far_away, best_low = 0, best_scale = 0;
    int best_axis = -1, best_bin = 0, widest = 0;
    for (int k = 0; k < 3; k++) {
        const float low = middles.low[k], extent = middles.high[k] - low;
        if (extent > middles.high[widest] - middles.low[widest]) widest = k;
        if (!(extent > 1e-12f) || halve) continue;
        const float scale = bins * 0.9999f / extent;
        Box box[bins], right[bins];
        uint32_t count[bins] = {}, right_count[bins] = {};
        for (auto it = begin; it != end; ++it) {
            const Box& b = boxes_[*it];
            const int j = std::min(bins - 1, static_cast<int>((b.low[k] + b.high[k] - low) * scale));
            box[j].grow(b);
            count[j]++;
        }
        right[bins - 1] = box[bins - 1];
        right_count[bins - 1] = count[bins - 1];
        for (int j = bins - 2; j > 0; j--) {
            right[j] = right[j + 1];
            right[j].grow(box[j]);
            right_count[j] = right_count[j + 1] + count[j];
        }
        Box left;
        uint32_t left_count = 0;
        for (int j = 0; j + 1 < bins; j++) {
            left.grow(box[j]);
            left_count += count[j];
            if (!left_count || !right_count[j + 1]) continue;
            const float cost = left.half_area() * left_count + right[j + 1].half_area() * right_count[j + 1];
            if (cost < best_cost)
                best_cost = cost, best_axis = k, best_bin = j, best_low = low, best_scale = scale;
        }
    }
    if (best_axis < 0) {
        const auto middle = begin + range.count / 2;
        std::nth_element(begin, middle, end, [&](uint32_t a, uint32_t b) {
            const float x = boxes_[a].low[widest] + boxes_[a].high[widest];
            const float y = boxes_[b].low[widest] + boxes_[b].high[widest];
            return x < y || (x == y && a < b);
        });
        return static_cast<uint32_t>(middle - order_.begin());
    }
    const auto middle = std::partition(begin, end, [&](uint32_t i) {
        const float x = boxes_[i].low[best_axis] + boxes_[i].high[best_axis];
        return std::min(bins - 1, static_cast<int>((x - best_low) * best_scale)) <= best_bin;
    });
    return static_cast<uint32_t>(middle - order_.begin());
}

inline int32_t Bvh::build_pack(const Range& range) {
    Pack pack{};
    pack.opaque = true;
    for (int i = 0; i < 8; i++) pack.triangle[i] = no_triangle;  // empty lanes have no area and are never hit
    for (uint32_t i = 0; i < range.count; i++) {
        const uint32_t id = order_[range.first + i];
        const float* c = corners_ + 9 * static_cast<size_t>(id);
        for (int k = 0; k < 3; k++) {
            pack.corner[k][i] = c[k];
            pack.edge1[k][i] = c[3 + k] - c[k];
            pack.edge2[k][i] = c[6 + k] - c[k];
        }
        pack.triangle[i] = id;
        pack.opaque &= !(largest(transmission_[id]) > 0);
    }
    packs_.push_back(pack);
    return ~static_cast<int32_t>(packs_.size() - 1);
}

inline int32_t Bvh::build_node(Range whole, int depth) {
    Range part[8] = {whole};
    int parts = 1;
    while (parts < 8) {
        int pick = -1;
        for (int i = 0; i < parts; i++)
            if (part[i].count > 8 && (pick < 0 || part[i].box.half_area() > part[pick].box.half_area()))
                pick = i;
        if (pick < 0) break;
        const Range range = part[pick];
        const uint32_t middle = split(range, depth >= balanced_below);
        part[pick] = range_of(range.first, middle - range.first);
        part[parts++] = range_of(middle, range.first + range.count - middle);
    }
    const auto index = static_cast<int32_t>(nodes_.size());
    nodes_.emplace_back();
    for (int k = 0; k < 6; k++) nodes_[index].bounds[k] = all(k < 3 ? far_away : -far_away);
    for (int i = 0; i < parts; i++) {
        const int32_t child = part[i].count <= 8 ? build_pack(part[i]) : build_node(part[i], depth + 1);
        Node& node = nodes_[index];
        node.child[i] = child;
        for (int k = 0; k < 3; k++) {
            node.bounds[k][i] = part[i].box.low[k] - padding_;
            node.bounds[3 + k][i] = part[i].box.high[k] + padding_;
        }
    }
    return index;
}

inline Bvh::Slabs::Slabs(const Ray& ray) {
    for (int k = 0; k < 3; k++) {
        float d = ray.direction[k];
        if (std::fabs(d) < 1e-12f) d = std::signbit(d) ? -1e-12f : 1e-12f;
        inverse[k] = all(1 / d);
        shifted[k] = all(ray.origin[k] / d);
        near[k] = d < 0 ? 3 + k : k;
        far[k] = d < 0 ? k : 3 + k;
    }
}

inline uint32_t Bvh::Slabs::test(const Node& node, float far_limit, Float8& entry) const {
    Float8 t0 = all(0), t1 = all(far_limit);
    for (int k = 0; k < 3; k++) {
        t0 = max8(t0, node.bounds[near[k]] * inverse[k] - shifted[k]);
        t1 = min8(t1, node.bounds[far[k]] * inverse[k] - shifted[k]);
    }
    entry = t0;
    return lanes(t0 <= t1);
}

// Moeller and Trumbore (1997), eight triangles at once. Edges are a hair wide, so that no ray slips between
// neighbours.
inline Bvh::PackHits Bvh::intersect(const Pack& pack, const Ray& ray, float far_limit) {
    const Float8 *e1 = pack.edge1, *e2 = pack.edge2;
    const Float8 dx = all(ray.direction.x), dy = all(ray.direction.y), dz = all(ray.direction.z);
    const Float8 px = dy * e2[2] - dz * e2[1], py = dz * e2[0] - dx * e2[2], pz = dx * e2[1] - dy * e2[0];
    const Float8 inverse = all(1) / (e1[0] * px + e1[1] * py + e1[2] * pz);
    const Float8 sx = all(ray.origin.x) - pack.corner[0], sy = all(ray.origin.y) - pack.corner[1],
                 sz = all(ray.origin.z) - pack.corner[2];
    const Float8 u = (sx * px + sy * py + sz * pz) * inverse;
    const Float8 qx = sy * e1[2] - sz * e1[1], qy = sz * e1[0] - sx * e1[2], qz = sx * e1[1] - sy * e1[0];
    const Float8 v = (dx * qx + dy * qy + dz * qz) * inverse;
    const Float8 t = (e2[0] * qx + e2[1] * qy + e2[2] * qz) * inverse;
    constexpr float edge = 4e-5f;
    const Int8 inside = (u >= all(-edge)) & (v >= all(-edge)) & (u + v <= all(1 + edge));
    return {lanes(inside & (t > all(1e-6f)) & (t < all(far_limit))), t, u, v};
}

inline Hit Bvh::closest(const Ray& ray) const {
    Hit hit;
    hit.distance = ray.far;
    if (nodes_.empty()) return hit;
    const Slabs slabs(ray);
    Entry stack[stack_size];
    int top = 0;
    int32_t current = 0;
    for (;;) {
        if (current >= 0) {
            const Node& node = nodes_[current];
            Float8 entry;
            uint32_t bits = slabs.test(node, hit.distance, entry);
            const int bottom = top;
            while (bits) {
                const int i = __builtin_ctz(bits);
                bits &= bits - 1;
                const Entry e{entry[i], node.child[i]};
                int at = top++;  // the nearest ends on top
                for (; at > bottom && stack[at - 1].distance < e.distance; at--) stack[at] = stack[at - 1];
                stack[at] = e;
            }
        } else {
            const Pack& pack = packs_[~current];
            const PackHits hits = intersect(pack, ray, hit.distance);
            for (uint32_t bits = hits.lanes; bits; bits &= bits - 1) {
                const int i = __builtin_ctz(bits);
                const float t = hits.t[i];
                if (t < hit.distance || (t == hit.distance && pack.triangle[i] < hit.triangle))
                    hit = {t, pack.triangle[i], hits.u[i], hits.v[i]};
            }
        }
        do {
            if (!top) return hit;
            --top;
        } while (stack[top].distance > hit.distance);
        current = stack[top].child;
    }
}

// Visits the packs along the ray in any order until `on_pack` returns true.
template <class OnPack>
void Bvh::walk(const Ray& ray, OnPack&& on_pack) const {
    if (nodes_.empty()) return;
    const Slabs slabs(ray);
    int32_t stack[stack_size];
    int top = 0;
    int32_t current = 0;
    for (;;) {
        if (current >= 0) {
            const Node& node = nodes_[current];
            Float8 entry;
            for (uint32_t bits = slabs.test(node, ray.far, entry); bits; bits &= bits - 1)
                stack[top++] = node.child[__builtin_ctz(bits)];
        } else if (on_pack(packs_[~current])) {
            return;
        }
        if (!top) return;
        current = stack[--top];
    }
}

inline Vec3 Bvh::transmittance(const Ray& ray) const {
    int32_t blocker = nothing;
    return transmittance(ray, blocker);
}

inline Vec3 Bvh::transmittance(const Ray& ray, int32_t& blocker) const {
    if (blocker != nothing && intersect(packs_[blocker], ray, ray.far).lanes) return {};
    return share_along(
        ray, [&](const Pack& pack, uint32_t) { blocker = static_cast<int32_t>(&pack - packs_.data()); });
}

inline Vec3 Bvh::transmittance(const Ray& ray, uint32_t& triangle) const {
    return share_along(
        ray, [&](const Pack& pack, uint32_t lanes) { triangle = pack.triangle[__builtin_ctz(lanes)]; });
}

// on_block(pack, lanes) is told what ended the ray.
template <class OnBlock>
Vec3 Bvh::share_along(const Ray& ray, OnBlock&& on_block) const {
    Vec3 share{1, 1, 1};
    walk(ray, [&](const Pack& pack) {
        const PackHits hits = intersect(pack, ray, ray.far);
        if (!hits.lanes) return false;
        if (pack.opaque) {
            share = {0, 0, 0};
            on_block(pack, hits.lanes);
            return true;
        }
        for (uint32_t bits = hits.lanes; bits; bits &= bits - 1)
            share *= transmission_[pack.triangle[__builtin_ctz(bits)]];
        return !(largest(share) > 0);
    });
    return share;
}

inline bool Bvh::occluded(const Ray& ray) const {
    bool found = false;
    walk(ray, [&](const Pack& pack) { return found = intersect(pack, ray, ray.far).lanes != 0; });
    return found;
}

}  // namespace terrazzo::light
