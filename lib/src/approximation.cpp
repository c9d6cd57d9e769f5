#include <nn/approximation.hpp>
#include <stdexcept>
#include <string>

namespace nn {

namespace {

Vector of_size(std::size_t n) {
    return Vector::from_shape({n});
}

void require_some(const std::string& function, const Vector& values) {
    if (values.size() == 0) throw std::invalid_argument(function + ": there are no values");
}

}  // namespace

Vector evaluate(const Superposition& network, const Vector& x) {
    const std::size_t k = network.u.size();
    for (const Vector* other : {&network.w, &network.b}) {
        if (other->size() != k) {
            throw shape_error("nn::evaluate", shape_of(*other), shape_of(network.u),
                              "w, b and u must have one entry for each neuron");
        }
    }
    Vector y = of_size(x.size());
    for (std::size_t j = 0; j < x.size(); ++j) {
        double sum = network.c;
        for (std::size_t i = 0; i < k; ++i) {
            sum += network.u(i) * nn::apply(network.g, network.w(i) * x(j) + network.b(i));
        }
        y(j) = sum;
    }
    return y;
}

Superposition staircase(const Vector& levels) {
    require_some("nn::staircase", levels);
    const std::size_t n = levels.size();
    Superposition network{of_size(n - 1), of_size(n - 1), of_size(n - 1), levels(0), Activation::threshold};
    for (std::size_t i = 1; i < n; ++i) {
        // x - i/n is 0 at the double nearest to i/n, and so the threshold 1; n x - i may be just below 0 there.
        network.w(i - 1) = 1;
        network.b(i - 1) = -static_cast<double>(i) / static_cast<double>(n);
        network.u(i - 1) = levels(i) - levels(i - 1);
    }
    return network;
}

Superposition broken_line(const Vector& samples) {
    require_some("nn::broken_line", samples);
    const std::size_t n = samples.size() - 1;
    Superposition network{of_size(n), of_size(n), of_size(n), samples(0), Activation::relu};
    double slope = 0;  // of the piece before, as a rise per piece
    for (std::size_t i = 0; i < n; ++i) {
        const double rise = samples(i + 1) - samples(i);
        network.w(i) = static_cast<double>(n);
        network.b(i) = -static_cast<double>(i);
        network.u(i) = rise - slope;
        slope = rise;
    }
    return network;
}

}  // namespace nn
