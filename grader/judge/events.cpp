#include "judge/events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <optional>
#include <set>

#include "verdict/json.hpp"

namespace halfspace::judge {
namespace {

Error malformed(const std::string& why) {
    return Error::fault("the test program's events do not add up: " + why);
}

/// Calls `handle` with each line's event, until an error.
template <class Handle>
std::optional<Error> each_event(std::string_view lines, Handle handle) {
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        if (end == std::string_view::npos) return malformed("a line is cut off");
        try {
            const verdict::Event event = verdict::event_of(lines.substr(0, end));
            if (auto error = handle(event)) return error;
        } catch (const std::exception& error) {  // json's own, and words that are not known
            return malformed(error.what());
        }
        lines.remove_prefix(end + 1);
    }
    return {};
}

/// The results of one run while its events come in.
class Run {
  public:
    /// `asked`: where recorded calls go; null: none was to be recorded.
    /// `alike`: where groups go, in the same way.
    explicit Run(const Suite& suite, std::vector<verdict::Asked>* asked = nullptr,
                 std::vector<verdict::Alike>* alike = nullptr)
        : suite_(suite), asked_(asked), alike_(alike) {}

    std::optional<Error> operator()(const verdict::CheckResult& event) {
        const std::size_t i = results_.size();
        if (i >= suite_.checks.size() || suite_.checks[i].name != event.name)
            return malformed("'" + event.name + "' is not the next check of the suite");
        results_.push_back(event);
        static_cast<verdict::Check&>(results_.back()) = suite_.checks[i];
        return {};
    }
    std::optional<Error> operator()(const verdict::Contradicted& event) {
        const auto found = std::ranges::find(results_, event.check, &verdict::CheckResult::name);
        if (found == results_.end() || event.status == verdict::Status::passed)
            return malformed("a contradiction in no check");
        found->status = event.status;
        found->message = event.message;
        return {};
    }
    std::optional<Error> operator()(const verdict::Diagnosed& event) {
        verdict::CheckResult* const found = failed(event.check);
        if (found == nullptr) return malformed("a diagnosis of no failed check");
        found->diagnosis = event.diagnosis;
        return {};
    }
    std::optional<Error> operator()(const verdict::Asked& event) {
        if (asked_ == nullptr) return malformed("a recorded call that nobody wanted");
        asked_->push_back(event);
        return {};
    }
    std::optional<Error> operator()(const verdict::Alike& event) {
        if (alike_ == nullptr) return malformed("a comparison that nobody wanted");
        alike_->push_back(event);
        return {};
    }
    std::optional<Error> operator()(const verdict::Located& event) {
        verdict::CheckResult* const found = failed(event.check);
        if (found == nullptr) return malformed("a place in no failed check");
        found->message += "\n" + event.where;
        return {};
    }
    std::optional<Error> operator()(const verdict::Drawn& event) {
        if (results_.empty() || results_.back().name != event.check || results_.back().panel ||
            results_.back().status != verdict::Status::passed)
            return malformed("a panel of no check that has just passed");
        if (!verdict::is_sound(event.panel)) return malformed("a panel whose parts do not fit");
        results_.back().panel = std::make_shared<verdict::Panel>(event.panel);
        return {};
    }
    std::optional<Error> operator()(const verdict::End& event) {
        ended_ = true;
        if (event.checks != results_.size()) return malformed("the count at the end is off");
        return {};
    }
    std::optional<Error> operator()(const verdict::Suite& /*event*/) {
        return malformed("a list of checks in a run");
    }
    std::optional<Error> operator()(const verdict::Fault& event) { return Error::fault(event.why); }

    [[nodiscard]] bool ended() const { return ended_; }

    Result<std::vector<verdict::CheckResult>> finish() {
        if (!ended_) return fail(malformed("they stop before the end"));
        if (results_.size() != suite_.checks.size()) {
            return fail(malformed(fmt::format("{} of {} checks ran", results_.size(), suite_.checks.size())));
        }
        return std::move(results_);
    }

  private:
    /// A check of this name that failed and was recognised as nothing.
    verdict::CheckResult* failed(const std::string& name) {
        const auto found = std::ranges::find_if(results_, [&](const verdict::CheckResult& result) {
            return result.name == name && result.status != verdict::Status::passed && !result.diagnosis;
        });
        return found == results_.end() ? nullptr : &*found;
    }

    const Suite& suite_;
    std::vector<verdict::Asked>* asked_;
    std::vector<verdict::Alike>* alike_;
    std::vector<verdict::CheckResult> results_;
    bool ended_ = false;
};

/// Of `players` runs one after the other, of which the first is `run`.
Result<std::vector<std::vector<verdict::CheckResult>>> finish(const Run& run, std::string_view lines,
                                                              std::size_t players) {
    std::vector<Run> runs{run};
    const auto error = each_event(lines, [&](const verdict::Event& event) -> std::optional<Error> {
        if (runs.back().ended() && !std::holds_alternative<verdict::Fault>(event)) {
            if (runs.size() == players) return malformed("events after the end");
            runs.push_back(run);
        }
        return std::visit(runs.back(), event);
    });
    if (error) return fail(*error);
    if (runs.size() != players) return fail(malformed("they stop before the end"));
    std::vector<std::vector<verdict::CheckResult>> all;
    for (Run& one : runs) all.push_back(TRY(one.finish()));
    return all;
}

}  // namespace

std::string text_of(const verdict::Run& run) {
    return verdict::to_text(run);
}

Result<Suite> suite_of(const std::filesystem::path& program, std::string_view lines) {
    std::optional<verdict::Suite> listed;
    const auto error = each_event(lines, [&](const verdict::Event& event) -> std::optional<Error> {
        // What a list says is wrong are tags, which the author mends.
        if (const auto* fault = std::get_if<verdict::Fault>(&event)) return Error::bad_input(fault->why);
        const auto* suite = std::get_if<verdict::Suite>(&event);
        if (listed || suite == nullptr) return malformed("a list of checks was expected");
        listed = *suite;
        return {};
    });
    const std::string name = program.filename().string();
    if (error) return fail(error->in(name));
    if (!listed || listed->checks.empty()) return fail(malformed("it has no checks").in(name));
    return Suite{std::move(*listed), program};
}

Result<std::vector<verdict::CheckResult>> results_of(const Suite& suite, std::string_view lines) {
    auto results = TRY(results_of_each(suite, lines, 1));
    return std::move(results.front());
}

Result<std::vector<std::vector<verdict::CheckResult>>> results_of_each(const Suite& suite,
                                                                       std::string_view lines,
                                                                       std::size_t players) {
    return finish(Run(suite), lines, players);
}

void Listener::hear(std::string_view bytes) {
    while (adds_up_ && !bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        line_ += bytes.substr(0, end);
        if (end == std::string_view::npos) return;
        tell(line_);
        line_.clear();
        bytes.remove_prefix(end + 1);
    }
}

void Listener::tell(std::string_view line) {
    try {
        const verdict::Event event = verdict::event_of(line);
        const auto* found = std::get_if<verdict::CheckResult>(&event);
        if (found == nullptr) return;
        adds_up_ = told_ < suite_.checks.size() && suite_.checks[told_].name == found->name;
        if (!adds_up_) return;
        verdict::CheckResult check = *found;
        static_cast<verdict::Check&>(check) = suite_.checks[told_++];
        if (!suite_.is_public) check.output.clear();
        on_check_(check);
    } catch (const std::exception&) {  // json's own, and words that are not known
        adds_up_ = false;
    }
}

Result<std::vector<verdict::Asked>> asked_in(const Suite& suite, std::string_view lines) {
    std::vector<verdict::Asked> asked;
    TRY(finish(Run(suite, &asked), lines, 1));
    return asked;
}

Result<std::vector<verdict::Alike>> alike_in(const Suite& suite, std::string_view lines,
                                             std::size_t workers) {
    std::vector<verdict::Alike> alike;
    TRY(finish(Run(suite, nullptr, &alike), lines, 1));
    std::set<std::size_t> seen;
    for (const auto& group : alike) {
        if (group.workers.empty()) return fail(malformed("a group of nobody"));
        for (const std::size_t worker : group.workers)
            if (worker >= workers || !seen.insert(worker).second)
                return fail(malformed("a group of who was not asked, or is in another one"));
    }
    std::ranges::stable_sort(alike, std::ranges::greater(),
                             [](const verdict::Alike& group) { return group.workers.size(); });
    return alike;
}

}  // namespace halfspace::judge
