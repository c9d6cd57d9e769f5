// halfspace plot: the student's own result in a terminal and as a file, and the exit codes.

#include <cstdlib>

#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;

namespace {

/// Sets a variable of the environment as long as it lives.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        ::setenv(name, value, 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() {
        if (before_.empty()) {
            ::unsetenv(name_);
        } else {
            ::setenv(name_, before_.c_str(), 1);
        }
    }

  private:
    const char* name_;
    std::string before_;
};

const char* const exercise = "02_activations";

/// A right answer, with one thing replaced.
void answer(const CourseCopy& course, const std::string& old = "", const std::string& text = "") {
    auto right = support::read(support::fs::path(HALFSPACE_SOLUTIONS) / exercise / "correct/loops.cpp");
    if (!old.empty()) right = support::replaced(right, old, text);
    support::write(course.exercises() / exercise / "activations.cpp", right);
}

support::Run drawn(const CourseCopy& course, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"plot", exercise});
    return course.run(more);
}

}  // namespace

TEST_CASE(
    "plot of a right answer: five panels, with and without colour, in UTF-8 and in ASCII; exit code 0") {
    const CourseCopy course;
    answer(course);
    const Variable utf8("LC_ALL", "C.UTF-8");
    const auto plain = drawn(course);
    INFO(plain.out << plain.err);
    CHECK(plain.code == 0);
    for (const char* words : {"threshold", "sigmoid", "tanh", "relu", "leaky", "its slope", "wanted"})
        CHECK_THAT(plain.out, ContainsSubstring(words));
    CHECK_THAT(plain.out, ContainsSubstring("┬"));
    CHECK_THAT(plain.out, !ContainsSubstring("\x1b"));
    const auto coloured = drawn(course, {"--colour", "always"});
    CHECK(coloured.code == 0);
    CHECK_THAT(coloured.out, ContainsSubstring("\x1b[36m"));

    const Variable ascii("LC_ALL", "C");
    const auto old = drawn(course);
    CHECK(old.code == 0);
    CHECK_THAT(old.out, ContainsSubstring("***"));
    for (const char c : old.out) REQUIRE(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("plot --out: SVG and PNG through gnuplot; another ending, and no gnuplot, are said at once") {
    const CourseCopy course;
    answer(course);
    const auto folder = support::scratch();
    const auto svg = folder.path() / "picture.svg";
    auto run = drawn(course, {"--out", svg.string()});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    const auto text = support::read(svg);
    CHECK_THAT(text, ContainsSubstring("<svg"));
    CHECK_THAT(text, ContainsSubstring("</svg>"));
    CHECK_THAT(text, ContainsSubstring("its slope"));
    const auto png = folder.path() / "picture.png";
    run = drawn(course, {"--out", png.string()});
    CHECK(run.code == 0);
    CHECK(support::read(png).starts_with("\x89PNG\r\n"));

    run = drawn(course, {"--out", (folder.path() / "picture.jpg").string()});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring(".svg or .png"));
    const Variable path("PATH", folder.path().c_str());
    run = drawn(course, {"--out", (folder.path() / "none.svg").string()});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("gnuplot-nox"));
    CHECK_FALSE(support::fs::exists(folder.path() / "none.svg"));
}

TEST_CASE("a region that is not as wanted is wrong: exit code 1, as for a number that is none") {
    const CourseCopy course;
    const auto file = course.exercises() / "06_hyperplane/hyperplane.cpp";
    const auto right =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "06_hyperplane/correct/reflection.cpp");
    support::write(file, right);
    CHECK(course.run({"plot", "06_hyperplane"}).code == 0);
    support::write(file,
                   support::replaced(right, "return (inner(x, w) + b) /", "return -(inner(x, w) + b) /"));
    const auto run = course.run({"plot", "06_hyperplane"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("differs at"));
}

TEST_CASE(
    "plot of a broken program says what is broken in the panel's place, and draws the others: exit code 1") {
    const CourseCopy course;
    SECTION("the starter") {
        const auto run = drawn(course);
        INFO(run.out << run.err);
        CHECK(run.code == 1);
        CHECK_THAT(run.out, ContainsSubstring("not implemented"));
    }
    SECTION("one that does not compile") {
        support::write(course.exercises() / exercise / "activations.cpp",
                       "#include \"activations.hpp\"\nint x = ;\n");
        const auto run = drawn(course);
        CHECK(run.code == 1);
        CHECK_THAT(run.out, ContainsSubstring("activations.cpp:2:9"));
    }
    SECTION("one that is gone") {
        support::fs::remove(course.exercises() / exercise / "activations.cpp");
        const auto run = drawn(course);
        CHECK(run.code == 1);
        CHECK_THAT(run.out, ContainsSubstring("is not there"));
    }
    struct Example {
        const char* body;
        const char* told;
    };
    for (const auto& [body, told] : {
             Example{"std::abort();", "CRASHED"},
             Example{"for (volatile int i = 0;; i = i + 1) {}", "TIMED OUT"},
             Example{"return nn::Vector{1, 2, 3};", "the curve 'sigmoid' needs 200 numbers"},
             Example{"return x * std::nan(\"\");", "sigmoid (no number at 200 of 200 points)"},
         }) {
        DYNAMIC_SECTION(told) {
            support::write(
                course.exercises() / exercise / "activations.cpp",
                "#include \"activations.hpp\"\n#include <cmath>\n#include <cstdlib>\nnamespace student {\n"
                "nn::Vector sigmoid(const nn::Vector& x) { (void)x; " +
                    std::string(body) +
                    " }\nnn::Vector sigmoid_grad(const nn::Vector& x) { return x; }\n"
                    "nn::Vector relu(const nn::Vector& x) { return x; }\n"
                    "nn::Vector relu_grad(const nn::Vector& x) { return x; }\n}\n");
            const auto run = drawn(course);
            INFO(run.out << run.err);
            CHECK(run.code == 1);
            CHECK_THAT(run.out, ContainsSubstring(told));
            CHECK_THAT(run.out, ContainsSubstring("not implemented"));  // those that it has not
        }
    }
}

TEST_CASE("plot of an exercise that has no picture, or of none: exit code 2") {
    const CourseCopy course;
    auto run = course.run({"plot"});
    CHECK(run.code == 2);
    run = course.run({"plot", "02_activation"});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("02_activations"));
}
