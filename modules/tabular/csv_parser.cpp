#include "csv_parser.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "refusal.hpp"

namespace liucai::tabular {

CsvParser::CsvParser(std::string path, char separator, const Limits& limits,
                     const std::function<bool(const Row&)>& on_row)
    : path_(std::move(path)), separator_(separator), limits_(limits), on_row_(on_row) {
    row_.number = 1;
}

base::Status CsvParser::append(std::string_view piece) {
    field_.append(piece);
    if (field_.size() <= limits_.cell_bytes_max) {
        return base::done();
    }
    const std::string where = path_ + ", row " + std::to_string(row_.number);
    if (in_ != In::quoted) {
        return too_large(where, "bytes in one cell", limits_.cell_bytes_max);
    }
    return base::Error{"csv_quote_open",
                       "A quotation mark opens a field in line " + std::to_string(quote_line_) + " (row " +
                           std::to_string(row_.number) + ") and is not closed.",
                       "Close it, or write a quotation mark that belongs to the text twice."}
        .with("line", std::to_string(quote_line_))
        .with("row", std::to_string(row_.number))
        .at(path_);
}

base::Status CsvParser::feed(std::string_view utf8) {
    std::size_t i = 0;
    while (i < utf8.size() && !is_stopped_) {
        const char c = utf8[i];
        if (is_after_cr_) {
            is_after_cr_ = false;
            if (c == '\n') {
                ++i;
                continue;
            }
        }
        if (in_ == In::quoted) {
            const std::size_t quote = std::min(utf8.find('"', i), utf8.size());
            const std::string_view piece = utf8.substr(i, quote - i);
            line_ += static_cast<std::uint64_t>(std::ranges::count(piece, '\n'));
            LIUCAI_TRY(append(piece));
            i = quote;
            if (i < utf8.size()) {
                in_ = In::quote_in_quoted;
                ++i;
            }
            continue;
        }
        if (in_ == In::quote_in_quoted && c == '"') {
            LIUCAI_TRY(append("\""));
            in_ = In::quoted;
            ++i;
            continue;
        }
        if (c == separator_) {
            LIUCAI_TRY(end_field());
            has_record_ = true;
            ++i;
        } else if (c == '\n' || c == '\r') {
            is_after_cr_ = c == '\r';
            ++line_;
            LIUCAI_TRY(end_record());
            ++i;
        } else if (c == '"' && in_ == In::field_start) {
            in_ = In::quoted;
            quote_line_ = line_;
            has_record_ = true;
            ++i;
        } else {
            // What follows a closing quote belongs to the field, as spreadsheet programs read it.
            const std::size_t begin = i;
            while (i < utf8.size() && utf8[i] != separator_ && utf8[i] != '\n' && utf8[i] != '\r') {
                ++i;
            }
            in_ = In::plain;
            has_record_ = true;
            LIUCAI_TRY(append(utf8.substr(begin, i - begin)));
        }
    }
    return base::done();
}

base::Status CsvParser::finish() {
    if (is_stopped_) {
        return base::done();
    }
    if (in_ == In::quoted) {
        return base::Error{"csv_quote_open",
                           "A quotation mark opens a field in line " + std::to_string(quote_line_) + " (row " +
                               std::to_string(row_.number) + ") and is not closed.",
                           "Close it, or write a quotation mark that belongs to the text twice."}
            .with("line", std::to_string(quote_line_))
            .with("row", std::to_string(row_.number))
            .at(path_);
    }
    return has_record_ ? end_record() : base::done();
}

base::Status CsvParser::end_field() {
    in_ = In::field_start;
    const std::uint32_t column = column_++;
    if (column >= limits_.columns_max) {
        return too_large(path_ + ", row " + std::to_string(row_.number), "cells in one row", limits_.columns_max);
    }
    if (field_.empty()) {
        return base::done();
    }
    if (cell_count_ == row_.cells.size()) {
        if (spare_cells_.empty()) {
            row_.cells.emplace_back();
        } else {
            row_.cells.push_back(std::move(spare_cells_.back()));
            spare_cells_.pop_back();
        }
    }
    Cell& cell = row_.cells[cell_count_++];
    cell.column = column;
    cell.type = CellType::text;
    cell.is_formula = false;
    cell.formula.clear();
    std::swap(cell.text, field_);
    field_.clear();
    // ="0571…" is how web exports keep a spreadsheet from taking digits for a number; what it shows is the text.
    const std::string_view text = cell.text;
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"') &&
        text.substr(2, text.size() - 3).find('"') == std::string_view::npos) {
        cell.is_formula = true;
        cell.formula.assign(text.substr(1));
        cell.text = cell.formula.substr(1, cell.formula.size() - 2);
        if (cell.text.empty()) {
            --cell_count_;
        }
    }
    return base::done();
}

base::Status CsvParser::end_record() {
    LIUCAI_TRY(end_field());
    if (row_.number > limits_.rows_max) {
        return too_large(path_, "rows", limits_.rows_max);
    }
    while (row_.cells.size() > cell_count_) {
        spare_cells_.push_back(std::move(row_.cells.back()));
        row_.cells.pop_back();
    }
    if (cell_count_ > 0 && !on_row_(row_)) {
        is_stopped_ = true;
    }
    ++row_.number;
    column_ = 0;
    cell_count_ = 0;
    has_record_ = false;
    return base::done();
}

char find_separator(std::string_view sample) {
    constexpr std::uint32_t kRecordsMax = 50;
    char best = ',';
    std::pair<std::uint32_t, std::uint32_t> best_score{0, 1};  // records that agree, fields they have
    for (const char separator : {',', ';', '\t'}) {
        std::map<std::uint32_t, std::uint32_t> records_by_fields;
        std::uint32_t fields = 1, records = 0;
        bool is_quoted = false, is_field_start = true;
        for (const char c : sample) {
            if (c == '"' && (is_quoted || is_field_start)) {
                is_quoted = !is_quoted;
            } else if (!is_quoted && c == separator) {
                ++fields;
                is_field_start = true;
                continue;
            } else if (!is_quoted && (c == '\n' || c == '\r')) {
                ++records_by_fields[fields];
                fields = 1;
                is_field_start = true;
                if (++records == kRecordsMax) {
                    break;
                }
                continue;
            }
            is_field_start = false;
        }
        ++records_by_fields[fields];
        for (const auto& [count, agreeing] : records_by_fields) {
            if (count > 1 && std::pair{agreeing, count} > best_score) {
                best_score = {agreeing, count};
                best = separator;
            }
        }
    }
    return best;
}

}  // namespace liucai::tabular
