#pragma once

#include <liucai/base/result.hpp>
#include <liucai/tabular/workbook.hpp>
#include <memory>
#include <string>

namespace liucai::tabular {

/// Opens a text file as one sheet. The whole file is looked at once, in constant memory, to know its encoding for sure.
base::Result<std::unique_ptr<Workbook>> open_csv(const std::string& path, const Limits& limits);

}  // namespace liucai::tabular
