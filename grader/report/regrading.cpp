#include "report/regrading.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/wording.hpp"

namespace halfspace::report {
namespace {

using scoring::CheckDifference;
using scoring::Difference;
using scoring::ExerciseDifference;

/// "9.5 -> 10.2 of 14", "9.5 of 14 -> 10.9 of 16", "no score -> 0 of 14".
std::string change(std::optional<double> before, double max_before, std::optional<double> after,
                   double max_after) {
    const auto score = [](std::optional<double> value, double max) {
        return value ? points(*value, max) : std::string("no score");
    };
    const bool same_max = max_before == max_after;
    return fmt::format("{}{} -> {} of {}", score(before, max_before),
                       same_max || max_before == 0 ? "" : " of " + points(max_before),
                       score(after, max_after), points(max_after));
}

std::string signed_points(double gained) {
    // To the millionth, as points are; shown as any points.
    const std::string size = points(std::abs(gained), 1e9);
    return (gained < 0 ? "-" : "+") + size;
}

/// "FAILED -> passed", "0.4 -> 0.6 points".
std::string how(const CheckDifference& check) {
    if (check.before == check.after)
        return fmt::format("{} -> {} points", points(check.points_before, 1e9),
                           points(check.points_after, 1e9));
    const auto status = [](std::optional<verdict::Status> one, const char* none) {
        return one ? std::string(words(*one)) : std::string(none);
    };
    return status(check.before, "new") + " -> " + status(check.after, "no more asked");
}

std::string line(int indent, const std::string& text, const Style& style) {
    return std::string(static_cast<std::size_t>(indent), ' ') +
           cut(text, std::max(40, style.width) - indent) + "\n";
}

std::string in_full(const ExerciseDifference& exercise, const Style& style) {
    constexpr std::size_t most = 6;
    std::string text =
        line(2,
             fmt::format("{}  {}", clean_line(exercise.id),
                         change(exercise.before, exercise.max_before, exercise.after, exercise.max_after)),
             style);
    if (!exercise.reason.empty()) text += line(4, clean_line(exercise.reason), style);
    std::size_t told = 0;
    std::size_t left_out = 0;
    for (const auto& check : exercise.checks) {
        // That an exercise is worth something else says it for all of its checks.
        if (check.before == check.after && exercise.max_before != exercise.max_after) continue;
        if (told == most) {
            ++left_out;
            continue;
        }
        ++told;
        text += line(4, how(check) + "  " + clean_line(check.name), style);
    }
    if (left_out > 0)
        text += line(4, fmt::format("and {} more check{}", left_out, left_out == 1 ? "" : "s"), style);
    return text;
}

double gained(const Difference& one) {
    return one.after.value_or(0) - one.before.value_or(0);
}

}  // namespace

std::string differences(const std::vector<Difference>& given, std::size_t most, const Style& style) {
    auto all = given;
    std::ranges::stable_sort(all, {}, [](const Difference& one) { return alphabetical(one.student); });
    std::string text;
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
        const Difference& one = all[i];
        const std::string total = change(one.before, one.max_before, one.after, one.max_after);
        const double more = gained(one);
        const std::string by = more == 0 ? "" : "  " + signed_points(more);
        const int room = std::max(40, style.width) - width(total) - width(by) - 2;
        text += isolated(pad_right(cut(clean_line(one.student), room), std::min(room, 24))) + "  " + total +
                paint(style, more < 0 ? Ink::bad : Ink::good, by) + "\n";
        for (const auto& exercise : one.exercises) text += in_full(exercise, style);
    }
    if (all.size() > most)
        text += fmt::format("... and {} more student{}; --all shows them\n", all.size() - most,
                            all.size() - most == 1 ? "" : "s");
    return text;
}

std::string summary(const std::vector<Difference>& all, std::size_t students, const Style& style) {
    if (all.empty())
        return fmt::format("None of {} student{} changes.\n", students, students == 1 ? "" : "s");
    std::size_t gain = 0;
    std::size_t lose = 0;
    double most = 0;
    double least = 0;
    std::map<std::string, std::size_t> through;
    for (const Difference& one : all) {
        const double more = gained(one);
        gain += more > 0 ? 1 : 0;
        lose += more < 0 ? 1 : 0;
        most = std::max(most, more);
        least = std::min(least, more);
        for (const auto& exercise : one.exercises) {
            if (exercise.max_before != exercise.max_after)
                ++through[fmt::format("{}: worth {} -> {}", clean_line(exercise.id),
                                      points(exercise.max_before), points(exercise.max_after))];
            for (const auto& check : exercise.checks)
                if (check.before != check.after)
                    ++through[fmt::format("{}: {}  {}", clean_line(exercise.id), how(check),
                                          clean_line(check.name))];
            if (exercise.checks.empty() && !exercise.reason.empty())
                ++through[fmt::format("{}: {}", clean_line(exercise.id), clean_line(exercise.reason))];
        }
    }
    const auto up_to = [](std::size_t count, double by) {
        return count == 0 ? std::string("0") : fmt::format("{} (up to {})", count, points(std::abs(by), 1e9));
    };
    std::string text = fmt::format("{} of {} student{} change{}: {} gain, {} lose", all.size(), students,
                                   students == 1 ? "" : "s", all.size() == 1 ? "s" : "", up_to(gain, most),
                                   up_to(lose, least));
    if (const auto same = all.size() - gain - lose; same > 0)
        text +=
            fmt::format(", {} {} as many points as before in another way", same, same == 1 ? "has" : "have");
    text += ".";
    text = fmt::format("{}\n", fmt::join(wrap(text, std::max(40, style.width)), "\n"));
    std::vector<std::pair<std::string, std::size_t>> ranked(through.begin(), through.end());
    std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < std::min(shown, ranked.size()); ++i)
        text += line(0, fmt::format("{:>6}  {}", ranked[i].second, ranked[i].first), style);
    if (ranked.size() > shown) text += fmt::format("        and {} more ways\n", ranked.size() - shown);
    return text;
}

}  // namespace halfspace::report
