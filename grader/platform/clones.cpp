// Clones of repositories, as GitHub Classroom's: folders `<assignment>-<login>` with a .git in each.
#include <algorithm>
#include <map>
#include <set>

#include "platform/layout.hpp"
#include "platform/names.hpp"

namespace halfspace::platform {
namespace {

using Folders = std::set<std::string, std::less<>>;

/// What the names of all clones begin with, up to a '-': the assignment. It takes two to know.
std::string_view assignment_of(const Folders& repositories) {
    if (repositories.size() < 2) return {};
    std::string_view common = *repositories.begin();
    for (const auto& name : repositories) {
        const auto [a, b] = std::ranges::mismatch(common, name);
        common = common.substr(0, static_cast<std::size_t>(a - common.begin()));
    }
    return common.substr(0, common.rfind('-') + 1);  // npos + 1 is 0
}

}  // namespace

std::optional<Layout> clones(const Names& names, std::string_view top) {
    Folders repositories;
    Folders folders;  // a student's may have been unpacked from a zip among clones
    for (const auto& path : names) {
        const auto name = below(path, top);
        const auto folder = first_part(name);
        if (folder.empty() || folder.size() == name.size()) continue;
        if (name.substr(folder.size()).starts_with("/.git/")) repositories.emplace(folder);
        if (!is_litter(first_part(name))) folders.emplace(folder);
    }
    if (repositories.empty() || 2 * repositories.size() <= folders.size()) return std::nullopt;
    Layout layout{Kind::clones, {}, {}};
    std::map<std::string, std::size_t, std::less<>> hands;
    for (const auto& folder : folders) {
        Hand hand;
        hand.called = folder;
        hands.emplace(folder, layout.hands.size());
        layout.hands.push_back(std::move(hand));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = below(names[i], top);
        if (name.empty() || is_litter(name)) continue;
        const auto folder = first_part(name);
        const auto hand = hands.find(folder);
        if (hand == hands.end() || folder.size() == name.size()) {
            layout.others.push_back(i);
        } else if (!name.ends_with('/')) {
            layout.hands[hand->second].pieces.push_back({i, std::string(name.substr(folder.size() + 1))});
        }
    }
    const auto assignment = assignment_of(repositories);
    for (auto& hand : layout.hands) {
        hand.apart = hand.called;
        if (assignment.empty() || !hand.called.starts_with(assignment) ||
            hand.called.size() == assignment.size())
            continue;
        hand.called.erase(0, assignment.size());
        hand.identity.login = hand.called;
    }
    return layout;
}

}  // namespace halfspace::platform
