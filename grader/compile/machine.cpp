#include "compile/machine.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <fstream>
#include <string>

namespace halfspace::compile {

Result<void> check_room(const std::filesystem::path& folder, std::size_t disk_bytes,
                        std::size_t memory_bytes) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) == 0) {
        const std::size_t left = disk.f_bavail * disk.f_frsize;
        if (left < disk_bytes || (disk.f_files > 0 && disk.f_favail < 16)) {
            return fail(
                Error::fault(fmt::format("the disk is full: {} KiB are left where {} lies. Make room, or set "
                                         "HALFSPACE_CACHE to another folder",
                                         left >> 10, folder.string())));
        }
    }
    std::ifstream lines("/proc/meminfo");
    std::string name;
    std::size_t kib = 0;
    std::string unit;
    while (lines >> name >> kib && std::getline(lines, unit)) {
        if (name != "MemAvailable:" || (kib << 10) >= memory_bytes) continue;
        return fail(
            Error::fault(fmt::format("the machine has only {} MiB of memory left, and a compile may use {}: "
                                     "run fewer at once (--jobs)",
                                     kib >> 10, memory_bytes >> 20)));
    }
    return {};
}

}  // namespace halfspace::compile
