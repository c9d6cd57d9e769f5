// Canvas: all files in one folder, `<last name><first name>[_LATE]_<user id>_<submission id>_<file name>`.
#include <charconv>
#include <map>

#include "platform/layout.hpp"
#include "platform/names.hpp"

namespace halfspace::platform {
namespace {

struct CanvasName {
    std::string_view who;
    bool late = false;
    std::string_view user;
    std::uint64_t submission = 0;
    std::string_view file;
};

/// Digits and the '_' behind them.
std::optional<std::string_view> take_number(std::string_view& text) {
    const auto end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos || text[end] != '_' || end > 20) return std::nullopt;
    const auto number = text.substr(0, end);
    text.remove_prefix(end + 1);
    return number;
}

std::optional<CanvasName> canvas_name(std::string_view name) {
    if (name.find('/') != std::string_view::npos) return std::nullopt;
    for (auto at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
        CanvasName parts{name.substr(0, at), false, {}, 0, {}};
        auto rest = name.substr(at + 1);
        if (rest.starts_with("LATE_")) {
            parts.late = true;
            rest.remove_prefix(5);
        }
        const auto user = take_number(rest);
        const auto submission = take_number(rest);
        if (!user || !submission || parts.who.empty() || rest.empty()) continue;
        std::from_chars(submission->data(), submission->data() + submission->size(), parts.submission);
        parts.user = *user;
        parts.file = rest;
        return parts;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Layout> canvas(const Names& names, std::string_view top) {
    Layout layout{Kind::canvas, {}, {}};
    std::map<std::string, std::size_t, std::less<>> hands;  // by user id
    Vote vote;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = below(names[i], top);
        if (name.empty() || is_litter(name)) continue;
        const auto parts = canvas_name(name);
        vote.cast(first_part(name), parts.has_value());
        if (!parts) {
            layout.others.push_back(i);
            continue;
        }
        const auto [at, fresh] = hands.emplace(parts->user, layout.hands.size());
        if (fresh) {
            Hand hand;
            hand.called = parts->who;
            hand.identity.id = parts->user;
            hand.apart = parts->user;
            layout.hands.push_back(std::move(hand));
        }
        Hand& hand = layout.hands[at->second];
        hand.marked_late = hand.marked_late || parts->late;
        hand.pieces.push_back({i, std::string(parts->file), parts->submission});
    }
    if (!vote.is_for()) return std::nullopt;
    return layout;
}

}  // namespace halfspace::platform
