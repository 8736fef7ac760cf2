// The compiled core's Python module: each bind_*.cpp adds the functions of one job.
#include <nanobind/nanobind.h>

namespace nb = nanobind;

void bind_cells(nb::module_& m);
void bind_raster(nb::module_& m);
void bind_light(nb::module_& m);
void bind_noise(nb::module_& m);
void bind_paint(nb::module_& m);
void bind_sharpen(nb::module_& m);
void bind_surroundings(nb::module_& m);
void bind_fit(nb::module_& m);

NB_MODULE(CORE_MODULE, m) {
    m.doc() = "Terrazzo's compiled core.";
    bind_cells(m);
    bind_raster(m);
    bind_light(m);
    bind_noise(m);
    bind_paint(m);
    bind_sharpen(m);
    bind_surroundings(m);
    bind_fit(m);
}
