#pragma once

#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::tabular {

/// What a cell holds. Text is UTF-8; formatted runs are joined.
enum class CellType : std::uint8_t {
    empty,  ///< only for a formula that was never calculated: there is something, but its value is not known
    text,
    number,   ///< `text` holds the digits as the file writes them
    boolean,  ///< `text` is "1" or "0"
    error,    ///< `text` is "#N/A" …
    date,     ///< a number whose format is a date; `text` holds the serial number, see Workbook::uses_1904
};

struct Cell {
    std::uint32_t column = 0;  ///< from 0
    CellType type = CellType::empty;
    bool is_formula = false;  ///< the value is the cached one
    bool is_struck = false;   ///< struck through by its format
    std::string text;
    std::string formula{};  ///< without "="; empty where the file tells it in another cell only (shared formulas)
};

/// One line of a sheet, in file order. Only cells that exist; columns ascend. A cell without a value does not exist,
/// whatever its format, nor does one whose value is the empty text.
struct Row {
    std::uint32_t number = 0;  ///< as the spreadsheet shows it, from 1
    bool is_hidden = false;    ///< hidden or filtered away
    std::vector<Cell> cells;
};

struct MergedRange {
    std::uint32_t first_row = 0, last_row = 0;        ///< from 1
    std::uint32_t first_column = 0, last_column = 0;  ///< from 0
};

struct SheetInfo {
    std::string name;
    bool is_hidden = false;
};

/// How much a hostile file may make us do.
struct Limits {
    std::uint64_t unpacked_bytes_max = std::uint64_t{2} << 30U;
    std::uint64_t ratio_max = 400;  ///< unpacked to packed, beyond 64 MiB unpacked
    std::uint32_t rows_max = 2'000'000;
    std::uint32_t columns_max = 16'384;
    std::uint64_t shared_strings_bytes_max = std::uint64_t{512} << 20U;
    std::uint32_t cell_bytes_max = 128 * 1024;
};

/// A workbook on disk (.xlsx, or .csv as one sheet named after the file), read as a stream: memory does not grow with
/// the rows. Opening reads the directory only. The kind is told by the content, not the name.
class Workbook {
public:
    static base::Result<std::unique_ptr<Workbook>> open(const std::string& path, const Limits& limits = {});
    virtual ~Workbook() = default;

    virtual const std::vector<SheetInfo>& sheets() const = 0;
    virtual bool uses_1904() const = 0;  ///< dates count from 1904-01-01
    /// "xlsx", "csv utf-8", "csv gb18030", "csv utf-16"
    virtual std::string_view format() const = 0;

    /// Merged ranges, hidden columns (from 0): known after the sheet was read once, asked before: it is read twice.
    virtual base::Result<std::vector<MergedRange>> merged_ranges(std::size_t sheet_index) = 0;
    virtual base::Result<std::vector<std::uint32_t>> hidden_columns(std::size_t sheet_index) = 0;

    /// Hands over each row that has a cell; the row is reused between calls. `on_row` returns false to stop early.
    virtual base::Status read(std::size_t sheet_index, const std::function<bool(const Row&)>& on_row) = 0;
    /// 0…1 of the bytes of the sheet being read, for a progress bar. Safe from another thread.
    virtual double progress() const = 0;
};

/// A column number as the spreadsheet shows it: 0 -> "A", 26 -> "AA".
std::string column_name(std::uint32_t column);
/// The civil day of a serial number in either epoch, as YYYY-MM-DD; "" when it is out of range.
/// 1900 epoch: serial 60 is the day that did not exist (1900-02-29) and gives "".
std::string date_of_serial(double serial, bool uses_1904);

/// Writes a workbook row by row in constant memory. Rows are given in ascending order within a sheet (cells of one row
/// in any order). Text that a spreadsheet would run as a formula gets a leading apostrophe; bytes that no cell can hold
/// are replaced. Rows beyond 1,048,576 go on in a further sheet below the same header. The file appears under its name
/// when close() succeeds, never half-written; trouble on the way is told by close().
class Writer {
public:
    /// A column without header text only has a width. When no column has one, the sheet has no header: row 0 is free.
    struct Column {
        std::string header;
        double width = 12;
    };
    static base::Result<std::unique_ptr<Writer>> create(const std::string& path);
    virtual ~Writer() = default;
    /// The header takes row 0, stays in sight and filters. Names that spreadsheets refuse are made acceptable.
    virtual void add_sheet(const std::string& name, const std::vector<Column>& columns) = 0;
    enum class Style : std::uint8_t { plain, header, bad, warning, money, note };
    virtual void text(std::uint32_t row, std::uint32_t column, std::string_view value, Style style = Style::plain) = 0;
    virtual void number(std::uint32_t row, std::uint32_t column, double value, Style style = Style::plain) = 0;
    virtual base::Status close() = 0;
};

/// One line of CSV (RFC 4180): fields with separators, quotes or line breaks are quoted.
void append_csv_line(std::string& out, const std::vector<std::string>& fields);

}  // namespace liucai::tabular
