// 作业二：激活函数
#include "activations.hpp"
#define EACH(name, expression)                                \
    nn::Vector name(const nn::Vector& x) {                    \
        auto y = x;                                           \
        for (auto& v : y) v = (expression);                   \
        return y;                                             \
    }
namespace student {
namespace {
double s(double v) { return v < 0 ? std::exp(v) / (1 + std::exp(v)) : 1 / (1 + std::exp(-v)); }
}
EACH(threshold, !(v < 0))
EACH(sigmoid, s(v))
EACH(tanh, 2 * s(2 * v) - 1)
EACH(relu, v * (v > 0))
EACH(leaky_relu, v * (v < 0 ? 0.01 : 1))
EACH(threshold_grad, 0 * v)
EACH(sigmoid_grad, s(v) * s(-v))
EACH(tanh_grad, 4 * s(2 * v) * s(-2 * v))
EACH(relu_grad, v > 0)
EACH(leaky_relu_grad, v > 0 ? 1 : .01)
}
