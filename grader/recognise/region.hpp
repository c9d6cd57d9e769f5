#pragma once
// Where answers are right and where wrong, when a sentence can say it: for each number, for each place of an answer, or for
// each call.

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

/// By the input of each number, if the function works entry by entry: "where x is above 0".
std::optional<Region> region_of_inputs(const Study& study);

/// By the place of each number in its answer: "in the last row". The others are all right.
std::optional<Region> region_of_places(const Study& study);

/// By what calls have in common: "when x has no entries". `marked` are some of the study's calls; the region's `wrong` says
/// what is so for each of them and for none of the others.
std::optional<Region> region_of_calls(const Study& study, const std::vector<const Observation*>& marked);

/// Of the study's wrong numbers: the first of these that there is.
std::optional<Region> region_of_wrong(const Study& study);

}  // namespace recognise
