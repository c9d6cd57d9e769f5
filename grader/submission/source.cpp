#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/files.hpp"
#include "base/text.hpp"
#include "submission/encoding.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {
namespace {

constexpr const char* a_source_file = "a source file";

verdict::Rejected too_long(std::size_t bytes, const char* kind, std::size_t most) {
    return {fmt::format("it has {} bytes; {} has at most {} MiB ({} bytes)", bytes, kind, most >> 20, most)};
}

/// What is no regular file, in words.
const char* kind_of(const struct stat& info) {
    if (S_ISLNK(info.st_mode)) return "a symbolic link, which may lead to anybody's file";
    if (S_ISFIFO(info.st_mode)) return "a named pipe";
    if (S_ISSOCK(info.st_mode)) return "a socket";
    return "a device";
}

/// The rule is told in submission.hpp.
bool is_theirs(const struct stat& file, const struct stat& folder) {
    const bool same_owner = file.st_uid == folder.st_uid;
    const bool one_name = file.st_nlink == 1;
    const bool for_all = (file.st_mode & S_IROTH) != 0;
    const bool collected = folder.st_uid == 0 || folder.st_uid == ::geteuid();
    return collected ? one_name || (same_owner && for_all) : same_owner || (one_name && for_all);
}

}  // namespace

File source_of(std::string text) {
    if (text.size() > max_source_bytes) return too_long(text.size(), a_source_file, max_source_bytes);
    if (auto decoded = to_utf8(text)) return Source{std::move(decoded->text), std::move(decoded->from)};
    if (text.find('\0') != std::string::npos)
        return verdict::Rejected{"it is binary (it holds a NUL byte), not C++ source; hand in the .cpp file"};
    return verdict::Rejected{fmt::format("line {} is not UTF-8; save the file as UTF-8 and hand it in again",
                                         first_line_not_utf8(text).value_or(1))};
}

Bytes read_bytes(const Fd& folder, const std::string& name, const std::string& shown, const char* kind,
                 std::size_t most) {
    const auto unreadable = [&](const std::string& why) { return Unreadable{shown + " " + why}; };
    const auto unknown = [&](int error) {
        return unreadable(fmt::format("cannot be read ({}): make it readable", std::strerror(error)));
    };
    struct stat info {};
    struct stat parent {};
    if (::fstat(folder.get(), &parent) != 0 ||
        ::fstatat(folder.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
        return unknown(errno);
    if (S_ISDIR(info.st_mode))
        return verdict::Rejected{"it is not a file, but a folder; hand in the file itself"};
    const auto odd = [&] {
        return unreadable(fmt::format("is {}: put a regular file in its place", kind_of(info)));
    };
    if (!S_ISREG(info.st_mode)) return odd();  // not even opened: that alone can make a device do something
    // It may be another one by now.
    const Fd fd(
        ::openat(folder.get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!fd || ::fstat(fd.get(), &info) != 0) return unknown(errno);
    if (!S_ISREG(info.st_mode)) return odd();
    if (!is_theirs(info, parent)) {
        return unreadable(fmt::format("{}: make sure that it is the student's, and put a copy in its place",
                                      info.st_nlink > 1
                                          ? "is a hard link to a file that may be somebody else's"
                                          : "belongs to somebody else than the folder it lies in"));
    }
    if (info.st_size > static_cast<off_t>(most))
        return too_long(static_cast<std::size_t>(info.st_size), kind, most);
    auto text = read_open_file(fd, shown, most);
    if (!text) return unreadable(fmt::format("cannot be read ({}): look at the disk", text.error().message));
    return std::move(*text);
}

File read_source(const Fd& folder, const std::string& name, const std::string& shown) {
    auto bytes = read_bytes(folder, name, shown, a_source_file, max_source_bytes);
    if (auto* text = std::get_if<std::string>(&bytes)) return source_of(std::move(*text));
    if (auto* rejected = std::get_if<verdict::Rejected>(&bytes)) return std::move(*rejected);
    return std::get<Unreadable>(std::move(bytes));
}

Result<File> read_source(const std::filesystem::path& path) {
    const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Fd folder(::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    struct stat info {};
    if (!folder || (::fstatat(folder.get(), path.filename().c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 &&
                    errno == ENOENT))
        return fail(Error::bad_input(fmt::format("{}: {}", path.string(), std::strerror(errno))));
    return read_source(folder, path.filename().string(), path.string());
}

}  // namespace halfspace::submission
