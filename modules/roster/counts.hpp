#pragma once

#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.6. Months (monthsTotal, monthsRun): an integer >= 0.
void read_months(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft);
// SPEC 3.6 and section 2: years of contract, or 无固定期限.
void read_contract_years(const CellView& cell, const ColumnTraits& traits, Draft& draft);
// SPEC 3.6: yuan a year.
void read_wage(const CellView& cell, const ColumnTraits& traits, Draft& draft);
// The running number of the line.
void read_seq(const CellView& cell, Draft& draft);

}  // namespace liucai::roster
