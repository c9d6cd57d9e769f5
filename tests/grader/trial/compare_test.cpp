#include "trial/compare.hpp"

#include <catch2/catch_test_macros.hpp>

#include "subject/function.hpp"
#include "wire/codec.hpp"

namespace trial::test {
namespace {

namespace verdict = halfspace::verdict;
using subject::Call;
using wire::Answer;
using Kind = Answer::Kind;

Answer number(double x) {
    wire::Encoder encoder;
    wire::encode<double>(encoder.packer(), x);
    return {Kind::value, encoder.bytes(), {}, false};
}

wire::Bytes asking(double x) {
    wire::Encoder encoder(1);
    wire::encode<double>(encoder.packer(), x);
    return encoder.bytes();
}

subject::FunctionTraits function(const char* name) {
    return {name,
            {"x"},
            [](std::size_t, const msgpack::object& x) { return subject::describe_as<double>(x); },
            &subject::same_as<double>,
            &subject::describe_as<double>,
            &subject::default_of<double>};
}

const subject::FunctionTraits doubled = function("doubled");
const subject::FunctionTraits other = function("other");

/// doubled(1), doubled(2) and doubled(3), with a call of another function between.
std::vector<Call> calls() {
    return {{&doubled, asking(1), number(2), "a"},
            {&other, asking(1), number(1), "a"},
            {&doubled, asking(2), number(4), "b"},
            {&doubled, asking(3), number(6), "b"}};
}

double asked(const Call& call) {
    return wire::decode<double>(wire::unpacked(call.arguments).get().via.array.ptr[0]);
}

std::vector<Answer> answers(const verdict::Worker& worker, const std::vector<const Call*>& asked_calls) {
    CHECK(asked_calls.size() == 3);
    std::vector<Answer> all;
    for (const auto* call : asked_calls) {
        const double x = asked(*call);
        if (worker.program == "right") all.push_back(number(2 * x));
        if (worker.program == "square") all.push_back(number(x * x));
        if (worker.program == "square again") all.push_back(number(x * x * (1 + 1e-15)));
        if (worker.program == "crash") all.push_back({Kind::crashed, {}, "crashed: by itself", false});
        if (worker.program == "crash too") all.push_back({Kind::crashed, {}, "crashed: otherwise", false});
        if (worker.program == "slow at 2")
            all.push_back(x == 1
                              ? number(2)
                              : Answer{Kind::timed_out, {}, "was slow at " + std::to_string(int(x)), false});
        if (worker.program == "no number") all.push_back({Kind::value, {'\xc0'}, {}, false});
    }
    return all;
}

std::vector<verdict::Alike> compared(const std::vector<std::string>& programs) {
    verdict::Compared what{"doubled", {}};
    for (const auto& program : programs) what.workers.push_back({program});
    return compare(calls(), what, &answers);
}

TEST_CASE("equal answers are one group, and right ones none") {
    const auto groups = compared({"square", "right", "crash", "square again", "right"});
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].workers == std::vector<std::size_t>{0, 3});
    CHECK(groups[0].call == "x = 1\n");
    CHECK(groups[0].given == "1");
    CHECK(groups[0].right == "2");
    CHECK(groups[1].workers == std::vector<std::size_t>{2});
}

TEST_CASE("those who do not answer are grouped by how they end; the example is the first such call") {
    const auto groups = compared({"crash", "slow at 2", "crash too"});
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].workers == std::vector<std::size_t>{0, 2});
    CHECK(groups[0].given == "crashed: by itself");
    CHECK(groups[1].call == "x = 2\n");
    CHECK(groups[1].given == "was slow at 2");
    CHECK(groups[1].right == "4");
}

TEST_CASE("an answer that is not of the function's type is like no right one, and harms nobody") {
    const auto groups = compared({"no number", "square"});
    REQUIRE(groups.size() == 2);
    CHECK_FALSE(groups[0].given.empty());
    CHECK(compared({}).empty());
}

}  // namespace
}  // namespace trial::test
