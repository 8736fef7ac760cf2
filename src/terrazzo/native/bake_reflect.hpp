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
          brightest_(glow_over_room * surfels.mean_irradiance() / pi),
          upwards_(tabulate()) {}

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

    // The same for several eyes from one set of rays, spread evenly over the half space: enough for a rough
    // surface, whose lobes overlap. Views from below the horizon get nothing.
    void seen_from_all(const Receiver& at, const Vec3* views, size_t count, float alpha, uint32_t index,
                       int rays, Vec3* out) const {
        const Sequence sequence(seed_, index, 6);
        const Frame frame(at.normal);
        std::vector<Vec3> directions(rays), light(rays);
        for (int k = 0; k < rays; k++) {
            const float z = 1 - sequence.u(k), r = std::sqrt(std::fmax(0.0f, 1 - z * z));
            const float phi = 2 * pi * sequence.v(k);
            directions[k] = {r * std::cos(phi), r * std::sin(phi), z};
            light[k] = arriving({at.position + at.normal * offset_,
                                 frame(directions[k].x, directions[k].y, directions[k].z), far_away});
        }
        const float alpha2 = alpha * alpha;
        for (size_t j = 0; j < count; j++) {
            out[j] = {};
            const Vec3 v{dot(views[j], frame.tangent), dot(views[j], frame.bitangent),
                         dot(views[j], frame.normal)};
            if (!(v.z > least_cosine)) continue;
            Vec3 sum;
            float total = 1e-20f;
            for (int k = 0; k < rays; k++) {
                // Density of mirrored directions but for what is the same for all of them: D(h).
                const Vec3 h = v + directions[k];
                const float c2 = h.z * h.z / dot(h, h), d = c2 * (alpha2 - 1) + 1, weight = 1 / (d * d);
                sum += light[k] * weight;
                total += weight;
            }
            out[j] = sum * (above_horizon(v.z, alpha) / total);
        }
    }

    static constexpr float least_cosine = 0.02f;  // views nearer to the horizon are not asked for

   private:
    // Share of the lobe that leaves upwards, by a coarse table.
    float above_horizon(float cosine, float alpha) const {
        const float x = std::clamp(cosine, 0.0f, 1.0f) * (table_size - 1);
        const float y = std::clamp(alpha, 0.0f, 1.0f) * (table_size - 1);
        const int i = std::min(static_cast<int>(x), table_size - 2);
        const int j = std::min(static_cast<int>(y), table_size - 2);
        const float u = x - static_cast<float>(i), w = y - static_cast<float>(j);
        const auto at = [&](int a, int b) { return upwards_[static_cast<size_t>(a * table_size + b)]; };
        return (at(i, j) * (1 - w) + at(i, j + 1) * w) * (1 - u) +
               (at(i + 1, j) * (1 - w) + at(i + 1, j + 1) * w) * u;
    }

    static std::vector<float> tabulate() {
        constexpr int samples = 512;
        std::vector<float> table;
        const Sequence sequence(0, 0, 6);
        for (int i = 0; i < table_size; i++)
            for (int j = 0; j < table_size; j++) {
                const float c = std::fmax(static_cast<float>(i) / (table_size - 1), least_cosine);
                const float alpha = std::fmax(static_cast<float>(j) / (table_size - 1), 1e-3f);
                const Vec3 v{std::sqrt(1 - c * c), 0, c};
                int upwards = 0;
                for (int k = 0; k < samples; k++) {
                    const Vec3 h = visible_normal(v, alpha, sequence.u(k), sequence.v(k));
                    upwards += h.z * 2 * dot(v, h) - v.z > 1e-4f;
                }
                table.push_back(static_cast<float>(upwards) / samples);
            }
        return table;
    }

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
            // The facets of a hollow stand before the round that their normals tell of: a slanting ray dips
            // into the solid, where all is black, and soon comes out again.
            if (step < 2 && hit.distance < deepest_dip && !scene_.faces(hit.triangle, ray.direction)) {
                ray.origin += ray.direction * (hit.distance + 1e-5f);
                continue;
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

    static constexpr int table_size = 24;
    static constexpr float deepest_dip = 0.3f;   // [m]
    static constexpr float glow_over_room = 10;  // most that what glows is brighter than the mean of the room

    const Scene& scene_;
    const Lights& lights_;
    const Surfels& surfels_;
    uint32_t seed_;
    float offset_;
    float brightest_;
    std::vector<float> upwards_;  // [cosine, alpha]
};

}  // namespace terrazzo::light
