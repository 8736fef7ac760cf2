// Python face of the rasterizer.
#include <nanobind/nanobind.h>

namespace nb = nanobind;

void bind_raster(nb::module_&) {}
