#include "summary.hpp"

#include <algorithm>
#include <map>

#include "shapes.hpp"

namespace liucai::api {

namespace {

json::Json finding_counts(const Decided& decided, Language language) {
    struct Count {
        roster::Finding finding;
        std::size_t lines = 0;
    };
    std::map<std::pair<std::string, roster::Action>, Count> counts;
    for (const FoundLine& line : decided.found_lines) {
        std::vector<std::pair<std::string, roster::Action>> seen;
        for (const roster::Finding& finding : line.findings) {
            std::pair key{finding.code, finding.action};
            if (std::ranges::find(seen, key) != seen.end()) {
                continue;  // lines are counted, not findings
            }
            Count& count = counts[key];
            count.finding.code = finding.code;
            count.finding.action = finding.action;
            count.finding.field = finding.field;
            ++count.lines;
            seen.push_back(std::move(key));
        }
    }
    std::vector<const Count*> order;
    for (const auto& [key, count] : counts) {
        order.push_back(&count);
    }
    std::ranges::stable_sort(order, [](const Count* left, const Count* right) { return left->lines > right->lines; });
    json::Array out;
    for (const Count* count : order) {
        out.push_back(json::Object{{"code", count->finding.code},
                                   {"action", roster::to_text(count->finding.action)},
                                   {"text", roster::explain(count->finding, to_text(language))},
                                   {"lineCount", count->lines}});
    }
    return out;
}

json::Json reason_counts(const Decided& decided, std::size_t column, Language language) {
    // A reason may stop one person and be a question for another.
    std::map<std::pair<std::uint16_t, policy::Status>, std::size_t> counts;
    for (std::size_t person = 0; person < decided.people->size(); ++person) {
        const Cell& cell = decided.cell(person, column);
        if (cell.status != policy::Status::yes) {
            ++counts[{cell.reason, cell.status}];
        }
    }
    std::vector<std::pair<std::pair<std::uint16_t, policy::Status>, std::size_t>> order(counts.begin(), counts.end());
    std::ranges::stable_sort(order, [](const auto& left, const auto& right) { return left.second > right.second; });
    json::Array out;
    for (const auto& [key, persons] : order) {
        const std::string& reason = decided.reasons[key.first];
        out.push_back(json::Object{{"reason", reason},
                                   {"label", reason_label(*decided.policies[column], reason, language)},
                                   {"status", policy::to_text(key.second)},
                                   {"persons", persons}});
    }
    return out;
}

json::Json totals(const Decided& decided, const std::vector<PolicyCounts>& counts) {
    struct Sum {
        const policy::Policy* policy = nullptr;
        number::Decimal amount;
    };
    std::vector<Sum> sums;  // one for each unit, in catalogue order
    std::size_t person_times = 0;
    for (std::size_t column = 0; column < decided.policies.size(); ++column) {
        const policy::Policy& policy = *decided.policies[column];
        if (!policy.is_default) {
            continue;
        }
        person_times += counts[column].yes;
        auto found = std::ranges::find_if(sums, [&policy](const Sum& sum) {
            return sum.policy->unit.zh == policy.unit.zh && sum.policy->measure == policy.measure;
        });
        if (found == sums.end()) {
            sums.push_back({&policy, {}});
            found = std::prev(sums.end());
        }
        found->amount = found->amount.add(counts[column].amount).value_or(found->amount);
    }
    std::size_t persons_with_yes = 0;
    for (std::size_t person = 0; person < decided.people->size(); ++person) {
        for (std::size_t column = 0; column < decided.policies.size(); ++column) {
            if (decided.policies[column]->is_default && decided.cell(person, column).status == policy::Status::yes) {
                ++persons_with_yes;
                break;
            }
        }
    }
    json::Array amounts;
    for (const Sum& sum : sums) {
        amounts.push_back(json::Object{{"unit", to_json(sum.policy->unit)},
                                       {"measure", sum.policy->measure},
                                       {"amount", sum.amount.to_canonical_text()}});
    }
    return json::Object{{"persons", decided.people->size()},
                        {"personsWithYes", persons_with_yes},
                        {"personTimes", person_times},
                        {"amounts", std::move(amounts)}};
}

}  // namespace

PolicyCounts count_policy(const Decided& decided, std::size_t column) {
    PolicyCounts out;
    std::vector<std::size_t> by_amount(decided.amounts.size());
    for (std::size_t person = 0; person < decided.people->size(); ++person) {
        const Cell& cell = decided.cell(person, column);
        out.yes += cell.status == policy::Status::yes ? 1U : 0U;
        out.no += cell.status == policy::Status::no ? 1U : 0U;
        out.unknown += cell.status == policy::Status::unknown ? 1U : 0U;
        out.conflicts += cell.is_conflict ? 1U : 0U;
        ++by_amount[cell.amount];
    }
    for (std::size_t i = 1; i < by_amount.size(); ++i) {
        const auto part = decided.amounts[i].multiply(number::Decimal(static_cast<std::int64_t>(by_amount[i])));
        out.amount = out.amount.add(part.value_or(number::Decimal())).value_or(out.amount);
    }
    return out;
}

json::Json summary_json(const Run& run, const Decided& decided, Language language) {
    Inspection inspection = run.inspection;
    inspection.summary = decided.summary;
    std::vector<PolicyCounts> counts;
    json::Array policies;
    for (std::size_t column = 0; column < decided.policies.size(); ++column) {
        const policy::Policy& policy = *decided.policies[column];
        counts.push_back(count_policy(decided, column));
        const PolicyCounts& count = counts.back();
        policies.push_back(json::Object{{"policy", policy.id},
                                        {"title", to_json(policy.title)},
                                        {"unit", to_json(policy.unit)},
                                        {"measure", policy.measure},
                                        {"isSample", policy.is_sample},
                                        {"isDefault", policy.is_default},
                                        {"yes", count.yes},
                                        {"no", count.no},
                                        {"unknown", count.unknown},
                                        {"amountTotal", count.amount.to_canonical_text()},
                                        {"conflicts", count.conflicts},
                                        {"reasons", reason_counts(decided, column, language)}});
    }
    return json::Object{{"run", run.id()},
                        {"fileName", run.file_name},
                        {"pack", decided.pack->id()},
                        {"packTitle", to_json(decided.pack->title())},
                        {"asOf", day_text(decided.as_of)},
                        {"inspection", to_json(inspection, language)},
                        {"lines", json::Object{{"import", decided.import_count},
                                               {"import+warn", decided.warn_count},
                                               {"reject", decided.reject_count},
                                               {"skip", decided.skip_count}}},
                        {"findings", finding_counts(decided, language)},
                        {"policies", std::move(policies)},
                        {"totals", totals(decided, counts)}};
}

}  // namespace liucai::api
