# What every target of the project shares: warnings, sanitizers, and one way to declare a library of a folder.

add_library(dateline_options INTERFACE)
target_include_directories(dateline_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(dateline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough -Wundef)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns falsely of "text" + std::string when it inlines (GCC bug 105651).
  target_compile_options(dateline_options INTERFACE -Wno-restrict)
endif()
if(DATELINE_WERROR)
  target_compile_options(dateline_options INTERFACE -Werror)
endif()
if(DATELINE_SANITIZE)
  target_compile_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dateline_options INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()

# dateline_library(NAME [libraries it is built on...]): the static library of the sources in the current folder's
# subfolder that NAME ends in. Every folder is a library, so that a forbidden dependency does not link.
function(dateline_library name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h)
  file(GLOB implementation CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  if(implementation)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC dateline_options ${ARGN})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE dateline_options ${ARGN})
  endif()
endfunction()
