#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace liucai::tabular {

/// The serial number, as digits, of a cell of type "d" (ISO 8601, strict workbooks): 2026-11-01, 2026-11-01T08:30:00.
/// Nothing for other forms or days outside of the epoch.
std::optional<std::string> serial_of_iso_date(std::string_view iso, bool uses_1904);

}  // namespace liucai::tabular
