#include "sheet_handler.hpp"

#include <algorithm>

#include "cell_reference.hpp"
#include "lexical.hpp"
#include "refusal.hpp"

namespace liucai::tabular {

SheetHandler::SheetHandler(const SheetContext& context, const std::function<bool(const Row&)>& on_row)
    : context_(context), rows_(context, on_row) {}

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
        rows_.refuse_long_cell();
        follow_rows();
    }
}

void SheetHandler::start_row(const XmlAttributes& attributes) {
    in_ = In::row;
    RowBuilder::RowWords words;
    for (const char** pair = attributes.pairs(); *pair != nullptr; pair += 2) {
        const std::string_view name = pair[0];
        if (name == "r") {
            words.r = pair[1];
        } else if (name == "hidden") {
            words.hidden = pair[1];
        } else if (name == "ht") {
            words.ht = pair[1];
        }
    }
    rows_.begin_row(words);
    follow_rows();
}

void SheetHandler::end_row() {
    in_ = In::rows;
    rows_.end_row();
    follow_rows();
}

void SheetHandler::start_cell(const XmlAttributes& attributes) {
    in_ = In::cell;
    has_formula_ = has_value_ = false;
    value_.clear();
    formula_.clear();
    inline_.clear();
    RowBuilder::CellWords words;
    for (const char** pair = attributes.pairs(); *pair != nullptr; pair += 2) {
        const std::string_view name = pair[0];
        if (name == "r") {
            words.r = pair[1];
        } else if (name == "s") {
            words.s = pair[1];
        } else if (name == "t") {
            words.t = pair[1];
        }
    }
    rows_.begin_cell(words);
    follow_rows();
}

void SheetHandler::end_cell() {
    in_ = In::row;
    rows_.end_cell({value_, formula_, has_value_, has_formula_, inline_.joined(), inline_.strike()});
    follow_rows();
}

void SheetHandler::follow_rows() {
    is_content = rows_.is_content();
    if (rows_.refusal()) {
        refusal = rows_.refusal();
    }
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
        rows_.refuse_position(reference);
        follow_rows();
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

}  // namespace liucai::tabular
