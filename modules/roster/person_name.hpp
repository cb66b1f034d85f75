#pragma once

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.2 and 3.9. Fills name, or rejects.
void read_name(const CellView& cell, Draft& draft);

/// Whether a text can be the name of one person (for telling a person's line from a heading).
bool looks_like_name(std::string_view clean_text);

}  // namespace liucai::roster
