#pragma once

#include <liucai/base/result.hpp>
#include <liucai/decision/model.hpp>
#include <liucai/feel/type.hpp>
#include <liucai/feel/value.hpp>
#include <liucai/json/json.hpp>
#include <string_view>

namespace liucai::decision {

/// A FEEL value as JSON, exact: numbers with all their digits; what JSON lacks is marked by the member "@":
///     {"@": "date", "v": "2026-11-01"}, also time, date and time, days and time duration, years and months duration
///     {"@": "range", "low": 1, "lowEnd": "closed", "high": 5, "highEnd": "open"}; a bound that is absent is not
///     written
///     {"@": "function"}, which cannot be read back
///     {"@": "context", "v": [["@", 1], ["b", 2]]} for the rare context that has an entry named "@"
json::Json to_json(const feel::Value& value);

/// The FEEL value of a JSON text in the form above. Where `type` says date, time or duration a plain string is read as
/// one too, also inside of contexts and lists. nullptr: no type is known.
base::Result<feel::Value> from_json(const json::Json& json, const feel::Type* type = nullptr);

/// The input of a model: each member with the type that the model declares for its name.
base::Result<feel::Context> input_from_json(const json::Json& json, const Model& model);

/// {"code", "message", "hint", "where"}; `where` names file, decision, rule and cell, and line and column in its text.
json::Json to_json(const Diagnostic& diagnostic);

/// The trace, with the words of model.hpp in lowerCamelCase.
json::Json to_json(const Trace& trace);

std::string_view to_text(Verdict verdict);  ///< yes no unknown not_evaluated

}  // namespace liucai::decision
