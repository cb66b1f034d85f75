#pragma once

#include <chrono>

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.3. Fills idNo and, together with what the idType column says, idType. Either may be an empty cell. Nobody is
// born after `day_of_import`.
void read_identity(const CellView& id_no, const CellView& id_type, std::chrono::sys_days day_of_import, Draft& draft);

}  // namespace liucai::roster
