#include "trial/remote.hpp"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <stdexcept>

#include "sandbox/open.hpp"
#include "subject/call.hpp"
#include "trial/channel.hpp"
#include "trial/reporter.hpp"
#include "trial/stub.hpp"
#include "wire/frame.hpp"

namespace trial {

namespace sandbox = halfspace::sandbox;
namespace verdict = halfspace::verdict;

namespace {

using subject::FunctionTraits;

/// The job with its memory filled otherwise: see Backend::Memory.
sandbox::Job filled(sandbox::Job job) {
    job.env.emplace_back(wire::fill_variable, "1");
    // A chunk that the C library hands out again from its thread cache is not filled.
    job.env.emplace_back("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0:glibc.malloc.perturb=" +
                                               std::to_string(wire::fill_byte ^ 0xff));
    return job;
}

/// A submission's worker.
class Remote final : public subject::Backend {
  public:
    Remote(sandbox::Sandbox& sandbox, sandbox::Job job, const Budget& budget)
        : job_(std::move(job)), full_(budget), budget_(budget), channel_(sandbox, job_, &budget_) {}

    void begin_case(Memory memory) override {
        channel_.job() = job_;
        if (memory == Memory::as_it_comes) return;
        // To be asked again is not to cost anybody a check. One worker is asked all calls of all checks, so it may take what
        // all took before, half as much again, and some time for memory that has to be filled. That much processor time in any
        // case; time that was slept as long as all together stays within the budget.
        if (!again_) {
            const auto more = [this](std::chrono::milliseconds used) {
                return used + used / 2 + full_.time / 10;
            };
            const auto used = full_.time - budget_.time;
            again_ = std::max(more(std::chrono::duration_cast<std::chrono::milliseconds>(budget_.cpu)),
                              std::min(more(used), full_.time - used));
            budget_ = {*again_, full_.time_outs};
        }
        sandbox::Job& job = channel_.job();
        job = filled(job_);
        job.limits.cpu = *again_;
        job.limits.wall += *again_;
    }
    Answer call(const FunctionTraits& function, const Bytes& arguments) override {
        return channel_.call(function.name, arguments);
    }
    void call_each(std::span<const subject::Call* const> calls,
                   const std::function<void(Answer)>& hear) override {
        channel_.call_each(calls, hear);
    }
    std::string end_case() override { return channel_.end(); }

  private:
    sandbox::Job job_;
    Budget full_;
    Budget budget_;
    std::optional<std::chrono::milliseconds> again_;  ///< the time for the second answers
    Channel channel_;
};

/// One player of the catalogue. It is made anew for each call, and it is ours: one process serves all cases, until an answer
/// ends it. (Each case in a process of its own was most of what proving an exercise costs.)
class Catalogued final : public subject::Backend {
  public:
    /// `job` ends an answer that takes too long.
    Catalogued(sandbox::Sandbox& sandbox, sandbox::Job job, std::size_t player)
        : job_(std::move(job)), channel_(sandbox, job_), player_(player) {}

    void play(std::size_t player) {
        player_ = player;
        time_outs_ = 0;
    }

    void begin_case(Memory memory) override {
        if (memory == memory_) return;
        memory_ = memory;
        channel_.end();
        channel_.job() = memory == Memory::as_it_comes ? job_ : filled(job_);
    }
    Answer call(const FunctionTraits& function, const Bytes& arguments) override {
        if (time_outs_ >= time_outs_of_a_function) return timed_out();  // a mistake is one function's
        Answer answer = channel_.call(function.name, arguments, player_);
        if (!channel_.lost() || !channel_.ended_by(SIGVTALRM)) return answer;
        ++time_outs_;
        return timed_out();
    }
    std::string end_case() override {
        if (channel_.lost()) channel_.end();
        return {};
    }

  private:
    static Answer timed_out() { return {Answer::Kind::timed_out, {}, "took too long", false}; }

    sandbox::Job job_;
    Channel channel_;
    std::size_t player_;
    int time_outs_ = 0;
    Memory memory_ = Memory::as_it_comes;
};

std::size_t player_named(const std::string& name, const verdict::Catalogue& catalogue) {
    if (name == verdict::catalogued_right) return 0;
    const auto found = std::find_if(catalogue.mistakes.begin(), catalogue.mistakes.end(),
                                    [&](const auto& mistake) { return mistake.name == name; });
    if (found == catalogue.mistakes.end())
        throw std::invalid_argument("the catalogue has no mistake '" + name + "'");
    return static_cast<std::size_t>(found - catalogue.mistakes.begin()) + 1;
}

std::chrono::milliseconds milliseconds(double seconds) {
    return std::chrono::milliseconds(std::llround(seconds * 1000.0));
}

struct MakeBackend {
    const verdict::Run& run;

    std::unique_ptr<subject::Backend> operator()(const verdict::Worker& worker) const {
        const Budget budget{milliseconds(run.limits.submission_seconds), run.limits.submission_time_outs};
        return std::make_unique<Remote>(the_sandbox(), worker_job(worker, run), budget);
    }
    std::unique_ptr<subject::Backend> operator()(const verdict::Catalogued& mistake) const {
        return std::make_unique<Catalogued>(the_sandbox(),
                                            catalogue_job(run, milliseconds(run.limits.cpu_seconds)),
                                            player_named(mistake.name, run.catalogue));
    }
    std::unique_ptr<subject::Backend> operator()(const verdict::Stub& stub) const {
        // One process for the whole run: a stub that is told what is right learns nothing from one call for the next.
        const auto channel = std::make_shared<Channel>(
            the_sandbox(), catalogue_job(run, milliseconds(run.limits.cpu_seconds)));
        return make_stub(stub, [channel](const FunctionTraits& function, const Bytes& arguments) {
            return channel->call(function.name, arguments, 0);
        });
    }
};

}  // namespace

sandbox::Sandbox& the_sandbox() {
    static const std::unique_ptr<sandbox::Sandbox> sandbox = [] {
        // The judge's process tested the sandbox itself before it started us.
        auto opened =
            sandbox::open_sandbox(sandbox::Programs::in(the_run().programs), sandbox::SelfTest::done);
        if (!opened) throw std::runtime_error(opened.error().message);
        return std::move(*opened);
    }();
    return *sandbox;
}

void play(subject::Backend& backend, const verdict::Catalogued& player) {
    dynamic_cast<Catalogued&>(backend).play(player_named(player.name, the_run().catalogue));
}

sandbox::Job worker_job(const verdict::Worker& worker, const verdict::Run& run) {
    sandbox::Job job;
    job.argv = {"/worker"};
    job.mounts = {{worker.program, "/worker", false}};
    // One kernel for every processor (of x86-64; elsewhere the name is unknown and OpenBLAS chooses): a grade
    // must not depend on the machine, and an OpenBLAS older than its processor may choose a kernel that fails.
    job.env = {{"OPENBLAS_NUM_THREADS", "1"}, {"OPENBLAS_CORETYPE", "Prescott"}};
    job.limits.cpu = milliseconds(run.limits.cpu_seconds);
    job.limits.wall = milliseconds(run.limits.wall_seconds);
    job.limits.memory_bytes = static_cast<std::size_t>(std::llround(run.limits.memory_mb * 1024.0 * 1024.0));
    job.limits.output_bytes = 1u << 20;  // debug prints of an honest student fit
    job.profile = sandbox::Profile::worker;
    return job;
}

sandbox::Job catalogue_job(const verdict::Run& run, std::chrono::milliseconds answer) {
    sandbox::Job job = worker_job({run.catalogue.program}, run);
    job.argv = {"/worker", wire::answer_mode, std::to_string(answer.count())};
    // One process for a whole run: each answer has its limit, and the process room for all.
    job.limits.cpu = std::chrono::minutes(10);
    job.limits.wall = std::chrono::minutes(60);
    return job;
}

std::vector<wire::Answer> answers_of_worker(const verdict::Worker& worker,
                                            const std::vector<const subject::Call*>& calls) {
    const auto& run = the_run();
    Budget budget{milliseconds(run.limits.submission_seconds), 1};
    Channel channel(the_sandbox(), worker_job(worker, run), &budget);
    std::vector<Answer> answers;
    std::size_t bytes = 0;
    for (const auto* call : calls) {
        if (channel.lost() || (!answers.empty() && call->check != calls[answers.size() - 1]->check))
            channel.end();
        answers.push_back(channel.call(call->function->name, call->arguments));
        Answer& answer = answers.back();
        if (answer.kind == Answer::Kind::fault) throw std::runtime_error(answer.text);
        bytes += answer.value.size();
        if (bytes > wire::max_case_bytes)
            answer = {Answer::Kind::bad_reply, {}, "more than all answers together may hold", false};
    }
    channel.end();
    return answers;
}

}  // namespace trial

namespace subject {

Linkage linkage() {
    const auto& run = trial::the_run();
    return {std::visit(trial::MakeBackend{run}, run.player), run.seed};
}

}  // namespace subject
