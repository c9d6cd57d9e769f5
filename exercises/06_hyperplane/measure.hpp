#pragma once
// How the checks judge a point and a basis, of which many are right. Nothing here is needed to solve the
// exercise.
//
// What a student returned has any shape and any values, so all of this is defined for every input, and works
// on matrices of at most 64 by 64: a reply that claims to be larger is compared by its shape alone.
//
// All in loops: each form of an array expression would have to be compiled anew, in every file that includes this.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "hyperplane.hpp"
#include "subject/test.hpp"

namespace measure {

inline constexpr std::size_t largest = 64;
/// What the contract allows, of the size of what goes in.
inline constexpr double exactness = 1e-9;
/// How far from the origin a point of a set may lie: so often 1 + |b| / |w|.
inline constexpr double farthest = 1e5;

inline nn::Vector zeros(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(0);
    return v;
}

inline nn::Matrix zeros(std::size_t rows, std::size_t columns) {
    nn::Matrix m = nn::Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

inline nn::Vector scaled(nn::Vector v, double factor) {
    for (double& entry : v) entry *= factor;
    return v;
}

/// x + t w, the two being of one size.
inline nn::Vector along(nn::Vector x, double t, const nn::Vector& w) {
    for (std::size_t i = 0; i < x.size(); ++i) x(i) += t * w(i);
    return x;
}

inline nn::Vector row_of(const nn::Matrix& m, std::size_t i) {
    nn::Vector row = nn::Vector::from_shape({m.shape(1)});
    for (std::size_t j = 0; j < row.size(); ++j) row(j) = m(i, j);
    return row;
}

inline nn::Vector unit(const nn::Vector& v) {
    const double length = nn::norm(v);  // neither overflows nor vanishes
    return length > 0 ? scaled(v, 1 / length) : v;
}

inline bool all_finite(const double* numbers, std::size_t count) {
    return std::all_of(numbers, numbers + count, [](double x) { return std::isfinite(x); });
}

/// The rows, each divided by its length; a row of zeros stays.
inline std::vector<nn::Vector> unit_rows(const nn::Matrix& matrix) {
    std::vector<nn::Vector> rows;
    for (std::size_t i = 0; i < matrix.shape(0); ++i) {
        // In two steps: the reciprocal of a tiny length is infinite.
        nn::Vector row = row_of(matrix, i);
        double most = 0;
        for (const double entry : row) most = std::max(most, std::abs(entry));
        for (double& entry : row) entry = most > 0 ? entry / most : entry;
        rows.push_back(unit(row));
    }
    return rows;
}

/// Orthonormal vectors that span what the given rows, finite and at most 64 by 64, span: as many as of these are
/// independent. Gram-Schmidt, each time on the row of which most is left; less than 1e-8 of a unit is
/// nothing.
inline std::vector<nn::Vector> orthonormalised(const nn::Matrix& given) {
    std::vector<nn::Vector> rest = unit_rows(given);
    std::vector<nn::Vector> found;
    while (found.size() < std::min(given.shape(0), given.shape(1))) {
        nn::Vector longest = zeros(given.shape(1));
        for (const nn::Vector& row : rest) {
            if (nn::norm(row) > nn::norm(longest)) longest = row;
        }
        if (!(nn::norm(longest) > 1e-8)) break;
        for (const nn::Vector& before : found) longest = along(longest, -nn::dot(before, longest), before);
        longest = unit(longest);
        for (nn::Vector& row : rest) row = along(row, -nn::dot(row, longest), longest);
        found.push_back(longest);
    }
    return found;
}

/// Adds the outer product of v with itself.
inline void add_outer(nn::Matrix& sum, const nn::Vector& v) {
    for (std::size_t i = 0; i < v.size(); ++i) {
        for (std::size_t j = 0; j < v.size(); ++j) sum(i, j) += v(i) * v(j);
    }
}

/// What all right answers of orthonormal_basis have in common: the sum of the rows' outer products. For
/// orthonormal rows this is the projector onto their span; otherwise it also shows their lengths and angles.
struct Rows {
    std::size_t rows = 0;
    std::size_t columns = 0;
    nn::Matrix outer_products;  ///< one NaN for rows that are not finite
};

inline const nn::Matrix not_finite{{std::numeric_limits<double>::quiet_NaN()}};

inline bool is_small(const nn::Matrix& basis) {
    return basis.shape(0) <= largest && basis.shape(1) <= largest;
}

/// The directions as rows, also of a matrix (n, n-1) that has them as columns.
inline nn::Matrix as_rows(const nn::Matrix& basis) {
    return basis.shape(0) == basis.shape(1) + 1 ? nn::transpose(basis) : basis;
}

inline Rows canonical(const nn::Matrix& basis) {
    Rows form{basis.shape(0), basis.shape(1), {}};
    if (!is_small(basis)) return form;
    const nn::Matrix rows = as_rows(basis);
    form.outer_products = zeros(rows.shape(1), rows.shape(1));
    for (std::size_t k = 0; k < rows.shape(0); ++k) add_outer(form.outer_products, row_of(rows, k));
    if (!all_finite(form.outer_products.data(), form.outer_products.size())) form.outer_products = not_finite;
    return form;
}

/// What all right answers of zero_set and level_set have in common: the projector onto the span of the
/// directions and the point without its component in that span. One NaN each if a number is not finite.
struct Space {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t independent = 0;
    nn::Vector point;
    nn::Matrix projector;
};

inline Space canonical(const student::AffineSpace& space) {
    Space form{space.basis.shape(0), space.basis.shape(1), 0, space.point, {}};
    if (!is_small(space.basis)) return form;
    const nn::Matrix rows = as_rows(space.basis);
    if (!all_finite(rows.data(), rows.size()) || !all_finite(space.point.data(), space.point.size())) {
        form.projector = not_finite;
        form.point = row_of(not_finite, 0);
        return form;
    }
    const std::vector<nn::Vector> directions = orthonormalised(rows);
    form.independent = directions.size();
    form.projector = zeros(rows.shape(1), rows.shape(1));
    for (const nn::Vector& direction : directions) add_outer(form.projector, direction);
    if (space.point.size() != rows.shape(1)) return form;
    double size = 1;
    for (const double x : space.point) size = std::max(size, std::abs(x));
    for (int again = 0; again < 2; ++again) {  // the second time for what the first one lost to rounding
        for (const nn::Vector& direction : directions)
            form.point = along(form.point, -nn::dot(direction, form.point), direction);
    }
    for (double& x : form.point) x = std::abs(x) <= 1e-12 * size ? 0 : x;  // what is left of a 0
    return form;
}

/// Asks all there is to ask of a set that should be { x : w . x + b = 0 }, for a w of ordinary length.
inline void check_space(const student::AffineSpace& got, const nn::Vector& w, double b) {
    const std::size_t n = w.size();
    {
        INFO("the shape of point");
        REQUIRE_THAT(got.point, HasShape(n));
    }
    {
        INFO("the shape of basis");
        REQUIRE_THAT(got.basis, HasShape(n - 1, n));
    }
    const double length = nn::norm(w);
    const nn::Vector normal = unit(w);
    const double size = 1 + std::abs(b) / length;
    {
        INFO("the distance of point from the set, (w . point + b) / |w|");
        CHECK_THAT(nn::dot(normal, got.point) + b / length, IsClose(0.0, {0, exactness * size}));
    }
    {
        INFO("the distance of point from the origin, if it is more than 100000 (1 + |b| / |w|)");
        const double far = nn::norm(got.point);
        CHECK_THAT(far <= farthest * size ? 0 : far, IsClose(0.0));
    }
    {
        INFO("the cosine of the angle between w and each row of basis");
        nn::Vector cosines = zeros(n - 1);
        const std::vector<nn::Vector> rows = unit_rows(got.basis);
        for (std::size_t i = 0; i + 1 < n; ++i) cosines(i) = nn::dot(rows[i], normal);
        CHECK_THAT(cosines, IsClose(zeros(n - 1), {0, exactness}));
    }
    {
        INFO("the number of independent rows of basis");
        const bool finite = all_finite(got.basis.data(), got.basis.size());
        CHECK_THAT(finite ? orthonormalised(got.basis).size() : 0, Is(n - 1));
    }
}

/// Asks that the rows are a basis, orthonormal, of the vectors orthogonal to w, which is of ordinary length.
inline void check_orthonormal(const nn::Matrix& got, const nn::Vector& w) {
    const std::size_t n = w.size();
    REQUIRE_THAT(got, HasShape(n - 1, n));
    {
        INFO("the inner product of each row with w / |w|");
        CHECK_THAT(nn::matmul(got, unit(w)), IsClose(zeros(n - 1), {0, exactness}));
    }
    INFO("the inner products of the rows, each with itself and with the others");
    nn::Matrix products = zeros(n - 1, n - 1);
    nn::Matrix expected = products;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        expected(i, i) = 1;
        for (std::size_t j = 0; j + 1 < n; ++j) {
            for (std::size_t k = 0; k < n; ++k) products(i, j) += got(i, k) * got(j, k);
        }
    }
    CHECK_THAT(products, IsClose(expected, {0, exactness}));
}

// Two answers that differ only in what the contract leaves open are the same answer.
[[maybe_unused]] inline const bool bases_compared =
    subject::orthonormal_basis.compare_as([](const nn::Matrix& basis) { return canonical(basis); });
[[maybe_unused]] inline const bool zero_sets_compared =
    subject::zero_set.compare_as([](const student::AffineSpace& space) { return canonical(space); });
[[maybe_unused]] inline const bool level_sets_compared =
    subject::level_set.compare_as([](const student::AffineSpace& space) { return canonical(space); });

}  // namespace measure
