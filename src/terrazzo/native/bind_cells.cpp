// Python face of the geometry of cells. Arguments come from `terrazzo.creation.cells`; shapes are checked
// here.
#include "bind_cells.hpp"

#include "bake_sampling.hpp"
#include "cells.hpp"

using namespace terrazzo::bind;
namespace cells = terrazzo::cells;
using namespace terrazzo::light;

namespace {

constexpr size_t piece = 2048;

// Middles, edge vectors and unit normals.
void frames(Table places, Table normals, Index quad, Boxes box, Rows<float, -1, 3> middle,
            Rows<float, -1, 2, 3> sides, Rows<float, -1, 3> normal, int threads) {
    check_cells(places, quad, box, middle.shape(0));
    if (normals.shape(0) != places.shape(0) || sides.shape(0) != quad.shape(0) ||
        normal.shape(0) != quad.shape(0))
        throw nb::value_error("results need one row a cell, normals one a quad");
    nb::gil_scoped_release free;
    parallel_for(quad.shape(0), threads, piece, [&](size_t i) {
        const size_t q = 12 * static_cast<size_t>(quad.data()[i]);
        const cells::Frame f = cells::frame(cells::Patch(places.data() + q), cells::Patch(normals.data() + q),
                                            cells::Box(box.data() + 4 * i));
        store3(middle.data() + 3 * i, f.middle);
        store3(sides.data() + 6 * i, f.du);
        store3(sides.data() + 6 * i + 3, f.dv);
        store3(normal.data() + 3 * i, f.normal);
    });
}

// Where rays meet a place of each cell: shares s and t of it along u and v.
void spots(Table places, Index quad, Boxes box, float s, float t, Rows<float, -1, 3> out, int threads) {
    check_cells(places, quad, box, out.shape(0));
    nb::gil_scoped_release free;
    parallel_for(quad.shape(0), threads, piece, [&](size_t i) {
        const cells::Patch patch(places.data() + 12 * static_cast<size_t>(quad.data()[i]));
        const cells::Box b(box.data() + 4 * i);
        store3(out.data() + 3 * i, patch.on_triangles(b.u(s), b.v(t)));
    });
}

// The flat Gaussians of cells: middles, quaternions, standard deviations, opacities and areas.
void splats(Table places, Table normals, Index quad, Boxes box, Boxes edges, Boxes lines,
            Rows<const float, -1, 2> size, Rows<const float, -1> seen, Rows<const float, -1> opacity,
            Rows<const float, -1> rules, Rows<float, -1, 3> means, Rows<float, -1, 4> quaternions,
            Rows<float, -1, 3> scales, Rows<float, -1> opacities, Rows<float, -1> area, int threads) {
    const size_t n = quad.shape(0);
    check_cells(places, quad, box, means.shape(0));
    if (normals.shape(0) != places.shape(0) || edges.shape(0) != n || lines.shape(0) != n ||
        size.shape(0) != n || seen.shape(0) != n || opacity.shape(0) != n || quaternions.shape(0) != n ||
        scales.shape(0) != n || opacities.shape(0) != n || area.shape(0) != n)
        throw nb::value_error("arguments and results need one row a cell, normals one a quad");
    cells::Rules how;
    if (rules.shape(0) * sizeof(float) != sizeof(how)) throw nb::value_error("rules has 16 numbers");
    std::memcpy(&how, rules.data(), sizeof(how));
    nb::gil_scoped_release free;
    parallel_for(n, threads, piece, [&](size_t i) {
        const size_t q = 12 * static_cast<size_t>(quad.data()[i]);
        const cells::Frame f = cells::frame(cells::Patch(places.data() + q), cells::Patch(normals.data() + q),
                                            cells::Box(box.data() + 4 * i));
        const cells::Splat s = cells::splat(f, edges.data() + 4 * i, lines.data() + 4 * i,
                                            size.data() + 2 * i, seen.data()[i], opacity.data()[i], how);
        store3(means.data() + 3 * i, s.mean);
        cells::store_quaternion(quaternions.data() + 4 * i, s.ellipse);
        std::copy(s.ellipse.sigma, s.ellipse.sigma + 3, scales.data() + 3 * i);
        opacities.data()[i] = s.opacity;
        area.data()[i] = s.ellipse.area;
    });
}

// Points and unit normals of the taps, [taps, m, 3] each; a cell has one normal.
void taps(Table places, Table normals, Index quad, Boxes box, Rows<const float, -1, 2> shares,
          Rows<float, -1, -1, 3> points, Rows<float, -1, -1, 3> directions) {
    const size_t n = quad.shape(0), count = shares.shape(0);
    check_cells(places, quad, box, points.shape(1));
    if (normals.shape(0) != places.shape(0) || points.shape(0) != count || directions.shape(0) != count ||
        directions.shape(1) != n)
        throw nb::value_error("points and directions need a row for each tap of each cell");
    nb::gil_scoped_release free;
    for (size_t i = 0; i < n; i++) {
        const size_t q = 12 * static_cast<size_t>(quad.data()[i]);
        const cells::Patch patch(places.data() + q);
        const cells::Box b(box.data() + 4 * i);
        const Vec3 normal = cells::Patch(normals.data() + q).at(b.u(0.5f), b.v(0.5f));
        const Vec3 unit_normal = normal * (1 / std::fmax(length(normal), 1e-9f));
        for (size_t k = 0; k < count; k++) {
            const float* share = shares.data() + 2 * k;
            store3(points.data() + 3 * (k * n + i), patch.at(b.u(share[0]), b.v(share[1])));
            store3(directions.data() + 3 * (k * n + i), unit_normal);
        }
    }
}

// What the colours of sixteen taps [16, m, 3] tell: mean, variation and step.
void tell(Rows<const float, cells::taps, -1, 3> colours, float worth, Rows<float, -1, 3> mean,
          Rows<float, -1, 2> vary, Rows<float, -1, 2> step) {
    const size_t n = colours.shape(1);
    if (mean.shape(0) != n || vary.shape(0) != n || step.shape(0) != n)
        throw nb::value_error("results need one row a cell");
    nb::gil_scoped_release free;
    for (size_t i = 0; i < n; i++) {
        const cells::Told told = cells::tell(colours.data() + 3 * i, 3 * n, worth);
        store3(mean.data() + 3 * i, told.mean);
        std::copy(told.vary, told.vary + 2, vary.data() + 2 * i);
        std::copy(told.step, told.step + 2, step.data() + 2 * i);
    }
}

}  // namespace

void bind_cells(nb::module_& m) {
    m.def("cell_frames", &frames, nb::arg("places"), nb::arg("normals"), nb::arg("quad"), nb::arg("box"),
          nb::arg("middle"), nb::arg("sides"), nb::arg("normal"), nb::arg("threads") = 0);
    m.def("cell_spots", &spots, nb::arg("places"), nb::arg("quad"), nb::arg("box"), nb::arg("s"),
          nb::arg("t"), nb::arg("out"), nb::arg("threads") = 0);
    m.def("cell_splats", &splats, nb::arg("places"), nb::arg("normals"), nb::arg("quad"), nb::arg("box"),
          nb::arg("edges"), nb::arg("lines"), nb::arg("size"), nb::arg("seen"), nb::arg("opacity"),
          nb::arg("rules"), nb::arg("means"), nb::arg("quaternions"), nb::arg("scales"), nb::arg("opacities"),
          nb::arg("area"), nb::arg("threads") = 0);
    m.def("cell_taps", &taps, nb::arg("places"), nb::arg("normals"), nb::arg("quad"), nb::arg("box"),
          nb::arg("shares"), nb::arg("points"), nb::arg("directions"));
    m.def("cell_tell", &tell, nb::arg("colours"), nb::arg("worth"), nb::arg("mean"), nb::arg("vary"),
          nb::arg("step"));
}
