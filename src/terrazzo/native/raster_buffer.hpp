// Scratch memory that is kept between frames: touching fresh pages costs as much as a whole stage of a frame.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>

namespace terrazzo::raster {

constexpr std::size_t kCacheLine = 64;

// A grow-only array of plain values. Growing forgets what it held; nothing is ever initialised.
template <class T>
class Buffer {
    static_assert(std::is_trivially_copyable<T>::value, "a Buffer holds plain values");

public:
    Buffer() = default;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer() { std::free(data_); }

    void reserve(std::size_t count) {
        if (count <= capacity_) return;
        std::free(data_);
        data_ = nullptr;
        capacity_ = 0;
        const std::size_t bytes = (count * sizeof(T) + kCacheLine - 1) / kCacheLine * kCacheLine;
        data_ = static_cast<T*>(std::aligned_alloc(kCacheLine, bytes));
        if (!data_) throw std::bad_alloc();
        capacity_ = count;
    }

    T* data() { return data_; }
    const T* data() const { return data_; }
    T& operator[](std::size_t i) { return data_[i]; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    std::size_t bytes() const { return capacity_ * sizeof(T); }

private:
    T* data_ = nullptr;
    std::size_t capacity_ = 0;
};

}  // namespace terrazzo::raster
