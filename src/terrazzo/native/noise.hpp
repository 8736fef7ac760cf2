// Solid noise at points: gradient noise (Perlin, "Improving noise", 2002), its fractal sum, and cellular
// noise (Worley, "A cellular texture basis function", 1996). Points go through in blocks of lanes that the
// compiler vectorises; the lattice is hashed with integer arithmetic only, so that the NumPy twin agrees bit
// for bit on it.
#pragma once

#include <cmath>
#include <cstdint>

namespace terrazzo::noise {

constexpr int kBlock = 128;  // points worked on together; three arrays of them stay in the first-level cache

// A lattice point's hash: the finaliser of MurmurHash3 over a sum of odd multiples.
inline uint32_t hash(int32_t x, int32_t y, int32_t z, uint32_t seed) {
    uint32_t h = static_cast<uint32_t>(x) * 0x8da6b343u + static_cast<uint32_t>(y) * 0xd8163841u +
                 static_cast<uint32_t>(z) * 0xcb1ab31fu + seed * 0x9e3779b9u;
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    h *= 0xc2b2ae35u;
    return h ^ (h >> 16);
}

// Dot product of an offset with one of the sixteen edge directions.
inline float gradient(uint32_t h, float x, float y, float z) {
    const uint32_t e = h & 15u;
    const float u = e < 8 ? x : y;
    const float v = e < 4 ? y : (e == 12 || e == 14) ? x : z;
    return ((e & 1u) ? -u : u) + ((e & 2u) ? -v : v);
}

inline float fade(float t) { return t * t * t * (t * (t * 6.0f - 15.0f) + 10.0f); }
inline float lerp(float a, float b, float t) { return a + t * (b - a); }

struct Block {
    float x[kBlock], y[kBlock], z[kBlock];
};

// Adds amplitude * noise(point * frequency) to `out`. Noise lies in about [-1, 1].
inline void add_gradient(const Block& p, int n, float frequency, float amplitude, uint32_t seed, float* out) {
    for (int i = 0; i < n; ++i) {
        const float px = p.x[i] * frequency, py = p.y[i] * frequency, pz = p.z[i] * frequency;
        const float fx = std::floor(px), fy = std::floor(py), fz = std::floor(pz);
        const int32_t ix = static_cast<int32_t>(fx), iy = static_cast<int32_t>(fy),
                      iz = static_cast<int32_t>(fz);
        const float x = px - fx, y = py - fy, z = pz - fz;
        const float u = fade(x), v = fade(y), w = fade(z);
        const float a = lerp(gradient(hash(ix, iy, iz, seed), x, y, z),
                             gradient(hash(ix + 1, iy, iz, seed), x - 1, y, z), u);
        const float b = lerp(gradient(hash(ix, iy + 1, iz, seed), x, y - 1, z),
                             gradient(hash(ix + 1, iy + 1, iz, seed), x - 1, y - 1, z), u);
        const float c = lerp(gradient(hash(ix, iy, iz + 1, seed), x, y, z - 1),
                             gradient(hash(ix + 1, iy, iz + 1, seed), x - 1, y, z - 1), u);
        const float d = lerp(gradient(hash(ix, iy + 1, iz + 1, seed), x, y - 1, z - 1),
                             gradient(hash(ix + 1, iy + 1, iz + 1, seed), x - 1, y - 1, z - 1), u);
        out[i] += amplitude * lerp(lerp(a, b, v), lerp(c, d, v), w);
    }
}

// Cellular noise: distances to the nearest and second nearest feature point, and the nearest one's hash.
inline void cells(const Block& p, int n, float jitter, uint32_t seed, float* first, float* second,
                  uint32_t* id) {
    float d1[kBlock], d2[kBlock];
    uint32_t near[kBlock];
    for (int i = 0; i < n; ++i) d1[i] = d2[i] = 1e9f, near[i] = 0;
    for (int dz = -1; dz <= 1; ++dz)
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                for (int i = 0; i < n; ++i) {
                    const float fx = std::floor(p.x[i]) + dx, fy = std::floor(p.y[i]) + dy,
                                fz = std::floor(p.z[i]) + dz;
                    const uint32_t h = hash(static_cast<int32_t>(fx), static_cast<int32_t>(fy),
                                            static_cast<int32_t>(fz), seed);
                    constexpr float k = 1.0f / 1024.0f;  // ten bits for each coordinate
                    const float x =
                        fx + 0.5f +
                        jitter * (static_cast<float>(static_cast<int32_t>(h & 1023u)) * k - 0.5f) - p.x[i];
                    const float y =
                        fy + 0.5f +
                        jitter * (static_cast<float>(static_cast<int32_t>((h >> 10) & 1023u)) * k - 0.5f) -
                        p.y[i];
                    const float z =
                        fz + 0.5f +
                        jitter * (static_cast<float>(static_cast<int32_t>((h >> 20) & 1023u)) * k - 0.5f) -
                        p.z[i];
                    const float d = x * x + y * y + z * z;
                    const bool nearer = d < d1[i];
                    d2[i] = nearer ? d1[i] : (d < d2[i] ? d : d2[i]);
                    near[i] = nearer ? h : near[i];
                    d1[i] = nearer ? d : d1[i];
                }
    for (int i = 0; i < n; ++i) {
        first[i] = std::sqrt(d1[i]);
        second[i] = std::sqrt(d2[i]);
        id[i] = near[i];
    }
}

}  // namespace terrazzo::noise
