#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

// Section 2, hometown: six digits of GB/T 2260, or 境外. SPEC 3.7 for code and name in one cell.
void read_hometown(const CellView& cell, Draft& draft);

// Section 2, industry: `C17 纺织业`.
void read_industry(const CellView& cell, Draft& draft);

/// The current division that a name means, in full or short (浙江省绍兴市柯桥区, 绍兴柯桥, 柯桥区); nullopt when no
/// division or several are called so.
std::optional<std::string> division_named(std::string_view name);

}  // namespace liucai::roster
