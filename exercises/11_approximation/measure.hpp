#pragma once
// How the checks judge a network, of which many are right: by its values. Nothing here is needed to solve the exercise.
//
// What a student returned has any sizes and any numbers, so all of this is defined for every input.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "approximation.hpp"
#include "subject/test.hpp"

namespace measure {

inline constexpr double margin = 1.0 / 20;  ///< of the width of what has a border
inline constexpr double tolerance = 0.01;   ///< of the largest height
inline constexpr double rounding = 1e-9;

inline nn::Vector vector_of(const std::vector<double>& values) {
    nn::Vector v = nn::Vector::from_shape({values.size()});
    std::copy(values.begin(), values.end(), v.begin());
    return v;
}

inline double largest(const double* values, std::size_t count) {
    double most = 0;
    for (std::size_t i = 0; i < count; ++i) most = std::max(most, std::abs(values[i]));
    return most;
}

inline bool all_finite(const double* values, std::size_t count) {
    return std::all_of(values, values + count, [](double x) { return std::isfinite(x); });
}

inline bool is_activation(nn::Activation g) {
    return g >= nn::Activation::identity && g <= nn::Activation::leaky_relu;
}

/// By its definition.
inline double activated(nn::Activation g, double z) {
    switch (g) {
        case nn::Activation::identity:
            return z;
        case nn::Activation::threshold:
            return z >= 0 ? 1 : 0;
        case nn::Activation::sigmoid:
            return 1 / (1 + std::exp(-z));
        case nn::Activation::tanh:
            return std::tanh(z);
        case nn::Activation::relu:
            return z > 0 ? z : 0;
        case nn::Activation::leaky_relu:
            return z > 0 ? z : 0.01 * z;
    }
    return NAN;
}

// Networks on the line.

inline bool is_network(const student::Network& network) {
    const std::size_t k = network.u.size();
    return network.w.size() == k && network.b.size() == k && is_activation(network.g) &&
           all_finite(network.w.data(), k) && all_finite(network.b.data(), k) &&
           all_finite(network.u.data(), k) && std::isfinite(network.c);
}

inline double value_at(const student::Network& network, double x) {
    double sum = network.c;
    for (std::size_t i = 0; i < network.u.size(); ++i)
        sum += network.u(i) * activated(network.g, network.w(i) * x + network.b(i));
    return sum;
}

/// Asks that it is a network of at most so many neurons with the expected values at the points.
inline void check_values(const student::Network& network, std::size_t most_neurons,
                         const std::vector<double>& points, const std::vector<double>& expected,
                         double allowed) {
    {
        INFO("w, b and u are of one size, and all numbers are finite");
        REQUIRE_THAT(is_network(network), Is(true));
    }
    {
        INFO("it has at most " << most_neurons << " neurons");
        REQUIRE_THAT(network.u.size() <= most_neurons, Is(true));
    }
    nn::Vector values = nn::Vector::from_shape({points.size()});
    for (std::size_t i = 0; i < points.size(); ++i) values(i) = value_at(network, points[i]);
    INFO("the network's values at x = " << subject::to_text(vector_of(points)));
    CHECK_THAT(values, IsClose(vector_of(expected), {0, allowed}));
}

// Networks on the plane.

/// Layers that fit each other, from 2 inputs to 1 output.
inline bool are_layers(const std::vector<nn::Dense>& layers) {
    std::size_t in = 2;
    for (const nn::Dense& layer : layers) {
        const nn::Matrix& weight = layer.weight;
        if (weight.shape(1) != in || weight.shape(0) != layer.bias.size() ||
            !is_activation(layer.activation) || !all_finite(weight.data(), weight.size()) ||
            !all_finite(layer.bias.data(), layer.bias.size())) {
            return false;
        }
        in = layer.bias.size();
    }
    return !layers.empty() && in == 1;
}

inline std::size_t neurons_of(const std::vector<nn::Dense>& layers) {
    std::size_t count = 0;
    for (const nn::Dense& layer : layers) count += layer.bias.size();
    return count;
}

struct Point {
    double x1, x2;
};

/// At all points, side by side: one by one each sum would wait for the product before, several times as long.
inline nn::Vector values_at(const std::vector<nn::Dense>& layers, const std::vector<Point>& points) {
    std::vector<std::vector<double>> a(2);  // by neuron
    for (const Point& point : points) {
        a[0].push_back(point.x1);
        a[1].push_back(point.x2);
    }
    for (const nn::Dense& layer : layers) {
        std::vector<std::vector<double>> next;
        const double* weight = layer.weight.data();
        for (const double bias : layer.bias) {
            std::vector<double> z(points.size(), bias);
            for (const std::vector<double>& input : a) {
                const double w = *weight++;
                if (w == 0) continue;  // nearly all between the second layer and the third
                for (std::size_t i = 0; i < z.size(); ++i) z[i] += w * input[i];
            }
            for (double& value : z) value = activated(layer.activation, value);
            next.push_back(std::move(z));
        }
        a.swap(next);
    }
    return vector_of(a[0]);
}

inline void check_values(const std::vector<nn::Dense>& layers, std::size_t most_neurons,
                         const std::vector<Point>& points, const std::vector<double>& expected,
                         double allowed) {
    {
        INFO("the layers fit each other, from 2 inputs to 1 output, and all numbers are finite");
        REQUIRE_THAT(are_layers(layers), Is(true));
    }
    {
        INFO("there are at most 5 layers, with at most " << most_neurons << " neurons in all");
        REQUIRE_THAT(layers.size() <= 5 && neurons_of(layers) <= most_neurons, Is(true));
    }
    const nn::Vector values = values_at(layers, points);
    nn::Matrix at = nn::Matrix::from_shape({points.size(), 2});
    for (std::size_t i = 0; i < points.size(); ++i) {
        at(i, 0) = points[i].x1;
        at(i, 1) = points[i].x2;
    }
    INFO("the network's values at the points x = " << subject::to_text(at));
    CHECK_THAT(values, IsClose(vector_of(expected), {0, allowed}));
}

// What is asked of each function.

/// For all x from -2 to 3 that are not within the margin of a or b, and right beside it.
inline void check_bump(double a, double b, double height) {
    const double near = margin * (b - a);
    std::vector<double> points;
    for (int j = 0; j <= 160; ++j) points.push_back(-2 + 5 * (j + 0.382) / 161);
    for (const double t : {0.06, 0.2, 0.5, 0.77, 0.94}) points.push_back(a + t * (b - a));
    for (const double t : {-1.5, -0.06, 1.06, 1.5}) points.push_back(a + t * (b - a));
    std::vector<double> asked;
    std::vector<double> expected;
    for (const double x : points) {
        if (std::abs(x - a) <= near || std::abs(x - b) <= near) continue;
        asked.push_back(x);
        expected.push_back(a < x && x < b ? height : 0);
    }
    check_values(subject::bump(a, b, height), 4, asked, expected, tolerance * std::abs(height) + rounding);
}

inline void check_staircase(const nn::Vector& levels) {
    const std::size_t n = levels.size();
    std::vector<double> points;
    std::vector<double> expected;
    for (std::size_t i = 0; i < n; ++i) {
        for (const double t : {0.06, 0.48, 0.94}) {
            points.push_back((static_cast<double>(i) + t) / static_cast<double>(n));
            expected.push_back(levels(i));
        }
    }
    check_values(subject::staircase(levels), 4 * n, points, expected,
                 tolerance * largest(levels.data(), n) + rounding);
}

/// f at many points of [0, 1], at the samples, right beside them and at both ends.
inline void check_approximation(const nn::Vector& samples, double eps) {
    const std::size_t n = samples.size() - 1;
    std::vector<double> points;
    std::vector<double> expected;
    const auto ask = [&](std::size_t piece, double t) {
        points.push_back((static_cast<double>(piece) + t) / static_cast<double>(n));
        expected.push_back((1 - t) * samples(piece) + t * samples(piece + 1));
    };
    const std::size_t dense = n == 0 ? 0 : 600 / n + 1;
    for (std::size_t piece = 0; piece < n; ++piece) {
        for (const double t : {0.0, 1e-9, 1 - 1e-9}) ask(piece, t);
        for (std::size_t j = 0; j < dense; ++j)
            ask(piece, (static_cast<double>(j) + 0.618) / static_cast<double>(dense));
    }
    if (n > 0) {
        ask(n - 1, 1);
    } else {
        points = {0, 1e-9, 0.3, 0.5, 0.8, 1};
        expected.assign(points.size(), samples(0));
    }
    check_values(subject::approximate(samples, eps), 5000, points, expected, eps * (1 + 1e-9) + rounding);
}

/// Points in the rectangle, and beside it on all sides, between -2 and 3.
inline void check_plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    std::vector<Point> points;
    std::vector<double> expected;
    constexpr double inside[] = {0.06, 0.3, 0.5, 0.94};
    constexpr double outside[] = {-40, -1.5, -0.06, 1.06, 1.5, 40};
    const auto ask = [&](double s, double t, double wanted) {
        const Point point{low(0) + s * (high(0) - low(0)), low(1) + t * (high(1) - low(1))};
        if (std::min(point.x1, point.x2) < -2 || std::max(point.x1, point.x2) > 3) return;
        points.push_back(point);
        expected.push_back(wanted);
    };
    for (const double s : inside) {
        for (const double t : inside) ask(s, t, height);
        for (const double t : outside) {
            ask(s, t, 0);
            ask(t, s, 0);
        }
    }
    for (const double s : outside) {
        for (const double t : outside) ask(s, t, 0);
    }
    for (int j = 0; j < 100; ++j) {
        const Point far{-2 + 5 * (j % 10 + 0.382) / 10, -2 + 5 * (j / 10 + 0.382) / 10};
        ask((far.x1 - low(0)) / (high(0) - low(0)), (far.x2 - low(1)) / (high(1) - low(1)), NAN);
        if (points.empty() || !std::isnan(expected.back())) continue;
        bool is_in = true;
        bool is_open = false;
        for (const double t :
             {(far.x1 - low(0)) / (high(0) - low(0)), (far.x2 - low(1)) / (high(1) - low(1))}) {
            is_in = is_in && 0 < t && t < 1;
            is_open = is_open || std::abs(t) < 1.02 * margin || std::abs(t - 1) < 1.02 * margin;
        }
        expected.back() = is_in ? height : 0;
        if (is_open) {
            points.pop_back();
            expected.pop_back();
        }
    }
    check_values(subject::plateau(low, high, height), 32, points, expected,
                 tolerance * std::abs(height) + rounding);
}

inline void check_surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    std::vector<Point> points;
    std::vector<double> expected;
    constexpr Point places[] = {{0.06, 0.06}, {0.94, 0.06}, {0.5, 0.45}, {0.06, 0.94}, {0.94, 0.94}};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            for (const auto& [s, t] : places) {
                points.push_back({(static_cast<double>(i) + s) / static_cast<double>(m),
                                  (static_cast<double>(j) + t) / static_cast<double>(n)});
                expected.push_back(levels(i, j));
            }
        }
    }
    check_values(subject::surface(levels), 32 * (m * n + 1), points, expected,
                 tolerance * largest(levels.data(), levels.size()) + rounding);
}

// What right answers have in common: the values at some points, in steps of a thousandth of the largest. Whoever has
// other values, or more neurons than anybody may, is not the same.

struct Form {
    bool is_network = false;
    bool is_too_large = false;
    nn::Vector values;
};

inline void make_coarse(nn::Vector& values) {
    const double most = largest(values.data(), values.size());
    if (!(most > 0) || !std::isfinite(most)) return;
    const double step = std::exp2(std::ceil(std::log2(most)) - 10);
    for (double& value : values) value = step * std::round(value / step);
}

/// Number j of a sequence that fills 0 to 1 evenly and meets no simple fraction.
inline double spread(int j, double by) {
    return j * by - std::floor(j * by);
}

inline Form canonical(const student::Network& network) {
    Form form{is_network(network), network.u.size() > 5000, {}};
    if (!form.is_network || form.is_too_large) return form;
    form.values = nn::Vector::from_shape({240});
    for (int j = 0; j < 240; ++j) {
        const double x = spread(j + 1, 0.6180339887498949);
        form.values(static_cast<std::size_t>(j)) = value_at(network, j < 170 ? x : 5 * x - 2);
    }
    make_coarse(form.values);
    return form;
}

inline Form canonical(const std::vector<nn::Dense>& layers, std::size_t most_neurons) {
    Form form{are_layers(layers), layers.size() > 5 || neurons_of(layers) > most_neurons, {}};
    if (!form.is_network || form.is_too_large) return form;
    std::vector<Point> points;
    for (int j = 0; j < 240; ++j) {
        const Point p{spread(j + 1, 0.7548776662466927), spread(j + 1, 0.5698402909980532)};
        points.push_back(j < 170 ? p : Point{5 * p.x1 - 2, 5 * p.x2 - 2});
    }
    form.values = values_at(layers, points);
    make_coarse(form.values);
    return form;
}

[[maybe_unused]] inline const bool bumps_compared =
    subject::bump.compare_as([](const student::Network& network) { return canonical(network); });
[[maybe_unused]] inline const bool staircases_compared =
    subject::staircase.compare_as([](const student::Network& network) { return canonical(network); });
[[maybe_unused]] inline const bool approximations_compared =
    subject::approximate.compare_as([](const student::Network& network) { return canonical(network); });
[[maybe_unused]] inline const bool plateaus_compared =
    subject::plateau.compare_as([](const std::vector<nn::Dense>& layers) { return canonical(layers, 32); });
[[maybe_unused]] inline const bool surfaces_compared = subject::surface.compare_as(
    [](const std::vector<nn::Dense>& layers) { return canonical(layers, 32 * (100 + 1)); });

}  // namespace measure
