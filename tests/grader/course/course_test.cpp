#include "course/course.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/course/miniature.hpp"

using namespace halfspace::course;
using halfspace::course::test::MiniatureCourse;

TEST_CASE("a course is read with its exercises in order") {
    const MiniatureCourse files;
    const auto course = read_course(files.folder);
    REQUIRE(course);
    CHECK(course->title == "Small course");
    CHECK(course->folder == files.folder);
    CHECK(course->policy.prerequisites == Policy::Prerequisites::enforce);
    CHECK(course->policy.pass_fraction == 0.6);
    REQUIRE(course->exercises.size() == 2);

    const Exercise& one = course->exercises[0];
    CHECK(one.id == "01_one");
    CHECK(one.folder == files.folder / "01_one");
    CHECK(one.title == "The first");
    CHECK(one.summary == "What one does");
    CHECK(one.file == "one.cpp");
    CHECK(one.contract == "one.hpp");
    CHECK(one.uses == std::vector<std::string>{"tensor", "activation"});
    REQUIRE(one.functions.size() == 2);
    CHECK(one.functions[0].name == "zeta");  // the file's order, not the alphabet's
    CHECK(one.functions[0].points == 2);
    CHECK(one.functions[1].name == "alpha");
    CHECK(one.functions[1].points == 1.5);
    REQUIRE(one.hints.size() == 2);
    CHECK(one.hints[0].text == "Look again.\nTwice.");
    CHECK(one.hints[0].function.empty());
    CHECK(one.hints[1].function == "zeta");
    CHECK(one.limits.cpu_seconds == 0.5);
    CHECK(one.points == 5);
    CHECK(one.prerequisites.empty());

    const Exercise& two = course->exercises[1];
    CHECK(two.id == "02_two");
    CHECK(two.points == 7.5);
    CHECK(two.prerequisites == std::vector<std::string>{"01_one"});
}

TEST_CASE("what is told of hidden checks: hints, and after the due date no less") {
    const auto told = [](const std::string& keys) {
        const MiniatureCourse files;
        files.apply({"course.toml", "pass_fraction = 0.6\n", keys});
        const auto course = read_course(files.folder);
        REQUIRE(course);
        return std::pair(course->policy.feedback, course->policy.feedback_after_due);
    };
    CHECK(told("") == std::pair(Feedback::hint, Feedback::hint));
    CHECK(told("feedback = 'name'\n") == std::pair(Feedback::name, Feedback::name));
    CHECK(told("feedback = 'nothing'\nfeedback_after_due = 'all'\n") ==
          std::pair(Feedback::nothing, Feedback::all));
    CHECK(told("feedback_after_due = 'all'\n") == std::pair(Feedback::hint, Feedback::all));
}

TEST_CASE("the due time's grace is over before more is told; without a due time nothing is ever over") {
    Course course;
    course.policy.feedback = Feedback::name;
    course.policy.feedback_after_due = Feedback::all;
    course.late.grace = std::chrono::minutes(15);
    const Time due{std::chrono::seconds(1'000'000)};
    CHECK(feedback(course, due, due) == Feedback::name);
    CHECK(feedback(course, due, due + std::chrono::minutes(15)) == Feedback::name);
    CHECK(feedback(course, due, due + std::chrono::seconds(901)) == Feedback::all);
    CHECK(feedback(course, std::nullopt, Time::max()) == Feedback::name);
}

TEST_CASE("what a manifest may leave out has documented defaults") {
    const MiniatureCourse files;
    files.apply({"course.toml", "[policy]\nprerequisites = \"enforce\"\npass_fraction = 0.6\n", ""});
    const auto course = read_course(files.folder);
    REQUIRE(course);
    CHECK(course->policy.prerequisites == Policy::Prerequisites::advise);
    CHECK(course->policy.pass_fraction == 0.5);
    const Exercise& two = course->exercises[1];
    CHECK(two.uses == std::vector<std::string>{"tensor"});
    CHECK(two.hints.empty());
    CHECK(two.limits.cpu_seconds == 2);
    CHECK(two.limits.wall_seconds == 10);
    CHECK(two.limits.memory_mb == 256);
}

TEST_CASE("an exercise read alone is worth the sum of its functions' points") {
    const MiniatureCourse files;
    const auto exercise = read_exercise(files.folder / "01_one");
    REQUIRE(exercise);
    CHECK(exercise->id == "01_one");
    CHECK(exercise->points == 3.5);
    CHECK(read_exercise(files.folder / "01_one/")->id == "01_one");
}

TEST_CASE("grades know the assigned exercises, and nothing that these require besides") {
    MiniatureCourse files;
    CHECK(assigned_part(*read_course(files.folder)).exercises.size() == 2);
    files.apply({"course.toml", "[policy]", "assigned = ['02_two']\n[policy]"});
    const auto course = read_course(files.folder);
    REQUIRE(course);
    CHECK(course->exercises.size() == 2);
    const Course part = assigned_part(*course);
    REQUIRE(part.exercises.size() == 1);
    CHECK(part.exercises[0].id == "02_two");
    CHECK(part.exercises[0].prerequisites.empty());
}

TEST_CASE("what is assigned exists, and is something") {
    const auto message = [](const std::string& assigned) {
        MiniatureCourse files;
        files.apply({"course.toml", "[policy]", "assigned = " + assigned + "\n[policy]"});
        const auto course = read_course(files.folder);
        return course ? "" : course.error().message;
    };
    CHECK(message("['02_tow']")
              .ends_with("'assigned': there is no exercise '02_tow' in this course; did you mean '02_two'?"));
    CHECK(message("[]").ends_with("'assigned': names no exercise; without it, all of them count"));
    CHECK(message("['01_one']").empty());
}

TEST_CASE("an exercise is found by its id") {
    const MiniatureCourse files;
    const auto course = read_course(files.folder);
    REQUIRE(course);
    CHECK(course->find("02_two") == &course->exercises[1]);
    CHECK(course->find("02_tow") == nullptr);
}

TEST_CASE("hints about the whole exercise come before those about a function") {
    const MiniatureCourse files;
    const auto one = read_exercise(files.folder / "01_one");
    REQUIRE(one);
    CHECK(hints_for(*one, "zeta") == std::vector<std::string>{"Look again.\nTwice.", "Look at zeta."});
    CHECK(hints_for(*one, "alpha") == std::vector<std::string>{"Look again.\nTwice."});
    CHECK(hints_for(*one, "") == std::vector<std::string>{"Look again.\nTwice."});
}

TEST_CASE("what was understood and what is asked beyond are sentences of one line") {
    MiniatureCourse files;
    files.apply({"01_one/exercise.toml",
                 "uses =", "understood = 'One is enough.'\nbeyond = 'They ask for two.'\nuses ="});
    const auto one = read_exercise(files.folder / "01_one");
    REQUIRE(one);
    CHECK(one->understood == "One is enough.");
    CHECK(one->beyond == "They ask for two.");
}
