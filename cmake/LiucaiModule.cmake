# liucai_floor(<number> <module>...)
#
# Declares the modules of one floor, in order. A folder that does not exist yet is left out: a module appears
# when its first real use does.
function(liucai_floor number)
  foreach(name IN LISTS ARGN)
    if(EXISTS ${CMAKE_SOURCE_DIR}/modules/${name}/CMakeLists.txt)
      set(LIUCAI_FLOOR ${number})
      add_subdirectory(modules/${name})
    endif()
  endforeach()
endfunction()

# liucai_module(<name> [DEPS <module>...] [TEST_DEPS <module>...] [LIBS <library>...] [EMBED <file>...])
#
# Makes library liucai_<name> from the folder it is called in, and sorts the files by their suffix:
#   include/liucai/<name>/*.hpp   public headers, the only ones other modules can see
#   *_test.cpp                    one test program for the module, run by ctest
#   *_bench.cpp                   one benchmark program for the module
#   *_fuzz.cpp                    one libFuzzer program each, built with LIUCAI_FUZZ
#   everything else *.cpp         private sources
# DEPS are modules of lower floors. LIBS are outside libraries, used in .cpp files only. EMBED puts files into the
# program: `embedded::file("words.json")` of the generated private header "embedded.hpp".
function(liucai_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS;TEST_DEPS;LIBS;EMBED")
  set(root ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${root}/include/*.hpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${root}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(benches ${sources})
  list(FILTER benches INCLUDE REGEX "_bench\\.cpp$")
  set(fuzzers ${sources})
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|bench|fuzz)\\.cpp$")

  add_library(liucai_${name} STATIC)
  target_sources(liucai_${name}
    PRIVATE ${sources}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${root}/include FILES ${headers})
  set_target_properties(liucai_${name} PROPERTIES
    LINKER_LANGUAGE CXX VERIFY_INTERFACE_HEADER_SETS ON LIUCAI_FLOOR ${LIUCAI_FLOOR})
  target_include_directories(liucai_${name} PRIVATE ${root})
  target_link_libraries(liucai_${name} PRIVATE ${arg_LIBS})
  liucai_use(liucai_${name} ${name} ${LIUCAI_FLOOR} PUBLIC ${arg_DEPS})
  if(arg_EMBED)
    liucai_embed(liucai_${name} ${arg_EMBED})
  endif()

  if(tests)
    add_executable(liucai_${name}_test ${tests})
    target_include_directories(liucai_${name}_test PRIVATE ${root})
    target_compile_definitions(liucai_${name}_test PRIVATE
      LIUCAI_MODULE_DIR="${root}" LIUCAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(liucai_${name}_test PRIVATE liucai_${name} ${arg_LIBS} GTest::gtest_main)
    # Tests may use anything of the same floor or below: testkit stands on floor 1 and floor-1 modules test with it.
    liucai_use(liucai_${name}_test ${name}_test 99 PRIVATE ${arg_TEST_DEPS})
    add_test(NAME ${name} COMMAND liucai_${name}_test WORKING_DIRECTORY ${root})
  endif()
  if(benches)
    add_executable(liucai_${name}_bench EXCLUDE_FROM_ALL ${benches})
    target_include_directories(liucai_${name}_bench PRIVATE ${root})
    target_compile_definitions(liucai_${name}_bench PRIVATE LIUCAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(liucai_${name}_bench PRIVATE liucai_${name} ${arg_LIBS} benchmark::benchmark_main)
  endif()
  if(LIUCAI_FUZZ)
    foreach(fuzzer IN LISTS fuzzers)
      cmake_path(GET fuzzer STEM stem)
      add_executable(liucai_${stem} ${fuzzer})
      target_include_directories(liucai_${stem} PRIVATE ${root})
      target_link_libraries(liucai_${stem} PRIVATE liucai_${name} ${arg_LIBS})
      target_link_options(liucai_${stem} PRIVATE -fsanitize=fuzzer)
    endforeach()
  endif()
endfunction()

# Links a target to modules and refuses an upward, sideways or undeclared dependency.
function(liucai_use target name floor visibility)
  foreach(dep IN LISTS ARGN)
    if(NOT TARGET liucai_${dep})
      message(FATAL_ERROR
        "module '${name}' depends on '${dep}', which is not declared yet.\n"
        "Modules are listed ground floor first in the top CMakeLists.txt. Either '${dep}' belongs "
        "lower than '${name}', or what '${name}' needs from it belongs in a lower module.")
    endif()
    get_target_property(dep_floor liucai_${dep} LIUCAI_FLOOR)
    if(NOT dep_floor LESS floor)
      message(FATAL_ERROR
        "module '${name}' on floor ${floor} depends on '${dep}' on floor ${dep_floor}.\n"
        "A module sees only floors below its own. Move the shared part down, or let a higher floor join the two.")
    endif()
    target_link_libraries(${target} ${visibility} liucai_${dep})
  endforeach()
endfunction()

# Puts files into a target, readable through the generated header "embedded.hpp":
#   std::string_view liucai::embedded::<target>::file(std::string_view name)   empty when there is no such file
#   std::span<const std::string_view> names()
function(liucai_embed target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded)
  string(REPLACE "liucai_" "" space ${target})
  set(asm "")
  set(declarations "")
  set(rows "")
  set(names "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    cmake_path(GET file FILENAME filename)
    set(symbol ${target}_embedded_${index})
    string(APPEND asm
      "    .global ${symbol}_begin\n    .global ${symbol}_end\n${symbol}_begin:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}_begin[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows
      "    if (name == \"${filename}\") {\n        return {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)};\n    }\n")
    string(APPEND names "    \"${filename}\",\n")
    math(EXPR index "${index} + 1")
    list(APPEND paths ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${out}/embedded_data.S CONTENT
    "    .section .rodata\n${asm}    .section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${out}/embedded.hpp CONTENT
    "#pragma once\n#include <span>\n#include <string_view>\nnamespace liucai::embedded::${space} {\nstd::string_view file(std::string_view name);\nstd::span<const std::string_view> names();\n}\n" @ONLY)
  file(CONFIGURE OUTPUT ${out}/embedded.cpp CONTENT
    "#include \"embedded.hpp\"\n#include <array>\n${declarations}namespace liucai::embedded::${space} {\nstd::string_view file(std::string_view name) {\n${rows}    return {};\n}\nnamespace {\nconstexpr std::array<std::string_view, ${index}> kNames{{\n${names}}};\n}\nstd::span<const std::string_view> names() { return kNames; }\n}\n" @ONLY)
  set_source_files_properties(${out}/embedded_data.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${out}/embedded_data.S ${out}/embedded.cpp)
  target_include_directories(${target} PRIVATE ${out})
endfunction()

