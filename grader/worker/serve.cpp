#include "worker/serve.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "wire/frame.hpp"

namespace worker {
namespace {

/// What was read and not yet used: requests that come together are read at once.
char buffer[8192];
char* unused = buffer;
std::size_t left = 0;

/// False at the end of the stream.
bool read_all(char* into, std::size_t count) {
    while (true) {
        const std::size_t there = std::min(count, left);
        std::memcpy(into, unused, there);
        into += there;
        unused += there;
        left -= there;
        count -= there;
        if (count == 0) return true;
        const bool is_long = count >= sizeof buffer;
        const ssize_t got =
            is_long ? ::read(wire::request_fd, into, count) : ::read(wire::request_fd, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        if (is_long) {
            into += got;
            count -= static_cast<std::size_t>(got);
        } else {
            unused = buffer;
            left = static_cast<std::size_t>(got);
        }
    }
}

}  // namespace

bool read_frame(std::vector<char>& frame) {
    std::uint32_t size = 0;
    if (!read_all(reinterpret_cast<char*>(&size), sizeof size)) return false;
    frame.resize(size);
    return read_all(frame.data(), size);
}

void append_frame(std::vector<char>& frames, const msgpack::sbuffer& payload) {
    const auto size = static_cast<std::uint32_t>(payload.size());
    const auto* head = reinterpret_cast<const char*>(&size);
    frames.insert(frames.end(), head, head + sizeof size);
    frames.insert(frames.end(), payload.data(), payload.data() + payload.size());
}

bool write_frames(std::vector<char>& frames) {
    std::fflush(nullptr);  // what the student printed arrives before the answer does
    for (std::size_t done = 0; done < frames.size();) {
        const ssize_t put = ::write(wire::reply_fd, frames.data() + done, frames.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        done += static_cast<std::size_t>(put);
    }
    frames.clear();
    return true;
}

}  // namespace worker
