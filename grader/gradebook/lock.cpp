#include "gradebook/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace halfspace::gradebook {

Result<Fd> lock(const std::filesystem::path& file, const std::filesystem::path& what) {
    // The file stays when the lock goes: a name that is removed could be locked by two, one of whom has the old file.
    Fd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0644));
    if (!fd)
        return fail(
            Error::bad_input(fmt::format("cannot write {}: {}", file.string(), std::strerror(errno))));
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(Error::fault(fmt::format("cannot lock {}: {}", file.string(), std::strerror(errno))));
        char text[32] = {};
        const auto got = ::pread(fd.get(), text, sizeof text - 1, 0);
        const std::string pid = got > 0 ? fmt::format(" (process {})", std::atol(text)) : "";
        return fail(Error::bad_input(fmt::format(
            "{}: another run is writing it{}; wait until that has ended, or end it", what.string(), pid)));
    }
    // For the message above only: a disk without room for it is found out elsewhere.
    const auto pid = fmt::format("{}\n", ::getpid());
    if (::ftruncate(fd.get(), 0) != 0 || ::pwrite(fd.get(), pid.data(), pid.size(), 0) < 0) return fd;
    return fd;
}

}  // namespace halfspace::gradebook
