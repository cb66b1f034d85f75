#include "borrowed_cells.hpp"

#include <algorithm>

#include "cell_text.hpp"

namespace liucai::roster {

using tabular::Cell;
using tabular::CellType;

namespace {

/// What no two people share is never meant by 同上.
bool can_repeat(Field field) {
    switch (field) {
        case Field::seq:
        case Field::name:
        case Field::idNo:
        case Field::phone:
        case Field::bankCard:
            return false;
        default:
            return true;
    }
}

}  // namespace

bool is_ditto_cell(const Cell* cell) {
    if (cell == nullptr || cell->type != CellType::text || cell->text.empty() || cell->text.size() > 20) {
        return false;
    }
    // OPTIMIZATION: the signs begin with few bytes; most cells are told apart by the first one.
    const auto byte = static_cast<unsigned char>(cell->text.front());
    const bool may_be = byte <= 0x27 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF ||
                        cell->text.starts_with("同") || cell->text.starts_with("上");
    return may_be && is_ditto(clean(cell->text).text);
}

void DittoMemory::apply(CellsOfFields& cells, Draft& draft) {
    if (!is_used_) {
        return;
    }
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const Field field = static_cast<Field>(i);
        if (!can_repeat(field) || !is_ditto_cell(cells[i])) {
            continue;
        }
        if (has_[i]) {
            cells[i] = &last_[i];
            draft.repair(field, "cell.ditto");
        } else {
            cells[i] = nullptr;
            draft.warn(field, "blank.placeholder");
        }
    }
}

void DittoMemory::remember(const CellsOfFields& cells) {
    if (!is_used_) {
        return;
    }
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        if (cells[i] == &last_[i]) {
            continue;
        }
        has_[i] = cells[i] != nullptr;
        if (has_[i] && can_repeat(static_cast<Field>(i))) {
            last_[i] = *cells[i];
        }
    }
}

MergedCells::MergedCells(const std::vector<tabular::MergedRange>& ranges) : ranges_(ranges) {}

void MergedCells::apply(const tabular::Row& row, const Plan& plan, CellsOfFields& cells, Draft& draft) {
    std::erase_if(open_, [&](const Open& one) { return one.range.last_row < row.number; });
    while (next_ < ranges_.size() && ranges_[next_].first_row <= row.number) {
        if (ranges_[next_].last_row >= row.number) {
            open_.push_back({ranges_[next_], {}, false});
        }
        ++next_;
    }
    for (Open& one : open_) {
        const std::uint32_t column = one.range.first_column;
        if (one.range.first_row == row.number) {
            const auto cell =
                std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& c) { return c.column == column; });
            one.has_value = cell != row.cells.end();
            if (one.has_value) {
                one.value = *cell;
                one.value.is_formula = false;
            }
            continue;
        }
        const Cell*& cell = cells[index_of(*plan.field_of_column[column])];
        if (one.has_value && cell == nullptr) {
            cell = &one.value;
            draft.repair(*plan.field_of_column[column], "merge.down");
        }
    }
}

}  // namespace liucai::roster
