#pragma once

#include <liucai/tabular/workbook.hpp>
#include <vector>

#include "header_finder.hpp"

namespace liucai::roster {

enum class LineKind : std::uint8_t { person, blank, header_again, total, footer, example };

/// The row's findings code for a kind that is skipped.
std::string_view skip_code(LineKind kind);

/// Which field each column of the sheet carries, by column number.
using FieldOfColumn = std::vector<std::optional<Field>>;

// SPEC 3.10: blank lines, lines with nothing but white space or a number, totals, repeated headers and closing lines
// are no people. Values that come from merged cells above do not count: give the row as it is in the file.
// What merged cells say about a line.
struct MergedOverLine {
    bool is_person = false;  ///< the cell of a name or a number above is merged down over this line
    bool is_wide = false;    ///< one cell of this line goes over three columns or more, as headings and notes do
};
LineKind kind_of_line(const tabular::Row& row, const Table& table, const FieldOfColumn& field_of_column,
                      const MergedOverLine& merged);

}  // namespace liucai::roster
