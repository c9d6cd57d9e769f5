// What instructors and platforms hand to the grader: tables, metadata, names of files.
#include <set>

#include "course/course.hpp"
#include "fuzz/check.hpp"
#include "fuzz/targets.hpp"
#include "platform/layout.hpp"
#include "roster/roster.hpp"
#include "submission/encoding.hpp"
#include "submission/meant.hpp"

namespace fuzz {
namespace {

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

bool is_refusal(const halfspace::Error& error) {
    return error.kind == halfspace::Error::Kind::bad_input && !error.message.empty();
}

halfspace::course::Course some_course() {
    halfspace::course::Course course;
    for (const auto& [id, file] :
         {std::pair{"02_activations", "activations.cpp"}, {"04_dense", "dense.cpp"}}) {
        halfspace::course::Exercise exercise;
        exercise.id = id;
        exercise.file = file;
        course.exercises.push_back(exercise);
    }
    return course;
}

}  // namespace

int roster(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of(data, size);
    const auto entries = halfspace::roster::read(text, "roster.csv", {{"04_dense"}, {}});
    if (!entries) {
        FUZZ_CHECK(is_refusal(entries.error()));
    } else {
        FUZZ_CHECK(!entries->empty());
        const halfspace::roster::Index index(*entries);
        std::set<std::string> ids;
        for (const auto& entry : *entries) {
            const auto& who = entry.identity;
            FUZZ_CHECK(entry.line > 1);
            FUZZ_CHECK(!who.name.empty() || !who.id.empty() || !who.login.empty() || !who.email.empty());
            FUZZ_CHECK(who.id.empty() || ids.insert(who.id).second);
            if (!who.id.empty()) FUZZ_CHECK(index.find({{"", "", who.id, "", ""}, ""}));
        }
    }
    const auto rows =
        halfspace::roster::read_rows(text, "more.csv", halfspace::roster::Columns::of_extensions);
    if (rows) {
        for (const auto& row : *rows) FUZZ_CHECK(row.entry.line > 1);
    } else {
        FUZZ_CHECK(is_refusal(rows.error()));
    }
    if (const auto decoded = halfspace::submission::to_utf8(text)) FUZZ_CHECK(decoded->from.size() <= 7);
    return 0;
}

int metadata(const std::uint8_t* data, std::size_t size) {
    auto layout = halfspace::platform::recognise(
        {"submission_metadata.yml", "submission_1/a.cpp", "submission_2/b.cpp"},
        [](std::string_view) { return false; }, false, "class");
    FUZZ_CHECK(layout.kind == halfspace::platform::Kind::gradescope && layout.hands.size() == 2);
    const auto added = halfspace::platform::add_metadata(layout, text_of(data, size));
    if (!added) {
        FUZZ_CHECK(is_refusal(added.error()));
        return 0;
    }
    FUZZ_CHECK(layout.hands.size() >= 2 && layout.hands.size() <= 200);
    for (const auto& hand : layout.hands) FUZZ_CHECK(!hand.called.empty() && hand.pieces.size() == 1);
    return 0;
}

int names(const std::uint8_t* data, std::size_t size) {
    static const auto course = some_course();
    const auto text = text_of(data, size);
    halfspace::platform::Names names;
    for (std::size_t begin = 0; begin < text.size() && names.size() < 50;) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto name = text.substr(begin, end - begin);
        // Those of a tree are relative and have no empty parts.
        if (!name.empty() && name.front() != '/' && name.find("//") == std::string_view::npos)
            names.emplace_back(name);
        begin = end + 1;
    }
    for (const bool is_archive : {false, true}) {
        const auto layout = halfspace::platform::recognise(
            names,
            [](std::string_view path) { return halfspace::submission::meant(path, course).has_value(); },
            is_archive, "class");
        // No file is two students', or a student's and nobody's.
        std::set<std::size_t> seen(layout.others.begin(), layout.others.end());
        FUZZ_CHECK(seen.size() == layout.others.size());
        for (const auto& hand : layout.hands) {
            FUZZ_CHECK(!hand.called.empty());
            for (const auto& piece : hand.pieces) {
                FUZZ_CHECK(piece.name < names.size() && seen.insert(piece.name).second);
                FUZZ_CHECK(names[piece.name].ends_with(piece.path) && !piece.path.empty());
                const auto is = halfspace::submission::meant(piece.path, course);
                FUZZ_CHECK(!is || is->exercise != nullptr);
            }
        }
    }
    return 0;
}

}  // namespace fuzz
