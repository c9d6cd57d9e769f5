#include "course/lookup.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace halfspace::course;

namespace {

Course course_of(const std::vector<std::string>& ids) {
    Course course;
    course.folder = "/ann/course/exercises";
    for (const auto& id : ids) {
        Exercise exercise;
        exercise.id = id;
        exercise.folder = course.folder / id;
        const auto name = id.substr(id.find('_') + 1);
        exercise.file = name + ".cpp";
        exercise.contract = name + ".hpp";
        course.exercises.push_back(exercise);
    }
    return course;
}

const Course course = course_of({"01_neuron", "02_activations", "04_dense", "10_union", "14_perceptron"});

/// The id found, or the error's words.
std::string found(const std::string& typed, const std::string& here = "/ann/course",
                  const Course& where = course) {
    const auto exercise = lookup(where, typed, here);
    return exercise ? (*exercise)->id : exercise.error().message;
}

}  // namespace

TEST_CASE("an exercise is named by its id, number, name, file or contract") {
    for (const char* typed : {"04_dense", "4", "04", "004", "dense", "dense.cpp", "dense.hpp"}) {
        INFO(typed);
        CHECK(found(typed) == "04_dense");
    }
    CHECK(found("1") == "01_neuron");
    CHECK(found("10") == "10_union");
}

TEST_CASE("an exercise is named by a path into its folder, from wherever one is") {
    for (const char* typed :
         {"exercises/04_dense", "exercises/04_dense/", "exercises/04_dense/dense.cpp",
          "./exercises/04_dense/README.md", "/ann/course/exercises/04_dense/dense.cpp",
          "exercises/01_neuron/../04_dense/dense.cpp", "04_dense/", "exercises/dense.cpp"}) {
        INFO(typed);
        CHECK(found(typed) == "04_dense");
    }
    const std::string folder = "/ann/course/exercises/04_dense";
    CHECK(found(".", folder) == "04_dense");
    CHECK(found("./", folder) == "04_dense");
    CHECK(found("dense.cpp", folder) == "04_dense");
    CHECK(found("./dense.cpp", folder) == "04_dense");
    CHECK(found("../10_union/union.cpp", folder) == "10_union");
    CHECK(found("..", folder + "/build") == "04_dense");
    CHECK(found("4", "/ann/course/exercises/10_union") == "04_dense");
    CHECK(found("10_union/union.cpp", "/ann/04_dense") == "10_union");
}

TEST_CASE("a slip of the finger is told with what was meant") {
    CHECK(found("04_dence") == "there is no exercise '04_dence'; did you mean '04_dense'?");
    CHECK(found("dence") == "there is no exercise 'dence'; did you mean '04_dense'?");
    CHECK(found("desne.cpp") == "there is no exercise 'desne.cpp'; did you mean '04_dense'?");
    CHECK(found("neurons") == "there is no exercise 'neurons'; did you mean '01_neuron'?");
    CHECK(found("exercises/04_dnese") ==
          "there is no exercise 'exercises/04_dnese'; did you mean '04_dense'?");
}

TEST_CASE("what is near to nothing is told with all that there is") {
    const std::string all = "; expected one of: 01_neuron, 02_activations, 04_dense, 10_union, 14_perceptron";
    for (const char* typed : {"quite_other", "3", "99", "", "/", "exercises/"}) {
        INFO(typed);
        CHECK(found(typed) == "there is no exercise '" + std::string(typed) + "'" + all);
    }
    CHECK(found(".") == "'.' is not the folder of an exercise");
    CHECK(lookup(course, "x", "/").error().kind == halfspace::Error::Kind::bad_input);
}

TEST_CASE("what names two exercises is asked back") {
    const Course twice = course_of({"04_dense", "4_xor", "14_dense"});
    CHECK(found("dense", "/", twice) == "which 'dense'? One of: 04_dense, 14_dense");
    CHECK(found("4", "/", twice) == "which '4'? One of: 04_dense, 4_xor");
    CHECK(found("4_xor", "/", twice) == "4_xor");
}
