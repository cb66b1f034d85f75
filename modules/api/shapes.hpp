#pragma once

#include <liucai/feel/value.hpp>
#include <liucai/json/json.hpp>
#include <liucai/number/decimal.hpp>
#include <liucai/policy/pack.hpp>
#include <liucai/roster/roster.hpp>
#include <string>
#include <string_view>

#include "language.hpp"
#include "runs.hpp"

namespace liucai::api {

// Values of the modules below as the shapes of openapi.json. No rules here.

json::Json to_json(const policy::Words& words);
json::Json to_json(const policy::Source& source);
json::Json to_json(const policy::Clause& clause);
json::Json to_json(const roster::Finding& finding, Language language);
std::string masked_original(const roster::Finding& finding);
json::Json to_json(const Inspection& inspection, Language language);
/// The clause of this id; nullptr when the policy has none.
const policy::Clause* find_clause(const policy::Policy& policy, std::string_view id);

std::string_view in(Language language, const policy::Words& words);
/// The reason's label in the language; "" for no reason.
std::string reason_label(const policy::Policy& policy, std::string_view reason, Language language);
/// A FEEL value as people read it: 是/否 or yes/no, days, numbers, text; "" for unknown.
std::string value_text(const feel::Value& value, Language language);
/// A FEEL value for the trace: plain JSON, what JSON lacks as text.
json::Json value_json(const feel::Value& value);
/// The name of a fact for people.
std::string fact_label(std::string_view name, Language language);
/// The name of a further output for people: its word when there is one, else the name as the model has it.
std::string detail_label(std::string_view name, Language language);
/// {name, label, value}
json::Json fact_json(std::string_view name, const feel::Value& value, Language language);

/// Identity, phone and card numbers masked; everything else as it is.
std::string masked(roster::Field field, std::string_view value);
bool is_masked(roster::Field field);
std::string field_label(roster::Field field, Language language);

std::string day_text(std::chrono::sys_days day);

}  // namespace liucai::api
