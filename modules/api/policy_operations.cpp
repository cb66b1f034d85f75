#include <algorithm>

#include "call.hpp"
#include "context.hpp"
#include "shapes.hpp"

namespace liucai::api {

namespace {

void add_inherits(json::Object& out, const policy::Pack& pack) {
    if (!pack.inherits().empty()) {
        out.emplace_back("inherits", pack.inherits());
    }
}

Answer packs(Context& context, Call&) {
    json::Array all;
    for (const auto& [id, pack] : context.packs) {
        const auto sample_count = std::ranges::count_if(pack->policies(), &policy::Policy::is_sample);
        json::Object one{{"id", id}, {"title", to_json(pack->title())}};
        add_inherits(one, *pack);
        one.emplace_back("isSample", pack->is_sample());
        one.emplace_back("policyCount", pack->policies().size());
        one.emplace_back("sampleCount", static_cast<std::int64_t>(sample_count));
        all.emplace_back(std::move(one));
    }
    return json_response(json::Object{{"packs", std::move(all)}});
}

json::Json policy_json(const policy::Policy& policy) {
    json::Array clauses;
    for (const policy::Clause& clause : policy.clauses) {
        clauses.push_back(to_json(clause));
    }
    json::Array gates;
    for (const policy::Gate& gate : policy.gates) {
        json::Array facts;
        for (const std::string& fact : gate.facts) {
            facts.emplace_back(fact);
        }
        gates.push_back(json::Object{{"code", gate.code},
                                     {"label", to_json(gate.label)},
                                     {"clause", gate.clause},
                                     {"facts", std::move(facts)},
                                     {"question", to_json(gate.question)}});
    }
    return json::Object{
        {"id", policy.id},
        {"version", policy.version},
        {"title", to_json(policy.title)},
        {"summary", to_json(policy.summary)},
        {"office", to_json(policy.office)},
        {"unit", to_json(policy.unit)},
        {"measure", policy.measure},
        {"source", to_json(policy.source)},
        {"isSample", policy.is_sample},
        {"isDefault", policy.is_default},
        {"effectiveFrom", policy.effective_from},
        {"effectiveTo", policy.effective_to},
        {"exclusivity", json::Object{{"group", policy.exclusivity_group}, {"operator", policy.exclusivity_operator}}},
        {"schedule", to_json(policy.schedule)},
        {"window", to_json(policy.window)},
        {"clawback", to_json(policy.clawback)},
        {"cohort", to_json(policy.cohort)},
        {"conflictsWith", policy.conflicts_with},
        {"clauses", std::move(clauses)},
        {"gates", std::move(gates)}};
}

Answer pack(Context& context, Call& call) {
    const auto found = LIUCAI_TRY(find_pack(context, call.text("id")));
    json::Object out{{"id", found->id()}, {"title", to_json(found->title())}};
    add_inherits(out, *found);
    out.emplace_back("isSample", found->is_sample());
    json::Array policies;
    for (const policy::Policy& policy : found->policies()) {
        policies.push_back(policy_json(policy));
    }
    out.emplace_back("policies", std::move(policies));
    return json_response(std::move(out));
}

}  // namespace

void add_policy_operations(OperationTable& table) {
    table.emplace("policyPacks", &packs);
    table.emplace("policyPack", &pack);
}

}  // namespace liucai::api
