#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liucai::tabular {

/// The nearest name that spreadsheet programs accept: at most 31 UTF-16 units, none of [ ] : * ? / \, no apostrophe at
/// either end, not empty, not "History", and not taken (compared without case); `taken` receives it.
std::string accepted_sheet_name(std::string_view wanted, std::vector<std::string>& taken);

}  // namespace liucai::tabular
