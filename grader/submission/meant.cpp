#include "submission/meant.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace halfspace::submission {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

/// Lower case, and '_' for what else people put between words ('+' is a blank that a platform has replaced).
std::string spelled(std::string_view text) {
    std::string result = lower(text);
    for (char& c : result) {
        if (c == ' ' || c == '-' || c == '+') c = '_';
    }
    return result;
}

/// Drops the end of `text` if it is one of these.
bool drop(std::string_view& text, std::initializer_list<std::string_view> ends) {
    const auto whole = lower(text);
    for (const auto end : ends) {
        if (whole.size() <= end.size() || !whole.ends_with(end)) continue;
        text.remove_suffix(end.size());
        return true;
    }
    return false;
}

bool drop_source_ending(std::string_view& file) {
    drop(file, {".txt"});
    if (file.ends_with(".C")) {
        file.remove_suffix(2);
        return true;
    }
    return drop(file, {".cpp", ".cc", ".cxx", ".c++", ".cp"});
}

/// Drops a number at the end of `text` that stands behind `open` and before `close`.
std::optional<unsigned> drop_number(std::string_view& text, std::string_view open, std::string_view close) {
    if (!text.ends_with(close)) return std::nullopt;
    const auto inner = text.substr(0, text.size() - close.size());
    const auto before = inner.rfind(open);
    if (before == std::string_view::npos || before == 0) return std::nullopt;
    const auto digits = inner.substr(before + open.size());
    if (digits.empty() || digits.size() > 3 ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    text = text.substr(0, before);
    return number;
}

/// Drops what counts copies from the end of a name: the outermost number counts most.
unsigned drop_attempts(std::string_view& stem) {
    unsigned attempt = 0;
    unsigned weight = 1000;
    for (int i = 0; i < 3; ++i) {
        auto number = drop_number(stem, "(", ")");
        if (!number) number = drop_number(stem, "%28", "%29");
        if (!number) number = drop_number(stem, "-", "");
        if (number) {
            attempt += *number * weight;
            weight = 1;
        } else if (!drop(stem, {" - copy", "-copy", "_copy", " copy", " - kopie", " kopie", "-kopie"})) {
            break;
        }
        while (stem.size() > 1 && (stem.back() == ' ' || stem.back() == '+')) stem.remove_suffix(1);
    }
    return attempt;
}

std::string_view stem_of(std::string_view file) {
    return file.substr(0, file.rfind('.'));
}

bool names_folder(const course::Exercise& exercise, std::string_view part) {
    auto stem = part;
    drop_attempts(stem);
    const auto name = spelled(stem);
    return name == lower(exercise.id) || name == lower(stem_of(exercise.file));
}

/// <exercise>.cpp or <file>.cpp to the letter, and no folder is named for the exercise otherwise, or for another one.
bool is_ordinary(const std::vector<std::string_view>& parts, const course::Exercise& exercise,
                 const course::Course& course) {
    if (parts.back() != exercise.file && parts.back() != exercise.id + ".cpp") return false;
    return std::all_of(parts.begin(), parts.end() - 1, [&](std::string_view part) {
        return part == exercise.id || part == stem_of(exercise.file) ||
               std::ranges::none_of(course.exercises,
                                    [&](const auto& one) { return names_folder(one, part); });
    });
}

/// Folders in which dense.cpp is somebody else's: the course's library, a build, tests.
bool is_elsewhere(std::string_view part) {
    constexpr std::string_view names[] = {"lib", "src", "include", "grader", "tests", "test", "solutions"};
    return std::ranges::find(names, lower(part)) != std::end(names);
}

}  // namespace

const course::Exercise* folder_of(std::string_view path, const course::Course& course) {
    const auto parts = parts_of(path);
    for (std::size_t i = parts.size() - 1; i-- > 0;) {
        for (const auto& exercise : course.exercises) {
            if (names_folder(exercise, parts[i])) return &exercise;
        }
    }
    return nullptr;
}

bool is_source_name(std::string_view path) {
    return drop_source_ending(path);
}

unsigned attempt_of(std::string_view stem) {
    return drop_attempts(stem);
}

std::optional<Meant> meant(std::string_view path, const course::Course& course) {
    const auto parts = parts_of(path);
    const auto file = parts.back();
    const auto folder = parts.size() > 1 ? parts[parts.size() - 2] : std::string_view();
    for (const auto& exercise : course.exercises) {
        const bool flat = file == exercise.id + ".cpp";
        const bool nested = folder == exercise.id && file == exercise.file;
        if (!flat && !nested) continue;
        const bool is_proper = parts.size() == (flat ? 1 : 2);
        if (flat && folder_of(path, course) != nullptr) break;  // an exercise's file in the folder of one
        return Meant{&exercise, is_proper ? Meant::Place::proper : Meant::Place::elsewhere, 0,
                     is_ordinary(parts, exercise, course)};
    }
    auto stem = file;
    if (!drop_source_ending(stem)) return std::nullopt;
    const auto attempt = drop_attempts(stem);
    const auto name = spelled(stem);
    const auto* around = folder_of(path, course);
    const course::Exercise* found = nullptr;
    for (const auto& exercise : course.exercises) {
        const auto id = lower(exercise.id);
        const bool by_id = name == id || "0" + name == id;
        const bool by_name = name == lower(stem_of(exercise.file));
        if (!by_id && !by_name) continue;
        if (!by_id && around != nullptr && around != &exercise) continue;  // another exercise's second source
        if (!by_id && around == nullptr && std::ranges::any_of(parts, is_elsewhere)) continue;
        if (found != nullptr && found != &exercise && around != &exercise) return std::nullopt;
        found = &exercise;
    }
    if (found == nullptr) return std::nullopt;
    return Meant{found, Meant::Place::odd, attempt, is_ordinary(parts, *found, course)};
}

}  // namespace halfspace::submission
