#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "definitions.hpp"

namespace liucai::decision {

/// Reads one file as written: names normalised, texts kept, nothing resolved. `file` is used in messages.
/// Either the declarations, or why this is no DMN model at all. Lesser faults go to `problems`.
std::variant<std::unique_ptr<Definitions>, std::vector<Diagnostic>> read_definitions(std::string_view xml,
                                                                                     const std::string& file,
                                                                                     std::vector<Diagnostic>& problems);

}  // namespace liucai::decision
