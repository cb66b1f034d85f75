#pragma once

#include <chrono>

#include "draft.hpp"

namespace liucai::roster {

/// What every cell of a file shares.
struct ReadingContext {
    std::chrono::sys_days day_of_import{};
};

/// Reads one cell into the draft: its canonical value and what was found on the way (SPEC 3.2 to 3.10). A blank cell
/// leaves the value empty: unknown, never "no". idNo and idType are read together by read_identity.
void normalise(Field field, const CellView& cell, const ColumnTraits& traits, const ReadingContext& context,
               Draft& draft);

/// The same without the short way for values that are canonical already; what `normalise` is judged by.
void normalise_plainly(Field field, const CellView& cell, const ColumnTraits& traits, const ReadingContext& context,
                       Draft& draft);

/// What cells of one line say about each other (SPEC 3.5 to 3.7, 3.9), once all of them are read.
void check_line(const ReadingContext& context, Draft& draft);

}  // namespace liucai::roster
