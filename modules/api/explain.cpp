#include "explain.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "shapes.hpp"

namespace liucai::api {

namespace {

using decision::TracedDecision;
using decision::TracedRule;
using decision::TracedTable;
using decision::Verdict;

std::string_view verdict_text(Verdict verdict) {
    constexpr std::array<std::string_view, 4> kTexts{"yes", "no", "unknown", "not_evaluated"};
    return kTexts[static_cast<std::size_t>(verdict)];
}

json::Json rule_json(const TracedDecision& decision, const TracedRule& rule, Language language) {
    json::Array cells;
    for (const auto& cell : rule.cells) {
        const auto& inputs = decision.table->inputs;
        const bool is_known = cell.input < inputs.size();
        const std::string_view expression = is_known ? std::string_view(inputs[cell.input].text) : "";
        const std::string_view label =
            is_known && !inputs[cell.input].label.empty() ? std::string_view(inputs[cell.input].label) : expression;
        cells.push_back(json::Object{{"label", label},
                                     {"expression", expression},
                                     {"test", cell.text},
                                     {"value", is_known ? value_text(inputs[cell.input].value, language) : ""},
                                     {"verdict", verdict_text(cell.verdict)}});
    }
    json::Array annotations;
    for (const auto& [name, text] : rule.annotations) {
        if (!text.empty()) {
            annotations.push_back(json::Object{{"name", name}, {"text", text}});
        }
    }
    return json::Object{{"decision", decision.name},
                        {"rule", rule.index + 1},
                        {"cells", std::move(cells)},
                        {"annotations", std::move(annotations)}};
}

// The rule that was closest to firing: fewest conditions that failed, then fewest that are unknown, then the first.
const TracedRule* nearest_rule(const TracedTable& table) {
    const TracedRule* best = nullptr;
    std::tuple<std::ptrdiff_t, std::ptrdiff_t> best_distance;
    for (const TracedRule& rule : table.rules) {
        const auto count = [&rule](Verdict verdict) {
            return std::ranges::count(rule.cells, verdict, &decision::TracedCell::verdict);
        };
        const std::tuple distance{count(Verdict::no), count(Verdict::unknown) + count(Verdict::not_evaluated)};
        if (best == nullptr || distance < best_distance) {
            best = &rule;
            best_distance = distance;
        }
    }
    return best;
}

json::Json facts_json(const std::vector<std::pair<std::string, feel::Value>>& facts, Language language,
                      bool only_unknown = false) {
    json::Array out;
    for (const auto& [name, value] : facts) {
        if (!only_unknown || value.is_null()) {
            out.push_back(fact_json(name, value, language));
        }
    }
    return out;
}

void add_clause(json::Object& out, const policy::Policy& policy, std::string_view id) {
    if (const policy::Clause* clause = find_clause(policy, id)) {
        out.emplace_back("clause", to_json(*clause));
    }
}

json::Json gates_json(const policy::Policy& policy, const policy::Entitlement& entitlement, Language language) {
    json::Array out;
    for (const policy::GateResult& result : entitlement.gates) {
        const policy::Gate& gate = policy.gates[result.gate];
        json::Object one{
            {"code", gate.code}, {"label", in(language, gate.label)}, {"verdict", verdict_text(result.verdict)}};
        add_clause(one, policy, gate.clause);
        one.emplace_back("facts", facts_json(result.facts, language));
        out.emplace_back(std::move(one));
    }
    return out;
}

json::Json missing_json(const policy::Policy& policy, const policy::Entitlement& entitlement, Language language) {
    json::Array out;
    for (const policy::GateResult& result : entitlement.gates) {
        if (result.verdict != Verdict::no) {
            continue;
        }
        const policy::Gate& gate = policy.gates[result.gate];
        json::Object one{{"gate", gate.code}, {"text", in(language, gate.label)}};
        add_clause(one, policy, gate.clause);
        one.emplace_back("facts", facts_json(result.facts, language));
        out.emplace_back(std::move(one));
    }
    return out;
}

// Unknown is a question, never a refusal: where a "no" stands already, nothing is asked.
json::Json questions_json(const policy::Policy& policy, const policy::Entitlement& entitlement,
                          const feel::Context& facts, Language language) {
    json::Array out;
    if (entitlement.status != policy::Status::unknown) {
        return out;
    }
    for (const policy::GateResult& result : entitlement.gates) {
        if (result.verdict == Verdict::unknown) {
            const policy::Gate& gate = policy.gates[result.gate];
            out.push_back(json::Object{{"gate", gate.code},
                                       {"question", in(language, gate.question)},
                                       {"facts", facts_json(result.facts, language, true)}});
        }
    }
    if (entitlement.reason == policy::kTierReason) {
        json::Array unknown;
        for (const std::string& name : policy.amount_facts) {
            const feel::Value* value = facts.find(name);
            if (value == nullptr || value->is_null()) {
                unknown.push_back(fact_json(name, feel::Value{}, language));
            }
        }
        out.push_back(json::Object{{"gate", policy::kTierReason},
                                   {"question", word("question.TIER", language)},
                                   {"facts", std::move(unknown)}});
    }
    return out;
}

void add_rules(json::Object& out, const policy::Entitlement& entitlement, Language language) {
    json::Array fired;
    json::Array nearest;
    std::set<std::string_view> told;  // a decision that several others need was evaluated more than once
    for (const TracedDecision& decision : entitlement.trace) {
        if (!decision.table || !told.insert(decision.name).second) {
            continue;
        }
        bool has_fired = false;
        for (const TracedRule& rule : decision.table->rules) {
            if (rule.chosen) {
                fired.push_back(rule_json(decision, rule, language));
                has_fired = true;
            }
        }
        const TracedRule* near = has_fired ? nullptr : nearest_rule(*decision.table);
        if (near != nullptr) {
            nearest.push_back(rule_json(decision, *near, language));
        }
    }
    out.emplace_back("firedRules", std::move(fired));
    out.emplace_back("nearestRules", std::move(nearest));
}

json::Json trace_json(const policy::Entitlement& entitlement, Language language) {
    json::Array out;
    for (const TracedDecision& decision : entitlement.trace) {
        json::Object inputs;
        for (const auto& [name, value] : decision.inputs) {
            inputs.emplace_back(name, value_json(value));
        }
        json::Object one{{"name", decision.name},
                         {"kind", decision.kind},
                         {"inputs", std::move(inputs)},
                         {"value", value_json(decision.value)}};
        if (!decision.entries.empty()) {
            json::Object entries;
            for (const auto& [name, value] : decision.entries) {
                entries.emplace_back(name, value_json(value));
            }
            one.emplace_back("entries", std::move(entries));
        }
        if (decision.table) {
            json::Array rules;
            for (const TracedRule& rule : decision.table->rules) {
                json::Json told = rule_json(decision, rule, language);
                told.object()->emplace_back("fired", rule.fired);
                told.object()->emplace_back("chosen", rule.chosen);
                rules.push_back(std::move(told));
            }
            one.emplace_back("hitPolicy", decision.table->hit_policy);
            one.emplace_back("rules", std::move(rules));
        }
        json::Array diagnostics;
        for (const auto& diagnostic : decision.diagnostics) {
            diagnostics.push_back(json::Object{{"code", diagnostic.code}, {"message", diagnostic.message}});
        }
        one.emplace_back("diagnostics", std::move(diagnostics));
        out.emplace_back(std::move(one));
    }
    return out;
}

void add_outcome(json::Object& out, const policy::Policy& policy, const policy::Entitlement& entitlement,
                 Language language) {
    out.emplace_back("status", policy::to_text(entitlement.status));
    out.emplace_back("reason", entitlement.reason);
    out.emplace_back("reasonLabel", reason_label(policy, entitlement.reason, language));
    if (entitlement.amount) {
        out.emplace_back("amount", entitlement.amount->to_canonical_text());
    }
}

}  // namespace

json::Json explain_policy(const Decided& decided, std::size_t person, const policy::Policy& policy, Language language,
                          bool with_trace) {
    const feel::Context facts = decided.facts(person);
    const policy::Entitlement entitlement = decided.pack->decide(policy, facts, decided.as_of, true);
    json::Object out{{"policy", policy.id},
                     {"version", policy.version},
                     {"title", to_json(policy.title)},
                     {"summary", to_json(policy.summary)},
                     {"office", to_json(policy.office)},
                     {"unit", to_json(policy.unit)},
                     {"measure", policy.measure},
                     {"schedule", to_json(policy.schedule)},
                     {"window", to_json(policy.window)},
                     {"clawback", to_json(policy.clawback)},
                     {"source", to_json(policy.source)},
                     {"isSample", policy.is_sample},
                     {"isDefault", policy.is_default}};
    add_outcome(out, policy, entitlement, language);
    json::Array detail;
    for (const auto& [name, value] : entitlement.detail.entries()) {
        detail.push_back(json::Object{
            {"name", name}, {"label", detail_label(name, language)}, {"value", value_text(value, language)}});
    }
    out.emplace_back("detail", std::move(detail));
    out.emplace_back("gates", gates_json(policy, entitlement, language));
    add_rules(out, entitlement, language);
    out.emplace_back("missing", entitlement.status == policy::Status::no ? missing_json(policy, entitlement, language)
                                                                         : json::Json(json::Array{}));
    out.emplace_back("questions", questions_json(policy, entitlement, facts, language));
    if (const policy::Policy* other = other_reading(*decided.pack, policy)) {
        const policy::Entitlement reading = decided.pack->decide(*other, facts, decided.as_of);
        json::Object conflict{{"policy", other->id}, {"title", to_json(other->title)}};
        add_outcome(conflict, *other, reading, language);
        conflict.emplace_back("differs", differs(entitlement, reading));
        out.emplace_back("conflict", std::move(conflict));
    }
    if (with_trace) {
        out.emplace_back("trace", trace_json(entitlement, language));
    }
    return out;
}

}  // namespace liucai::api
