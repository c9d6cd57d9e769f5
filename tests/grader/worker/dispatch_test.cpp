// dispatch() and the test side's Function and Session, through the direct linkage and a contract with one
// function for each way in which a call can end.
#include "worker/dispatch.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/wire/packed.hpp"
#include "grader/worker/tiny.hpp"
#include "subject/test.hpp"
#include "wire/message.hpp"

namespace worker::test {
namespace {

using namespace subject;
using namespace wire::test;
using namespace wire;

using Kind = Answer::Kind;

Answer ask(const std::string& function, const Bytes& arguments) {
    const Bytes request = pack_request(7, function, arguments);
    const auto object = msgpack::unpack(request.data(), request.size());
    msgpack::sbuffer reply;
    dispatch(object.get(), reply);
    return answer_of(Bytes(reply.data(), reply.data() + reply.size()), 7);
}

const Bytes one = packed([](Packer& packer) {
    packer.pack_array(1);
    encode(packer, -1.0);
});

TEST_CASE("dispatch: a value") {
    const Answer answer = ask("refuses", packed([](Packer& packer) {
                                  packer.pack_array(1);
                                  encode(packer, 2.5);
                              }));
    REQUIRE(answer.kind == Kind::value);
    CHECK(decoded<double>(answer.value) == 2.5);
}

TEST_CASE("dispatch: whatever a function throws is told") {
    const Answer refused = ask("refuses", one);
    CHECK(refused.kind == Kind::raised);
    CHECK(refused.text == "threw std::invalid_argument: x is negative");
    CHECK(refused.invalid_argument);

    const Answer broken = ask("breaks", one);
    CHECK(broken.kind == Kind::raised);
    CHECK(broken.text == "threw std::runtime_error: it \xff broke");
    CHECK_FALSE(broken.invalid_argument);

    const Answer number = ask("throws_a_number", one);
    CHECK(number.kind == Kind::raised);
    CHECK(number.text == "threw int");

    CHECK(ask("asks_for_too_much", one).kind == Kind::out_of_memory);
}

TEST_CASE("dispatch: a function that is missing, untouched or unknown is not implemented") {
    CHECK(ask("starter", one).kind == Kind::not_implemented);
    CHECK(ask("starter", one).text == "starter is not implemented yet");
    CHECK(ask("never_written", one).kind == Kind::not_implemented);
    CHECK(ask("never_written", one).text ==
          "there is no function never_written with the contract's signature in namespace student");
    CHECK(ask("no_such", one).kind == Kind::not_implemented);
}

TEST_CASE("dispatch: arguments of another kind do not reach the function") {
    CHECK(ask("refuses", encoded(std::vector<double>{})).kind == Kind::raised);
    CHECK(ask("refuses", encoded(std::vector<double>{1.0, 2.0})).kind == Kind::raised);
    CHECK(ask("refuses", encoded(std::vector<std::string>{"x"})).kind == Kind::raised);
}

TEST_CASE("a call through the contract's list gives the function's value") {
    CHECK_THAT(subject::twice(nn::Vector{1.0, 2.0}), IsClose(nn::Vector{2.0, 4.0}));
    const student::Everything all{true, student::Colour::blue, "n", {1.0}, {{2.0}}, {{3.0, 4.0}}};
    CHECK(same(subject::same_again(all), all));
    const Call& last = Session::current().calls().back();
    CHECK(last.function->name == "same_again");
    CHECK(last.check == "a call through the contract's list gives the function's value");
    CHECK(Session::current().calls().size() - Session::current().first_call_of_case() == 2);
}

TEST_CASE("a call that gives no value throws what says why") {
    CHECK_REFUSES(subject::refuses(-1.0));
    CHECK_THROWS_AS(subject::breaks(1.0), Raised);
    try {
        subject::breaks(1.0);
    } catch (const InvalidArgument&) {
        FAIL("a runtime_error is no refusal");
    } catch (const Raised&) {
    }
    const auto kind_of = [](auto&& make) {
        try {
            make();
        } catch (const CallFailed& error) {
            return error.kind;
        }
        return Kind::value;
    };
    CHECK(kind_of([] { subject::never_written(1.0); }) == Kind::not_implemented);
    CHECK(kind_of([] { subject::asks_for_too_much(1.0); }) == Kind::out_of_memory);
    CHECK(kind_of([] { subject::refuses(1.0); }) == Kind::value);
}

TEST_CASE("the functions are listed in the contract's order, with their parameters") {
    const auto& functions = Session::current().functions();
    REQUIRE(functions.size() == 8);
    CHECK(functions[0]->name == "twice");
    CHECK(functions[0]->parameters == std::vector<std::string>{"x"});
    CHECK(functions[7]->name == "asks_for_too_much");
    const Bytes arguments = packed([](Packer& packer) {
        packer.pack_array(1);
        encode(packer, nn::Vector{1.0, 2.0});
    });
    const auto object = msgpack::unpack(arguments.data(), arguments.size());
    CHECK(describe_arguments(*functions[0], object.get()) == "x = (2) [1, 2]\n");
}

TEST_CASE("a reply of another type is a recorded bad reply") {
    subject::refuses(1.0);
    CHECK_THROWS_AS(Session::current().bad_reply("not a number but a text"), CallFailed);
    CHECK(Session::current().calls().back().answer.kind == Kind::bad_reply);
    CHECK(Session::current().calls().back().answer.value.empty());
}

TEST_CASE("a check's answers together are bounded") {
    const nn::Vector large = xt::ones<double>({std::size_t{300'000}});  // 2.4 MB
    for (int i = 0; i < 3; ++i) CHECK(subject::twice(large).size() == large.size());
    CHECK_THROWS_AS(subject::twice(large), CallFailed);
    CHECK(Session::current().calls().back().answer.kind == Kind::bad_reply);
    CHECK(Session::current().calls().back().answer.value.empty());
}

TEST_CASE("every check has its own random stream, the same each time") {
    const double first = subject::random().uniform(0.0, 1.0);
    CHECK(first ==
          Random("halfspace", "every check has its own random stream, the same each time").uniform(0.0, 1.0));
}

}  // namespace
}  // namespace worker::test
