#include <algorithm>
#include <cmath>
#include <limits>
#include <nn/tensor.hpp>
#include <numeric>

namespace nn {

std::string shape_of(const Vector& x) {
    return "(" + std::to_string(x.size()) + ")";
}

std::string shape_of(const Matrix& x) {
    return "(" + std::to_string(x.shape(0)) + ", " + std::to_string(x.shape(1)) + ")";
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
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Vector matmul(const Matrix& a, const Vector& x) {
    if (a.shape(1) != x.size()) {
        throw shape_error("nn::matmul", shape_of(a), shape_of(x),
                          "the matrix must have as many columns as the vector has entries");
    }
    Vector result = Vector::from_shape({a.shape(0)});
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        const double* row = a.data() + i * a.shape(1);
        result(i) = std::inner_product(x.begin(), x.end(), row, 0.0);
    }
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
