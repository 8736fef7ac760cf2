// What the Python faces of drawing and of fitting share: arrays to views.
#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <algorithm>

#include "raster_render.hpp"

namespace terrazzo::raster {

template <class T, class... Shape>
using Input = nanobind::ndarray<const T, nanobind::c_contig, nanobind::device::cpu, Shape...>;
template <class T, class... Shape>
using Output = nanobind::ndarray<T, nanobind::c_contig, nanobind::device::cpu, Shape...>;

using Vectors3 = nanobind::shape<-1, 3>;
using Picture = nanobind::shape<-1, -1>;
using Picture3 = nanobind::shape<-1, -1, 3>;

inline void require(bool holds, const char* what) {
    if (!holds) throw nanobind::value_error(what);
}

inline CameraView camera_of(const Input<float, nanobind::shape<3, 3>>& rotation,
                            const Input<float, nanobind::shape<3>>& eye,
                            const Input<float, nanobind::shape<4>>& intrinsics, int width, int height) {
    CameraView c{};
    std::copy_n(rotation.data(), 9, c.rotation);
    std::copy_n(eye.data(), 3, c.eye);
    c.fx = intrinsics.data()[0], c.fy = intrinsics.data()[1];
    c.cx = intrinsics.data()[2], c.cy = intrinsics.data()[3];
    c.width = width, c.height = height;
    return c;
}

inline nanobind::dict dict_of(const Report& r) {
    nanobind::dict out;
    out["project"] = r.project;
    out["sort"] = r.sort;
    out["bin"] = r.bin;
    out["blend"] = r.blend;
    out["visible"] = r.visible;
    out["pairs"] = r.pairs;
    out["slabs"] = r.slabs;
    return out;
}

// Splats as the caller's arrays, of one length; they may be read-only or not.
template <class Means, class Quaternions, class Scales, class Opacities, class Harmonics>
SplatView splats_of(const Means& means, const Quaternions& quaternions, const Scales& scales,
                    const Opacities& opacities, const Harmonics& harmonics, const int32_t* things,
                    int degree) {
    const std::size_t n = means.shape(0);
    require(quaternions.shape(0) == n && scales.shape(0) == n && opacities.shape(0) == n &&
                harmonics.shape(0) == n,
            "the arrays of the splats differ in length");
    require(n < (std::size_t(1) << 31), "more than 2^31 splats");
    require(degree >= 0 && degree <= 3 && int(harmonics.shape(1)) >= coefficients_of(degree),
            "the degree of the harmonics is not 0 to 3, or they have too few coefficients");
    return {n,
            means.data(),
            quaternions.data(),
            scales.data(),
            opacities.data(),
            harmonics.data(),
            int(harmonics.shape(1)),
            things};
}

inline void require_size(std::size_t h, std::size_t w) {
    require(h >= 1 && w >= 1 && h <= 0xffff * kTile && w <= 0xffff * kTile,
            "the picture is empty or longer than a million pixels");
}

}  // namespace terrazzo::raster
