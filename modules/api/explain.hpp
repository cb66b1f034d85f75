#pragma once

#include <cstddef>
#include <liucai/json/json.hpp>

#include "decided.hpp"
#include "language.hpp"

namespace liucai::api {

/// The wire's PersonPolicy: one policy decided again for one person, with every reason. What fired, and where nothing
/// did: the nearest rule and the conditions that failed. What is unknown becomes a question.
json::Json explain_policy(const Decided& decided, std::size_t person, const policy::Policy& policy, Language language,
                          bool with_trace);

}  // namespace liucai::api
