// What becomes of a splat's gradients: they are written out, or a step of Adam (Kingma and Ba 2015) is taken.
#pragma once

#include <algorithm>
#include <cmath>

#include "fit_project.hpp"

namespace terrazzo::raster {

// Where a splat's values lie in a row of moments: mean, quaternion, log-scale, logit-opacity, harmonics.
constexpr int kMeanAt = 0, kQuaternionAt = 3, kScaleAt = 7, kOpacityAt = 10, kHarmonicsAt = 11;
constexpr int kMostValues = kHarmonicsAt + 48;

// Splats that may be written.
struct SplatEdit {
    float* means;
    float* quaternions;
    float* scales;
    float* opacities;
    float* harmonics;
    int coefficients;
};

struct GradientSink {
    static constexpr bool kRevives = false;  // these are the gradients as they are
    SplatEdit to;                            // of the same shapes as the splats

    void take(std::size_t i, const PullBatch& b, int j, int coefficients) const {
        for (int k = 0; k < 3; ++k) to.means[3 * i + k] = b.mean[k][j];
        for (int k = 0; k < 4; ++k) to.quaternions[4 * i + k] = b.quaternion[k][j];
        for (int k = 0; k < 3; ++k) to.scales[3 * i + k] = b.scale[k][j];
        to.opacities[i] = b.opacity[j];
        for (int k = 0; k < 3 * coefficients; ++k)
            to.harmonics[3 * i * to.coefficients + k] = b.harmonics[k][j];
    }
};

// One step for the splats that were seen. Scales step in their logarithm, opacities in their logit.
struct AdamSink {
    static constexpr bool kRevives = true;
    SplatEdit splats;
    float* moments;      // [n, 2, values]
    const float* rates;  // [values]; a step's length, roughly
    float first, second, epsilon;
    float first_bias, second_bias;   // 1 - first^t, 1 - second^t
    float opacity_cost, scale_cost;  // added to dL/dopacity and dL/dscale of each splat
    float thinnest, widest;          // scales stay within [m]
    bool in_plane;                   // means stay in the plane of their splats' two longer axes
    const uint8_t* free;             // [n], coefficients of each splat that may move; 0 keeps it as it is
    const float* bounds;             // [n, 2, 3], the least and most scales of each splat, or none [m]

    static float exp_step(float x) {
        const float y = std::clamp(x, -1.0f, 1.0f) * 0.25f;
        const float p = 1 + y * (1 + y * (0.5f + y * (1.0f / 6 + y * (1.0f / 24))));
        return (p * p) * (p * p);
    }

    // Takes the part along the shortest axis out of a step of a mean.
    void without_normal(std::size_t i, float* step) const {
        const float* s = splats.scales + 3 * i;
        const float *q = splats.quaternions + 4 * i, w = q[0], x = q[1], y = q[2], z = q[3];
        const float axes[3][3] = {{w * w + x * x - y * y - z * z, 2 * (x * y + w * z), 2 * (x * z - w * y)},
                                  {2 * (x * y - w * z), w * w - x * x + y * y - z * z, 2 * (y * z + w * x)},
                                  {2 * (x * z + w * y), 2 * (y * z - w * x), w * w - x * x - y * y + z * z}};
        const float* n = axes[std::min_element(s, s + 3) - s];
        const float square = n[0] * n[0] + n[1] * n[1] + n[2] * n[2];
        const float along = (step[0] * n[0] + step[1] * n[1] + step[2] * n[2]) / std::max(square, 1e-20f);
        for (int k = 0; k < 3; ++k) step[k] -= along * n[k];
    }

    void take(std::size_t i, const PullBatch& b, int j, int coefficients) const {
        if (free && !free[i]) return;
        if (free) coefficients = std::min<int>(coefficients, free[i]);
        float g[kMostValues], step[kMostValues];
        const int values = kHarmonicsAt + 3 * splats.coefficients;
        const int used = kHarmonicsAt + 3 * coefficients;
        for (int k = 0; k < 3; ++k) g[kMeanAt + k] = b.mean[k][j];
        for (int k = 0; k < 4; ++k) g[kQuaternionAt + k] = b.quaternion[k][j];
        for (int k = 0; k < 3; ++k) g[kScaleAt + k] = (b.scale[k][j] + scale_cost) * b.splats.scale[k][j];
        const float o = b.splats.opacity[j];
        g[kOpacityAt] = (b.opacity[j] + opacity_cost) * o * (1 - o);
        for (int k = 0; k < 3 * coefficients; ++k) g[kHarmonicsAt + k] = b.harmonics[k][j];
        float* m = moments + 2 * i * values;
        float* v = m + values;
        const float one = 1 / first_bias, two = 1 / second_bias;
        for (int k = 0; k < used; ++k) {
            m[k] = first * m[k] + (1 - first) * g[k];
            v[k] = second * v[k] + (1 - second) * g[k] * g[k];
            step[k] = rates[k] * (m[k] * one) / (std::sqrt(v[k] * two) + epsilon);
        }
        if (in_plane) without_normal(i, step + kMeanAt);
        for (int k = 0; k < 3; ++k) splats.means[3 * i + k] -= step[kMeanAt + k];
        float* q = splats.quaternions + 4 * i;
        for (int k = 0; k < 4; ++k) q[k] -= step[kQuaternionAt + k];
        const float length = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        if (length > 1e-12f)
            for (int k = 0; k < 4; ++k) q[k] /= length;
        else
            q[0] = 1;
        for (int k = 0; k < 3; ++k) {
            float& s = splats.scales[3 * i + k];
            const float most = bounds ? std::min(widest, bounds[6 * i + 3 + k]) : widest;
            const float least = bounds ? std::max(thinnest, bounds[6 * i + k]) : thinnest;
            s = std::clamp(s * exp_step(-step[kScaleAt + k]), std::min(least, most), most);
        }
        const float odds = o / std::max(1 - o, 1e-6f) * exp_step(-step[kOpacityAt]);
        splats.opacities[i] = std::clamp(odds / (1 + odds), 1e-5f, 1 - 1e-5f);
        float* h = splats.harmonics + 3 * i * splats.coefficients;
        for (int k = 0; k < 3 * coefficients; ++k) h[k] -= step[kHarmonicsAt + k];
    }
};

}  // namespace terrazzo::raster
