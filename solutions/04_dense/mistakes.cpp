// The catalogue of 04_dense: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "dense.hpp"
#include "worker/catalogue.hpp"

namespace student {

/// The sums of the lecture as loops, with nothing between them and the reader.
struct Right {
    virtual ~Right() = default;

    virtual nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
        check_shapes(x, weight, bias);
        nn::Matrix z = nn::Matrix::from_shape({x.shape(0), weight.shape(0)});
        for (std::size_t i = 0; i < z.shape(0); ++i) {
            for (std::size_t k = 0; k < z.shape(1); ++k) {
                z(i, k) = pre_activation(x, i, weight, bias, k);
            }
        }
        return z;
    }

    virtual nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
        nn::Matrix weight = nn::Matrix::from_shape({w_in_out.shape(1), w_in_out.shape(0)});
        for (std::size_t k = 0; k < weight.shape(0); ++k) {
            for (std::size_t j = 0; j < weight.shape(1); ++j) {
                weight(k, j) = w_in_out(j, k);
            }
        }
        return weight;
    }

    virtual nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
        nn::Matrix a = x;
        for (const Layer& layer : layers) {
            a = layer_forward(a, layer);
        }
        return a;
    }

    virtual std::size_t parameter_count(const std::vector<Layer>& layers) {
        std::size_t count = 0;
        for (const Layer& layer : layers) {
            count += layer_parameters(layer);
        }
        return count;
    }

    virtual Depth layer_count(const std::vector<std::size_t>& sizes) {
        if (sizes.size() < 2) {
            throw std::invalid_argument("layer_count: a network has at least an input and an output layer");
        }
        const std::size_t layers = sizes.size() - 1;
        return {layers, layers - 1};
    }

    /// W (W' x + b') + b = (W W') x + (W b' + b), layer by layer.
    virtual Affine collapse_linear(const std::vector<Layer>& layers) {
        check_affine(layers);
        for (const Layer& layer : layers) check_bias(layer.weight, layer.bias);
        Affine map = {layers[0].weight, layers[0].bias};
        for (std::size_t l = 1; l < layers.size(); ++l) {
            map = {collapsed_weight(layers[l], map.weight), collapsed_bias(layers[l], map.bias)};
        }
        return map;
    }

  protected:
    virtual void check_shapes(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
        if (x.shape(1) != weight.shape(1)) {
            throw nn::shape_error("dense_forward", nn::shape_of(x), nn::shape_of(weight),
                                  "the weight needs a column for each column of the batch");
        }
        check_bias(weight, bias);
    }

    static void check_bias(const nn::Matrix& weight, const nn::Vector& bias) {
        if (bias.size() != weight.shape(0)) {
            throw nn::shape_error("a layer", nn::shape_of(weight), nn::shape_of(bias),
                                  "the bias needs an entry for each row of the weight");
        }
    }

    /// What neuron k computes for sample i.
    virtual double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                                  const nn::Vector& bias, std::size_t k) {
        // Most of what naming costs is this sum: hence no indices.
        const double* sample = x.data() + i * x.shape(1);
        return std::inner_product(sample, sample + x.shape(1), weight.data() + k * weight.shape(1), bias(k));
    }

    virtual nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) {
        const nn::Matrix z = dense_forward(a, layer.weight, layer.bias);
        return nn::apply(layer.activation, z);
    }

    virtual std::size_t layer_parameters(const Layer& layer) {
        return layer.weight.size() + layer.bias.size();
    }

    virtual void check_affine(const std::vector<Layer>& layers) {
        if (layers.empty()) {
            throw std::invalid_argument("collapse_linear: there are no layers");
        }
        for (const Layer& layer : layers) {
            if (layer.activation != nn::Activation::identity) {
                throw std::invalid_argument("collapse_linear: a layer with an activation is no affine map");
            }
        }
    }

    /// W W', where W' is what the layers before collapse to.
    virtual nn::Matrix collapsed_weight(const Layer& layer, const nn::Matrix& before) {
        const nn::Matrix& weight = layer.weight;
        if (weight.shape(1) != before.shape(0)) {
            throw nn::shape_error("collapse_linear", nn::shape_of(before), nn::shape_of(weight),
                                  "a layer needs a column for each row of the layer before");
        }
        nn::Matrix product = xt::zeros<double>({weight.shape(0), before.shape(1)});
        for (std::size_t k = 0; k < weight.shape(0); ++k) {
            for (std::size_t h = 0; h < weight.shape(1); ++h) {
                for (std::size_t j = 0; j < product.shape(1); ++j) {
                    product(k, j) += weight(k, h) * before(h, j);
                }
            }
        }
        return product;
    }

    /// W b' + b, where b' is what the layers before collapse to.
    virtual nn::Vector collapsed_bias(const Layer& layer, const nn::Vector& before) {
        nn::Vector bias = layer.bias;
        for (std::size_t k = 0; k < layer.weight.shape(0); ++k) {
            for (std::size_t h = 0; h < layer.weight.shape(1); ++h) {
                bias(k) += layer.weight(k, h) * before(h);
            }
        }
        return bias;
    }
};

// dense_forward: the bias.

struct MISTAKE(
    no_bias,
    "This is what you get without the bias: each output is the inner product alone. Try a weight of "
    "zeros. What should the layer answer then, whatever the input?") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        return Right::dense_forward(x, weight, xt::zeros<double>(bias.shape()));
    }
};

struct MISTAKE(bias_subtracted,
               "The bias has the wrong sign. A threshold would be subtracted, w . x >= t; the bias is that "
               "threshold moved to the other side of the comparison.") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        return Right::dense_forward(x, weight, -bias);
    }
};

struct MISTAKE(
    bias_per_input,
    "The bias comes in once for every input: with three inputs it is three times too large. Look at "
    "which of your loops the bias stands in.") {
    double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        double sum = 0;
        for (std::size_t j = 0; j < x.shape(1); ++j) {
            sum += weight(k, j) * x(i, j) + bias(k);
        }
        return sum;
    }
};

struct MISTAKE(
    bias_per_sample,
    "The bias goes along the wrong axis: one number is added to a whole sample, where each neuron has a "
    "bias of its own. With as many samples as neurons the shapes fit all the same. What does the size of "
    "the bias count, rows or columns of the result?") {
    double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        double sum = bias(i);
        for (std::size_t j = 0; j < x.shape(1); ++j) {
            sum += weight(k, j) * x(i, j);
        }
        return sum;
    }
};

struct MISTAKE(bias_unchecked,
               "The batch is compared with the weight, the bias with nothing. A bias of a single number is "
               "stretched over all neurons without a word, and what xtensor throws for other sizes is not a "
               "std::invalid_argument. See what the contract of this function says about the bias.") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        const nn::Matrix products = Right::dense_forward(x, weight, xt::zeros<double>({weight.shape(0)}));
        return products + bias;
    }
};

// dense_forward: the products, the shapes.

struct MISTAKE(
    elementwise_product,
    "Nothing is summed here: each entry of the batch is multiplied by the entry of the weight at the "
    "same place. In xtensor, as in NumPy, * between two arrays works entry by entry. How many products "
    "go into one output of one neuron?") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        check_shapes(x, weight, bias);
        return x * weight + bias;
    }
};

struct MISTAKE(
    first_sample_for_all,
    "Every row of the result belongs to the first sample. With a batch of one you would not see it. "
    "Which index says which sample it is, and where do you read the batch?") {
    double pre_activation(const nn::Matrix& x, std::size_t /*i*/, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        return Right::pre_activation(x, 0, weight, bias, k);
    }
};

struct MISTAKE(
    weight_not_transposed,
    "The numbers are those of a layer whose weight lies the other way round: you sum down a column of "
    "the weight where one neuron's numbers stand in a row. With a square weight nothing complains, with "
    "any other the shapes do not fit. Which letter does the contract put first in the shape of the "
    "weight, and which index of it runs along with the sample?") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        // Turned round, the columns are what Right reads as rows.
        return Right::dense_forward(x, nn::transpose(weight), bias);
    }
};

struct MISTAKE(
    result_transposed,
    "The numbers are right but lie the wrong way round: your result has a row for each neuron and a "
    "column for each sample. That is what W x gives if the samples are columns; here, as in all "
    "libraries, they are rows, before the layer and after it.") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        return nn::transpose(Right::dense_forward(x, weight, bias));
    }
};

struct MISTAKE(
    shapes_unchecked,
    "The values are right where the shapes fit. Where they do not, you compute with a part of the "
    "numbers or read past the end of an array, and nobody is told. The contract names the shapes to "
    "refuse and how.") {
    void check_shapes(const nn::Matrix& /*x*/, const nn::Matrix& /*weight*/,
                      const nn::Vector& /*bias*/) override {}
};

// columns_to_weight.

struct MISTAKE(
    left_as_columns,
    "This is w_in_out itself. In it neuron k's weights stand in column k; the weight of this exercise "
    "has them somewhere else.") {
    nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) override { return w_in_out; }
};

struct MISTAKE(
    reshaped,
    "The shape is right, but the numbers are in the wrong places: they have been read row by row and "
    "written row by row into the new shape, so that one neuron gets weights of others. A new shape alone "
    "does not move any number.") {
    nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) override {
        nn::Matrix weight = nn::Matrix::from_shape({w_in_out.shape(1), w_in_out.shape(0)});
        std::copy(w_in_out.begin(), w_in_out.end(), weight.begin());
        return weight;
    }
};

struct MISTAKE(
    overwritten_in_place,
    "Your result is symmetric: one half of the numbers is lost. If an array is turned within itself, the "
    "second half of the loop reads what the first half has already overwritten; and for another shape "
    "there is no room at all.") {
    nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) override {
        nn::Matrix weight = w_in_out;
        for (std::size_t j = 0; j < w_in_out.shape(0); ++j) {
            for (std::size_t k = 0; k < w_in_out.shape(1); ++k) {
                weight(k, j) = weight(j, k);
            }
        }
        return weight;
    }
};

// mlp_forward: the activations.

struct MISTAKE(
    no_activation,
    "No activation is applied anywhere: these are the pre-activations passed on from layer to layer. "
    "Such a network, how deep it may be, is one affine map. Every layer says which g it has.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        return dense_forward(a, layer.weight, layer.bias);
    }
};

struct MISTAKE(
    no_activation_on_last,
    "The last layer comes out as z instead of g(z). Many networks end in a layer without activation, but "
    "then its activation says identity: the layer is treated like any other.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        std::vector<Layer> changed = layers;
        if (!changed.empty()) changed.back().activation = nn::Activation::identity;
        return Right::mlp_forward(x, changed);
    }
};

struct MISTAKE(
    activation_on_last_only,
    "Only the last layer's activation is applied. Without one in between, all the layers before it are "
    "together no more than one affine map. Is your activation inside the loop?") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        nn::Matrix a = x;
        for (const Layer& layer : layers) {
            a = dense_forward(a, layer.weight, layer.bias);
        }
        return layers.empty() ? a : nn::apply(layers.back().activation, a);
    }
};

struct MISTAKE(
    first_activation_everywhere,
    "All layers use the first layer's activation. Each has its own: try a network that begins with tanh "
    "and ends in identity.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        std::vector<Layer> changed = layers;
        for (Layer& layer : changed) layer.activation = layers.front().activation;
        return Right::mlp_forward(x, changed);
    }
};

struct MISTAKE(
    activation_before_weight,
    "Each layer computes W g(a) + b: the activation first and the sum after it. In a = g(W a + b), what "
    "is inside the brackets of g?") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        return dense_forward(nn::apply(layer.activation, a), layer.weight, layer.bias);
    }
};

struct MISTAKE(
    activation_twice,
    "Each layer's activation is applied twice, g(g(z)). With relu it does not show, for relu of relu is "
    "relu; with sigmoid everything is squeezed together. Look at what dense_forward returns, z or a.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        return nn::apply(layer.activation, Right::layer_forward(a, layer));
    }
};

struct MISTAKE(
    input_activated,
    "The input is sent through an activation before the first layer sees it. But a0 is x itself: the "
    "input layer computes nothing, and is not counted as a layer for that reason.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        if (layers.empty()) return x;
        return Right::mlp_forward(nn::apply(layers.front().activation, x), layers);
    }
};

// mlp_forward: the layers.

struct MISTAKE(
    input_for_every_layer,
    "Each layer is fed the input x, so only the last one matters. Layer l works on what layer l - 1 has "
    "made; where all widths are the same, nothing complains if it does not.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        nn::Matrix a = x;
        for (const Layer& layer : layers) {
            a = layer_forward(x, layer);
        }
        return a;
    }
};

struct MISTAKE(
    last_layer_left_out,
    "What you return is the activation of the last but one layer. A network has one layer for each entry "
    "of the list; with a single layer you give back the input. How often does your loop run?") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        std::vector<Layer> others = layers;
        if (!others.empty()) others.pop_back();
        return Right::mlp_forward(x, others);
    }
};

// parameter_count.

struct MISTAKE(biases_not_counted, "These are the weights alone. Which other numbers may training change?") {
    std::size_t layer_parameters(const Layer& layer) override { return layer.weight.size(); }
};

struct MISTAKE(one_bias_per_layer,
               "You count a single bias for each layer. How many entries does b have in z = W x + b?") {
    std::size_t layer_parameters(const Layer& layer) override { return layer.weight.size() + 1; }
};

struct MISTAKE(
    bias_for_every_input,
    "You count a bias for each input of a layer. A bias belongs to a neuron, and the inputs of a layer "
    "are the neurons of the one before it.") {
    std::size_t layer_parameters(const Layer& layer) override {
        return layer.weight.size() + layer.weight.shape(1);
    }
};

struct MISTAKE(
    input_biases_counted,
    "You count one bias too many for each input of the network. The input layer passes x on; it has "
    "neither weights nor biases.") {
    std::size_t parameter_count(const std::vector<Layer>& layers) override {
        const std::size_t inputs = layers.empty() ? 0 : layers.front().weight.shape(1);
        return inputs + Right::parameter_count(layers);
    }
};

// layer_count.

struct MISTAKE(
    input_layer_counted,
    "You count the input layer. It computes nothing, so it is left out: a network with one hidden layer "
    "has two layers.") {
    Depth layer_count(const std::vector<std::size_t>& sizes) override {
        const Depth depth = Right::layer_count(sizes);
        return {depth.layers + 1, depth.hidden};
    }
};

struct MISTAKE(
    input_layer_hidden,
    "Both of your numbers are too large by one: the input layer is in both. It is neither counted in L "
    "nor hidden.") {
    Depth layer_count(const std::vector<std::size_t>& sizes) override {
        const Depth depth = Right::layer_count(sizes);
        return {depth.layers + 1, depth.hidden + 1};
    }
};

struct MISTAKE(
    output_layer_hidden,
    "You count the output layer as hidden. Hidden are the layers that one sees from neither side.") {
    Depth layer_count(const std::vector<std::size_t>& sizes) override {
        const Depth depth = Right::layer_count(sizes);
        return {depth.layers, depth.hidden + 1};
    }
};

struct MISTAKE(
    count_below_zero,
    "With too few sizes your count goes below zero, and an unsigned number has no such values: it starts "
    "again at the top, at about 1.8e19. What does the contract want for a list that is no network?") {
    Depth layer_count(const std::vector<std::size_t>& sizes) override {
        return {sizes.size() - 1, sizes.size() - 2};
    }
};

// collapse_linear: which stacks, which layers.

struct MISTAKE(
    activation_ignored,
    "You collapse a stack that has an activation in it, as if it were not there. The result is not the "
    "same map: this is why deep networks need activations. Such a stack is to be refused.") {
    void check_affine(const std::vector<Layer>& layers) override {
        if (layers.empty()) {
            throw std::invalid_argument("collapse_linear: there are no layers");
        }
    }
};

struct MISTAKE(
    only_first_two,
    "The first two layers are collapsed, the others are left out. What you have after two layers is "
    "again one affine layer: what would you do with it and the third?") {
    Affine collapse_linear(const std::vector<Layer>& layers) override {
        check_affine(layers);
        std::vector<Layer> first = layers;
        if (first.size() > 2) first.resize(2);
        return Right::collapse_linear(first);
    }
};

// collapse_linear: the weight, the bias.

struct MISTAKE(
    order_reversed,
    "The weights are multiplied in the order in which the layers are listed. But the layer that comes "
    "first stands next to x, on the right, and a product of matrices cannot be turned round.") {
    nn::Matrix collapsed_weight(const Layer& layer, const nn::Matrix& before) override {
        const nn::Matrix& weight = layer.weight;
        if (weight.shape(0) != before.shape(1) || weight.shape(1) != before.shape(0)) {
            throw nn::shape_error("collapse_linear", nn::shape_of(before), nn::shape_of(weight),
                                  "a layer needs a column for each row of the layer before");
        }
        nn::Matrix product = xt::zeros<double>({weight.shape(0), before.shape(1)});
        for (std::size_t k = 0; k < weight.shape(0); ++k) {
            for (std::size_t h = 0; h < weight.shape(1); ++h) {
                for (std::size_t j = 0; j < product.shape(1); ++j) {
                    product(k, j) += before(k, h) * weight(h, j);
                }
            }
        }
        return product;
    }
};

struct MISTAKE(
    biases_only_added,
    "You add the biases as they are. Before b1 reaches the output it goes through the second layer like "
    "everything else that comes out of the first; often the two have not even the same size.") {
    nn::Vector collapsed_bias(const Layer& layer, const nn::Vector& before) override {
        return before + layer.bias;
    }
};

struct MISTAKE(
    first_bias_lost,
    "The first layer's bias is missing: a single layer collapses to its weight and a bias of zeros. With "
    "what pair do you start, before the second layer comes?") {
    Affine collapse_linear(const std::vector<Layer>& layers) override {
        std::vector<Layer> changed = layers;
        if (!changed.empty()) changed.front().bias.fill(0);
        return Right::collapse_linear(changed);
    }
};

struct MISTAKE(
    inner_bias_lost,
    "The weight is right, but of the biases only the last layer's is left. The earlier ones do not "
    "vanish: the next layer takes them for input. Write out W2 (W1 x + b1) + b2 and multiply out the "
    "bracket.") {
    nn::Vector collapsed_bias(const Layer& layer, const nn::Vector& /*before*/) override {
        return layer.bias;
    }
};

struct MISTAKE(
    last_bias_lost,
    "Each layer carries the bias of those before it along, but its own is missing: for x = 0 and all "
    "earlier biases 0 the answer should still be the last bias.") {
    nn::Vector collapsed_bias(const Layer& layer, const nn::Vector& before) override {
        return Right::collapsed_bias({layer.weight, xt::zeros<double>({layer.weight.shape(0)})}, before);
    }
};

// The layer: what else is done to the numbers.

struct MISTAKE(relu_in_every_layer,
               "Your layer puts 0 in the place of negative numbers: it applies relu. dense_forward gives the "
               "pre-activations z = W x + b; the activation is the network's business, layer by layer.") {
    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) override {
        return nn::apply(nn::Activation::relu, Right::dense_forward(x, weight, bias));
    }
};

struct MISTAKE(
    bias_for_the_first_sample,
    "The first sample is right, the others lack the bias. It is a neuron's own number, added to its sum for "
    "every sample of the batch.") {
    double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        return Right::pre_activation(x, i, weight, bias, k) - (i > 0 ? bias(k) : 0);
    }
};

struct MISTAKE(
    mean_for_sum,
    "You take the mean over the inputs where the sum belongs: with three inputs your products are a third of "
    "what they should be. w . x adds up; nothing is divided.") {
    double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        const double sum = Right::pre_activation(x, i, weight, bias, k) - bias(k);
        return sum / static_cast<double>(x.shape(1)) + bias(k);
    }
};

struct MISTAKE(
    bias_added_to_the_weights,
    "You compute (W + b) x: the bias is added to each weight, and so multiplied by the inputs. It is added "
    "to the sum, once, whatever the input is.") {
    double pre_activation(const nn::Matrix& x, std::size_t i, const nn::Matrix& weight,
                          const nn::Vector& bias, std::size_t k) override {
        double sum = 0;
        for (std::size_t j = 0; j < x.shape(1); ++j) sum += (weight(k, j) + bias(k)) * x(i, j);
        return sum;
    }
};

struct MISTAKE(
    turned_by_a_quarter,
    "The shape is right, but the inputs come out in reverse order: the matrix is turned by a quarter, not "
    "transposed. The first input's weights are to stay first.") {
    nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) override {
        const nn::Matrix right = Right::columns_to_weight(w_in_out);
        nn::Matrix turned = right;
        for (std::size_t k = 0; k < right.shape(0); ++k)
            for (std::size_t j = 0; j < right.shape(1); ++j) turned(k, j) = right(k, right.shape(1) - 1 - j);
        return turned;
    }
};

// mlp_forward: an own way through the layers.

struct MISTAKE(
    slope_of_a_tenth,
    "Your leaky_relu has the slope 0.1 on the left. nn::apply uses 0.01, as 02_activations does: take it for "
    "all activations, and no constant has to be remembered.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        if (layer.activation != nn::Activation::leaky_relu) return Right::layer_forward(a, layer);
        nn::Matrix z = dense_forward(a, layer.weight, layer.bias);
        for (double& v : z) v = v > 0 ? v : 0.1 * v;
        return z;
    }
};

struct MISTAKE(leaky_relu_forgotten,
               "Layers with leaky_relu come out without any activation. Is it missing among the cases of "
               "your own switch? "
               "nn::apply knows all of them.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        if (layer.activation != nn::Activation::leaky_relu) return Right::layer_forward(a, layer);
        return dense_forward(a, layer.weight, layer.bias);
    }
};

struct MISTAKE(
    input_added_to_output,
    "Where a layer keeps the width, its input is added to its output. That is a residual network, an idea of "
    "2015; the network of this exercise passes on g(W a + b) alone.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        nn::Matrix result = Right::layer_forward(a, layer);
        if (result.shape() != a.shape()) return result;
        for (std::size_t i = 0; i < a.size(); ++i) result.data()[i] += a.data()[i];
        return result;
    }
};

struct MISTAKE(one_hidden_layer_only,
               "Your network has the first layer and the last one; those between are left out. A loop over "
               "the list does "
               "for two layers and for ten.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        if (layers.size() < 3) return Right::mlp_forward(x, layers);
        return Right::mlp_forward(x, {layers.front(), layers.back()});
    }
};

struct MISTAKE(
    first_layer_skipped,
    "The first layer of the list is not computed. The input layer is not in the list, so nothing has to be "
    "skipped: layers[0] is the first one with weights.") {
    nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) override {
        std::vector<Layer> others = layers;
        if (!others.empty()) others.erase(others.begin());
        return Right::mlp_forward(x, others);
    }
};

struct MISTAKE(
    bias_after_activation,
    "You compute g(W a) + b: the bias comes after the activation. It belongs inside the brackets, where it "
    "moves the place at which the neuron turns on.") {
    nn::Matrix layer_forward(const nn::Matrix& a, const Layer& layer) override {
        const nn::Vector none = xt::zeros<double>({layer.bias.size()});
        nn::Matrix result = nn::apply(layer.activation, dense_forward(a, layer.weight, none));
        for (std::size_t i = 0; i < result.shape(0); ++i)
            for (std::size_t k = 0; k < result.shape(1); ++k) result(i, k) += layer.bias(k);
        return result;
    }
};

// parameter_count and layer_count: other things counted.

struct MISTAKE(neurons_counted,
               "You count the neurons. Each of them has a weight for every input and a bias: how many "
               "numbers is that?") {
    std::size_t layer_parameters(const Layer& layer) override { return layer.bias.size(); }
};

struct MISTAKE(
    activation_counted,
    "You count one too many for each layer: the activation. It is chosen before training and has no number "
    "that training changes.") {
    std::size_t layer_parameters(const Layer& layer) override { return Right::layer_parameters(layer) + 1; }
};

struct MISTAKE(
    output_layer_not_counted,
    "The output layer's parameters are missing. It has weights and biases like every other layer: where does "
    "your loop or recursion end?") {
    std::size_t parameter_count(const std::vector<Layer>& layers) override {
        std::vector<Layer> others = layers;
        if (!others.empty()) others.pop_back();
        return Right::parameter_count(others);
    }
};

struct MISTAKE(
    zeros_not_counted,
    "You count the numbers that are not 0. A weight of 0 is one that training may change: it counts like any "
    "other.") {
    std::size_t layer_parameters(const Layer& layer) override {
        const auto zero = [](double number) { return number == 0; };
        const auto zeros = std::count_if(layer.weight.begin(), layer.weight.end(), zero) +
                           std::count_if(layer.bias.begin(), layer.bias.end(), zero);
        return Right::layer_parameters(layer) - static_cast<std::size_t>(zeros);
    }
};

struct MISTAKE(
    input_taken_off_twice,
    "L is right, but you have one hidden layer too few: L does not count the input, so only the output is to "
    "be taken off.") {
    Depth layer_count(const std::vector<std::size_t>& sizes) override {
        const Depth depth = Right::layer_count(sizes);
        return {depth.layers, depth.hidden == 0 ? 0 : depth.hidden - 1};
    }
};

// collapse_linear: other ways to collapse.

struct MISTAKE(column_with_the_bias,
               "You feed in unit vectors to read off the columns of W, but what comes out still has the bias "
               "in it. Feed "
               "in 0 as well, and take off what that gives.") {
    Affine collapse_linear(const std::vector<Layer>& layers) override {
        Affine map = Right::collapse_linear(layers);
        for (std::size_t k = 0; k < map.weight.shape(0); ++k)
            for (std::size_t j = 0; j < map.weight.shape(1); ++j) map.weight(k, j) += map.bias(k);
        return map;
    }
};

struct MISTAKE(one_bias_back,
               "Each bias goes through the next layer only: from the third layer on the earlier ones are "
               "lost. b2 already "
               "has W2 b1 in it; what goes through W3?") {
    Affine collapse_linear(const std::vector<Layer>& layers) override {
        Affine map = Right::collapse_linear(layers);
        if (layers.size() > 1)
            map.bias = Right::collapsed_bias(layers.back(), layers[layers.size() - 2].bias);
        return map;
    }
};

struct MISTAKE(
    relu_alone_refused,
    "You refuse a stack with a relu in it and collapse one with another activation. None but identity is an "
    "affine map.") {
    void check_affine(const std::vector<Layer>& layers) override {
        std::vector<Layer> changed = layers;
        for (Layer& layer : changed)
            if (layer.activation != nn::Activation::relu) layer.activation = nn::Activation::identity;
        Right::check_affine(changed);
    }
};

struct MISTAKE(
    last_activation_not_looked_at,
    "A stack whose last layer has an activation is collapsed as if it had none. The last layer counts like "
    "every other.") {
    void check_affine(const std::vector<Layer>& layers) override {
        std::vector<Layer> changed = layers;
        if (changed.size() > 1) changed.back().activation = nn::Activation::identity;
        Right::check_affine(changed);
    }
};

}  // namespace student
