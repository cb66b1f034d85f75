#include <liucai/codes/codes.hpp>
#include <liucai/json/json.hpp>
#include <liucai/policy/facts.hpp>
#include <map>

#include "embedded.hpp"

namespace liucai::policy {

using feel::Value;

namespace {

feel::Date civil_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day ymd{day};
    return {static_cast<int>(ymd.year()), static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
            static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
}

std::vector<FactInfo> read_facts() {
    const auto document = json::parse(embedded::policy::file("facts.json"));
    LIUCAI_ASSERT(document.has_value(), "the fact list ships with the program");
    std::vector<FactInfo> facts;
    for (const json::Json& entry : *document.value().array()) {
        const json::Json& label = *entry.find("label");
        facts.push_back({std::string(entry.text("name")),
                         std::string(entry.text("type")),
                         std::string(entry.text("field")),
                         {std::string(label.text("zh")), std::string(label.text("en"))}});
    }
    return facts;
}

Value number_or_null(std::string_view text) {
    const auto number = number::Decimal::parse(text);
    return number ? Value(*number) : Value();
}

constexpr std::string_view kOpenEnded = "无固定期限";
constexpr std::string_view kYes = "是";
constexpr std::string_view kNo = "否";

}  // namespace

std::span<const FactInfo> known_facts() {
    static const std::vector<FactInfo> facts = read_facts();
    return facts;
}

Value fact_from_field(const FactInfo& fact, std::string_view text) {
    // A blank field is unknown, never "no".
    if (text.empty()) {
        return {};
    }
    if (fact.type == "number") {
        return number_or_null(text);
    }
    if (fact.type == "boolean") {
        return text == kYes ? Value(true) : text == kNo ? Value(false) : Value();
    }
    if (fact.type == "date") {
        // A field that knows only the month ("2024-06") leaves the day unknown; no day is invented.
        const auto date = feel::parse_date(text);
        return date ? Value(*date) : Value();
    }
    if (fact.type == "open ended") {
        return text == kOpenEnded;
    }
    if (fact.type == "birth date") {
        const auto id = codes::parse_id(text);
        return id.birth && id.fault == codes::IdFault::none ? Value(civil_date(*id.birth)) : Value();
    }
    return Value(text);
}

feel::Context facts_from_fields(std::span<const std::pair<std::string_view, std::string_view>> fields) {
    std::vector<feel::Context::Entry> entries;
    entries.reserve(known_facts().size());
    for (const FactInfo& fact : known_facts()) {
        for (const auto& [name, text] : fields) {
            if (name == fact.field) {
                entries.emplace_back(fact.name, fact_from_field(fact, text));
                break;
            }
        }
    }
    return feel::Context(std::move(entries));
}

}  // namespace liucai::policy
