# Compiles HEADER alone, included twice, and reads what it included.
string(MAKE_C_IDENTIFIER ${HEADER} name)
string(TOUPPER ${name} guard)
file(MAKE_DIRECTORY ${FOLDER})
set(source ${FOLDER}/${name}.cpp)
file(WRITE ${source} "#include <${HEADER}>\n#include <${HEADER}>\n#ifndef ${guard}\n#error its guard is not ${guard}\n#endif\n")
execute_process(
  COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I ${INCLUDE} -MD -MF ${source}.d ${source}
  RESULT_VARIABLE status ERROR_VARIABLE diagnostics)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "<${HEADER}> does not compile alone:\n${diagnostics}")
endif()
file(READ ${source}.d included)
if(NOT included MATCHES "${HEADER}")
  message(FATAL_ERROR "The list of included files does not even name <${HEADER}>.")
endif()
if(included MATCHES "[^ ]*(xtensor-blas|cblas|xflens)[^ ]*")
  message(FATAL_ERROR "<${HEADER}> includes ${CMAKE_MATCH_0}: only .cpp files may.")
endif()
