// What nn's layers and activations cost beside the bare counterpart, all in one run: for a layer, the bias
// copied to every row and one call of cblas_dgemm, into memory that is there already; for an activation, the
// plain loop with the function of <cmath>. Both sides are called in turn, and each case gives the median of
// the rounds' ratios, so that a noisy machine disturbs both alike.
#include <cblas.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <nn/dense.hpp>
#include <random>
#include <string>
#include <vector>

namespace {

using nn::Matrix;
using nn::Vector;

std::mt19937_64 engine(1);

Matrix random_matrix(std::size_t rows, std::size_t columns, double deviation) {
    std::normal_distribution<double> normal(0, deviation);
    Matrix result = Matrix::from_shape({rows, columns});
    std::generate(result.begin(), result.end(), [&] { return normal(engine); });
    return result;
}

/// Tells the compiler that somebody reads the array.
void keep(const double* data) {
    asm volatile("" : : "r"(data) : "memory");  // NOLINT(hicpp-no-assembler)
}

double seconds(const std::function<void()>& work, int calls) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / calls;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Times {
    double ours;   // seconds, median
    double bare;   // seconds, median
    double ratio;  // ours / bare, median
};

Times compare(const std::function<void()>& ours, const std::function<void()>& bare, int rounds) {
    constexpr double round = 0.02;  // seconds, long beside the clock's grain
    const int calls = std::max(1, static_cast<int>(round / std::max(seconds(bare, 3), seconds(ours, 3))));
    std::vector<double> our_times, bare_times, ratios;
    for (int i = 0; i < rounds; ++i) {
        double our_time = 0;
        if (i % 2 == 0) our_time = seconds(ours, calls);
        bare_times.push_back(seconds(bare, calls));
        if (i % 2 != 0) our_time = seconds(ours, calls);
        our_times.push_back(our_time);
        ratios.push_back(our_time / bare_times.back());
    }
    return {median(our_times), median(bare_times), median(ratios)};
}

void bench_layer(std::size_t samples, std::size_t in, std::size_t out, int rounds) {
    const Matrix x = random_matrix(samples, in, 1);
    const Matrix bias = random_matrix(1, out, 1);
    const nn::Dense layer{random_matrix(out, in, 1), xt::view(bias, 0, xt::all()), nn::Activation::identity};
    const Vector sample = xt::view(x, 0, xt::all());
    Matrix z = Matrix::from_shape({samples, out});
    const auto dgemm = [&] {
        for (std::size_t i = 0; i < samples; ++i) {
            std::copy(layer.bias.begin(), layer.bias.end(), z.data() + i * out);
        }
        const auto m = static_cast<int>(samples), k = static_cast<int>(in), n = static_cast<int>(out);
        cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, x.data(), k, layer.weight.data(), k,
                    1, z.data(), n);
        keep(z.data());
    };
    const auto print = [&](const std::string& what, const Times& times) {
        fmt::print("  {:<34} {:12.2f} {:12.2f} {:8.3f}\n", what, 1e6 * times.ours, 1e6 * times.bare,
                   1 / times.ratio);
    };
    const auto batch = [&] { keep(nn::dense_forward(x, layer).data()); };
    print(fmt::format("({}, {}) to {}", samples, in, out), compare(batch, dgemm, rounds));
    if (samples == 1) {
        const auto single = [&] { keep(nn::dense_forward(sample, layer).data()); };
        print(fmt::format("({}) to {}", in, out), compare(single, dgemm, rounds));
    }
}

using Function = double (*)(double);

/// Not inlined: what a caller's loop compiles to does not depend on what stands around it here.
template <Function function>
[[gnu::noinline]] void plain_loop(const Vector& x, Vector& y) {
    for (std::size_t i = 0; i < x.size(); ++i) y(i) = function(x(i));
}

double plain_sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}
double plain_exp(double x) {
    return std::exp(x);
}
double plain_tanh(double x) {
    return std::tanh(x);
}
double plain_sigmoid_derivative(double x) {
    const double s = 1 / (1 + std::exp(-x));
    return s * (1 - s);
}
double plain_tanh_derivative(double x) {
    const double t = std::tanh(x);
    return 1 - t * t;
}
double plain_relu(double x) {
    return x > 0 ? x : 0;
}

template <Function function>
void bench_activation(const char* what, const std::function<Vector(const Vector&)>& ours, int rounds) {
    constexpr std::size_t n = 4096;
    const Matrix values = random_matrix(1, n, 2);
    const Vector x = xt::view(values, 0, xt::all());
    Vector y = x;
    const Times times = compare([&] { keep(ours(x).data()); },
                                [&] {
                                    plain_loop<function>(x, y);
                                    keep(y.data());
                                },
                                rounds);
    fmt::print("  {:<34} {:12.2f} {:12.2f} {:8.3f}\n", what, 1e9 / n * times.ours, 1e9 / n * times.bare,
               times.ratio);
}

}  // namespace

/// bench_library [ROUNDS]
int main(int argc, char** argv) {
    const int rounds = argc > 1 ? static_cast<int>(std::strtol(argv[1], nullptr, 10)) : 15;
    fmt::print("nn::dense_forward beside cblas_dgemm {:>12} {:>12} {:>8}\n", "nn, us", "dgemm, us", "speed");
    bench_layer(256, 784, 128, rounds);
    bench_layer(64, 512, 512, rounds);
    bench_layer(1024, 1024, 1024, std::min(rounds, 7));
    bench_layer(1, 784, 128, rounds);
    bench_layer(4096, 2, 2, rounds);
    bench_layer(4, 784, 128, rounds);
    bench_layer(32, 16, 16, rounds);
    fmt::print("\nactivations beside the plain loop    {:>12} {:>12} {:>8}\n", "nn, ns", "plain, ns", "time");
    const auto sigmoid = [](const Vector& x) { return nn::sigmoid(x); };
    bench_activation<plain_exp>("sigmoid, beside std::exp", sigmoid, rounds);
    bench_activation<plain_sigmoid>("sigmoid", sigmoid, rounds);
    bench_activation<plain_tanh>(
        "tanh", [](const Vector& x) { return nn::tanh(x); }, rounds);
    bench_activation<plain_sigmoid_derivative>(
        "sigmoid'", [](const Vector& x) { return nn::sigmoid_derivative(x); }, rounds);
    bench_activation<plain_tanh_derivative>(
        "tanh'", [](const Vector& x) { return nn::tanh_derivative(x); }, rounds);
    bench_activation<plain_relu>(
        "relu", [](const Vector& x) { return nn::relu(x); }, rounds);
}
