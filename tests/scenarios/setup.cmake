# The set-up scripts without root, network or compiler: every tool that changes anything is a stand-in.
foreach(subject backports failures again)
  add_test(NAME "scenarios: set-up, ${subject}" COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/setup_${subject}.sh)
  set_tests_properties("scenarios: set-up, ${subject}" PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)
endforeach()
add_test(NAME "scenarios: set-up, odd paths" COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/setup_path.sh)
set_tests_properties("scenarios: set-up, odd paths" PROPERTIES TIMEOUT 1800 PROCESSORS 2)
