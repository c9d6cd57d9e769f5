// main() of a test program that grades workers. Started by the judge only: verdict/run.hpp says how.
#include <catch2/catch_session.hpp>
#include <cstdio>
#include <stdexcept>
#include <string_view>

#include "subject/plot.hpp"
#include "subject/session.hpp"
#include "trial/again.hpp"
#include "trial/catalogue.hpp"
#include "trial/diagnose.hpp"
#include "trial/remote.hpp"
#include "trial/reporter.hpp"
#include "trial/stub.hpp"

namespace {

namespace verdict = halfspace::verdict;

/// The program's checks, or its panels.
int run_catch(bool panels, std::initializer_list<const char*> more) {
    std::vector<const char*> argv = {"test",
                                     "--reporter",
                                     trial::reporter_name,
                                     "--order",
                                     "decl",
                                     "--allow-running-no-tests",
                                     panels ? plot::panel_tag : plot::no_panel_tag};
    argv.insert(argv.end(), more);
    Catch::Session session;
    if (session.applyCommandLine(static_cast<int>(argv.size()), argv.data()) != 0) return 3;
    session.run();  // counts failures; the events say more
    return 0;
}

/// An answer of the catalogue may take an eighth of what a student's may: a slower mistake is not named.
std::chrono::milliseconds answer_limit(const verdict::Limits& limits) {
    return std::chrono::milliseconds(1 + static_cast<long>(limits.cpu_seconds * 1000.0 / 8.0));
}

void name_mistakes(const verdict::Run& run, const subject::Session& session,
                   const std::set<const subject::FunctionTraits*>& unsteady) {
    // That a stub answers as some mistake does is no news.
    if (run.catalogue.program.empty() || std::holds_alternative<verdict::Stub>(run.player)) return;
    trial::Catalogue catalogue(trial::the_sandbox(), trial::catalogue_job(run, answer_limit(run.limits)),
                               run.catalogue.mistakes.size());
    const trial::Ask ask = [&](const subject::Call& call) {
        return catalogue.ask(call.function->name, call.arguments);
    };
    const auto found =
        trial::diagnose(session.calls(), session.cases(), ask, run.catalogue.mistakes, unsteady);
    for (const auto& named : found.named) trial::emit(named);
    for (const auto& located : found.located) trial::emit(located);
}

int grade(bool panels) {
    if (const int failed = run_catch(panels, {}); failed != 0) return failed;
    auto& session = subject::Session::current();
    if (trial::the_run().record) {
        for (const auto& call : session.calls())
            trial::emit(verdict::Asked{call.function->name, trial::hexadecimal(call.arguments)});
    } else if (!panels) {
        const auto two = trial::ask_again(session.calls(), session.backend(), trial::the_run().seed);
        for (const auto& found : two.checks) trial::emit(found);
        name_mistakes(trial::the_run(), session, two.functions);
    }
    trial::emit(verdict::End{session.cases().size()});
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc >= 2 ? argv[1] : "";
    const bool panels = argc == 3 && std::string_view(argv[2]) == verdict::panels_only;
    try {
        if (mode == verdict::list_mode) return run_catch(panels, {"--list-tests"});
        if (mode == verdict::run_mode) return grade(panels);
        std::fputs("This program is run by halfspace, not by hand.\n", stderr);
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
