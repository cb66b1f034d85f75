// Runs the stories in scenarios/: cells, headers, and small rosters as CSV.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <liucai/calendar/calendar.hpp>
#include <liucai/roster/roster.hpp>
#include <liucai/testkit/scenario.hpp>
#include <liucai/text/text.hpp>
#include <sstream>

#include "header_words.hpp"
#include "identity.hpp"
#include "normalise.hpp"

namespace liucai::roster {
namespace {

using tabular::CellType;

ReadingContext the_day() { return {*calendar::parse_day("2026-11-01")}; }

/// \n, \t, \s (a space), \u00A0 in a story are the characters they stand for.
std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            out.push_back(text[i]);
            continue;
        }
        const char c = text[++i];
        if (c == 'n') {
            out.push_back('\n');
        } else if (c == 't') {
            out.push_back('\t');
        } else if (c == 's') {
            out.push_back(' ');
        } else if (c == 'u' && i + 4 < text.size()) {
            text::append(out, static_cast<char32_t>(std::stoul(std::string(text.substr(i + 1, 4)), nullptr, 16)));
            i += 4;
        } else {
            out.push_back(c);
        }
    }
    return out;
}

struct StoryCell {
    std::string text;
    CellType type = CellType::text;
    std::string header;
    bool uses_1904 = false;
};

/// "number:45505", "date:45505", "bool:1", "error:#N/A", "blank", or text.
StoryCell cell_of(std::string_view rest) {
    StoryCell cell;
    if (rest.starts_with("header=")) {
        const auto end = rest.find(' ');
        cell.header = unescape(rest.substr(7, end - 7));
        rest.remove_prefix(end + 1);
    }
    if (rest.starts_with("1904 ")) {
        cell.uses_1904 = true;
        rest.remove_prefix(5);
    }
    for (const auto& [prefix, type] : {std::pair{"number:", CellType::number}, std::pair{"date:", CellType::date},
                                       std::pair{"bool:", CellType::boolean}, std::pair{"error:", CellType::error}}) {
        if (rest.starts_with(prefix)) {
            cell.type = type;
            rest.remove_prefix(std::string_view(prefix).size());
        }
    }
    cell.text = unescape(rest);
    if (rest == "blank") {
        cell.type = CellType::empty;
        cell.text.clear();
    }
    return cell;
}

std::string outcome_of(const Draft& draft, const std::string& value) {
    Action worst = Action::repair;
    std::string codes;
    for (const Note& note : draft.notes) {
        worst = std::max(worst, note.action);
        codes += " " + std::string(note.code);
    }
    const std::string_view outcome = draft.notes.empty() ? "as it is" : to_text(worst);
    return (worst == Action::reject ? std::string(outcome)
                                    : (value.empty() ? "unknown" : value) + ", " + std::string(outcome)) +
           (codes.empty() ? "" : ":" + codes) + "\n";
}

std::string read_cell(std::string_view rest) {
    const auto space = rest.find(' ');
    const auto field = field_named(rest.substr(0, space));
    if (!field) {
        return "no such field\n";
    }
    const StoryCell cell = cell_of(space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1));
    const CellView view{cell.type, cell.text, false, cell.uses_1904};
    ColumnTraits traits;
    if (!cell.header.empty()) {
        const auto meaning = meaning_of_header(cell.header);
        if (meaning.field != field) {
            return "the header means another field\n";
        }
        traits = meaning.traits;
    }
    Draft draft;
    if (*field == Field::idNo) {
        read_identity(view, {}, the_day().day_of_import, draft);
        std::erase_if(draft.notes, [](const Note& note) { return note.code == "id.type_from_number"; });
    } else {
        normalise(*field, view, traits, the_day(), draft);
    }
    std::string out = draft.at(*field);
    if (!draft.full_time_aside.empty()) {
        out += " fullTime=" + std::string(draft.full_time_aside);
    }
    if (!draft.tier_aside.empty()) {
        out += " schoolTier=" + std::string(draft.tier_aside);
    }
    if (out.starts_with(" ")) {
        out = "unknown" + out;
    }
    return outcome_of(draft, out);
}

/// identity <type> | <number>
std::string read_identity_story(std::string_view rest) {
    const auto bar = rest.find(" | ");
    const StoryCell type = cell_of(rest.substr(0, bar));
    const StoryCell number = cell_of(rest.substr(bar + 3));
    Draft draft;
    read_identity({number.type, number.text}, {type.type, type.text}, the_day().day_of_import, draft);
    const std::string& said = draft.at(Field::idType);
    return outcome_of(draft, draft.at(Field::idNo) + " " + (said.empty() ? "unknown" : said));
}

std::string describe_header(std::string_view rest) {
    const auto meaning = meaning_of_header(unescape(rest));
    std::string out(meaning.field ? to_text(*meaning.field) : std::string_view("unknown"));
    switch (meaning.traits.unit) {
        case ColumnTraits::Unit::ten_thousand_yuan:
            out += " in 10000 yuan";
            break;
        case ColumnTraits::Unit::thousand_yuan:
            out += " in 1000 yuan";
            break;
        case ColumnTraits::Unit::years:
            out += meaning.field == Field::contractYears ? "" : " in years";
            break;
        case ColumnTraits::Unit::months:
            out += meaning.field == Field::contractYears ? " in months" : "";
            break;
        default:
            break;
    }
    out += meaning.traits.is_negated ? " asked the other way round" : "";
    out += meaning.traits.asks_yes_no ? " asked by yes or no" : "";
    return out + (meaning.strength == Strength::weak ? ", if nothing better" : "") + "\n";
}

/// roster [field field …], with the file as CSV below: row, outcome, codes, and the fields asked for.
std::string read_csv_story(const testkit::Step& step) {
    const std::string path = testing::TempDir() + "roster_story.csv";
    std::ofstream(path, std::ios::binary) << step.body;
    Options options;
    options.day_of_import = the_day().day_of_import;
    for (const auto& [key, value] : step.fields) {
        options.map[key] = value;
    }
    std::string out;
    const auto summary = read_roster(path, options, [&](const Line& line) {
        out += std::to_string(line.row) + " " + std::string(to_text(line.outcome));
        for (const Finding& finding : line.findings) {
            out += " " + finding.code;
        }
        if (line.outcome == Outcome::import || line.outcome == Outcome::import_warn) {
            for (const std::string& word : step.words) {
                const auto field = field_named(word);
                const std::string& value = line.values[static_cast<std::size_t>(*field)];
                out += " " + word + "=" + (value.empty() ? "unknown" : value);
            }
        }
        out += "\n";
    });
    if (!summary) {
        return "refused " + summary.error().code + "\n" + summary.error().message + "\n";
    }
    for (const Finding& finding : summary.value().file_findings) {
        if (finding.code != "header.position") {
            out += "file: " + finding.code + (finding.field ? " " + std::string(to_text(*finding.field)) : "") + "\n";
        }
    }
    return out;
}

std::string tell(const testkit::Step& step) {
    if (step.verb == "cell") {
        return read_cell(step.rest);
    }
    if (step.verb == "identity") {
        return read_identity_story(step.rest);
    }
    if (step.verb == "header") {
        return describe_header(step.rest);
    }
    if (step.verb == "roster") {
        return read_csv_story(step);
    }
    return "no such verb: " + step.verb + "\n";
}

TEST(RosterStories, AllEndAsTold) {
    const auto files = testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios");
    ASSERT_FALSE(files.empty());
    for (const std::string& file : files) {
        const std::string differences = testkit::run_scenario(file, tell);
        EXPECT_TRUE(differences.empty()) << differences;
    }
}

}  // namespace
}  // namespace liucai::roster
