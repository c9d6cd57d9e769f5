// main() of every worker: reads requests from fd 3, answers on fd 4, ends when the requests end.
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "subject/dispatch.hpp"
#include "subject/wire.hpp"

namespace {

/// False at the end of the stream.
bool read_all(int fd, char* into, std::size_t count) {
    while (count > 0) {
        const ssize_t got = ::read(fd, into, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_all(int fd, const char* from, std::size_t count) {
    while (count > 0) {
        const ssize_t put = ::write(fd, from, count);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        from += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

}  // namespace

int main() {
    std::vector<char> frame;
    msgpack::sbuffer reply;
    for (;;) {
        std::uint32_t size = 0;
        if (!read_all(subject::request_fd, reinterpret_cast<char*>(&size), sizeof size)) return 0;
        frame.resize(size);
        if (!read_all(subject::request_fd, frame.data(), size)) return 1;
        const msgpack::object_handle request = msgpack::unpack(frame.data(), frame.size());
        subject::dispatch(request.get(), reply);
        std::fflush(nullptr);  // what the student printed arrives before the answer does
        size = static_cast<std::uint32_t>(reply.size());
        if (!write_all(subject::reply_fd, reinterpret_cast<const char*>(&size), sizeof size)) return 1;
        if (!write_all(subject::reply_fd, reply.data(), reply.size())) return 1;
    }
}
