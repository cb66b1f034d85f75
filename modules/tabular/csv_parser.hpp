#pragma once

#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/tabular/workbook.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::tabular {

/// Cuts UTF-8 text into records (RFC 4180, and what spreadsheet programs write besides: other separators, CR or LF
/// alone, quotes inside of unquoted fields). Rows are counted as a spreadsheet shows them: a record is a row, however
/// many lines a quoted field spans; blank lines are rows too.
class CsvParser {
public:
    CsvParser(std::string path, char separator, const Limits& limits, const std::function<bool(const Row&)>& on_row);

    base::Status feed(std::string_view utf8);
    base::Status finish();
    /// on_row asked to stop.
    bool is_stopped() const { return is_stopped_; }

private:
    enum class In : std::uint8_t { field_start, plain, quoted, quote_in_quoted };

    base::Status append(std::string_view piece);
    base::Status end_field();
    base::Status end_record();

    std::string path_;
    char separator_;
    Limits limits_;
    const std::function<bool(const Row&)>& on_row_;

    In in_ = In::field_start;
    bool is_after_cr_ = false;
    bool is_stopped_ = false;
    bool has_record_ = false;  ///< something of the current record was seen
    std::uint32_t column_ = 0;
    std::uint64_t line_ = 1, quote_line_ = 0;
    std::string field_;
    Row row_;
    std::vector<Cell> spare_cells_;
    std::size_t cell_count_ = 0;
};

/// The separator of a text, told by its first lines: the one that cuts most of them into the same number of fields.
char find_separator(std::string_view sample);

}  // namespace liucai::tabular
