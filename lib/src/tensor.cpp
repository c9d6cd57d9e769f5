#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <nn/tensor.hpp>

#include "processor.hpp"
#include "product.hpp"

namespace nn {

namespace {

/// Every sum of products is `lanes` sums, of every `lanes`-th product each, that are added at the end, and
/// then the products that are left over: an order that vectors of 2, 4 or 8 numbers can keep.
constexpr std::size_t lanes = 8;

using Pack2 = double __attribute__((vector_size(2 * sizeof(double))));
using Pack4 = double __attribute__((vector_size(4 * sizeof(double))));

template <class Pack>
NN_INLINE void load(Pack& pack, const double* from) {
    std::memcpy(&pack, from, sizeof pack);
}

/// out_r = sum_j a_rj x_j for the rows r < `rows` of a, which are `columns` apart. Several rows at once,
/// because an addition has to wait for the one before it in its lane, and x is read once for all.
template <class Pack, std::size_t rows>
NN_INLINE void sum_products(const double* a, std::size_t columns, const double* x, double* out) {
    constexpr std::size_t width = sizeof(Pack) / sizeof(double);
    constexpr std::size_t packs = lanes / width;
    Pack sums[rows][packs];
    for (auto& row : sums) {
        for (Pack& pack : row) {
            pack = Pack{};
        }
    }
    const std::size_t whole = columns - columns % lanes;
    for (std::size_t j = 0; j < whole; j += lanes) {
        for (std::size_t r = 0; r < rows; ++r) {
            for (std::size_t k = 0; k < packs; ++k) {
                Pack left;
                Pack right;
                load(left, a + r * columns + j + k * width);
                load(right, x + j + k * width);
                sums[r][k] += left * right;
            }
        }
    }
    for (std::size_t r = 0; r < rows; ++r) {
        double s[lanes];
        std::memcpy(s, sums[r], sizeof s);
        double sum = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
        for (std::size_t j = whole; j < columns; ++j) {
            sum += a[r * columns + j] * x[j];
        }
        out[r] = sum;
    }
}

template <class Pack>
NN_INLINE void multiply_rows_by(const double* a, std::size_t rows, std::size_t columns, const double* x,
                                double* out) {
    std::size_t i = 0;
    for (; i + 4 <= rows; i += 4) {
        sum_products<Pack, 4>(a + i * columns, columns, x, out + i);
    }
    for (; i < rows; ++i) {
        sum_products<Pack, 1>(a + i * columns, columns, x, out + i);
    }
}

void multiply_rows_portable(const double* a, std::size_t rows, std::size_t columns, const double* x,
                            double* out) {
    multiply_rows_by<Pack2>(a, rows, columns, x, out);
}

NN_AVX2 void multiply_rows_avx2(const double* a, std::size_t rows, std::size_t columns, const double* x,
                                double* out) {
    multiply_rows_by<Pack4>(a, rows, columns, x, out);
}

}  // namespace

void multiply_rows(const double* a, std::size_t rows, std::size_t columns, const double* x, double* out) {
    const auto multiply = has_avx2() ? multiply_rows_avx2 : multiply_rows_portable;
    multiply(a, rows, columns, x, out);
}

std::string shape_of(const Vector& x) {
    return std::string("(").append(std::to_string(x.size())).append(")");
}

std::string shape_of(const Matrix& x) {
    return std::string("(")
        .append(std::to_string(x.shape(0)))
        .append(", ")
        .append(std::to_string(x.shape(1)))
        .append(")");
}

ShapeError shape_error(std::string_view function, std::string_view first, std::string_view second,
                       std::string_view rule) {
    std::string message(function);
    message.append(": shapes ").append(first).append(" and ").append(second);
    message.append(" do not fit: ").append(rule);
    return ShapeError(message);
}

double dot(const Vector& a, const Vector& b) {
    if (a.size() != b.size()) {
        throw shape_error("nn::dot", shape_of(a), shape_of(b), "both vectors must have the same size");
    }
    double result = 0;
    multiply_rows(a.data(), 1, a.size(), b.data(), &result);
    return result;
}

Vector matmul(const Matrix& a, const Vector& x) {
    if (a.shape(1) != x.size()) {
        throw shape_error("nn::matmul", shape_of(a), shape_of(x),
                          "the matrix must have as many columns as the vector has entries");
    }
    Vector result = Vector::from_shape({a.shape(0)});
    multiply_rows(a.data(), a.shape(0), a.shape(1), x.data(), result.data());
    return result;
}

Matrix outer(const Vector& a, const Vector& b) {
    Matrix result = Matrix::from_shape({a.size(), b.size()});
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            result(i, j) = a(i) * b(j);
        }
    }
    return result;
}

Matrix transpose(const Matrix& a) {
    Matrix result = Matrix::from_shape({a.shape(1), a.shape(0)});
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        for (std::size_t j = 0; j < a.shape(1); ++j) {
            result(j, i) = a(i, j);
        }
    }
    return result;
}

double norm(const Vector& x) {
    double largest = 0;
    for (const double entry : x) {
        if (std::isnan(entry)) {
            return std::numeric_limits<double>::quiet_NaN();
        }
        largest = std::max(largest, std::abs(entry));
    }
    if (largest == 0 || std::isinf(largest)) {
        return largest;
    }
    int exponent = 0;
    std::frexp(largest, &exponent);
    double sum = 0;
    for (const double entry : x) {
        const double scaled = std::ldexp(entry, -exponent);
        sum += scaled * scaled;
    }
    return std::ldexp(std::sqrt(sum), exponent);
}

}  // namespace nn
