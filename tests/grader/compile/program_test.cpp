#include "compile/program.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.hpp"
#include "grader/compile/made_program.hpp"

namespace halfspace::compile {
namespace {

bool starts(const MadeProgram& program, std::size_t bytes = sizeof(MadeProgram)) {
    const auto folder = *ScratchFolder::create();
    REQUIRE(write_file(folder.path() / "program", program.bytes().substr(0, bytes)));
    return can_start(folder.path() / "program");
}

TEST_CASE("a static program with few segments starts") {
    MadeProgram program;
    CHECK(starts(program));
    program.header.e_type = ET_DYN;  // static-pie
    CHECK(starts(program));
}

TEST_CASE("what the kernel would refuse does not") {
    MadeProgram crowded;
    crowded.header.e_phnum = 65;
    CHECK_FALSE(starts(crowded));
    MadeProgram empty;
    empty.header.e_phnum = 0;
    CHECK_FALSE(starts(empty));
    MadeProgram interpreted;
    interpreted.segments[2].p_type = PT_INTERP;
    CHECK_FALSE(starts(interpreted));
    MadeProgram object;
    object.header.e_type = ET_REL;
    CHECK_FALSE(starts(object));
    MadeProgram text;
    text.header.e_ident[1] = 'x';
    CHECK_FALSE(starts(text));
    CHECK_FALSE(starts(MadeProgram(), 10));
    CHECK_FALSE(starts(MadeProgram(), sizeof(Elf64_Ehdr) + 10));
}

TEST_CASE("a link is not followed, and nothing is no program") {
    const auto folder = *ScratchFolder::create();
    REQUIRE(::symlink("/bin/true", (folder.path() / "program").c_str()) == 0);
    CHECK_FALSE(can_start(folder.path() / "program"));
    CHECK_FALSE(can_start(folder.path() / "none"));
}

}  // namespace
}  // namespace halfspace::compile
