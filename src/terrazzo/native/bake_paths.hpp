// Indirect light by plain path tracing with next event estimation at every bounce: slow, unbiased up to the
// number of bounces, and what the fast bake is checked against. Long paths are ended by roulette (Arvo and
// Kirk, "Particle transport and image synthesis", 1990).
#pragma once

#include "bake_direct.hpp"

namespace terrazzo::light {

constexpr int sure_bounces = 3;  // before roulette

inline Vec3 trace_paths(const Scene& scene, const DirectLight& direct, const Receiver& point, uint32_t index,
                        int paths, int bounces, uint32_t seed) {
    const Sequence sequence(seed, index, 7);
    const Frame frame(point.normal);
    Vec3 sum;
    for (int k = 0; k < paths; k++) {
        const uint32_t path = hash(index * 0x9e3779b9U + static_cast<uint32_t>(k) + seed);
        Vec3 share{1, 1, 1};
        Ray ray = direct.start(point, cosine_direction(frame, sequence.u(k), sequence.v(k)));
        int passed = 0;
        for (int bounce = 0; bounce < bounces;) {
            const Hit hit = scene.bvh.closest(ray);
            if (!hit) break;
            const uint32_t number =
                hash(path + static_cast<uint32_t>(bounce) * 131u + static_cast<uint32_t>(passed));
            const Vec3 through = scene.transmission[hit.triangle];
            const float chance = std::min(1.0f, largest(through));
            if (chance > 0 && passed < 16 && unit(number) < chance) {
                share *= through * (1 / chance);
                ray.origin += ray.direction * (hit.distance + 1e-5f);
                passed++;
                continue;
            }
            if (!scene.faces(hit.triangle, ray.direction)) break;  // the inside of a solid
            share *= scene.albedo[hit.triangle] * (1 / std::max(1 - chance, 1e-3f));
            Vec3 normal = scene.normal[hit.triangle];
            if (dot(normal, ray.direction) > 0) normal = -normal;
            const Receiver at{ray.origin + ray.direction * hit.distance, normal};
            sum += share * (direct.sun(at, number, 1) + direct.soft(at, number, 1));
            if (++bounce == bounces) break;
            if (bounce >= sure_bounces) {
                const float stays = std::clamp(largest(scene.albedo[hit.triangle]), 0.1f, 0.95f);
                if (unit(hash(number + 3)) >= stays) break;
                share *= Vec3{1, 1, 1} * (1 / stays);
            }
            ray = direct.start(
                at, cosine_direction(Frame(normal), unit(hash(number + 1)), unit(hash(number + 2))));
        }
    }
    return sum * (1.0f / static_cast<float>(std::max(paths, 1)));
}

}  // namespace terrazzo::light
