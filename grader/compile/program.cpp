#include "compile/program.hpp"

#include <elf.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "base/files.hpp"

namespace halfspace::compile {
namespace {

/// An honest static program has about ten; the kernel takes 64 KiB of them.
constexpr unsigned most_segments = 64;

template <class T>
bool read_at(int fd, std::uint64_t offset, T& into) {
    return ::pread(fd, &into, sizeof into, static_cast<off_t>(offset)) == static_cast<ssize_t>(sizeof into);
}

}  // namespace

bool can_start(const std::filesystem::path& program) {
    const Fd fd(::open(program.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    Elf64_Ehdr header{};
    if (!fd || !read_at(fd.get(), 0, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return false;
    if (header.e_type != ET_EXEC && header.e_type != ET_DYN) return false;
    if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phnum == 0 || header.e_phnum > most_segments)
        return false;
    for (unsigned i = 0; i < header.e_phnum; ++i) {
        Elf64_Phdr segment{};
        if (!read_at(fd.get(), header.e_phoff + i * sizeof segment, segment) || segment.p_type == PT_INTERP)
            return false;
    }
    return true;
}

}  // namespace halfspace::compile
