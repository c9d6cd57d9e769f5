#pragma once
// The remote linkage: calls go to a fresh sandboxed worker for each test case.

#include "sandbox/sandbox.hpp"
#include "subject/call.hpp"
#include "verdict/run.hpp"

namespace trial {

/// What a submission answers to these calls: a worker for each check's, and another one once it has ended otherwise than by an
/// answer. Throws if that is our own fault.
std::vector<wire::Answer> answers_of_worker(const halfspace::verdict::Worker& worker,
                                            const std::vector<const subject::Call*>& calls);

/// The sandbox of the run, opened when it is first needed.
halfspace::sandbox::Sandbox& the_sandbox();

/// The job that runs a submission's program: a static executable, alone in an empty root.
halfspace::sandbox::Job worker_job(const halfspace::verdict::Worker& worker,
                                   const halfspace::verdict::Run& run);

/// From now on `backend`, which is a Catalogued player's, answers as another one of the run's catalogue.
void play(subject::Backend& backend, const halfspace::verdict::Catalogued& player);

/// The job that runs the run's catalogue. An answer that takes longer than `answer` of processor time ends it.
halfspace::sandbox::Job catalogue_job(const halfspace::verdict::Run& run, std::chrono::milliseconds answer);

}  // namespace trial
