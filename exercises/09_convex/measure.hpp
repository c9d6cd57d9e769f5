#pragma once
// How the checks judge half-planes and networks, of which many are right. Nothing here is needed to solve the exercise.
//
// What a student returned has any shape and any values: shapes are looked at first, then the values.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "convex.hpp"
#include "subject/test.hpp"

namespace measure {

using Network = std::vector<nn::Dense>;
using Planes = std::vector<nn::Hyperplane>;

struct Point {
    double x, y;
};

/// A point and whether it lies in the polygon.
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

/// Asks that a layer is (out, in), with threshold neurons and finite numbers. `which` is its name for messages.
inline void require_layer(const nn::Dense& layer, std::size_t out, std::size_t in, const char* which) {
    INFO(which);
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

/// Asks for two layers of n and 1 threshold neurons, and for their output at each probe, all in one batch.
inline void check_network(const Network& network, std::size_t n, const std::vector<Probe>& probes) {
    {
        INFO("the number of layers");
        REQUIRE_THAT(network.size(), Is(std::size_t{2}));
    }
    require_layer(network[0], n, 2, "the first layer");
    require_layer(network[1], 1, n, "the output layer");
    nn::Matrix batch = nn::Matrix::from_shape({probes.size(), 2});
    for (std::size_t i = 0; i < probes.size(); ++i) {
        batch(i, 0) = probes[i].at.x;
        batch(i, 1) = probes[i].at.y;
    }
    const nn::Matrix output = nn::mlp_forward(batch, network);
    const auto wanted = [&](std::size_t i) { return probes[i].inside ? 1.0 : 0.0; };
    std::size_t shown = 0;  // the first that is wrong, or else the first
    for (std::size_t i = probes.size(); i-- > 0;) {
        if (output(i, 0) != wanted(i)) shown = i;
    }
    INFO("the network's output at " << text_of(probes[shown].at) << ", which is "
                                    << (probes[shown].inside ? "inside" : "outside"));
    CHECK_THAT(output(shown, 0), IsClose(wanted(shown)));
}

/// Asks for n half-planes, each the line through one of the polygon's edges, with all other corners on its inner side,
/// and no edge left out. The polygon is convex.
inline void check_half_planes(const Planes& planes, const nn::Matrix& polygon) {
    const std::size_t n = polygon.shape(0);
    {
        INFO("the number of half-planes");
        REQUIRE_THAT(planes.size(), Is(n));
    }
    std::vector<bool> found(n, false);
    for (std::size_t k = 0; k < n; ++k) {
        const nn::Hyperplane& plane = planes[k];
        INFO("half-plane " << k);
        {
            INFO("the shape of w");
            REQUIRE_THAT(plane.weight, HasShape(2));
        }
        const double length = std::hypot(plane.weight(0), plane.weight(1));
        {
            INFO("whether |w| is from 1e-6 to 1e6, and b finite");
            REQUIRE_THAT(length >= 1e-6 && length <= 1e6 && std::isfinite(plane.bias), Is(true));
        }
        const auto distance = [&](std::size_t i) {
            return (plane.weight(0) * polygon(i, 0) + plane.weight(1) * polygon(i, 1) + plane.bias) / length;
        };
        // How far a corner may seem to be from a line that it is on.
        const auto allowed = [&](std::size_t i) {
            return 1e-9 * (1 + std::hypot(polygon(i, 0), polygon(i, 1)));
        };
        std::vector<std::size_t> on_it;
        for (std::size_t i = 0; i < n; ++i) {
            if (std::abs(distance(i)) <= allowed(i)) on_it.push_back(i);
        }
        {
            INFO("how many corners lie on the line w . x + b = 0");
            REQUIRE_THAT(on_it.size(), Is(std::size_t{2}));
        }
        {
            INFO("whether the two corners on the line are neighbours");
            const bool neighbours = on_it[0] + 1 == on_it[1] || (on_it[0] == 0 && on_it[1] + 1 == n);
            REQUIRE_THAT(neighbours, Is(true));
        }
        found[on_it[0] + 1 == on_it[1] ? on_it[0] : on_it[1]] = true;
        const std::size_t opposite =
            (std::max(on_it[0], on_it[1]) + 1) % n == std::min(on_it[0], on_it[1]) ? 1 : (on_it[1] + 1) % n;
        {
            INFO("w . x + b at the corner " << text_of({polygon(opposite, 0), polygon(opposite, 1)})
                                            << " is positive");
            CHECK_THAT(distance(opposite) > 0, Is(true));
        }
    }
    INFO("how many of the edges have their half-plane");
    CHECK_THAT(static_cast<std::size_t>(std::count(found.begin(), found.end(), true)), Is(n));
}

// Two answers that differ only in what the contract leaves open are the same answer: diagnosis compares these forms.

/// (w, b) / |w|, in six digits and sorted; a plane without a direction stays.
inline std::vector<nn::Vector> sorted_planes(const Planes& planes) {
    std::vector<std::array<double, 3>> rows;
    if (planes.size() > 1000) return {{static_cast<double>(planes.size())}};  // more than is ever asked for
    for (const nn::Hyperplane& plane : planes) {
        if (plane.weight.size() != 2) return {};
        double length = std::hypot(plane.weight(0), plane.weight(1));
        if (!(length > 0)) length = 1;
        rows.push_back({plane.weight(0) / length, plane.weight(1) / length, plane.bias / length});
    }
    for (std::array<double, 3>& row : rows) {
        for (double& entry : row) {
            entry = std::round(entry * 1e6) / 1e6 + 0.0;  // no -0
            if (std::isnan(entry)) entry = INFINITY;      // what is sorted has an order
        }
    }
    std::sort(rows.begin(), rows.end());
    std::vector<nn::Vector> sorted;
    for (const std::array<double, 3>& row : rows) sorted.push_back({row[0], row[1], row[2]});
    return sorted;
}

struct Form {
    std::vector<std::size_t> sizes;  ///< of all arrays
    std::vector<std::string> activations;
    std::vector<nn::Vector> planes;  ///< of the first layer
    std::vector<double> outputs;  ///< of the second, if k of the first layer's neurons are 1, k = 0, 1, ...
};

inline Form canonical(const Network& network) {
    Form form;
    for (const nn::Dense& layer : network) {
        for (const std::size_t size : {layer.weight.shape(0), layer.weight.shape(1), layer.bias.size()})
            form.sizes.push_back(size);
        form.activations.push_back(std::to_string(static_cast<int>(layer.activation)));
    }
    if (network.size() != 2 || network[0].weight.shape(0) != network[0].bias.size() ||
        network[0].weight.shape(1) != 2 || network[0].bias.size() > 1000 || network[1].weight.shape(0) != 1 ||
        network[1].weight.shape(1) != network[0].bias.size() || network[1].bias.size() != 1) {
        return form;
    }
    Planes planes;
    double sum = network[1].bias(0);
    const auto output = [&] {
        return network[1].activation == nn::Activation::threshold ? nn::threshold(sum) : sum;
    };
    form.outputs.push_back(output());
    for (std::size_t i = 0; i < network[0].bias.size(); ++i) {
        planes.push_back({{network[0].weight(i, 0), network[0].weight(i, 1)}, network[0].bias(i)});
        sum += network[1].weight(0, i);
        form.outputs.push_back(output());
    }
    form.planes = sorted_planes(planes);
    return form;
}

[[maybe_unused]] inline const bool half_planes_compared =
    subject::half_planes.compare_as([](const Planes& planes) { return sorted_planes(planes); });
[[maybe_unused]] inline const bool polygon_networks_compared =
    subject::polygon_network.compare_as([](const Network& network) { return canonical(network); });
[[maybe_unused]] inline const bool regular_networks_compared =
    subject::regular_polygon_network.compare_as([](const Network& network) { return canonical(network); });

}  // namespace measure
