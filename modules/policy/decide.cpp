#include "decide.hpp"

#include <liucai/policy/facts.hpp>

namespace liucai::policy {

using decision::Verdict;
using feel::Value;

namespace {

feel::Date civil_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day ymd{day};
    return {static_cast<int>(ymd.year()), static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
            static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
}

Verdict verdict_of(const Value& value) {
    return value.is_true() ? Verdict::yes : value.is_false() ? Verdict::no : Verdict::unknown;
}

/// One run: the input with the day in it, and the trace when reasons are asked for.
class Run {
public:
    Run(const Policy& policy, const feel::Context& facts, std::chrono::sys_days as_of, bool with_trace)
        : policy_(policy), input_(facts), with_trace_(with_trace) {
        const feel::Date day = civil_date(as_of);
        input_.set(std::string(kAsOfFact), day);
        evaluation_.now = {day, {}};
    }

    Value value_of(const std::string& decision) {
        return policy_.model->evaluate_decision(decision, input_, evaluation_, with_trace_ ? &trace_ : nullptr).value;
    }

    GateResult test(std::size_t index) {
        const Gate& gate = policy_.gates[index];
        GateResult result{index, verdict_of(value_of(gate.decision)), {}};
        if (with_trace_) {
            for (const std::string& fact : gate.facts) {
                const Value* value = input_.find(fact);
                result.facts.emplace_back(fact, value == nullptr ? Value() : *value);
            }
        }
        return result;
    }

    std::vector<decision::TracedDecision> take_trace() { return std::move(trace_.decisions); }

private:
    const Policy& policy_;
    feel::Context input_;
    feel::Evaluation evaluation_;
    bool with_trace_;
    decision::Trace trace_;
};

}  // namespace

Entitlement decide(const Policy& policy, const feel::Context& facts, std::chrono::sys_days as_of, bool with_trace) {
    Run run(policy, facts, as_of, with_trace);
    Entitlement result;
    result.policy = &policy;
    result.status = Status::yes;

    // 1. The gates, in order.
    for (std::size_t index = 0; index < policy.gates.size(); ++index) {
        GateResult gate = run.test(index);
        const bool decides = result.status != Status::no && gate.verdict == Verdict::no;
        if (decides || (result.status == Status::yes && gate.verdict == Verdict::unknown)) {
            result.status = decides ? Status::no : Status::unknown;
            result.reason = policy.gates[index].code;
        }
        result.gates.push_back(std::move(gate));
        // One "no" decides; the other gates are tested only to tell what else is missing.
        if (decides && !with_trace) {
            break;
        }
    }

    // 2. The amount, which is also told in the reasons of a refusal ("what it would be").
    const Value amount = result.status == Status::yes || with_trace ? run.value_of(policy.amount_decision) : Value();
    if (result.status == Status::yes) {
        if (amount.kind() == feel::Kind::number) {
            result.amount = amount.number();
        } else {
            result.status = Status::unknown;
            result.reason = kTierReason;
        }
    }

    // 3. The other outputs.
    for (const Detail& detail : policy.details) {
        const bool is_granted = result.status == Status::yes;
        if (detail.when == Detail::When::always || (is_granted && detail.when == Detail::When::granted) ||
            (is_granted && with_trace)) {
            result.detail.set(detail.name, run.value_of(detail.decision));
        }
    }
    result.trace = run.take_trace();
    return result;
}

}  // namespace liucai::policy
