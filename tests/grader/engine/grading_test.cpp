#include "engine/grading.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <set>

#include "base/digest.hpp"
#include "grader/engine/miniature.hpp"

namespace halfspace::engine {
namespace {

using gradebook::Access;
using gradebook::Gradebook;
using test::Miniature;

using Files = std::map<std::string, submission::File>;

/// A class of one exercise, its gradebook, and what a run of `grade` does with them.
class Class : public Miniature {
  public:
    Class() {
        fs::create_directory(path() / "out");
        book = Gradebook::open(path() / "out", "Miniature", Access::write).value();
    }

    /// As the program does it.
    Result<void> grade(Files files, unsigned jobs = 1) {
        judged.clear();
        faults.clear();
        grader_ = grader();
        const auto tests = TRY(hidden_tests(*grader_, secret));
        TRY(book->begin({"grade", {}, 0, tests.version, "", "", "", {}}));
        submission::ClassRoom room;
        for (auto& [student, file] : files)
            room.submissions.push_back({student, {{"04_dense", std::move(file)}}});
        room.submissions.push_back({"cem", {}});
        const auto taken = TRY(take_in(*book, room));
        with_news = taken.with_news;
        for (const auto& submission : room.submissions) CHECK(submission.files.empty());
        faults = taken.unreadable;
        const auto tasks = TRY(to_judge(*book, grader_->course, tests));
        std::mutex mutex;
        faults.merge(
            TRY(judge(*grader_, *book, tests, secret, tasks, jobs, [&](const auto& student, const auto& one) {
                const std::lock_guard lock(mutex);
                judged.insert(student + " " + std::string(to_string(one.outcome)));
            })));
        for (const auto& identity : TRY(book->students())) {
            const auto one = TRY(grade_student(*book, grader_->course, tests, identity.student, faults));
            TRY(book->give({one}));
        }
        return {};
    }

    [[nodiscard]] scoring::SubmissionGrade current(const std::string& student) const {
        return book->current(student).value().value().grade;
    }
    [[nodiscard]] int count(const std::string& table) const {
        SQLite::Database database(book->file(), SQLite::OPEN_READONLY);
        return database.execAndGet("SELECT count(*) FROM " + table).getInt();
    }

    std::unique_ptr<Gradebook> book;
    std::string secret = "secret";
    std::multiset<std::string> judged;
    std::set<std::string> with_news;
    Faults faults;

  private:
    std::unique_ptr<Grader> grader_;  // that of the last run, with its compiler
};

submission::File text(const std::string& source) {
    return submission::Source{source};
}

Files everybody() {
    return {{"ann", text("one=passed two=passed")},
            {"ben", text("one=passed two=failed named=no_bias")},
            {"dora", text("broken")},
            {"eve", verdict::Rejected{"it is binary"}},
            {"fay", text("fault")}};
}

const std::multiset<std::string> nobody;

TEST_CASE_METHOD(Class, "a class: each student gets what the file deserves, whatever the jobs") {
    for (const unsigned jobs : {1U, 4U}) {
        fs::remove_all(path() / "other");
        fs::create_directory(path() / "other");
        book = Gradebook::open(path() / "other", "Miniature", Access::write).value();
        REQUIRE(grade(everybody(), jobs));
        CHECK(current("ann").score == 4);
        CHECK(current("ben").score == 3);
        CHECK(current("cem").score == 0);
        CHECK(current("dora").score == 0);
        CHECK(current("eve").score == 0);
        CHECK_FALSE(current("fay").score.has_value());
        CHECK(scoring::all_passed(current("ann")));
        CHECK(current("ben").exercises[0].checks()[1].diagnosis->name == "no_bias");
        CHECK(current("eve").exercises[0].message == "it is binary");
        CHECK(std::holds_alternative<verdict::NotSubmitted>(current("cem").exercises[0].outcome));
        CHECK(judged == std::multiset<std::string>{"ann graded", "ben graded", "dora did_not_compile",
                                                   "fay grader_fault"});
        CHECK(with_news == std::set<std::string>{"ann", "ben", "dora", "eve", "fay"});
        REQUIRE(faults.size() == 1);
        CHECK(faults.begin()->first.student == "fay");
    }
}

TEST_CASE_METHOD(
    Class, "what has not changed is neither compiled nor judged nor graded again; a fault is tried again") {
    REQUIRE(grade(everybody()));
    const int verdicts = count("verdict");
    const int grades = count("grade");
    CHECK(verdicts == 3);
    CHECK(grades == 6);
    write("seeds", "");
    REQUIRE(grade(everybody()));
    CHECK(judged == std::multiset<std::string>{"fay grader_fault"});
    CHECK(with_news.empty());
    CHECK(count("verdict") == verdicts);
    CHECK(count("grade") == grades);
    // An older file once more is known, too.
    auto others = everybody();
    others["ann"] = text("one=passed two=crashed");
    REQUIRE(grade(others));
    CHECK(current("ann").score == 3);
    CHECK(judged == std::multiset<std::string>{"ann graded", "fay grader_fault"});
    REQUIRE(grade(everybody()));
    CHECK(current("ann").score == 4);
    CHECK(judged == std::multiset<std::string>{"fay grader_fault"});
    CHECK(with_news == std::set<std::string>{"ann"});
}

TEST_CASE_METHOD(Class, "a grade never gets worse by our fault, and what is not handed in again stays") {
    REQUIRE(grade(everybody()));
    // A new file that a fault keeps us from judging, and one that cannot be read.
    REQUIRE(grade({{"ann", text("fault now")}, {"ben", submission::Unreadable{"ben's is a pipe"}}}));
    CHECK(current("ann").score == 4);
    CHECK(current("ben").score == 3);
    CHECK(faults.contains({"ann", "04_dense"}));
    CHECK(faults.contains({"ben", "04_dense"}));
    // The next run judges what this one could not.
    REQUIRE(grade({{"ann", text("one=failed two=passed")}}));
    CHECK(current("ann").score == 1);
    CHECK(current("dora").score == 0);
    CHECK(std::holds_alternative<verdict::DidNotCompile>(current("dora").exercises[0].outcome));
}

TEST_CASE_METHOD(Class,
                 "other tests, another secret and other limits are judged again, and other points are not") {
    const Files ann{{"ann", text("one=passed two=failed")}};
    const std::multiset<std::string> again{"ann graded"};
    REQUIRE(grade(ann));
    CHECK(judged == again);
    exercise.points = 8;
    REQUIRE(grade(ann));
    CHECK(judged == nobody);
    CHECK(current("ann").score == 6);
    write("solutions/04_dense/hidden.cpp", "other tests\n");
    REQUIRE(grade(ann));
    CHECK(judged == again);
    CHECK(compiler->compiles == 0);  // the program is in the cache
    exercise.limits.cpu_seconds = 3;
    REQUIRE(grade(ann));
    CHECK(judged == again);
    secret = "another secret";
    REQUIRE(grade(ann));
    CHECK(judged == again);
    REQUIRE(grade(ann));
    CHECK(judged == nobody);
}

TEST_CASE_METHOD(Class,
                 "the instructor's file is judged and marked, until the student hands in another one") {
    REQUIRE(grade(everybody()));
    REQUIRE(book->put_instead({"dora", "04_dense"}, "one=passed two=failed"));
    for (int i = 0; i < 2; ++i) {
        REQUIRE(grade(everybody()));
        CHECK(current("dora").score == 3);
        CHECK(current("dora").exercises[0].overridden);
    }
    auto files = everybody();
    files["dora"] = text("broken again");
    REQUIRE(grade(files));
    CHECK(current("dora").score == 0);
    CHECK_FALSE(current("dora").exercises[0].overridden);
}

TEST_CASE_METHOD(Class, "who handed in, when, and what was noted of it, is kept; what is late loses points") {
    using std::chrono::hours;
    const course::Time due{hours(1000)};
    exercise.due = due;
    submission::ClassRoom room;
    auto& ann = room.submissions.emplace_back();
    ann.student = "ann";
    ann.identity.name = "Ann A";
    ann.files.emplace("04_dense", text("one=passed two=passed"));
    ann.submitted = due + hours(30);
    ann.arrivals["04_dense"] = {due + hours(30), false, {}};
    ann.notes = {{"04_dense", {"04_dense is taken from dense.cpp"}}};
    auto grader = this->grader();
    auto course = grader->course;
    course.late.off = 0.25;
    const auto tests = hidden_tests(*grader, secret).value();
    REQUIRE(book->begin({"grade", {}, 0, tests.version, "", "", "", {}}));
    REQUIRE(take_in(*book, room));
    const auto tasks = to_judge(*book, course, tests).value();
    REQUIRE(judge(*grader, *book, tests, secret, tasks, 1, [](const auto&, const auto&) {}));
    const auto grade = grade_student(*book, course, tests, "ann", {}).value();
    CHECK(grade.late);
    CHECK(grade.score == 2);  // two started days
    CHECK(grade.notes == std::vector<std::string>{"04_dense is taken from dense.cpp"});
    REQUIRE(book->give({grade}));
    const auto current = book->current("ann").value().value();
    CHECK(current.identity.name == "Ann A");
    CHECK(current.submitted == due + hours(30));
    CHECK(current.grade.exercises[0].taken_off == 2);
    ann.own_due["04_dense"] = due + hours(24);
    REQUIRE(take_in(*book, room));  // also of what came before
    CHECK(grade_student(*book, course, tests, "ann", {}).value().score == 3);
}

TEST_CASE_METHOD(Class, "a file is asked the same again, a changed one something else") {
    const auto seed_of = [&](const std::string& source) {
        fs::remove_all(path() / "other");
        fs::create_directory(path() / "other");
        book = Gradebook::open(path() / "other", "Miniature", Access::write).value();
        write("seeds", "");
        REQUIRE(grade({{"ann", text(source)}}));
        return read_file(path() / "seeds", 1u << 20).value();
    };
    const std::string first = seed_of("one=passed two=passed");
    CHECK(first.size() == 65);
    CHECK(seed_of("one=passed two=passed") == first);
    CHECK(seed_of("one=passed two=passed // and a remark") != first);
}

TEST_CASE_METHOD(Class, "a class is not begun with tests that do not fit") {
    exercise.functions.pop_back();
    const auto graded = grade(everybody());
    REQUIRE_FALSE(graded);
    CHECK(graded.error().kind == Error::Kind::bad_input);
    CHECK(compiler->compiles == 0);
    CHECK(count("work") == 0);
}

TEST_CASE_METHOD(Class,
                 "a gradebook that cannot be written ends the run, and what was judged before is kept") {
    Files files;
    for (int i = 0; i < 200; ++i)
        files[std::to_string(i)] = text("one=passed two=failed // " + sha256_hex(std::to_string(i)));
    REQUIRE(grade({}));
    book->limit_pages(count("pragma_page_count") + 60);
    const auto graded = grade(files, 2);
    REQUIRE_FALSE(graded);
    CHECK(graded.error().kind == Error::Kind::fault);
    const int kept = count("verdict");
    book->limit_pages(1'000'000);
    REQUIRE(grade(files, 2));
    CHECK(static_cast<int>(judged.size()) == 200 - kept);
    CHECK(count("verdict") == 200);
}

}  // namespace
}  // namespace halfspace::engine
