#pragma once

#include <string>
#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.7. The canonical value that a word leaves no doubt about, for idType, schoolTier, employerType and
// insuredStatus; "" when it could mean two things or means none of the listed values.
std::string_view find_word(Field field, std::string_view clean_text);

/// Reads a cell of one of those fields (idType is read together with the number, see identity.hpp).
void read_word(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft);

// 是 or 否, in every way people say it. fullTime, homeOwned, commit5.
void read_yes_no(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft);

/// "01居民身份证", "1.民营企业", "A、正常": what stands behind the place in the form's own list; "" when there is none.
std::string strip_enumerator(std::string_view text);

enum class YesNo : std::uint8_t { unknown, yes, no };
/// The general words of yes and no, and ticked boxes. Pure.
YesNo yes_no_of(std::string_view clean_text);

// The degree column, which may carry 全日制 and the tier of the school as asides.
void read_degree(const CellView& cell, Draft& draft);

}  // namespace liucai::roster
