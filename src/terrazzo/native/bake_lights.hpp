// The lights: sun, sky seen through portals or openly, glowing spheres, glowing triangles; and how each is
// sampled.
#pragma once

#include <algorithm>
#include <vector>

#include "bake_sampling.hpp"
#include "bvh.hpp"

namespace terrazzo::light {

// Radiance of the sky; the same formula as `terrazzo.lighting.sky.radiance`.
struct Sky {
    Vec3 zenith, horizon, ground, glow, sun;
    float falloff = 0.5f, sharpness = 8;
    Vec3 radiance(Vec3 d) const {
        const float t = std::pow(std::fmax(d.z, 0.0f), falloff);
        Vec3 above = horizon * (1 - t) + zenith * t;
        above += glow * std::pow(std::fmax(dot(d, sun), 0.0f), sharpness);
        const float s = std::fmin(std::fmax(d.z * 10 + 0.5f, 0.0f), 1.0f);  // a soft skyline, 6 degrees
        const float w = s * s * (3 - 2 * s);
        return above * w + ground * (1 - w);
    }
};

struct Sun {
    Vec3 direction, irradiance;
    float radius = 0;  // of the disc [rad]
};

struct Lamp {
    Vec3 centre, power;
    float radius = 0, clear = 0;
};

// A rectangle through which the sky lights the room; its normal points into the room.
struct Portal {
    Vec3 corner, edge_u, edge_v, normal;
};

struct Emitter {
    uint32_t triangle;
    float chance, area;  // of being picked
};

struct Lights {
    bool has_sun = false, has_sky = false;
    Sun sun;
    Sky sky;
    std::vector<Lamp> lamps;
    std::vector<Portal> portals;
};

struct Scene {
    Scene(const float* corners, const float* albedo, const float* emission, const float* transmission,
          const uint8_t* two_sided, size_t count)
        : count(count), corners(corners, corners + 9 * count), bvh(corners, transmission, count) {
        for (size_t i = 0; i < count; i++) {
            this->albedo.push_back(load3(albedo + 3 * i));
            this->emission.push_back(load3(emission + 3 * i));
            this->transmission.push_back(load3(transmission + 3 * i));
            this->two_sided.push_back(two_sided[i] || largest(this->transmission[i]) > 0);
            const Vec3 c = cross(edge(i, 0), edge(i, 1));
            normal.push_back(normalized(c));
            area.push_back(0.5f * length(c));
            const float weight = area[i] * luminance(this->emission[i]);
            if (weight > 0) emitters.push_back({static_cast<uint32_t>(i), weight, area[i]});
        }
        double total = 0;
        for (const Emitter& e : emitters) total += e.chance;
        double sum = 0;
        emitter_index.assign(count, -1);
        for (size_t i = 0; i < emitters.size(); i++) {
            emitters[i].chance = static_cast<float>(emitters[i].chance / total);
            emitter_index[emitters[i].triangle] = static_cast<int32_t>(i);
            sum += emitters[i].chance;
            emitter_sum.push_back(static_cast<float>(sum));
        }
    }

    Vec3 corner(size_t i, int c) const { return load3(&corners[9 * i + 3 * c]); }
    Vec3 edge(size_t i, int e) const { return corner(i, e + 1) - corner(i, 0); }

    // Whether light leaves the side of the triangle that a ray along `direction` meets.
    bool faces(size_t i, Vec3 direction) const { return two_sided[i] || dot(normal[i], direction) < 0; }

    size_t count;
    std::vector<float> corners;
    Bvh bvh;
    std::vector<Vec3> albedo, emission, transmission, normal;
    std::vector<float> area;
    std::vector<uint8_t> two_sided;
    std::vector<Emitter> emitters;
    std::vector<int32_t> emitter_index;
    std::vector<float> emitter_sum;
};

// Even sampling of the solid angle of a rectangle (Urena, Fajardo and King 2013): no noise from the
// rectangle's nearness, and the solid angle itself is exact. Doubles, because the angles of a far window
// nearly cancel.
class SphericalRectangle {
   public:
    SphericalRectangle(const Portal& portal, Vec3 from) {
        const float lu = length(portal.edge_u), lv = length(portal.edge_v);
        x_ = portal.edge_u * (1 / lu);
        y_ = portal.edge_v * (1 / lv);
        z_ = cross(x_, y_);
        const Vec3 d = portal.corner - from;
        x0_ = dot(d, x_), y0_ = dot(d, y_), z0_ = dot(d, z_);
        if (z0_ > 0) z_ = -z_, z0_ = -z0_;
        x1_ = x0_ + lu, y1_ = y0_ + lv;
        // z components of the normals of the four planes through the eye and an edge; neighbours share only
        // that one.
        const double n0 = -slope(y0_), n1 = slope(x1_), n2 = slope(y1_), n3 = -slope(x0_);
        const double g0 = std::acos(clamp(-n0 * n1)), g1 = std::acos(clamp(-n1 * n2)),
                     g2 = std::acos(clamp(-n2 * n3)), g3 = std::acos(clamp(-n3 * n0));
        b0_ = n0, b1_ = n2;
        k_ = 2 * M_PI - g2 - g3;
        solid_angle_ = g0 + g1 - k_;
    }

    float solid_angle() const { return static_cast<float>(solid_angle_); }

    Vec3 direction(float u, float v) const {
        const double a = u * solid_angle_ + k_, f = (std::cos(a) * b0_ - b1_) / std::sin(a);
        const double c = clamp((f > 0 ? 1 : -1) / std::sqrt(f * f + b0_ * b0_));
        double x = -(c * z0_) / std::max(std::sqrt(1 - c * c), 1e-9);
        x = std::min(std::max(x, x0_), x1_);
        const double d = std::sqrt(x * x + z0_ * z0_);
        const double h0 = y0_ / std::sqrt(d * d + y0_ * y0_), h1 = y1_ / std::sqrt(d * d + y1_ * y1_);
        const double h = h0 + v * (h1 - h0);
        const double y = h * h < 1 - 1e-12 ? h * d / std::sqrt(1 - h * h) : y1_;
        return normalized(x_ * static_cast<float>(x) + y_ * static_cast<float>(y) +
                          z_ * static_cast<float>(z0_));
    }

   private:
    static double clamp(double x) { return std::min(1.0, std::max(-1.0, x)); }
    double slope(double offset) const { return offset / std::sqrt(z0_ * z0_ + offset * offset); }

    Vec3 x_, y_, z_;
    double x0_, x1_, y0_, y1_, z0_, b0_, b1_, k_, solid_angle_;
};

}  // namespace terrazzo::light
