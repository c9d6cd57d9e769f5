#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace halfspace {

namespace {

Error unreadable(const std::filesystem::path& path, const std::string& why) {
    return Error::bad_input(fmt::format("cannot read {}: {}", path.string(), why));
}

Error unwritable(const std::filesystem::path& path, int error) {
    return Error::bad_input(fmt::format("cannot write {}: {}", path.string(), std::strerror(error)));
}

}  // namespace

void Fd::reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!fd) return fail(unreadable(path, errno == ELOOP ? "it is a symbolic link" : std::strerror(errno)));
    return read_open_file(fd, path, max_bytes);
}

Result<std::string> read_open_file(const Fd& fd, const std::filesystem::path& path, std::size_t max_bytes) {
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0) return fail(unreadable(path, std::strerror(errno)));
    if (!S_ISREG(status.st_mode)) return fail(unreadable(path, "it is not a regular file"));
    const auto too_long = fmt::format("it is longer than {} bytes", max_bytes);
    if (static_cast<std::size_t>(status.st_size) > max_bytes) return fail(unreadable(path, too_long));

    std::string content(static_cast<std::size_t>(status.st_size) + 1, '\0');  // one more: to see that it grew
    std::size_t used = 0;
    while (true) {
        const auto got = ::read(fd.get(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(unreadable(path, std::strerror(errno)));
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
        if (used > max_bytes) return fail(unreadable(path, too_long));
        if (used == content.size()) content.resize(2 * used);
    }
    content.resize(used);
    return content;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content, unsigned mode) {
    auto draft = TRY(Draft::create(path, mode));
    TRY(draft.write(content));
    return draft.finish();
}

Result<Draft> Draft::create(const std::filesystem::path& path, unsigned mode) {
    static std::atomic<unsigned> serial{0};
    auto draft = path;
    draft += fmt::format(".{}.{}.new", ::getpid(), serial++);
    Fd fd(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) return fail(unwritable(path, errno));
    return Draft(path, std::move(draft), mode, std::move(fd));
}

Draft::~Draft() {
    if (!draft_.empty()) ::unlink(draft_.c_str());
}

Result<void> Draft::write(std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(fd_.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail(unwritable(path_, errno));
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> Draft::finish() {
    if (::fchmod(fd_.get(), mode_) != 0 || ::rename(draft_.c_str(), path_.c_str()) != 0)
        return fail(unwritable(path_, errno));
    draft_.clear();
    return {};
}

Result<ScratchFolder> ScratchFolder::create(const std::string& name, const std::filesystem::path& parent) {
    const char* temporary = std::getenv("TMPDIR");
    if (temporary == nullptr || *temporary != '/') temporary = "/tmp";
    const std::string folder = parent.empty() ? temporary : parent.string();
    while (true) {
        auto pattern = fmt::format("{}/{}-XXXXXX", folder, name);
        if (::mkdtemp(pattern.data()) == nullptr)
            return fail(
                Error::fault(fmt::format("cannot make a folder in {}: {}", folder, std::strerror(errno))));
        if (Fd lock = lock_new_folder(pattern)) return ScratchFolder(pattern, std::move(lock));
        if (std::filesystem::exists(pattern))
            return fail(Error::fault(fmt::format("cannot open {}: {}", pattern, std::strerror(errno))));
    }
}

void ScratchFolder::sweep(const std::string& name, const std::filesystem::path& parent) {
    std::error_code error;
    for (std::filesystem::directory_iterator i(parent, error), end; !error && i != end; i.increment(error)) {
        if (!i->path().filename().string().starts_with(name + "-")) continue;
        std::error_code ignored;
        if (const Fd lock = lock_left_folder(i->path())) std::filesystem::remove_all(i->path(), ignored);
    }
}

namespace {

Fd open_folder(const std::filesystem::path& folder) {
    return Fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

}  // namespace

Fd lock_new_folder(const std::filesystem::path& folder) {
    Fd lock = open_folder(folder);
    if (!lock) return {};
    // A sweep that holds the lock deletes the folder while it does.
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        while (::flock(lock.get(), LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    struct stat opened {};
    struct stat named {};
    const bool is_there = ::fstat(lock.get(), &opened) == 0 && ::lstat(folder.c_str(), &named) == 0 &&
                          opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
    return is_there ? std::move(lock) : Fd();
}

Fd lock_left_folder(const std::filesystem::path& folder) {
    Fd lock = open_folder(folder);
    return lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0 ? std::move(lock) : Fd();
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // a destructor has nobody to tell
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace halfspace
