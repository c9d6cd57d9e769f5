#pragma once
// Where answers are right and where wrong, when a sentence can say it: for each number, for each place of an answer, or for
// each call.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "recognise/study.hpp"

namespace recognise {

/// Both complete a sentence: "wrong where x is 0 or above", "right where x is below 0".
struct Region {
    std::string wrong;
    std::string right;
};

/// Whether an entry would be wrong in the same way, were it not right by chance, as a 0 is: it says nothing about where.
using IsEither = std::function<bool(const Entry&)>;

/// By the input of each number, if the function works entry by entry: "where x is above 0".
std::optional<Region> region_of_inputs(const Study& study, const IsEither& is_either = {});

/// By the place of each number in a wrong answer: "in the last row". The others are all right. Without `is_either` one in
/// four of the numbers at the place may be right by chance.
std::optional<Region> region_of_places(const Study& study, const IsEither& is_either = {});

/// By what calls have in common: "when x has no entries". `marked` are some of the study's calls; the region's `wrong` says
/// what is so for each of them and for none of the others. If all of them have an answer, the others are those that have.
/// `is_plain`: only what checks ask on purpose, and no numbers that had to be something.
std::optional<Region> region_of_calls(const Study& study, const std::vector<const Observation*>& marked,
                                      bool is_plain = false);

}  // namespace recognise
