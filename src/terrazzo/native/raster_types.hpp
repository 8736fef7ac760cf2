// The plain data that the stages of the rasterizer hand to one another.
#pragma once

#include <cstddef>
#include <cstdint>

namespace terrazzo::raster {

constexpr int kTile = 16;                      // pixels along the edge of a tile
constexpr float kAlphaCut = 1.0f / 255.0f;     // fainter contributions are dropped (Kerbl et al. 2023)
constexpr float kLogAlphaCut = -5.541263545f;  // its logarithm
constexpr float kAlphaMost = 0.99f;  // no splat hides what is behind it completely (Kerbl et al. 2023)
constexpr float kOpaque = 1e-4f;     // transmittance under which a pixel is finished (Kerbl et al. 2023)
constexpr float kDilation = 0.3f;    // variance added to every footprint [px^2] (Kerbl et al. 2023)
constexpr float kPixel = 0.1f;       // the same where opacity makes up for it: a pixel's (Yu et al. 2024)
constexpr float kNear = 0.05f;       // nearer splats are not drawn [m]
constexpr float kFar = 1e10f;        // nor farther ones

// Splats as the caller holds them; lengths are in src/terrazzo/splats.py.
struct SplatView {
    std::size_t count;
    const float* means;        // [n, 3]
    const float* quaternions;  // [n, 4]
    const float* scales;       // [n, 3]
    const float* opacities;    // [n]
    const float* harmonics;    // [n, coefficients, 3]
    int coefficients;
    const int32_t* things;  // [n] or null
};

struct CameraView {
    float rotation[9];  // world to camera, by rows
    float eye[3];
    float fx, fy, cx, cy;
    int width, height;
};

// Where the picture and its passes go; a pass that was not asked for is null.
struct Targets {
    float* colour;    // [h, w, 3]
    float* alpha;     // [h, w]
    float* depth;     // [h, w]
    float* normals;   // [h, w, 3]
    int32_t* things;  // [h, w]
};

// A splat's footprint in the picture. Its alpha at the pixel offset d from its centre is exp(8 (peak - e^2 -
// f^2)), with e = across * dx + shear * dy and f = down * dy: the Cholesky factors of the conic, which stay
// accurate where the terms of the conic itself would cancel.
struct alignas(16) Footprint {
    float x, y;
    float across, shear, down;
    float peak;
    float red, green, blue;
    float inverse_across;
    uint32_t splat;
    uint32_t unused;
};
static_assert(sizeof(Footprint) == 48, "three quarters of a cache line");

// What the passes need of a footprint.
struct Attributes {
    float depth;
    float normal[3];
    int32_t thing;
};

// The tiles that a footprint touches, half open.
struct TileBox {
    uint16_t left, right, top, bottom;
    uint32_t area() const { return uint32_t(right - left) * uint32_t(bottom - top); }
};

// A stretch of the footprint arrays that one part of the projection filled.
struct Segment {
    std::size_t begin, count;
};

enum Pass : unsigned { kNoPass = 0, kDepth = 1, kNormals = 2, kThings = 4 };

}  // namespace terrazzo::raster
