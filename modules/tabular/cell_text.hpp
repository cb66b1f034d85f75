#pragma once

#include <string>
#include <string_view>

namespace liucai::tabular {

/// Makes `text` what may stand in a cell: valid UTF-8 without what XML forbids, no formula when the cell is edited or
/// the sheet saved as CSV, `_xHHHH_` of the text itself protected (ECMA-376 part 1, 22.9.2.19), at most 32,767 UTF-16
/// units (what is beyond becomes "…").
void make_cell_text(std::string_view text, std::string& out);

}  // namespace liucai::tabular
