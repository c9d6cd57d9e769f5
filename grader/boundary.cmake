# The boundary between tests and students' code. What a test program links, whichever way:
#   hs_subject   what checks use;  hs_wire, hs_trial, hs_recognise  what lies behind it
# and then one of
#   hs_direct    calls go to functions in the same process (debugger, IDE, CTest): brings a main()
#   hs_remote    calls go to a sandboxed worker, a main() that reports to the judge: an object library
# The other end, for students' programs and catalogues of mistakes, is compiled with the students' flags: kit.cmake.
find_path(MSGPACK_INCLUDE_DIR msgpack.hpp REQUIRED)
add_library(hs_msgpack INTERFACE)
target_compile_definitions(hs_msgpack INTERFACE MSGPACK_NO_BOOST)
target_include_directories(hs_msgpack SYSTEM INTERFACE ${MSGPACK_INCLUDE_DIR})

# An array index out of range in a test, through a student's odd answer, is an exception and not undefined behaviour.
add_library(hs_boundary INTERFACE)
target_compile_definitions(hs_boundary INTERFACE XTENSOR_ENABLE_ASSERT)
target_link_libraries(hs_boundary INTERFACE hs_msgpack fmt::fmt)

include(boundary_pch.cmake)
halfspace_library(recognise USES fmt::fmt)
halfspace_library(wire USES hs_boundary)
halfspace_library(subject USES Catch2::Catch2 fmt::fmt)

halfspace_library(worker SOURCES dispatch.cpp players.cpp)
halfspace_library(trial
  SOURCES again.cpp call_words.cpp catalogue.cpp channel.cpp compare.cpp diagnose.cpp last_words.cpp stub.cpp)

set(here ${CMAKE_CURRENT_SOURCE_DIR})
add_library(hs_direct STATIC ${here}/worker/direct.cpp)
target_link_libraries(hs_direct PUBLIC hs_subject hs_worker Catch2::Catch2WithMain PRIVATE halfspace_options)
target_precompile_headers(hs_direct REUSE_FROM boundary_pch)
if(NOT EXISTS ${HALFSPACE_SOLUTIONS})  # what students get: only a program for the debugger needs them
  set_target_properties(hs_direct hs_worker PROPERTIES EXCLUDE_FROM_ALL TRUE)
endif()

add_library(hs_remote OBJECT ${here}/trial/remote.cpp ${here}/trial/reporter.cpp ${here}/trial/trial.main.cpp)
target_link_libraries(hs_remote PUBLIC hs_trial PRIVATE halfspace_options)
target_precompile_headers(hs_remote REUSE_FROM boundary_pch)
if(HALFSPACE_COMMON_HANDED_OUT)  # and that alone, or checks that were edited, all of these
  set_target_properties(boundary_pch hs_recognise hs_wire hs_subject hs_trial hs_remote PROPERTIES EXCLUDE_FROM_ALL TRUE)
endif()
