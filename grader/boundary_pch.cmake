# What all files between test and student, and all checks, include: compiled once. (A course on top of a finished build
# makes its own: precompiled headers are not to be had from another build.)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/boundary_pch.cpp "")
add_library(boundary_pch OBJECT ${CMAKE_CURRENT_BINARY_DIR}/boundary_pch.cpp)
target_include_directories(boundary_pch PRIVATE ${PROJECT_SOURCE_DIR}/grader)
target_link_libraries(boundary_pch PRIVATE hs_boundary nn Catch2::Catch2 fmt::fmt halfspace_options)
target_precompile_headers(boundary_pch PRIVATE <catch2/catch_test_macros.hpp> <catch2/catch_tostring.hpp>
  <catch2/matchers/catch_matchers.hpp> <fmt/format.h> <fmt/ranges.h> <subject/function.hpp> <subject/matchers.hpp>
  <subject/random.hpp>)
