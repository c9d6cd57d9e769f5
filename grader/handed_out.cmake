# What students get compiled (halfspace handout), in grader/handed_out: the mistakes, since their source is no student's, and
# what set-up would otherwise take minutes to compile: the public checks, the program that runs them, lib/ and what is linked
# with students' files. Objects of another compiler or other libraries do not fit, and files that were edited since are
# compiled: what is handed out is taken only with the digest of its sources beside it.
#
# Also a script: cmake -D "FILES=a;b" -D RESULT=file -P handed_out.cmake

function(halfspace_digest result)  # files...
  set(text "")
  foreach(source IN LISTS ARGN)
    file(SHA256 ${source} digest)
    string(APPEND text ${digest} "\n")
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  halfspace_digest(text ${FILES})
  file(WRITE ${RESULT} "${text}")
  return()
endif()

# What lib, the test programs' common part, and the part of workers and catalogues that is no exercise's are compiled from.
set(HALFSPACE_COMMON_SOURCES)
foreach(pattern lib/include/nn/*.hpp lib/src/*.hpp lib/src/*.cpp grader/base/*.hpp grader/compile/student.hpp
    grader/compile/flags.rsp grader/recognise/*.?pp grader/subject/*.?pp grader/trial/*.?pp grader/verdict/*.hpp
    grader/wire/*.?pp grader/worker/*.?pp)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${pattern})
  list(APPEND HALFSPACE_COMMON_SOURCES ${files})
endforeach()

set(HALFSPACE_MADE_WITH "${CMAKE_SYSTEM_PROCESSOR} ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} xtensor ${xtensor_VERSION} Catch2 ${Catch2_VERSION}")
set(HALFSPACE_HANDED_OUT "")   # the folder, if objects in it fit
set(HALFSPACE_COMMON_HANDED_OUT FALSE)  # and what all exercises share is in it
if(EXISTS ${PROJECT_SOURCE_DIR}/grader/handed_out/made_with)
  file(READ ${PROJECT_SOURCE_DIR}/grader/handed_out/made_with made_with)
  if(NOT made_with STREQUAL HALFSPACE_MADE_WITH OR HALFSPACE_SANITIZE)
    message(STATUS "The compiled parts of this handout are for ${made_with}; here is ${HALFSPACE_MADE_WITH}. "
      "So set-up takes longer, and typical mistakes are not named")
  else()
    set(HALFSPACE_HANDED_OUT ${PROJECT_SOURCE_DIR}/grader/handed_out)
  endif()
endif()

# True in `result` if the digest that was handed out is that of these sources.
function(halfspace_is_handed_out result sources)  # files...
  set(${result} FALSE PARENT_SCOPE)
  if(HALFSPACE_HANDED_OUT AND EXISTS ${HALFSPACE_HANDED_OUT}/${sources})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
    file(READ ${HALFSPACE_HANDED_OUT}/${sources} made_of)
    halfspace_digest(digest ${ARGN})
    if(made_of STREQUAL digest)
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()
halfspace_is_handed_out(HALFSPACE_COMMON_HANDED_OUT common.sources ${HALFSPACE_COMMON_SOURCES})
