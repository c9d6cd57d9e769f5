#pragma once
// Work in a copy of this process: it has all that was opened and read before at once, and can be ended at any moment.

#include <functional>

#include "base/files.hpp"
#include "base/result.hpp"

namespace halfspace {

/// For programs of one thread. The copy is the first of a process group of its own, is killed with all that it has started when this
/// is destroyed, and dies with its parent. Its stdout and stderr are a pipe, its stdin is empty.
class ProcessCopy {
  public:
    /// `work` is done in the copy, which then ends with its value.
    static Result<ProcessCopy> start(const std::function<int()>& work);

    ProcessCopy(ProcessCopy&& other) noexcept
        : pid_(std::exchange(other.pid_, -1)), output_(std::move(other.output_)) {}
    ProcessCopy& operator=(ProcessCopy&& other) noexcept {
        std::swap(pid_, other.pid_);
        std::swap(output_, other.output_);
        return *this;
    }
    ~ProcessCopy();

    /// What it writes; the end of the stream is its end.
    [[nodiscard]] const Fd& output() const { return output_; }

  private:
    ProcessCopy(int pid, Fd output) : pid_(pid), output_(std::move(output)) {}
    int pid_ = -1;
    Fd output_;
};

}  // namespace halfspace
