// The catalogue of mistakes asked in the sandbox, the sandbox being a script that counts.
#include "trial/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <csignal>
#include <cstring>
#include <set>

#include "grader/wire/packed.hpp"
#include "sandbox/fake.hpp"

namespace trial::test {
namespace {

namespace sandbox = halfspace::sandbox;
using namespace wire;
using namespace wire::test;
using Kind = Answer::Kind;

void append(std::string& frames, const Bytes& payload) {
    const auto size = static_cast<std::uint32_t>(payload.size());
    frames.append(reinterpret_cast<const char*>(&size), sizeof size);
    frames.append(payload.data(), payload.size());
}

Bytes as_right(std::uint64_t nonce, std::uint64_t players) {
    return packed([&](Packer& packer) {
        packer.pack_array(3).pack(nonce).pack(static_cast<std::uint8_t>(ReplyKind::as_right)).pack(players);
    });
}

/// What the process does with each player: the right one answers 10, player p answers 10 + p, or as the right one does
/// (`alike`), or ends the process (`ends`), by the signal of a time limit or another.
struct Play {
    std::set<std::size_t> alike;
    std::set<std::size_t> ends;
    int signal = SIGSEGV;
    std::size_t too_many = 0;  ///< more than there are are said to answer as the right one does
};

struct Request {
    Players players;
    bool at_once;
};

/// A catalogue's process. Remembers the requests of all processes of its sandbox.
class Process final : public sandbox::Child {
  public:
    Process(const Play& play, std::vector<Request>& requests) : play_(play), requests_(requests) {}

    bool write(std::span<const std::byte> bytes) override {
        bytes = bytes.subspan(4);  // behind the length
        const auto object = msgpack::unpack(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const auto* part = object->via.array.ptr;
        const auto nonce = decode<std::uint64_t>(part[0]);
        const auto players = part[3].as<Players>();
        const bool at_once = decode<bool>(part[4]);
        requests_.push_back({players, at_once});
        std::string frames;
        std::size_t alike = 0;
        const auto append_alike = [&] {
            if (alike > 0) append(frames, as_right(nonce, alike + play_.too_many));
            alike = 0;
        };
        for (const std::size_t p : players) {
            if (dead_) break;
            dead_ = play_.ends.contains(p);
            if (!dead_ && play_.alike.contains(p)) {
                ++alike;
            } else {
                append_alike();
                if (!dead_) append(frames, value_reply(nonce, encoded(10.0 + static_cast<double>(p))));
            }
            if (at_once) append_alike();
        }
        append_alike();
        // What waits to be written together is lost with the process.
        if (!dead_ || at_once) waiting_ += frames;
        return true;
    }
    ReadResult read(std::span<std::byte> into) override {
        if (waiting_.empty()) return {Read::end, 0};
        const std::size_t n = std::min(into.size(), waiting_.size());
        std::memcpy(into.data(), waiting_.data(), n);
        waiting_.erase(0, n);
        return {Read::bytes, n};
    }
    void wait() override {}
    sandbox::Outcome finish() override { return sandbox::Signaled{play_.signal}; }
    [[nodiscard]] const std::string& output() const override { return output_; }
    std::chrono::microseconds cpu() override { return {}; }
    bool is_over_cpu_limit() override { return false; }
    std::chrono::milliseconds elapsed() override { return {}; }

  private:
    Play play_;
    std::vector<Request>& requests_;
    std::string waiting_;
    std::string output_;
    bool dead_ = false;
};

class Processes final : public sandbox::StartingSandbox {
  public:
    explicit Processes(Play play) : play_(std::move(play)) {}
    [[nodiscard]] std::string_view name() const override { return "processes"; }
    halfspace::Result<std::unique_ptr<sandbox::Child>> begin(const sandbox::Job&) override {
        ++started;
        return std::make_unique<Process>(play_, requests);
    }
    int started = 0;
    std::vector<Request> requests;

  private:
    Play play_;
};

/// What everybody answers.
wire::Answers ask(Catalogue& catalogue, const std::string& function, double argument) {
    wire::Answers answers;
    catalogue.ask(function, encoded(argument), catalogue.everybody(), answers);
    return answers;
}

std::vector<double> values(const wire::Answers& answers) {
    std::vector<double> numbers;
    for (const auto& answer : answers)
        numbers.push_back(answer->kind == Kind::value ? decoded<double>(answer->value) : -1.0);
    return numbers;
}

TEST_CASE("all answer one request, and what is as the right answer is not sent again") {
    Processes sandbox({.alike = {2, 4, 5, 6}, .ends = {}});
    Catalogue catalogue(sandbox, {}, 6);
    const std::vector<double> wanted = {10, 11, 10, 13, 10, 10, 10};
    CHECK(values(ask(catalogue, "f", 1.0)) == wanted);
    CHECK(values(ask(catalogue, "g", 1.0)) == wanted);
    CHECK(sandbox.started == 1);
    CHECK(sandbox.requests.size() == 2);
    CHECK_FALSE(sandbox.requests[0].at_once);
}

TEST_CASE("a catalogue that answers for more players than there are is our fault") {
    for (const std::size_t first : {1U, 0U}) {  // 0: the right solution as itself
        Processes sandbox({.alike = {first, 2}, .ends = {}, .too_many = 1});
        Catalogue catalogue(sandbox, {}, 2);
        CHECK_THROWS_WITH(ask(catalogue, "f", 1.0), "the catalogue of mistakes: answers of nobody");
    }
}

TEST_CASE("only those are asked who are named and have not answered yet") {
    Processes sandbox({.alike = {3}, .ends = {2}});
    Catalogue catalogue(sandbox, {}, 3);
    wire::Answers answers;
    catalogue.ask("f", encoded(1.0), {0}, answers);
    REQUIRE(answers.size() == 4);
    CHECK(answers[0] != nullptr);
    CHECK(answers[1] == nullptr);
    catalogue.ask("f", encoded(1.0), {0, 1, 3}, answers);
    CHECK(sandbox.requests.back().players == Players{1, 3});
    CHECK(answers[3] == answers[0]);
    CHECK(answers[2] == nullptr);
    catalogue.ask("f", encoded(1.0), {0, 1}, answers);
    CHECK(sandbox.requests.size() == 2);
    CHECK(sandbox.started == 1);
}

TEST_CASE("a mistake that ends the process costs its own answer") {
    Processes sandbox({.alike = {1}, .ends = {2, 4}});
    Catalogue catalogue(sandbox, {}, 4);
    const auto answers = ask(catalogue, "f", 1.0);
    CHECK(values(answers) == std::vector<double>{10, 10, -1, 13, -1});
    CHECK(answers[2]->kind == Kind::crashed);
    CHECK(answers[4]->kind == Kind::crashed);
    // Once together, then one after the other from where the process ended.
    CHECK(sandbox.started == 3);
    REQUIRE(sandbox.requests.size() == 3);
    CHECK(sandbox.requests[1].players == Players{0, 1, 2, 3, 4});
    CHECK(sandbox.requests[1].at_once);
    CHECK(sandbox.requests[2].players == Players{3, 4});
}

TEST_CASE("a mistake that takes too long is not asked about that function again") {
    Processes sandbox({.alike = {}, .ends = {2}, .signal = SIGVTALRM});
    Catalogue catalogue(sandbox, {}, 3);
    CHECK(ask(catalogue, "f", 1.0)[2]->kind == Kind::timed_out);
    const int started = sandbox.started;
    const auto again = ask(catalogue, "f", 2.0);
    CHECK(values(again) == std::vector<double>{10, 11, -1, 13});
    CHECK(again[2]->kind == Kind::timed_out);
    CHECK(sandbox.started == started);
    CHECK(ask(catalogue, "g", 1.0)[2]->kind == Kind::timed_out);
    CHECK(sandbox.started > started);
}

TEST_CASE("a catalogue whose right solution fails, or that does not start, is our fault") {
    Processes dying({.alike = {}, .ends = {0}});
    Catalogue catalogue(dying, {}, 2);
    CHECK_THROWS_WITH(ask(catalogue, "f", 1.0), Catch::Matchers::StartsWith("the right solution"));

    class None final : public sandbox::StartingSandbox {
      public:
        [[nodiscard]] std::string_view name() const override { return "none"; }
        halfspace::Result<std::unique_ptr<sandbox::Child>> begin(const sandbox::Job&) override {
            return halfspace::fail(halfspace::Error::fault("no sandbox here"));
        }
    } none;
    Catalogue absent(none, {}, 2);
    CHECK_THROWS_WITH(ask(absent, "f", 1.0), "the catalogue of mistakes: no sandbox here");
}

}  // namespace
}  // namespace trial::test
