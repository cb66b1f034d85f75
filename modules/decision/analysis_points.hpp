#pragma once

#include <liucai/decision/model.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace liucai::decision {

/// The constants that a cell compares with, or nullopt when it does anything else than compare: calls a function, reads
/// a variable, calculates.
std::optional<std::vector<feel::Value>> constants_of(std::string_view cell);

/// One value for every piece into which the constants cut the values of a column. `allowed` is the text of the column's
/// allowed values, "" for none. Empty when the kind of the values cannot be told.
std::vector<feel::Value> points_of(std::vector<feel::Value> constants, const feel::Type& type,
                                   std::string_view allowed);

}  // namespace liucai::decision
