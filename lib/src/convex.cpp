#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nn/convex.hpp>
#include <string_view>

namespace nn {

namespace {

struct Point {
    double x, y;
};

/// The sum of the numbers added, as numbers whose exact sum it is, no two of which overlap, smallest first.
/// Shewchuk's grow-expansion.
class ExactSum {
  public:
    void add(double number) {
        for (std::size_t i = 0; i < count_; ++i) {
            const double sum = number + parts_[i];
            const double part = sum - number;
            parts_[i] = (number - (sum - part)) + (parts_[i] - part);  // what the sum lost
            number = sum;
        }
        parts_[count_++] = number;
    }

    /// a b is the rounded product and what it lost, which is a number too.
    void add_product(double a, double b) {
        const double product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }

    /// The largest part outweighs all smaller ones together.
    [[nodiscard]] int sign() const {
        for (std::size_t i = count_; i-- > 0;) {
            if (parts_[i] != 0) return parts_[i] > 0 ? 1 : -1;
        }
        return 0;
    }

  private:
    std::array<double, 12> parts_{};
    std::size_t count_ = 0;
};

/// (b - a) x (c - a), multiplied out: the six products that are left have no differences in them.
int exact_turn(Point a, Point b, Point c) {
    ExactSum sum;
    sum.add_product(b.x, c.y);
    sum.add_product(-b.x, a.y);
    sum.add_product(-a.x, c.y);
    sum.add_product(-b.y, c.x);
    sum.add_product(b.y, a.x);
    sum.add_product(a.y, c.x);
    return sum.sign();
}

int turn(Point a, Point b, Point c) {
    const double left = (b.x - a.x) * (c.y - a.y);
    const double right = (b.y - a.y) * (c.x - a.x);
    // Each factor and each product is off by at most half a unit of 2^-53 of its size: 4 of them are more than enough.
    const double error = 4 * std::numeric_limits<double>::epsilon() * (std::abs(left) + std::abs(right));
    const double difference = left - right;
    // Where products are too small to be rounded by that law, nothing is concluded from them.
    if (std::abs(difference) > error && error > 1e-290) return difference > 0 ? 1 : -1;
    return exact_turn(a, b, c);
}

Point point(std::string_view function, const Vector& x) {
    if (x.size() != 2)
        throw ShapeError(std::string(function) + ": a point in the plane is (2), not " + shape_of(x));
    return {x(0), x(1)};
}

std::vector<Point> corners(std::string_view function, const Matrix& polygon) {
    if (polygon.shape(1) != 2)
        throw ShapeError(std::string(function) + ": a polygon is (corners, 2), not " + shape_of(polygon));
    std::vector<Point> points;
    for (std::size_t i = 0; i < polygon.shape(0); ++i) points.push_back({polygon(i, 0), polygon(i, 1)});
    return points;
}

/// Whether an edge leads up, or, if level, to the right.
bool leads_up(Point from, Point to) {
    return to.y > from.y || (to.y == from.y && to.x > from.x);
}

/// +1 or -1 for a convex polygon, 0 if it is none. Its edges turn to one side only, so they go round once if their
/// direction changes from upwards to downwards once, and back once.
int orientation_of(const std::vector<Point>& p) {
    const std::size_t n = p.size();
    if (n < 3) return 0;
    const auto finite = [](Point q) { return std::isfinite(q.x) && std::isfinite(q.y); };
    if (!std::all_of(p.begin(), p.end(), finite)) return 0;
    const int first = turn(p[0], p[1], p[2]);
    std::size_t changes = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = p[i];
        const Point b = p[(i + 1) % n];
        const Point c = p[(i + 2) % n];
        if (turn(a, b, c) != first) return 0;
        if (leads_up(a, b) != leads_up(b, c)) ++changes;
    }
    return changes == 2 ? first : 0;
}

int required_orientation(std::string_view function, const std::vector<Point>& p) {
    const int found = orientation_of(p);
    if (found == 0)
        throw std::invalid_argument(std::string(function) +
                                    ": these are not the corners of a convex polygon");
    return found;
}

}  // namespace

int orientation(const Vector& a, const Vector& b, const Vector& c) {
    return turn(point("nn::orientation", a), point("nn::orientation", b), point("nn::orientation", c));
}

bool is_convex(const Matrix& polygon) {
    return orientation_of(corners("nn::is_convex", polygon)) != 0;
}

int orientation(const Matrix& polygon) {
    return required_orientation("nn::orientation", corners("nn::orientation", polygon));
}

bool contains(const Matrix& polygon, const Vector& x) {
    const std::vector<Point> p = corners("nn::contains", polygon);
    const Point q = point("nn::contains", x);
    const int side = required_orientation("nn::contains", p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (turn(p[i], p[(i + 1) % p.size()], q) == -side) return false;
    }
    return true;
}

std::vector<Hyperplane> half_planes(const Matrix& polygon) {
    const std::vector<Point> p = corners("nn::half_planes", polygon);
    const int side = required_orientation("nn::half_planes", p);
    std::vector<Hyperplane> planes;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point a = p[i];
        const Point b = p[(i + 1) % p.size()];
        // The edge turned by 90 degrees to the left, where a counter-clockwise polygon has its inside.
        const double x = side * (a.y - b.y);
        const double y = side * (b.x - a.x);
        planes.push_back({{x, y}, -(x * a.x + y * a.y)});
    }
    return planes;
}

std::vector<Dense> polygon_network(const Matrix& polygon) {
    const std::vector<Hyperplane> planes = nn::half_planes(polygon);
    const std::size_t n = planes.size();
    Dense edges{Matrix::from_shape({n, 2}), Vector::from_shape({n}), Activation::threshold};
    for (std::size_t i = 0; i < n; ++i) {
        edges.weight(i, 0) = planes[i].weight(0);
        edges.weight(i, 1) = planes[i].weight(1);
        edges.bias(i) = planes[i].bias;
    }
    Dense all{Matrix::from_shape({1, n}), {0.5 - static_cast<double>(n)}, Activation::threshold};
    all.weight.fill(1);
    return {edges, all};
}

}  // namespace nn
