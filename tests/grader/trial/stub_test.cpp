#include "trial/stub.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "grader/wire/packed.hpp"
#include "grader/worker/tiny.hpp"
#include "subject/test.hpp"

namespace trial::test {
namespace {

using namespace wire::test;
using namespace wire;

using Kind = Answer::Kind;

const nn::Vector x{1.5, -0.0, 1e300};

const Bytes vector_argument = packed([](Packer& packer) {
    packer.pack_array(1);
    encode(packer, x);
});
const Bytes no_arguments = packed([](Packer& packer) { packer.pack_array(0); });

Answer ask(const char* stub, const char* function, const Bytes& arguments) {
    const auto backend = make_stub(stub);
    backend->begin_case(subject::Backend::Memory::as_it_comes);
    const auto& known = subject::Session::current().functions();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](auto* one) { return one->name == function; });
    Answer answer = backend->call(**found, arguments);
    CHECK(backend->end_case().empty());
    return answer;
}

TEST_CASE("stub: 'refuses' throws a std::invalid_argument") {
    const Answer answer = ask("refuses", "twice", vector_argument);
    CHECK(answer.kind == Kind::raised);
    CHECK(answer.invalid_argument);
}

TEST_CASE("stub: 'defaults' gives what `return {};` gives, whatever the type") {
    const Answer vector = ask("defaults", "twice", vector_argument);
    REQUIRE(vector.kind == Kind::value);
    CHECK(decoded<nn::Vector>(vector.value).size() == 0);
    CHECK(decoded<double>(ask("defaults", "refuses", no_arguments).value) == 0);
    const auto everything = decoded<student::Everything>(ask("defaults", "same_again", no_arguments).value);
    CHECK_FALSE(everything.flag);
    CHECK(everything.name.empty());
    CHECK(everything.matrix.size() == 0);
    CHECK(everything.points.empty());
}

TEST_CASE("stub: 'echoes' gives back the first argument, to the last bit") {
    const Answer answer = ask("echoes", "twice", vector_argument);
    REQUIRE(answer.kind == Kind::value);
    const auto echoed = decoded<nn::Vector>(answer.value);
    CHECK(echoed == x);
    CHECK(std::signbit(echoed(1)));
    CHECK(ask("echoes", "twice", no_arguments).kind == Kind::bad_reply);
}

TEST_CASE("stub: there are no others") {
    CHECK_THROWS_AS(make_stub("passes"), std::invalid_argument);
}

}  // namespace
}  // namespace trial::test
