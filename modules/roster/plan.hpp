#pragma once

#include <liucai/base/result.hpp>
#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>
#include <string>
#include <vector>

#include "habits.hpp"
#include "header_finder.hpp"
#include "line_kind.hpp"
#include "normalise.hpp"

namespace liucai::roster {

inline std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

/// Everything fixed about the table while its lines are read.
struct Plan {
    Table table;
    FieldOfColumn field_of_column;
    std::array<ColumnTraits, kFieldCount> traits;
    std::array<std::int64_t, kFieldCount> column_of_field;
    ReadingContext context;
    bool uses_1904 = false;
    std::vector<tabular::MergedRange> merged;
    std::vector<std::uint32_t> wide_lines;            ///< with a cell over three columns or more; sorted
    std::vector<tabular::MergedRange> merged_people;  ///< of the columns of name and number, by their first row
    /// Repairs that hold for most of a column are the file's way of writing, told once for the file.
    Habits habits;
};

/// The cells of one line by field. Points into the row, into the cells of merged ranges, or into the line before.
using CellsOfFields = std::array<const tabular::Cell*, kFieldCount>;

/// Finds the table, its columns and its habits.
base::Result<Plan> make_plan(tabular::Workbook& workbook, const Options& options, const std::string& path);

LineKind kind_of(const tabular::Row& row, const Plan& plan);
void place_cells(const tabular::Row& row, const Plan& plan, CellsOfFields& cells);
CellView view_of(const tabular::Cell* cell, const Plan& plan);

/// Reads every field of a line. `cells` may hold cells borrowed from merged ranges.
void read_line(const CellsOfFields& cells, const Plan& plan, Draft& draft);

}  // namespace liucai::roster
