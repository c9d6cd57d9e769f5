// Exercise 12, overfitting. What each function promises stands in overfitting.hpp; replace the throw by your code.
// Try it with: exercises/check 12_overfitting
#include "overfitting.hpp"

namespace student {

double mse(const nn::Matrix& /*predicted*/, const nn::Matrix& /*y*/) {
    throw nn::NotImplementedError("mse");
}

std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& /*layers*/, const nn::Matrix& /*x*/,
                                    const nn::Matrix& /*y*/) {
    throw nn::NotImplementedError("gradient");
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& /*layers*/,
                                const std::vector<LayerGradient>& /*gradients*/, double /*learning_rate*/,
                                double /*weight_decay*/) {
    throw nn::NotImplementedError("sgd_step");
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t /*n*/, std::size_t /*batch_size*/,
                                                   std::size_t /*seed*/) {
    throw nn::NotImplementedError("mini_batches");
}

Trained train(const std::vector<nn::Dense>& /*layers*/, const nn::Matrix& /*x*/, const nn::Matrix& /*y*/,
              const Options& /*options*/) {
    throw nn::NotImplementedError("train");
}

Split split(std::size_t /*n*/, std::size_t /*held_out*/, std::size_t /*seed*/) {
    throw nn::NotImplementedError("split");
}

double generalization_gap(const std::vector<nn::Dense>& /*layers*/, const nn::Matrix& /*x_training*/,
                          const nn::Matrix& /*y_training*/, const nn::Matrix& /*x_validation*/,
                          const nn::Matrix& /*y_validation*/) {
    throw nn::NotImplementedError("generalization_gap");
}

std::size_t best_epoch(const nn::Vector& /*training_losses*/, const nn::Vector& /*validation_losses*/) {
    throw nn::NotImplementedError("best_epoch");
}

nn::Matrix local_weight(const nn::Vector& /*kernel*/, std::size_t /*n*/) {
    throw nn::NotImplementedError("local_weight");
}

Diagnosis diagnose(Run /*run*/) {
    throw nn::NotImplementedError("diagnose");
}

Outlook predict(Change /*change*/) {
    throw nn::NotImplementedError("predict");
}

}  // namespace student
