# What is built for a course. ${CMAKE_BINARY_DIR}/kit/ holds
#   kit.json                  where all of it is, for grader/compile/kit.cpp
#   flags.rsp                 the students' flags: all that is linked with their files is compiled with them too, since a
#                             precompiled header is refused under others, and inline functions of xtensor are shared
#   keep.hpp                  what makes functions stay that nothing in a file calls
#   pch/student.hpp.gch       the students' precompiled header
#   include/nn/*.hpp          copies: what the sandbox mounts must be readable by its unprivileged user
#   lib/libblas.a             OpenBLAS's functions for double, as one object
#   lib/*.a                   the nn modules, the worker's main() and the catalogue's
# beside it ${CMAKE_BINARY_DIR}/pch/, which no student can read, for there are paths in it:
#   glue.hpp.gch              for what is linked with their files: the students' header, and what decodes calls
#   nn.hpp.gch                for the nn modules
# and for each exercise, by halfspace_exercise(04_dense),
#   04_dense/libglue.a        contract and dispatch table of its workers
#   04_dense/public, hidden   its test programs: from checks.cpp, with the panels of plot.cpp if it has one; from hidden.cpp;
#                             public.sources, hidden.sources: digests of the contract and of these
#   04_dense/mistakes.o       its mistakes, without any name of mistakes.cpp, and
#   04_dense/checks.o         its public checks, compiled: students get both, and
#   common.o                  what all test programs share, compiled (handed_out.cmake)
#   04_dense/catalogue        its catalogue of mistakes: that, linked
# Each of both is compiled once and linked a second time, directly:
#   bin/direct_04_dense_public, ..._hidden    with the right solution: run by CTest
#   bin/debug_04_dense                        with the student's own file: for a debugger (not in all)

set(kit ${CMAKE_BINARY_DIR}/kit)
set(kit_common ${kit})  # where the parts lie that do not depend on the course
if(HALFSPACE_BUILT)
  set(kit_common ${HALFSPACE_BUILT}/kit)
endif()
set(kit_flags_file ${PROJECT_SOURCE_DIR}/grader/compile/flags.rsp)
set(kit_include ${PROJECT_SOURCE_DIR}/lib/include)
set(kit_pch ${kit_common}/pch/student.hpp)
set(kit_blas ${kit_common}/lib/libblas.a)
cmake_path(GET kit_common PARENT_PATH kit_linked_pch)
string(APPEND kit_linked_pch "/pch")
file(GLOB kit_headers CONFIGURE_DEPENDS ${kit_include}/nn/*.hpp)

# The students' flags say all; test programs are compiled as the rest of the build is.
string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
separate_arguments(suite_options UNIX_COMMAND "${CMAKE_CXX_FLAGS_${config}}")
foreach(config DEBUG RELEASE RELWITHDEBINFO MINSIZEREL)
  set(CMAKE_CXX_FLAGS_${config} "")
endforeach()

# What students' files are compiled with, for sources of ours that are linked with them or in their place; OPTIMISED: but
# with these options instead of -Og.
function(kit_compile_as_student target)
  cmake_parse_arguments(arg "" "" "OPTIMISED" ${ARGN})
  # Students can read what is linked with their files (.incbin): no path of this machine is to stand in it.
  target_compile_options(${target} PRIVATE "@${kit_flags_file}" -Wno-mismatched-new-delete ${arg_OPTIMISED}
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${CMAKE_BINARY_DIR}/=")
  target_include_directories(${target} PRIVATE ${kit_include} ${PROJECT_SOURCE_DIR}/grader)
  target_link_libraries(${target} PRIVATE hs_msgpack)
  set_target_properties(${target} PROPERTIES EXPORT_COMPILE_COMMANDS OFF)  # clang's tools do not know all of these flags
  # g++ 12 does not survive a precompiled header that was made with other optimisation.
  set(pch ${kit_linked_pch}/glue.hpp)
  if(arg_OPTIMISED)
    set(pch ${kit_linked_pch}/nn.hpp)
  endif()
  target_compile_options(${target} PRIVATE -Winvalid-pch "SHELL:-include \"${pch}\"")
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  set_source_files_properties(${sources} PROPERTIES OBJECT_DEPENDS "${pch}.gch")
  if(NOT HALFSPACE_BUILT)
    add_dependencies(${target} kit_pch kit_linked_pch)
  endif()
endfunction()

# An archive that was handed out, in its place in the kit.
function(kit_take target file place)
  configure_file(${HALFSPACE_HANDED_OUT}/${file} ${place} COPYONLY)
  add_library(${target} STATIC IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION ${place})
endfunction()

if(NOT HALFSPACE_BUILT)
  configure_file(${PROJECT_SOURCE_DIR}/grader/compile/student.hpp ${kit_pch} COPYONLY)
  # From the kit's own folder, by relative names: they stand in the precompiled header, which students can read.
  set(kit_copied_headers)
  foreach(header IN LISTS kit_headers)
    cmake_path(GET header FILENAME name)
    list(APPEND kit_copied_headers ${kit}/include/nn/${name})
  endforeach()
  # With -g1 a file may be compiled with -g on top of it, when the line of a crash is looked for; without -g it costs nothing.
  add_custom_command(OUTPUT ${kit_pch}.gch
    COMMAND ${CMAKE_CXX_COMPILER} @flags.rsp -g1 -I include -x c++-header pch/student.hpp -o pch/student.hpp.gch
    WORKING_DIRECTORY ${kit}
    DEPENDS ${kit_pch} ${kit}/flags.rsp ${kit_copied_headers} COMMENT "Kit: precompiling student.hpp" VERBATIM)

  # OpenBLAS's archive has 14,500 members, and a linker looks at each of them every time: a third to a half of the CPU
  # time of linking a worker, most of which never call it. LAPACK is left out: its Fortran would need libgfortran.
  set(kit_blas_object ${CMAKE_CURRENT_BINARY_DIR}/blas.o)
  set(kit_blas_roots asum axpy copy dot gemm gemv ger nrm2 rot scal swap symm symv syr syr2 syr2k syrk trmm trmv trsm trsv)
  list(TRANSFORM kit_blas_roots PREPEND "-Wl,-u,cblas_d")
  # Of the kernels for each processor one will do: it is the one that workers run on all of them (trial/remote.cpp). The
  # others' tables are names for its own, and a worker is 2.5 MB instead of 26.
  if(NOT DEFINED HALFSPACE_BLAS_KERNELS)
    execute_process(COMMAND ${CMAKE_NM} ${HALFSPACE_OPENBLAS_STATIC} OUTPUT_VARIABLE symbols ERROR_QUIET)
    string(REGEX MATCHALL " U gotoblas_[A-Z0-9_]+" symbols "${symbols}")
    list(REMOVE_DUPLICATES symbols)
    list(TRANSFORM symbols REPLACE " U " "")
    set(HALFSPACE_BLAS_KERNELS "${symbols}" CACHE INTERNAL "Tables of kernels in the static OpenBLAS")
  endif()
  if(gotoblas_PRESCOTT IN_LIST HALFSPACE_BLAS_KERNELS)
    list(APPEND kit_blas_roots -Wl,-u,gotoblas_PRESCOTT)
    foreach(table IN LISTS HALFSPACE_BLAS_KERNELS)
      if(NOT table STREQUAL gotoblas_PRESCOTT)
        list(APPEND kit_blas_roots -Wl,--defsym=${table}=gotoblas_PRESCOTT)
      endif()
    endforeach()
  endif()
  add_custom_command(OUTPUT ${kit_blas}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${kit}/lib
    COMMAND ${CMAKE_CXX_COMPILER} -r -nostdlib -fuse-ld=bfd ${kit_blas_roots} -Wl,-u,cblas_idamax
            ${HALFSPACE_OPENBLAS_STATIC} -o ${kit_blas_object}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${kit_blas}
    COMMAND ${CMAKE_AR} rcs ${kit_blas} ${kit_blas_object}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${kit_blas_object}
    DEPENDS ${HALFSPACE_OPENBLAS_STATIC} COMMENT "Kit: libblas.a" VERBATIM)

  # What is linked with students' files includes more than they do. kit_precompile(NAME CONTENT [option...])
  get_target_property(kit_msgpack hs_msgpack INTERFACE_INCLUDE_DIRECTORIES)
  function(kit_precompile name content)
    set(header ${kit_linked_pch}/${name}.hpp)
    file(CONFIGURE OUTPUT ${header} CONTENT "${content}" @ONLY)
    add_custom_command(OUTPUT ${header}.gch
      COMMAND ${CMAKE_CXX_COMPILER} @flags.rsp -Wno-mismatched-new-delete ${ARGN} -DMSGPACK_NO_BOOST -std=c++20
              -I ${kit_include} -I ${PROJECT_SOURCE_DIR}/grader -I ${kit_msgpack}
              -MD -MF ${header}.gch.d -MQ ${header}.gch -x c++-header ${header} -o ${header}.gch
      WORKING_DIRECTORY ${kit} DEPENDS ${header} ${kit}/flags.rsp DEPFILE ${header}.gch.d
      COMMENT "Kit: precompiling ${name}.hpp" VERBATIM)
  endfunction()
  get_property(nn_speed GLOBAL PROPERTY HALFSPACE_NN_SPEED)
  kit_precompile(glue "#include \"../kit/pch/student.hpp\"\n#include \"worker/entries.hpp\"\n#include \"worker/players.hpp\"\n")
  kit_precompile(nn "#include \"../kit/pch/student.hpp\"\n" -Wpedantic ${nn_speed})  # (pedantic: it decides a macro of g++)
  add_custom_target(kit_pch DEPENDS ${kit_pch}.gch)
  add_custom_target(kit_linked_pch DEPENDS ${kit_linked_pch}/glue.hpp.gch ${kit_linked_pch}/nn.hpp.gch)

  # kit_archive(NAME OUTPUT source... [OPTIMISED option...]): kit/lib/libOUTPUT.a
  function(kit_archive name output)
    cmake_parse_arguments(arg "" "" "OPTIMISED" ${ARGN})
    if(HALFSPACE_COMMON_HANDED_OUT)
      kit_take(${name} lib${output}.a ${kit}/lib/lib${output}.a)
      return()
    endif()
    add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
    kit_compile_as_student(${name} OPTIMISED ${arg_OPTIMISED})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${output} ARCHIVE_OUTPUT_DIRECTORY ${kit}/lib)
  endfunction()

  add_custom_target(kit_nn)
  get_property(modules GLOBAL PROPERTY HALFSPACE_NN_MODULES)
  foreach(entry IN LISTS modules)
    string(REGEX REPLACE ":.*" "" module ${entry})
    get_property(sources GLOBAL PROPERTY HALFSPACE_NN_SOURCES_${module})
    kit_archive(kit_nn_${module} nn_${module} ${sources} OPTIMISED ${nn_speed})
    if(NOT HALFSPACE_COMMON_HANDED_OUT)
      target_compile_options(kit_nn_${module} PRIVATE $<TARGET_PROPERTY:halfspace_options,INTERFACE_COMPILE_OPTIONS>)
    endif()
    string(REGEX MATCHALL "[a-z]+" needed "${entry}")
    list(POP_FRONT needed)
    list(TRANSFORM needed PREPEND kit_nn_)
    target_link_libraries(kit_nn_${module} INTERFACE ${needed})
    add_dependencies(kit_nn kit_nn_${module})
  endforeach()

  set(here ${PROJECT_SOURCE_DIR}/grader)
  if(NOT HALFSPACE_COMMON_HANDED_OUT)
    add_library(kit_boundary OBJECT ${here}/wire/codec.cpp ${here}/worker/dispatch.cpp ${here}/worker/serve.cpp)
    kit_compile_as_student(kit_boundary)
  endif()
  kit_archive(kit_worker worker ${here}/worker/worker.main.cpp ${here}/worker/not_allowed.cpp $<TARGET_OBJECTS:kit_boundary>)
  kit_archive(kit_crash_site crash_site ${here}/worker/crash_site.cpp)
  kit_archive(kit_catalogue catalogue ${here}/worker/catalogue.main.cpp ${here}/worker/players.cpp
    $<TARGET_OBJECTS:kit_boundary>)

  add_custom_target(kit_common DEPENDS ${kit_blas})
  add_dependencies(kit_common kit_pch kit_nn kit_worker kit_crash_site kit_catalogue)
endif()

set(kit_copies)
function(kit_copy source copy)
  add_custom_command(OUTPUT ${copy} COMMAND install -D -m 0644 ${source} ${copy} DEPENDS ${source}
    COMMENT "" VERBATIM)
  set(kit_copies ${kit_copies} ${copy} PARENT_SCOPE)
endfunction()
kit_copy(${kit_flags_file} ${kit}/flags.rsp)
kit_copy(${PROJECT_SOURCE_DIR}/grader/compile/keep.hpp ${kit}/keep.hpp)
foreach(header IN LISTS kit_headers)
  cmake_path(GET header FILENAME name)
  kit_copy(${header} ${kit}/include/nn/${name})
endforeach()
add_custom_target(kit ALL DEPENDS ${kit_copies})
if(NOT HALFSPACE_BUILT)
  add_dependencies(kit kit_common)
endif()

# --- kit.json --------------------------------------------------------------------------------------------------------

set(kit_json "{}")
macro(kit_json_set)  # keys..., then a string
  set(path ${ARGN})
  list(POP_BACK path value)
  string(REPLACE "\\" "\\\\" value "${value}")
  string(REPLACE "\"" "\\\"" value "${value}")
  string(JSON kit_json SET "${kit_json}" ${path} "\"${value}\"")
endmacro()

kit_json_set(schema "halfspace/kit/v3")
string(JSON kit_json SET "${kit_json}" compiler "{}")
kit_json_set(compiler path "${CMAKE_CXX_COMPILER}")
kit_json_set(compiler version "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
kit_json_set(flags "${kit}/flags.rsp")
kit_json_set(keep "${kit}/keep.hpp")
kit_json_set(pch "${kit_pch}")
kit_json_set(include "${kit}/include")
kit_json_set(worker "${kit_common}/lib/libworker.a")
kit_json_set(crash_site "${kit_common}/lib/libcrash_site.a")
kit_json_set(blas "${kit_blas}")

string(JSON kit_json SET "${kit_json}" modules "{}")
get_property(modules GLOBAL PROPERTY HALFSPACE_NN_MODULES)
set(kit_archives)  # of all modules, in link order
foreach(entry IN LISTS modules)
  string(REGEX MATCH "^([^:]+):(.*)$" matched "${entry}")
  set(module ${CMAKE_MATCH_1})
  string(REPLACE "," "\", \"" needed "${CMAKE_MATCH_2}")
  if(needed)
    set(needed "\"${needed}\"")
  endif()
  string(JSON kit_json SET "${kit_json}" modules ${module} "{\"needs\": [${needed}]}")
  kit_json_set(modules ${module} archive "${kit_common}/lib/libnn_${module}.a")
  list(PREPEND kit_archives ${kit_common}/lib/libnn_${module}.a)
endforeach()
string(JSON kit_json SET "${kit_json}" exercises "{}")

function(halfspace_kit_json)
  file(CONFIGURE OUTPUT ${kit}/kit.json CONTENT "${kit_json}\n" @ONLY)
endfunction()

# --- exercises -------------------------------------------------------------------------------------------------------

set(kit_glue ${PROJECT_SOURCE_DIR}/grader/worker/glue.cpp)
set(kit_catalogue_glue ${PROJECT_SOURCE_DIR}/grader/worker/catalogue_glue.cpp)
set(kit_catalogue_object ${PROJECT_SOURCE_DIR}/grader/catalogue_object.cmake)

# Where the solutions are, what students get compiled is made.
set(kit_hands_out FALSE)
if(EXISTS "${HALFSPACE_SOLUTIONS}" AND NOT HALFSPACE_SANITIZE)
  set(kit_hands_out TRUE)
endif()
file(CONFIGURE OUTPUT ${kit}/made_with CONTENT "${HALFSPACE_MADE_WITH}" @ONLY)

# The digest of sources, for handed_out.cmake at the student's.
function(kit_digest result)  # files...
  add_custom_command(OUTPUT ${result}
    COMMAND ${CMAKE_COMMAND} -D "FILES=${ARGN}" -D RESULT=${result} -P ${PROJECT_SOURCE_DIR}/grader/handed_out.cmake
    DEPENDS ${ARGN} COMMENT "Kit: digests" VERBATIM)
endfunction()

# What commands that take an object library's objects have to depend on, in `result`: make knows the objects only within their
# own target, and an archive of them everywhere.
function(kit_objects_dependency target result)
  add_library(archive_${target} STATIC $<TARGET_OBJECTS:${target}>)
  set_target_properties(archive_${target} PROPERTIES LINKER_LANGUAGE CXX)
  set(${result} archive_${target} PARENT_SCOPE)
endfunction()

# Objects and archives as students get them: one object without debugging information. kit_object(OBJECT NAME WHAT LINKED...)
function(kit_object object name what)
  cmake_parse_arguments(arg "" "" "LINKED;DEPENDS;SOURCES" ${ARGN})
  cmake_path(REPLACE_EXTENSION object sources OUTPUT_VARIABLE digest)
  add_custom_command(OUTPUT ${object}
    COMMAND ${CMAKE_CXX_COMPILER} -r -nostdlib -fuse-ld=bfd ${arg_LINKED} -o ${object}
    COMMAND ${CMAKE_OBJCOPY} --strip-debug --strip-unneeded --remove-section=.comment ${object}
    DEPENDS ${arg_DEPENDS} COMMENT "Kit: ${what}" COMMAND_EXPAND_LISTS VERBATIM)
  kit_digest(${digest} ${arg_SOURCES})
  add_custom_target(${name} DEPENDS ${object} ${digest})
  add_dependencies(kit ${name})
endfunction()

# What all test programs share.
if(HALFSPACE_COMMON_HANDED_OUT)
  add_library(kit_common_trial OBJECT IMPORTED)
  set_target_properties(kit_common_trial PROPERTIES IMPORTED_OBJECTS ${HALFSPACE_HANDED_OUT}/common.o)
elseif(kit_hands_out AND NOT HALFSPACE_BUILT)
  set(rooms hs_trial hs_recognise hs_subject hs_wire)
  kit_objects_dependency(hs_remote remote)
  list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE archives)
  kit_object(${kit}/common.o common_object "what all test programs share" SOURCES ${HALFSPACE_COMMON_SOURCES}
    LINKED $<TARGET_OBJECTS:hs_remote> -Wl,--whole-archive ${archives} -Wl,--no-whole-archive DEPENDS ${remote} ${rooms})
endif()
if(kit_hands_out)
  kit_json_set(common "${kit_common}/common.o")
endif()

# The contract of an exercise, for sources that are the same for all.
function(kit_for_exercise target exercise contract)
  kit_compile_as_student(${target})
  target_compile_definitions(${target} PRIVATE HALFSPACE_CONTRACT=\"${contract}\")
  target_include_directories(${target} PRIVATE ${HALFSPACE_EXERCISES}/${exercise})
endfunction()

if(HALFSPACE_BUILT)
  include(${PROJECT_SOURCE_DIR}/grader/boundary_pch.cmake)
  target_compile_options(boundary_pch PRIVATE ${suite_options})
endif()
if(HALFSPACE_TESTS)
  include(Catch)
endif()

# The sources of a test program, compiled as one: its program for the judge, and its direct one.
function(halfspace_suite exercise contract kind)
  set(suite suite_${exercise}_${kind})
  if(kind STREQUAL public AND TARGET kit_taken_${exercise})
    add_library(${suite} OBJECT IMPORTED)
    set_target_properties(${suite} PROPERTIES IMPORTED_OBJECTS ${HALFSPACE_HANDED_OUT}/${exercise}.checks.o)
  else()
    add_library(${suite} OBJECT ${ARGN})
    set_target_properties(${suite} PROPERTIES UNITY_BUILD ${HALFSPACE_UNITY})
    target_compile_options(${suite} PRIVATE ${suite_options})
    target_compile_definitions(${suite} PRIVATE HALFSPACE_CONTRACT=\"${contract}\")
    target_include_directories(${suite} PRIVATE ${HALFSPACE_EXERCISES}/${exercise})
    target_link_libraries(${suite} PUBLIC hs_subject PRIVATE halfspace_options)
    target_precompile_headers(${suite} REUSE_FROM boundary_pch)
    if(kind STREQUAL public)
      target_compile_options(${suite} PRIVATE "-fmacro-prefix-map=${HALFSPACE_EXERCISES}/=exercises/"
        "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")  # students get it
    endif()
  endif()

  if(HALFSPACE_COMMON_HANDED_OUT)
    add_executable(remote_${exercise}_${kind} $<TARGET_OBJECTS:${suite}> $<TARGET_OBJECTS:kit_common_trial>)
    target_link_libraries(remote_${exercise}_${kind} PRIVATE hs_sandbox hs_verdict hs_boundary nn Catch2::Catch2)
  else()
    add_executable(remote_${exercise}_${kind} $<TARGET_OBJECTS:${suite}>)
    target_link_libraries(remote_${exercise}_${kind} PRIVATE hs_remote halfspace_options)
  endif()
  set_target_properties(remote_${exercise}_${kind} PROPERTIES OUTPUT_NAME ${kind}
    RUNTIME_OUTPUT_DIRECTORY ${kit}/${exercise})
  # Beside it what it was made of: by the build, as a program that was not built again is of older sources.
  add_custom_command(TARGET remote_${exercise}_${kind} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -D "FILES=${HALFSPACE_EXERCISES}/${exercise}/${contract};${ARGN}"
            -D RESULT=${kit}/${exercise}/${kind}.sources -P ${PROJECT_SOURCE_DIR}/grader/handed_out.cmake VERBATIM)
  add_dependencies(kit remote_${exercise}_${kind})

  if(HALFSPACE_TESTS AND TARGET mistakes_${exercise})
    set(direct direct_${exercise}_${kind})
    add_executable(${direct} $<TARGET_OBJECTS:${suite}> $<TARGET_OBJECTS:mistakes_${exercise}>)
    target_link_libraries(${direct} PRIVATE hs_direct halfspace_options)
    catch_discover_tests(${direct} TEST_PREFIX "direct/${exercise}/${kind}: " PROPERTIES TIMEOUT 60)
  endif()
endfunction()

# One exercise. By convention 04_dense holds dense.hpp, dense.cpp and checks.cpp, and its solutions hidden.cpp and
# mistakes.cpp; without solutions (a student's machine) only what they do not need is built, and the catalogue is linked
# from the object that was handed out.
function(halfspace_exercise exercise)
  string(REGEX REPLACE "^[0-9]+_" "" name ${exercise})
  set(folder ${HALFSPACE_EXERCISES}/${exercise})
  set(solutions ${HALFSPACE_SOLUTIONS}/${exercise})
  foreach(file ${name}.hpp ${name}.cpp checks.cpp)
    if(NOT EXISTS ${folder}/${file})
      message(FATAL_ERROR "${folder}/${file} is missing: an exercise has ${name}.hpp, ${name}.cpp and checks.cpp")
    endif()
  endforeach()
  set(contract ${name}.hpp)
  string(JSON kit_json SET "${kit_json}" exercises ${exercise} "{}")

  file(GLOB plot CONFIGURE_DEPENDS ${folder}/plot.cpp)
  set(sources ${folder}/${contract} ${folder}/checks.cpp ${plot})
  set(taken FALSE)
  if(HALFSPACE_COMMON_HANDED_OUT)
    halfspace_is_handed_out(taken ${exercise}.sources ${sources})
  endif()
  if(taken)
    kit_take(kit_taken_${exercise} ${exercise}.glue.a ${kit}/${exercise}/libglue.a)
  else()
    add_library(glue_${exercise} STATIC ${kit_glue})
    kit_for_exercise(glue_${exercise} ${exercise} ${contract})
    set_target_properties(glue_${exercise} PROPERTIES OUTPUT_NAME glue ARCHIVE_OUTPUT_DIRECTORY ${kit}/${exercise})
    add_dependencies(kit glue_${exercise})
  endif()
  kit_json_set(exercises ${exercise} glue "${kit}/${exercise}/libglue.a")

  set(catalogue ${kit}/${exercise}/mistakes.o)
  if(EXISTS ${solutions}/mistakes.cpp)
    add_library(mistakes_${exercise} OBJECT ${kit_catalogue_glue})
    kit_for_exercise(mistakes_${exercise} ${exercise} ${contract})
    target_include_directories(mistakes_${exercise} PRIVATE ${solutions})
    kit_objects_dependency(mistakes_${exercise} mistakes)
    add_custom_command(OUTPUT ${catalogue}
      COMMAND ${CMAKE_COMMAND} -D CXX=${CMAKE_CXX_COMPILER} -D NM=${CMAKE_NM} -D OBJCOPY=${CMAKE_OBJCOPY}
              -D OBJECT=$<TARGET_OBJECTS:mistakes_${exercise}> -D RESULT=${catalogue} -P ${kit_catalogue_object}
      DEPENDS ${mistakes} ${kit_catalogue_object}
      COMMENT "Kit: the mistakes of ${exercise}" VERBATIM)
    kit_json_set(exercises ${exercise} mistakes ${catalogue})
  elseif(HALFSPACE_HANDED_OUT AND EXISTS "${HALFSPACE_HANDED_OUT}/${exercise}.mistakes.o")
    set(catalogue ${HALFSPACE_HANDED_OUT}/${exercise}.mistakes.o)
  else()
    set(catalogue)
  endif()
  if(catalogue)
    add_executable(catalogue_${exercise} ${catalogue})
    target_link_libraries(catalogue_${exercise} PRIVATE -static -s
      -Wl,--whole-archive ${kit_common}/lib/libcatalogue.a -Wl,--no-whole-archive ${kit_archives} ${kit_blas})
    set_target_properties(catalogue_${exercise} PROPERTIES LINKER_LANGUAGE CXX OUTPUT_NAME catalogue LINK_DEPENDS
      "${kit_common}/lib/libcatalogue.a;${kit_archives}" RUNTIME_OUTPUT_DIRECTORY ${kit}/${exercise})
    if(NOT HALFSPACE_BUILT)
      add_dependencies(catalogue_${exercise} kit_common)
    endif()
    kit_json_set(exercises ${exercise} catalogue "${kit}/${exercise}/catalogue")
    add_dependencies(kit catalogue_${exercise})
  endif()

  halfspace_suite(${exercise} ${contract} public ${folder}/checks.cpp ${plot})
  kit_json_set(exercises ${exercise} public "${kit}/${exercise}/public")
  if(plot)
    kit_json_set(exercises ${exercise} plot "${kit}/${exercise}/public")
  endif()
  if(TARGET mistakes_${exercise} AND kit_hands_out)
    kit_objects_dependency(suite_${exercise}_public suite)
    kit_object(${kit}/${exercise}/checks.o checks_object_${exercise} "the checks of ${exercise}" SOURCES ${sources}
      LINKED $<TARGET_OBJECTS:suite_${exercise}_public> DEPENDS ${suite})
    kit_json_set(exercises ${exercise} checks "${kit}/${exercise}/checks.o")
  endif()
  if(EXISTS ${solutions}/hidden.cpp)
    halfspace_suite(${exercise} ${contract} hidden ${solutions}/hidden.cpp)
    kit_json_set(exercises ${exercise} hidden "${kit}/${exercise}/hidden")
  endif()

  add_executable(debug_${exercise} EXCLUDE_FROM_ALL $<TARGET_OBJECTS:suite_${exercise}_public> ${kit_glue}
    ${folder}/${name}.cpp)
  target_compile_options(debug_${exercise} PRIVATE -O0 -g)
  target_compile_definitions(debug_${exercise} PRIVATE HALFSPACE_CONTRACT=\"${contract}\")
  target_include_directories(debug_${exercise} PRIVATE ${folder})
  target_link_libraries(debug_${exercise} PRIVATE hs_direct halfspace_options)
  set(kit_json "${kit_json}" PARENT_SCOPE)
endfunction()
