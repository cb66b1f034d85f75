#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liucai::feel {

/// One code point of a UTF-8 text and the bytes it takes. Bytes that are no UTF-8 come one at a time as U+FFFD.
struct CodePoint {
    char32_t value = 0;
    std::size_t size_bytes = 0;  ///< 0 at the end of the text
};

CodePoint code_point_at(std::string_view text, std::size_t offset);
/// Adds the code point as UTF-8; what is no code point becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

// DMN 1.5, grammar rules 28-32 and 61-62.
bool is_space(char32_t c);        ///< white space, vertical space included
bool is_name_start(char32_t c);   ///< a letter, _, ?; most of Unicode
bool is_name_part(char32_t c);    ///< is_name_start, digits and combining marks
bool is_name_symbol(char32_t c);  ///< the additional name symbols . / - ' + *

/// Whether the text can be written as a name, without quotes.
bool is_name(std::string_view text);

}  // namespace liucai::feel
