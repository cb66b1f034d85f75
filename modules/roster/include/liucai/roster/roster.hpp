#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::roster {

/// The facts a roster line can carry, in the order of the template. docs/roster.md says the canonical value of each.
enum class Field : std::uint8_t {
    seq,
    name,
    idType,
    idNo,
    phone,
    degree,
    fullTime,
    school,
    schoolTier,
    gradDate,
    hometown,
    employer,
    uscc,
    employerType,
    industry,
    contractStart,
    contractYears,
    firstInsured,
    monthsTotal,
    monthsRun,
    insuredStatus,
    homeOwned,
    commit5,
    bank,
    bankCard,
    remark,
    annualWage,
};
inline constexpr std::size_t kFieldCount = 27;
/// The enumerator's own word, which is also the name in files, in the API and in decision models.
std::string_view to_text(Field field);
std::optional<Field> field_named(std::string_view name);

/// What becomes of a line. A line takes the worst of its cells.
enum class Outcome : std::uint8_t { import, import_warn, reject, skip };
std::string_view to_text(Outcome outcome);  ///< import | import+warn | reject | skip

/// One thing found on a line. `code` says the kind of defect, e.g. "id.checksum"; words for it stand in the language
/// files.
enum class Action : std::uint8_t { repair, warn, reject, skip };
std::string_view to_text(Action action);
struct Finding {
    std::string code;
    Action action = Action::repair;
    std::optional<Field> field;
    std::string original;  ///< what the cell held
};

struct Line {
    std::string sheet;
    std::uint32_t row = 0;  ///< as the spreadsheet shows it
    Outcome outcome = Outcome::import;
    std::array<std::string, kFieldCount> values;  ///< canonical; empty is unknown, and everything of reject and skip
    std::vector<Finding> findings;
};

struct ColumnGuess {
    std::string column;  ///< "A" …
    std::string header;
    std::optional<Field> field;  ///< nullopt: unknown column, ignored
    bool is_hidden = false;
};

/// What a caller can set.
struct Options {
    std::string sheet;                        ///< "" finds it by the header words
    std::map<std::string, std::string> map;   ///< column or header -> field name, or "" to ignore; corrects the guess
    std::chrono::sys_days day_of_import{};    ///< dates after it are doubtful
    std::atomic<double>* progress = nullptr;  ///< 0…1
    const std::atomic<bool>* cancel = nullptr;
};

struct Summary {
    std::string file_format;
    std::string sheet;
    std::uint32_t header_row = 0;
    std::vector<ColumnGuess> columns;
    std::vector<Finding> file_findings;  ///< hidden column, irrelevant sheet …
    std::size_t imported_count = 0;      ///< import and import+warn together: persons
    std::size_t warned_count = 0;
    std::size_t rejected_count = 0;
    std::size_t skipped_count = 0;
};

/// Reads the roster and hands each line over in file order. Two passes over the file: the first collects what needs the
/// whole (same person twice, merged cells, shared cards), the second decides. Memory: O(persons) small keys, not rows.
base::Result<Summary> read_roster(const std::string& path, const Options& options,
                                  const std::function<void(const Line&)>& on_line);

/// Finds sheet, header and columns only: what the page shows before reading.
base::Result<Summary> inspect(const std::string& path, const Options& options);

/// The user's own sheet again, with a reason column: every rejected and warned line, cells in question coloured.
/// `language` is "zh-CN" or "en".
base::Status write_error_workbook(const std::string& source_path, const Summary& summary,
                                  const std::vector<Line>& lines_with_findings, const std::string& out_path,
                                  std::string_view language);

/// What the error workbook needs of a line, for rosters too large to keep whole lines.
struct LineFindings {
    std::uint32_t row = 0;
    Outcome outcome = Outcome::import;
    std::vector<Finding> findings;
};
base::Status write_error_workbook(const std::string& source_path, const Summary& summary,
                                  const std::vector<LineFindings>& lines_with_findings, const std::string& out_path,
                                  std::string_view language);

/// The sentence for a finding in a language, e.g. "身份证号校验码不对".
std::string explain(const Finding& finding, std::string_view language);

}  // namespace liucai::roster
