// No platform's: a folder or an archive for each student. And which of them all it is.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>

#include "archive/archive.hpp"
#include "platform/layout.hpp"
#include "platform/names.hpp"

namespace halfspace::platform {
namespace {

/// The one folder that all lies in, with its '/'; empty: there is none.
std::string common_folder(const Names& names) {
    std::string top;
    for (const auto& name : names) {
        if (is_litter(name)) continue;
        const auto first = first_part(name);
        if (first.size() == name.size()) return {};
        if (top.empty()) top = std::string(first) + "/";
        if (!name.starts_with(top)) return {};
    }
    return top;
}

/// Work lies directly in it, and not just beside students that have some: a stray file makes no student of a class.
bool has_work(const Names& names, std::string_view top, const IsWork& is_work) {
    bool has_own = false;
    for (const auto& path : names) {
        const auto name = below(path, top);
        if (name.empty() || is_litter(name)) continue;
        if (is_work(name)) {
            has_own = true;
            continue;
        }
        const auto folder = first_part(name);
        if (folder.size() < name.size() && is_work(name.substr(folder.size() + 1))) return false;
    }
    return has_own;
}

/// What lies in a folder, if it is several students'.
std::optional<Layout> group_in(const Names& names, const std::string& top, const IsWork& is_work) {
    for (const auto look : {&moodle, &canvas, &clones}) {
        auto layout = look(names, top);
        if (layout && layout->hands.size() > 1) return layout;
    }
    if (has_work(names, top, is_work)) return std::nullopt;
    std::set<std::string_view> workers;
    for (const auto& path : names) {
        const auto name = below(path, top);
        const auto folder = first_part(name);
        if (folder.size() < name.size() && !is_litter(name) && is_work(name.substr(folder.size() + 1)))
            workers.insert(folder);
    }
    if (workers.size() < 2) return std::nullopt;
    return folders(names, top);
}

Layout one_student(const Names& names, const std::string& called) {
    Layout layout{Kind::one_student, {}, {}};
    Hand hand;
    hand.called = called;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].empty() && !names[i].ends_with('/') && !is_litter(names[i]))
            hand.pieces.push_back({i, names[i]});
    }
    layout.hands.push_back(std::move(hand));
    return layout;
}

}  // namespace

bool is_litter(std::string_view path) {
    static const std::set<std::string, std::less<>> folders{"__MACOSX", "node_modules", "CMakeFiles",
                                                            "build"};
    static const std::set<std::string, std::less<>> files{"Thumbs.db", "desktop.ini"};
    while (true) {
        const auto part = first_part(path);
        if (part.starts_with('.') || part.ends_with('~') || part.starts_with('#')) return true;
        if (part.size() == path.size()) return files.contains(part) || part.ends_with(".swp");
        if (folders.contains(part) || part.starts_with("cmake-build-")) return true;
        path.remove_prefix(part.size() + 1);
        if (path.empty()) return false;
    }
}

bool is_report(const Hand& hand, const IsWork& is_work) {
    const auto is_ours = [](const Piece& piece) {
        return piece.path == "results.json" || piece.path == "gradebook.sqlite" || piece.path == "class.html";
    };
    return std::ranges::any_of(hand.pieces, is_ours) &&
           std::ranges::none_of(hand.pieces, [&](const auto& piece) { return is_work(piece.path); });
}

Layout folders(const Names& names, std::string_view top) {
    Layout layout{Kind::folders, {}, {}};
    std::map<std::string, std::size_t, std::less<>> hands;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = below(names[i], top);
        if (name.empty() || is_litter(name)) continue;
        const auto folder = first_part(name);
        const bool is_file = folder.size() == name.size();
        if (is_file && !archive::is_archive_name(name)) {
            layout.others.push_back(i);
            continue;
        }
        const auto called = is_file ? archive::without_ending(name) : folder;
        const auto [at, fresh] = hands.emplace(called, layout.hands.size());
        if (fresh) {
            Hand hand;
            hand.called = called;
            layout.hands.push_back(std::move(hand));
        }
        const auto file = is_file ? name : name.substr(folder.size() + 1);
        if (!file.empty() && !file.ends_with('/'))
            layout.hands[at->second].pieces.push_back({i, std::string(file)});
    }
    return layout;
}

std::optional<Layout> groups(const Names& names, std::string_view top, const IsWork& is_work,
                             const HoldsClass& holds_class) {
    Layout plain = folders(names, top);
    Layout layout{Kind::folders, {}, std::move(plain.others)};
    std::size_t found = 0;
    std::size_t reports = 0;
    for (auto& hand : plain.hands) {
        reports += is_report(hand, is_work) ? 1 : 0;
        const bool is_archive =
            hand.pieces.size() == 1 && hand.pieces[0].path == below(names[hand.pieces[0].name], top);
        if (is_archive && holds_class && holds_class(hand.pieces[0].name)) {
            ++found;
            hand.is_class = true;
            layout.hands.push_back(std::move(hand));
            continue;
        }
        auto group = group_in(names, fmt::format("{}{}/", top, hand.called), is_work);
        if (!group) {
            layout.hands.push_back(std::move(hand));
        } else {
            ++found;
            std::ranges::copy(group->hands, std::back_inserter(layout.hands));
            layout.others.insert(layout.others.end(), group->others.begin(), group->others.end());
        }
        for (auto& one :
             layout.hands | std::views::drop(layout.hands.size() - (group ? group->hands.size() : 1)))
            one.group = found;
    }
    // One student's folder may hold two others with work in them.
    if (2 * found <= plain.hands.size() - reports) return std::nullopt;
    return layout;
}

Layout recognise(const Names& names, const IsWork& is_work, bool is_archive, const std::string& called,
                 const HoldsClass& holds_class) {
    const std::string common = common_folder(names);
    for (const auto* top : {"", common.c_str()}) {
        for (const auto look : {&gradescope, &moodle, &canvas}) {
            if (auto layout = look(names, top)) return std::move(*layout);
        }
        if (common.empty()) break;
    }
    // A repository, or a folder or archive with work in it, is one student's.
    const bool is_repository = std::ranges::find(names, ".git/") != names.end();
    if (is_repository || has_work(names, "", is_work) ||
        (is_archive && !common.empty() && has_work(names, common, is_work))) {
        auto layout = one_student(names, called);
        if (is_repository) layout.hands[0].apart = called;  // a login may be its end
        return layout;
    }
    for (const auto* top : {"", common.c_str()}) {
        if (auto layout = clones(names, top)) return std::move(*layout);
        if (common.empty()) break;
    }
    const auto top = is_archive ? std::string_view(common) : std::string_view();
    if (auto layout = groups(names, top, is_work, holds_class)) return std::move(*layout);
    return folders(names, top);
}

}  // namespace halfspace::platform
