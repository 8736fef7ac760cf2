// Scratch memory that is kept between frames: touching fresh pages costs as much as a whole stage of a frame.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace terrazzo::raster {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t(1) << 21;

// Large blocks ask for huge pages: the later stages read them in random order, and would miss the page
// tables' cache nearly every time.
inline void* allocate(std::size_t bytes) {
    const std::size_t unit = bytes >= 2 * kHugePage ? kHugePage : kCacheLine;
    const std::size_t whole = (bytes + unit - 1) / unit * unit;
    void* block = std::aligned_alloc(unit, whole);
    if (!block) throw std::bad_alloc();
#if defined(__linux__)
    if (unit == kHugePage) madvise(block, whole, MADV_HUGEPAGE);  // a hint: failing is harmless
#endif
    return block;
}

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
        data_ = static_cast<T*>(allocate(count * sizeof(T)));
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
