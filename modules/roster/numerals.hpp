#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::roster {

/// A plain decimal as a file or a person writes it: sign, digits, point, exponent.
struct PlainNumber {
    bool is_negative = false;
    std::string integer;   ///< without leading zeros; "0" at least
    std::string fraction;  ///< without trailing zeros
    bool is_integer() const { return fraction.empty(); }
};

/// nullopt: it is no number, or one beyond 40 digits.
std::optional<PlainNumber> parse_number(std::string_view text);

/// A number cell, rounded to the 15 significant digits that a spreadsheet keeps (2023.6000000000001 is 2023.6).
std::optional<PlainNumber> parse_cell_number(std::string_view text);

/// 1.10105E+17 typed or stored as text: an exponent that hides digits.
bool is_scientific_text(std::string_view text);

/// 十二, 二十四, 三, 两, 一百二十, 壹 … up to 99,999,999; nullopt for anything else.
std::optional<std::int64_t> parse_chinese_number(std::string_view text);

/// Amounts with up to six decimals in millionths: "8.5" -> 8'500'000; nullopt when it is not that plain or too large.
std::optional<std::int64_t> millionths(const PlainNumber& number);

/// Digits of an unsigned integer no longer than 18; nullopt otherwise.
std::optional<std::int64_t> small_integer(const PlainNumber& number);

}  // namespace liucai::roster
