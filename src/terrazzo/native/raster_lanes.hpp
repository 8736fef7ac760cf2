// Eight floats at a time in GCC/Clang vector extensions: AVX2 registers on x86-64-v3, pairs of SSE or NEON
// elsewhere.
#pragma once

#include <cstdint>

#if defined(__AVX__) || defined(__SSE2__)
#include <immintrin.h>
#endif

namespace terrazzo::raster {

constexpr int kLanes = 8;

typedef float Lanes __attribute__((vector_size(32)));
typedef int32_t Mask __attribute__((vector_size(32)));  // all ones or all zeros in each lane

inline Lanes lanes(float x) { return Lanes{x, x, x, x, x, x, x, x}; }
inline Mask mask_lanes(int32_t x) { return Mask{x, x, x, x, x, x, x, x}; }

inline Lanes load(const float* p) { return *reinterpret_cast<const Lanes*>(p); }
inline void store(float* p, Lanes x) { *reinterpret_cast<Lanes*>(p) = x; }

// Compilers make single instructions of the operators where eight lanes fit a register; elsewhere they take
// comparisons apart lane by lane, so those are spelt out by halves.
#if defined(__AVX__)
inline Mask less(Lanes a, Lanes b) { return a < b; }
inline Mask at_most(Lanes a, Lanes b) { return a <= b; }
inline Mask equal(Mask a, Mask b) { return a == b; }
inline Lanes min(Lanes a, Lanes b) { return (Lanes)_mm256_min_ps((__m256)a, (__m256)b); }
inline Lanes max(Lanes a, Lanes b) { return (Lanes)_mm256_max_ps((__m256)a, (__m256)b); }
#else
typedef float Half __attribute__((vector_size(16)));
typedef int32_t HalfMask __attribute__((vector_size(16)));

inline Half low(Lanes a) { return Half{a[0], a[1], a[2], a[3]}; }
inline Half high(Lanes a) { return Half{a[4], a[5], a[6], a[7]}; }
inline HalfMask low(Mask a) { return HalfMask{a[0], a[1], a[2], a[3]}; }
inline HalfMask high(Mask a) { return HalfMask{a[4], a[5], a[6], a[7]}; }
inline Lanes join(Half a, Half b) { return Lanes{a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]}; }
inline Mask join(HalfMask a, HalfMask b) { return Mask{a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]}; }

inline Mask less(Lanes a, Lanes b) { return join(low(a) < low(b), high(a) < high(b)); }
inline Mask at_most(Lanes a, Lanes b) { return join(low(a) <= low(b), high(a) <= high(b)); }
inline Mask equal(Mask a, Mask b) { return join(low(a) == low(b), high(a) == high(b)); }
inline Half min(Half a, Half b) {
#if defined(__SSE2__)
    return (Half)_mm_min_ps((__m128)a, (__m128)b);
#else
    return a < b ? a : b;
#endif
}
inline Half max(Half a, Half b) {
#if defined(__SSE2__)
    return (Half)_mm_max_ps((__m128)a, (__m128)b);
#else
    return a > b ? a : b;
#endif
}
inline Lanes min(Lanes a, Lanes b) { return join(min(low(a), low(b)), min(high(a), high(b))); }
inline Lanes max(Lanes a, Lanes b) { return join(max(low(a), low(b)), max(high(a), high(b))); }
#endif
inline Mask less(Lanes a, float b) { return less(a, lanes(b)); }
inline Mask at_most(Lanes a, float b) { return at_most(a, lanes(b)); }
inline Mask at_most(float a, Lanes b) { return at_most(lanes(a), b); }
inline Mask less(float a, Lanes b) { return less(lanes(a), b); }
inline Lanes abs(Lanes a) { return (Lanes)((Mask)a & mask_lanes(0x7fffffff)); }
inline Lanes select(Mask m, Lanes a, Lanes b) { return (Lanes)((m & (Mask)a) | (~m & (Mask)b)); }
inline Lanes keep(Mask m, Lanes a) { return (Lanes)(m & (Mask)a); }

inline Lanes sqrt(Lanes a) {
#if defined(__AVX__)
    return (Lanes)_mm256_sqrt_ps((__m256)a);
#elif defined(__SSE2__)
    return join((Half)_mm_sqrt_ps((__m128)low(a)), (Half)_mm_sqrt_ps((__m128)high(a)));
#else
    Lanes out;
    for (int i = 0; i < kLanes; ++i) out[i] = __builtin_sqrtf(a[i]);
    return out;
#endif
}

// A square root that may be too large, by at most 0.1 %, but not too small: for bounds. Zero of zero.
inline Lanes sqrt_above(Lanes a) {
#if defined(__AVX__)
    const Lanes shy = max(a, lanes(1e-30f));
    return a * (1.0005f * (Lanes)_mm256_rsqrt_ps((__m256)shy));  // the instruction errs by up to 0.037 %
#else
    return sqrt(a);
#endif
}

// Bit i is the sign of lane i.
inline uint32_t bits(Mask m) {
#if defined(__AVX__)
    return static_cast<uint32_t>(_mm256_movemask_ps((__m256)m));
#elif defined(__SSE2__)
    return static_cast<uint32_t>(_mm_movemask_ps((__m128)low(m)) | _mm_movemask_ps((__m128)high(m)) << 4);
#else
    m &= Mask{1, 2, 4, 8, 16, 32, 64, 128};
    return static_cast<uint32_t>(m[0] | m[1] | m[2] | m[3] | m[4] | m[5] | m[6] | m[7]);
#endif
}

// exp(8 y) for y in [ln(1/255) / 8, 0]: a degree-4 polynomial of exp(y), exact at 0, raised to the eighth
// power. Its coefficients minimise the largest relative error over that range, 2.5e-5.
inline Lanes exp_of_eighth(Lanes y) {
    Lanes p = y * 0.029603389825057252f + 0.15982719283498145f;
    p = p * y + 0.4984009222120753f;
    p = p * y + 0.9998796932689508f;
    p = p * y + 1.0f;
    p *= p;
    p *= p;
    return p * p;
}

// Natural logarithm of positive normal numbers, absolute error below 1e-6: the exponent, and the series of
// 2 atanh((m - 1) / (m + 1)) for a mantissa m in [sqrt(1/2), sqrt(2)).
inline Lanes log(Lanes x) {
    const Mask raw = (Mask)x - mask_lanes(0x3f3504f3);  // bits of sqrt(1/2)
    const Mask exponent = raw >> 23;
    const Lanes m = (Lanes)((raw & mask_lanes(0x007fffff)) + mask_lanes(0x3f3504f3));
    const Lanes t = (m - 1.0f) / (m + 1.0f), tt = t * t;
    const Lanes series = 2.0f * t * (((tt * 0.14285715f + 0.2f) * tt + 0.33333334f) * tt + 1.0f);
    return series + __builtin_convertvector(exponent, Lanes) * 0.6931471805599453f;
}

// Angle of (x, y) in (-pi, pi]; Abramowitz and Stegun 4.4.49, absolute error 2e-8 plus rounding. atan2(0, 0)
// = 0.
inline Lanes atan2(Lanes y, Lanes x) {
    const Lanes ax = abs(x), ay = abs(y);
    const Lanes t = min(ax, ay) / max(max(ax, ay), lanes(1e-30f)), tt = t * t;
    Lanes p = tt * 0.0028662257f - 0.0161657367f;
    p = p * tt + 0.0429096138f;
    p = p * tt - 0.0752896400f;
    p = p * tt + 0.1065626393f;
    p = p * tt - 0.1420889944f;
    p = p * tt + 0.1999355085f;
    p = p * tt - 0.3333314528f;
    p = (p * tt + 1.0f) * t;
    p = select(less(ax, ay), 1.5707963267948966f - p, p);
    p = select(less(x, 0.0f), 3.141592653589793f - p, p);
    return select(less(y, 0.0f), -p, p);
}

}  // namespace terrazzo::raster
