#include "course/course.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/spelling.hpp"

namespace halfspace::course {

const Exercise* Course::find(std::string_view id) const {
    const auto found = std::ranges::find(exercises, id, &Exercise::id);
    return found == exercises.end() ? nullptr : &*found;
}

Result<const Exercise*> Course::exercise(std::string_view id) const {
    if (const Exercise* found = find(id)) return found;
    std::vector<std::string> ids;
    for (const Exercise& exercise : exercises) ids.push_back(exercise.id);
    return fail(Error::bad_input(fmt::format("there is no exercise '{}'{}", id, suggestion(id, ids))));
}

}  // namespace halfspace::course
