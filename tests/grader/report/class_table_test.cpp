#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/text.hpp"
#include "grader/report/example.hpp"
#include "report/console.hpp"

using namespace halfspace;
using namespace halfspace::report;
using namespace halfspace::course;
using namespace halfspace::verdict;
using halfspace::scoring::SubmissionGrade;
using test::graded;
using test::submission;

namespace {

int widest(const std::string& text) {
    int columns = 0;
    for (const std::string& line : lines(text)) columns = std::max(columns, width(line));
    return columns;
}

}  // namespace

TEST_CASE("a class is a table of points and short words") {
    const Course course = test::course();
    const std::vector<SubmissionGrade> grades{
        submission(course, "alice", {graded(4), graded(4), graded(4)}),
        submission(course, "bob", {graded(3, "tanh_for_sigmoid"), graded(1, "no_bias"), NotSubmitted{}}),
        submission(course, "Александра Константинопольская",
                   {graded(0, "no_bias"), DidNotCompile{"x"}, graded(2)}),
        submission(course, "李小龍", {Rejected{"activations.cpp is not UTF-8"}, graded(2), graded(3)}),
        submission(course, "m\x1b[31mallory\x1b]0;title\x07",
                   {graded(2), GraderFault{"no\nsandbox"}, graded(3)}),
    };
    CHECK("\n" + class_table(course, grades, Style{}) == R"(
student                 02_activations        04_dense   06_hyperplane     total
                                 of 14           of 14           of 20     of 48
--------------------------------------------------------------------------------
alice                               14              14              20        48
bob                               10.5             3.5             n/s        14
mallory                              7           FAULT              15  no score
Александра Константин…               0         compile              10        10
李小龍                        rejected               7              15        22

FAULT     mallory 04_dense: no sandbox
rejected  李小龍 02_activations: activations.cpp is not UTF-8

Mistakes recognised, by students: no_bias 2, tanh_for_sigmoid 1

5 students, 1 with all points, mean 23.5 of 48; 1 without a score, by the
grader's fault.

n/s       not handed in
compile   did not compile
rejected  not a source file that can be compiled
FAULT     the grader's fault, not the student's: no score, grade again
)");
}

TEST_CASE("a name from right to left changes no column's place") {
    Course course = test::course();
    course.exercises.resize(2);
    const std::string sarah = "\u05e9\u05e8\u05d4";
    const std::string text =
        class_table(course, {submission(course, sarah + "\u202e", {graded(4), Rejected{"x"}})}, Style{});
    const std::string apart = "\u2068" + sarah + "\u2069";
    CHECK(text.find("\n" + apart + "                  14        rejected        14\n") != std::string::npos);
    CHECK(text.find("\nrejected  " + apart + " 04_dense: x\n") != std::string::npos);
}

TEST_CASE("a table without trouble is short") {
    Course course = test::course();
    course.exercises.resize(1);
    CHECK("\n" + class_table(course, {submission(course, "eve", {graded(4)})}, Style{}) == R"(
student  02_activations     total
                  of 14     of 14
---------------------------------
eve                  14        14

1 student, 1 with all points, mean 14 of 14.
)");
}

TEST_CASE("an exercise that was blocked is marked") {
    Course course = test::course();
    course.policy.prerequisites = Policy::Prerequisites::enforce;
    course.exercises[1].prerequisites = {"02_activations"};
    CHECK("\n" +
              class_table(course, {submission(course, "eve", {graded(1), graded(4), graded(0)})}, Style{}) ==
          R"(
student  02_activations        04_dense   06_hyperplane     total
                  of 14           of 14           of 20     of 48
-----------------------------------------------------------------
eve                 3.5         blocked               0       3.5

1 student, 0 with all points, mean 3.5 of 48.

blocked   not counted, an exercise that comes first is not done
)");
}

TEST_CASE("exercises that do not fit beside each other go on in a further table, the total in the last") {
    Course course = test::course();
    course.exercises.push_back(course.exercises[0]);
    course.exercises[3].id = "07_quite_a_long_name";
    CHECK("\n" + class_table(course,
                             {submission(course, "eve", {graded(4), graded(4), graded(4), graded(4)})},
                             Style{}) ==
          R"(
student  02_activations        04_dense   06_hyperplane
                  of 14           of 14           of 20
-------------------------------------------------------
eve                  14              14              20

student  07_quite_a_lo…     total
                  of 14     of 62
---------------------------------
eve                  14        62

1 student, 1 with all points, mean 62 of 62.
)");
}

TEST_CASE("no line is wider than asked for, whatever the names") {
    const Course course = test::course();
    const std::vector<SubmissionGrade> grades{
        submission(course, std::string(300, 'x'),
                   {Rejected{std::string(300, 'y')}, graded(1, std::string(70, 'm'))}),
        submission(course, "李李李李李李李李李李李李李李李李李李",
                   {GraderFault{std::string(300, 'z')}, graded(1, "n")}),
    };
    for (const int columns : {80, 72, 100, 200}) {
        CHECK(widest(class_table(course, grades, Style{false, columns})) <= columns);
    }
}

TEST_CASE("colour adds escape codes and nothing else") {
    const Course course = test::course();
    const std::vector<SubmissionGrade> grades{
        submission(course, "alice", {graded(4), graded(2), graded(0)}),
        submission(course, "bob", {Rejected{"x"}, GraderFault{"y"}, DidNotCompile{"z"}}),
    };
    const std::string coloured = class_table(course, grades, Style{true, 80});
    CHECK(coloured != class_table(course, grades, Style{false, 80}));
    CHECK(clean(coloured) == class_table(course, grades, Style{false, 80}));
}

TEST_CASE("a class of nobody is still a table") {
    CHECK(class_table(test::course(), {}, Style{}).find("0 students.") != std::string::npos);
}

TEST_CASE("what came late and what should be known of a hand-in stands below the table, one reason once") {
    const Course course = test::course();
    auto ann = submission(course, "ann", {graded(4), graded(4), Rejected{"hw.zip: it is damaged"}});
    ann.exercises[0].late = true;
    ann.exercises[0].lateness = "30 hours late: 1.4 of 14 points taken off";
    ann.notes = {"04_dense is taken from dense.cpp"};
    const auto bob = submission(
        course, "bob", {Rejected{"hw.zip: it is damaged"}, Rejected{"hw.zip: it is damaged"}, graded(1)});
    const auto text = class_table(course, {ann, bob}, Style{});
    INFO(text);
    CHECK(text.find("late      ann 02_activations: 30 hours late: 1.4 of 14 points taken off\n"
                    "rejected  ann 06_hyperplane: hw.zip: it is damaged\n"
                    "note      ann: 04_dense is taken from dense.cpp\n"
                    "rejected  bob 02_activations and 1 more: hw.zip: it is damaged\n\n") !=
          std::string::npos);
}

TEST_CASE(
    "a grade of other exercises than the course's has a row as well, and who lost points has not all of "
    "them") {
    const Course course = test::course();
    Course before = course;
    before.exercises.erase(before.exercises.begin() + 1);
    auto late = submission(course, "late", {graded(4), graded(4), graded(4)});
    late.exercises[0].late = true;
    late.exercises[0].score = 7;
    late.score = 41;
    auto of_before = submission(before, "before", {graded(4), graded(3)});
    const std::string text = class_table(
        course, {of_before, late, submission(course, "all", {graded(4), graded(4), graded(4)})}, Style{});
    CHECK(text.find("\nbefore               14               -              15        29\n") !=
          std::string::npos);
    CHECK(text.find("3 students, 1 with all points") != std::string::npos);
    before.exercises.resize(1);  // fewer are assigned now
    CHECK(class_table(before, {late}, Style{}).find("\nlate                  7        41\n") !=
          std::string::npos);
}

TEST_CASE("a student with overridden exercises has a note that names them") {
    const Course course = test::course();
    auto one = submission(course, "ann", {graded(4), graded(4), graded(4)});
    one.exercises[0].overridden = one.exercises[2].overridden = true;
    CHECK(class_table(course, {one}, Style{})
              .find("note      ann: overridden, the instructor's file counts: 02_activations,\n"
                    "          06_hyperplane\n") != std::string::npos);
}
