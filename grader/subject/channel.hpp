#pragma once
// One worker in its sandbox, spoken to in frames.

#include <chrono>
#include <memory>
#include <string>

#include "sandbox/sandbox.hpp"
#include "subject/call.hpp"

namespace subject {

class Channel {
  public:
    /// A job whose argv runs the worker; started at the first call.
    Channel(halfspace::sandbox::Sandbox& sandbox, halfspace::sandbox::Job job)
        : sandbox_(sandbox), job_(std::move(job)) {}

    /// Sends one request and waits for its reply. Once a call has ended otherwise than by an answer the
    /// worker is gone, and so are the later calls of this case.
    Answer call(const std::string& function, const Bytes& arguments);

    /// For diagnosis, where one worker is asked about a whole run: a call that loses a worker which answered
    /// before, or exhausts its memory, is asked again of a fresh one, so that only the call itself decides. A
    /// lost worker is ended.
    Answer ask(const std::string& function, const Bytes& arguments);

    /// Ends the worker; returns what it printed. The next call starts a fresh one.
    std::string end();

    /// The worker ended otherwise than by an answer.
    [[nodiscard]] bool lost() const { return lost_; }

  private:
    Answer exchange(const std::string& function, const Bytes& arguments);
    Answer ended();
    bool read_exactly(char* into, std::size_t count, halfspace::sandbox::Child::Deadline deadline);

    halfspace::sandbox::Sandbox& sandbox_;
    halfspace::sandbox::Job job_;
    std::unique_ptr<halfspace::sandbox::Child> child_;
    halfspace::sandbox::Child::Deadline deadline_;
    bool lost_ = false;
};

/// How the worker's end, before it answered, reads as an answer.
Answer answer_of_outcome(const halfspace::sandbox::Outcome& outcome);

}  // namespace subject
