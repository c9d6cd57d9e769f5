#include "trial/diagnose.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "grader/wire/packed.hpp"
#include "subject/same.hpp"
#include "trial/channel.hpp"

namespace trial::test {
namespace {

using namespace wire::test;
using namespace wire;
using subject::Call;
using subject::Case;
using subject::FunctionTraits;

using Kind = Answer::Kind;

recognise::Value numbers(const msgpack::object& value) {
    return {{{{}, {decode<double>(value)}}}};
}

FunctionTraits traits(const char* name) {
    FunctionTraits traits;
    traits.name = name;
    traits.parameters = {"x"};
    traits.same = [](const msgpack::object& a, const msgpack::object& b) {
        return subject::same(decode<double>(a), decode<double>(b));
    };
    traits.argument_numbers = [](std::size_t /*i*/, const msgpack::object& argument) {
        return numbers(argument);
    };
    traits.value_numbers = numbers;
    return traits;
}

const FunctionTraits f = traits("f");
const FunctionTraits g = traits("g");

Answer value(double x) {
    return {Kind::value, encoded(x), {}, false};
}

Answer ended(Kind kind) {
    return {kind, {}, "ended", false};
}

const Answer refused = {Kind::raised, {}, "threw std::invalid_argument: no", true};
const Answer domain_error = {Kind::raised, {}, "threw std::domain_error: no", false};

Bytes arguments(double x) {
    return packed([&](Packer& packer) {
        packer.pack_array(1);
        encode<double>(packer, x);
    });
}

Call call(const FunctionTraits& function, double x, Answer answer) {
    return {&function, arguments(x), std::move(answer), "case"};
}

double argument_of(const Call& one) {
    return decode<double>(msgpack::unpack(one.arguments.data(), one.arguments.size()).get().via.array.ptr[0]);
}

/// What a player answers: function and argument to an answer.
using Player = std::function<Answer(const std::string& function, double x)>;

/// Function, argument and player.
using Questions = std::set<std::tuple<std::string, double, std::size_t>>;

/// Only those who are asked answer.
Ask asking(std::vector<Player> players, Questions* asked = nullptr) {
    auto answers = std::make_shared<wire::Answers>();
    return [players = std::move(players), asked, answers](const Call& one,
                                                          const Players& some) -> const wire::Answers& {
        answers->assign(players.size(), nullptr);
        for (const std::size_t p : some) {
            if (asked != nullptr) asked->emplace(one.function->name, argument_of(one), p);
            answers->at(p) =
                std::make_shared<const Answer>(players.at(p)(one.function->name, argument_of(one)));
        }
        return *answers;
    };
}

/// f(x) is 10 x and g(x) is 100 x.
Answer right(const std::string& function, double x) {
    return value(function == "f" ? 10 * x : 100 * x);
}
/// The same, but f is off by `more`.
Player plus(double more) {
    return [more](const std::string& function, double x) {
        return function == "f" ? value(10 * x + more) : right(function, x);
    };
}
/// The same, but f answers `answer` where x is at least `from`.
Player from(double from, const Answer& answer) {
    return [=](const std::string& function, double x) {
        return function == "f" && x >= from ? answer : right(function, x);
    };
}

/// Calls f with 1, 2, ... `count`, each answered by the player.
std::vector<Call> calls_of(const Player& player, int count, const FunctionTraits& function = f) {
    std::vector<Call> calls;
    for (int x = 1; x <= count; ++x) calls.push_back(call(function, x, player(function.name, x)));
    return calls;
}

using Names = std::vector<std::string>;

/// "check: name" for each finding, or "check, where".
Names found(const std::vector<Call>& calls, const std::vector<Case>& cases,
            const std::map<std::string, Player>& mistakes, const Player& is_right = right) {
    std::vector<Player> players = {is_right};
    std::vector<halfspace::verdict::Diagnosis> catalogue;
    for (const auto& [name, player] : mistakes) {
        players.push_back(player);
        catalogue.push_back({name, "hint of " + name});
    }
    Names texts;
    const Findings findings = diagnose(calls, cases, asking(players), catalogue);
    for (const auto& one : findings.named) texts.push_back(one.check + ": " + one.diagnosis.name);
    for (const auto& one : findings.located) texts.push_back(one.check + ", " + one.where);
    return texts;
}

/// One failed case of all calls.
Names found_in_one(const std::vector<Call>& calls, const std::map<std::string, Player>& mistakes,
                   const Player& is_right = right) {
    return found(calls, {{"c", 0, calls.size(), false}}, mistakes, is_right);
}

TEST_CASE("missing refusals do not hide what is wrong with the answers, and are not told as it") {
    // x of 4 and more are to be refused, and the student refuses nothing.
    const Player refuses = from(4, refused);
    const Player refuses_plus_one = [&](const std::string& function, double x) {
        return x >= 4 ? refused : plus(1)(function, x);
    };
    const auto calls = calls_of(plus(1), 5);
    const std::vector<Case> cases = {
        {"answers", 0, 3, false}, {"refusals", 3, 5, false}, {"both", 2, 4, false}};
    CHECK(found(calls, cases, {{"plus_one", refuses_plus_one}}, refuses) == Names{"answers: plus_one"});
    // What explains all is told everywhere, and what explains nothing nowhere.
    CHECK(found(calls, cases, {{"plus_one", plus(1)}}, refuses) ==
          Names{"answers: plus_one", "refusals: plus_one", "both: plus_one"});
    for (const auto& text : found(calls, cases, {{"plus_two", plus(2)}}, refuses))
        CHECK(text.find("plus_two") == std::string::npos);
    // Refusing too much is no missing refusal: a name has to explain it.
    const auto timid = calls_of(from(3, refused), 5);
    for (const auto& text : found(timid, {{"c", 0, 5, false}}, {{"plus_one", refuses_plus_one}}, refuses))
        CHECK(text.find("plus_one") == std::string::npos);
}

TEST_CASE("a mistake is named that answers as the student does, with its hint") {
    const auto calls = calls_of(plus(1), 3);
    CHECK(found_in_one(calls, {{"plus_one", plus(1)}, {"plus_two", plus(2)}}) == Names{"c: plus_one"});
    CHECK(found(calls, {{"c", 0, 3, true}}, {{"plus_one", plus(1)}}).empty());  // passed
    CHECK(found_in_one(calls, {}).empty());
    CHECK(found({}, {{"c", 0, 0, false}}, {{"plus_one", plus(1)}}).empty());
    const auto findings =
        diagnose(calls, {{"c", 0, 3, false}}, asking({right, plus(1)}), {{"plus_one", "a hint"}});
    REQUIRE(findings.named.size() == 1);
    CHECK(findings.named[0].diagnosis.hint == "a hint");
}

TEST_CASE("it answers alike in every call of the run, whichever case it is in") {
    const std::map<std::string, Player> mistakes = {{"plus_one", plus(1)}};
    auto calls = calls_of(plus(1), 4);
    const std::vector<Case> cases = {{"first", 0, 2, false}, {"second", 2, 4, false}};
    CHECK(found(calls, cases, mistakes) == Names{"first: plus_one", "second: plus_one"});
    // One wrong answer that it does not explain, and it is not the cause of the others either.
    calls[3] = call(f, 4, value(7));
    CHECK(found(calls, cases, mistakes).empty());
    // Nor is it, if the student is right where it is wrong.
    calls[3] = call(f, 4, value(40));
    CHECK(found(calls, cases, mistakes).empty());
    CHECK(found(calls, cases, {{"until_four", [](const std::string& function, double x) {
                                    return x < 4 ? plus(1)(function, x) : right(function, x);
                                }}}) == Names{"first: until_four", "second: until_four"});
}

TEST_CASE("answers that are all 0 are not a step in the wrong place") {
    const Player step = [](const std::string&, double x) { return value(x >= 0 ? 1 : 0); };
    const Player at_half = [](const std::string&, double x) { return value(x >= 0.5 ? 1 : 0); };
    std::vector<Call> calls;
    for (const double x : {-2.0, -0.3, 0.1, 0.2, 0.4, 1.0, 3.0}) calls.push_back(call(f, x, value(0)));
    // In the first case it explains all, in the second nothing.
    const std::vector<Case> cases = {{"near", 0, 5, false}, {"far", 5, 7, false}};
    CHECK(found(calls, cases, {{"at_half", at_half}}, step) ==
          Names{"near: constant-answer", "far: constant-answer"});
}

TEST_CASE("numbers that may agree by chance name nothing") {
    const std::map<std::string, Player> mistakes = {{"plus_one", plus(1)}};
    CHECK(found_in_one(calls_of(plus(1), 1), mistakes).empty());  // 11 for 10: one small integer
    CHECK(found_in_one(calls_of(plus(1), 2), mistakes).empty());
    CHECK(found_in_one(calls_of(plus(1), 3), mistakes) == Names{"c: plus_one"});
    auto again = calls_of(plus(1), 1);
    again.resize(5, again[0]);
    CHECK(found_in_one(again, mistakes).empty());
    // One that is wrong counts beside others that are right, if they all differ.
    CHECK(found_in_one(calls_of(from(3, value(7)), 3), {{"seven", from(3, value(7))}}) == Names{"c: seven"});
}

TEST_CASE("two calls are enough if many of their numbers are wrong, be they small") {
    FunctionTraits table = traits("table");
    table.same = [](const msgpack::object& a, const msgpack::object& b) {
        return subject::same(decode<nn::Vector>(a), decode<nn::Vector>(b));
    };
    table.value_numbers = [](const msgpack::object& value) {
        const auto v = decode<nn::Vector>(value);
        return recognise::Value{{{{v.size()}, {v.begin(), v.end()}}}};
    };
    // The multiples of x, of which those that stand first are one too many.
    const auto multiples = [](std::size_t wrong) {
        return [wrong](const std::string&, double x) {
            nn::Vector v{x, 2 * x, 3 * x};
            for (std::size_t i = 0; i < wrong; ++i) v(i) += 1;
            return Answer{Kind::value, encoded(v), {}, false};
        };
    };
    CHECK(found_in_one(calls_of(multiples(3), 2, table), {{"plus_one", multiples(3)}}, multiples(0)) ==
          Names{"c: plus_one"});
    // 2 for 1, 3 for 2, and 5 for 4: three.
    CHECK(found_in_one(calls_of(multiples(2), 2, table), {{"plus_one", multiples(2)}}, multiples(0)).empty());
    CHECK(found_in_one(calls_of(multiples(3), 1, table), {{"plus_one", multiples(3)}}, multiples(0)).empty());
}

TEST_CASE("answers that have the form of right ones, but are the same for every seed") {
    FunctionTraits shuffle = traits("f");
    shuffle.parameters = {"seed"};
    shuffle.same = [](const msgpack::object&, const msgpack::object&) { return true; };
    const Player ignoring = [](const std::string&, double) { return value(7); };
    CHECK(found_in_one(calls_of(ignoring, 4, shuffle), {}) == Names{"c: seed-ignored"});
    CHECK(found_in_one(calls_of(ignoring, 3, shuffle), {}).empty());
    CHECK(found_in_one(calls_of(right, 4, shuffle), {}).empty());
    CHECK(found_in_one(calls_of(from(4, value(7)), 4, shuffle), {}).empty());
    // Right answers that do not depend on it say nothing.
    CHECK(found_in_one(calls_of(ignoring, 4, shuffle), {}, ignoring).empty());
    shuffle.parameters = {"x"};
    CHECK(found_in_one(calls_of(ignoring, 4, shuffle), {}).empty());
}

TEST_CASE("a wrong answer is not compared with mistakes that answer rightly: that costs what it likes") {
    std::size_t compared = 0;
    FunctionTraits costly = traits("f");
    costly.same = [&](const msgpack::object& a, const msgpack::object& b) {
        ++compared;
        return subject::same(decode<double>(a), decode<double>(b));
    };
    std::map<std::string, Player> mistakes;
    for (int i = 0; i < 50; ++i) mistakes["right_" + std::to_string(i)] = right;
    found_in_one(calls_of(plus(1), 5, costly), mistakes);
    CHECK(compared == 5);
}

TEST_CASE("crashes alone prove nothing, refusals do") {
    const Answer crash = ended(Kind::crashed);
    CHECK(found_in_one(calls_of(from(4, crash), 4), {{"crashes", from(4, crash)}}) ==
          Names{"c: fails-on-some"});
    CHECK(found_in_one(calls_of(from(4, refused), 4), {{"refuses", from(4, refused)}}) ==
          Names{"c: refuses"});
    // Beside a wrong value a crash has to be explained, and one way to end is like another.
    const auto wrong_and_crash = [](const Answer& end) {
        return [end](const std::string& function, double x) { return x >= 4 ? end : plus(1)(function, x); };
    };
    CHECK(found_in_one(calls_of(wrong_and_crash(crash), 5),
                       {{"m", wrong_and_crash(ended(Kind::timed_out))}}) == Names{"c: m"});
    CHECK(found_in_one(calls_of(wrong_and_crash(crash), 5), {{"m", wrong_and_crash(domain_error)}}) ==
          Names{"c: m"});
    CHECK(found_in_one(calls_of(wrong_and_crash(crash), 5), {{"m", plus(1)}}).empty());
    CHECK(found_in_one(calls_of(wrong_and_crash(ended(Kind::timed_out)), 5), {{"m", plus(1)}}).empty());
    // A refusal is none of them.
    CHECK(found_in_one(calls_of(wrong_and_crash(refused), 5), {{"m", wrong_and_crash(crash)}}).empty());
}

TEST_CASE("a value where the right solution refuses is a wrong value, another exception no refusal") {
    const Player refuses = from(4, refused);
    CHECK(found_in_one(calls_of(right, 4), {{"unchecked", right}}, refuses) == Names{"c: unchecked"});
    CHECK(found_in_one(calls_of(from(4, domain_error), 4), {{"unchecked", right}}, refuses) ==
          Names{"c: wrong-exception"});
}

TEST_CASE("a type's name comes from the worker: what is none is not repeated") {
    const auto hint = [](const std::string& text) {
        const Answer thrown = {Kind::raised, {}, text, false};
        const auto findings =
            diagnose(calls_of(from(4, thrown), 4), {{"c", 0, 4, false}}, asking({from(4, refused)}), {});
        return findings.named.empty() ? "" : findings.named[0].diagnosis.hint;
    };
    CHECK(hint("threw std::domain_error: no").find("ends with a std::domain_error") != std::string::npos);
    CHECK(hint("threw char const*").find("ends with a text") != std::string::npos);
    for (const char* text : {"threw a\nLIKELY: all is well: no", "threw \x1b[1m: no", "no", "threw "})
        CHECK(hint(text).find("ends with something else") != std::string::npos);
    CHECK(hint("threw " + std::string(500, 'x')).find("ends with something else") != std::string::npos);
}

TEST_CASE("what differs from the right solution in a case that passed is as good") {
    // At 4 there are several right answers: 0 is another of them.
    auto calls = calls_of(plus(1), 4);
    calls[3] = call(f, 4, value(0));
    const std::vector<Case> cases = {{"wrong", 0, 3, false}, {"as_good", 3, 4, true}};
    const Player mistake = [](const std::string& function, double x) {
        return x < 4 ? plus(1)(function, x) : right(function, x);
    };
    CHECK(found(calls, cases, {{"m", mistake}}) == Names{"wrong: m"});
    // But a mistake that is wrong there is not the student's.
    CHECK(found(calls, cases, {{"m", plus(1)}}).empty());
}

TEST_CASE("of several mistakes the one that is like the student in more functions; a draw names none") {
    const auto wrong_g = [](const std::string& function, double x) {
        return function == "g" ? value(3 * x) : plus(1)(function, x);
    };
    auto calls = calls_of(plus(1), 3);
    for (const Call& one : calls_of(wrong_g, 3, g)) calls.push_back(one);
    const std::vector<Case> cases = {{"f", 0, 3, false}, {"g", 3, 6, false}};
    CHECK(found(calls, cases, {{"f_alone", plus(1)}, {"both", wrong_g}}) == Names{"f: both", "g: both"});
    CHECK(found_in_one(calls_of(plus(1), 3), {{"one", plus(1)}, {"another", plus(1)}}).empty());
}

TEST_CASE("one wrong yes or no names no mistake while another function is wrong, of which it may come") {
    FunctionTraits whole = traits("f");
    whole.value_numbers = [](const msgpack::object& value) {
        return recognise::Value{{{{}, {decode<double>(value)}, true}}};
    };
    const Player seven = from(3, value(7));
    const Player wrong_g = [](const std::string& function, double x) {
        return function == "g" ? value(x * x + 0.37) : right(function, x);
    };
    const Player both = [&](const std::string& function, double x) {
        return function == "g" ? wrong_g(function, x) : seven(function, x);
    };
    const auto names = [&](const Player& of_g, bool g_passed, const std::map<std::string, Player>& mistakes,
                           const FunctionTraits& function) {
        auto calls = calls_of(seven, 3, function);
        for (const Call& one : calls_of(of_g, 3, g)) calls.push_back(one);
        return found(calls, {{"f", 0, 3, false}, {"g", 3, 6, g_passed}}, mistakes);
    };
    CHECK(names(right, true, {{"seven", seven}}, whole) == Names{"f: seven"});
    CHECK(names(wrong_g, false, {{"seven", seven}}, whole).empty());
    // A mistake that makes both wrong is the cause of both; and a number that is not whole says more.
    CHECK(names(wrong_g, false, {{"both", both}}, whole) == Names{"f: both", "g: both"});
    CHECK(names(wrong_g, false, {{"seven", seven}}, f).front() == "f: seven");
}

TEST_CASE("with several functions in a case the first that is wrong and has a name") {
    auto calls = calls_of(right, 3, g);
    for (const Call& one : calls_of(plus(1), 3)) calls.push_back(one);
    // That the mistake's g is wrong as well is no matter: an error in one function spreads to others.
    const Player spreads = [](const std::string& function, double x) {
        return function == "f" ? plus(1)(function, x) : value(-5);
    };
    CHECK(found_in_one(calls, {{"in_f", spreads}}) == Names{"c: in_f"});
}

TEST_CASE("without a mistake in the catalogue the recognisers are asked, and then where it is wrong") {
    CHECK(found_in_one(calls_of([](const std::string&, double x) { return value(-10 * x); }, 6), {}) ==
          Names{"c: sign-turned"});
    const auto strange = [](const std::string& function, double x) {
        return x >= 4 ? value(std::sin(x)) : right(function, x);
    };
    std::vector<Call> calls;
    for (const double x : {1.0, 2.0, 3.0, 0.0}) calls.push_back(call(f, x, strange("f", x)));
    for (const double x : {40.0, 50.0, 60.0}) calls.push_back(call(f, x, strange("f", x)));
    CHECK(found_in_one(calls, {}).empty());
    for (const double x : {1.5, 2.5, 0.5}) calls.push_back(call(f, x, strange("f", x)));
    CHECK(found_in_one(calls, {}) ==
          Names{"c, In all calls of f, it is wrong when |x| is 40 or more and right "
                "when |x| is above 0 and at most 3."});
    // A catalogued mistake is more special.
    CHECK(found_in_one(calls, {{"strange", strange}}) == Names{"c: strange"});
}

TEST_CASE("the right answers of another function of the same type are told as such") {
    auto calls = calls_of([](const std::string&, double x) { return right("g", x); }, 3);
    for (const Call& one : calls_of(right, 3, g)) calls.push_back(one);
    const std::vector<Case> cases = {{"f", 0, 3, false}, {"g", 3, 6, true}};
    CHECK(found(calls, cases, {}) == Names{"f: another-function"});
    FunctionTraits other = traits("g");
    other.argument_numbers = [](std::size_t, const msgpack::object&) {
        return recognise::Value{};
    };  // of another type
    for (std::size_t i = 3; i < 6; ++i) calls[i].function = &other;
    CHECK(found(calls, cases, {}) != Names{"f: another-function"});
}

TEST_CASE("digits that are lost are told where a check was sharper than the comparison") {
    const auto in_float = [](const std::string& function, double x) {
        const double exact = decoded<double>(right(function, x / 7).value);
        return value(static_cast<double>(static_cast<float>(exact)));
    };
    const Player sevenths = [](const std::string& function, double x) { return right(function, x / 7); };
    CHECK(found_in_one(calls_of(in_float, 6), {}, sevenths) == Names{"c: single-precision"});
    CHECK(found_in_one(calls_of(sevenths, 6), {}, sevenths).empty());
}

TEST_CASE("not implemented is like nothing but itself, and nobody is asked about it") {
    auto calls = calls_of(plus(1), 3);
    calls.push_back(call(f, 4, ended(Kind::not_implemented)));
    CHECK(found_in_one(calls, {{"m", from(4, ended(Kind::crashed))}}).empty());
    Questions asked;
    const std::vector<Call> none = {call(g, 1, ended(Kind::not_implemented))};
    diagnose(none, {{"c", 0, 1, false}}, asking({right}, &asked), {});
    CHECK(asked.empty());
}

TEST_CASE("calls of a worker that had ended before were never made") {
    auto calls = calls_of(plus(1), 4);
    calls.push_back(call(f, 5, {Kind::crashed, {}, ended_before, false}));
    CHECK(found_in_one(calls, {{"plus_one", plus(1)}}) == Names{"c: plus_one"});
}

TEST_CASE("a value that is not of the function's type is like no other") {
    auto calls = calls_of(plus(1), 3);
    const Answer text = {Kind::value, encoded(std::string("x")), {}, false};
    calls.push_back(call(f, 4, text));
    CHECK(found_in_one(calls, {{"texts", from(4, text)}}).empty());
}

TEST_CASE("the catalogue is asked about a function that may be wrong, and about no other") {
    Questions asked;
    auto calls = calls_of(plus(1), 3);
    for (const Call& one : calls_of(right, 3, g)) calls.push_back(one);
    const std::vector<Case> cases = {
        {"a", 0, 1, false}, {"b", 1, 3, false}, {"c", 0, 3, false}, {"passed", 3, 6, true}};
    const auto findings = diagnose(calls, cases, asking({right, plus(1)}, &asked), {{"m", "hint"}});
    CHECK(findings.named.size() == 3);
    CHECK(asked == Questions{{"f", 1, 0}, {"f", 1, 1}, {"f", 2, 0}, {"f", 2, 1}, {"f", 3, 0}, {"f", 3, 1}});
}

TEST_CASE("a mistake is asked, the wrong answers first, until one is not as the student's") {
    Questions asked;
    const Player late = [](const std::string& function, double x) {
        return function == "f" && x > 2 ? value(10 * x + 1) : right(function, x);
    };
    const auto calls = calls_of(late, 4);
    const auto findings =
        diagnose(calls, {{"c", 0, 4, false}}, asking({right, plus(1), plus(2), late}, &asked),
                 {{"plus_one", ""}, {"plus_two", ""}, {"late", ""}});
    REQUIRE(findings.named.size() == 1);
    CHECK(findings.named[0].diagnosis.name == "late");
    const auto times = [&](std::size_t player) {
        return std::ranges::count_if(asked, [&](const auto& one) { return std::get<2>(one) == player; });
    };
    CHECK(times(1) == 3);  // both that are wrong, and the first that is not
    CHECK(times(2) == 1);
    CHECK(times(3) == 4);
}

}  // namespace
}  // namespace trial::test
