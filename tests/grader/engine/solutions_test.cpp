#include "engine/solutions.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/files.hpp"

namespace halfspace::engine {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

class Folder {
  public:
    Folder() : folder_(*ScratchFolder::create()) {
        write("hidden.cpp", "tests");
        write("reference.cpp", "right");
        write("correct/loops.cpp", "loops");
        write("correct/blocks.cpp", "blocks");
        write("mistakes/no_bias.cpp",
              "/// Where is\n///   the bias?\n///\n/// Think.\n#include \"x\"\n/// not this\n");
    }
    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((path() / file).parent_path());
        REQUIRE(write_file(path() / file, text));
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }

  private:
    ScratchFolder folder_;
};

TEST_CASE("a stage's solutions, by name, a mistake with its hint") {
    const Folder folder;
    folder.write("mistakes/README.md", "not a mistake");
    const auto solutions = read_solutions(folder.path());
    REQUIRE(solutions);
    CHECK(solutions->hidden == "tests");
    CHECK(solutions->reference.kind == Solution::Kind::reference);
    CHECK(solutions->reference.name == "reference");
    CHECK(solutions->reference.source == "right");
    REQUIRE(solutions->correct.size() == 2);
    CHECK(solutions->correct[0].name == "blocks");
    CHECK(solutions->correct[1].name == "loops");
    CHECK(solutions->correct[1].hint.empty());
    REQUIRE(solutions->mistakes.size() == 1);
    CHECK(solutions->mistakes[0].kind == Solution::Kind::mistake);
    CHECK(solutions->mistakes[0].name == "no_bias");
    CHECK(solutions->mistakes[0].hint == "Where is the bias? Think.");
}

TEST_CASE("a mistake without a hint is refused, with its place") {
    for (const std::string source : {"", "#include \"dense.hpp\"\n", "// a comment\n", "///\n///\n"}) {
        const Folder folder;
        folder.write("mistakes/no_hint.cpp", source);
        const auto solutions = read_solutions(folder.path());
        REQUIRE_FALSE(solutions);
        CHECK(solutions.error().kind == Error::Kind::bad_input);
        CHECK(solutions.error().message == (folder.path() / "mistakes/no_hint.cpp").string() +
                                               ":1: a mistake begins with its hint, lines of '/// ...'");
    }
}

TEST_CASE("what is missing is named") {
    for (const std::string file : {"hidden.cpp", "reference.cpp", "correct", "mistakes"}) {
        const Folder folder;
        fs::remove_all(folder.path() / file);
        const auto solutions = read_solutions(folder.path());
        REQUIRE_FALSE(solutions);
        CHECK(solutions.error().kind == Error::Kind::bad_input);
        CHECK_THAT(solutions.error().message, ContainsSubstring((folder.path() / file).string()));
    }
}

TEST_CASE("the starter is the exercise's own file") {
    const Folder folder;
    folder.write("dense.cpp", "starter's text");
    course::Exercise exercise;
    exercise.folder = folder.path();
    exercise.file = "dense.cpp";
    const auto starter = read_starter(exercise);
    REQUIRE(starter);
    CHECK(starter->name == "starter");
    CHECK(starter->kind == Solution::Kind::starter);
    CHECK(starter->source == "starter's text");
    exercise.file = "none.cpp";
    CHECK_FALSE(read_starter(exercise));
}

}  // namespace
}  // namespace halfspace::engine
