// The hidden tests of @ID@.
#include "@NAME@.hpp"
#include "subject/test.hpp"

// TO WRITE: random and special cases

TEST_CASE("the mean of random values", "[mean][weight:2]") {
    for (std::size_t n = 1; n <= 8; ++n) {
        const nn::Vector values = subject::random().vector(n, -10, 10);
        double sum = 0;
        for (const double value : values) sum += value;
        CHECK_THAT(subject::mean(values), IsClose(sum / static_cast<double>(n)));
    }
}

TEST_CASE("a single value is its own mean; no values are refused", "[mean][edge]") {
    const double value = subject::random().away_from_zero(1, 10);
    CHECK_THAT(subject::mean(nn::Vector{value}), IsClose(value));
    CHECK_REFUSES(subject::mean(nn::Vector::from_shape({0})));
}
