#include "worker/serve.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "wire/frame.hpp"

namespace worker {
namespace {

/// False at the end of the stream.
bool read_all(char* into, std::size_t count) {
    while (count > 0) {
        const ssize_t got = ::read(wire::request_fd, into, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
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
