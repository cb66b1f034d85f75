#pragma once

#include <string>

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.3. Fills idNo and, together with what the idType column says, idType. `id_type` may be an empty cell.
void read_identity(const CellView& id_no, const CellView& id_type, Draft& draft);

}  // namespace liucai::roster
