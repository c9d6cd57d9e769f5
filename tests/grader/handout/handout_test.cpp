#include "handout/handout.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/compile/made_kit.hpp"

namespace halfspace::handout {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

/// A course of one exercise, with what may lie about in an instructor's folder, and the real checkout around it.
struct Made {
    ScratchFolder folder = ScratchFolder::create().value();
    compile::MadeKit kit;
    course::Course course;

    Made() {
        course.title = "A course of one";
        course.folder = folder.path();
        course::Exercise exercise;
        exercise.id = "04_dense";
        exercise.folder = folder.path() / "04_dense";
        exercise.file = "dense.cpp";
        exercise.contract = "dense.hpp";
        exercise.functions = {{"forward"}, {"count"}};
        course.exercises.push_back(exercise);
        fs::create_directories(exercise.folder / ".git");
        write("../course.toml", "title = \"A course of one\"\n");
        write("dense.cpp",
              "int forward() { throw nn::NotImplementedError(\"forward\"); }\n"
              "int count() { throw nn::NotImplementedError(\"count\"); }\n");
        for (const char* name :
             {"dense.hpp", "measure.hpp", "checks.cpp", "plot.cpp", "README.md", "exercise.toml",
              "figure.svg", "old.cpp", "dense.cpp~", ".secret", ".git/object", "notes.txt"})
            write(name, "content of " + std::string(name));
        fs::create_symlink("/etc/passwd", exercise.folder / "link.hpp");
        kit.change("mistakes.o", "an object");
        kit.change("checks.o", "another object");
        kit.change("checks.sources", "digests");
        kit.change("made_with", "a compiler");
        kit.change("common.o", "a common object");
        kit.change("common.sources", "more digests");
        kit.json["common"] = kit.at("common.o");
        kit.json["exercises"]["04_dense"]["checks"] = kit.at("checks.o");
        kit.json["exercises"]["04_dense"]["mistakes"] = kit.at("mistakes.o");
    }
    void write(const std::string& name, const std::string& content) const {
        REQUIRE(write_file(folder.path() / "04_dense" / name, content));
    }
    [[nodiscard]] Result<std::vector<archive::Entry>> collected() const {
        return collect(course, {HALFSPACE_SOURCE, kit.write()});
    }
    [[nodiscard]] std::string error() const {
        const auto files = collected();
        REQUIRE_FALSE(files);
        CHECK(files.error().kind == Error::Kind::bad_input);
        return files.error().message;
    }
};

TEST_CASE("what is named goes, what else lies there stays") {
    const Made made;
    const auto files = made.collected();
    REQUIRE(files);
    const auto find = [&](const std::string& path) {
        return std::ranges::find(*files, "halfspace/" + path, &archive::Entry::path);
    };
    for (const char* path :
         {"README.md", "Dockerfile", ".devcontainer/devcontainer.json", "CMakeLists.txt",
          "exercises/course.toml", "exercises/README.md", "exercises/04_dense/dense.cpp",
          "exercises/04_dense/measure.hpp", "exercises/04_dense/figure.svg",
          "grader/handed_out/04_dense.mistakes.o", "grader/handed_out/04_dense.sources",
          "grader/handed_out/04_dense.glue.a", "grader/handed_out/common.sources",
          "grader/handed_out/made_with", "grader/setup.sh", "grader/app/check.cpp",
          "grader/compile/flags.rsp", "lib/include/nn/tensor.hpp", "lib/cmake/OpenBLAS.cmake"}) {
        INFO(path);
        CHECK(find(path) != files->end());
    }
    for (const char* path : {"exercises/check", "exercises/handin", "grader/run"}) {
        REQUIRE(find(path) != files->end());
        CHECK(find(path)->executable);
    }
    CHECK(find("grader/handed_out/04_dense.mistakes.o")->content == "an object");
    CHECK(find("grader/handed_out/04_dense.checks.o")->content == "another object");
    CHECK(find("grader/handed_out/common.o")->content == "a common object");
    CHECK_THAT(find("README.md")->content, ContainsSubstring("# A course of one"));
    for (const auto& file : *files) {
        INFO(file.path);
        for (const char* never : {"/solutions/", "/tests/", "/sample_class/", "/template/", "grader/handout/",
                                  "/.git/", ".secret", "old.cpp", "~", "notes.txt", "link.hpp", "app/grade",
                                  "/verify", "/new", "instructor", "hidden"})
            CHECK(file.path.find(never) == std::string::npos);
    }
}

TEST_CASE("what somebody has begun in the checkout is not handed out: the starter that is kept is") {
    const Made made;
    made.write("dense.cpp",
               "int forward() { return 1; }\nint count() { throw nn::NotImplementedError(\"count\"); }\n");
    CHECK_THAT(made.error(), ContainsSubstring("dense.cpp is not the untouched starter: forward"));
    const std::string starter =
        "throw nn::NotImplementedError(\"forward\"); throw nn::NotImplementedError(\"count\");";
    made.write(course::kept_starter, starter);
    const auto files = made.collected();
    REQUIRE(files);
    for (const char* path :
         {"halfspace/exercises/04_dense/dense.cpp", "halfspace/exercises/04_dense/.starter.cpp"}) {
        const auto file = std::ranges::find(*files, path, &archive::Entry::path);
        REQUIRE(file != files->end());
        CHECK(file->content == starter);
    }
}

TEST_CASE("without the catalogue there is no handout") {
    Made made;
    made.kit.json["exercises"]["04_dense"].erase("mistakes");
    CHECK_THAT(made.error(), ContainsSubstring("04_dense: its catalogue"));
}

}  // namespace
}  // namespace halfspace::handout
