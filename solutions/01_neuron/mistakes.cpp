// The catalogue of 01_neuron: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>

#include "neuron.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

nn::Vector zeros(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(0);
    return v;
}

/// As many entries of column k as there are rows.
nn::Vector column_of(const nn::Matrix& m, std::size_t k) {
    nn::Vector column = zeros(m.shape(0));
    for (std::size_t i = 0; i < column.size(); ++i) column(i) = m(i, k);
    return column;
}

nn::Vector row_of(const nn::Matrix& m, std::size_t k) {
    nn::Vector row = zeros(m.shape(1));
    for (std::size_t i = 0; i < row.size(); ++i) row(i) = m(k, i);
    return row;
}

nn::Matrix turned(const nn::Matrix& m) {
    nn::Matrix t = nn::Matrix::from_shape({m.shape(1), m.shape(0)});
    for (std::size_t i = 0; i < m.shape(0); ++i)
        for (std::size_t k = 0; k < m.shape(1); ++k) t(k, i) = m(i, k);
    return t;
}

}  // namespace

/// The sums of the lecture as loops. All four functions go through affine(), the two with a g through activate().
struct Right {
    virtual ~Right() = default;

    virtual double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) {
        check_weights(x, w);
        return affine(x, w, b);
    }

    virtual double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
        return activate(g, pre_activation(x, w, b));
    }

    virtual nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out,
                                        const nn::Vector& b) {
        check_layer(x, w_in_out.shape(0), w_in_out.shape(1), b);
        nn::Vector z = zeros(w_in_out.shape(1));
        for (std::size_t k = 0; k < z.size(); ++k) z(k) = column_sum(x, w_in_out, b, k);
        return z;
    }

    virtual LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                                      Activation g) {
        check_layer(x, weight.shape(1), weight.shape(0), b);
        LayerOutput out{zeros(weight.shape(0)), zeros(weight.shape(0))};
        for (std::size_t k = 0; k < out.z.size(); ++k) {
            out.z(k) = row_sum(x, weight, b, k);
            out.a(k) = activate(g, out.z(k));
        }
        return out;
    }

    virtual Quantity meaning(Symbol symbol) {
        switch (symbol) {
            case Symbol::early_z_i:
            case Symbol::late_a_before:
            case Symbol::course_x:
                return Quantity::input;
            case Symbol::early_a_j:
            case Symbol::late_z_k:
            case Symbol::course_z:
                return Quantity::pre_activation;
            default:
                return Quantity::activation;
        }
    }

  protected:
    virtual void check_weights(const nn::Vector& x, const nn::Vector& w) {
        if (x.size() != w.size()) throw std::invalid_argument("a neuron has one weight for each input");
    }

    virtual void check_layer(const nn::Vector& x, std::size_t in, std::size_t out, const nn::Vector& b) {
        if (x.size() != in) throw std::invalid_argument("a neuron has one weight for each input");
        if (b.size() != out) throw std::invalid_argument("each neuron has one bias");
    }

    virtual double column_sum(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b,
                              std::size_t k) {
        return affine(x, column_of(w_in_out, k), bias_of(b, k));
    }

    virtual double row_sum(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                           std::size_t k) {
        return affine(x, row_of(weight, k), bias_of(b, k));
    }

    virtual double bias_of(const nn::Vector& b, std::size_t k) { return b(k); }

    /// w . x + b over the entries that both have.
    virtual double affine(const nn::Vector& x, const nn::Vector& w, double b) { return weighted(x, w) + b; }

    static double weighted(const nn::Vector& x, const nn::Vector& w) {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(x.size(), w.size()); ++i) sum += w(i) * x(i);
        return sum;
    }

    virtual double activate(Activation g, double z) {
        switch (g) {
            case Activation::threshold:
                return threshold(z);
            case Activation::sigmoid:
                return sigmoid(z);
            case Activation::tanh:
                return hyperbolic_tangent(z);
            case Activation::relu:
                return relu(z);
            default:
                return z;
        }
    }

    virtual double threshold(double z) { return z >= 0 ? 1 : 0; }
    virtual double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }
    virtual double hyperbolic_tangent(double z) { return std::tanh(z); }
    virtual double relu(double z) { return z > 0 ? z : 0; }
};

// The weighted sum and the bias, wherever they are.

struct MISTAKE(
    no_bias, "This is the weighted sum without the bias. Put 0 for every input: what should be left then?") {
    double affine(const nn::Vector& x, const nn::Vector& w, double /*b*/) override { return weighted(x, w); }
};

struct MISTAKE(bias_subtracted,
               "The bias has the wrong sign. A threshold would be subtracted; a bias is added: it is that "
               "threshold, moved to the other side.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override { return weighted(x, w) - b; }
};

struct MISTAKE(
    bias_per_input,
    "The bias comes in once for every input: with three inputs it is three times too large. Look at whether "
    "it stands inside your loop or outside.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return weighted(x, w) + b * static_cast<double>(x.size());
    }
};

struct MISTAKE(
    mean_for_sum,
    "You take the mean of the products where their sum belongs. w . x adds up, nothing is divided: a neuron "
    "with more inputs may well have a larger sum.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return (x.size() == 0 ? 0 : weighted(x, w) / static_cast<double>(x.size())) + b;
    }
};

struct MISTAKE(
    bias_in_the_mean,
    "Everything is divided by the number of inputs, the bias too. w . x + b is a sum, not a mean.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return x.size() == 0 ? b : (weighted(x, w) + b) / static_cast<double>(x.size());
    }
};

struct MISTAKE(
    bias_on_each_input,
    "The bias is added to each input, and so is multiplied by the weights. It is added to the sum, "
    "once, after all the products.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += w(i) * (x(i) + b);
        return sum;
    }
};

struct MISTAKE(
    bias_on_each_weight,
    "The bias is added to each weight, and so is multiplied by the inputs. For inputs of 0 nothing is "
    "left of it, but z should be b then.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += (w(i) + b) * x(i);
        return sum;
    }
};

struct MISTAKE(
    bias_as_a_factor,
    "You multiply by the bias. It is a summand: with a bias of 0 the weighted sum should stay as it is.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override { return weighted(x, w) * b; }
};

struct MISTAKE(
    weights_forgotten,
    "The inputs are added up as they are: the weights play no part. Each input is to be multiplied by "
    "its own weight first.") {
    double affine(const nn::Vector& x, const nn::Vector& /*w*/, double b) override {
        return std::accumulate(x.begin(), x.end(), b);
    }
};

struct MISTAKE(
    inputs_forgotten,
    "The weights are added up as they are: the answer is the same whatever comes in. Each weight is to "
    "be multiplied by its own input first.") {
    double affine(const nn::Vector& /*x*/, const nn::Vector& w, double b) override {
        return std::accumulate(w.begin(), w.end(), b);
    }
};

struct MISTAKE(
    added_not_multiplied,
    "You add each weight to its input. A weight says how strongly an input counts: it multiplies.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return std::accumulate(x.begin(), x.end(), std::accumulate(w.begin(), w.end(), b));
    }
};

struct MISTAKE(
    product_of_sums,
    "You add up the weights, add up the inputs, and multiply the two sums. Then every input meets every "
    "weight; but input i has to meet weight i alone. Multiply first, add up then.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return std::accumulate(w.begin(), w.end(), 0.0) * std::accumulate(x.begin(), x.end(), 0.0) + b;
    }
};

struct MISTAKE(
    product_for_sum,
    "The products of weight and input are multiplied with each other. They are to be added. (With a "
    "*= in the loop? Or a start at 1?)") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        double product = 1;
        for (std::size_t i = 0; i < x.size(); ++i) product *= w(i) * x(i);
        return product + b;
    }
};

struct MISTAKE(
    sum_begins_at_one,
    "Your sum is 1 too large: it begins at 1. What is the sum of no numbers at all? Begin there.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return weighted(x, w) + b + 1;
    }
};

struct MISTAKE(
    overwritten_sum,
    "Only the last input counts: each product takes the place of the one before it. Is it = in your loop "
    "where += belongs?") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return x.size() == 0 ? b : w(x.size() - 1) * x(x.size() - 1) + b;
    }
};

struct MISTAKE(
    return_in_the_loop,
    "Only the first input counts: your function returns within the loop, at its first turn. The return "
    "belongs behind it.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return x.size() == 0 ? b : w(0) * x(0) + b;
    }
};

struct MISTAKE(
    loop_from_one,
    "The first input is left out. The first entry of a vector is x(0), so a loop over it begins at 0.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return x.size() == 0 ? b : weighted(x, w) - w(0) * x(0) + b;
    }
};

struct MISTAKE(
    loop_too_short,
    "The last input is left out. With n inputs the last one is x(n - 1): a loop with i < n gets there.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        return x.size() == 0 ? b : weighted(x, w) - w(x.size() - 1) * x(x.size() - 1) + b;
    }
};

struct MISTAKE(whole_numbers,
               "Everything behind the decimal point is lost, product by product: your sum is an int. Make it "
               "a double.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        int sum = whole(b);
        for (std::size_t i = 0; i < std::min(x.size(), w.size()); ++i) sum = whole(sum + w(i) * x(i));
        return sum;
    }
    static int whole(double number) { return static_cast<int>(std::clamp(number, -2e9, 2e9)); }
};

struct MISTAKE(weights_in_reverse,
               "The first input meets the last weight and so on. Input i and weight i belong together.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        nn::Vector reversed = w;
        std::reverse(reversed.begin(), reversed.end());
        return weighted(x, reversed) + b;
    }
};

struct MISTAKE(
    absolute_products,
    "You add up the products without their signs. A negative weight makes the sum smaller: that is how "
    "an input speaks against something.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        double sum = b;
        for (std::size_t i = 0; i < x.size(); ++i) sum += std::abs(w(i) * x(i));
        return sum;
    }
};

struct MISTAKE(weights_normalised,
               "You divide by the length of w. That gives a distance, for which a later exercise will ask; a "
               "neuron takes its weights as they are.") {
    double affine(const nn::Vector& x, const nn::Vector& w, double b) override {
        const double length = std::sqrt(weighted(w, w));
        return length > 0 ? weighted(x, w) / length + b : b;
    }
};

struct MISTAKE(
    sizes_unchecked,
    "The values are right where the sizes fit. Where they do not, you compute with a part of the "
    "numbers or read past the end of an array, and nobody is told. The contract says what to throw.") {
    void check_weights(const nn::Vector& /*x*/, const nn::Vector& /*w*/) override {}
    void check_layer(const nn::Vector& /*x*/, std::size_t /*in*/, std::size_t /*out*/,
                     const nn::Vector& /*b*/) override {}
    double bias_of(const nn::Vector& b, std::size_t k) override { return k < b.size() ? b(k) : 0; }
};

struct MISTAKE(
    longer_weights_accepted,
    "You refuse too few weights, but not too many. A weight without an input is as wrong as an input "
    "without a weight: compare with != rather than <.") {
    void check_weights(const nn::Vector& x, const nn::Vector& w) override {
        if (w.size() < x.size()) throw std::invalid_argument("too few weights");
    }
    void check_layer(const nn::Vector& x, std::size_t in, std::size_t out, const nn::Vector& b) override {
        if (in < x.size() || b.size() < out) throw std::invalid_argument("too few weights or biases");
    }
};

// neuron: where the activation comes in.

struct MISTAKE(no_activation, "You return z, whichever g is asked for. The neuron's answer is a = g(z).") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation /*g*/) override {
        return pre_activation(x, w, b);
    }
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation /*g*/) override {
        return Right::layer_by_rows(x, weight, b, Activation::identity);
    }
};

struct MISTAKE(
    g_before_the_sum,
    "g is applied to each input before it is weighed. In a = g(w . x + b) the sum stands inside the "
    "brackets: g comes last, and once.") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) override {
        return pre_activation(activated(x, g), w, b);
    }
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        out.a = Right::layer_by_rows(activated(x, g), weight, b, g).z;
        return out;
    }
    nn::Vector activated(nn::Vector x, Activation g) {
        for (double& entry : x) entry = activate(g, entry);
        return x;
    }
};

struct MISTAKE(g_of_each_product,
               "g is applied to each product w_i x_i, and the results are added up. It is applied to their "
               "sum, with the "
               "bias in it: once for each neuron.") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) override {
        check_weights(x, w);
        double sum = b;
        for (std::size_t i = 0; i < x.size(); ++i) sum += activate(g, w(i) * x(i));
        return sum;
    }
};

struct MISTAKE(
    bias_after_activation,
    "You compute g(w . x) + b: the bias comes after the activation. It belongs inside the brackets, where it "
    "moves the place at which the neuron says yes.") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) override {
        return activate(g, pre_activation(x, w, 0)) + b;
    }
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        out.a = Right::layer_by_rows(x, weight, zeros(b.size()), g).a;
        for (std::size_t k = 0; k < b.size(); ++k) out.a(k) += b(k);
        return out;
    }
};

struct MISTAKE(bias_twice,
               "Inside the brackets the bias is there twice. z = w . x + b has it already: what do you add "
               "to it before g "
               "is applied?") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) override {
        return activate(g, pre_activation(x, w, b) + b);
    }
};

struct MISTAKE(
    activation_twice,
    "g is applied twice, g(g(z)). With relu it does not show, for relu of relu is relu; with the sigmoid "
    "the answer is always between 1/2 and 3/4.") {
    double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) override {
        return activate(g, Right::neuron(x, w, b, g));
    }
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        for (double& entry : out.a) entry = activate(g, entry);
        return out;
    }
};

struct MISTAKE(derivative_for_activation,
               "You return the slope of g, not its value. Slopes come in exercise 02; a neuron answers with "
               "g(z) itself.") {
    double activate(Activation g, double z) override {
        switch (g) {
            case Activation::threshold:
                return 0;
            case Activation::sigmoid:
                return sigmoid(z) * (1 - sigmoid(z));
            case Activation::tanh:
                return 1 - hyperbolic_tangent(z) * hyperbolic_tangent(z);
            case Activation::relu:
                return z > 0 ? 1 : 0;
            default:
                return 1;
        }
    }
};

struct MISTAKE(
    break_forgotten,
    "Whichever g is asked for, relu comes out: one case runs on into the next, as a switch without "
    "break does, and the last one is what counts. Where is the answer of threshold lost?") {
    double activate(Activation /*g*/, double z) override { return relu(z); }
};

struct MISTAKE(identity_forgotten,
               "With identity you return 0, as for a case that is missing. The identity leaves z as it is.") {
    double activate(Activation g, double z) override {
        return g == Activation::identity ? 0 : Right::activate(g, z);
    }
};

struct MISTAKE(identity_falls_through,
               "With identity you return the threshold. A case without a return or break at its end runs on "
               "into the next "
               "one.") {
    double activate(Activation g, double z) override {
        return g == Activation::identity ? threshold(z) : Right::activate(g, z);
    }
};

struct MISTAKE(
    identity_is_one,
    "With identity you return 1. The identity is the function that changes nothing: its value is z.") {
    double activate(Activation g, double z) override {
        return g == Activation::identity ? 1 : Right::activate(g, z);
    }
};

// The activations, one by one.

struct MISTAKE(
    threshold_above_zero,
    "At z = 0 the threshold gives 1 in this course: its contract says where z >= 0. You have z > 0.") {
    double threshold(double z) override { return z > 0 ? 1 : 0; }
};

struct MISTAKE(
    threshold_at_half,
    "Your threshold lies at 1/2. A neuron says yes where z >= 0; 1/2 would be the limit for the answer of a "
    "sigmoid, which is 1/2 where z is 0.") {
    double threshold(double z) override { return z >= 0.5 ? 1 : 0; }
};

struct MISTAKE(threshold_at_one, "Your threshold says yes from z = 1 on. It does so from z = 0 on.") {
    double threshold(double z) override { return z >= 1 ? 1 : 0; }
};

struct MISTAKE(
    threshold_of_signs,
    "Your threshold answers +1 and -1. That is the sign function, which other books use; here it is 1 "
    "and 0.") {
    double threshold(double z) override { return z >= 0 ? 1 : -1; }
};

struct MISTAKE(
    threshold_turned_round,
    "Your threshold says yes where z is negative. Which of the two answers stands behind your question "
    "mark?") {
    double threshold(double z) override { return z >= 0 ? 0 : 1; }
};

struct MISTAKE(
    threshold_keeps_z,
    "Where it says yes, your threshold returns z. That is relu; a threshold says 1, however large z is.") {
    double threshold(double z) override { return z >= 0 ? z : 0; }
};

struct MISTAKE(
    threshold_with_tolerance,
    "Your threshold takes small negative numbers for 0. A number as small as 1e-13 is still on its own "
    "side: compare with 0 itself.") {
    double threshold(double z) override { return z >= -1e-9 ? 1 : 0; }
};

struct MISTAKE(sigmoid_sign,
               "Your sigmoid falls: it is near 1 for negative z. The minus in exp(-z) is missing.") {
    double sigmoid(double z) override { return 1 / (1 + std::exp(z)); }
};

struct MISTAKE(sigmoid_overflows,
               "exp(z) is infinity from about z = 710, and infinity / infinity is not a number. With exp(-z) "
               "below the line "
               "alone nothing can go wrong: 1 / infinity is 0.") {
    double sigmoid(double z) override { return std::exp(z) / (1 + std::exp(z)); }
};

struct MISTAKE(
    tanh_for_sigmoid,
    "With sigmoid you return the hyperbolic tangent. It has the same shape, but runs from -1 to 1; the "
    "sigmoid runs from 0 to 1 and is 1/2 at 0.") {
    double sigmoid(double z) override { return std::tanh(z); }
};

struct MISTAKE(
    sigmoid_without_bracket,
    "You compute 1 / 1 + exp(-z), which is 1 + exp(-z): division comes before addition. The sum below the "
    "line needs brackets.") {
    double sigmoid(double z) override { return 1 + std::exp(-z); }
};

struct MISTAKE(sigmoid_for_tanh,
               "With tanh you return the sigmoid. The hyperbolic tangent runs from -1 to 1 and is 0 at 0.") {
    double hyperbolic_tangent(double z) override { return 1 / (1 + std::exp(-z)); }
};

struct MISTAKE(
    tanh_overflows,
    "Your tanh is right for small numbers. But from about z = 710 its exponentials are infinite, and "
    "infinity / infinity is not a number. std::tanh has no such trouble.") {
    double hyperbolic_tangent(double z) override {
        return (std::exp(z) - std::exp(-z)) / (std::exp(z) + std::exp(-z));
    }
};

struct MISTAKE(tanh_half_as_steep,
               "Your tanh is 2 sigmoid(z) - 1, which is only half as steep at 0 as it should be. It is "
               "2 sigmoid(2 z) - 1.") {
    double hyperbolic_tangent(double z) override { return 2 / (1 + std::exp(-z)) - 1; }
};

struct MISTAKE(tan_for_tanh,
               "std::tan is the tangent of an angle. The hyperbolic one ends in an h: std::tanh.") {
    double hyperbolic_tangent(double z) override { return std::tan(z); }
};

struct MISTAKE(
    arc_tangent_for_tanh,
    "You use the arc tangent. It has a similar shape, but runs from -1.57 to 1.57. The function is "
    "std::tanh.") {
    double hyperbolic_tangent(double z) override { return std::atan(z); }
};

struct MISTAKE(
    relu_turned_round,
    "Your relu keeps what is negative and puts 0 in the place of what is positive. Is it min where max "
    "belongs?") {
    double relu(double z) override { return z < 0 ? z : 0; }
};

struct MISTAKE(relu_is_absolute,
               "Your relu turns negative numbers into positive ones. It puts 0 in their place.") {
    double relu(double z) override { return std::abs(z); }
};

struct MISTAKE(
    relu_leaks,
    "Your relu lets a hundredth of a negative z through. That is leaky relu, of exercise 02; relu itself "
    "gives 0 there.") {
    double relu(double z) override { return z > 0 ? z : 0.01 * z; }
};

struct MISTAKE(relu_is_a_step,
               "Your relu returns 1 where z is positive. That is a threshold; relu keeps z.") {
    double relu(double z) override { return z > 0 ? 1 : 0; }
};

struct MISTAKE(relu_up_to_one, "Your relu stops at 1. It has no upper limit: relu(5) is 5.") {
    double relu(double z) override { return std::clamp(z, 0.0, 1.0); }
};

// The layers.

struct MISTAKE(
    rows_for_columns,
    "You weigh the inputs with row k of w_in_out, where neuron k has column k. With a square matrix nothing "
    "complains. A shape (in, out): what does a row belong to, an input or a neuron?") {
    nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out,
                                const nn::Vector& b) override {
        return Right::layer_by_columns(x, turned(w_in_out), b);
    }
};

struct MISTAKE(
    columns_for_rows,
    "You weigh the inputs with column k of weight, where neuron k has row k. Here the matrix is (out, in): "
    "the other way round than in layer_by_columns.") {
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        return Right::layer_by_rows(x, turned(weight), b, g);
    }
};

struct MISTAKE(read_as_another_shape,
               "You read the numbers of w_in_out one after the other, as if each neuron's stood together. "
               "They stand in a "
               "column: from one to the next it is a whole row further.") {
    double column_sum(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b,
                      std::size_t k) override {
        nn::Vector w = zeros(x.size());
        for (std::size_t i = 0; i < w.size(); ++i) w(i) = w_in_out.data()[k * w.size() + i];
        return affine(x, w, b(k));
    }
};

struct MISTAKE(first_neuron_activated,
               "Only the first neuron's z is sent through g. Each neuron has its answer a_k = g(z_k): apply "
               "g in a loop.") {
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        const LayerOutput right = Right::layer_by_rows(x, weight, b, g);
        LayerOutput out{right.z, right.z};
        if (b.size() > 0) out.a(0) = right.a(0);
        return out;
    }
};

struct MISTAKE(one_neuron_for_all,
               "All neurons have the weights of the first one, and differ by their biases alone. Which index "
               "of the matrix "
               "has to be the neuron's?") {
    double column_sum(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b,
                      std::size_t k) override {
        return affine(x, column_of(w_in_out, 0), b(k));
    }
    double row_sum(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                   std::size_t k) override {
        return affine(x, row_of(weight, 0), b(k));
    }
};

struct MISTAKE(one_bias_for_all,
               "All neurons have the bias of the first one. Each has its own: as many biases as neurons.") {
    double bias_of(const nn::Vector& b, std::size_t /*k*/) override { return b(0); }
};

struct MISTAKE(all_biases_for_each,
               "Each neuron gets the sum of all biases. Neuron k has b(k), and that alone.") {
    double bias_of(const nn::Vector& b, std::size_t /*k*/) override {
        return std::accumulate(b.begin(), b.end(), 0.0);
    }
};

struct MISTAKE(
    sum_goes_on,
    "Each neuron begins with the sum of the one before it: the first is right, the others are too large "
    "or too small. Where do you set your sum to 0, before both loops or between them?") {
    double column_sum(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b,
                      std::size_t k) override {
        return Right::column_sum(x, w_in_out, b, k) + (k > 0 ? column_sum(x, w_in_out, b, k - 1) : 0);
    }
    double row_sum(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                   std::size_t k) override {
        return Right::row_sum(x, weight, b, k) + (k > 0 ? row_sum(x, weight, b, k - 1) : 0);
    }
};

struct MISTAKE(
    biases_unchecked,
    "Weights that do not fit are refused, biases that do not fit are not. The contract names both.") {
    void check_layer(const nn::Vector& x, std::size_t in, std::size_t /*out*/,
                     const nn::Vector& /*b*/) override {
        if (x.size() != in) throw std::invalid_argument("a neuron has one weight for each input");
    }
    double bias_of(const nn::Vector& b, std::size_t k) override {
        return b.size() == 1 ? b(0) : k < b.size() ? b(k) : 0;
    }
};

struct MISTAKE(
    inputs_unchecked,
    "Biases that do not fit are refused, inputs that do not fit are not. The contract names both.") {
    void check_layer(const nn::Vector& /*x*/, std::size_t /*in*/, std::size_t out,
                     const nn::Vector& b) override {
        if (b.size() != out) throw std::invalid_argument("each neuron has one bias");
    }
};

struct MISTAKE(
    no_inputs_refused,
    "You refuse a neuron without inputs. Sizes of 0 are fine: a sum of nothing is 0, and the bias is left.") {
    double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) override {
        if (x.size() == 0) throw std::invalid_argument("no inputs");
        return Right::pre_activation(x, w, b);
    }
    void check_layer(const nn::Vector& x, std::size_t in, std::size_t out, const nn::Vector& b) override {
        Right::check_layer(x, in, out, b);
        if (in == 0 || out == 0) throw std::invalid_argument("an empty layer");
    }
};

struct MISTAKE(
    layer_of_positive_parts,
    "layer_by_columns returns relu of each pre-activation. It asks for the pre-activations: numbers "
    "of either sign.") {
    double column_sum(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b,
                      std::size_t k) override {
        return relu(Right::column_sum(x, w_in_out, b, k));
    }
};

struct MISTAKE(
    z_and_a_exchanged,
    "Your z and your a are exchanged. In this course z is what g is applied to and a what comes out of it.") {
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        const LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        return {out.a, out.z};
    }
};

struct MISTAKE(
    z_is_activated,
    "Both of your vectors are the activations. z is what stands inside the brackets of g: keep it before "
    "you apply g.") {
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        const LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        return {out.a, out.a};
    }
};

struct MISTAKE(
    z_without_bias,
    "Your a is right, but your z lacks the bias. z = w . x + b is what g is applied to: the whole of it.") {
    LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b,
                              Activation g) override {
        LayerOutput out = Right::layer_by_rows(x, weight, b, g);
        for (std::size_t k = 0; k < b.size(); ++k) out.z(k) -= b(k);
        return out;
    }
};

// meaning

struct MISTAKE(letters_of_the_course_everywhere,
               "You read every a as an activation and every z as a pre-activation, as this course does. In "
               "one of the two "
               "formulas of the lecture it is not so: look at which letter g stands in front of.") {
    Quantity meaning(Symbol symbol) override {
        if (symbol == Symbol::early_a_j) return Quantity::activation;
        if (symbol == Symbol::early_z_j) return Quantity::pre_activation;
        return Right::meaning(symbol);
    }
};

struct MISTAKE(early_letters_everywhere,
               "You read both formulas of the lecture by the early one. In the late one the letters have "
               "changed places: "
               "look at which letter g stands in front of.") {
    Quantity meaning(Symbol symbol) override {
        if (symbol == Symbol::late_a_k) return Quantity::pre_activation;
        if (symbol == Symbol::late_z_k) return Quantity::activation;
        return Right::meaning(symbol);
    }
};

struct MISTAKE(answers_of_the_layer_before,
               "What comes into a neuron may well be the activation of another one. But the question is what "
               "it is for the "
               "neuron that is being computed.") {
    Quantity meaning(Symbol symbol) override {
        if (symbol == Symbol::early_z_i || symbol == Symbol::late_a_before) return Quantity::activation;
        return Right::meaning(symbol);
    }
};

struct MISTAKE(
    answer_of_the_layer_before,
    "a^(l-1) is what layer l - 1 has answered. But the question is what it is for neuron k of layer l.") {
    Quantity meaning(Symbol symbol) override {
        return symbol == Symbol::late_a_before ? Quantity::activation : Right::meaning(symbol);
    }
};

struct MISTAKE(
    answer_of_another_neuron,
    "The early z_i may be what another neuron has answered. But the question is what it is for neuron j.") {
    Quantity meaning(Symbol symbol) override {
        return symbol == Symbol::early_z_i ? Quantity::activation : Right::meaning(symbol);
    }
};

struct MISTAKE(
    one_letter_one_meaning,
    "In the early formula z stands on both sides, with different indices: z_i and z_j are not the same "
    "thing, and neither are a_k and a^(l-1) in the late one.") {
    Quantity meaning(Symbol symbol) override {
        if (symbol == Symbol::early_z_j || symbol == Symbol::late_a_k) return Quantity::input;
        return Right::meaning(symbol);
    }
};

struct MISTAKE(
    weighted_inputs_are_pre_activations,
    "You call what stands under the sum a pre-activation. The pre-activation is the whole sum with its "
    "bias; what is weighed in it is something else.") {
    Quantity meaning(Symbol symbol) override {
        if (symbol == Symbol::early_z_i || symbol == Symbol::late_a_before) return Quantity::pre_activation;
        return Right::meaning(symbol);
    }
};

}  // namespace student
