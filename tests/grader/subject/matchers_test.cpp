#include "subject/matchers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <limits>

namespace subject::test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr Tolerance plain{.rtol = 1e-9, .atol = 1e-12};

TEST_CASE("numbers within their allowance are close") {
    CHECK(mismatch_of(1.0, 1.0, plain).empty());
    CHECK(mismatch_of(1.0 + 0.9e-9, 1.0, plain).empty());
    CHECK(mismatch_of(0.9e-12, 0.0, plain).empty());
    CHECK(mismatch_of(-0.0, 0.0, plain).empty());
    CHECK(mismatch_of(inf, inf, plain).empty());
    CHECK(mismatch_of(-inf, -inf, plain).empty());
}

TEST_CASE("the allowance is atol + rtol |expected|, on either side") {
    const Tolerance wide{.rtol = 0.1, .atol = 1.0};
    CHECK(mismatch_of(12.0, 10.0, wide).empty());
    CHECK(mismatch_of(8.0, 10.0, wide).empty());
    CHECK_FALSE(mismatch_of(12.01, 10.0, wide).empty());
    CHECK_FALSE(mismatch_of(7.99, 10.0, wide).empty());
    CHECK(mismatch_of(-12.0, -10.0, wide).empty());
    CHECK_FALSE(mismatch_of(10.0, 12.3, Tolerance{.rtol = 0.1, .atol = 1.0}).empty());  // not of the larger
}

TEST_CASE("a number that is off says by how much") {
    CHECK(mismatch_of(2.0002, 2.0, plain) ==
          "expected 2, got 2.0002\nabsolute error 0.0002 (allowed 1e-12), relative 0.0001 (allowed 1e-09)");
    CHECK(mismatch_of(2.5, 2.0, {.rtol = 0.1, .atol = 0}) ==
          "expected 2, got 2.5\nabsolute error 0.5 (allowed 0), relative 0.25 (allowed 0.1)");
}

TEST_CASE("of numbers that are plainly different nobody asks by how much") {
    CHECK(mismatch_of(2.5, 2.0, plain) == "expected 2, got 2.5");
    CHECK(mismatch_of(1.0, 0.0, plain) == "expected 0, got 1");
}

TEST_CASE("so many digits as it takes to see the difference") {
    CHECK(mismatch_of(1.0 + 1e-8, 1.0, plain).starts_with("expected 1, got 1.00000001\nabsolute"));
}

TEST_CASE("NaN and infinity are wrong, and no error is counted for them") {
    CHECK(mismatch_of(nan, 1.0, plain) == "expected 1, got nan");
    CHECK(mismatch_of(-nan, 1.0, plain) == "expected 1, got nan");
    CHECK(mismatch_of(inf, 1.0, plain) == "expected 1, got inf");
    CHECK(mismatch_of(-inf, inf, plain) == "expected inf, got -inf");
    CHECK(mismatch_of(1.0, inf, plain) == "expected inf, got 1");
    CHECK_FALSE(mismatch_of(nan, nan, plain).empty());  // no check expects it
    CHECK_FALSE(mismatch_of(1e308, -1e308, Tolerance{.rtol = 0.5, .atol = 1.0}).empty());  // overflows
}

TEST_CASE("shape comes before values, and NaN before the worst value") {
    CHECK(mismatch_of(nn::Vector{nan, 2.0}, nn::Vector{1.0}, plain) == "expected shape (1), got (2)");
    CHECK(mismatch_of(nn::Matrix{{1.0, 2.0}}, nn::Matrix{{1.0}, {2.0}}, plain) ==
          "expected shape (2, 1), got (1, 2)");
    CHECK(mismatch_of(nn::Matrix(nn::Matrix::from_shape({0, 2})), nn::Matrix(nn::Matrix::from_shape({0, 3})),
                      plain) == "expected shape (0, 3), got (0, 2)");
    CHECK(mismatch_of(nn::Vector{100.0, nan, 3.0}, nn::Vector{1.0, 2.0, 3.0}, plain) ==
          "expected 2 at [1], got nan; 2 of 3 elements are wrong, 1 not finite");
    CHECK(mismatch_of(nn::Vector{1.0, nan, inf}, nn::Vector{1.0, 2.0, 3.0}, plain) ==
          "expected 2 at [1], got nan; 2 of 3 elements are wrong, 2 not finite");
}

TEST_CASE("empty arrays of one shape are close") {
    CHECK(mismatch_of(nn::Vector(), nn::Vector(), plain).empty());
    const nn::Matrix none = nn::Matrix::from_shape({0, 3});
    CHECK(mismatch_of(none, none, plain).empty());
}

TEST_CASE("the worst element is the one furthest beyond its own allowance") {
    // Errors 5, 2 and 0.4; allowances 10, 0.1 and 0.1.
    const nn::Vector expected = {100.0, 1.0, 1.0};
    const nn::Vector got = {105.0, 3.0, 1.4};
    CHECK(mismatch_of(got, expected, Tolerance{.rtol = 0.1, .atol = 0.0}) ==
          "expected 1 at [1], got 3; 2 of 3 elements are wrong\n"
          "largest absolute error 5 (allowed 0), relative 2 (allowed 0.1)");
}

TEST_CASE("a matrix's element is told by row and column") {
    const nn::Matrix expected = {{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}};
    nn::Matrix got = expected;
    got(1, 0) = 5.0;
    CHECK(mismatch_of(got, expected, plain) == "expected 4 at [1, 0], got 5; 1 of 6 elements is wrong");
}

TEST_CASE("lists are compared one by one, after their lengths") {
    const std::vector<nn::Vector> expected = {{1.0}, {2.0, 3.0}};
    CHECK(mismatch_of(expected, expected, plain).empty());
    CHECK(mismatch_of(std::vector<nn::Vector>{{1.0}}, expected, plain) ==
          "expected a list of 2, got one of 1");
    CHECK(mismatch_of(std::vector<nn::Vector>{{1.0}, {2.0}}, expected, plain) ==
          "in element 1 of the list: expected shape (2), got (1)");
}

TEST_CASE("a matcher leaves its finding in the session") {
    CHECK_THAT(1.0, IsClose(1.0));
    CHECK(Session::current().mismatch.empty());
    CHECK_FALSE(IsClose(1.0).match(2.0));
    CHECK(Session::current().mismatch == "expected 1, got 2");
    CHECK(HasShape(2, 3).match(nn::Matrix(xt::zeros<double>({2, 3}))));
    CHECK(Session::current().mismatch.empty());
    CHECK_FALSE(HasShape(2, 3).match(nn::Matrix(xt::zeros<double>({3, 2}))));
    CHECK(Session::current().mismatch == "expected shape (2, 3), got (3, 2)");
    CHECK_FALSE(HasShape(2).match(nn::Vector{1.0}));
    CHECK(Session::current().mismatch == "expected shape (2), got (1)");
    CHECK_FALSE(HasShape(2).match(nn::Matrix{{1.0, 2.0}}));
}

TEST_CASE("a matcher says which entry or row it names, and of how many") {
    CHECK_FALSE(IsClose(nn::Vector{1, 2, 3}).match(nn::Vector{1, 2, 4}));
    CHECK(Session::current().place == Place{2, 3});
    CHECK_FALSE(IsClose(nn::Matrix{{1, 2}, {3, 4}}).match(nn::Matrix{{1, 2}, {3, 5}}));
    CHECK(Session::current().place == Place{1, 2});
    CHECK_FALSE(IsClose(nn::Vector{1, 2}).match(nn::Vector{1}));
    CHECK_FALSE(Session::current().place);
    CHECK_FALSE(Is(std::vector<int>{1, 2}).match(std::vector<int>{1, 3}));
    CHECK(Session::current().place == Place{1, 2});
    CHECK_FALSE(Is(1).match(2));
    CHECK_FALSE(Session::current().place);
}

TEST_CASE("an upper bound is no expected number") {
    CHECK(AtMost(0.1).match(0.1));
    CHECK(AtMost(0.1).match(-5));
    CHECK(AtMost(0.1, 1.01).match(0.1009));
    CHECK_FALSE(AtMost(0.1).match(0.274));
    CHECK(Session::current().mismatch == "at most 0.1 is allowed, it is 0.274");
    CHECK_FALSE(AtMost(0.1).match(nan));
    CHECK(Session::current().mismatch == "at most 0.1 is allowed, it is nan");
}

TEST_CASE("two lists that differ are shown once, long ones by an entry") {
    using Labels = std::vector<int>;
    CHECK_FALSE(Is(Labels{2, 1, 0, 1}).match(Labels{1, 1, 0, 1}));
    CHECK(Session::current().mismatch == "expected [2, 1, 0, 1], got [1, 1, 0, 1]; differs at [0]");
    CHECK_FALSE(Is(Labels{2, 1}).match(Labels{2, 1, 0}));
    CHECK(Session::current().mismatch == "expected [2, 1], got [2, 1, 0]: 3 entries, not 2");
    Labels many(200, 1);
    many[79] = 0;
    CHECK_FALSE(Is(Labels(200, 1)).match(many));
    CHECK(Session::current().mismatch == "expected 1 at [79], got 0; 1 of 200 entries is wrong");
    CHECK_FALSE(Is(Labels(200, 1)).match(Labels(100, 1)));
    CHECK(Session::current().mismatch == "expected 200 entries, got 100");
}

TEST_CASE("a wrong prediction is told what to look at, not the answer") {
    enum class Way { along, against };
    const auto right = Predicts(Way::against, "Draw the line for b = 1 and b = 2.");
    CHECK(right.match(Way::against));
    CHECK_FALSE(right.match(Way::along));
    CHECK(right.describe() == "\nDraw the line for b = 1 and b = 2.");
}

TEST_CASE("Is compares exactly, and integers by their value whatever their type") {
    CHECK(Is(3).match(std::size_t{3}));
    CHECK(Is(std::string("a")).match(std::string("a")));
    CHECK(Is(std::vector<int>{1, 2}).match(std::vector<int>{1, 2}));
    CHECK(Is(true).match(true));
    CHECK_FALSE(Is(true).match(false));
    CHECK(Session::current().mismatch == "expected true, got false");
    CHECK_FALSE(Is(41).match((std::uint64_t{1} << 32) + 41));
    CHECK(Session::current().mismatch == "expected 41, got 4294967337");
    CHECK_FALSE(Is(-1).match(std::numeric_limits<std::uint64_t>::max()));
    CHECK(Session::current().mismatch == "expected -1, got 18446744073709551615");
    CHECK_FALSE(Is(std::size_t{3}).match(-1));
    CHECK_FALSE(Is(std::string("a")).match(std::string("b")));
    CHECK(Session::current().mismatch == "expected \"a\", got \"b\"");
}

}  // namespace
}  // namespace subject::test
