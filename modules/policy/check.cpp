#include <algorithm>
#include <filesystem>
#include <liucai/decision/analysis.hpp>
#include <liucai/policy/check.hpp>
#include <liucai/policy/facts.hpp>
#include <set>

namespace liucai::policy {

namespace {

using Findings = std::vector<CheckFinding>;

std::string place(const Policy& policy) { return std::filesystem::path(policy.model_path).filename().string(); }

// Every decision serves an answer: it is named by the catalogue, or required by one that is.
void check_reachable(const std::vector<const Policy*>& policies, Findings& findings) {
    const Policy& first = *policies.front();
    const auto decisions = first.model->decisions();
    std::vector<std::string> open;
    for (const Policy* policy : policies) {
        open.push_back(policy->amount_decision);
        for (const Gate& gate : policy->gates) {
            open.push_back(gate.decision);
        }
        for (const Detail& detail : policy->details) {
            open.push_back(detail.decision);
        }
    }
    std::set<std::string> reached;
    while (!open.empty()) {
        const std::string name = std::move(open.back());
        open.pop_back();
        if (!reached.insert(name).second) {
            continue;
        }
        const auto found = std::ranges::find(decisions, name, &decision::DecisionInfo::name);
        if (found != decisions.end()) {
            open.insert(open.end(), found->required_decisions.begin(), found->required_decisions.end());
        }
    }
    for (const decision::DecisionInfo& info : decisions) {
        if (!reached.contains(info.name)) {
            findings.push_back({"pack_decision_unreached", place(first) + ", decision \"" + info.name + "\"",
                                "no catalogue entry leads to decision '" + info.name + "'",
                                "name it as a gate, amount or detail, or remove it", Severity::error});
        }
    }
}

// What a rule asks for is either a column of the roster template or a question to the person.
void check_facts(const Policy& policy, Findings& findings) {
    for (const decision::InputInfo& input : policy.model->inputs()) {
        const auto fact = std::ranges::find(known_facts(), input.name, &FactInfo::name);
        if (fact == known_facts().end()) {
            findings.push_back({"pack_fact_unknown", place(policy) + ", input \"" + input.name + "\"",
                                "the model reads '" + input.name + "', which is no fact",
                                "use a name of the fact list, or add the fact with its words", Severity::error});
        } else if (fact->field.empty() && fact->name != kAsOfFact) {
            findings.push_back(
                {"pack_fact_not_on_roster", place(policy) + ", input \"" + input.name + "\"",
                 "no roster column carries '" + input.name + "'; it stays unknown until somebody says it", "",
                 Severity::note});
        }
    }
}

// The annotation column "clause" of every rule names a clause of the catalogue.
void check_annotations(const Policy& policy, Findings& findings) {
    for (const decision::TableInfo& table : policy.model->tables()) {
        for (std::size_t index = 0; index < table.rules.size(); ++index) {
            for (const std::string& clause : table.rules[index].annotations) {
                if (!clause.empty() && std::ranges::find(policy.clauses, clause, &Clause::id) == policy.clauses.end()) {
                    findings.push_back(
                        {"pack_clause_missing",
                         place(policy) + ", decision \"" + table.decision + "\", rule " + std::to_string(index + 1),
                         "the rule rests on clause '" + clause + "', which is not listed",
                         "add the clause's words to \"clauses\"", Severity::error});
                }
            }
        }
    }
}

// Under the hit policy UNIQUE two rules for one case are a fault, under ANY two that answer differently; a case that no
// rule covers leaves the amount open, which is told so that somebody can look whether a gate before it closes it.
void check_tables(const Policy& policy, Findings& findings) {
    for (const decision::TableInfo& table : policy.model->tables()) {
        const std::string where = place(policy) + ", decision \"" + table.decision + "\"";
        const decision::TableAnalysis analysis = decision::analyse_table(table);
        for (const decision::Gap& gap : analysis.gaps) {
            findings.push_back({"pack_table_gap", where, "no rule covers " + decision::to_text(gap.example),
                                "add a rule, or make sure that a gate refuses such a case", Severity::note});
        }
        for (const decision::Overlap& overlap : analysis.overlaps) {
            const bool is_fault = table.hit_policy == "U" || (table.hit_policy == "A" && !overlap.same_output);
            if (is_fault) {
                findings.push_back({"pack_table_overlap",
                                    where + ", rules " + std::to_string(overlap.first + 1) + " and " +
                                        std::to_string(overlap.second + 1),
                                    "two rules cover " + decision::to_text(overlap.example),
                                    "narrow one of them, or choose another hit policy", Severity::error});
            }
        }
        for (const decision::UnanalysedCell& cell : analysis.unanalysed) {
            findings.push_back({"pack_cell_unanalysed", where + ", rule " + std::to_string(cell.rule + 1),
                                "gaps and overlaps cannot be told for the cell '" + cell.text + "'",
                                "compare with constants where you can", Severity::note});
        }
        if (!analysis.is_exhaustive) {
            findings.push_back({"pack_table_too_large", where, "the table is too large to look at every case",
                                "split it into several tables", Severity::note});
        }
    }
}

void check_words(const Policy& policy, Findings& findings) {
    for (const Clause& clause : policy.clauses) {
        if (clause.text.zh.empty() || clause.text.en.empty()) {
            findings.push_back({"pack_entry_missing", policy.id + ", clause " + clause.id,
                                "clause " + clause.id + " lacks words in one language", "write both zh and en",
                                Severity::error});
        }
    }
    for (const Gate& gate : policy.gates) {
        if (gate.clause.empty()) {
            findings.push_back({"pack_clause_missing", policy.id + ", gate " + gate.code,
                                "gate " + gate.code + " rests on no clause", "name the clause it rests on",
                                Severity::error});
        }
    }
}

}  // namespace

base::Result<std::vector<CheckFinding>> check_pack(const std::string& folder) {
    const auto pack = LIUCAI_TRY(Pack::load(folder));
    Findings findings;
    // Policies and their readings share a model; it is looked at once.
    std::vector<std::vector<const Policy*>> by_model;
    for (const Policy& policy : pack->policies()) {
        const auto same = std::ranges::find_if(
            by_model, [&](const auto& group) { return group.front()->model_path == policy.model_path; });
        if (same == by_model.end()) {
            by_model.push_back({&policy});
        } else {
            same->push_back(&policy);
        }
        check_words(policy, findings);
    }
    for (const auto& policies : by_model) {
        check_reachable(policies, findings);
        check_facts(*policies.front(), findings);
        check_annotations(*policies.front(), findings);
        check_tables(*policies.front(), findings);
    }
    return findings;
}

}  // namespace liucai::policy
