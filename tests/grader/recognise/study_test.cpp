#include "recognise/study.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

TEST_CASE("numbers lie side by side, and the wrong ones are known") {
    const auto behaviour = made({"x"}, {{vector({1, -2})}, {vector({3})}}, each([](double x) { return x; }),
                                each([](double x) { return std::abs(x); }));
    const Study study(behaviour);
    CHECK(study.calls.size() == 2);
    REQUIRE(study.wrong.size() == 1);
    CHECK(study.have_shapes);
    CHECK(study.entries.size() == 3);
    REQUIRE(study.wrong_entries.size() == 1);
    CHECK(study.wrong_entries[0].right == -2);
    CHECK(study.wrong_entries[0].given == 2);
    CHECK(study.wrong_entries[0].index == 1);
}

TEST_CASE("a call that is made again says nothing new") {
    const std::vector<Arguments> calls(5, {vector({1, 2})});
    const auto behaviour =
        made({"x"}, calls, each([](double x) { return x; }), each([](double x) { return 2 * x; }));
    CHECK(Study(behaviour).calls.size() == 1);
}

TEST_CASE("a refusal in the place of a value, or another shape, leaves nothing to compare") {
    const auto right = each([](double x) { return x; });
    const auto refuse = made({"x"}, {{vector({1})}}, right, [](const Arguments&) { return refused(); });
    CHECK_FALSE(Study(refuse).are_values);
    CHECK(Study(refuse).entries.empty());
    const auto longer = made({"x"}, {{vector({1})}}, right, [](const Arguments&) {
        return value(vector({1, 2}));
    });
    CHECK(Study(longer).are_values);
    CHECK_FALSE(Study(longer).have_shapes);
    // What is rightly refused is no number, and no hindrance.
    const auto both_refuse = [](const Arguments& a) {
        return a[0].arrays[0].entries.empty() ? refused() : value(a[0]);
    };
    const auto fine = made({"x"}, {{vector({})}, {vector({1})}}, both_refuse, both_refuse);
    CHECK(Study(fine).have_shapes);
    CHECK(Study(fine).entries.size() == 1);
}

TEST_CASE("if one array of several is wrong only that one is looked at") {
    const Function right = [](const Arguments& a) { return value(both(a[0], vector({1, 2}))); };
    const Function given = [](const Arguments& a) { return value(both(a[0], vector({1, 7}))); };
    const auto behaviour = made({"x"}, {{matrix(1, 2, {3, 4})}}, right, given);
    const Study study(behaviour);
    REQUIRE(study.only_field == 1u);
    CHECK(study.field_name(1) == "the vector");
    CHECK(study.entries.size() == 2);
    CHECK(Study(made({"x"}, {{matrix(1, 2, {3, 4})}}, right, right)).only_field == std::nullopt);
    const Function numbers = [](const Arguments&) { return value(both(number(1), number(2))); };
    const auto two = made({"x"}, {{number(1)}}, numbers, numbers);
    CHECK(Study(two).field_name(0) == "the first number");
    CHECK(Study(two).field_name(1) == "the second number");
    const Function named = [](const Arguments&) {
        Value answer = both(vector({1}), vector({2}));
        answer.arrays[0].field = "weight";
        answer.arrays[1].field = "spikes";
        return value(answer);
    };
    CHECK(Study(made({"x"}, {{number(1)}}, named, named)).field_name(1) == "the field spikes");
}

TEST_CASE("entry by entry: what is equal has equal answers, wherever it stands") {
    Stream stream;
    const auto calls = stream.vectors();
    const auto right = each(logistic);
    CHECK(Study(made({"x"}, calls, right, right)).is_elementwise());
    const auto mean = [](const Arguments& a) {
        Value answer = a[0];
        double sum = 0;
        for (const double x : answer.arrays[0].entries) sum += x;
        for (double& x : answer.arrays[0].entries) x -= sum;
        return value(answer);
    };
    CHECK_FALSE(Study(made({"x"}, calls, mean, mean)).is_elementwise());
    // Where nothing comes twice nobody can know.
    const auto once = made({"x"}, {{vector({1, 2, 3})}}, right, right);
    CHECK_FALSE(Study(once).is_elementwise());
}

TEST_CASE("a sharp eye sees what is more than rounding") {
    const auto behaviour = made({"x"}, {{vector({1, 2})}}, each([](double x) { return x; }),
                                each([](double x) { return x * (1 + 1e-8); }));
    CHECK(Study(behaviour).wrong_entries.empty());
    CHECK(Study(behaviour, Eye::sharp).wrong_entries.size() == 2);
}

Entries entries(const std::vector<Numbers>& calls, double shift) {
    Entries all;
    for (std::size_t call = 0; call < calls.size(); ++call) {
        for (std::size_t i = 0; i < calls[call].size(); ++i)
            all.push_back({call, 0, i, calls[call][i] + shift, calls[call][i], 1, true});
    }
    return all;
}

TEST_CASE("evidence: three telling numbers from two calls, one more for each that was fitted") {
    const Numbers telling = {0.123456789, 0.987654321, 0.555555551, 0.222222221};
    CHECK(is_evidence(entries({{telling[0], telling[1]}, {telling[2]}}, 1), 0));
    CHECK_FALSE(is_evidence(entries({{telling[0], telling[1]}, {telling[2]}}, 1), 1));
    CHECK(is_evidence(entries({{telling[0], telling[1]}, {telling[2], telling[3]}}, 1), 1));
    CHECK_FALSE(is_evidence(entries({{telling[0], telling[1], telling[2], telling[3]}}, 1), 0));  // one call
    CHECK_FALSE(is_evidence(entries({{telling[0], telling[0]}, {telling[0]}}, 1), 0));     // one number
    CHECK_FALSE(is_evidence(entries({{telling[0], telling[1]}, {telling[2]}}, 1e-6), 0));  // nearly right
}

TEST_CASE("evidence: small numbers must differ or be many, in four calls") {
    CHECK_FALSE(is_evidence(entries({{7}}, 1), 0));  // one small integer
    CHECK_FALSE(is_evidence(entries({{7}, {8}, {9}}, 1), 0));
    CHECK(is_evidence(entries({{7}, {8}, {9}, {10}}, 1), 0));
    CHECK_FALSE(is_evidence(entries({{7}, {8}, {7}, {8}}, 1), 0));
    CHECK(is_evidence(entries({{0, 0}, {0, 0}, {0, 0}, {0, 0}}, 1), 0));
    CHECK_FALSE(is_evidence(entries({{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0}}, 1), 0));
    CHECK_FALSE(is_telling_evidence(entries({{7}, {8}, {9}, {10}}, 1), 0));
}

}  // namespace
}  // namespace recognise::test
