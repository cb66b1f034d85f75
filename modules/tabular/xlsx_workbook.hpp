#pragma once

#include <liucai/base/result.hpp>
#include <liucai/tabular/workbook.hpp>
#include <memory>
#include <string>

namespace liucai::tabular {

/// Opens a zip container that should hold a SpreadsheetML workbook.
base::Result<std::unique_ptr<Workbook>> open_xlsx(const std::string& path, const Limits& limits);

}  // namespace liucai::tabular
