// The catalogue of 09_convex: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "convex.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

using Network = std::vector<nn::Dense>;
using Planes = std::vector<nn::Hyperplane>;
using std::numbers::pi;

struct Point {
    double x, y;
};

/// Corner i, counted on from the last to the first.
Point corner(const nn::Matrix& polygon, std::size_t i) {
    const std::size_t row = i % polygon.shape(0);
    return {polygon(row, 0), polygon(row, 1)};
}

/// Positive if c lies to the left of the way from a to b.
double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double signed_area(const nn::Matrix& polygon) {
    double area = 0;
    for (std::size_t i = 0; i < polygon.shape(0); ++i)
        area += cross(corner(polygon, 0), corner(polygon, i), corner(polygon, i + 1)) / 2;
    return area;
}

void refuse() {
    throw std::invalid_argument("this is no convex polygon");
}

/// One neuron with the same weight for all n inputs.
nn::Dense sum_neuron(std::size_t n, double weight, double bias) {
    nn::Dense layer{nn::Matrix::from_shape({1, n}), {bias}, nn::Activation::threshold};
    layer.weight.fill(weight);
    return layer;
}

double number(std::size_t n) {
    return static_cast<double>(n);
}

}  // namespace

/// Each edge turned by 90 degrees to the inside; and a sum of n with its threshold at n - 1/2.
struct Right {
    virtual ~Right() = default;

    virtual Planes half_planes(const nn::Matrix& polygon) {
        require_shape(polygon);
        require_convex(polygon);
        return planes_of(polygon);
    }

    virtual Network polygon_network(const nn::Matrix& polygon) { return network_of(half_planes(polygon)); }

    virtual Network regular_polygon_network(int n) {
        require_count(n);
        return polygon_network(regular_polygon(n));
    }

    virtual double disc_error(int n) {
        require_count(n);
        return error_of(n);
    }

    virtual Region region_of(OutputNeuron neuron) {
        switch (neuron) {
            case OutputNeuron::ones_bias_minus_3_5:
                return Region::star;
            case OutputNeuron::ones_bias_minus_5_5:
                return Region::nothing;
            case OutputNeuron::minus_ones_bias_plus_4_5:
                return Region::outside;
            case OutputNeuron::ones_bias_minus_0_5:
            case OutputNeuron::ones_bias_plus_0_5:
                return Region::everything;
            default:
                return Region::pentagon;
        }
    }

    virtual Representable representable(Shape shape) {
        if (!is_convex(shape)) return Representable::not_at_all;
        return is_round(shape) ? Representable::approximately : Representable::exactly;
    }

  protected:
    // What is refused.

    virtual void require_shape(const nn::Matrix& polygon) {
        require_columns(polygon);
        require_corners(polygon);
        for (const double x : polygon) {
            if (!std::isfinite(x)) refuse();
        }
    }

    virtual void require_columns(const nn::Matrix& polygon) {
        if (polygon.shape(1) != 2) refuse();
    }

    virtual void require_corners(const nn::Matrix& polygon) {
        if (polygon.shape(0) < 3) refuse();
    }

    /// All corners are on one side of the line through each edge but the two that are on it.
    virtual void require_convex(const nn::Matrix& polygon) {
        const std::size_t n = polygon.shape(0);
        double first = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 2; k < n; ++k) {
                const double turn = cross(corner(polygon, i), corner(polygon, i + 1), corner(polygon, i + k));
                if (first == 0) first = turn;
                if (!is_same_turn(turn, first)) refuse();
            }
        }
    }

    /// Whether both are to the left, or both to the right.
    virtual bool is_same_turn(double turn, double first) {
        return (turn > 0 && first > 0) || (turn < 0 && first < 0);
    }

    virtual void require_count(int n) {
        if (n < 3) refuse();
    }

    // The half-planes.

    virtual Planes planes_of(const nn::Matrix& polygon) {
        Planes planes;
        for (std::size_t i = 0; i < edges(polygon); ++i) planes.push_back(plane(polygon, i));
        return planes;
    }

    virtual std::size_t edges(const nn::Matrix& polygon) { return polygon.shape(0); }

    virtual nn::Hyperplane plane(const nn::Matrix& polygon, std::size_t i) {
        const Point w = normal(corner(polygon, i), corner(polygon, end_of(i)), side(polygon));
        return {{w.x, w.y}, bias(polygon, i, w)};
    }

    /// The corner at which the edge ends that begins at corner i.
    virtual std::size_t end_of(std::size_t i) { return i + 1; }

    /// The edge from a to b turned to the left for side = 1, to the right for -1.
    virtual Point normal(Point a, Point b, double side) { return {side * (a.y - b.y), side * (b.x - a.x)}; }

    virtual double bias(const nn::Matrix& polygon, std::size_t i, Point w) {
        const Point p = corner(polygon, i);
        return -(w.x * p.x + w.y * p.y);
    }

    /// On which side of its edges the polygon has its inside: 1 left, -1 right.
    virtual double side(const nn::Matrix& polygon) { return signed_area(polygon) < 0 ? -1 : 1; }

    // The network.

    virtual Network network_of(const Planes& planes) {
        return {first_layer(planes), output_neuron(planes.size())};
    }

    virtual nn::Dense first_layer(const Planes& planes) {
        const std::size_t n = planes.size();
        nn::Dense layer{nn::Matrix::from_shape({n, 2}), nn::Vector::from_shape({n}),
                        nn::Activation::threshold};
        for (std::size_t i = 0; i < n; ++i) {
            layer.weight(i, 0) = planes[i].weight(0);
            layer.weight(i, 1) = planes[i].weight(1);
            layer.bias(i) = planes[i].bias;
        }
        return layer;
    }

    virtual nn::Dense output_neuron(std::size_t n) { return sum_neuron(n, 1, 0.5 - number(n)); }

    // Regular polygons.

    virtual nn::Matrix regular_polygon(int n) {
        const int count = corner_count(n);
        nn::Matrix polygon = nn::Matrix::from_shape({static_cast<std::size_t>(count), 2});
        for (int k = 0; k < count; ++k) {
            const auto row = static_cast<std::size_t>(k);
            polygon(row, 0) = radius(n) * std::cos(angle(k, n));
            polygon(row, 1) = radius(n) * std::sin(angle(k, n));
        }
        return polygon;
    }

    virtual int corner_count(int n) { return n; }
    virtual double radius(int /*n*/) { return 1; }
    virtual double angle(int k, int n) { return 2 * pi * k / n; }

    virtual double error_of(int n) { return pi - n / 2.0 * std::sin(2 * pi / n); }

    // The thinking tasks.

    virtual bool is_convex(Shape shape) {
        return shape != Shape::letter_l && shape != Shape::ring && shape != Shape::two_squares;
    }

    virtual bool is_round(Shape shape) {
        return shape == Shape::disc || shape == Shape::ellipse || shape == Shape::half_disc;
    }
};

// The half-planes.

struct MISTAKE(outward_normals,
               "Your weights point out of the polygon: w . x + b is negative inside. Put the middle of the "
               "triangle into "
               "your three half-planes. What has to change in w, and what in b?") {
    Point normal(Point a, Point b, double side) override { return Right::normal(a, b, -side); }
};

struct MISTAKE(
    counter_clockwise_only,
    "Right as long as the corners are given counter-clockwise; clockwise, your weights point outwards. "
    "Turning always to the left leads inside on one way round only. How can you find out which way it is, or "
    "which side another corner is on?") {
    double side(const nn::Matrix& /*polygon*/) override { return 1; }
};

struct MISTAKE(clockwise_only,
               "Right as long as the corners are given clockwise; counter-clockwise, your weights point "
               "outwards. How can "
               "you find out which way it is, or which side another corner is on?") {
    double side(const nn::Matrix& /*polygon*/) override { return -1; }
};

struct MISTAKE(clockwise_refused,
               "You refuse corners that are given clockwise. Either direction is a convex polygon: all turns "
               "to the left, "
               "or all to the right.") {
    void require_convex(const nn::Matrix& polygon) override {
        Right::require_convex(polygon);
        if (signed_area(polygon) < 0) refuse();
    }
};

struct MISTAKE(
    origin_inside,
    "Your half-planes all contain the origin: each b is positive. That is right for a polygon around the "
    "origin. For one that lies elsewhere, ask on which side of the edge its own corners are.") {
    nn::Hyperplane plane(const nn::Matrix& polygon, std::size_t i) override {
        const nn::Hyperplane right = Right::plane(polygon, i);
        if (right.bias >= 0) return right;
        return {{-right.weight(0), -right.weight(1)}, -right.bias};
    }
};

struct MISTAKE(last_edge_missing,
               "One edge is missing, the one from the last corner back to the first: a polygon of n corners "
               "has n edges. "
               "What comes after corner n - 1?") {
    std::size_t edges(const nn::Matrix& polygon) override { return polygon.shape(0) - 1; }
};

struct MISTAKE(bias_sign,
               "The sign of b is turned round. A corner p of the edge lies on the line: w . p + b = 0. What "
               "is b then?") {
    double bias(const nn::Matrix& polygon, std::size_t i, Point w) override {
        return -Right::bias(polygon, i, w);
    }
};

struct MISTAKE(
    no_bias,
    "Without b all your lines go through the origin. The bias is what shifts the line to its edge: put a "
    "corner of the edge into w . x + b = 0.") {
    double bias(const nn::Matrix& /*polygon*/, std::size_t /*i*/, Point /*w*/) override { return 0; }
};

struct MISTAKE(constant_bias,
               "All your half-planes have the bias of the first one. Each edge has its own distance from the "
               "origin, and "
               "so each neuron its own bias.") {
    double bias(const nn::Matrix& polygon, std::size_t /*i*/, Point /*w*/) override {
        return Right::bias(polygon, 0, normal(corner(polygon, 0), corner(polygon, 1), side(polygon)));
    }
};

struct MISTAKE(bias_of_the_corner_before,
               "Your lines have the right directions, but go through the corner before the edge. Which "
               "corners does edge "
               "i join?") {
    double bias(const nn::Matrix& polygon, std::size_t i, Point w) override {
        return Right::bias(polygon, i + polygon.shape(0) - 1, w);
    }
};

struct MISTAKE(
    edge_as_normal,
    "Your w is the direction of the edge. But w is orthogonal to the line w . x + b = 0: turn the edge by 90 "
    "degrees, (d1, d2) becomes (-d2, d1) or (d2, -d1).") {
    Point normal(Point a, Point b, double side) override { return {side * (b.x - a.x), side * (b.y - a.y)}; }
};

struct MISTAKE(
    coordinates_exchanged,
    "Turning by 90 degrees exchanges the two coordinates and changes one sign. Without the sign the result "
    "is "
    "the edge mirrored, and orthogonal to it only by luck: is the inner product of w and the edge 0?") {
    Point normal(Point a, Point b, double side) override { return {side * (b.y - a.y), side * (b.x - a.x)}; }
};

struct MISTAKE(
    diagonals,
    "Your lines join each corner with the next but one: these are diagonals. Edge i leads to the corner that "
    "follows corner i.") {
    std::size_t end_of(std::size_t i) override { return i + 2; }
};

struct MISTAKE(
    corners_as_weights,
    "You take the corners themselves for weights. A weight belongs to an edge, so it comes from two corners: "
    "from their difference, turned by 90 degrees.") {
    nn::Hyperplane plane(const nn::Matrix& polygon, std::size_t i) override {
        const Point p = corner(polygon, i);
        return {{-p.x, -p.y}, p.x * p.x + p.y * p.y};
    }
};

struct MISTAKE(
    bounding_box,
    "These are the four sides of the box around the polygon: from the least to the largest x1 and x2. The "
    "polygon fits in, but fills it only if it is a rectangle. Each edge needs a half-plane of its own.") {
    Planes planes_of(const nn::Matrix& polygon) override {
        Point low = corner(polygon, 0);
        Point high = low;
        for (std::size_t i = 0; i < polygon.shape(0); ++i) {
            const Point p = corner(polygon, i);
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        return {{{1, 0}, -low.x}, {{0, 1}, -low.y}, {{-1, 0}, high.x}, {{0, -1}, high.y}};
    }
};

struct MISTAKE(
    slope_form,
    "You write each edge as x2 = m x1 + q. A vertical edge has no slope: that divides by 0. The turned edge "
    "(-d2, d1) is a weight for every direction.") {
    Point normal(Point a, Point b, double side) override {
        const double slope = (b.y - a.y) / (b.x - a.x);
        const double up = side * (b.x > a.x ? 1 : -1);
        return {-slope * up, up};
    }
};

// What is refused.

struct MISTAKE(
    anything_accepted,
    "You answer for polygons with a dent or with edges that cross too. Their half-planes have another "
    "intersection, so the contract wants a std::invalid_argument. On which sides of an edge do the other "
    "corners lie, if there is a dent?") {
    void require_convex(const nn::Matrix& /*polygon*/) override {}
};

struct MISTAKE(area_only,
               "You refuse only what has no area. A polygon with a dent has one, and is not convex. On which "
               "sides of an "
               "edge do the other corners lie, if there is a dent?") {
    void require_convex(const nn::Matrix& polygon) override {
        if (signed_area(polygon) == 0) refuse();
    }
};

struct MISTAKE(
    turns_only,
    "You look whether all corners turn to one side. They do in a five-pointed star drawn without lifting the "
    "pen too, and in a triangle that is gone round twice. Ask all other corners for their side of an edge, "
    "not the next one only; or count how often the way goes round.") {
    void require_convex(const nn::Matrix& polygon) override {
        const double first = cross(corner(polygon, 0), corner(polygon, 1), corner(polygon, 2));
        for (std::size_t i = 0; i < polygon.shape(0); ++i) {
            const double turn = cross(corner(polygon, i), corner(polygon, i + 1), corner(polygon, i + 2));
            if (!is_same_turn(turn, first)) refuse();
        }
    }
};

struct MISTAKE(
    first_edge_only,
    "You look on which side of the first edge the corners lie. A dent may be anywhere: ask that of every "
    "edge.") {
    void require_convex(const nn::Matrix& polygon) override {
        const double first = cross(corner(polygon, 0), corner(polygon, 1), corner(polygon, 2));
        for (std::size_t k = 2; k < polygon.shape(0); ++k) {
            if (!is_same_turn(cross(corner(polygon, 0), corner(polygon, 1), corner(polygon, k)), first))
                refuse();
        }
    }
};

struct MISTAKE(
    straight_corners_accepted,
    "You accept three corners on one line, and a corner that is given twice. The contract asks that all "
    "other "
    "corners lie beside the line through an edge: there your cross product is 0, neither left nor right.") {
    void require_convex(const nn::Matrix& polygon) override {
        const std::size_t n = polygon.shape(0);
        bool left = false;
        bool right = false;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 2; k < n; ++k) {
                const double turn = cross(corner(polygon, i), corner(polygon, i + 1), corner(polygon, i + k));
                left = left || turn > 0;
                right = right || turn < 0;
            }
        }
        if (left == right) refuse();
    }
};

struct MISTAKE(
    small_polygon_refused,
    "You refuse small polygons: for two sides of 1/1024 the cross product is a millionth, and not 0. The "
    "contract gives coordinates for which all of this is exact: compare with 0.") {
    bool is_same_turn(double turn, double first) override {
        return std::abs(turn) > 1e-6 && Right::is_same_turn(turn, first);
    }
};

struct MISTAKE(
    two_corners_accepted,
    "You answer for fewer than three corners. Two corners have a line, but no inside. A check of all other "
    "corners finds nothing wrong if there are no others.") {
    void require_corners(const nn::Matrix& /*polygon*/) override {}
};

struct MISTAKE(columns_not_checked,
               "You do not look at the number of columns, and take the first two of three. A corner in the "
               "plane has two "
               "coordinates.") {
    void require_columns(const nn::Matrix& polygon) override {
        if (polygon.shape(1) < 2) refuse();
    }
};

struct MISTAKE(
    not_finite_accepted,
    "You answer for corners that are NaN or infinite. Comparing with NaN is false, whichever way round: so a "
    "test that asks for what is wrong lets it pass. std::isfinite tells.") {
    void require_shape(const nn::Matrix& polygon) override {
        require_columns(polygon);
        require_corners(polygon);
    }
    bool is_same_turn(double turn, double first) override {
        return !(turn == 0) && !(turn > 0 && first < 0) && !(turn < 0 && first > 0);
    }
};

struct MISTAKE(closing_corner_dropped,
               "You accept the first corner again at the end, and drop it. Many programs write polygons so; "
               "this contract "
               "does not, and wants a corner that is given twice refused.") {
    Planes half_planes(const nn::Matrix& polygon) override {
        require_shape(polygon);
        const std::size_t last = polygon.shape(0) - 1;
        if (polygon(0, 0) != polygon(last, 0) || polygon(0, 1) != polygon(last, 1))
            return Right::half_planes(polygon);
        nn::Matrix open = nn::Matrix::from_shape({last, 2});
        for (std::size_t i = 0; i < last; ++i) {
            for (std::size_t j = 0; j < 2; ++j) open(i, j) = polygon(i, j);
        }
        return Right::half_planes(open);
    }
};

// The network's output neuron.

struct MISTAKE(
    all_but_one,
    "Your output neuron is content with n - 1 of the n half-planes: with a bias of -(n - 1) or -(n - 3/2) "
    "the "
    "output is 1 also beyond a single edge. The sum is n inside and n - 1 there: put the threshold in "
    "between.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, 1.5 - number(n)); }
};

struct MISTAKE(
    or_for_and,
    "Your output neuron is 1 as soon as one of the half-planes is: that is OR, and gives the union of the "
    "half-planes, which is the whole plane. Inside the polygon all n of them are 1.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, -0.5); }
};

struct MISTAKE(
    always_on,
    "Your output neuron is 1 whatever comes in: its bias is 0 or positive, and so z >= 0 everywhere. The sum "
    "must not pass the threshold before it is n. Which sign has the bias then?") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, number(n) - 0.5); }
};

struct MISTAKE(
    never_on,
    "Your output neuron is never 1: its sum is at most n, and your bias takes away more than that.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, -number(n) - 0.5); }
};

struct MISTAKE(majority,
               "Your output neuron is 1 where half of the half-planes are: it votes. All n of them have to "
               "be 1, which a "
               "mean tells only if its threshold is close to 1: above (n - 1) / n.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1 / number(n), -0.5); }
};

struct MISTAKE(output_bias_of_a_triangle,
               "Your output neuron has the bias of a triangle, -2.5, whatever n is. With more edges three of "
               "them are not "
               "enough.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, -2.5); }
};

struct MISTAKE(output_bias_of_a_square,
               "Your output neuron has the bias of a square, -3.5, whatever n is. The bias has to grow with "
               "the number of "
               "edges.") {
    nn::Dense output_neuron(std::size_t n) override { return sum_neuron(n, 1, -3.5); }
};

struct MISTAKE(
    output_not_thresholded,
    "Your output neuron has no threshold: it gives the sum less n - 1/2, which is 0.5 inside and negative "
    "outside, instead of 1 and 0.") {
    nn::Dense output_neuron(std::size_t n) override {
        nn::Dense layer = Right::output_neuron(n);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

struct MISTAKE(edges_not_thresholded,
               "Your first layer has no threshold: it passes on w . x + b itself, and a large value for one "
               "edge makes up "
               "for a negative one at another. Each neuron has to say yes or no.") {
    nn::Dense first_layer(const Planes& planes) override {
        nn::Dense layer = Right::first_layer(planes);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

struct MISTAKE(sigmoids,
               "Your neurons are sigmoids. Their values lie between 0 and 1, so that the sum of n of them "
               "inside is less "
               "than n, and near an edge less than the threshold. The contract wants threshold neurons.") {
    Network network_of(const Planes& planes) override {
        Network network = Right::network_of(planes);
        for (nn::Dense& layer : network) layer.activation = nn::Activation::sigmoid;
        return network;
    }
};

struct MISTAKE(weights_as_columns,
               "Your first weight is (2, n), with a neuron in each column. The weight of nn::Dense is (out, "
               "in): row i is "
               "neuron i, so (n, 2).") {
    nn::Dense first_layer(const Planes& planes) override {
        nn::Dense layer = Right::first_layer(planes);
        layer.weight = nn::transpose(layer.weight);
        return layer;
    }
};

struct MISTAKE(
    one_layer,
    "Your network is the first layer alone: it tells for each edge whether x is on its inner side. One more "
    "neuron has to put these n answers together.") {
    Network network_of(const Planes& planes) override { return {first_layer(planes)}; }
};

struct MISTAKE(a_layer_for_each_edge,
               "Your edges stand one behind the other, a layer each. The neurons of the first layer all look "
               "at the same "
               "x: they are rows of one weight.") {
    Network network_of(const Planes& planes) override {
        Network network;
        for (const nn::Hyperplane& plane : planes) network.push_back(Right::first_layer({plane}));
        network.push_back(output_neuron(planes.size()));
        return network;
    }
};

// Regular polygons.

struct MISTAKE(turned_by_half_a_step,
               "Your polygon is turned by half a step: it has the middle of an edge where (1, 0) should be a "
               "corner. For "
               "which k is the angle 0?") {
    double angle(int k, int n) override { return 2 * pi * (k + 0.5) / n; }
};

struct MISTAKE(
    starts_at_the_top,
    "Your first corner is at (0, 1). The contract has it at (1, 0): x1 is the cosine, x2 the sine.") {
    double angle(int k, int n) override { return pi / 2 - 2 * pi * k / n; }
};

struct MISTAKE(around_the_circle,
               "Your polygon is the one around the circle, whose edges touch it. Its corners should lie on "
               "the circle.") {
    double radius(int n) override { return 1 / std::cos(pi / n); }
};

struct MISTAKE(circle_of_diameter_1,
               "Your corners lie at the distance 1/2 from the middle. The circle has the radius 1.") {
    double radius(int /*n*/) override { return 0.5; }
};

struct MISTAKE(degrees, "std::cos and std::sin take radians: a full turn is 2 pi, not 360.") {
    double angle(int k, int n) override { return 360.0 * k / n; }
};

struct MISTAKE(half_a_turn, "Your corners go half way round: the step is pi / n. A full turn is 2 pi.") {
    double angle(int k, int n) override { return pi * k / n; }
};

struct MISTAKE(one_corner_too_many, "Your polygon has n + 1 corners. Does the loop end before n, or at n?") {
    int corner_count(int n) override { return n + 1; }
    double angle(int k, int n) override { return 2 * pi * k / (n + 1); }
};

struct MISTAKE(first_corner_twice,
               "Your step is a full turn by n - 1: so the last corner is the first once more, and it is no "
               "convex polygon "
               "of n corners. How many steps lead once round, through n corners and back to the first?") {
    double angle(int k, int n) override { return 2 * pi * k / (n - 1); }
};

struct MISTAKE(regular_polygon_of_two,
               "You give a network for one or two corners. There is no such polygon: the contract asks for "
               "std::invalid_argument.") {
    Network regular_polygon_network(int n) override {
        if (n < 1) refuse();
        return network_of(planes_of(regular_polygon(n)));
    }
};

struct MISTAKE(
    few_corners_accepted,
    "You give an error for fewer than three corners. There is no such polygon: the contract asks for "
    "std::invalid_argument.") {
    double disc_error(int n) override { return error_of(n); }
};

// disc_error.

struct MISTAKE(area_of_the_polygon,
               "This is the area of the polygon. Asked for is the area where it and the disc differ.") {
    double error_of(int n) override { return n / 2.0 * std::sin(2 * pi / n); }
};

struct MISTAKE(
    share_of_the_disc,
    "This is the share of the disc's area. The contract asks for the area itself: for n = 4 it is pi - 2.") {
    double error_of(int n) override { return Right::error_of(n) / pi; }
};

struct MISTAKE(
    error_of_the_polygon_around,
    "This is the error of the polygon around the circle, whose edges touch it. Yours has its corners on the "
    "circle, and lies inside.") {
    double error_of(int n) override { return n * std::tan(pi / n) - pi; }
};

struct MISTAKE(
    half_the_angle,
    "In your triangles the angle at the middle is pi / n. n of them have to make a full turn of 2 pi.") {
    double error_of(int n) override { return pi - n / 2.0 * std::sin(pi / n); }
};

struct MISTAKE(triangles_not_halved,
               "Your triangles are twice too large: two sides a and b with the angle t between them span a b "
               "sin(t) / 2.") {
    double error_of(int n) override { return pi - n * std::sin(2 * pi / n); }
};

struct MISTAKE(lengths_for_areas,
               "This is the difference of the lengths of the two borders. The error is an area.") {
    double error_of(int n) override { return 2 * pi - 2 * n * std::sin(pi / n); }
};

struct MISTAKE(largest_distance,
               "This is how far the circle is from the middle of an edge. The error is an area.") {
    double error_of(int n) override { return 1 - std::cos(pi / n); }
};

struct MISTAKE(
    limit_for_many_corners,
    "This is what the error is like for very many corners, 2 pi^3 / (3 n^2). For few of them it is another "
    "number: compute the area.") {
    double error_of(int n) override { return 2 * pi * pi * pi / (3.0 * n * n); }
};

struct MISTAKE(integer_half, "n / 2 is a division of integers: for odd n a half gets lost. Write n / 2.0.") {
    double error_of(int n) override { return pi - (n / 2) * std::sin(2 * pi / n); }
};

struct MISTAKE(one_triangle, "You take away one triangle. The polygon has n of them, one for each edge.") {
    double error_of(int n) override { return pi - std::sin(2 * pi / n) / 2; }
};

// The thinking tasks.

struct MISTAKE(star_taken_for_pentagon,
               "You let four of five pass for all five. Beyond a single edge four neurons are still 1: what "
               "shape is the "
               "pentagon together with these places?") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::ones_bias_minus_3_5 ? Region::pentagon : Right::region_of(neuron);
    }
};

struct MISTAKE(threshold_of_zero,
               "You take threshold(0) for 0. In this course it is 1: so a sum of 5 passes a bias of -5.") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::ones_bias_minus_5 ? Region::nothing : Right::region_of(neuron);
    }
};

struct MISTAKE(one_is_enough_for_the_star,
               "You take the places where at least one neuron is 1 for less than the plane. How many of the "
               "five neurons "
               "are 0 at a point far away, and can it be all?") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::ones_bias_minus_0_5 ? Region::star : Right::region_of(neuron);
    }
};

struct MISTAKE(
    minus_ones_turn_nothing,
    "With weights of -1 the sum falls when neurons become 1: z >= 0 means that few of them are, not many.") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::minus_ones_bias_plus_4_5 ? Region::pentagon : Right::region_of(neuron);
    }
};

struct MISTAKE(round_shapes_exactly,
               "You call a round shape exact. The border of an intersection of n half-planes is made of at "
               "most n straight "
               "pieces. However large n is: does such a border become a circle?") {
    bool is_round(Shape /*shape*/) override { return false; }
};

struct MISTAKE(unbounded_shapes_not_at_all,
               "You leave out shapes that have no end. An intersection of half-planes need not be finite: "
               "one half-plane "
               "is not, and two?") {
    bool is_convex(Shape shape) override {
        return shape != Shape::strip && shape != Shape::quarter_plane && Right::is_convex(shape);
    }
};

struct MISTAKE(
    dents_approximately,
    "You think that with enough half-planes a shape with a dent or a hole comes closer and closer. Take two "
    "points of the shape with a gap between them: wherever the network is 1 at both, what is it in the "
    "gap?") {
    Representable representable(Shape shape) override {
        return is_convex(shape) ? Right::representable(shape) : Representable::approximately;
    }
};

struct MISTAKE(
    straight_borders_exactly,
    "You call every shape with straight borders exact. The L and the two squares have straight borders, but "
    "an "
    "intersection of half-planes has one more property. What about the points between two of its points?") {
    bool is_convex(Shape shape) override { return shape == Shape::ring ? false : true; }
};

}  // namespace student
