#include "header_finder.hpp"

#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>

#include "cell_text.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;
using tabular::Row;

constexpr std::size_t kRowsToLookAt = 60;
constexpr std::size_t kHeaderDepthMax = 3;
constexpr std::uint32_t kColumnsToLookAt = 512;

/// The first rows of a sheet, as text by column.
struct Head {
    struct Line {
        std::uint32_t number = 0;
        std::vector<std::string> texts;  ///< by column; "" where there is none
        std::size_t filled_count = 0;
    };
    std::vector<Line> lines;
};

base::Result<Head> read_head(tabular::Workbook& workbook, std::size_t sheet) {
    Head head;
    LIUCAI_TRY(workbook.read(sheet, [&](const Row& row) {
        Head::Line line;
        line.number = row.number;
        for (const auto& cell : row.cells) {
            if (cell.column >= kColumnsToLookAt) {
                break;
            }
            if (cell.type != CellType::text || cell.text.size() > 2000) {
                continue;
            }
            if (line.texts.size() <= cell.column) {
                line.texts.resize(cell.column + 1);
            }
            line.texts[cell.column] = cell.text;
            ++line.filled_count;
        }
        head.lines.push_back(std::move(line));
        return head.lines.size() < kRowsToLookAt;
    }));
    return head;
}

std::string_view text_at(const Head::Line& line, std::size_t column) {
    return column < line.texts.size() ? std::string_view(line.texts[column]) : std::string_view{};
}

/// A heading over several columns reaches right until the next heading of its line.
std::string_view group_at(const Head::Line& line, std::size_t column) {
    for (std::size_t c = std::min(column + 1, line.texts.size()); c-- > 0;) {
        if (!line.texts[c].empty()) {
            return line.texts[c];
        }
    }
    return {};
}

/// Groups whose members are not the person's present facts.
bool is_group_of_others(std::string_view group) {
    return contains_any(group, {"第一学历", "配偶", "家庭", "联系人", "法人", "原单位", "曾", "经办", "子女", "紧急"});
}

struct Candidate {
    std::size_t first = 0;  ///< index in Head::lines
    std::size_t depth = 0;
    int score = 0;
    std::size_t field_count = 0;
    std::vector<Column> columns;
};

int weight(Strength strength) {
    switch (strength) {
        case Strength::alias:
            return 4;
        case Strength::pattern:
            return 3;
        case Strength::weak:
            return 2;
        case Strength::none:
            return 0;
    }
    return 0;
}

Candidate try_header(const Head& head, std::size_t first, std::size_t depth) {
    Candidate out;
    out.first = first;
    out.depth = depth;
    std::size_t width = 0;
    for (std::size_t i = 0; i < depth; ++i) {
        width = std::max(width, head.lines[first + i].texts.size());
    }
    std::array<int, kFieldCount> best{};
    for (std::size_t column = 0; column < width; ++column) {
        std::string_view lowest;  // of the texts in this very column
        for (std::size_t i = 0; i < depth; ++i) {
            const std::string_view text = text_at(head.lines[first + i], column);
            if (!squeeze(text).empty()) {
                lowest = text;
            }
        }
        if (lowest.empty()) {
            continue;
        }
        // The headings above, borrowed from the left where the line above is empty here.
        std::vector<std::string_view> all;
        bool is_lowest_seen = false;
        for (std::size_t i = depth; i-- > 0;) {
            const std::string_view text = text_at(head.lines[first + i], column);
            if (!squeeze(text).empty()) {
                all.insert(all.begin(), text);
                is_lowest_seen = true;
            } else if (is_lowest_seen) {
                if (const std::string_view group = group_at(head.lines[first + i], column); !group.empty()) {
                    all.insert(all.begin(), group);
                }
            }
        }
        Column guess;
        guess.index = static_cast<std::uint32_t>(column);
        guess.bare = bare_header(lowest);
        guess.header = std::string(lowest);  // a heading over several columns is not the column's own
        std::string joined;
        bool is_of_others = false;
        for (const std::string_view text : all) {
            joined += text;
            is_of_others = is_of_others || (text.data() != lowest.data() && is_group_of_others(text));
        }
        const HeaderMeaning alone = meaning_of_header(lowest);
        const HeaderMeaning together = all.size() > 1 ? meaning_of_header(joined) : alone;
        guess.meaning = together.strength == Strength::alias                                    ? together
                        : alone.strength == Strength::alias || alone.strength == Strength::weak ? alone
                        : together.field                                                        ? together
                                                                                                : alone;
        if (is_of_others && guess.meaning.field) {
            guess.meaning.strength = Strength::weak;
        }
        if (guess.meaning.field) {
            int& score = best[static_cast<std::size_t>(*guess.meaning.field)];
            score = std::max(score, weight(guess.meaning.strength));
        }
        out.columns.push_back(std::move(guess));
    }
    for (const int score : best) {
        out.score += score;
        out.field_count += score > 0 ? 1U : 0U;
    }
    return out;
}

bool has_field(const Candidate& candidate, Field field) {
    return std::any_of(candidate.columns.begin(), candidate.columns.end(),
                       [&](const Column& column) { return column.meaning.field == field; });
}

/// A line of a person below a header of one line must not be taken for the header's second line.
bool looks_like_person(const Head::Line& line) {
    for (const std::string& text : line.texts) {
        std::size_t digits = 0;
        for (const char c : text) {
            digits += c >= '0' && c <= '9' ? 1U : 0U;
        }
        if (digits >= 8) {
            return true;
        }
    }
    return false;
}

std::optional<Candidate> find_header(const Head& head) {
    std::optional<Candidate> best;
    for (std::size_t first = 0; first < head.lines.size(); ++first) {
        std::size_t fields_of_one_line_less = 0;
        for (std::size_t depth = 1; depth <= kHeaderDepthMax && first + depth <= head.lines.size(); ++depth) {
            const Head::Line& last = head.lines[first + depth - 1];
            if (depth > 1 && (looks_like_person(last) || last.number != head.lines[first + depth - 2].number + 1)) {
                break;
            }
            if (head.lines[first].filled_count < 2) {
                break;  // a title; the lines below it are looked at by themselves
            }
            Candidate candidate = try_header(head, first, depth);
            const bool is_one =
                candidate.field_count >= 3 && (has_field(candidate, Field::name) || has_field(candidate, Field::idNo));
            // Each further line must bring a field of its own.
            const bool adds = depth == 1 || candidate.field_count > fields_of_one_line_less;
            fields_of_one_line_less = std::max(fields_of_one_line_less, candidate.field_count);
            if (is_one && adds && (!best || candidate.score > best->score)) {
                best = std::move(candidate);
            }
        }
    }
    return best;
}

base::Result<std::vector<Finding>> apply_map(Table& table, const std::map<std::string, std::string>& map) {
    for (const auto& [key, value] : map) {
        std::optional<Field> field;
        if (!value.empty()) {
            field = field_named(value);
            if (!field) {
                return base::Error{"roster_map_unknown_field",
                                   "The map names a field \"" + value + "\" that does not exist.",
                                   "The fields are those of the template: seq, name, idType, idNo, phone, degree …"}
                    .with("field", value);
            }
        }
        const std::string letter = to_upper_ascii(key);
        bool is_found = false;
        for (const bool by_letter : {true, false}) {
            for (Column& column : table.columns) {
                const bool is_it = by_letter ? tabular::column_name(column.index) == letter
                                             : column.header == key || bare_header(column.header) == bare_header(key);
                if (!is_it || is_found) {
                    continue;
                }
                is_found = true;
                if (field) {
                    for (Column& other : table.columns) {
                        if (other.meaning.field == field) {
                            other.meaning = {};
                        }
                    }
                    HeaderMeaning meaning = meaning_of_header(column.header);
                    if (meaning.field != field) {
                        meaning.traits = {};
                    }
                    meaning.field = field;
                    meaning.strength = Strength::alias;
                    column.meaning = meaning;
                } else {
                    column.meaning = {};
                }
            }
        }
        if (!is_found) {
            std::string known;
            for (const Column& column : table.columns) {
                known +=
                    (known.empty() ? "" : ", ") + tabular::column_name(column.index) + " " + bare_header(column.header);
            }
            return base::Error{"roster_map_unknown_column",
                               "The map names a column \"" + key + "\" that the sheet does not have.",
                               "The columns are: " + known + "."}
                .with("column", key)
                .with("columns", known);
        }
    }
    return std::vector<Finding>{};
}

std::size_t count_rows(tabular::Workbook& workbook, std::size_t sheet, std::uint32_t after, std::size_t limit) {
    std::size_t count = 0;
    const auto status = workbook.read(sheet, [&](const Row& row) {
        count += row.number > after && row.cells.size() > 1 ? 1U : 0U;
        return count < limit;
    });
    return status ? count : 0;
}

}  // namespace

void settle_columns(Table& table) {
    std::array<Column*, kFieldCount> winner{};
    for (Column& column : table.columns) {
        column.field.reset();
        if (!column.meaning.field) {
            continue;
        }
        Column*& best = winner[static_cast<std::size_t>(*column.meaning.field)];
        const auto rank = [](const Column& c) {
            return (c.is_hidden ? 0 : 100) + (c.meaning.strength == Strength::alias     ? 3
                                              : c.meaning.strength == Strength::pattern ? 2
                                                                                        : 1);
        };
        if (best == nullptr || rank(column) > rank(*best)) {
            best = &column;
        }
    }
    for (Column* column : winner) {
        if (column != nullptr) {
            column->field = column->meaning.field;
        }
    }
}

base::Result<Table> find_table(tabular::Workbook& workbook, const Options& options, const std::string& path) {
    const auto& sheets = workbook.sheets();
    std::string names;
    for (const auto& sheet : sheets) {
        names += (names.empty() ? "" : ", ") + sheet.name;
    }
    struct Choice {
        std::size_t sheet;
        Candidate candidate;
        std::uint32_t first_row, last_row;
        std::size_t row_count = 0;
    };
    std::vector<Choice> choices;
    bool is_named = false;
    bool has_content = false;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (!options.sheet.empty() && sheets[i].name != options.sheet) {
            continue;
        }
        is_named = true;
        const Head head = LIUCAI_TRY(read_head(workbook, i));
        has_content = has_content || !head.lines.empty();
        if (auto candidate = find_header(head)) {
            const std::uint32_t first = head.lines[candidate->first].number;
            const std::uint32_t last = head.lines[candidate->first + candidate->depth - 1].number;
            choices.push_back({i, std::move(*candidate), first, last});
        }
    }
    if (!is_named && !options.sheet.empty()) {
        return base::Error{"sheet_not_found", "The workbook has no sheet \"" + options.sheet + "\".",
                           "The sheets are: " + names + "."}
            .with("sheet", options.sheet)
            .with("sheets", names);
    }
    if (!has_content) {
        return base::Error{"roster_empty", "The file has no line with anything in it.",
                           "Choose the file that holds the roster."}
            .at(path);
    }
    if (choices.empty()) {
        return base::Error{
            "roster_header_not_found",
            "No sheet has a header line that names at least three known columns, the name or the identity "
            "number among them.",
            "Put a line with 姓名, 证件号码, 单位名称 … above the people. The sheets looked at are: " + names + "."}
            .with("sheets", names)
            .at(path);
    }
    // Sheets that say nearly as much as the best one compete by sight and by how many lines they have.
    int best_score = 0;
    for (const Choice& choice : choices) {
        best_score = std::max(best_score, choice.candidate.score);
    }
    const Choice* chosen = nullptr;
    std::vector<const Choice*> rivals;
    for (Choice& choice : choices) {
        if (choice.candidate.score * 10 >= best_score * 7) {
            rivals.push_back(&choice);
            if (choices.size() > 1) {
                choice.row_count = count_rows(workbook, choice.sheet, choice.last_row, 5000);
            }
        }
    }
    const auto rank = [&](const Choice& choice) {
        return (sheets[choice.sheet].is_hidden ? 0U : 100'000'000U) + choice.row_count * 1000U +
               static_cast<std::size_t>(choice.candidate.score);
    };
    for (const Choice* rival : rivals) {
        if (chosen == nullptr || rank(*rival) > rank(*chosen)) {
            chosen = rival;
        }
    }
    Table table;
    table.sheet_index = chosen->sheet;
    table.sheet = sheets[chosen->sheet].name;
    table.header_first_row = chosen->first_row;
    table.header_last_row = chosen->last_row;
    table.columns = chosen->candidate.columns;
    const auto hidden = LIUCAI_TRY(workbook.hidden_columns(chosen->sheet));
    for (Column& column : table.columns) {
        column.is_hidden = std::find(hidden.begin(), hidden.end(), column.index) != hidden.end();
    }
    if (!options.map.empty()) {
        LIUCAI_TRY(apply_map(table, options.map));
    }
    settle_columns(table);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i == chosen->sheet || !options.sheet.empty()) {
            continue;
        }
        const bool is_rival = std::any_of(rivals.begin(), rivals.end(), [&](const Choice* rival) {
            return rival->sheet == i && rival->row_count > 0;
        });
        table.file_findings.push_back({is_rival ? "sheet.other_roster" : "sheet.irrelevant",
                                       is_rival ? Action::warn : Action::skip, std::nullopt, sheets[i].name});
    }
    return table;
}

}  // namespace liucai::roster
