#pragma once

#include <chrono>
#include <liucai/policy/pack.hpp>

namespace liucai::policy {

/// One policy for one person on one day. Gates are tested in the order of the catalogue: the first "no" gives N with
/// that gate's code, even when an earlier one is unknown; without a "no", the first unknown gives U; then an amount
/// that cannot be fixed gives U with kTierReason.
Entitlement decide(const Policy& policy, const feel::Context& facts, std::chrono::sys_days as_of, bool with_trace);

}  // namespace liucai::policy
