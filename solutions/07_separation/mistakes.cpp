// The catalogue of 07_separation: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "separation.hpp"
#include "worker/catalogue.hpp"

namespace student {

/// The definitions as loops, and the perceptron for the search.
struct Right {
    virtual ~Right() = default;

    virtual std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
        require_plane(points.shape(1), plane);
        std::vector<int> labels;
        for (std::size_t i = 0; i < points.shape(0); ++i)
            labels.push_back(decision(value(row(points, i), plane)));
        return labels;
    }

    virtual bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                           const nn::Hyperplane& plane) {
        require_labels(points, labels);
        require_plane(points.shape(1), plane);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!is_right(value(row(points, i), plane), labels[i])) return false;
        }
        return true;
    }

    virtual double margin(const nn::Matrix& points, const std::vector<int>& labels,
                          const nn::Hyperplane& plane) {
        require_labels(points, labels);
        require_plane(points.shape(1), plane);
        require_points(points);
        require_direction(plane.weight);
        std::vector<double> clearances;
        for (std::size_t i = 0; i < labels.size(); ++i)
            clearances.push_back(clearance(value(row(points, i), plane), labels[i]) / length(plane));
        return least(clearances, labels);
    }

    virtual nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
        require_label(label);
        require_plane(x.size(), plane);
        const double f = value(x, plane);
        return is_step(f, label) ? moved(plane, change(f, label), x) : plane;
    }

    virtual nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points,
                                                      const std::vector<int>& labels) {
        require_labels(points, labels);
        nn::Hyperplane plane = start(points.shape(1));
        const std::vector<nn::Vector> rows = rows_of(points);
        std::size_t steps = 0;
        for (bool goes_on = true; goes_on;) {
            goes_on = false;
            for (std::size_t i = 0; i < looked_at(labels.size()); ++i) {
                const double f = value(rows[i], plane);
                const bool changes = is_step(f, labels[i]);
                steps += changes || are_looks_counted() ? 1 : 0;
                if (steps > most_steps()) return not_separable(plane);
                if (!changes) continue;
                plane = moved(std::move(plane), change(f, labels[i]), rows[i]);
                goes_on = true;
            }
        }
        return plane;
    }

    virtual bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
        require_labels(points, labels);
        try {
            find_separating_hyperplane(points, labels);
            return true;
        } catch (const std::invalid_argument&) {
            return false;
        }
    }

    virtual bool looks_separable(Picture picture) {
        return picture == Picture::clouds || picture == Picture::far_off || picture == Picture::not_both ||
               picture == Picture::beside || picture == Picture::pair;
    }

  protected:
    virtual void require_labels(const nn::Matrix& points, const std::vector<int>& labels) {
        if (labels.size() != points.shape(0))
            throw std::invalid_argument("there must be one label for each point");
        for (const int label : labels) require_label(label);
    }

    virtual void require_label(int label) {
        if (label != 0 && label != 1) throw std::invalid_argument("a label is 0 or 1");
    }

    virtual void require_plane(std::size_t features, const nn::Hyperplane& plane) {
        if (plane.weight.size() != features)
            throw std::invalid_argument("the weight needs one entry for each feature");
    }

    virtual void require_points(const nn::Matrix& points) {
        if (points.shape(0) == 0) throw std::invalid_argument("no points have no margin");
    }

    virtual void require_direction(const nn::Vector& w) {
        if (std::all_of(w.begin(), w.end(), [](double entry) { return entry == 0; }))
            throw std::invalid_argument("w = 0 is no hyperplane");
    }

    static nn::Vector row(const nn::Matrix& points, std::size_t i) {
        nn::Vector x = nn::Vector::from_shape({points.shape(1)});
        for (std::size_t j = 0; j < x.size(); ++j) x(j) = points(i, j);
        return x;
    }

    static std::vector<nn::Vector> rows_of(const nn::Matrix& points) {
        std::vector<nn::Vector> rows;
        for (std::size_t i = 0; i < points.shape(0); ++i) rows.push_back(row(points, i));
        return rows;
    }

    static double dot(const nn::Vector& a, const nn::Vector& b) {
        const double* first = a.data();  // verify runs all mistakes on all calls: no checks of an index here
        const double* second = b.data();
        const std::size_t n = std::min(a.size(), b.size());
        double sum = 0;
        for (std::size_t j = 0; j < n; ++j) sum += first[j] * second[j];
        return sum;
    }

    static nn::Vector zeros(std::size_t n) {
        nn::Vector v = nn::Vector::from_shape({n});
        v.fill(0);
        return v;
    }

    virtual double value(const nn::Vector& x, const nn::Hyperplane& plane) {
        return dot(plane.weight, x) + plane.bias;
    }

    virtual int decision(double f) { return f >= 0 ? 1 : 0; }

    virtual bool is_right(double f, int label) { return decision(f) == label; }

    virtual double clearance(double f, int label) { return label == 1 ? f : -f; }

    virtual double length(const nn::Hyperplane& plane) { return std::sqrt(dot(plane.weight, plane.weight)); }

    virtual double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) {
        return *std::min_element(clearances.begin(), clearances.end());
    }

    virtual bool is_step(double f, int label) { return !is_right(f, label); }

    /// By how many times x a step changes w.
    virtual double change(double f, int label) { return label - decision(f); }

    virtual nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& x) {
        for (std::size_t j = 0; j < x.size(); ++j) plane.weight(j) += change * x(j);
        plane.bias += change;
        return plane;
    }

    virtual nn::Hyperplane start(std::size_t features) { return {zeros(features), 0}; }

    virtual std::size_t looked_at(std::size_t n) { return n; }

    virtual std::size_t most_steps() { return enough_steps; }

    virtual bool are_looks_counted() { return false; }

    virtual nn::Hyperplane not_separable(const nn::Hyperplane& /*plane*/) {
        throw std::invalid_argument("no hyperplane separates these points");
    }
};

// The value of f and the decision.

struct MISTAKE(bias_ignored,
               "The bias is missing in your f: you decide by w . x alone, with a hyperplane through the "
               "origin. Where is "
               "f = 0 if b = -2?") {
    double value(const nn::Vector& x, const nn::Hyperplane& plane) override { return dot(plane.weight, x); }
};

struct MISTAKE(bias_subtracted, "You compute w . x - b. In this course f(x) = w . x + b.") {
    double value(const nn::Vector& x, const nn::Hyperplane& plane) override {
        return dot(plane.weight, x) - plane.bias;
    }
};

struct MISTAKE(
    strict_at_the_boundary,
    "A point with f(x) = 0 is decided as 0 by you. In this course threshold(0) is 1: a point on the "
    "hyperplane belongs to the ones. Which of > and >= says so?") {
    int decision(double f) override { return f > 0 ? 1 : 0; }
};

struct MISTAKE(almost_zero_is_zero,
               "You take a small negative f for 0, and so decide it as 1. The contract gives no allowance: f "
               "= -1e-9 is on "
               "the side of the zeros. (What is small depends on how long w is.)") {
    int decision(double f) override { return f >= -1e-6 ? 1 : 0; }
};

struct MISTAKE(one_half_as_threshold,
               "You decide 1 from f = 1/2 on. That is where a sigmoid's output is cut; the neuron's f = w . "
               "x + b is cut at "
               "0. (sigmoid(0) is 1/2: which of the two have you got in hand?)") {
    int decision(double f) override { return f >= 0.5 ? 1 : 0; }
};

struct MISTAKE(minus_one_for_zero,
               "You answer -1 on the negative side. Books with labels +1 and -1 do that; here the labels are "
               "1 and 0, as "
               "threshold gives them.") {
    std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) override {
        std::vector<int> labels = Right::classify(points, plane);
        for (int& label : labels) label = label == 0 ? -1 : 1;
        return labels;
    }
};

struct MISTAKE(
    two_features_only,
    "You use the first two features only, as in the plane. A point may have any number of them: the "
    "sum goes over all.") {
    double value(const nn::Vector& x, const nn::Hyperplane& plane) override {
        double sum = plane.bias;
        for (std::size_t j = 0; j < std::min<std::size_t>(2, x.size()); ++j) sum += plane.weight(j) * x(j);
        return sum;
    }
};

struct MISTAKE(last_feature_left_out, "Your sum over the features ends one too early.") {
    double value(const nn::Vector& x, const nn::Hyperplane& plane) override {
        double sum = plane.bias;
        for (std::size_t j = 0; j + 1 < x.size(); ++j) sum += plane.weight(j) * x(j);
        return sum;
    }
};

// separates.

struct MISTAKE(
    no_point_on_the_hyperplane,
    "You want every point strictly on its side, and refuse a one on the hyperplane. Its decision is "
    "threshold(0) = 1, which is what its label says.") {
    bool is_right(double f, int label) override { return label == 1 ? f > 0 : f < 0; }
    bool is_step(double f, int label) override { return label != decision(f); }
};

struct MISTAKE(both_right_on_the_hyperplane,
               "You let points of both labels lie on the hyperplane. What is there, is decided as 1: for a "
               "point of label 0 "
               "that is wrong.") {
    bool is_right(double f, int label) override { return label == 1 ? f >= 0 : f <= 0; }
    bool is_step(double f, int label) override { return label != decision(f); }
};

struct MISTAKE(
    either_side,
    "You accept a hyperplane that has all ones on one side and all zeros on the other, whichever it "
    "is. w has to point to the side of the ones: turned round, the neuron decides every point wrongly.") {
    bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                   const nn::Hyperplane& plane) override {
        std::vector<int> other = labels;
        const bool result = Right::separates(points, labels, plane);
        for (int& label : other) label = 1 - label;
        return result || Right::separates(points, other, plane);
    }
};

struct MISTAKE(
    most_points_right,
    "You accept a hyperplane if it decides most of the points rightly. To separate means all of them.") {
    bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                   const nn::Hyperplane& plane) override {
        if (Right::separates(points, labels, plane)) return true;
        std::size_t right = 0;
        for (std::size_t i = 0; i < labels.size(); ++i)
            right += is_right(value(row(points, i), plane), labels[i]) ? 1 : 0;
        return 2 * right > labels.size();
    }
};

struct MISTAKE(last_point_decides,
               "Only the last point counts in your answer: each round of the loop overwrites what the ones "
               "before found. One "
               "wrong point is enough for false, so return at once.") {
    bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                   const nn::Hyperplane& plane) override {
        bool result = Right::separates(points, labels, plane);
        for (std::size_t i = 0; i < labels.size(); ++i)
            result = is_right(value(row(points, i), plane), labels[i]);
        return result;
    }
};

struct MISTAKE(first_point_decides,
               "You return after the first point. One wrong point is enough for false; for true all of them "
               "have to be right, "
               "so that return belongs behind the loop.") {
    bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                   const nn::Hyperplane& plane) override {
        const bool result = Right::separates(points, labels, plane);
        return labels.empty() ? result : is_right(value(row(points, 0), plane), labels[0]);
    }
};

struct MISTAKE(ones_only,
               "You look at the ones alone. A hyperplane with everything on its positive side has all ones "
               "right: where must "
               "the zeros be?") {
    bool is_right(double f, int label) override { return label == 0 || f >= 0; }
    bool is_step(double f, int label) override { return label != decision(f); }
};

struct MISTAKE(last_point_not_looked_at,
               "You leave out the last point: your loop over the points ends one too early.") {
    bool separates(const nn::Matrix& points, const std::vector<int>& labels,
                   const nn::Hyperplane& plane) override {
        const bool result = Right::separates(points, labels, plane);
        for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
            if (!is_right(value(row(points, i), plane), labels[i])) return result;
        }
        return true;
    }
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        const auto end = clearances.size() > 1 ? clearances.end() - 1 : clearances.end();
        return *std::min_element(clearances.begin(), end);
    }
    std::size_t looked_at(std::size_t n) override { return n == 0 ? 0 : n - 1; }
};

// margin.

struct MISTAKE(
    margin_not_normalised,
    "You do not divide by |w|. f(x) doubles when w and b are doubled, though no point has moved: a "
    "distance is f(x) / |w|.") {
    double length(const nn::Hyperplane& /*plane*/) override { return 1; }
};

struct MISTAKE(divided_by_the_square, "You divide by w . w, which is |w|^2. The distance is f(x) / |w|.") {
    double length(const nn::Hyperplane& plane) override { return dot(plane.weight, plane.weight); }
};

struct MISTAKE(
    bias_in_the_length,
    "The bias is in your length, as if w were (w, b). It moves the hyperplane, and makes w not longer.") {
    double length(const nn::Hyperplane& plane) override {
        return std::sqrt(dot(plane.weight, plane.weight) + plane.bias * plane.bias);
    }
};

struct MISTAKE(margin_without_sign,
               "You take the distances without their signs. So a point on the wrong side counts as if it "
               "were on the right one, "
               "and the margin can never be negative.") {
    double clearance(double f, int /*label*/) override { return std::abs(f); }
};

struct MISTAKE(zero_label_not_turned_round,
               "You take f(x) / |w| for the points of both labels. For a zero the right side is the negative "
               "one: there a negative distance has to count as positive.") {
    double clearance(double f, int /*label*/) override { return f; }
};

struct MISTAKE(label_times_distance,
               "You multiply the distance by the label. That works with labels +1 and -1; here a zero makes "
               "every distance 0. "
               "2 label - 1 is +1 or -1.") {
    double clearance(double f, int label) override { return label * f; }
};

struct MISTAKE(
    label_one_not_turned_round,
    "Your signs are exchanged: a one has its clearance on the side to which w points, a zero on the other.") {
    double clearance(double f, int label) override { return label == 0 ? f : -f; }
};

struct MISTAKE(
    farthest_point,
    "You take the largest of the clearances. The margin is the room of the point that has least.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        return *std::max_element(clearances.begin(), clearances.end());
    }
};

struct MISTAKE(mean_clearance,
               "You take the mean of the clearances. A point far away then makes up for one that is too "
               "near; the margin is the "
               "smallest of them.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        double sum = 0;
        for (const double one : clearances) sum += one;
        return sum / static_cast<double>(clearances.size());
    }
};

struct MISTAKE(search_begins_with_zero,
               "Your search for the smallest begins with 0, so the answer is never positive. Begin with the "
               "first point.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        return std::min(0.0, *std::min_element(clearances.begin(), clearances.end()));
    }
};

struct MISTAKE(search_begins_too_low,
               "Your search for the smallest begins with a number that is not large enough (100, or 1000, or "
               "the like), and finds "
               "it when all points are farther away. Begin with the first point, or with infinity.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        return std::min(100.0, *std::min_element(clearances.begin(), clearances.end()));
    }
};

struct MISTAKE(no_negative_margin,
               "You make a negative margin 0. It may be negative, and then says how far the worst point is "
               "on its wrong side.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& /*labels*/) override {
        return std::max(0.0, *std::min_element(clearances.begin(), clearances.end()));
    }
};

struct MISTAKE(width_of_the_gap,
               "You add the clearance of the nearest one and that of the nearest zero: the width of the gap "
               "between the two "
               "groups. The margin is the smaller of the two.") {
    double least(const std::vector<double>& clearances, const std::vector<int>& labels) override {
        constexpr double none = std::numeric_limits<double>::infinity();
        double nearest[] = {none, none};
        for (std::size_t i = 0; i < labels.size(); ++i)
            nearest[labels[i]] = std::min(nearest[labels[i]], clearances[i]);
        if (nearest[0] == none) return nearest[1];
        return nearest[1] == none ? nearest[0] : nearest[0] + nearest[1];
    }
};

struct MISTAKE(
    zero_weight_accepted,
    "With w = 0 there is no hyperplane from which a point could be some distance away, and f(x) / |w| is "
    "no number. margin has to throw std::invalid_argument then.") {
    void require_direction(const nn::Vector& /*w*/) override {}
};

struct MISTAKE(margin_without_points,
               "Without points there is no smallest clearance. margin has to throw std::invalid_argument; "
               "separates is true.") {
    void require_points(const nn::Matrix& /*points*/) override {}
    double least(const std::vector<double>& clearances, const std::vector<int>& labels) override {
        return clearances.empty() ? 0 : Right::least(clearances, labels);
    }
};

// perceptron_step, and the search that takes such steps.

struct MISTAKE(no_bias_learnt,
               "Your steps change w, but not b. So your hyperplane always stays where its bias was, and "
               "from b = 0 it goes through the origin for ever: two groups on one side of the origin cannot "
               "be told apart.") {
    nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& x) override {
        const double bias = plane.bias;
        plane = Right::moved(plane, change, x);
        plane.bias = bias;
        return plane;
    }
};

struct MISTAKE(only_the_bias_learnt,
               "Your steps change b, but not w. The points themselves have to go into w.") {
    nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& /*x*/) override {
        plane.bias += change;
        return plane;
    }
};

struct MISTAKE(
    zeros_are_added,
    "A wrong zero is added to w as a wrong one is. It has f(x) >= 0, which should become smaller: in which "
    "direction must w go?") {
    double change(double /*f*/, int /*label*/) override { return 1; }
};

struct MISTAKE(
    away_from_the_label,
    "Your step goes the wrong way: a wrong one makes its f even smaller. It is label - d, not d - label.") {
    double change(double f, int label) override { return -Right::change(f, label); }
};

struct MISTAKE(bias_goes_the_other_way,
               "w moves rightly, b the wrong way. Think of b as the weight of an input that is always 1: it "
               "moves as the other "
               "weights do.") {
    nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& x) override {
        plane = Right::moved(plane, change, x);
        plane.bias -= 2 * change;
        return plane;
    }
};

struct MISTAKE(step_of_two,
               "Your step is twice as long: labels of +1 and -1 differ by 2. Those of 0 and 1 differ by 1: w "
               "+ (label - d) x.") {
    nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) override {
        const nn::Hyperplane once = Right::perceptron_step(x, label, plane);
        return moved(once, is_step(value(x, plane), label) ? change(value(x, plane), label) : 0, x);
    }
};

struct MISTAKE(right_points_move_too,
               "Points that are decided rightly change your hyperplane too. They should leave it as it is: "
               "otherwise it never "
               "comes to rest.") {
    bool is_step(double /*f*/, int /*label*/) override { return true; }
    double change(double /*f*/, int label) override { return label == 1 ? 1 : -1; }
};

struct MISTAKE(value_for_decision,
               "You take label - f(x) for label - d. d is the decision, 0 or 1, and not the value before the "
               "threshold.") {
    double change(double f, int label) override { return label - f; }
    bool is_step(double /*f*/, int /*label*/) override { return true; }
    std::size_t most_steps() override { return 1000; }
};

struct MISTAKE(step_by_the_value,
               "The wrong points move the hyperplane by label - f(x). It is label - d, with the decision d: "
               "1, 0 or -1.") {
    double change(double f, int label) override { return label - f; }
    std::size_t most_steps() override { return 1000; }
};

struct MISTAKE(step_of_length_one,
               "You add x / |x|. The rule adds x itself, however long it is. (Scaled steps may do for the "
               "search, but the "
               "contract says what one step gives.)") {
    nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) override {
        const nn::Hyperplane right = Right::perceptron_step(x, label, plane);
        const double length = std::sqrt(dot(x, x));
        if (!is_step(value(x, plane), label) || length == 0) return right;
        nn::Vector unit = x;
        for (double& entry : unit) entry /= length;
        return moved(plane, change(value(x, plane), label), unit);
    }
};

struct MISTAKE(bias_by_the_length,
               "Your bias moves by (label - d) |x|. It moves by label - d: it is the weight of an input that "
               "is always 1.") {
    nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& x) override {
        const double bias = plane.bias;
        plane = Right::moved(plane, change, x);
        plane.bias = bias + change * std::sqrt(dot(x, x));
        return plane;
    }
};

// The search.

struct MISTAKE(gives_up_early,
               "You give up after a few steps. Groups with little room between them need many: enough_steps "
               "says how many "
               "suffice for what the contract promises.") {
    std::size_t most_steps() override { return 20; }
};

struct MISTAKE(
    looks_counted,
    "You count every look at a point, and give up among many points though few looks have changed "
    "anything. enough_steps counts changes: looking at a point that is decided rightly is no step.") {
    bool are_looks_counted() override { return true; }
};

struct MISTAKE(middle_of_the_means,
               "Your hyperplane is the one half way between the means of the two groups. It is a good guess, "
               "but long or uneven "
               "groups reach over it, though another hyperplane separates them.") {
    nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points,
                                              const std::vector<int>& labels) override {
        require_labels(points, labels);
        nn::Vector means[] = {zeros(points.shape(1)), zeros(points.shape(1))};
        double counts[] = {0, 0};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t j = 0; j < points.shape(1); ++j) means[labels[i]](j) += points(i, j);
            ++counts[labels[i]];
        }
        nn::Hyperplane plane = start(points.shape(1));
        if (counts[0] == 0) return plane;
        if (counts[1] == 0) return {plane.weight, -1};
        for (std::size_t j = 0; j < points.shape(1); ++j) {
            const double zero = means[0](j) / counts[0];
            const double one = means[1](j) / counts[1];
            plane.weight(j) = one - zero;
            plane.bias -= (one * one - zero * zero) / 2;
        }
        return Right::separates(points, labels, plane) ? plane : not_separable(plane);
    }
};

struct MISTAKE(only_along_the_axes,
               "You look for a feature in which the groups do not overlap. A hyperplane may be oblique: two "
               "groups may overlap in "
               "each feature alone, and yet be separable.") {
    nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points,
                                              const std::vector<int>& labels) override {
        require_labels(points, labels);
        const nn::Hyperplane nothing = start(points.shape(1));
        for (const double bias : {0.0, -1.0}) {
            if (Right::separates(points, labels, {nothing.weight, bias})) return {nothing.weight, bias};
        }
        for (std::size_t j = 0; j < points.shape(1); ++j) {
            for (const double sign : {1.0, -1.0}) {
                for (std::size_t i = 0; i < labels.size(); ++i) {  // through each point
                    nn::Hyperplane plane = nothing;
                    plane.weight(j) = sign;
                    plane.bias = -sign * points(i, j);
                    if (Right::separates(points, labels, plane)) return plane;
                }
            }
        }
        return not_separable(nothing);
    }
};

struct MISTAKE(one_label_refused,
               "You refuse points that all have the same label. There is nothing to be told apart, so any "
               "neuron that always "
               "says that label separates them.") {
    nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points,
                                              const std::vector<int>& labels) override {
        require_labels(points, labels);
        if (std::count(labels.begin(), labels.end(), 1) %
                static_cast<std::ptrdiff_t>(std::max<std::size_t>(labels.size(), 1)) ==
            0)
            throw std::invalid_argument("only one label");
        return Right::find_separating_hyperplane(points, labels);
    }
};

// is_separable.

struct MISTAKE(bad_labels_called_inseparable,
               "For labels that do not fit, or are not 0 or 1, you answer false: you catch the exception "
               "that says so together with "
               "the one that says that nothing separates. Look at the labels before the try.") {
    bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) override {
        try {
            find_separating_hyperplane(points, labels);
            return true;
        } catch (const std::invalid_argument&) {
            return false;
        }
    }
};

struct MISTAKE(balance_of_the_labels,
               "You call a set separable by the number of its ones and zeros alone, so that the square's "
               "corners come out "
               "right but for two neighbours against two. Where the points are decides.") {
    bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) override {
        require_labels(points, labels);
        return 2 * std::count(labels.begin(), labels.end(), 1) != static_cast<std::ptrdiff_t>(labels.size());
    }
};

// What is refused, and what is not.

struct MISTAKE(any_label_accepted,
               "You accept labels that are neither 0 nor 1. With labels of -1, as books use them too, all "
               "that follows would be "
               "wrong without a word: throw std::invalid_argument.") {
    void require_label(int /*label*/) override {}
    bool is_right(double f, int label) override { return decision(f) == (label == 1 ? 1 : 0); }
};

struct MISTAKE(number_of_labels_not_checked,
               "You do not compare the number of labels with the number of points.") {
    void require_labels(const nn::Matrix& points, const std::vector<int>& labels) override {
        for (const int label : labels) require_label(label);
        if (labels.size() > points.shape(0) || (labels.empty() && points.shape(0) > 0))
            throw std::invalid_argument("more labels than points, or none");
    }
};

struct MISTAKE(size_of_w_not_checked,
               "You compute with a w that has not as many entries as a point, using those that both have. "
               "That is to be refused.") {
    void require_plane(std::size_t /*features*/, const nn::Hyperplane& /*plane*/) override {}
    nn::Hyperplane moved(nn::Hyperplane plane, double change, const nn::Vector& x) override {
        for (std::size_t j = 0; j < std::min(x.size(), plane.weight.size()); ++j)
            plane.weight(j) += change * x(j);
        plane.bias += change;
        return plane;
    }
};

struct MISTAKE(zero_weight_refused,
               "You refuse w = 0 everywhere. It is a neuron that decides the same for all points, and only "
               "margin, which divides "
               "by |w|, has to refuse it: the perceptron even begins with it.") {
    void require_plane(std::size_t features, const nn::Hyperplane& plane) override {
        Right::require_plane(features, plane);
        require_direction(plane.weight);
    }
};

struct MISTAKE(
    no_points_refused,
    "You refuse a set of no points. Only margin does that: of nothing, nothing is decided wrongly.") {
    void require_labels(const nn::Matrix& points, const std::vector<int>& labels) override {
        Right::require_labels(points, labels);
        require_points(points);
    }
};

// looks_separable.

struct MISTAKE(lines_through_the_origin,
               "You let lines go through the origin only. A bias moves the line anywhere: look at far_off "
               "again, and at those whose "
               "line passes the origin.") {
    bool looks_separable(Picture picture) override {
        return picture == Picture::clouds || picture == Picture::pair;
    }
};

struct MISTAKE(
    curves_for_lines,
    "You fence the ones in with a curve. One neuron has a straight line only: lay a ruler on the picture.") {
    bool looks_separable(Picture picture) override { return picture != Picture::twins; }
};

struct MISTAKE(xor_taken_for_separable,
               "For corners you say yes. One line would have to have both ones on one side, and so the whole "
               "segment between "
               "them. What does that segment cross?") {
    bool looks_separable(Picture picture) override {
        return picture == Picture::corners || Right::looks_separable(picture);
    }
};

}  // namespace student
