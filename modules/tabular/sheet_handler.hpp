#pragma once

#include <cstdint>
#include <functional>
#include <liucai/tabular/workbook.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rich_text.hpp"
#include "string_pool.hpp"
#include "styles.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {

/// What a sheet says besides its rows.
struct SheetExtras {
    std::vector<MergedRange> merged_ranges;
    std::vector<std::uint32_t> hidden_columns;
};

/// What a sheet leans on, for the whole reading.
struct SheetContext {
    const std::string& path;
    const std::string& sheet_name;
    const Limits& limits;
    const StringPool& strings;
    const std::vector<CellFormat>& formats;
    bool uses_1904;
};

/// Makes rows of the elements of a worksheet part (ECMA-376 part 1, 18.3.1). Believes positions, never counts or
/// dimensions. Row and cell buffers are reused, so a sheet costs no memory per row.
class SheetHandler final : public XmlHandler {
public:
    SheetHandler(const SheetContext& context, const std::function<bool(const Row&)>& on_row);

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    SheetExtras take_extras();

private:
    enum class In : std::uint8_t { outside, sheet, columns, rows, row, cell, value, formula, inline_string, merges };
    enum class Kind : std::uint8_t { number, shared, formula_text, inline_text, boolean, error, iso_date };

    void start_row(const XmlAttributes& attributes);
    void end_row();
    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    Cell& next_cell();
    void place_cell(std::string_view reference);
    void add_columns(const XmlAttributes& attributes);
    void add_merge(std::string_view reference);
    void refuse_position(std::string_view position);
    std::string here() const;

    SheetContext context_;
    const std::function<bool(const Row&)>& on_row_;
    In in_ = In::outside;
    std::uint32_t skipped_depth_ = 0;  ///< inside of elements that do not concern us

    Row row_;
    std::vector<Cell> spare_cells_;  ///< keep their memory for wider rows to come
    std::size_t cell_count_ = 0;     ///< of row_.cells, the ones in use
    std::uint32_t last_row_ = 0;
    std::int64_t last_column_ = -1;
    bool row_has_number_ = false;
    bool is_sorted_ = true;

    Kind kind_ = Kind::number;
    CellFormat format_;
    std::uint32_t column_ = 0;
    bool has_formula_ = false, has_value_ = false;
    std::string value_, formula_;
    RichText inline_;

    SheetExtras extras_;
    std::vector<bool> hidden_;
};

}  // namespace liucai::tabular
