#pragma once
// Which exercise a file belongs to, by the names that students and platforms give it. Pure: a path in, a reading out.

#include <optional>
#include <string_view>

#include "course/course.hpp"

namespace halfspace::submission {

struct Meant {
    const course::Exercise* exercise = nullptr;  ///< never null
    enum class Place {
        proper,     ///< <exercise>.cpp or <exercise>/<file>.cpp
        elsewhere,  ///< one of these, in other folders
        odd,        ///< another letter case, ending or spelling, or <file>.cpp by itself
    };
    Place place = Place::proper;
    /// What a platform or a browser has counted: 2 of "04_dense-2.cpp" and "04_dense (2).cpp"; 0: nothing.
    unsigned attempt = 0;
    /// Called as students are told or may well call it, in whatever folder: nothing had to be decided.
    bool is_ordinary = false;
};

/// The exercise that a file's path means, below what is the student's; nothing: none, or more than one. Letter case, blanks
/// and dashes for '_', other endings of C++ sources, and ".txt" behind one make no difference. A name without its exercise,
/// dense.cpp, counts anywhere but in another exercise's folder and in those of a library, tests and builds.
std::optional<Meant> meant(std::string_view path, const course::Course& course);

/// By its ending: that of a C++ source, whatever the letter case, ".txt" behind it or not.
bool is_source_name(std::string_view path);

/// The exercise whose folder the file lies in, the innermost; null: none.
const course::Exercise* folder_of(std::string_view path, const course::Course& course);

/// What a name says of its attempt: of "hw (1).zip" and "hw-1.zip" without their ending, 1; else 0.
unsigned attempt_of(std::string_view stem);

}  // namespace halfspace::submission
