#include "submission/choose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace halfspace::submission {
namespace {

const Source* source_in(const Candidate& candidate) {
    return std::get_if<Source>(&candidate.file);
}

std::string why_not(const Candidate& candidate) {
    if (const auto* rejected = std::get_if<verdict::Rejected>(&candidate.file)) return rejected->why;
    const auto* unreadable = std::get_if<Unreadable>(&candidate.file);
    return unreadable != nullptr ? unreadable->why : "";
}

/// Keeps those for which it holds, if it holds for any.
template <class Holds>
void prefer(std::vector<std::size_t>& left, Holds holds) {
    if (std::ranges::any_of(left, holds)) std::erase_if(left, [&](std::size_t i) { return !holds(i); });
}

/// Above 0: `a` is newer than `b`.
int newer(const Candidate& a, const Candidate& b) {
    if (a.time && b.time && *a.time != *b.time) return *a.time > *b.time ? 1 : -1;
    if (a.submission != 0 && b.submission != 0 && a.submission != b.submission)
        return a.submission > b.submission ? 1 : -1;
    if (a.attempt != b.attempt) return a.attempt > b.attempt ? 1 : -1;
    return 0;
}

/// By what is the student's; of several downloads by the whole path, since students' names for files are much the same.
std::string listed(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& indices) {
    const bool in_one = std::ranges::all_of(indices, [&](std::size_t i) {
        return candidates[i].download == candidates[indices.front()].download;
    });
    std::string text;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (i > 0) text += i + 1 == indices.size() ? " and " : ", ";
        const auto& one = candidates[indices[i]];
        text += in_one ? clean_line(shortened(one.shown, 80))
                       : clean_line(shortened(one.download, 80) + "/" + shortened(one.in_download, 80));
    }
    return text;
}

/// When the text came that was chosen, in whatever order the downloads are given.
void find_first_and_last(Choice& choice, const std::vector<Candidate>& candidates) {
    choice.first = choice.last = choice.index;
    const auto* chosen = source_in(candidates[choice.index]);
    if (chosen == nullptr) return;
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (const auto* source = source_in(candidates[i]); source != nullptr && source->text == chosen->text)
            same.push_back(i);
    prefer(same, [&](std::size_t i) { return candidates[i].time.has_value(); });
    for (const auto i : same) {
        const auto is_newer = [&](std::size_t a, std::size_t b) {
            return newer(candidates[a], candidates[b]) > 0;
        };
        if (!candidates[choice.first].time && candidates[i].time) choice.first = choice.last = i;
        if (is_newer(choice.first, i)) choice.first = i;
        if (is_newer(i, choice.last)) choice.last = i;
    }
}

Choice chosen_of(const std::string& exercise, const std::vector<Candidate>& candidates,
                 const std::vector<bool>& is_starter) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < candidates.size(); ++i) left.push_back(i);
    prefer(left, [&](std::size_t i) { return source_in(candidates[i]) != nullptr; });
    prefer(left, [&](std::size_t i) { return !is_starter[i]; });
    std::ranges::stable_sort(left, {}, [&](std::size_t i) {
        return std::pair(candidates[i].place, std::ranges::count(candidates[i].shown, '/'));
    });
    const std::size_t different = [&] {
        std::vector<std::string_view> texts;
        for (const auto i : left) {
            const auto* source = source_in(candidates[i]);
            if (source == nullptr || std::ranges::find(texts, source->text) == texts.end())
                texts.push_back(source != nullptr ? std::string_view(source->text) : "");
        }
        return texts.size();
    }();
    Choice choice;
    choice.index = left.front();
    const auto& first = candidates[left.front()];
    if (different == 1) {
        if (!first.is_ordinary && source_in(first) != nullptr)
            choice.note =
                fmt::format("{} is taken from {}", exercise, clean_line(shortened(first.shown, 80)));
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (source_in(first) == nullptr || source_in(candidates[i]) != nullptr) continue;
            choice.note +=
                fmt::format("{}{} is not taken: {}", choice.note.empty() ? "" : "; ",
                            clean_line(shortened(candidates[i].shown, 80)), why_not(candidates[i]));
        }
        return choice;
    }
    const auto all = listed(candidates, left);
    const auto newest = *std::ranges::max_element(
        left, [&](std::size_t a, std::size_t b) { return newer(candidates[a], candidates[b]) < 0; });
    const bool is_newest = std::ranges::all_of(left, [&](std::size_t i) {
        const auto* one = source_in(candidates[i]);
        const auto* other = source_in(candidates[newest]);
        return i == newest || newer(candidates[newest], candidates[i]) > 0 ||
               (one != nullptr && other != nullptr && one->text == other->text);
    });
    const bool only_proper = first.place != candidates[left[1]].place;
    if (is_newest) {
        choice.index = newest;
        choice.note = fmt::format("{}: there are {}; the newest counts, {}", exercise, all,
                                  clean_line(shortened(candidates[newest].shown, 80)));
    } else if (only_proper) {
        choice.note = fmt::format("{}: there are {}; what lies in its place counts, {}", exercise, all,
                                  clean_line(shortened(first.shown, 80)));
    } else {
        choice.instead =
            verdict::Rejected{fmt::format("there are {}: {}; hand in one of them",
                                          left.size() == 2 ? "two" : fmt::format("{}", left.size()), all)};
    }
    return choice;
}

}  // namespace

Choice choose(const std::string& exercise, const std::vector<Candidate>& candidates,
              const std::vector<bool>& is_starter) {
    auto choice = chosen_of(exercise, candidates, is_starter);
    find_first_and_last(choice, candidates);
    return choice;
}

}  // namespace halfspace::submission
