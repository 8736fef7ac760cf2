// Python face of the colours that make up for the blur of overlapping splats. Arguments are checked in
// `terrazzo.creation.sharpening`.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

#include "bake_sampling.hpp"
#include "sharpen.hpp"

namespace nb = nanobind;
namespace sharp = terrazzo::sharp;
using namespace terrazzo::light;

namespace {

using Rows3 = nb::ndarray<const float, nb::shape<-1, 3>, nb::c_contig, nb::device::cpu>;
using Axes = nb::ndarray<const float, nb::shape<-1, 3, 3>, nb::c_contig, nb::device::cpu>;
using Floats = nb::ndarray<const float, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Bounds = nb::ndarray<const int64_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Colours = nb::ndarray<float, nb::shape<-1, 3>, nb::c_contig, nb::device::cpu>;

// axes: columns of rotation matrices, transposed: first, second, normal, each a row; scales along them [m];
// bounds: where each surface's splats begin, and the end; colours: in and out.
void sharpen(Rows3 means, Axes axes, Rows3 scales, Floats opacities, Bounds bounds, Colours colours,
             int threads) {
    const size_t n = means.shape(0);
    if (axes.shape(0) != n || scales.shape(0) != n || opacities.shape(0) != n || colours.shape(0) != n)
        throw nb::value_error("every splat needs axes, scales, an opacity and a colour");
    if (bounds.shape(0) < 1 || bounds(0) != 0 || bounds(bounds.shape(0) - 1) != static_cast<int64_t>(n))
        throw nb::value_error("bounds must run from 0 to the number of splats");
    for (size_t g = 0; g + 1 < bounds.shape(0); g++)
        if (bounds(g + 1) < bounds(g)) throw nb::value_error("bounds must not fall");
    nb::gil_scoped_release free;
    std::vector<sharp::Disc> discs(n);
    for (size_t i = 0; i < n; i++) {
        const float *a = axes.data() + 9 * i, *s = scales.data() + 3 * i;
        const Vec3 u = load3(a), v = load3(a + 3);
        discs[i] = {load3(means.data() + 3 * i), u * (1 / s[0]),     v * (1 / s[1]), load3(a + 6),
                    std::fmax(s[0], s[1]),       opacities.data()[i]};
    }
    static_assert(sizeof(Vec3) == 3 * sizeof(float));
    auto* out = reinterpret_cast<Vec3*>(colours.data());
    // The largest first, so that no thread is left with a wall when the others are done.
    std::vector<size_t> order(bounds.shape(0) - 1);
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const int64_t x = bounds(a + 1) - bounds(a), y = bounds(b + 1) - bounds(b);
        return x != y ? x > y : a < b;
    });
    parallel_for(order.size(), threads, 1, [&](size_t k) {
        const size_t g = order[k];
        const auto first = static_cast<size_t>(bounds(g));
        const size_t count = static_cast<size_t>(bounds(g + 1)) - first;
        if (count > 1) sharp::Surface(discs.data() + first, count, {}).solve(out + first);
    });
}

}  // namespace

void bind_sharpen(nb::module_& m) {
    m.def("sharpen", &sharpen, nb::arg("means"), nb::arg("axes"), nb::arg("scales"), nb::arg("opacities"),
          nb::arg("bounds"), nb::arg("colours"), nb::arg("threads") = 0);
}
