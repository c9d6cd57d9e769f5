# The boundary between tests and students' code. What a test program links, whichever way:
#   hs_subject   what checks use;  hs_wire, hs_trial  what lies behind it
# and then one of
#   hs_direct    calls go to functions in the same process (debugger, IDE, CTest): brings a main()
#   hs_remote    calls go to a sandboxed worker, a main() that reports to the judge: an object library
# The other end, for students' programs and catalogues of mistakes, compiled with the students' flags:
#   kit/lib/libworker.a, kit/lib/libcatalogue.a
find_path(MSGPACK_INCLUDE_DIR msgpack.hpp REQUIRED)
add_library(hs_msgpack INTERFACE)
target_compile_definitions(hs_msgpack INTERFACE MSGPACK_NO_BOOST)
target_include_directories(hs_msgpack SYSTEM INTERFACE ${MSGPACK_INCLUDE_DIR})

halfspace_library(wire USES hs_msgpack)
# An array index out of range in a test, through a student's odd answer, is an exception and not undefined behaviour.
target_compile_definitions(hs_wire PUBLIC XTENSOR_ENABLE_ASSERT)
halfspace_library(subject USES Catch2::Catch2 fmt::fmt)

halfspace_library(worker SOURCES dispatch.cpp players.cpp)
halfspace_library(trial SOURCES catalogue.cpp channel.cpp diagnose.cpp stub.cpp)

set(here ${CMAKE_CURRENT_SOURCE_DIR})
add_library(hs_direct STATIC ${here}/trial/direct.cpp)
target_link_libraries(hs_direct PUBLIC hs_subject hs_worker Catch2::Catch2WithMain PRIVATE halfspace_options)

add_library(hs_remote OBJECT ${here}/trial/remote.cpp ${here}/trial/reporter.cpp ${here}/trial/trial.main.cpp)
target_link_libraries(hs_remote PUBLIC hs_trial PRIVATE halfspace_options)

foreach(program worker catalogue)
  set(sources ${here}/wire/codec.cpp ${here}/worker/dispatch.cpp ${here}/worker/serve.cpp ${here}/worker/${program}.main.cpp)
  if(program STREQUAL catalogue)
    list(APPEND sources ${here}/worker/players.cpp)
  endif()
  add_library(kit_${program} STATIC ${sources})
  target_include_directories(kit_${program} PUBLIC ${here} ${PROJECT_SOURCE_DIR}/lib/include)
  target_link_libraries(kit_${program} PRIVATE hs_msgpack)
  target_compile_options(kit_${program} PRIVATE @${here}/compile/flags.rsp -O2)
  # Not in compile_commands.json: clang's tools do not know all of g++'s flags in flags.rsp.
  set_target_properties(kit_${program} PROPERTIES OUTPUT_NAME ${program}
    ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/kit/lib EXPORT_COMPILE_COMMANDS OFF)
endforeach()
