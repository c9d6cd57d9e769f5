# OpenBLAS, single-threaded where there is a choice: it starts threads at load otherwise, and the
# arrays here are small. Debian keeps its builds in folders of their own, openblas-serial and openblas-pthread
# under lib/<architecture>; other systems have one build in lib.
#
#   nn_openblas                 shared library for our own programs, loaded only by those that call BLAS
#   HALFSPACE_OPENBLAS_STATIC   the archive for students' static programs (a path in the cache)

set(suffixes openblas-serial openblas openblas-pthread)
find_library(HALFSPACE_OPENBLAS_STATIC NAMES libopenblas.a PATH_SUFFIXES ${suffixes} DOC "OpenBLAS for static programs")
find_library(HALFSPACE_OPENBLAS_SHARED NAMES libopenblas.so PATH_SUFFIXES ${suffixes} DOC "OpenBLAS for our own programs")
foreach(kind STATIC SHARED)
  if(NOT HALFSPACE_OPENBLAS_${kind})
    string(TOLOWER ${kind} word)
    message(FATAL_ERROR "No ${word} OpenBLAS found: install libopenblas-serial-dev, or set HALFSPACE_OPENBLAS_${kind}.")
  endif()
endforeach()

add_library(nn_openblas INTERFACE)
target_link_libraries(nn_openblas INTERFACE
  "-Wl,--push-state,--as-needed" ${HALFSPACE_OPENBLAS_SHARED} "-Wl,--pop-state")
