#pragma once

#include <liucai/policy/pack.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace liucai::policy {

/// A benefit that was received before, here or in another region.
struct Received {
    std::string what;        ///< the policy's id, or the word that EXCLUDE_IF or STOP_WHEN names
    std::string group;       ///< the exclusivity group it belongs to; "" when it belongs to none
    number::Decimal amount;  ///< yuan
};

/// What is left of an entitlement after the rules of its group. `amount` is what may be paid.
struct Combined {
    const Entitlement* entitlement = nullptr;
    std::optional<number::Decimal> amount;
    std::string reason;  ///< MAX_OF, TOPUP, STOP_WHEN, EXCLUDE_IF when the group changed or took the amount; else empty
    std::string because;  ///< the policy or benefit that did it
};

/// Applies the operators of the exclusivity groups to one person's entitlements (domain rule "combination operators"):
/// SUM gives all · MAX_OF(group) gives the highest alone · TOPUP gives the highest less what the group has given before
/// · STOP_WHEN(event) ends payments once the event's benefit is received · EXCLUDE_IF(event) rules the policy out. Only
/// entitlements with status Y and an amount take part; the others come back as they are. Order is kept.
std::vector<Combined> combine(std::span<const Entitlement> entitlements, std::span<const Received> received);

}  // namespace liucai::policy
