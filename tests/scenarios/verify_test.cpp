// halfspace verify on spoilt solutions: a proof that could not fail would prove nothing.

#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;
using support::fs::path;

namespace {

constexpr const char* starter_body =
    "nn::Matrix columns_to_weight(const nn::Matrix& /*w_in_out*/) {\n"
    "    throw nn::NotImplementedError(\"columns_to_weight\");\n}";

/// 04_dense with a catalogue of one mistake: what remains to be judged is little.
CourseCopy small_course() {
    CourseCopy course(CourseCopy::Solutions::copied);
    const path mistakes = course.solutions() / "04_dense/mistakes";
    const std::string no_bias = support::read(mistakes / "no_bias.cpp");
    support::fs::remove_all(mistakes);
    support::write(mistakes / "no_bias.cpp", no_bias);
    return course;
}

support::Run verify(const CourseCopy& course) {
    return course.run({"verify", "04_dense", "--seeds", "1", "--jobs", "2"});
}

/// A line "WRONG <who>...<what>" in the output.
bool says_wrong(const std::string& out, const std::string& who, const std::string& what) {
    for (std::size_t at = out.find("WRONG " + who); at != std::string::npos;
         at = out.find("WRONG " + who, at + 1)) {
        if (out.substr(at, out.find('\n', at) - at).find(what) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("what verify is given here is proven, before it is spoilt") {
    const auto run = verify(small_course());
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("04_dense: proven"));
    CHECK_THAT(run.out, !ContainsSubstring("WRONG"));
}

TEST_CASE(
    "verify names a wrong 'correct' solution, a right 'mistake', two equal ones and a starter that passes") {
    const CourseCopy course = small_course();
    const path folder = course.solutions() / "04_dense";
    const std::string reference = support::read(folder / "reference.cpp");
    const std::string no_bias = support::read(folder / "mistakes/no_bias.cpp");
    support::write(folder / "correct/not_correct.cpp",
                   support::replaced(reference, "count += layer.weight.size() + layer.bias.size();",
                                     "count += layer.weight.size();"));
    support::write(folder / "mistakes/no_mistake.cpp", "/// There is nothing wrong with this.\n" + reference);
    support::write(folder / "mistakes/same_as_no_bias.cpp", no_bias);
    support::edit(course.exercises() / "04_dense/dense.cpp", starter_body,
                  "nn::Matrix columns_to_weight(const nn::Matrix& w) {\n    return nn::transpose(w);\n}");
    const auto run = verify(course);
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, !ContainsSubstring("04_dense: proven"));
    CHECK(says_wrong(run.out, "not_correct, hidden check", "a right answer does not pass"));
    CHECK(says_wrong(run.out, "not_correct, hidden check", "weights and biases of every layer count"));
    CHECK(says_wrong(run.out, "no_mistake", "no hidden check catches it"));
    CHECK(says_wrong(run.out, "starter, hidden check", "passes it"));
    CHECK(run.out.find("04_dense/dense.cpp is to be the untouched starter") != std::string::npos);
    CHECK((says_wrong(run.out, "same_as_no_bias, hidden check", "is named as 'no_bias'") ||
           says_wrong(run.out, "no_bias, hidden check", "is named as 'same_as_no_bias'") ||
           says_wrong(run.out, "no_bias", "no hidden check names it")));
    CHECK_FALSE(says_wrong(run.out, "reference", ""));
}

TEST_CASE("a mistake without a hint, or one that does not compile, is bad input") {
    const CourseCopy course = small_course();
    const path mistakes = course.solutions() / "04_dense/mistakes";
    support::write(mistakes / "broken.cpp", "/// A hint.\nint x = ;\n");
    const auto broken = verify(course);
    CHECK(broken.code == 2);
    CHECK_THAT(broken.err, ContainsSubstring("04_dense: broken does not compile"));
    support::write(mistakes / "broken.cpp", "int x;\n");
    const auto mute = verify(course);
    CHECK(mute.code == 2);
    CHECK_THAT(mute.err, ContainsSubstring("broken.cpp:1: a mistake begins with its hint"));
}
