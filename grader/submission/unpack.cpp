#include "submission/unpack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "archive/archive.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "platform/layout.hpp"
#include "submission/handin.hpp"
#include "submission/meant.hpp"

namespace halfspace::submission {
namespace {

/// The text of a member, if it is one.
std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_manifest(std::string_view path) {
    return path == manifest_name || path.ends_with(std::string("/") + manifest_name);
}

/// The one folder that all lies in, with its '/'; empty: there is none.
std::string common_folder(const archive::Contents& contents) {
    std::string top;
    const auto lies_there = [&](const std::string& path) {
        if (platform::is_litter(path)) return true;
        const auto slash = path.find('/');
        if (slash == std::string::npos) return false;
        if (top.empty()) top = path.substr(0, slash + 1);
        return path.starts_with(top);
    };
    const bool all = std::ranges::all_of(contents.files, lies_there, &archive::Entry::path) &&
                     std::ranges::all_of(contents.unread, lies_there);
    return all ? top : std::string();
}

/// What the manifest says that does not fit.
void compare(const std::string& manifest, const course::Course& course, Unpacked& unpacked) {
    const auto json = nlohmann::json::parse(manifest, nullptr, false);
    const auto note = [&](const std::string& what) { unpacked.notes.push_back(what); };
    if (!json.is_object() || text_of(json, "schema") != manifest_schema)
        return note("its halfspace.json says nothing");
    if (const auto time = course::parse_time(text_of(json, "time"))) unpacked.packed = *time;
    if (text_of(json, "course") != course.title) note("was packed in another course");
    std::map<std::string, const Source*> sources;
    for (const auto& packed : unpacked.sources) {
        const auto is = meant(packed.path, course);
        const auto* source = std::get_if<Source>(&packed.file);
        if (is && is->place == Meant::Place::proper) sources.emplace(is->exercise->id, source);
    }
    const auto exercises = json.find("exercises");
    if (exercises == json.end() || !exercises->is_array()) return;
    for (const auto& entry : *exercises) {
        if (!entry.is_object()) continue;
        const auto* exercise = course.find(text_of(entry, "id"));
        if (exercise == nullptr) continue;
        const auto source = sources.find(exercise->id);
        if (source == sources.end()) {
            note(exercise->id + " is said to be in it, and is not");
            continue;
        }
        const auto version = version_of(*exercise);
        if (version && text_of(entry, "version") != *version)
            note(exercise->id + " answers another version of the exercise: its contract has changed since");
        if (source->second != nullptr && text_of(entry, "sha256") != sha256_hex(source->second->text))
            note(exercise->id + " was changed after it was packed");
    }
}

}  // namespace

Unpacked unpack(std::string_view bytes, const course::Course& course) {
    Unpacked unpacked;
    auto contents = archive::read(bytes, {}, [&](std::string_view path) -> std::size_t {
        if (platform::is_litter(path)) return 0;
        return meant(path, course) || is_manifest(path) ? archive::Limits{}.entry_bytes : 0;
    });
    if (!contents) {
        unpacked.unopened = contents.error().message;
        return unpacked;
    }
    auto top = common_folder(*contents);
    if (folder_of(top + "x", course) != nullptr) top.clear();  // an exercise's own folder
    const auto below_top = [&](const std::string& path) {
        return path.starts_with(top) ? path.substr(top.size()) : path;
    };
    for (const auto& refused : contents->refused) {
        const auto path = below_top(refused.path);
        if (!first_line_not_utf8(path) && meant(path, course))
            unpacked.sources.push_back({path, verdict::Rejected{"it " + refused.why}});
        unpacked.notes.push_back(
            fmt::format("{} in it {}: not taken", clean_line(shortened(refused.path, 60)), refused.why));
    }
    const std::string* manifest = nullptr;
    for (auto& entry : contents->files) {
        if (is_manifest(entry.path)) {
            manifest = &entry.content;
        } else {
            unpacked.sources.push_back({below_top(entry.path), source_of(std::move(entry.content))});
        }
    }
    std::ranges::stable_sort(unpacked.sources, {}, &Packed::path);
    for (const auto& path : contents->unread) {
        if (!platform::is_litter(path)) unpacked.others.push_back(below_top(path));
    }
    if (manifest != nullptr && manifest->size() <= max_source_bytes) compare(*manifest, course, unpacked);
    return unpacked;
}

}  // namespace halfspace::submission
