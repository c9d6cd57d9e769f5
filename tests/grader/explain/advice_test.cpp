// The sentences themselves are tested on what g++ really says: tests/scenarios/messages_test.cpp.
#include "explain/advice.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using halfspace::explain::advice;

TEST_CASE("a row needs both its message and its line") {
    const std::string message = "conversion from 'double' to 'int' may change value [-Wfloat-conversion]";
    const std::string line = "    return abs(x(0));";
    CHECK(advice(message, {line, 17, "dense.cpp"}) ==
          "abs without std:: is the function for whole numbers: abs(-1.5) is 1. Write std::abs.");
    CHECK(advice(message, {"    return std::abs(x(0));", 22, "dense.cpp"}).empty());
    CHECK(advice(message, {"    return f(abs(1), x(0));", 23, "dense.cpp"}).empty());
    CHECK(advice("unused variable 'x' [-Wunused-variable]", {line, 17, "dense.cpp"}).empty());
}

TEST_CASE("groups and the file's name stand in the sentence") {
    CHECK(advice("'sort' is not a member of 'xt'", {"xt::sort(x)", 5, "dense.cpp"}) ==
          "For xt::sort write #include <xtensor/xsort.hpp> at the top.");
    CHECK(advice("my.hpp: No such file or directory", {"#include         ", 10, "dense.cpp"}) ==
          "There is no my.hpp here. Only dense.cpp is compiled and handed in: what you need from my.hpp has "
          "to stand in it.");
}

TEST_CASE("a parameter whose name is still in a comment is told from a name that is nowhere") {
    const std::string message = "'x' was not declared in this scope";
    const auto told = [&](const char* before) {
        return !advice(message, {"    return x;", 12, "dense.cpp", false, before}).empty();
    };
    CHECK(told("double f(double /*x*/, int /*k*/) {\n    return x;"));
    CHECK(told("double f(int /* k */,\n         double /* x */) {\n    return x;"));
    CHECK_FALSE(told("double f(double /*y*/) {\n    return x;"));
    CHECK_FALSE(told("double f(double /*x*/) {\n    return 1;\n}\ndouble g(double y) {\n    return x;"));
    CHECK_FALSE(told("double f(double y) {\n    /*x*/ return x;"));
}

TEST_CASE("a type of the contract that is not found stands outside of its namespace") {
    const std::string message = "'Layer' does not name a type";
    const char* const contract = "namespace student {\nstruct Layer {\n    int size;\n};\n}\n";
    CHECK(advice(message, {"double g(const Layer& x) {", 16, "dense.cpp", false, "", contract})
              .starts_with("This stands outside of namespace student, where Layer is"));
    CHECK(advice("'Lager' does not name a type",
                 {"double g(const Lager& x) {", 16, "dense.cpp", false, "", contract})
              .empty());
    CHECK(advice(message, {"double g(const Layer& x) {", 16, "dense.cpp"}).empty());
}

TEST_CASE("a module of nn is named where the exercise may use it") {
    const std::string message =
        "'threshold' is not a member of 'nn'; did you mean 'student::Activation::threshold'?";
    const std::vector<std::string> allowed = {"tensor", "activation"};
    CHECK(advice(message, {"nn::threshold(x)", 5, "neuron.cpp", false, "", "", allowed}) ==
          "For nn::threshold write #include <nn/activation.hpp> at the top.");
    CHECK(advice(message, {"nn::threshold(x)", 5, "neuron.cpp"})
              .starts_with("This exercise has no nn::threshold"));
    CHECK(
        advice("'thresh' is not a member of 'nn'", {"nn::thresh(x)", 5, "neuron.cpp", false, "", "", allowed})
            .empty());
}

TEST_CASE("names are ambiguous because of `using namespace std` only where the file says that") {
    const std::string message = "reference to 'count' is ambiguous";
    CHECK(advice(message, {"count = 2;", 1, "dense.cpp", false}).empty());
    CHECK(advice(message, {"count = 2;", 1, "dense.cpp", true})
              .starts_with("`using namespace std` brings in a std::count"));
}

TEST_CASE("places that are not in the line and long lines do no harm") {
    CHECK(advice("expected ';' before 'x'", {"", 900, "dense.cpp"}).empty());
    CHECK(advice("", {"x", 1, "dense.cpp"}).empty());
    CHECK(advice("expected ';' before 'x'", {std::string(10000, ' '), 1, "dense.cpp"}).empty());
    CHECK_FALSE(advice(std::string(100000, '\''), {"x", 0, "dense.cpp"}).size() > 1);
}
