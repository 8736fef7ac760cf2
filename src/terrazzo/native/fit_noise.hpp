// The random walk of splats that are nearly transparent, by which they find where they are wanted (Kheradmand
// et al. 2024, 3D Gaussian Splatting as Markov Chain Monte Carlo).
#pragma once

#include <cmath>
#include <cstdint>

#include "fit_adam.hpp"
#include "raster_team.hpp"

namespace terrazzo::raster {

constexpr float kNoiseSharpness = 100, kNoiseOpacity = 0.005f;  // Kheradmand et al. 2024, section 3.2

// Bits that look random, of a counter (the finaliser of splitmix64, Steele et al. 2014).
inline uint64_t scrambled(uint64_t x) {
    x += 0x9e3779b97f4a7c15ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

// Three normal numbers of splat i (Box and Muller 1958).
inline void normals_of(uint64_t seed, uint64_t i, float* out) {
    const auto uniform = [](uint64_t bits) { return float((bits >> 40) + 1) * (1.0f / 16777217.0f); };
    const uint64_t a = scrambled(seed ^ scrambled(2 * i)), b = scrambled(seed ^ scrambled(2 * i + 1));
    const float r = std::sqrt(-2 * std::log(uniform(a))), t = 6.2831853f * uniform(a << 24);
    out[0] = r * std::cos(t), out[1] = r * std::sin(t);
    out[2] = std::sqrt(-2 * std::log(uniform(b))) * std::cos(6.2831853f * uniform(b << 24));
}

// Shifts centres by covariance * normal numbers * length, faded out for splats that are seen. The same seed
// gives the same bytes for any number of threads.
inline void add_noise(Team& team, std::size_t count, const SplatEdit& splats, float length, uint64_t seed) {
    team.run([&](int t) {
        const std::size_t end = count * (t + 1) / team.size();
        for (std::size_t i = count * t / team.size(); i < end; ++i) {
            const float fade =
                1 / (1 + std::exp(kNoiseSharpness * (splats.opacities[i] - kNoiseOpacity))) * length;
            if (fade < 1e-4f * length) continue;
            const float* q = splats.quaternions + 4 * i;
            const float* s = splats.scales + 3 * i;
            const float n = 2 / (q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
            const float w = q[0], x = q[1], y = q[2], z = q[3];
            const float r[3][3] = {{1 - n * (y * y + z * z), n * (x * y - w * z), n * (x * z + w * y)},
                                   {n * (x * y + w * z), 1 - n * (x * x + z * z), n * (y * z - w * x)},
                                   {n * (x * z - w * y), n * (y * z + w * x), 1 - n * (x * x + y * y)}};
            float e[3], own[3];
            normals_of(seed, i, e);
            for (int k = 0; k < 3; ++k)
                own[k] = s[k] * s[k] * (r[0][k] * e[0] + r[1][k] * e[1] + r[2][k] * e[2]) * fade;
            for (int k = 0; k < 3; ++k)
                splats.means[3 * i + k] += r[k][0] * own[0] + r[k][1] * own[1] + r[k][2] * own[2];
        }
    });
}

}  // namespace terrazzo::raster
