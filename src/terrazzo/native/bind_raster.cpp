// Python face of the rasterizer.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>

#include <algorithm>
#include <optional>

#include "raster_render.hpp"

namespace nb = nanobind;
using namespace nb::literals;
namespace raster = terrazzo::raster;

namespace {

template <class T, class... Shape>
using Input = nb::ndarray<const T, nb::c_contig, nb::device::cpu, Shape...>;
template <class T, class... Shape>
using Output = nb::ndarray<T, nb::c_contig, nb::device::cpu, Shape...>;

raster::ScratchShelf& shelf() {
    static raster::ScratchShelf one;
    return one;
}

raster::CameraView camera_of(const Input<float, nb::shape<3, 3>>& rotation,
                             const Input<float, nb::shape<3>>& eye,
                             const Input<float, nb::shape<4>>& intrinsics, int width, int height) {
    raster::CameraView c{};
    std::copy_n(rotation.data(), 9, c.rotation);
    std::copy_n(eye.data(), 3, c.eye);
    c.fx = intrinsics.data()[0], c.fy = intrinsics.data()[1];
    c.cx = intrinsics.data()[2], c.cy = intrinsics.data()[3];
    c.width = width, c.height = height;
    return c;
}

nb::dict dict_of(const raster::Report& r) {
    nb::dict out;
    out["project"] = r.project;
    out["sort"] = r.sort;
    out["bin"] = r.bin;
    out["blend"] = r.blend;
    out["visible"] = r.visible;
    out["pairs"] = r.pairs;
    out["slabs"] = r.slabs;
    return out;
}

void require(bool holds, const char* what) {
    if (!holds) throw nb::value_error(what);
}

nb::dict rasterize(Input<float, nb::shape<-1, 3>> means, Input<float, nb::shape<-1, 4>> quaternions,
                   Input<float, nb::shape<-1, 3>> scales, Input<float, nb::shape<-1>> opacities,
                   Input<float, nb::shape<-1, -1, 3>> harmonics,
                   std::optional<Input<int32_t, nb::shape<-1>>> things,
                   Input<float, nb::shape<3, 3>> rotation, Input<float, nb::shape<3>> eye,
                   Input<float, nb::shape<4>> intrinsics, bool equirectangular,
                   Input<float, nb::shape<3>> background, int degree, bool antialias, int threads,
                   std::size_t pair_budget, Output<float, nb::shape<-1, -1, 3>> colour,
                   Output<float, nb::shape<-1, -1>> alpha,
                   std::optional<Output<float, nb::shape<-1, -1>>> depth,
                   std::optional<Output<float, nb::shape<-1, -1, 3>>> normals,
                   std::optional<Output<int32_t, nb::shape<-1, -1>>> thing_ids) {
    const std::size_t n = means.shape(0), h = alpha.shape(0), w = alpha.shape(1);
    const auto fits = [&](const auto& picture) { return picture.shape(0) == h && picture.shape(1) == w; };
    require(quaternions.shape(0) == n && scales.shape(0) == n && opacities.shape(0) == n &&
                harmonics.shape(0) == n && (!things || things->shape(0) == n),
            "the arrays of the splats differ in length");
    require(n < (std::size_t(1) << 31), "more than 2^31 splats");
    require(degree >= 0 && degree <= 3 && int(harmonics.shape(1)) >= raster::coefficients_of(degree),
            "the degree of the harmonics is not 0 to 3, or they have too few coefficients");
    require(h >= 1 && w >= 1 && h <= 0xffff * raster::kTile && w <= 0xffff * raster::kTile,
            "the picture is empty or longer than a million pixels");
    require(fits(colour) && (!depth || fits(*depth)) && (!normals || fits(*normals)) &&
                (!thing_ids || fits(*thing_ids)),
            "the pictures differ in size");
    const raster::SplatView splats = {n,
                                      means.data(),
                                      quaternions.data(),
                                      scales.data(),
                                      opacities.data(),
                                      harmonics.data(),
                                      int(harmonics.shape(1)),
                                      things ? things->data() : nullptr};
    const raster::CameraView camera = camera_of(rotation, eye, intrinsics, int(w), int(h));
    const float* back = background.data();
    const raster::Options options = {degree,          antialias,
                                     equirectangular, {back[0], back[1], back[2]},
                                     threads,         std::max<std::size_t>(1, pair_budget)};
    const raster::Targets targets = {colour.data(), alpha.data(), depth ? depth->data() : nullptr,
                                     normals ? normals->data() : nullptr,
                                     thing_ids ? thing_ids->data() : nullptr};
    raster::Report report;
    {
        nb::gil_scoped_release free_python;
        auto scratch = shelf().take();
        report = raster::render(splats, camera, options, targets, *scratch);
        shelf().put_back(std::move(scratch));
    }
    return dict_of(report);
}

}  // namespace

void bind_raster(nb::module_& m) {
    m.def("rasterize", &rasterize, "means"_a, "quaternions"_a, "scales"_a, "opacities"_a, "harmonics"_a,
          "things"_a.none(), "rotation"_a, "eye"_a, "intrinsics"_a, "equirectangular"_a, "background"_a,
          "degree"_a, "antialias"_a, "threads"_a, "pair_budget"_a, "colour"_a, "alpha"_a, "depth"_a.none(),
          "normals"_a.none(), "thing_ids"_a.none(),
          "Draws splats into the given pictures; returns the seconds of each stage and what was counted.");
}
