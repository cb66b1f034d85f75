#include "shapes.hpp"

#include <liucai/calendar/calendar.hpp>
#include <liucai/policy/facts.hpp>
#include <liucai/text/text.hpp>

#include <algorithm>

namespace liucai::api {

json::Json to_json(const policy::Words& words) { return json::Object{{"zh", words.zh}, {"en", words.en}}; }

json::Json to_json(const policy::Source& source) {
    return json::Object{{"title", source.title},
                        {"documentNumber", source.document_number},
                        {"url", source.url},
                        {"grade", source.grade},
                        {"asOf", source.as_of}};
}

json::Json to_json(const policy::Clause& clause) {
    return json::Object{{"id", clause.id}, {"text", to_json(clause.text)}};
}

// What a cell held may be a number of a person even where its column is another: long numbers are masked everywhere.
std::string masked_original(const roster::Finding& finding) {
    if (finding.field && is_masked(*finding.field)) {
        return masked(*finding.field, finding.original);
    }
    const auto digits = std::ranges::count_if(finding.original, [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 11 ? text::mask_internal(finding.original) : finding.original;
}

json::Json to_json(const roster::Finding& finding, Language language) {
    roster::Finding shown = finding;
    shown.original = masked_original(finding);
    json::Object out{{"code", shown.code},
                     {"action", roster::to_text(shown.action)},
                     {"text", roster::explain(shown, to_text(language))}};
    if (shown.field) {
        out.emplace_back("field", roster::to_text(*shown.field));
        out.emplace_back("fieldLabel", field_label(*shown.field, language));
    }
    out.emplace_back("original", shown.original);
    return out;
}

json::Json to_json(const Inspection& inspection, Language language) {
    json::Array sheets;
    for (const auto& [name, is_hidden] : inspection.sheets) {
        sheets.push_back(json::Object{{"name", name}, {"isHidden", is_hidden}});
    }
    json::Array columns;
    for (const roster::ColumnGuess& column : inspection.summary.columns) {
        columns.push_back(json::Object{{"column", column.column},
                                       {"header", column.header},
                                       {"field", column.field ? json::Json(roster::to_text(*column.field)) : nullptr},
                                       {"isHidden", column.is_hidden}});
    }
    json::Array findings;
    for (const roster::Finding& finding : inspection.summary.file_findings) {
        findings.push_back(to_json(finding, language));
    }
    return json::Object{{"format", inspection.summary.file_format},
                        {"sheet", inspection.summary.sheet},
                        {"sheets", std::move(sheets)},
                        {"headerRow", static_cast<std::int64_t>(inspection.summary.header_row)},
                        {"columns", std::move(columns)},
                        {"fileFindings", std::move(findings)}};
}

const policy::Clause* find_clause(const policy::Policy& policy, std::string_view id) {
    const auto found = std::ranges::find(policy.clauses, id, [](const policy::Clause& one) { return one.id; });
    return found == policy.clauses.end() ? nullptr : &*found;
}

std::string_view in(Language language, const policy::Words& words) {
    return language == Language::zh ? words.zh : words.en;
}

std::string reason_label(const policy::Policy& policy, std::string_view reason, Language language) {
    if (reason.empty()) {
        return {};
    }
    for (const policy::Gate& gate : policy.gates) {
        if (gate.code == reason) {
            return std::string(in(language, gate.label));
        }
    }
    return reason == policy::kTierReason ? std::string(word("reason.TIER", language)) : std::string(reason);
}

std::string value_text(const feel::Value& value, Language language) {
    switch (value.kind()) {
        case feel::Kind::null:
            return {};
        case feel::Kind::boolean:
            return std::string(word(value.is_true() ? "value.true" : "value.false", language));
        case feel::Kind::number:
            return value.number().to_canonical_text();
        default:
            return feel::to_string_value(value);
    }
}

json::Json value_json(const feel::Value& value) {
    switch (value.kind()) {
        case feel::Kind::null:
            return nullptr;
        case feel::Kind::boolean:
            return value.is_true();
        case feel::Kind::number: {
            // A number that FEEL writes with an exponent is JSON as well.
            return json::NumberText{value.number().to_canonical_text()};
        }
        case feel::Kind::list: {
            json::Array out;
            for (const feel::Value& item : value.list()) {
                out.push_back(value_json(item));
            }
            return out;
        }
        case feel::Kind::context: {
            json::Object out;
            for (const auto& [name, entry] : value.context().entries()) {
                out.emplace_back(name, value_json(entry));
            }
            return out;
        }
        default:
            return feel::to_string_value(value);
    }
}

std::string fact_label(std::string_view name, Language language) {
    for (const policy::FactInfo& fact : policy::known_facts()) {
        if (fact.name == name) {
            return std::string(in(language, fact.label));
        }
    }
    return std::string(name);
}

std::string detail_label(std::string_view name, Language language) {
    const std::string_view known = find_word("detail." + std::string(name), language);
    return std::string(known.empty() ? name : known);
}

json::Json fact_json(std::string_view name, const feel::Value& value, Language language) {
    return json::Object{{"name", name}, {"label", fact_label(name, language)}, {"value", value_text(value, language)}};
}

bool is_masked(roster::Field field) {
    return field == roster::Field::idNo || field == roster::Field::phone || field == roster::Field::bankCard;
}

std::string masked(roster::Field field, std::string_view value) {
    if (value.empty() || !is_masked(field)) {
        return std::string(value);
    }
    return field == roster::Field::phone ? text::mask_phone(value) : text::mask_internal(value);
}

std::string field_label(roster::Field field, Language language) {
    return std::string(word("field." + std::string(roster::to_text(field)), language));
}

std::string day_text(std::chrono::sys_days day) { return calendar::to_text(day); }

}  // namespace liucai::api
