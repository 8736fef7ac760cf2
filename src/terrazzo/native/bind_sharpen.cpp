// Python face of the colours that make up for the blur of overlapping splats. Arguments are checked in
// `terrazzo.creation.sharpening`.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "bake_sampling.hpp"
#include "sharpen.hpp"

namespace nb = nanobind;
namespace sharp = terrazzo::sharp;
using namespace terrazzo::light;

namespace {

template <class T, int... Shape>
using Rows = nb::ndarray<T, nb::shape<Shape...>, nb::c_contig, nb::device::cpu>;

// The columns of the rotation matrix of a unit quaternion (w, x, y, z).
void columns(const float* q, Vec3& first, Vec3& second, Vec3& third) {
    const float w = q[0], x = q[1], y = q[2], z = q[3];
    first = {1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)};
    second = {2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)};
    third = {2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)};
}

// The splats of each surface one after the other, and where each surface begins, and the end.
void by_surface(const int32_t* surfaces, size_t n, std::vector<uint32_t>& rows, std::vector<size_t>& bounds) {
    int32_t last = -1;
    for (size_t i = 0; i < n; i++) last = std::max(last, surfaces[i]);
    bounds.assign(static_cast<size_t>(last) + 2, 0);
    for (size_t i = 0; i < n; i++)
        if (surfaces[i] >= 0) bounds[surfaces[i] + 1]++;
    for (size_t s = 1; s < bounds.size(); s++) bounds[s] += bounds[s - 1];
    rows.resize(bounds.back());
    std::vector<size_t> next(bounds.begin(), bounds.end() - 1);
    for (size_t i = 0; i < n; i++)
        if (surfaces[i] >= 0) rows[next[surfaces[i]]++] = static_cast<uint32_t>(i);
}

// surfaces: which surface each splat lies on; those below 0 lie on none and keep their colours, which go in
// and out.
void sharpen(Rows<const float, -1, 3> means, Rows<const float, -1, 4> quaternions,
             Rows<const float, -1, 3> scales, Rows<const float, -1> opacities,
             Rows<const int32_t, -1> surfaces, Rows<float, -1, 3> colours, int threads) {
    const size_t n = means.shape(0);
    if (quaternions.shape(0) != n || scales.shape(0) != n || opacities.shape(0) != n ||
        surfaces.shape(0) != n || colours.shape(0) != n)
        throw nb::value_error("every splat needs a quaternion, scales, an opacity, a surface and a colour");
    nb::gil_scoped_release free;
    std::vector<uint32_t> rows;
    std::vector<size_t> bounds;
    by_surface(surfaces.data(), n, rows, bounds);
    std::vector<sharp::Disc> discs(rows.size());
    std::vector<Vec3> shown(rows.size());
    parallel_for(rows.size(), threads, 4096, [&](size_t k) {
        const size_t i = rows[k];
        const float* s = scales.data() + 3 * i;
        sharp::Disc& d = discs[k];
        columns(quaternions.data() + 4 * i, d.u, d.v, d.normal);
        d.u = d.u * (1 / s[0]), d.v = d.v * (1 / s[1]);
        d.centre = load3(means.data() + 3 * i);
        d.reach = std::fmax(s[0], s[1]), d.opacity = opacities.data()[i];
        shown[k] = load3(colours.data() + 3 * i);
    });
    // The largest first, so that no thread is left with a wall when the others are done.
    std::vector<size_t> order(bounds.size() - 1);
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const size_t x = bounds[a + 1] - bounds[a], y = bounds[b + 1] - bounds[b];
        return x != y ? x > y : a < b;
    });
    parallel_for(order.size(), threads, 1, [&](size_t k) {
        const size_t first = bounds[order[k]], count = bounds[order[k] + 1] - first;
        if (count > 1) sharp::Surface(discs.data() + first, count, {}).solve(shown.data() + first);
    });
    for (size_t k = 0; k < rows.size(); k++) store3(colours.data() + 3 * rows[k], shown[k]);
}

}  // namespace

void bind_sharpen(nb::module_& m) {
    m.def("sharpen", &sharpen, nb::arg("means"), nb::arg("quaternions"), nb::arg("scales"),
          nb::arg("opacities"), nb::arg("surfaces"), nb::arg("colours"), nb::arg("threads") = 0);
}
