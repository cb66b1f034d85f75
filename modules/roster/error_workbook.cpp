// The user's own sheet again, for the lines that a person should look at: a reason before each line, the cells in
// question coloured.
#include <algorithm>
#include <cstdlib>
#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>
#include <liucai/text/text.hpp>

#include "words_of_findings.hpp"

namespace liucai::roster {

namespace {

using tabular::Cell;
using tabular::CellType;
using Style = tabular::Writer::Style;

constexpr std::uint32_t kLeadColumns = 3;

std::uint32_t column_number(std::string_view letters) {
    std::uint32_t number = 0;
    for (const char c : letters) {
        number = number * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    }
    return number == 0 ? 0 : number - 1;
}

std::string reasons_of(const std::vector<Finding>& findings, std::string_view language) {
    std::string out;
    for (const Finding& finding : findings) {
        if (finding.action != Action::warn && finding.action != Action::reject) {
            continue;
        }
        if (!out.empty()) {
            out += words_for("report.join", language);
        }
        out += explain(finding, language);
    }
    return out;
}

// The cell as its owner sees it. Numbers go back as text: a number that a spreadsheet would round again must not be.
std::string shown(const Cell& cell, bool uses_1904) {
    if (cell.type == CellType::date) {
        const std::string day = tabular::date_of_serial(std::strtod(cell.text.c_str(), nullptr), uses_1904);
        return day.empty() ? cell.text : day;
    }
    if (cell.type == CellType::boolean) {
        return cell.text == "1" ? "TRUE" : "FALSE";
    }
    return cell.text;
}

struct Reported {
    std::uint32_t row;
    Outcome outcome;
    const std::vector<Finding>* findings;
};

bool is_reported(Outcome outcome) { return outcome == Outcome::reject || outcome == Outcome::import_warn; }

}  // namespace

base::Status write_error_workbook(const std::string& source_path, const Summary& summary,
                                  const std::vector<Line>& lines_with_findings, const std::string& out_path,
                                  std::string_view language) {
    std::vector<LineFindings> slim;
    slim.reserve(lines_with_findings.size());
    for (const Line& line : lines_with_findings) {
        slim.push_back({line.row, line.outcome, line.findings});
    }
    return write_error_workbook(source_path, summary, slim, out_path, language);
}

base::Status write_error_workbook(const std::string& source_path, const Summary& summary,
                                  const std::vector<LineFindings>& lines_with_findings, const std::string& out_path,
                                  std::string_view language) {
    std::vector<Reported> reported;
    for (const LineFindings& line : lines_with_findings) {
        if (is_reported(line.outcome)) {
            reported.push_back({line.row, line.outcome, &line.findings});
        }
    }
    std::sort(reported.begin(), reported.end(), [](const Reported& a, const Reported& b) { return a.row < b.row; });

    const auto writer = LIUCAI_TRY(tabular::Writer::create(out_path));
    std::vector<tabular::Writer::Column> columns{{std::string(words_for("report.row", language)), 8},
                                                 {std::string(words_for("report.outcome", language)), 16},
                                                 {std::string(words_for("report.reason", language)), 60}};
    std::vector<std::uint32_t> source_columns;
    for (const ColumnGuess& column : summary.columns) {
        columns.push_back({column.header, 16});
        source_columns.push_back(column_number(column.column));
    }
    writer->add_sheet(summary.sheet.empty() ? std::string(words_for("report.sheet", language)) : summary.sheet,
                      columns);

    const auto workbook = LIUCAI_TRY(tabular::Workbook::open(source_path));
    const auto& sheets = workbook->sheets();
    const auto sheet =
        std::find_if(sheets.begin(), sheets.end(), [&](const auto& one) { return one.name == summary.sheet; });
    if (sheet == sheets.end()) {
        return base::Error{"sheet_not_found", "The workbook has no sheet \"" + summary.sheet + "\".",
                           "Read the file again: it has changed since."}
            .with("sheet", summary.sheet)
            .with("sheets", "");
    }
    std::size_t next = 0;
    std::uint32_t out_row = 1;
    LIUCAI_TRY(workbook->read(static_cast<std::size_t>(sheet - sheets.begin()), [&](const tabular::Row& row) {
        while (next < reported.size() && reported[next].row < row.number) {
            ++next;
        }
        if (next >= reported.size()) {
            return false;
        }
        if (reported[next].row != row.number) {
            return true;
        }
        const Reported& line = reported[next++];
        const bool is_rejected = line.outcome == Outcome::reject;
        writer->number(out_row, 0, row.number);
        writer->text(out_row, 1, words_for("outcome." + std::string(to_text(line.outcome)), language),
                     is_rejected ? Style::bad : Style::warning);
        writer->text(out_row, 2, reasons_of(*line.findings, language), is_rejected ? Style::bad : Style::warning);
        for (std::size_t i = 0; i < source_columns.size(); ++i) {
            const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                           [&](const Cell& one) { return one.column == source_columns[i]; });
            Action worst = Action::repair;
            for (const Finding& finding : *line.findings) {
                if (finding.field && finding.field == summary.columns[i].field && finding.action != Action::skip) {
                    worst = std::max(worst, finding.action);
                }
            }
            const Style style = worst == Action::reject ? Style::bad
                                : worst == Action::warn ? Style::warning
                                                        : Style::plain;
            if (cell != row.cells.end()) {
                writer->text(out_row, kLeadColumns + static_cast<std::uint32_t>(i), shown(*cell, workbook->uses_1904()),
                             style);
            } else if (style != Style::plain) {
                writer->text(out_row, kLeadColumns + static_cast<std::uint32_t>(i), "", style);
            }
        }
        ++out_row;
        return true;
    }));
    return writer->close();
}

}  // namespace liucai::roster
