#pragma once

#include <string>
#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

/// What a person cannot see, or typed out of habit, and was taken away. Bits.
enum Mark : unsigned {
    kFullWidth = 1U << 0U,
    kSpaceLead = 1U << 1U,
    kSpaceTrail = 1U << 2U,
    kNoBreakSpace = 1U << 3U,
    kZeroWidth = 1U << 4U,
    kIdeographicSpace = 1U << 5U,
    kNewline = 1U << 6U,
    kHyphen = 1U << 7U,
    kApostrophe = 1U << 8U,
    kGroupsOfFour = 1U << 9U,
    kSpaceInner = 1U << 10U,
};

struct CleanText {
    std::string text;
    unsigned marks = 0;
};

// SPEC 3.2. Spaces and invisible characters at the ends go, line breaks inside too, full width becomes half width.
CleanText clean(std::string_view raw);

// SPEC 3.2, identity, phone, card and credit-code fields: also inner spaces and hyphens, and a leading apostrophe.
CleanText clean_number(std::string_view raw);

/// Reports the marks as repairs.
void report_marks(unsigned marks, Field field, Draft& draft);

/// A word that stands for "not known": / — 待核实 暂无 N/A … `text` is clean.
bool is_placeholder(std::string_view text);
/// 同上 and its signs.
bool is_ditto(std::string_view text);
/// Text that is what a spreadsheet shows for an error: #N/A, #REF! …
bool is_error_text(std::string_view text);

/// For words: every space, bracket sign, dash and mark that carries no meaning goes; letters become upper case.
std::string squeeze(std::string_view text);

std::string to_upper_ascii(std::string_view text);
bool is_digits(std::string_view text);
bool contains_han(std::string_view text);
/// Replaces every occurrence.
void replace_all(std::string& text, std::string_view from, std::string_view to);
/// Takes away every occurrence; true when there was one.
bool take_out(std::string& text, std::string_view word);
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words);
bool contains_any(std::string_view text, std::initializer_list<std::string_view> words);

}  // namespace liucai::roster
