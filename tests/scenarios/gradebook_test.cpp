// The gradebook survives: kills at any moment, a full disk, a second run, Ctrl-C; and tests and points that change.

#include "gradebook/gradebook.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "base/digest.hpp"
#include "base/process_tree.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;
using std::chrono::milliseconds;
using support::fs::path;
using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* course_title = "Artificial neural networks: what one lecture computes";

const std::string never_ends =
    "#include \"dense.hpp\"\nnamespace student {\n"
    "nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix&, const nn::Vector&) {\n"
    "    for (volatile int i = 0;; i = i + 1) {\n    }\n    return x;\n}\n}\n";

std::string file_of(const std::string& name) {
    return support::read(path(HALFSPACE_SOLUTIONS) / "04_dense/correct" / (name + ".cpp"));
}

/// A program in a process group of its own, with what it writes in files.
class Running {
  public:
    Running(std::vector<std::string> arguments, path folder) : folder_(std::move(folder)) {
        // What it leaves behind becomes ours, so that it can be counted.
        REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
        arguments.insert(arguments.begin(), HALFSPACE_PROGRAM);
        std::vector<char*> argv;
        for (auto& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        const std::string out = (folder_ / "stdout").string();
        const std::string err = (folder_ / "stderr").string();
        support::fs::remove(err);
        std::fflush(nullptr);  // or the copy would write it, too
        pid_ = ::fork();
        REQUIRE(pid_ >= 0);
        if (pid_ == 0) {
            ::setpgid(0, 0);
            if (std::freopen(out.c_str(), "w", stdout) == nullptr ||
                std::freopen(err.c_str(), "w", stderr) == nullptr)
                ::_exit(126);
            ::execv(argv[0], argv.data());
            ::_exit(127);
        }
        ::setpgid(pid_, pid_);
    }
    ~Running() {
        if (!ended_) end(SIGKILL);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] std::string err() const { return support::read(folder_ / "stderr"); }
    [[nodiscard]] std::string out() const { return support::read(folder_ / "stdout"); }

    void wait_for(const std::string& text) const {
        const auto deadline = Clock::now() + std::chrono::seconds(120);
        while (!support::fs::exists(folder_ / "stderr") || err().find(text) == std::string::npos) {
            REQUIRE(Clock::now() < deadline);
            std::this_thread::sleep_for(milliseconds(5));
        }
    }

    /// Sends the signal to the program alone, as `kill` does, or to its group, as a terminal does; gives the wait status. `took` is how
    /// long it took until neither it nor any process that it had started was there; what is there after two seconds is `left`.
    int end(int signal, bool group = false) {
        const auto begin = Clock::now();
        ::kill(group ? -pid_ : pid_, signal);
        int status = 0;
        REQUIRE(::waitpid(pid_, &status, 0) == pid_);
        ended_ = true;
        while (true) {
            const int reaped = ::waitpid(-1, nullptr, WNOHANG);
            if (reaped < 0) break;
            if (reaped > 0) continue;
            if (Clock::now() - begin > std::chrono::seconds(2)) {
                ++left;
                halfspace::kill_descendants();
                while (::waitpid(-1, nullptr, 0) > 0) {
                }
                break;
            }
            std::this_thread::sleep_for(milliseconds(1));
        }
        took = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
        return status;
    }

    milliseconds took{0};
    int left = 0;

  private:
    path folder_;
    int pid_ = -1;
    bool ended_ = false;
};

/// Students with 04_dense, each file another one, and a gradebook's folder.
class Class {
  public:
    Class() { support::write(folder() / "secret", "the secret of these scenarios"); }

    [[nodiscard]] path folder() const { return scratch_.path(); }
    [[nodiscard]] path out() const { return folder() / "out"; }

    void hand_in(const std::string& student, const std::string& text) const {
        support::write(folder() / "class" / student / "04_dense.cpp", text);
    }
    void hand_in_some(int students) const {
        for (int i = 0; i < students; ++i)
            hand_in("student " + std::to_string(i), file_of("products") + "// " + std::to_string(i) + "\n");
    }
    [[nodiscard]] std::vector<std::string> arguments(const path& to) const {
        return {"grade",    (folder() / "class").string(),  "--out",  to.string(),
                "--secret", (folder() / "secret").string(), "--jobs", "2"};
    }
    [[nodiscard]] support::Run grade() const { return support::run_halfspace(arguments(out())); }
    [[nodiscard]] support::Run regrade(std::vector<std::string> what,
                                       const path& course = HALFSPACE_EXERCISES) const {
        what.insert(what.begin(), "regrade");
        what.insert(what.end(), {"--gradebook", out().string(), "--secret", (folder() / "secret").string(),
                                 "--course", course.string()});
        return support::run_halfspace(what);
    }
    [[nodiscard]] double score(const std::string& student) const {
        const Json results = support::results(out());
        for (const Json& one : results["submissions"])
            if (one["student"] == student) return one["score"].get<double>();
        FAIL("no " << student);
        return -1;
    }
    /// Of the gradebook's tables.
    [[nodiscard]] int count(const std::string& what) const {
        SQLite::Database database(out() / halfspace::gradebook::file_name, SQLite::OPEN_READWRITE, 10'000);
        return database.execAndGet("SELECT count(*) FROM " + what).getInt();
    }
    [[nodiscard]] bool has_results() const { return support::fs::exists(out() / "results.json"); }

  private:
    halfspace::ScratchFolder scratch_ = support::scratch();
};

/// An error as it was before it was broken into lines.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// 20 in a test; more by hand, with KILLS=100.
int kills() {
    const char* wanted = std::getenv("KILLS");
    return wanted != nullptr ? std::atoi(wanted) : 20;
}

}  // namespace

TEST_CASE("a run that is killed at any moment goes on where it was: nothing lost, nothing twice") {
    const Class room;
    room.hand_in_some(6);
    room.hand_in("wrong", support::read(path(SAMPLE_CLASS) / "Ayşe Yıldız/04_dense/dense.cpp"));
    room.hand_in("broken", "#include \"dense.hpp\"\nbroken\n");
    // Undisturbed, and how long that takes once all is compiled.
    REQUIRE(support::run_halfspace(room.arguments(room.folder() / "whole")).code == 1);
    const auto begin = Clock::now();
    REQUIRE(support::run_halfspace(room.arguments(room.folder() / "timed")).code == 1);
    const double whole = std::chrono::duration<double>(Clock::now() - begin).count();

    std::mt19937 random(20260);
    int known = 0;
    int finished = 0;
    int half_done = 0;
    int leftovers =
        0;  // bubblewraps that were killed before they tied themselves to their parents: they wait, and do nothing
    for (int i = 0; i < kills(); ++i) {
        if (finished > 0) {  // from the start again
            support::fs::remove_all(room.out());
            known = finished = 0;
        }
        Running run(room.arguments(room.out()), room.folder());
        const double after = std::uniform_real_distribution(0.0, 1.1 * whole)(random);
        std::this_thread::sleep_for(std::chrono::duration<double>(after));
        run.end(SIGKILL);
        leftovers += run.left;
        INFO("kill " << i << " after " << after << " s; known " << known);
        if (!support::fs::exists(room.out() / halfspace::gradebook::file_name)) continue;
        const auto book = halfspace::gradebook::Gradebook::open(room.out(), course_title,
                                                                halfspace::gradebook::Access::write);
        REQUIRE(book.has_value());
        const int now = room.count("verdict");
        CHECK(now >= known);  // nothing lost
        CHECK(now <= 8);      // nothing twice
        half_done += now > 0 && now < 8 ? 1 : 0;
        known = now;
        finished = room.has_results() ? 1 : 0;
        if (finished > 0) CHECK(support::results(room.out()) == support::results(room.folder() / "whole"));
    }
    CHECK(half_done > 0);  // or the moments were none
    const auto last = room.grade();
    CHECK(last.code == 1);
    CHECK(room.count("verdict") == 8);
    CHECK(room.count("(SELECT DISTINCT student, exercise, source FROM verdict)") == 8);
    CHECK(room.count("grade") == 8);
    CHECK(support::results(room.out()) == support::results(room.folder() / "whole"));
    if (std::getenv("KILLS") != nullptr)
        WARN(kills() << " kills, " << half_done << " of them between the first and the last verdict; "
                     << leftovers << " left a process");
}

TEST_CASE("Ctrl-C ends all processes within a second and says how to go on; no old results look current") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    REQUIRE(room.grade().code == 1);
    REQUIRE(room.has_results());
    const auto before = support::read(room.out() / "results.json");
    room.hand_in("ben", never_ends);
    room.hand_in("cem", never_ends + "// another one\n");
    for (const auto& [signal, group] : {std::pair{SIGINT, true}, {SIGTERM, false}}) {
        Running run(room.arguments(room.out()), room.folder());
        run.wait_for("are graded already");
        std::this_thread::sleep_for(milliseconds(700));  // programs of students run
        const int status = run.end(signal, group);
        INFO(run.err());
        CHECK(run.took < milliseconds(1000));
        CHECK(run.left == 0);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 128 + signal);
        CHECK_THAT(
            run.err(),
            ContainsSubstring("halfspace: interrupted; 1 of 3 files are kept. The same command goes on.\n"));
        CHECK_THAT(run.err(), !ContainsSubstring("FAULT") && !ContainsSubstring("grader's fault"));
        CHECK(run.out().empty());
        CHECK_FALSE(room.has_results());
    }
    CHECK(support::read(room.out() / "results.previous.json") == before);
    room.hand_in("ben", file_of("products") + "// ben\n");
    room.hand_in("cem", file_of("products") + "// cem\n");
    CHECK(room.grade().code == 1);
    CHECK(room.score("ann") == 14);
    CHECK(room.score("ben") == 14);
}

TEST_CASE("a second run on the same gradebook says that the first one writes it, and changes nothing") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    REQUIRE(room.grade().code == 1);
    const auto before = support::results(room.out());
    const auto book =
        halfspace::gradebook::Gradebook::open(room.out(), course_title, halfspace::gradebook::Access::write);
    REQUIRE(book.has_value());
    for (const auto& run : {room.grade(), room.regrade({"--apply"}), room.regrade({"--undo"})}) {
        INFO(run.err);
        CHECK(run.code == 2);
        CHECK_THAT(on_one_line(run.err), ContainsSubstring("another run is writing it (process " +
                                                           std::to_string(::getpid()) + ")"));
        CHECK(run.out.empty());
    }
    CHECK(support::results(room.out()) == before);
}

TEST_CASE("another course's gradebook and a damaged one are refused and left as they are") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    REQUIRE(room.grade().code == 1);
    const auto file = room.out() / halfspace::gradebook::file_name;
    const auto results = support::read(room.out() / "results.json");
    const std::string whole = support::read(file);
    const support::CourseCopy course;
    support::edit(course.exercises() / "course.toml",
                  "title = \"Artificial neural networks: what one lecture computes\"",
                  "title = \"Another course\"");
    auto arguments = room.arguments(room.out());
    const auto other = course.run(arguments);
    CHECK(other.code == 2);
    CHECK_THAT(on_one_line(other.err),
               ContainsSubstring(file.string()) && ContainsSubstring("another course"));
    CHECK(support::read(file) == whole);
    const std::string half = whole.substr(0, whole.size() / 2);
    support::write(file, half);
    for (const auto& run : {room.grade(), room.regrade({"--preview"})}) {
        CHECK(run.code == 2);
        CHECK_THAT(on_one_line(run.err),
                   ContainsSubstring(file.string() + " is damaged") && ContainsSubstring("put back a copy"));
    }
    CHECK(support::read(file) == half);
    CHECK(support::read(room.out() / "results.json") == results);
}

TEST_CASE("a disk that fills up ends the run; with room again the same command goes on") {
    const Class room;
    room.hand_in_some(6);
    REQUIRE(room.grade().code == 1);
    const auto whole = support::results(room.out());
    support::fs::remove_all(room.out());
    // A small file system of its own, that only this shell sees: first without room, then with.
    const std::string script =
        "mkdir -p \"$OUT\" && mount -t tmpfs -o size=200k,mode=755 none \"$OUT\" || exit 77\n"
        "head -c 110000 /dev/zero >\"$OUT/filler\"\n"
        "\"$@\" >\"$SAYS/first\" 2>&1; echo \"$?\" >>\"$SAYS/codes\"\n"
        "rm -f \"$OUT/filler\"; mount -o remount,size=64m \"$OUT\"\n"
        "\"$@\" >\"$SAYS/second\" 2>&1; echo \"$?\" >>\"$SAYS/codes\"\n"
        "cp \"$OUT/results.json\" \"$OUT/gradebook.sqlite\" \"$SAYS\"\n";
    const path says = room.folder() / "says";
    support::fs::create_directory(says);
    std::vector<std::string> argv = {"env",
                                     "OUT=" + room.out().string(),
                                     "SAYS=" + says.string(),
                                     "unshare",
                                     "--mount",
                                     "bash",
                                     "-c",
                                     script,
                                     "disk",
                                     HALFSPACE_PROGRAM};
    for (const auto& argument : room.arguments(room.out())) argv.push_back(argument);
    const auto run = support::run_program(argv);
    if (!support::fs::exists(says / "codes")) SKIP("no file system can be mounted here: " << run.err);
    INFO(support::read(says / "first"));
    INFO(support::read(says / "second"));
    CHECK(support::read(says / "codes") == "3\n1\n");
    CHECK_THAT(support::read(says / "first"),
               ContainsSubstring("the disk is full") && ContainsSubstring("goes on"));
    CHECK(support::results(says) == whole);
    SQLite::Database database(says / "gradebook.sqlite", SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("SELECT count(*) FROM verdict").getInt() == 6);
    CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
}

TEST_CASE("other points: who changes is shown, changed and taken back, and no student's code runs") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    room.hand_in("wrong", support::read(path(SAMPLE_CLASS) / "Ayşe Yıldız/04_dense/dense.cpp"));
    REQUIRE(room.grade().code == 1);
    const double wrong = room.score("wrong");
    REQUIRE(wrong > 0);
    REQUIRE(wrong < 14);
    const support::CourseCopy course;
    support::edit(course.exercises() / "course.toml", "id = \"04_dense\"\npoints = 14",
                  "id = \"04_dense\"\npoints = 28");
    const int verdicts = room.count("verdict");
    const auto results = support::results(room.out());

    const auto preview = room.regrade({"--preview"}, course.exercises());
    INFO(preview.out << preview.err);
    CHECK(preview.code == 0);
    CHECK_THAT(preview.out, ContainsSubstring("04_dense  14 of 14 -> 28 of 28") &&
                                ContainsSubstring("2 of 2 students change: 2 (up to 14) gain") &&
                                ContainsSubstring("2  04_dense: worth 14 -> 28") &&
                                ContainsSubstring("Nothing is changed yet"));
    CHECK(preview.err.empty());
    CHECK(support::results(room.out()) == results);

    CHECK(room.regrade({"--apply"}, course.exercises()).code == 0);
    CHECK(room.score("ann") == 28);
    CHECK(room.score("wrong") == 2 * wrong);
    CHECK(room.count("verdict") == verdicts);
    CHECK_THAT(room.regrade({"--preview"}, course.exercises()).out,
               ContainsSubstring("None of 2 students changes."));

    const auto undone = room.regrade({"--undo"});
    CHECK(undone.code == 0);
    CHECK_THAT(undone.out, ContainsSubstring("Undone."));
    CHECK(support::results(room.out()) == results);
    const auto nothing = room.regrade({"--undo"});
    CHECK(nothing.code == 2);
    CHECK_THAT(on_one_line(nothing.err), ContainsSubstring("no regrading that could be undone"));
    CHECK(room.count("grade") == 4);  // each grade ever given is still there
}

TEST_CASE("some exercises are assigned: no other counts, and what came of one counts once it is assigned") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    support::write(room.folder() / "class/ann/02_activations.cpp",
                   support::read(path(HALFSPACE_SOLUTIONS) / "02_activations/correct/loops.cpp"));
    const support::CourseCopy course;
    const auto manifest = course.exercises() / "course.toml";
    support::edit(manifest, "[policy]", "assigned = [\"04_dense\"]\n\n[policy]");
    const auto graded = course.run(room.arguments(room.out()));
    INFO(graded.out << graded.err);
    CHECK(graded.code == 0);
    CHECK(room.score("ann") == 14);
    CHECK(support::results(room.out())["submissions"][0]["max_score"] == 14);
    CHECK(room.count("verdict") == 1);
    CHECK_THAT(graded.err, !ContainsSubstring("02_activations"));
    CHECK_THAT(on_one_line(graded.out),
               ContainsSubstring("note: 1 file of 02_activations is kept and not counted"));
    const auto table = course.run(
        {"export", "csv", "--gradebook", room.out().string(), "--out", (room.out() / "grades.csv").string()});
    CHECK(table.code == 0);
    CHECK_THAT(support::read(room.out() / "grades.csv"),
               ContainsSubstring("04_dense") && !ContainsSubstring("02_activations"));

    support::edit(manifest, "assigned = [\"04_dense\"]", "assigned = [\"04_dense\", \"02_activations\"]");
    CHECK(room.regrade({"--apply"}, course.exercises()).code == 0);
    CHECK(room.score("ann") == 28);
    CHECK(room.count("verdict") == 2);
}

TEST_CASE("a broken archive is one line of the progress and one to look at again") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    support::write(room.folder() / "class/cem/work.zip", "PK broken");
    const auto run = room.grade();
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    const auto first = run.err.find("rejected: ");
    CHECK(first != std::string::npos);
    CHECK(run.err.find("rejected: ", first + 1) == std::string::npos);
    CHECK_THAT(run.err, ContainsSubstring("14/14 "));
    CHECK_THAT(run.out,
               ContainsSubstring("Worth a second look: 1\n  cem  01_neuron  rejected (and 12 more): "));
}

TEST_CASE(
    "who is not among the submissions gets a grade of the exercises that are assigned now, and no more is "
    "judged") {
    const Class room;
    for (const char* student : {"ann", "ben"}) {
        room.hand_in(student, file_of("products") + "// " + student + "\n");
        support::write(room.folder() / "class" / student / "02_activations.cpp",
                       support::read(path(HALFSPACE_SOLUTIONS) / "02_activations/correct/loops.cpp"));
    }
    const support::CourseCopy course;
    const auto manifest = course.exercises() / "course.toml";
    support::edit(manifest, "[policy]", "assigned = [\"04_dense\"]\n\n[policy]");
    REQUIRE(course.run(room.arguments(room.out())).code == 0);
    REQUIRE(room.count("verdict") == 2);
    support::fs::remove_all(room.folder() / "class/ben");
    support::edit(manifest, "assigned = [\"04_dense\"]", "assigned = [\"02_activations\", \"04_dense\"]");
    const auto more = course.run(room.arguments(room.out()));
    INFO(more.out << more.err);
    CHECK(more.code == 0);
    CHECK(room.score("ann") == 28);
    CHECK(room.score("ben") == 28);
    CHECK(room.count("verdict") == 4);
    CHECK_THAT(on_one_line(more.out),
               ContainsSubstring("not among these submissions, and now by") && ContainsSubstring("now: ben"));
    CHECK_THAT(more.err, ContainsSubstring("3/3 "));
    support::edit(manifest, "assigned = [\"02_activations\", \"04_dense\"]",
                  "assigned = [\"02_activations\"]");
    CHECK(course.run(room.arguments(room.out())).code == 0);
    CHECK(room.score("ben") == 14);
    CHECK(room.count("verdict") == 4);
    const auto table = course.run(
        {"export", "csv", "--gradebook", room.out().string(), "--out", (room.out() / "grades.csv").string()});
    CHECK(table.code == 0);
}

TEST_CASE(
    "other tests: they are judged and nothing is compiled; through which checks grades change is said") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    room.hand_in("wrong", support::read(path(SAMPLE_CLASS) / "Ayşe Yıldız/04_dense/dense.cpp"));
    REQUIRE(room.grade().code == 1);
    // The public checks stand for other hidden ones: a hidden.cpp, and a kit with a program that was built from it.
    const support::CourseCopy course(support::CourseCopy::Solutions::copied);
    support::write(course.solutions() / "04_dense/hidden.cpp", "// other tests\n");
    const auto kit = support::scratch();
    auto json = Json::parse(support::read(path(HALFSPACE_KIT) / "kit.json"));
    const auto refused = room.regrade({"--preview"}, course.exercises());
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, ContainsSubstring("hidden.cpp has changed") && ContainsSubstring("grader/run"));
    const auto hidden = kit.path() / "hidden";
    std::filesystem::copy_file(std::string(json["exercises"]["04_dense"]["public"]), hidden);
    support::write(kit.path() / "hidden.sources",
                   halfspace::sha256_hex(support::read(course.exercises() / "04_dense/dense.hpp")) + "\n" +
                       halfspace::sha256_hex("// other tests\n") + "\n");
    json["exercises"]["04_dense"]["hidden"] = hidden.string();
    support::write(kit.path() / "kit.json", json.dump());
    // What would have to be compiled could not be: there is no compiler.
    ::setenv("TMPDIR", kit.path().c_str(), 1);
    const auto preview = room.regrade({"--preview", "--kit", kit.path().string()}, course.exercises());
    const auto applied = room.regrade({"--apply", "--kit", kit.path().string()}, course.exercises());
    ::unsetenv("TMPDIR");
    INFO(preview.out << preview.err);
    CHECK(preview.code == 0);
    CHECK_THAT(preview.err, ContainsSubstring("judging 2 files again ..."));
    CHECK_THAT(preview.out, ContainsSubstring("new -> passed") && ContainsSubstring("-> no more asked"));
    CHECK(applied.code == 0);
    CHECK(applied.err.empty());  // what was judged for the preview is known
    CHECK(room.count("verdict") == 4);
    CHECK(room.regrade({"--undo"}).code == 0);
}

TEST_CASE("what an older halfspace has kept in a gradebook counts in the next run, too") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    const auto table = room.folder() / "extensions.csv";
    support::write(table, "name,due\nann,2030-01-02T00:00:00Z\ncy,2030-01-03T00:00:00Z\n");
    auto first = room.arguments(room.out());
    first.insert(first.end(), {"--extensions", table.string()});
    REQUIRE(support::run_halfspace(first).code == 1);  // the other exercises
    const auto make_older = [&] {
        SQLite::Database database(room.out() / halfspace::gradebook::file_name, SQLite::OPEN_READWRITE);
        // The last step, taken back.
        database.exec("DROP TABLE note; ALTER TABLE student ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'");
        const int version = database.execAndGet("PRAGMA user_version").getInt();
        database.exec("PRAGMA user_version = " + std::to_string(version - 1));
    };
    // Whatever is done with it first brings it up to date.
    make_older();
    CHECK(support::run_halfspace({"export", "csv", "--gradebook", room.out().string(), "--out",
                                  (room.folder() / "grades.csv").string()})
              .code == 0);
    make_older();
    CHECK(room.regrade({"--preview"}).code == 0);
    make_older();
    room.hand_in("cy", file_of("products") + "// cy\n");
    const auto run = room.grade();
    INFO(run.out << run.err);
    REQUIRE(run.code == 1);
    CHECK(room.count("extension") == 2);
    std::vector<bool> own;
    const Json results = support::results(room.out());
    for (const Json& student : results["submissions"])
        for (const Json& exercise : student["exercises"])
            if (exercise["id"] == "04_dense") own.push_back(exercise.contains("due"));
    CHECK(own == std::vector<bool>{true, true});
}

TEST_CASE("the instructor's file is graded instead of the student's, and is marked as such") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    room.hand_in("Bob Miller", "#include \"dense.hpp\"\nbroken\n");
    const auto run = room.grade();
    REQUIRE(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("Worth a second look: 1\n") &&
                            ContainsSubstring("  Bob Miller  04_dense  did not compile: ") &&
                            ContainsSubstring("--override"));
    support::write(room.folder() / "mended/dense.cpp", file_of("products") + "// mended\n");
    const auto mended = (room.folder() / "mended/dense.cpp").string();
    const auto nobody = room.regrade({"--override", "Bob Miler", mended});
    CHECK(nobody.code == 2);
    CHECK_THAT(on_one_line(nobody.err), ContainsSubstring("did you mean 'Bob Miller'?"));
    support::write(room.folder() / "mended/solution.cpp", file_of("products"));
    const auto unnamed =
        room.regrade({"--override", "Bob Miller", (room.folder() / "mended/solution.cpp").string()});
    CHECK(unnamed.code == 2);
    CHECK_THAT(on_one_line(unnamed.err),
               ContainsSubstring("the file's name says for which exercise it counts") &&
                   ContainsSubstring("dense.cpp, graph.cpp"));
    const auto missing = room.regrade({"--override", "Bob Miller", (room.folder() / "no.cpp").string()});
    CHECK(missing.code == 2);
    CHECK_THAT(on_one_line(missing.err),
               !ContainsSubstring("the file's name says") && ContainsSubstring("no.cpp"));
    const auto done = room.regrade({"--override", "Bob Miller", mended});
    INFO(done.out << done.err);
    CHECK(done.code == 0);
    CHECK_THAT(done.out, ContainsSubstring("did_not_compile -> graded"));
    const auto overridden = [&] {
        const Json results = support::results(room.out());
        for (const Json& one : results["submissions"])
            if (one["student"] == "Bob Miller") return one["exercises"][3];
        return Json();
    };
    CHECK(room.score("Bob Miller") == 14);
    CHECK(overridden()["overridden"] == true);
    REQUIRE(room.grade().code == 1);  // the same class once more
    CHECK(room.score("Bob Miller") == 14);
    CHECK(overridden()["overridden"] == true);
    const auto off = room.regrade({"--override-off", "Bob Miller", "4"});
    INFO(off.out << off.err);
    CHECK(off.code == 0);
    CHECK_THAT(off.out, ContainsSubstring("the student's file counts: graded -> did_not_compile"));
    CHECK(room.score("Bob Miller") == 0);
    CHECK_FALSE(overridden().contains("overridden"));
    const auto twice = room.regrade({"--override-off", "Bob Miller", "4"});
    CHECK(twice.code == 2);
    CHECK_THAT(on_one_line(twice.err), ContainsSubstring("04_dense of 'Bob Miller' is not overridden"));
    REQUIRE(room.regrade({"--override", "Bob Miller", mended}).code == 0);
    room.hand_in("Bob Miller", "#include \"dense.hpp\"\nbroken again\n");
    const auto worse = room.grade();
    REQUIRE(worse.code == 1);
    CHECK_THAT(worse.out, ContainsSubstring("Fewer points than before, since the last file counts:\n"
                                            "  Bob Miller 14 -> 0 (04_dense)\n"));
    CHECK(room.score("Bob Miller") == 0);
    CHECK_FALSE(overridden().contains("overridden"));
}

TEST_CASE(
    "an override of what was never handed in is on time, is no similar file, and undone before a regrading") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    room.hand_in("ben", file_of("products") + "// ben\n");
    support::write(room.folder() / "class/cem/notes.txt", "");
    REQUIRE(room.grade().code == 1);
    const support::CourseCopy course;
    support::edit(course.exercises() / "course.toml", "id = \"04_dense\"\npoints = 14",
                  "id = \"04_dense\"\npoints = 28");
    REQUIRE(room.regrade({"--apply"}, course.exercises()).code == 0);
    support::write(room.folder() / "mended/dense.cpp", file_of("products") + "// by mail\n");
    const auto done = room.regrade({"--override", "cem", (room.folder() / "mended/dense.cpp").string()},
                                   course.exercises());
    INFO(done.out << done.err);
    CHECK(done.code == 0);
    CHECK_THAT(done.out, ContainsSubstring("cem has handed in no 04_dense: your file counts as on time.") &&
                             ContainsSubstring("the instructor's file counts: not_submitted -> graded"));
    CHECK(room.score("cem") == 28);
    support::write(room.folder() / "same/dense.cpp", file_of("products"));
    CHECK_THAT(
        room.regrade({"--override", "ann", (room.folder() / "same/dense.cpp").string()}, course.exercises())
            .out,
        ContainsSubstring("It is the file that ann has handed in: nothing is overridden.") &&
            !ContainsSubstring("--override-off"));
    if (support::fs::exists("/usr/bin/sim_c++")) {
        const auto alike = support::run_halfspace({"similar", "04_dense", "--gradebook", room.out().string(),
                                                   "--course", course.exercises().string()});
        INFO(alike.err);
        CHECK(alike.code == 0);
        CHECK_THAT(alike.out, ContainsSubstring("ben") && !ContainsSubstring("cem"));
    }
    const auto before = support::results(room.out());
    const auto refused = room.regrade({"--undo"});
    CHECK(refused.code == 2);
    CHECK_THAT(on_one_line(refused.err), ContainsSubstring("--override-off 'cem' 04_dense"));
    CHECK(support::results(room.out()) == before);
    CHECK(room.regrade({"--override-off", "cem", "04_dense"}, course.exercises()).code == 0);
    CHECK(room.score("cem") == 0);
    const auto undone = room.regrade({"--undo"});
    INFO(undone.out << undone.err);
    CHECK(undone.code == 0);
    CHECK_THAT(undone.out, !ContainsSubstring("was graded since"));
    for (const Json& one : support::results(room.out())["submissions"])
        CHECK(one["exercises"][3]["max_score"] == 14);
}

TEST_CASE("an undoing and a taking back that were interrupted go on with the same command") {
    const Class room;
    room.hand_in("ann", file_of("products"));
    REQUIRE(room.grade().code == 1);
    for (const char* points : {"28", "42"}) {
        const support::CourseCopy course;
        support::edit(course.exercises() / "course.toml", "id = \"04_dense\"\npoints = 14",
                      std::string("id = \"04_dense\"\npoints = ") + points);
        REQUIRE(room.regrade({"--apply"}, course.exercises()).code == 0);
    }
    // As a kill leaves it that comes before the results are written.
    const auto interrupt = [&] {
        support::fs::remove(room.out() / "results.json");
        SQLite::Database(room.out() / halfspace::gradebook::file_name, SQLite::OPEN_READWRITE)
            .exec("UPDATE run SET seconds = NULL WHERE id = (SELECT max(id) FROM run)");
    };
    REQUIRE(room.regrade({"--undo"}).code == 0);
    CHECK(room.score("ann") == 28);
    interrupt();
    const auto again = room.regrade({"--undo"});
    INFO(again.out << again.err);
    CHECK(again.code == 0);
    CHECK(room.score("ann") == 28);
    CHECK(room.regrade({"--undo"}).code == 0);  // another one
    CHECK(room.score("ann") == 14);
    CHECK(room.regrade({"--undo"}).code == 2);

    support::write(room.folder() / "mended/dense.cpp", "#include \"dense.hpp\"\n");
    REQUIRE(room.regrade({"--override", "ann", (room.folder() / "mended/dense.cpp").string()}).code == 0);
    CHECK(room.score("ann") == 0);
    {
        const auto book = halfspace::gradebook::Gradebook::open(room.out(), course_title,
                                                                halfspace::gradebook::Access::write);
        REQUIRE(book);
        REQUIRE((*book)->take_back({"ann", "04_dense"}) == true);
    }
    const auto off = room.regrade({"--override-off", "ann", "4"});
    INFO(off.out << off.err);
    CHECK(off.code == 0);
    CHECK(room.score("ann") == 14);
    interrupt();
    CHECK(room.regrade({"--override-off", "ann", "4"}).code == 0);
    CHECK(room.score("ann") == 14);
    CHECK(room.regrade({"--override-off", "ann", "4"}).code == 2);
}
