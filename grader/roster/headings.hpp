#pragma once
// What platforms call the columns of their tables of people, in English and in German; in any letter case.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace halfspace::roster {

enum class Field { name, first, last, id, login, email, classroom, participant, submitted, due, exercise };

/// Where a table has what.
using Places = std::map<Field, std::size_t>;
Places places_of(const std::vector<std::string>& header);

/// "301" of Moodle's "Participant 301" or "Teilnehmer/in301", its number of a student in one assignment; else nothing.
std::string participant_in(const std::string& text);

/// Without blanks around it, and in lower case too: so headings and ids are compared.
std::string_view trimmed(std::string_view text);
std::string lower(std::string_view text);

}  // namespace halfspace::roster
