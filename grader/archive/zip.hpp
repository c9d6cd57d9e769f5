#pragma once
// Zip archives, made and read (libarchive), in memory. What is read may be a stranger's: no name of it is ever used as a path
// here, links and devices are not taken, and what unpacks to more than it may is refused before it is held.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace halfspace::archive {

struct Entry {
    std::string path;  ///< relative, '/' between folders
    std::string content;
    bool executable = false;
};

/// The bytes of an archive that holds these files: the same for the same files, whatever their order, the clock, the time
/// zone and the machine. Two of one path, or one that read_zip would not take, are a fault.
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

struct Contents {
    std::vector<Entry>
        files;  ///< regular files, by path, sorted; paths are relative, UTF-8, without "." and ".."
    std::vector<Refused> refused;
};

/// What an archive holds. Names that are absolute, climb, are no UTF-8, hold control characters or backslashes, links and
/// devices are refused one by one; of several that differ in nothing but letter case, all are. bad_input: no zip,
/// a damaged or encrypted one, or one beyond the limits.
Result<Contents> read_zip(std::string_view bytes, const Limits& limits = {});

/// By its first bytes.
bool is_zip(std::string_view bytes);

}  // namespace halfspace::archive
