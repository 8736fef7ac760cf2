// First stage: which splats may show, and the footprint, colour and tiles of each of those.
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>

#include "raster_buffer.hpp"
#include "raster_camera.hpp"
#include "raster_harmonics.hpp"
#include "raster_lanes.hpp"
#include "raster_team.hpp"
#include "raster_types.hpp"

namespace terrazzo::raster {

constexpr std::size_t kChunk = 8192;  // splats that one thread takes at a time
constexpr float kWidestFootprint =
    1e7f;  // standard deviation [px]; keeps every square below within float range

struct Projected {
    Buffer<Footprint> footprints;
    Buffer<float> depths;  // sorting keys, > 0
    Buffer<TileBox> boxes;
    Buffer<Attributes> attributes;  // filled only when a pass is asked for
    Buffer<Segment> segments;       // one per chunk, in the order of the splats
    std::size_t segment_count = 0;
    std::size_t visible = 0;

    std::size_t bytes() const {
        return footprints.bytes() + depths.bytes() + boxes.bytes() + attributes.bytes() + segments.bytes();
    }
};

// Some splats turned from an array of structures into a structure of arrays, and what came out for them.
struct Batch {
    static constexpr int kSize = 64;
    alignas(64) float mean[3][kSize], quaternion[4][kSize], scale[3][kSize], opacity[kSize];
    alignas(64) float harmonics[48][kSize];
    alignas(64) float u[kSize], v[kSize], depth[kSize], half_width[kSize], half_height[kSize];
    alignas(64) float across[kSize], shear[kSize], down[kSize], peak[kSize], colour[3][kSize];

    // Fills up to a multiple of the lane count by repeating the last splat.
    void gather(const SplatView& s, const CameraView& c, const uint32_t* index, int count, int coefficients) {
        const int padded = (count + kLanes - 1) / kLanes * kLanes;
        for (int j = 0; j < padded; ++j) {
            const std::size_t i = index[std::min(j, count - 1)];
            for (int k = 0; k < 3; ++k) mean[k][j] = s.means[3 * i + k] - c.eye[k];
            for (int k = 0; k < 4; ++k) quaternion[k][j] = s.quaternions[4 * i + k];
            for (int k = 0; k < 3; ++k) scale[k][j] = s.scales[3 * i + k];
            opacity[j] = s.opacities[i];
            const float* from = s.harmonics + 3 * i * s.coefficients;
            for (int k = 0; k < 3 * coefficients; ++k) harmonics[k][j] = from[k];
        }
    }
};

// Columns of the rotation of quaternions, with s twice the inverse of their squared length.
inline void columns_of(Lanes w, Lanes x, Lanes y, Lanes z, Lanes s, Lanes (&r)[3][3]) {
    r[0][0] = 1.0f - s * (y * y + z * z), r[1][0] = s * (x * y - w * z), r[2][0] = s * (x * z + w * y);
    r[0][1] = s * (x * y + w * z), r[1][1] = 1.0f - s * (x * x + z * z), r[2][1] = s * (y * z - w * x);
    r[0][2] = s * (x * z - w * y), r[1][2] = s * (y * z + w * x), r[2][2] = 1.0f - s * (x * x + y * y);
}

// Columns of the rotation of quaternions of any length but zero.
inline void rotation_of(const Batch& b, int j, Lanes (&r)[3][3]) {
    Lanes w = load(&b.quaternion[0][j]), x = load(&b.quaternion[1][j]);
    Lanes y = load(&b.quaternion[2][j]), z = load(&b.quaternion[3][j]);
    const Lanes most = max(max(abs(w), abs(x)), max(abs(y), abs(z)));
    const Lanes shrink = 1.0f / max(most, lanes(1e-37f));  // or squares would leave float range
    w *= shrink, x *= shrink, y *= shrink, z *= shrink;
    columns_of(w, x, y, z, 2.0f / max(w * w + x * x + y * y + z * z, lanes(0.5f)), r);
}

// A footprint's covariance before and after it is dilated. Lagrange's identity gives the determinant of the
// bare one without cancellation. (a, d) are the gradients of the pixel by the splat's own unit axes.
struct Covariance {
    Lanes bare_uu, bare_vv, uv, bare, uu, vv, determinant;

    Covariance(const Lanes (&a)[3], const Lanes (&d)[3], bool antialias) {
        const float added = antialias ? kPixel : kDilation;
        bare_uu = a[0] * a[0] + a[1] * a[1] + a[2] * a[2];
        bare_vv = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
        uv = a[0] * d[0] + a[1] * d[1] + a[2] * d[2];
        const Lanes n0 = a[1] * d[2] - a[2] * d[1], n1 = a[2] * d[0] - a[0] * d[2],
                    n2 = a[0] * d[1] - a[1] * d[0];
        bare = n0 * n0 + n1 * n1 + n2 * n2;
        uu = bare_uu + added, vv = bare_vv + added;
        determinant = bare + added * (bare_uu + bare_vv) + added * added;
    }
};

template <int Degree>
inline void shade(Batch& b, int j, Lanes dx, Lanes dy, Lanes dz) {
    const Lanes inverse = 1.0f / sqrt(max(dx * dx + dy * dy + dz * dz, lanes(1e-30f)));
    Lanes basis[coefficients_of(Degree)];
    harmonic_basis<Degree>(dx * inverse, dy * inverse, dz * inverse, basis);
    for (int channel = 0; channel < 3; ++channel) {
        Lanes sum = lanes(0.5f);
        for (int k = 0; k < coefficients_of(Degree); ++k)
            sum += basis[k] * load(&b.harmonics[3 * k + channel][j]);
        store(&b.colour[channel][j], max(sum, lanes(0.0f)));
    }
}

// Footprints of kLanes splats of a batch: the covariance through the camera's linear map (Zwicker et al.
// 2001).
template <class Camera, int Degree>
inline void project_lanes(const Camera& camera, Batch& b, int j, bool antialias) {
    const Lanes dx = load(&b.mean[0][j]), dy = load(&b.mean[1][j]), dz = load(&b.mean[2][j]);
    const Projection p = camera.project(dx, dy, dz);
    const Lanes gu = p.du[0] * p.du[0] + p.du[1] * p.du[1] + p.du[2] * p.du[2];
    const Lanes gv = p.dv[0] * p.dv[0] + p.dv[1] * p.dv[1] + p.dv[2] * p.dv[2];
    const Lanes limit = kWidestFootprint / sqrt(max(max(gu, gv), lanes(1e-30f)));
    Lanes r[3][3], a[3], d[3];
    rotation_of(b, j, r);
    for (int k = 0; k < 3; ++k) {
        const Lanes s = min(load(&b.scale[k][j]), limit);
        a[k] = (p.du[0] * r[k][0] + p.du[1] * r[k][1] + p.du[2] * r[k][2]) * s;
        d[k] = (p.dv[0] * r[k][0] + p.dv[1] * r[k][1] + p.dv[2] * r[k][2]) * s;
    }
    const Covariance c(a, d, antialias);
    Lanes opacity = load(&b.opacity[j]);
    // The dilated footprint keeps the energy of the bare one (Yu et al. 2024, Mip-Splatting).
    if (antialias) opacity *= sqrt(c.bare / c.determinant);
    const Lanes level = log(max(opacity, lanes(1e-30f)));
    const Lanes reach = 2.0f * max(level - kLogAlphaCut, lanes(0.0f));
    const Lanes inverse_root = 1.0f / sqrt(c.determinant), root_vv = sqrt(c.vv), inverse_vv = 1.0f / root_vv;
    store(&b.u[j], p.u);
    store(&b.v[j], p.v);
    store(&b.depth[j], p.depth);
    store(&b.half_width[j], sqrt(reach * c.uu));
    store(&b.half_height[j], sqrt(reach * c.vv));
    store(&b.across[j], 0.25f * root_vv * inverse_root);  // 0.25^2 is the 1/2 of the exponent over its 8
    store(&b.shear[j], -0.25f * c.uv * inverse_vv * inverse_root);
    store(&b.down[j], 0.25f * inverse_vv);
    store(&b.peak[j], select(less(kLogAlphaCut, level), level * 0.125f, lanes(-1e30f)));
    shade<Degree>(b, j, dx, dy, dz);
}

// The tiles whose pixel centres lie within [left, right] x [top, bottom]; false when there are none.
inline bool tiles_within(float left, float right, float top, float bottom, int width, int height,
                         TileBox& box) {
    const int x0 = int(std::ceil(std::max(left, 0.5f) - 0.5f)),
              y0 = int(std::ceil(std::max(top, 0.5f) - 0.5f));
    // Written so that a NaN is outside.
    if (!(right >= 0.5f && bottom >= 0.5f && left <= width - 0.5f && top <= height - 0.5f)) return false;
    const int x1 = int(std::floor(std::min(right, width - 0.5f) - 0.5f));
    const int y1 = int(std::floor(std::min(bottom, height - 0.5f) - 0.5f));
    if (x1 < x0 || y1 < y0) return false;
    box = {uint16_t(x0 / kTile), uint16_t(x1 / kTile + 1), uint16_t(y0 / kTile), uint16_t(y1 / kTile + 1)};
    return true;
}

// The thinnest axis of a splat in the world's frame, turned towards the eye.
inline void facing_normal(const SplatView& s, const CameraView& c, std::size_t i, float* normal) {
    const float* scale = s.scales + 3 * i;
    const int k = scale[0] <= scale[1] && scale[0] <= scale[2] ? 0 : scale[1] <= scale[2] ? 1 : 2;
    const float* q = s.quaternions + 4 * i;
    double w = q[0], x = q[1], y = q[2], z = q[3];
    const double length = 1 / std::sqrt(w * w + x * x + y * y + z * z);
    w *= length, x *= length, y *= length, z *= length;
    const double axes[3][3] = {{1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)},
                               {2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)},
                               {2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)}};
    double towards = 0;
    for (int m = 0; m < 3; ++m) towards += axes[k][m] * (c.eye[m] - s.means[3 * i + m]);
    for (int m = 0; m < 3; ++m) normal[m] = float(towards < 0 ? -axes[k][m] : axes[k][m]);
}

template <class Camera>
class Emitter {
   public:
    Emitter(const SplatView& s, const CameraView& c, Projected& out, unsigned passes, std::size_t begin)
        : splats_(s), camera_(c), out_(out), passes_(passes), end_(begin) {}

    std::size_t end() const { return end_; }

    void emit(const Batch& b, int j, uint32_t splat) {
        if (!(b.peak[j] > -1.0f)) return;
        const float u = b.u[j];
        if constexpr (Camera::kWraps) {
            const float half = 0.5f * camera_.width, reach = std::min(b.half_width[j], half);
            place(b, j, splat, u, reach);
            if (u - reach < 0)
                place(b, j, splat, u + camera_.width, reach);
            else if (u + reach > camera_.width)
                place(b, j, splat, u - camera_.width, reach);
        } else {
            place(b, j, splat, u, b.half_width[j]);
        }
    }

   private:
    void place(const Batch& b, int j, uint32_t splat, float u, float reach) {
        const float v = b.v[j], rise = b.half_height[j];
        if (!tiles_within(u - reach, u + reach, v - rise, v + rise, camera_.width, camera_.height,
                          out_.boxes[end_]))
            return;
        out_.footprints[end_] = {u,
                                 b.v[j],
                                 b.across[j],
                                 b.shear[j],
                                 b.down[j],
                                 b.peak[j],
                                 b.colour[0][j],
                                 b.colour[1][j],
                                 b.colour[2][j],
                                 1.0f / b.across[j],
                                 splat,
                                 0};
        out_.depths[end_] = b.depth[j];
        if (passes_ != kNoPass) {
            Attributes& to = out_.attributes[end_];
            to.depth = b.depth[j];
            if (passes_ & kNormals) facing_normal(splats_, camera_, splat, to.normal);
            to.thing = splats_.things ? splats_.things[splat] : -1;
        }
        ++end_;
    }

    const SplatView& splats_;
    const CameraView& camera_;
    Projected& out_;
    const unsigned passes_;
    std::size_t end_;
};

template <class Camera, int Degree>
void project_chunk(const SplatView& s, const CameraView& c, bool antialias, unsigned passes,
                   std::size_t chunk, Projected& out) {
    const Camera camera(c);
    const std::size_t begin = chunk * kChunk, end = std::min(begin + kChunk, s.count);
    uint32_t shown[kChunk];
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const float* m = s.means + 3 * i;
        const float* scale = s.scales + 3 * i;
        const float largest = std::max(scale[0], std::max(scale[1], scale[2]));
        shown[count] = uint32_t(i);
        count += camera.may_show(m[0] - c.eye[0], m[1] - c.eye[1], m[2] - c.eye[2], largest) &
                 (s.opacities[i] >= kAlphaCut);
    }
    const std::size_t first = begin * (Camera::kWraps ? 2 : 1);
    Emitter<Camera> emitter(s, c, out, passes, first);
    Batch batch;
    for (std::size_t at = 0; at < count; at += Batch::kSize) {
        const int size = int(std::min<std::size_t>(Batch::kSize, count - at));
        batch.gather(s, c, shown + at, size, coefficients_of(Degree));
        for (int j = 0; j < size; j += kLanes) project_lanes<Camera, Degree>(camera, batch, j, antialias);
        for (int j = 0; j < size; ++j) emitter.emit(batch, j, shown[at + j]);
    }
    out.segments[chunk] = {first, emitter.end() - first};
}

template <class Camera>
void project(Team& team, const SplatView& s, const CameraView& c, int degree, bool antialias, unsigned passes,
             Projected& out) {
    const std::size_t room = s.count * (Camera::kWraps ? 2 : 1);
    out.footprints.reserve(room);
    out.depths.reserve(room);
    out.boxes.reserve(room + 1);
    if (passes != kNoPass) out.attributes.reserve(room);
    out.segment_count = (s.count + kChunk - 1) / kChunk;
    out.segments.reserve(out.segment_count);
    constexpr auto chunks_of = [](int d) {
        return d == 0   ? project_chunk<Camera, 0>
               : d == 1 ? project_chunk<Camera, 1>
               : d == 2 ? project_chunk<Camera, 2>
                        : project_chunk<Camera, 3>;
    };
    const auto run_chunk = chunks_of(degree);
    std::atomic<std::size_t> next{0};
    team.run([&](int) {
        for (std::size_t k; (k = next.fetch_add(1, std::memory_order_relaxed)) < out.segment_count;)
            run_chunk(s, c, antialias, passes, k, out);
    });
    out.visible = 0;
    for (std::size_t k = 0; k < out.segment_count; ++k) out.visible += out.segments[k].count;
}

}  // namespace terrazzo::raster
