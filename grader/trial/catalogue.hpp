#pragma once
// The catalogue of mistakes asked about a recorded call: one process for a whole run, in the sandbox as a worker is.

#include <map>
#include <optional>
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

    /// What these players answer to a call: [0] of `answers` is the right solution's, then each mistake's in the catalogue's order;
    /// null: not asked yet; a mistake only with or after the right solution. What is there already is not asked again. The arguments are sent once and the answers come back
    /// together. A mistake that crashes or takes too long costs its own answer: the process ends with it, and a fresh one is
    /// asked for the rest. One that took too long is not asked about this function again. Throws std::runtime_error if the
    /// sandbox or the catalogue itself fails.
    void ask(const std::string& function, const Bytes& arguments, const wire::Players& players,
             wire::Answers& answers);
    [[nodiscard]] wire::Players everybody() const;

  private:
    struct Question {
        const std::string& function;
        const Bytes& arguments;
    };
    /// Asks the players whose answers are missing, and stores them, until one ends the process: that one, if it does. With it is
    /// stored how it ended if `at_once`; else the answers before it are lost.
    std::optional<std::size_t> ask_missing(const Question& question, const wire::Players& players,
                                           bool at_once, wire::Answers& answers);

    Channel channel_;
    std::size_t mistakes_;
    std::map<std::string, std::set<std::size_t>> endless_;  ///< by function: the players that took too long
};

}  // namespace trial
