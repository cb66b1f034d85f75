#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace liucai::tabular {

struct CellReference {
    std::uint32_t row = 0;     ///< from 1
    std::uint32_t column = 0;  ///< from 0
};

/// Reads "B12" or "$B$12" (ECMA-376 part 1, 18.18.62 ST_Ref). Nothing when it is no reference, or one far beyond any
/// sheet (more than four letters, more than eight digits).
std::optional<CellReference> parse_reference(std::string_view text);

}  // namespace liucai::tabular
