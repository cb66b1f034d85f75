#!/usr/bin/env bash
# clang-tidy for one source file, remembered by the content of everything it includes.
set -uo pipefail
file=$1
entry=$(clang++-19 -std=gnu++23 -MM $(find modules -maxdepth 2 -name include -printf '-I%p ') -I"$(dirname "$file")" \
  -Iapps/liucai $(find build/tidy -maxdepth 3 -name '*_embedded' -printf '-I%p ') -DLIUCAI_SOURCE_DIR='""' -DLIUCAI_MODULE_DIR='""' \
  -DLIUCAI_VERSION='""' -DBOOST_ASIO_HAS_CO_AWAIT=1 -DBOOST_ASIO_HAS_STD_COROUTINE=1 "$file" 2> /dev/null |
  tr ' \\' '\n\n' | grep -E '\.(cpp|hpp)$' | sort -u | xargs -r sha256sum 2> /dev/null | cat - .clang-tidy | sha256sum | cut -d' ' -f1)
said=build/tidy/said/$(echo "$file" | tr / _).$entry
[[ -f $said ]] && exit 0
if out=$(clang-tidy-19 -p build/tidy --quiet --warnings-as-errors='*' "$file" 2> /dev/null); then
  rm -f build/tidy/said/"$(echo "$file" | tr / _)".*
  touch "$said"
else
  printf '%s\n' "$out"
  exit 1
fi
