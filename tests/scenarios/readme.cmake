# README.md: its commands, its picture, and the exercise that it tells how to add.
foreach(subject "readme;the commands of the README" "picture;the picture of the README" "add_exercise;add an exercise")
  list(GET subject 0 script)
  list(GET subject 1 name)
  add_test(NAME "scenario/${name}" COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/${script}.sh ${CMAKE_BINARY_DIR})
  set_tests_properties("scenario/${name}" PROPERTIES TIMEOUT 600
    ENVIRONMENT "HALFSPACE_CACHE=${CMAKE_BINARY_DIR}/cache")
endforeach()
