#pragma once
// Exercise @NUMBER@, @TITLE@: the contract. Write these functions in @NAME@.cpp, in namespace student.

#include <nn/tensor.hpp>

namespace student {

// TO WRITE: what each function promises

/// The sum of the values, of shape (n), divided by n. Throws std::invalid_argument for n = 0: no values have no mean.
double mean(const nn::Vector& values);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F) F(mean, values)
