#pragma once
// The headers of a static program, and nothing behind them.

#include <elf.h>

#include <cstring>
#include <string>

namespace halfspace::compile {

struct MadeProgram {
    Elf64_Ehdr header{};
    Elf64_Phdr segments[70]{};

    MadeProgram() {
        std::memcpy(header.e_ident, ELFMAG, SELFMAG);
        header.e_type = ET_EXEC;
        header.e_phoff = sizeof header;
        header.e_phentsize = sizeof(Elf64_Phdr);
        header.e_phnum = 3;
        for (auto& segment : segments) segment.p_type = PT_LOAD;
    }
    [[nodiscard]] std::string bytes() const { return {reinterpret_cast<const char*>(this), sizeof *this}; }
};

}  // namespace halfspace::compile
