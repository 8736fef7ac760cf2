// Python face of the noise functions: NumPy arrays in and out, split over threads.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

#include "noise.hpp"

namespace nb = nanobind;
namespace noise = terrazzo::noise;

namespace {

using Points = nb::ndarray<const float, nb::shape<-1, 3>, nb::c_contig, nb::device::cpu>;
using Floats = nb::ndarray<float, nb::shape<-1>, nb::c_contig, nb::device::cpu>;
using Hashes = nb::ndarray<uint32_t, nb::shape<-1>, nb::c_contig, nb::device::cpu>;

// Calls work(block, first, count) for all points, block by block, on up to `threads` threads.
template <class Work>
void for_blocks(const float* points, size_t n, int threads, Work work) {
    const size_t blocks = (n + noise::kBlock - 1) / noise::kBlock;
    constexpr size_t kWorthIt = 64;  // blocks for which starting a thread pays
    const size_t workers = std::max<size_t>(1, std::min<size_t>(std::max(threads, 1), blocks / kWorthIt));
    auto run = [&](size_t from, size_t to) {
        noise::Block block;
        for (size_t b = from; b < to; ++b) {
            const size_t first = b * noise::kBlock;
            const int count = static_cast<int>(std::min<size_t>(noise::kBlock, n - first));
            for (int i = 0; i < count; ++i) {
                block.x[i] = points[3 * (first + i)];
                block.y[i] = points[3 * (first + i) + 1];
                block.z[i] = points[3 * (first + i) + 2];
            }
            work(block, first, count);
        }
    };
    std::vector<std::thread> pool;
    for (size_t w = 1; w < workers; ++w)
        pool.emplace_back(run, blocks * w / workers, blocks * (w + 1) / workers);
    run(0, blocks / workers);
    for (auto& thread : pool) thread.join();
}

void fbm(Points points, Floats out, int octaves, float lacunarity, float gain, uint32_t seed, int threads) {
    nb::gil_scoped_release release;
    for_blocks(points.data(), points.shape(0), threads,
               [&](const noise::Block& block, size_t first, int count) {
                   float* target = out.data() + first;
                   std::fill(target, target + count, 0.0f);
                   float frequency = 1.0f, amplitude = 1.0f;
                   for (int o = 0; o < octaves; ++o, frequency *= lacunarity, amplitude *= gain)
                       noise::add_gradient(block, count, frequency, amplitude,
                                           seed + static_cast<uint32_t>(o), target);
               });
}

void cells(Points points, Floats first, Floats second, Hashes ids, float jitter, uint32_t seed, int threads) {
    nb::gil_scoped_release release;
    for_blocks(points.data(), points.shape(0), threads,
               [&](const noise::Block& block, size_t start, int count) {
                   noise::cells(block, count, jitter, seed, first.data() + start, second.data() + start,
                                ids.data() + start);
               });
}

}  // namespace

void bind_noise(nb::module_& m) {
    m.def("noise_fbm", &fbm, nb::arg("points"), nb::arg("out"), nb::arg("octaves"), nb::arg("lacunarity"),
          nb::arg("gain"), nb::arg("seed"), nb::arg("threads"));
    m.def("noise_cells", &cells, nb::arg("points"), nb::arg("first"), nb::arg("second"), nb::arg("ids"),
          nb::arg("jitter"), nb::arg("seed"), nb::arg("threads"));
}
