// Moodle: `<Full name>_<id>_assignsubmission_file_/<file>`, or the same in one folder without the '/'.
#include <map>

#include "platform/layout.hpp"
#include "platform/names.hpp"

namespace halfspace::platform {
namespace {

constexpr std::string_view mark = "_assignsubmission_";

struct MoodleName {
    std::string_view who;
    std::string_view id;    ///< of the participant in this assignment, not the ID number
    std::string_view file;  ///< empty: the folder, or what is no hand-in
};

std::optional<MoodleName> moodle_name(std::string_view name) {
    const auto at = name.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const auto before = name.substr(0, at);
    const auto underscore = before.rfind('_');
    if (underscore == std::string_view::npos || underscore == 0) return std::nullopt;
    MoodleName parts{before.substr(0, underscore), before.substr(underscore + 1), {}};
    if (parts.id.empty() || parts.id.find_first_not_of("0123456789") != std::string_view::npos ||
        parts.who.find('/') != std::string_view::npos)
        return std::nullopt;
    auto rest = name.substr(at + mark.size());
    // What was written online is no source file, but what else there is of a hand-in is noted.
    const std::string_view kind = rest.starts_with("onlinetext") ? "onlinetext" : "file";
    if (!rest.starts_with(kind)) return parts;
    rest.remove_prefix(kind.size());
    if (rest.starts_with('_')) rest.remove_prefix(1);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    parts.file = rest;
    return parts;
}

}  // namespace

std::optional<Layout> moodle(const Names& names, std::string_view top) {
    Layout layout{Kind::moodle, {}, {}};
    std::map<std::string, std::size_t, std::less<>> hands;  // by id
    Vote vote;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = below(names[i], top);
        if (name.empty() || is_litter(name)) continue;
        const auto parts = moodle_name(name);
        vote.cast(first_part(name), parts.has_value());
        if (!parts) {
            layout.others.push_back(i);
            continue;
        }
        const auto [at, fresh] = hands.emplace(parts->id, layout.hands.size());
        if (fresh) {
            Hand hand;
            hand.called = parts->who;
            hand.identity.name = parts->who;
            hand.apart = parts->id;
            layout.hands.push_back(std::move(hand));
        }
        if (!parts->file.empty() && !parts->file.ends_with('/'))
            layout.hands[at->second].pieces.push_back({i, std::string(parts->file)});
    }
    if (!vote.is_for()) return std::nullopt;
    return layout;
}

}  // namespace halfspace::platform
