#include <liucai/roster/roster.hpp>

namespace liucai::roster {

namespace {

constexpr std::array<std::string_view, kFieldCount> kFieldNames{
    "seq",       "name",          "idType",        "idNo",         "phone",       "degree",     "fullTime",
    "school",    "schoolTier",    "gradDate",      "hometown",     "employer",    "uscc",       "employerType",
    "industry",  "contractStart", "contractYears", "firstInsured", "monthsTotal", "monthsRun",  "insuredStatus",
    "homeOwned", "commit5",       "bank",          "bankCard",     "remark",      "annualWage",
};

}  // namespace

std::string_view to_text(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::optional<Field> field_named(std::string_view name) {
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        if (kFieldNames[i] == name) {
            return static_cast<Field>(i);
        }
    }
    return std::nullopt;
}

std::string_view to_text(Outcome outcome) {
    switch (outcome) {
        case Outcome::import:
            return "import";
        case Outcome::import_warn:
            return "import+warn";
        case Outcome::reject:
            return "reject";
        case Outcome::skip:
            return "skip";
    }
    return "";
}

std::string_view to_text(Action action) {
    switch (action) {
        case Action::repair:
            return "repair";
        case Action::warn:
            return "warn";
        case Action::reject:
            return "reject";
        case Action::skip:
            return "skip";
    }
    return "";
}

}  // namespace liucai::roster
