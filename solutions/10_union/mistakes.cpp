// The catalogue of 10_union: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "union.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

using Network = std::vector<nn::Dense>;
using Polygons = std::vector<nn::Matrix>;
using std::numbers::pi;

struct Point {
    double x, y;
};

Point corner(const nn::Matrix& polygon, std::size_t i) {
    const std::size_t row = i % polygon.shape(0);
    return {polygon(row, 0), polygon(row, 1)};
}

nn::Matrix matrix_of(const std::vector<Point>& corners) {
    nn::Matrix polygon = nn::Matrix::from_shape({corners.size(), 2});
    for (std::size_t i = 0; i < corners.size(); ++i) {
        polygon(i, 0) = corners[i].x;
        polygon(i, 1) = corners[i].y;
    }
    return polygon;
}

nn::Dense empty_layer(std::size_t out, std::size_t in) {
    nn::Dense layer{nn::Matrix::from_shape({out, in}), nn::Vector::from_shape({out}),
                    nn::Activation::threshold};
    layer.weight.fill(0);
    layer.bias.fill(0);
    return layer;
}

double number(std::size_t n) {
    return static_cast<double>(n);
}

std::size_t edges_of(const Polygons& polygons) {
    std::size_t edges = 0;
    for (const nn::Matrix& polygon : polygons) edges += polygon.shape(0);
    return edges;
}

nn::Matrix box_of(const Polygons& polygons) {
    Point low = corner(polygons[0], 0);
    Point high = low;
    for (const nn::Matrix& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.shape(0); ++i) {
            const Point p = corner(polygon, i);
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    return matrix_of({low, {high.x, low.y}, high, {low.x, high.y}});
}

/// The convex hull of all corners: Andrew's monotone chain.
nn::Matrix hull_of(const Polygons& polygons) {
    std::vector<Point> corners;
    for (const nn::Matrix& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.shape(0); ++i) corners.push_back(corner(polygon, i));
    }
    std::sort(corners.begin(), corners.end(),
              [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Point> hull;
    for (int way = 0; way < 2; ++way) {
        const std::size_t begin = hull.size();
        for (const Point c : corners) {
            while (hull.size() >= begin + 2) {
                const Point a = hull[hull.size() - 2];
                const Point b = hull.back();
                if ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0) break;
                hull.pop_back();
            }
            hull.push_back(c);
        }
        hull.pop_back();
        std::reverse(corners.begin(), corners.end());
    }
    return matrix_of(hull);
}

bool is_length(double x) {
    return x > 0 && std::isfinite(x);
}

void refuse() {
    throw std::invalid_argument("this is refused");
}

}  // namespace

/// The network layer by layer; the star as its pentagon and five triangles; a T of two rectangles.
struct Right {
    virtual ~Right() = default;

    virtual Network union_network(const Polygons& polygons) {
        require_convex(polygons);
        return network_of(taken(polygons));
    }

    virtual Network star_network(const nn::Vector& centre, double radius) {
        require_centre(centre);
        require_radius(radius);
        return pieces_network(star_pieces(centre, radius));
    }

    virtual Letter letter(double left, double bottom, double height) {
        require_place(left, bottom);
        require_height(height);
        Letter result{"T", letter_polygons(left, bottom, height), {}};
        result.network = letter_network(result.polygons);
        return result;
    }

    virtual Region region_of(OutputNeuron neuron) {
        switch (neuron) {
            case OutputNeuron::one_minus_one_bias_minus_0_5:
                return Region::in_a_only;
            case OutputNeuron::minus_one_minus_one_bias_plus_0_5:
                return Region::in_neither;
            case OutputNeuron::one_one_bias_minus_1_5:
                return Region::in_both;
            case OutputNeuron::minus_one_minus_one_bias_plus_1_5:
                return Region::not_in_both;
            case OutputNeuron::one_one_bias_minus_2_5:
                return Region::nothing;
            case OutputNeuron::one_zero_bias_minus_0_5:
                return Region::in_a;
            default:
                return Region::in_any;
        }
    }

    virtual bool one_neuron_gives(Region region) {
        return region != Region::in_exactly_one && region != Region::in_both_or_neither &&
               region != Region::left_half_of_a;
    }

  protected:
    // union_network

    virtual void require_convex(const Polygons& polygons) {
        for (const nn::Matrix& polygon : polygons) {
            if (!nn::is_convex(polygon)) refuse();
        }
    }

    /// The polygons of which the network is made.
    virtual Polygons taken(const Polygons& polygons) { return polygons; }

    virtual Network network_of(const Polygons& polygons) {
        return {edge_layer(polygons), polygon_layer(polygons), output_neuron(polygons.size())};
    }

    virtual nn::Dense edge_layer(const Polygons& polygons) {
        nn::Dense layer = empty_layer(edges_of(polygons), 2);
        std::size_t row = 0;
        for (const nn::Matrix& polygon : polygons) {
            for (const nn::Hyperplane& plane : nn::half_planes(polygon)) {
                layer.weight(row, 0) = plane.weight(0);
                layer.weight(row, 1) = plane.weight(1);
                layer.bias(row) = plane.bias;
                ++row;
            }
        }
        return layer;
    }

    virtual nn::Dense polygon_layer(const Polygons& polygons) {
        const std::size_t edges = edges_of(polygons);
        nn::Dense layer = empty_layer(polygons.size(), edges);
        for (std::size_t p = 0; p < polygons.size(); ++p) {
            const std::size_t begin = first_column(polygons, p);
            for (std::size_t i = begin; i < std::min(edges, begin + polygons[p].shape(0)); ++i)
                layer.weight(p, i) = 1;
            layer.bias(p) = polygon_bias(polygons, p);
        }
        return layer;
    }

    virtual std::size_t first_column(const Polygons& polygons, std::size_t p) {
        std::size_t column = 0;
        for (std::size_t before = 0; before < p; ++before) column += polygons[before].shape(0);
        return column;
    }

    virtual double polygon_bias(const Polygons& polygons, std::size_t p) {
        return 0.5 - number(polygons[p].shape(0));
    }

    virtual nn::Dense output_neuron(std::size_t polygons) {
        nn::Dense layer = empty_layer(1, polygons);
        layer.weight.fill(1);
        layer.bias(0) = output_bias(polygons);
        return layer;
    }

    virtual double output_bias(std::size_t /*polygons*/) { return -0.5; }

    // star_network. It does not hang on a mistake in union_network.

    virtual void require_centre(const nn::Vector& centre) {
        require_two(centre);
        for (const double x : centre) {
            if (!std::isfinite(x)) refuse();
        }
    }

    virtual void require_two(const nn::Vector& centre) {
        if (centre.size() != 2) refuse();
    }

    virtual void require_radius(double radius) {
        if (!is_length(radius)) refuse();
    }

    Network pieces_network(const Polygons& pieces) { return Right().union_network(pieces); }

    virtual Polygons star_pieces(const nn::Vector& centre, double radius) {
        Polygons pieces;
        std::vector<Point> dents;
        for (int k = 0; k < 5; ++k) {
            dents.push_back(dent(centre, radius, k));
            pieces.push_back(
                matrix_of({dent(centre, radius, k - 1), tip(centre, radius, k), dent(centre, radius, k)}));
        }
        pieces.push_back(matrix_of(dents));
        return pieces;
    }

    virtual Point tip(const nn::Vector& centre, double radius, int k) { return at(centre, radius, angle(k)); }

    /// Between tips k and k + 1.
    virtual Point dent(const nn::Vector& centre, double radius, int k) {
        return at(centre, radius * dent_radius(), angle(k) + pi / 5);
    }

    virtual double dent_radius() { return std::cos(2 * pi / 5) / std::cos(pi / 5); }
    virtual double angle(int k) { return pi / 2 + 2 * pi * k / 5; }

    virtual Point at(const nn::Vector& centre, double radius, double angle) {
        return {centre(0) + radius * std::cos(angle), centre(1) + radius * std::sin(angle)};
    }

    // letter

    virtual void require_place(double left, double bottom) {
        if (!std::isfinite(left) || !std::isfinite(bottom)) refuse();
    }

    virtual void require_height(double height) {
        if (!is_length(height)) refuse();
    }

    virtual Polygons letter_polygons(double left, double bottom, double height) {
        Polygons polygons = shape_of_letter();
        for (nn::Matrix& polygon : polygons) {
            for (std::size_t i = 0; i < polygon.shape(0); ++i) {
                polygon(i, 0) = left + height * polygon(i, 0);
                polygon(i, 1) = bottom + height * polygon(i, 1);
            }
        }
        return polygons;
    }

    virtual Polygons shape_of_letter() {
        return {{{0.25, 0}, {0.5, 0}, {0.5, 0.75}, {0.25, 0.75}},
                {{0, 0.75}, {0.75, 0.75}, {0.75, 1}, {0, 1}}};
    }

    virtual Network letter_network(const Polygons& polygons) { return pieces_network(polygons); }
};

// union_network: the output neuron.

struct MISTAKE(
    and_for_or,
    "Your output neuron wants all polygons at once: this is their intersection. In the union one polygon is "
    "enough.") {
    double output_bias(std::size_t polygons) override { return 0.5 - number(polygons); }
};

struct MISTAKE(two_are_needed,
               "Your output is 1 only where two polygons overlap: with a bias of -1.5 (or -2) a single one "
               "does not pass "
               "the threshold.") {
    double output_bias(std::size_t /*polygons*/) override { return -1.5; }
};

struct MISTAKE(always_on,
               "Your output is 1 everywhere: with a bias of 0 or more, z >= 0 where no polygon is, and "
               "threshold(0) is 1.") {
    double output_bias(std::size_t /*polygons*/) override { return 0; }
};

struct MISTAKE(sum_not_thresholded,
               "Your output neuron has no threshold: it counts polygons, and is 2 less a half where two of "
               "them overlap. Its "
               "activation is a threshold too.") {
    nn::Dense output_neuron(std::size_t polygons) override {
        nn::Dense layer = Right::output_neuron(polygons);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

struct MISTAKE(counts_polygons,
               "Your output neuron gives the number of polygons in which x is: 2 where two of them overlap. "
               "The output is 1 "
               "or 0.") {
    nn::Dense output_neuron(std::size_t polygons) override {
        nn::Dense layer = Right::output_neuron(polygons);
        layer.bias(0) = 0;
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

struct MISTAKE(alternating_signs,
               "Every second polygon has the weight -1 in the output neuron and takes away from the others. "
               "In a union each "
               "of them adds.") {
    nn::Dense output_neuron(std::size_t polygons) override {
        nn::Dense layer = Right::output_neuron(polygons);
        for (std::size_t p = 1; p < polygons; p += 2) layer.weight(0, p) = -1;
        return layer;
    }
};

struct MISTAKE(parity,
               "Where two polygons overlap your output is 0: that is XOR, exactly one of them. A point in "
               "two polygons is "
               "in the union like any other.") {
    /// One more neuron for each pair of polygons, which takes away what is counted twice, and twice so.
    Network network_of(const Polygons& polygons) override {
        const nn::Dense single = polygon_layer(polygons);
        const std::size_t m = polygons.size();
        const bool few = m >= 2 && m <= 20;  // else there would be thousands of pairs
        const std::size_t pairs = few ? m * (m - 1) / 2 : 0;
        nn::Dense both = empty_layer(m + pairs, single.weight.shape(1));
        nn::Dense output = empty_layer(1, m + pairs);
        output.bias(0) = -0.5;
        std::size_t row = m;
        for (std::size_t p = 0; p < m; ++p) {
            output.weight(0, p) = 1;
            both.bias(p) = single.bias(p);
            for (std::size_t i = 0; i < both.weight.shape(1); ++i) both.weight(p, i) = single.weight(p, i);
            for (std::size_t q = p + 1; few && q < m; ++q, ++row) {
                output.weight(0, row) = -2;
                both.bias(row) = single.bias(p) + single.bias(q) - 0.5;
                for (std::size_t i = 0; i < both.weight.shape(1); ++i)
                    both.weight(row, i) = single.weight(p, i) + single.weight(q, i);
            }
        }
        return {edge_layer(polygons), both, output};
    }
};

// union_network: the second layer.

struct MISTAKE(
    one_and_over_all_edges,
    "Your second layer is one neuron, the AND of all edges of all polygons: that is their intersection. Each "
    "polygon needs a neuron of its own, for its own edges.") {
    Network network_of(const Polygons& polygons) override {
        nn::Dense all = empty_layer(1, edges_of(polygons));
        all.weight.fill(1);
        all.bias(0) = 0.5 - number(edges_of(polygons));
        return {edge_layer(polygons), all, output_neuron(1)};
    }
};

struct MISTAKE(all_edges_in_each_sum,
               "Each neuron of your second layer adds up the edges of all polygons. Those of the other "
               "polygons have the "
               "weight 0.") {
    nn::Dense polygon_layer(const Polygons& polygons) override {
        nn::Dense layer = Right::polygon_layer(polygons);
        layer.weight.fill(1);
        return layer;
    }
};

struct MISTAKE(equal_corners,
               "Your columns begin at p times the corners of polygon p, as if all had as many. Polygon p "
               "begins where all "
               "polygons before it end: add up their corners.") {
    std::size_t first_column(const Polygons& polygons, std::size_t p) override {
        return p * polygons[p].shape(0);
    }
};

struct MISTAKE(one_column_further,
               "Your columns move on by one from polygon to polygon. They have to move on by as many as the "
               "polygon before "
               "has corners.") {
    std::size_t first_column(const Polygons& /*polygons*/, std::size_t p) override { return p; }
};

struct MISTAKE(all_columns_at_the_start,
               "All neurons of your second layer look at the edges of the first polygon's columns. Each has "
               "to look at its "
               "own.") {
    std::size_t first_column(const Polygons& /*polygons*/, std::size_t /*p*/) override { return 0; }
};

struct MISTAKE(corners_of_the_first,
               "All neurons of your second layer have the bias for as many corners as the first polygon has. "
               "Each polygon "
               "has its own number.") {
    double polygon_bias(const Polygons& polygons, std::size_t /*p*/) override {
        return Right::polygon_bias(polygons, 0);
    }
};

struct MISTAKE(corners_of_all,
               "The neurons of your second layer wait for the edges of all polygons, and never become 1: a "
               "polygon's own "
               "edges are all that it sums.") {
    double polygon_bias(const Polygons& polygons, std::size_t /*p*/) override {
        return 0.5 - number(edges_of(polygons));
    }
};

struct MISTAKE(
    all_edges_but_one,
    "Your second layer is content with all edges of a polygon but one: beyond a single edge the sum is still "
    "n - 1. The threshold has to lie between n - 1 and n.") {
    double polygon_bias(const Polygons& polygons, std::size_t p) override {
        return 1 + Right::polygon_bias(polygons, p);
    }
};

struct MISTAKE(or_in_both_layers,
               "Your second layer is OR too, like the third: one edge is enough for it. Within a polygon it "
               "is AND, between "
               "the polygons OR.") {
    double polygon_bias(const Polygons& /*polygons*/, std::size_t /*p*/) override { return -0.5; }
};

struct MISTAKE(
    polygons_not_thresholded,
    "Your second layer has no threshold: the sums of all polygons run together in the output neuron. Each "
    "polygon has to say yes or no first.") {
    nn::Dense polygon_layer(const Polygons& polygons) override {
        nn::Dense layer = Right::polygon_layer(polygons);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

struct MISTAKE(two_layers,
               "Your network has two layers: the edges' neurons go straight into the last one. The layer "
               "between them, with "
               "a neuron for each polygon, is missing.") {
    Network network_of(const Polygons& polygons) override {
        return {edge_layer(polygons), output_neuron(edges_of(polygons))};
    }
};

struct MISTAKE(weights_as_columns,
               "Your first weight is (2, N), with a neuron in each column. The weight of nn::Dense is (out, "
               "in): (N, 2).") {
    nn::Dense edge_layer(const Polygons& polygons) override {
        nn::Dense layer = Right::edge_layer(polygons);
        layer.weight = nn::transpose(layer.weight);
        return layer;
    }
};

struct MISTAKE(
    edges_not_thresholded,
    "Your first layer has no threshold: it passes on w . x + b itself. Each edge has to say yes or no.") {
    nn::Dense edge_layer(const Polygons& polygons) override {
        nn::Dense layer = Right::edge_layer(polygons);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

// union_network: other polygons.

struct MISTAKE(convex_hull,
               "Your network gives the convex hull, the rubber band around all polygons: it fills what lies "
               "between them.") {
    Polygons taken(const Polygons& polygons) override {
        return polygons.empty() ? polygons : Polygons{hull_of(polygons)};
    }
};

struct MISTAKE(first_polygon_only, "Your network gives the first polygon alone. Where are the others?") {
    Polygons taken(const Polygons& polygons) override {
        return polygons.empty() ? polygons : Polygons{polygons.front()};
    }
};

struct MISTAKE(
    last_polygon_only,
    "Your network gives the last polygon alone: what you build for one polygon is overwritten by the next.") {
    Polygons taken(const Polygons& polygons) override {
        return polygons.empty() ? polygons : Polygons{polygons.back()};
    }
};

struct MISTAKE(last_polygon_missing, "Your network leaves out the last polygon. Where does your loop end?") {
    Polygons taken(const Polygons& polygons) override {
        return polygons.empty() ? polygons : Polygons(polygons.begin(), polygons.end() - 1);
    }
};

struct MISTAKE(boxes,
               "Your network gives the box around each polygon, not the polygon: each edge needs a "
               "half-plane of its own.") {
    Polygons taken(const Polygons& polygons) override {
        Polygons boxes;
        for (const nn::Matrix& polygon : polygons) boxes.push_back(box_of({polygon}));
        return boxes;
    }
};

struct MISTAKE(repetitions_dropped,
               "You leave out a polygon that is in the list twice. The union is the same, but not the "
               "network: the contract "
               "promises neurons for each element of the list.") {
    Polygons taken(const Polygons& polygons) override {
        Polygons different;
        for (const nn::Matrix& polygon : polygons) {
            if (std::find(different.begin(), different.end(), polygon) == different.end())
                different.push_back(polygon);
        }
        return different;
    }
};

struct MISTAKE(no_polygons_refused,
               "You refuse an empty list. No polygons have a union too, with nothing in it: the output is 0 "
               "everywhere.") {
    Network union_network(const Polygons& polygons) override {
        if (polygons.empty()) refuse();
        return Right::union_network(polygons);
    }
};

struct MISTAKE(
    bad_polygons_skipped,
    "You leave out what is no convex polygon. The contract wants the whole list refused then, with a "
    "std::invalid_argument.") {
    Network union_network(const Polygons& polygons) override {
        Polygons good;
        for (const nn::Matrix& polygon : polygons) {
            if (polygon.shape(1) == 2 && nn::is_convex(polygon)) good.push_back(polygon);
        }
        return Right::union_network(good);
    }
};

struct MISTAKE(bad_polygons_replaced_by_hulls,
               "You take the convex hull of what is no convex polygon. The contract wants it refused, with a "
               "std::invalid_argument.") {
    void require_convex(const Polygons& polygons) override {
        for (const nn::Matrix& polygon : polygons) {
            if (polygon.shape(1) != 2 || polygon.shape(0) < 3) refuse();
            for (const double x : polygon) {
                if (!std::isfinite(x)) refuse();
            }
        }
    }
    Polygons taken(const Polygons& polygons) override {
        Polygons hulls;
        for (const nn::Matrix& polygon : polygons)
            hulls.push_back(nn::is_convex(polygon) ? polygon : hull_of({polygon}));
        return hulls;
    }
};

// star_network

struct MISTAKE(star_upside_down,
               "Your star has a tip straight down. The first tip is at the angle +pi / 2 from the x1 axis.") {
    double angle(int k) override { return 2 * pi * k / 5 - pi / 2; }
};

struct MISTAKE(tip_to_the_right,
               "Your star's first tip is to the right of the centre: the angles begin at 0. The contract has "
               "it straight up, "
               "at pi / 2.") {
    double angle(int k) override { return 2 * pi * k / 5; }
};

struct MISTAKE(star_in_degrees, "std::cos and std::sin take radians: a full turn is 2 pi, not 360.") {
    double angle(int k) override { return 90.0 + 72.0 * k; }
    Point dent(const nn::Vector& centre, double radius, int k) override {
        return at(centre, radius * dent_radius(), angle(k) + 36.0);
    }
    /// The pieces that are convex, since others would be refused.
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        Polygons convex;
        for (const nn::Matrix& piece : Right::star_pieces(centre, radius)) {
            if (nn::is_convex(piece)) convex.push_back(piece);
        }
        return convex;
    }
};

struct MISTAKE(hull_of_the_star,
               "This is the pentagon of the five tips: it fills the dents between them. Where is a point "
               "between two tips, "
               "seen from the lines that cross there?") {
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        return {hull_of(Right::star_pieces(centre, radius))};
    }
};

struct MISTAKE(pentagon_of_the_star,
               "This is the pentagon in the middle alone: the AND of all five half-planes. The tips are "
               "missing; each of "
               "them lies beyond one of the lines.") {
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        return {Right::star_pieces(centre, radius).back()};
    }
};

struct MISTAKE(hole_in_the_star,
               "Your star has a hole: the five tips are there, the pentagon in the middle is not.") {
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        Polygons pieces = Right::star_pieces(centre, radius);
        pieces.pop_back();
        return pieces;
    }
};

struct MISTAKE(one_tip_missing, "Your star has four tips. Does the loop over the tips end too early?") {
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        Polygons pieces = Right::star_pieces(centre, radius);
        pieces.erase(pieces.begin() + 4);
        return pieces;
    }
};

struct MISTAKE(fat_star,
               "The dents of your star are half the radius from the centre. The lines from tip to tip are "
               "straight: they "
               "cross at 0.382 of it.") {
    double dent_radius() override { return 0.5; }
};

struct MISTAKE(
    dents_on_the_lines,
    "The dents of your star are cos(72 degrees) = 0.309 of the radius from the centre: so far are the lines "
    "from it, but two of them cross further out, at 0.382.") {
    double dent_radius() override { return std::cos(2 * pi / 5); }
};

struct MISTAKE(star_at_the_origin,
               "Your star stands around the origin. Each corner has to be moved by the centre.") {
    Point at(const nn::Vector& /*centre*/, double radius, double angle) override {
        return {radius * std::cos(angle), radius * std::sin(angle)};
    }
};

struct MISTAKE(star_of_radius_1, "Your star has the radius 1, whatever is asked for.") {
    Point at(const nn::Vector& centre, double radius, double angle) override {
        return Right::at(centre, radius / whole_, angle);
    }
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        whole_ = radius;
        return Right::star_pieces(centre, radius);
    }

  private:
    double whole_ = 1;
};

struct MISTAKE(radius_as_diameter, "Your star is half as large: the radius is from the centre to a tip.") {
    Point at(const nn::Vector& centre, double radius, double angle) override {
        return Right::at(centre, radius / 2, angle);
    }
};

struct MISTAKE(star_with_six_tips,
               "Your star has six tips: two triangles, one upside down. Five lines, each from a tip to the "
               "next but one, "
               "make five.") {
    Polygons star_pieces(const nn::Vector& centre, double radius) override {
        Polygons triangles;
        for (const double start : {pi / 2, -pi / 2}) {
            std::vector<Point> corners;
            for (int k = 0; k < 3; ++k) corners.push_back(at(centre, radius, start + 2 * pi * k / 3));
            triangles.push_back(matrix_of(corners));
        }
        return triangles;
    }
};

struct MISTAKE(negative_radius_accepted,
               "You answer for a radius that is negative or infinite or NaN: the contract refuses it. A "
               "negative one turns "
               "the star upside down.") {
    void require_radius(double radius) override {
        if (radius == 0 || !std::isfinite(radius)) refuse();
    }
};

struct MISTAKE(centre_size_not_checked,
               "You do not look at the size of the centre, and take the first two of three numbers.") {
    void require_two(const nn::Vector& centre) override {
        if (centre.size() < 2) refuse();
    }
};

// letter

struct MISTAKE(letter_at_the_origin,
               "Your letter stands at the origin. Each corner has to be moved by (left, bottom).") {
    Polygons letter_polygons(double /*left*/, double /*bottom*/, double height) override {
        return Right::letter_polygons(0, 0, height);
    }
};

struct MISTAKE(letter_of_height_1,
               "Your letter is 1 high, whatever is asked for. Multiply before you move it.") {
    Polygons letter_polygons(double left, double bottom, double /*height*/) override {
        return Right::letter_polygons(left, bottom, 1);
    }
};

struct MISTAKE(moved_before_multiplied,
               "You move the letter and multiply it afterwards: so its place is multiplied too. height (u + "
               "left) is not "
               "left + height u.") {
    Polygons letter_polygons(double left, double bottom, double height) override {
        return Right::letter_polygons(height * left, height * bottom, height);
    }
};

struct MISTAKE(letter_hangs, "Your letter hangs below the line: it reaches from bottom - height to bottom.") {
    Polygons letter_polygons(double left, double bottom, double height) override {
        return Right::letter_polygons(left, bottom - height, height);
    }
};

struct MISTAKE(letter_centred, "Your letter has its middle at left. Its least x1 should be there.") {
    Polygons letter_polygons(double left, double bottom, double height) override {
        return Right::letter_polygons(left - 0.375 * height, bottom, height);
    }
};

struct MISTAKE(left_and_bottom_exchanged, "You exchange left and bottom: left belongs to x1, bottom to x2.") {
    Polygons letter_polygons(double left, double bottom, double height) override {
        return Right::letter_polygons(bottom, left, height);
    }
};

struct MISTAKE(one_polygon,
               "Your letter is a single polygon. The contract asks for a union of two or more.") {
    Polygons shape_of_letter() override { return {{{0, 0}, {0.25, 0}, {0.25, 1}, {0, 1}}}; }
};

struct MISTAKE(one_polygon_with_dents,
               "One of your polygons has a dent. Cut it into convex pieces: that is what the union is for.") {
    Polygons shape_of_letter() override {
        return {{{0, 0}, {0.75, 0}, {0.75, 0.25}, {0.25, 0.25}, {0.25, 1}, {0, 1}},
                {{0, 0.5}, {0.25, 0.5}, {0.25, 1}, {0, 1}}};
    }
    Network letter_network(const Polygons& /*polygons*/) override {
        return pieces_network(Right::shape_of_letter());
    }
};

struct MISTAKE(filled_letter,
               "Your polygons fill their convex hull, so that one AND of half-planes would do. Choose a "
               "letter with a dent "
               "or a hole.") {
    Polygons shape_of_letter() override {
        return {{{0, 0}, {0.25, 0}, {0.25, 1}, {0, 1}}, {{0.25, 0}, {0.5, 0}, {0.5, 1}, {0.25, 1}}};
    }
};

struct MISTAKE(network_of_one_polygon,
               "The network of your letter does not give the union of its polygons: somewhere in one of them "
               "it is 0, or "
               "outside all of them 1.") {
    Network letter_network(const Polygons& polygons) override { return pieces_network({polygons[0]}); }
};

struct MISTAKE(negative_height_accepted,
               "You answer for a negative height: the contract refuses it, as it does 0, NaN and infinity.") {
    void require_height(double height) override {
        if (height == 0 || !std::isfinite(height)) refuse();
    }
};

struct MISTAKE(place_not_checked,
               "You answer for a left or bottom that is NaN or infinite. The contract refuses them.") {
    Letter letter(double left, double bottom, double height) override {
        if (std::isfinite(left) && std::isfinite(bottom)) return Right::letter(left, bottom, height);
        return Right::letter(0, 0, height);
    }
};

// The thinking tasks.

struct MISTAKE(
    threshold_of_zero,
    "You take threshold(0) for 0. In this course it is 1: so a single neuron passes a bias of -1.") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::one_one_bias_minus_1 ? Region::in_both : Right::region_of(neuron);
    }
};

struct MISTAKE(difference_taken_for_xor,
               "You take a weight of -1 for XOR. With (1, -1), what is z in B alone?") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::one_minus_one_bias_minus_0_5 ? Region::in_exactly_one
                                                                    : Right::region_of(neuron);
    }
};

struct MISTAKE(not_both_taken_for_neither,
               "You take (-1, -1) with +1.5 for neither. What is z where one of the two neurons is 1?") {
    Region region_of(OutputNeuron neuron) override {
        return neuron == OutputNeuron::minus_one_minus_one_bias_plus_1_5 ? Region::in_neither
                                                                         : Right::region_of(neuron);
    }
};

struct MISTAKE(one_neuron_for_xor,
               "You think that one neuron gives XOR. Where it is 1 in (1, 0) and in (0, 1), the sum of these "
               "two z is not "
               "negative: compare it with the sum for (0, 0) and (1, 1).") {
    bool one_neuron_gives(Region region) override {
        return region == Region::in_exactly_one || Right::one_neuron_gives(region);
    }
};

struct MISTAKE(no_neuron_without_a_border,
               "You think that a neuron has to have a border. Its line may lie beside all four corners: then "
               "it is always 1, "
               "or always 0.") {
    bool one_neuron_gives(Region region) override {
        return region != Region::nothing && region != Region::everything && Right::one_neuron_gives(region);
    }
};

struct MISTAKE(
    no_neuron_for_not,
    "You think that a neuron cannot give what lies outside. Weights may be negative, and a bias positive.") {
    bool one_neuron_gives(Region region) override {
        return region != Region::in_neither && region != Region::not_in_both &&
               Right::one_neuron_gives(region);
    }
};

}  // namespace student
