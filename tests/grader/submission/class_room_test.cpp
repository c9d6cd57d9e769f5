#include <sys/fsuid.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/files.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

course::Course course() {
    course::Course value;
    for (const auto& [id, file] :
         {std::pair{"02_activations", "activations.cpp"}, {"04_dense", "dense.cpp"}}) {
        course::Exercise exercise;
        exercise.id = id;
        exercise.file = file;
        value.exercises.push_back(exercise);
    }
    return value;
}

/// A folder of students that grows by lines.
class Class {
  public:
    Class() : folder_(*ScratchFolder::create()) {}
    void add(const std::string& file, const std::string& text = "int x;\n") const {
        fs::create_directories((path() / file).parent_path());
        REQUIRE(write_file(path() / file, text));
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }
    [[nodiscard]] Result<ClassRoom> read() const { return read_class({path()}, course()); }
    /// The message of the error it must give.
    [[nodiscard]] std::string error() const {
        const auto room = read();
        REQUIRE_FALSE(room);
        CHECK(room.error().kind == Error::Kind::bad_input);
        return room.error().message;
    }

  private:
    ScratchFolder folder_;
};

bool taken(const Submission& submission, const std::string& exercise, const std::string& text) {
    const auto file = submission.files.find(exercise);
    if (file == submission.files.end()) return false;
    const auto* source = std::get_if<Source>(&file->second);
    return source != nullptr && source->text == text;
}

TEST_CASE("both shapes are read, students sorted by name") {
    const Class students;
    students.add("zoe/02_activations.cpp", "a");
    students.add("adam/04_dense/dense.cpp", "b");
    students.add("adam/02_activations.cpp", "c");
    fs::create_directory(students.path() / "nobody");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 3);
    CHECK(room->submissions[0].student == "adam");
    CHECK(taken(room->submissions[0], "04_dense", "b"));
    CHECK(taken(room->submissions[0], "02_activations", "c"));
    CHECK(room->submissions[1].student == "nobody");
    CHECK(room->submissions[1].files.empty());
    CHECK(taken(room->submissions[2], "02_activations", "a"));
    CHECK(room->notes.empty());
}

TEST_CASE("two files for one exercise cannot be chosen between") {
    const Class students;
    students.add("adam/04_dense.cpp");
    students.add("adam/04_dense/dense.cpp");
    const auto room = students.read();
    REQUIRE(room);
    const auto* rejected = std::get_if<verdict::Rejected>(&room->submissions.at(0).files.at("04_dense"));
    REQUIRE(rejected != nullptr);
    CHECK(rejected->why == "there are two: 04_dense.cpp and 04_dense/dense.cpp; hand in one of them");
}

TEST_CASE("a bad file costs its owner that exercise alone") {
    const Class students;
    students.add("adam/04_dense.cpp", std::string("\0", 1));
    students.add("adam/02_activations.cpp");
    students.add("zoe/04_dense.cpp");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(std::holds_alternative<verdict::Rejected>(room->submissions[0].files.at("04_dense")));
    CHECK(std::holds_alternative<Source>(room->submissions[0].files.at("02_activations")));
    CHECK(std::holds_alternative<Source>(room->submissions[1].files.at("04_dense")));
}

TEST_CASE("what is not used is noted") {
    const Class students;
    students.add("readme.txt");
    students.add("adam/04_dense.cpp");
    students.add("adam/.git/config");
    students.add("adam/05_nothing.cpp");
    students.add("adam/02_activations.cc");
    students.add("adam/02_activations/other.cpp");
    students.add("adam/dense.cpp");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(room->submissions.size() == 1);
    CHECK(room->notes ==
          std::vector<std::string>{
              "adam/02_activations has no activations.cpp: not graded",
              "adam/02_activations.cc belongs to no exercise of the course: not graded; did you mean "
              "02_activations.cpp?",
              "adam/05_nothing.cpp belongs to no exercise of the course: not graded",
              "adam/dense.cpp belongs to no exercise of the course: not graded; did you mean 04_dense.cpp?",
              (students.path() / "readme.txt").string() + " is not a student's folder: not graded",
          });
}

TEST_CASE("a folder full of other files gets a few notes, and their number") {
    const Class students;
    students.add("adam/02_activations.cpp");
    for (int i = 0; i < 30; ++i) students.add("adam/photo" + std::to_string(i) + ".jpg");
    students.add("zoe/photo.jpg");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->notes.size() == 10);
    CHECK(room->notes[8] == "adam: 22 more that are not graded");
    CHECK(room->notes[9] == "zoe/photo.jpg belongs to no exercise of the course: not graded");
}

TEST_CASE("a folder whose name no report can show is noted, and the others are read") {
    const Class students;
    students.add("bob\xff/02_activations.cpp");
    const std::string at = students.path().string();
    CHECK_THAT(students.error(), ContainsSubstring("(" + at + "/bob\\xff has a name that is not UTF-8)"));
    students.add(".eve/02_activations.cpp");
    students.add(".DS_Store");
    students.add("adam/02_activations.cpp");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 1);
    CHECK(room->submissions[0].student == "adam");
    CHECK(room->notes ==
          std::vector<std::string>{
              at + "/.eve begins with a dot: not graded; rename it if it is a student's",
              at + "/bob\\xff has a name that is not UTF-8: not graded; rename it if it is a student's",
          });
}

TEST_CASE("names that look alike are noted, and all are read") {
    const Class students;
    for (const char* name :
         {"Adam", "adam", "ad\u0430m", "ada\u200bm", "jos\u00e9", "jose\u0301", "jose", "\u3164"})
        students.add(std::string(name) + "/02_activations.cpp");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(room->submissions.size() == 8);
    CHECK(room->notes == std::vector<std::string>{
                             "two students' names look alike: Adam and adam; are they two?",
                             "two students' names look alike: Adam and ada\\u{200b}m; are they two?",
                             "two students' names look alike: Adam and ad\\u{430}m; are they two?",
                             "two students' names look alike: jose\\u{301} and jos\\u{e9}; are they two?",
                             "the name of a student's folder shows nothing: \\u{3164}",
                         });
}

TEST_CASE("links are not followed: not a student's, not an exercise's, not a file's") {
    const Class students;
    students.add("adam/04_dense.cpp");
    const Class elsewhere;
    elsewhere.add("secret/dense.cpp");
    elsewhere.add("secret/04_dense.cpp");
    fs::create_directory_symlink(elsewhere.path() / "secret", students.path() / "eve");
    fs::create_directory(students.path() / "zoe");
    fs::create_directory_symlink(elsewhere.path() / "secret", students.path() / "zoe" / "04_dense");
    fs::create_symlink(elsewhere.path() / "secret/dense.cpp", students.path() / "zoe/02_activations.cpp");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 2);
    const auto& files = room->submissions[1].files;
    CHECK(std::get<Unreadable>(files.at("04_dense")).why ==
          "zoe/04_dense is a symbolic link, which may lead anywhere: put the folder itself in its place");
    CHECK_THAT(std::get<Unreadable>(files.at("02_activations")).why,
               ContainsSubstring("zoe/02_activations.cpp is a symbolic link"));
    REQUIRE(room->notes.size() == 1);
    CHECK_THAT(room->notes[0], ContainsSubstring("eve is not a student's folder"));
}

TEST_CASE("another student's hard link takes nothing from the owner of a file") {
    if (::geteuid() != 0) SKIP("only root can make files of others");
    const Class students;
    students.add("adam/04_dense.cpp", "int adam;\n");
    students.add("eve/02_activations.cpp");
    for (const auto* path : {"adam", "adam/04_dense.cpp"})
        REQUIRE(::chown((students.path() / path).c_str(), 61001, 61001) == 0);
    for (const auto* path : {"eve", "eve/02_activations.cpp"})
        REQUIRE(::chown((students.path() / path).c_str(), 61002, 61002) == 0);
    fs::create_hard_link(students.path() / "adam/04_dense.cpp", students.path() / "eve/04_dense.cpp");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(taken(room->submissions[0], "04_dense", "int adam;\n"));
    CHECK_THAT(std::get<Unreadable>(room->submissions[1].files.at("04_dense")).why,
               ContainsSubstring("eve/04_dense.cpp is a hard link"));
    CHECK(taken(room->submissions[1], "02_activations", "int x;\n"));
}

TEST_CASE("a student's folder that is closed to us is no score, and the others are read") {
    const Class students;
    students.add("adam/04_dense.cpp");
    students.add("zoe/04_dense.cpp");
    fs::permissions(students.path(), fs::perms::all);
    fs::permissions(students.path() / "adam", fs::perms::none);
    const bool is_root = ::geteuid() == 0;
    if (is_root) ::setfsuid(65534);
    const auto room = students.read();
    if (is_root) ::setfsuid(0);
    fs::permissions(students.path() / "adam", fs::perms::owner_all);
    REQUIRE(room);
    const std::string why = "the folder adam cannot be read (Permission denied): make it readable";
    CHECK(room->notes == std::vector{why});
    CHECK(std::get<Unreadable>(room->submissions[0].files.at("04_dense")).why == why);
    CHECK(std::get<Unreadable>(room->submissions[0].files.at("02_activations")).why == why);
    CHECK(taken(room->submissions[1], "04_dense", "int x;\n"));
}

TEST_CASE("folders that are no class are refused") {
    const Class students;
    CHECK_THAT(students.error(),
               ContainsSubstring("holds no student's folder; expected <student>/<exercise>.cpp"));
    students.add("adam/notes.txt");
    CHECK_THAT(students.error(),
               ContainsSubstring("holds no exercise of the course, such as <student>/02_activations.cpp"));
    const auto missing = read_class({students.path() / "none"}, course());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message == (students.path() / "none").string() + ": No such file or directory");
    const auto file = read_class({students.path() / "adam/notes.txt"}, course());
    REQUIRE_FALSE(file);
    CHECK_THAT(file.error().message, ContainsSubstring("Not a directory"));
}

TEST_CASE("two students of one name are refused") {
    const Class some;
    const Class others;
    some.add("zoe/04_dense.cpp");
    others.add("zoe/04_dense.cpp");
    const auto twins = read_class({some.path(), others.path()}, course());
    REQUIRE_FALSE(twins);
    CHECK(twins.error().message == "two students have the same name: " + some.path().string() + "/zoe and " +
                                       others.path().string() + "/zoe; rename one of the folders");
    const auto twice = read_class({others.path(), others.path()}, course());
    REQUIRE_FALSE(twice);
    CHECK(twice.error().message == others.path().string() + " is given twice");
}

}  // namespace
}  // namespace halfspace::submission
