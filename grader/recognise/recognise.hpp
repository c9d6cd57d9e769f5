#pragma once
// What a function gets wrong, recognised from its answers beside the right ones: without a catalogue, and without its source.

#include <optional>
#include <string>
#include <vector>

#include "recognise/observation.hpp"
#include "recognise/recogniser.hpp"
#include "verdict/check.hpp"

namespace recognise {

/// All recognisers: the most special first, which leaves the least to chance. Their names have a '-', which no name of a
/// catalogue can have.
const std::vector<Recogniser>& recognisers();
/// Of digits that are lost, which takes a sharp eye.
const std::vector<Recogniser>& recognisers_of_loss();

/// The mistake of which every wrong answer is an example, and which no right one contradicts. Nothing if there is none, or
/// if it may be chance.
std::optional<halfspace::verdict::Diagnosis> recognise(const Study& study);

/// The same where every answer is as good as right: whether digits have been lost all the same.
std::optional<halfspace::verdict::Diagnosis> recognise_loss(const Behaviour& behaviour);

/// Where a function is right and where wrong, in a sentence; empty if none can say it.
std::string where(const Study& study);

}  // namespace recognise
