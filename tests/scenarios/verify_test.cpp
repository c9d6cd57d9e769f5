// halfspace verify on spoilt solutions: a proof that could not fail would prove nothing.

#include "support/catalogue_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CatalogueCopy;
using support::CourseCopy;
using support::fs::path;

namespace {

constexpr const char* starter_body =
    "nn::Matrix columns_to_weight(const nn::Matrix& /*w_in_out*/) {\n"
    "    throw nn::NotImplementedError(\"columns_to_weight\");\n}";

path mistakes_of(const CourseCopy& course) {
    return course.solutions() / "04_dense/mistakes.cpp";
}

/// The text of mistakes.cpp up to the first mistake: the right solution.
std::string right_of(const CourseCopy& course) {
    const std::string text = support::read(mistakes_of(course));
    return text.substr(0, text.find("struct MISTAKE"));
}

const std::string no_bias =
    "struct MISTAKE(no_bias, \"Where is the bias?\") {\n"
    "    nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& w, const nn::Vector& b) override {\n"
    "        return Right::dense_forward(x, w, xt::zeros<double>(b.shape()));\n"
    "    }\n};\n";

/// 04_dense with a catalogue of this right solution and these mistakes: what remains to be judged is little.
CourseCopy small_course(const std::string& mistakes) {
    CourseCopy course(CourseCopy::Solutions::copied);
    support::write(mistakes_of(course), right_of(course) + mistakes + "}\n");
    return course;
}

support::Run verify(const CourseCopy& course) {
    const CatalogueCopy catalogue(course);
    INFO(catalogue.compiled.err);
    REQUIRE(catalogue.compiled.code == 0);
    return course.run({"verify", "04_dense", "--seeds", "1", "--jobs", "2", "--kit", catalogue.kit()});
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
    const auto run = verify(small_course(no_bias));
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("04_dense: proven"));
    CHECK_THAT(run.out, !ContainsSubstring("WRONG"));
    const auto said = support::sentence(run.out);
    CHECK_THAT(said, ContainsSubstring("1 of 1 exercise proven: "));
    CHECK_THAT(said, ContainsSubstring(" correct solutions, 1 mistakes, ") &&
                         ContainsSubstring(" programs that know nothing, "));
    CHECK_THAT(run.err, ContainsSubstring("verifying 04_dense"));
}

TEST_CASE(
    "verify names a wrong 'correct' solution, a right 'mistake', two equal ones and a starter that passes") {
    std::string same = no_bias;
    same.replace(same.find("no_bias"), 7, "same_as_no_bias");
    const CourseCopy course = small_course(
        no_bias + same + "struct MISTAKE(no_mistake, \"There is nothing wrong with this.\") {};\n" +
        "struct MISTAKE(mute, \"\") {};\nstruct forgotten : Right {};\n");
    const path folder = course.solutions() / "04_dense";
    support::write(folder / "correct/not_correct.cpp",
                   support::replaced(support::read(folder / "correct/products.cpp"), "(weight.shape(1) + 1);",
                                     "weight.shape(1);"));
    support::write(folder / "no_bias.cpp", "");
    support::edit(course.exercises() / "04_dense/dense.cpp", starter_body,
                  "nn::Matrix columns_to_weight(const nn::Matrix& w) {\n    return nn::transpose(w);\n}");
    const auto run = verify(course);
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, !ContainsSubstring("04_dense: proven"));
    CHECK_THAT(support::sentence(run.out), ContainsSubstring("0 of 1 exercise proven: "));
    CHECK(says_wrong(run.out, "not_correct, hidden check", "a right answer does not pass"));
    CHECK(says_wrong(run.out, "not_correct, hidden check", "weights and biases of every layer count"));
    CHECK(says_wrong(run.out, "no_mistake", "no hidden check catches it"));
    CHECK(says_wrong(run.out, "starter, hidden check", "passes it"));
    CHECK(run.out.find("04_dense/dense.cpp is to be the untouched starter") != std::string::npos);
    CHECK((says_wrong(run.out, "same_as_no_bias, hidden check", "is named as 'no_bias'") ||
           says_wrong(run.out, "no_bias, hidden check", "is named as 'same_as_no_bias'") ||
           says_wrong(run.out, "no_bias", "no hidden check names it")));
    CHECK(says_wrong(run.out, "solutions/04_dense/mistakes.cpp", "'forgotten' is written but not listed"));
    CHECK(says_wrong(run.out, "solutions/04_dense/mistakes.cpp", "'mute' has no hint"));
    CHECK(says_wrong(run.out, "solutions/04_dense/no_bias.cpp", "a stray file"));
    CHECK_FALSE(says_wrong(run.out, "right", ""));
}

TEST_CASE(
    "a mistake that ends its program at every call, the first of the file, is no fault of the right "
    "solution") {
    const auto run = verify(small_course(
        "struct MISTAKE(ends, \"Does it return?\") {\n"
        "    nn::Matrix dense_forward(const nn::Matrix&, const nn::Matrix&, const nn::Vector&) override {\n"
        "        __builtin_trap();\n    }\n};\n" +
        no_bias));
    INFO(run.out << run.err);
    CHECK(run.code == 1);  // crashes alone prove nothing
    CHECK(says_wrong(run.out, "ends", "no hidden check names it"));
    CHECK_FALSE(says_wrong(run.out, "no_bias", ""));
    CHECK_FALSE(says_wrong(run.out, "right", ""));
}

TEST_CASE("a mistake listed twice, or one that does not compile, stops the build at its line") {
    const CourseCopy twice = small_course(no_bias + no_bias);
    const CatalogueCopy catalogue(twice);
    CHECK(catalogue.compiled.code == 1);
    CHECK_THAT(catalogue.compiled.err, ContainsSubstring("mistakes.cpp:") &&
                                           ContainsSubstring("redefinition of") &&
                                           ContainsSubstring("no_bias"));
    const CourseCopy untyped = small_course(
        "struct MISTAKE(untyped, \"A hint.\") {\n    std::size_t parameter_count(int) override { return 0; "
        "}\n};\n");
    const CatalogueCopy broken(untyped);
    CHECK(broken.compiled.code == 1);
    CHECK_THAT(broken.compiled.err,
               ContainsSubstring("mistakes.cpp:") && ContainsSubstring("does not override"));
}
