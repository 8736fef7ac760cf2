// From exposed linear radiance to display sRGB: the curve of `terrazzo.lighting.exposure`, for many colours.
#pragma once

#include <array>

#include "rays.hpp"

namespace terrazzo::light {

class Tone {
   public:
    // knee, white_at, kept: as KNEE, WHITE_AT and SATURATION_KEPT there.
    Tone(float knee, float white_at, float kept)
        : knee_(knee), kept_(kept), bend_(1 / white_at_squared(knee, white_at)) {
        for (int i = 0; i < size; i++) {
            const double root = static_cast<double>(i) / (size - 2), x = root * root;
            srgb_[i] = static_cast<float>(x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055);
        }
    }

    Vec3 operator()(Vec3 x) const {
        x = {std::fmax(x.x, 0.0f), std::fmax(x.y, 0.0f), std::fmax(x.z, 0.0f)};
        const float peak = largest(x), together = kept_ * curve(peak) / std::fmax(peak, 1e-9f);
        return {shown(x.x, together), shown(x.y, together), shown(x.z, together)};
    }

   private:
    static constexpr int size = 4098;  // of the table over square roots, in which the function is smooth

    static float white_at_squared(float knee, float white_at) {
        const float white = (white_at - knee) / (1 - knee);
        return white * white;
    }

    float curve(float x) const {
        const float toed = x * (x + 0.004f) / (x + 0.016f);
        const float t = std::fmax(toed - knee_, 0.0f) / (1 - knee_);
        return std::fmin(toed, knee_) + (1 - knee_) * t * (1 + t * bend_) / (1 + t);
    }

    float shown(float x, float together) const {
        const float y = std::fmin(x * together + (1 - kept_) * curve(x), 1.0f);
        const float place = std::sqrt(std::fmax(y, 0.0f)) * (size - 2);
        const int i = static_cast<int>(place);
        return srgb_[i] + (srgb_[i + 1] - srgb_[i]) * (place - static_cast<float>(i));
    }

    float knee_, kept_, bend_;
    std::array<float, size> srgb_;
};

}  // namespace terrazzo::light
