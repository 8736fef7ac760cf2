// Python face of ray casting, light baking and noise.
#include <nanobind/nanobind.h>

namespace nb = nanobind;

void bind_light(nb::module_&) {}
