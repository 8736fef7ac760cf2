// The whole of a frame: project, sort, bin, blend; the scratch memory between frames; the time that each
// stage took.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

#include "raster_bin.hpp"
#include "raster_blend.hpp"
#include "raster_camera.hpp"
#include "raster_project.hpp"
#include "raster_sort.hpp"
#include "raster_team.hpp"
#include "raster_types.hpp"

namespace terrazzo::raster {

constexpr std::size_t kKeptScratch = std::size_t(1) << 29;  // larger scratch is given back after a frame

struct Options {
    int degree;
    bool antialias, equirectangular;
    float background[3];
    int threads;
    std::size_t pair_budget;  // (tile, footprint) pairs that are listed at a time, 4 bytes each
};

struct Report {
    double project = 0, sort = 0, bin = 0, blend = 0;  // seconds
    std::size_t visible = 0, pairs = 0, slabs = 0;
};

struct Scratch {
    Projected projected;
    DepthSort sort;
    TileLists lists;
    Buffer<float> votes;

    std::size_t bytes() const { return projected.bytes() + sort.bytes() + lists.bytes() + votes.bytes(); }
};

// Hands scratch to one call at a time and keeps one for the next.
class ScratchShelf {
   public:
    std::unique_ptr<Scratch> take() {
        std::lock_guard<std::mutex> lock(mutex_);
        return kept_ ? std::move(kept_) : std::make_unique<Scratch>();
    }
    void put_back(std::unique_ptr<Scratch> scratch) {
        if (scratch->bytes() > kKeptScratch) return;
        std::lock_guard<std::mutex> lock(mutex_);
        kept_ = std::move(scratch);
    }

   private:
    std::mutex mutex_;
    std::unique_ptr<Scratch> kept_;
};

class Stopwatch {
   public:
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - last_).count();
        last_ = now;
        return seconds;
    }

   private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

using BlendTiles = void (*)(Team&, const BlendJob&, std::size_t);

template <bool Wraps>
BlendTiles blender_of(unsigned passes) {
    constexpr BlendTiles table[8] = {blend_tiles<0, Wraps>, blend_tiles<1, Wraps>, blend_tiles<2, Wraps>,
                                     blend_tiles<3, Wraps>, blend_tiles<4, Wraps>, blend_tiles<5, Wraps>,
                                     blend_tiles<6, Wraps>, blend_tiles<7, Wraps>};
    return table[passes];
}

inline Report render(const SplatView& splats, const CameraView& camera, const Options& options,
                     const Targets& targets, Scratch& scratch) {
    Report report;
    Stopwatch watch;
    Team team(options.threads);
    const unsigned passes =
        (targets.depth ? kDepth : 0u) | (targets.normals ? kNormals : 0u) | (targets.things ? kThings : 0u);
    if (options.equirectangular)
        project<Equirectangular>(team, splats, camera, options.degree, options.antialias, passes,
                                 scratch.projected);
    else
        project<Pinhole>(team, splats, camera, options.degree, options.antialias, passes, scratch.projected);
    report.project = watch.lap();
    const uint32_t* order = scratch.sort.order(team, scratch.projected);
    report.sort = watch.lap();
    const int columns = (camera.width + kTile - 1) / kTile, rows = (camera.height + kTile - 1) / kTile;
    const std::size_t tiles = std::size_t(columns) * rows;
    scratch.lists.prepare(team, scratch.projected, order, columns, rows, options.pair_budget);
    const std::size_t slabs = scratch.lists.slab_count();
    if (slabs > 1 && targets.things) scratch.votes.reserve(std::size_t(camera.width) * camera.height);
    const auto blend = options.equirectangular ? blender_of<true>(passes) : blender_of<false>(passes);
    for (std::size_t slab = 0; slab < slabs; ++slab) {
        scratch.lists.fill(team, slab);
        report.bin += watch.lap();
        const BlendJob job = {scratch.projected,
                              scratch.lists,
                              targets,
                              slabs > 1 && targets.things ? scratch.votes.data() : nullptr,
                              {options.background[0], options.background[1], options.background[2]},
                              camera.width,
                              camera.height,
                              columns,
                              slab == 0,
                              slab + 1 == slabs};
        blend(team, job, tiles);
        report.blend += watch.lap();
        if (scratch.lists.all_finished()) break;
    }
    report.visible = scratch.projected.visible;
    report.pairs = scratch.lists.pair_count();
    report.slabs = slabs;
    return report;
}

}  // namespace terrazzo::raster
