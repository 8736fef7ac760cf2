// Python face of the rasterizer.
#include "bind_raster.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>

#include <algorithm>
#include <optional>

namespace nb = nanobind;
using namespace nb::literals;
namespace raster = terrazzo::raster;
using raster::Input, raster::Output, raster::require;

namespace {

raster::ScratchShelf& shelf() {
    static raster::ScratchShelf one;
    return one;
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
    const std::size_t h = alpha.shape(0), w = alpha.shape(1);
    const auto fits = [&](const auto& picture) { return picture.shape(0) == h && picture.shape(1) == w; };
    raster::require_size(h, w);
    require(fits(colour) && (!depth || fits(*depth)) && (!normals || fits(*normals)) &&
                (!thing_ids || fits(*thing_ids)),
            "the pictures differ in size");
    require(!things || things->shape(0) == means.shape(0), "the arrays of the splats differ in length");
    const raster::SplatView splats = raster::splats_of(means, quaternions, scales, opacities, harmonics,
                                                       things ? things->data() : nullptr, degree);
    const raster::CameraView camera = raster::camera_of(rotation, eye, intrinsics, int(w), int(h));
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
    return raster::dict_of(report);
}

}  // namespace

void bind_raster(nb::module_& m) {
    m.def("rasterize", &rasterize, "means"_a, "quaternions"_a, "scales"_a, "opacities"_a, "harmonics"_a,
          "things"_a.none(), "rotation"_a, "eye"_a, "intrinsics"_a, "equirectangular"_a, "background"_a,
          "degree"_a, "antialias"_a, "threads"_a, "pair_budget"_a, "colour"_a, "alpha"_a, "depth"_a.none(),
          "normals"_a.none(), "thing_ids"_a.none(),
          "Draws splats into the given pictures; returns the seconds of each stage and what was counted.");
}
