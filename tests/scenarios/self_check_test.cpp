// halfspace check: a student's own files, and the exit codes.

#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;

TEST_CASE("check of the starter: nothing is implemented, exit code 1") {
    const CourseCopy course;
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("not implemented"));
    CHECK_THAT(run.out, !ContainsSubstring("\x1b"));
}

TEST_CASE("check of a right answer: all passed, exit code 0") {
    const CourseCopy course;
    support::write(course.exercises() / "04_dense/dense.cpp",
                   support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp"));
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
}

TEST_CASE("check of a catalogued mistake shows the numbers, the hint and the command to run it again") {
    const CourseCopy course;
    support::write(
        course.exercises() / "04_dense/dense.cpp",
        support::replaced(
            support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp"),
            "nn::matmul(x, nn::transpose(weight)) + bias;", "nn::matmul(x, nn::transpose(weight));"));
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("two samples through a layer of two neurons"));
    CHECK_THAT(run.out, ContainsSubstring("expected"));
    CHECK_THAT(run.out, ContainsSubstring("This is what you get without the bias"));
    CHECK_THAT(run.out, ContainsSubstring("exercises/check 04_dense"));
}

TEST_CASE("check of a file that does not compile: the first error, exit code 1") {
    const CourseCopy course;
    support::write(course.exercises() / "04_dense/dense.cpp", "#include \"dense.hpp\"\nint x = ;\n");
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("dense.cpp:2:9"));
}

TEST_CASE("check of a file that is gone says so: exit code 1") {
    const CourseCopy course;
    support::fs::remove(course.exercises() / "04_dense/dense.cpp");
    const auto run = course.run({"check", "04_dense"});
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("dense.cpp is not there"));
}

TEST_CASE("a student who holds nearly all memory is told so, also when OpenBLAS then wants its buffer") {
    const CourseCopy course;
    const std::string product = "nn::matmul(x, nn::transpose(weight)) + bias;";
    const std::string text =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
    const auto hog = support::replaced(text, "return " + product,
                                       "const std::vector<char> held(110u << 20, 1);\n"
                                       "    if (held[held.size() / 2] != 1) throw 1;\n    return " +
                                           product);
    support::write(course.exercises() / "04_dense/dense.cpp", "#include <vector>\n" + hog);
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("OUT OF MEMORY"));
    CHECK_THAT(run.out, !ContainsSubstring("TIMED OUT"));
}
