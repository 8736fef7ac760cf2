// From sums over pixels to gradients by a splat's own values: the chain rule through `project_lanes`.
#pragma once

#include <cstddef>

#include "fit_blend.hpp"
#include "fit_harmonics.hpp"

namespace terrazzo::raster {

constexpr float kEdgeOn = 1e-6f;  // share of the determinant below which a footprint counts as a line [px^4]

// Sums and footprints of the splats of a `Batch`, and the gradients that come out, each beside its value.
struct PullBatch {
    static constexpr int kSize = Batch::kSize;
    Batch splats;
    alignas(64) float sum[kSums][kSize];
    alignas(64) float mean[3][kSize], quaternion[4][kSize], scale[3][kSize], opacity[kSize];
    alignas(64) float harmonics[48][kSize];
    alignas(64) float turn[3][kSize];  // by a turn of the scene about the eye, the colours kept
};

// The gradient by a unit quaternion from that by the columns of its rotation.
inline void pull_rotation(const Lanes (&q)[4], const Lanes (&g)[3][3], Lanes (&to)[4]) {
    const Lanes w = q[0], x = q[1], y = q[2], z = q[3];
    to[0] = 2 * (x * (g[1][2] - g[2][1]) + y * (g[2][0] - g[0][2]) + z * (g[0][1] - g[1][0]));
    to[1] = 2 * (y * (g[1][0] + g[0][1]) + z * (g[2][0] + g[0][2]) + w * (g[1][2] - g[2][1])) -
            4 * x * (g[1][1] + g[2][2]);
    to[2] = 2 * (x * (g[1][0] + g[0][1]) + z * (g[2][1] + g[1][2]) + w * (g[2][0] - g[0][2])) -
            4 * y * (g[0][0] + g[2][2]);
    to[3] = 2 * (x * (g[2][0] + g[0][2]) + y * (g[2][1] + g[1][2]) + w * (g[0][1] - g[1][0])) -
            4 * z * (g[0][0] + g[1][1]);
}

// By harmonics, and by the direction the splat is seen along. A colour below 0 shows as 0 and has no
// gradient; with `Revives` the harmonics get one where a brighter colour would be better, or they would stay
// black for good.
template <int Degree, bool Revives>
inline void pull_colour(PullBatch& b, int j, const Lanes (&dx)[3], Lanes (&by_place)[3]) {
    const Lanes inverse = 1.0f / sqrt(max(dx[0] * dx[0] + dx[1] * dx[1] + dx[2] * dx[2], lanes(1e-30f)));
    const Lanes x = dx[0] * inverse, y = dx[1] * inverse, z = dx[2] * inverse;
    constexpr int n = coefficients_of(Degree);
    Lanes basis[n], weight[n];
    harmonic_basis<Degree>(x, y, z, basis);
    for (int k = 0; k < n; ++k) weight[k] = lanes(0);
    for (int channel = 0; channel < 3; ++channel) {
        Lanes shown = lanes(0.5f);
        for (int k = 0; k < n; ++k) shown += basis[k] * load(&b.splats.harmonics[3 * k + channel][j]);
        const Lanes sum = load(&b.sum[kRed + channel][j]), lifting = min(sum, lanes(0));
        const Mask seen = less(0.0f, shown);
        const Lanes pull = keep(seen, sum), either = Revives ? pull + lifting - keep(seen, lifting) : pull;
        for (int k = 0; k < n; ++k) {
            store(&b.harmonics[3 * k + channel][j], either * basis[k]);
            if constexpr (Degree > 0) weight[k] += pull * load(&b.splats.harmonics[3 * k + channel][j]);
        }
    }
    if constexpr (Degree > 0) {
        Lanes g[3];
        harmonic_gradient<Degree>(x, y, z, weight, g);
        const Lanes along = g[0] * x + g[1] * y + g[2] * z;
        by_place[0] = (g[0] - along * x) * inverse;
        by_place[1] = (g[1] - along * y) * inverse;
        by_place[2] = (g[2] - along * z) * inverse;
    } else {
        by_place[0] = by_place[1] = by_place[2] = lanes(0);
    }
}

template <class Camera, int Degree, bool Revives>
inline void pull_lanes(const Camera& camera, PullBatch& b, int j, bool antialias) {
    const Lanes dx[3] = {load(&b.splats.mean[0][j]), load(&b.splats.mean[1][j]), load(&b.splats.mean[2][j])};
    const Projection p = camera.project(dx[0], dx[1], dx[2]);
    Lanes q[4];
    for (int k = 0; k < 4; ++k) q[k] = load(&b.splats.quaternion[k][j]);
    const Lanes shrink =
        1.0f / sqrt(max(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3], lanes(1e-30f)));
    for (Lanes& v : q) v *= shrink;
    Lanes r[3][3], s[3], a[3], d[3], along_u[3], along_v[3];
    columns_of(q[0], q[1], q[2], q[3], lanes(2), r);
    for (int k = 0; k < 3; ++k) {
        s[k] = load(&b.splats.scale[k][j]);
        along_u[k] = p.du[0] * r[k][0] + p.du[1] * r[k][1] + p.du[2] * r[k][2];
        along_v[k] = p.dv[0] * r[k][0] + p.dv[1] * r[k][1] + p.dv[2] * r[k][2];
        a[k] = along_u[k] * s[k], d[k] = along_v[k] * s[k];
    }
    const Covariance c(a, d, antialias);
    // The factors of the conic, four times those of the footprint: |(across dx + shear dy, down dy)|^2 is
    // twice the exponent.
    const Lanes inverse_root = 1.0f / sqrt(c.determinant), root_vv = sqrt(c.vv), inverse_vv = 1.0f / root_vv;
    const Lanes across = root_vv * inverse_root, shear = -c.uv * inverse_vv * inverse_root, down = inverse_vv;
    // Sums hold quarters of the two coordinates that those factors give.
    const Lanes e = 4 * load(&b.sum[kE][j]), f = 4 * load(&b.sum[kF][j]);
    const Lanes ee = 16 * load(&b.sum[kEE][j]), ef = 16 * load(&b.sum[kEF][j]),
                ff = 16 * load(&b.sum[kFF][j]);
    const Lanes by_u = across * e, by_v = shear * e + down * f;
    const Lanes by_uu = 0.5f * across * across * ee, by_uv = 0.5f * across * (shear * ee + down * ef),
                by_vv = 0.5f * (shear * shear * ee + 2 * shear * down * ef + down * down * ff);
    Lanes by_a[3], by_d[3];
    for (int k = 0; k < 3; ++k) {
        by_a[k] = 2 * (by_uu * a[k] + by_uv * d[k]);
        by_d[k] = 2 * (by_vv * d[k] + by_uv * a[k]);
    }
    const Lanes peak = load(&b.sum[kPeak][j]);
    store(&b.opacity[j], peak / max(load(&b.splats.opacity[j]), lanes(1e-6f)));
    if (antialias) {
        // The opacity's factor is the square root of bare over determinant.
        const Lanes part = peak / max(c.bare, kEdgeOn * c.determinant), whole = peak / c.determinant;
        for (int k = 0; k < 3; ++k) {
            by_a[k] += part * (c.bare_vv * a[k] - c.uv * d[k]) - whole * (c.vv * a[k] - c.uv * d[k]);
            by_d[k] += part * (c.bare_uu * d[k] - c.uv * a[k]) - whole * (c.uu * d[k] - c.uv * a[k]);
        }
    }
    Lanes by_column[3][3], by_q[4], by_du[3] = {}, by_dv[3] = {};
    for (int k = 0; k < 3; ++k) {
        store(&b.scale[k][j], by_a[k] * along_u[k] + by_d[k] * along_v[k]);
        for (int m = 0; m < 3; ++m) {
            by_column[k][m] = s[k] * (by_a[k] * p.du[m] + by_d[k] * p.dv[m]);
            by_du[m] += s[k] * by_a[k] * r[k][m];
            by_dv[m] += s[k] * by_d[k] * r[k][m];
        }
    }
    pull_rotation(q, by_column, by_q);
    const Lanes radial = by_q[0] * q[0] + by_q[1] * q[1] + by_q[2] * q[2] + by_q[3] * q[3];
    for (int k = 0; k < 4; ++k) store(&b.quaternion[k][j], (by_q[k] - radial * q[k]) * shrink);
    Lanes by_place[3], by_colour[3];
    camera.pull(p, dx, by_u, by_v, load(&b.sum[kFar_][j]), by_du, by_dv, by_place);
    pull_colour<Degree, Revives>(b, j, dx, by_colour);
    Lanes turned[3] = {dx[1] * by_place[2] - dx[2] * by_place[1], dx[2] * by_place[0] - dx[0] * by_place[2],
                       dx[0] * by_place[1] - dx[1] * by_place[0]};
    for (int k = 0; k < 3; ++k) {
        turned[0] += r[k][1] * by_column[k][2] - r[k][2] * by_column[k][1];
        turned[1] += r[k][2] * by_column[k][0] - r[k][0] * by_column[k][2];
        turned[2] += r[k][0] * by_column[k][1] - r[k][1] * by_column[k][0];
    }
    for (int k = 0; k < 3; ++k) {
        store(&b.mean[k][j], by_place[k] + by_colour[k]);
        store(&b.turn[k][j], turned[k]);
    }
}

}  // namespace terrazzo::raster
