// Python face of fitting: a frame that is drawn and pulled, and the loss of a picture.
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>

#include <optional>
#include <utility>

#include "bind_raster.hpp"
#include "fit_frame.hpp"
#include "fit_loss.hpp"
#include "fit_noise.hpp"

namespace nb = nanobind;
using namespace nb::literals;
namespace raster = terrazzo::raster;
using raster::Input, raster::Output, raster::require;

namespace {

// A frame that keeps the caller's arrays alive until it is pulled.
class Frame {
   public:
    nb::dict draw(Output<float, raster::Vectors3> means, Output<float, nb::shape<-1, 4>> quaternions,
                  Output<float, raster::Vectors3> scales, Output<float, nb::shape<-1>> opacities,
                  Output<float, raster::Picture3> harmonics, Input<float, nb::shape<3, 3>> rotation,
                  Input<float, nb::shape<3>> eye, Input<float, nb::shape<4>> intrinsics, bool equirectangular,
                  Input<float, nb::shape<3>> background, int degree, bool antialias, int threads,
                  Output<float, raster::Picture3> colour, Output<float, raster::Picture> alpha,
                  std::optional<Output<float, raster::Picture>> depth) {
        const std::size_t h = alpha.shape(0), w = alpha.shape(1);
        raster::require_size(h, w);
        require(colour.shape(0) == h && colour.shape(1) == w &&
                    (!depth || (depth->shape(0) == h && depth->shape(1) == w)),
                "the pictures differ in size");
        const raster::SplatView splats =
            raster::splats_of(means, quaternions, scales, opacities, harmonics, nullptr, degree);
        const raster::CameraView camera = raster::camera_of(rotation, eye, intrinsics, int(w), int(h));
        const float* back = background.data();
        const raster::Options options = {degree,  antialias, equirectangular, {back[0], back[1], back[2]},
                                         threads, 1};
        raster::Targets targets = {colour.data(), alpha.data(), depth ? depth->data() : nullptr, nullptr,
                                   nullptr};
        raster::Report report;
        {
            nb::gil_scoped_release free_python;
            report = frame_.draw(splats, camera, options, targets);
        }
        edit_ = {means.data(),     quaternions.data(), scales.data(),
                 opacities.data(), harmonics.data(),   int(harmonics.shape(1))};
        count_ = means.shape(0);
        kept_ = nb::make_tuple(means, quaternions, scales, opacities, harmonics, colour, alpha, depth);
        height_ = h, width_ = w;
        pull_ = {nullptr, nullptr, nullptr, colour.data(), alpha.data(), targets.depth};
        return raster::dict_of(report);
    }

    void gradients(Input<float, raster::Picture3> by_colour,
                   std::optional<Input<float, raster::Picture>> by_alpha,
                   std::optional<Input<float, raster::Picture>> by_depth,
                   Output<float, raster::Vectors3> means, Output<float, nb::shape<-1, 4>> quaternions,
                   Output<float, raster::Vectors3> scales, Output<float, nb::shape<-1>> opacities,
                   Output<float, raster::Picture3> harmonics, Output<double, nb::shape<6>> pose) {
        const auto to = raster::splats_of(means, quaternions, scales, opacities, harmonics, nullptr, 0);
        require(to.count == count_ && to.coefficients == edit_.coefficients,
                "the gradients differ from the splats");
        const raster::GradientSink sink = {{means.data(), quaternions.data(), scales.data(), opacities.data(),
                                            harmonics.data(), to.coefficients}};
        run(by_colour, by_alpha, by_depth, sink, pose.data());
    }

    void step(Input<float, raster::Picture3> by_colour, std::optional<Input<float, raster::Picture>> by_alpha,
              std::optional<Input<float, raster::Picture>> by_depth,
              Output<float, nb::shape<-1, 2, -1>> moments, Input<float, nb::shape<-1>> rates, int number,
              float first, float second, float epsilon, float opacity_cost, float scale_cost, float thinnest,
              float widest, bool in_plane, std::optional<Input<uint8_t, nb::shape<-1>>> free,
              std::optional<Input<float, nb::shape<-1, 2, 3>>> bounds,
              std::optional<Output<double, nb::shape<6>>> pose) {
        const std::size_t values = raster::kHarmonicsAt + 3 * edit_.coefficients;
        require(moments.shape(0) == count_ && moments.shape(2) == values && rates.shape(0) == values,
                "the moments or the rates differ from the splats");
        require(number >= 1, "steps are counted from 1");
        require(!free || free->shape(0) == count_, "the free coefficients differ from the splats");
        require(!bounds || bounds->shape(0) == count_, "the bounds of scales differ from the splats");
        const raster::AdamSink sink = {edit_,
                                       moments.data(),
                                       rates.data(),
                                       first,
                                       second,
                                       epsilon,
                                       float(1 - std::pow(double(first), number)),
                                       float(1 - std::pow(double(second), number)),
                                       opacity_cost,
                                       scale_cost,
                                       thinnest,
                                       widest,
                                       in_plane,
                                       free ? free->data() : nullptr,
                                       bounds ? bounds->data() : nullptr};
        run(by_colour, by_alpha, by_depth, sink, pose ? pose->data() : nullptr);
    }

   private:
    template <class Sink>
    void run(const Input<float, raster::Picture3>& by_colour,
             const std::optional<Input<float, raster::Picture>>& by_alpha,
             const std::optional<Input<float, raster::Picture>>& by_depth, const Sink& sink, double* pose) {
        const auto fits = [&](const auto& p) { return p.shape(0) == height_ && p.shape(1) == width_; };
        require(fits(by_colour) && (!by_alpha || fits(*by_alpha)) && (!by_depth || fits(*by_depth)),
                "the pictures differ in size");
        require(!by_depth || pull_.drawn_depth,
                "a gradient by depth needs a frame that was drawn with depth");
        raster::Pull from = pull_;
        from.colour = by_colour.data();
        from.alpha = by_alpha ? by_alpha->data() : nullptr;
        from.depth = by_depth ? by_depth->data() : nullptr;
        {
            nb::gil_scoped_release free_python;
            frame_.pull(from, sink, pose);
        }
        kept_ = nb::none();
    }

    raster::FitFrame frame_;
    raster::SplatEdit edit_{};
    raster::Pull pull_{};
    nb::object kept_ = nb::none();
    std::size_t count_ = 0, height_ = 0, width_ = 0;
};

class Loss {
   public:
    std::pair<double, double> evaluate(Input<float, raster::Picture3> colour,
                                       Input<float, raster::Picture3> target,
                                       std::optional<Input<float, raster::Picture>> weight, float ssim_share,
                                       int threads, Output<float, raster::Picture3> gradient) {
        const std::size_t h = colour.shape(0), w = colour.shape(1);
        raster::require_size(h, w);
        const auto fits = [&](const auto& p) { return p.shape(0) == h && p.shape(1) == w; };
        require(fits(target) && fits(gradient) && (!weight || fits(*weight)), "the pictures differ in size");
        double loss, ssim = 0;
        {
            nb::gil_scoped_release free_python;
            raster::Team team(threads);
            loss = loss_.evaluate(team, colour.data(), target.data(), weight ? weight->data() : nullptr,
                                  int(h), int(w), ssim_share, gradient.data(), &ssim);
        }
        return {loss, ssim};
    }

   private:
    raster::PictureLoss loss_;
};

void add_noise(Output<float, raster::Vectors3> means, Output<float, nb::shape<-1, 4>> quaternions,
               Output<float, raster::Vectors3> scales, Output<float, nb::shape<-1>> opacities, float length,
               uint64_t seed, int threads) {
    const std::size_t n = means.shape(0);
    require(quaternions.shape(0) == n && scales.shape(0) == n && opacities.shape(0) == n,
            "the arrays of the splats differ in length");
    const raster::SplatEdit splats = {
        means.data(), quaternions.data(), scales.data(), opacities.data(), nullptr, 0};
    nb::gil_scoped_release free_python;
    raster::Team team(threads);
    raster::add_noise(team, n, splats, length, seed);
}

}  // namespace

void bind_fit(nb::module_& m) {
    nb::class_<Frame>(m, "FitFrame", "A picture of splats that can be drawn, then pulled once.")
        .def(nb::init<>())
        .def("draw", &Frame::draw, "means"_a, "quaternions"_a, "scales"_a, "opacities"_a, "harmonics"_a,
             "rotation"_a, "eye"_a, "intrinsics"_a, "equirectangular"_a, "background"_a, "degree"_a,
             "antialias"_a, "threads"_a, "colour"_a, "alpha"_a, "depth"_a.none())
        .def("gradients", &Frame::gradients, "by_colour"_a, "by_alpha"_a.none(), "by_depth"_a.none(),
             "means"_a, "quaternions"_a, "scales"_a, "opacities"_a, "harmonics"_a, "pose"_a)
        .def("step", &Frame::step, "by_colour"_a, "by_alpha"_a.none(), "by_depth"_a.none(), "moments"_a,
             "rates"_a, "number"_a, "first"_a, "second"_a, "epsilon"_a, "opacity_cost"_a, "scale_cost"_a,
             "thinnest"_a, "widest"_a, "in_plane"_a, "free"_a.none(), "bounds"_a.none(), "pose"_a.none());
    nb::class_<Loss>(m, "PictureLoss", "L1 and SSIM of pictures, with gradients.")
        .def(nb::init<>())
        .def("evaluate", &Loss::evaluate, "colour"_a, "target"_a, "weight"_a.none(), "ssim_share"_a,
             "threads"_a, "gradient"_a, "Returns the loss and the mean SSIM (0 without a share).");
    m.def("fit_noise", &add_noise, "means"_a, "quaternions"_a, "scales"_a, "opacities"_a, "length"_a,
          "seed"_a, "threads"_a, "Lets splats that are nearly transparent wander.");
}
