#include <algorithm>
#include <map>

#include "call.hpp"
#include "context.hpp"
#include "explain.hpp"
#include "query.hpp"
#include "shapes.hpp"
#include "summary.hpp"

namespace liucai::api {

namespace {

base::Error policy_not_decided(const std::string& policy) {
    return base::Error{"policy_not_decided", "the policy '" + policy + "' was not decided in this run",
                       "name it when deciding, or leave the parameter away"}
        .with("policy", policy)
        .at("query policy");
}

std::optional<roster::Outcome> outcome_named(std::string_view text) {
    for (const auto outcome :
         {roster::Outcome::import, roster::Outcome::import_warn, roster::Outcome::reject, roster::Outcome::skip}) {
        if (roster::to_text(outcome) == text) {
            return outcome;
        }
    }
    return std::nullopt;
}

std::optional<policy::Status> status_named(std::string_view text) {
    for (const auto status : {policy::Status::yes, policy::Status::no, policy::Status::unknown}) {
        if (policy::to_text(status) == text) {
            return status;
        }
    }
    return std::nullopt;
}

Answer summary(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    return json_response(summary_json(*run, *decided, call.language));
}

json::Json person_row(const Decided& decided, std::size_t person, Language language) {
    json::Array results;
    for (std::size_t column = 0; column < decided.policies.size(); ++column) {
        const Cell& cell = decided.cell(person, column);
        const policy::Policy& policy = *decided.policies[column];
        const std::string& reason = decided.reasons[cell.reason];
        json::Object one{{"policy", policy.id}, {"status", policy::to_text(cell.status)}};
        if (cell.amount != 0) {
            one.emplace_back("amount", decided.amount_texts[cell.amount]);
        }
        one.emplace_back("reason", reason);
        one.emplace_back("reasonLabel", reason_label(policy, reason, language));
        one.emplace_back("isConflict", cell.is_conflict);
        results.emplace_back(std::move(one));
    }
    const People::Fields fields = decided.people->fields(person);
    const auto field = [&fields](roster::Field which) { return fields[static_cast<std::size_t>(which)]; };
    return json::Object{{"row", static_cast<std::int64_t>(decided.people->row(person))},
                        {"seq", field(roster::Field::seq)},
                        {"name", field(roster::Field::name)},
                        {"idNo", masked(roster::Field::idNo, field(roster::Field::idNo))},
                        {"employer", field(roster::Field::employer)},
                        {"degree", field(roster::Field::degree)},
                        {"outcome", roster::to_text(decided.people->outcome(person))},
                        {"results", std::move(results)}};
}

Answer people(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    PeopleFilter filter;
    if (const std::string policy(call.text("policy")); !policy.empty()) {
        filter.column = decided->column(policy);
        if (!filter.column) {
            return policy_not_decided(policy);
        }
    }
    filter.status = status_named(call.text("status"));
    filter.reason = call.text("reason");
    filter.outcome = outcome_named(call.text("outcome"));
    filter.employer = call.text("employer");
    filter.search = call.text("q");

    const PeopleMatcher matcher(*decided, filter);
    std::vector<std::uint32_t> found;
    for (std::uint32_t person = 0; person < decided->people->size(); ++person) {
        if (matcher.matches(person)) {
            found.push_back(person);
        }
    }
    std::string_view sort = call.text("sort");
    const bool is_descending = sort.starts_with('-');
    sort.remove_prefix(is_descending ? 1 : 0);
    const Order order = sort == "name"       ? Order::name
                        : sort == "employer" ? Order::employer
                        : sort == "amount"   ? Order::amount
                                             : Order::row;
    sort_people(*decided, found, order, is_descending, filter.column);

    json::Array rows;
    const std::size_t end = std::min<std::size_t>(found.size(), call.number("offset") + call.number("limit"));
    for (std::size_t i = call.number("offset"); i < end; ++i) {
        rows.push_back(person_row(*decided, found[i], call.language));
    }
    return json_response(json::Object{{"total", found.size()},
                                      {"rows", std::move(rows)},
                                      {"facets", facets(*decided, matcher, filter, call.language)}});
}

Answer person(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    const auto row = static_cast<std::uint32_t>(call.number("row"));
    const auto found = decided->person_at_row(row);
    if (!found) {
        return base::Error{"person_unknown", "line " + std::to_string(row) + " is no imported person",
                           "GET /api/roster/people lists the persons, GET /api/roster/lines the others"}
            .with("row", std::to_string(row))
            .at("query row");
    }
    const People::Fields values = decided->people->fields(*found);
    json::Array fields;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto field = static_cast<roster::Field>(i);
        fields.push_back(json::Object{{"field", roster::to_text(field)},
                                      {"label", field_label(field, call.language)},
                                      {"value", masked(field, values[i])}});
    }
    json::Array findings;
    const auto line = std::ranges::find(decided->found_lines, row, &FoundLine::row);
    if (line != decided->found_lines.end()) {
        for (const roster::Finding& finding : line->findings) {
            findings.push_back(to_json(finding, call.language));
        }
    }
    json::Array policies;
    for (const policy::Policy* policy : decided->policies) {
        policies.push_back(explain_policy(*decided, *found, *policy, call.language, call.is_true("trace")));
    }
    return json_response(json::Object{{"run", run->id()},
                                      {"row", static_cast<std::int64_t>(row)},
                                      {"sheet", decided->people->sheet(*found)},
                                      {"outcome", roster::to_text(decided->people->outcome(*found))},
                                      {"name", values[static_cast<std::size_t>(roster::Field::name)]},
                                      {"fields", std::move(fields)},
                                      {"findings", std::move(findings)},
                                      {"policies", std::move(policies)}});
}

Answer lines(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    const auto outcome = outcome_named(call.text("outcome"));
    const std::string_view code = call.text("code");
    const std::uint64_t offset = call.number("offset");
    const std::uint64_t limit = call.number("limit");
    std::size_t total = 0;
    json::Array rows;
    for (const FoundLine& line : decided->found_lines) {
        const bool is_wanted =
            (!outcome || line.outcome == *outcome) &&
            (code.empty() || std::ranges::find(line.findings, code, &roster::Finding::code) != line.findings.end());
        if (!is_wanted) {
            continue;
        }
        if (total++ < offset || rows.size() >= limit) {
            continue;
        }
        json::Array findings;
        for (const roster::Finding& finding : line.findings) {
            findings.push_back(to_json(finding, call.language));
        }
        rows.push_back(json::Object{{"sheet", line.sheet},
                                    {"row", static_cast<std::int64_t>(line.row)},
                                    {"outcome", roster::to_text(line.outcome)},
                                    {"name", line.name},
                                    {"findings", std::move(findings)}});
    }
    return json_response(json::Object{{"total", total}, {"rows", std::move(rows)}});
}

}  // namespace

void add_result_operations(OperationTable& table) {
    table.emplace("rosterSummary", &summary);
    table.emplace("rosterPeople", &people);
    table.emplace("rosterPerson", &person);
    table.emplace("rosterLines", &lines);
}

}  // namespace liucai::api
