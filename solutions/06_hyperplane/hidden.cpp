// Hidden checks of 06_hyperplane: what checks.cpp asks of small numbers, asked of random ones in 2 to 50
// dimensions, of weights with zeros in them or with entries that add up to 0, of very short and very long ones, and of bad
// input.
#include <cmath>
#include <vector>

#include "hyperplane.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::along;
using measure::check_orthonormal;
using measure::check_space;
using measure::scaled;
using measure::zeros;

namespace {

using Weights = std::vector<nn::Vector>;

std::size_t integer(int low, int high) {
    return static_cast<std::size_t>(subject::random().integer(low, high));
}

/// Of 2 to 50 or 300 dimensions the ends and some between: others each time.
std::vector<std::size_t> dimensions(std::size_t most) {
    std::vector<std::size_t> all = {3, 2, integer(4, 9), integer(10, 49), most};
    if (most > 50) all.push_back(integer(51, static_cast<int>(most) - 1));
    return all;
}

/// Entries of either sign, none near 0: dividing by any one of them is harmless.
nn::Vector some_weight(std::size_t n) {
    nn::Vector w = zeros(n);
    for (double& entry : w) entry = subject::random().away_from_zero(0.3, 2);
    return w;
}

/// Entries that differ in size, the largest up to 1000 times the smallest.
nn::Vector uneven_weight(std::size_t n) {
    nn::Vector w = zeros(n);
    for (double& entry : w) {
        const double size = std::pow(10.0, subject::random().uniform(-1.5, 1.5));
        entry = subject::random().coin() ? size : -size;
    }
    return w;
}

double some_bias() {
    return subject::random().away_from_zero(0.5, 4);
}

/// w . w, by its definition; likewise the next ones.
double squared_length(const nn::Vector& w) {
    double sum = 0;
    for (const double entry : w) sum += entry * entry;
    return sum;
}

double length_of(const nn::Vector& w) {
    return std::sqrt(squared_length(w));
}

double value(const nn::Vector& x, const nn::Vector& w, double b) {
    double sum = b;
    for (std::size_t i = 0; i < w.size(); ++i) sum += w(i) * x(i);
    return sum;
}

nn::Vector offset_of(const nn::Vector& w, double b) {
    return scaled(w, -b / squared_length(w));
}

nn::Vector projection_of(const nn::Vector& x, const nn::Vector& w, double b) {
    return along(x, -value(x, w, b) / squared_length(w), w);
}

/// A random point, moved along w by a factor of low to high, so that it is not orthogonal to w by chance.
nn::Vector some_point(const nn::Vector& w, double low, double high) {
    const nn::Vector x = subject::random().vector(w.size(), -2, 2);
    return along(x, subject::random().away_from_zero(low, high), w);
}

/// Orthogonal to w, which has an even number of entries.
nn::Vector turned(const nn::Vector& w) {
    nn::Vector v = zeros(w.size());
    for (std::size_t i = 0; i + 1 < w.size(); i += 2) {
        v(i) = w(i + 1);
        v(i + 1) = -w(i);
    }
    return v;
}

/// What the contract allows: so much of the size of what goes in.
subject::Tolerance within(double size) {
    return {0, measure::exactness * size};
}

subject::Tolerance within(const nn::Vector& x, const nn::Vector& w, double b) {
    return within(std::max(length_of(x), std::abs(b) / length_of(w)));
}

/// Weights with zeros in them: lines and planes parallel to one or more axes. Then such whose entries add up to 0, and
/// some whose entries differ in size.
Weights odd_weights() {
    const double a = subject::random().away_from_zero(1.5, 3);
    const double d = subject::random().away_from_zero(0.3, 0.8);
    return {{a, 0},
            {0, a},
            {0, d},
            {d, 0},
            {a, 0, 0},
            {0, d, 0},
            {0, 0, a},
            {a, d, 0},
            {0, a, d},
            {d, 0, a},
            {0, a, 0, 0, d},
            {a, 0, 0, 0, 0, 0},
            {0, 0, 0, d, 0, 0},
            {a, -a},
            {d, a, -(d + a)},
            {a, -a, d, -d},
            uneven_weight(2),
            uneven_weight(3),
            uneven_weight(6)};
}

/// Factors that change the length of (w, b), and with the sign its sides, but not what it describes.
std::vector<double> lengths() {
    std::vector<double> factors = {subject::random().uniform(3, 9), subject::random().uniform(0.01, 0.1),
                                   1e-99, 1e99};
    for (double& factor : factors) factor = subject::random().coin() ? factor : -factor;
    return factors;
}

/// Lengths of w and of x; b is as long as both together. So no number is beyond 1e-100 and 1e100.
struct Scales {
    double w, x;
};
constexpr Scales scales[] = {{1e-99, 1e99}, {1e99, 1e-99}, {1e50, 1e49}, {1e-50, 1e-49}};

/// w = 0 in some dimensions; -0.0 is 0.
Weights no_directions() {
    return {{0, 0, 0}, {0, 0}, {0, -0.0, 0, -0.0}};
}

void check_offset(const nn::Vector& w, double b) {
    const nn::Vector expected = offset_of(w, b);
    CHECK_THAT(subject::offset(w, b), IsClose(expected, within(length_of(expected))));
}

void check_remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    CHECK_THAT(subject::remove_parallel(x, w), IsClose(projection_of(x, w, 0), within(x, w, 0)));
}

/// With both signs.
void check_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    const double distance = value(x, w, b) / length_of(w);
    CHECK_THAT(subject::signed_distance(x, w, b), IsClose(distance, within(x, w, b)));
    CHECK_THAT(subject::signed_distance(x, scaled(w, -1), -b), IsClose(-distance, within(x, w, b)));
}

void check_project(const nn::Vector& x, const nn::Vector& w, double b) {
    CHECK_THAT(subject::project(x, w, b), IsClose(projection_of(x, w, b), within(x, w, b)));
}

void check_basis(const nn::Vector& w) {
    check_orthonormal(subject::orthonormal_basis(w), w);
}

void check_zero_set(const nn::Vector& w, double b) {
    check_space(subject::zero_set(w, b), w, b);
}

void check_level_set(const nn::Vector& w, double b, double c) {
    check_space(subject::level_set(w, b, c), w, b - c);
}

}  // namespace

// offset

TEST_CASE("the offset is -b w / |w|^2 in 2 to 300 dimensions", "[offset][weight:2]") {
    for (const std::size_t n : dimensions(300)) check_offset(some_weight(n), some_bias());
}

TEST_CASE("the offset of a line or plane parallel to an axis has its zeros where w has them", "[offset]") {
    for (const nn::Vector& w : odd_weights()) check_offset(w, some_bias());
}

TEST_CASE("the offset stays where it is when (w, b) is made longer, shorter or turned round", "[offset]") {
    const nn::Vector w = some_weight(4);
    const double b = some_bias();
    const nn::Vector expected = offset_of(w, b);
    for (const double s : lengths())
        CHECK_THAT(subject::offset(scaled(w, s), s * b), IsClose(expected, within(length_of(expected))));
}

TEST_CASE("a longer w alone moves the offset closer to the origin, a shorter one away from it", "[offset]") {
    const nn::Vector w = some_weight(3);
    const double b = some_bias();
    for (const double s : lengths()) {
        const nn::Vector expected = scaled(offset_of(w, b), 1 / s);
        CHECK_THAT(subject::offset(scaled(w, s), b),
                   IsClose(expected, within(length_of(offset_of(w, b)) / std::abs(s))));
    }
}

TEST_CASE("without a bias the offset is the origin, and that of w = 0 is refused", "[offset][edge]") {
    for (const double b : {0.0, -0.0}) CHECK_THAT(subject::offset(some_weight(4), b), IsClose(zeros(4)));
    for (const nn::Vector& w : no_directions()) CHECK_REFUSES(subject::offset(w, some_bias()));
}

// shift_direction

TEST_CASE("a negative b of any size shifts towards w, a positive one against w",
          "[shift_direction][weight:2]") {
    for (const double size : {1.0, 1e3, 1e-9, 1e99, 1e-99}) {
        const nn::Vector w = some_weight(3);
        const double b = size * subject::random().uniform(0.5, 4);
        for (const nn::Vector& one : {w, nn::Vector(-w)}) {
            CHECK_THAT(subject::shift_direction(one, -b), Is(1));
            CHECK_THAT(subject::shift_direction(one, b), Is(-1));
        }
    }
}

TEST_CASE("without a bias nothing is shifted, whatever w is, and -0.0 is no bias either",
          "[shift_direction][edge]") {
    for (const std::size_t n : {2, 5}) {
        const nn::Vector w = some_weight(n);
        CHECK_THAT(subject::shift_direction(w, 0), Is(0));
        CHECK_THAT(subject::shift_direction(w, -0.0), Is(0));
    }
}

TEST_CASE("the same hyperplane is shifted the other way as seen from -w, and whatever zeros w has",
          "[shift_direction]") {
    Weights weights = odd_weights();
    weights.insert(weights.begin(), some_weight(4));
    for (const double length : {1e-99, 1e99}) weights.push_back(scaled(some_weight(300), length));
    for (const nn::Vector& w : weights) {
        const double b = subject::random().uniform(0.5, 4);
        CHECK_THAT(subject::shift_direction(w, b), Is(-1));
        CHECK_THAT(subject::shift_direction(scaled(w, -1), -b), Is(1));
    }
}

TEST_CASE("a shift along w = 0 is refused", "[shift_direction][edge]") {
    for (const nn::Vector& w : no_directions()) CHECK_REFUSES(subject::shift_direction(w, some_bias()));
}

// remove_parallel

TEST_CASE("x loses exactly its component along w, in 2 to 300 dimensions", "[remove_parallel][weight:2]") {
    for (const std::size_t n : dimensions(300)) {
        const nn::Vector w = some_weight(n);
        check_remove_parallel(some_point(w, 1, 2), w);
    }
}

TEST_CASE("nothing is left of a multiple of w", "[remove_parallel][edge]") {
    for (const std::size_t n : {2, 6}) {
        const nn::Vector w = some_weight(n);
        const nn::Vector x = scaled(w, some_bias());
        CHECK_THAT(subject::remove_parallel(x, w), IsClose(zeros(n), within(x, w, 0)));
    }
}

TEST_CASE("what is already orthogonal to w stays as it is", "[remove_parallel][edge]") {
    const nn::Vector w = some_weight(4);
    const nn::Vector x = turned(w);
    {
        INFO("what is left of x + w");
        REQUIRE_THAT(subject::remove_parallel(along(x, 1, w), w), IsClose(x, within(2 * length_of(x))));
    }
    CHECK_THAT(subject::remove_parallel(x, w), IsClose(x, within(x, w, 0)));
}

TEST_CASE("only the direction of w counts, not its length or its sign", "[remove_parallel]") {
    const nn::Vector w = some_weight(5);
    const nn::Vector x = some_point(w, 1, 2);
    const nn::Vector expected = projection_of(x, w, 0);
    for (const double s : lengths())
        CHECK_THAT(subject::remove_parallel(x, scaled(w, s)), IsClose(expected, within(x, w, 0)));
}

TEST_CASE("w may have zeros in it, and x and w be very long or very short", "[remove_parallel]") {
    for (const nn::Vector& w : odd_weights()) check_remove_parallel(some_point(w, 1, 2), w);
    const nn::Vector w = some_weight(3);
    const nn::Vector x = some_point(w, 1, 2);
    for (const auto& [of_w, of_x] : scales) {
        CHECK_THAT(subject::remove_parallel(scaled(x, of_x), scaled(w, of_w)),
                   IsClose(scaled(projection_of(x, w, 0), of_x), within(of_x * length_of(x))));
    }
}

TEST_CASE("a component parallel to w = 0, or to a w of another size, is refused", "[remove_parallel][edge]") {
    for (const nn::Vector& w : no_directions())
        CHECK_REFUSES(subject::remove_parallel(subject::random().vector(w.size(), 1, 2), w));
    for (const std::size_t n : {3, 4})
        CHECK_REFUSES(subject::remove_parallel(subject::random().vector(n, 1, 2), some_weight(7 - n)));
}

// signed_distance

TEST_CASE("the distance is (w . x + b) / |w| in 2 to 300 dimensions", "[signed_distance]") {
    for (const std::size_t n : dimensions(300))
        check_distance(subject::random().vector(n, -2, 2), some_weight(n), some_bias());
}

TEST_CASE("t steps along w / |w| from the hyperplane the distance is t, against it -t",
          "[signed_distance][weight:2]") {
    const nn::Vector w = some_weight(4);
    const double b = some_bias();
    const nn::Vector on_the_plane =
        along(scaled(turned(w), subject::random().away_from_zero(0.4, 2)), 1, offset_of(w, b));
    const double t = subject::random().uniform(1, 3);
    for (const double distance : {t, -t}) {
        const nn::Vector x = along(on_the_plane, distance / length_of(w), w);
        CHECK_THAT(subject::signed_distance(x, w, b), IsClose(distance, within(x, w, b)));
    }
}

TEST_CASE("points of the hyperplane have distance 0 from it", "[signed_distance][edge]") {
    for (int time = 0; time < 3; ++time) {
        const nn::Vector w = some_weight(2);
        const double b = some_bias();
        const nn::Vector x = along(scaled(turned(w), subject::random().uniform(1, 2)), 1, offset_of(w, b));
        {
            INFO("the distance of x + w, which is |w|");
            REQUIRE_THAT(subject::signed_distance(along(x, 1, w), w, b),
                         IsClose(length_of(w), within(length_of(x) + length_of(w))));
        }
        CHECK_THAT(subject::signed_distance(x, w, b), IsClose(0.0, within(x, w, b)));
    }
}

TEST_CASE("the distance keeps its value when (w, b) is made longer or shorter, and changes its sign with it",
          "[signed_distance][weight:2]") {
    const nn::Vector w = some_weight(4);
    const double b = some_bias();
    const double distance = subject::random().away_from_zero(1, 3);
    const nn::Vector x = along(along(turned(w), 1, offset_of(w, b)), distance / length_of(w), w);
    for (const double length : lengths()) {
        for (const double s : {length, -length}) {
            CHECK_THAT(subject::signed_distance(x, scaled(w, s), s * b),
                       IsClose(s > 0 ? distance : -distance, within(x, w, b)));
        }
    }
}

TEST_CASE("w may have zeros in it, and all numbers be very large or very small", "[signed_distance]") {
    for (const nn::Vector& w : odd_weights()) check_distance(some_point(w, 1, 2), w, some_bias());
    const nn::Vector w = some_weight(3);
    const nn::Vector x = some_point(w, 2, 3);
    const double b = some_bias();
    for (const auto& [of_w, of_x] : scales) {
        CHECK_THAT(subject::signed_distance(scaled(x, of_x), scaled(w, of_w), of_w * of_x * b),
                   IsClose(of_x * value(x, w, b) / length_of(w), within(of_x * length_of(x))));
    }
}

TEST_CASE("a distance for w = 0, or for an x of another size, is refused", "[signed_distance][edge]") {
    for (const nn::Vector& w : no_directions())
        CHECK_REFUSES(subject::signed_distance(subject::random().vector(w.size(), 1, 2), w, some_bias()));
    for (const std::size_t n : {3, 4}) {
        CHECK_REFUSES(
            subject::signed_distance(subject::random().vector(n, 1, 2), some_weight(7 - n), some_bias()));
    }
}

// project

TEST_CASE("the projection is the nearest point of the hyperplane, in 2 to 300 dimensions",
          "[project][weight:2]") {
    for (const std::size_t n : dimensions(300)) {
        const nn::Vector w = some_weight(n);
        check_project(some_point(w, 2, 3), w, some_bias());
    }
    check_project(zeros(3), some_weight(3), some_bias());
}

TEST_CASE("points on either side of the hyperplane are led to the same point of it", "[project][weight:2]") {
    const nn::Vector w = some_weight(4);
    const double b = some_bias();
    const nn::Vector on_the_plane = along(turned(w), 1, offset_of(w, b));
    const double t = subject::random().uniform(1, 3);
    for (const double distance : {t, -t}) {
        const nn::Vector x = along(on_the_plane, distance, w);
        CHECK_THAT(subject::project(x, w, b), IsClose(on_the_plane, within(x, w, b)));
    }
}

TEST_CASE("a point that lies on the hyperplane stays where it is", "[project][edge]") {
    for (int time = 0; time < 3; ++time) {
        const nn::Vector w = some_weight(2);
        const double b = some_bias();
        const nn::Vector x = along(scaled(turned(w), subject::random().uniform(1, 2)), 1, offset_of(w, b));
        {
            INFO("the projection of x + w, which is x");
            REQUIRE_THAT(subject::project(along(x, 1, w), w, b),
                         IsClose(x, within(length_of(x) + length_of(w))));
        }
        CHECK_THAT(subject::project(x, w, b), IsClose(x, within(x, w, b)));
    }
}

TEST_CASE("projecting to a line or plane parallel to an axis leaves the coordinate on that axis alone",
          "[project]") {
    for (const nn::Vector& w : odd_weights()) check_project(some_point(w, 2, 3), w, some_bias());
}

TEST_CASE("the projection stays the same when (w, b) is made longer, shorter or turned round", "[project]") {
    const nn::Vector w = some_weight(4);
    const double b = some_bias();
    const nn::Vector x = some_point(w, 2, 3);
    const nn::Vector expected = projection_of(x, w, b);
    for (const double s : lengths())
        CHECK_THAT(subject::project(x, scaled(w, s), s * b), IsClose(expected, within(x, w, b)));
}

TEST_CASE("the projection follows when all numbers are very large or very small", "[project]") {
    const nn::Vector w = some_weight(3);
    const nn::Vector x = some_point(w, 2, 3);
    const double b = some_bias();
    for (const auto& [of_w, of_x] : scales) {
        CHECK_THAT(subject::project(scaled(x, of_x), scaled(w, of_w), of_w * of_x * b),
                   IsClose(scaled(projection_of(x, w, b), of_x), within(of_x * length_of(x))));
    }
}

TEST_CASE("a projection for w = 0, or of an x of another size, is refused", "[project][edge]") {
    for (const nn::Vector& w : no_directions())
        CHECK_REFUSES(subject::project(subject::random().vector(w.size(), 1, 2), w, some_bias()));
    for (const std::size_t n : {3, 4})
        CHECK_REFUSES(subject::project(subject::random().vector(n, 1, 2), some_weight(7 - n), some_bias()));
}

// orthonormal_basis

TEST_CASE("the basis of 2 to 6 dimensions is orthonormal and orthogonal to w",
          "[orthonormal_basis][weight:2]") {
    for (const std::size_t n : {4, 3, 2, 5, 6}) check_basis(some_weight(n));
}

TEST_CASE("the basis of 7 to 50 dimensions is orthonormal and orthogonal to w", "[orthonormal_basis]") {
    for (const std::size_t n : {integer(7, 9), integer(10, 49), std::size_t{50}}) check_basis(some_weight(n));
}

TEST_CASE("a basis exists just as well when entries of w are 0, the first, the last or all but one",
          "[orthonormal_basis][weight:2]") {
    for (const nn::Vector& w : odd_weights()) check_basis(w);
}

TEST_CASE("the basis has unit length however long or short w is", "[orthonormal_basis]") {
    for (const std::size_t n : {4, 3, 2, 6}) {
        const nn::Vector w = some_weight(n);
        for (const double s : lengths()) check_orthonormal(subject::orthonormal_basis(scaled(w, s)), w);
    }
}

TEST_CASE("a basis of what is orthogonal to w = 0 is refused", "[orthonormal_basis][edge]") {
    for (const nn::Vector& w : no_directions()) CHECK_REFUSES(subject::orthonormal_basis(w));
}

// zero_set

TEST_CASE("in the plane the zero set is a line, with one direction", "[zero_set]") {
    for (int time = 0; time < 3; ++time) check_zero_set(some_weight(2), some_bias());
}

TEST_CASE("in n dimensions, 2 to 50, the zero set is a hyperplane with n-1 independent directions",
          "[zero_set][weight:2]") {
    for (const std::size_t n : dimensions(50)) check_zero_set(some_weight(n), some_bias());
}

TEST_CASE("vertical and horizontal lines, and planes parallel to axes, are zero sets like any other",
          "[zero_set][weight:2]") {
    for (const nn::Vector& w : odd_weights()) check_zero_set(w, some_bias());
}

TEST_CASE("without a bias the zero set goes through the origin", "[zero_set]") {
    for (const std::size_t n : {2, 5}) check_zero_set(some_weight(n), 0);
}

TEST_CASE("the zero set stays the same when (w, b) is made longer, shorter or turned round", "[zero_set]") {
    for (const std::size_t n : {4, 3, 2, 6}) {
        const nn::Vector w = some_weight(n);
        const double b = some_bias();
        for (const double s : lengths()) check_space(subject::zero_set(scaled(w, s), s * b), w, b);
    }
}

TEST_CASE("the zero set of w = 0 is refused", "[zero_set][edge]") {
    for (const nn::Vector& w : no_directions()) CHECK_REFUSES(subject::zero_set(w, some_bias()));
}

// level_set

TEST_CASE("on the level set w . x + b is c, in 2 to 50 dimensions", "[level_set][weight:2]") {
    for (const std::size_t n : dimensions(50)) {
        check_level_set(some_weight(n), subject::random().away_from_zero(0.5, 2),
                        subject::random().away_from_zero(3, 6));
    }
}

TEST_CASE("for c = 0 the level set is the zero set, for c = b it goes through the origin", "[level_set]") {
    const nn::Vector w = some_weight(3);
    const double b = some_bias();
    check_level_set(w, b, 0);
    check_level_set(w, b, b);
}

TEST_CASE("level sets parallel to an axis are found too", "[level_set]") {
    for (const nn::Vector& w : odd_weights()) {
        check_level_set(w, subject::random().away_from_zero(0.5, 2), subject::random().away_from_zero(3, 6));
    }
}

TEST_CASE("the level set stays the same when (w, b, c) is made longer, shorter or turned round",
          "[level_set]") {
    for (const std::size_t n : {4, 3, 2, 6}) {
        const nn::Vector w = some_weight(n);
        const double b = subject::random().away_from_zero(0.5, 2);
        const double c = subject::random().away_from_zero(3, 6);
        for (const double s : lengths())
            check_space(subject::level_set(scaled(w, s), s * b, s * c), w, b - c);
    }
}

TEST_CASE("the level set of w = 0 is refused", "[level_set][edge]") {
    for (const nn::Vector& w : no_directions())
        CHECK_REFUSES(subject::level_set(w, some_bias(), subject::random().uniform(5, 6)));
}
