// What beginners with xtensor meet, in plain words: each kind through `halfspace check`, so that g++, the linker and the
// sandbox say what they really say; beside it a near miss that must not get the sentence.

#include <algorithm>
#include <sstream>

#include "base/text.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;

namespace {

struct Kind {
    std::string hit;        ///< a line of the file, or several: the first is the one that is named
    std::string miss;       ///< further lines
    std::string sentence;   ///< its beginning
    std::string head = {};  ///< before the namespace
};

/// In one line, as it was before it was set in 80 columns.
std::string unwrapped(const std::string& text) {
    std::istringstream words(text);
    std::string result;
    for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
    return result;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

struct Course {
    CourseCopy copy;

    std::string check(const std::string& text, const std::vector<std::string>& options = {"--all"}) {
        support::write(copy.exercises() / "04_dense/dense.cpp", text);
        std::vector<std::string> arguments{"check", "04_dense"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const auto run = copy.run(arguments);
        CHECK(run.code == 1);
        for (const std::string& line : halfspace::lines(run.out)) {
            INFO(line);
            CHECK(halfspace::width(line) <= 80);
        }
        return unwrapped(run.out);
    }

    std::string check(const Kind& kind, const std::string& lines) {
        return check("#include \"dense.hpp\"\n" + kind.head + "namespace student {\n" + lines + "\n}\n");
    }

    /// Hit and miss in one file: g++ goes on after such errors. The sentence is there once, directly above g++'s line about the
    /// hit, or in it where g++ says nothing.
    void tells(const Kind& kind) {
        const auto line = 3 + std::count(kind.head.begin(), kind.head.end(), '\n');
        const std::string place = "dense.cpp:" + std::to_string(line) + ":";
        const std::string out = check(kind, kind.hit + "\n" + kind.miss);
        INFO(kind.hit << "\n" << out);
        CHECK(count(out, kind.sentence) == 1);
        const auto at = out.find(kind.sentence);
        REQUIRE(at != std::string::npos);
        const auto before = out.rfind("dense.cpp:", at);
        const bool in_it = before != std::string::npos && out.compare(before, place.size(), place) == 0;
        const auto after = out.find("dense.cpp:", at + kind.sentence.size());
        const bool above = after != std::string::npos && out.compare(after, place.size(), place) == 0;
        CHECK((in_it || above));
    }

    /// In files of their own, for what ends a compile.
    void tells_apart(const Kind& kind) {
        const std::string hit = check(kind, kind.hit);
        INFO(kind.hit << "\n" << hit);
        CHECK_THAT(hit, ContainsSubstring(kind.sentence));
        const std::string miss = check(kind, kind.miss);
        INFO(kind.miss << "\n" << miss);
        CHECK_THAT(miss, !ContainsSubstring(kind.sentence) && ContainsSubstring("dense.cpp"));
    }
};

}  // namespace

TEST_CASE("messages: arrays") {
    Course course;
    for (const Kind& kind : std::vector<Kind>{
             {"void f(nn::Matrix z) { z[0][1] = 2.0; }", "double g(double a) { return a[0]; }",
              "An entry of a matrix stands in round brackets: z(i, k), not z[i][k]."},
             {"double f(const nn::Matrix& z) { return z(0)(1); }", "double g(double a) { return a(0); }",
              "An entry of a matrix stands in one pair of round brackets"},
             {"double f(const nn::Matrix& z) { return z[0, 1]; }",
              "double g(const nn::Matrix& z) { double s = 0; for (int i = 0, k = 1; i < 1; ++i, ++k) s += "
              "z(i, k); return s; }",
              "z[i, k] is z[k]: in square brackets C++ drops what stands before the comma."},
             {"double f(const nn::Matrix& z) { return z[(0, 1)]; }", "double g(int a) { return (a + 1, 2); }",
              "z[(i, k)] is z[k]"},
             {"nn::Vector f(const nn::Vector& x) { nn::Vector y(x.size()); return y; }",
              "nn::Vector g() { nn::Vector y(\"three\"); return y; }",
              "A vector of n numbers is nn::Vector y({n}, 0.0)"},
             {"nn::Matrix f(const nn::Matrix& x) { nn::Matrix y(x.shape(0), 3); return y; }",
              "nn::Matrix g() { nn::Matrix y(\"three\"); return y; }",
              "A matrix of n rows and m columns is nn::Matrix z({n, m}, 0.0)"},
             {"nn::Vector f(const nn::Vector& x) { nn::Vector y({x.size()}); return y; }",
              "double g(std::size_t n) { const double y[1] = {n}; return y[0]; }",
              "This vector holds one number, the n in the braces."},
             {"nn::Vector f() { nn::Vector y({3}); return y; }",
              "nn::Vector g() { nn::Vector y({3}, 0.0); return y; }", "y holds one number, 3."},
             {"nn::Vector f() { std::vector<double> y(3); return y; }",
              "nn::Vector g() { std::string y; return y; }", "A std::vector is no nn::Vector"},
             {"void f(nn::Vector y) { y.push_back(1.0); }", "void g(Layer y) { y.push_back(1.0); }",
              "An nn::Vector does not grow"},
             {"std::size_t f(const nn::Matrix& x) { return x.shape[0]; }",
              "std::size_t g(int x) { return x[0]; }",
              "shape is a function: x.shape(0) is the number of rows"},
             {"void f(const nn::Matrix& x) { x(0, 0) = 1.0; }",
              "void g(nn::Matrix& x) { x(0, 0) + 1 = 2.0; }", "x is const, so it may only be read"},
             {"double f(const nn::Vector& x) { return xt::sum(x); }",
              "double g(const nn::Vector& x) { return x * xt::sum(x)(); }",
              "xt::sum(...) alone is no number yet"},
             {"double f(const nn::Vector& x) { return x * 2.0; }", "double g() { return \"a\"; }",
              "One number is wanted here, and an array stands there"},
             {"int f(const nn::Vector& x) { if (x > 0) return 1; return 0; }",
              "int g(Layer x) { if (x) return 1; return 0; }", "`if` wants one yes or no"},
             {"double f(const nn::Vector& w, const nn::Vector& x) { double s = 0; s += w * x; return s; }",
              "double g(Layer x) { double s = 0; s += x; return s; }", "A number cannot take in an array"},
             {"nn::Matrix f(const nn::Matrix& x) { return xt::ones<double>({x.shape(0), 1}); }",
              "nn::Matrix g(const nn::Matrix& x) { return xt::ones<double>({x.shape(0), std::size_t{1}}) + "
              "a; }",
              "The sizes in the braces have to be of one type"},
             {"void f(const nn::Vector& x) { std::cout << x; }", "void g(const Layer& x) { std::cout << x; }",
              "To print an array, write #include <xtensor/xio.hpp>"},
         })
        course.tells(kind);
}

TEST_CASE("messages: numbers") {
    Course course;
    for (const Kind& kind : std::vector<Kind>{
             {"double f(const nn::Vector& x) { return std::max(0, x(0)); }",
              "double g(Layer a) { return std::max(0, a); }", "std::max wants two numbers of the same type"},
             {"nn::Vector f(const nn::Vector& x) { return std::max(0.0, x); }",
              "double g(Layer a) { return std::max(0.0, a); }", "std::max compares two numbers."},
             {"nn::Vector f(const nn::Vector& x) { return std::exp(x); }",
              "double g(Layer a) { return std::exp(a); }", "std::exp takes numbers."},
             {"double f(const nn::Vector& x) { return abs(x(0)); }",
              "double g(const nn::Vector& x) { return std::abs(x(0)); }",
              "abs without std:: is the function for whole numbers"},
             {"int f(const nn::Vector& x) { int s = x(0); return s; }",
              "int g(const nn::Vector& x) { int s = std::floor(x(0)); return s; }",
              "This variable holds whole numbers only"},
             {"double f(double x) { return 1 / 2 * x; }", "double g(double x) { return x * 1 / 2; }",
              "1 / 2 is 0: whole numbers divide to a whole number."},
             {"double f(double x) { return x ^ 2; }", "double g(double x) { return x % 2; }",
              "^ is no power in C++"},
             {"double f(int k) { return 2 ^ k; }", "int g(int k) { return k ^ 2; }",
              "In C++ ^ is no power but"},
             {"double f(int x) { return x**2; }", "double g(int x) { return *x; }", "C++ has no **"},
             {"double f(const nn::Vector& x) { double s = 0; for (std::size_t i = x.size() - 1; i >= 0; --i) "
              "s += x(i); return s; }",
              "int g(std::size_t n) { return n >= 0 ? 1 : 2; }", "This does not end the loop"},
             {"double f(double x) { if (x = 0) return 1; return x; }",
              "double g(double x) { if ((x = 0)) return 1; return x; }", "= gives a value, == compares"},
             {"int f(int x) { int r = 0; switch (x) { case 1: r = 2;\n case 2: r = 3; break; } return r; }",
              "int g(int x) { int r = 0; switch (x) { case 1:\n case 2: r = 3; break; } return r; }",
              "A case without a break; (or return) goes on into the next case."},
             {"double f() { double s; return s; }", "double g() { double s = 0.0; return s; }",
              "s has no value before"},
         })
        course.tells(kind);
}

TEST_CASE("messages: functions and names") {
    Course course;
    for (const Kind& kind : std::vector<Kind>{
             {"double f(const nn::Vector& x) { if (x(0) > 0) return 1; }",
              "double g(double x) { if (x > 0) return 1; throw 2; }",
              "A way through this function ends without a return"},
             {"static auto f(const nn::Matrix& p) { nn::Matrix twice = p * 2.0; return twice / 2.0; } "
              "nn::Matrix h(nn::Matrix p) { return f(p); }",
              "static nn::Matrix g(const nn::Matrix& p) { nn::Matrix twice = p * 2.0; return twice / 2.0; } "
              "nn::Matrix i(nn::Matrix p) { return g(p); }",
              "f returns auto: that is a formula, not yet its numbers, and it still looks at 'twice'"},
             {"static auto f(const nn::Matrix& p) { nn::Matrix z = p; auto r = xt::row(z, 0); return r; } "
              "nn::Vector h(nn::Matrix p) { return f(p); }",
              "static auto g(const nn::Matrix& p) { auto r = xt::row(p, 0); return r; } nn::Vector "
              "i(nn::Matrix p) { return g(p); }",
              "f returns auto: that is a formula, not yet its numbers, and it still looks at 'z'"},
             {"double f(double /*x*/) { return x; }", "double g(double /*y*/) { return z; }",
              "The parameter x has no name yet"},
             {"nn::Vector tanh(const nn::Vector& x); double f(double x) { return 1 - tanh(x); }",
              "nn::Vector mine(const nn::Vector& x); double g(double x) { return mine(x); }",
              "tanh without std:: is your own function here"},
             {"nn::Matrix f(nn::Matrix a) { return apply(nn::Activation::relu, a); }",
              "nn::Matrix g(nn::Matrix a) { return nn::apply(nn::Activation::relu, a, a); }",
              "apply without nn:: is another function, of the standard library: write nn::apply."},
             {"void f() { std::ofstream out(\"x\"); }", "void g() { std::ostream out(3); }",
              "For files write #include <fstream> at the top."},
             {"void f() { std::queue<int> q; }", "void g() { std::line<int> q; }",
              "For std::queue write #include <queue> at the top."},
             {"Vector f();", "Vektor g();", "Write nn::Vector: the arrays are in namespace nn."},
             {"vector<double> f();", "std::vector<double> g(); deque<double> h();", "Write std::vector:"},
             {"void f() { for (i = 0; i < 3; ++i) {} }", "int g() { return i; }",
              "A loop's variable needs its type"},
             {"nn::Matrix f(const nn::Matrix& w) { return xt::linalg::dot(w, w); }",
              "int g() { return xt::linear::f(); }",
              "For xt::linalg write #include <xtensor-blas/xlinalg.hpp>"},
             {"nn::Vector f(const nn::Vector& x) { return xt::sort(x); }",
              "int g() { return xt::sorted(3); }", "For xt::sort write #include <xtensor/xsort.hpp>"},
             {"int f() { return count; }", "int g() { return number; }",
              "`using namespace std` brings in a std::count beside yours",
              "using namespace std;\nint count = 0;\n"},
         })
        course.tells(kind);
    // Without the line that brings them in, it is not to blame.
    const std::string other = course.check(
        "#include \"dense.hpp\"\nnamespace a { int count; }\nnamespace b { int count; }\nusing namespace "
        "a;\nusing namespace "
        "b;\nint f() { return count; }\n");
    CHECK_THAT(other, ContainsSubstring("is ambiguous") && !ContainsSubstring("using namespace std"));
}

TEST_CASE("messages: files, braces, semicolons and the linker") {
    Course course;
    for (const Kind& kind : std::vector<Kind>{
             {"double f(double x) { double y = x\n return y; }",
              "double f(double x) { double y = 3 x; return y; }",
              "The line above has to end with a semicolon ( ; )."},
             {"double f(double x) { return x\n}", "double f(double x) { return 3 x; }",
              "This line has to end with a semicolon ( ; )."},
             {"double f(double x) { if (x > 0) { return 1; return x; }",
              "double f(double x) { if (x > 0 { return 1; } return x; }", "A { is never closed"},
             {"double f(double x) { return x; } }", "double f(double x)) { return x; }",
              "There is one } more than there are {"},
             {"double f(double x) { if (x > 0) { return x; }\ndouble g(double x) { return x; } }",
              "double f(double x) { return x; } double f(double y) { return y; }",
              "A } is missing above this line"},
             {"double f(double x) { if (x > 0) { return 1; } }\nreturn 0; }",
              "double f(double x)) { return x; }",
              "This stands outside of all functions: is there one } too many above?"},
             {"double f(double x) { return x; } }\ndouble g(const Layer& x) { return 1; }\nnamespace student "
              "{",
              "double f(Lager x) { return x; }", "This stands outside of namespace student, where Layer is"},
             {"#include \"helper.hpp\"", "#include <helper.hpp>",
              "There is no helper.hpp here. Only dense.cpp is compiled and handed in"},
             {"double helper(double x);\nnn::Matrix columns_to_weight(const nn::Matrix& w) { return w * "
              "helper(1.0); }",
              "double helper(double x);\ndouble helper(int x) { return x; }\nnn::Matrix "
              "columns_to_weight(const nn::Matrix& w) { return "
              "w * helper(1.0); }",
              "Only dense.cpp is compiled: what another file holds is not there."},
             {"nn::Matrix columns_to_weight(const nn::Matrix& w) { return xt::linalg::inv(w); }",
              "void dgetrf_();\nnn::Matrix columns_to_weight(const nn::Matrix& w) { lapack(); return "
              "xt::linalg::dot(w, w); }",
              "xt::linalg::inv is not to be had here", "#include <xtensor-blas/xlinalg.hpp>\n"},
             {"}\nint main() {}\nnamespace student {", "int main() {}\nint number = 3.5 + \"\";",
              "remove your main()"},
             {"}\nstd::size_t parameter_count(const std::vector<student::Layer>&) { return 1; }\nnamespace a "
              "{",
              "namespace mine { std::size_t parameter_count(const std::vector<student::Layer>&) { return 1; "
              "} }\nint a = b;",
              "parameter_count is not inside namespace student { ... }"},
             {"nn::Matrix columns_to_weight(nn::Matrix& w) { return w; }",
              "nn::Matrix to_weight(nn::Matrix& w) { return w; } int a = b;",
              "dense.hpp declares it as nn::Matrix columns_to_weight(const nn::Matrix& w_in_out);"},
             {"int parameter_count(const std::vector<Layer>&) { return 1; }",
              "int count(const std::vector<Layer>&) { return a; }",
              "it returns another type than the declaration in dense.hpp"},
         })
        course.tells_apart(kind);
}

namespace {

/// The message of the first check of a right answer with these lines before its first product; the last of them is line 15.
std::string crash_of(Course& course, const std::string& lines) {
    const std::string right =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    const std::string out = course.check(support::replaced(right, product, lines + "\n    " + product));
    const auto from = out.find("Begin with dense_forward");
    REQUIRE(from != std::string::npos);
    return out.substr(from);
}

}  // namespace

TEST_CASE("messages: a crash, and what xtensor throws, is told in plain words and with its line") {
    Course course;
    struct Example {
        std::string lines;
        std::string told;
        std::string shown;
    };
    for (const auto& [lines, told, shown] : std::vector<Example>{
             {"nn::Matrix q = x;\n    nn::Vector r = xt::row(q, x.shape(0)); if (r(0) > 1e9) return q;",
              "Row 2 of a matrix, or entry 2 of a vector, is not there: there are 2, from 0 to 1.",
              "nn::Vector r = xt::row(q, x.shape(0));"},
             {"nn::Matrix q = x;\n    xt::row(q, 2) = bias;",
              "Row 2 of a matrix, or entry 2 of a vector, is not there", "xt::row(q, 2) = bias;"},
             {"nn::Matrix q = x;\n    if (xt::view(q, xt::all(), std::size_t(5))(0) > 1e9) return q;",
              "Column 5 is not there: there are 2, from 0 to 1.", "if (xt::view(q"},
             {"nn::Matrix q = x;\n    q(x.shape(0), 0) = 1.0;",
              "Row 2 of a matrix, or entry 2 of a vector, is not there", "q(x.shape(0), 0) = 1.0;"},
             {"nn::Matrix q = x;\n    q = q + nn::Matrix{{1, 2, 3, 4}, {1, 2, 3, 4}};",
              "Arrays are combined entry by entry here, and their shapes, the two above, do not fit.",
              "q = q + nn::Matrix"},
             {"nn::Vector v = bias;\n    v = x + x;", "A matrix is put into an nn::Vector here",
              "v = x + x;"},
             {"std::vector<double> v(3);\n    v[x.shape(0) + 3] = 2.0;",
              "most likely an index is out of range", "v[x.shape(0) + 3] = 2.0;"},
             {"double* p = nullptr;\n    p[x.size()] = 1.0;", "SIGSEGV", "p[x.size()] = 1.0;"},
             {"volatile int zero = 0;\n    if (10 / zero == 3) return x;", "a whole number divided by zero",
              "if (10 / zero == 3) return x;"},
             {"\n    throw std::runtime_error(\"not yet\");", "threw std::runtime_error: not yet This was",
              "throw std::runtime_error(\"not yet\");"},
         }) {
        const std::string out = crash_of(course, lines);
        INFO(lines << "\n" << out);
        CHECK_THAT(out, ContainsSubstring("CRASHED:") || ContainsSubstring("THREW:"));
        CHECK_THAT(out, ContainsSubstring(told));
        CHECK_THAT(out, ContainsSubstring("This was in line 15 of dense.cpp: 15 | " + shown));
        CHECK_THAT(out, !ContainsSubstring("0x") && !ContainsSubstring("crash-site"));
    }
}

TEST_CASE("messages: endless recursion has its line, and a view that is in range its value") {
    Course course;
    const std::string right =
        support::read(support::fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
    const std::string product = "return nn::matmul(x, nn::transpose(weight)) + bias;";
    const std::string deep = support::replaced(right, "namespace student {",
                                               "namespace student {\nstatic int deep(int n) {\n"
                                               "    return 3 * deep(n + 1) % 7 + n;\n}");
    const auto line =
        1 + std::count(deep.begin(), deep.begin() + std::ptrdiff_t(deep.find("return 3 *")), '\n');
    // In the rows of a terminal.
    const std::string out =
        course.check(support::replaced(deep, product, "if (deep(3) == 4) return x;\n    " + product), {});
    INFO(out);
    CHECK_THAT(out, ContainsSubstring("endless recursion"));
    CHECK_THAT(out, ContainsSubstring("This was in line " + std::to_string(line) +
                                      " of dense.cpp: " + std::to_string(line) + " | return 3 *"));
    const std::string views =
        "nn::Matrix z = nn::matmul(x, nn::transpose(weight));\n"
        "    for (std::ptrdiff_t i = 0; i < std::ptrdiff_t(z.shape(0)); ++i)\n"
        "        xt::row(z, i - std::ptrdiff_t(z.shape(0))) += bias;\n"
        "    return xt::view(z, xt::range(0, 1000), xt::all());\n";
    support::write(course.copy.exercises() / "04_dense/dense.cpp", support::replaced(right, product, views));
    const auto run = course.copy.run({"check", "04_dense"});
    INFO(run.out);
    CHECK(run.code == 0);
}
