// Hidden checks of 07_separation: what checks.cpp asks of a few points, asked of random clouds around a hyperplane that is
// known, in up to 300 dimensions, of points on the hyperplane and one step beside it, and of bad input.
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "measure.hpp"
#include "separation.hpp"
#include "subject/test.hpp"

using measure::check_separated;
using nn::Hyperplane;
using nn::Matrix;
using nn::Vector;
using student::Picture;

namespace {

using Labels = std::vector<int>;

/// Points and labels, and a hyperplane with |w| = 1 that separates them.
struct Cloud {
    Matrix points;
    Labels labels;
    Hyperplane plane;
};

Vector zeros(std::size_t n) {
    Vector v = Vector::from_shape({n});
    v.fill(0);
    return v;
}

double length_of(const Vector& v) {
    double sum = 0;
    for (const double entry : v) sum += entry * entry;
    return std::sqrt(sum);
}

/// t v
Vector scaled(Vector v, double t) {
    for (double& entry : v) entry *= t;
    return v;
}

Hyperplane scaled(const Hyperplane& plane, double t) {
    return {scaled(plane.weight, t), t * plane.bias};
}

/// No entry near 0.
Vector some_vector(std::size_t n) {
    Vector v = zeros(n);
    for (double& entry : v) entry = subject::random().away_from_zero(0.3, 1);
    return v;
}

Vector row_of(const Matrix& m, std::size_t i) {
    Vector row = zeros(m.shape(1));
    for (std::size_t j = 0; j < row.size(); ++j) row(j) = m(i, j);
    return row;
}

Matrix rows(const std::vector<Vector>& list, std::size_t features) {
    Matrix m = Matrix::from_shape({list.size(), features});
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t j = 0; j < features; ++j) m(i, j) = list[i](j);
    }
    return m;
}

Matrix no_points(std::size_t features) {
    return Matrix::from_shape({std::size_t{0}, features});
}

Matrix no_features(std::size_t n) {
    return Matrix::from_shape({n, std::size_t{0}});
}

double value(const Matrix& points, std::size_t i, const Hyperplane& plane) {
    double sum = plane.bias;
    for (std::size_t j = 0; j < points.shape(1); ++j) sum += plane.weight(j) * points(i, j);
    return sum;
}

Labels decisions(const Matrix& points, const Hyperplane& plane) {
    Labels labels;
    for (std::size_t i = 0; i < points.shape(0); ++i) labels.push_back(value(points, i, plane) >= 0 ? 1 : 0);
    return labels;
}

double clearance(const Matrix& points, std::size_t i, int label, const Hyperplane& plane) {
    const double distance = value(points, i, plane) / length_of(plane.weight);
    return label == 1 ? distance : -distance;
}

double margin_of(const Matrix& points, const Labels& labels, const Hyperplane& plane) {
    double least = clearance(points, 0, labels[0], plane);
    for (std::size_t i = 1; i < labels.size(); ++i)
        least = std::min(least, clearance(points, i, labels[i], plane));
    return least;
}

Hyperplane some_plane(std::size_t features) {
    const Vector w = some_vector(features);
    return {scaled(w, 1 / length_of(w)), subject::random().away_from_zero(0.5, 1.2)};
}

/// A point within 1.5 of the foot of the plane's normal, and `distance` from the plane.
Vector point_at(double distance, const Hyperplane& plane) {
    const std::size_t n = plane.weight.size();
    Vector x = subject::random().vector(n, -1.5, 1.5);
    const double longest = std::max(length_of(x) / 1.5, 1.0);
    double along = 0;
    for (std::size_t j = 0; j < n; ++j) along += plane.weight(j) * x(j) / longest;
    for (std::size_t j = 0; j < n; ++j)
        x(j) = x(j) / longest + (distance - plane.bias - along) * plane.weight(j);
    return x;
}

/// Of n points, both labels among them and in any order, the nearest on each side are at `least` from the plane.
Cloud cloud_around(const Hyperplane& plane, std::size_t n, double least = 0.22) {
    Cloud cloud{{}, {}, plane};
    std::vector<Vector> points;
    for (std::size_t i = 0; i < n; ++i) {
        const int label = i < 2 ? static_cast<int>(i) : subject::random().integer(0, 1);
        const double distance = i < 2 ? least : subject::random().uniform(least, least + 1);
        points.push_back(point_at(label == 1 ? distance : -distance, plane));
        cloud.labels.push_back(label);
    }
    for (std::size_t i = n; i-- > 1;) {
        const auto j = static_cast<std::size_t>(subject::random().integer(0, static_cast<int>(i)));
        std::swap(points[i], points[j]);
        std::swap(cloud.labels[i], cloud.labels[j]);
    }
    cloud.points = rows(points, plane.weight.size());
    return cloud;
}

Cloud some_cloud(std::size_t n, std::size_t features, double least = 0.22) {
    return cloud_around(some_plane(features), n, least);
}

/// A line that passes the origin at a distance, and near the foot of its normal a point on each side: no line through the
/// origin separates these two.
Cloud off_origin_cloud(std::size_t n, std::size_t features) {
    Hyperplane plane = some_plane(features);
    plane.bias = subject::random().away_from_zero(1.1, 1.25);
    Cloud cloud = cloud_around(plane, n, 0.3);
    for (const int label : {0, 1}) {
        std::size_t i = 0;
        while (cloud.labels[i] != label) ++i;
        const double distance = label == 1 ? 0.3 : -0.3;
        for (std::size_t j = 0; j < features; ++j)
            cloud.points(i, j) = (distance - plane.bias) * plane.weight(j);
    }
    return cloud;
}

/// First n zeros, then n ones, in two rows along a line that passes the origin at a distance of 2: the perceptron needs some
/// twenty rounds.
Cloud two_rows(std::size_t n) {
    Hyperplane plane = some_plane(2);
    plane.bias = subject::random().integer(0, 1) == 1 ? 2 : -2;
    Cloud cloud{{}, {}, plane};
    std::vector<Vector> points;
    for (std::size_t i = 0; i < 2 * n; ++i) {
        const int label = i < n ? 0 : 1;
        const double across = (label == 1 ? 0.22 : -0.22) - plane.bias;
        const double along = i % n == 0 ? 0 : subject::random().uniform(-0.3, 0.3);
        const Vector& w = plane.weight;
        points.push_back({across * w(0) - along * w(1), across * w(1) + along * w(0)});
        cloud.labels.push_back(label);
    }
    cloud.points = rows(points, 2);
    return cloud;
}

/// On a line across the plane, one near point and five far ones of one label, three near ones of the other: the middle of the
/// means is on the wrong side of the lone one.
Cloud lopsided(std::size_t features) {
    const Hyperplane plane = some_plane(features);
    const double side = subject::random().coin() ? 1 : -1;
    Cloud cloud{{}, {}, plane};
    std::vector<Vector> points;
    for (const double distance : {-1.6, -1.6, 0.3, -0.3, 0.3, -1.6, -1.6, 0.3, -1.6}) {
        const double beside = distance * subject::random().uniform(0.9, 1) - side * plane.bias;
        points.push_back(scaled(plane.weight, side * beside));
        cloud.labels.push_back(side * distance > 0 ? 1 : 0);
    }
    cloud.points = rows(points, features);
    return cloud;
}

Labels exchanged(Labels labels) {
    for (int& label : labels) label = 1 - label;
    return labels;
}

/// First the zeros, then the ones.
Cloud sorted(const Cloud& cloud) {
    Cloud result{{}, {}, cloud.plane};
    std::vector<Vector> points;
    for (const int label : {0, 1}) {
        for (std::size_t i = 0; i < cloud.labels.size(); ++i) {
            if (cloud.labels[i] != label) continue;
            points.push_back(row_of(cloud.points, i));
            result.labels.push_back(label);
        }
    }
    result.points = rows(points, cloud.points.shape(1));
    return result;
}

/// The corners of XOR, turned, stretched and moved: the two segments cross.
Cloud some_xor() {
    const double a = subject::random().uniform(0, 6);
    const double long_half = subject::random().uniform(0.8, 1.5);
    const double other_half = subject::random().uniform(0.8, 1.5);
    const double angle = subject::random().uniform(0.8, 2.3);
    const double x = subject::random().uniform(-1, 1);
    const double y = subject::random().uniform(-1, 1);
    const double c = std::cos(a) * long_half;
    const double s = std::sin(a) * long_half;
    const double d = std::cos(a + angle) * other_half;
    const double t = std::sin(a + angle) * other_half;
    const int one = subject::random().integer(0, 1);
    return {
        {{x + c, y + s}, {x + d, y + t}, {x - c, y - s}, {x - d, y - t}}, {one, 1 - one, one, 1 - one}, {}};
}

/// A point in the middle of n + 1 others around it, in n dimensions: inside their hull. `at` is its row.
Cloud surrounded(std::size_t n, int label, std::size_t at) {
    std::vector<Vector> points;
    Labels labels;
    const Vector middle = subject::random().vector(n, -0.3, 0.3);
    for (std::size_t i = 0; i <= n; ++i) {
        Vector x = middle;
        for (std::size_t j = 0; j < n; ++j) x(j) += i == n ? -1 / std::sqrt(n) : i == j ? 1.5 : 0;
        points.push_back(x);
        labels.push_back(1 - label);
    }
    points.insert(points.begin() + static_cast<std::ptrdiff_t>(at), middle);
    labels.insert(labels.begin() + static_cast<std::ptrdiff_t>(at), label);
    return {rows(points, n), labels, {}};
}

/// The same points and labels in the same number, but separable: of the crossed segments neighbours have the same label, and
/// the point in the middle of others has gone out beyond one of them.
Cloud uncrossed(Cloud crossed) {
    for (std::size_t j = 0; j < 2; ++j) std::swap(crossed.points(1, j), crossed.points(2, j));
    return crossed;
}
Cloud beside(Cloud middle, std::size_t at) {
    const std::size_t vertex = at == 0 ? 1 : 0;
    for (std::size_t j = 0; j < middle.points.shape(1); ++j)
        middle.points(at, j) += 2 * (middle.points(vertex, j) - middle.points(at, j));
    return middle;
}

/// n >= 3 points in the plane, turned and moved, whose means mislead. `far`: most of one label lie beyond the end of the other
/// ones' hull, but one inside of it. Else two rows side by side, with the means less than 0.5 apart.
Cloud misleading(std::size_t n, bool far) {
    auto& random = subject::random();
    std::vector<Vector> points;
    Labels labels;
    const int one = random.integer(0, 1);
    const auto add = [&](double x, double y, bool is_other) {
        const int at = random.integer(0, static_cast<int>(points.size()));
        points.insert(points.begin() + at, Vector{x, y});
        labels.insert(labels.begin() + at, is_other ? 1 - one : one);
    };
    if (n == 3) {  // on a line along an axis, so that no rounding moves the third one off it
        const double y = random.uniform(-1, 1);
        add(-1.5, y, false);
        add(1.5, y, false);
        add(far ? random.uniform(1.2, 1.4) : random.uniform(-0.1, 0.1), far ? y : y + 0.45, true);
        return {rows(points, 2), labels, {}};
    }
    if (far) {
        add(-1.5, 0, false);
        add(1.5, 0.3, false);
        add(1.5, -0.3, false);
        add(random.uniform(1.1, 1.3), 0, true);
        for (std::size_t i = 4; i < n; ++i)
            add(i % 2 == 0 ? random.uniform(1.9, 2.4) : random.uniform(-1.5, -0.5), random.uniform(-0.3, 0.3),
                i % 2 == 0);
    } else {
        const std::size_t sizes[] = {n / 2, n - n / 2};
        for (const std::size_t row : {0, 1}) {
            for (std::size_t i = 0; i < sizes[row]; ++i) {  // from end to end
                const double x = -1.5 + 3 * static_cast<double>(i) / static_cast<double>(sizes[row] - 1);
                add(x, random.uniform(0, 0.03) + (row == 1 ? 0.44 : 0), row == 1);
            }
        }
    }
    const double turn = random.uniform(0, 6);
    const Vector moved = random.vector(2, -0.3, 0.3);
    for (Vector& point : points)
        point = {std::cos(turn) * point(0) - std::sin(turn) * point(1) + moved(0),
                 std::sin(turn) * point(0) + std::cos(turn) * point(1) + moved(1)};
    return {rows(points, 2), labels, {}};
}

void check_classify(const Matrix& points, const Hyperplane& plane) {
    CHECK_THAT(subject::classify(points, plane), Is(decisions(points, plane)));
}

void check_separates(const Matrix& points, const Labels& labels, const Hyperplane& plane, bool expected) {
    CHECK_THAT(subject::separates(points, labels, plane), Is(expected));
}

void check_margin(const Matrix& points, const Labels& labels, const Hyperplane& plane) {
    double size = std::abs(plane.bias) / length_of(plane.weight);
    for (std::size_t i = 0; i < labels.size(); ++i) size = std::max(size, length_of(row_of(points, i)));
    CHECK_THAT(subject::margin(points, labels, plane),
               IsClose(margin_of(points, labels, plane), {0, 1e-9 * size}));
}

void check_step(const Vector& x, int label, const Hyperplane& plane) {
    double f = plane.bias;
    for (std::size_t j = 0; j < x.size(); ++j) f += plane.weight(j) * x(j);
    const int change = label - (f >= 0 ? 1 : 0);
    const Hyperplane got = subject::perceptron_step(x, label, plane);
    {
        INFO("the weight after the step");
        Vector expected = plane.weight;
        for (std::size_t j = 0; j < x.size(); ++j) expected(j) += change * x(j);
        CHECK_THAT(got.weight, IsClose(expected));
    }
    INFO("the bias after the step");
    CHECK_THAT(got.bias, IsClose(plane.bias + change));
}

void check_found(const Matrix& points, const Labels& labels) {
    check_separated(subject::find_separating_hyperplane(points, labels), points, labels);
}

void check_found(const Cloud& cloud) {
    check_found(cloud.points, cloud.labels);
}

void check_separable(const Cloud& cloud, bool expected) {
    CHECK_THAT(subject::is_separable(cloud.points, cloud.labels), Is(expected));
}

/// Three points and labels of which one array does not fit, or one label is none.
const Matrix three = {{1, 2}, {3, -1}, {-2, 0.5}};
const std::vector<Labels> bad_labels = {{1, 0},     {1, 0, 1, 0}, {},        {1, 0, 2},
                                        {-1, 0, 1}, {1, -1, 1},   {3, 0, 1}, {0, 256, 1}};
const std::vector<Hyperplane> bad_planes = {{{1, 2, 3}, 1}, {{1}, 1}, {Vector{}, 1}};

}  // namespace

// classify

TEST_CASE("each point is decided by the sign of w . x + b, in 1 to 300 dimensions, 400 points too",
          "[classify][weight:2]") {
    for (const auto& [n, features] : std::vector<std::pair<std::size_t, std::size_t>>{
             {7, 2}, {12, 3}, {9, 1}, {20, 17}, {12, 300}, {400, 4}}) {
        const Cloud cloud = some_cloud(n, features);
        check_classify(cloud.points, scaled(cloud.plane, subject::random().away_from_zero(0.2, 5)));
    }
}

TEST_CASE("a point on the hyperplane is decided as 1, also where f is -0.0, one step beside it by its side",
          "[classify][weight:2]") {
    const int k = subject::random().integer(1, 5);
    const Hyperplane plane{{3, -4}, static_cast<double>(5 * k)};
    const double x = k;
    const double y = 2 * k;  // 3k - 8k + 5k = 0
    for (const double step : {1e-9, 1e-6, 1e-3}) {
        const Matrix points = {{x - step, y}, {x, y}, {x, y - step}, {x + 4, y + 3}, {x, y + step}};
        CHECK_THAT(subject::classify(points, plane), Is(Labels{0, 1, 1, 1, 0}));
    }
    CHECK_THAT(subject::classify({{-1e-9}, {0}, {-0.0}, {1e-9}, {-1e-100}}, {{1}, -0.0}),
               Is(Labels{0, 1, 1, 1, 0}));
    CHECK_THAT(subject::classify({{0.25}, {0}, {-0.0}, {-1e-9}}, {{-1}, -0.0}), Is(Labels{0, 1, 1, 1}));
}

TEST_CASE("with w = 0 the bias decides for all points, and so it does without features; with another w not",
          "[classify]") {
    for (const double b : {-2.0, 0.0, 1.0, -1e-9, -0.0}) {
        const std::size_t n = b < -1 ? 3 : 4;
        const Labels expected(n, b < 0 ? 0 : 1);
        CHECK_THAT(subject::classify(subject::random().matrix(n, 2), {{0, 0}, b}), Is(expected));
        CHECK_THAT(subject::classify(no_features(n), {Vector{}, b}), Is(expected));
        CHECK_THAT(subject::classify({{-3, 0}, {3, 0}, {0, 3}}, {{2, -2}, b}), Is(Labels{0, 1, 0}));
    }
}

TEST_CASE("no points have no decisions", "[classify][edge]") {
    CHECK_THAT(subject::classify(no_points(3), {{1, 2, 3}, 1}), Is(Labels{}));
    CHECK_THAT(subject::classify(no_points(0), {Vector{}, 1}), Is(Labels{}));
}

TEST_CASE("a w that does not fit the points is refused, also without points", "[classify][edge]") {
    for (const Hyperplane& plane : bad_planes) {
        CHECK_REFUSES(subject::classify(three, plane));
        CHECK_REFUSES(subject::classify(no_points(2), plane));
    }
    CHECK_REFUSES(subject::classify(no_features(2), {{1}, 1}));
}

// separates

TEST_CASE(
    "the hyperplane of a cloud separates it, in any scale, but not turned round nor with one label wrong",
    "[separates][weight:2]") {
    for (const auto& [n, features] :
         std::vector<std::pair<std::size_t, std::size_t>>{{5, 2}, {40, 3}, {8, 30}}) {
        const Cloud cloud = some_cloud(n, features);
        check_separates(cloud.points, cloud.labels, scaled(cloud.plane, subject::random().uniform(0.2, 5)),
                        true);
        check_separates(cloud.points, cloud.labels, scaled(cloud.plane, -1), false);
        check_separates(cloud.points, exchanged(cloud.labels), cloud.plane, false);
        check_separates(cloud.points, exchanged(cloud.labels), scaled(cloud.plane, -2), true);
        for (const std::size_t wrong : {std::size_t{0}, n / 2, n - 1}) {
            Labels labels = cloud.labels;
            labels[wrong] = 1 - labels[wrong];
            check_separates(cloud.points, labels, cloud.plane, false);
        }
        check_separates(cloud.points, cloud.labels, cloud.plane, true);
    }
}

TEST_CASE("one wrong point of 400 is enough, of either label, and a bias moved over the nearest point too",
          "[separates]") {
    const Cloud cloud = some_cloud(400, 3);
    check_separates(cloud.points, cloud.labels, cloud.plane, true);
    for (const int label : {1, 0}) {
        std::size_t i = 399;
        while (cloud.labels[i] != label) --i;
        Labels labels = cloud.labels;
        labels[i] = 1 - label;
        check_separates(cloud.points, labels, cloud.plane, false);
    }
    for (const double by : {0.21, -0.21, 0.23, -0.23}) {
        Hyperplane moved = cloud.plane;
        moved.bias += by;
        check_separates(cloud.points, cloud.labels, moved, std::abs(by) < 0.22);
    }
}

TEST_CASE("a point on the hyperplane, or one step beside it, is right by its label",
          "[separates][weight:2]") {
    const int k = subject::random().integer(1, 5);
    const Hyperplane plane{{3, -4}, static_cast<double>(5 * k)};
    const double x = k;
    const double y = 2 * k;
    check_separates({{x + 4, y + 3}, {x - 1, y}}, {0, 0}, plane, false);
    check_separates({{x + 4, y + 3}, {x - 1, y}}, {1, 0}, plane, true);
    check_separates({{x, y}, {x + 4, y + 3}, {x + 2, y}}, {1, 1, 1}, plane, true);
    check_separates({{x, y}, {x + 1, y}}, {0, 1}, plane, false);
    for (const double step : {1e-9, 1e-5}) {
        check_separates({{x - step, y}, {x + step, y}}, {0, 1}, plane, true);
        check_separates({{x - step, y}, {x + step, y}}, {1, 1}, plane, false);
        check_separates({{x + step, y}, {x - 1, y}}, {0, 0}, plane, false);
        check_separates({{x + 1, y}, {x - step, y}}, {1, 1}, plane, false);
    }
    check_separates({{-0.0}, {0}, {-1}}, {1, 1, 0}, {{1}, -0.0}, true);
    check_separates({{-0.0}, {0}, {-1}}, {0, 0, 0}, {{1}, -0.0}, false);
}

TEST_CASE("w = 0 separates only what has one label, the one of its bias", "[separates]") {
    const Matrix points = subject::random().matrix(3, 2);
    for (const auto& [b, right] :
         std::vector<std::pair<double, int>>{{0.0, 1}, {-1.0, 0}, {2.0, 1}, {-0.0, 1}}) {
        check_separates(points, {right, right, right}, {{0, 0}, b}, true);
        check_separates(points, {right, right, 1 - right}, {{0, 0}, b}, false);
        check_separates(no_features(2), {1 - right, 1 - right}, {Vector{}, b}, false);
        check_separates(no_features(2), {right, right}, {Vector{}, b}, true);
    }
}

TEST_CASE("no points are separated by every hyperplane", "[separates][edge]") {
    check_separates(no_points(2), {}, {{1, -1}, 3}, true);
    check_separates(no_points(0), {}, {Vector{}, -1}, true);
}

TEST_CASE("labels and weights that do not fit are refused, and labels that are not 0 or 1",
          "[separates][edge]") {
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::separates(three, labels, {{1, 1}, 1}));
    for (const Hyperplane& plane : bad_planes) {
        CHECK_REFUSES(subject::separates(three, {1, 0, 1}, plane));
        CHECK_REFUSES(subject::separates(no_points(2), {}, plane));
    }
    CHECK_REFUSES(subject::separates(no_points(2), {1}, {{1, 1}, 1}));
}

// margin

TEST_CASE("the margin is the least clearance, in 1 to 300 dimensions", "[margin][weight:2]") {
    for (const auto& [n, features] : std::vector<std::pair<std::size_t, std::size_t>>{
             {6, 2}, {9, 3}, {5, 1}, {30, 20}, {8, 300}, {400, 2}}) {
        const Cloud cloud = some_cloud(n, features, subject::random().uniform(0.2, 0.9));
        check_margin(cloud.points, cloud.labels, scaled(cloud.plane, subject::random().uniform(2, 5)));
    }
}

TEST_CASE("a point on the wrong side makes the margin negative, the farther the more", "[margin][weight:2]") {
    for (const std::size_t wrong : {std::size_t{0}, std::size_t{4}, std::size_t{8}}) {
        Cloud cloud = some_cloud(9, 3);
        const Vector x = point_at(cloud.labels[wrong] == 1 ? -1.5 : 1.5, cloud.plane);
        for (std::size_t j = 0; j < 3; ++j) cloud.points(wrong, j) = x(j);
        check_margin(cloud.points, cloud.labels, scaled(cloud.plane, 3));
        check_margin(cloud.points, exchanged(cloud.labels), scaled(cloud.plane, 0.5));
    }
}

TEST_CASE("whatever label the nearest point has and where it stands, it decides", "[margin][weight:2]") {
    for (const std::size_t nearest : {std::size_t{0}, std::size_t{3}, std::size_t{6}}) {
        for (const int label : {0, 1}) {
            Cloud cloud = some_cloud(7, 2, 0.8);
            cloud.labels[nearest] = label;
            const double distance = subject::random().uniform(0.2, 0.6);
            const Vector x = point_at(label == 1 ? distance : -distance, cloud.plane);
            for (std::size_t j = 0; j < 2; ++j) cloud.points(nearest, j) = x(j);
            check_margin(cloud.points, cloud.labels, scaled(cloud.plane, 2));
        }
    }
}

TEST_CASE("the margin stays when (w, b) is made longer or shorter, and turned round with the labels",
          "[margin][edge]") {
    const Cloud cloud = some_cloud(6, 4, 0.5);
    for (const double t : {1e-3, 0.2, 30.0, 1e3}) {
        check_margin(cloud.points, cloud.labels, scaled(cloud.plane, t));
        check_margin(cloud.points, exchanged(cloud.labels), scaled(cloud.plane, -t));
    }
}

TEST_CASE("of one point, or of points of one label, the margin may be as large as it likes", "[margin]") {
    for (const int label : {1, 0}) {
        const Hyperplane plane = some_plane(3);
        const double distance = (label == 1 ? 1 : -1) * subject::random().uniform(1100, 1500);
        const Vector x = point_at(distance, plane);
        const Vector y = point_at(1.2 * distance, plane);
        for (const double t : {2.5, 0.4}) {
            check_margin(rows({x}, 3), {label}, scaled(plane, t));
            check_margin(rows({x, y}, 3), {label, label}, scaled(plane, t));
            check_margin(rows({y, x}, 3), {label, label}, scaled(plane, t));
            check_margin(rows({y, x}, 3), {1 - label, 1 - label}, scaled(plane, t));
        }
    }
}

TEST_CASE("with a point on the hyperplane and none on a wrong side the margin is 0", "[margin]") {
    const int k = subject::random().integer(1, 5);
    const Hyperplane plane{{3, -4}, static_cast<double>(5 * k)};
    const double x = k;
    const double y = 2 * k;
    for (const int label : {1, 0}) {
        {
            INFO("the margin of the second point alone");
            REQUIRE_THAT(subject::margin({{x + 4, y - 3}}, {label}, plane), IsClose(label == 1 ? 4.8 : -4.8));
        }
        CHECK_THAT(subject::margin({{x + 4, y - 3}, {x, y}}, {1, label}, plane), IsClose(0.0, {0, 1e-9}));
    }
}

TEST_CASE("there is no margin with w = 0, and none without points", "[margin][edge]") {
    for (const Vector& w : {Vector{0, 0}, Vector{0, -0.0}})
        CHECK_REFUSES(subject::margin(three, {1, 0, 1}, {w, 1}));
    CHECK_REFUSES(subject::margin(no_features(3), {1, 1, 1}, {Vector{}, 1}));
    CHECK_REFUSES(subject::margin(no_points(2), {}, {{1, 1}, 1}));
    CHECK_REFUSES(subject::margin(no_points(2), {}, {{0, 0}, 1}));
}

TEST_CASE("a margin of what does not fit is refused, and of labels that are not 0 or 1", "[margin][edge]") {
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::margin(three, labels, {{1, 1}, 1}));
    for (const Hyperplane& plane : bad_planes) CHECK_REFUSES(subject::margin(three, {1, 0, 1}, plane));
}

// perceptron_step

TEST_CASE("a wrong one is added to w, a wrong zero taken away, and what is right changes nothing",
          "[perceptron_step][weight:2]") {
    for (const std::size_t features : {2, 3, 1, 20, 300}) {
        const Hyperplane plane = scaled(some_plane(features), subject::random().uniform(2, 3));
        for (const double distance : {0.7, -0.6, 0.2, -0.3}) {
            const Vector x = point_at(distance, scaled(plane, 1 / length_of(plane.weight)));
            for (const int label : {1, 0}) check_step(x, label, plane);
        }
    }
}

TEST_CASE("on the hyperplane a zero is wrong, a one is right; one step beside it as well as far away",
          "[perceptron_step][weight:2]") {
    const int k = subject::random().integer(1, 5);
    const Hyperplane plane{{3, -4}, static_cast<double>(5 * k)};
    const double x = k;
    const double y = 2 * k;
    for (const int label : {0, 1}) {
        check_step({x, y}, label, plane);
        check_step({x + 4, y + 3}, label, plane);
        check_step({x - 1e-9, y}, label, plane);
        check_step({x + 1e-9, y}, label, plane);
        check_step({x + 400, y}, label, plane);
        check_step({2}, label, {{-0.0}, -0.0});
    }
}

TEST_CASE("from w = 0 and b = 0 a first zero moves the hyperplane, a first one does not",
          "[perceptron_step]") {
    for (const std::size_t features : {3, 1}) {
        const Vector x = some_vector(features);
        for (const int label : {0, 1}) check_step(x, label, {zeros(features), 0});
        check_step(x, 1, {zeros(features), -0.5});
        check_step(x, 0, {zeros(features), -0.5});
    }
}

TEST_CASE("without features only the bias is learnt", "[perceptron_step]") {
    for (const double b : {0.5, -0.5, 0.0}) {
        for (const int label : {0, 1}) check_step(Vector{}, label, {Vector{}, b});
    }
}

TEST_CASE("a step with a w that does not fit, or with a label that is none, is refused",
          "[perceptron_step][edge]") {
    for (const Hyperplane& plane : bad_planes) CHECK_REFUSES(subject::perceptron_step({1, 2}, 1, plane));
    CHECK_REFUSES(subject::perceptron_step(Vector{}, 1, {{1}, 1}));
    for (const int label : {2, -1, 256, 3})
        CHECK_REFUSES(subject::perceptron_step({1, 2}, label, {{1, 1}, 1}));
}

// find_separating_hyperplane

TEST_CASE("clouds in the plane are separated, however their points are ordered",
          "[find_separating_hyperplane][weight:2]") {
    for (int time = 0; time < 3; ++time) {
        const Cloud cloud = some_cloud(20, 2, 0.3);
        check_found(cloud);
        check_found(sorted(cloud));
        check_found(cloud.points, exchanged(cloud.labels));
    }
    check_found(lopsided(2));
}

TEST_CASE("clouds in 1 to 20 dimensions are separated", "[find_separating_hyperplane][weight:2]") {
    for (const std::size_t features : {3, 1, 5, 10, 20}) check_found(some_cloud(30, features, 0.25));
    check_found(lopsided(6));
}

TEST_CASE("clouds far from the origin are separated, where no hyperplane through the origin does it",
          "[find_separating_hyperplane][weight:2]") {
    for (const std::size_t features : {2, 1, 3, 8}) check_found(off_origin_cloud(20, features));
    check_found(lopsided(3));
}

TEST_CASE("clouds with little room between them are separated", "[find_separating_hyperplane][weight:2]") {
    for (const std::size_t features : {2, 3, 20}) check_found(some_cloud(30, features));
    check_found(lopsided(4));
}

TEST_CASE("300 points are separated, and none of them is forgotten", "[find_separating_hyperplane]") {
    const Cloud cloud = some_cloud(300, 2, 0.3);
    check_found(cloud);
    check_found(two_rows(150));
    for (const std::size_t border : {240, 255}) {  // few of many looks change anything
        std::vector<Vector> points;
        Labels labels;
        for (std::size_t i = 0; i <= 300; ++i) {
            if (i > border && i < border + 40) continue;
            points.push_back(Vector{0.01 * static_cast<double>(i)});
            labels.push_back(i <= border ? 0 : 1);
        }
        check_found(rows(points, 1), labels);
    }
    // The last one is the only one, or the only zero.
    for (const int label : {1, 0}) {
        std::vector<Vector> points;
        for (int i = 0; i < 6; ++i) points.push_back(point_at(label == 1 ? -0.5 : 0.5, cloud.plane));
        points.push_back(point_at(label == 1 ? 0.5 : -0.5, cloud.plane));
        Labels labels(6, 1 - label);
        labels.push_back(label);
        check_found(rows(points, 2), labels);
    }
}

TEST_CASE("small whole numbers, with points on the way that lie on the hyperplane, are separated",
          "[find_separating_hyperplane]") {
    check_found({{1, 2}, {2, 2}, {2, 1}, {-2, 0}, {-1, -1}, {0, -2}}, {1, 1, 1, 0, 0, 0});
    check_found({{2, 1}, {1, 2}, {0, 2}, {2, 0}}, {1, 1, 0, 0});
    check_found({{2, 1}, {1, 2}, {0, 2}, {2, 0}}, {0, 0, 1, 1});
    check_found({{0, 0}, {1, 0}, {0, 1}, {1, 1}}, {0, 0, 0, 1});
    check_found({{0, 0}, {1, 0}, {0, 1}, {1, 1}}, {0, 1, 1, 1});
    check_found({{1}, {2}, {3}}, {0, 0, 1});
    check_found({{-2}, {1}, {2}}, {0, 0, 1});  // the middle of the means is on the wrong side of 1
    check_found({{1}, {2}, {3}, {3}, {1}}, {1, 1, 0, 0, 1});
}

TEST_CASE("where all labels are the same the neuron says that label everywhere it is asked",
          "[find_separating_hyperplane]") {
    for (const std::size_t features : {2, 5}) {
        const Matrix points = subject::random().matrix(6, features);
        check_found(points, Labels(6, 0));
        check_found(points, Labels(6, 1));
        check_found(rows({row_of(points, 0)}, features), {0});
    }
    check_found(no_features(2), {0, 0});
    check_found(no_features(1), {1});
}

TEST_CASE("without points any hyperplane will do, of as many entries as there are features",
          "[find_separating_hyperplane][edge]") {
    for (const std::size_t features : {3, 1, 0}) check_found(no_points(features), {});
}

TEST_CASE("what no hyperplane separates is refused", "[find_separating_hyperplane][edge][weight:2]") {
    const Cloud crossed = some_xor();
    CHECK_REFUSES(subject::find_separating_hyperplane(crossed.points, crossed.labels));
    for (const int label : {1, 0}) {
        const Cloud middle = surrounded(3, label, 2);
        CHECK_REFUSES(subject::find_separating_hyperplane(middle.points, middle.labels));
    }
    CHECK_REFUSES(subject::find_separating_hyperplane({{1, 2}, {1, 2}}, {0, 1}));
    CHECK_REFUSES(subject::find_separating_hyperplane({{1}, {2}, {3}}, {1, 0, 1}));
    CHECK_REFUSES(subject::find_separating_hyperplane({{1}, {2}, {3}}, {0, 1, 0}));
    CHECK_REFUSES(subject::find_separating_hyperplane(no_features(2), {1, 0}));
}

TEST_CASE("a search among labels that do not fit, or are not 0 or 1, is refused",
          "[find_separating_hyperplane][edge]") {
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::find_separating_hyperplane(three, labels));
    CHECK_REFUSES(subject::find_separating_hyperplane(no_points(2), {1}));
}

// is_separable

TEST_CASE("clouds are separable, crossed segments are not", "[is_separable][weight:2]") {
    for (const bool expected : {false, true, true, false, false, true, false, true, true})
        check_separable(expected ? some_cloud(12, 2, 0.3) : some_xor(), expected);
    for (const bool expected : {true, false, true})
        check_separable(expected ? uncrossed(some_xor()) : some_xor(), expected);
}

TEST_CASE("a point in the middle of others cannot be separated from them, in 1 to 10 dimensions",
          "[is_separable][weight:2]") {
    for (const std::size_t features : {2, 3, 1, 5, 10}) {
        const auto at =
            static_cast<std::size_t>(subject::random().integer(0, static_cast<int>(features) + 1));
        const int label = subject::random().integer(0, 1);
        const Cloud middle = surrounded(features, label, at);
        check_separable(middle, false);
        check_separable(beside(middle, at), true);
        check_separable({middle.points, Labels(middle.labels.size(), label), {}}, true);
        check_separable(off_origin_cloud(10, features), true);
        check_separable(surrounded(features, 1 - label, 0), false);
    }
}

TEST_CASE("clouds whose boxes overlap are separable, with much room or little", "[is_separable]") {
    check_separable(some_xor(), false);
    check_separable(two_rows(1), true);
    check_separable(two_rows(20), true);
    for (const std::size_t features : {2, 4, 20}) {
        check_separable(some_cloud(30, features), true);
        check_separable(some_cloud(60, features, 0.3), true);
    }
    check_separable(surrounded(4, 1, 5), false);
}

TEST_CASE("3 to 12 points: one astray in the other group is not separable, two rows side by side are",
          "[is_separable][weight:4]") {
    for (std::size_t n = 3; n <= 12; ++n) {
        for (const bool far : {true, false}) check_separable(misleading(n, far), !far);
    }
}

TEST_CASE("all 14 of the 16 labellings of a square's corners but XOR are separable",
          "[is_separable][weight:2]") {
    const double s = subject::random().uniform(0.5, 1.5);
    for (int bits = 0; bits < 16; ++bits) {
        const Labels labels = {bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1};
        check_separable({{{s, s}, {-s, s}, {-s, -s}, {s, -s}}, labels, {}}, bits != 5 && bits != 10);
    }
}

TEST_CASE("a point with both labels cannot be separated from itself, one with the same label twice can",
          "[is_separable]") {
    const Vector x = some_vector(3);
    const Matrix twice = rows({x, scaled(x, -1), x}, 3);
    check_separable({twice, {0, 0, 1}, {}}, false);
    check_separable({twice, {1, 0, 1}, {}}, true);
    check_separable({twice, {1, 1, 0}, {}}, false);
    check_separable({twice, {0, 1, 0}, {}}, true);
    check_separable({twice, {0, 0, 0}, {}}, true);
    const Matrix first = rows({x, x, scaled(x, -1)}, 3);
    check_separable({first, {0, 0, 1}, {}}, true);
    check_separable({first, {0, 1, 0}, {}}, false);
    check_separable({first, {1, 0, 1}, {}}, false);
    check_separable({rows({x, x}, 3), {0, 1}, {}}, false);
    check_separable({rows({x, scaled(x, 2)}, 3), {0, 1}, {}}, true);
    // No point has both labels here, but the middle of two does.
    const Matrix crossed = rows({x, scaled(x, -1), scaled(x, 0.5)}, 3);
    check_separable({crossed, {1, 1, 0}, {}}, false);
    check_separable({crossed, {1, 0, 1}, {}}, true);
}

TEST_CASE("on a line, ones between zeros are not separable, nor zeros between ones", "[is_separable]") {
    const double a = subject::random().uniform(0.5, 1);
    const Matrix row = {{a}, {2 * a}, {3 * a}};
    check_separable({row, {0, 1, 1}, {}}, true);
    check_separable({row, {0, 1, 0}, {}}, false);
    check_separable({row, {1, 0, 1}, {}}, false);
    check_separable({row, {1, 0, 0}, {}}, true);
    check_separable({row, {1, 1, 0}, {}}, true);
    const Matrix other = {{a}, {3 * a}, {2 * a}};
    check_separable({other, {0, 1, 0}, {}}, true);
    check_separable({other, {0, 0, 1}, {}}, false);
    check_separable({other, {1, 0, 1}, {}}, true);
}

TEST_CASE("one label, no features, no points: separable unless both labels have to be told apart by nothing",
          "[is_separable][edge]") {
    check_separable({no_features(3), {1, 0, 1}, {}}, false);
    check_separable({no_features(3), {0, 0, 0}, {}}, true);
    check_separable({no_features(2), {1, 1}, {}}, true);
    check_separable({no_features(2), {1, 0}, {}}, false);
    check_separable({no_points(2), {}, {}}, true);
    check_separable({subject::random().matrix(5, 3), {0, 0, 0, 0, 0}, {}}, true);
    check_separable({subject::random().matrix(4, 2), {1, 1, 1, 1}, {}}, true);
}

TEST_CASE("labels that do not fit, or are not 0 or 1, are refused and not called inseparable",
          "[is_separable][edge]") {
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::is_separable(three, labels));
    CHECK_REFUSES(subject::is_separable(no_points(2), {1}));
}

// looks_separable

TEST_CASE("the eight pictures, all of them right", "[looks_separable]") {
    const auto foretold = [](Picture picture, bool expected, const char* look_at) {
        CHECK_THAT(subject::looks_separable(picture), Predicts(expected, look_at));
    };
    foretold(Picture::clouds, true, "clouds: draw the two groups. Is there room for a ruler between them?");
    foretold(Picture::far_off, true,
             "far_off: draw all six points, and the origin. Which lines may a neuron with a bias draw, and "
             "which one "
             "without?");
    foretold(Picture::corners, false,
             "corners: connect the two ones by a segment, and the two zeros. Where do the segments lie to "
             "each other?");
    foretold(
        Picture::not_both, true,
        "not_both: how many zeros are there, and is it a corner of the square? What does a ruler do there?");
    foretold(
        Picture::inside, false,
        "inside: draw the triangle of the zeros. Where is the one, and where would each side of a line be?");
    foretold(Picture::beside, true,
             "beside: draw the triangle of the zeros. On which side of its edge from (2, -1) to (0, 2) is "
             "the one?");
    foretold(Picture::row, false,
             "row: walk along the row. How often does the label change, and how often may a line change it?");
    foretold(Picture::twins, false,
             "twins: which points lie at one and the same place, and what are their labels?");
}
