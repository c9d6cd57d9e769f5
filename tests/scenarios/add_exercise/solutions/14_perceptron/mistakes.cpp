// The catalogue of 14_perceptron: one right solution, and each mistake as its difference to it.
#include "perceptron.hpp"
#include "worker/catalogue.hpp"

namespace student {

struct Right {
    virtual ~Right() = default;

    virtual nn::Vector update(const nn::Vector& w, const nn::Vector& x, int y) {
        if (is_right(w, x, y)) return w;
        return w + step(x, y);
    }
    virtual bool is_right(const nn::Vector& w, const nn::Vector& x, int y) { return y * nn::dot(w, x) > 0; }
    virtual nn::Vector step(const nn::Vector& x, int y) { return y * x; }
};

struct MISTAKE(always_updates,
               "The weight moves although the answer was right already. When does the rule leave it alone?") {
    bool is_right(const nn::Vector& /*w*/, const nn::Vector& /*x*/, int /*y*/) override { return false; }
};

struct MISTAKE(boundary_left_alone,
               "On the boundary, where w . x is 0, nothing is learnt. What happens then to a weight that "
               "begins at 0?") {
    bool is_right(const nn::Vector& w, const nn::Vector& x, int y) override { return y * nn::dot(w, x) >= 0; }
};

struct MISTAKE(label_not_in_step,
               "Every point is added, none taken away. What has to happen for a label of -1?") {
    nn::Vector step(const nn::Vector& x, int /*y*/) override { return x; }
};

}  // namespace student
