#include "catalogue.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace liucai::policy {

using base::Error;
using base::Result;
using json::Json;

namespace {

Error missing(const std::string& path, std::string_view entry, std::string hint) {
    return Error{"pack_entry_missing", path + " has no \"" + std::string(entry) + "\"", std::move(hint)}
        .with("entry", std::string(entry))
        .at(path);
}

std::string text_of(const Json& object, std::string_view name) { return std::string(object.text(name)); }

Words words_or_empty(const Json& object, std::string_view name) {
    const Json* words = object.find(name);
    return words == nullptr ? Words{} : Words{text_of(*words, "zh"), text_of(*words, "en")};
}

bool flag(const Json& object, std::string_view name, bool otherwise) {
    const Json* value = object.find(name);
    return value == nullptr || value->boolean() == nullptr ? otherwise : *value->boolean();
}

std::span<const Json> items(const Json& object, std::string_view name) {
    const Json* list = object.find(name);
    return list == nullptr || list->array() == nullptr ? std::span<const Json>{}
                                                       : std::span<const Json>(*list->array());
}

// The input data a decision reads, directly or through what it requires, in order of first use.
void collect_facts(const std::vector<decision::DecisionInfo>& decisions, const std::string& name,
                   std::set<std::string>& visited, std::vector<std::string>& facts) {
    const auto found = std::ranges::find(decisions, name, &decision::DecisionInfo::name);
    if (found == decisions.end() || !visited.insert(name).second) {
        return;
    }
    for (const std::string& input : found->required_inputs) {
        if (std::ranges::find(facts, input) == facts.end()) {
            facts.push_back(input);
        }
    }
    for (const std::string& required : found->required_decisions) {
        collect_facts(decisions, required, visited, facts);
    }
}

std::vector<std::string> facts_of(const decision::Model& model, const std::string& decision) {
    std::vector<std::string> facts;
    std::set<std::string> visited;
    collect_facts(model.decisions(), decision, visited, facts);
    return facts;
}

Result<std::shared_ptr<const decision::Model>> load_model(const std::string& path) {
    auto loaded = decision::Model::load(path);
    const std::vector<decision::Diagnostic>* problems = std::get_if<std::vector<decision::Diagnostic>>(&loaded);
    std::shared_ptr<const decision::Model> model;
    if (problems == nullptr) {
        model = std::get<std::shared_ptr<const decision::Model>>(loaded);
        problems = &model->problems();
    }
    if (!problems->empty()) {
        const decision::Diagnostic& first = problems->front();
        return Error{first.code, first.message, first.hint}.at(first.where.empty() ? path : first.where);
    }
    return model;
}

base::Status check_decision(const Policy& policy, const std::string& decision, const std::string& path) {
    const auto decisions = policy.model->decisions();
    if (std::ranges::find(decisions, decision, &decision::DecisionInfo::name) == decisions.end()) {
        return Error{"pack_decision_missing",
                     "policy " + policy.id + " names decision '" + decision + "', which its model does not have",
                     "write the decision's name as the model does"}
            .with("policy", policy.id)
            .with("decision", decision)
            .at(path);
    }
    return base::done();
}

void read_source(const Json& object, Source& source) {
    if (const Json* entry = object.find("source")) {
        source = {text_of(*entry, "title"), text_of(*entry, "documentNumber"), text_of(*entry, "url"),
                  text_of(*entry, "grade"), text_of(*entry, "asOf")};
    }
}

base::Status check_operator(const Policy& policy, const std::string& path) {
    constexpr std::array<std::string_view, 5> kOperators{"SUM", "MAX_OF", "TOPUP", "STOP_WHEN", "EXCLUDE_IF"};
    if (std::ranges::find(kOperators, policy.exclusivity_operator) == kOperators.end()) {
        return Error{"pack_operator_unknown",
                     "policy " + policy.id + " combines by '" + policy.exclusivity_operator + "', which is no operator",
                     "use SUM, MAX_OF, TOPUP, STOP_WHEN or EXCLUDE_IF"}
            .with("policy", policy.id)
            .with("operator", policy.exclusivity_operator)
            .at(path);
    }
    return base::done();
}

Result<Gate> read_gate(const Json& entry, const Policy& policy, const std::string& path) {
    Gate gate;
    gate.code = text_of(entry, "code");
    gate.decision = text_of(entry, "decision");
    gate.clause = text_of(entry, "clause");
    if (gate.code.empty() || gate.decision.empty()) {
        return missing(path, "code or decision of a gate", "every gate has a code and names a decision of the model");
    }
    gate.label = LIUCAI_TRY(read_words(entry, "label", path));
    gate.question = LIUCAI_TRY(read_words(entry, "question", path));
    LIUCAI_TRY(check_decision(policy, gate.decision, path));
    if (!gate.clause.empty() && std::ranges::find(policy.clauses, gate.clause, &Clause::id) == policy.clauses.end()) {
        return Error{
            "pack_clause_missing",
            "gate " + gate.code + " of " + policy.id + " rests on clause '" + gate.clause + "', which is not listed",
            "add the clause's words to \"clauses\""}
            .with("policy", policy.id)
            .with("clause", gate.clause)
            .at(path);
    }
    gate.facts = facts_of(*policy.model, gate.decision);
    return gate;
}

Detail::When when_of(std::string_view word) {
    return word == "always"      ? Detail::When::always
           : word == "explained" ? Detail::When::explained
                                 : Detail::When::granted;
}

// What a policy and each of its readings may say; a reading leaves out what it shares with the policy.
base::Status read_decisions(const Json& entry, Policy& policy, const std::string& path) {
    if (entry.find("amount") != nullptr) {
        policy.amount_decision = text_of(entry, "amount");
        LIUCAI_TRY(check_decision(policy, policy.amount_decision, path));
        policy.amount_facts = facts_of(*policy.model, policy.amount_decision);
    }
    if (entry.find("detail") != nullptr) {
        policy.details.clear();
        for (const Json& item : items(entry, "detail")) {
            Detail detail{text_of(item, "name"), text_of(item, "decision"), when_of(item.text("when"))};
            LIUCAI_TRY(check_decision(policy, detail.decision, path));
            policy.details.push_back(std::move(detail));
        }
    }
    std::size_t front = 0;
    for (const Json& item : items(entry, "gates")) {
        Gate gate = LIUCAI_TRY(read_gate(item, policy, path));
        const auto same = std::ranges::find(policy.gates, gate.code, &Gate::code);
        if (same != policy.gates.end()) {
            *same = std::move(gate);  // a reading of the same condition
        } else if (item.text("place") == "first") {
            policy.gates.insert(policy.gates.begin() + static_cast<std::ptrdiff_t>(front++), std::move(gate));
        } else {
            policy.gates.push_back(std::move(gate));
        }
    }
    return base::done();
}

}  // namespace

Result<Json> read_json_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Error{"no_such_file", "cannot open " + path, "check the path and the permissions"}.with("path", path);
    }
    std::ostringstream text;
    text << file.rdbuf();
    auto document = json::parse(text.str());
    if (!document) {
        Error error = document.error();
        error.where = path + (error.where.empty() ? "" : ", " + error.where);
        return error;
    }
    return std::move(document).value();
}

Result<Words> read_words(const Json& object, std::string_view name, const std::string& path) {
    Words words = words_or_empty(object, name);
    if (words.zh.empty() || words.en.empty()) {
        return missing(path, name, "write it in both languages: {\"zh\": …, \"en\": …}");
    }
    return words;
}

Result<std::vector<Policy>> read_policies(const std::string& path) {
    const Json document = LIUCAI_TRY(read_json_file(path));
    Policy policy;
    policy.id = text_of(document, "id");
    if (policy.id.empty()) {
        return missing(path, "id", "give the policy its stable id, e.g. \"KQ-1\"");
    }
    policy.version = text_of(document, "version");
    policy.title = LIUCAI_TRY(read_words(document, "title", path));
    policy.summary = LIUCAI_TRY(read_words(document, "summary", path));
    policy.office = LIUCAI_TRY(read_words(document, "office", path));
    policy.unit = LIUCAI_TRY(read_words(document, "unit", path));
    policy.schedule = LIUCAI_TRY(read_words(document, "schedule", path));
    policy.window = LIUCAI_TRY(read_words(document, "window", path));
    policy.cohort = words_or_empty(document, "cohort");
    policy.is_sample = flag(document, "isSample", false);
    policy.is_default = flag(document, "isDefault", true);
    read_source(document, policy.source);
    policy.clawback = words_or_empty(document, "clawback");
    if (!document.text("measure").empty()) {
        policy.measure = text_of(document, "measure");
    }
    if (const Json* effective = document.find("effective")) {
        policy.effective_from = text_of(*effective, "from");
        policy.effective_to = text_of(*effective, "to");
    }
    if (const Json* exclusivity = document.find("exclusivity")) {
        policy.exclusivity_group = text_of(*exclusivity, "group");
        policy.exclusivity_operator = text_of(*exclusivity, "operator");
        for (const Json& event : items(*exclusivity, "events")) {
            if (event.string() != nullptr) {
                policy.exclusivity_events.push_back(*event.string());
            }
        }
        LIUCAI_TRY(check_operator(policy, path));
    }
    policy.conflicts_with = text_of(document, "conflictsWith");
    for (const Json& clause : items(document, "clauses")) {
        policy.clauses.push_back({text_of(clause, "id"), {text_of(clause, "zh"), text_of(clause, "en")}});
    }
    const auto model_path = std::filesystem::path(path).parent_path() / text_of(document, "model");
    policy.model = LIUCAI_TRY(load_model(model_path.string()));
    policy.model_path = model_path.string();
    LIUCAI_TRY(read_decisions(document, policy, path));
    if (policy.amount_decision.empty()) {
        return missing(path, "amount", "name the decision that gives the amount in yuan");
    }

    std::vector<Policy> policies{policy};
    for (const Json& entry : items(document, "readings")) {
        Policy reading = policy;
        reading.id = text_of(entry, "id");
        if (reading.id.empty()) {
            return missing(path, "id of a reading", "give the reading an id of its own, e.g. \"TZ-1-insured3\"");
        }
        reading.conflicts_with = text_of(entry, "conflictsWith");
        reading.is_default = flag(entry, "isDefault", false);
        reading.title = LIUCAI_TRY(read_words(entry, "title", path));
        for (auto [name, words] : {std::pair{"summary", &reading.summary},
                                   {"unit", &reading.unit},
                                   {"schedule", &reading.schedule},
                                   {"window", &reading.window},
                                   {"cohort", &reading.cohort}}) {
            if (entry.find(name) != nullptr) {
                *words = LIUCAI_TRY(read_words(entry, name, path));
            }
        }
        read_source(entry, reading.source);
        if (const Json* effective = entry.find("effective")) {
            reading.effective_from = text_of(*effective, "from");
            reading.effective_to = text_of(*effective, "to");
        }
        for (const Json& clause : items(entry, "clauses")) {
            reading.clauses.push_back({text_of(clause, "id"), {text_of(clause, "zh"), text_of(clause, "en")}});
        }
        LIUCAI_TRY(read_decisions(entry, reading, path));
        policies.push_back(std::move(reading));
    }
    return policies;
}

}  // namespace liucai::policy
