// A frame that can be drawn and then pulled: gradients of a loss by every value of every splat that shows.
#pragma once

#include <stdexcept>

#include "fit_adam.hpp"
#include "raster_render.hpp"

namespace terrazzo::raster {

constexpr std::size_t kFitPairs = std::size_t(1)
                                  << 27;  // (tile, footprint) pairs, 512 MiB: a bound on memory

class FitFrame {
   public:
    // Draws and remembers what the pull needs; the arrays of the splats must not change in between.
    Report draw(const SplatView& splats, const CameraView& camera, Options options, const Targets& targets) {
        drawn_ = false;
        options.pair_budget = kFitPairs;
        const Report report = render(splats, camera, options, targets, scratch_);
        if (report.slabs != 1)
            throw std::length_error(
                "the splats cover the picture too many times to be fitted; use a smaller "
                "picture or smaller splats");
        splats_ = splats, camera_ = camera, options_ = options, drawn_ = true;
        return report;
    }

    // Gives each splat that the picture shows to the sink. `pose` gets dL/d(shift of the camera) and
    // dL/d(turn of the camera about its eye), both in the world's axes, when not null.
    template <class Sink>
    void pull(const Pull& from, const Sink& sink, double* pose) {
        if (!drawn_) throw std::logic_error("nothing was drawn since the last pull");
        drawn_ = false;
        Team team(options_.threads);
        if (options_.equirectangular)
            pull_camera<Equirectangular>(team, from, sink, pose);
        else
            pull_camera<Pinhole>(team, from, sink, pose);
    }

   private:
    template <class Camera, class Sink>
    void pull_camera(Team& team, const Pull& from, const Sink& sink, double* pose) {
        const int columns = (camera_.width + kTile - 1) / kTile, rows = (camera_.height + kTile - 1) / kTile;
        const PullJob job = {scratch_.projected, scratch_.lists, from, camera_.width,
                             camera_.height,     columns,        rows};
        const std::size_t room = splats_.count * (Camera::kWraps ? 2 : 1);
        sums_.reserve(room * kSumStride * team.size());
        if (from.depth)
            pull_tiles<true, Camera::kWraps>(team, job, room, sums_.data());
        else
            pull_tiles<false, Camera::kWraps>(team, job, room, sums_.data());
        switch (options_.degree) {
            case 0:
                return pull_splats<Camera, 0>(team, room, sink, pose);
            case 1:
                return pull_splats<Camera, 1>(team, room, sink, pose);
            case 2:
                return pull_splats<Camera, 2>(team, room, sink, pose);
            default:
                return pull_splats<Camera, 3>(team, room, sink, pose);
        }
    }

    template <class Camera, int Degree, class Sink>
    void pull_splats(Team& team, std::size_t room, const Sink& sink, double* pose) {
        const std::size_t chunks = scratch_.projected.segment_count;
        pose_parts_.assign(6 * chunks, 0.0);
        std::atomic<std::size_t> next{0};
        team.run([&](int) {
            for (std::size_t k; (k = next.fetch_add(1, std::memory_order_relaxed)) < chunks;)
                pull_chunk<Camera, Degree>(k, room, team.size(), sink);
        });
        if (!pose) return;
        std::fill(pose, pose + 6, 0.0);
        for (std::size_t k = 0; k < chunks; ++k)
            for (int m = 0; m < 6; ++m) pose[m] -= pose_parts_[6 * k + m];  // the scene moves the other way
    }

    template <class Camera, int Degree, class Sink>
    void pull_chunk(std::size_t chunk, std::size_t room, int planes, const Sink& sink) {
        const Camera camera(camera_);
        const Segment segment = scratch_.projected.segments[chunk];
        const Footprint* footprints = scratch_.projected.footprints.data();
        PullBatch b;
        uint32_t index[PullBatch::kSize];
        int count = 0;
        const auto flush = [&] {
            if (!count) return;
            b.splats.gather(splats_, camera_, index, count, coefficients_of(Degree));
            const int padded = (count + kLanes - 1) / kLanes * kLanes;
            for (int m = 0; m < kSums; ++m)
                for (int j = count; j < padded; ++j) b.sum[m][j] = 0;
            for (int j = 0; j < count; j += kLanes)
                pull_lanes<Camera, Degree, Sink::kRevives>(camera, b, j, options_.antialias);
            for (int j = 0; j < count; ++j) {
                sink.take(index[j], b, j, coefficients_of(Degree));
                for (int m = 0; m < 3; ++m) {
                    pose_parts_[6 * chunk + m] += b.mean[m][j];
                    pose_parts_[6 * chunk + 3 + m] += b.turn[m][j];
                }
            }
            count = 0;
        };
        for (std::size_t i = segment.begin; i < segment.begin + segment.count; ++i) {
            float sum[kSums];
            if (!gather_sums(i, room, planes, sum)) continue;
            const uint32_t splat = footprints[i].splat;
            if (count && index[count - 1] == splat) {  // the second half of a footprint that wraps
                for (int m = 0; m < kSums; ++m) b.sum[m][count - 1] += sum[m];
                continue;
            }
            if (count == PullBatch::kSize) flush();
            index[count] = splat;
            for (int m = 0; m < kSums; ++m) b.sum[m][count] = sum[m];
            ++count;
        }
        flush();
    }

    // False for a footprint that no pixel shows.
    bool gather_sums(std::size_t footprint, std::size_t room, int planes, float* sum) const {
        std::fill(sum, sum + kSums, 0.0f);
        for (int t = 0; t < planes; ++t) {
            const float* from = sums_.data() + (std::size_t(t) * room + footprint) * kSumStride;
            for (int m = 0; m < kSums; ++m) sum[m] += from[m];
        }
        bool any = false;
        for (int m = 0; m < kSums; ++m) any |= sum[m] != 0;
        return any;
    }

    Scratch scratch_;
    Buffer<float> sums_;
    std::vector<double> pose_parts_;
    SplatView splats_{};
    CameraView camera_{};
    Options options_{};
    bool drawn_ = false;
};

}  // namespace terrazzo::raster
