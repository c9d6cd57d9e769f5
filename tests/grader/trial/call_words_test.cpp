#include "trial/call_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <xtensor/xbuilder.hpp>

#include "grader/wire/packed.hpp"
#include "subject/function.hpp"

namespace trial::test {
namespace {

using namespace wire::test;
using subject::Call;
using subject::FunctionTraits;
using wire::Answer;

/// From a vector, and a matrix, to a vector.
FunctionTraits traits() {
    FunctionTraits f;
    f.name = "f";
    f.parameters = {"x", "points"};
    f.describe_argument = [](std::size_t i, const msgpack::object& argument) {
        return i == 0 ? subject::describe_as<nn::Vector>(argument)
                      : subject::describe_as<nn::Matrix>(argument);
    };
    f.argument_numbers = [](std::size_t i, const msgpack::object& argument) {
        return i == 0 ? subject::numbers_as<nn::Vector>(argument) : subject::numbers_as<nn::Matrix>(argument);
    };
    f.describe_value = subject::describe_as<nn::Vector>;
    f.value_numbers = subject::numbers_as<nn::Vector>;
    return f;
}

const FunctionTraits function = traits();

Call call(const nn::Vector& x, const nn::Matrix& points, const nn::Vector& answer) {
    return {&function,
            packed([&](wire::Packer& packer) {
                packer.pack_array(2);
                wire::encode<nn::Vector>(packer, x);
                wire::encode<nn::Matrix>(packer, points);
            }),
            {Answer::Kind::value, encoded(answer), {}, false},
            "case"};
}

TEST_CASE("a call is shown with its arguments, and what came unless the mismatch shows that") {
    const Call one = call({1, 2}, {{3, 4}}, {5, 6});
    CHECK(inputs_of(one) ==
          "f(x, points) with\n"
          "  x      = (2) [1, 2]\n"
          "  points = (1, 2) [[3, 4]]\n");
    CHECK(returned_by(one, "expected 1 at [0], got 5") == "it returned (2) [5, 6]\n");
    CHECK(returned_by(one, "expected 1, got (2) [5, 6]").empty());
    CHECK(returned_by(one, "expected 1, got (2) [5, 6]; differs at [0]").empty());
    CHECK(returned_by(one, "expected 1, got (2) [5, 6] and more") == "it returned (2) [5, 6]\n");
}

TEST_CASE("the entry at which a long answer is wrong is shown of the arguments that are cut") {
    const nn::Vector x = xt::linspace(0.0, 16.7, 168);
    const nn::Matrix points = xt::ones<double>({168, 2}) * 0.5;
    CHECK(entries_at(call(x, points, x), {79, 168}) == "\nx[79] is 7.9\npoints[79] is [0.5, 0.5]");
    CHECK(entries_at(call(x, {{1, 2}}, x), {79, 168}) == "\nx[79] is 7.9");
    CHECK(entries_at(call(x, points, {1, 2}), {0, 168}).empty());  // it was another array that is wrong
    CHECK(entries_at(call({1, 2}, {{1}, {2}}, {1, 2}), {1, 2}).empty());  // all to be seen
}

}  // namespace
}  // namespace trial::test
