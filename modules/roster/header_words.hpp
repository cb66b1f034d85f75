#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

/// How sure a header word is. A stronger column wins where two claim one field.
enum class Strength : std::uint8_t {
    none,
    pattern,  ///< words of the field occur in it
    weak,     ///< another fact of the same kind, taken when nothing better is there: 户籍地 for 籍贯, 学位 for 学历
    alias,    ///< a known word for the field
};

struct HeaderMeaning {
    std::optional<Field> field;
    Strength strength = Strength::none;
    ColumnTraits traits;
};

// SPEC 3.1: what a header means, whatever marks, notes in brackets, line breaks and units it carries. Pure.
HeaderMeaning meaning_of_header(std::string_view header);

/// The header without marks, spaces and notes in brackets: what two headers are compared by.
std::string bare_header(std::string_view header);

}  // namespace liucai::roster
