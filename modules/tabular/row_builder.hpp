#pragma once

#include <cstdint>
#include <functional>
#include <liucai/tabular/workbook.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "string_pool.hpp"
#include "styles.hpp"

namespace liucai::tabular {

/// What a sheet leans on, for the whole reading.
struct SheetContext {
    const std::string& path;
    const std::string& sheet_name;
    const Limits& limits;
    const StringPool& strings;
    const std::vector<CellFormat>& formats;
    bool uses_1904;
};

/// Makes rows of what the elements of a sheet say, however they were read. Believes positions, never counts or
/// dimensions. Row and cell buffers are reused, so a sheet costs no memory per row.
class RowBuilder {
public:
    /// The attributes that concern us, as they stand in the file; data() is null where there is none.
    struct RowWords {
        std::string_view r, hidden, ht;
    };
    struct CellWords {
        std::string_view r, s, t;
    };
    struct CellContent {
        std::string_view value, formula;
        bool has_value = false, has_formula = false;
        std::string_view inline_text;
        Strike inline_strike = Strike::as_cell;
    };

    RowBuilder(const SheetContext& context, const std::function<bool(const Row&)>& on_row);

    void begin_row(const RowWords& words);
    void begin_cell(const CellWords& words);
    void end_cell(const CellContent& content);
    void end_row();

    /// Either ends the reading.
    const std::optional<base::Error>& refusal() const { return refusal_; }
    bool is_content() const { return is_content_; }

    void refuse_position(std::string_view position);
    void refuse_long_cell();

private:
    enum class Kind : std::uint8_t { number, shared, formula_text, inline_text, boolean, error, iso_date };

    void place_cell(std::string_view reference);
    bool take_shared(std::string_view index, CellType& type, std::string_view& text, bool& is_struck) const;
    Cell& next_cell();
    std::string here() const;

    SheetContext context_;
    const std::function<bool(const Row&)>& on_row_;
    std::optional<base::Error> refusal_;
    bool is_content_ = false;

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
    std::string scratch_;
};

}  // namespace liucai::tabular
