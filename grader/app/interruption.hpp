#pragma once
// Ctrl-C during a run that keeps what it finds out.

#include <csignal>
#include <functional>
#include <string>
#include <thread>

namespace halfspace::app {

/// While it lives, SIGINT, SIGTERM and SIGHUP end the program at once: `before` is called, what it gives is said on stderr, and the
/// exit code is 128 + the signal's number. All processes that the program started end with it (base/process.hpp). To be made
/// before any other thread; `before` may be called at any moment, and must not take long.
class Interruption {
  public:
    explicit Interruption(std::function<std::string()> before);
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

  private:
    sigset_t set_{};
    sigset_t unblocked_{};
    std::jthread watcher_;
};

}  // namespace halfspace::app
