#pragma once

#include <algorithm>
#include <string_view>

namespace liucai::codes {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
constexpr unsigned value_of(char digit) { return static_cast<unsigned>(digit - '0'); }

}  // namespace liucai::codes
