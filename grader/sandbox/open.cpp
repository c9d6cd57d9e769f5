#include "sandbox/open.hpp"

#include <fmt/format.h>

#include <csignal>

#include "sandbox/bubblewrap.hpp"
#include "sandbox/unsafe.hpp"

namespace halfspace::sandbox {

Result<void> test_sandbox(Sandbox& sandbox, const Programs& programs) {
    Job job;
    // The canary is the program itself: a file that is certainly there.
    job.mounts = {{programs.selftest, "/selftest"}, {programs.selftest, "/canary"}};
    job.limits.memory_bytes = 64u << 20;
    const auto enclosure = sandbox.enclose(job);
    if (!enclosure) return fail(enclosure.error().in("self-test"));
    for (const char* attempt : {"open", "socket", "fork"}) {
        job.argv = {"/selftest", attempt};
        auto child = (*enclosure)->start(job);
        if (!child) return fail(child.error().in("self-test"));
        (*child)->wait();
        const auto outcome = (*child)->finish();
        const auto* killed = std::get_if<Signaled>(&outcome);
        if (killed == nullptr || killed->signal != SIGSYS)
            return fail(Error::fault(
                fmt::format("the sandbox failed its self-test ({}): the probe {}{}{}", attempt,
                            describe(outcome), (*child)->output().empty() ? "" : ": ", (*child)->output())));
    }
    return {};
}

Result<std::unique_ptr<Sandbox>> open_sandbox(const Programs& programs, SelfTest self_test) {
    if (programs.launcher.parent_path() == without_sandbox) return std::make_unique<Unsafe>();
    auto sandbox = TRY(Bubblewrap::create(programs.launcher));
    if (self_test == SelfTest::done) {
        sandbox->share_network();
    } else {
        TRY(test_sandbox(*sandbox, programs));
    }
    return sandbox;
}

}  // namespace halfspace::sandbox
