// Python face of display colours and of harmonics of gloss. Arguments are checked in `terrazzo.lighting` and
// in `terrazzo.creation`; shapes are checked here.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include "bake_sampling.hpp"
#include "tone.hpp"

namespace nb = nanobind;
using namespace terrazzo::light;

namespace {

template <class T, int... Shape>
using Rows = nb::ndarray<T, nb::shape<Shape...>, nb::c_contig, nb::device::cpu>;

// Exposed radiance in, display sRGB out, in place.
void display(Rows<float, -1, 3> colours, float knee, float white_at, float kept, int threads) {
    nb::gil_scoped_release free;
    const Tone tone(knee, white_at, kept);
    float* data = colours.data();
    parallel_for(colours.shape(0), threads, 4096,
                 [&](size_t i) { store3(data + 3 * i, tone(load3(data + 3 * i))); });
}

// Harmonics [m, h, 3] of values [m, k, 3]: by the matrix [k, h] of the heading that each normal is nearest
// to.
void fit_harmonics(Rows<const float, -1, 3> normals,
                   nb::ndarray<const float, nb::ndim<3>, nb::c_contig, nb::device::cpu> values,
                   Rows<const float, -1, 3> headings,
                   nb::ndarray<const float, nb::ndim<3>, nb::c_contig, nb::device::cpu> fits,
                   nb::ndarray<float, nb::ndim<3>, nb::c_contig, nb::device::cpu> out, int threads) {
    constexpr size_t terms = 9;
    const size_t n = normals.shape(0), views = values.shape(1), count = headings.shape(0);
    if (values.shape(0) != n || out.shape(0) != n || values.shape(2) != 3 || out.shape(2) != 3)
        throw nb::value_error("values and out need one row a normal, and three channels");
    if (fits.shape(0) != count || fits.shape(1) != views || fits.shape(2) != terms || out.shape(1) != terms ||
        !count)
        throw nb::value_error("fits needs a matrix [views, 9] for each heading, and out nine terms");
    nb::gil_scoped_release free;
    parallel_for(n, threads, 256, [&](size_t i) {
        const Vec3 normal = load3(normals.data() + 3 * i);
        size_t nearest = 0;
        float most = -far_away;
        for (size_t h = 0; h < count; h++) {
            const float along = dot(normal, load3(headings.data() + 3 * h));
            if (along > most) most = along, nearest = h;
        }
        const float *fit = fits.data() + nearest * views * terms, *value = values.data() + i * views * 3;
        float sum[terms * 3] = {};
        for (size_t k = 0; k < views; k++)
            for (size_t h = 0; h < terms; h++)
                for (size_t c = 0; c < 3; c++) sum[3 * h + c] += fit[k * terms + h] * value[3 * k + c];
        std::copy(sum, sum + terms * 3, out.data() + i * terms * 3);
    });
}

}  // namespace

void bind_paint(nb::module_& m) {
    m.def("display", &display, nb::arg("colours"), nb::arg("knee"), nb::arg("white_at"), nb::arg("kept"),
          nb::arg("threads") = 0);
    m.def("fit_harmonics", &fit_harmonics, nb::arg("normals"), nb::arg("values"), nb::arg("headings"),
          nb::arg("fits"), nb::arg("out"), nb::arg("threads") = 0);
}
