#pragma once

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.8.
void read_phone(const CellView& cell, Draft& draft);
void read_card(const CellView& cell, Draft& draft);
void read_credit_code(const CellView& cell, Draft& draft);

}  // namespace liucai::roster
