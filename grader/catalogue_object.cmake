# cmake -D OBJECT=compiled -D RESULT=mistakes.o -D CXX= -D NM= -D OBJCOPY= -P catalogue_object.cmake
#
# The compiled catalogue of an exercise as students get it: one object in which nothing has a name but its two entries, what
# it wants of others, and the mistakes themselves, which reports call by name. Names of functions and types would tell what
# the solution is made of; so the sections that g++ names after functions are joined, and the symbols are renamed, since
# those that relocations need cannot be stripped.
cmake_minimum_required(VERSION 3.25)

set(entries _ZN6worker7entriesEv _ZN6worker12right_playerEv)

set(script ${RESULT}.ld)
file(WRITE ${script} "SECTIONS {
  .text : { *(.text .text.*) }
  .rodata : { *(.rodata .rodata.*) }
  .data.rel.ro : { *(.data.rel.ro .data.rel.ro.* .data.rel.ro.local .data.rel.ro.local.*) }
  .data : { *(.data .data.*) }
  .bss : { *(.bss .bss.* COMMON) }
  .tdata : { *(.tdata .tdata.*) }
  .tbss : { *(.tbss .tbss.*) }
  .gcc_except_table : { *(.gcc_except_table .gcc_except_table.*) }
}\n")
execute_process(COMMAND ${CXX} -r -nostdlib -fuse-ld=bfd -Wl,--force-group-allocation -Wl,-T,${script} ${OBJECT} -o ${RESULT}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NM} --defined-only --format=posix ${RESULT} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
set(renamed "")
set(number 0)
foreach(symbol IN LISTS symbols)
  string(REGEX REPLACE " .*" "" symbol "${symbol}")
  if(NOT symbol IN_LIST entries AND NOT symbol MATCHES "^\\.")
    math(EXPR number "${number} + 1")
    string(APPEND renamed "${symbol} s${number}\n")
  endif()
endforeach()
file(WRITE ${RESULT}.names "${renamed}")
list(TRANSFORM entries PREPEND --keep-global-symbol=)
execute_process(COMMAND ${OBJCOPY} --redefine-syms=${RESULT}.names ${entries} --strip-unneeded --remove-section=.comment ${RESULT}
  COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE ${script} ${RESULT}.names)
