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

TEST_CASE("an exercise is found by its id, or the id that was meant is named") {
    const MiniatureCourse files;
    const auto course = read_course(files.folder);
    REQUIRE(course);
    CHECK(course->find("02_two") == &course->exercises[1]);
    CHECK(course->find("02_tow") == nullptr);
    CHECK(course->exercise("01_one").value() == &course->exercises[0]);
    CHECK(course->exercise("02_tow").error().message ==
          "there is no exercise '02_tow'; did you mean '02_two'?");
    CHECK(course->exercise("two").error().message == "there is no exercise 'two'; did you mean '02_two'?");
    CHECK(course->exercise("quite_other").error().message ==
          "there is no exercise 'quite_other'; expected one of: 01_one, 02_two");
    CHECK(course->exercise("").error().kind == halfspace::Error::Kind::bad_input);
}
