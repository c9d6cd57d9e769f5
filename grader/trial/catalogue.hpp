#pragma once
// The catalogue of mistakes asked about a recorded call: one process for a whole run, in the sandbox as a worker is.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "trial/channel.hpp"
#include "wire/message.hpp"

namespace trial {

class Catalogue {
  public:
    /// `job` runs the catalogue of `mistakes` mistakes with a limit for each answer.
    Catalogue(halfspace::sandbox::Sandbox& sandbox, halfspace::sandbox::Job job, std::size_t mistakes)
        : channel_(sandbox, std::move(job)), mistakes_(mistakes) {}

    /// What the right solution and each mistake answer to a call, in the catalogue's order, [0] being the right one. The
    /// arguments are sent once and the answers come back together. A mistake that crashes or takes too long costs its own
    /// answer: the process ends with it, and a fresh one is asked for the rest. One that took too long is not asked about
    /// this function again. Throws std::runtime_error if the sandbox or the catalogue itself fails.
    wire::Answers ask(const std::string& function, const Bytes& arguments);

  private:
    struct Question {
        const std::string& function;
        const Bytes& arguments;
    };
    /// Asks for players [first, end) and stores their answers; returns the first player that gave none, or `end`.
    std::size_t ask_some(const Question& question, wire::Players players, wire::Answers& answers);

    Channel channel_;
    std::size_t mistakes_;
    std::map<std::string, std::set<std::size_t>> endless_;  ///< by function: the players that took too long
};

}  // namespace trial
