#pragma once
// A contract with one function for each way in which a call can end. tiny_student.cpp defines all but one.

#include <cstdint>
#include <nn/tensor.hpp>
#include <string>
#include <vector>

namespace student {

enum class Colour : std::uint8_t { red, green, blue = 200 };

struct Point {
    double x;
    double y;
};

struct Everything {
    bool flag;
    Colour colour;
    std::string name;
    nn::Vector vector;
    nn::Matrix matrix;
    std::vector<Point> points;
};

nn::Vector twice(const nn::Vector& x);
Everything same_again(const Everything& everything);
double never_written(double x);
double starter(double x);
double refuses(double x);
double breaks(double x);
double throws_a_number(double x);
double asks_for_too_much(double x);

}  // namespace student

#define SUBJECT_FUNCTIONS(F)  \
    F(twice, x)               \
    F(same_again, everything) \
    F(never_written, x)       \
    F(starter, x)             \
    F(refuses, x)             \
    F(breaks, x)              \
    F(throws_a_number, x)     \
    F(asks_for_too_much, x)
