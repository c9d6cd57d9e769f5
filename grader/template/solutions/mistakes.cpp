// The catalogue of @ID@: one right solution, and each mistake as its difference to it.
#include <stdexcept>

#include "@NAME@.hpp"
#include "worker/catalogue.hpp"

namespace student {

// TO WRITE: the simplest right answer

struct Right {
    virtual ~Right() = default;

    virtual double mean(const nn::Vector& values) {
        if (values.size() == 0) throw std::invalid_argument("mean: there are no values");
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    }
};

// TO WRITE: typical mistakes, with hints

struct MISTAKE(one_too_few,
               "You divide by one less than there are values. What should the mean of a single value be?") {
    double mean(const nn::Vector& values) override {
        const auto n = static_cast<double>(values.size());
        return Right::mean(values) * n / (n - 1);
    }
};

}  // namespace student
