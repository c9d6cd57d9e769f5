#include "trial/channel.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "grader/wire/packed.hpp"
#include "sandbox/fake.hpp"

namespace trial::test {
namespace {

using namespace wire::test;
using namespace wire;

namespace sandbox = halfspace::sandbox;
using Kind = Answer::Kind;
using sandbox::Child;
using sandbox::Script;

std::string frame(const Bytes& payload) {
    std::uint32_t size = static_cast<std::uint32_t>(payload.size());
    std::string text(sizeof size, '\0');
    std::memcpy(text.data(), &size, sizeof size);
    return text.append(payload.data(), payload.size());
}

std::uint64_t nonce_of(const std::string& request) {
    const auto object = msgpack::unpack(request.data(), request.size());
    return decode<std::uint64_t>(object->via.array.ptr[0]);
}

/// A worker that answers each request rightly with its count, but for the call at which the script begins.
class Answering final : public Child {
  public:
    Answering(int good, sandbox::Outcome outcome, std::chrono::microseconds cpu,
              std::chrono::microseconds most_cpu, std::chrono::milliseconds elapsed,
              std::vector<std::size_t>& writes)
        : good_(good),
          outcome_(std::move(outcome)),
          cpu_(cpu),
          most_cpu_(most_cpu),
          elapsed_(elapsed),
          writes_(writes) {}

    bool write(std::span<const std::byte> bytes) override {
        writes_.push_back(bytes.size());
        while (!bytes.empty()) {
            std::uint32_t size = 0;
            std::memcpy(&size, bytes.data(), sizeof size);
            const std::string text(reinterpret_cast<const char*>(bytes.data()) + sizeof size, size);
            if (good_-- > 0) waiting_ += frame(value_reply(nonce_of(text), encoded(double{1.0 + calls_++})));
            bytes = bytes.subspan(sizeof size + size);
        }
        return true;
    }
    ReadResult read(std::span<std::byte> into) override {
        if (waiting_.empty()) return {Read::end, 0};
        const std::size_t n = std::min({into.size(), waiting_.size(), std::size_t{3}});  // in pieces
        std::memcpy(into.data(), waiting_.data(), n);
        waiting_.erase(0, n);
        return {Read::bytes, n};
    }
    void wait() override {}
    sandbox::Outcome finish() override { return outcome_; }
    [[nodiscard]] const std::string& output() const override { return output_; }
    std::chrono::microseconds cpu() override { return cpu_; }
    bool is_over_cpu_limit() override { return cpu_ > most_cpu_; }
    std::chrono::milliseconds elapsed() override { return elapsed_; }

  private:
    int good_;
    int calls_ = 0;
    sandbox::Outcome outcome_;
    std::chrono::microseconds cpu_;
    std::chrono::microseconds most_cpu_;
    std::chrono::milliseconds elapsed_;
    std::vector<std::size_t>& writes_;
    std::string waiting_;
    std::string output_ = "printed";
};

/// Starts a worker for each count in `good`: so many good answers, then the end.
class Answerers final : public sandbox::StartingSandbox {
  public:
    explicit Answerers(std::deque<int> good, sandbox::Outcome outcome = sandbox::Signaled{11})
        : good_(std::move(good)), outcome_(std::move(outcome)) {}
    [[nodiscard]] std::string_view name() const override { return "answerers"; }
    halfspace::Result<std::unique_ptr<Child>> begin(const sandbox::Job& job) override {
        if (good_.empty()) return halfspace::fail(halfspace::Error::fault("no more"));
        const int good = good_.front();
        good_.pop_front();
        return std::make_unique<Answering>(good, outcome_, cpu, job.limits.cpu, elapsed, writes);
    }
    std::deque<int> good_;
    sandbox::Outcome outcome_;
    std::chrono::microseconds cpu{0};
    std::chrono::milliseconds elapsed{0};
    std::vector<std::size_t> writes;  ///< the bytes of each
};

/// These calls' answers.
std::vector<Answer> each(Channel& channel, std::span<const subject::Call> calls) {
    std::vector<const subject::Call*> pointers;
    for (const auto& call : calls) pointers.push_back(&call);
    std::vector<Answer> answers;
    channel.call_each(pointers, [&](Answer answer) { answers.push_back(std::move(answer)); });
    return answers;
}

const subject::FunctionTraits f{.name = "f", .parameters = {}};

Answer answer_of_script(Script script) {
    sandbox::FakeSandbox fake;
    fake.scripts.push_back(std::move(script));
    sandbox::Job job;
    return Channel(fake, job).call("f", encoded(1.0));
}

TEST_CASE("one worker answers call after call, and prints") {
    Answerers workers({5});
    Channel channel(workers, {});
    CHECK(decoded<double>(channel.call("f", encoded(1.0)).value) == 1.0);
    CHECK(decoded<double>(channel.call("f", encoded(1.0)).value) == 2.0);
    CHECK_FALSE(channel.lost());
    CHECK(channel.end() == "printed");
    CHECK(channel.end().empty());
}

TEST_CASE("the request is a length and that many bytes, and no nonce comes twice") {
    sandbox::FakeSandbox fake;
    fake.scripts.assign(2, Script{});
    Channel channel(fake, {});
    channel.call("f", encoded(1.0));
    channel.end();
    channel.call("f", encoded(1.0));
    REQUIRE(fake.played.size() == 2);
    REQUIRE(fake.played[0].writes.size() == 1);  // in one piece
    const std::string& first = fake.played[0].writes[0];
    std::uint32_t size = 0;
    REQUIRE(first.size() > sizeof size);
    std::memcpy(&size, first.data(), sizeof size);
    CHECK(first.size() == sizeof size + size);
    CHECK(nonce_of(first.substr(sizeof size)) != nonce_of(fake.played[1].writes.at(0).substr(sizeof size)));
}

TEST_CASE("an answer before the question is a bad reply, and ends the worker") {
    /// Answers twice.
    class Hasty final : public sandbox::FakeChild {
      public:
        explicit Hasty(sandbox::Played& played) : FakeChild({}, played) {}
        bool write(std::span<const std::byte> bytes) override {
            const std::string text(reinterpret_cast<const char*>(bytes.data()) + 4, bytes.size() - 4);
            answer_ = frame(value_reply(nonce_of(text), encoded(1.0)));
            answer_ += answer_;
            return FakeChild::write(bytes);
        }
        ReadResult read(std::span<std::byte> into) override {
            std::memcpy(into.data(), answer_.data(), answer_.size());
            return {Read::bytes, answer_.size()};
        }
        std::string answer_;
    };
    class Sandbox final : public sandbox::StartingSandbox {
      public:
        [[nodiscard]] std::string_view name() const override { return "hasty"; }
        halfspace::Result<std::unique_ptr<Child>> begin(const sandbox::Job&) override {
            return std::make_unique<Hasty>(played);
        }
        sandbox::Played played;
    } hasty;
    Channel channel(hasty, {});
    CHECK(channel.call("f", encoded(1.0)).kind == Kind::value);
    const Answer answer = channel.call("f", encoded(1.0));
    CHECK(answer.kind == Kind::bad_reply);
    CHECK(answer.text == "an answer before it was asked");
    CHECK(channel.lost());
    CHECK(hasty.played.writes.size() == 1);
    CHECK(hasty.played.finished);
}

TEST_CASE("calls that do not depend on each other go out together, as many as any pipe takes") {
    const std::vector<subject::Call> calls(300, {&f, encoded(1.0), {}, "c"});
    Answerers workers({300});
    Channel channel(workers, {});
    const auto answers = each(channel, calls);
    REQUIRE(answers.size() == calls.size());
    CHECK(decoded<double>(answers[0].value) == 1.0);
    CHECK(decoded<double>(answers[299].value) == 300.0);
    CHECK(workers.writes.size() > 1);
    CHECK(workers.writes.size() < 10);
    CHECK(std::ranges::max(workers.writes) <= 4096);

    std::vector<subject::Call> long_ones(3, {&f, encoded(std::string(5000, 'x')), {}, "c"});
    Answerers each_alone({3});
    Channel other(each_alone, {});
    CHECK(each(other, long_ones).size() == 3);
    CHECK(each_alone.writes.size() == 3);
}

TEST_CASE("of calls that go out together the one that ends the worker is the last that is heard of") {
    const std::vector<subject::Call> calls(5, {&f, encoded(1.0), {}, "c"});
    Answerers workers({2, 5});
    Channel channel(workers, {});
    const auto answers = each(channel, calls);
    REQUIRE(answers.size() == 3);
    CHECK(answers[1].kind == Kind::value);
    CHECK(answers[2].kind == Kind::crashed);
    CHECK(channel.lost());
    channel.end();
    CHECK(each(channel, calls).size() == 5);
    CHECK(each(channel, {}).empty());
}

TEST_CASE("the worker's end is the call's end") {
    const auto ends = [](sandbox::Outcome outcome) {
        return answer_of_script({.outcome = std::move(outcome)});
    };
    CHECK(ends(sandbox::Exited{0}).kind == Kind::crashed);
    CHECK(ends(sandbox::Exited{0}).text == "ended the program (exit code 0) before it returned");
    CHECK(ends(sandbox::Signaled{11}).kind == Kind::crashed);
    CHECK(ends(sandbox::Signaled{11}).text ==
          "crashed: killed by SIGSEGV (bad memory access, endless recursion, or a missing return)");
    CHECK(ends(sandbox::TimedOut{sandbox::TimedOut::Clock::cpu}).kind == Kind::timed_out);
    CHECK(ends(sandbox::MemoryExceeded{}).kind == Kind::out_of_memory);
    CHECK(ends(sandbox::OutputExceeded{}).kind == Kind::crashed);
    CHECK(ends(sandbox::SandboxFailed{"no namespace"}).kind == Kind::fault);
}

TEST_CASE("a worker that no longer reads has ended") {
    CHECK(answer_of_script({.outcome = sandbox::Exited{3}, .writes_before_it_stops_reading = 1}).kind ==
          Kind::crashed);
}

TEST_CASE("an answer that took more processor time than it may is none, be it ever so right") {
    Answerers workers({5});
    workers.cpu = std::chrono::milliseconds(2001);
    Channel channel(workers, {});
    const Answer late = channel.call("f", encoded(1.0));
    CHECK(late.kind == Kind::timed_out);
    CHECK(channel.lost());

    Answerers in_time({5});
    in_time.cpu = std::chrono::milliseconds(2000);
    CHECK(Channel(in_time, {}).call("f", encoded(1.0)).kind == Kind::value);
}

TEST_CASE("who sends an answer in crumbs does not keep us busy") {
    sandbox::FakeSandbox fake;
    sandbox::Script script;
    script.reads.push_back({Child::Read::bytes, std::string("\xe8\x03\0\0", 4)});  // 1000 bytes follow
    for (int i = 0; i < 1000; ++i) script.reads.push_back({Child::Read::bytes, "x"});
    fake.scripts.push_back(script);
    const Answer answer = Channel(fake, {}).call("f", encoded(1.0));
    CHECK(answer.kind == Kind::bad_reply);
    CHECK(answer.text == "sent in crumbs");
}

TEST_CASE("all workers of a channel run in one enclosure") {
    Answerers workers({1, 1, 1});
    Channel channel(workers, {});
    for (int i = 0; i < 3; ++i) {
        channel.call("f", encoded(1.0));
        channel.end();
    }
    CHECK(workers.enclosures == 1);
}

TEST_CASE("a budget ends a run that is slow in all its checks") {
    Answerers workers({1, 1, 1});
    workers.elapsed = std::chrono::milliseconds(400);
    Budget budget{std::chrono::milliseconds(700), 3};
    Channel channel(workers, {}, &budget);
    for (const Kind kind : {Kind::value, Kind::value, Kind::timed_out}) {
        const Answer answer = channel.call("f", encoded(1.0));
        CHECK(answer.kind == kind);
        if (kind == Kind::timed_out) CHECK(answer.text.starts_with("was not run"));
        channel.end();
    }
    CHECK(workers.good_.size() == 1);  // the last one was not started
}

TEST_CASE("a budget ends a run in which several checks ran out of time") {
    sandbox::FakeSandbox fake;
    fake.scripts.assign(3, {.outcome = sandbox::TimedOut{sandbox::TimedOut::Clock::cpu}});
    Budget budget{std::chrono::seconds(20), 2};
    Channel channel(fake, {}, &budget);
    for (int i = 0; i < 4; ++i) {
        CHECK(channel.call("f", encoded(1.0)).kind == Kind::timed_out);
        channel.end();
    }
    CHECK(fake.played.size() == 2);
}

TEST_CASE("a function that never ends does not use up what the others need") {
    sandbox::FakeSandbox fake;
    fake.scripts.assign(5, {.outcome = sandbox::TimedOut{sandbox::TimedOut::Clock::cpu}});
    Budget budget{std::chrono::seconds(20), 6};
    Channel channel(fake, {}, &budget);
    for (int i = 0; i < 5; ++i) {
        const Answer answer = channel.call("endless", encoded(1.0));
        CHECK(answer.kind == Kind::timed_out);
        CHECK((answer.text == "was not run: it took too long in 2 checks before") == (i >= 2));
        CHECK(channel.lost());
        channel.end();
    }
    CHECK(fake.played.size() == 2);
    CHECK(channel.call("another", encoded(1.0)).kind == Kind::timed_out);
    CHECK(fake.played.size() == 3);
    channel.end();

    const subject::FunctionTraits endless{.name = "endless", .parameters = {}};
    const subject::FunctionTraits good{.name = "good", .parameters = {}};
    Answerers workers({5});
    Channel other(workers, {}, &budget);
    const std::vector<subject::Call> calls{{&good, encoded(1.0), {}, "c"},
                                           {&good, encoded(1.0), {}, "c"},
                                           {&endless, encoded(1.0), {}, "c"},
                                           {&good, encoded(1.0), {}, "c"}};
    const auto answers = each(other, calls);
    REQUIRE(answers.size() == 3);
    CHECK(answers[1].kind == Kind::value);
    CHECK(answers[2].kind == Kind::timed_out);
    CHECK(other.lost());
}

TEST_CASE("what the budget has left is the wall limit of the next worker") {
    sandbox::FakeSandbox fake;
    fake.scripts.assign(1, {});
    Budget budget{std::chrono::milliseconds(300), 3};
    Channel(fake, {}, &budget).call("f", encoded(1.0));
    CHECK(fake.played.at(0).job.limits.wall == std::chrono::milliseconds(300));
}

TEST_CASE("an answer that ends in the middle is the worker's end") {
    sandbox::FakeSandbox fake;
    fake.scripts.push_back({.reads = {{Child::Read::bytes, "\x10"}}, .outcome = sandbox::Exited{0}});
    CHECK(Channel(fake, {}).call("f", encoded(1.0)).kind == Kind::crashed);
}

TEST_CASE("a worker without a sandbox is a fault of ours") {
    sandbox::FakeSandbox fake;
    fake.fault = "no sandbox here";
    const Answer answer = Channel(fake, {}).call("f", encoded(1.0));
    CHECK(answer.kind == Kind::fault);
    CHECK(answer.text == "no sandbox here");
}

/// Answers every request with these bytes.
class Saying final : public sandbox::StartingSandbox {
  public:
    explicit Saying(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::string_view name() const override { return "saying"; }
    halfspace::Result<std::unique_ptr<Child>> begin(const sandbox::Job&) override {
        class One final : public sandbox::FakeChild {
          public:
            One(std::string bytes, sandbox::Played& played)
                : FakeChild({.reads = {{Read::bytes, std::move(bytes)}}}, played) {}
        };
        return std::make_unique<One>(bytes_, played_);
    }

  private:
    std::string bytes_;
    sandbox::Played played_;
};

TEST_CASE("an overlong frame is refused before it is read") {
    Saying sandbox(std::string("\x01\x00\x40\x00", 4));  // one byte more than 4 MiB
    const Answer answer = Channel(sandbox, {}).call("f", encoded(1.0));
    CHECK(answer.kind == Kind::bad_reply);
    CHECK(answer.text == "longer than any answer may be");
    Saying largest(std::string("\xff\xff\xff\xff", 4));
    CHECK(Channel(largest, {}).call("f", encoded(1.0)).kind == Kind::bad_reply);
}

TEST_CASE("an empty frame and the answer to another question are bad replies") {
    Saying empty(std::string(4, '\0'));
    CHECK(Channel(empty, {}).call("f", encoded(1.0)).kind == Kind::bad_reply);
    Saying replayed(frame(value_reply(12345, encoded(1.0))));
    CHECK(Channel(replayed, {}).call("f", encoded(1.0)).kind == Kind::bad_reply);
}

TEST_CASE("after a loss the later calls of the case fail, and the next case has a fresh worker") {
    Answerers workers({1, 5});
    Channel channel(workers, {});
    CHECK(channel.call("f", encoded(1.0)).kind == Kind::value);
    CHECK(channel.call("f", encoded(1.0)).kind == Kind::crashed);
    CHECK(channel.lost());
    const Answer later = channel.call("f", encoded(1.0));
    CHECK(later.kind == Kind::crashed);
    CHECK(later.text == "the program had ended before");
    CHECK(channel.end() == "printed");
    CHECK_FALSE(channel.lost());
    CHECK(channel.call("f", encoded(1.0)).kind == Kind::value);
}

}  // namespace
}  // namespace trial::test
