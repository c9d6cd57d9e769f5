#include "submission/handin.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "archive/archive.hpp"
#include "base/files.hpp"
#include "grader/submission/notes.hpp"
#include "submission/class_room.hpp"
#include "submission/unpack.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using test::notes_of;

/// Two exercises in a folder of their own.
struct Made {
    ScratchFolder folder = ScratchFolder::create().value();
    course::Course course;

    Made() {
        course.title = "Two";
        for (const auto& [id, name] : {std::pair{"02_activations", "activations"}, {"04_dense", "dense"}}) {
            course::Exercise exercise;
            exercise.id = id;
            exercise.folder = folder.path() / "exercises" / id;
            exercise.file = name + std::string(".cpp");
            exercise.contract = name + std::string(".hpp");
            write("exercises/" + exercise.id + "/" + exercise.file, "throw NotImplementedError();\n");
            write("exercises/" + exercise.id + "/" + exercise.contract, "int " + exercise.id + ";\n");
            course.exercises.push_back(exercise);
        }
    }
    void write(const std::string& name, const std::string& content) const {
        fs::create_directories((folder.path() / name).parent_path());
        REQUIRE(write_file(folder.path() / name, content));
    }
    [[nodiscard]] std::string packed() const {
        return *pack(course, "ann", {{&course.exercises[0], "int a;\n"}, {&course.exercises[1], "int d;\n"}},
                     "2026-01-02T03:04:05Z");
    }
    [[nodiscard]] ClassRoom room(const std::string& below) const {
        auto room = read_class({folder.path() / below}, course);
        INFO((room ? "" : room.error().message));
        REQUIRE(room);
        return std::move(*room);
    }
};

std::string zip(std::vector<archive::Entry> files) {
    return *archive::make_zip(std::move(files));
}

std::string text(const Submission& submission, const std::string& id) {
    const auto file = submission.files.find(id);
    if (file == submission.files.end()) return "nothing";
    if (const auto* rejected = std::get_if<verdict::Rejected>(&file->second))
        return "rejected: " + rejected->why;
    if (const auto* unreadable = std::get_if<Unreadable>(&file->second))
        return "unreadable: " + unreadable->why;
    return std::get<Source>(file->second).text;
}

bool any(const std::vector<std::string>& notes, const std::string& part) {
    for (const auto& note : notes) {
        if (note.find(part) != std::string::npos) return true;
    }
    return false;
}

TEST_CASE("what is packed is what grade takes in, without a word") {
    const Made made;
    made.write("class/ann.zip", made.packed());
    const auto room = made.room("class");
    REQUIRE(room.submissions.size() == 1);
    CHECK(room.submissions[0].student == "ann");
    CHECK(text(room.submissions[0], "02_activations") == "int a;\n");
    CHECK(text(room.submissions[0], "04_dense") == "int d;\n");
    CHECK(room.notes.empty());
    CHECK(notes_of(room.submissions[0]).empty());
    CHECK(made.packed() == made.packed());
}

TEST_CASE("a zip is given itself, lies beside folders, or in a student's folder") {
    const Made made;
    made.write("class/ann.zip", made.packed());
    made.write("class/bob/04_dense.cpp", "int b;\n");
    made.write("class/cem/upload (1).zip", zip({{"x/02_activations/activations.cpp", "int c;\n"}}));
    made.write("class/cem/04_dense.cpp", "int e;\n");
    const auto room = made.room("class");
    REQUIRE(room.submissions.size() == 3);
    CHECK(room.submissions[0].student == "ann");
    CHECK(text(room.submissions[1], "04_dense") == "int b;\n");
    CHECK(text(room.submissions[2], "02_activations") == "int c;\n");
    CHECK(text(room.submissions[2], "04_dense") == "int e;\n");
    const auto alone = made.room("class/ann.zip");
    REQUIRE(alone.submissions.size() == 1);
    CHECK(alone.submissions[0].student == "ann");
}

TEST_CASE("the student's name is the file's, whatever stands inside") {
    const Made made;
    made.write("class/ann.zip", zip({{"bob/04_dense/dense.cpp", "int d;\n"}}));
    CHECK(made.room("class").submissions[0].student == "ann");
}

TEST_CASE("two answers to one exercise are none") {
    const Made made;
    made.write("class/ann/04_dense.cpp", "int e;\n");
    made.write("class/ann/all.zip", made.packed());
    CHECK_THAT(text(made.room("class").submissions[0], "04_dense"),
               ContainsSubstring("rejected: there are two"));
    made.write("other/bob.zip", zip({{"v1/04_dense/dense.cpp", "1"}, {"v2/04_dense/dense.cpp", "2"}}));
    CHECK_THAT(text(made.room("other").submissions[0], "04_dense"),
               ContainsSubstring("rejected: there are two"));
}

TEST_CASE("a zip that cannot be opened is rejected for what is not there otherwise, the others are graded") {
    const Made made;
    made.write("class/ann.zip", "not a zip");
    made.write("class/bob/04_dense.cpp", "int b;\n");
    made.write("class/bob/more.zip", "PK\x03\x04 and so on");
    const auto room = made.room("class");
    CHECK_THAT(text(room.submissions[0], "04_dense"), ContainsSubstring("rejected: ann.zip: it is no zip"));
    CHECK(text(room.submissions[1], "04_dense") == "int b;\n");
    CHECK_THAT(text(room.submissions[1], "02_activations"), ContainsSubstring("rejected: more.zip"));
}

TEST_CASE("a link to a zip is not followed") {
    const Made made;
    made.write("elsewhere/secret.zip", made.packed());
    made.write("class/bob/04_dense.cpp", "int b;\n");
    fs::create_symlink(made.folder.path() / "elsewhere/secret.zip", made.folder.path() / "class/ann.zip");
    const auto room = made.room("class");
    CHECK_THAT(text(room.submissions[0], "04_dense"),
               ContainsSubstring("unreadable: ann.zip is a symbolic link"));
}

TEST_CASE("what else lies in a zip is noted, litter is not, and many notes are few") {
    const Made made;
    std::vector<archive::Entry> files{{"x/04_dense/dense.cpp", "d"},
                                      {"x/04_dense/helper.hpp", "h"},
                                      {"__MACOSX/x/._dense.cpp", "m"},
                                      {"x/.DS_Store", "s"}};
    made.write("class/ann.zip", zip(files));
    auto notes = notes_of(made.room("class").submissions[0]);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0] == "ann.zip: 04_dense/helper.hpp is not graded: only dense.cpp is compiled");
    for (int i = 0; i < 50; ++i) files.push_back({"x/" + std::to_string(i) + ".txt", ""});
    made.write("class/ann.zip", zip(files));
    notes = notes_of(made.room("class").submissions[0]);
    CHECK(notes.size() == 9);
    CHECK_THAT(notes.back(), ContainsSubstring("43 more"));
    // All of what the course gave out.
    made.write("class/ann.zip", zip({{"h/exercises/04_dense/dense.cpp", "d"},
                                     {"h/exercises/course.toml", ""},
                                     {"h/grader/app/main.cpp", ""},
                                     {"h/lib/include/nn/array.hpp", ""}}));
    CHECK(notes_of(made.room("class").submissions[0]).empty());
}

TEST_CASE("a source in a zip is judged as one that lies there") {
    const Made made;
    made.write("class/ann.zip", zip({{"04_dense.cpp", std::string("a\0b", 3)},
                                     {"02_activations/activations.cpp", std::string((1u << 20) + 1, 'x')}}));
    const auto room = made.room("class");
    CHECK_THAT(text(room.submissions[0], "04_dense"), ContainsSubstring("binary"));
    CHECK_THAT(text(room.submissions[0], "02_activations"), ContainsSubstring("at most 1 MiB"));
}

TEST_CASE("the untouched starter and an older contract are noted") {
    const Made made;
    made.write("class/ann.zip", made.packed());
    made.write("class/bob/04_dense.cpp", "throw   NotImplementedError();\r\n");
    made.write("exercises/02_activations/activations.hpp", "int another;\n");
    const auto room = made.room("class");
    CHECK(any(notes_of(room.submissions[1]), "the untouched starter: 04_dense"));
    CHECK(any(notes_of(room.submissions[0]),
              "ann.zip: 02_activations answers another version of the exercise"));
    CHECK(notes_of(room.submissions[0]).size() + notes_of(room.submissions[1]).size() == 2);
    CHECK(text(room.submissions[0], "02_activations") == "int a;\n");  // and graded all the same
}

TEST_CASE("a manifest is the student's word") {
    const Made made;
    for (
        const char* manifest :
        {"", "{", "[]", "{\"schema\": 7}",
         R"({"schema": "halfspace/handin/v1", "course": [], "exercises": 3})",
         R"({"schema": "halfspace/handin/v1", "course": "Two", "exercises": [1, {"id": 2}, {"id": "../x"}]})"}) {
        INFO(manifest);
        const auto unpacked = unpack(zip({{"04_dense.cpp", "d"}, {"halfspace.json", manifest}}), made.course);
        CHECK(unpacked.sources.size() == 1);
    }
    const auto lying = unpack(
        zip({{"04_dense.cpp", "changed"},
             {"halfspace.json",
              R"({"schema": "halfspace/handin/v1", "course": "Other", "exercises": [{"id": "04_dense", "sha256": "0"},
                  {"id": "02_activations"}]})"}}),
        made.course);
    CHECK(any(lying.notes, "another course"));
    CHECK(any(lying.notes, "04_dense was changed after it was packed"));
    CHECK(any(lying.notes, "02_activations is said to be in it"));
}

TEST_CASE("the student's clock counts where nobody else says when, and only with a note") {
    Made made;
    made.write("class/ann.zip", made.packed());
    CHECK_FALSE(made.room("class").submissions[0].submitted);  // nothing is due
    made.course.exercises[0].due = *course::parse_time("2026-01-01T00:00:00Z");
    const auto ann = made.room("class").submissions[0];
    CHECK(ann.arrivals.at("02_activations").time == *course::parse_time("2026-01-02T03:04:05Z"));
    CHECK_FALSE(ann.arrivals.at("04_dense").time);
    CHECK(any(notes_of(ann), "handed in at 2026-01-02 03:04:05 UTC by the student's own clock"));
}

}  // namespace
}  // namespace halfspace::submission
