#pragma once
// A behaviour prepared for the recognisers: answers beside the right ones, number by number.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "recognise/observation.hpp"

namespace recognise {

/// A number of an answer beside the right one.
struct Entry {
    std::size_t call;   ///< in Study::calls
    std::size_t field;  ///< which array of the answer
    std::size_t index;  ///< in that array
    double right;
    double given;
    double scale;  ///< of the array: see same_number
    bool is_wrong;
};
using Entries = std::vector<Entry>;

/// Adds the entry's call; those of one call mostly come one after the other.
inline void add_call(std::set<std::size_t>& calls, const Entry& entry) {
    if (calls.empty() || *calls.rbegin() != entry.call) calls.insert(entry.call);
}

/// How far from the right number one may be.
enum class Eye {
    lenient,  ///< as same_number() and the function itself see it
    sharp,    ///< rounding errors of double only
};

struct Study {
    Study(const Behaviour& of, Eye eye = Eye::lenient);

    const Behaviour& behaviour;
    std::vector<const Observation*> calls;  ///< the different ones: what is asked again says nothing new
    std::vector<const Observation*> wrong;  ///< of them

    /// All wrong answers are values where a value is right.
    bool are_values = true;
    /// The one array of the answer that may be wrong, if it has several: "the matrix".
    std::optional<std::size_t> only_field;
    /// The array of a value that is looked at: that one, or the only one. Null if there is none.
    [[nodiscard]] const Array* part_of(const Value& value) const;

    /// All values have the right shapes; then all numbers of all values, but of the only field that is wrong.
    bool have_shapes = true;
    Entries entries;
    Entries wrong_entries;

    /// Whether entry i of an answer is a function of entry i of the only argument, as far as one can see.
    [[nodiscard]] bool is_elementwise() const;
    /// That entry of the argument.
    [[nodiscard]] double input(const Entry& entry) const;

    /// Some numbers pass for the right ones here, and are farther from them than a check need allow: that an answer is right
    /// anywhere is not known.
    [[nodiscard]] bool is_blurred() const;

    [[nodiscard]] const Array& given(const Entry& entry) const;
    /// "the field weight", or without a name "the matrix", "the second number": an array of an answer in words.
    [[nodiscard]] std::string field_name(std::size_t field) const;

  private:
    mutable std::optional<bool>
        is_elementwise_;  // found out when it is first asked: it takes sorting all entries
};

/// The value's arrays have the same shapes, its lists the same lengths.
bool same_layout(const Value& a, const Value& b);

/// Numbers that were explained, in so many different ways and calls that they cannot agree by chance: three telling ones
/// from two calls, besides the `fitted` that the explanation was made to fit.
bool is_telling_evidence(const Entries& explained, std::size_t fitted);
/// The same, or many that say little, from four calls.
bool is_evidence(const Entries& explained, std::size_t fitted);

}  // namespace recognise
