// Light that reaches a point straight from the lights: each estimator returns irradiance and samples more
// where some of the first samples were in shadow and some were not.
#pragma once

#include "bake_lights.hpp"

namespace terrazzo::light {

struct Receiver {
    Vec3 position, normal;
};

// Whether nothing stands between two places on surfaces, both lifted a little, the more the farther they are
// apart.
inline bool unobstructed(const Scene& scene, const Receiver& a, const Receiver& b, float offset) {
    const float lift = offset + std::fmin(0.05f * length(b.position - a.position), 0.01f);
    const Vec3 from = a.position + a.normal * lift, to = b.position + b.normal * lift - from;
    const float distance = length(to);
    return distance < 1e-4f || !scene.bvh.occluded({from, to * (1 / distance), distance});
}

// Every estimator takes the receiver's number, which seeds its samples, how many to take, and the first one's
// place in the sequence, for a receiver that is sampled in instalments.
class DirectLight {
   public:
    // offset: how far above the surface rays start [m].
    DirectLight(const Scene& scene, const Lights& lights, uint32_t seed, float offset)
        : scene_(scene), lights_(lights), seed_(seed), offset_(offset) {}

    // sides: the edge vectors of a rectangle around the receiver over which its light is averaged, or none.
    Vec3 sun(const Receiver& at, uint32_t index, int samples, uint32_t first = 0,
             const Vec3* sides = nullptr) const {
        if (!lights_.has_sun || samples < 1) return {};
        const Sequence sequence(seed_, index, 0, first), place(seed_, index, 5, first);
        const Frame frame(lights_.sun.direction);
        const float spread = 1 - std::cos(lights_.sun.radius);
        return adaptive(samples, [&](int k, Tally& tally) {
            const Vec3 d = cone_direction(frame, spread, sequence.u(k), sequence.v(k));
            const float cosine = dot(d, at.normal);
            if (!(cosine > 0)) return Vec3{};
            Receiver there = at;
            if (sides) there.position += sides[0] * (place.u(k) - 0.5f) + sides[1] * (place.v(k) - 0.5f);
            return shadowed(there, d, far_away, tally) * lights_.sun.irradiance * cosine;
        });
    }

    Vec3 sky(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const {
        if (!lights_.has_sky || samples < 1) return {};
        return lights_.portals.empty() ? open_sky(at, index, samples, first)
                                       : portal_sky(at, index, samples, first);
    }

    Vec3 lamps(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const;
    Vec3 emitters(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const;

    // What is smooth but near contacts: sky and glowing surfaces.
    Vec3 broad(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const {
        return sky(at, index, samples, first) + emitters(at, index, samples, first);
    }

    // Everything but the sun.
    Vec3 soft(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const {
        return sky(at, index, samples, first) + lamps(at, index, samples, first) +
               emitters(at, index, samples, first);
    }

    Ray start(const Receiver& at, Vec3 direction, float far = far_away) const {
        return {at.position + at.normal * offset_, direction, far};
    }

   private:
    static constexpr int most_picks = 64;  // lights that are weighed against each other at one point

    // How many shadow rays got through; where only some did, more samples are worth their time. The sequences
    // are even, so that this choice hardly biases the mean: a share of the light that matters is seldom
    // missed by all.
    struct Tally {
        int cast = 0, lit = 0;
        int32_t blocker = Bvh::nothing;
    };

    // Averages sample(k, tally); three times the samples where visibility was mixed.
    template <class Sample>
    static Vec3 adaptive(int samples, Sample&& sample) {
        Vec3 sum;
        Tally tally;
        int k = 0;
        for (; k < samples; k++) sum += sample(k, tally);
        if (tally.lit > 0 && tally.lit < tally.cast)
            for (const int end = 3 * samples; k < end; k++) sum += sample(k, tally);
        return sum * (1.0f / static_cast<float>(k));
    }

    Vec3 shadowed(const Receiver& at, Vec3 direction, float far, Tally& tally) const {
        const Vec3 share = scene_.bvh.transmittance(start(at, direction, far), tally.blocker);
        tally.cast++;
        tally.lit += largest(share) > 0;
        return share;
    }

    Vec3 open_sky(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const {
        const Sequence sequence(seed_, index, 1, first);
        const Frame frame(at.normal);
        return adaptive(samples, [&](int k, Tally& tally) {
            const Vec3 d = cosine_direction(frame, sequence.u(k), sequence.v(k));
            return shadowed(at, d, far_away, tally) * lights_.sky.radiance(d) * pi;
        });
    }

    Vec3 portal_sky(const Receiver& at, uint32_t index, int samples, uint32_t first = 0) const;

    const Scene& scene_;
    const Lights& lights_;
    uint32_t seed_;
    float offset_;
};

inline Vec3 DirectLight::portal_sky(const Receiver& at, uint32_t index, int samples, uint32_t first) const {
    struct Pick {
        const Portal* portal;
        float weight;
    } picks[most_picks];
    int count = 0;
    float total = 0;
    for (const Portal& portal : lights_.portals) {
        const Vec3 to_corner = portal.corner - at.position;
        const float depth = -dot(to_corner, portal.normal);
        if (depth < 1e-3f || count == most_picks) continue;
        float highest = 0;  // cosine of the best corner
        for (int c = 0; c < 4; c++) {
            const Vec3 corner =
                to_corner + portal.edge_u * (c & 1 ? 1.0f : 0.0f) + portal.edge_v * (c & 2 ? 1.0f : 0.0f);
            highest = std::fmax(highest, dot(normalized(corner), at.normal));
        }
        if (highest <= 0) continue;
        const Vec3 middle = to_corner + portal.edge_u * 0.5f + portal.edge_v * 0.5f;
        const float area = length(cross(portal.edge_u, portal.edge_v));
        const float distance2 = dot(middle, middle) + 0.3f * area;  // never more than the half space
        const float weight = (highest + 0.05f) * area * depth / (distance2 * std::sqrt(distance2)) + 1e-6f;
        picks[count++] = {&portal, weight};
        total += weight;
    }
    if (!count) return {};
    const Sequence sequence(seed_, index, 1, first);
    // Few picks are used at a time, so their spherical rectangles are made when they are first needed.
    const Portal* made_for = nullptr;
    alignas(SphericalRectangle) unsigned char storage[sizeof(SphericalRectangle)];
    auto* rectangle = reinterpret_cast<SphericalRectangle*>(storage);
    return adaptive(samples, [&](int k, Tally& tally) {
        float x = sequence.u(k) * total;
        int i = 0;
        while (i + 1 < count && x >= picks[i].weight) x -= picks[i++].weight;
        const float u = std::fmin(x / picks[i].weight, 0.999999f);
        if (made_for != picks[i].portal) {
            made_for = picks[i].portal;
            new (storage) SphericalRectangle(*made_for, at.position);
        }
        const float angle = rectangle->solid_angle();
        if (!(angle > 1e-7f)) return Vec3{};
        const Vec3 d = rectangle->direction(u, sequence.v(k));
        const float cosine = dot(d, at.normal);
        if (!(cosine > 0)) return Vec3{};
        const float scale = cosine * angle * total / picks[i].weight;
        return shadowed(at, d, far_away, tally) * lights_.sky.radiance(d) * scale;
    });
}

// Distance along a ray to where it enters a sphere; 0 inside it.
inline float entry_of_sphere(Vec3 origin, Vec3 direction, Vec3 centre, float radius) {
    const Vec3 to = centre - origin;
    const float along = dot(to, direction), reach = radius * radius - (dot(to, to) - along * along);
    return std::fmax(0.0f, along - std::sqrt(std::fmax(0.0f, reach)));
}

inline Vec3 DirectLight::lamps(const Receiver& at, uint32_t index, int samples, uint32_t first) const {
    struct Pick {
        const Lamp* lamp;
        float weight;
    } picks[most_picks];
    int count = 0;
    float total = 0;
    for (const Lamp& lamp : lights_.lamps) {
        const Vec3 to = lamp.centre - at.position;
        const float distance2 = std::fmax(dot(to, to), 1.0001f * lamp.radius * lamp.radius),
                    distance = std::sqrt(distance2);
        const float highest = (dot(to, at.normal) + lamp.radius) / distance;  // of its top over the horizon
        const float weight = luminance(lamp.power) * std::fmin(highest, 1.0f) / distance2;
        if (weight > 0 && count < most_picks) {
            picks[count++] = {&lamp, weight};
            total += weight;
        }
    }
    if (!count || samples < 1) return {};
    const Sequence sequence(seed_, index, 2, first);
    return adaptive(samples, [&](int k, Tally& tally) {
        float x = sequence.u(k) * total;
        int i = 0;
        while (i + 1 < count && x >= picks[i].weight) x -= picks[i++].weight;
        const Lamp& lamp = *picks[i].lamp;
        const Vec3 to = lamp.centre - at.position;
        const float distance = std::fmax(length(to), 1.0001f * lamp.radius);
        const float sine = lamp.radius / distance, cosine_edge = std::sqrt(1 - sine * sine);
        const float one_minus = sine * sine / (1 + cosine_edge);
        const Vec3 d = cone_direction(Frame(normalized(to)), one_minus,
                                      std::fmin(x / picks[i].weight, 0.999999f), sequence.v(k));
        const float cosine = dot(d, at.normal);
        if (!(cosine > 0)) return Vec3{};
        // Radiance P / (4 pi^2 r^2) times the cone's solid angle 2 pi (1 - cos).
        const float scale =
            cosine * one_minus / (2 * pi * lamp.radius * lamp.radius) * total / picks[i].weight;
        const float far = entry_of_sphere(at.position + at.normal * offset_, d, lamp.centre,
                                          std::fmax(lamp.clear, lamp.radius));
        const Vec3 share = far > 0 ? shadowed(at, d, far, tally) : Vec3{1, 1, 1};
        return share * lamp.power * scale;
    });
}

// Half the samples aim at glowing triangles, half follow the cosine; each is weighed by the balance heuristic
// (Veach and Guibas 1995), so that neither near nor large emitters sparkle.
inline Vec3 DirectLight::emitters(const Receiver& at, uint32_t index, int samples, uint32_t first) const {
    if (scene_.emitters.empty() || samples < 1) return {};
    const Sequence aimed(seed_, index, 3, first), spread(seed_, index, 4, first);
    const Frame frame(at.normal);
    auto aimed_density = [&](const Emitter& e, float cosine, float distance2) {
        return e.chance / e.area * distance2 / std::fmax(std::fabs(cosine), 1e-6f);
    };
    auto by_aim = [&](int k) {
        const float r = aimed.extra(k);
        const auto it = std::upper_bound(scene_.emitter_sum.begin(), scene_.emitter_sum.end(), r);
        const Emitter& e =
            scene_.emitters[std::min<size_t>(it - scene_.emitter_sum.begin(), scene_.emitters.size() - 1)];
        const float root = std::sqrt(aimed.u(k)), v = aimed.v(k);
        const Vec3 target = scene_.corner(e.triangle, 0) + scene_.edge(e.triangle, 0) * (root * (1 - v)) +
                            scene_.edge(e.triangle, 1) * (root * v);
        const Vec3 to = target - (at.position + at.normal * offset_);
        const float distance2 = dot(to, to), distance = std::sqrt(distance2);
        if (!(distance > 1e-6f)) return Vec3{};
        const Vec3 d = to * (1 / distance);
        const float cosine = dot(d, at.normal);
        if (!(cosine > 0) || !scene_.faces(e.triangle, d)) return Vec3{};
        const float density = aimed_density(e, dot(d, scene_.normal[e.triangle]), distance2);
        const float scale = cosine / (density + cosine / pi);
        return scene_.bvh.transmittance(start(at, d, distance * 0.9999f - 1e-5f)) *
               scene_.emission[e.triangle] * scale;
    };
    auto by_cosine = [&](int k) {
        const Vec3 d = cosine_direction(frame, spread.u(k), spread.v(k));
        Ray ray = start(at, d);
        Vec3 share{1, 1, 1}, light;
        float travelled = 0;
        for (int step = 0; step < 8; step++) {
            const Hit hit = scene_.bvh.closest(ray);
            if (!hit) break;
            travelled += hit.distance;
            const int32_t i = scene_.emitter_index[hit.triangle];
            if (i >= 0 && scene_.faces(hit.triangle, d)) {
                const float cosine = dot(d, at.normal);
                const float density = aimed_density(scene_.emitters[i], dot(d, scene_.normal[hit.triangle]),
                                                    travelled * travelled);
                light += share * scene_.emission[hit.triangle] * (cosine / (density + cosine / pi));
            }
            share *= scene_.transmission[hit.triangle];
            if (!(largest(share) > 0)) break;
            ray.origin += d * (hit.distance + 1e-5f);
            travelled += 1e-5f;
        }
        return light;
    };
    Vec3 sum;
    for (int k = 0; k < samples; k++) sum += by_aim(k) + by_cosine(k);
    return sum * (1.0f / static_cast<float>(samples));
}

}  // namespace terrazzo::light
