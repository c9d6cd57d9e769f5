// halfspace similar --gradebook DIR [EX...]: pairs of files that look alike, for a person to look at.
#include <fmt/format.h>
#include <unistd.h>

#include "app/graded.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "csv/csv.hpp"
#include "exports/export.hpp"
#include "sandbox/open.hpp"
#include "similarity/similarity.hpp"

namespace halfspace::app {
namespace {

constexpr std::size_t pairs_shown = 10;

/// What students wrote of an exercise; not what the instructor has put in its stead.
struct Written {
    std::vector<std::string> names;
    std::vector<std::string> texts;
};

Result<Written> written(const GradedClass& graded, const course::Exercise& exercise,
                        const std::string& starter) {
    Written all;
    for (const auto& student : graded.students) {
        const auto works = TRY(graded.book->works(student.identity.student));
        const auto work = works.find(exercise.id);
        if (work == works.end()) continue;
        const auto& digest = work->second.instead_of.empty() ? work->second.source : work->second.instead_of;
        // There may be none, or one that is no text, in whose stead the instructor has given another.
        if (!TRY(graded.book->has_source(digest))) continue;
        auto text = similarity::without_starter(TRY(graded.book->source(digest)), starter);
        if (text.empty()) continue;
        all.names.push_back(student.told_apart());
        all.texts.push_back(std::move(text));
    }
    return all;
}

void print(const std::string& exercise, const Written& all, const std::vector<similarity::Pair>& pairs,
           int least, const report::Style& style) {
    fmt::print("{}\n", report::paint(style, report::Ink::strong, exercise));
    if (pairs.empty()) {
        fmt::print("  {} files, no two of them alike for {} % or more\n\n", all.names.size(), least);
        return;
    }
    const int room = std::max(10, (std::max(40, style.width) - 16) / 2);
    for (std::size_t i = 0; i < std::min(pairs.size(), pairs_shown); ++i) {
        const auto& pair = pairs[i];
        const auto name = [&](std::size_t which) { return cut(clean_line(all.names[which]), room); };
        fmt::print("  {:3} %  {:3} %  {}  {}\n", pair.first_in_second, pair.second_in_first,
                   isolated(pad_right(name(pair.first), room)), isolated(name(pair.second)));
    }
    if (pairs.size() > pairs_shown)
        fmt::print("  and {} more pairs: all of them with --out FILE.csv\n", pairs.size() - pairs_shown);
    fmt::print("\n");
}

Result<int> similar_all(const Common& common, const SimilarOptions& options) {
    const auto tool = TRY(similarity::find_tool());
    const auto graded = TRY(open_graded(common, options.gradebook));
    const auto exercises = TRY(chosen(graded.course, options.exercises));
    const auto sandbox = TRY(sandbox::open_sandbox(sandbox::Programs::in(common.paths.programs)));
    const auto style = style_of(common, STDOUT_FILENO);
    csv::Table table;
    table.rows.push_back({"exercise", "first", "second", "first_in_second", "second_in_first"});
    fmt::print(
        "A place to look, not a verdict: whoever solves the same exercise well writes\n"
        "much the same. Beside each pair: how much of the first file is in the second,\n"
        "and of the second in the first, without what the starter has; 0 is less than\n"
        "what is asked for.\n\n");
    std::fflush(stdout);
    for (const auto* exercise : exercises) {
        const auto kept = exercise->folder / course::kept_starter;
        const auto starter = TRY(read_file(kept, engine::max_source_bytes));
        const auto all = TRY(written(graded, *exercise, starter));
        if (all.names.size() < 2) continue;
        const auto pairs = TRY(similarity::compare(*sandbox, tool, all.texts, options.at_least));
        print(exercise->id, all, pairs, options.at_least, style);
        std::fflush(stdout);
        for (const auto& pair : pairs)
            table.rows.push_back({exercise->id, exports::defused(clean_line(all.names[pair.first])),
                                  exports::defused(clean_line(all.names[pair.second])),
                                  fmt::format("{}", pair.first_in_second),
                                  fmt::format("{}", pair.second_in_first)});
    }
    if (!options.out.empty()) {
        TRY(write_file(options.out, csv::write(table)));
        print_path("Wrote", options.out);
    }
    return all_passed;
}

}  // namespace

int similar(const Common& common, const SimilarOptions& options) {
    return code_of(similar_all(common, options));
}

}  // namespace halfspace::app
