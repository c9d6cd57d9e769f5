// Exercise @NUMBER@, @TITLE@. What each function promises stands in @NAME@.hpp; replace the throw by your code.
// Try it with: exercises/check @ID@
#include "@NAME@.hpp"

namespace student {

// TO WRITE: a throw for each function

double mean(const nn::Vector& /*values*/) {
    throw nn::NotImplementedError("mean");
}

}  // namespace student
