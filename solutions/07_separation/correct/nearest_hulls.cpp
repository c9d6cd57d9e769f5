// Convex reasoning: the hyperplane half way between the nearest points of the two convex hulls, found by Gilbert's
// algorithm. Source: E. G. Gilbert, An Iterative Procedure for Computing the Minimum of a Quadratic Form on a Convex Set
// (1966). No perceptron, but for the one step that is asked for.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "separation.hpp"

namespace student {
namespace {

void require_labels(const nn::Matrix& points, const std::vector<int>& labels) {
    if (labels.size() != points.shape(0)) throw nn::ShapeError("labels and points");
    for (const int label : labels) {
        if (label < 0 || label > 1) throw std::invalid_argument("label");
    }
}

double value(const nn::Matrix& points, std::size_t i, const nn::Hyperplane& plane) {
    const nn::Vector x = xt::view(points, i, xt::all());
    return nn::evaluate(x, plane);
}

double product(const nn::Matrix& points, std::size_t i, const nn::Vector& w) {
    double sum = 0;
    for (std::size_t j = 0; j < w.size(); ++j) sum += w(j) * points(i, j);
    return sum;
}

/// The point of a label that lies farthest against w, for label 1, or farthest along it.
std::size_t nearest(const nn::Matrix& points, const std::vector<int>& labels, int label,
                    const nn::Vector& w) {
    std::size_t best = labels.size();
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != label) continue;
        const double height = (label == 1 ? 1 : -1) * product(points, i, w);
        if (height < least) {
            least = height;
            best = i;
        }
    }
    return best;
}

/// Nothing if there is none.
std::optional<nn::Hyperplane> between(const nn::Matrix& points, const std::vector<int>& labels) {
    const std::size_t n = points.shape(1);
    const nn::Vector nothing = xt::zeros<double>({n});
    const auto first_one = std::find(labels.begin(), labels.end(), 1);
    const auto first_zero = std::find(labels.begin(), labels.end(), 0);
    if (first_zero == labels.end()) return nn::Hyperplane{nothing, 1};
    if (first_one == labels.end()) return nn::Hyperplane{nothing, -1};
    // w is a point of the set of all differences between the hulls: how long it is bounds their distance from above. If
    // w . d > 0 for all these differences d, there is room between the hulls, along w.
    nn::Vector w = xt::view(points, first_one - labels.begin(), xt::all()) -
                   xt::view(points, first_zero - labels.begin(), xt::all());
    while (nn::norm(w) > 0.35) {  // a margin of 0.2 keeps the hulls 0.4 apart
        const std::size_t one = nearest(points, labels, 1, w);
        const std::size_t zero = nearest(points, labels, 0, w);
        const double low = product(points, one, w);
        const double high = product(points, zero, w);
        if (low > high) return nn::Hyperplane{w, -(low + high) / 2};
        // The point of the segment from w to that difference which is nearest to 0.
        const nn::Vector difference = xt::view(points, one, xt::all()) - xt::view(points, zero, xt::all());
        const nn::Vector step = difference - w;
        const double t = std::clamp(-nn::dot(w, step) / nn::dot(step, step), 0.0, 1.0);
        w += t * step;
    }
    return {};
}

}  // namespace

std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
    if (plane.weight.size() != points.shape(1)) throw nn::ShapeError("weight and points");
    std::vector<int> decided(points.shape(0));
    for (std::size_t i = 0; i < decided.size(); ++i) decided[i] = value(points, i, plane) >= 0;
    return decided;
}

bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    require_labels(points, labels);
    return classify(points, plane) == labels;
}

double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    require_labels(points, labels);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double distance = nn::signed_distance(nn::Vector(xt::view(points, i, xt::all())), plane);
        least = std::min(least, labels[i] == 1 ? distance : -distance);
    }
    if (labels.empty()) throw std::invalid_argument("no points");
    return least;
}

nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
    if (label != 0 && label != 1) throw std::invalid_argument("label");
    const bool decided = nn::evaluate(x, plane) >= 0;
    if (decided == (label == 1)) return plane;
    if (decided) return {plane.weight - x, plane.bias - 1};
    return {plane.weight + x, plane.bias + 1};
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels) {
    require_labels(points, labels);
    const auto plane = between(points, labels);
    if (!plane) throw std::invalid_argument("the convex hulls meet");
    return *plane;
}

bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
    require_labels(points, labels);
    return between(points, labels).has_value();
}

bool looks_separable(Picture picture) {
    return picture == Picture::clouds || picture == Picture::far_off || picture == Picture::not_both ||
           picture == Picture::beside || picture == Picture::pair;
}

}  // namespace student
