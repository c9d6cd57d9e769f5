#include "roster/headings.hpp"

#include <algorithm>

namespace halfspace::roster {
namespace {

struct Column {
    std::string_view header;
    Field field;
};

/// Of two columns for one field, the one that comes first here counts.
constexpr Column columns_known[] = {
    {"student", Field::name},
    {"student name", Field::name},
    {"full name", Field::name},
    {"vollst\u00e4ndiger name", Field::name},
    {"name", Field::name},
    {"first name", Field::first},
    {"firstname", Field::first},
    {"given name", Field::first},
    {"vorname", Field::first},
    {"last name", Field::last},
    {"lastname", Field::last},
    {"surname", Field::last},
    {"nachname", Field::last},
    {"id number", Field::id},
    {"id-nummer", Field::id},
    {"matrikelnummer", Field::id},
    {"id", Field::id},  // Canvas's; in Moodle's German worksheet the number in one assignment
    {"student id", Field::id},
    {"sid", Field::id},
    {"sis user id", Field::id},
    {"login", Field::login},
    {"sis login id", Field::login},
    {"login id", Field::login},
    {"username", Field::login},
    {"github_username", Field::login},
    {"email", Field::email},
    {"email address", Field::email},
    {"e-mail", Field::email},
    {"e-mail address", Field::email},
    {"e-mail-adresse", Field::email},
    {"identifier", Field::classroom},
    {"roster_identifier", Field::classroom},
    {"identifier", Field::participant},
    {"id", Field::participant},
    {"submitted", Field::submitted},
    {"submission time", Field::submitted},
    {"submission_timestamp", Field::submitted},
    {"last modified (submission)", Field::submitted},
    {"zuletzt ge\u00e4ndert (abgabe)", Field::submitted},
    {"due", Field::due},
    {"exercise", Field::exercise},
};

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string result(trimmed(text));
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

Places places_of(const std::vector<std::string>& header) {
    std::vector<std::string> names;
    for (const auto& cell : header) names.push_back(lower(cell));
    Places places;
    for (const auto& [name, field] : columns_known) {
        const auto found = std::ranges::find(names, name);
        if (found != names.end()) places.emplace(field, static_cast<std::size_t>(found - names.begin()));
    }
    return places;
}

std::string participant_in(const std::string& text) {
    for (const std::string_view before : {"participant ", "teilnehmer/in"})
        if (lower(text).starts_with(before)) return std::string(trimmed(std::string_view(text).substr(before.size())));
    return {};
}

}  // namespace halfspace::roster
