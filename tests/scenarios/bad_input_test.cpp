// Bad input: one clear message, exit code 2, nothing half-written.

#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;
using support::Run;
using support::run_halfspace;
using support::fs::path;

namespace {

/// One sentence to stderr that holds the parts, nothing to stdout, exit code 2.
void check_refused(const Run& run, const std::vector<std::string>& parts) {
    INFO("exit code " << run.code << "\nstdout: " << run.out << "\nstderr: " << run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("halfspace: "));
    const auto message = support::sentence(run.err);
    for (const auto& line : halfspace::lines(run.err)) {
        INFO(line);
        CHECK((halfspace::width(line) <= 80 || line.find(' ') == std::string::npos));
    }
    for (const auto& part : parts) {
        INFO("looking for " << part);
        CHECK_THAT(message, ContainsSubstring(part));
    }
}

/// A folder of students, somewhere to write, and a secret.
struct Class {
    halfspace::ScratchFolder scratch = support::scratch();
    path students = scratch.path() / "students";
    path out = scratch.path() / "out";

    Class() { support::write(scratch.path() / "secret", "the secret of these scenarios"); }

    void hand_in(const std::string& name, const std::string& text) const {
        support::write(students / name, text);
    }
    [[nodiscard]] Run grade(std::vector<std::string> folders = {}) const {
        if (folders.empty()) folders = {students.string()};
        std::vector<std::string> arguments = {"grade", "--out", out.string(), "--secret",
                                              (scratch.path() / "secret").string()};
        arguments.insert(arguments.end(), folders.begin(), folders.end());
        return run_halfspace(arguments);
    }
    void check_refuses(const Run& run, const std::vector<std::string>& parts) const {
        check_refused(run, parts);
        CHECK_FALSE(support::fs::exists(out));
    }
};

const std::string some_source = "#include \"dense.hpp\"\n";

}  // namespace

TEST_CASE("no command, an unknown one, an unknown option") {
    check_refused(run_halfspace({}), {"which command?", "check", "verify"});
    check_refused(run_halfspace({"grad"}), {"there is no command 'grad'; did you mean 'grade'?"});
    check_refused(run_halfspace({"frobnicate"}), {"there is no command 'frobnicate'", "check", "verify"});
    check_refused(run_halfspace({"check", "--bogus"}), {"--bogus"});
    check_refused(run_halfspace({"--bogus"}), {});
    check_refused(run_halfspace({"verify", "--jobs", "many"}), {"--jobs"});
    check_refused(run_halfspace({"verify", "--jobs", "0"}), {"--jobs"});
    check_refused(run_halfspace({"check", "--colour", "pink"}), {"--colour", "pink"});
    check_refused(run_halfspace({"verify", "--seeds", "0"}), {"--seeds"});
    check_refused(run_halfspace({"grade", "somewhere"}), {"--out is required"});
    check_refused(run_halfspace({"grade", "--out", "somewhere"}), {"PATH is required"});
}

TEST_CASE("an unknown exercise, with the one that was meant") {
    check_refused(run_halfspace({"check", "99_nope"}), {"there is no exercise '99_nope'", "04_dense"});
    check_refused(run_halfspace({"check", "04_dens"}), {"'04_dens'; did you mean '04_dense'?"});
    check_refused(run_halfspace({"check", "02_activations", "dence"}), {"'dence'; did you mean '04_dense'?"});
    check_refused(run_halfspace({"verify", "hyperplan"}), {"did you mean '06_hyperplane'?"});
}

TEST_CASE("a course manifest with a wrong key: file, line and key") {
    struct Case {
        std::string from, to;
        std::vector<std::string> parts;
    };
    const Case cases[] = {
        {"id = \"04_dense\"\npoints = 14",
         "id = \"04_dense\"\npionts = 14",
         {":22: 'exercises[4].pionts': unknown key; did you mean 'points'?"}},
        {"id = \"04_dense\"\npoints = 14", "id = \"04_dense\"", {":20: 'exercises[4].points'"}},
        {"id = \"04_dense\"\npoints = 14",
         "id = \"04_dense\"\npoints = \"14\"",
         {":22: 'exercises[4].points'", "number"}},
        {"id = \"04_dense\"", "id = \"04_dence\"", {":21: 'exercises[4].id'", "04_dence"}},
        {"points = 16\nrequires = [\"04_dense\"]",
         "points = 16\nrequires = [\"04_dens\"]",
         {"requires", "did you mean '04_dense'?"}},
        {"[policy]", "[policy", {":3"}},
    };
    const Class room;
    room.hand_in("alice/04_dense.cpp", some_source);
    for (const auto& [from, to, parts] : cases) {
        const CourseCopy course;
        support::edit(course.exercises() / "course.toml", from, to);
        INFO(to);
        auto expected = parts;
        expected.push_back((course.exercises() / "course.toml").string());
        check_refused(course.run({"list"}), expected);
        room.check_refuses(course.run({"grade", room.students.string(), "--out", room.out.string()}),
                           expected);
    }
}

TEST_CASE("an exercise manifest with a wrong key: file, line and key") {
    struct Case {
        std::string from, to;
        std::vector<std::string> parts;
    };
    const Case cases[] = {
        {"title = \"Dense layers\"\n", "", {"'title'"}},
        {"title = \"Dense layers\"", "title = 4", {":1: 'title'"}},
        {"uses = [", "use = [", {":5: 'use': unknown key; did you mean 'uses'?"}},
        {"[functions]", "[function]", {"'function': unknown key; did you mean 'functions'?"}},
        {"columns_to_weight = 2", "columns_to_weight = -2", {":9: 'functions.columns_to_weight'"}},
        {"columns_to_weight = 2", "columns_to_weight = \"two\"", {":9: 'functions.columns_to_weight'"}},
        {"uses = ", "file = \"dense.cpp\"\nuses = ", {":5: 'file': unknown key"}},
    };
    for (const auto& [from, to, parts] : cases) {
        const CourseCopy course;
        const path manifest = course.exercises() / "04_dense/exercise.toml";
        support::edit(manifest, from, to);
        INFO(to);
        auto expected = parts;
        expected.push_back(manifest.string());
        check_refused(course.run({"check", "04_dense"}), expected);
    }
}

TEST_CASE("points for a function that the contract has not") {
    const CourseCopy course;
    support::edit(course.exercises() / "04_dense/exercise.toml", "layer_count = 1", "layers_count = 1");
    check_refused(course.run({"verify", "04_dense", "--seeds", "1"}), {"exercise.toml", "layers_count"});
}

TEST_CASE("a folder of students that is missing, empty, a file, or holds no exercise") {
    const Class room;
    room.check_refuses(room.grade(), {room.students.string(), "No such file"});
    support::fs::create_directories(room.students);
    room.check_refuses(room.grade(), {room.students.string(), "holds no student's folder"});
    room.check_refuses(room.grade({(room.scratch.path() / "secret").string()}), {"Not a directory"});
    room.hand_in("alice/hello.cpp", some_source);
    room.check_refuses(room.grade(), {"holds no exercise of the course", "<student>/01_neuron.cpp"});
    room.hand_in("alice/04_dense/wrong_name.cpp", some_source);
    room.check_refuses(room.grade(), {"holds no exercise of the course"});
}

TEST_CASE("an output folder that cannot be made") {
    Class room;
    room.hand_in("alice/04_dense.cpp", some_source);
    room.out = room.scratch.path() / "secret" / "out";
    room.check_refuses(room.grade(), {room.out.string()});
}

TEST_CASE("a secret that is missing or too short") {
    const Class room;
    room.hand_in("alice/04_dense.cpp", some_source);
    support::write(room.scratch.path() / "secret", "short");
    room.check_refuses(room.grade(), {"a secret has at least 16 characters"});
    support::fs::remove(room.scratch.path() / "secret");
    room.check_refuses(room.grade(), {"secret", "No such file"});
}

TEST_CASE("a folder that is given twice, a student whom nobody knows") {
    const Class room;
    room.hand_in("alice/04_dense.cpp", some_source);
    room.check_refuses(room.grade({room.students.string(), room.students.string()}), {"is given twice"});
    room.check_refuses(room.grade({room.students.string(), "--student", "alic"}),
                       {"no student is called 'alic'; did you mean 'alice'?"});
}

TEST_CASE("a download that is cut off, a roster and extensions that say nothing: file, line and way out") {
    const Class room;
    room.hand_in("alice/04_dense.cpp", some_source);
    const auto file = [&](const std::string& name, const std::string& text) {
        support::write(room.scratch.path() / name, text);
        return (room.scratch.path() / name).string();
    };
    const auto with = [&](const std::string& option, const std::string& table) {
        return room.grade({room.students.string(), option, table});
    };
    const auto zip = file("class.zip", "PK\x03\x04 and so on");
    room.check_refuses(room.grade({zip}), {zip + ": it is no zip, tar or 7z archive", "download it again"});
    const auto colours = file("colours.csv", "Colour;Size\nred;1\n");
    room.check_refuses(with("--roster", colours),
                       {colours + ":1: no column says who", "expected one of", "got: Colour, Size"});
    const auto twice = file("twice.csv", "name,id\nAlice,1\nBob,2\nCem,1\n");
    room.check_refuses(with("--roster", twice),
                       {twice + ":4: the id 1 stands on line 2 too", "leave one row"});
    const auto dates = file("dates.csv", "name,submitted\nAlice,30.11.2026\n");
    room.check_refuses(with("--roster", dates),
                       {dates + ":2: '30.11.2026' is no time", "such as 2026-11-30T23:59:00+01:00"});
    const auto missing = (room.scratch.path() / "none.csv").string();
    room.check_refuses(with("--roster", missing), {missing, "No such file"});
    room.hand_in("bob/04_dense.cpp", some_source);
    const auto other = file("other.csv", "name,id\nXaver,1\n");
    room.check_refuses(with("--roster", other),
                       {other + ": of the 2 students who have handed in, none is in it", "Give the roster"});
    const auto due = file("due.csv", "name,due\nAlice,2026-11-30 23:59\n");
    room.check_refuses(with("--extensions", due), {due + ":2: ", "says no offset"});
    const auto exercise = file("exercise.csv", "name,due,exercise\nAlice,2026-11-30T23:59:00Z,04_dens\n");
    room.check_refuses(with("--extensions", exercise),
                       {exercise + ":2: there is no exercise '04_dens'; did you mean '04_dense'?"});
}

TEST_CASE("names that look alike, begin with a dot or are not UTF-8 are notes") {
    const Class room;
    for (const auto* name : {"alice", "Alice", "alic\u0435", ".eve", "bob\xff"})
        room.hand_in(std::string(name) + "/04_dense.cpp", std::string("\0", 1));
    const Run run = room.grade();
    INFO(run.err << run.out);
    CHECK(run.code == 1);
    CHECK(run.err.starts_with("grading 3 students on 13 exercises ...\n"));
    const auto results = support::results(room.out);
    CHECK(results["submissions"].size() == 3);
    const std::string notes = results["notes"].dump();
    CHECK(results["notes"].size() == 4);
    CHECK_THAT(notes, ContainsSubstring("look alike: Alice and alice;"));
    CHECK_THAT(notes, ContainsSubstring(".eve begins with a dot: not graded"));
    CHECK_THAT(notes, ContainsSubstring("xff has a name that is not UTF-8: not graded"));
    CHECK_THAT(run.out,
               ContainsSubstring("note: two students' names look alike: Alice and alice; are they two?"));
}

TEST_CASE("a file that is no source is rejected with the reason, and the others are graded") {
    const Class room;
    const std::string columns =
        "#include \"dense.hpp\"\nnamespace student {\n"
        "nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) { return nn::transpose(w_in_out); }\n}\n";
    room.hand_in("binary/04_dense.cpp", std::string("\x7f"
                                                    "ELF\0\0\0",
                                                    7));
    room.hand_in("latin1/04_dense.cpp", "// one\n// caf\xe9\n" + columns);
    room.hand_in("long/04_dense.cpp", columns + std::string((1u << 20) - columns.size() + 1, '\n'));
    room.hand_in("just fits/04_dense.cpp", columns + std::string((1u << 20) - columns.size(), '\n'));
    room.hand_in("honest/04_dense.cpp", columns);
    support::fs::create_directories(room.students / "folder/04_dense.cpp");
    const Run run = room.grade();
    INFO(run.err);
    CHECK(run.code == 1);
    std::map<std::string, std::string> messages;
    const auto results = support::results(room.out);
    for (const auto& submission : results["submissions"]) {
        const auto& exercise = submission["exercises"][3];
        const std::string student = submission["student"];
        const bool is_graded = student == "honest" || student == "just fits" || student == "latin1";
        INFO(student << ": " << exercise["message"]);
        CHECK(exercise["outcome"] == (is_graded ? "graded" : "rejected"));
        CHECK(exercise["score"] == (is_graded ? 2 : 0));
        messages[student] = exercise["message"];
    }
    CHECK(messages.size() == 6);
    CHECK_THAT(messages["binary"], ContainsSubstring("binary"));
    CHECK_THAT(messages["long"], ContainsSubstring("1048577 bytes"));
    CHECK_THAT(messages["folder"], ContainsSubstring("not a file"));
}

TEST_CASE("of much that is worth a second look the first by the alphabet is shown") {
    const Class room;
    const std::string binary("\0", 1);
    for (int i = 0; i < 11; ++i) room.hand_in("Zoe " + std::to_string(i) + "/04_dense.cpp", binary);
    room.hand_in("adam/04_dense.cpp", binary);
    CHECK_THAT(room.grade().out, ContainsSubstring("Worth a second look: 12\n  adam ") &&
                                     ContainsSubstring("  and 2 more, all in results.json\n"));
}

TEST_CASE("a file that the file system keeps from us is no score, and a hard link of one owner is graded") {
    const Class room;
    const std::string columns =
        "#include \"dense.hpp\"\nnamespace student {\n"
        "nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) { return nn::transpose(w_in_out); }\n}\n";
    room.hand_in("honest/04_dense.cpp", columns);
    room.hand_in("linked/notes.txt", columns);
    support::fs::create_hard_link(room.students / "linked/notes.txt", room.students / "linked/04_dense.cpp");
    support::fs::create_directories(room.students / "symbolic");
    support::fs::create_symlink("../honest/04_dense.cpp", room.students / "symbolic/04_dense.cpp");
    support::fs::create_directories(room.students / "pipe");
    REQUIRE(::mkfifo((room.students / "pipe/04_dense.cpp").c_str(), 0644) == 0);
    const Run run = room.grade();
    INFO(run.err << run.out);
    CHECK(run.code == 3);
    const auto results = support::results(room.out);
    for (const auto& submission : results["submissions"]) {
        const auto& exercise = submission["exercises"][3];
        const std::string student = submission["student"];
        const bool is_graded = student == "honest" || student == "linked";
        INFO(student << ": " << exercise["message"]);
        CHECK(exercise["outcome"] == (is_graded ? "graded" : "grader_fault"));
        CHECK(exercise["score"].is_null() == !is_graded);
        CHECK(submission["score"].is_null() == !is_graded);
        CHECK(submission["exercises"][0]["score"] == 0);  // not handed in, which is not the machine's doing
        if (!is_graded) {
            CHECK_THAT(exercise["message"],
                       ContainsSubstring("for the instructor to mend: " + student + "/04_dense.cpp is a "));
        }
    }
    CHECK_THAT(run.out, ContainsSubstring("put a regular file in its place"));
}
