#include "wire/codec.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cmath>
#include <cstring>

#include "grader/wire/packed.hpp"
#include "grader/worker/tiny.hpp"

namespace wire::test {
namespace {

template <class T>
T round_trip(const T& value) {
    return decoded<T>(encoded<T>(value));
}

std::uint64_t bits(double x) {
    std::uint64_t all = 0;
    std::memcpy(&all, &x, sizeof x);
    return all;
}

TEST_CASE("a double crosses bit by bit") {
    const double x = GENERATE(0.0, -0.0, 3.0, 0.1, 1e308, 5e-324, std::numeric_limits<double>::infinity(),
                              -std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN(), -std::nan("17"));
    CHECK(bits(round_trip(x)) == bits(x));
}

TEMPLATE_TEST_CASE("an integer's limits cross", "", char, signed char, unsigned char, short, unsigned short,
                   int, unsigned, long, unsigned long, long long, unsigned long long) {
    for (const TestType x : {std::numeric_limits<TestType>::min(), TestType{0}, TestType{1},
                             std::numeric_limits<TestType>::max()}) {
        CHECK(round_trip(x) == x);
    }
}

TEST_CASE("truth values, texts and enums cross") {
    CHECK(round_trip(true));
    CHECK_FALSE(round_trip(false));
    const std::string odd("\0a\xff\n", 4);
    CHECK(round_trip(odd) == odd);
    CHECK(round_trip(std::string()).empty());
    CHECK(round_trip(student::Colour::blue) == student::Colour::blue);
}

TEST_CASE("arrays keep their shape, empty ones too") {
    CHECK(round_trip(nn::Vector()).size() == 0);
    const nn::Vector v = {1.0, -0.0, std::numeric_limits<double>::infinity()};
    CHECK(round_trip(v) == v);
    for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{0, 3}, {3, 0}, {0, 0}, {2, 3}}) {
        nn::Matrix m = nn::Matrix::from_shape({rows, columns});
        for (std::size_t i = 0; i < m.size(); ++i) m.data()[i] = static_cast<double>(i) + 0.5;
        const nn::Matrix back = round_trip(m);
        CHECK(back.shape(0) == rows);
        CHECK(back.shape(1) == columns);
        CHECK(back == m);
    }
}

TEST_CASE("lists and structs cross, nested") {
    const std::vector<std::vector<int>> lists = {{}, {1, -2}, {3}};
    CHECK(round_trip(lists) == lists);
    const std::vector<bool> truths = {true, false, true};
    CHECK(round_trip(truths) == truths);
    const student::Everything all{true,       student::Colour::green, "n",
                                  {1.0, 2.0}, {{1.0, 2.0, 3.0}},      {{1.5, -0.0}, {2.5, 7.0}}};
    const auto back = round_trip(std::vector<student::Everything>{all}).at(0);
    CHECK(back.flag);
    CHECK(back.colour == student::Colour::green);
    CHECK(back.name == "n");
    CHECK(back.vector == all.vector);
    CHECK(back.matrix == all.matrix);
    REQUIRE(back.points.size() == 2);
    CHECK(std::signbit(back.points[0].y));
    CHECK(back.points[1].x == 2.5);
}

TEST_CASE("a value of another type is refused in words") {
    const auto refusal = [](auto wanted, const Bytes& got) -> std::string {
        try {
            decoded<decltype(wanted)>(got);
        } catch (const NotThatType& error) {
            return error.what();
        }
        return "accepted";
    };
    const Bytes text = encoded(std::string("x"));
    const Bytes list = encoded(std::vector<int>{1, 2});
    const Bytes number = encoded(1.5);
    const Bytes float64 = packed([](Packer& p) { p.pack_double(1.5); });
    const Bytes nothing = packed([](Packer& p) { p.pack_nil(); });
    const Bytes map = packed([](Packer& p) { p.pack_map(0); });

    CHECK(refusal(1.0, text) == "not a number but a text");
    CHECK(refusal(1.0, float64) == "not a number but a number");
    CHECK(refusal(1.0, nothing) == "not a number but nothing");
    CHECK(refusal(1.0, encoded(nn::Vector{1.0, 2.0})) == "not a number but a block of bytes");
    CHECK(refusal(1, number) == "not an integer that fits but a block of bytes");
    CHECK(refusal(1, encoded(std::numeric_limits<double>::quiet_NaN())) ==
          "not an integer that fits but a block of bytes");
    CHECK(refusal(1, float64) == "not an integer that fits but a number");
    CHECK(refusal(std::int8_t{1}, encoded(128)) == "not an integer that fits but an integer");
    CHECK(refusal(std::int8_t{1}, encoded(-129)) == "not an integer that fits but an integer");
    CHECK(refusal(1U, encoded(-1)) == "not an integer that fits but an integer");
    CHECK(refusal(std::int64_t{1}, encoded(std::uint64_t{1} << 63)) ==
          "not an integer that fits but an integer");
    CHECK(refusal(student::Colour::red, encoded(256)) == "not an integer that fits but an integer");
    CHECK(refusal(true, encoded(1)) == "not true or false but an integer");
    CHECK(refusal(std::string(), map) == "not a text but something else");
    CHECK(refusal(nn::Vector(), number) == "accepted");  // of size 1
    CHECK(refusal(nn::Vector(), list) == "not a vector but a list");
    CHECK(refusal(nn::Vector(), packed([](Packer& p) {
                      p.pack_bin(7);
                      p.pack_bin_body("1234567", 7);
                  })) == "not a vector but a block of bytes");
    CHECK(refusal(std::vector<int>(), text) == "not a list but a text");
    CHECK(refusal(std::vector<int>(), encoded(std::vector<std::string>{"a"})) ==
          "not an integer that fits but a text");
    CHECK(refusal(student::Point(), encoded(std::vector<double>{1.0})) == "not a struct but a list");
    CHECK(refusal(student::Point(), encoded(std::vector<double>{1.0, 2.0, 3.0})) ==
          "not a struct but a list");
}

TEST_CASE("a matrix whose shape and numbers disagree is refused") {
    const auto matrix = [](auto rows, auto columns, std::size_t numbers) {
        return packed([&](Packer& p) {
            p.pack_array(3);
            p.pack(rows);
            p.pack(columns);
            const std::vector<double> data(numbers);
            codec::pack_doubles(p, data.data(), data.size());
        });
    };
    CHECK(decoded<nn::Matrix>(matrix(2, 3, 6)).size() == 6);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(2, 3, 5)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(2, 3, 7)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(-2, -3, 6)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(2.5, 3.5, 6)), NotThatType);
    // Products that are 0 or 8 modulo 2^64, counted in bytes.
    const std::uint64_t big = std::uint64_t{1} << 31;
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(big, big, 0)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(big, big >> 1, 0)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(big << 1, big, 0)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(std::uint64_t{1} << 63, 2, 0)), NotThatType);
    CHECK_THROWS_AS(decoded<nn::Matrix>(matrix(std::uint64_t{0x2000000000000001}, 1, 1)), NotThatType);
}

}  // namespace
}  // namespace wire::test
