#pragma once
// The remote linkage: calls go to a fresh sandboxed worker for each test case.

#include "sandbox/sandbox.hpp"
#include "subject/run_config.hpp"

namespace subject {

/// Calls go to workers, or to the stub that the configuration names. Must be called before the first test
/// case. The sandbox outlives the run.
void use_workers(halfspace::sandbox::Sandbox& sandbox, const RunConfig& config);

/// The job that runs this worker: a static executable, alone in an empty root.
halfspace::sandbox::Job worker_job(const std::filesystem::path& worker, const RunConfig& config);

}  // namespace subject
