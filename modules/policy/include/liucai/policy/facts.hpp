#pragma once

#include <liucai/feel/value.hpp>
#include <liucai/policy/pack.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace liucai::policy {

/// A fact that models may read from a roster, in words for people. The list is modules/policy/facts.json.
struct FactInfo {
    std::string name;   ///< as models name it: "monthsTotal"
    std::string type;   ///< string, number, boolean, date, "open ended", "birth date"
    std::string field;  ///< the roster field it is read from; "" when a roster does not carry it
    Words label;
};
std::span<const FactInfo> known_facts();

/// The fact that every decision is given: the day for which it is taken.
inline constexpr std::string_view kAsOfFact = "asOf";

/// A fact from the canonical text of its field; null when the text is empty or does not say.
feel::Value fact_from_field(const FactInfo& fact, std::string_view text);

/// Facts as models see them, from the canonical texts of a roster line (field name, text): numbers as numbers, dates as
/// dates, 是/否 as booleans, empty as null; plus what can be read from them (birthDate, contractIsOpenEnded).
feel::Context facts_from_fields(std::span<const std::pair<std::string_view, std::string_view>> fields);

}  // namespace liucai::policy
