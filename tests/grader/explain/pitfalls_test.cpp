#include "explain/pitfalls.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <ctime>

using namespace halfspace::explain;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string sentence(std::string_view text) {
    const auto found = find_pitfalls(text);
    return found.empty() ? "" : found.front().sentence;
}

}  // namespace

TEST_CASE("a quotient of whole numbers is told where it is none of doubles and does not come out even") {
    for (const char* text : {"return 1/2;", "x = 1 / 2;", "f(3 / 2)", "s + 1 / 3", "{ 2 / 4 }"}) {
        INFO(text);
        CHECK_THAT(sentence(text), ContainsSubstring("whole numbers"));
    }
    for (const char* text : {"return 1.0/2;", "1 / 2.0", "x * 1 / 2", "x / 1 / 2", "4 / 2", "n1 / 2", "1 / 0",
                             "1 / 2n", "0.5 / 2", "1 / n", "10'000 / 3'000"}) {
        INFO(text);
        CHECK(sentence(text).empty());
    }
    CHECK_THAT(sentence("m = s * (1 / x.size());"), ContainsSubstring("Write 1.0."));
    CHECK(sentence("m = s * 1 / x.size();").empty());
    CHECK(sentence("m = n1 / x.size();").empty());
}

TEST_CASE("a place is that of the numbers") {
    const auto found = find_pitfalls("int a;\n  return 1 / 2;\n");
    REQUIRE(found.size() == 1);
    CHECK(found.front().place.line == 2);
    CHECK(found.front().place.column == 10);
}

TEST_CASE("^ between whole numbers, and a vector in double brackets") {
    CHECK_THAT(sentence("return 2 ^ k;"), ContainsSubstring("exclusive or"));
    for (const char* text : {"a ^ b", "12 ^ b", "2.5 ^ b", "x2 ^ b", "a ^= 2"}) CHECK(sentence(text).empty());
    CHECK_THAT(sentence("nn::Vector y({3});"),
               ContainsSubstring("y holds one number, 3. For 3 numbers write nn::Vector y({3}, 0.0)."));
    for (const char* text : {"nn::Vector y({3}, 0.0);", "nn::Vector y({3.0});", "nn::Vector y({1, 2});",
                             "nn::Matrix y({3, 2});", "nn::Vector y({1});", "nn::Vector y({n});"})
        CHECK(sentence(text).empty());
}

TEST_CASE("a function that returns auto and an expression on what is its own") {
    for (const char* body : {
             "nn::Matrix t = p * 2.0; return t / 2.0 + b;",
             "nn::Vector t = p; return xt::sum(t);",
             "nn::Vector t = p; return -t;",
             "nn::Vector t = p; return xt::exp(t);",
             "nn::Matrix t = p; auto r = xt::row(t, 0); return r;",
             "nn::Matrix t = p; auto r = t + b; return r * 2.0;",
             "nn::Vector t = p; return nn::matmul(p, t) + t;",
         }) {
        INFO(body);
        CHECK_THAT(sentence(std::string("static auto f(const nn::Matrix& p) {") + body + "}"),
                   ContainsSubstring("f returns auto") && ContainsSubstring("'t'"));
    }
    CHECK_THAT(sentence("auto f(nn::Vector t, int n) { return t * 2.0; }"), ContainsSubstring("'t'"));
    for (const char* text : {
             "auto f(const nn::Vector& t) { return t * 2.0; }",                    // the caller's
             "nn::Vector f(nn::Vector t) { return t * 2.0; }",                     // evaluated
             "auto f(nn::Vector t) -> nn::Vector { return t * 2.0; }",             // evaluated
             "auto f(nn::Vector t) { return t; }",                                 // a copy
             "auto f(nn::Vector t) { return xt::sum(t)(); }",                      // a number
             "auto f(nn::Vector t) { return xt::sum(t * t)() / 2.0; }",            // a number
             "auto f(nn::Vector t) { return t(0) * t(1); }",                       // numbers
             "auto f(nn::Vector t) { return t.size() - 1; }",                      // a number
             "auto f(nn::Vector t) { return nn::dot(t, t) + 1.0; }",               // a number
             "auto f(nn::Vector t) { return xt::eval(t * 2.0); }",                 // evaluated
             "auto f(const nn::Matrix& p) { auto r = xt::row(p, 0); return r; }",  // the caller's
             "auto f(const nn::Matrix& p) { nn::Matrix t = p; double s = t(0, 0); return s * 2.0; }",
             "auto f(nn::Vector t);",
             "void g() { auto x = f(t); }",
         }) {
        INFO(text);
        CHECK(sentence(text).empty());
    }
}

TEST_CASE("a megabyte of anything costs no more than a second") {
    for (const char* piece :
         {"auto f(", "auto f(nn::Vector t) {", "1 / 2 ", "nn::Vector y({", "x\n", "/\n", "nn::Vector ^ /\n",
          "auto f(nn::Vector t) { return xt::f(xt::f(\n", "auto f() { xt::a(t)+xt::b(t); }\n"}) {
        std::string text;
        while (text.size() < (1u << 20)) text += piece;
        INFO(piece);
        const std::clock_t start = std::clock();
        CHECK(find_pitfalls(text).size() <= 3);
        CHECK(std::clock() - start < CLOCKS_PER_SEC);
    }
}
