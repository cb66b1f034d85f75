#include <algorithm>
#include <liucai/policy/combine.hpp>

namespace liucai::policy {

using number::Decimal;

namespace {

bool is_payable(const Combined& item) { return item.amount.has_value() && !item.amount->is_zero(); }

bool is_in_group_with(const Combined& item, const Combined& other) {
    return item.entitlement->policy->measure == other.entitlement->policy->measure &&
           item.entitlement->policy->exclusivity_group == other.entitlement->policy->exclusivity_group;
}

void take(Combined& item, std::string_view reason, const std::string& because, Decimal amount) {
    item.amount = amount;
    item.reason = reason;
    item.because = because;
}

// STOP_WHEN and EXCLUDE_IF: the benefit named was received.
void apply_events(Combined& item, std::span<const Received> received) {
    const Policy& policy = *item.entitlement->policy;
    const std::string& rule = policy.exclusivity_operator;
    if (rule != "STOP_WHEN" && rule != "EXCLUDE_IF") {
        return;
    }
    for (const Received& benefit : received) {
        if (std::ranges::find(policy.exclusivity_events, benefit.what) != policy.exclusivity_events.end()) {
            take(item, rule, benefit.what, Decimal(0));
            return;
        }
    }
}

// MAX_OF and TOPUP: of a group only the highest stands; of equals the first in the catalogue.
void keep_highest(Combined& item, std::span<const Combined> all) {
    const std::string& rule = item.entitlement->policy->exclusivity_operator;
    if (rule != "MAX_OF" && rule != "TOPUP") {
        return;
    }
    for (const Combined& other : all) {
        const bool comes_first = &other < &item;
        if (&other != &item && other.entitlement->amount && is_in_group_with(item, other) &&
            (*other.entitlement->amount > *item.entitlement->amount ||
             (comes_first && *other.entitlement->amount == *item.entitlement->amount))) {
            take(item, "MAX_OF", other.entitlement->policy->id, Decimal(0));
            return;
        }
    }
}

// TOPUP: what the group has given before is taken off; never below zero.
void take_off_received(Combined& item, std::span<const Received> received) {
    const Policy& policy = *item.entitlement->policy;
    if (policy.exclusivity_operator != "TOPUP" || !is_payable(item)) {
        return;
    }
    for (const Received& benefit : received) {
        if (benefit.group == policy.exclusivity_group) {
            const auto left = item.amount->subtract(benefit.amount);
            LIUCAI_ENSURE(left.has_value(), "amounts in yuan fit a decimal");
            take(item, "TOPUP", benefit.what, left->is_negative() ? Decimal(0) : *left);
        }
    }
}

}  // namespace

std::vector<Combined> combine(std::span<const Entitlement> entitlements, std::span<const Received> received) {
    std::vector<Combined> result;
    result.reserve(entitlements.size());
    for (const Entitlement& entitlement : entitlements) {
        result.push_back({&entitlement, entitlement.amount, {}, {}});
    }
    for (Combined& item : result) {
        if (!item.amount) {
            continue;
        }
        apply_events(item, received);
        if (is_payable(item)) {
            keep_highest(item, result);
        }
        take_off_received(item, received);
    }
    return result;
}

}  // namespace liucai::policy
