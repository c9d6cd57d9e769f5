// main() of a test program that grades workers. Started by the judge only:
//   04_dense_hidden list    the suite, as an event
//   04_dense_hidden run     reads a RunConfig from stdin, grades, diagnoses
#include <catch2/catch_session.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "sandbox/open.hpp"
#include "subject/channel.hpp"
#include "subject/events.hpp"
#include "subject/remote.hpp"
#include "subject/replay.hpp"
#include "subject/session.hpp"

namespace {

int run_catch(std::initializer_list<const char*> more) {
    std::vector<const char*> argv = {"test",    "--reporter", "events",
                                     "--order", "decl",       "--allow-running-no-tests"};
    argv.insert(argv.end(), more);
    Catch::Session session;
    if (session.applyCommandLine(static_cast<int>(argv.size()), argv.data()) != 0) return 3;
    session.run();  // counts failures; the events say more
    return 0;
}

/// A worker that is asked again and again. A fault of ours ends the run: it must not look like an answer.
subject::Replayer replayer(halfspace::sandbox::Sandbox& sandbox, const subject::RunConfig& config,
                           const std::filesystem::path& worker) {
    auto channel = std::make_shared<subject::Channel>(sandbox, subject::worker_job(worker, config));
    return [channel](const subject::Call& call) {
        subject::Answer answer = channel->ask(call.function->name, call.arguments);
        if (answer.kind == subject::Answer::Kind::fault) throw std::runtime_error(answer.text);
        return answer;
    };
}

void name_mistakes(halfspace::sandbox::Sandbox& sandbox, const subject::RunConfig& config) {
    if (config.reference.empty()) return;
    std::vector<subject::CataloguedMistake> mistakes;
    for (const auto& mistake : config.mistakes) {
        mistakes.push_back({mistake.name, replayer(sandbox, config, mistake.worker)});
    }
    const auto reference = replayer(sandbox, config, config.reference);
    const auto& calls = subject::Session::current().calls();
    for (const auto& found : subject::diagnose(calls, subject::case_records(), reference, mistakes)) {
        subject::emit({{"event", "diagnosis"}, {"name", found.check}, {"mistake", found.mistake}});
    }
}

int grade() {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const auto config = nlohmann::json::parse(text).get<subject::RunConfig>();
    // The judge's process tested the sandbox itself before it started us.
    auto opened = halfspace::sandbox::open_sandbox(halfspace::sandbox::Programs::in(config.programs),
                                                   halfspace::sandbox::SelfTest::done);
    if (!opened) throw std::runtime_error(opened.error().message);
    auto& sandbox = **opened;
    subject::use_workers(sandbox, config);
    subject::Session::current().seed(config.seed);
    if (const int failed = run_catch({}); failed != 0) return failed;
    name_mistakes(sandbox, config);
    subject::emit({{"event", "end"}, {"checks", subject::case_records().size()}});
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc == 2 ? argv[1] : "";
    try {
        if (mode == "list") return run_catch({"--list-tests"});
        if (mode == "run") return grade();
        std::fputs("This program is run by halfspace, not by hand.\n", stderr);
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
