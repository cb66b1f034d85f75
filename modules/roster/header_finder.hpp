#pragma once

#include <liucai/base/result.hpp>
#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>
#include <string>
#include <vector>

#include "header_words.hpp"

namespace liucai::roster {

struct Column {
    std::uint32_t index = 0;     ///< from 0
    std::string header;          ///< as it is shown; of a header of several lines the lowest
    std::string bare;            ///< the lowest part, without marks: a repeated header is known by it
    HeaderMeaning meaning;       ///< what the words say
    std::optional<Field> field;  ///< what the column is taken for, after columns that claim one field have been settled
    bool is_hidden = false;
};

/// Where the people stand.
struct Table {
    std::size_t sheet_index = 0;
    std::string sheet;
    std::uint32_t header_first_row = 0;
    std::uint32_t header_last_row = 0;
    std::vector<Column> columns;  ///< ascending; only those with a header
    std::vector<Finding> file_findings;
};

// SPEC 3.1. Refusals: sheet_not_found, roster_header_not_found, roster_map_unknown_column, roster_map_unknown_field.
base::Result<Table> find_table(tabular::Workbook& workbook, const Options& options, const std::string& path);

/// Two columns that claim one field: the visible one counts, then the surer word, then the first. Run again after a
/// column has lost its field.
void settle_columns(Table& table);

}  // namespace liucai::roster
