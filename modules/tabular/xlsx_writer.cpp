#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <liucai/tabular/workbook.hpp>
#include <optional>
#include <utility>

#include "cell_text.hpp"
#include "refusal.hpp"
#include "sheet_name.hpp"

namespace liucai::tabular {
namespace {

base::Error not_written(const std::string& path, std::string_view reason) {
    return base::Error{"workbook_not_written",
                       "The workbook " + path + " could not be written: " + std::string(reason) + ".",
                       "Check that the folder exists, that it may be written to and that the disk has room."}
        .with("path", path)
        .with("reason", std::string(reason))
        .at(path);
}

class XlsxWriter final : public Writer {
public:
    XlsxWriter(std::string path, std::string draft_path);
    ~XlsxWriter() override {
        if (book_ != nullptr) {
            lxw_workbook_free(book_);
        }
        std::error_code ignored;
        std::filesystem::remove(draft_path_, ignored);
    }

    void add_sheet(const std::string& name, const std::vector<Column>& columns) override;
    void text(std::uint32_t row, std::uint32_t column, std::string_view value, Style style) override;
    void number(std::uint32_t row, std::uint32_t column, double value, Style style) override;
    base::Status close() override;

private:
    static constexpr std::size_t kStyles = 6;

    void begin_sheet();
    void finish_sheet();
    /// The place in the current sheet, after going on to a further sheet when this one is full.
    std::optional<lxw_row_t> place(std::uint32_t row, std::uint32_t column);
    void check(lxw_error error);

    std::string path_;
    std::string draft_path_;  ///< becomes path_ when it is complete
    lxw_workbook* book_;
    std::array<lxw_format*, kStyles> formats_{};
    lxw_worksheet* sheet_ = nullptr;
    std::vector<lxw_worksheet*> sheets_;
    std::vector<std::string> taken_names_;

    std::string name_;
    std::vector<Column> columns_;
    bool has_header_ = false;
    std::uint32_t sheet_first_row_ = 0;  ///< the caller's row that stands right below the header of the current sheet
    std::uint32_t last_row_ = 0;         ///< the caller's
    lxw_row_t last_place_ = 0;
    std::string value_;
    std::optional<base::Error> refusal_;
};

XlsxWriter::XlsxWriter(std::string path, std::string draft_path)
    : path_(std::move(path)), draft_path_(std::move(draft_path)) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(draft_path_.c_str(), &options);
    LIUCAI_ENSURE(book_ != nullptr, "memory for a workbook");
    for (auto& format : formats_) {
        format = workbook_add_format(book_);
    }
    const auto of = [&](Style style) { return formats_[static_cast<std::size_t>(style)]; };
    format_set_bold(of(Style::header));
    format_set_bg_color(of(Style::header), 0xD9E2F3);
    format_set_text_wrap(of(Style::header));
    format_set_align(of(Style::header), LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(of(Style::header), LXW_BORDER_THIN);
    format_set_bg_color(of(Style::bad), 0xFFC7CE);
    format_set_font_color(of(Style::bad), 0x9C0006);
    format_set_bg_color(of(Style::warning), 0xFFEB9C);
    format_set_font_color(of(Style::warning), 0x7F6000);
    format_set_num_format(of(Style::money), "#,##0.00");
    format_set_font_color(of(Style::note), 0x595959);
    format_set_text_wrap(of(Style::note));
    format_set_align(of(Style::note), LXW_ALIGN_VERTICAL_TOP);
}

void XlsxWriter::add_sheet(const std::string& name, const std::vector<Column>& columns) {
    finish_sheet();
    name_ = name;
    columns_ = columns;
    has_header_ = false;
    for (const auto& column : columns_) {
        has_header_ = has_header_ || !column.header.empty();
    }
    sheet_first_row_ = has_header_ ? 1 : 0;
    last_row_ = 0;
    begin_sheet();
}

void XlsxWriter::begin_sheet() {
    sheet_ = workbook_add_worksheet(book_, accepted_sheet_name(name_, taken_names_).c_str());
    if (sheet_ == nullptr) {
        refusal_ = not_written(path_, "no temporary file for a sheet");
        return;
    }
    sheets_.push_back(sheet_);
    last_place_ = 0;
    for (std::size_t i = 0; i < columns_.size() && i < LXW_COL_MAX; ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr));
        if (has_header_) {
            make_cell_text(columns_[i].header, value_);
            check(worksheet_write_string(sheet_, 0, column, value_.c_str(),
                                         formats_[static_cast<std::size_t>(Style::header)]));
        }
    }
    if (has_header_) {
        worksheet_freeze_panes(sheet_, 1, 0);
    }
}

void XlsxWriter::finish_sheet() {
    if (sheet_ != nullptr && has_header_ && !columns_.empty()) {
        check(worksheet_autofilter(sheet_, 0, 0, last_place_, static_cast<lxw_col_t>(columns_.size() - 1)));
    }
    sheet_ = nullptr;
}

std::optional<lxw_row_t> XlsxWriter::place(std::uint32_t row, std::uint32_t column) {
    LIUCAI_ENSURE(!sheets_.empty(), "a sheet was added before its cells");
    LIUCAI_ENSURE(row >= last_row_, "rows are written in order: a finished row has left memory");
    if (refusal_) {
        return std::nullopt;
    }
    if (column >= LXW_COL_MAX) {
        refusal_ = too_large(path_, "columns", LXW_COL_MAX);
        return std::nullopt;
    }
    last_row_ = row;
    const std::uint32_t header_rows = has_header_ ? 1 : 0;
    if (row < header_rows) {
        return 0;
    }
    // A sheet ends at 1,048,576 rows; what follows goes on in a further one, below the same header.
    while (row - sheet_first_row_ >= LXW_ROW_MAX - header_rows) {
        sheet_first_row_ += LXW_ROW_MAX - header_rows;
        finish_sheet();
        begin_sheet();
        if (refusal_) {
            return std::nullopt;
        }
    }
    last_place_ = row - sheet_first_row_ + header_rows;
    return last_place_;
}

void XlsxWriter::text(std::uint32_t row, std::uint32_t column, std::string_view value, Style style) {
    const auto at = place(row, column);
    if (!at) {
        return;
    }
    make_cell_text(value, value_);
    lxw_format* format = style == Style::plain ? nullptr : formats_[static_cast<std::size_t>(style)];
    if (!value_.empty()) {
        check(worksheet_write_string(sheet_, *at, static_cast<lxw_col_t>(column), value_.c_str(), format));
    } else if (format != nullptr) {
        check(worksheet_write_blank(sheet_, *at, static_cast<lxw_col_t>(column), format));
    }
}

void XlsxWriter::number(std::uint32_t row, std::uint32_t column, double value, Style style) {
    if (!std::isfinite(value)) {
        text(row, column, "#NUM!", style);  // no cell can hold it
        return;
    }
    if (const auto at = place(row, column)) {
        lxw_format* format = style == Style::plain ? nullptr : formats_[static_cast<std::size_t>(style)];
        check(worksheet_write_number(sheet_, *at, static_cast<lxw_col_t>(column), value, format));
    }
}

void XlsxWriter::check(lxw_error error) {
    if (error != LXW_NO_ERROR && !refusal_) {
        refusal_ = not_written(path_, lxw_strerror(error));
    }
}

base::Status XlsxWriter::close() {
    LIUCAI_ENSURE(book_ != nullptr, "a workbook is closed once");
    LIUCAI_ENSURE(!sheets_.empty(), "a workbook has a sheet");
    finish_sheet();
    // The library does not look whether its temporary files took everything; a full disk would cut rows off silently.
    for (const lxw_worksheet* sheet : sheets_) {
        if (sheet->optimize_tmpfile != nullptr &&
            (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0)) {
            refusal_ = not_written(path_, "no room for temporary files");
        }
    }
    if (refusal_) {
        return *refusal_;
    }
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) {
        return not_written(path_, lxw_strerror(error));
    }
    std::error_code renamed;
    std::filesystem::rename(draft_path_, path_, renamed);
    if (renamed) {
        return not_written(path_, renamed.message());
    }
    return base::done();
}

}  // namespace

base::Result<std::unique_ptr<Writer>> Writer::create(const std::string& path) {
    // A half-written workbook never stands under the final name. Trying the folder now saves the work of an hour.
    const std::string draft = path + "." + std::to_string(getpid()) + ".part";
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return not_written(path, "it is a folder");
    }
    std::FILE* file = std::fopen(draft.c_str(), "wb");
    if (file == nullptr) {
        return not_written(path, std::generic_category().message(errno));
    }
    std::fclose(file);
    return std::unique_ptr<Writer>(std::make_unique<XlsxWriter>(path, draft));
}

}  // namespace liucai::tabular
