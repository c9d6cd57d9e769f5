#pragma once
// Values as plain numbers, whatever a contract's types are: what naming by behaviour looks at.

#include <cstddef>
#include <string>
#include <vector>

namespace recognise {

/// The numbers of a vector, a matrix or a list of numbers. A single number has no dimensions.
struct Array {
    std::vector<std::size_t> shape;
    std::vector<double> entries;  ///< row by row
    bool is_whole = false;        ///< integers, truth values or enumerators
    std::string word = {};        ///< of an enumerator that has one: "relu"
    std::string field = {};       ///< the name of the struct's field that it is, if it is one: "weight"

    bool operator==(const Array&) const = default;
};

/// A value's fields and list elements, in their order, in so far as they are numbers.
struct Value {
    std::vector<Array> arrays;
    std::vector<std::size_t> lists = {};  ///< lengths of lists of other things than numbers
    std::vector<std::string> texts = {};

    bool operator==(const Value&) const = default;
};

}  // namespace recognise
