// The public checks of @ID@: small numbers that you can follow with a pencil.
#include "@NAME@.hpp"
#include "subject/test.hpp"

// TO WRITE: checks small enough to follow

TEST_CASE("the mean of 1, 2 and 6 is 3", "[mean]") {
    CHECK_THAT(subject::mean({1, 2, 6}), IsClose(3.0));
}

TEST_CASE("no values are refused", "[mean][edge]") {
    const nn::Vector no_values = nn::Vector::from_shape({0});
    CHECK_REFUSES(subject::mean(no_values));
}
