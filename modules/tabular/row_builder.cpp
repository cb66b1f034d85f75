#include "row_builder.hpp"

#include <algorithm>

#include "cell_reference.hpp"
#include "lexical.hpp"
#include "refusal.hpp"
#include "rich_text.hpp"
#include "serial_date.hpp"

namespace liucai::tabular {

RowBuilder::RowBuilder(const SheetContext& context, const std::function<bool(const Row&)>& on_row)
    : context_(context), on_row_(on_row) {}

// ECMA-376 part 1, 18.3.1.73 (row). `r` is optional: a row without one follows the last.
void RowBuilder::begin_row(const RowWords& words) {
    row_.number = last_row_ + 1;
    row_has_number_ = false;
    cell_count_ = 0;
    last_column_ = -1;
    is_sorted_ = true;
    row_.is_hidden = (words.hidden.data() != nullptr && xml_true(words.hidden)) ||
                     (words.ht.data() != nullptr && whole<double>(words.ht) == 0.0);
    if (words.r.data() != nullptr) {
        const auto number = whole<std::uint32_t>(words.r);
        if (!number || *number == 0 || *number > context_.limits.rows_max) {
            refuse_position(words.r);
            return;
        }
        row_.number = *number;
        row_has_number_ = true;
    }
    if (row_.number > context_.limits.rows_max) {
        refusal_ = too_large(context_.path, "rows", context_.limits.rows_max);
    }
}

void RowBuilder::end_row() {
    last_row_ = row_.number;
    if (cell_count_ == 0) {
        return;
    }
    while (row_.cells.size() > cell_count_) {
        spare_cells_.push_back(std::move(row_.cells.back()));
        row_.cells.pop_back();
    }
    if (!is_sorted_) {
        std::ranges::sort(row_.cells, {}, &Cell::column);
    }
    is_content_ = !on_row_(row_);
}

// ECMA-376 part 1, 18.3.1.4 (c) and 18.18.11 (ST_CellType).
void RowBuilder::begin_cell(const CellWords& words) {
    format_ = context_.formats.empty() ? CellFormat{} : context_.formats.front();
    if (words.s.data() != nullptr) {
        const auto index = whole<std::uint32_t>(words.s);
        format_ = index && *index < context_.formats.size() ? context_.formats[*index] : CellFormat{};
    }
    kind_ = words.t == "s"           ? Kind::shared
            : words.t == "n"         ? Kind::number
            : words.t == "str"       ? Kind::formula_text
            : words.t == "inlineStr" ? Kind::inline_text
            : words.t == "b"         ? Kind::boolean
            : words.t == "e"         ? Kind::error
            : words.t == "d"         ? Kind::iso_date
                                     : Kind::number;
    place_cell(words.r);
}

void RowBuilder::place_cell(std::string_view reference) {
    if (reference.empty()) {
        column_ = static_cast<std::uint32_t>(last_column_ + 1);
    } else {
        const auto place = parse_reference(reference);
        if (!place || place->row > context_.limits.rows_max) {
            refuse_position(reference);
            return;
        }
        column_ = place->column;
        // A row without a number takes it from its cells.
        if (!row_has_number_) {
            row_.number = std::max(row_.number, place->row);
            row_has_number_ = true;
        }
    }
    if (column_ >= context_.limits.columns_max) {
        refuse_position(reference.empty() ? column_name(column_) : std::string(reference));
        return;
    }
    if (static_cast<std::int64_t>(column_) <= last_column_) {
        is_sorted_ = false;
    }
    last_column_ = column_;
}

// False when the string is empty, so that the cell does not exist.
bool RowBuilder::take_shared(std::string_view index, CellType& type, std::string_view& text, bool& is_struck) const {
    const auto number = whole<std::uint64_t>(index);
    const auto entry = number ? context_.strings.at(*number) : std::nullopt;
    if (!entry) {
        text = "#REF!";  // points at no shared string
        type = CellType::error;
        return true;
    }
    text = entry->text;
    is_struck = entry->strike == Strike::yes || (is_struck && entry->strike == Strike::as_cell);
    return !text.empty();
}

// A cell without a value does not exist, nor does one whose value is the empty text. The exception is a formula that
// was never calculated: it is handed over as empty, with its formula, because there is something that we do not know.
void RowBuilder::end_cell(const CellContent& content) {
    if (std::max({content.value.size(), content.formula.size(), content.inline_text.size()}) >
        context_.limits.cell_bytes_max) {
        refuse_long_cell();
        return;
    }
    const bool has_inline = !content.inline_text.empty();
    const bool is_uncalculated = content.has_formula && !content.has_value && !has_inline;
    if (content.value.empty() && !has_inline && !is_uncalculated) {
        return;
    }
    if (cell_count_ >= context_.limits.columns_max) {
        refusal_ = too_large(here(), "cells in one row", context_.limits.columns_max);
        return;
    }

    CellType type = CellType::text;
    std::string_view text = content.value;
    bool is_struck = format_.is_struck;
    const auto unescape = [&] {
        if (text.find("_x") != std::string_view::npos) {
            scratch_.assign(text);
            unescape_xstring(scratch_);
            text = scratch_;
        }
    };
    if (is_uncalculated) {
        type = CellType::empty;
    } else if (has_inline && content.value.empty()) {
        text = content.inline_text;
        unescape();
        is_struck = content.inline_strike == Strike::yes || (is_struck && content.inline_strike == Strike::as_cell);
    } else {
        switch (kind_) {
            case Kind::shared:
                if (!take_shared(text, type, text, is_struck)) {
                    return;
                }
                break;
            case Kind::formula_text:
            case Kind::inline_text:
                unescape();
                break;
            case Kind::boolean:
                type = CellType::boolean;
                text = xml_true(trimmed(text)) ? "1" : "0";
                break;
            case Kind::error:
                type = CellType::error;
                break;
            case Kind::iso_date:
                if (auto serial = serial_of_iso_date(trimmed(text), context_.uses_1904)) {
                    scratch_ = std::move(*serial);
                    text = scratch_;
                    type = CellType::date;
                }
                break;
            case Kind::number:
                text = trimmed(text);
                type = !is_number(text) ? CellType::text : format_.is_date ? CellType::date : CellType::number;
                break;
        }
    }
    if (text.empty() && !is_uncalculated) {
        return;
    }
    Cell& cell = next_cell();
    cell.column = column_;
    cell.type = type;
    cell.is_formula = content.has_formula;
    cell.is_struck = is_struck;
    cell.text.assign(text);
    cell.formula.assign(content.formula);
}

Cell& RowBuilder::next_cell() {
    if (cell_count_ == row_.cells.size()) {
        if (spare_cells_.empty()) {
            row_.cells.emplace_back();
        } else {
            row_.cells.push_back(std::move(spare_cells_.back()));
            spare_cells_.pop_back();
        }
    }
    return row_.cells[cell_count_++];
}

void RowBuilder::refuse_position(std::string_view position) {
    const std::string shown(position.substr(0, 40));
    refusal_ = base::Error{"sheet_position_impossible",
                           "The sheet \"" + context_.sheet_name + "\" names the position \"" + shown +
                               "\", which no sheet has.",
                           "Open the file in a spreadsheet program and save it anew as .xlsx."}
                   .with("sheet", context_.sheet_name)
                   .with("position", shown)
                   .at(context_.path);
}

void RowBuilder::refuse_long_cell() {
    refusal_ = too_large(here(), "bytes in one cell", context_.limits.cell_bytes_max);
}

std::string RowBuilder::here() const {
    return context_.path + ", " + context_.sheet_name + "!" + column_name(column_) + std::to_string(row_.number);
}

}  // namespace liucai::tabular
