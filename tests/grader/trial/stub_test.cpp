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
using Numbers = std::vector<double>;

const nn::Vector x{1.5, -0.0, 1e300};

template <class... T>
Bytes arguments(const T&... argument) {
    return packed([&](Packer& packer) {
        packer.pack_array(sizeof...(T));
        (encode(packer, argument), ...);
    });
}

template <class T>
Answer value_of(const T& value) {
    return {Kind::value, packed([&](Packer& packer) { encode(packer, value); }), {}, false};
}

const Answer refused{Kind::raised, {}, "threw", true};

const subject::FunctionTraits& function(const std::string& name) {
    const auto& known = subject::Session::current().functions();
    return **std::find_if(known.begin(), known.end(), [&](auto* one) { return one->name == name; });
}

/// A stub, and the right answer to whatever it is asked.
struct Asked {
    explicit Asked(const std::string& name, std::vector<halfspace::verdict::Asked> known = {})
        : stub(make_stub({name, std::move(known)}, [this](const subject::FunctionTraits& /*function*/,
                                                          const Bytes& /*arguments*/) { return right; })) {
        stub->begin_case(subject::Backend::Memory::as_it_comes);
    }
    Answer operator()(const Answer& right_answer, const Bytes& arguments_of_call,
                      const std::string& name = "twice") {
        right = right_answer;
        return stub->call(function(name), arguments_of_call);
    }
    Numbers vector(const Numbers& right_answer, const Bytes& arguments_of_call = arguments(x)) {
        nn::Vector expected = nn::Vector::from_shape({right_answer.size()});
        std::copy(right_answer.begin(), right_answer.end(), expected.begin());
        const auto answer = (*this)(value_of(expected), arguments_of_call);
        REQUIRE(answer.kind == Kind::value);
        const auto got = decoded<nn::Vector>(answer.value);
        return {got.begin(), got.end()};
    }

    Answer right;
    std::unique_ptr<subject::Backend> stub;
};

TEST_CASE("stub: all names make one, and there are no others") {
    const auto names = stub_names(subject::Session::current().functions());
    CHECK(names == std::vector<std::string>{"refuses", "defaults", "zeros", "ones", "minus_ones", "halves",
                                            "means", "echoes_1", "halved_1", "repeats", "remembers"});
    for (const auto& name : names) CHECK(make_stub({name}, {}));
    for (const char* name : {"passes", "echoes", "echoes_", "echoes_0", "echoes_1x", ""})
        CHECK_THROWS_AS(make_stub({name}, {}), std::invalid_argument);
}

TEST_CASE("stub: as many echoes as the longest list of parameters") {
    subject::FunctionTraits two;
    two.parameters = {"x", "w"};
    subject::FunctionTraits none;
    const auto names = stub_names({&none, &two});
    CHECK(std::ranges::count(names, "echoes_2") == 1);
    CHECK(std::ranges::count(names, "halved_2") == 1);
    CHECK(std::ranges::count(names, "echoes_3") == 0);
}

TEST_CASE("stub: 'refuses' throws a std::invalid_argument, whatever is right") {
    const Answer answer = Asked("refuses")(value_of(x), arguments(x));
    CHECK(answer.kind == Kind::raised);
    CHECK(answer.invalid_argument);
}

TEST_CASE("stub: 'defaults' gives what `return {};` gives, whatever the type") {
    Asked stub("defaults");
    CHECK(stub.vector({1, 2}).empty());
    CHECK(decoded<double>(stub(refused, arguments(), "refuses").value) == 0);
    const auto everything = decoded<student::Everything>(stub(refused, arguments(), "same_again").value);
    CHECK_FALSE(everything.flag);
    CHECK(everything.name.empty());
    CHECK(everything.matrix.size() == 0);
    CHECK(everything.points.empty());
}

TEST_CASE("stub: constants have the right answer's shape") {
    CHECK(Asked("zeros").vector({1, 2}) == Numbers{0, 0});
    CHECK(Asked("ones").vector({0, 0, 0}) == Numbers{1, 1, 1});
    CHECK(Asked("minus_ones").vector({3}) == Numbers{-1});
    CHECK(Asked("halves").vector({3}) == Numbers{0.5});
    CHECK(Asked("ones").vector({}).empty());
    CHECK(decoded<double>(Asked("halves")(value_of(7.0), arguments(x)).value) == 0.5);
    CHECK(decoded<int>(Asked("minus_ones")(value_of(7), arguments(x)).value) == -1);
    CHECK(decoded<bool>(Asked("ones")(value_of(false), arguments(x)).value));
    CHECK_FALSE(decoded<bool>(Asked("zeros")(value_of(true), arguments(x)).value));
}

TEST_CASE("stub: of a struct every number is replaced, no size and no text kept") {
    const student::Everything right{true,      student::Colour::blue,  "right",
                                    {1, 2, 3}, {{1, 2, 3}, {4, 5, 6}}, {{1, 2}, {3, 4}}};
    const auto got = decoded<student::Everything>(Asked("ones")(value_of(right), arguments(x)).value);
    CHECK(got.flag);
    CHECK(got.colour == student::Colour::green);
    CHECK(got.name.empty());
    CHECK(got.vector == nn::Vector{1, 1, 1});
    CHECK(got.matrix == nn::Matrix{{1, 1, 1}, {1, 1, 1}});
    REQUIRE(got.points.size() == 2);
    CHECK(got.points[1].y == 1);
    // An array of no entries keeps its shape.
    student::Everything empty{};
    empty.matrix = nn::Matrix::from_shape({0, 3});
    CHECK(decoded<student::Everything>(Asked("ones")(value_of(empty), arguments(x)).value).matrix.shape(1) ==
          3);
}

TEST_CASE("stub: 'means' knows the mean of the numbers, and of a single one those before it") {
    Asked stub("means");
    CHECK(stub.vector({1, 2, 6}) == Numbers{3, 3, 3});
    CHECK(decoded<double>(stub(value_of(4.0), arguments(x), "starter").value) == 0);
    CHECK(decoded<double>(stub(value_of(6.0), arguments(x), "starter").value) == 4);
    CHECK(decoded<double>(stub(value_of(9.0), arguments(x), "starter").value) == 5);
    CHECK(decoded<double>(stub(value_of(9.0), arguments(x), "breaks").value) == 0);
    CHECK(decoded<int>(stub(value_of(3), arguments(x), "refuses").value) == 0);
    CHECK(decoded<int>(stub(value_of(4), arguments(x), "refuses").value) == 3);
}

TEST_CASE("stub: echoes give an argument's numbers back, to the last bit, in the right answer's shape") {
    const auto answer = Asked("echoes_1").vector({0, 0, 0});
    CHECK(answer == Numbers{1.5, 0, 1e300});
    CHECK(std::signbit(answer[1]));
    CHECK(Asked("echoes_1").vector({0, 0}) == Numbers{1.5, 0});
    CHECK(Asked("echoes_1").vector({0, 0, 0, 0, 0}) == Numbers{1.5, 0, 1e300, 1.5, 0});
    CHECK(Asked("halved_1").vector({0, 0, 0}) == Numbers{0.75, 0, 5e299});
    const nn::Matrix matrix{{1, 2, 3}, {4, 5, 6}};
    CHECK(Asked("echoes_2").vector({0, 0, 0, 0}, arguments(x, matrix)) == Numbers{1, 2, 3, 4});
    CHECK(Asked("echoes_3").vector({0, 0}, arguments(x, 8.0)) == Numbers{8, 8});  // the last one
    CHECK(Asked("echoes_1").vector({7, 7}, arguments()) == Numbers{0, 0});
    CHECK(Asked("echoes_1").vector({7, 7}, arguments(nn::Vector(nn::Vector::from_shape({0})))) ==
          Numbers{0, 0});
    const auto turned = Asked("echoes_1")(value_of(nn::Matrix{{0, 0}, {0, 0}, {0, 0}}), arguments(matrix));
    CHECK(decoded<nn::Matrix>(turned.value) == nn::Matrix{{1, 2}, {3, 4}, {5, 6}});
    CHECK(decoded<int>(Asked("echoes_1")(value_of(7), arguments(-2.0)).value) == -2);
    CHECK(decoded<int>(Asked("echoes_1")(value_of(7), arguments(1e300)).value) == 0);
}

TEST_CASE("stub: 'repeats' gives what was right before, in the same check") {
    Asked stub("repeats");
    CHECK(stub.vector({1, 2}) == Numbers{0, 0});
    CHECK(stub.vector({3}) == Numbers{1, 2});
    CHECK(decoded<double>(stub(value_of(9.0), arguments(x), "breaks").value) == 0);
    CHECK(stub.vector({5}) == Numbers{3});
    stub.stub->begin_case(subject::Backend::Memory::as_it_comes);
    CHECK(stub.vector({5}) == Numbers{0});
}

TEST_CASE("stub: 'remembers' is right on the calls that it was told, and on no others") {
    Asked stub("remembers", {{"twice", hexadecimal(arguments(x))}});
    CHECK(stub.vector({3, 0, 2}) == Numbers{3, 0, 2});
    CHECK(stub.vector({3, 0, 2}, arguments(nn::Vector{1.5, 0.0, 1e300})) == Numbers{0, 0, 0});
    CHECK(decoded<double>(stub(value_of(9.0), arguments(x), "breaks").value) == 0);
}

TEST_CASE("stub: where the right solution refuses, all do that know it") {
    for (const auto& name : stub_names(subject::Session::current().functions())) {
        if (name == "defaults") continue;
        CAPTURE(name);
        const Answer answer = Asked(name)(refused, arguments(x));
        CHECK(answer.kind == Kind::raised);
        CHECK(answer.invalid_argument);
    }
}

TEST_CASE("stub: a right solution that does not answer is our own fault") {
    const Answer answer = Asked("zeros")({Kind::timed_out, {}, "took too long", false}, arguments(x));
    CHECK(answer.kind == Kind::fault);
    CHECK(answer.text == "the right solution in the catalogue: it took too long");
}

TEST_CASE("stub: bytes as digits") {
    CHECK(hexadecimal({}).empty());
    CHECK(hexadecimal({'\x00', '\x7f', '\xff'}) == "007fff");
}

}  // namespace
}  // namespace trial::test
