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

TEST_CASE("check of a file in Latin-1 says so, and remembers what it has seen") {
    const CourseCopy course;
    support::write(course.exercises() / "04_dense/dense.cpp",
                   "// caf\xe9\n" + support::read(support::fs::path(HALFSPACE_SOLUTIONS) /
                                                  "04_dense/correct/products.cpp"));
    const auto run = course.run({"check", "04_dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(support::sentence(run.err),
               ContainsSubstring("dense.cpp is Latin-1, and is read as UTF-8: save it as UTF-8"));
    const auto list = course.run({"list"});
    INFO(list.out);
    CHECK_THAT(list.out, !ContainsSubstring("changed"));
}

TEST_CASE("check of a file that is gone says so: exit code 1") {
    const CourseCopy course;
    support::fs::remove(course.exercises() / "04_dense/dense.cpp");
    const auto run = course.run({"check", "04_dense"});
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("dense.cpp is not there"));
}

TEST_CASE(
    "a student who wants more memory than there is, is told so; with nearly all held, products still work") {
    const CourseCopy course;
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    const std::string text =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
    const auto check = [&](const std::string& when_full) {
        const std::string hog = R"(std::vector<std::unique_ptr<char[]>> held;
    try {
        while (true) held.emplace_back(new char[100'000]);
    } catch (const std::bad_alloc&) {)" +
                                when_full + R"(
    }
    const nn::Matrix large = xt::ones<double>({200, 200});
    if (nn::matmul(large, large)(0, 0) != 200.0) throw 1;
    )" + product;
        support::write(course.exercises() / "04_dense/dense.cpp",
                       "#include <memory>\n#include <vector>\n" + support::replaced(text, product, hog));
        return course.run({"check", "04_dense"});
    };
    const auto full = check("throw;");
    INFO(full.out << full.err);
    CHECK(full.code == 1);
    CHECK_THAT(full.out, ContainsSubstring("OUT OF MEMORY"));
    CHECK_THAT(full.out, !ContainsSubstring("TIMED OUT"));
    // Room for the arrays; OpenBLAS has its own buffer from the start.
    const auto nearly = check("held.resize(held.size() - 40);");
    INFO(nearly.out << nearly.err);
    CHECK(nearly.code == 0);
}

namespace {

/// `check 04_dense` of a right answer with one thing replaced.
support::Run check_dense(const std::string& old, const std::string& text, const std::string& before = "") {
    const CourseCopy course;
    const std::string right =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
    support::write(course.exercises() / "04_dense/dense.cpp", before + support::replaced(right, old, text));
    return course.run({"check", "04_dense"});
}

}  // namespace

TEST_CASE("an answer that depends on the calls before, on unset memory or on chance is told as that") {
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    struct Example {
        const char* text;
        const char* told;
    };
    for (const auto& [text, told] : {
             Example{"static int calls = 0;\n if (++calls > 3) return x;", "static or global"},
             Example{"nn::Matrix z = nn::Matrix::from_shape({x.shape(0), weight.shape(0)});\n"
                     "const nn::Matrix right = nn::matmul(x, nn::transpose(weight)) + bias;\n"
                     "for (std::size_t i = 0; i + 1 < right.size(); ++i) z.data()[i] = right.data()[i];\n"
                     "if (z.size() > 0 && !(z.data()[z.size() - 1] > 1e5)) z = right;\nreturn z;",
                     "never given a value"},
             Example{"return nn::matmul(x, nn::transpose(weight)) + bias + std::random_device{}() % 1000;",
                     "from run to run"},
         }) {
        const auto run = check_dense(product, std::string(text) + "\n    " + product, "#include <random>\n");
        INFO(run.out << run.err);
        CHECK(run.code == 1);
        CHECK_THAT(run.out, ContainsSubstring("the same question got two answers"));
        CHECK_THAT(run.out, ContainsSubstring(told));
    }
}

TEST_CASE("what is not to be had in a check is said plainly") {
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    struct Example {
        const char* text;
        const char* told;
    };
    for (const auto& [text, told] : {
             Example{"std::setlocale(LC_ALL, \"de_DE.UTF-8\");", "there are none here: no log files"},
             Example{"std::ofstream(\"log.txt\") << x.size();", "tried to open a file"},
             Example{"std::thread([] {}).join();", "the network, a process"},
         }) {
        const auto run = check_dense(product, std::string(text) + "\n    " + product,
                                     "#include <clocale>\n#include <fstream>\n#include <thread>\n");
        INFO(run.out << run.err);
        CHECK(run.code == 1);
        CHECK_THAT(run.out, ContainsSubstring("NOT ALLOWED"));
        CHECK_THAT(run.out, ContainsSubstring(told));
    }
}

TEST_CASE(
    "what was printed before a crash arrives, its end above all; what the library printed is told as its "
    "own") {
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    auto run = check_dense(product,
                           "for (int i = 0; i < 3000; ++i) std::cout << \"step \" << i << '\\n';\n"
                           "std::cout << \"here\"; std::abort();\n    " +
                               product,
                           "#include <cstdlib>\n#include <iostream>\n");
    INFO(run.out << run.err);
    CHECK_THAT(run.out, ContainsSubstring("| step 2999"));
    CHECK_THAT(run.out, ContainsSubstring("| here"));
    CHECK_THAT(run.out, !ContainsSubstring("| step 0\n"));

    run = check_dense(product, "delete[] (new double[8] + 2);\n    " + product);
    INFO(run.out << run.err);
    CHECK_THAT(run.out, ContainsSubstring("its memory is damaged"));
    CHECK_THAT(run.out, !ContainsSubstring("| free()"));
    CHECK_THAT(run.out, !ContainsSubstring("| munmap_chunk()"));
}
