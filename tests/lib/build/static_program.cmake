# Builds SOURCE as a student's program is built, static and from the kit, and runs it. A line `// at most N bytes` in
# SOURCE limits the size of the program.
cmake_minimum_required(VERSION 3.25)
cmake_path(GET SOURCE STEM name)
file(MAKE_DIRECTORY ${FOLDER})
execute_process(
  COMMAND ${COMPILER} @${FLAGS} -I ${INCLUDE} -static -fuse-ld=mold ${SOURCE}
          ${KIT}/libnn_activation.a ${KIT}/libnn_tensor.a ${OPENBLAS} -o ${FOLDER}/${name}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${FOLDER}/${name} COMMAND_ERROR_IS_FATAL ANY)
file(SIZE ${FOLDER}/${name} size)
file(READ ${SOURCE} text)
if(text MATCHES "// at most ([0-9]+) bytes" AND size GREATER CMAKE_MATCH_1)
  message(FATAL_ERROR "${name} has ${size} bytes, more than ${CMAKE_MATCH_1}: does it reach BLAS?")
endif()
