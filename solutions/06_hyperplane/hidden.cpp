// Hidden checks of 06_hyperplane: what checks.cpp asks of small numbers, asked of random ones in 2 to 50
// dimensions, of weights with zeros in them, of very short and very long ones, and of bad input.

#include "hyperplane.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::check_orthonormal;
using measure::check_space;

namespace {

/// Entries of either sign, none near 0: dividing by any one of them is harmless.
nn::Vector some_weight(int n) {
    nn::Vector w = xt::zeros<double>({n});
    for (double& entry : w) entry = subject::random().away_from_zero(0.3, 2);
    return w;
}

/// w . w, by its definition; likewise the next two.
double squared_length(const nn::Vector& w) {
    double sum = 0;
    for (const double entry : w) sum += entry * entry;
    return sum;
}

double value(const nn::Vector& x, const nn::Vector& w, double b) {
    double sum = b;
    for (std::size_t i = 0; i < w.size(); ++i) sum += w(i) * x(i);
    return sum;
}

nn::Vector along(const nn::Vector& x, double t, const nn::Vector& w) {
    return x + t * w;
}  // x + t w

/// A random point, moved along w by a factor of low to high, so that it is not orthogonal to w by chance.
nn::Vector some_point(int n, const nn::Vector& w, double low, double high) {
    const nn::Vector x = subject::random().vector(n, -2, 2);
    const double t = subject::random().away_from_zero(low, high);
    return along(x, t, w);
}

nn::Vector nothing(int n) {
    return xt::zeros<double>({n});
}

/// Weights with zeros in them: lines and planes parallel to one or more axes.
std::vector<nn::Vector> weights_with_zeros() {
    const double a = subject::random().away_from_zero(1.5, 3);
    const double d = subject::random().away_from_zero(0.3, 0.8);
    return {
        {a, 0},    {0, a},    {0, d},    {d, 0},          {a, 0, 0},          {0, d, 0},         {0, 0, a},
        {a, d, 0}, {0, a, d}, {d, 0, a}, {0, a, 0, 0, d}, {a, 0, 0, 0, 0, 0}, {0, 0, 0, d, 0, 0}};
}

/// Factors that change the length of (w, b) only, and so not what it describes.
std::vector<double> lengths() {
    return {subject::random().uniform(3, 9), subject::random().uniform(0.01, 0.1), 1e-90, 1e90};
}

const nn::Vector no_direction{0, 0, 0};

}  // namespace

// offset

TEST_CASE("the offset is -b w / |w|^2 in 2 to 50 dimensions", "[offset][weight:2]") {
    for (const int n : {2, 3, 7, 50}) {
        const nn::Vector w = some_weight(n);
        const double b = subject::random().away_from_zero(0.5, 4);
        CHECK_THAT(subject::offset(w, b), IsClose(nn::Vector(-b / squared_length(w) * w)));
    }
}

TEST_CASE("the offset of a line or plane parallel to an axis has its zeros where w has them", "[offset]") {
    for (const nn::Vector& w : weights_with_zeros()) {
        const double b = subject::random().away_from_zero(0.5, 4);
        CHECK_THAT(subject::offset(w, b), IsClose(nn::Vector(-b / squared_length(w) * w)));
    }
}

TEST_CASE("the offset stays where it is when (w, b) is made longer, shorter or turned round", "[offset]") {
    const nn::Vector w = some_weight(4);
    const double b = subject::random().away_from_zero(0.5, 4);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        CHECK_THAT(subject::offset(nn::Vector(s * w), s * b),
                   IsClose(nn::Vector(-b / squared_length(w) * w)));
    }
}

TEST_CASE("a longer w alone moves the offset closer to the origin, a shorter one away from it", "[offset]") {
    const nn::Vector w = some_weight(3);
    const double b = subject::random().away_from_zero(0.5, 4);
    for (const double length : lengths()) {
        const nn::Vector expected = -b / squared_length(w) / length * w;
        CHECK_THAT(subject::offset(nn::Vector(length * w), b), IsClose(expected, {1e-9, 0}));
    }
}

TEST_CASE("the offset of w = 0 is refused", "[offset][edge]") {
    CHECK_REFUSES(subject::offset(no_direction, subject::random().away_from_zero(0.5, 4)));
}

// shift_direction

TEST_CASE("a negative b of any size shifts towards w, a positive one against w",
          "[shift_direction][weight:2]") {
    for (const double size : {1.0, 1e3, 1e-9, 1e90, 1e-90}) {
        const nn::Vector w = some_weight(3);
        const double b = size * subject::random().uniform(0.5, 4);
        CHECK_THAT(subject::shift_direction(w, -b), Is(1));
        CHECK_THAT(subject::shift_direction(w, b), Is(-1));
    }
}

TEST_CASE("without a bias nothing is shifted, whatever w is", "[shift_direction][edge]") {
    for (const int n : {2, 5}) {
        const nn::Vector w = some_weight(n);
        CHECK_THAT(subject::shift_direction(w, 0), Is(0));
    }
}

TEST_CASE("seen from -w the same hyperplane is shifted the other way", "[shift_direction]") {
    const nn::Vector w = 20 * some_weight(4);
    const double b = subject::random().uniform(0.5, 4);
    CHECK_THAT(subject::shift_direction(w, b), Is(-1));
    CHECK_THAT(subject::shift_direction(nn::Vector(-w), -b), Is(1));
}

TEST_CASE("a shift along w = 0 is refused", "[shift_direction][edge]") {
    CHECK_REFUSES(subject::shift_direction(no_direction, subject::random().away_from_zero(0.5, 4)));
}

// remove_parallel

TEST_CASE("x loses exactly its component along w, in 2 to 50 dimensions", "[remove_parallel][weight:2]") {
    for (const int n : {2, 3, 7, 50}) {
        const nn::Vector w = some_weight(n);
        const nn::Vector x = some_point(n, w, 1, 2);
        const nn::Vector expected = along(x, -value(x, w, 0) / squared_length(w), w);
        CHECK_THAT(subject::remove_parallel(x, w), IsClose(expected, {1e-9, 1e-9}));
    }
}

TEST_CASE("nothing is left of a multiple of w", "[remove_parallel][edge]") {
    for (const int n : {2, 6}) {
        const nn::Vector w = some_weight(n);
        const double t = subject::random().away_from_zero(0.5, 4);
        CHECK_THAT(subject::remove_parallel(nn::Vector(t * w), w), IsClose(nothing(n), {0, 1e-9}));
    }
}

TEST_CASE("what is already orthogonal to w stays as it is", "[remove_parallel]") {
    const nn::Vector w = some_weight(4);
    const nn::Vector x{w(1), -w(0), -w(3), w(2)};
    {
        INFO("what is left of x + w");
        const nn::Vector other = x + w;
        REQUIRE_THAT(subject::remove_parallel(other, w), IsClose(x, {1e-9, 1e-9}));
    }
    CHECK_THAT(subject::remove_parallel(x, w), IsClose(x, {1e-9, 1e-9}));
}

TEST_CASE("only the direction of w counts, not its length or its sign", "[remove_parallel]") {
    const nn::Vector w = some_weight(5);
    const nn::Vector x = some_point(5, w, 1, 2);
    const nn::Vector expected = along(x, -value(x, w, 0) / squared_length(w), w);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        CHECK_THAT(subject::remove_parallel(x, nn::Vector(s * w)), IsClose(expected, {1e-9, 1e-9}));
    }
}

TEST_CASE("a component parallel to w = 0, or to a w of another size, is refused", "[remove_parallel][edge]") {
    CHECK_REFUSES(subject::remove_parallel(subject::random().vector(3, 1, 2), no_direction));
    for (const int n : {3, 4}) {
        const nn::Vector x = subject::random().vector(n, 1, 2);
        const nn::Vector w = some_weight(7 - n);
        CHECK_REFUSES(subject::remove_parallel(x, w));
    }
}

// signed_distance

TEST_CASE("the distance is (w . x + b) / |w| in 2 to 50 dimensions", "[signed_distance]") {
    for (const int n : {2, 3, 7, 50}) {
        const nn::Vector w = some_weight(n);
        const nn::Vector x = subject::random().vector(n, -2, 2);
        const double b = subject::random().away_from_zero(0.5, 4);
        CHECK_THAT(subject::signed_distance(x, w, b),
                   IsClose(value(x, w, b) / std::sqrt(squared_length(w)), {1e-9, 1e-9}));
    }
}

TEST_CASE("t steps along w / |w| from the hyperplane the distance is t, against it -t",
          "[signed_distance][weight:2]") {
    const nn::Vector w = some_weight(3);
    const double b = subject::random().away_from_zero(0.5, 4);
    const nn::Vector on_the_plane = along({w(1), -w(0), 0}, -b / squared_length(w), w);
    const double t = subject::random().uniform(1, 3);
    for (const double distance : {t, -t}) {
        const nn::Vector x = along(on_the_plane, distance / std::sqrt(squared_length(w)), w);
        CHECK_THAT(subject::signed_distance(x, w, b), IsClose(distance, {1e-9, 1e-9}));
    }
}

TEST_CASE("points of the hyperplane have distance 0 from it", "[signed_distance]") {
    for (int time = 0; time < 3; ++time) {
        const nn::Vector w = some_weight(2);
        const double b = subject::random().away_from_zero(0.5, 4);
        const nn::Vector x =
            along(subject::random().uniform(1, 2) * nn::Vector{-w(1), w(0)}, -b / squared_length(w), w);
        {
            INFO("the distance of x + w, which is |w|");
            REQUIRE_THAT(subject::signed_distance(along(x, 1, w), w, b),
                         IsClose(std::sqrt(squared_length(w)), {1e-9, 1e-9}));
        }
        CHECK_THAT(subject::signed_distance(x, w, b), IsClose(0.0, {0, 1e-9}));
    }
}

TEST_CASE("the distance keeps its value when (w, b) is made longer or shorter, and changes its sign with it",
          "[signed_distance][weight:2]") {
    const nn::Vector w = some_weight(4);
    const double b = subject::random().away_from_zero(0.5, 4);
    const double distance = subject::random().away_from_zero(1, 3);
    const nn::Vector x =
        along({w(1), -w(0), w(3), -w(2)}, distance / std::sqrt(squared_length(w)) - b / squared_length(w), w);
    for (const double length : lengths()) {
        for (const double s : {length, -length}) {
            const double expected = s > 0 ? distance : -distance;
            CHECK_THAT(subject::signed_distance(x, nn::Vector(s * w), s * b),
                       IsClose(expected, {1e-9, 1e-9}));
        }
    }
}

TEST_CASE("a distance for w = 0, or for an x of another size, is refused", "[signed_distance][edge]") {
    const double b = subject::random().uniform(1, 2);
    const nn::Vector three = subject::random().vector(3, 1, 2);
    const nn::Vector four = subject::random().vector(4, 1, 2);
    CHECK_REFUSES(subject::signed_distance(three, no_direction, b));
    CHECK_REFUSES(subject::signed_distance(three, some_weight(4), b));
    CHECK_REFUSES(subject::signed_distance(four, some_weight(3), b));
}

// project

TEST_CASE("the projection is the nearest point of the hyperplane, in 2 to 50 dimensions",
          "[project][weight:2]") {
    for (const int n : {2, 3, 7, 50}) {
        const nn::Vector w = some_weight(n);
        const double b = subject::random().away_from_zero(0.5, 4);
        const nn::Vector x = some_point(n, w, 2, 3);
        const nn::Vector expected = along(x, -value(x, w, b) / squared_length(w), w);
        CHECK_THAT(subject::project(x, w, b), IsClose(expected, {1e-9, 1e-9}));
    }
}

TEST_CASE("points on either side of the hyperplane are led to the same point of it", "[project][weight:2]") {
    const nn::Vector w = some_weight(3);
    const double b = subject::random().away_from_zero(0.5, 4);
    const nn::Vector on_the_plane = along({w(1), -w(0), 0}, -b / squared_length(w), w);
    const double t = subject::random().uniform(1, 3);
    for (const double distance : {t, -t}) {
        CHECK_THAT(subject::project(along(on_the_plane, distance, w), w, b),
                   IsClose(on_the_plane, {1e-9, 1e-9}));
    }
}

TEST_CASE("a point that lies on the hyperplane stays where it is", "[project]") {
    for (int time = 0; time < 3; ++time) {
        const nn::Vector w = some_weight(2);
        const double b = subject::random().away_from_zero(0.5, 4);
        const nn::Vector x =
            along(subject::random().uniform(1, 2) * nn::Vector{-w(1), w(0)}, -b / squared_length(w), w);
        {
            INFO("the projection of x + w, which is x");
            REQUIRE_THAT(subject::project(along(x, 1, w), w, b), IsClose(x, {1e-9, 1e-9}));
        }
        CHECK_THAT(subject::project(x, w, b), IsClose(x, {1e-9, 1e-9}));
    }
}

TEST_CASE("projecting to a line or plane parallel to an axis leaves the coordinate on that axis alone",
          "[project]") {
    for (const nn::Vector& w : weights_with_zeros()) {
        const int n = static_cast<int>(w.size());
        const double b = subject::random().away_from_zero(0.5, 4);
        const nn::Vector x = some_point(n, w, 2, 3);
        const nn::Vector expected = along(x, -value(x, w, b) / squared_length(w), w);
        CHECK_THAT(subject::project(x, w, b), IsClose(expected, {1e-9, 1e-9}));
    }
}

TEST_CASE("the projection stays the same when (w, b) is made longer, shorter or turned round", "[project]") {
    const nn::Vector w = some_weight(4);
    const double b = subject::random().away_from_zero(0.5, 4);
    const nn::Vector x = some_point(4, w, 2, 3);
    const nn::Vector expected = along(x, -value(x, w, b) / squared_length(w), w);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        CHECK_THAT(subject::project(x, nn::Vector(s * w), s * b), IsClose(expected, {1e-9, 1e-9}));
    }
}

TEST_CASE("a projection for w = 0, or of an x of another size, is refused", "[project][edge]") {
    const double b = subject::random().uniform(1, 2);
    const nn::Vector three = subject::random().vector(3, 1, 2);
    const nn::Vector four = subject::random().vector(4, 1, 2);
    CHECK_REFUSES(subject::project(three, no_direction, b));
    CHECK_REFUSES(subject::project(three, some_weight(4), b));
    CHECK_REFUSES(subject::project(four, some_weight(3), b));
}

// orthonormal_basis

TEST_CASE("the basis of 2 to 6 dimensions is orthonormal and orthogonal to w",
          "[orthonormal_basis][weight:2]") {
    for (const int n : {4, 3, 2, 5, 6}) {
        const nn::Vector w = some_weight(n);
        check_orthonormal(subject::orthonormal_basis(w), w);
    }
}

TEST_CASE("the basis of 10, 23 and 50 dimensions is orthonormal and orthogonal to w", "[orthonormal_basis]") {
    for (const int n : {10, 23, 50}) {
        const nn::Vector w = some_weight(n);
        check_orthonormal(subject::orthonormal_basis(w), w);
    }
}

TEST_CASE("a basis exists just as well when entries of w are 0, the first, the last or all but one",
          "[orthonormal_basis][weight:2]") {
    for (const nn::Vector& w : weights_with_zeros()) check_orthonormal(subject::orthonormal_basis(w), w);
}

TEST_CASE("the basis has unit length however long or short w is", "[orthonormal_basis]") {
    const nn::Vector w = some_weight(4);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        check_orthonormal(subject::orthonormal_basis(nn::Vector(s * w)), w);
    }
}

TEST_CASE("a basis of what is orthogonal to w = 0 is refused", "[orthonormal_basis][edge]") {
    CHECK_REFUSES(subject::orthonormal_basis(no_direction));
}

// zero_set

TEST_CASE("in the plane the zero set is a line, with one direction", "[zero_set]") {
    for (int time = 0; time < 3; ++time) {
        const nn::Vector w = some_weight(2);
        const double b = subject::random().away_from_zero(0.5, 4);
        check_space(subject::zero_set(w, b), w, b);
    }
}

TEST_CASE("in n dimensions, 3 to 50, the zero set is a hyperplane with n-1 independent directions",
          "[zero_set][weight:2]") {
    for (const int n : {3, 4, 8, 50}) {
        const nn::Vector w = some_weight(n);
        const double b = subject::random().away_from_zero(0.5, 4);
        check_space(subject::zero_set(w, b), w, b);
    }
}

TEST_CASE("vertical and horizontal lines, and planes parallel to axes, are zero sets like any other",
          "[zero_set][weight:2]") {
    for (const nn::Vector& w : weights_with_zeros()) {
        const double b = subject::random().away_from_zero(0.5, 4);
        check_space(subject::zero_set(w, b), w, b);
    }
}

TEST_CASE("without a bias the zero set goes through the origin", "[zero_set]") {
    for (const int n : {2, 5}) {
        const nn::Vector w = some_weight(n);
        check_space(subject::zero_set(w, 0), w, 0);
    }
}

TEST_CASE("the zero set stays the same when (w, b) is made longer, shorter or turned round", "[zero_set]") {
    const nn::Vector w = some_weight(4);
    const double b = subject::random().away_from_zero(0.5, 4);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        check_space(subject::zero_set(nn::Vector(s * w), s * b), w, b);
    }
}

TEST_CASE("the zero set of w = 0 is refused", "[zero_set][edge]") {
    CHECK_REFUSES(subject::zero_set(no_direction, subject::random().away_from_zero(0.5, 4)));
}

// level_set

TEST_CASE("on the level set w . x + b is c, in 2 to 50 dimensions", "[level_set][weight:2]") {
    for (const int n : {2, 3, 8, 50}) {
        const nn::Vector w = some_weight(n);
        const double b = subject::random().away_from_zero(0.5, 2);
        const double c = subject::random().away_from_zero(3, 6);
        check_space(subject::level_set(w, b, c), w, b - c);
    }
}

TEST_CASE("for c = 0 the level set is the zero set, for c = b it goes through the origin", "[level_set]") {
    const nn::Vector w = some_weight(3);
    const double b = subject::random().away_from_zero(0.5, 4);
    check_space(subject::level_set(w, b, 0), w, b);
    check_space(subject::level_set(w, b, b), w, 0);
}

TEST_CASE("level sets parallel to an axis are found too", "[level_set]") {
    for (const nn::Vector& w : weights_with_zeros()) {
        const double b = subject::random().away_from_zero(0.5, 2);
        const double c = subject::random().away_from_zero(3, 6);
        check_space(subject::level_set(w, b, c), w, b - c);
    }
}

TEST_CASE("the level set stays the same when (w, b, c) is made longer, shorter or turned round",
          "[level_set]") {
    const nn::Vector w = some_weight(4);
    const double b = subject::random().away_from_zero(0.5, 2);
    const double c = subject::random().away_from_zero(3, 6);
    for (const double length : lengths()) {
        const double s = subject::random().coin() ? length : -length;
        check_space(subject::level_set(nn::Vector(s * w), s * b, s * c), w, b - c);
    }
}

TEST_CASE("the level set of w = 0 is refused", "[level_set][edge]") {
    const double b = subject::random().uniform(1, 2);
    const double c = subject::random().uniform(3, 4);
    CHECK_REFUSES(subject::level_set(no_direction, b, c));
}
