#pragma once

#include <cstdint>
#include <functional>
#include <liucai/tabular/workbook.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rich_text.hpp"
#include "row_builder.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {

/// What a sheet says besides its rows.
struct SheetExtras {
    std::vector<MergedRange> merged_ranges;
    std::vector<std::uint32_t> hidden_columns;
};

/// Hears the elements of a worksheet part (ECMA-376 part 1, 18.3.1) and has the rows built. This is the definition of
/// how a sheet is read; row_lane.hpp is a shorter way for rows of the usual form.
class SheetHandler final : public XmlHandler {
public:
    SheetHandler(const SheetContext& context, const std::function<bool(const Row&)>& on_row);

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    SheetExtras take_extras();

    /// Between two rows, where an element of the usual form may be read another way.
    bool is_between_rows() const { return in_ == In::rows && skipped_depth_ == 0; }
    RowBuilder& rows() { return rows_; }
    /// Ends the reading when the rows ask for it.
    void follow_rows();

private:
    enum class In : std::uint8_t { outside, sheet, columns, rows, row, cell, value, formula, inline_string, merges };

    void start_row(const XmlAttributes& attributes);
    void end_row();
    void start_cell(const XmlAttributes& attributes);
    void end_cell();
    void add_columns(const XmlAttributes& attributes);
    void add_merge(std::string_view reference);

    SheetContext context_;
    RowBuilder rows_;
    In in_ = In::outside;
    std::uint32_t skipped_depth_ = 0;  ///< inside of elements that do not concern us

    bool has_formula_ = false, has_value_ = false;
    std::string value_, formula_;
    RichText inline_;

    SheetExtras extras_;
    std::vector<bool> hidden_;
};

}  // namespace liucai::tabular
