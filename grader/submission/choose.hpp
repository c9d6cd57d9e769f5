#pragma once
// Which of several files of one exercise counts. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "submission/meant.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {

struct Candidate {
    File file;
    std::string shown;  ///< where it lay, below what is the student's
    Meant::Place place = Meant::Place::proper;
    bool is_ordinary = true;  ///< its name needs no word
    /// What the archive's name counts, and the file's own.
    std::pair<unsigned, unsigned> attempt = {};
    std::optional<course::Time> time = {};  ///< as the platform says
    bool marked_late = false;
    std::optional<course::Time> packed = {};  ///< as the student's clock says
    std::uint64_t submission = 0;             ///< as platform::Piece says
    std::string download = {};                ///< the path that the instructor gave, where it was found
    std::string in_download = {};             ///< and its name in there
};

struct Choice {
    std::size_t index = 0;        ///< of the candidate that counts
    std::size_t first = 0;        ///< of those with its text, the one that came first
    std::size_t last = 0;         ///< and last
    std::optional<File> instead;  ///< none does: why
    std::string note;             ///< what the student should know of it; empty: nothing
};

/// There is at least one candidate. Files that can be read come before those that cannot, work before the untouched starter (as
/// `is_starter` says), and equal texts are one. Of what is left the newest counts: by the platform's times, then its numbers, then by what
/// the names count; else the only one in its proper place. Several that nothing tells apart are rejected.
Choice choose(const std::string& exercise, const std::vector<Candidate>& candidates,
              const std::vector<bool>& is_starter);

}  // namespace halfspace::submission
