#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "recognise/region.hpp"

namespace recognise {
namespace {

struct Place {
    const char* name;  ///< "the first row"
    const char* rest;
    std::size_t dimensions;  ///< of the arrays that have it
    bool (*holds)(const std::vector<std::size_t>& shape, std::size_t index);
};

std::size_t row_of(const std::vector<std::size_t>& shape, std::size_t index) {
    return index / shape[1];
}
std::size_t column_of(const std::vector<std::size_t>& shape, std::size_t index) {
    return index % shape[1];
}

using Shape = std::vector<std::size_t>;
const Place places[] = {
    {"the first entry", "all entries but the first", 1,
     [](const Shape& /*shape*/, std::size_t i) { return i == 0; }},
    {"the last entry", "all entries but the last", 1,
     [](const Shape& shape, std::size_t i) { return i + 1 == shape[0]; }},
    {"the first row", "all rows but the first", 2,
     [](const Shape& shape, std::size_t i) { return row_of(shape, i) == 0; }},
    {"the last row", "all rows but the last", 2,
     [](const Shape& shape, std::size_t i) { return row_of(shape, i) + 1 == shape[0]; }},
    {"the first column", "all columns but the first", 2,
     [](const Shape& shape, std::size_t i) { return column_of(shape, i) == 0; }},
    {"the last column", "all columns but the last", 2,
     [](const Shape& shape, std::size_t i) { return column_of(shape, i) + 1 == shape[1]; }},
    {"the diagonal", "all entries off the diagonal", 2,
     [](const Shape& shape, std::size_t i) { return row_of(shape, i) == column_of(shape, i); }},
};

/// Whether in the wrong answers all wrong entries are at the place (or all off it: `at` is false), all others being right.
bool separates(const Study& study, const Place& place, bool at, const IsEither& is_either) {
    std::set<std::size_t> calls;
    for (const Entry& entry : study.wrong_entries) add_call(calls, entry);
    std::size_t lucky = 0;
    std::size_t right_beside = 0;
    for (const Entry& entry : study.entries) {
        if (!calls.contains(entry.call)) continue;
        const Array& array = study.given(entry);
        if (array.shape.size() != place.dimensions) return false;
        const bool is_there = place.holds(array.shape, entry.index) == at;
        if (entry.is_wrong && !is_there) return false;
        if (is_there && !entry.is_wrong) {
            if (is_either && !is_either(entry)) return false;
            ++lucky;
        }
        right_beside += is_there ? 0 : 1;
    }
    const std::size_t wrong = study.wrong_entries.size();
    return calls.size() >= 3 && right_beside >= 3 && wrong + right_beside >= 12 &&
           (is_either || wrong >= 3 * lucky);
}

}  // namespace

std::optional<Region> region_of_places(const Study& study, const IsEither& is_either) {
    if (study.wrong_entries.empty() || !study.behaviour.has_one_answer) return {};
    for (const bool at : {true, false}) {
        for (const Place& place : places) {
            if (!separates(study, place, at, is_either)) continue;
            const auto phrase = [](const char* where) { return fmt::format("in {}", where); };
            return at ? Region{phrase(place.name), phrase(place.rest)}
                      : Region{phrase(place.rest), phrase(place.name)};
        }
    }
    return {};
}

}  // namespace recognise
