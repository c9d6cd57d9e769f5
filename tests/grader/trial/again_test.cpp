#include "trial/again.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <stdexcept>

#include "subject/function.hpp"
#include "trial/channel.hpp"
#include "wire/codec.hpp"

namespace trial::test {
namespace {

using halfspace::verdict::Contradicted;
using halfspace::verdict::Status;
using subject::Backend;
using subject::Call;
using subject::FunctionTraits;
using Kind = Answer::Kind;

Bytes one(double x) {
    wire::Encoder encoder;
    wire::encode<double>(encoder.packer(), x);
    return encoder.bytes();
}

Bytes arguments(double x) {
    wire::Encoder encoder(1);
    wire::encode<double>(encoder.packer(), x);
    return encoder.bytes();
}

Answer value(double x) {
    return {Kind::value, one(x), {}, false};
}

FunctionTraits traits(const char* name) {
    return {name,
            {"x"},
            [](std::size_t, const msgpack::object& x) { return subject::describe_as<double>(x); },
            &subject::same_as<double>,
            &subject::describe_as<double>,
            &subject::default_of<double>};
}

const FunctionTraits f = traits("f");

double asked(const Bytes& bytes) {
    return wire::decode<double>(wire::unpacked(bytes).get().via.array.ptr[0]);
}

/// A student's program: what it answers to x, as the n-th call of its process (from 0), in a process of this memory.
class Program final : public Backend {
  public:
    using Reply = std::function<Answer(double x, int n, Memory memory)>;
    explicit Program(Reply reply) : reply_(std::move(reply)) {}

    void begin_case(Memory memory) override {
        memory_ = memory;
        calls_ = 0;
        lost_ = false;
        ++started;
    }
    Answer call(const FunctionTraits& /*function*/, const Bytes& bytes) override {
        if (lost_) return {Kind::crashed, {}, "the program had ended before", false};
        order.push_back(asked(bytes));
        Answer answer = reply_(asked(bytes), calls_++, memory_);
        lost_ = answer.kind == Kind::crashed || answer.kind == Kind::timed_out;
        return answer;
    }
    std::string end_case() override { return {}; }

    int started = 0;
    std::vector<double> order;

  private:
    Reply reply_;
    Memory memory_ = Memory::as_it_comes;
    int calls_ = 0;
    bool lost_ = false;
};

/// Ten calls in five checks, a process for each, as a run makes them.
std::vector<Call> run(Program& program) {
    std::vector<Call> calls;
    for (int check = 0; check < 5; ++check) {
        program.begin_case(Backend::Memory::as_it_comes);
        for (const double x : {1.0 + 2 * check, 2.0 + 2 * check})
            calls.push_back(
                {&f, arguments(x), program.call(f, arguments(x)), "check " + std::to_string(check)});
    }
    program.order.clear();
    program.started = 0;
    return calls;
}

std::vector<Contradicted> contradictions(Program program) {
    const auto calls = run(program);
    return ask_again(calls, program, "seed").checks;
}

bool says(const std::vector<Contradicted>& found, const std::string& words) {
    return !found.empty() && found.front().message.find(words) != std::string::npos;
}

TEST_CASE("a fault of ours is no second answer: it ends the run, unless the next worker answers") {
    int faults = 0;
    const auto faulty = [&](double x, int n, Backend::Memory memory) {
        if (memory == Backend::Memory::as_it_comes || n != 0 || faults == 0) return value(x);
        --faults;
        return Answer{Kind::fault, {}, "the sandbox failed", false};
    };
    faults = 1;
    CHECK(contradictions(Program(faulty)).empty());
    faults = 100;
    CHECK_THROWS_AS(contradictions(Program(faulty)), std::runtime_error);
}

TEST_CASE("a function is asked all its calls again, in another order, of one process") {
    Program program([](double x, int, Backend::Memory) { return value(2 * x); });
    const auto calls = run(program);
    CHECK(ask_again(calls, program, "seed").checks.empty());
    CHECK(program.started == 1);
    auto order = program.order;
    CHECK(order.size() == 10);
    CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
    std::sort(order.begin(), order.end());
    CHECK(std::adjacent_find(order.begin(), order.end()) == order.end());

    const auto first = program.order;
    program.order.clear();
    ask_again(calls, program, "seed");
    CHECK(program.order == first);
    program.order.clear();
    ask_again(calls, program, "another");
    CHECK(program.order != first);
}

TEST_CASE("what is kept from the calls before is found, and told as that") {
    const auto found =
        contradictions(Program([](double x, int n, Backend::Memory) { return value(n < 2 ? 2 * x : 0.0); }));
    CHECK(found.size() >= 3);
    CHECK(says(found, "the same question got two answers: f"));
    CHECK(says(found, "static"));
    for (const auto& one : found) CHECK(one.status == Status::failed);
}

TEST_CASE("a function of many right answers may give another one, but with a seed it has one for each seed") {
    std::vector<std::size_t> found;
    for (const bool is_seeded : {false, true}) {
        FunctionTraits function = traits("g");
        function.same = [](const msgpack::object& a, const msgpack::object& b) {
            return (wire::decode<double>(a) > 0) == (wire::decode<double>(b) > 0);
        };
        if (is_seeded) function.same_again = &subject::same_as<double>;
        Program program([](double x, int n, Backend::Memory) { return value(x + n); });
        auto calls = run(program);
        for (Call& call : calls) call.function = &function;
        found.push_back(ask_again(calls, program, "seed").checks.size());
    }
    CHECK(found[0] == 0);
    CHECK(found[1] >= 3);
}

TEST_CASE("what was never set is found, and told as that") {
    const auto found = contradictions(Program([](double x, int, Backend::Memory memory) {
        return value(memory == Backend::Memory::filled && x == 3 ? 2261634.5 : 2 * x);
    }));
    REQUIRE(found.size() == 1);
    CHECK(found.front().check == "check 1");
    CHECK(says(found, "never given a value"));
    CHECK(says(found, "x = 3"));
}

TEST_CASE("chance is found, and told as that") {
    double chance = 0;
    const auto found =
        contradictions(Program([&](double x, int, Backend::Memory) { return value(x + (chance += 1)); }));
    CHECK(found.size() == 5);
    CHECK(says(found, "from run to run"));
}

TEST_CASE("chance that often comes out alike is told as chance too") {
    int asked = 0;
    const auto found = contradictions(Program([&](double x, int, Backend::Memory) {
        return value(x + (++asked % 4 == 0 ? 1 : 0));  // three alike in a row
    }));
    CHECK(says(found, "from run to run"));
}

TEST_CASE("an exception instead of a value, or of another kind, is another answer") {
    const auto refuse = [](bool invalid) {
        return Answer{Kind::raised, {}, "threw std::invalid_argument", invalid};
    };
    CHECK(contradictions(Program([&](double x, int n, Backend::Memory) {
              return n < 2 ? value(x) : refuse(true);
          })).size() >= 3);
    CHECK(contradictions(Program([&](double, int n, Backend::Memory) { return refuse(n < 2); })).size() >= 3);
    CHECK(contradictions(Program([&](double, int, Backend::Memory) { return refuse(true); })).empty());
}

TEST_CASE("who runs out of time or memory only because of the calls before is asked once more alone") {
    for (const Kind end : {Kind::timed_out, Kind::crashed}) {
        CHECK(contradictions(Program([&](double x, int n, Backend::Memory) {
                  return n > 4 ? Answer{end, {}, "took too long", false} : value(x);
              })).empty());
    }
}

TEST_CASE("who answers the first time only is not believed") {
    bool again = false;
    Program program([&](double x, int, Backend::Memory) {
        return again && x > 8 ? Answer{Kind::timed_out, {}, "took too long", false} : value(x);
    });
    const auto calls = run(program);
    again = true;
    const auto found = ask_again(calls, program, "seed").checks;
    REQUIRE(found.size() == 1);
    CHECK(found.front().status == Status::timed_out);
}

TEST_CASE("rounding is no other answer, nor is what the function's own measure takes for the same") {
    CHECK(contradictions(Program([](double x, int n, Backend::Memory) {
              return value(n < 2 ? x : x * (1 + 1e-12));
          })).empty());
}

TEST_CASE("a call that had no answer is not asked again") {
    Program program([](double x, int, Backend::Memory) {
        return x < 3 ? Answer{Kind::crashed, {}, "crashed", false} : value(x);
    });
    const auto calls = run(program);
    CHECK(ask_again(calls, program, "seed").checks.empty());
    CHECK(std::count_if(program.order.begin(), program.order.end(), [](double x) { return x < 3; }) == 0);
}

}  // namespace
}  // namespace trial::test
