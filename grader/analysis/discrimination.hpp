#pragma once
// Which checks separate the strong from the weak: classical item analysis. Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/counts.hpp"

namespace halfspace::analysis {

/// The correlation between passing (true) and a score, the point-biserial coefficient, in [-1, 1]. Nothing where it says
/// nothing: all pass or none does, all scores are equal, or the lists differ in length.
std::optional<double> point_biserial(const std::vector<bool>& passed, const std::vector<double>& scores);

/// One check among those who handed in something for its exercise that was judged.
struct Item {
    std::string exercise;
    std::string check;
    std::string function;
    std::size_t students = 0;
    std::size_t passed = 0;
    /// Between passing this check and the points of all other functions of the course: checks of one function stand or fall
    /// together, which would say little about students.
    double discrimination = 0;
    /// Of the half with more points elsewhere, and of the other: those who pass. Of an odd number the one in the middle is in
    /// neither half.
    std::size_t half = 0;
    std::size_t strong_passed = 0;
    std::size_t weak_passed = 0;
};

/// Fewer students than these say nothing.
inline constexpr std::size_t least_students = 8;

/// The checks of which something can be said, those that separate best first; the last may be below 0: the strong fail them.
std::vector<Item> items(const Class& students);

/// What a check says of who is strong.
enum class Says { clearly, something, little, unfair };

/// By the bounds of textbooks on item analysis (0.4 and 0.2), for tests of a class's size. But a coefficient may be high for one
/// student's sake: so more of the strong half pass than of the weak one, by at least 3 students to say it clearly, and by 2 to
/// say it at all; and as many fewer, for the check to be unfair.
Says says(const Item& item);

/// "separates strong from weak clearly": the same, for people.
std::string in_words(const Item& item);

}  // namespace halfspace::analysis
