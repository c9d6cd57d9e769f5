#pragma once
// What checks.cpp and hidden.cpp include:
//
//     #include "dense.hpp"
//     #include "subject/test.hpp"
//
//     TEST_CASE("every row of the batch is one sample", "[dense_forward]") {
//         const nn::Matrix x = subject::random().matrix(4, 3);
//         ...
//         CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(expected));
//     }
//
// One TEST_CASE is one check: its name is the sentence the student reads, its first tag the function it tests. Each runs
// in a worker of its own. Further tags, if any:
//   [weight:2]   its share of that function's points
//   [edge]       true of many a wrong function too (refusals, ranges, special points): counts only once those checks of the
//                function pass that are not marked so
//   [with:f]     counts only once those of f pass: for a function whose right answer is a constant
// Ask for the shape (HasShape) before looking into an array that a student returned.
//
// The build says which contract it is: -DHALFSPACE_CONTRACT='"dense.hpp"'.

#include HALFSPACE_CONTRACT

#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers.hpp>

#include "subject/function.hpp"
#include "subject/matchers.hpp"
#include "subject/random.hpp"
#include "subject/session.hpp"

// The contract's list becomes one Function for each name.
#define SUBJECT_CALLABLE(name, ...) inline Function<decltype(student::name)> name{#name, #__VA_ARGS__};
namespace subject {
SUBJECT_FUNCTIONS(SUBJECT_CALLABLE)
}
#undef SUBJECT_CALLABLE

template <>
struct Catch::StringMaker<nn::Vector> {
    static std::string convert(const nn::Vector& value) { return subject::to_text(value); }
};
template <>
struct Catch::StringMaker<nn::Matrix> {
    static std::string convert(const nn::Matrix& value) { return subject::to_text(value); }
};

/// In a check marked [edge]: who refuses everything has refused nothing.
/// The call is refused with a std::invalid_argument (nn::ShapeError is one).
#define CHECK_REFUSES(...) CHECK_THROWS_AS(__VA_ARGS__, ::subject::InvalidArgument)

using subject::AtMost;
using subject::HasShape;
using subject::Is;
using subject::IsClose;
using subject::Predicts;
