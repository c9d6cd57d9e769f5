#include "submission/meant.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace halfspace::submission {
namespace {

course::Course course() {
    course::Course value;
    for (const auto& [id, file] : {std::pair{"02_activations", "activations.cpp"},
                                   {"04_dense", "dense.cpp"},
                                   {"07_net", "net.cpp"},
                                   {"12_net", "net.cpp"}}) {
        course::Exercise exercise;
        exercise.id = id;
        exercise.file = file;
        value.exercises.push_back(exercise);
    }
    return value;
}

/// "04_dense proper 0"; "" if none is meant.
std::string reading(std::string_view path) {
    static const auto all = course();
    const auto is = meant(path, all);
    if (!is) return "";
    const char* places[] = {" proper ", " elsewhere ", " odd "};
    return is->exercise->id + places[static_cast<int>(is->place)] + std::to_string(is->attempt);
}

TEST_CASE("what is asked for, in its place") {
    CHECK(reading("04_dense.cpp") == "04_dense proper 0");
    CHECK(reading("04_dense/dense.cpp") == "04_dense proper 0");
    CHECK(reading("07_net/net.cpp") == "07_net proper 0");
}

TEST_CASE("the same in other folders") {
    for (const auto* path : {"submission/04_dense.cpp", "exercises/04_dense/dense.cpp",
                             "a/b/c/04_dense/dense.cpp", "04_dense/04_dense/dense.cpp"})
        CHECK(reading(path) == "04_dense elsewhere 0");
}

TEST_CASE("names as students and platforms make them") {
    for (const auto* path :
         {"dense.cpp", "04_dense.CPP", "04_dense.cc", "04_dense.cxx", "04_dense.C", "04_dense.cpp.txt",
          "04_Dense.cpp", "04 dense.cpp", "04-dense.cpp", "4_dense.cpp", "04_dense/04_dense.cpp",
          "04_DENSE/dense.cpp", "04_dense copy.cpp", "04_dense - Copy.cpp", "hand in/dense.cpp",
          "04+dense.cpp", "Dense.cpp"}) {
        INFO(path);
        CHECK(reading(path) == "04_dense odd 0");
    }
    CHECK(reading("04_dense (1).cpp") == "04_dense odd 1000");
    CHECK(reading("04_dense(12).cpp") == "04_dense odd 12000");
    CHECK(reading("04_dense-1.cpp") == "04_dense odd 1000");
    CHECK(reading("04_dense (1)-2.cpp") == "04_dense odd 2001");
    CHECK(reading("04_dense+%281%29.cpp") == "04_dense odd 1000");
    CHECK(reading("dense-2.cc") == "04_dense odd 2000");
    CHECK(reading("04_dense (1)/dense.cpp") == "04_dense odd 0");
}

TEST_CASE("names that students are told are ordinary, in any folder") {
    const auto all = course();
    for (const auto* path :
         {"04_dense.cpp", "dense.cpp", "04_dense/dense.cpp", "exercises/04_dense/dense.cpp",
          "hand in/dense.cpp", "a/04_dense.cpp", "04_dense/04_dense.cpp", "dense/dense.cpp"}) {
        INFO(path);
        CHECK(meant(path, all)->is_ordinary);
    }
    for (const auto* path : {"Dense.cpp", "04_dense.cc", "04_dense (1).cpp", "dense-1.cpp",
                             "04_DENSE/dense.cpp", "04_dense (1)/dense.cpp", "02_activations/04_dense.cpp"}) {
        INFO(path);
        CHECK_FALSE(meant(path, all)->is_ordinary);
    }
}

TEST_CASE("what belongs to no exercise, or to more than one") {
    for (const auto* path : {"",
                             "main.cpp",
                             "04_dense.hpp",
                             "04_dense.o",
                             "04_dense",
                             "04_dense/helpers.cpp",
                             "04_dense.py",
                             "05_dense.cpp",
                             "dense_old.cpp",
                             "04_dense_v2.cpp",
                             "04_dense-2024.cpp",
                             "net.cpp",
                             "02_activations/dense.cpp",
                             "lib/src/dense.cpp",
                             "src/dense.cpp",
                             "tests/dense.cpp",
                             ".cpp",
                             "-1.cpp",
                             "(1).cpp",
                             "/",
                             "//"}) {
        INFO(path);
        CHECK(reading(path).empty());
    }
    CHECK(reading("12_net/NET.cpp") == "12_net odd 0");
    CHECK(reading("lib/04_dense.cpp") == "04_dense elsewhere 0");
    CHECK(reading("04_dense/src/dense.cpp") == "04_dense odd 0");
}

TEST_CASE("the folder of an exercise is the innermost") {
    const auto all = course();
    CHECK(folder_of("04_dense/x.cpp", all)->id == "04_dense");
    CHECK(folder_of("04_dense/02_activations/x.cpp", all)->id == "02_activations");
    CHECK(folder_of("dense/x", all)->id == "04_dense");
    CHECK(folder_of("04_dense.cpp", all) == nullptr);
    CHECK(folder_of("x/y", all) == nullptr);
}

TEST_CASE("an archive's name counts attempts, too") {
    CHECK(attempt_of("hand in (3)") == 3000);
    CHECK(attempt_of("hand-in-2") == 2000);
    CHECK(attempt_of("hand-in") == 0);
}

}  // namespace
}  // namespace halfspace::submission
