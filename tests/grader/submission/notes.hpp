#pragma once
// What is noted of a hand-in, in one list.

#include <string>
#include <vector>

#include "submission/class_room.hpp"

namespace halfspace::submission::test {

/// Of the files, then of the whole hand-in.
inline std::vector<std::string> notes_of(const Submission& submission) {
    std::vector<std::string> all;
    for (const auto& [exercise, notes] : submission.notes)
        if (!exercise.empty()) all.insert(all.end(), notes.begin(), notes.end());
    if (const auto of_all = submission.notes.find(""); of_all != submission.notes.end())
        all.insert(all.end(), of_all->second.begin(), of_all->second.end());
    return all;
}

}  // namespace halfspace::submission::test
