#include "results_workbook.hpp"

#include <liucai/tabular/workbook.hpp>

#include "shapes.hpp"
#include "summary.hpp"

namespace liucai::api {

namespace {

using Style = tabular::Writer::Style;

void write_people(tabular::Writer& out, const Decided& decided, Language language) {
    std::vector<tabular::Writer::Column> columns{
        {std::string(word("column.row", language)), 10},      {field_label(roster::Field::seq, language), 8},
        {field_label(roster::Field::name, language), 14},     {field_label(roster::Field::idNo, language), 22},
        {field_label(roster::Field::employer, language), 30}, {field_label(roster::Field::degree, language), 10}};
    for (const policy::Policy* policy : decided.policies) {
        const std::string title = policy->id + " " + std::string(in(language, policy->title));
        columns.push_back({title + " · " + std::string(word("column.status", language)), 12});
        columns.push_back({title + " · " + std::string(word("column.amount", language)) + " (" +
                               std::string(in(language, policy->unit)) + ")",
                           14});
        columns.push_back({title + " · " + std::string(word("column.reason", language)), 24});
    }
    out.add_sheet(std::string(word("sheet.people", language)), columns);
    for (std::size_t person = 0; person < decided.people->size(); ++person) {
        const auto row = static_cast<std::uint32_t>(person + 1);
        const People::Fields fields = decided.people->fields(person);
        const auto field = [&fields](roster::Field which) { return fields[static_cast<std::size_t>(which)]; };
        out.number(row, 0, decided.people->row(person));
        out.text(row, 1, field(roster::Field::seq));
        out.text(row, 2, field(roster::Field::name));
        out.text(row, 3, masked(roster::Field::idNo, field(roster::Field::idNo)));
        out.text(row, 4, field(roster::Field::employer));
        out.text(row, 5, field(roster::Field::degree));
        std::uint32_t at = 6;
        for (std::size_t column = 0; column < decided.policies.size(); ++column, at += 3) {
            const Cell& cell = decided.cell(person, column);
            const policy::Policy& policy = *decided.policies[column];
            const Style style = cell.status == policy::Status::unknown ? Style::warning : Style::plain;
            out.text(row, at, word("status." + std::string(policy::to_text(cell.status)), language), style);
            if (cell.amount != 0) {
                out.number(row, at + 1, decided.amounts[cell.amount].to_double(), Style::money);
            }
            std::string reason = reason_label(policy, decided.reasons[cell.reason], language);
            if (cell.is_conflict) {
                reason += (reason.empty() ? "" : " · ") + std::string(word("column.conflict", language));
            }
            if (!reason.empty()) {
                out.text(row, at + 2, reason, cell.is_conflict ? Style::warning : Style::plain);
            }
        }
    }
}

void write_policies(tabular::Writer& out, const Decided& decided, Language language) {
    std::vector<tabular::Writer::Column> columns;
    for (const auto& [key, width] : {std::pair{"column.policy", 14},
                                     {"column.title", 24},
                                     {"column.yes", 14},
                                     {"column.no", 14},
                                     {"column.unknown", 18},
                                     {"column.total", 16},
                                     {"column.unit", 10},
                                     {"column.schedule", 36},
                                     {"column.source", 48},
                                     {"column.number", 24},
                                     {"column.grade", 12},
                                     {"column.sample", 10}}) {
        columns.push_back({std::string(word(key, language)), static_cast<double>(width)});
    }
    out.add_sheet(std::string(word("sheet.policies", language)), columns);
    for (std::size_t column = 0; column < decided.policies.size(); ++column) {
        const auto row = static_cast<std::uint32_t>(column + 1);
        const policy::Policy& policy = *decided.policies[column];
        const PolicyCounts count = count_policy(decided, column);
        out.text(row, 0, policy.id);
        out.text(row, 1, in(language, policy.title));
        out.number(row, 2, static_cast<double>(count.yes));
        out.number(row, 3, static_cast<double>(count.no));
        out.number(row, 4, static_cast<double>(count.unknown));
        out.number(row, 5, count.amount.to_double(), Style::money);
        out.text(row, 6, in(language, policy.unit));
        out.text(row, 7, in(language, policy.schedule));
        out.text(row, 8, policy.source.title);
        out.text(row, 9, policy.source.document_number);
        out.text(row, 10, policy.source.grade);
        out.text(row, 11, word(policy.is_sample ? "value.true" : "value.false", language));
    }
}

void write_about(tabular::Writer& out, const Run& run, const Decided& decided, Language language) {
    out.add_sheet(std::string(word("sheet.about", language)), {{"", 20}, {"", 80}});
    std::uint32_t row = 1;
    const auto line = [&](std::string_view name, std::string_view value) {
        out.text(row, 0, name, Style::note);
        out.text(row, 1, value);
        ++row;
    };
    line(word("about.file", language), run.file_name);
    line(word("about.pack", language), in(language, decided.pack->title()));
    line(word("about.asOf", language), day_text(decided.as_of));
    line(word("about.persons", language), std::to_string(decided.people->size()));
    for (const char* key : {"about.masked", "about.unknown", "about.sample"}) {
        line("", word(key, language));
    }
}

}  // namespace

base::Status write_results_workbook(const Run& run, const Decided& decided, const std::string& path,
                                    Language language) {
    const auto out = LIUCAI_TRY(tabular::Writer::create(path));
    write_people(*out, decided, language);
    write_policies(*out, decided, language);
    write_about(*out, run, decided, language);
    return out->close();
}

}  // namespace liucai::api
