#include "submission/class_room.hpp"

#include <sys/fsuid.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "archive/archive.hpp"
#include "base/files.hpp"
#include "grader/submission/notes.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using test::notes_of;

course::Course course() {
    course::Course value;
    for (const auto& [id, file] :
         {std::pair{"02_activations", "activations.cpp"}, {"04_dense", "dense.cpp"}}) {
        course::Exercise exercise;
        exercise.id = id;
        exercise.file = file;
        exercise.contract = fs::path(file).stem().string() + ".hpp";
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
    students.add("adam/04_dense/dense.cpp", "int y;\n");
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

TEST_CASE("what is not used is noted, the student's in the student's record") {
    const Class students;
    students.add("readme.txt");
    students.add("adam/04_dense.cpp");
    students.add("adam/.git/config");
    students.add("adam/05_nothing.cpp");
    students.add("adam/02_activation.cpp");
    students.add("adam/02_activations/other.cpp");
    students.add("adam/04_dense/helpers.hpp");
    students.add("zoe/04_dense.cpp");
    students.add("zoe/__MACOSX/._04_dense.cpp");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 2);
    CHECK(room->notes == std::vector<std::string>{(students.path() / "readme.txt").string() +
                                                  " is not a student's folder: not graded"});
    CHECK(notes_of(room->submissions[0]) ==
          std::vector<std::string>{
              "02_activations has no activations.cpp: not graded; found instead: 02_activations/other.cpp",
              "02_activation.cpp belongs to no exercise of the course: not graded; did you mean "
              "02_activations.cpp?",
              "05_nothing.cpp belongs to no exercise of the course: not graded",
              "04_dense/helpers.hpp is not graded: only dense.cpp is compiled",
          });
    CHECK(notes_of(room->submissions[1]).empty());
}

TEST_CASE("a folder full of other files gets a few notes, and their number") {
    const Class students;
    students.add("adam/02_activations.cpp");
    for (int i = 0; i < 30; ++i) students.add("adam/photo" + std::to_string(i) + ".jpg");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(room->notes.empty());
    REQUIRE(notes_of(room->submissions[0]).size() == 9);
    CHECK(notes_of(room->submissions[0])[8] == "22 more that are not graded");
}

TEST_CASE("a folder whose name no report can show is noted, and the others are read") {
    const Class students;
    students.add("bob\xff/02_activations.cpp");
    const std::string at = students.path().string();
    CHECK_THAT(students.error(), ContainsSubstring("(" + at + "/bob\\xff has a name that is not UTF-8"));
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
                             "the name of a student's folder shows nothing: \\u{3164}",
                             "two students' names look alike: Adam and adam; are they two?",
                             "two students' names look alike: Adam and ada\\u{200b}m; are they two?",
                             "two students' names look alike: Adam and ad\\u{430}m; are they two?",
                             "two students' names look alike: jose\\u{301} and jos\\u{e9}; are they two?",
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
          "zoe/04_dense is a symbolic link, which may lead anywhere: put the file or folder itself in its "
          "place");
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
    CHECK(room->notes.empty());
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

TEST_CASE("one student in two folders is one, and two answers of theirs are none") {
    const Class some;
    const Class others;
    some.add("zoe/04_dense.cpp", "d");
    others.add("zoe/02_activations.cpp", "a");
    others.add("adam/02_activations.cpp", "a");
    const auto both = read_class({some.path(), others.path()}, course());
    REQUIRE(both);
    REQUIRE(both->submissions.size() == 2);
    CHECK(taken(both->submissions[1], "04_dense", "d"));
    CHECK(taken(both->submissions[1], "02_activations", "a"));
    others.add("zoe/04_dense.cpp", "other");
    const auto twins = read_class({some.path(), others.path()}, course());
    REQUIRE(twins);
    CHECK_THAT(std::get<verdict::Rejected>(twins->submissions[1].files.at("04_dense")).why,
               ContainsSubstring("there are two"));
    const auto twice = read_class({others.path(), others.path()}, course());
    REQUIRE_FALSE(twice);
    CHECK(twice.error().message == others.path().string() + " is given twice");
}

TEST_CASE(
    "of one student in two folders each thing is noted once, and nothing of a file that is there after all") {
    const Class one;
    const Class other;
    for (const auto* students : {&one, &other}) {
        students->add("adam/05_nothing.cpp");
        students->add("adam/04_dense.cpp", "d");
    }
    one.add("adam/02_activations/notes.txt");
    other.add("adam/02_activations.cpp");
    const auto room = read_class({one.path(), other.path()}, course());
    REQUIRE(room);
    CHECK(notes_of(room->submissions.at(0)) ==
          std::vector<std::string>{"05_nothing.cpp belongs to no exercise of the course: not graded"});
}

TEST_CASE("homeworks below one folder are a class, in which one student is one") {
    const Class students;
    students.add("hw1/zoe/04_dense.cpp", "d");
    students.add("hw1/adam/04_dense.cpp", "a");
    students.add("hw2/zoe/02_activations.cpp", "z");
    students.add("hw2/ben/02_activations.cpp", "b");
    const auto room = students.read();
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 3);
    CHECK(taken(room->submissions[2], "04_dense", "d"));
    CHECK(taken(room->submissions[2], "02_activations", "z"));
}

/// What one student's folder of these files comes to: "04_dense: <text>" or why not, and the notes.
std::string found(const std::vector<std::string>& files) {
    const Class students;
    for (const auto& file : files) students.add("adam/" + file, file);
    students.add("zoe/02_activations.cpp");
    const auto room = students.read();
    REQUIRE(room);
    std::string text;
    const auto& adam = room->submissions.at(0);
    for (const auto& [id, file] : adam.files) {
        const auto* source = std::get_if<Source>(&file);
        text += id + ": " + (source != nullptr ? source->text : std::get<verdict::Rejected>(file).why) + "\n";
    }
    for (const auto& note : notes_of(adam)) text += note + "\n";
    return text;
}

TEST_CASE("a file is found under the names that students and platforms give it, and the student reads so") {
    for (const auto* name : {"04_dense (1).cpp", "04_dense-1.cpp", "04_Dense.CPP", "04_dense.cc",
                             "04_dense.cpp.txt", "04 dense.cpp", "04_DENSE/dense.cpp"}) {
        const std::string text = name;
        CHECK(found({text}) == "04_dense: " + text + "\n04_dense is taken from " + text + "\n");
    }
    for (const std::string name : {"dense.cpp", "submission/04_dense.cpp", "exercises/04_dense/dense.cpp",
                                   "04_dense/04_dense/dense.cpp", "04_dense/04_dense.cpp"})
        CHECK(found({name}) == "04_dense: " + name + "\n");
    CHECK(found({"04_dense.cpp"}) == "04_dense: 04_dense.cpp\n");
    CHECK(found({"04_dense.cpp", "04_dense (1).cpp"}) ==
          "04_dense: 04_dense (1).cpp\n04_dense: there are 04_dense.cpp and 04_dense (1).cpp; the newest "
          "counts, "
          "04_dense (1).cpp\n");
    CHECK(found({"main.cpp"}) == "main.cpp belongs to no exercise of the course: not graded\n");
}

TEST_CASE("what comes with an exercise or a repository is not taken for work that somebody meant") {
    CHECK(found({"04_dense.cpp", "dense.hpp", "README.md", "README.txt", "CMakeLists.txt", ".gitignore",
                 "a.out", "notes.md", ".starter.cpp", "04_dense/dense.hpp", "04_dense/dense.o",
                 "02_activations/activations.hpp", "02_activations/.starter.cpp", "02_activations/checks.cpp",
                 "02_activations/figure.svg"}) == "04_dense: 04_dense.cpp\n");
    CHECK(found({"04_dense.cpp", "helpers.hpp", "02_activations/solution.PDF", "02_activations/main.py"}) ==
          "04_dense: 04_dense.cpp\n02_activations has no activations.cpp: not graded; found instead: "
          "02_activations/main.py, 02_activations/solution.PDF\n"
          "helpers.hpp belongs to no exercise of the course: not graded\n");
}

TEST_CASE("a repository of the whole course is read without a word on what is not the student's") {
    CHECK(found({"exercises/course.toml", "exercises/04_dense/dense.cpp", "exercises/04_dense/checks.cpp",
                 "exercises/04_dense/README.md", "lib/src/dense.cpp", "README.md", "CMakeLists.txt"}) ==
          "04_dense: exercises/04_dense/dense.cpp\n");
}

TEST_CASE("an earlier report among the students is none, and a student may have such a file") {
    const Class students;
    students.add("adam/04_dense.cpp");
    students.add("report/results.json", "{}");
    students.add("old/gradebook.sqlite", "");
    students.add("zoe/04_dense.cpp");
    students.add("zoe/results.json");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(room->submissions.size() == 2);
    CHECK(room->notes == std::vector<std::string>{
                             (students.path() / "old").string() + " is an earlier report: no student's",
                             (students.path() / "report").string() + " is an earlier report: no student's"});
}

TEST_CASE("Latin-1 and UTF-16 are converted, and the student reads so") {
    const Class students;
    students.add("adam/04_dense.cpp", "// caf\xe9\n");
    const auto room = students.read();
    REQUIRE(room);
    CHECK(taken(room->submissions[0], "04_dense", "// caf\u00e9\n"));
    CHECK(notes_of(room->submissions[0]) ==
          std::vector<std::string>{"04_dense was Latin-1, and is read as UTF-8"});
}

/// A class in one archive.
Result<ClassRoom> packed(const std::vector<archive::Entry>& files, const Known& known = {}) {
    const auto folder = ScratchFolder::create();
    REQUIRE(write_file(folder->path() / "download.zip", *archive::make_zip(files)));
    return read_class({folder->path() / "download.zip"}, course(), known);
}

TEST_CASE(
    "a platform's download is read from its zip; a hand-in in it is opened, and a broken one costs its owner "
    "alone") {
    const auto hand_in = *archive::make_zip({{"ann/04_dense/dense.cpp", "z"}, {"ann/notes.txt", "n"}});
    const auto room = packed({{"Ann_1_assignsubmission_file_/hw (1).zip", hand_in},
                              {"Ann_1_assignsubmission_file_/04_dense.cpp", "old"},
                              {"Bob_2_assignsubmission_file_/hw.zip", "PK broken"},
                              {"Max Power_3_assignsubmission_file_/dense.cpp", "m"},
                              {"Max Power_4_assignsubmission_file_/dense.cpp", "n"}});
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 4);
    CHECK(room->submissions[0].student == "Ann");
    CHECK(room->submissions[0].identity.name == "Ann");
    CHECK(taken(room->submissions[0], "04_dense", "z"));
    CHECK(
        notes_of(room->submissions[0]).at(0) ==
        "04_dense: there are 04_dense.cpp and hw (1).zip: 04_dense/dense.cpp; the newest counts, hw (1).zip: "
        "04_dense/dense.cpp");
    CHECK_THAT(std::get<verdict::Rejected>(room->submissions[1].files.at("04_dense")).why,
               ContainsSubstring("hw.zip: it is no zip, tar or 7z archive"));
    CHECK(room->submissions[2].student == "Max Power (3)");
    CHECK(room->submissions[3].student == "Max Power (4)");
    CHECK(taken(room->submissions[3], "04_dense", "n"));
}

TEST_CASE("two of one name in two downloads at once are the same two, by their numbers") {
    const auto folder = ScratchFolder::create();
    const auto pack = [&](const char* name, const std::vector<archive::Entry>& files) {
        REQUIRE(write_file(folder->path() / name, *archive::make_zip(files)));
        return folder->path() / name;
    };
    const auto one = [](const std::string& number, const char* text) {
        return archive::Entry{"Max_" + number + "_assignsubmission_file_/04_dense.cpp", text};
    };
    const auto other = [](const std::string& number, const char* text) {
        return archive::Entry{"Max_" + number + "_assignsubmission_file_/02_activations.cpp", text};
    };
    const auto both = pack("both.zip", {one("3", "a"), one("4", "b"), one("5", "c")});
    const auto again = pack("again.zip", {other("3", "a"), other("4", "b")});
    const auto single = pack("single.zip", {other("4", "b")});
    for (const auto& second : {again, single}) {
        const auto room = read_class({both, second}, course());
        REQUIRE(room);
        REQUIRE(room->submissions.size() == 3);
        CHECK(room->submissions[1].student == "Max (4)");
        CHECK(taken(room->submissions[1], "04_dense", "b"));
        CHECK(taken(room->submissions[1], "02_activations", "b"));
        CHECK(room->submissions[2].files.size() == 1);
        CHECK(room->submissions[1].numbers == std::set<std::string>{"moodle 4"});
    }
}

TEST_CASE("Canvas's mark and Gradescope's times reach the exercise") {
    const auto canvas = packed({{"doejane_LATE_17_9_04_dense-1.cpp", "d"},
                                {"doejane_LATE_17_9_04_dense.cpp", "c"},
                                {"powermax_12_9_02_activations.cpp", "a"}});
    REQUIRE(canvas);
    CHECK(canvas->submissions[0].student == "doejane");
    CHECK(canvas->submissions[0].identity.id == "17");
    CHECK(taken(canvas->submissions[0], "04_dense", "d"));
    CHECK(canvas->submissions[0].arrivals.at("04_dense").marked_late);
    CHECK_FALSE(canvas->submissions[0].submitted);
    CHECK_FALSE(canvas->submissions[1].arrivals.at("02_activations").marked_late);
    const auto gradescope =
        packed({{"x/submission_metadata.yml",
                 "submission_7:\n  :submitters:\n  - :name: Ann\n    :email: a@x\n  :created_at: 2026-11-30 "
                 "12:00:00 Z\n"},
                {"x/submission_7/04_dense.cpp", "d"}});
    REQUIRE(gradescope);
    CHECK(gradescope->submissions.at(0).student == "Ann");
    CHECK(gradescope->submissions[0].identity.email == "a@x");
    CHECK(gradescope->submissions[0].arrivals.at("04_dense").time ==
          *course::parse_time("2026-11-30T12:00:00Z"));
    CHECK(gradescope->submissions[0].submitted == *course::parse_time("2026-11-30T12:00:00Z"));
    const auto broken = packed({{"submission_metadata.yml", "a: ["}, {"submission_7/04_dense.cpp", "d"}});
    REQUIRE_FALSE(broken);
    CHECK_THAT(broken.error().message, ContainsSubstring("download.zip/submission_metadata.yml: line "));
}

TEST_CASE("what an archive must not hold is refused entry by entry, for its owner") {
    // Two names that differ in case only are refused, and nothing else.
    const auto room = packed({{"ann/04_dense.cpp", "d"},
                              {"ann/04_DENSE.cpp", "e"},
                              {"bob/04_dense.cpp", "b"},
                              {"bob/02_activations.cpp", std::string((1u << 20) + 1, 'x')}});
    REQUIRE(room);
    CHECK(std::get<verdict::Rejected>(room->submissions.at(0).files.at("04_dense")).why ==
          "it stands in it more than once");
    CHECK(taken(room->submissions.at(1), "04_dense", "b"));
    CHECK(std::get<verdict::Rejected>(room->submissions[1].files.at("02_activations")).why ==
          "it has more than 1048576 bytes");
}

TEST_CASE("a truncated download is refused, and says the way out") {
    const auto folder = ScratchFolder::create();
    const auto whole =
        *archive::make_zip({{"ann/04_dense.cpp", std::string(5000, 'x') + "y"}, {"bob/04_dense.cpp", "b"}});
    REQUIRE(write_file(folder->path() / "class.zip", whole.substr(0, whole.size() / 2)));
    const auto room = read_class({folder->path() / "class.zip"}, course());
    REQUIRE_FALSE(room);
    CHECK(room.error().kind == Error::Kind::bad_input);
    CHECK_THAT(room.error().message,
               ContainsSubstring("class.zip: it is no zip") &&
                   ContainsSubstring("download it again, or unpack it and give the folder"));
}

Known with_roster(const std::string& table) {
    Known known;
    known.roster = *roster::read(table, "roster.csv");
    return known;
}

TEST_CASE("a roster says who is who, who is missing and who is unknown") {
    const auto room =
        packed({{"powermax_12_9_04_dense.cpp", "d"}, {"doejane_17_9_04_dense.cpp", "c"}},
               with_roster("Student,ID,SIS Login ID,submitted\n\"Power, "
                           "Max\",12,mp,2026-11-30T12:00:00Z\n\"Zeh, Zoe\",14,zz,\n\"Lee, Ann\",13,al,\n"));
    REQUIRE(room);
    CHECK(room->submissions[1].identity.student == "powermax");
    CHECK(room->submissions[1].identity.name == "Max Power");
    CHECK(room->submissions[1].identity.login == "mp");
    CHECK(room->submissions[1].submitted == *course::parse_time("2026-11-30T12:00:00Z"));
    CHECK(room->missing == std::vector<std::string>{"Ann Lee", "Zoe Zeh"});
    CHECK(room->unknown == std::vector<std::string>{"doejane"});
}

TEST_CASE("a roster's column of one exercise goes before that of all") {
    const Class students;
    students.add("ann/04_dense.cpp");
    students.add("ann/02_activations.cpp");
    Known known;
    known.roster =
        *roster::read("name,submitted,04_dense submitted\nann,2026-12-02T12:00:00Z,2026-11-30T12:00:00Z\n",
                      "roster.csv", {{"02_activations", "04_dense"}, {}});
    const auto room = read_class({students.path()}, course(), known);
    REQUIRE(room);
    const auto& ann = room->submissions.at(0);
    CHECK(ann.arrivals.at("04_dense").time == *course::parse_time("2026-11-30T12:00:00Z"));
    CHECK(ann.arrivals.at("02_activations").time == *course::parse_time("2026-12-02T12:00:00Z"));
}

TEST_CASE("one student on two platforms is one by the roster") {
    const Class folders;
    folders.add("Max Power/02_activations.cpp", "a");
    const Class flat;
    flat.add("powermax_12_9_04_dense.cpp", "d");
    const auto known = with_roster("name,id\nMax Power,12\n");
    const auto room = read_class({folders.path(), flat.path()}, course(), known);
    REQUIRE(room);
    REQUIRE(room->submissions.size() == 1);
    CHECK(room->submissions[0].student == "Max Power");
    CHECK(room->submissions[0].files.size() == 2);
    CHECK(read_class({folders.path(), flat.path()}, course())->submissions.size() == 2);
}

TEST_CASE("clones are their logins, also where the names do not tell, with a roster") {
    const Class clones;
    clones.add("hw-a-x/.git/config");
    clones.add("hw-a-x/dense.cpp", "x");
    clones.add("hw-a-y/.git/config");
    clones.add("hw-a-y/dense.cpp", "y");
    CHECK(clones.read()->submissions.at(0).student == "x");
    const auto room =
        read_class({clones.path()}, course(), with_roster("github_username,name\na-x,Ann\na-y,Bob\n"));
    REQUIRE(room);
    CHECK(room->submissions.at(0).identity.login == "a-x");
    CHECK(room->submissions.at(1).identity.name == "Bob");
    CHECK(room->missing.empty());
    CHECK(room->unknown.empty());
}

TEST_CASE("of two submissions in Canvas's folder the one of the higher number is the newer") {
    const auto room = packed({{"powermax_12_900_04_dense-1.cpp", "old"},
                              {"powermax_12_1001_04_dense.cpp", "new"},
                              {"doejane_17_5_dense.cpp", "d"}});
    REQUIRE(room);
    CHECK(taken(room->submissions[1], "04_dense", "new"));
    CHECK_THAT(notes_of(room->submissions[1]).at(0), ContainsSubstring("the newest counts, 04_dense.cpp"));
}

TEST_CASE("a clone that is given alone is its login, if a roster knows it, and else its folder") {
    const Class above;
    above.add("hw1-evak/.git/config");
    above.add("hw1-evak/dense.cpp", "x");
    const auto known = with_roster("github_username,name\nevak,Eva\nk,Kim\n");
    for (const auto& path : {above.path() / "hw1-evak", above.path()}) {
        const auto room = read_class({path}, course(), known);
        REQUIRE(room);
        CHECK(room->submissions.at(0).student == "evak");
        CHECK(room->submissions.at(0).identity.name == "Eva");
        CHECK(read_class({path}, course())->submissions.at(0).student == "hw1-evak");
    }
}

/// An archive in the folder.
void pack(const Class& above, const std::string& name, const std::vector<std::string>& files) {
    std::vector<archive::Entry> entries;
    for (const auto& file : files) entries.push_back({file, name + file});
    above.add(name, *archive::make_zip(entries));
}

std::vector<std::string> who(const ClassRoom& room) {
    std::vector<std::string> names;
    for (const auto& one : room.submissions) names.push_back(one.student);
    return names;
}

TEST_CASE("archives in a folder that are a platform's downloads are looked into, beside folders") {
    const Class above;
    pack(above, "hw1.zip",
         {"Ann Lee_1_assignsubmission_file_/dense.cpp", "Bo Li_2_assignsubmission_file_/dense.cpp"});
    pack(above, "hw2.zip", {"Ann Lee_3_assignsubmission_file_/activations.cpp"});
    above.add("worksheet.csv");
    const auto moodle = above.read();
    REQUIRE(moodle);
    CHECK(who(*moodle) == std::vector<std::string>{"Ann Lee", "Bo Li"});
    CHECK(moodle->submissions[0].files.size() == 2);
    above.add("hw3/Cy Young/04_dense.cpp");
    above.add("hw3/Bo Li/02_activations.cpp");
    pack(above, "hw4.zip", {"powermax_12_9_04_dense.cpp", "doejane_17_9_04_dense.cpp"});
    pack(above, "hw5.zip", {"x-al/.git/config", "x-al/dense.cpp", "x-di/.git/config", "x-di/dense.cpp"});
    const auto mixed = above.read();
    REQUIRE(mixed);
    CHECK(who(*mixed) ==
          std::vector<std::string>{"al", "Ann Lee", "Bo Li", "Cy Young", "di", "doejane", "powermax"});
}

TEST_CASE("a download is looked into also where the report of an earlier run lies beside it") {
    const Class above;
    pack(above, "hw1.zip",
         {"Ann Lee_1_assignsubmission_file_/dense.cpp", "Bo Li_2_assignsubmission_file_/dense.cpp"});
    above.add("report/results.json");
    above.add("report/gradebook.sqlite");
    const auto room = above.read();
    REQUIRE(room);
    CHECK(who(*room) == std::vector<std::string>{"Ann Lee", "Bo Li"});
    CHECK_THAT(room->notes.at(0), ContainsSubstring("is an earlier report"));
}

TEST_CASE("an archive of one student's work stays one student's, whatever folders are in it") {
    const Class students;
    pack(students, "ann.zip", {"hw1/dense.cpp", "hw2/activations.cpp"});
    pack(students, "ben.zip", {"hw1/dense.cpp", "hw2/activations.cpp"});
    pack(students, "eve.zip",
         {"ann_1_assignsubmission_file_/dense.cpp", "ben_2_assignsubmission_file_/dense.cpp"});
    const auto room = students.read();
    REQUIRE(room);
    CHECK(who(*room) == std::vector<std::string>{"ann", "ben", "eve"});
    CHECK(room->notes.empty());
}

TEST_CASE("folders in an archive in a folder are students if the roster knows them, and else that is said") {
    const Class above;
    pack(above, "a.zip", {"Ann Lee/dense.cpp", "Bo Li/dense.cpp"});
    pack(above, "b.zip", {"Cy Young/dense.cpp", "Bo Li/activations.cpp"});
    const auto room = read_class({above.path()}, course(), with_roster("name\nAnn Lee\nBo Li\nCy Young\n"));
    REQUIRE(room);
    CHECK(who(*room) == std::vector<std::string>{"Ann Lee", "Bo Li", "Cy Young"});
    CHECK(room->notes.empty());
    const auto unknown = above.read();
    REQUIRE(unknown);
    CHECK(who(*unknown) == std::vector<std::string>{"a", "b"});
    CHECK(unknown->notes == std::vector<std::string>{(above.path() / "a.zip").string() +
                                                     " is taken for one student's work; if its folders are "
                                                     "students, give it as a path of its own"});
}

TEST_CASE("Moodle's worksheet tells two of one name apart by their numbers") {
    const Class students;
    students.add("Anna Alt_301_assignsubmission_file_/dense.cpp", "a");
    students.add("Anna Alt_302_assignsubmission_file_/dense.cpp", "b");
    students.add("Bo Li_303_assignsubmission_file_/dense.cpp", "c");
    const auto read = [&](const std::string& table) {
        const auto room = read_class({students.path()}, course(), with_roster(table));
        REQUIRE(room);
        std::vector<std::string> all;
        for (const auto& one : room->submissions) all.push_back(one.student + ": " + one.identity.email);
        return all;
    };
    const std::vector<std::string> both{"Anna Alt (301): first@x", "Anna Alt (302): second@x", "Bo Li: "};
    // Number 303 is that of another assignment.
    CHECK(read("Identifier,Full name,Email address\nParticipant 302,Anna Alt,second@x\n"
               "Participant 301,Anna Alt,first@x\nParticipant 303,Cy Young,cy@x\n") == both);
    CHECK(read("ID,Vollst\u00e4ndiger Name,E-Mail-Adresse\nTeilnehmer/in302,Anna Alt,second@x\n"
               "Teilnehmer/in301,Anna Alt,first@x\nTeilnehmer/in303,Cy Young,cy@x\n") == both);
}

TEST_CASE("one student is left, by name, id or login; a near miss is told") {
    const auto all = packed({{"powermax_12_9_04_dense.cpp", "d"}, {"doejane_17_9_04_dense.cpp", "c"}});
    for (const auto* typed : {"powermax", "12", "PowerMax"}) {
        auto room = *all;
        REQUIRE(leave_one(room, typed));
        REQUIRE(room.submissions.size() == 1);
        CHECK(room.submissions[0].student == "powermax");
    }
    auto room = *all;
    CHECK(leave_one(room, "powermx").error().message ==
          "no student is called 'powermx'; did you mean 'powermax'?");
    CHECK(leave_one(room, "zzz").error().message == "no student is called 'zzz'");
    CHECK(leave_one(room, "Max Power", {{"doejane", "Jane Doe", "", "", ""}}).error().message ==
          "no student is called 'Max Power'");
    REQUIRE(leave_one(room, "Max Power",
                      {{"powermax", "Max Power", "", "", ""}, {"cem", "Max Power", "", "", ""}}));
    CHECK(room.submissions.at(0).student == "powermax");
    room = *all;
    CHECK(room.submissions.size() == 2);
}

}  // namespace
}  // namespace halfspace::submission
