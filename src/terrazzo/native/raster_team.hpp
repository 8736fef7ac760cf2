// The threads of one call. They live exactly as long as the call, so nothing survives into a forked process.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace terrazzo::raster {

class Team {
   public:
    explicit Team(int threads) : size_(std::max(1, threads)) {
        try {
            for (int t = 1; t < size_; ++t) others_.emplace_back([this, t] { serve(t); });
        } catch (...) {  // the system gives no more threads: say so, but do not leave the first ones waiting
            dismiss();
            throw;
        }
    }
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;
    ~Team() { dismiss(); }

    int size() const { return size_; }

    // Calls job(0) to job(size() - 1), one per thread, and returns when all are done; rethrows a job's
    // exception.
    void run(const std::function<void(int)>& job) {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            job_ = &job;
            busy_ = size_ - 1;
            ++round_;
        }
        start_.notify_all();
        attempt(job, 0);
        std::unique_lock<std::mutex> lock(mutex_);
        done_.wait(lock, [this] { return busy_ == 0; });
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

   private:
    void attempt(const std::function<void(int)>& job, int t) {
        try {
            job(t);
        } catch (...) {
            std::lock_guard<std::mutex> lock(mutex_);
            failure_ = std::current_exception();
        }
    }

    void serve(int t) {
        std::size_t seen = 0;
        std::unique_lock<std::mutex> lock(mutex_);
        for (;;) {
            start_.wait(lock, [&] { return round_ != seen; });
            seen = round_;
            if (!job_) return;
            const std::function<void(int)>& job = *job_;
            lock.unlock();
            attempt(job, t);
            lock.lock();
            if (--busy_ == 0) done_.notify_one();
        }
    }

    void dismiss() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            job_ = nullptr;
            ++round_;
        }
        start_.notify_all();
        for (std::thread& other : others_) other.join();
    }

    const int size_;
    std::vector<std::thread> others_;
    std::mutex mutex_;
    std::condition_variable start_, done_;
    const std::function<void(int)>* job_ = nullptr;
    std::exception_ptr failure_;
    std::size_t round_ = 0;
    int busy_ = 0;
};

}  // namespace terrazzo::raster
