#include "app/interruption.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <string_view>

#include "base/process.hpp"
#include "base/process_tree.hpp"

namespace halfspace::app {

Interruption::Interruption(std::function<std::string()> before) {
    ::sigemptyset(&set_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&set_, signal);
    // Whoever loses its parent to a signal that all of them got is then ours, to be ended.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    ::pthread_sigmask(SIG_BLOCK, &set_, &unblocked_);  // threads that are started later inherit it
    watcher_ = std::jthread([set = set_, before = std::move(before)](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const timespec wait{0, 50'000'000};
            const int signal = ::sigtimedwait(&set, nullptr, &wait);
            if (signal < 0) continue;
            const std::string text = before();
            write_quietly(STDERR_FILENO, text.data(), text.size());
            // Again while there are any: other threads may go on starting some. Nothing is destroyed, since they still use it.
            for (int round = 0; round < 20 && kill_descendants() > 0; ++round) ::usleep(5'000);
            ::_exit(128 + signal);
        }
    });
}

Interruption::~Interruption() {
    watcher_.request_stop();
    watcher_.join();
    ::pthread_sigmask(SIG_SETMASK, &unblocked_, nullptr);
}

}  // namespace halfspace::app
