#include "watch/saves.hpp"

#include <fmt/format.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <set>

#include "base/digest.hpp"

namespace halfspace::watch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_bytes = 2u << 20;  // a longer one is no source file

/// Another one whenever the content may be another one. Empty if that cannot be known: for a file that is not there, and for one
/// that was written so lately that a second write might have the same time.
std::string stamp_of(const fs::path& path) {
    struct stat status {};
    timespec now{};
    if (::stat(path.c_str(), &status) != 0 || ::clock_gettime(CLOCK_REALTIME, &now) != 0) return "";
    const auto age =
        1000 * (now.tv_sec - status.st_mtim.tv_sec) + (now.tv_nsec - status.st_mtim.tv_nsec) / 1000000;
    if (age >= 0 && age < 100) return "";
    return fmt::format("{} {} {}.{} {}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
}

/// Empty for a file that is not there, or is empty.
std::string digest_of(const fs::path& path) {
    const auto text = read_file(path, max_bytes);
    return text && !text->empty() ? sha256_hex(*text) : "";
}

}  // namespace

Saves::Saves(std::vector<fs::path> files, Way way) {
    if (way == Way::told) inotify_ = Fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    std::set<fs::path> folders;
    for (auto& path : files) {
        folders.insert(path.parent_path());
        files_.push_back({std::move(path)});
    }
    for (const auto& folder : folders) {
        // Folders, not files: a file that is renamed over another one is a new one, which nobody would watch.
        constexpr auto events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB;
        if (inotify_ && ::inotify_add_watch(inotify_.get(), folder.c_str(), events) < 0) inotify_.reset();
    }
    // After the watches: what is saved from here on is told.
    for (auto& file : files_) {
        file.stamp = stamp_of(file.path);
        file.digest = digest_of(file.path);
    }
}

std::chrono::milliseconds Saves::patience() const {
    return std::chrono::milliseconds(inotify_ ? 1000 : 100);
}

std::optional<std::size_t> Saves::changed() {
    std::array<char, 16384> events;  // what they say is not needed
    while (inotify_ && (::read(inotify_.get(), events.data(), events.size()) > 0 || errno == EINTR)) {
    }
    std::optional<std::size_t> last;
    fs::file_time_type last_time;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        File& file = files_[i];
        const auto stamp = stamp_of(file.path);
        if (stamp == file.stamp && !stamp.empty()) continue;
        const auto digest = digest_of(file.path);
        file.stamp = stamp;
        if (digest.empty() || digest == file.digest) continue;
        file.digest = digest;
        std::error_code ignored;
        const auto time = fs::last_write_time(file.path, ignored);
        if (last && time < last_time) continue;
        last = i;
        last_time = time;
    }
    return last;
}

}  // namespace halfspace::watch
