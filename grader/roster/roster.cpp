#include "roster/roster.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "course/spelling.hpp"
#include "csv/csv.hpp"
#include "roster/headings.hpp"
#include "roster/moodle_time.hpp"

namespace halfspace::roster {
namespace {

/// Columns that say of one exercise when it came, by its id: "04_dense submitted", "submitted 04_dense".
Result<std::map<std::string, std::size_t>> places_of_exercises(const std::vector<std::string>& header,
                                                               const std::vector<std::string>& ids) {
    constexpr std::string_view word = "submitted";
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto name = lower(header[i]);
        std::string_view rest = name;
        if (rest.ends_with(word))
            rest.remove_suffix(word.size());
        else if (rest.starts_with(word))
            rest.remove_prefix(word.size());
        else
            continue;
        const std::string meant(trimmed(rest));
        const auto id = std::ranges::find(ids, meant, [](const std::string& one) { return lower(one); });
        if (id != ids.end()) {
            places.emplace(*id, i);
        } else if (const auto near = course::nearest(meant, ids); near && !meant.empty()) {
            return fail(Error::bad_input(fmt::format("the column '{}' names no exercise; did you mean '{}'?",
                                                     clean_line(header[i]), *near)));
        }
    }
    return places;
}

/// "Power, Max" as people say it.
std::string turned(std::string_view name) {
    const auto comma = name.find(',');
    if (comma == std::string_view::npos) return std::string(name);
    const auto last = trimmed(name.substr(0, comma));
    const auto first = trimmed(name.substr(comma + 1));
    return first.empty() ? std::string(last) : fmt::format("{} {}", first, last);
}

class Reader {
  public:
    Reader(const Places& places, const std::map<std::string, std::size_t>& exercises, const std::string& file,
           const Terms& terms)
        : places_(places), exercises_(exercises), file_(file), terms_(terms) {}

    /// Nothing: a row without anybody.
    Result<std::optional<Row>> row(const std::vector<std::string>& cells, std::size_t line) const {
        Row row;
        row.entry.line = line;
        auto& who = row.entry.identity;
        who.name = turned(cell(cells, Field::name));
        if (who.name.empty())
            who.name = std::string(
                trimmed(fmt::format("{} {}", cell(cells, Field::first), cell(cells, Field::last))));
        who.id = cell(cells, Field::id);
        who.login = cell(cells, Field::login);
        who.email = cell(cells, Field::email);
        auto classroom = cell(cells, Field::classroom);
        // Of one assignment only, where the next one numbers anew: nobody's id.
        if (const auto number = cell(cells, Field::participant); !participant_in(number).empty()) {
            row.entry.participant = participant_in(number);
            for (auto* other : {&classroom, &who.id})
                if (*other == number) other->clear();
        }
        if (!classroom.empty()) {
            auto& field = classroom.find('@') != std::string_view::npos ? who.email
                          : who.name.empty()                            ? who.name
                                                                        : who.id;
            if (field.empty()) field = classroom;
        }
        if (who.name.empty() && who.id.empty() && who.login.empty() && who.email.empty()) return std::nullopt;
        row.exercise = cell(cells, Field::exercise);
        if (const auto said = cell(cells, Field::submitted); said != "-")
            row.entry.submitted = TRY(time(said, line));
        for (const auto& [id, place] : exercises_)
            if (const auto came = TRY(time(cell(cells, place), line)))
                row.entry.submitted_of.emplace(id, *came);
        if (const auto due = cell(cells, Field::due); lower(due) != "none") row.due = TRY(time(due, line));
        return row;
    }

  private:
    [[nodiscard]] std::string cell(const std::vector<std::string>& cells, Field field) const {
        const auto place = places_.find(field);
        return place == places_.end() ? "" : cell(cells, place->second);
    }
    [[nodiscard]] static std::string cell(const std::vector<std::string>& cells, std::size_t place) {
        return place >= cells.size() ? "" : std::string(trimmed(cells[place]));
    }
    [[nodiscard]] Result<std::optional<course::Time>> time(const std::string& text, std::size_t line) const {
        if (text.empty()) return std::nullopt;
        const auto moodles = moodle_time(text);
        if (moodles && !terms_.zone)
            return fail(
                Error::bad_input(fmt::format("{}:{}: '{}' says no offset; say in course.toml the zone of all "
                                             "such times: timezone = \"Europe/Berlin\"",
                                             file_, line, text)));
        const auto parsed = course::parse_time(moodles.value_or(text), terms_.zone);
        if (parsed) return *parsed;
        auto error = parsed.error().in(fmt::format("{}:{}", file_, line));
        if (text.find(' ') != text.rfind(' ') && !moodles)
            error.message += "; Moodle's are read in English and in German";
        return fail(std::move(error));
    }

    const Places& places_;
    const std::map<std::string, std::size_t>& exercises_;
    const std::string& file_;
    const Terms& terms_;
};

/// Letters and digits alone, alike for names that look alike.
std::string squashed(std::string_view text) {
    std::string result;
    for (const char c : likeness(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
    }
    return result;
}

/// The words of a name in the alphabet's order; empty: it has none.
std::string words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : likeness(name)) {
        if (c == ' ' || c == ',' || c == '_' || c == '.' || c == '-') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (words.back().empty()) words.pop_back();
    std::ranges::sort(words);
    return fmt::format("{}", fmt::join(words, " "));
}

/// The name as Canvas may write it before its files: any of its words may be the first of the last name.
std::set<std::string> run_together(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        words.push_back(squashed(name.substr(0, end)));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    std::set<std::string> all;
    for (std::size_t first = 0; first < std::min<std::size_t>(words.size(), 8); ++first) {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) text += words[(first + i) % words.size()];
        all.insert(text);
    }
    return all;
}

bool same(const std::string& one, std::string_view other) {
    return !one.empty() && lower(one) == lower(other);
}

}  // namespace

Result<std::vector<Row>> read_rows(std::string_view text, const std::string& file, Columns columns,
                                   const Terms& terms) {
    const auto table = csv::read(text);
    if (!table) return fail(table.error().in(file));
    if (table->rows.empty())
        return fail(Error::bad_input(file + ": it is empty; expected a table with a header"));
    const auto& header = table->rows.front();
    const auto places = places_of(header);
    const auto at_header = fmt::format("{}:{}", file, table->lines.front());
    const auto has = [&](Field field) { return places.contains(field); };
    if (!has(Field::name) && !has(Field::first) && !has(Field::last) && !has(Field::id) &&
        !has(Field::login) && !has(Field::email) && !has(Field::classroom)) {
        std::string names;
        for (const auto& cell : header) names += (names.empty() ? "" : ", ") + cell;
        return fail(Error::bad_input(fmt::format(
            "{}: no column says who a row is about; expected one of: name, id, login, email; got: {}",
            at_header, clean_line(shortened(names, 200)))));
    }
    if (columns == Columns::of_extensions && !has(Field::due))
        return fail(Error::bad_input(
            at_header +
            ": there is no column 'due'; expected one that tells who, 'due', and perhaps 'exercise'"));
    std::vector<Row> rows;
    const auto exercises = places_of_exercises(header, terms.exercises);
    if (!exercises) return fail(exercises.error().in(at_header));
    const Reader reader(places, *exercises, file, terms);
    for (std::size_t i = 1; i < table->rows.size(); ++i) {
        const auto& cells = table->rows[i];
        if (cells.front().find("Points Possible") != std::string::npos ||
            trimmed(cells.front()) == "Student, Test")
            continue;
        auto row = TRY(reader.row(cells, table->lines[i]));
        if (!row) continue;
        rows.push_back(std::move(*row));
    }
    if (rows.empty()) return fail(Error::bad_input(at_header + ": there is no student below the header"));
    return rows;
}

Result<std::vector<Entry>> read(std::string_view text, const std::string& file, const Terms& terms) {
    std::vector<Entry> entries;
    std::map<std::string, std::size_t> lines;  // of what must be one student's
    for (auto& row : TRY(read_rows(text, file, Columns::of_a_roster, terms))) {
        const auto& who = row.entry.identity;
        for (const auto& [what, value] :
             {std::pair{"id", &who.id}, {"login", &who.login}, {"e-mail address", &who.email}}) {
            if (value->empty()) continue;
            const auto [other, fresh] =
                lines.emplace(fmt::format("{} {}", what, lower(*value)), row.entry.line);
            if (!fresh)
                return fail(Error::bad_input(
                    fmt::format("{}:{}: the {} {} stands on line {} too: leave one row for each student",
                                file, row.entry.line, what, clean_line(*value), other->second)));
        }
        entries.push_back(std::move(row.entry));
    }
    return entries;
}

bool is_called(const Identity& identity, std::string_view typed) {
    if (same(identity.student, typed) || same(identity.id, typed) || same(identity.login, typed) ||
        same(identity.email, typed))
        return true;
    const auto words = words_of(typed);
    if (!words.empty() && (words_of(identity.name) == words || words_of(identity.student) == words))
        return true;
    const auto plain = words_of(without_accents(typed));
    return !plain.empty() && words_of(without_accents(identity.name)) == plain;
}

void Index::add(Keys& keys, std::string key, std::size_t entry) {
    if (key.empty()) return;
    const auto [at, fresh] = keys.emplace(std::move(key), entry);
    if (!fresh && at->second != entry) at->second.reset();
}

Index::Index(const std::vector<Entry>& roster) {
    for (std::size_t i = 0; i < roster.size(); ++i) {
        const auto& who = roster[i].identity;
        for (const auto& [keys, value] :
             {std::pair{&ids_, &who.id}, {&emails_, &who.email}, {&logins_, &who.login}}) {
            add(*keys, lower(*value), i);
            add(any_, lower(*value), i);
        }
        add(names_, words_of(who.name), i);
        for (auto text : run_together(who.name)) add(run_together_, std::move(text), i);
        const auto plain = without_accents(who.name);
        add(plain_names_, words_of(plain), i);
        for (auto text : run_together(plain)) add(plain_run_together_, std::move(text), i);
    }
}

std::optional<std::size_t> Index::find(const Asked& asked) const {
    const auto& who = asked.identity;
    // What is surest first. Of what fits several, none is taken, and nothing less sure is asked.
    for (const auto& [keys, key] : {std::pair{&ids_, lower(who.id)},
                                    {&emails_, lower(who.email)},
                                    {&logins_, lower(who.login)},
                                    {&any_, lower(asked.called)},
                                    {&names_, words_of(who.name)},
                                    {&names_, words_of(asked.called)},
                                    {&run_together_, squashed(asked.called)},
                                    {&plain_names_, words_of(without_accents(who.name))},
                                    {&plain_names_, words_of(without_accents(asked.called))},
                                    {&plain_run_together_, squashed(without_accents(asked.called))}}) {
        if (key.empty()) continue;
        if (const auto found = keys->find(key); found != keys->end()) return found->second;
    }
    return std::nullopt;
}

}  // namespace halfspace::roster
