#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "base/files.hpp"
#include "base/text.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {
namespace {

constexpr std::size_t max_bytes = 1u << 20;

}  // namespace

Result<File> read_source(const std::filesystem::path& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
        return fail(Error::bad_input(fmt::format("{}: {}", path.string(), std::strerror(errno))));
    }
    if (S_ISLNK(info.st_mode)) return verdict::Rejected{"it is a symbolic link; hand in the file itself"};
    if (!S_ISREG(info.st_mode)) return verdict::Rejected{"it is not a file"};
    // Another name of a file that may be anyone's: its text would come back in the compiler's messages.
    if (info.st_nlink > 1) return verdict::Rejected{"it is a hard link to another file; hand in a copy"};
    if (info.st_size > static_cast<off_t>(max_bytes)) {
        return verdict::Rejected{fmt::format("it has {} bytes; a source file has at most 1 MiB ({} bytes)",
                                             info.st_size, max_bytes)};
    }
    auto text = TRY(read_file(path, max_bytes));
    if (text.find('\0') != std::string::npos) {
        return verdict::Rejected{"it is binary (it holds a NUL byte), not C++ source; hand in the .cpp file"};
    }
    if (const auto line = first_line_not_utf8(text)) {
        return verdict::Rejected{
            fmt::format("line {} is not UTF-8; save the file as UTF-8 and hand it in again", *line)};
    }
    return Source{std::move(text)};
}

}  // namespace halfspace::submission
