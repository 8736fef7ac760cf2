// Python face of what is around cells. Arguments come from `terrazzo.creation.shadows`; shapes are checked
// here.
#include "bind_cells.hpp"
#include "surroundings.hpp"

using namespace terrazzo::bind;
namespace around = terrazzo::surroundings;
namespace cells = terrazzo::cells;
using namespace terrazzo::light;

namespace {

constexpr size_t piece = 512;

// Calls work(i, j, point, up) for all cells i and their corners j, one after the other along v, then u.
template <class Work>
void at_corners(const Table& places, const Index& quad, const Boxes& box, const Rows<const float, -1, 3>& up,
                const float* ends, float start, int threads, Work&& work) {
    parallel_for(quad.shape(0), threads, piece, [&](size_t i) {
        const around::Cell cell{cells::Patch(places.data() + 12 * static_cast<size_t>(quad.data()[i])),
                                cells::Box(box.data() + 4 * i), load3(up.data() + 3 * i)};
        for (int j = 0; j < 4; j++) work(i, j, cell.above(ends[j / 2], ends[j % 2], start), cell.up);
    });
}

void above(const Scene& scene, Table places, Index quad, Boxes box, Rows<const float, -1, 3> up,
           Rows<const float, 2> ends, float start, float close, Index owners, Rows<int32_t, 4, -1> out,
           int threads) {
    const size_t n = quad.shape(0);
    check_cells(places, quad, box, up.shape(0));
    if (out.shape(1) != n) throw nb::value_error("out needs a column for each cell");
    if (owners.shape(0) != scene.count) throw nb::value_error("owners needs one entry a triangle");
    nb::gil_scoped_release free;
    at_corners(places, quad, box, up, ends.data(), start, threads, [&](size_t i, int j, Vec3 point, Vec3 n3) {
        out.data()[j * n + i] = around::owner_above(scene, point, n3, close, owners.data());
    });
}

void sunlit(const Scene& scene, Table places, Index quad, Boxes box, Rows<const float, -1, 3> up,
            Rows<const float, 2> ends, float start, Rows<const float, 3> sun, Rows<float, 4, -1> out,
            int threads) {
    const size_t n = quad.shape(0);
    check_cells(places, quad, box, up.shape(0));
    if (out.shape(1) != n) throw nb::value_error("out needs a column for each cell");
    nb::gil_scoped_release free;
    const Vec3 direction = load3(sun.data());
    at_corners(places, quad, box, up, ends.data(), start, threads, [&](size_t i, int j, Vec3 point, Vec3) {
        out.data()[j * n + i] = around::share_of(scene.bvh.transmittance({point, direction, far_away}));
    });
}

// numbers: as `around::Beside`.
void beside(const Scene& scene, Table places, Table normals, Index quad, Boxes box,
            Rows<const float, -1, 2> size, Rows<const float, -1, 3> own, Rows<const float, -1, 3> shades,
            Rows<const float, 6> numbers, Rows<float, -1, 2> out, int threads) {
    check_cells(places, quad, box, out.shape(0));
    if (size.shape(0) != quad.shape(0) || own.shape(0) != quad.shape(0) ||
        normals.shape(0) != places.shape(0) || shades.shape(0) != scene.count)
        throw nb::value_error("arguments need one row a cell, normals one a quad, shades one a triangle");
    const float* x = numbers.data();
    const around::Beside how{x[0], x[1], {x[2], x[3]}, x[4], x[5]};
    nb::gil_scoped_release free;
    parallel_for(quad.shape(0), threads, piece, [&](size_t i) {
        const size_t q = 12 * static_cast<size_t>(quad.data()[i]);
        const cells::Frame f = cells::frame(cells::Patch(places.data() + q), cells::Patch(normals.data() + q),
                                            cells::Box(box.data() + 4 * i));
        const Vec3 colour = load3(own.data() + 3 * i);
        const float* s = size.data() + 2 * i;
        out.data()[2 * i] = around::beside(scene, f, f.du, s[0], colour, shades.data(), how);
        out.data()[2 * i + 1] = around::beside(scene, f, f.dv, s[1], colour, shades.data(), how);
    });
}

}  // namespace

void bind_surroundings(nb::module_& m) {
    m.def("cell_above", &above, nb::arg("scene"), nb::arg("places"), nb::arg("quad"), nb::arg("box"),
          nb::arg("up"), nb::arg("ends"), nb::arg("start"), nb::arg("close"), nb::arg("owners"),
          nb::arg("out"), nb::arg("threads") = 0);
    m.def("cell_sunlit", &sunlit, nb::arg("scene"), nb::arg("places"), nb::arg("quad"), nb::arg("box"),
          nb::arg("up"), nb::arg("ends"), nb::arg("start"), nb::arg("sun"), nb::arg("out"),
          nb::arg("threads") = 0);
    m.def("cell_beside", &beside, nb::arg("scene"), nb::arg("places"), nb::arg("normals"), nb::arg("quad"),
          nb::arg("box"), nb::arg("size"), nb::arg("own"), nb::arg("shades"), nb::arg("numbers"),
          nb::arg("out"), nb::arg("threads") = 0);
}
