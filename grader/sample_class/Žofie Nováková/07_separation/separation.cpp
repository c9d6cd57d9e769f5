#include "separation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nn/activation.hpp>
#include <stdexcept>
#include <vector>

namespace student {

namespace {

// The two nearest points of the two convex hulls, by Gilbert's algorithm: their difference is w. If the hulls come nearer than
// any margin of 0.2 allows, no hyperplane separates.

using Row = std::vector<double>;

double dot(const Row& a, const Row& b) {
    double sum = 0;
    for (std::size_t j = 0; j < a.size(); ++j) sum += a[j] * b[j];
    return sum;
}

Row row_of(const nn::Matrix& points, std::size_t i) {
    Row row(points.shape(1));
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = points(i, j);
    return row;
}

void require(bool condition, const char* what) {
    if (!condition) throw std::invalid_argument(what);
}

void check(const nn::Matrix& points, const std::vector<int>& labels) {
    require(labels.size() == points.shape(0), "as many labels as points");
    require(std::all_of(labels.begin(), labels.end(), [](int l) { return l == 0 || l == 1; }), "labels are 0 or 1");
}

/// Whether there is one; then in plane.
bool search(const nn::Matrix& points, const std::vector<int>& labels, nn::Hyperplane& plane) {
    const std::size_t d = points.shape(1);
    plane.weight = xt::zeros<double>({d});
    plane.bias = 0;
    std::vector<Row> ones, zeros;
    for (std::size_t i = 0; i < labels.size(); ++i) (labels[i] == 1 ? ones : zeros).push_back(row_of(points, i));
    if (zeros.empty()) return true;
    if (ones.empty()) {
        plane.bias = -1;
        return true;
    }
    Row w(d);
    for (std::size_t j = 0; j < d; ++j) w[j] = ones[0][j] - zeros[0][j];
    while (true) {
        const double size = dot(w, w);
        if (size < 0.1) return false;  // hulls with a margin of 0.2 are 0.4 apart, whose square is 0.16
        std::size_t p = 0, q = 0;
        double low = dot(w, ones[0]), high = dot(w, zeros[0]);
        for (std::size_t i = 1; i < ones.size(); ++i) {
            const double along = dot(w, ones[i]);
            if (along < low) low = along, p = i;
        }
        for (std::size_t i = 1; i < zeros.size(); ++i) {
            const double along = dot(w, zeros[i]);
            if (along > high) high = along, q = i;
        }
        if (low - high > 0.1 * size) {
            for (std::size_t j = 0; j < d; ++j) plane.weight(j) = w[j];
            plane.bias = -(low + high) / 2;
            return true;
        }
        // the shortest vector on the segment from w to corner, a corner of the difference of the hulls
        Row corner(d), way(d);
        for (std::size_t j = 0; j < d; ++j) {
            corner[j] = ones[p][j] - zeros[q][j];
            way[j] = corner[j] - w[j];
        }
        const double t = std::clamp(-dot(w, way) / dot(way, way), 0.0, 1.0);
        for (std::size_t j = 0; j < d; ++j) w[j] += t * way[j];
    }
}

}  // namespace

std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
    require(points.shape(1) == plane.weight.size(), "w has an entry for each feature");
    const nn::Vector f = nn::matmul(points, plane.weight) + plane.bias;
    std::vector<int> answer(f.size());
    for (std::size_t i = 0; i < f.size(); ++i) answer[i] = static_cast<int>(nn::threshold(f(i)));
    return answer;
}

bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    check(points, labels);
    const std::vector<int> got = classify(points, plane);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) wrong += got[i] != labels[i];
    return wrong == 0;
}

double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    check(points, labels);
    require(points.shape(1) == plane.weight.size(), "w has an entry for each feature");
    require(!labels.empty(), "a margin needs points");
    const double length = nn::norm(plane.weight);
    require(length > 0, "a margin needs w");
    std::vector<double> room;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const nn::Vector x = xt::view(points, i, xt::all());
        room.push_back((2 * labels[i] - 1) * nn::signed_distance(x, plane));
    }
    return *std::min_element(room.begin(), room.end());
}

nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
    require(x.size() == plane.weight.size(), "w has an entry for each feature");
    require(label == 0 || label == 1, "labels are 0 or 1");
    const double d = nn::threshold(nn::dot(plane.weight, x) + plane.bias);
    const nn::Vector w = plane.weight + (label - d) * x;
    return {w, plane.bias + (label - d)};
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels) {
    check(points, labels);
    nn::Hyperplane plane;
    require(search(points, labels, plane), "no hyperplane separates these");
    return plane;
}

bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
    check(points, labels);
    nn::Hyperplane plane;
    return search(points, labels, plane);
}

bool looks_separable(Picture picture) {
    return picture == Picture::clouds || picture == Picture::far_off || picture == Picture::not_both ||
           picture == Picture::beside;
}

}  // namespace student
