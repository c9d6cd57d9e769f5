#pragma once
// How the checks judge networks and letters, of which many are right. Nothing here is needed to solve the exercise.
//
// What a student returned has any shape and any values: shapes are looked at first, then the values.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "subject/test.hpp"
#include "union.hpp"

namespace measure {

using Network = std::vector<nn::Dense>;
using Polygons = std::vector<nn::Matrix>;

struct Point {
    double x, y;
};

/// A point and whether it lies in the union.
struct Probe {
    Point at;
    bool inside;
};

inline std::string text_of(Point p) {
    return "(" + subject::to_text(p.x) + ", " + subject::to_text(p.y) + ")";
}

inline bool all_finite(const double* numbers, std::size_t count) {
    return std::all_of(numbers, numbers + count, [](double x) { return std::isfinite(x); });
}

inline Point corner(const nn::Matrix& polygon, std::size_t i) {
    const std::size_t row = i % polygon.shape(0);
    return {polygon(row, 0), polygon(row, 1)};
}

inline double signed_area(const nn::Matrix& polygon) {
    double area = 0;
    const Point o = corner(polygon, 0);
    for (std::size_t i = 1; i + 1 < polygon.shape(0); ++i) {
        const Point a = corner(polygon, i);
        const Point b = corner(polygon, i + 1);
        area += ((a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)) / 2;
    }
    return area;
}

/// Convex polygons, made ready for being asked about many points.
class Union {
  public:
    explicit Union(const Polygons& polygons) {
        for (const nn::Matrix& polygon : polygons) {
            const double turn = signed_area(polygon) > 0 ? 1 : -1;
            for (std::size_t i = 0; i < polygon.shape(0); ++i) {
                const Point a = corner(polygon, i);
                const Point b = corner(polygon, i + 1);
                const double length = turn * std::hypot(b.x - a.x, b.y - a.y);
                edges_.push_back({a, (b.x - a.x) / length, (b.y - a.y) / length});
            }
            ends_.push_back(edges_.size());
        }
    }

    /// Whether p is in one of them; `nearest` becomes its distance from the nearest line through an edge.
    [[nodiscard]] bool contains(Point p, double& nearest) const {
        nearest = INFINITY;
        bool inside_any = false;
        std::size_t i = 0;
        for (const std::size_t end : ends_) {
            bool inside = true;
            for (; i < end; ++i) {
                const double d =
                    edges_[i].x * (p.y - edges_[i].from.y) - edges_[i].y * (p.x - edges_[i].from.x);
                nearest = std::min(nearest, std::abs(d));
                inside = inside && d > 0;
            }
            inside_any = inside_any || inside;
        }
        return inside_any;
    }

  private:
    /// Of length 1, counter-clockwise around its polygon.
    struct Edge {
        Point from;
        double x, y;
    };
    std::vector<Edge> edges_;
    std::vector<std::size_t> ends_;  ///< of each polygon's edges
};

/// Adds p unless it is too near to the line of an edge for an answer to be safe.
inline void add_probe(std::vector<Probe>& probes, const Union& polygons, Point p, double safe = 0) {
    double nearest = 0;
    const bool inside = polygons.contains(p, nearest);
    if (nearest > std::max(safe, 2e-7 * (1 + std::hypot(p.x, p.y)))) probes.push_back({p, inside});
}

/// Points on both sides of each edge and of each corner of all polygons, around them, and far away, at least `safe` away from
/// every line of an edge. Of very many every second one, or third, ...
inline std::vector<Probe> probes_of(const Polygons& polygons, double safe = 0) {
    constexpr std::size_t most = 6000;
    const Union all(polygons);
    std::vector<Point> points;
    for (const nn::Matrix& polygon : polygons) {
        const std::size_t n = polygon.shape(0);
        Point middle{0, 0};
        for (std::size_t i = 0; i < n; ++i) {
            middle.x += polygon(i, 0) / static_cast<double>(n);
            middle.y += polygon(i, 1) / static_cast<double>(n);
        }
        const auto from_middle = [&](Point p, double factor) {
            return Point{middle.x + factor * (p.x - middle.x), middle.y + factor * (p.y - middle.y)};
        };
        points.push_back(from_middle(corner(polygon, 0), 0.03));
        for (std::size_t i = 0; i < n; ++i) {
            const Point a = corner(polygon, i);
            const Point b = corner(polygon, i + 1);
            for (const double side : {-0.05, 0.05}) {
                const double t = subject::random().uniform(0.4, 0.6);
                points.push_back(
                    {a.x + t * (b.x - a.x) - side * (b.y - a.y), a.y + t * (b.y - a.y) + side * (b.x - a.x)});
            }
            points.push_back(from_middle(a, 0.9));
            points.push_back(from_middle(a, 1.1));
            for (const double far : {0.5, 2.0, 50.0})
                points.push_back(from_middle(a, far * subject::random().uniform(0.9, 1.1)));
        }
    }
    std::vector<Probe> probes;
    const std::size_t step = 1 + points.size() / most;
    for (std::size_t i = 0; i < points.size(); i += step) add_probe(probes, all, points[i], safe);
    return probes;
}

/// Asks that a layer is (out, in), with threshold neurons and finite numbers.
inline void require_layer(const nn::Dense& layer, std::size_t out, std::size_t in, std::size_t number) {
    INFO("layer " << number << " of the network");
    {
        INFO("the shape of its weight");
        REQUIRE_THAT(layer.weight, HasShape(out, in));
    }
    {
        INFO("the shape of its bias");
        REQUIRE_THAT(layer.bias, HasShape(out));
    }
    {
        INFO("its activation");
        const bool known =
            layer.activation >= nn::Activation::identity && layer.activation <= nn::Activation::leaky_relu;
        REQUIRE_THAT(std::string(known ? nn::name_of(layer.activation) : "none of the enum"),
                     Is(std::string("threshold")));
    }
    {
        INFO("whether all its numbers are finite");
        REQUIRE_THAT(all_finite(layer.weight.data(), layer.weight.size()) &&
                         all_finite(layer.bias.data(), layer.bias.size()),
                     Is(true));
    }
}

inline nn::Matrix batch_of(const std::vector<Probe>& probes) {
    nn::Matrix batch = nn::Matrix::from_shape({probes.size(), 2});
    for (std::size_t i = 0; i < probes.size(); ++i) {
        batch(i, 0) = probes[i].at.x;
        batch(i, 1) = probes[i].at.y;
    }
    return batch;
}

/// Asks for the output of a network that fits together, at all probes in one batch.
inline void check_output(const Network& network, const std::vector<Probe>& probes) {
    const nn::Matrix output = nn::mlp_forward(batch_of(probes), network);
    const auto wanted = [&](std::size_t i) { return probes[i].inside ? 1.0 : 0.0; };
    std::size_t shown = 0;  // the first that is wrong, or else the first
    for (std::size_t i = probes.size(); i-- > 0;) {
        if (output(i, 0) != wanted(i)) shown = i;
    }
    INFO("the network's output at " << text_of(probes[shown].at) << ", which is "
                                    << (probes[shown].inside ? "inside" : "outside"));
    CHECK_THAT(output(shown, 0), IsClose(wanted(shown)));
}

/// Asks for the three layers of a union of these polygons.
inline void require_union_layers(const Network& network, const Polygons& polygons) {
    std::size_t edges = 0;
    for (const nn::Matrix& polygon : polygons) edges += polygon.shape(0);
    {
        INFO("the number of layers");
        REQUIRE_THAT(network.size(), Is(std::size_t{3}));
    }
    require_layer(network[0], edges, 2, 1);
    require_layer(network[1], polygons.size(), edges, 2);
    require_layer(network[2], 1, polygons.size(), 3);
}

inline void check_union(const Network& network, const Polygons& polygons, const std::vector<Probe>& probes) {
    require_union_layers(network, polygons);
    check_output(network, probes);
}

/// Asks for 1 to 10 layers of 1 to 100 threshold neurons, with two inputs and one output.
inline void require_small_network(const Network& network) {
    {
        INFO("whether the number of layers, " << network.size() << ", is from 1 to 10");
        REQUIRE_THAT(network.size() >= 1 && network.size() <= 10, Is(true));
    }
    std::size_t in = 2;
    for (std::size_t l = 0; l < network.size(); ++l) {
        const std::size_t out = network[l].weight.shape(0);
        {
            INFO("whether layer " << l + 1 << " has 1 to 100 neurons: it has " << out);
            REQUIRE_THAT(out >= 1 && out <= 100, Is(true));
        }
        require_layer(network[l], l + 1 == network.size() ? 1 : out, in, l + 1);
        in = out;
    }
}

/// Whether p is in the star. Between a tip and the dent beside it the border is a line at the distance cos(72 degrees)
/// from the centre, in the direction of the next tip, which is 72 degrees away.
/// `nearest` becomes the distance from the nearest of the five lines, in radii.
inline bool in_star(Point centre, double radius, Point p, double& nearest) {
    const double pi = std::acos(-1.0);
    const double x = (p.x - centre.x) / radius;
    const double y = (p.y - centre.y) / radius;
    nearest = INFINITY;
    for (int k = 0; k < 5; ++k) {
        const double t = pi / 2 + 2 * pi * k / 5;
        nearest = std::min(nearest, std::abs(x * std::cos(t) + y * std::sin(t) - std::cos(2 * pi / 5)));
    }
    const double from_tip = std::abs(std::remainder(std::atan2(y, x) - pi / 2, 2 * pi / 5));
    return std::hypot(x, y) * std::cos(from_tip - 2 * pi / 5) < std::cos(2 * pi / 5);
}

/// The area of the convex hull of all corners (Andrew's monotone chain).
inline double hull_area(const Polygons& polygons) {
    std::vector<Point> corners;
    for (const nn::Matrix& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.shape(0); ++i) corners.push_back(corner(polygon, i));
    }
    std::sort(corners.begin(), corners.end(),
              [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Point> hull;
    for (int way = 0; way < 2; ++way) {
        const std::size_t begin = hull.size();
        for (const Point& c : corners) {
            const auto turns_right = [&] {
                const Point a = hull[hull.size() - 2];
                const Point b = hull.back();
                return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
            };
            while (hull.size() >= begin + 2 && turns_right()) hull.pop_back();
            hull.push_back(c);
        }
        hull.pop_back();
        std::reverse(corners.begin(), corners.end());
    }
    double area = 0;
    for (std::size_t i = 1; i + 1 < hull.size(); ++i) {
        area += ((hull[i].x - hull[0].x) * (hull[i + 1].y - hull[0].y) -
                 (hull[i].y - hull[0].y) * (hull[i + 1].x - hull[0].x)) /
                2;
    }
    return area;
}

struct Box {
    Point low, high;
};

inline Box box_of(const Polygons& polygons) {
    Box box{{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (const nn::Matrix& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.shape(0); ++i) {
            const Point p = corner(polygon, i);
            box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
            box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
        }
    }
    return box;
}

/// The union's area, by a grid of 100 by 100 points in the box: good to a hundredth or so of the box.
inline double union_area(const Polygons& polygons) {
    const Box box = box_of(polygons);
    const Union all(polygons);
    int count = 0;
    for (int i = 0; i < 100; ++i) {
        for (int j = 0; j < 100; ++j) {
            double nearest = 0;
            const Point p{box.low.x + (i + 0.5) / 100 * (box.high.x - box.low.x),
                          box.low.y + (j + 0.5) / 100 * (box.high.y - box.low.y)};
            count += all.contains(p, nearest) ? 1 : 0;
        }
    }
    return count / 1e4 * (box.high.x - box.low.x) * (box.high.y - box.low.y);
}

/// Whether a list may be looked into at all: (n, 2), n from 3 to 30, finite.
inline bool is_polygon_shaped(const nn::Matrix& polygon) {
    return polygon.shape(1) == 2 && polygon.shape(0) >= 3 && polygon.shape(0) <= 30 &&
           all_finite(polygon.data(), polygon.size());
}

/// Asks for 2 to 50 convex polygons that are no specks, in their place, with a dent or a hole.
inline void check_polygons_of(const student::Letter& got, double left, double bottom, double height) {
    {
        INFO("the name, " << subject::to_text(got.name) << ", is a letter from A to Z");
        REQUIRE_THAT(got.name.size() == 1 && got.name[0] >= 'A' && got.name[0] <= 'Z', Is(true));
    }
    {
        INFO("whether there are 2 to 50 polygons: there are " << got.polygons.size());
        REQUIRE_THAT(got.polygons.size() >= 2 && got.polygons.size() <= 50, Is(true));
    }
    for (std::size_t p = 0; p < got.polygons.size(); ++p) {
        INFO("polygon " << p);
        {
            INFO("whether it has 3 to 30 corners and is convex");
            REQUIRE_THAT(is_polygon_shaped(got.polygons[p]) && nn::is_convex(got.polygons[p]), Is(true));
        }
        INFO("whether its area is at least 0.001 height^2");
        CHECK_THAT(std::abs(signed_area(got.polygons[p])) >= 0.000999 * height * height, Is(true));
    }
    const subject::Tolerance allowed{0, 2e-9 * (height + std::abs(left) + std::abs(bottom))};
    const Box box = box_of(got.polygons);
    {
        INFO("the least x1 of all corners");
        CHECK_THAT(box.low.x, IsClose(left, allowed));
    }
    {
        INFO("the least x2 of all corners");
        CHECK_THAT(box.low.y, IsClose(bottom, allowed));
    }
    {
        INFO("the largest x2 of all corners");
        CHECK_THAT(box.high.y, IsClose(bottom + height, allowed));
    }
    {
        INFO("whether the largest x1, " << box.high.x << ", is at most left + 2 height");
        CHECK_THAT(box.high.x <= left + 2 * height + allowed.atol, Is(true));
    }
    const double hull = hull_area(got.polygons);
    const double filled = union_area(got.polygons);
    INFO("whether a tenth of the convex hull's area, " << hull << ", is not in the union, whose area is "
                                                       << filled);
    CHECK_THAT(hull - filled >= 0.08 * hull, Is(true));
}

inline void check_letter(const student::Letter& got, double left, double bottom, double height) {
    check_polygons_of(got, left, bottom, height);
    require_union_layers(got.network, got.polygons);
    check_output(got.network, probes_of(got.polygons, 1e-4 * height));
}

// Two answers that differ only in what the contract leaves open are the same answer: diagnosis compares these forms.

// What has more layers or neurons than anybody may have is not evaluated, which might take long.

struct Form {
    std::vector<std::size_t> sizes;  ///< of all layers
    std::vector<std::string> activations;
    std::vector<double> outputs;  ///< at points strewn over the plane
};

inline Form canonical(const Network& network, std::size_t most_layers, std::size_t most_neurons) {
    Form form;
    std::size_t in = 2;
    bool fits = network.size() <= most_layers;
    for (const nn::Dense& layer : network) {
        form.sizes.push_back(layer.weight.shape(0));
        form.activations.push_back(std::to_string(static_cast<int>(layer.activation)));
        fits = fits && layer.weight.shape(1) == in && layer.bias.size() == layer.weight.shape(0) &&
               layer.bias.size() <= (&layer == &network.front() ? most_neurons : 100) &&
               layer.activation >= nn::Activation::identity && layer.activation <= nn::Activation::leaky_relu;
        in = layer.weight.shape(0);
    }
    if (!fits || in != 1) return form;
    // In the square from -12 to 12, in an irregular order that comes near every place.
    std::vector<Probe> probes;
    for (int i = 1; i <= 1000; ++i)
        probes.push_back(
            {{24 * std::fmod(i * 0.754877666, 1) - 12, 24 * std::fmod(i * 0.569840291, 1) - 12}, false});
    const nn::Matrix output = nn::mlp_forward(batch_of(probes), network);
    form.outputs.assign(output.begin(), output.end());
    return form;
}

/// Of up to 100 polygons of up to 30 corners.
inline Form canonical_union(const Network& network) {
    return canonical(network, 3, 3000);
}

/// What is wrong with a letter, if anything, whichever letter it is.
struct LetterForm {
    bool named = false;
    std::size_t polygons = 0;  ///< 0, 1, or 2 for two or more
    bool convex = false;
    nn::Vector place;      ///< least x1 and x2, largest x2
    bool filled = false;   ///< the whole hull
    bool network = false;  ///< gives the union
};

inline LetterForm canonical(const student::Letter& letter) {
    LetterForm form;
    form.named = letter.name.size() == 1 && letter.name[0] >= 'A' && letter.name[0] <= 'Z';
    form.polygons = std::min<std::size_t>(letter.polygons.size(), 2);
    if (letter.polygons.empty() || letter.polygons.size() > 50 ||
        !std::all_of(letter.polygons.begin(), letter.polygons.end(), is_polygon_shaped)) {
        return form;
    }
    form.convex = std::all_of(letter.polygons.begin(), letter.polygons.end(),
                              [](const nn::Matrix& polygon) { return nn::is_convex(polygon); });
    const Box box = box_of(letter.polygons);
    form.place = {box.low.x, box.low.y, box.high.y};
    form.filled = union_area(letter.polygons) > 0.92 * hull_area(letter.polygons);
    const Form got = canonical_union(letter.network);
    if (got.outputs.empty()) return form;
    form.network = true;
    const double width = std::max(box.high.x - box.low.x, box.high.y - box.low.y);
    const Union all(letter.polygons);
    std::vector<Probe> probes;
    for (int i = 1; i <= 1000; ++i) {
        const Point p{box.low.x + width * (1.2 * std::fmod(i * 0.754877666, 1) - 0.1),
                      box.low.y + width * (1.2 * std::fmod(i * 0.569840291, 1) - 0.1)};
        add_probe(probes, all, p, 1e-4 * width);
    }
    const nn::Matrix output = nn::mlp_forward(batch_of(probes), letter.network);
    for (std::size_t i = 0; i < probes.size(); ++i)
        form.network = form.network && output(i, 0) == (probes[i].inside ? 1.0 : 0.0);
    return form;
}

[[maybe_unused]] inline const bool unions_compared =
    subject::union_network.compare_as([](const Network& network) { return canonical_union(network); });
[[maybe_unused]] inline const bool stars_compared = subject::star_network.compare_as(
    [](const Network& network) { return canonical(network, 10, 100).outputs; });
[[maybe_unused]] inline const bool letters_compared =
    subject::letter.compare_as([](const student::Letter& letter) { return canonical(letter); });

}  // namespace measure
