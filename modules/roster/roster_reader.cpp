// The two passes. The first keeps a small key of each person, so that lines can be compared; the second decides and
// hands each line over.
#include <algorithm>
#include <liucai/roster/roster.hpp>
#include <liucai/text/text.hpp>
#include <memory>

#include "borrowed_cells.hpp"
#include "cell_text.hpp"
#include "cross_rows.hpp"
#include "identity.hpp"
#include "plan.hpp"

namespace liucai::roster {

namespace {

using tabular::Cell;
using tabular::CellType;
using tabular::Row;

// A gap of more lines than this in the middle of a table is told once, not line by line.
constexpr std::uint32_t kBlankLinesMax = 1000;

Summary summary_of(const Plan& plan, const tabular::Workbook& workbook) {
    Summary out;
    out.file_format = workbook.format();
    out.sheet = plan.table.sheet;
    out.header_row = plan.table.header_last_row;
    out.file_findings = plan.table.file_findings;
    if (plan.table.header_first_row > 1) {
        out.file_findings.push_back(
            {"header.position", Action::repair, std::nullopt, std::to_string(plan.table.header_first_row)});
    }
    std::string hidden;
    for (const Column& column : plan.table.columns) {
        out.columns.push_back({tabular::column_name(column.index), column.header, column.field, column.is_hidden});
        if (column.is_hidden && column.field) {
            hidden += (hidden.empty() ? "" : ", ") + bare_header(column.header);
        }
        if (!column.field) {
            const bool is_double = column.meaning.field.has_value();
            out.file_findings.push_back({is_double ? "column.duplicate" : "column.unknown",
                                         is_double ? Action::warn : Action::skip, column.meaning.field, column.header});
        }
    }
    if (!hidden.empty()) {
        out.file_findings.push_back({"column.hidden", Action::warn, std::nullopt, hidden});
    }
    for (const auto& [field, code] : plan.habits.list()) {
        out.file_findings.push_back({std::string(code), Action::repair, field, ""});
    }
    return out;
}

std::string key_of_name(const std::string& name) {
    std::string key = to_upper_ascii(text::remove_spaces(name));
    take_out(key, "·");
    return key;
}

/// What cells a person's line is compared by.
LineKey key_of_line(const Row& row, const CellsOfFields& cells, const Plan& plan, Draft& draft) {
    draft.clear();
    LineKey key;
    key.row = row.number;
    const auto value = [&](Field field) -> const std::string& { return draft.at(field); };
    const auto is_rejected = [&](Field field) {
        return std::any_of(draft.notes.begin(), draft.notes.end(),
                           [&](const Note& note) { return note.field == field && note.action == Action::reject; });
    };
    const auto cell = [&](Field field) { return view_of(cells[index_of(field)], plan); };
    normalise(Field::name, cell(Field::name), {}, plan.context, draft);
    read_identity(cell(Field::idNo), {}, plan.context.day_of_import, draft);
    normalise(Field::employer, cell(Field::employer), {}, plan.context, draft);
    normalise(Field::uscc, cell(Field::uscc), {}, plan.context, draft);
    normalise(Field::bankCard, cell(Field::bankCard), {}, plan.context, draft);
    if (!value(Field::name).empty() && !is_rejected(Field::name)) {
        key.name = hash_text(key_of_name(value(Field::name)));
    }
    if (!value(Field::idNo).empty() && !is_rejected(Field::idNo)) {
        key.id = hash_text(value(Field::idNo));
    }
    if (!value(Field::employer).empty()) {
        key.employer = hash_text(text::remove_spaces(value(Field::employer)));
    }
    if (!value(Field::uscc).empty()) {
        key.uscc = hash_text(value(Field::uscc));
        key.computes = std::none_of(draft.notes.begin(), draft.notes.end(), [](const Note& note) {
            return note.field == Field::uscc && note.action != Action::repair && note.code != "uscc.lookalike";
        });
    }
    if (!value(Field::bankCard).empty()) {
        key.card = hash_text(value(Field::bankCard));
    }
    key.raw = hash_text(std::string(cell(Field::idNo).text) + '\n' + std::string(cell(Field::name).text));
    return key;
}

/// Words for a cell's content in a finding.
std::string original_of(const Cell* cell, const Plan& plan) {
    if (cell == nullptr) {
        return {};
    }
    std::string shown = cell->text;
    if (cell->type == CellType::boolean) {
        shown = cell->text == "1" ? "TRUE" : "FALSE";
    } else if (cell->type == CellType::date && cell->text.size() < 20) {
        const std::string day = tabular::date_of_serial(std::strtod(cell->text.c_str(), nullptr), plan.uses_1904);
        if (!day.empty()) {
            shown = day;
        }
    }
    if (shown.size() > 400) {
        shown.resize(400);
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) {
            shown.pop_back();
        }
        if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0x80) {
            shown.pop_back();
        }
        shown += "…";
    }
    return shown;
}

void settle_outcome(Draft& draft, const CellsOfFields& cells, const Plan& plan, Line& line) {
    // A rejected cell has one reason: what was repaired on the way to it says nothing more.
    auto& notes = draft.notes;
    std::erase_if(notes, [&](const Note& note) {
        return note.action != Action::reject && note.field &&
               std::any_of(notes.begin(), notes.end(), [&](const Note& other) {
                   return other.action == Action::reject && other.field == note.field;
               });
    });
    const bool is_id_rejected = std::any_of(notes.begin(), notes.end(), [](const Note& note) {
        return note.field == Field::idNo && note.action == Action::reject;
    });
    if (is_id_rejected) {  // nor does a number in doubt say how old anybody is
        std::erase_if(notes, [](const Note& note) { return note.code == "date.before_age"; });
    }
    Action worst = Action::repair;
    for (const Note& note : notes) {
        worst = std::max(worst, note.action);
    }
    line.outcome = worst == Action::reject ? Outcome::reject
                   : worst == Action::warn ? Outcome::import_warn
                                           : Outcome::import;
    line.findings.clear();
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Note& note = notes[i];
        const bool is_habit = plan.habits.covers(note, note.field ? cells[index_of(*note.field)] : nullptr);
        const bool is_again =
            std::any_of(notes.begin(), notes.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Note& earlier) { return earlier.code == note.code && earlier.field == note.field; });
        if (!is_habit && !is_again) {
            line.findings.push_back({std::string(note.code), note.action, note.field,
                                     note.field ? original_of(cells[index_of(*note.field)], plan) : std::string{}});
        }
    }
}

bool is_cancelled(const Options& options) {
    return options.cancel != nullptr && options.cancel->load(std::memory_order_relaxed);
}

base::Error cancelled() {
    return base::Error{"roster_cancelled", "Reading the roster was cancelled.", "Start it again when you want it."};
}

void show_progress(const Options& options, const tabular::Workbook& workbook, double begin) {
    if (options.progress != nullptr) {
        options.progress->store(begin + workbook.progress() / 2, std::memory_order_relaxed);
    }
}

/// Applies what other lines say. `claimed` keeps, for each group of one person with one employer, the line that counts.
void apply_verdict(const CrossRows::Verdict& verdict, std::vector<std::uint64_t>& claimed, Draft& draft) {
    if (verdict.has_two_names) {
        draft.reject(Field::idNo, "dup.one_id_two_names");
        return;
    }
    if (verdict.shares_card && !draft.at(Field::bankCard).empty()) {
        draft.warn(Field::bankCard, "card.shared");
    }
    if (verdict.employer_disagrees) {
        draft.warn(Field::employer, "employer.conflict");
    }
    if (verdict.group == 0) {
        return;
    }
    std::uint64_t& first = claimed[verdict.group];
    if (first != 0) {
        draft.reject(Field::idNo, first == verdict.raw ? "dup.same_person" : "dup.after_normalising");
        return;
    }
    if (verdict.has_two_employers) {
        draft.warn(Field::idNo, "dup.two_employers");
    }
    // A line that goes back to the employer anyway does not stand in the way of a good one.
    const bool is_rejected = std::any_of(draft.notes.begin(), draft.notes.end(),
                                         [](const Note& note) { return note.action == Action::reject; });
    if (!is_rejected) {
        first = verdict.raw;
    }
}

}  // namespace

base::Result<Summary> inspect(const std::string& path, const Options& options) {
    const auto workbook = LIUCAI_TRY(tabular::Workbook::open(path));
    const Plan plan = LIUCAI_TRY(make_plan(*workbook, options, path));
    return summary_of(plan, *workbook);
}

base::Result<Summary> read_roster(const std::string& path, const Options& options,
                                  const std::function<void(const Line&)>& on_line) {
    const auto workbook = LIUCAI_TRY(tabular::Workbook::open(path));
    const Plan plan = LIUCAI_TRY(make_plan(*workbook, options, path));
    Summary summary = summary_of(plan, *workbook);

    // Pass 1: keys.
    CrossRows cross;
    Draft draft;
    CellsOfFields cells;
    // 同上 counts here only where lines are compared: in the employer and its code.
    std::array<Cell, 2> cells_above;
    bool has_ditto = false;
    bool is_stopped = false;
    LIUCAI_TRY(workbook->read(plan.table.sheet_index, [&](const Row& row) {
        if (row.number % 256 == 0) {
            show_progress(options, *workbook, 0.0);
            if (is_cancelled(options)) {
                is_stopped = true;
                return false;
            }
        }
        if (row.number <= plan.table.header_last_row || kind_of(row, plan) != LineKind::person) {
            return true;
        }
        place_cells(row, plan, cells);
        has_ditto = has_ditto || std::any_of(cells.begin(), cells.end(), is_ditto_cell);
        for (const auto& [field, above] :
             {std::pair{Field::employer, &cells_above[0]}, std::pair{Field::uscc, &cells_above[1]}}) {
            const Cell*& cell = cells[index_of(field)];
            if (is_ditto_cell(cell)) {
                cell = above->type == CellType::empty ? nullptr : above;
            } else if (cell != nullptr) {
                *above = *cell;
            } else {
                above->type = CellType::empty;
            }
        }
        cross.add(key_of_line(row, cells, plan, draft));
        return true;
    }));
    if (is_stopped) {
        return cancelled();
    }
    const auto& columns = plan.column_of_field;
    cross.spread_merged(plan.merged, {columns[index_of(Field::name)], columns[index_of(Field::idNo)],
                                      columns[index_of(Field::employer)], columns[index_of(Field::uscc)],
                                      columns[index_of(Field::bankCard)]});
    cross.settle();

    // Pass 2: lines.
    MergedCells merged_cells(plan.merged);
    DittoMemory ditto(has_ditto);
    std::vector<std::uint64_t> claimed(cross.group_count() + 1, 0);
    std::size_t person_index = 0;
    std::uint32_t last_row = plan.table.header_last_row;
    std::vector<std::uint32_t> blanks;  // lines without content, handed over only when more follows
    Line line;
    line.sheet = plan.table.sheet;
    const auto skip = [&](std::uint32_t row, std::string_view code) {
        line.row = row;
        line.outcome = Outcome::skip;
        for (auto& value : line.values) {
            value.clear();
        }
        line.findings.clear();
        line.findings.push_back({std::string(code), Action::skip, std::nullopt, ""});
        ++summary.skipped_count;
        on_line(line);
    };
    const auto note_gap = [&](std::uint32_t next_row) {
        for (std::uint32_t row = last_row + 1; row < next_row && blanks.size() < kBlankLinesMax; ++row) {
            blanks.push_back(row);
        }
        last_row = next_row;
    };
    LIUCAI_TRY(workbook->read(plan.table.sheet_index, [&](const Row& row) {
        if (row.number % 256 == 0) {
            show_progress(options, *workbook, 0.5);
            if (is_cancelled(options)) {
                is_stopped = true;
                return false;
            }
        }
        if (row.number <= plan.table.header_last_row) {
            return true;
        }
        const LineKind kind = kind_of(row, plan);
        note_gap(row.number);
        if (kind == LineKind::blank) {
            if (blanks.size() < kBlankLinesMax) {
                blanks.push_back(row.number);
            }
            return true;
        }
        for (const std::uint32_t blank : blanks) {
            skip(blank, "row.blank");
        }
        blanks.clear();
        draft.clear();
        place_cells(row, plan, cells);
        merged_cells.apply(row, plan, cells,
                           draft);  // also remembers the top cells of ranges, whatever line they are on
        if (kind != LineKind::person) {
            skip(row.number, skip_code(kind));
            return true;
        }
        ditto.apply(cells, draft);
        read_line(cells, plan, draft);
        if (row.is_hidden) {
            draft.notes.push_back({"row.hidden", Action::warn, std::nullopt});
        }
        const auto struck = static_cast<std::size_t>(
            std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.is_struck; }));
        if (struck * 2 > row.cells.size()) {
            draft.notes.push_back({"row.struck", Action::warn, std::nullopt});
        } else if (struck > 0) {
            for (std::size_t i = 0; i < kFieldCount; ++i) {
                if (cells[i] != nullptr && cells[i]->is_struck) {
                    draft.warn(static_cast<Field>(i), "cell.struck");
                }
            }
        }
        LIUCAI_ENSURE(person_index < cross.person_count(), "both passes see the same lines");
        apply_verdict(cross.verdict(person_index++), claimed, draft);
        settle_outcome(draft, cells, plan, line);
        ditto.remember(cells);
        line.row = row.number;
        if (line.outcome == Outcome::reject) {
            ++summary.rejected_count;
            for (auto& value : line.values) {
                value.clear();
            }
        } else {
            ++summary.imported_count;
            summary.warned_count += line.outcome == Outcome::import_warn ? 1U : 0U;
            std::swap(line.values, draft.values);
        }
        on_line(line);
        return true;
    }));
    if (is_stopped) {
        return cancelled();
    }
    if (options.progress != nullptr) {
        options.progress->store(1.0, std::memory_order_relaxed);
    }
    return summary;
}

}  // namespace liucai::roster
