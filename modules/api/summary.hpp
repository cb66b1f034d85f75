#pragma once

#include <cstddef>
#include <liucai/json/json.hpp>
#include <liucai/number/decimal.hpp>
#include <vector>

#include "decided.hpp"
#include "language.hpp"
#include "runs.hpp"

namespace liucai::api {

/// One policy over all persons.
struct PolicyCounts {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
    std::size_t conflicts = 0;
    number::Decimal amount;
};
PolicyCounts count_policy(const Decided& decided, std::size_t column);

/// The wire's Summary. Amounts of different units are never added.
json::Json summary_json(const Run& run, const Decided& decided, Language language);

}  // namespace liucai::api
