#pragma once
// One worker in its sandbox, spoken to in frames.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "sandbox/sandbox.hpp"
#include "subject/call.hpp"
#include "wire/answer.hpp"

namespace trial {

using wire::Answer;
using wire::Bytes;

/// The text of an answer that was never asked for: the worker had ended.
inline constexpr const char* ended_before = "the program had ended before";

/// So often a function may take too long before it is not asked any more.
inline constexpr int time_outs_of_a_function = 2;

/// What all workers of a run may use together. None starts once it is spent. One function that never ends does not use up what
/// the others need.
struct Budget {
    std::chrono::milliseconds time;  ///< in which they could run
    int time_outs;
    std::chrono::microseconds cpu{0};           ///< processor time that they have used
    std::map<std::string, int> timed_out = {};  ///< how often, by function

    [[nodiscard]] bool spent() const { return time.count() <= 0 || time_outs <= 0; }
    [[nodiscard]] bool gives_up(const std::string& function) const {
        const auto found = timed_out.find(function);
        return found != timed_out.end() && found->second >= time_outs_of_a_function;
    }
};

class Channel {
  public:
    /// A job whose argv runs the worker; started at the first call. All workers run in one enclosure. `budget` may be null.
    Channel(halfspace::sandbox::Sandbox& sandbox, halfspace::sandbox::Job job, Budget* budget = nullptr)
        : sandbox_(sandbox), job_(std::move(job)), budget_(budget) {}

    /// What the next workers are started with.
    halfspace::sandbox::Job& job() { return job_; }
    void use(Budget* budget) { budget_ = budget; }

    /// Sends one request and waits for its reply. Once a call has ended otherwise than by an answer the
    /// worker is gone, and so are the later calls of this case.
    /// `player`: of a catalogue.
    Answer call(const std::string& function, const Bytes& arguments, std::optional<std::size_t> player = {});

    /// These calls, which do not depend on each other: requests go out together, as many as a pipe takes for sure. `hear` gets
    /// the answers in order; none comes after one that is neither a value nor an exception.
    void call_each(std::span<const subject::Call* const> calls, const std::function<void(Answer)>& hear);

    /// The two halves of a call, for more than one reply. Empty, or how the worker ended.
    std::optional<Answer> send(const Bytes& request);
    /// The bytes of a reply, or how the worker ended.
    std::variant<Bytes, Answer> receive();

    /// Ends the worker; returns what it printed. The next call starts a fresh one.
    std::string end();

    /// The worker ended otherwise than by an answer.
    [[nodiscard]] bool lost() const { return lost_; }

    /// It ended by this signal.
    bool ended_by(int signal);

    /// A number that nobody could guess, for one request.
    static std::uint64_t fresh_nonce();

  private:
    Answer answer_to(std::uint64_t nonce, const std::string& function);
    Answer settled(Answer answer, const std::string& function);
    Answer given_up();
    std::optional<Answer> write(const Bytes& frames);
    Answer ended();
    std::optional<Answer> start();
    enum class Got { all, end, crumbs };
    Got read_exactly(char* into, std::size_t count);

    halfspace::sandbox::Sandbox& sandbox_;
    halfspace::sandbox::Job job_;
    Budget* budget_;
    std::unique_ptr<halfspace::sandbox::Enclosure> enclosure_;
    std::unique_ptr<halfspace::sandbox::Child> child_;
    std::vector<char> read_ = std::vector<char>(1u << 16);  ///< what was read at once: all that a pipe holds
    std::span<const char> unused_;                          ///< of it, what was not looked at
    bool lost_ = false;
};

/// How the worker's end, before it answered, reads as an answer.
Answer answer_of_outcome(const halfspace::sandbox::Outcome& outcome);

}  // namespace trial
