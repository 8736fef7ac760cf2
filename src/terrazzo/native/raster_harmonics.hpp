// Colour of a splat seen along a direction: real spherical harmonics in the order and signs of
// src/terrazzo/harmonics.py.
#pragma once

#include "raster_lanes.hpp"

namespace terrazzo::raster {

constexpr int coefficients_of(int degree) { return (degree + 1) * (degree + 1); }

template <int Degree>
inline void harmonic_basis(Lanes x, Lanes y, Lanes z, Lanes* basis) {
    basis[0] = lanes(0.28209479177387814f);
    if constexpr (Degree >= 1) {
        basis[1] = -0.4886025119029199f * y;
        basis[2] = 0.4886025119029199f * z;
        basis[3] = -0.4886025119029199f * x;
    }
    if constexpr (Degree >= 2) {
        const Lanes xx = x * x, yy = y * y, zz = z * z;
        basis[4] = 1.0925484305920792f * x * y;
        basis[5] = -1.0925484305920792f * y * z;
        basis[6] = 0.31539156525252005f * (2.0f * zz - xx - yy);
        basis[7] = -1.0925484305920792f * x * z;
        basis[8] = 0.5462742152960396f * (xx - yy);
        if constexpr (Degree >= 3) {
            basis[9] = -0.5900435899266435f * y * (3.0f * xx - yy);
            basis[10] = 2.890611442640554f * x * y * z;
            basis[11] = -0.4570457994644658f * y * (4.0f * zz - xx - yy);
            basis[12] = 0.3731763325901154f * z * (2.0f * zz - 3.0f * xx - 3.0f * yy);
            basis[13] = -0.4570457994644658f * x * (4.0f * zz - xx - yy);
            basis[14] = 1.445305721320277f * z * (xx - yy);
            basis[15] = -0.5900435899266435f * x * (xx - 3.0f * yy);
        }
    }
}

}  // namespace terrazzo::raster
