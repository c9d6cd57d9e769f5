#include "submission/handin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/archive.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace halfspace::submission {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* manifest_name = "halfspace.json";
constexpr const char* manifest_schema = "halfspace/handin/v1";
constexpr std::size_t max_text = 1u << 20;

/// The path without the one folder that all may lie in.
std::string_view below_top(std::string_view path) {
    const auto slash = path.find('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
}

bool is_named(std::string_view path, std::string_view name) {
    return path == name || below_top(path) == name;
}

/// Beside the work, and nobody's: an editor's or an operating system's.
bool is_litter(std::string_view path) {
    return path.starts_with('.') || path.find("/.") != std::string_view::npos ||
           path.starts_with("__MACOSX/");
}

/// The text of a member, if it is one.
std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What the manifest says that does not fit.
void compare(const std::string& manifest, const std::string& shown, const course::Course& course,
             Unpacked& unpacked) {
    const auto json = nlohmann::json::parse(manifest, nullptr, false);
    const auto note = [&](const std::string& what) { unpacked.notes.push_back(shown + ": " + what); };
    if (!json.is_object() || text_of(json, "schema") != manifest_schema)
        return note("its halfspace.json says nothing");
    if (text_of(json, "course") != course.title) note("was packed in another course");
    const auto exercises = json.find("exercises");
    if (exercises == json.end() || !exercises->is_array()) return;
    for (const auto& entry : *exercises) {
        if (!entry.is_object()) continue;
        const auto* exercise = course.find(text_of(entry, "id"));
        if (exercise == nullptr) continue;
        const auto file = unpacked.files.find(exercise->id);
        if (file == unpacked.files.end()) {
            note(exercise->id + " is said to be in it, and is not");
            continue;
        }
        const auto version = version_of(*exercise);
        if (version && text_of(entry, "version") != *version)
            note(exercise->id + " answers another version of the exercise: its contract has changed since");
        const auto* source = std::get_if<Source>(&file->second);
        if (source != nullptr && text_of(entry, "sha256") != sha256_hex(source->text))
            note(exercise->id + " was changed after it was packed");
    }
}

}  // namespace

Result<std::string> version_of(const course::Exercise& exercise) {
    const auto contract = TRY(read_file(exercise.folder / exercise.contract, max_text));
    return sha256_hex(contract).substr(0, 16);
}

Result<std::string> pack(const course::Course& course, const std::string& folder,
                         const std::vector<Work>& works, const std::string& time) {
    std::vector<archive::Entry> files;
    Json exercises = Json::array();
    for (const auto& work : works) {
        files.push_back({folder + "/" + work.exercise->id + "/" + work.exercise->file, work.text});
        exercises.push_back({{"id", work.exercise->id},
                             {"file", work.exercise->file},
                             {"version", TRY(version_of(*work.exercise))},
                             {"sha256", sha256_hex(work.text)}});
    }
    const Json manifest{
        {"schema", manifest_schema}, {"course", course.title}, {"time", time}, {"exercises", exercises}};
    files.push_back({folder + "/" + manifest_name, manifest.dump(2) + "\n"});
    return archive::make_zip(std::move(files));
}

Unpacked unpack(std::string_view zip, const std::string& shown, const course::Course& course) {
    Unpacked unpacked;
    auto contents = archive::read(zip);
    if (!contents) {
        unpacked.unopened = contents.error().message;
        return unpacked;
    }
    std::vector<std::string> strays;
    for (const auto& refused : contents->refused) {
        const auto name = clean_line(shortened(refused.path, 60));
        strays.push_back(fmt::format("{} in it {}: not taken", name, refused.why));
    }
    const std::string* manifest = nullptr;
    for (auto& entry : contents->files) {
        if (is_litter(entry.path)) continue;
        if (is_named(entry.path, manifest_name)) {
            manifest = &entry.content;
            continue;
        }
        const auto found = std::ranges::find_if(course.exercises, [&](const course::Exercise& exercise) {
            return is_named(entry.path, exercise.id + ".cpp") ||
                   is_named(entry.path, exercise.id + "/" + exercise.file);
        });
        if (found == course.exercises.end()) {
            strays.push_back(clean_line(shortened(entry.path, 60)) +
                             " in it belongs to no exercise: not graded");
            continue;
        }
        const auto [file, fresh] = unpacked.files.emplace(found->id, source_of(std::move(entry.content)));
        if (!fresh) file->second = verdict::Rejected{"there are two in " + shown + "; hand in one of them"};
    }
    constexpr std::size_t most = 8;  // a zip full of files is not to bury the others' notes
    for (std::size_t i = 0; i < std::min(strays.size(), most); ++i)
        unpacked.notes.push_back(shown + ": " + strays[i]);
    if (strays.size() > most)
        unpacked.notes.push_back(
            fmt::format("{}: {} more in it that are not graded", shown, strays.size() - most));
    if (manifest != nullptr && manifest->size() <= max_text) compare(*manifest, shown, course, unpacked);
    return unpacked;
}

}  // namespace halfspace::submission
