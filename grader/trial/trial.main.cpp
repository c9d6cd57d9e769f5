// main() of a test program that grades workers. Started by the judge only: verdict/run.hpp says how.
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <catch2/catch_session.hpp>
#include <csignal>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "subject/plot.hpp"
#include "subject/session.hpp"
#include "trial/again.hpp"
#include "trial/catalogue.hpp"
#include "trial/compare.hpp"
#include "trial/diagnose.hpp"
#include "trial/remote.hpp"
#include "trial/reporter.hpp"
#include "trial/stub.hpp"

namespace {

namespace verdict = halfspace::verdict;

/// Makes it run the program's checks, or its panels; or list them. It may then run several times.
bool configure(Catch::Session& session, bool panels, bool list) {
    std::vector<const char*> argv = {"test",
                                     "--reporter",
                                     trial::reporter_name,
                                     "--order",
                                     "decl",
                                     "--allow-running-no-tests",
                                     panels ? plot::panel_tag : plot::no_panel_tag};
    if (list) argv.push_back("--list-tests");
    return session.applyCommandLine(static_cast<int>(argv.size()), argv.data()) == 0;
}

/// An answer of the catalogue may take an eighth of what a student's may: a slower mistake is not named.
std::chrono::milliseconds answer_limit(const verdict::Limits& limits) {
    return std::chrono::milliseconds(1 + static_cast<long>(limits.cpu_seconds * 1000.0 / 8.0));
}

/// The catalogue's answers; each question is asked once, however many players are played.
class Answers {
  public:
    explicit Answers(const verdict::Run& run)
        : catalogue_(trial::the_sandbox(), trial::catalogue_job(run, answer_limit(run.limits)),
                     run.catalogue.mistakes.size()),
          are_many_(!run.others.empty()) {}

    const wire::Answers& operator()(const subject::Call& call, const wire::Players& players) {
        const auto [found, is_new] = known_.try_emplace({call.function, call.arguments});
        if (is_new || !are_many_)
            catalogue_.ask(call.function->name, call.arguments, are_many_ ? catalogue_.everybody() : players,
                           found->second);
        return found->second;
    }

  private:
    trial::Catalogue catalogue_;
    bool are_many_;  // who play, and will need everybody's answers between them
    std::map<std::pair<const subject::FunctionTraits*, subject::Bytes>, wire::Answers> known_;
};

/// That a stub answers as some mistake does is no news.
bool may_be_named(const verdict::Run& run) {
    return !run.catalogue.program.empty() && !std::holds_alternative<verdict::Stub>(run.player);
}

void say_more(const verdict::Run& run, const subject::Recorded& played, std::optional<Answers>& answers) {
    std::set<const subject::FunctionTraits*> unsteady;
    // The catalogue's are made anew for each call: there is nothing that a second answer could show.
    if (!std::holds_alternative<verdict::Catalogued>(run.player)) {
        const auto two =
            trial::ask_again(played.calls, subject::Session::current().backend(), trial::the_run().seed);
        for (const auto& found : two.checks) trial::emit(found);
        unsteady = two.functions;
    }
    if (!may_be_named(run)) return;
    if (!answers) answers.emplace(run);
    const auto found =
        trial::diagnose(played.calls, played.cases, std::ref(*answers), run.catalogue.mistakes, unsteady);
    for (const auto& named : found.named) trial::emit(named);
    for (const auto& located : found.located) trial::emit(located);
}

void grade(Catch::Session& catch_session, bool panels) {
    auto& session = subject::Session::current();
    const verdict::Run& run = trial::the_run();
    std::optional<Answers> answers;
    for (std::size_t player = 0; player <= run.others.size(); ++player) {
        if (player > 0) trial::play(session.backend(), run.others[player - 1]);
        catch_session.run();  // counts failures; the events say more
        const subject::Recorded played = session.take();
        if (run.record) {
            for (const auto& call : played.calls)
                trial::emit(verdict::Asked{call.function->name, trial::hexadecimal(call.arguments)});
        } else if (!run.compared.function.empty()) {
            for (const auto& alike : trial::compare(played.calls, run.compared, trial::answers_of_worker))
                trial::emit(alike);
        } else if (!panels) {
            say_more(run, played, answers);
        }
        trial::emit(verdict::End{played.cases.size()});
    }
}

/// When the grader is killed, all ends at once that stands in our process group. One after the other would not do: bubblewrap, killed
/// before it has let its child go on, leaves that waiting for ever.
void end_with_the_grader() {
    if (::getpgrp() != ::getpid()) return;                 // (the group would be somebody else's)
    std::signal(SIGHUP, [](int) { ::kill(0, SIGKILL); });  // (of SIGTERM Catch2 makes a failed check)
    ::prctl(PR_SET_PDEATHSIG, SIGHUP);
}

/// We and whoever answers take turns: one of us is always asleep. On two processors each turn wakes one of these, which costs
/// more than most answers do. What we start stays here, too. (Best effort: without it all is as right, and slower.)
void stay_on_this_processor() {
    const int here = ::sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE) return;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(here, &one);
    (void)::sched_setaffinity(0, sizeof one, &one);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc >= 2 ? argv[1] : "";
    const bool panels = argc == 3 && std::string_view(argv[2]) == verdict::panels_only;
    try {
        Catch::Session session;
        const bool list = mode == verdict::list_mode;
        if ((list || mode == verdict::run_mode) && !configure(session, panels, list)) return 3;
        if (list) return session.run();
        if (mode == verdict::run_mode) {
            end_with_the_grader();
            stay_on_this_processor();
            grade(session, panels);
            return 0;
        }
        std::fputs("This program is run by halfspace, not by hand.\n", stderr);
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
