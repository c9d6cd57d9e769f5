# What a second build takes over from this one (-DHALFSPACE_BUILT=<this build>), so that a course in another folder is
# built without lib and grader: the libraries that test programs link, and the list of the nn modules.
get_target_property(nn_libraries nn INTERFACE_LINK_LIBRARIES)
list(FILTER nn_libraries INCLUDE REGEX "^kit_nn_|^nn_")
export(TARGETS halfspace_options nn ${nn_libraries} hs_base hs_sandbox hs_msgpack hs_boundary hs_verdict hs_recognise hs_wire
  hs_subject hs_worker hs_trial hs_direct hs_remote FILE ${CMAKE_BINARY_DIR}/targets.cmake)
get_property(modules GLOBAL PROPERTY HALFSPACE_NN_MODULES)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/built.cmake @ONLY CONTENT
"include(\"${CMAKE_BINARY_DIR}/targets.cmake\")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE \"${CMAKE_BUILD_TYPE}\")
endif()
set_property(GLOBAL PROPERTY HALFSPACE_NN_MODULES \"${modules}\")
")
