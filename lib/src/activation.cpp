#include <bit>
#include <cmath>
#include <cstdint>
#include <nn/activation.hpp>
#include <stdexcept>
#include <utility>

#include "processor.hpp"

namespace nn {

const char* name_of(Activation g) {
    switch (g) {
        case Activation::identity:
            return "identity";
        case Activation::threshold:
            return "threshold";
        case Activation::sigmoid:
            return "sigmoid";
        case Activation::tanh:
            return "tanh";
        case Activation::relu:
            return "relu";
        case Activation::leaky_relu:
            return "leaky_relu";
    }
    return "no activation";
}

namespace {

// Every function is without branches or calls, so that the compiler can do several numbers at once; each `?:`
// lets NaN through.
//
// sigmoid and tanh are quotients of sums of exponentials. With x = n ln 2 + r and |r| <= ln(2) / 2,
// exp(x) = 2^n (q + p) / (q - p), where tanh(r / 2) = p / q is cut off from Lambert's continued fraction: one
// division for the whole function, and the quotient's relative error is below 1e-17. xsimd 8 has exp and tanh
// too, but with AVX2 they take three times as long, as it converts double to integer one by one; the last
// bits of glibc's libmvec depend on the processor.

/// Added to a number of absolute value below 2^51 it rounds it to an integer, which then are the low bits.
constexpr double round_to_integer = 0x1.8p52;

/// 2^n x, for the integer n in the low bits of `rounded`; neither x nor the result may be subnormal.
NN_INLINE double scale(double x, double rounded) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) +
                                 (std::bit_cast<std::uint64_t>(rounded) << 52));
}

/// exp(-|x|) = top / bottom.
struct Decay {
    double top;
    double bottom;
};

NN_INLINE Decay decay(double x) {
    double a = -std::abs(x);
    a = a < -750.0 ? -750.0 : a;  // exp(-750) is 0 already, and so is 4 exp(-750)
    // Both are times 2^46, that the top is no subnormal number before the division.
    constexpr double rounding = round_to_integer + 46;
    const double rounded = a * 0x1.71547652b82fep+0 + rounding;
    const double n = rounded - rounding;
    // ln 2 in two parts, the first so short that n times it is exact.
    const double r = (a - n * 0x1.62e42fefa38p-1) - n * 0x1.ef35793c7673p-45;
    const double rr = r * r;
    const double rrrr = rr * rr;
    const double p = r * ((332640.0 + 10080.0 * rr) + 42.0 * rrrr);
    const double q = (665280.0 + 75600.0 * rr) + (840.0 + rr) * rrrr;
    return {scale(q + p, rounded), (q - p) * 0x1p46};
}

/// factor * sigmoid'(x). The factor comes before the one division, so a small result is rounded once.
NN_INLINE double sigmoid_slope(double x, double factor) {
    const Decay e = decay(x);
    const double sum = e.top + e.bottom;
    return factor * e.top * e.bottom / (sum * sum);
}

struct Identity {
    NN_INLINE double operator()(double x) const { return x; }
};

struct Threshold {
    NN_INLINE double operator()(double x) const {
        const double step = x >= 0 ? 1.0 : 0.0;
        return std::isnan(x) ? x : step;
    }
};

struct Sigmoid {
    NN_INLINE double operator()(double x) const {
        const Decay e = decay(x);
        return (x >= 0 ? e.bottom : e.top) / (e.top + e.bottom);
    }
};

struct Tanh {
    NN_INLINE double operator()(double x) const {
        double a = std::abs(x);
        a = a > 20 ? 20 : a;  // tanh(20) is 1 already
        // a = n ln(2) / 2 + z. One part of ln 2 will do: where n is large, tanh is flat.
        const double rounded = a * 0x1.71547652b82fep+1 + round_to_integer;
        const double n = rounded - round_to_integer;
        const double z = a - n * 0x1.62e42fefa39efp-2;
        const double zz = z * z;
        const double zzzz = zz * zz;
        const double p = z * ((10395.0 + 1260.0 * zz) + 21.0 * zzzz);
        const double q = (10395.0 + 4725.0 * zz) + (210.0 + zz) * zzzz;
        // (exp(2a) - 1) / (exp(2a) + 1), ordered such that for n = 0 nothing cancels.
        const double power = scale(1, rounded);
        const double minus = power - 1;
        const double plus = power + 1;
        const double y = (minus * q + plus * p) / (plus * q + minus * p);
        return std::copysign(y > 1 ? 1 : y, x);
    }
};

struct Relu {
    NN_INLINE double operator()(double x) const { return x <= 0 ? 0 : x; }
};

struct LeakyRelu {
    double slope;
    NN_INLINE double operator()(double x) const { return x > 0 ? x : slope * x; }
};

struct IdentityDerivative {
    NN_INLINE double operator()(double x) const { return std::isnan(x) ? x : 1; }
};

struct ThresholdDerivative {
    NN_INLINE double operator()(double x) const { return std::isnan(x) ? x : 0; }
};

struct SigmoidDerivative {
    NN_INLINE double operator()(double x) const { return sigmoid_slope(x, 1); }
};

struct TanhDerivative {
    // tanh(x) = 2 sigmoid(2x) - 1
    NN_INLINE double operator()(double x) const { return sigmoid_slope(2 * x, 4); }
};

struct LeakyReluDerivative {
    double slope;
    NN_INLINE double operator()(double x) const {
        const double derivative = x > 0 ? 1 : slope;
        return std::isnan(x) ? x : derivative;
    }
};

std::invalid_argument no_such(Activation g) {
    return std::invalid_argument("nn::Activation has no value " + std::to_string(static_cast<int>(g)));
}

/// Calls `use` with the function that g names.
template <class Use>
auto with_function(Activation g, Use use) {
    switch (g) {
        case Activation::identity:
            return use(Identity{});
        case Activation::threshold:
            return use(Threshold{});
        case Activation::sigmoid:
            return use(Sigmoid{});
        case Activation::tanh:
            return use(Tanh{});
        case Activation::relu:
            return use(Relu{});
        case Activation::leaky_relu:
            return use(LeakyRelu{default_slope});
    }
    throw no_such(g);
}

template <class Use>
auto with_derivative(Activation g, Use use) {
    switch (g) {
        case Activation::identity:
            return use(IdentityDerivative{});
        case Activation::threshold:
            return use(ThresholdDerivative{});
        case Activation::sigmoid:
            return use(SigmoidDerivative{});
        case Activation::tanh:
            return use(TanhDerivative{});
        case Activation::relu:
            return use(LeakyReluDerivative{0});
        case Activation::leaky_relu:
            return use(LeakyReluDerivative{default_slope});
    }
    throw no_such(g);
}

template <class Function>
NN_INLINE void map_inline(const double* x, double* y, std::size_t n, Function function) {
    NN_ENTRYWISE
    for (std::size_t i = 0; i < n; ++i) {
        y[i] = function(x[i]);
    }
}

template <class Function>
void map_portable(const double* x, double* y, std::size_t n, Function function) {
    map_inline(x, y, n, function);
}

template <class Function>
NN_AVX2 void map_avx2(const double* x, double* y, std::size_t n, Function function) {
    map_inline(x, y, n, function);
}

template <class Function>
void map(const double* x, double* y, std::size_t n, Function function) {
    if (has_avx2()) {
        map_avx2(x, y, n, function);
    } else {
        map_portable(x, y, n, function);
    }
}

template <class Array, class Function>
Array map(const Array& x, Function function) {
    Array result = Array::from_shape(x.shape());
    map(x.data(), result.data(), x.size(), function);
    return result;
}

template <class Array>
Array apply_in_place(Activation g, Array&& x) {
    if (g != Activation::identity) {
        with_function(g, [&](auto function) { map(x.data(), x.data(), x.size(), function); });
    }
    return std::forward<Array>(x);
}

}  // namespace

double threshold(double x) {
    return Threshold{}(x);
}

double sigmoid(double x) {
    return Sigmoid{}(x);
}

double tanh(double x) {
    return Tanh{}(x);
}

double relu(double x) {
    return Relu{}(x);
}

double leaky_relu(double x, double slope) {
    return LeakyRelu{slope}(x);
}

double threshold_derivative(double x) {
    return ThresholdDerivative{}(x);
}

double sigmoid_derivative(double x) {
    return SigmoidDerivative{}(x);
}

double tanh_derivative(double x) {
    return TanhDerivative{}(x);
}

double relu_derivative(double x) {
    return LeakyReluDerivative{0}(x);
}

double leaky_relu_derivative(double x, double slope) {
    return LeakyReluDerivative{slope}(x);
}

double apply(Activation g, double x) {
    return with_function(g, [x](auto function) { return function(x); });
}

double derivative(Activation g, double x) {
    return with_derivative(g, [x](auto function) { return function(x); });
}

Vector apply(Activation g, const Vector& x) {
    return with_function(g, [&](auto function) { return map(x, function); });
}

Matrix apply(Activation g, const Matrix& x) {
    return with_function(g, [&](auto function) { return map(x, function); });
}

Vector apply(Activation g, Vector&& x) {
    return apply_in_place(g, std::move(x));
}

Matrix apply(Activation g, Matrix&& x) {
    return apply_in_place(g, std::move(x));
}

Vector derivative(Activation g, const Vector& x) {
    return with_derivative(g, [&](auto function) { return map(x, function); });
}

Matrix derivative(Activation g, const Matrix& x) {
    return with_derivative(g, [&](auto function) { return map(x, function); });
}

Vector threshold(const Vector& x) {
    return nn::apply(Activation::threshold, x);
}

Matrix threshold(const Matrix& x) {
    return nn::apply(Activation::threshold, x);
}

Vector sigmoid(const Vector& x) {
    return nn::apply(Activation::sigmoid, x);
}

Matrix sigmoid(const Matrix& x) {
    return nn::apply(Activation::sigmoid, x);
}

Vector tanh(const Vector& x) {
    return nn::apply(Activation::tanh, x);
}

Matrix tanh(const Matrix& x) {
    return nn::apply(Activation::tanh, x);
}

Vector relu(const Vector& x) {
    return nn::apply(Activation::relu, x);
}

Matrix relu(const Matrix& x) {
    return nn::apply(Activation::relu, x);
}

Vector leaky_relu(const Vector& x, double slope) {
    return map(x, LeakyRelu{slope});
}

Matrix leaky_relu(const Matrix& x, double slope) {
    return map(x, LeakyRelu{slope});
}

Vector threshold_derivative(const Vector& x) {
    return nn::derivative(Activation::threshold, x);
}

Matrix threshold_derivative(const Matrix& x) {
    return nn::derivative(Activation::threshold, x);
}

Vector sigmoid_derivative(const Vector& x) {
    return nn::derivative(Activation::sigmoid, x);
}

Matrix sigmoid_derivative(const Matrix& x) {
    return nn::derivative(Activation::sigmoid, x);
}

Vector tanh_derivative(const Vector& x) {
    return nn::derivative(Activation::tanh, x);
}

Matrix tanh_derivative(const Matrix& x) {
    return nn::derivative(Activation::tanh, x);
}

Vector relu_derivative(const Vector& x) {
    return nn::derivative(Activation::relu, x);
}

Matrix relu_derivative(const Matrix& x) {
    return nn::derivative(Activation::relu, x);
}

Vector leaky_relu_derivative(const Vector& x, double slope) {
    return map(x, LeakyReluDerivative{slope});
}

Matrix leaky_relu_derivative(const Matrix& x, double slope) {
    return map(x, LeakyReluDerivative{slope});
}

}  // namespace nn
