// Hidden checks of 09_convex: polygons of 3 to 300 corners in both directions and from every corner, far away, tiny and
// large, with edges along the axes; all that is no convex polygon; regular polygons; and the thinking tasks.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "convex.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::check_half_planes;
using measure::check_network;
using measure::Point;
using measure::Probe;
using std::numbers::pi;

namespace {

using Corners = std::vector<Point>;

nn::Matrix matrix_of(const Corners& corners) {
    nn::Matrix polygon = nn::Matrix::from_shape({corners.size(), 2});
    for (std::size_t i = 0; i < corners.size(); ++i) {
        polygon(i, 0) = corners[i].x;
        polygon(i, 1) = corners[i].y;
    }
    return polygon;
}

Corners shifted(Corners corners, Point by) {
    for (Point& p : corners) p = {p.x + by.x, p.y + by.y};
    return corners;
}

Corners reversed(Corners corners) {
    std::reverse(corners.begin(), corners.end());
    return corners;
}

Corners begun_at(Corners corners, std::size_t first) {
    std::rotate(corners.begin(), corners.begin() + static_cast<std::ptrdiff_t>(first), corners.end());
    return corners;
}

std::size_t some_index(std::size_t size) {
    return static_cast<std::size_t>(subject::random().integer(0, static_cast<int>(size) - 1));
}

/// From any corner, in either direction.
Corners shuffled(const Corners& corners) {
    const Corners from = begun_at(corners, some_index(corners.size()));
    return subject::random().coin() ? from : reversed(from);
}

/// A multiple of 1/1024.
double dyadic(double x) {
    return std::round(x * 1024) / 1024;
}

/// Away from the origin by low to high in both coordinates.
Point some_place(double low, double high) {
    return {dyadic(subject::random().away_from_zero(low, high)),
            dyadic(subject::random().away_from_zero(low, high))};
}

/// n corners on an ellipse around the origin, counter-clockwise, with half-axes from `least` to 2 `least`: at angles that
/// keep their distance, so that the corners are far enough from the lines of all edges but their own.
Corners some_polygon(std::size_t n, double least = 2) {
    const double a = subject::random().uniform(least, 2 * least);
    const double b = subject::random().uniform(least, 2 * least);
    const double step = 2 * pi / static_cast<double>(n);
    const double start = subject::random().uniform(0, 2 * pi);
    Corners corners;
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = start + step * (static_cast<double>(i) + subject::random().uniform(-0.3, 0.3));
        corners.push_back({dyadic(a * std::cos(angle)), dyadic(b * std::sin(angle))});
    }
    return corners;
}

/// Polygons with edges along the axes, with -0.0, with a corner or an edge through the origin, long ones and flat ones.
std::vector<Corners> odd_polygons() {
    const double a = subject::random().integer(2, 9);
    const double b = subject::random().integer(2, 9);
    const double far = subject::random().integer(300, 900);
    return {{{0, 0}, {a, 0}, {a, b}, {0, b}},
            {{-0.0, -0.0}, {a, -0.0}, {-0.0, b}},
            {{-a, -b}, {a, -b}, {a, b}, {-a, b}},
            {{-a, 0}, {0, -b}, {a, 0}, {0, b}},
            {{0, 0}, {far, 1}, {far, 2}},
            {{0, 0}, {1, far}, {0, far + 2}},
            {{0, 0}, {a, 0}, {a + b, b}, {b, b}},
            {{-far, -1}, {far, -1}, {far + 1, 0}, {far, 1}, {-far, 1}},
            {{a, b}, {a + 1, b}, {a + 1, b + far}, {a, b + far}}};
}

/// Twice the area of a, b, c: positive if they turn left.
double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// How far p is from the line through a and b, to the left of the way from a to b.
double distance(Point a, Point b, Point p) {
    return cross(a, b, p) / std::hypot(b.x - a.x, b.y - a.y);
}

/// Adds p unless it is too near to the line of an edge for an answer to be safe.
void add_probe(std::vector<Probe>& probes, const Corners& polygon, Point p) {
    double turned = 0;  // twice the polygon's area, with the sign of its direction
    for (std::size_t i = 1; i + 1 < polygon.size(); ++i)
        turned += cross(polygon[0], polygon[i], polygon[i + 1]);
    bool inside = true;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const double d = distance(polygon[i], polygon[(i + 1) % polygon.size()], p);
        if (std::abs(d) < 2e-7 * (1 + std::hypot(p.x, p.y))) return;
        inside = inside && (d > 0) == (turned > 0);
    }
    probes.push_back({p, inside});
}

/// Points on both sides of each edge and of each corner, all around, and far away.
std::vector<Probe> probes_of(const Corners& polygon) {
    const std::size_t n = polygon.size();
    Point middle{0, 0};
    for (const Point& p : polygon) {
        middle.x += p.x / static_cast<double>(n);
        middle.y += p.y / static_cast<double>(n);
    }
    std::vector<Probe> probes;
    add_probe(probes, polygon, middle);
    const auto from_middle = [&](Point p, double factor) {
        return Point{middle.x + factor * (p.x - middle.x), middle.y + factor * (p.y - middle.y)};
    };
    // Beyond an edge of up to 12 this is on the wrong side of that edge alone.
    const double step = n > 12 ? 0.002 : 0.05;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = polygon[i];
        const Point b = polygon[(i + 1) % n];
        for (const double side : {-step, step}) {
            const double t = subject::random().uniform(0.4, 0.6);
            add_probe(
                probes, polygon,
                {a.x + t * (b.x - a.x) - side * (b.y - a.y), a.y + t * (b.y - a.y) + side * (b.x - a.x)});
        }
        add_probe(probes, polygon, from_middle(a, 0.9));
        add_probe(probes, polygon, from_middle(a, 1.1));
        add_probe(probes, polygon, from_middle({(a.x + b.x) / 2, (a.y + b.y) / 2}, 100));
    }
    for (int time = 0; time < 40; ++time) {
        const Point a = from_middle(polygon[some_index(n)], subject::random().uniform(-2, 2));
        const Point b = from_middle(polygon[some_index(n)], subject::random().uniform(-2, 2));
        add_probe(probes, polygon, {a.x + b.x - middle.x, a.y + b.y - middle.y});
    }
    return probes;
}

void check_planes_of(const Corners& corners) {
    const nn::Matrix polygon = matrix_of(corners);
    check_half_planes(subject::half_planes(polygon), polygon);
}

void check_network_of(const Corners& corners) {
    check_network(subject::polygon_network(matrix_of(corners)), corners.size(), probes_of(corners));
}

/// As many corners as wanted, in random order.
std::vector<std::size_t> counts() {
    return {static_cast<std::size_t>(subject::random().integer(5, 8)), 3, 4, 12,
            static_cast<std::size_t>(subject::random().integer(9, 11))};
}

/// The smallest triangles: two sides of 1/1024, in all directions.
std::vector<Corners> tiny_triangles() {
    const double s = 1.0 / 1024;
    const Point at = {dyadic(subject::random().uniform(-0.5, 0.5)),
                      dyadic(subject::random().uniform(-0.5, 0.5))};
    std::vector<Corners> triangles;
    for (const double x : {s, -s}) {
        for (const double y : {s, -s}) triangles.push_back(shifted({{0, 0}, {x, 0}, {0, y}}, at));
    }
    return triangles;
}

/// At its second corner the way turns left by so little that only exact products show it: twice the area of the first three
/// corners is 1/1024^2.
Corners nearly_straight_polygon() {
    const double m = subject::random().integer(3000000, 4000000);
    const Point at = some_place(1, 9);
    const double s = 1.0 / 1024;
    return {{at.x - (m + 1) * s, at.y - (m + 2) * s},
            at,
            {at.x + m * s, at.y + (m + 1) * s},
            {at.x - 2000, at.y + 2000}};
}

std::vector<Corners> large_polygons() {
    const double a = subject::random().integer(8000, 10000);
    return {{{-a, -a}, {a, -a}, {a, a}, {-a, a}},
            {{a, a}, {-a, a - 1}, {-a, -a}},
            shuffled(some_polygon(300, 4000)),
            shuffled(some_polygon(7, 3000))};
}

// What is no convex polygon.

/// Turns to both sides, or crosses itself.
std::vector<Corners> bent_polygons() {
    std::vector<Corners> list;
    for (const Corners& shape : {Corners{{0, 0}, {4, 0}, {1, 1}, {0, 4}},                  // a dent
                                 Corners{{0, 0}, {4, 0}, {4, 1}, {1, 1}, {1, 5}, {0, 5}},  // the letter L
                                 Corners{{0, 0}, {4, 4}, {4, 0}, {0, 4}},                  // a bow-tie
                                 Corners{{0, 0}, {8, 0}, {8, 8}, {4, 7}, {0, 8}}}) {
        for (std::size_t first = 0; first < shape.size(); ++first) {
            const Corners from = begun_at(shifted(shape, some_place(1, 9)), first);
            list.push_back(from);
            list.push_back(reversed(from));
        }
    }
    return list;
}

/// Turns to one side at every corner, but more than once round.
std::vector<Corners> stars() {
    return {shuffled({{0, 5}, {3, -4}, {-5, 1}, {5, 1}, {-3, -4}}),
            shuffled({{0, 0}, {4, 0}, {0, 3}, {0, 0}, {4, 0}, {0, 3}}),
            shuffled({{0, 10}, {10, -2}, {-4, -9}, {-8, 6}, {8, 6}, {4, -9}, {-10, -2}}),
            shuffled({{0, 0}, {9, 0}, {9, 9}, {0, 9}, {1, 1}, {8, 1}, {8, 8}, {1, 8}})};
}

/// Three corners on a line, a corner twice, there and back.
std::vector<Corners> flat_polygons() {
    std::vector<Corners> list = {{{1, 1}, {3, 2}, {5, 3}},
                                 {{1, 1}, {5, 3}, {3, 2}},
                                 {{0, 0}, {4, 0}, {4, 0}},
                                 {{2, 2}, {2, 2}, {2, 2}},
                                 {{0, 0}, {-0.0, 0}, {3, 4}}};
    for (const std::size_t n : {3, 5}) {
        const Corners good = shuffled(shifted(
            n == 3 ? Corners{{0, 0}, {8, 2}, {2, 6}} : Corners{{0, 0}, {6, 0}, {8, 4}, {4, 8}, {-2, 4}},
            some_place(1, 9)));
        for (std::size_t i = 0; i < n; ++i) {
            const Point a = good[i];
            const Point b = good[(i + 1) % n];
            const auto with = [&](Point extra) {
                Corners corners = good;
                corners.insert(corners.begin() + static_cast<std::ptrdiff_t>(i) + 1, extra);
                return corners;
            };
            list.push_back(with({(a.x + b.x) / 2, (a.y + b.y) / 2}));
            list.push_back(with(a));
            list.push_back(with({2 * b.x - a.x, 2 * b.y - a.y}));  // beyond b, and back
        }
        Corners closed = good;
        closed.push_back(good.front());
        list.push_back(closed);
    }
    return list;
}

/// Too few corners, other numbers of columns.
std::vector<nn::Matrix> misshapen() {
    std::vector<nn::Matrix> list = {matrix_of({}), matrix_of({some_place(1, 3)}),
                                    matrix_of({some_place(1, 3), some_place(4, 6)})};
    for (const std::size_t columns : {3, 1, 0, 4}) list.push_back(subject::random().matrix(4, columns));
    list.push_back({{0, 0, 1}, {4, 0, 1}, {0, 4, 1}});
    list.push_back({{0, 4, 0}, {0, 0, 4}});
    list.push_back(subject::random().matrix(0, 3));
    return list;
}

/// A number of them is NaN or infinite, at any place.
std::vector<nn::Matrix> not_finite() {
    std::vector<nn::Matrix> list;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const std::size_t n : {3, 4}) {
        const nn::Matrix good = matrix_of(some_polygon(n));
        for (std::size_t i = 0; i < n; ++i) {
            for (const double bad : {std::numeric_limits<double>::quiet_NaN(), infinity, -infinity}) {
                list.push_back(good);
                list.back()(i, some_index(2)) = bad;
            }
        }
    }
    return list;
}

/// Points on both sides of the border of the regular polygon with n corners, and others.
std::vector<Probe> regular_probes(int n) {
    const double step = 2 * pi / n;
    const double apothem = std::cos(pi / n);  // how far the edges are from the middle
    std::vector<Probe> probes;
    for (int time = 0; time < 200; ++time) {
        const int edge = time < 2 * n && n <= 50 ? time / 2 : subject::random().integer(0, n - 1);
        const double from_edge_middle = subject::random().uniform(-0.48, 0.48) * step;
        const double angle = (edge + 0.5) * step + from_edge_middle;
        const double border = apothem / std::cos(from_edge_middle);
        const double factors[] = {0.999, 1.001, 0.999997, 1.000003, 0.97, 1.03, 0.5, 2};
        const double r = border * factors[time % 2 == 0 ? 2 * subject::random().integer(0, 3)
                                                        : 2 * subject::random().integer(0, 3) + 1];
        bool safe = true;
        for (int k = 0; k < n; ++k)
            safe = safe && std::abs(r * std::cos(angle - (k + 0.5) * step) - apothem) > 1e-6;
        if (safe) probes.push_back({{r * std::cos(angle), r * std::sin(angle)}, r < border});
    }
    return probes;
}

void check_regular(int n) {
    check_network(subject::regular_polygon_network(n), static_cast<std::size_t>(n), regular_probes(n));
}

/// The disc's area without the polygon's, which is summed triangle by triangle.
double error_by_triangles(int n) {
    double area = 0;
    for (int k = 0; k < n; ++k) {
        const double from = 2 * pi * k / n;
        const double to = 2 * pi * (k + 1) / n;
        area += (std::cos(from) * std::sin(to) - std::sin(from) * std::cos(to)) / 2;
    }
    return pi - area;
}

constexpr int too_few[] = {2, 1, 0, -1, -3, -4, std::numeric_limits<int>::min()};

}  // namespace

// half_planes

TEST_CASE("each edge of a polygon with 3 to 12 corners has its half-plane, counter-clockwise",
          "[half_planes][weight:2]") {
    for (const std::size_t n : counts()) check_planes_of(some_polygon(n));
}

TEST_CASE("the half-planes of a polygon that is given clockwise have the same inside",
          "[half_planes][weight:2]") {
    for (const std::size_t n : counts()) check_planes_of(reversed(some_polygon(n)));
}

TEST_CASE("the half-planes are the same, whichever corner comes first", "[half_planes]") {
    for (const std::size_t n : {5, 3}) {
        const Corners polygon = shifted(some_polygon(n), some_place(1, 3));
        for (std::size_t first = 0; first < n; ++first) check_planes_of(begun_at(polygon, first));
    }
}

TEST_CASE("the half-planes of a polygon that does not contain the origin", "[half_planes][weight:2]") {
    for (const std::size_t n : counts())
        check_planes_of(shifted(shuffled(some_polygon(n)), some_place(8, 5000)));
}

TEST_CASE("half-planes of edges along the axes, through the origin, long and flat", "[half_planes]") {
    for (const Corners& polygon : odd_polygons()) check_planes_of(shuffled(polygon));
}

TEST_CASE("half-planes of the smallest polygons, the largest, and of 300 corners", "[half_planes]") {
    for (const Corners& polygon : tiny_triangles()) check_planes_of(polygon);
    for (const Corners& polygon : large_polygons()) check_planes_of(polygon);
}

TEST_CASE("half-planes of a polygon with a dent, or whose edges cross, are refused", "[half_planes][edge]") {
    for (const Corners& polygon : bent_polygons()) CHECK_REFUSES(subject::half_planes(matrix_of(polygon)));
}

TEST_CASE("half-planes of what turns to one side only, but goes round twice, are refused",
          "[half_planes][edge]") {
    for (const Corners& polygon : stars()) CHECK_REFUSES(subject::half_planes(matrix_of(polygon)));
}

TEST_CASE("half-planes of three corners on a line, or a corner given twice, are refused",
          "[half_planes][edge]") {
    for (const Corners& polygon : flat_polygons()) CHECK_REFUSES(subject::half_planes(matrix_of(polygon)));
}

TEST_CASE("half-planes of fewer than 3 corners, or not of 2 columns, are refused", "[half_planes][edge]") {
    for (const nn::Matrix& polygon : misshapen()) CHECK_REFUSES(subject::half_planes(polygon));
}

TEST_CASE("half-planes of corners that are not finite are refused", "[half_planes][edge]") {
    for (const nn::Matrix& polygon : not_finite()) CHECK_REFUSES(subject::half_planes(polygon));
}

// polygon_network

TEST_CASE(
    "the network of a polygon with 3 to 12 corners is 1 inside and 0 outside, just beyond each edge too",
    "[polygon_network][weight:2]") {
    for (const std::size_t n : counts()) check_network_of(some_polygon(n));
}

TEST_CASE("the network of a polygon that is given clockwise", "[polygon_network][weight:2]") {
    for (const std::size_t n : counts()) check_network_of(reversed(some_polygon(n)));
}

TEST_CASE("the network does the same, whichever corner comes first", "[polygon_network]") {
    for (const std::size_t n : {5, 3}) {
        const Corners polygon = shifted(some_polygon(n), some_place(1, 3));
        for (std::size_t first = 0; first < n; ++first) check_network_of(begun_at(polygon, first));
    }
}

TEST_CASE("the network of a polygon that does not contain the origin", "[polygon_network][weight:2]") {
    for (const std::size_t n : counts())
        check_network_of(shifted(shuffled(some_polygon(n)), some_place(8, 5000)));
}

TEST_CASE("networks of polygons with edges along the axes, through the origin, long and flat",
          "[polygon_network]") {
    for (const Corners& polygon : odd_polygons()) check_network_of(shuffled(polygon));
}

TEST_CASE("networks of the smallest polygons, the largest, and of 300 corners", "[polygon_network]") {
    for (const Corners& polygon : tiny_triangles()) check_network_of(polygon);
    for (const Corners& polygon : large_polygons()) check_network_of(polygon);
    for (int time = 0; time < 3; ++time) check_network_of(shuffled(nearly_straight_polygon()));
}

TEST_CASE("a network is refused for whatever is no convex polygon", "[polygon_network][edge]") {
    for (const std::vector<Corners>& list : {bent_polygons(), stars(), flat_polygons()}) {
        for (const Corners& polygon : list) CHECK_REFUSES(subject::polygon_network(matrix_of(polygon)));
    }
    for (const std::vector<nn::Matrix>& list : {misshapen(), not_finite()}) {
        for (const nn::Matrix& polygon : list) CHECK_REFUSES(subject::polygon_network(polygon));
    }
}

// regular_polygon_network

TEST_CASE("the networks of the regular polygons with 3 to 12 corners, on both sides of each edge",
          "[regular_polygon_network][weight:2]") {
    for (int n = 3; n <= 12; ++n) check_regular(n);
}

TEST_CASE("the networks of regular polygons with 50, 255 and 300 corners", "[regular_polygon_network]") {
    for (const int n : {50, 255, 300}) check_regular(n);
}

TEST_CASE("a regular polygon with fewer than 3 corners, or a negative number of them, is refused",
          "[regular_polygon_network][edge]") {
    for (const int n : too_few) CHECK_REFUSES(subject::regular_polygon_network(n));
}

// disc_error

TEST_CASE("the polygons with 3 to 12 corners leave less and less of the disc", "[disc_error]") {
    for (int n = 3; n <= 12; ++n) CHECK_THAT(subject::disc_error(n), IsClose(error_by_triangles(n)));
}

TEST_CASE("ten times as many corners leave about a hundredth: up to 1000 corners", "[disc_error]") {
    const int n = subject::random().integer(30, 99);
    for (const int corners : {n, 10 * n, 255, 256, 257, 1000})
        CHECK_THAT(subject::disc_error(corners), IsClose(error_by_triangles(corners)));
}

TEST_CASE("the error of fewer than 3 corners, or of a negative number of them, is refused",
          "[disc_error][edge]") {
    for (const int n : too_few) CHECK_REFUSES(subject::disc_error(n));
}

// The thinking tasks: all answers of one have to be right.

TEST_CASE("where the output is 1 follows from how many of the five neurons are 1", "[region_of]") {
    using student::OutputNeuron;
    using student::Region;
    CHECK_THAT(subject::region_of(OutputNeuron::ones_bias_minus_3_5),
               Predicts(Region::star,
                        "3.5 is passed by two of the possible sums. In which pieces of the plane is each "
                        "of the two the number of neurons that are 1?"));
    CHECK_THAT(subject::region_of(OutputNeuron::ones_bias_minus_5_5),
               Predicts(Region::nothing,
                        "how large can the sum of five neurons be, and what is left of that with a "
                        "bias of -5.5?"));
    CHECK_THAT(subject::region_of(OutputNeuron::minus_ones_bias_plus_4_5),
               Predicts(Region::outside, "4.5 - k is at least 0 for which numbers k of neurons that are 1?"));
    CHECK_THAT(subject::region_of(OutputNeuron::ones_bias_minus_0_5),
               Predicts(Region::everything,
                        "one neuron is enough here. Is there a point that is on the outer side of "
                        "all five lines at once?"));
    CHECK_THAT(subject::region_of(OutputNeuron::ones_bias_minus_4_5),
               Predicts(Region::pentagon, "which is the least number of neurons whose sum passes 4.5?"));
    CHECK_THAT(subject::region_of(OutputNeuron::ones_bias_minus_5),
               Predicts(Region::pentagon,
                        "where all five are 1, z is 5 - 5: what is the threshold of that number?"));
}

TEST_CASE("which shapes are intersections of half-planes, and which nearly", "[representable]") {
    using student::Representable;
    using student::Shape;
    const char* const between =
        "take two points of the shape: are all points between them in it too, wherever the two are? And is "
        "that so for "
        "an intersection of half-planes?";
    const char* const border = "a border made of straight lines needs how many half-planes? And a round one?";
    const char* const unbounded =
        "count the straight lines of its border. Must the region where n neurons are 1 be finite?";
    CHECK_THAT(subject::representable(Shape::letter_l), Predicts(Representable::not_at_all, between));
    CHECK_THAT(subject::representable(Shape::triangle), Predicts(Representable::exactly, border));
    CHECK_THAT(subject::representable(Shape::ellipse), Predicts(Representable::approximately, border));
    CHECK_THAT(subject::representable(Shape::ring), Predicts(Representable::not_at_all, between));
    CHECK_THAT(subject::representable(Shape::strip), Predicts(Representable::exactly, unbounded));
    CHECK_THAT(subject::representable(Shape::disc), Predicts(Representable::approximately, border));
    CHECK_THAT(subject::representable(Shape::two_squares), Predicts(Representable::not_at_all, between));
    CHECK_THAT(subject::representable(Shape::quarter_plane), Predicts(Representable::exactly, unbounded));
}
