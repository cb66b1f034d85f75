#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "zip_package.hpp"

namespace liucai::tabular {

/// What a cell's format tells about its value; index = the cell's `s`.
struct CellFormat {
    bool is_date = false;
    bool is_struck = false;
};

/// Whether numbers with this format show as dates or times (ECMA-376 part 1, 18.8.30 and 18.8.31).
bool is_date_format_id(std::uint32_t id);
bool is_date_format_code(std::string_view code);

base::Result<std::vector<CellFormat>> read_styles(ByteSource& part, const std::string& path);

}  // namespace liucai::tabular
