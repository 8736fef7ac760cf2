// The loss of 3D Gaussian Splatting (Kerbl et al. 2023): (1 - share) L1 + share (1 - SSIM), and its
// gradient by the picture. SSIM as Wang et al. 2004: a Gaussian window of 11 pixels, sigma 1.5, zeros past
// the edges.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "raster_buffer.hpp"
#include "raster_team.hpp"

namespace terrazzo::raster {

constexpr int kWindow = 11, kHalfWindow = kWindow / 2;
constexpr float kSsimSigma = 1.5f, kSsimC1 = 0.01f * 0.01f, kSsimC2 = 0.03f * 0.03f;
constexpr int kStrip = 32;  // rows that are filtered together

inline std::array<float, kWindow> gaussian_window() {
    std::array<float, kWindow> out;
    float sum = 0;
    for (int k = 0; k < kWindow; ++k) {
        const float d = float(k - kHalfWindow) / kSsimSigma;
        sum += out[k] = std::exp(-0.5f * d * d);
    }
    for (float& v : out) v /= sum;
    return out;
}

class PictureLoss {
   public:
    // colour, target, gradient: [h, w, 3]; weight: [h, w] or null. Returns the loss, a mean over all values;
    // `ssim` gets the mean SSIM when share > 0.
    double evaluate(Team& team, const float* colour, const float* target, const float* weight, int height,
                    int width, float share, float* gradient, double* ssim) {
        height_ = height, width_ = width, weight_ = weight;
        pitch_ = (std::size_t(width) + 15) / 16 * 16;
        strips_ = (height + kStrip - 1) / kStrip;
        l1_.assign(3 * strips_, 0.0), ssim_.assign(3 * strips_, 0.0);
        share_ = share;
        unit_ = 1.0f / (3.0f * float(height) * float(width));
        if (share > 0)
            for (auto& map : maps_) map.reserve(3 * std::size_t(height) * width);
        each_strip(team, [&](int c, int s, std::vector<float>& rows) {
            first(colour, target, gradient, c, s, rows);
        });
        if (share > 0)
            each_strip(team, [&](int c, int s, std::vector<float>& rows) {
                second(colour, target, gradient, c, s, rows);
            });
        double sum = 0, alike = 0;
        for (int k = 0; k < 3 * strips_; ++k) sum += l1_[k], alike += ssim_[k];
        if (ssim) *ssim = alike * unit_;
        return (1 - share) * sum * unit_ + share * (weighted_one() - alike * unit_);
    }

   private:
    template <class Do>
    void each_strip(Team& team, Do&& act) {
        std::atomic<int> next{0};
        team.run([&](int) {
            std::vector<float> rows;
            for (int k; (k = next.fetch_add(1)) < 3 * strips_;) act(k / strips_, k % strips_, rows);
        });
    }

    double weighted_one() const {
        if (!weight_) return 1;
        double sum = 0;
        for (std::size_t i = 0; i < std::size_t(height_) * width_; ++i) sum += weight_[i];
        return sum / (double(height_) * width_);
    }

    // One channel of a row of pixels, with zeros on both sides: pitch_ + kWindow values.
    void channel_row(const float* pixels, float* to) const {
        std::fill(to, to + kHalfWindow, 0.0f);
        for (int x = 0; x < width_; ++x) to[x + kHalfWindow] = pixels[3 * x];
        std::fill(to + kHalfWindow + width_, to + room(), 0.0f);
    }

    std::size_t room() const { return pitch_ + kWindow; }

    // A padded row filtered across.
    void across(const float* __restrict a, float* __restrict out) const {
        const std::array<float, kWindow> w = window_;
        for (int x = 0; x < width_; ++x) {
            float sum = 0;
            for (int k = 0; k < kWindow; ++k) sum += w[k] * a[x + k];
            out[x] = sum;
        }
    }

    // The product of two padded rows filtered across.
    void across(const float* a, const float* b, float* __restrict product, float* out) const {
        for (std::size_t x = 0; x < room(); ++x) product[x] = a[x] * b[x];
        across(product, out);
    }

    // Rows filtered downwards.
    void down(const float* __restrict rows, std::size_t stride, float* __restrict out) const {
        const std::array<float, kWindow> w = window_;
        for (int x = 0; x < width_; ++x) {
            float sum = 0;
            for (int k = 0; k < kWindow; ++k) sum += w[k] * rows[k * stride + x];
            out[x] = sum;
        }
    }

    // L1 everywhere, SSIM and its derivatives by mean, square and product.
    void first(const float* colour, const float* target, float* gradient, int c, int strip,
               std::vector<float>& rows) {
        const int top = strip * kStrip, bottom = std::min(height_, top + kStrip);
        double sum = 0;
        for (int y = top; y < bottom; ++y)
            for (int x = 0; x < width_; ++x) {
                const std::size_t at = std::size_t(y) * width_ + x;
                const float d = colour[3 * at + c] - target[3 * at + c], w = weight_ ? weight_[at] : 1;
                sum += w * std::fabs(d);
                gradient[3 * at + c] = (1 - share_) * unit_ * w * float((d > 0) - (d < 0));
            }
        l1_[c * strips_ + strip] = sum;
        if (!(share_ > 0)) return;
        constexpr int kMaps = 5;
        const int tall = bottom - top + 2 * kHalfWindow;
        const std::size_t stride = kMaps * pitch_;
        rows.assign(tall * stride + 3 * room() + stride, 0.0f);
        float *one = rows.data() + tall * stride, *two = one + room(), *both = two + room(),
              *out = both + room();
        for (int k = 0; k < tall; ++k) {
            const int y = top - kHalfWindow + k;
            if (y < 0 || y >= height_) continue;
            channel_row(colour + 3 * std::size_t(y) * width_ + c, one);
            channel_row(target + 3 * std::size_t(y) * width_ + c, two);
            float* row = rows.data() + k * stride;
            across(one, row);
            across(two, row + pitch_);
            across(one, one, both, row + 2 * pitch_);
            across(two, two, both, row + 3 * pitch_);
            across(one, two, both, row + 4 * pitch_);
        }
        double alike = 0;
        for (int y = top; y < bottom; ++y) {
            for (int m = 0; m < kMaps; ++m)
                down(rows.data() + (y - top) * stride + m * pitch_, stride, out + m * pitch_);
            const std::size_t from = (std::size_t(c) * height_ + y) * width_;
            float *by_mean = &maps_[0][from], *by_square = &maps_[1][from], *by_product = &maps_[2][from];
            const float* weights = weight_ ? weight_ + std::size_t(y) * width_ : nullptr;
            float row_sum = 0;
            for (int x = 0; x < width_; ++x) {
                const float ma = out[x], mb = out[pitch_ + x];
                const float va = out[2 * pitch_ + x] - ma * ma, vb = out[3 * pitch_ + x] - mb * mb,
                            vab = out[4 * pitch_ + x] - ma * mb;
                const float a1 = 2 * ma * mb + kSsimC1, a2 = 2 * vab + kSsimC2;
                const float b1 = ma * ma + mb * mb + kSsimC1, b2 = va + vb + kSsimC2;
                const float whole = 1 / (b1 * b2), s = a1 * a2 * whole, w = weights ? weights[x] : 1;
                row_sum += w * s;
                const float product = 2 * a1 * whole * w, square = -s * b1 * whole * w;
                by_product[x] = product, by_square[x] = square;
                by_mean[x] =
                    w * (2 * mb * a2 * whole - 2 * ma * s * b2 * whole) - 2 * ma * square - mb * product;
            }
            alike += row_sum;
        }
        ssim_[c * strips_ + strip] = alike;
    }

    // The gradient of SSIM: the three derivatives, filtered.
    void second(const float* colour, const float* target, float* gradient, int c, int strip,
                std::vector<float>& rows) {
        const int top = strip * kStrip, bottom = std::min(height_, top + kStrip);
        const int tall = bottom - top + 2 * kHalfWindow;
        const std::size_t stride = 3 * pitch_;
        rows.assign(tall * stride + room() + stride, 0.0f);
        float *padded = rows.data() + tall * stride, *out = padded + room();
        for (int k = 0; k < tall; ++k) {
            const int y = top - kHalfWindow + k;
            if (y < 0 || y >= height_) continue;
            for (int m = 0; m < 3; ++m) {
                const float* from = &maps_[m][(std::size_t(c) * height_ + y) * width_];
                std::copy(from, from + width_, padded + kHalfWindow);
                across(padded, rows.data() + k * stride + m * pitch_);
            }
        }
        for (int y = top; y < bottom; ++y) {
            for (int m = 0; m < 3; ++m)
                down(rows.data() + (y - top) * stride + m * pitch_, stride, out + m * pitch_);
            const std::size_t at = 3 * std::size_t(y) * width_ + c;
            for (int x = 0; x < width_; ++x) {
                const float a = colour[at + 3 * x], b = target[at + 3 * x];
                gradient[at + 3 * x] -=
                    share_ * unit_ * (out[x] + 2 * a * out[pitch_ + x] + b * out[2 * pitch_ + x]);
            }
        }
    }

    const std::array<float, kWindow> window_ = gaussian_window();
    Buffer<float> maps_[3];
    std::vector<double> l1_, ssim_;
    const float* weight_ = nullptr;
    std::size_t pitch_ = 0;
    int height_ = 0, width_ = 0, strips_ = 0;
    float share_ = 0, unit_ = 0;
};

}  // namespace terrazzo::raster
