#include "perceptron.hpp"
#include "subject/test.hpp"

namespace {

double inner(const nn::Vector& w, const nn::Vector& x) {
    double sum = 0;
    for (std::size_t i = 0; i < w.size(); ++i) sum += w(i) * x(i);
    return sum;
}

struct Case {
    nn::Vector w;
    nn::Vector x;
    int y;
};

/// Well away from the boundary, with the point on the side that is wanted.
Case random_case(std::size_t n, bool right) {
    for (;;) {
        const Case c{subject::random().normal_vector(n), subject::random().normal_vector(n),
                     subject::random().coin() ? 1 : -1};
        const double agreement = c.y * inner(c.w, c.x);
        if (right ? agreement > 0.1 : agreement < -0.1) return c;
    }
}

}  // namespace

TEST_CASE("random points on the wrong side are added with their label", "[update]") {
    for (std::size_t n = 1; n <= 8; ++n) {
        const Case c = random_case(n, false);
        const nn::Vector wanted = c.w + c.y * c.x;
        CHECK_THAT(subject::update(c.w, c.x, c.y), IsClose(wanted));
        const nn::Vector mirrored = -c.x;  // the same case with the other label
        CHECK_THAT(subject::update(c.w, mirrored, -c.y), IsClose(wanted));
    }
}

TEST_CASE("random points on the right side change nothing", "[update]") {
    for (std::size_t n = 1; n <= 8; ++n) {
        const Case c = random_case(n, true);
        const nn::Vector taken_away = c.w - c.y * c.x;
        // With the other label first: a function that always returns w knows nothing of sides.
        REQUIRE_THAT(subject::update(c.w, c.x, -c.y), IsClose(taken_away));
        CHECK_THAT(subject::update(c.w, c.x, c.y), IsClose(c.w));
    }
}

TEST_CASE("a weight of zeros learns from every point", "[update]") {
    const nn::Vector x = subject::random().normal_vector(3);
    const nn::Vector mirrored = -x;
    CHECK_THAT(subject::update({0, 0, 0}, x, 1), IsClose(x));
    CHECK_THAT(subject::update({0, 0, 0}, x, -1), IsClose(mirrored));
}
