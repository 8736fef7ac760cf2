// Vectors, rays and the eight-lane type that the ray caster works on.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace terrazzo::light {

struct Vec3 {
    float x = 0, y = 0, z = 0;
    float operator[](int axis) const { return axis == 0 ? x : axis == 1 ? y : z; }
};

inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
inline Vec3 operator*(Vec3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
inline Vec3 operator*(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
inline Vec3& operator+=(Vec3& a, Vec3 b) { return a = a + b; }
inline Vec3& operator*=(Vec3& a, Vec3 b) { return a = a * b; }
inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalized(Vec3 a) {
    const float l = length(a);
    return l > 1e-20f ? a * (1 / l) : Vec3{0, 0, 1};
}
inline float largest(Vec3 a) { return std::fmax(a.x, std::fmax(a.y, a.z)); }
inline float luminance(Vec3 c) { return 0.2126f * c.x + 0.7152f * c.y + 0.0722f * c.z; }  // Rec. 709
inline Vec3 load3(const float* p) { return {p[0], p[1], p[2]}; }
inline void store3(float* p, Vec3 v) { p[0] = v.x, p[1] = v.y, p[2] = v.z; }

constexpr float pi = 3.14159265358979f;
constexpr float far_away = 1e30f;

struct Ray {
    Vec3 origin, direction;  // direction of unit length
    float far = far_away;    // the ray ends here [m]
};

constexpr uint32_t no_triangle = 0xffffffffu;

struct Hit {
    float distance = far_away;
    uint32_t triangle = no_triangle;
    float u = 0, v = 0;  // barycentric weights of the triangle's second and third corner
    explicit operator bool() const { return triangle != no_triangle; }
};

// Eight floats; compilers turn these into AVX, two SSE or two NEON registers.
typedef float Float8 __attribute__((vector_size(32)));
typedef int32_t Int8 __attribute__((vector_size(32)));

inline Float8 all(float s) { return Float8{s, s, s, s, s, s, s, s}; }
inline Float8 min8(Float8 a, Float8 b) { return a < b ? a : b; }
inline Float8 max8(Float8 a, Float8 b) { return a > b ? a : b; }

// One bit per lane of a comparison's result.
inline uint32_t lanes(Int8 mask) {
#if defined(__AVX__)
    return static_cast<uint32_t>(__builtin_ia32_movmskps256((Float8)mask));
#else
    uint32_t bits = 0;
    for (int i = 0; i < 8; i++) bits |= (static_cast<uint32_t>(mask[i]) >> 31) << i;
    return bits;
#endif
}

}  // namespace terrazzo::light
