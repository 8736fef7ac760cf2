// What is around cells: what lies close above their corners, how much sun gets there, what stands beside
// them. The formulas are those of `terrazzo.creation.shadows`.
#pragma once

#include "bake_lights.hpp"
#include "cells.hpp"

namespace terrazzo::surroundings {

using namespace terrazzo::light;

struct Cell {
    cells::Patch patch;
    cells::Box box;
    Vec3 up;  // unit normal
    // Just above a place on the two triangles that rays meet.
    Vec3 above(float s, float t, float start) const {
        return patch.on_triangles(box.u(s), box.v(t)) + up * start;
    }
};

// Owner of what is closer than `close` above a point, or of the solid that it is inside of; -1 for nothing.
inline int32_t owner_above(const Scene& scene, Vec3 point, Vec3 up, float close, const int32_t* owners) {
    const Hit hit = scene.bvh.closest({point, up, far_away});
    if (!hit) return -1;
    const bool inside = !scene.two_sided[hit.triangle] && dot(scene.normal[hit.triangle], up) > 0.02f;
    return hit.distance <= close || inside ? owners[hit.triangle] : -1;
}

inline float share_of(Vec3 colour) { return (colour.x + colour.y + colour.z) / 3; }

struct Beside {
    float smallest, along, lifts[2], least_step, weight;
};

// Squared display error of a cell that runs on into what stands on either side of it, along one edge vector.
inline float beside(const Scene& scene, const cells::Frame& frame, Vec3 side, float length, Vec3 own,
                    const float* shades, const Beside& how) {
    if (!(length > how.smallest)) return 0;
    float error = 0;
    for (const float sign : {-1.0f, 1.0f}) {
        const Vec3 direction = normalized(side * sign);
        Hit hit;
        for (const float lift : how.lifts) {
            hit = scene.bvh.closest({frame.middle + frame.normal * lift, direction, how.along * length});
            if (hit) break;
        }
        if (!hit) continue;
        const Vec3 gap = load3(shades + 3 * static_cast<size_t>(hit.triangle)) - own;
        const float step =
            std::fmax(how.least_step, largest({std::fabs(gap.x), std::fabs(gap.y), std::fabs(gap.z)}));
        const float share = std::fmax(hit.distance / length, 0.5f) / 0.6f;
        error += how.weight * step * step * std::exp(-0.5f * share * share);
    }
    return error;
}

}  // namespace terrazzo::surroundings
