#include "sheet_handler.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "cell_reference.hpp"
#include "refusal.hpp"
#include "serial_date.hpp"

namespace liucai::tabular {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r'); };
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

template <typename Number>
std::optional<Number> whole(std::string_view text) {
    Number value{};
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

// W3C XML Schema part 2, 3.2.5: the lexical form of xsd:double, without INF and NaN, which no cell can hold.
bool is_number(std::string_view text) {
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            ++i;
        }
        return i - begin;
    };
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) {
        ++i;
    }
    std::size_t count = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        count += digits();
    }
    if (count == 0) {
        return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) {
            ++i;
        }
        if (digits() == 0) {
            return false;
        }
    }
    return i == text.size();
}

}  // namespace

SheetHandler::SheetHandler(const SheetContext& context, const std::function<bool(const Row&)>& on_row)
    : context_(context), on_row_(on_row) {}

void SheetHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (skipped_depth_ > 0) {
        ++skipped_depth_;
        return;
    }
    switch (in_) {
        case In::row:
            if (name == "c") {
                start_cell(attributes);
                return;
            }
            break;
        case In::cell:
            if (name == "v") {
                in_ = In::value;
                has_value_ = true;
                return;
            }
            if (name == "f") {
                in_ = In::formula;
                has_formula_ = true;
                return;
            }
            if (name == "is") {
                in_ = In::inline_string;
                inline_.clear();
                return;
            }
            break;
        case In::rows:
            if (name == "row") {
                start_row(attributes);
                return;
            }
            break;
        case In::inline_string:
            inline_.start(name, attributes);
            return;
        case In::columns:
            if (name == "col") {
                add_columns(attributes);
            }
            break;
        case In::merges:
            if (name == "mergeCell") {
                add_merge(attributes["ref"]);
            }
            break;
        case In::sheet:
            if (name == "sheetData") {
                in_ = In::rows;
                return;
            }
            if (name == "cols") {
                in_ = In::columns;
                return;
            }
            if (name == "mergeCells") {
                in_ = In::merges;
                return;
            }
            break;
        case In::outside:
            if (name != "worksheet") {
                refusal = damaged(context_.path, context_.sheet_name, "this is no worksheet");
                return;
            }
            in_ = In::sheet;
            return;
        case In::value:
        case In::formula:
            break;
    }
    skipped_depth_ = 1;
}

void SheetHandler::end(std::string_view name) {
    if (skipped_depth_ > 0) {
        --skipped_depth_;
        return;
    }
    switch (in_) {
        case In::value:
        case In::formula:
            in_ = In::cell;
            return;
        case In::cell:
            end_cell();
            return;
        case In::row:
            end_row();
            return;
        case In::inline_string:
            if (name == "is") {
                inline_.finish();
                in_ = In::cell;
            } else {
                inline_.end(name);
            }
            return;
        case In::columns:
        case In::merges:
        case In::rows:
            in_ = In::sheet;
            return;
        case In::sheet:
            in_ = In::outside;
            return;
        case In::outside:
            return;
    }
}

void SheetHandler::text(std::string_view piece) {
    if (skipped_depth_ > 0) {
        return;
    }
    std::size_t size = 0;
    if (in_ == In::value) {
        value_.append(piece);
        size = value_.size();
    } else if (in_ == In::formula) {
        formula_.append(piece);
        size = formula_.size();
    } else if (in_ == In::inline_string) {
        inline_.text(piece);
        size = inline_.size();
    }
    if (size > context_.limits.cell_bytes_max) {
        refusal = too_large(here(), "bytes in one cell", context_.limits.cell_bytes_max);
    }
}

// ECMA-376 part 1, 18.3.1.73 (row). `r` is optional: a row without one follows the last.
void SheetHandler::start_row(const XmlAttributes& attributes) {
    in_ = In::row;
    row_.number = last_row_ + 1;
    row_.is_hidden = false;
    row_has_number_ = false;
    cell_count_ = 0;
    last_column_ = -1;
    is_sorted_ = true;
    for (const char** pair = attributes.pairs(); *pair != nullptr; pair += 2) {
        const char* const attribute = pair[0];
        if (attribute[0] != 'r' && attribute[0] != 'h') {
            continue;
        }
        const std::string_view name = attribute;
        if (name == "r") {
            const auto number = whole<std::uint32_t>(pair[1]);
            if (!number || *number == 0 || *number > context_.limits.rows_max) {
                refuse_position(pair[1]);
                return;
            }
            row_.number = *number;
            row_has_number_ = true;
        } else if (name == "hidden") {
            row_.is_hidden = row_.is_hidden || xml_true(pair[1]);
        } else if (name == "ht") {
            row_.is_hidden = row_.is_hidden || whole<double>(pair[1]) == 0.0;
        }
    }
    if (row_.number > context_.limits.rows_max) {
        refusal = too_large(context_.path, "rows", context_.limits.rows_max);
    }
}

void SheetHandler::end_row() {
    in_ = In::rows;
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
    if (!on_row_(row_)) {
        is_content = true;
    }
}

// ECMA-376 part 1, 18.3.1.4 (c).
void SheetHandler::start_cell(const XmlAttributes& attributes) {
    in_ = In::cell;
    kind_ = Kind::number;
    format_ = context_.formats.empty() ? CellFormat{} : context_.formats.front();
    has_formula_ = has_value_ = false;
    value_.clear();
    formula_.clear();
    inline_.clear();
    std::string_view reference;
    for (const char** pair = attributes.pairs(); *pair != nullptr; pair += 2) {
        if (pair[0][0] == '\0' || pair[0][1] != '\0') {
            continue;  // only names of one letter concern us
        }
        const std::string_view value = pair[1];
        switch (pair[0][0]) {
            case 'r':
                reference = value;
                break;
            case 's': {
                const auto index = whole<std::uint32_t>(value);
                format_ = index && *index < context_.formats.size() ? context_.formats[*index] : CellFormat{};
                break;
            }
            case 't':
                // ECMA-376 part 1, 18.18.11 (ST_CellType)
                kind_ = value == "s"           ? Kind::shared
                        : value == "str"       ? Kind::formula_text
                        : value == "inlineStr" ? Kind::inline_text
                        : value == "b"         ? Kind::boolean
                        : value == "e"         ? Kind::error
                        : value == "d"         ? Kind::iso_date
                                               : Kind::number;
                break;
            default:
                break;
        }
    }
    place_cell(reference);
}

void SheetHandler::place_cell(std::string_view reference) {
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

// A cell without a value does not exist, nor does one whose value is the empty text. The exception is a formula that
// was never calculated: it is handed over as empty, with its formula, because there is something that we do not know.
void SheetHandler::end_cell() {
    in_ = In::row;
    const bool is_uncalculated = has_formula_ && !has_value_ && inline_.size() == 0;
    if (value_.empty() && inline_.size() == 0 && !is_uncalculated) {
        return;
    }
    if (cell_count_ >= context_.limits.columns_max) {
        refusal = too_large(here(), "cells in one row", context_.limits.columns_max);
        return;
    }
    CellType type = CellType::text;
    bool is_struck = format_.is_struck;
    std::optional<std::string_view> shared;
    if (is_uncalculated) {
        type = CellType::empty;
    } else if (inline_.size() > 0 && value_.empty()) {
        value_ = inline_.joined();
        is_struck = inline_.strike() == Strike::yes || (is_struck && inline_.strike() == Strike::as_cell);
    } else {
        switch (kind_) {
            case Kind::shared: {
                const auto index = whole<std::uint64_t>(value_);
                const auto entry = index ? context_.strings.at(*index) : std::nullopt;
                if (!entry) {
                    value_ = "#REF!";  // points at no shared string
                    type = CellType::error;
                    break;
                }
                if (entry->text.empty()) {
                    return;
                }
                shared = entry->text;
                is_struck = entry->strike == Strike::yes || (is_struck && entry->strike == Strike::as_cell);
                break;
            }
            case Kind::formula_text:
            case Kind::inline_text:
                unescape_xstring(value_);
                break;
            case Kind::boolean:
                type = CellType::boolean;
                value_ = xml_true(trimmed(value_)) ? "1" : "0";
                break;
            case Kind::error:
                type = CellType::error;
                break;
            case Kind::iso_date:
                if (auto serial = serial_of_iso_date(trimmed(value_), context_.uses_1904)) {
                    value_ = std::move(*serial);
                    type = CellType::date;
                }
                break;
            case Kind::number: {
                const std::string_view number = trimmed(value_);
                if (number.size() != value_.size()) {
                    value_ = std::string(number);
                }
                type = !is_number(value_) ? CellType::text : format_.is_date ? CellType::date : CellType::number;
                break;
            }
        }
        if (!shared && value_.empty()) {
            return;
        }
    }
    Cell& cell = next_cell();
    cell.column = column_;
    cell.type = type;
    cell.is_formula = has_formula_;
    cell.is_struck = is_struck;
    if (is_uncalculated) {
        cell.text.clear();
    } else {
        cell.text.assign(shared ? *shared : std::string_view(value_));
    }
    cell.formula.assign(formula_);
}

Cell& SheetHandler::next_cell() {
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

// ECMA-376 part 1, 18.3.1.13 (col): a range of columns, counted from 1.
void SheetHandler::add_columns(const XmlAttributes& attributes) {
    const bool is_hidden =
        xml_true(attributes["hidden"]) || (attributes.has("width") && whole<double>(attributes["width"]) == 0.0);
    const auto first = whole<std::uint32_t>(attributes["min"]);
    const auto last = whole<std::uint32_t>(attributes["max"]);
    if (!is_hidden || !first || !last || *first == 0) {
        return;
    }
    const std::uint32_t end = std::min(*last, context_.limits.columns_max);
    if (hidden_.size() < end) {
        hidden_.resize(end);
    }
    for (std::uint32_t column = *first - 1; column < end; ++column) {
        hidden_[column] = true;
    }
}

// ECMA-376 part 1, 18.3.1.54 (mergeCell).
void SheetHandler::add_merge(std::string_view reference) {
    constexpr std::size_t kMergesMax = 1'000'000;
    const auto colon = reference.find(':');
    const auto first = parse_reference(reference.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parse_reference(reference.substr(colon + 1));
    if (!first || !last || first->row == 0 || last->row == 0) {
        refuse_position(reference);
        return;
    }
    if (extras_.merged_ranges.size() == kMergesMax) {
        refusal = too_large(context_.path, "merged ranges", kMergesMax);
        return;
    }
    extras_.merged_ranges.push_back({std::min(first->row, last->row), std::max(first->row, last->row),
                                     std::min(first->column, last->column), std::max(first->column, last->column)});
}

SheetExtras SheetHandler::take_extras() {
    for (std::uint32_t column = 0; column < hidden_.size(); ++column) {
        if (hidden_[column]) {
            extras_.hidden_columns.push_back(column);
        }
    }
    return std::move(extras_);
}

void SheetHandler::refuse_position(std::string_view position) {
    const std::string shown(position.substr(0, 40));
    refusal = base::Error{"sheet_position_impossible",
                          "The sheet \"" + context_.sheet_name + "\" names the position \"" + shown +
                              "\", which no sheet has.",
                          "Open the file in a spreadsheet program and save it anew as .xlsx."}
                  .with("sheet", context_.sheet_name)
                  .with("position", shown)
                  .at(context_.path);
}

std::string SheetHandler::here() const {
    return context_.path + ", " + context_.sheet_name + "!" + column_name(column_) + std::to_string(row_.number);
}

}  // namespace liucai::tabular
