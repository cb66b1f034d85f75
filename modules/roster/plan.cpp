#include "plan.hpp"

#include <algorithm>

#include "cell_text.hpp"
#include "identity.hpp"

namespace liucai::roster {

using tabular::Cell;
using tabular::CellType;
using tabular::MergedRange;
using tabular::Row;

namespace {

constexpr std::size_t kSampleRows = 400;

void lay_out(Plan& plan) {
    plan.field_of_column.clear();
    plan.column_of_field.fill(-1);
    plan.traits.fill({});
    for (const Column& column : plan.table.columns) {
        if (!column.field) {
            continue;
        }
        if (plan.field_of_column.size() <= column.index) {
            plan.field_of_column.resize(column.index + 1);
        }
        plan.field_of_column[column.index] = column.field;
        plan.column_of_field[index_of(*column.field)] = column.index;
        plan.traits[index_of(*column.field)] = column.meaning.traits;
    }
}

/// Ranges of several lines below the header, in columns that carry a field. Of ranges that overlap in one column, which
/// no spreadsheet makes, the first counts: so their lines together are never more than lines times fields.
std::vector<MergedRange> usable_ranges(std::vector<MergedRange> ranges, const Plan& plan) {
    std::erase_if(ranges, [&](const MergedRange& range) {
        return range.last_row <= range.first_row || range.first_row <= plan.table.header_last_row ||
               range.first_column >= plan.field_of_column.size() || !plan.field_of_column[range.first_column];
    });
    std::sort(ranges.begin(), ranges.end(), [](const MergedRange& a, const MergedRange& b) {
        return std::pair{a.first_column, a.first_row} < std::pair{b.first_column, b.first_row};
    });
    std::vector<MergedRange> out;
    for (const MergedRange& range : ranges) {
        if (out.empty() || out.back().first_column != range.first_column || range.first_row > out.back().last_row) {
            out.push_back(range);
        }
    }
    std::sort(out.begin(), out.end(),
              [](const MergedRange& a, const MergedRange& b) { return a.first_row < b.first_row; });
    return out;
}

}  // namespace

LineKind kind_of(const Row& row, const Plan& plan) {
    // The last range that begins above this line; its columns' ranges do not overlap, and two columns are few.
    auto range = std::lower_bound(plan.merged_people.begin(), plan.merged_people.end(), row.number,
                                  [](const MergedRange& one, std::uint32_t number) { return one.first_row < number; });
    bool is_person_merged = false;
    for (int back = 0; back < 2 && range != plan.merged_people.begin() && !is_person_merged; ++back) {
        --range;
        is_person_merged = row.number <= range->last_row;
    }
    const bool is_wide = std::binary_search(plan.wide_lines.begin(), plan.wide_lines.end(), row.number);
    return kind_of_line(row, plan.table, plan.field_of_column, {is_person_merged, is_wide});
}

void place_cells(const Row& row, const Plan& plan, CellsOfFields& cells) {
    cells.fill(nullptr);
    for (const Cell& cell : row.cells) {
        if (cell.column < plan.field_of_column.size() && plan.field_of_column[cell.column]) {
            cells[index_of(*plan.field_of_column[cell.column])] = &cell;
        }
    }
}

CellView view_of(const Cell* cell, const Plan& plan) {
    if (cell == nullptr) {
        return {};
    }
    return {cell->type, cell->text, cell->is_formula, plan.uses_1904};
}

/// Reads every field of a line. `cells` may hold cells borrowed from merged ranges.
void read_line(const CellsOfFields& cells, const Plan& plan, Draft& draft) {
    const auto is_there = [&](Field field) { return plan.column_of_field[index_of(field)] >= 0; };
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const Field field = static_cast<Field>(i);
        if (field == Field::idType) {
            continue;
        }
        if (field == Field::idNo) {
            if (is_there(Field::idNo) || is_there(Field::idType)) {
                read_identity(view_of(cells[index_of(Field::idNo)], plan),
                              view_of(cells[index_of(Field::idType)], plan), plan.context.day_of_import, draft);
                if (!is_there(Field::idType)) {  // filled in where there is no such column: nothing to tell
                    std::erase_if(draft.notes, [](const Note& note) { return note.code == "id.type_from_number"; });
                }
            }
            continue;
        }
        const Cell* cell = cells[i];
        if (cell == nullptr && field != Field::name) {
            continue;
        }
        normalise(field, view_of(cell, plan), plan.traits[i], plan.context, draft);
        if (cell != nullptr && cell->is_formula && field != Field::seq && cell->type != CellType::error &&
            cell->type != CellType::empty && !is_error_text(cell->text)) {
            draft.repair(field, "formula.cached");
        }
    }
    if (const Cell* cell = cells[index_of(Field::idNo)];
        cell != nullptr && cell->is_formula && cell->type != CellType::error) {
        draft.repair(Field::idNo, "formula.cached");
    }
    check_line(plan.context, draft);
}

namespace {

/// The first lines of people, read in full: what the columns of doubtful meaning hold, and how the file likes to write.
base::Status look_at_sample(tabular::Workbook& workbook, Plan& plan) {
    for (int round = 0; round < 2; ++round) {
        std::array<std::size_t, kFieldCount> filled{};
        std::array<std::size_t, kFieldCount> doubtful{};
        Habits habits;
        std::size_t persons = 0;
        Draft draft;
        CellsOfFields cells;
        LIUCAI_TRY(workbook.read(plan.table.sheet_index, [&](const Row& row) {
            if (row.number <= plan.table.header_last_row || kind_of(row, plan) != LineKind::person) {
                return true;
            }
            draft.clear();
            place_cells(row, plan, cells);
            read_line(cells, plan, draft);
            for (std::size_t i = 0; i < kFieldCount; ++i) {
                filled[i] += cells[i] != nullptr ? 1U : 0U;
                doubtful[i] += cells[i] != nullptr && draft.values[i].empty() ? 1U : 0U;
            }
            for (const Note& note : draft.notes) {
                habits.add(note, note.field ? cells[index_of(*note.field)] : nullptr);
            }
            return ++persons < kSampleRows;
        }));
        // A column taken for want of a better one, whose cells do not read as the field: it was something else.
        bool is_changed = false;
        for (Column& column : plan.table.columns) {
            if (!column.field || column.meaning.strength != Strength::weak) {
                continue;
            }
            const std::size_t i = index_of(*column.field);
            if (filled[i] >= 3 && doubtful[i] * 2 > filled[i]) {
                column.meaning = {};
                is_changed = true;
            }
        }
        if (is_changed && round == 0) {
            settle_columns(plan.table);
            lay_out(plan);
            continue;
        }
        habits.settle(filled);
        plan.habits = std::move(habits);
        break;
    }
    return base::done();
}

}  // namespace

base::Result<Plan> make_plan(tabular::Workbook& workbook, const Options& options, const std::string& path) {
    Plan plan;
    plan.table = LIUCAI_TRY(find_table(workbook, options, path));
    plan.uses_1904 = workbook.uses_1904();
    plan.context.day_of_import = options.day_of_import;
    lay_out(plan);
    const auto ranges = LIUCAI_TRY(workbook.merged_ranges(plan.table.sheet_index));
    for (const MergedRange& range : ranges) {
        if (range.first_row == range.last_row && range.last_column >= range.first_column + 2) {
            plan.wide_lines.push_back(range.first_row);
        }
    }
    std::sort(plan.wide_lines.begin(), plan.wide_lines.end());
    plan.merged = usable_ranges(ranges, plan);
    for (const MergedRange& range : plan.merged) {
        const Field field = *plan.field_of_column[range.first_column];
        if (field == Field::name || field == Field::idNo) {
            plan.merged_people.push_back(range);
        }
    }
    LIUCAI_TRY(look_at_sample(workbook, plan));
    return plan;
}

}  // namespace liucai::roster
