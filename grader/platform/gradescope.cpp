// Gradescope: `submission_<id>/` beside `submission_metadata.yml`, which says whose each is, and when it came.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <map>

#include "platform/layout.hpp"
#include "platform/names.hpp"

namespace halfspace::platform {
namespace {

/// The value of a key that a symbol may be: `:name:` or `name:`.
YAML::Node at(const YAML::Node& map, const std::string& key) {
    if (!map.IsMap()) return {};
    if (const auto symbol = map[":" + key]) return symbol;
    return map[key];
}

std::string text_at(const YAML::Node& map, const std::string& key) {
    const auto node = at(map, key);
    return node && node.IsScalar() ? node.Scalar() : std::string();
}

Result<void> add(Layout& layout, const YAML::Node& document) {
    if (!document.IsMap()) return fail(Error::bad_input("expected a map of submissions"));
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < layout.hands.size(); ++i) known.emplace(layout.hands[i].called, i);
    std::vector<Hand> hands;
    for (const auto& pair : document) {
        if (!pair.first.IsScalar()) continue;
        const auto found = known.find(pair.first.Scalar());
        if (found == known.end()) continue;
        const auto& submission = pair.second;
        const auto line = submission.Mark().line + 1;
        Hand hand = std::move(layout.hands[found->second]);
        known.erase(found);
        if (const auto time = text_at(submission, "created_at"); !time.empty()) {
            const auto parsed = course::parse_time(time);
            if (!parsed) return fail(parsed.error().in(fmt::format("line {}: created_at", line)));
            hand.submitted = *parsed;
        }
        const auto submitters = at(submission, "submitters");
        if (!submitters || !submitters.IsSequence() || submitters.size() == 0 || submitters.size() > 100)
            return fail(Error::bad_input(fmt::format("line {}: expected a list of submitters", line)));
        for (const auto& submitter : submitters) {
            Hand one = hand;
            one.identity.name = text_at(submitter, "name");
            one.identity.email = text_at(submitter, "email");
            one.identity.id = text_at(submitter, "sid");
            one.apart = !one.identity.email.empty() ? one.identity.email : hand.called;
            if (!one.identity.name.empty()) one.called = one.identity.name;
            hands.push_back(std::move(one));
        }
    }
    for (const auto& [called, index] : known) hands.push_back(std::move(layout.hands[index]));
    layout.hands = std::move(hands);
    return {};
}

}  // namespace

std::optional<Layout> gradescope(const Names& names, std::string_view top) {
    Layout layout{Kind::gradescope, {}, {}};
    std::map<std::string, std::size_t, std::less<>> hands;
    bool has_metadata = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = below(names[i], top);
        if (name.empty() || is_litter(name)) continue;
        if (name == gradescope_metadata) {
            has_metadata = true;
            continue;
        }
        const auto folder = first_part(name);
        if (!folder.starts_with("submission_") || folder.size() == name.size()) {
            layout.others.push_back(i);
            continue;
        }
        const auto [at, fresh] = hands.emplace(folder, layout.hands.size());
        if (fresh) {
            Hand hand;
            hand.called = folder;
            layout.hands.push_back(std::move(hand));
        }
        const auto file = name.substr(folder.size() + 1);
        if (!file.empty() && !file.ends_with('/'))
            layout.hands[at->second].pieces.push_back({i, std::string(file)});
    }
    if (!has_metadata || layout.hands.empty()) return std::nullopt;
    return layout;
}

Result<void> add_metadata(Layout& layout, std::string_view yaml) {
    try {
        return add(layout, YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& error) {
        return fail(
            Error::bad_input(fmt::format("line {}: it is no YAML ({})", error.mark.line + 1, error.msg)));
    }
}

}  // namespace halfspace::platform
