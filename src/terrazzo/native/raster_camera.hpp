// The two cameras: where a point lands in the picture, and how the picture moves with the point (the local
// linear map that turns a splat's covariance into its footprint).
#pragma once

#include <algorithm>
#include <cmath>

#include "raster_lanes.hpp"
#include "raster_types.hpp"

namespace terrazzo::raster {

constexpr float kPi = 3.14159265358979f;

// A point's picture: pixel, sorting depth, and the world-space gradients of both pixel coordinates.
struct Projection {
    Lanes u, v, depth;
    Lanes du[3], dv[3];
};

class Pinhole {
   public:
    static constexpr bool kWraps = false;

    explicit Pinhole(const CameraView& c) : c_(c) {
        // Beyond 1.3 times the field of view the linear map is frozen, or it would grow without bound (Kerbl
        // et al.).
        const float slack_x = 0.15f * c.width / c.fx, slack_y = 0.15f * c.height / c.fy;
        left_ = -c.cx / c.fx - slack_x;
        right_ = (c.width - c.cx) / c.fx + slack_x;
        top_ = -c.cy / c.fy - slack_y;
        bottom_ = (c.height - c.cy) / c.fy + slack_y;
        const float wide = std::max(left_ * left_, right_ * right_),
                    tall = std::max(top_ * top_, bottom_ * bottom_);
        // sqrt(2 ln 255) standard deviations reach an alpha of 1/255.
        reach_x_ = 3.34f * c.fx * std::sqrt(1 + wide);
        reach_y_ = 3.34f * c.fy * std::sqrt(1 + tall);
    }

    // Whether a splat may touch the picture; errs on the side of yes. (dx, dy, dz) is its centre seen from
    // the eye.
    bool may_show(float dx, float dy, float dz, float largest_scale) const {
        const float* r = c_.rotation;
        const float x = r[0] * dx + r[1] * dy + r[2] * dz, y = r[3] * dx + r[4] * dy + r[5] * dz;
        const float z = r[6] * dx + r[7] * dy + r[8] * dz;
        const float across = c_.fx * x + (c_.cx - 0.5f * c_.width) * z;
        const float down = c_.fy * y + (c_.cy - 0.5f * c_.height) * z;
        return (z > kNear) & (z < kFar) &
               (std::fabs(across) < (0.5f * c_.width + 2) * z + reach_x_ * largest_scale) &
               (std::fabs(down) < (0.5f * c_.height + 2) * z + reach_y_ * largest_scale);
    }

    Projection project(Lanes dx, Lanes dy, Lanes dz) const {
        const float* r = c_.rotation;
        const Lanes x = r[0] * dx + r[1] * dy + r[2] * dz, y = r[3] * dx + r[4] * dy + r[5] * dz;
        const Lanes z = r[6] * dx + r[7] * dy + r[8] * dz;
        const Lanes inverse = 1.0f / z, tan_x = x * inverse, tan_y = y * inverse;
        const Lanes tx = min(max(tan_x, lanes(left_)), lanes(right_));
        const Lanes ty = min(max(tan_y, lanes(top_)), lanes(bottom_));
        Projection p;
        p.u = c_.fx * tan_x + c_.cx;
        p.v = c_.fy * tan_y + c_.cy;
        p.depth = z;
        const Lanes sx = c_.fx * inverse, sy = c_.fy * inverse;
        for (int k = 0; k < 3; ++k) {
            p.du[k] = sx * (r[k] - tx * r[6 + k]);
            p.dv[k] = sy * (r[3 + k] - ty * r[6 + k]);
        }
        return p;
    }

    // The gradient by a centre seen from the eye, d, from those by its pixel, depth and linear map.
    void pull(const Projection& p, const Lanes (&)[3], Lanes by_u, Lanes by_v, Lanes by_depth,
              const Lanes (&by_du)[3], const Lanes (&by_dv)[3], Lanes (&to)[3]) const {
        const float* r = c_.rotation;
        const Lanes inverse = 1.0f / p.depth;
        const Lanes tan_x = (p.u - c_.cx) * (1 / c_.fx), tan_y = (p.v - c_.cy) * (1 / c_.fy);
        const Mask frozen_x = less(tan_x, left_) | less(right_, tan_x);
        const Mask frozen_y = less(tan_y, top_) | less(bottom_, tan_y);
        const Lanes size = dot(by_du, p.du) + dot(by_dv, p.dv);  // both shrink with depth
        const Lanes slant_x =
            keep(~frozen_x, inverse * (by_du[0] * r[6] + by_du[1] * r[7] + by_du[2] * r[8]));
        const Lanes slant_y =
            keep(~frozen_y, inverse * (by_dv[0] * r[6] + by_dv[1] * r[7] + by_dv[2] * r[8]));
        const Lanes across = c_.fx * inverse * (by_u - slant_x), down = c_.fy * inverse * (by_v - slant_y);
        for (int k = 0; k < 3; ++k)
            to[k] = across * (r[k] - tan_x * r[6 + k]) + down * (r[3 + k] - tan_y * r[6 + k]) +
                    (by_depth - size * inverse) * r[6 + k];
    }

   private:
    static Lanes dot(const Lanes (&a)[3], const Lanes (&b)[3]) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    CameraView c_;
    float left_, right_, top_, bottom_, reach_x_, reach_y_;
};

// Columns are azimuth, rows elevation. The map is linear about each splat's own direction; a footprint that
// crosses the left or right edge is drawn a second time, a picture's width away.
class Equirectangular {
   public:
    static constexpr bool kWraps = true;

    explicit Equirectangular(const CameraView& c) : c_(c) {
        per_radian_u_ = c.width / (2 * kPi);
        per_radian_v_ = c.height / kPi;
        // Columns grow without bound at the poles; this close to one, any visible splat lies over every
        // azimuth anyway.
        smallest_parallel_ = std::sin(0.01f * kPi / c.height);
    }

    bool may_show(float dx, float dy, float dz, float) const {
        const float square = dx * dx + dy * dy + dz * dz;
        return (square > kNear * kNear) & (square < kFar * kFar);
    }

    Projection project(Lanes dx, Lanes dy, Lanes dz) const {
        const float* r = c_.rotation;
        const Lanes distance = sqrt(dx * dx + dy * dy + dz * dz), inverse = 1.0f / distance;
        // Unit direction in the camera's axes.
        const Lanes x = (r[0] * dx + r[1] * dy + r[2] * dz) * inverse;
        const Lanes y = (r[3] * dx + r[4] * dy + r[5] * dz) * inverse;
        const Lanes z = (r[6] * dx + r[7] * dy + r[8] * dz) * inverse;
        const Lanes parallel = sqrt(x * x + z * z);
        const Mask polar = less(parallel, 1e-6f);
        const Lanes turn = 1.0f / max(parallel, lanes(1e-6f));
        const Lanes sin_a = select(polar, lanes(0.0f), x * turn),
                    cos_a = select(polar, lanes(1.0f), z * turn);
        Projection p;
        p.u = (atan2(x, z) * (0.5f / kPi) + 0.5f) * float(c_.width);
        p.v = (atan2(y, parallel) * (1.0f / kPi) + 0.5f) * float(c_.height);
        p.depth = distance;
        const Lanes su = per_radian_u_ * inverse / max(parallel, lanes(smallest_parallel_));
        const Lanes sv = per_radian_v_ * inverse;
        for (int k = 0; k < 3; ++k) {
            p.du[k] = su * (cos_a * r[k] - sin_a * r[6 + k]);
            p.dv[k] = sv * (parallel * r[3 + k] - y * (sin_a * r[k] + cos_a * r[6 + k]));
        }
        return p;
    }

    // As `Pinhole::pull`. With (x, y, z) the centre in the camera's axes and rho^2 = x^2 + z^2, the map is
    // du = U / rho^2 (z R0 - x R2) and dv = V / |d|^2 (rho R1 - y / rho (x R0 + z R2)).
    void pull(const Projection& p, const Lanes (&d)[3], Lanes by_u, Lanes by_v, Lanes by_depth,
              const Lanes (&by_du)[3], const Lanes (&by_dv)[3], Lanes (&to)[3]) const {
        const float* r = c_.rotation;
        Lanes at[3], a[3], b[3];
        for (int k = 0; k < 3; ++k) {
            const float* row = r + 3 * k;
            at[k] = row[0] * d[0] + row[1] * d[1] + row[2] * d[2];
            a[k] = row[0] * by_du[0] + row[1] * by_du[1] + row[2] * by_du[2];
            b[k] = row[0] * by_dv[0] + row[1] * by_dv[1] + row[2] * by_dv[2];
        }
        const Lanes x = at[0], y = at[1], z = at[2], inverse = 1.0f / p.depth, square = inverse * inverse;
        const Lanes rho = max(sqrt(x * x + z * z), smallest_parallel_ * p.depth), turn = 1.0f / rho;
        const Lanes level = per_radian_u_ * turn * turn, spin = (z * a[0] - x * a[2]) * turn * turn;
        const Lanes q = x * b[0] + z * b[2], rise = (rho * b[1] - y * turn * q) * square;
        const Lanes steep = per_radian_v_ * square, lean = turn * (b[1] + y * turn * turn * q);
        const Lanes gx = -level * (a[2] + 2 * x * spin) + steep * (x * lean - y * turn * b[0] - 2 * x * rise);
        const Lanes gy = -steep * (turn * q + 2 * y * rise);
        const Lanes gz = level * (a[0] - 2 * z * spin) + steep * (z * lean - y * turn * b[2] - 2 * z * rise);
        for (int k = 0; k < 3; ++k)
            to[k] = by_u * p.du[k] + by_v * p.dv[k] + by_depth * inverse * d[k] + gx * r[k] + gy * r[3 + k] +
                    gz * r[6 + k];
    }

   private:
    CameraView c_;
    float per_radian_u_, per_radian_v_, smallest_parallel_;
};

}  // namespace terrazzo::raster
