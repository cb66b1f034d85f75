# Warnings are errors, for our own code in every build type.
add_compile_options(
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Werror
  "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-error=maybe-uninitialized;-Wno-error=restrict>")

if(LIUCAI_SANITIZE STREQUAL "address")
  # GCC's full -fsanitize=undefined makes template code five times slower to compile; these are the checks that find things.
  add_compile_options(
    -fsanitize=address,signed-integer-overflow,shift,integer-divide-by-zero,float-cast-overflow,bounds,return,unreachable,bool,enum
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(
    -fsanitize=address,signed-integer-overflow,shift,integer-divide-by-zero,float-cast-overflow,bounds,return,unreachable,bool,enum)
elseif(LIUCAI_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer -Wno-error=tsan)
  add_link_options(-fsanitize=thread)
elseif(LIUCAI_SANITIZE)
  message(FATAL_ERROR "LIUCAI_SANITIZE is 'address' or 'thread', not '${LIUCAI_SANITIZE}'")
endif()

find_program(LIUCAI_CCACHE ccache)
if(LIUCAI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LIUCAI_CCACHE})
endif()
find_program(LIUCAI_MOLD mold)
if(LIUCAI_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
