// What platforms let instructors download, graded by the real program: packed and unpacked. One function of one exercise is
// written, so that little is compiled.

#include "support/downloads.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::Files;
using support::Run;
using support::fs::path;

namespace {

const std::string right =
    "#include \"dense.hpp\"\nnamespace student {\n"
    "nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) { return nn::transpose(w_in_out); }\n}\n";
const std::string wrong =
    "#include \"dense.hpp\"\nnamespace student {\n"
    "nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) { return w_in_out; }\n}\n";

/// All that lies there, with its size: to see that nothing was written.
std::map<std::string, std::uintmax_t> listing(const path& folder) {
    std::map<std::string, std::uintmax_t> all;
    for (const auto& entry : support::fs::recursive_directory_iterator(folder))
        all.emplace(entry.path().string(), entry.is_regular_file() ? entry.file_size() : 0);
    return all;
}

/// A course that asks for 04_dense alone, a place to work in, and a secret.
struct Desk {
    support::CourseCopy course;
    halfspace::ScratchFolder scratch = support::scratch();

    Desk() {
        support::write(at("secret"), "the secret of these scenarios");
        set_course("");
    }
    void set_course(const std::string& more) const {
        support::write(course.exercises() / "course.toml",
                       "title = \"One\"\n" + more + "[[exercises]]\nid = \"04_dense\"\npoints = 14\n");
    }
    [[nodiscard]] path at(const std::string& name) const { return scratch.path() / name; }

    /// What each student got, by what results.json calls them.
    struct Graded {
        Run run;
        nlohmann::json results;
        [[nodiscard]] nlohmann::json of(const std::string& student) const {
            for (const auto& one : results["submissions"]) {
                if (one["student"] == student) return one;
            }
            FAIL("there is no " << student << " in " << results.dump(1));
            return {};
        }
        [[nodiscard]] double score(const std::string& student) const { return of(student)["score"]; }
        [[nodiscard]] std::set<std::string> students() const {
            std::set<std::string> names;
            for (const auto& one : results["submissions"]) names.insert(one["student"].get<std::string>());
            return names;
        }
        [[nodiscard]] std::string notes(const std::string& student) const {
            const auto one = of(student);
            return one.contains("notes") ? one["notes"].dump() : "";
        }
    };
    [[nodiscard]] Graded grade(std::vector<std::string> arguments) const {
        const auto out = at("out").string();
        support::fs::remove_all(out);
        arguments.insert(arguments.begin(), "grade");
        arguments.insert(arguments.end(), {"--out", out, "--secret", at("secret").string()});
        auto run = course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        return {std::move(run), support::results(out)};
    }

    /// The same class, packed and unpacked, comes to the same; and nothing is written beside it.
    [[nodiscard]] Graded grade_both(const Files& files, const std::vector<std::string>& more = {}) const {
        support::pack_to(at("packed/download.zip"), files);
        support::unpack_to(at("unpacked"), files);
        const auto before = listing(at("unpacked"));
        std::vector<std::string> arguments{at("packed/download.zip").string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto packed = grade(arguments);
        arguments[0] = at("unpacked").string();
        const auto unpacked = grade(arguments);
        CHECK(packed.results["submissions"] == unpacked.results["submissions"]);
        CHECK(listing(at("unpacked")) == before);
        CHECK(listing(at("packed")).size() == 1);
        return packed;
    }
};

bool fits_80(const std::string& text) {
    return std::ranges::all_of(halfspace::lines(text), [](const std::string& line) {
        return line.starts_with('/') || halfspace::width(line) <= 80;
    });
}

std::string hand_in(const std::string& text, const std::string& time) {
    return halfspace::archive::make_zip(
               {{"max/04_dense/dense.cpp", text},
                {"max/halfspace.json", R"({"schema": "halfspace/handin/v1", "course": "One", "time": ")" +
                                           time + R"(", "exercises": []})"}})
        .value();
}

}  // namespace

TEST_CASE("a Canvas download: later attempts, a mark without a time, and its own gradebook as the roster") {
    const Desk desk;
    support::write(desk.at("roster.csv"),
                   "Student,ID,SIS Login ID,Section,Homework (7)\n    Points Possible,,,,14\n\"Power, "
                   "Max\",12,mpower,A,\n"
                   "\"Doe, Jane\",17,jdoe,A,\n\"Lee, Ann\",18,alee,A,\n");
    const auto graded = desk.grade_both(
        support::canvas_download({{"Max Power", "12", {{"04_dense.cpp", wrong}, {"04_dense-1.cpp", right}}},
                                  {"Jane Doe", "17", {{"dense.cpp", right}}, true},
                                  {"Eve Nobody", "66", {{"04_dense.cpp", wrong}}}}),
        {"--roster", desk.at("roster.csv").string()});
    CHECK(graded.students() == std::set<std::string>{"doejane", "nobodyeve", "powermax"});
    CHECK(graded.score("powermax") == 2);
    CHECK_THAT(graded.notes("powermax"), ContainsSubstring("the newest counts, 04_dense-1.cpp"));
    CHECK(graded.score("doejane") == 2);
    CHECK(graded.of("doejane")["late"] == true);
    CHECK(graded.of("powermax")["late"] == false);
    CHECK_THAT(graded.of("doejane")["exercises"][0]["lateness"].get<std::string>(),
               ContainsSubstring("as the platform marks it"));
    const auto notes = graded.results["notes"].dump();
    CHECK_THAT(notes, ContainsSubstring("of the roster, 1 is not among these files: Ann Lee"));
    CHECK_THAT(notes, ContainsSubstring("not in the roster: nobodyeve"));
    CHECK_THAT(graded.run.out,
               ContainsSubstring("late      Jane Doe 04_dense: late, as the platform marks it"));
    CHECK(fits_80(graded.run.out));
    // A student is called by what the roster knows, too.
    const auto one = desk.grade(
        {desk.at("unpacked").string(), "--roster", desk.at("roster.csv").string(), "--student", "Jane Doe"});
    CHECK(one.students() == std::set<std::string>{"doejane"});
}

TEST_CASE("an older Canvas download takes no newer one's place, by Canvas's numbers") {
    const Desk desk;
    support::write(desk.at("first/powermax_12_5002_dense.cpp"), wrong);
    support::write(desk.at("second/powermax_12_6002_dense-1.cpp"), right);
    const auto score = [&](const std::string& download) {
        const auto run = desk.course.run({"grade", desk.at(download).string(), "--out",
                                          desk.at("book").string(), "--secret", desk.at("secret").string()});
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        return support::results(desk.at("book"))["submissions"][0]["score"].get<double>();
    };
    const double before = score("first");
    CHECK(score("second") == 2);
    CHECK(before < 2);
    CHECK(score("first") == 2);
    CHECK_THAT(support::results(desk.at("book"))["notes"].dump(),
               ContainsSubstring("older than what is graded already, so not taken: powermax 04_dense"));
}

TEST_CASE("a Moodle download: hand-ins in it, two of one name, the student's own clock") {
    const Desk desk;
    desk.set_course("due = 2026-11-30T23:59:00+01:00\n[late]\noff = 0.25\n");
    auto files = support::moodle_download(
        {{"Max Power", "4711", {{"max.zip", hand_in(right, "2026-12-01T22:59:01Z")}}},
         {"Max Power", "4712", {{"04_dense (1).cpp", right}}},
         {"Zo\u00eb O'Hara", "5", {{"sub/04_dense.cc", right}, {"sub/helpers.cpp", "int x;\n"}}},
         {"Bob", "6", {{"hw.zip", "PK broken"}}}});
    files.push_back({"Eve_7_assignsubmission_onlinetext_/onlinetext.html", "<p>int main</p>"});
    const auto graded = desk.grade_both(files);
    CHECK(graded.students() ==
          std::set<std::string>{"Bob", "Eve", "Max Power (4711)", "Max Power (4712)", "Zo\u00eb O'Hara"});
    CHECK_THAT(graded.notes("Eve"), ContainsSubstring("onlinetext.html belongs to no exercise"));
    CHECK(graded.score("Max Power (4711)") == 1);  // two days begun: half of it
    CHECK(graded.of("Max Power (4711)")["exercises"][0]["taken_off"] == 1);
    CHECK_THAT(graded.notes("Max Power (4711)"),
               ContainsSubstring("2026-12-01 22:59:01 UTC by the student's own clock"));
    CHECK_THAT(
        graded.run.out,
        ContainsSubstring("late      Max Power (4711) 04_dense: 25 hours late: 1 of 2 points taken off"));
    CHECK(graded.score("Max Power (4712)") == 2);
    CHECK(graded.score("Zo\u00eb O'Hara") == 2);
    CHECK_THAT(graded.notes("Zo\u00eb O'Hara"), ContainsSubstring("04_dense is taken from sub/04_dense.cc"));
    CHECK(graded.of("Bob")["exercises"][0]["outcome"] == "rejected");
    CHECK_THAT(graded.of("Bob")["exercises"][0]["message"].get<std::string>(),
               ContainsSubstring("hw.zip: it is no zip"));
    CHECK_THAT(graded.results["notes"].dump(), ContainsSubstring("nobody says when they handed in"));
    CHECK(fits_80(graded.run.out));
}

TEST_CASE("a Gradescope export: names and times from its metadata, a policy, an extension") {
    const Desk desk;
    desk.set_course(
        "due = 2026-11-30T23:59:00+01:00\n[late]\nper = \"hour\"\noff = 0.5\nfloor = 0.25\ngrace_minutes = "
        "5\n");
    support::write(desk.at("more.csv"), "email;due\ncem@example.org;2026-12-01T23:59:00+01:00\n");
    const std::vector<support::Given> files{{"04_dense.cpp", right}};
    const auto graded = desk.grade_both(
        support::gradescope_export(
            {{"Ann", "71", files, false, "2026-11-30 23:03:59.328404330 Z", "ann@example.org"},
             {"Bob", "72", files, false, "2026-11-30 23:04:01 Z", "bob@example.org"},
             {"Cem", "73", files, false, "2026-12-01 22:59:00 Z", "cem@example.org"},
             {"Dora", "74", files, false, "2026-12-01 23:59:00 +0100", "dora@example.org"}}),
        {"--extensions", desk.at("more.csv").string()});
    CHECK(graded.students() == std::set<std::string>{"Ann", "Bob", "Cem", "Dora"});
    CHECK(graded.score("Ann") == 2);     // in the grace
    CHECK(graded.score("Bob") == 1);     // the first hour has begun
    CHECK(graded.score("Cem") == 2);     // has more time
    CHECK(graded.score("Dora") == 0.5);  // a day: down to the floor
    CHECK(graded.of("Cem")["exercises"][0]["due"] == "2026-12-01T22:59:00Z");
    CHECK_FALSE(graded.of("Ann")["exercises"][0].contains("due"));
    CHECK(graded.of("Ann")["late"] == false);
    CHECK(graded.of("Dora")["late"] == true);
    CHECK_THAT(graded.run.out,
               ContainsSubstring("late      Bob 04_dense: 6 minutes late: 1 of 2 points taken off"));
    CHECK(fits_80(graded.run.out));
    support::write(desk.at("unpacked/assignment_1_export/submission_metadata.yml"),
                   "submission_71:\n  :created_at: soon\n");
    const auto broken =
        desk.course.run({"grade", desk.at("unpacked").string(), "--out", desk.at("none").string()});
    CHECK(broken.code == 2);
    CHECK_THAT(support::sentence(broken.err),
               ContainsSubstring("submission_metadata.yml: line 2: created_at: 'soon' is no time"));
    CHECK_FALSE(support::fs::exists(desk.at("none")));
}

TEST_CASE("a course's time zone is that of rosters and extensions, and an extension can be taken back") {
    const Desk desk;
    desk.set_course("timezone = \"+01:00\"\ndue = 2026-11-30T23:59:00\n[late]\noff = 0.25\n");
    support::write(desk.at("class/ann/04_dense.cpp"), right);
    support::write(desk.at("roster.csv"),
                   "name,submitted,04_dense submitted\nann,2026-11-20 12:00,2026-12-01 00:30\n");
    const auto score = [&](const std::string& due) {
        support::write(desk.at("more.csv"), "name,due\nann," + due + "\n");
        const auto run =
            desk.course.run({"grade", desk.at("class").string(), "--out", desk.at("book").string(),
                             "--secret", desk.at("secret").string(), "--roster",
                             desk.at("roster.csv").string(), "--extensions", desk.at("more.csv").string()});
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        return support::results(desk.at("book"))["submissions"][0]["score"].get<double>();
    };
    CHECK(score("2026-12-01 00:30") == 2);
    CHECK(score("2026-12-01T00:29:59") == 1.5);
    CHECK(score("2026-12-01T00:30:00+00:00") == 2);
    CHECK(score("none") == 1.5);
}

TEST_CASE("an extension is kept for who hands in later, and one for a single exercise says more") {
    const Desk desk;
    desk.set_course("due = 2026-11-30T23:59:00+01:00\n[late]\noff = 0.25\n");
    support::write(desk.at("class/ann/04_dense.cpp"), right);
    support::write(desk.at("roster.csv"),
                   "name,id,submitted\nann,1,2026-12-01T12:00:00Z\nCy Cc,2,2026-12-01T12:00:00Z\n");
    const auto results = [&](const std::string& table) {
        std::vector<std::string> arguments{
            "grade",    desk.at("class").string(),  "--out",    desk.at("book").string(),
            "--secret", desk.at("secret").string(), "--roster", desk.at("roster.csv").string()};
        if (!table.empty()) {
            support::write(desk.at("more.csv"), table);
            arguments.insert(arguments.end(), {"--extensions", desk.at("more.csv").string()});
        }
        const auto run = desk.course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        CHECK(fits_80(run.out));
        return support::results(desk.at("book"));
    };
    const auto scores = [](const nlohmann::json& all) {
        std::map<std::string, double> of;
        for (const auto& one : all["submissions"])
            of[one["student"].get<std::string>()] = one["score"].get<double>();
        return of;
    };
    using Scores = std::map<std::string, double>;
    const auto first = results("id,due,exercise\n2,2026-12-02T00:00:00Z,04_dense\n");
    CHECK(scores(first) == Scores{{"ann", 1.5}});
    CHECK_THAT(first["notes"].dump(),
               ContainsSubstring("more.csv:2: 2 is not among these submissions: kept for when they hand in"));
    // A row for all exercises takes no single one's place, and one that takes back does.
    support::write(desk.at("class/Cy Cc/04_dense.cpp"), right);
    CHECK(scores(results("")) == Scores{{"ann", 1.5}, {"Cy Cc", 2}});
    CHECK(scores(results("name,due\nCy Cc,2026-12-01T00:00:00Z\nann,2026-12-02T00:00:00Z\n")) ==
          Scores{{"ann", 2}, {"Cy Cc", 2}});
    CHECK(scores(results("name,due\nCy Cc,none\n")) == Scores{{"ann", 2}, {"Cy Cc", 1.5}});
    CHECK(scores(results("")) == Scores{{"ann", 2}, {"Cy Cc", 1.5}});
}

TEST_CASE("a time that was too early is mended by --new-times, and that there is a later one is said") {
    const Desk desk;
    desk.set_course("due = 2026-11-30T23:59:00Z\n[late]\noff = 0.25\n");
    support::write(desk.at("class/ann/04_dense.cpp"), right);
    const auto results = [&](const std::string& time, const std::string& more = "--jobs=1") {
        support::write(desk.at("roster.csv"), "name,submitted\nann," + time + "\n");
        const auto run = desk.course.run({"grade", desk.at("class").string(), "--out",
                                          desk.at("book").string(), "--secret", desk.at("secret").string(),
                                          "--roster", desk.at("roster.csv").string(), more});
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        CHECK(fits_80(run.out));
        return support::results(desk.at("book"));
    };
    const std::string note =
        "1 file came unchanged: the earlier time that is known counts, not the one given now (--new-times "
        "takes that)";
    CHECK(results("2026-11-20T12:00:00Z")["submissions"][0]["score"] == 2);
    const auto later = results("2026-12-01T12:00:00Z");
    CHECK(later["submissions"][0]["score"] == 2);
    CHECK_THAT(later["notes"].dump(), ContainsSubstring(note));
    const auto mended = results("2026-12-01T12:00:00Z", "--new-times");
    CHECK(mended["submissions"][0]["score"] == 1.5);
    CHECK_THAT(mended["notes"].dump(), !ContainsSubstring("came unchanged"));
    CHECK_THAT(results("2026-12-01T12:00:00Z")["notes"].dump(), !ContainsSubstring("came unchanged"));
    // Without a word on times now, the gradebook knows them.
    CHECK_THAT(results("")["notes"].dump(), !ContainsSubstring("nobody says when"));
    support::write(desk.at("class/ann/04_dense.cpp"), right + "// another\n");
    CHECK_THAT(results("")["notes"].dump(), ContainsSubstring("nobody says when"));
}

TEST_CASE("clones of GitHub Classroom: many and one, and git is neither read nor run") {
    const Desk desk;
    support::fs::remove("/tmp/halfspace-ran-git");
    support::write(desk.at("grades.csv"),
                   "assignment_name,github_username,roster_identifier,submission_timestamp\nhw,ann-x,Ann,"
                   "2026-11-30 22:00:00 UTC\n"
                   "hw,ann-y,Bob,2026-12-02 22:00:00 UTC\n");
    desk.set_course("due = 2026-11-30T23:59:00+01:00\n");
    const auto files = support::clones("hw-1", {{"ann-x",
                                                 "",
                                                 {{"exercises/course.toml", ""},
                                                  {"exercises/04_dense/dense.cpp", right},
                                                  {"lib/src/dense.cpp", "no"}}},
                                                {"ann-y", "", {{"dense.cpp", right}}}});
    support::unpack_to(desk.at("clones"), files);
    const auto before = listing(desk.at("clones"));
    const auto graded = desk.grade({desk.at("clones").string(), "--roster", desk.at("grades.csv").string()});
    CHECK(graded.students().size() == 2);
    for (const auto& one : graded.results["submissions"]) CHECK(one["score"] == 2);
    CHECK(graded.results["submissions"][0]["late"] == false);
    CHECK(graded.results["submissions"][1]["late"] == true);
    CHECK_FALSE(graded.results.contains("notes"));
    const auto one = desk.grade({desk.at("clones/hw-1-ann-y").string()});
    CHECK(one.students() == std::set<std::string>{"hw-1-ann-y"});
    CHECK(one.score("hw-1-ann-y") == 2);
    CHECK(listing(desk.at("clones")) == before);
    CHECK_FALSE(support::fs::exists("/tmp/halfspace-ran-git"));
}

TEST_CASE("a student's hand-in itself, a tar, two homeworks of one student, and what a Mac packs") {
    const Desk desk;
    support::write(desk.at("ann.zip"), hand_in(right, "2026-11-30T12:00:00Z"));
    CHECK(desk.grade({desk.at("ann.zip").string()}).score("ann") == 2);
    support::write(desk.at("hw1/Mira Holm/notes.txt"), "");
    support::write(desk.at("hw1/Ben/04_dense.cpp"), wrong);
    support::write(desk.at("hw1/__MACOSX/Ben/._04_dense.cpp"), "\0");
    support::write(desk.at("hw1/.DS_Store"), "\0");
    support::write(desk.at("hw2/Mira Holm/04_dense/dense.cpp"), right);
    const auto both = desk.grade({desk.at("hw1").string(), desk.at("hw2").string()});
    CHECK(both.students() == std::set<std::string>{"Ben", "Mira Holm"});
    CHECK(both.score("Mira Holm") == 2);
    CHECK_FALSE(both.results.contains("notes"));
    support::write(desk.at("hw2/Ben/notes.txt"), "");
    const auto tar = support::run_program(
        {"tar", "-C", desk.at("hw2").string(), "-czf", desk.at("hw2.tgz").string(), "."});
    REQUIRE(tar.code == 0);
    CHECK(desk.grade({desk.at("hw2.tgz").string()}).score("Mira Holm") == 2);
}

TEST_CASE("downloads in one folder are homeworks of one class, and Moodle's worksheet is its roster") {
    Desk desk;
    desk.set_course("timezone = \"+01:00\"\ndue = 2026-11-28T00:00:00\n");
    support::pack_to(desk.at("above/hw1.zip"),
                     support::moodle_download({{"Ann Lee", "1", {{"dense.cpp", right}}},
                                               {"Bo Li", "2", {{"04_dense.cpp", wrong}}}}));
    support::pack_to(desk.at("above/hw2.zip"),
                     support::moodle_download({{"Cy Young", "3", {{"dense.cpp", right}}}}));
    support::write(desk.at("sheet.csv"),
                   "Identifier,Full name,Email address,Grade,Maximum Grade,Last modified "
                   "(submission),Feedback comments\n"
                   "Participant 1,Ann Lee,ann@x,,28.00,\"Saturday, 28 November 2026, 1:15 AM\",\n"
                   "Participant 2,Bo Li,bo@x,,28.00,\"Friday, 27 November 2026, 11:15 PM\",\n"
                   "Participant 3,Cy Young,cy@x,,28.00,-,\n");
    const auto graded = desk.grade({desk.at("above").string(), "--roster", desk.at("sheet.csv").string()});
    CHECK(graded.students() == std::set<std::string>{"Ann Lee", "Bo Li", "Cy Young"});
    CHECK(graded.score("Ann Lee") == 2);
    CHECK(graded.of("Ann Lee")["late"] == true);
    CHECK(graded.of("Bo Li")["late"] == false);
    CHECK(graded.of("Cy Young")["late"] == false);
    CHECK(graded.notes("Ann Lee").empty());
    const auto filled = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"export",      "moodle",
                                           "--gradebook", desk.at("out").string(),
                                           "--into",      desk.at("sheet.csv").string(),
                                           "--column",    "total=Grade",
                                           "--out",       desk.at("filled.csv").string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return desk.course.run(arguments);
    };
    const auto refused = filled({});
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, ContainsSubstring("is worth 28") && ContainsSubstring("--scale"));
    CHECK(filled({"--scale"}).code == 0);
    CHECK_THAT(support::read(desk.at("filled.csv")), ContainsSubstring("Ann Lee,ann@x,4,28.00,"));
}

TEST_CASE("the times of Moodle's worksheet are those of its own assignment") {
    Desk desk;
    desk.set_course(
        "timezone = \"+01:00\"\ndue = 2026-11-28T00:00:00\n[[exercises]]\nid = "
        "\"02_activations\"\npoints = 14\n");
    support::pack_to(desk.at("hw1.zip"),
                     support::moodle_download({{"Ann Lee", "301", {{"dense.cpp", right}}}}));
    support::pack_to(desk.at("hw2.zip"),
                     support::moodle_download({{"Ann Lee", "402", {{"activations.cpp", right}}}}));
    support::write(desk.at("hw2.csv"),
                   "Identifier,Full name,Grade,Maximum Grade,Last modified (submission)\n"
                   "Participant 402,Ann Lee,,,\"Sunday, 29 November 2026, 1:15 AM\"\n");
    const auto graded = desk.grade(
        {desk.at("hw1.zip").string(), desk.at("hw2.zip").string(), "--roster", desk.at("hw2.csv").string()});
    CHECK(graded.of("Ann Lee")["exercises"][0]["late"] == true);
    CHECK_FALSE(graded.of("Ann Lee")["exercises"][1].contains("late"));
    CHECK_THAT(graded.results["notes"].dump(), ContainsSubstring("nobody says when they handed in"));
}

TEST_CASE("Moodle's German worksheet without addresses is roster and export, also of two of one name") {
    Desk desk;
    desk.set_course("timezone = \"+01:00\"\ndue = 2026-11-28T00:00:00\n");
    support::pack_to(desk.at("hw.zip"),
                     support::moodle_download({{"Anna M\u00fcller", "301", {{"dense.cpp", right}}},
                                               {"Anna M\u00fcller", "302", {{"dense.cpp", wrong}}},
                                               {"Bo Li", "303", {{"dense.cpp", right}}}}));
    const std::string head =
        "ID,\"Vollst\u00e4ndiger Name\",Status,Bewertung,Bestwertung,\"Zuletzt ge\u00e4ndert "
        "(Abgabe)\",\"Feedback "
        "als Kommentar\"\n";
    const std::string two =
        "Teilnehmer/in302,\"Anna M\u00fcller\",,,\"28,00\",\"Samstag, 28. November 2026, 01:15\",\n"
        "Teilnehmer/in301,\"Anna M\u00fcller\",,,\"28,00\",\"Freitag, 27. November 2026, 23:15\",\n";
    const auto sheet = desk.at("sheet.csv").string();
    support::write(sheet, head + two + "Teilnehmer/in303,\"Bo Li\",,,\"28,00\",-,\n");
    const auto graded = desk.grade({desk.at("hw.zip").string(), "--roster", sheet});
    CHECK(graded.of("Anna M\u00fcller (302)")["late"] == true);
    CHECK(graded.of("Anna M\u00fcller (301)")["late"] == false);
    const auto filled = [&](const std::string& text) {
        support::write(sheet, text);
        const auto run = desk.course.run({"export", "moodle", "--gradebook", desk.at("out").string(),
                                          "--into", sheet, "--column", "total=Bewertung", "--scale", "--out",
                                          desk.at("filled.csv").string()});
        INFO(run.out << run.err);
        REQUIRE(run.code == 0);
        return run.out + support::read(desk.at("filled.csv"));
    };
    CHECK_THAT(filled(head + two),
               ContainsSubstring("Teilnehmer/in302,\"Anna M\u00fcller\",,0,\"28,00\",") &&
                   ContainsSubstring("Teilnehmer/in301,\"Anna M\u00fcller\",,4,\"28,00\","));
    CHECK_THAT(
        filled(head + "Teilnehmer/in401,Anna M\u00fcller,,,10,-,\nTeilnehmer/in402,Anna M\u00fcller,,,10,-,\n"
                      "Teilnehmer/in403,Bo Li,,,\"7,00\",-,\n"),
        ContainsSubstring("2 in ") && ContainsSubstring("and not graded here") &&
            ContainsSubstring("Teilnehmer/in401,Anna M\u00fcller,,,10,") &&
            ContainsSubstring("Teilnehmer/in403,Bo Li,,1,\"7,00\","));
}

TEST_CASE("two of one name in Moodle's next assignment are the same two, by the ids of its worksheet") {
    Desk desk;
    desk.set_course("[[exercises]]\nid = \"02_activations\"\npoints = 14\n");
    const auto graded = [&](const std::string& name, const std::string& exercise,
                            const std::vector<std::pair<std::string, std::string>>& numbers_and_ids) {
        std::vector<support::Person> people;
        std::string sheet = "Identifier,Full name,ID number,Status,Grade,Maximum Grade,Feedback comments\n";
        for (const auto& [number, id] : numbers_and_ids) {
            people.push_back({"Anna Bo", number, {{exercise, right + "// " + id + "\n"}}});
            sheet += "Participant " + number + ",Anna Bo," + id + ",,,,\n";
        }
        support::pack_to(desk.at(name + ".zip"), support::moodle_download(people));
        support::write(desk.at(name + ".csv"), sheet);
        const auto run = desk.course.run({"grade", desk.at(name + ".zip").string(), "--roster",
                                          desk.at(name + ".csv").string(), "--out", desk.at("book").string(),
                                          "--secret", desk.at("secret").string()});
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        return support::results(desk.at("book"))["submissions"];
    };
    CHECK(graded("one", "dense.cpp", {{"301", "17"}, {"302", "18"}}).size() == 2);
    const auto next = graded("two", "activations.cpp", {{"402", "18"}, {"401", "17"}});
    REQUIRE(next.size() == 2);
    CHECK(next[0]["student"] == "Anna Bo (301)");
    for (const auto& one : next) {
        CHECK(one["exercises"][0]["outcome"] != "not_submitted");
        CHECK(one["exercises"][1]["outcome"] == "graded");
    }
    const auto filled = [&](const std::string& column) {
        return desk.course.run({"export", "moodle", "--gradebook", desk.at("book").string(), "--into",
                                desk.at("two.csv").string(), "--column", column, "--out",
                                desk.at("filled.csv").string()});
    };
    const auto sum = filled("02_activations+4=Grade");
    INFO(sum.out << sum.err);
    CHECK(sum.code == 0);
    CHECK_THAT(sum.out, !ContainsSubstring("not graded here"));
    CHECK_THAT(support::read(desk.at("filled.csv")), ContainsSubstring("Participant 401,Anna Bo,17,,2,") &&
                                                         ContainsSubstring("\n04_dense: 2 of 14 points"));
    CHECK_THAT(filled("4+04_dense=Grade").err, ContainsSubstring("--column adds 04_dense twice"));
    CHECK_THAT(filled("4+05_graph=Grade").err, ContainsSubstring("05_graph"));
}

TEST_CASE("what an archive of a class must not hold costs its owner alone, with the reason") {
    const Desk desk;
    const auto folder = desk.at("class");
    for (const auto* name : {"ann", "bob", "climber", "big"})
        support::write(folder / name / "04_dense.cpp", right);
    support::write(folder / "big/04_dense.cpp", std::string((1u << 20) + 1, ' '));
    support::write(folder / "linker/notes.txt", "");
    support::fs::create_symlink("/etc/passwd", folder / "linker/04_dense.cpp");
    support::fs::create_directories(folder / "twin");
    support::fs::create_hard_link(folder / "bob/04_dense.cpp", folder / "twin/04_dense.cpp");
    support::write(folder / "piper/notes.txt", "");
    REQUIRE(::mkfifo((folder / "piper/04_dense.cpp").c_str(), 0644) == 0);
    const auto tar = support::run_program(
        {"tar", "-C", folder.string(), "-P", "--transform", "s,^climber/,climber/../ann/,", "-czf",
         desk.at("class.tar.gz").string(), "ann", "big", "bob", "climber", "linker", "piper", "twin"});
    REQUIRE(tar.code == 0);
    const auto run = desk.course.run({"grade", desk.at("class.tar.gz").string(), "--out",
                                      desk.at("out").string(), "--secret", desk.at("secret").string()});
    INFO(run.out << run.err);
    CHECK(run.code == 3);  // the hard link, which the instructor has to look at
    std::map<std::string, std::string> got;
    const auto results = support::results(desk.at("out"));
    for (const auto& one : results["submissions"])
        got[one["student"]] = one["exercises"][0]["outcome"].get<std::string>() + ": " +
                              one["exercises"][0]["message"].get<std::string>();
    CHECK(got.size() == 7);
    CHECK(got["ann"] == "graded: ");
    CHECK(got["bob"] == "graded: ");
    CHECK(got["big"] == "rejected: it has more than 1048576 bytes");
    CHECK(got["climber"] == "rejected: it has a name that climbs out of its folder");
    CHECK(got["linker"] == "rejected: it is a symbolic link");
    CHECK(got["piper"] == "rejected: it is a named pipe");
    CHECK_THAT(
        got["twin"],
        ContainsSubstring("grader_fault: for the instructor to mend: twin/04_dense.cpp is a hard link"));
    CHECK_THAT(run.out, !ContainsSubstring("root:x:"));
}

TEST_CASE(
    "one download after the other: what is unchanged is not late, what is older is not taken, what falls is "
    "named") {
    const Desk desk;
    desk.set_course("due = 2026-11-30T23:59:00+01:00\n[late]\noff = 0.25\n");
    support::write(desk.at("first/ea/04_dense.cpp"), right);
    support::write(desk.at("first/bm/04_dense.cpp"), wrong);
    support::write(desk.at("second/ea/04_dense.cpp"), wrong);
    const auto grade = [&](const std::string& download, const std::string& submitted,
                           const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments{"grade",    desk.at(download).string(),
                                           "--out",    desk.at("book").string(),
                                           "--secret", desk.at("secret").string()};
        if (!submitted.empty()) {
            support::write(desk.at("roster.csv"),
                           "name,login,submitted\nEve Adler,ea," + submitted + "\nBob Miller,bm,\n");
            arguments.insert(arguments.end(), {"--roster", desk.at("roster.csv").string()});
        }
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto run = desk.course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        CHECK(fits_80(run.out));
        return Desk::Graded{std::move(run), support::results(desk.at("book"))};
    };
    const auto first = grade("first", "2026-11-30T12:00:00Z");
    CHECK(first.score("ea") == 2);
    CHECK(first.of("ea")["name"] == "Eve Adler");
    CHECK_THAT(first.run.out, ContainsSubstring("Eve Adler") && !ContainsSubstring("ea  "));
    CHECK_THAT(first.run.err, ContainsSubstring("1/2 ") && ContainsSubstring("Eve Adler 04_dense 2/14"));
    const auto again = grade("first", "2026-12-02T12:00:00Z");  // a graph was late, perhaps
    CHECK(again.score("ea") == 2);
    CHECK(again.of("ea")["late"] == false);
    const auto second = grade("second", "2026-12-02T12:00:00Z");
    CHECK(second.score("ea") < 2);
    CHECK(second.of("ea")["late"] == true);
    CHECK_THAT(second.run.out, ContainsSubstring("Fewer points than before, since the last file counts:\n"
                                                 "  Eve Adler 2 -> ") &&
                                   ContainsSubstring("so as before: Bob Miller"));
    const auto former = grade("first", "2026-11-30T12:00:00Z");
    CHECK(former.score("ea") == second.score("ea"));
    CHECK_THAT(
        former.run.out,
        ContainsSubstring("note: older than what is graded already, so not taken: Eve Adler 04_dense"));
    CHECK_THAT(former.notes("ea"), ContainsSubstring("04_dense is older than what is graded already"));
    for (const char* submitted : {"2026-12-02T12:00:00Z", "2026-12-03T12:00:00Z", ""})
        CHECK(grade("first", submitted).score("ea") == second.score("ea"));
    // Without the roster, the gradebook knows who that is; and what is told is told of that one.
    support::write(desk.at("third/ea/04_dense.cpp"), right + "// again\n");
    const auto one = grade("third", "", {"--student", "Eve Adler"});
    CHECK(one.score("ea") == 2);
    CHECK(one.students() == std::set<std::string>{"bm", "ea"});
    CHECK_THAT(one.run.out, ContainsSubstring("Eve Adler") && ContainsSubstring("1 student,") &&
                                ContainsSubstring("1 score rose by new files.") && !ContainsSubstring("Bob"));
    const auto far = desk.at(std::string(90, 'x')).string();
    const auto wide = desk.course.run(
        {"grade", desk.at("first").string(), "--out", far, "--secret", desk.at("secret").string()});
    CHECK_THAT(wide.out, ContainsSubstring("\nWrote\n" + far + "/results.json\n"));
}

TEST_CASE("a broken archive, or two downloads that nothing tells apart, leave what was graded") {
    const Desk desk;
    const auto pack = [&](const char* name, const std::string& ann, const std::string& bob) {
        support::pack_to(desk.at(name), support::moodle_download({{"Ann", "1", {{"dense.cpp", ann}}},
                                                                  {"Bob", "2", {{"hw.zip", bob}}}}));
        return desk.at(name).string();
    };
    const auto first = pack("week1.zip", right, hand_in(right, "2026-11-30T12:00:00Z"));
    const auto second = pack("week2.zip", wrong, "PK broken");
    const auto grade = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "grade");
        arguments.insert(arguments.end(),
                         {"--out", desk.at("book").string(), "--secret", desk.at("secret").string()});
        auto run = desk.course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        CHECK(fits_80(run.out));
        return Desk::Graded{std::move(run), support::results(desk.at("book"))};
    };
    const auto unknown = desk.grade({first, second});
    CHECK(unknown.score("Ann") == 0);
    CHECK_THAT(unknown.of("Ann")["exercises"][0]["message"].get<std::string>(),
               ContainsSubstring("week1.zip/Ann_1_assignsubmission_file_/dense.cpp and ") &&
                   ContainsSubstring("week2.zip/Ann_1_assignsubmission_file_/dense.cpp; hand in one"));
    CHECK(unknown.score("Bob") == 2);
    CHECK(grade({first}).score("Ann") == 2);
    const auto both = grade({first, second});
    CHECK(both.score("Ann") == 2);
    CHECK_THAT(both.notes("Ann"),
               ContainsSubstring("week2.zip/Ann_1") && ContainsSubstring("What was handed in before counts"));
    const auto broken = grade({second});
    CHECK(broken.score("Ann") < 2);
    CHECK(broken.score("Bob") == 2);
    CHECK_THAT(broken.notes("Bob"),
               ContainsSubstring("hw.zip: it is no zip") && ContainsSubstring("ask for another"));
    const auto known = grade({first, second});
    CHECK(known.score("Ann") == broken.score("Ann"));
    CHECK(known.notes("Ann").find("there are") == std::string::npos);
}

TEST_CASE("a note is of the file that counts and stands once, whichever download is graded last") {
    const Desk desk;
    const auto pack = [&](const char* name, const std::string& day, std::vector<support::Given> files) {
        support::pack_to(desk.at(name),
                         support::gradescope_export({{"Ann", "1", std::move(files), false,
                                                      day + " 12:00:00.000000000 Z", "ann@x"}}));
        return desk.at(name).string();
    };
    const auto first = pack("first.zip", "2026-11-27",
                            {{"dense.cpp", wrong + "// \xe9\n"}, {"draft.pdf", ""}, {"me.jpg", ""}});
    const auto second =
        pack("second.zip", "2026-11-28", {{"dense.cpp", right}, {"final.pdf", ""}, {"me.jpg", ""}});
    const auto notes = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "grade");
        arguments.insert(arguments.end(),
                         {"--out", desk.at("book").string(), "--secret", desk.at("secret").string()});
        const auto run = desk.course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        return Desk::Graded{run, support::results(desk.at("book"))}.notes("Ann");
    };
    CHECK_THAT(notes({first}), ContainsSubstring("Latin-1") && ContainsSubstring("draft.pdf"));
    CHECK_THAT(notes({second}), ContainsSubstring("final.pdf") && !ContainsSubstring("draft.pdf") &&
                                    !ContainsSubstring("Latin-1"));
    CHECK_THAT(notes({first}), ContainsSubstring("final.pdf") &&
                                   ContainsSubstring("is older than what is graded") &&
                                   !ContainsSubstring("draft.pdf") && !ContainsSubstring("Latin-1"));
    const auto both = notes({first, second});
    CHECK_THAT(both, ContainsSubstring("me.jpg") && ContainsSubstring("final.pdf") &&
                         !ContainsSubstring("draft.pdf"));
    CHECK(both.find("me.jpg") == both.rfind("me.jpg"));
}

TEST_CASE("a report inside the submissions is no student's, whenever it was written") {
    const Desk desk;
    support::write(desk.at("class/Lea/04_dense.cpp"), right);
    for (int i = 0; i < 2; ++i) {
        const auto run =
            desk.course.run({"grade", desk.at("class").string(), "--out", desk.at("class/report").string(),
                             "--secret", desk.at("secret").string()});
        INFO(run.out << run.err);
        CHECK(run.code == 1);
        const auto results = support::results(desk.at("class/report"));
        CHECK(results["submissions"].size() == 1);
        if (i == 1)
            CHECK_THAT(results["notes"].dump(), ContainsSubstring("class/report is an earlier report"));
    }
}

TEST_CASE("two of one name in two downloads are two, and no third one when both come") {
    const Desk desk;
    using People = std::vector<support::Person>;
    const auto students = [&](const Files& files) {
        support::pack_to(desk.at("download.zip"), files);
        const auto run = desk.course.run({"grade", desk.at("download.zip").string(), "--out",
                                          desk.at("book").string(), "--secret", desk.at("secret").string()});
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
        CHECK(fits_80(run.out));
        std::map<std::string, double> scores;
        const auto results = support::results(desk.at("book"));
        for (const auto& one : results["submissions"])
            scores[one["student"].get<std::string>()] = one["score"].get<double>();
        return scores;
    };
    const support::Person first{"Anna M\u00fcller", "301", {{"dense.cpp", right}}};
    const support::Person second{"Anna M\u00fcller", "399", {{"dense.cpp", wrong}}};
    const std::map<std::string, double> one{{"Anna M\u00fcller", 2}};
    CHECK(students(support::moodle_download(People{first})) == one);
    const auto two = students(support::moodle_download(People{second}));
    REQUIRE(two.size() == 2);
    CHECK(two.at("Anna M\u00fcller") == 2);
    CHECK(two.at("Anna M\u00fcller (399)") < 2);
    CHECK(students(support::moodle_download(People{first, second})) == two);
    support::fs::remove_all(desk.at("book"));
    CHECK(students(support::canvas_download(People{first})).size() == 1);
    CHECK(students(support::canvas_download(People{second})).size() == 2);
    CHECK(students(support::canvas_download(People{first, second})).size() == 2);
}

TEST_CASE("a file by mail of somebody who is only in the roster is graded, until that one hands in") {
    const Desk desk;
    support::pack_to(
        desk.at("class.zip"),
        support::gradescope_export(
            {{"Ann Lee", "1", {{"dense.cpp", wrong}}, false, "2026-11-27 09:00:00.000000000 Z", "ann@x"},
             {"Max Power", "2", {{"dense.cpp", wrong}}, false, "2026-11-27 09:00:00.000000000 Z", "m7@x"}}));
    support::write(desk.at("by mail/dense.cpp"), right);
    support::write(desk.at("roster.csv"),
                   "name,id,email\nAnn Lee,1,ann@x\nMax Power,7,m7@x\nMax Power,8,m8@x\nCem Kaya,9,cem@x\n"
                   "Jose\u0301 Nu\u0301n\u0303ez,,\n");
    const auto book = desk.at("book").string();
    const auto grade = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "grade");
        arguments.insert(arguments.end(), {"--out", book, "--secret", desk.at("secret").string()});
        const auto run = desk.course.run(arguments);
        INFO(run.out << run.err);
        REQUIRE(run.code == 1);
    };
    const auto override_of = [&](const std::string& student) {
        return desk.course.run({"regrade", "--gradebook", book, "--secret", desk.at("secret").string(),
                                "--override", student, desk.at("by mail/dense.cpp").string()});
    };
    const auto graded = [&] {
        std::map<std::string, nlohmann::json> all;
        const auto results = support::results(book);
        for (const auto& one : results["submissions"]) all[one["student"]] = one["exercises"][0];
        return all;
    };
    grade({desk.at("class.zip").string(), "--roster", desk.at("roster.csv").string()});
    CHECK(graded().size() == 2);
    const auto cem = override_of("Cem Kaya");
    INFO(cem.out << cem.err);
    REQUIRE(cem.code == 0);
    CHECK_THAT(cem.out,
               ContainsSubstring("Cem Kaya has handed in no 04_dense: your file counts as on time."));
    CHECK(graded().at("Cem Kaya")["overridden"] == true);
    CHECK(graded().at("Cem Kaya")["score"] == 2);
    const auto regrade = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"regrade", "--gradebook", book, "--secret", desk.at("secret").string()});
        return desk.course.run(more);
    };
    const auto off = regrade({"--override-off", "Cem Kaya", "04_dense"});
    CHECK(off.code == 0);
    CHECK_THAT(off.out,
               ContainsSubstring("Cem Kaya has handed in nothing, and is in the roster only, as before."));
    CHECK(graded().size() == 2);
    CHECK(regrade({"--apply"}).code == 0);
    CHECK(graded().size() == 2);
    REQUIRE(override_of("kaya, cem").code == 0);
    CHECK(graded().at("Cem Kaya")["score"] == 2);

    const auto several = override_of("Max Power");
    CHECK(several.code == 2);
    CHECK_THAT(support::sentence(several.err),
               ContainsSubstring(
                   "'Max Power' may be Max Power or Max Power (8): say which, by id, login or address"));
    const auto nobody = override_of("Cem Kayaa");
    CHECK(nobody.code == 2);
    CHECK_THAT(support::sentence(nobody.err), ContainsSubstring("did you mean 'Cem Kaya'?"));
    CHECK(graded().size() == 3);
    CHECK_THAT(support::sentence(override_of("").err), ContainsSubstring("there is no student ''"));
    for (const auto* typed : {"Jos\u00e9 N\u00fa\u00f1ez", "Nunez, Jose", "jos\u00e9 n\u00fa\u00f1ez"}) {
        const auto jose = override_of(typed);
        INFO(typed << jose.out << jose.err);
        CHECK(jose.code == 0);
    }
    CHECK(graded().at("Jose\u0301 Nu\u0301n\u0303ez")["score"] == 2);
    const auto max = override_of("m8@x");
    CHECK(max.code == 0);
    CHECK_THAT(max.out, ContainsSubstring("  0 -> 2 of 14  +2\n") &&
                            ContainsSubstring("Max Power (8) has handed in no 04_dense"));
    CHECK(graded().at("Max Power (8)")["score"] == 2);

    // Canvas calls them otherwise; the roster is not given again.
    support::pack_to(desk.at("download.zip"),
                     support::canvas_download({{"Cem Kaya", "17", {{"dense.cpp", wrong}}},
                                               {"Ann Lee", "18", {{"dense.cpp", right}}}}));
    grade({desk.at("download.zip").string()});
    CHECK_FALSE(graded().at("Cem Kaya").contains("overridden"));
    CHECK(graded().at("Cem Kaya")["score"] < 2);
    CHECK_FALSE(graded().contains("kayacem"));
}
