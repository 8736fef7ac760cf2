// How a splat's colour turns with the direction it is seen along.
#pragma once

#include "raster_harmonics.hpp"

namespace terrazzo::raster {

// The gradient by (x, y, z) of the sum of w[k] * basis[k].
template <int Degree>
inline void harmonic_gradient(Lanes x, Lanes y, Lanes z, const Lanes* w, Lanes (&g)[3]) {
    g[0] = g[1] = g[2] = lanes(0);
    if constexpr (Degree >= 1) {
        g[0] -= 0.4886025119029199f * w[3];
        g[1] -= 0.4886025119029199f * w[1];
        g[2] += 0.4886025119029199f * w[2];
    }
    if constexpr (Degree >= 2) {
        const float a = 1.0925484305920792f, b = 0.63078313050504f;
        g[0] += a * (y * w[4] - z * w[7] + x * w[8]) - b * x * w[6];
        g[1] += a * (x * w[4] - z * w[5] - y * w[8]) - b * y * w[6];
        g[2] += 2 * b * z * w[6] - a * (y * w[5] + x * w[7]);
    }
    if constexpr (Degree >= 3) {
        const Lanes xx = x * x, yy = y * y, zz = z * z, xy = x * y, xz = x * z, yz = y * z;
        const float a = 0.5900435899266435f, b = 2.890611442640554f, c = 0.4570457994644658f,
                    d = 0.3731763325901154f;
        g[0] += -6 * a * xy * w[9] + b * yz * w[10] + 2 * c * xy * w[11] - 6 * d * xz * w[12] -
                c * (4 * zz - 3 * xx - yy) * w[13] + b * xz * w[14] - 3 * a * (xx - yy) * w[15];
        g[1] += -3 * a * (xx - yy) * w[9] + b * xz * w[10] - c * (4 * zz - xx - 3 * yy) * w[11] -
                6 * d * yz * w[12] + 2 * c * xy * w[13] - b * yz * w[14] + 6 * a * xy * w[15];
        g[2] += b * xy * w[10] - 8 * c * yz * w[11] + d * (6 * zz - 3 * xx - 3 * yy) * w[12] -
                8 * c * xz * w[13] + 0.5f * b * (xx - yy) * w[14];
    }
}

}  // namespace terrazzo::raster
