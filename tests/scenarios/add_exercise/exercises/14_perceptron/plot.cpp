// w on its way, as your file computes it: halfspace plot 14_perceptron
#include "subject/plot.hpp"

#include "perceptron.hpp"
#include "subject/test.hpp"

PANEL("update: w turns towards a point with label 1", "[update]") {
    const nn::Vector x = {-0.5, 1};
    plot::equal_axes({-1, 3}, {-1.5, 1.5}, {"x1", "x2"});
    plot::marks("x", plot::points({{x(0), x(1)}}));
    nn::Vector w = {2.5, -1};
    for (int step = 0; step < 3; ++step) {
        plot::arrow(step == 0 ? "w, step by step" : "", 0, 0, w(0), w(1));
        w = subject::update(w, x, 1);
        REQUIRE_THAT(w, HasShape(2));
    }
}
