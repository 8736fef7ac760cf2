// Geometry of cells: rectangles in the (u, v) of bilinear patches; and what sixteen taps of texture tell
// about each. The formulas are those of `terrazzo.creation.cells` and `terrazzo.creation.quads`.
#pragma once

#include <algorithm>
#include <cstddef>

#include "rays.hpp"

namespace terrazzo::cells {

using namespace terrazzo::light;

struct Patch {  // p + u a + v b + u v ab
    Vec3 p, a, b, ab;
    explicit Patch(const float* c) : p(load3(c)), a(load3(c + 3)), b(load3(c + 6)), ab(load3(c + 9)) {}
    Vec3 at(float u, float v) const { return p + a * u + b * v + ab * (u * v); }
    // On the two triangles that rays meet, split from (0, 0) to (1, 1).
    Vec3 on_triangles(float u, float v) const { return p + a * u + b * v + ab * std::fmin(u, v); }
};

struct Box {
    float u0, u1, v0, v1;
    explicit Box(const float* b) : u0(b[0]), u1(b[1]), v0(b[2]), v1(b[3]) {}
    float u(float share) const { return u0 + share * (u1 - u0); }
    float v(float share) const { return v0 + share * (v1 - v0); }
};

struct Frame {
    Vec3 middle, du, dv, normal;
};

inline Frame frame(const Patch& place, const Patch& facing, const Box& box) {
    const float u = (box.u0 + box.u1) / 2, v = (box.v0 + box.v1) / 2;
    Frame f{place.at(u, v), (place.a + place.ab * v) * (box.u1 - box.u0),
            (place.b + place.ab * u) * (box.v1 - box.v0), facing.at(u, v)};
    const float size = length(f.normal);
    f.normal = f.normal * (1 / std::fmax(size, 1e-9f));
    if (size < 1e-6f) {  // normals that point every way, at the tips of things
        const Vec3 across = cross(f.du, f.dv);
        f.normal = across * (1 / std::fmax(length(across), 1e-30f));
    }
    return f;
}

struct Ellipse {
    Vec3 first, second, normal;  // unit axes
    float sigma[3], area;        // standard deviations along them [m]; area over pi [m2]
};

// The ellipse whose covariance is the sum of the outer products of two vectors. Doubles, because the vectors
// of a needle are nearly parallel.
inline Ellipse ellipse(Vec3 u, Vec3 v, float thickness, float thinnest, float thickest) {
    const double a[3] = {u.x, u.y, u.z}, b[3] = {v.x, v.y, v.z};
    double n[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    const auto dot3 = [](const double* x, const double* y) {
        return x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
    };
    const double area = std::sqrt(dot3(n, n));
    for (double& x : n) x /= std::max(area, 1e-30);
    // Main axis of [[aa, ab], [ab, bb]] in the (a, b) coordinates of x = s a + t b, by half of its angle.
    const double twice = 2 * dot3(a, b), gap = dot3(a, a) - dot3(b, b);
    const double size = std::sqrt(twice * twice + gap * gap);
    const double turn = size > 0 ? gap / size : 1;
    const double cosine = std::sqrt(std::max(0.0, (1 + turn) / 2));
    const double sine = std::copysign(std::sqrt(std::max(0.0, (1 - turn) / 2)), twice);
    double f[3];
    for (int k = 0; k < 3; k++) f[k] = cosine * a[k] + sine * b[k];
    const double longer = std::sqrt(dot3(f, f)), shorter = area / std::max(longer, 1e-30);
    for (double& x : f) x /= std::max(longer, 1e-30);
    const double s[3] = {n[1] * f[2] - n[2] * f[1], n[2] * f[0] - n[0] * f[2], n[0] * f[1] - n[1] * f[0]};
    const auto single = [](const double* x) {
        return Vec3{static_cast<float>(x[0]), static_cast<float>(x[1]), static_cast<float>(x[2])};
    };
    const auto thick = static_cast<float>(thickness * std::min(longer, shorter));
    return {single(f),
            single(s),
            single(n),
            {static_cast<float>(longer), static_cast<float>(shorter), std::clamp(thick, thinnest, thickest)},
            static_cast<float>(area)};
}

// The unit quaternion (w, x, y, z), w >= 0, of the rotation whose columns are an ellipse's axes, by the best
// conditioned of four formulas (Shepperd 1978).
inline void store_quaternion(float* out, const Ellipse& e) {
    const Vec3 a = e.first, b = e.second, c = e.normal;
    const float p = b.z - c.y, q = c.x - a.z, r = a.y - b.x, s = b.x + a.y, t = c.x + a.z, u = c.y + b.z;
    const float w2 = 1 + a.x + b.y + c.z, x2 = 1 + a.x - b.y - c.z, y2 = 1 - a.x + b.y - c.z,
                z2 = 1 - a.x - b.y + c.z;
    float row[4];
    const auto set = [&](float w, float x, float y, float z) {
        row[0] = w, row[1] = x, row[2] = y, row[3] = z;
    };
    if (w2 >= x2 && w2 >= y2 && w2 >= z2)
        set(w2, p, q, r);
    else if (x2 >= y2 && x2 >= z2)
        set(p, x2, s, t);
    else if (y2 >= z2)
        set(q, s, y2, u);
    else
        set(r, t, u, z2);
    float sum = 0;
    for (const float x : row) sum += x * x;
    const float scale = (row[0] < 0 ? -1 : 1) / std::sqrt(sum);
    for (int k = 0; k < 4; k++) out[k] = row[k] * scale;
}

// How cells become ellipses; the numbers of `terrazzo.creation.splatting`, in its order.
struct Rules {
    float spread, edge_spread[2], edge_inset[2], line_spread[2], line, joint[2], glass_spread, partly_spread,
        thickness, thinnest, thickest, solid;
};

struct Splat {
    Vec3 mean;
    Ellipse ellipse;
    float opacity;
};

// edges, lines: of the sides u = 0, u = 1, v = 0, v = 1; size: along u and v; opacity: of the surface.
inline Splat splat(const Frame& f, const float* edges, const float* lines, const float* size, float seen,
                   float opacity, const Rules& r) {
    const auto unit = [](float x) { return std::fmin(std::fmax(x, 0.0f), 1.0f); };
    const auto mix = [](const float* ends, float share) { return ends[0] + (ends[1] - ends[0]) * share; };
    const Vec3 side[2] = {f.du, f.dv};
    Splat out{f.middle, {}, 0};
    const bool glass = opacity < 1;
    float spread[2];
    for (int axis = 0; axis < 2; axis++) {
        const float low = edges[2 * axis], high = edges[2 * axis + 1];
        const float needle = unit(size[axis] / std::fmax(size[1 - axis], 1e-6f) / 5 - 0.2f);
        out.mean += side[axis] * (mix(r.edge_inset, needle) * (low - high));
        const float beside = unit((size[axis] - r.joint[0]) / (r.joint[1] - r.joint[0]));
        float s = glass ? r.glass_spread : r.spread;
        s +=
            (mix(r.line_spread, beside) - s) * unit(std::fmax(lines[2 * axis], lines[2 * axis + 1]) / r.line);
        s += (mix(r.edge_spread, needle) - s) * std::fmax(low, high);
        spread[axis] = seen > 0 && seen < 1 ? s * r.partly_spread : s;
    }
    out.ellipse = ellipse(f.du * spread[0], f.dv * spread[1], r.thickness, r.thinnest, r.thickest);
    // Gaussians on a lattice sum to 2 pi sigma_u sigma_v / cell area times their peak.
    const float overlap = 2 * pi * spread[0] * spread[1];
    out.opacity = glass ? 1 - std::pow(1 - opacity, 1 / overlap) : r.solid * std::fmin(1.0f, opacity);
    return out;
}

constexpr int rows = 4, taps = rows * rows;

struct Told {
    Vec3 mean;               // of the albedo
    float vary[2], step[2];  // squared display variation across u and v, and where each is best parted
};

// Where four strips are best parted: after the first, the second or the third.
inline float parting(const Vec3* strips) {
    const Vec3 total = strips[0] + strips[1] + strips[2] + strips[3];
    Vec3 first;
    float most = -1, best = 0;
    for (int k = 1; k < rows; k++) {
        first += strips[k - 1];
        const Vec3 gap = first * (1.0f / k) - (total - first) * (1.0f / (rows - k));
        const float gain = dot(gap, gap) * (k * (rows - k)) * (k == 2 ? 1.02f : 1.0f);
        if (gain > most) most = gain, best = k / static_cast<float>(rows);
    }
    return best;
}

inline float variance(const Vec3* values, int count) {
    Vec3 mean, square;
    for (int k = 0; k < count; k++) mean += values[k];
    mean = mean * (1.0f / count);
    for (int k = 0; k < count; k++) {
        const Vec3 gap = values[k] - mean;
        square += gap * gap;
    }
    return (square.x + square.y + square.z) / (3.0f * count);
}

// colour: of the taps of one cell, `stride` floats apart; tap 4 i + j lies in column i and row j.
inline Told tell(const float* colour, size_t stride, float worth) {
    Told told{};
    Vec3 shown[taps], columns[rows], lines[rows];
    for (int k = 0; k < taps; k++) {
        const Vec3 c = load3(colour + k * stride);
        told.mean += c * (1.0f / taps);
        shown[k] = {std::sqrt(c.x), std::sqrt(c.y), std::sqrt(c.z)};
        columns[k / rows] += shown[k] * (1.0f / rows);
        lines[k % rows] += shown[k] * (1.0f / rows);
    }
    const float total = variance(shown, taps) * worth;
    const float u = variance(columns, rows), v = variance(lines, rows);
    const float share = u / std::fmax(u + v, 1e-9f);
    told.vary[0] = total * share, told.vary[1] = total * (1 - share);
    told.step[0] = parting(columns), told.step[1] = parting(lines);
    return told;
}

}  // namespace terrazzo::cells
