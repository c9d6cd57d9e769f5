#pragma once
// How the checks judge a point and a basis, of which many are right. Nothing here is needed to solve the
// exercise.
//
// What a student returned has any shape and any values, so all of this is defined for every input, and works
// on matrices of at most 64 by 64: a reply that claims to be larger is compared by its shape alone.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "hyperplane.hpp"
#include "subject/test.hpp"

namespace measure {

inline constexpr std::size_t largest = 64;

template <class Array>
bool all_finite(const Array& array) {
    return std::all_of(array.begin(), array.end(), [](double x) { return std::isfinite(x); });
}

/// The rows, each divided by its length; a row of zeros stays. (nn::norm neither overflows nor underflows.)
inline nn::Matrix unit_rows(nn::Matrix rows) {
    for (std::size_t i = 0; i < rows.shape(0); ++i) {
        const double length = nn::norm(nn::Vector(xt::row(rows, static_cast<std::ptrdiff_t>(i))));
        for (std::size_t j = 0; length > 0 && j < rows.shape(1); ++j) rows(i, j) /= length;
    }
    return rows;
}

/// Orthonormal rows that span what the given rows, finite and at most 64 by 64, span: as many as of these are
/// independent. Gram-Schmidt, each time on the row of which most is left; less than 1e-8 of a unit is
/// nothing.
inline std::vector<nn::Vector> orthonormalised(const nn::Matrix& given) {
    nn::Matrix rest = unit_rows(given);
    std::vector<nn::Vector> found;
    while (found.size() < std::min(rest.shape(0), rest.shape(1))) {
        nn::Vector longest = xt::zeros<double>({rest.shape(1)});
        for (std::size_t i = 0; i < rest.shape(0); ++i) {
            const nn::Vector row = xt::row(rest, static_cast<std::ptrdiff_t>(i));
            if (nn::norm(row) > nn::norm(longest)) longest = row;
        }
        if (!(nn::norm(longest) > 1e-8)) break;
        for (const nn::Vector& before : found) longest -= nn::dot(before, longest) * before;
        longest /= nn::norm(longest);
        for (std::size_t i = 0; i < rest.shape(0); ++i) {
            auto row = xt::row(rest, static_cast<std::ptrdiff_t>(i));
            row -= nn::dot(nn::Vector(row), longest) * longest;
        }
        found.push_back(longest);
    }
    return found;
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
    form.outer_products = xt::zeros<double>({rows.shape(1), rows.shape(1)});
    for (std::size_t k = 0; k < rows.shape(0); ++k) {
        for (std::size_t i = 0; i < rows.shape(1); ++i) {
            for (std::size_t j = 0; j < rows.shape(1); ++j)
                form.outer_products(i, j) += rows(k, i) * rows(k, j);
        }
    }
    if (!all_finite(form.outer_products)) form.outer_products = not_finite;
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
    if (!all_finite(rows) || !all_finite(space.point)) {
        form.projector = not_finite;
        form.point = xt::row(not_finite, 0);
        return form;
    }
    const std::vector<nn::Vector> directions = orthonormalised(rows);
    form.independent = directions.size();
    form.projector = xt::zeros<double>({rows.shape(1), rows.shape(1)});
    for (const nn::Vector& direction : directions) form.projector += nn::outer(direction, direction);
    if (space.point.size() != rows.shape(1)) return form;
    double size = 1;
    for (const double x : space.point) size = std::max(size, std::abs(x));
    for (int again = 0; again < 2; ++again) {  // the second time for what the first one lost to rounding
        for (const nn::Vector& direction : directions) {
            form.point -= nn::dot(direction, form.point) * direction;
        }
    }
    for (double& x : form.point) x = std::abs(x) <= 1e-12 * size ? 0 : x;  // what is left of a 0
    return form;
}

/// Asks all there is to ask of a set that should be { x : w . x + b = 0 }.
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
    const nn::Vector normal = w / length;
    {
        INFO("the distance of point from the set, (w . point + b) / |w|");
        const double distance = nn::dot(normal, got.point) + b / length;
        CHECK_THAT(distance, IsClose(0.0, {0, 1e-9 * (1 + std::abs(b) / length)}));
    }
    {
        INFO("the cosine of the angle between w and each row of basis");
        CHECK_THAT(nn::matmul(unit_rows(got.basis), normal),
                   IsClose(nn::Vector(xt::zeros<double>({n - 1})), {0, 1e-9}));
    }
    {
        INFO("the number of independent rows of basis");
        const std::size_t independent = all_finite(got.basis) ? orthonormalised(got.basis).size() : 0;
        CHECK_THAT(independent, Is(n - 1));
    }
}

/// Asks that the rows are a basis, orthonormal, of the vectors orthogonal to w.
inline void check_orthonormal(const nn::Matrix& got, const nn::Vector& w) {
    const std::size_t n = w.size();
    REQUIRE_THAT(got, HasShape(n - 1, n));
    {
        INFO("the inner product of each row with w / |w|");
        const nn::Vector normal = w / nn::norm(w);
        CHECK_THAT(nn::matmul(got, normal), IsClose(nn::Vector(xt::zeros<double>({n - 1})), {0, 1e-9}));
    }
    INFO("the inner products of the rows, each with itself and with the others");
    nn::Matrix products = xt::zeros<double>({n - 1, n - 1});
    for (std::size_t i = 0; i + 1 < n; ++i) {
        for (std::size_t j = 0; j + 1 < n; ++j) {
            for (std::size_t k = 0; k < n; ++k) products(i, j) += got(i, k) * got(j, k);
        }
    }
    CHECK_THAT(products, IsClose(nn::Matrix(xt::eye<double>(n - 1)), {0, 1e-9}));
}

// Two answers that differ only in what the contract leaves open are the same answer.
[[maybe_unused]] inline const bool bases_compared =
    subject::orthonormal_basis.compare_as([](const nn::Matrix& basis) { return canonical(basis); });
[[maybe_unused]] inline const bool zero_sets_compared =
    subject::zero_set.compare_as([](const student::AffineSpace& space) { return canonical(space); });
[[maybe_unused]] inline const bool level_sets_compared =
    subject::level_set.compare_as([](const student::AffineSpace& space) { return canonical(space); });

}  // namespace measure
