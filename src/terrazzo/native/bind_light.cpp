// Python face of ray casting and light baking. Arguments are checked in `terrazzo.lighting`; shapes are
// checked here.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/unique_ptr.h>

#include <memory>
#include <tuple>

#include "bake_gather.hpp"
#include "bake_paths.hpp"
#include "bake_reflect.hpp"
#include "bake_sight.hpp"

namespace nb = nanobind;
using namespace terrazzo::light;

namespace {

using Rows3 = nb::ndarray<const float, nb::shape<-1, 3>, nb::c_contig, nb::device::cpu>;
using Floats = nb::ndarray<const float, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
template <int N>
using Rows = nb::ndarray<const float, nb::shape<-1, N>, nb::c_contig, nb::device::cpu>;
using Bytes = nb::ndarray<const uint8_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Out3 = nb::ndarray<nb::numpy, float, nb::shape<-1, 3>>;
template <class T>
using Out1 = nb::ndarray<nb::numpy, T, nb::ndim<1>>;

template <class T>
Out1<T> give(std::unique_ptr<T[]> data, size_t n) {
    T* raw = data.release();
    return Out1<T>(raw, {n}, nb::capsule(raw, [](void* p) noexcept { delete[] static_cast<T*>(p); }));
}

Out3 give3(std::unique_ptr<Vec3[]> data, size_t n) {
    static_assert(sizeof(Vec3) == 3 * sizeof(float));
    Vec3* raw = data.release();
    return Out3(&raw->x, {n, 3}, nb::capsule(raw, [](void* p) noexcept { delete[] static_cast<Vec3*>(p); }));
}

void same_rows(size_t a, size_t b, const char* what) {
    if (a != b) throw nb::value_error(what);
}

std::unique_ptr<Scene> make_scene(Rows<9> corners, Rows3 albedo, Rows3 emission, Rows3 transmission,
                                  Bytes two_sided) {
    const size_t n = corners.shape(0);
    same_rows(n, albedo.shape(0), "albedo needs one row a triangle");
    same_rows(n, emission.shape(0), "emission needs one row a triangle");
    same_rows(n, transmission.shape(0), "transmission needs one row a triangle");
    same_rows(n, two_sided.shape(0), "two_sided needs one entry a triangle");
    nb::gil_scoped_release free;
    return std::make_unique<Scene>(corners.data(), albedo.data(), emission.data(), transmission.data(),
                                   two_sided.data(), n);
}

// sun: direction, irradiance, radius; sky: zenith, horizon, ground, glow, sun, falloff, sharpness; either may
// be empty.
Lights make_lights(Floats sun, Floats sky, Rows<8> lamps, Rows<12> portals) {
    Lights lights;
    if (sun.shape(0)) {
        same_rows(sun.shape(0), 7, "a sun has 7 numbers");
        lights.has_sun = true;
        lights.sun = {load3(sun.data()), load3(sun.data() + 3), sun.data()[6]};
    }
    if (sky.shape(0)) {
        same_rows(sky.shape(0), 17, "a sky has 17 numbers");
        const float* s = sky.data();
        lights.has_sky = true;
        lights.sky = {load3(s), load3(s + 3), load3(s + 6), load3(s + 9), load3(s + 12), s[15], s[16]};
    }
    for (size_t i = 0; i < lamps.shape(0); i++) {
        const float* l = lamps.data() + 8 * i;
        lights.lamps.push_back({load3(l), load3(l + 3), l[6], l[7]});
    }
    for (size_t i = 0; i < portals.shape(0); i++) {
        const float* p = portals.data() + 12 * i;
        lights.portals.push_back({load3(p), load3(p + 3), load3(p + 6), load3(p + 9)});
    }
    return lights;
}

auto closest(const Scene& scene, Rows3 origins, Rows3 directions, Floats far, int threads) {
    const size_t n = origins.shape(0);
    same_rows(n, directions.shape(0), "directions needs one row a ray");
    same_rows(n, far.shape(0), "far needs one entry a ray");
    auto distance = std::make_unique<float[]>(n);
    auto triangle = std::make_unique<int32_t[]>(n);
    {
        nb::gil_scoped_release free;
        parallel_for(n, threads, 512, [&](size_t i) {
            const Hit hit = scene.bvh.closest(
                {load3(origins.data() + 3 * i), load3(directions.data() + 3 * i), far.data()[i]});
            distance[i] = hit ? hit.distance : INFINITY;
            triangle[i] = hit ? static_cast<int32_t>(hit.triangle) : -1;
        });
    }
    return std::make_tuple(give(std::move(distance), n), give(std::move(triangle), n));
}

Out3 transmittance(const Scene& scene, Rows3 origins, Rows3 directions, Floats far, int threads) {
    const size_t n = origins.shape(0);
    same_rows(n, directions.shape(0), "directions needs one row a ray");
    same_rows(n, far.shape(0), "far needs one entry a ray");
    auto share = std::make_unique<Vec3[]>(n);
    {
        nb::gil_scoped_release free;
        parallel_for(n, threads, 512, [&](size_t i) {
            share[i] = scene.bvh.transmittance(
                {load3(origins.data() + 3 * i), load3(directions.data() + 3 * i), far.data()[i]});
        });
    }
    return give3(std::move(share), n);
}

// Whether some eye sees each point. Neighbours in the list mostly see, and are hidden from, the same eyes.
auto seen(const Scene& scene, Rows3 points, Rows3 normals, Bytes two_sided, Rows3 eyes, float offset,
          float least, int threads) {
    constexpr size_t piece = 256;
    const size_t n = points.shape(0);
    same_rows(n, normals.shape(0), "normals needs one row a point");
    same_rows(n, two_sided.shape(0), "two_sided needs one entry a point");
    auto out = std::make_unique<uint8_t[]>(n);
    {
        nb::gil_scoped_release free;
        const Eyes watchers(scene, eyes.data(), eyes.shape(0));
        parallel_for((n + piece - 1) / piece, threads, 1, [&](size_t p) {
            Eyes::Memory memory;
            for (size_t i = p * piece; i < std::min(n, (p + 1) * piece); i++)
                out[i] = watchers.see(load3(points.data() + 3 * i), load3(normals.data() + 3 * i),
                                      two_sided.data()[i] != 0, offset, least, memory);
        });
    }
    return give(std::move(out), n);
}

std::vector<Receiver> receivers(const Rows3& points, const Rows3& normals) {
    same_rows(points.shape(0), normals.shape(0), "normals needs one row a point");
    std::vector<Receiver> out(points.shape(0));
    for (size_t i = 0; i < out.size(); i++)
        out[i] = {load3(points.data() + 3 * i), load3(normals.data() + 3 * i)};
    return out;
}

auto direct(const Scene& scene, const Lights& lights, Rows3 points, Rows3 normals, int samples,
            int sun_samples, uint32_t seed, uint32_t first, float offset, int threads) {
    const std::vector<Receiver> at = receivers(points, normals);
    auto sun = std::make_unique<Vec3[]>(at.size()), soft = std::make_unique<Vec3[]>(at.size());
    {
        nb::gil_scoped_release free;
        const DirectLight light(scene, lights, seed, offset);
        parallel_for(at.size(), threads, 256, [&](size_t i) {
            const auto index = first + static_cast<uint32_t>(i);
            sun[i] = light.sun(at[i], index, sun_samples);
            soft[i] = light.soft(at[i], index, samples);
        });
    }
    return std::make_tuple(give3(std::move(sun), at.size()), give3(std::move(soft), at.size()));
}

Out3 paths(const Scene& scene, const Lights& lights, Rows3 points, Rows3 normals, int samples, int bounces,
           uint32_t seed, float offset, int threads) {
    const std::vector<Receiver> at = receivers(points, normals);
    auto out = std::make_unique<Vec3[]>(at.size());
    {
        nb::gil_scoped_release free;
        const DirectLight light(scene, lights, seed ^ 0x9a7c5U, offset);
        parallel_for(at.size(), threads, 16, [&](size_t i) {
            out[i] = trace_paths(scene, light, at[i], static_cast<uint32_t>(i), samples, bounces, seed);
        });
    }
    return give3(std::move(out), at.size());
}

std::unique_ptr<Surfels> make_surfels(const Scene& scene, const Lights& lights, int count, int direct_samples,
                                      int links, int bounces, uint32_t seed, float offset, int threads) {
    nb::gil_scoped_release free;
    return std::make_unique<Surfels>(
        scene, lights, Surfels::Settings{count, direct_samples, links, bounces, threads, seed, offset});
}

// Sun and lamps, whose shadows are sharp.
// sides: two edge vectors for each point, over whose rectangle the sun is averaged, or no rows.
Out3 sharp(const Scene& scene, const Lights& lights, Rows3 points, Rows3 normals, Rows3 sides, int samples,
           int sun_samples, uint32_t seed, uint32_t first, float offset, int threads) {
    const std::vector<Receiver> at = receivers(points, normals);
    if (sides.shape(0) != 0 && sides.shape(0) != 2 * at.size())
        throw nb::value_error("sides needs two rows for each point, or none");
    const bool wide = sides.shape(0) != 0;
    auto out = std::make_unique<Vec3[]>(at.size());
    {
        nb::gil_scoped_release free;
        const DirectLight light(scene, lights, seed, offset);
        parallel_for(at.size(), threads, 256, [&](size_t i) {
            const auto index = first + static_cast<uint32_t>(i);
            const Vec3 edges[2] = {wide ? load3(sides.data() + 6 * i) : Vec3{},
                                   wide ? load3(sides.data() + 6 * i + 3) : Vec3{}};
            out[i] = light.sun(at[i], index, sun_samples, 0, wide ? edges : nullptr) +
                     light.lamps(at[i], index, samples);
        });
    }
    return give3(std::move(out), at.size());
}

std::unique_ptr<IrradianceCache> make_cache(const Scene& scene, const Lights& lights, const Surfels& surfels,
                                            int rays, int broad_samples, int most, float detail, float finest,
                                            float spread, uint32_t seed, float offset, int threads) {
    IrradianceCache::Settings settings;
    settings.rays = rays, settings.broad_samples = broad_samples, settings.most = most;
    settings.detail = detail, settings.radius_low = finest, settings.spread = spread;
    settings.seed = seed, settings.offset = offset, settings.threads = threads;
    return std::make_unique<IrradianceCache>(scene, lights, surfels, settings);
}

auto gather(IrradianceCache& cache, Rows3 points, Rows3 normals) {
    const std::vector<Receiver> at = receivers(points, normals);
    auto out = std::make_unique<Vec3[]>(at.size());
    {
        nb::gil_scoped_release free;
        cache.light(at.data(), at.size(), out.get());
    }
    return give3(std::move(out), at.size());
}

// For each point, the mirrored radiance for an eye in each of the directions, or, where they are paired, in
// its own; zero for those below its horizon. Where rays are shared, all views of a point get the same ones.
auto mirrored(const Scene& scene, const Lights& lights, const Surfels& surfels, Rows3 points, Rows3 normals,
              Floats alphas, Rows3 views, bool paired, bool shared, int rays, uint32_t seed, float offset,
              int threads) {
    const std::vector<Receiver> at = receivers(points, normals);
    same_rows(at.size(), alphas.shape(0), "alphas needs one entry a point");
    const size_t n = at.size(), k = paired ? 1 : views.shape(0);
    if (paired) same_rows(n, views.shape(0), "paired views need one row a point");
    static_assert(sizeof(Vec3) == 3 * sizeof(float));
    auto out = std::make_unique<float[]>(3 * n * k);
    {
        nb::gil_scoped_release free;
        const Mirrored mirror(scene, lights, surfels, seed, offset);
        const auto* eyes = reinterpret_cast<const Vec3*>(views.data());
        auto* light = reinterpret_cast<Vec3*>(out.get());
        parallel_for(n, threads, 32, [&](size_t i) {
            const Vec3* own = paired ? eyes + i : eyes;
            const float alpha = alphas.data()[i];
            if (shared) {
                mirror.seen_from_all(at[i], own, k, alpha, static_cast<uint32_t>(i), rays, light + i * k);
                return;
            }
            for (size_t j = 0; j < k; j++)
                light[i * k + j] =
                    dot(own[j], at[i].normal) > Mirrored::least_cosine
                        ? mirror.seen_from(at[i], own[j], alpha, static_cast<uint32_t>(i * k + j), rays)
                        : Vec3{};
        });
    }
    float* raw = out.release();
    return nb::ndarray<nb::numpy, float, nb::shape<-1, -1, 3>>(
        raw, {n, k, 3}, nb::capsule(raw, [](void* p) noexcept { delete[] static_cast<float*>(p); }));
}

// A mean of the rows of some neighbours, whose weights fall to nothing a little beyond the farthest.
void blend_nearest(const OrientedTree::Neighbour* near, int n, const float* values, size_t channels,
                   float* row) {
    std::fill(row, row + channels, 0.0f);
    float reach2 = 1e-12f, total = 0;
    for (int k = 0; k < n; k++) reach2 = std::max(reach2, near[k].distance2 * 1.2f);
    for (int k = 0; k < n; k++) total += 1 - near[k].distance2 / reach2;
    for (int k = 0; k < n; k++) {
        const float weight = (1 - near[k].distance2 / reach2) / total;
        const float* value = values + near[k].index * channels;
        for (size_t c = 0; c < channels; c++) row[c] += weight * value[c];
    }
}

// Oriented points that know who is near.
struct Speakers {
    std::vector<Receiver> at;
    OrientedTree tree;
    Speakers(std::vector<Receiver> points, float normal_weight)
        : at(std::move(points)),
          tree(
              at.size(), normal_weight, [&](size_t i) { return at[i].position; },
              [&](size_t i) { return at[i].normal; }) {}
};

std::unique_ptr<Speakers> make_speakers(Rows3 points, Rows3 normals, float normal_weight) {
    std::vector<Receiver> at = receivers(points, normals);
    nb::gil_scoped_release free;
    return std::make_unique<Speakers>(std::move(at), normal_weight);
}

// Values [m, channels] of the speakers, blended at other points from their nearest that face alike. Points of
// one cube of this side ask for their neighbours together.
auto blend_values(const Speakers& speakers,
                  nb::ndarray<const float, nb::ndim<2>, nb::c_contig, nb::device::cpu> values, Rows3 to,
                  Rows3 to_normals, int neighbours, float side, int threads) {
    const std::vector<Receiver> at = receivers(to, to_normals);
    const std::vector<Receiver>& known = speakers.at;
    const OrientedTree& tree = speakers.tree;
    same_rows(known.size(), values.shape(0), "values needs one row a speaker");
    const size_t channels = values.shape(1);
    auto out = std::make_unique<float[]>(at.size() * channels);
    {
        nb::gil_scoped_release free;
        const Clusters clusters(at.data(), at.size(), side, threads);
        parallel_for(clusters.size(), threads, 64, [&](size_t c) {
            constexpr int most = OrientedTree::most_neighbours;
            OrientedTree::Neighbour near[most];
            const bool alone = clusters.end(c) - clusters.begin(c) == 1;
            const int wanted = std::min(neighbours, most),
                      asked = alone ? wanted : std::min(2 * wanted, most);
            const Receiver& middle = at[clusters.middle(c)];
            const int n = tree.nearest(middle.position, middle.normal, asked, near);
            for (const uint32_t* i = clusters.begin(c); i != clusters.end(c); i++) {
                OrientedTree::Neighbour own[most];
                for (int k = 0; k < n; k++) {
                    const Receiver& speaker = known[near[k].index];
                    const float d =
                        tree.distance(at[*i].position, at[*i].normal, speaker.position, speaker.normal);
                    own[k] = {d * d, near[k].index};
                }
                const int used = std::min(n, wanted);
                if (used < n) std::nth_element(own, own + used, own + n);
                blend_nearest(own, used, values.data(), channels, out.get() + *i * channels);
            }
        });
    }
    float* raw = out.release();
    return nb::ndarray<nb::numpy, float, nb::ndim<2>>(
        raw, {at.size(), channels},
        nb::capsule(raw, [](void* p) noexcept { delete[] static_cast<float*>(p); }));
}

}  // namespace

void bind_light(nb::module_& m) {
    nb::class_<Scene>(m, "LightScene")
        .def_ro("count", &Scene::count)
        .def_prop_ro("node_count", [](const Scene& s) { return s.bvh.node_count(); });
    nb::class_<Lights>(m, "LightSources");
    nb::class_<Surfels>(m, "Surfels").def_prop_ro("count", &Surfels::size);
    m.def("light_scene", &make_scene, nb::arg("corners"), nb::arg("albedo"), nb::arg("emission"),
          nb::arg("transmission"), nb::arg("two_sided"));
    m.def("light_sources", &make_lights, nb::arg("sun"), nb::arg("sky"), nb::arg("lamps"),
          nb::arg("portals"));
    m.def("light_closest", &closest, nb::arg("scene"), nb::arg("origins"), nb::arg("directions"),
          nb::arg("far"), nb::arg("threads") = 0);
    m.def("light_transmittance", &transmittance, nb::arg("scene"), nb::arg("origins"), nb::arg("directions"),
          nb::arg("far"), nb::arg("threads") = 0);
    m.def("light_seen", &seen, nb::arg("scene"), nb::arg("points"), nb::arg("normals"), nb::arg("two_sided"),
          nb::arg("eyes"), nb::arg("offset"), nb::arg("least"), nb::arg("threads") = 0);
    m.def("light_direct", &direct, nb::arg("scene"), nb::arg("lights"), nb::arg("points"), nb::arg("normals"),
          nb::arg("samples"), nb::arg("sun_samples"), nb::arg("seed"), nb::arg("first") = 0,
          nb::arg("offset") = 1.5e-3f, nb::arg("threads") = 0);
    m.def("light_paths", &paths, nb::arg("scene"), nb::arg("lights"), nb::arg("points"), nb::arg("normals"),
          nb::arg("samples"), nb::arg("bounces"), nb::arg("seed"), nb::arg("offset") = 1.5e-3f,
          nb::arg("threads") = 0);
    m.def("light_surfels", &make_surfels, nb::arg("scene"), nb::arg("lights"), nb::arg("count"),
          nb::arg("direct_samples"), nb::arg("links"), nb::arg("bounces"), nb::arg("seed"),
          nb::arg("offset") = 1.5e-3f, nb::arg("threads") = 0, nb::keep_alive<0, 1>());
    m.def("light_sharp", &sharp, nb::arg("scene"), nb::arg("lights"), nb::arg("points"), nb::arg("normals"),
          nb::arg("sides"), nb::arg("samples"), nb::arg("sun_samples"), nb::arg("seed"), nb::arg("first") = 0,
          nb::arg("offset") = 1.5e-3f, nb::arg("threads") = 0);
    nb::class_<IrradianceCache>(m, "IrradianceCache")
        .def("light", &gather, nb::arg("points"), nb::arg("normals"))
        .def_prop_ro("count", &IrradianceCache::size);
    m.def("light_cache", &make_cache, nb::arg("scene"), nb::arg("lights"), nb::arg("surfels"),
          nb::arg("rays"), nb::arg("broad_samples"), nb::arg("most"), nb::arg("detail"), nb::arg("finest"),
          nb::arg("spread"), nb::arg("seed"), nb::arg("offset") = 1.5e-3f, nb::arg("threads") = 0,
          nb::keep_alive<0, 1>(), nb::keep_alive<0, 2>(), nb::keep_alive<0, 3>());
    m.def("light_mirrored", &mirrored, nb::arg("scene"), nb::arg("lights"), nb::arg("surfels"),
          nb::arg("points"), nb::arg("normals"), nb::arg("alphas"), nb::arg("views"), nb::arg("paired"),
          nb::arg("shared"), nb::arg("rays"), nb::arg("seed"), nb::arg("offset") = 1.5e-3f,
          nb::arg("threads") = 0);
    nb::class_<Speakers>(m, "Speakers");
    m.def("light_speakers", &make_speakers, nb::arg("points"), nb::arg("normals"), nb::arg("normal_weight"));
    m.def("light_blend", &blend_values, nb::arg("speakers"), nb::arg("values"), nb::arg("to"),
          nb::arg("to_normals"), nb::arg("neighbours"), nb::arg("side"), nb::arg("threads") = 0);
}
