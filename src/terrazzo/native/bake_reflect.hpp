// What glossy surfaces mirror: the radiance that arrives from around the mirrored direction of an eye,
// averaged over the lobe of the microfacets (GGX; visible normals sampled after Heitz, "Sampling the GGX
// distribution of visible normals", 2018). Rays end on surfels, on what glows, or in the sky.
#pragma once

#include "bake_surfels.hpp"

namespace terrazzo::light {

class Mirrored {
   public:
    Mirrored(const Scene& scene, const Lights& lights, const Surfels& surfels, uint32_t seed, float offset)
        : scene_(scene),
          lights_(lights),
          surfels_(surfels),
          seed_(seed),
          offset_(offset),
          brightest_(glow_over_room * surfels.mean_irradiance() / pi) {}

    // Mean radiance for an eye in the direction `view` (unit, on the side of the normal); `alpha` is the
    // roughness of GGX.
    Vec3 seen_from(const Receiver& at, Vec3 view, float alpha, uint32_t index, int rays) const {
        const Sequence sequence(seed_, index, 6);
        const Frame frame(at.normal);
        const Vec3 v{dot(view, frame.tangent), dot(view, frame.bitangent), dot(view, frame.normal)};
        Vec3 sum;
        for (int k = 0; k < rays; k++) {
            const Vec3 h = visible_normal(v, alpha, sequence.u(k), sequence.v(k));
            const Vec3 l = h * (2 * dot(v, h)) - v;
            if (!(l.z > 1e-4f)) continue;
            sum += arriving({at.position + at.normal * offset_, frame(l.x, l.y, l.z), far_away});
        }
        return sum * (1.0f / static_cast<float>(rays));
    }

   private:
    static Vec3 visible_normal(Vec3 v, float alpha, float u, float w) {
        const Vec3 s = normalized({alpha * v.x, alpha * v.y, v.z});
        const float flat = s.x * s.x + s.y * s.y;
        const Vec3 t1 = flat > 1e-12f ? Vec3{-s.y, s.x, 0} * (1 / std::sqrt(flat)) : Vec3{1, 0, 0};
        const Vec3 t2 = cross(s, t1);
        const float r = std::sqrt(u), phi = 2 * pi * w, a = r * std::cos(phi), half = 0.5f * (1 + s.z);
        const float b = (1 - half) * std::sqrt(std::fmax(0.0f, 1 - a * a)) + half * (r * std::sin(phi));
        const Vec3 n = t1 * a + t2 * b + s * std::sqrt(std::fmax(0.0f, 1 - a * a - b * b));
        return normalized({alpha * n.x, alpha * n.y, std::fmax(1e-6f, n.z)});
    }

    // Radiance along a ray, through whatever transmits.
    Vec3 arriving(Ray ray) const {
        Vec3 share{1, 1, 1}, light;
        for (int step = 0; step < 6; step++) {
            const Hit hit = scene_.bvh.closest(ray);
            if (!hit) {
                if (lights_.has_sky) light += share * lights_.sky.radiance(ray.direction);
                break;
            }
            light += share * surfels_.exitance(hit, ray.direction) * (1 / pi);
            if (scene_.faces(hit.triangle, ray.direction))
                light += share * held(scene_.emission[hit.triangle]);
            share *= scene_.transmission[hit.triangle];
            if (!(largest(share) > 0)) break;
            ray.origin += ray.direction * (hit.distance + 1e-5f);
        }
        return light;
    }

    // A flame is so small and so bright that the few rays that meet it would be blotches on every floor.
    Vec3 held(Vec3 emission) const {
        const float y = luminance(emission);
        return y > brightest_ ? emission * (brightest_ / y) : emission;
    }

    static constexpr float glow_over_room = 10;  // most that what glows is brighter than the mean of the room

    const Scene& scene_;
    const Lights& lights_;
    const Surfels& surfels_;
    uint32_t seed_;
    float offset_;
    float brightest_;
};

}  // namespace terrazzo::light
