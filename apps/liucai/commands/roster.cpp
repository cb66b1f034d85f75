#include <cstdio>
#include <filesystem>
#include <fstream>
#include <liucai/calendar/calendar.hpp>
#include <liucai/json/json.hpp>
#include <liucai/roster/roster.hpp>
#include <memory>
#include <string>
#include <vector>

#include "../command.hpp"

namespace liucai::app {

namespace {

struct Arguments {
    std::string file;
    std::string sheet;
    std::string map_file;
    std::string out_folder;
    std::string day_of_import;
    std::string language = "zh-CN";
};

base::Error not_written(const std::string& path) {
    return base::Error{"file_not_written", "The file \"" + path + "\" could not be written.",
                       "Check that the folder exists, that it may be written to and that the disk has room."}
        .with("path", path);
}

base::Result<std::map<std::string, std::string>> read_map(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return base::Error{"no_such_file", "Cannot open " + path + ".", "Check the path and the permissions."}.with(
            "path", path);
    }
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const json::Json value = LIUCAI_TRY(json::parse(text));
    const auto invalid = [&](const std::string& why) {
        return base::Error{"roster_map_invalid", "The map is not an object of column to field name: " + why + ".",
                           R"(Write {"A": "name", "学历层次": "degree", "X": ""}; an empty field leaves a column out.)"}
            .with("reason", why)
            .at(path);
    };
    if (value.object() == nullptr) {
        return invalid("it is no JSON object");
    }
    std::map<std::string, std::string> out;
    for (const auto& [key, field] : *value.object()) {
        if (field.string() == nullptr) {
            return invalid("\"" + key + "\" is not given a text");
        }
        out[key] = *field.string();
    }
    return out;
}

/// A CSV file (RFC 4180) that is written field by field through a buffer and checked at the end.
class CsvFile {
public:
    explicit CsvFile(std::string path) : path_(std::move(path)), out_(path_, std::ios::binary) {}
    void field(std::string_view text) {
        if (!is_first_) {
            buffer_.push_back(',');
        }
        is_first_ = false;
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
            buffer_ += text;
            return;
        }
        buffer_.push_back('"');
        for (const char c : text) {
            if (c == '"') {
                buffer_.push_back('"');
            }
            buffer_.push_back(c);
        }
        buffer_.push_back('"');
    }
    void end_line() {
        buffer_.push_back('\n');
        is_first_ = true;
        if (buffer_.size() > (1U << 16U)) {
            flush();
        }
    }
    base::Status close() {
        flush();
        out_.close();
        if (!out_) {
            return not_written(path_);
        }
        return base::done();
    }

private:
    void flush() {
        out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
    }
    std::string path_;
    std::ofstream out_;
    std::string buffer_;
    bool is_first_ = true;
};

std::string codes_of(const std::vector<roster::Finding>& findings) {
    std::string out;
    for (const auto& finding : findings) {
        out += (out.empty() ? "" : " ") + finding.code;
    }
    return out;
}

/// A header on one line of a file: its line breaks are written as \n.
std::string one_line(const std::string& header) {
    std::string out;
    for (const char c : header) {
        if (c == '\n') {
            out += "\\n";
        } else if (c != '\r') {
            out.push_back(c);
        }
    }
    return out;
}

base::Status write_columns(const std::string& path, const roster::Summary& summary) {
    CsvFile file(path);
    for (const std::string_view word : {"column", "header", "field"}) {
        file.field(word);
    }
    file.end_line();
    for (const auto& column : summary.columns) {
        file.field(column.column);
        file.field(one_line(column.header));
        file.field(column.field ? to_text(*column.field) : std::string_view{});
        file.end_line();
    }
    return file.close();
}

base::Status run(const Arguments& arguments) {
    roster::Options options;
    options.sheet = arguments.sheet;
    if (!arguments.map_file.empty()) {
        options.map = LIUCAI_TRY(read_map(arguments.map_file));
    }
    // A clock that stands before this program was released is wrong, and would call this year's graduates unknown.
    constexpr std::chrono::year_month_day kReleased{std::chrono::year(2026), std::chrono::month(11),
                                                    std::chrono::day(1)};
    options.day_of_import = std::max(calendar::today_in_shanghai(), std::chrono::sys_days(kReleased));
    if (!arguments.day_of_import.empty()) {
        const auto day = calendar::parse_day(arguments.day_of_import);
        if (!day) {
            return base::Error{"bad_date", "\"" + arguments.day_of_import + "\" is no day.",
                               "Write it like 2026-11-01."}
                .with("text", arguments.day_of_import);
        }
        options.day_of_import = *day;
    }
    std::error_code failure;
    std::filesystem::create_directories(arguments.out_folder, failure);
    if (failure) {
        return not_written(arguments.out_folder);
    }
    const std::string folder = arguments.out_folder + "/";

    CsvFile rows(folder + "rows.csv");
    for (const std::string_view word : {"sheet", "row", "outcome"}) {
        rows.field(word);
    }
    for (std::size_t i = 0; i < roster::kFieldCount; ++i) {
        rows.field(to_text(static_cast<roster::Field>(i)));
    }
    rows.field("codes");
    rows.end_line();
    std::vector<roster::LineFindings> to_report;
    const roster::Summary summary =
        LIUCAI_TRY(roster::read_roster(arguments.file, options, [&](const roster::Line& line) {
            rows.field(line.sheet);
            rows.field(std::to_string(line.row));
            rows.field(to_text(line.outcome));
            for (const std::string& value : line.values) {
                rows.field(value);
            }
            rows.field(codes_of(line.findings));
            rows.end_line();
            if (line.outcome == roster::Outcome::reject || line.outcome == roster::Outcome::import_warn) {
                to_report.push_back({line.row, line.outcome, line.findings});
            }
        }));
    LIUCAI_TRY(rows.close());
    LIUCAI_TRY(write_columns(folder + "columns.csv", summary));
    LIUCAI_TRY(
        roster::write_error_workbook(arguments.file, summary, to_report, folder + "errors.xlsx", arguments.language));
    for (const auto& finding : summary.file_findings) {
        if (finding.action == roster::Action::warn) {
            std::printf("%s: %s\n", explain(finding, arguments.language).c_str(), one_line(finding.original).c_str());
        }
    }
    std::printf("%zu imported (%zu to look at), %zu rejected, %zu skipped; sheet %s, header on row %u, %s\n",
                summary.imported_count, summary.warned_count, summary.rejected_count, summary.skipped_count,
                summary.sheet.c_str(), summary.header_row, summary.file_format.c_str());
    return base::done();
}

}  // namespace

void add_roster(CLI::App& app, int& status) {
    auto* command =
        app.add_subcommand("roster", "Read an employer's roster (.xlsx or .csv) into facts, with every defect named");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("file", arguments->file, "the roster")->required();
    command->add_option("--sheet", arguments->sheet, "the sheet; found by its header words if not given");
    command->add_option("--map", arguments->map_file,
                        R"(JSON that corrects the columns: {"A": "name", "学历层次": "degree", "X": ""})");
    command->add_option("--out", arguments->out_folder, "folder for rows.csv, columns.csv and errors.xlsx")->required();
    command->add_option("--as-of", arguments->day_of_import, "day of import, YYYY-MM-DD; today if not given");
    command->add_option("--language", arguments->language, "language of the reasons")
        ->check(CLI::IsMember({"zh-CN", "en"}));
    command->callback([arguments, &status] {
        const auto done = run(*arguments);
        status = done ? kDone : refuse(done.error());
    });
}

}  // namespace liucai::app
