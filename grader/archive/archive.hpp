#pragma once
// Archives: zips made; zips, tars (plain, gzip, bzip2, xz, zstd) and 7z read (libarchive), in memory. What is read may be a
// stranger's: no name of it is ever used as a path here, links and devices are not taken, and what unpacks to more than it may
// is refused before it is held.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace halfspace::archive {

struct Entry {
    std::string path;  ///< relative, '/' between folders
    std::string content;
    bool executable = false;
};

/// The bytes of an archive that holds these files: the same for the same files, whatever their order, the clock, the time
/// zone and the machine. Two of one path, or one that read would not take, are a fault.
Result<std::string> make_zip(std::vector<Entry> files);

struct Limits {
    std::size_t entries = 2000;           ///< files and folders
    std::size_t entry_bytes = 16u << 20;  ///< of each file
    std::size_t total_bytes = 64u << 20;  ///< of all files
    std::size_t ratio = 200;              ///< of all files to the archive, above the first 4 MiB
    std::size_t name_bytes = 1000;        ///< of each path
    std::size_t depth = 16;               ///< folders above a file
};

/// Something in an archive that is not taken.
struct Refused {
    std::string path;  ///< untrusted bytes
    std::string why;   ///< "is a symbolic link"
};

/// Why a hard link is refused.
inline constexpr const char* is_hard_link = "is a hard link";

struct Contents {
    std::vector<Entry>
        files;  ///< regular files, by path, sorted; paths are relative, UTF-8, without "." and ".."
    std::vector<std::string> unread;  ///< paths of the others, which were not wanted; sorted
    std::vector<Refused> refused;
};

/// How many bytes of the file of this path are wanted at most; 0: its name alone. One that is longer is refused.
using Wanted = std::function<std::size_t(std::string_view path)>;

/// What an archive holds, whatever its format; "./" before a path is dropped, as tar writes it. Names that are absolute,
/// climb, are no UTF-8, hold control characters or backslashes, links, devices, files that are longer than they may be,
/// encrypted or damaged are refused one by one; of several that differ in nothing but letter case, all are. bad_input: no
/// archive, a damaged one, or one beyond the limits.
Result<Contents> read(std::string_view bytes, const Limits& limits = {}, const Wanted& wanted = {});

/// The same of a file that is open, and may be larger than memory: what is not wanted is not held. (No ratio is looked at.)
Result<Contents> read(const Fd& file, const Limits& limits, const Wanted& wanted);

/// By its name: .zip, .7z, .tar and its compressed kin, in any letter case.
bool is_archive_name(std::string_view name);
/// The name without that ending: "ann.tar.gz" is "ann".
std::string_view without_ending(std::string_view name);

}  // namespace halfspace::archive
