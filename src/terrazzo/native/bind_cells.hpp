// Arrays of cells as Python hands them over, and the check that they fit together.
#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

namespace terrazzo::bind {

namespace nb = nanobind;

template <class T, int... Shape>
using Rows = nb::ndarray<T, nb::shape<Shape...>, nb::c_contig, nb::device::cpu>;
using Table = Rows<const float, -1, 4, 3>;  // corners, or normals at them, of quads
using Index = Rows<const int32_t, -1>;      // the quad of each cell
using Boxes = Rows<const float, -1, 4>;     // its (u0, u1, v0, v1)

// `rows` is the length of what else there is one of for each cell.
inline void check_cells(const Table& table, const Index& quad, const Boxes& box, size_t rows) {
    const size_t n = quad.shape(0), q = table.shape(0);
    if (box.shape(0) != n || rows != n)
        throw nb::value_error("every cell needs a quad, a box and a row of all else");
    for (size_t i = 0; i < n; i++)
        if (static_cast<uint32_t>(quad.data()[i]) >= q)
            throw nb::value_error("quad refers to a row that is not there");
}

}  // namespace terrazzo::bind
