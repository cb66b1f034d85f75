#pragma once

#include <liucai/tabular/workbook.hpp>
#include <vector>

#include "plan.hpp"

namespace liucai::roster {

// Values that a line has from the lines above it.

/// Whether the cell says 同上.
bool is_ditto_cell(const tabular::Cell* cell);

/// 同上: the value of the line above. Keeps what the last person's line had.
class DittoMemory {
public:
    /// `is_used` false: the file has no such cell, and nothing is copied.
    explicit DittoMemory(bool is_used) : is_used_(is_used) {}

    /// Replaces ditto cells by the remembered ones; notes tell where.
    void apply(CellsOfFields& cells, Draft& draft);
    void remember(const CellsOfFields& cells);

private:
    bool is_used_;
    std::array<tabular::Cell, kFieldCount> last_;
    std::array<bool, kFieldCount> has_{};
};

/// Values of cells merged downwards, for the lines they cover.
class MergedCells {
public:
    /// `ranges` in the order of their first rows, of usable columns only.
    explicit MergedCells(const std::vector<tabular::MergedRange>& ranges);

    /// Gives covered cells their values; rows come in ascending order, and each row that is not blank comes.
    void apply(const tabular::Row& row, const Plan& plan, CellsOfFields& cells, Draft& draft);

private:
    struct Open {
        tabular::MergedRange range;
        tabular::Cell value;
        bool has_value = false;
    };
    const std::vector<tabular::MergedRange>& ranges_;
    std::vector<Open> open_;
    std::size_t next_ = 0;
};

}  // namespace liucai::roster
