#pragma once

#include <liucai/base/result.hpp>
#include <string>

#include "decided.hpp"
#include "language.hpp"
#include "runs.hpp"

namespace liucai::api {

/// The results for the officer: one line for each person with every policy beside the other, the policies with their
/// totals and sources, and what the words mean. Numbers stay numbers; identity numbers are masked.
base::Status write_results_workbook(const Run& run, const Decided& decided, const std::string& path, Language language);

}  // namespace liucai::api
