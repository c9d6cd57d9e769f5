#include "trial/diagnose.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "grader/wire/packed.hpp"
#include "subject/same.hpp"

namespace trial::test {
namespace {

using namespace wire::test;
using namespace wire;
using subject::Call;
using subject::Case;
using subject::FunctionTraits;

using Kind = Answer::Kind;

FunctionTraits traits(const char* name) {
    return {name, {"x"}, {}, [](const msgpack::object& a, const msgpack::object& b) {
                return subject::same(decode<double>(a), decode<double>(b));
            }};
}

const FunctionTraits f = traits("f");
const FunctionTraits g = traits("g");

Answer value(double x) {
    return {Kind::value, encoded(x), {}, false};
}

Answer ended(Kind kind) {
    return {kind, {}, "ended", false};
}

Call call(const FunctionTraits& function, double x, Answer answer) {
    return {&function, encoded(x), std::move(answer), "case"};
}

/// Answers function `name` at x with what the table holds.
using Table = std::map<std::pair<std::string, double>, Answer>;

/// A catalogue: the right solution's table and each mistake's. Counts how often it is asked.
Ask asking(std::vector<Table> tables, int* asked = nullptr) {
    return [tables = std::move(tables), asked](const Call& one) {
        if (asked != nullptr) ++*asked;
        std::vector<Answer> answers;
        for (const Table& table : tables) {
            // What a mistake does not say about a function it has nothing to do with is nobody's business.
            const auto found = table.find({one.function->name, decoded<double>(one.arguments)});
            answers.push_back(found != table.end() ? found->second : ended(Kind::fault));
        }
        return answers;
    };
}

/// "check: mistake" for each finding.
std::vector<std::string> found(const std::vector<Call>& calls, const std::vector<Case>& cases,
                               const Table& right, const std::map<std::string, Table>& mistakes) {
    std::vector<Table> tables = {right};
    std::vector<halfspace::verdict::Diagnosis> names;
    for (const auto& [name, table] : mistakes) {
        tables.push_back(table);
        names.push_back({name, "hint of " + name});
    }
    std::vector<std::string> texts;
    for (const auto& one : diagnose(calls, cases, asking(tables), names)) {
        texts.push_back(one.check + ": " + one.diagnosis.name);
        CHECK(one.diagnosis.hint == "hint of " + one.diagnosis.name);
    }
    return texts;
}

using Texts = std::vector<std::string>;
const Table right = {{{"f", 1}, value(10)}, {{"f", 2}, value(20)}, {{"g", 1}, value(100)}};

TEST_CASE("a mistake is named that gives the student's values") {
    const std::vector<Call> calls = {call(f, 1, value(11)), call(f, 2, value(21))};
    const Table plus_one = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}};
    const Table plus_two = {{{"f", 1}, value(12)}, {{"f", 2}, value(22)}};
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {{"plus_one", plus_one}, {"plus_two", plus_two}}) ==
          Texts{"c: plus_one"});
    CHECK(found(calls, {{"c", 0, 2, true}}, right, {{"plus_one", plus_one}}).empty());  // passed
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {}).empty());
    CHECK(found({}, {{"c", 0, 0, false}}, right, {{"plus_one", plus_one}}).empty());
}

TEST_CASE("rule 1: it answers alike on every call of the case") {
    const std::vector<Call> calls = {call(f, 1, value(11)), call(f, 2, value(21))};
    const Table half = {{{"f", 1}, value(11)}, {{"f", 2}, value(20)}};
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {{"half", half}}).empty());
    // Where the student is right the mistake has to be right too.
    const std::vector<Call> one_right = {call(f, 1, value(11)), call(f, 2, value(20))};
    CHECK(found(one_right, {{"c", 0, 2, false}}, right, {{"half", half}}) == Texts{"c: half"});
    const Table whole = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}};
    CHECK(found(one_right, {{"c", 0, 2, false}}, right, {{"whole", whole}}).empty());
}

TEST_CASE("rule 2: crashes alone prove nothing") {
    const std::vector<Call> crash = {call(f, 1, ended(Kind::crashed))};
    const Table crashes = {{{"f", 1}, ended(Kind::crashed)}, {{"f", 2}, value(21)}};
    CHECK(found(crash, {{"c", 0, 1, false}}, right, {{"crashes", crashes}}).empty());
    // With a wrong value beside it they do; one way to give no value is like another.
    const std::vector<Call> both = {call(f, 1, ended(Kind::raised)), call(f, 2, value(21))};
    CHECK(found(both, {{"c", 0, 2, false}}, right, {{"crashes", crashes}}) == Texts{"c: crashes"});
    // But a value that is right proves nothing either.
    const std::vector<Call> right_beside = {call(f, 1, ended(Kind::crashed)), call(f, 2, value(20))};
    const Table only_crashes = {{{"f", 1}, ended(Kind::crashed)}, {{"f", 2}, value(20)}};
    CHECK(found(right_beside, {{"c", 0, 2, false}}, right, {{"only_crashes", only_crashes}}).empty());
}

TEST_CASE("a value where the right solution refuses is a wrong value") {
    const Table refuses = {{{"f", 1}, ended(Kind::raised)}};
    const std::vector<Call> calls = {call(f, 1, value(7))};
    CHECK(found(calls, {{"c", 0, 1, false}}, refuses, {{"unchecked", {{{"f", 1}, value(7)}}}}) ==
          Texts{"c: unchecked"});
}

TEST_CASE("rule 3: nowhere in the run is the mistake wrong where the student is not wrong alike") {
    const std::vector<Call> calls = {call(f, 1, value(11)), call(f, 2, value(20))};
    const std::vector<Case> cases = {{"first", 0, 1, false}, {"second", 1, 2, true}};
    const Table also_there = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}};
    const Table only_here = {{{"f", 1}, value(11)}, {{"f", 2}, value(20)}};
    CHECK(found(calls, cases, right, {{"also_there", also_there}}).empty());
    CHECK(found(calls, cases, right, {{"also_there", also_there}, {"only_here", only_here}}) ==
          Texts{"first: only_here"});
}

TEST_CASE("rule 4: of several the one that explains most, and none at a draw") {
    const std::vector<Call> calls = {call(f, 1, value(11)), call(f, 2, value(21))};
    const std::vector<Case> cases = {{"first", 0, 1, false}, {"second", 1, 2, false}};
    const Table small = {{{"f", 1}, value(11)}, {{"f", 2}, value(20)}};
    const Table large = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}};
    CHECK(found(calls, cases, right, {{"large", large}, {"small", small}}) ==
          Texts{"first: large", "second: large"});
    CHECK(found(calls, cases, right, {{"large", large}, {"large_again", large}, {"small", small}}).empty());
    // A draw of two does not hide a better third.
    CHECK(found({calls[0], calls[1]}, {cases[0]}, right,
                {{"a_small", small}, {"b_small", small}, {"c_large", large}}) == Texts{"first: c_large"});
}

TEST_CASE("with several functions in a case the wrong one decides") {
    const std::vector<Call> calls = {call(g, 1, value(100)), call(f, 1, value(11))};
    const Table mistake = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}, {{"g", 1}, value(-5)}};
    // That its g is wrong as well is no matter: an error in one function spreads to others.
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {{"in_f", mistake}}) == Texts{"c: in_f"});
    const Table in_g = {{{"f", 1}, value(10)}, {{"f", 2}, value(20)}, {{"g", 1}, value(-5)}};
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {{"in_g", in_g}}).empty());
    // Both wrong: the first that is explained.
    const std::vector<Call> both = {call(g, 1, value(-6)), call(f, 1, value(11))};
    CHECK(found(both, {{"c", 0, 2, false}}, right, {{"in_f", mistake}, {"in_g", in_g}}) == Texts{"c: in_f"});
}

TEST_CASE("calls that timed out are not asked again") {
    const std::vector<Call> calls = {call(f, 1, ended(Kind::timed_out)), call(f, 2, value(21))};
    const Table only_second = {{{"f", 2}, value(20)}};  // the other would be std::out_of_range
    CHECK(found(calls, {{"c", 0, 2, false}}, only_second, {{"m", {{{"f", 2}, value(21)}}}}) == Texts{"c: m"});
    CHECK(found({calls[0]}, {{"c", 0, 1, false}}, {}, {{"m", {}}}).empty());
}

TEST_CASE("not implemented is like nothing but itself") {
    const std::vector<Call> calls = {call(f, 1, ended(Kind::not_implemented)), call(f, 2, value(21))};
    const Table crashes = {{{"f", 1}, ended(Kind::crashed)}, {{"f", 2}, value(21)}};
    CHECK(found(calls, {{"c", 0, 2, false}}, right, {{"crashes", crashes}}).empty());
}

TEST_CASE("a value that is not of the function's type is like no other") {
    const std::vector<Call> calls = {call(f, 1, {Kind::value, encoded(std::string("x")), {}, false})};
    const Table texts = {{{"f", 1}, {Kind::value, encoded(std::string("x")), {}, false}}};
    CHECK(found(calls, {{"c", 0, 1, false}}, right, {{"texts", texts}}).empty());
}

TEST_CASE("the catalogue is asked once about each call, and only about those that could explain") {
    int asked = 0;
    const std::vector<Call> calls = {call(f, 1, value(11)), call(f, 2, value(21)), call(g, 1, value(100))};
    const std::vector<Case> cases = {
        {"a", 0, 1, false}, {"b", 1, 2, false}, {"c", 0, 2, false}, {"passed", 2, 3, true}};
    const Table mistake = {{{"f", 1}, value(11)}, {{"f", 2}, value(21)}};
    const auto results = diagnose(calls, cases, asking({right, mistake}, &asked), {{"m", "hint"}});
    CHECK(results.size() == 3);
    CHECK(asked == 2);
}

}  // namespace
}  // namespace trial::test
