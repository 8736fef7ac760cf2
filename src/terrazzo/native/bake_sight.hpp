// Whether any of many eyes sees a point. What blocks one line of sight mostly blocks others, from the same
// point and from those beside it: the last few such triangles are held against eight eyes at a time, before
// any ray is cast.
#pragma once

#include "bake_lights.hpp"

namespace terrazzo::light {

class Eyes {
   public:
    // What was learned at the last points; neighbours should follow each other.
    class Memory {
        friend class Eyes;
        static constexpr int kept = 4;
        uint32_t blockers[kept];
        int count = 0, next = 0;
        size_t eye = 0;  // that saw the last point

        void add(uint32_t triangle) {
            blockers[next] = triangle;
            next = (next + 1) % kept;
            count = std::min(count + 1, kept);
        }
    };

    Eyes(const Scene& scene, const float* eyes, size_t count)
        : scene_(scene), eyes_(eyes), count_(count), groups_((count + 7) / 8) {
        for (size_t i = 0; i < 8 * groups_.size(); i++)
            for (int k = 0; k < 3; k++) groups_[i / 8].at[k][i % 8] = eyes[3 * std::min(i, count - 1) + k];
    }

    // offset: lines of sight start so far above the surface [m]; least: share of light that must get along.
    bool see(Vec3 point, Vec3 normal, bool two_sided, float offset, float least, Memory& memory) const {
        if (!count_) return false;
        const auto start = [&](bool before) { return point + normal * (before ? offset : -offset); };
        uint32_t triangle = no_triangle;
        const bool before_last = dot(eye(memory.eye) - point, normal) > 0;
        if ((before_last || two_sided) &&
            clear(start(before_last), memory.eye, length(eye(memory.eye) - point), least, triangle))
            return true;
        for (size_t g = 0; g < groups_.size(); g++) {
            const Float8* at = groups_[g].at;
            const Float8 facing =
                (at[0] - point.x) * normal.x + (at[1] - point.y) * normal.y + (at[2] - point.z) * normal.z;
            const uint32_t all_eyes = 8 * g + 8 <= count_ ? 0xffu : (1u << (count_ - 8 * g)) - 1;
            const uint32_t before = lanes(facing > all(0)) & all_eyes;
            for (const bool side : {true, false}) {
                uint32_t left = side ? before : two_sided ? all_eyes & ~before : 0u;
                if (!left) continue;
                const Vec3 from = start(side);
                for (int k = 0; k < memory.count && left; k++)
                    left &= ~blocked(memory.blockers[k], from, groups_[g]);
                while (left) {
                    const size_t own = 8 * g + static_cast<size_t>(__builtin_ctz(left));
                    left &= left - 1;
                    triangle = no_triangle;
                    if (clear(from, own, length(eye(own) - point), least, triangle)) {
                        memory.eye = own;
                        return true;
                    }
                    if (triangle == no_triangle) continue;
                    memory.add(triangle);
                    left &= ~blocked(triangle, from, groups_[g]);
                }
            }
        }
        return false;
    }

   private:
    struct alignas(32) Group {
        Float8 at[3];
    };

    Vec3 eye(size_t i) const { return load3(eyes_ + 3 * i); }

    // Casts one ray; `triangle` becomes what is in its way, where that is opaque.
    bool clear(Vec3 from, size_t own, float distance, float least, uint32_t& triangle) const {
        if (!(distance > 0)) return false;
        return largest(scene_.bvh.transmittance({from, normalized(eye(own) - from), distance}, triangle)) >
               least;
    }

    // The eyes of a group whose lines of sight from a place meet a triangle (Moeller and Trumbore 1997).
    uint32_t blocked(uint32_t triangle, Vec3 from, const Group& group) const {
        const Vec3 e1 = scene_.edge(triangle, 0), e2 = scene_.edge(triangle, 1);
        const Vec3 s = from - scene_.corner(triangle, 0), q = cross(s, e1);
        const Float8 dx = group.at[0] - from.x, dy = group.at[1] - from.y, dz = group.at[2] - from.z;
        const Float8 px = dy * e2.z - dz * e2.y, py = dz * e2.x - dx * e2.z, pz = dx * e2.y - dy * e2.x;
        const Float8 inverse = all(1) / (px * e1.x + py * e1.y + pz * e1.z);
        const Float8 u = (px * s.x + py * s.y + pz * s.z) * inverse;
        const Float8 v = (dx * q.x + dy * q.y + dz * q.z) * inverse;
        const Float8 t = dot(e2, q) * inverse;
        return lanes((u >= all(0)) & (v >= all(0)) & (u + v <= all(1)) & (t > all(1e-5f)) & (t < all(1)));
    }

    const Scene& scene_;
    const float* eyes_;
    size_t count_;
    std::vector<Group> groups_;
};

}  // namespace terrazzo::light
