#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::text {

/// UTF-8 helpers. All input is UTF-8; bytes that are not are replaced by U+FFFD by `decode`.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);
void append(std::string& out, char32_t code_point);
bool is_valid_utf8(std::string_view bytes);
/// Code points, not bytes.
std::size_t length(std::string_view utf8);

/// White space of any kind (Unicode White_Space, U+3000, U+00A0 …) and invisible characters (zero-width, BOM, soft
/// hyphen, directional marks, controls): what a person does not see.
bool is_space(char32_t c);
bool is_invisible(char32_t c);
bool is_han(char32_t c);  ///< ideographs of every extension, and 〇

/// Full-width ASCII letters, digits, signs and the ideographic space become half-width (U+FF01…FF5E, U+3000, U+FFE5 …).
std::string fold_width(std::string_view utf8);
/// Removes white space and invisible characters at both ends, and line breaks inside.
std::string trim(std::string_view utf8);
/// Removes every white-space and invisible character.
std::string remove_spaces(std::string_view utf8);
/// Removes invisible characters everywhere, keeps visible white space.
std::string remove_invisible(std::string_view utf8);

/// First letters of the pinyin, lower case, for search: 张晓明 -> "zxm". Letters and digits stay, other signs go.
/// Every character counts with its commonest reading, whatever word it stands in; at the start the readings of surnames
/// come first (单 s, 曾 z, 解 x, 仇 q, 尉迟 yc …). From any thread.
std::string pinyin_initials(std::string_view utf8);

/// Masking of identity and card numbers. Public lists: first 2 + last 3; internal: first 4 + last 4 (conventions 3.6).
/// Every hidden character is one `*`, and at least four are hidden: a number too short for the internal form gets the
/// public one, and one too short for that is hidden in full.
std::string mask_public(std::string_view number);
std::string mask_internal(std::string_view number);
/// 138****1234; hidden in full when fewer than 11 characters.
std::string mask_phone(std::string_view phone);

/// GB18030 (2005, all four-byte forms) to UTF-8; nullopt with bytes that are not GB18030, a cut-off last character
/// among them. A line feed is never part of a longer character, so a file may be decoded line by line.
std::optional<std::string> from_gb18030(std::string_view bytes);
/// The other way, for tests and exports.
std::optional<std::string> to_gb18030(std::string_view utf8);

/// Escapes what a spreadsheet would run as a formula: text that starts, after spaces, with = + - @ or a tab or CR gets
/// a leading apostrophe.
std::string escape_formula(std::string_view cell);
bool looks_like_formula(std::string_view cell);

}  // namespace liucai::text
