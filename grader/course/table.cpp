#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "course/manifest.hpp"
#include "course/spelling.hpp"

namespace halfspace::course {
namespace {

const toml::table empty_table;

unsigned line_of(const toml::source_region& source) {
    return std::max<unsigned>(1, source.begin.line);
}

std::string_view type_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        default:
            return "a date or time";
    }
}

std::string describe(Table::Range range) {
    if (!range.min_allowed) return fmt::format("a number above {}, at most {}", range.min, range.max);
    return fmt::format("a number from {} to {}", range.min, range.max);
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

}  // namespace

Table::Table(Manifest& manifest, const toml::table& table, std::string path, unsigned line)
    : manifest_(manifest), table_(table), path_(std::move(path)), line_(line) {}

std::string Table::full(std::string_view key) const {
    if (path_.empty()) return std::string(key);
    return key.empty() ? path_ : fmt::format("{}.{}", path_, key);
}

unsigned Table::line(std::string_view key) const {
    for (const auto& [name, node] : table_) {
        if (name.str() == key) return line_of(name.source());
    }
    return line_;
}

void Table::problem(std::string_view key, std::string what) {
    const std::string where = full(key);
    manifest_.problems_.push_back(
        {line(key), where.empty() ? std::move(what) : fmt::format("'{}': {}", where, what)});
}

const toml::node* Table::find(std::string_view key) {
    known_.emplace_back(key);
    return table_.get(key);
}

const toml::node* Table::require(std::string_view key, std::string_view expected) {
    const toml::node* node = find(key);
    if (node == nullptr) problem(key, fmt::format("missing; expected {}", expected));
    return node;
}

std::optional<std::string> Table::checked(std::string_view key, const toml::node& node) {
    auto text = node.value_exact<std::string>();
    if (!text) {
        problem(key, fmt::format("expected a string, got {}", type_of(node)));
    } else if (trimmed(*text).empty()) {
        problem(key, "expected a string that is not empty");
    } else {
        return text;
    }
    return std::nullopt;
}

std::optional<double> Table::checked(std::string_view key, const toml::node& node, Range range) {
    if (!node.is_number()) {
        problem(key, fmt::format("expected {}, got {}", describe(range), type_of(node)));
        return std::nullopt;
    }
    const double number = *node.value<double>();
    const bool above = range.min_allowed ? number >= range.min : number > range.min;
    if (above && number <= range.max && std::isfinite(number)) return number;
    problem(key, fmt::format("expected {}, got {}", describe(range), number));
    return std::nullopt;
}

std::string Table::text(std::string_view key) {
    require(key, "a string");
    return optional_text(key).value_or("");
}

std::optional<std::string> Table::optional_text(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    auto text = checked(key, *node);
    if (text && std::ranges::any_of(*text, [](unsigned char c) { return c < ' ' || c == 0x7f; })) {
        problem(key, "expected a string of one line");
        return std::nullopt;
    }
    return text;
}

std::string Table::paragraph(std::string_view key) {
    const toml::node* node = require(key, "a string");
    return node == nullptr ? "" : trimmed(checked(key, *node).value_or(""));
}

double Table::number(std::string_view key, Range range) {
    const toml::node* node = require(key, describe(range));
    return node == nullptr ? range.max : checked(key, *node, range).value_or(range.max);
}

double Table::number_or(std::string_view key, Range range, double otherwise) {
    const toml::node* node = find(key);
    return node == nullptr ? otherwise : checked(key, *node, range).value_or(otherwise);
}

std::optional<Time> Table::time(std::string_view key, const std::optional<TimeZone>& zone) {
    using namespace std::chrono;
    const auto expected = "expected " + expected_time(zone.has_value());
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto* value = node->as_date_time();
    if (value == nullptr) {
        problem(key, fmt::format("{}, got {}", expected, type_of(*node)));
        return std::nullopt;
    }
    const toml::date_time& given = value->get();
    const year_month_day date{year{given.date.year}, month{given.date.month}, day{given.date.day}};
    const Time shown = Time(sys_days(date)) + hours(given.time.hour) + minutes(given.time.minute) +
                       seconds(given.time.second);
    if (given.offset) return shown - minutes(given.offset->minutes);
    if (!zone) {
        problem(key, fmt::format("{}, got one without an offset; or say the zone of all times: timezone = "
                                 "\"Europe/Berlin\"",
                                 expected));
        return std::nullopt;
    }
    const auto moment = zone->moment(shown);
    if (!moment) problem(key, "there is no such hour in the course's time zone: clocks are set forward");
    return moment;
}

std::vector<std::string> Table::texts(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        problem(key, fmt::format("expected a list of strings, got {}", type_of(*node)));
        return {};
    }
    std::vector<std::string> texts;
    for (const toml::node& element : *array) {
        if (const auto text = element.value_exact<std::string>()) {
            texts.push_back(*text);
        } else {
            problem(key, fmt::format("expected a list of strings, got {} in it", type_of(element)));
            return {};
        }
    }
    return texts;
}

std::string Table::word(std::string_view key, const std::vector<std::string>& words) {
    const auto text = optional_text(key);
    if (!text) return words.front();
    if (std::ranges::find(words, *text) != words.end()) return *text;
    std::vector<std::string> quoted;
    quoted.reserve(words.size());
    for (const std::string& word : words) quoted.push_back(fmt::format("\"{}\"", word));
    problem(key, fmt::format("expected {}, got \"{}\"", fmt::join(quoted, " or "), *text));
    return words.front();
}

Table& Table::table(std::string_view key, Presence presence) {
    const toml::node* node = presence == Presence::required ? require(key, "a table") : find(key);
    if (node != nullptr && !node->is_table()) {
        problem(key, fmt::format("expected a table, got {}", type_of(*node)));
    }
    const toml::table* found = node == nullptr ? nullptr : node->as_table();
    return manifest_.tables_.emplace_back(manifest_, found != nullptr ? *found : empty_table, full(key),
                                          line(key));
}

std::vector<Table*> Table::tables(std::string_view key, Presence presence) {
    const std::string expected = fmt::format("a list of tables, each headed [[{}]]", full(key));
    const toml::node* node = presence == Presence::required ? require(key, expected) : find(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr ||
        !std::ranges::all_of(*array, [](const auto& element) { return element.is_table(); })) {
        problem(key, fmt::format("expected {}, got {}", expected, type_of(*node)));
        return {};
    }
    std::vector<Table*> tables;
    for (const toml::node& element : *array) {
        tables.push_back(&manifest_.tables_.emplace_back(manifest_, *element.as_table(),
                                                         fmt::format("{}[{}]", full(key), tables.size() + 1),
                                                         line_of(element.source())));
    }
    return tables;
}

std::vector<std::string> Table::keys() const {
    std::vector<std::pair<toml::source_position, std::string>> found;
    for (const auto& [key, node] : table_) found.emplace_back(key.source().begin, key.str());
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> keys;
    keys.reserve(found.size());
    for (auto& [position, key] : found) keys.push_back(std::move(key));
    return keys;
}

void Table::report_unknown_keys() const {
    for (const auto& [key, node] : table_) {
        if (std::ranges::find(known_, key.str()) != known_.end()) continue;
        std::vector<std::string> missing;  // what is not there already is the likelier meaning
        for (const std::string& known : known_) {
            if (!table_.contains(known) && std::ranges::find(missing, known) == missing.end())
                missing.push_back(known);
        }
        const bool is_missing = nearest(key.str(), missing).has_value() || !nearest(key.str(), known_);
        manifest_.unknown_.push_back(
            {line_of(key.source()), fmt::format("'{}': unknown key{}", full(key.str()),
                                                suggestion(key.str(), is_missing ? missing : known_))});
    }
}

}  // namespace halfspace::course
