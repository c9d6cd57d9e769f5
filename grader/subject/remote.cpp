#include "subject/remote.hpp"

#include <stdexcept>

#include "subject/channel.hpp"
#include "subject/stub.hpp"

namespace subject {

namespace sandbox = halfspace::sandbox;

namespace {

class Remote final : public Backend {
  public:
    Remote(sandbox::Sandbox& sandbox, sandbox::Job job) : channel_(sandbox, std::move(job)) {}

    void begin_case() override {}
    Answer call(const std::string& function, const Bytes& arguments) override {
        return channel_.call(function, arguments);
    }
    std::string end_case() override { return channel_.end(); }

  private:
    Channel channel_;
};

std::unique_ptr<Backend> remote;

}  // namespace

sandbox::Job worker_job(const std::filesystem::path& worker, const RunConfig& config) {
    sandbox::Job job;
    job.argv = {"/worker"};
    job.mounts = {{worker, "/worker", false}};
    // One kernel for every processor (of x86-64; elsewhere the name is unknown and OpenBLAS chooses): a grade
    // must not depend on the machine, and an OpenBLAS older than its processor may choose a kernel that
    // fails.
    job.env = {{"OPENBLAS_NUM_THREADS", "1"}, {"OPENBLAS_CORETYPE", "Prescott"}};
    job.limits.cpu = std::chrono::milliseconds(config.cpu_ms);
    job.limits.wall = std::chrono::milliseconds(config.wall_ms);
    job.limits.memory_bytes = config.memory_bytes;
    job.limits.output_bytes = 1u << 20;  // debug prints of an honest student fit
    job.profile = sandbox::Profile::worker;
    return job;
}

void use_workers(sandbox::Sandbox& sandbox, const RunConfig& config) {
    if (config.stub.empty()) {
        remote = std::make_unique<Remote>(sandbox, worker_job(config.worker, config));
    } else {
        remote = make_stub(config.stub);
    }
}

std::unique_ptr<Backend> make_backend() {
    if (!remote) throw std::logic_error("use_workers() comes first");
    return std::move(remote);
}

}  // namespace subject
