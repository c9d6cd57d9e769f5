// Hidden checks of 10_union: polygons apart, overlapping, nested, the same, one, none and many; stars of all sizes in all
// places; the student's letter in several places; and the thinking tasks.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "measure.hpp"
#include "subject/test.hpp"
#include "union.hpp"

using measure::check_letter;
using measure::check_output;
using measure::check_union;
using measure::Network;
using measure::Point;
using measure::Polygons;
using measure::Probe;
using measure::probes_of;
using measure::require_small_network;
using std::numbers::pi;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double dyadic(double x) {
    return std::round(x * 1024) / 1024;
}

/// n corners on an ellipse around the middle, with half-axes from `least` to 1.5 `least`, at angles that keep their
/// distance; counter-clockwise or clockwise.
nn::Matrix some_polygon(std::size_t n, Point middle, double least) {
    const double a = subject::random().uniform(least, 1.5 * least);
    const double b = subject::random().uniform(least, 1.5 * least);
    const double step = 2 * pi / static_cast<double>(n) * (subject::random().coin() ? 1 : -1);
    const double start = subject::random().uniform(0, 2 * pi);
    nn::Matrix polygon = nn::Matrix::from_shape({n, 2});
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = start + step * (static_cast<double>(i) + subject::random().uniform(-0.3, 0.3));
        polygon(i, 0) = dyadic(middle.x + a * std::cos(angle));
        polygon(i, 1) = dyadic(middle.y + b * std::sin(angle));
    }
    return polygon;
}

std::size_t some_count() {
    return static_cast<std::size_t>(subject::random().integer(3, 7));
}

/// In the cells of a grid around the origin, count by count: none touches another.
Polygons apart(std::size_t count, double size = 2) {
    Polygons polygons;
    const double middle = (static_cast<double>(count) - 1) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        const Point at{4 * size * (static_cast<double>(i) - middle), subject::random().uniform(-3, 3)};
        polygons.push_back(some_polygon(some_count(), at, size));
    }
    return polygons;
}

/// Each overlaps the next: ellipses of at least `size`, whose middles are less than that apart.
Polygons overlapping(std::size_t count) {
    Polygons polygons;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = 2 * (static_cast<double>(i) - 1);
        polygons.push_back(some_polygon(some_count() + 2, {x, subject::random().uniform(-1, 1)}, 3));
    }
    return polygons;
}

/// The points of the polygons, and a cloud over all of them, so that overlaps are met.
std::vector<Probe> dense_probes(const Polygons& polygons) {
    std::vector<Probe> probes = probes_of(polygons);
    const measure::Union all(polygons);
    for (int time = 0; time < 200; ++time)
        measure::add_probe(probes, all, {subject::random().uniform(-8, 8), subject::random().uniform(-6, 6)});
    return probes;
}

void check_union_of(const Polygons& polygons) {
    check_union(subject::union_network(polygons), polygons, dense_probes(polygons));
}

nn::Matrix rectangle(double left, double bottom, double right, double top) {
    return {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

/// What is no convex polygon: a dent, three corners on a line, a corner twice, a bow-tie, a star, too few corners, other
/// columns, not finite.
Polygons bad_polygons() {
    return {{{0, 0}, {4, 0}, {1, 1}, {0, 4}},
            {{0, 0}, {2, 0}, {4, 0}, {0, 3}},
            {{0, 0}, {4, 0}, {0, 3}, {0, 0}},
            {{0, 0}, {4, 4}, {4, 0}, {0, 4}},
            {{0, 5}, {3, -4}, {-5, 1}, {5, 1}, {-3, -4}},
            {{0, 0}, {4, 0}},
            nn::Matrix::from_shape({0, 2}),
            subject::random().matrix(3, 3),
            {{0, 0}, {not_a_number, 0}, {0, 3}},
            {{0, 0}, {4, 0}, {0, infinity}}};
}

/// Points on both sides of each of the star's ten edges, all around, and far away.
std::vector<Probe> star_probes(Point centre, double radius) {
    std::vector<Probe> probes;
    const auto add = [&](double angle, double r) {
        const Point p{centre.x + r * radius * std::cos(angle), centre.y + r * radius * std::sin(angle)};
        double nearest = 0;
        const bool inside = measure::in_star(centre, radius, p, nearest);
        if (nearest * radius > 2e-7 * (1 + std::hypot(p.x, p.y)) && nearest > 1e-4)
            probes.push_back({p, inside});
    };
    for (int half = 0; half < 10; ++half) {
        for (const double t : {0.05, 0.3, 0.5, 0.7, 0.95}) {
            const double from_tip = (half % 2 == 0 ? t : 1 - t) * pi / 5;
            const double border = std::cos(2 * pi / 5) / std::cos(from_tip - 2 * pi / 5);
            const double angle = pi / 2 + half * pi / 5 + t * pi / 5;
            for (const double factor : {0.3, 0.9, 0.99, 0.9998, 1.0002, 1.01, 1.1, 2.0})
                add(angle, border * factor);
        }
    }
    for (int time = 0; time < 100; ++time)
        add(subject::random().uniform(0, 2 * pi), subject::random().uniform(0.02, 1.2));
    for (int time = 0; time < 5; ++time) add(subject::random().uniform(0, 2 * pi), 100);
    return probes;
}

void check_star(Point centre, double radius) {
    const Network network = subject::star_network({centre.x, centre.y}, radius);
    require_small_network(network);
    check_output(network, star_probes(centre, radius));
}

/// Near the origin, but not at it.
Point some_place() {
    return {subject::random().away_from_zero(1, 4), subject::random().away_from_zero(1, 4)};
}

constexpr double no_lengths[] = {0, -0.0, -1, -1e-3, not_a_number, infinity, -infinity};

void check_letter_at(double left, double bottom, double height) {
    check_letter(subject::letter(left, bottom, height), left, bottom, height);
}

}  // namespace

// union_network

TEST_CASE("polygons that lie apart: 1 in each of them and 0 between", "[union_network][weight:2]") {
    for (const std::size_t count : {3, 2, 4}) check_union_of(apart(count));
}

TEST_CASE("polygons that overlap: 1 where one of them is, and where two or three are",
          "[union_network][weight:2]") {
    for (const std::size_t count : {2, 3, 3}) check_union_of(overlapping(count));
}

TEST_CASE("a polygon within another changes nothing, whichever comes first", "[union_network]") {
    const nn::Matrix outer = some_polygon(6, {0, 0}, 5);
    const nn::Matrix inner = some_polygon(4, {0.5, 0}, 1);
    check_union_of({outer, inner});
    check_union_of({inner, outer});
    check_union_of({inner, outer, some_polygon(3, {-1, 0.5}, 1)});
    check_union_of({some_polygon(3, {-1, 0.5}, 1), inner, outer});
}

TEST_CASE("polygons with different numbers of corners, from 3 to 30", "[union_network]") {
    check_union_of({some_polygon(3, {-5, 0}, 2), some_polygon(30, {0, 0}, 40), some_polygon(4, {5, 1}, 2)});
    check_union_of({some_polygon(5, {5, 0}, 2), some_polygon(3, {-4, 0}, 2), some_polygon(12, {0, 5}, 2)});
    check_union_of({some_polygon(7, {0, 0}, 2), some_polygon(4, {6, 0}, 2)});
}

TEST_CASE("of a single polygon the union is the polygon, with a third layer", "[union_network][edge]") {
    for (const std::size_t n : {4, 3, 9}) check_union_of({some_polygon(n, {1, -1}, 3)});
}

TEST_CASE("the same polygon twice, and polygons that share an edge, a line or a corner", "[union_network]") {
    const nn::Matrix polygon = some_polygon(5, {1, 1}, 3);
    check_union_of({polygon, polygon});
    check_union_of({rectangle(-4, -2, 0, 2), rectangle(0, -2, 4, 2), rectangle(-4, 2, -2, 5)});
    check_union_of({rectangle(-3, -3, 0, 0), rectangle(0, 0, 3, 3), {{-0.0, 0}, {3, -3}, {3, 0}}});
}

TEST_CASE("70 and 100 polygons with 3 and 4 corners, in one long row", "[union_network]") {
    for (const int count : {70, 100}) {
        Polygons polygons;
        for (int i = 0; i < count; ++i) {
            const double x = 3 * (i - 35);
            const double y = subject::random().integer(-3, 2);
            if (i % 3 == 2) {
                polygons.push_back({{x, y}, {x + 1, y + 2}, {x + 2, y}});
            } else {
                polygons.push_back(rectangle(x, y, x + 2, y + subject::random().integer(1, 3)));
            }
        }
        check_union_of(polygons);
    }
}

TEST_CASE("polygons far from the origin, large ones and small ones", "[union_network]") {
    const double far = subject::random().away_from_zero(4000, 6000);
    check_union_of({some_polygon(4, {far, -far}, 2), some_polygon(5, {far + 3, -far}, 2),
                    some_polygon(3, {far, -far + 6}, 2)});
    check_union_of({some_polygon(3, {0, 0}, 0.5), some_polygon(6, {0, 0}, 5000)});
    check_union_of({some_polygon(4, {0, 0}, 0.25), some_polygon(5, {4, 1}, 0.25)});
}

TEST_CASE("the union of no polygons is nothing: 0 everywhere, from layers of 0, 0 and 1 neurons",
          "[union_network][edge]") {
    std::vector<Probe> probes;
    for (int time = 0; time < 20; ++time)
        probes.push_back({{subject::random().uniform(-9, 9), subject::random().uniform(-9, 9)}, false});
    check_union(subject::union_network({}), {}, probes);
}

TEST_CASE("whatever is no convex polygon is refused, at each place of the list", "[union_network][edge]") {
    for (const nn::Matrix& bad : bad_polygons()) {
        const nn::Matrix good = some_polygon(4, {0, 0}, 2);
        for (const Polygons& list : {Polygons{bad}, Polygons{bad, good, good}, Polygons{good, bad, good},
                                     Polygons{good, good, bad}, Polygons{bad, bad}}) {
            CHECK_REFUSES(subject::union_network(list));
        }
    }
}

// star_network

TEST_CASE("stars near the origin: on both sides of each edge, in the middle and around",
          "[star_network][weight:2]") {
    for (int time = 0; time < 3; ++time) check_star(some_place(), subject::random().uniform(2, 6));
}

TEST_CASE("stars around the origin, of any radius", "[star_network]") {
    for (const double radius : {subject::random().uniform(2, 6), 1.0, 0.01, 1e4}) check_star({0, 0}, radius);
}

TEST_CASE("stars far away and of any radius", "[star_network]") {
    check_star({subject::random().away_from_zero(5000, 9000), subject::random().away_from_zero(5000, 9000)},
               subject::random().uniform(2, 6));
    check_star({subject::random().away_from_zero(0.1, 0.3), -0.2}, 0.01);
    check_star({1e4, -1e4}, 1e4);
    check_star(some_place(), 300);
}

TEST_CASE("a star without a positive, finite radius is refused", "[star_network][edge]") {
    for (const double radius : no_lengths) CHECK_REFUSES(subject::star_network({1, 2}, radius));
}

TEST_CASE("a star whose centre is not two finite numbers is refused", "[star_network][edge]") {
    for (const std::size_t n : {0, 1, 3})
        CHECK_REFUSES(subject::star_network(subject::random().vector(n), 2));
    for (const double bad : {not_a_number, infinity, -infinity}) {
        CHECK_REFUSES(subject::star_network({bad, 1}, 2));
        CHECK_REFUSES(subject::star_network({1, bad}, 2));
    }
}

// letter

TEST_CASE("the letter stands in its place and its network gives it", "[letter][weight:2]") {
    for (int time = 0; time < 4; ++time) {
        const Point at = some_place();
        check_letter_at(at.x, at.y, subject::random().uniform(2, 6));
    }
}

TEST_CASE("large letters, small ones, and letters far away", "[letter]") {
    const double far = subject::random().away_from_zero(5000, 9000);
    check_letter_at(far, -far, subject::random().uniform(2, 6));
    check_letter_at(0.1, -0.1, 0.01);
    check_letter_at(-3, 2, 1e4);
}

TEST_CASE("it is the same letter everywhere, larger or smaller, and so is what its network gives",
          "[letter]") {
    const student::Letter unit = subject::letter(0, 0, 1);
    for (int time = 0; time < 3; ++time) {
        const Point at = some_place();
        const double height = subject::random().uniform(2, 6);
        const student::Letter got = subject::letter(at.x, at.y, height);
        {
            INFO("the name");
            CHECK_THAT(got.name, Is(unit.name));
        }
        {
            INFO("the number of polygons");
            REQUIRE_THAT(got.polygons.size(), Is(unit.polygons.size()));
        }
        check_letter(got, at.x, at.y, height);
        for (std::size_t p = 0; p < unit.polygons.size(); ++p) {
            INFO("polygon " << p << ", beside that of letter(0, 0, 1)");
            REQUIRE_THAT(unit.polygons[p], HasShape(got.polygons[p].shape(0), 2));
            nn::Matrix expected = unit.polygons[p];
            for (std::size_t i = 0; i < expected.shape(0); ++i) {
                expected(i, 0) = at.x + height * expected(i, 0);
                expected(i, 1) = at.y + height * expected(i, 1);
            }
            CHECK_THAT(got.polygons[p],
                       IsClose(expected, {0, 2e-9 * (height + std::abs(at.x) + std::abs(at.y))}));
        }
    }
}

TEST_CASE("a letter without a positive, finite height, or without a place, is refused", "[letter][edge]") {
    for (const double height : no_lengths) CHECK_REFUSES(subject::letter(1, 2, height));
    for (const double bad : {not_a_number, infinity, -infinity}) {
        CHECK_REFUSES(subject::letter(bad, 1, 2));
        CHECK_REFUSES(subject::letter(1, bad, 2));
    }
}

// The thinking tasks: all answers of one have to be right.

TEST_CASE("what the output neuron makes of two overlapping squares", "[region_of]") {
    using student::OutputNeuron;
    using student::Region;
    const char* const table =
        "what is z for each of the four places (1, 1), (1, 0), (0, 1), (0, 0) of (g_A, g_B)?";
    const char* const zero = "what is z where just one of the two neurons is 1, and the threshold of that?";
    CHECK_THAT(subject::region_of(OutputNeuron::one_minus_one_bias_minus_0_5),
               Predicts(Region::in_a_only, table));
    CHECK_THAT(subject::region_of(OutputNeuron::one_one_bias_minus_0_5), Predicts(Region::in_any, table));
    CHECK_THAT(subject::region_of(OutputNeuron::minus_one_minus_one_bias_plus_0_5),
               Predicts(Region::in_neither, table));
    CHECK_THAT(subject::region_of(OutputNeuron::one_one_bias_minus_1_5), Predicts(Region::in_both, table));
    CHECK_THAT(subject::region_of(OutputNeuron::minus_one_minus_one_bias_plus_1_5),
               Predicts(Region::not_in_both, table));
    CHECK_THAT(subject::region_of(OutputNeuron::one_one_bias_minus_1), Predicts(Region::in_any, zero));
    CHECK_THAT(subject::region_of(OutputNeuron::one_one_bias_minus_2_5), Predicts(Region::nothing, table));
}

TEST_CASE("which regions one output neuron can give", "[one_neuron_gives]") {
    using student::Region;
    const char* const corners =
        "mark the places of this region among the corners (0, 0), (1, 0), (0, 1), (1, 1) of a square. Does a "
        "line part "
        "them from the others?";
    const char* const none = "all four corners on one side of the line: is there a bias for that?";
    CHECK_THAT(subject::one_neuron_gives(Region::nothing), Predicts(true, none));
    CHECK_THAT(subject::one_neuron_gives(Region::in_both), Predicts(true, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::in_any), Predicts(true, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::in_a_only), Predicts(true, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::in_neither), Predicts(true, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::not_in_both), Predicts(true, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::in_exactly_one), Predicts(false, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::in_both_or_neither), Predicts(false, corners));
    CHECK_THAT(subject::one_neuron_gives(Region::everything), Predicts(true, none));
}
