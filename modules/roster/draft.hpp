#pragma once

#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace liucai::roster {

/// One thing found in a cell, before words are made of it. `code` is a literal of this module.
struct Note {
    std::string_view code;
    Action action = Action::repair;
    std::optional<Field> field{};
};

/// What a column's header says about its values, beyond the field.
struct ColumnTraits {
    enum class Unit : std::uint8_t { none, yuan, thousand_yuan, ten_thousand_yuan, years, months };
    Unit unit = Unit::none;
    bool is_negated = false;        ///< "是否无房": yes means no
    bool asks_yes_no = false;       ///< the header asks for a value by yes or no: "是否双一流", "是否参保"
    bool names_also_major = false;  ///< "毕业院校及专业": the cell carries a second thing after the school
};

/// A cell as a normaliser sees it.
struct CellView {
    tabular::CellType type = tabular::CellType::empty;
    std::string_view text{};
    bool is_formula = false;
    bool uses_1904 = false;
};

/// A person in the making: canonical values so far, and everything found on the way. Reused from line to line.
struct Draft {
    std::array<std::string, kFieldCount> values;
    std::vector<Note> notes;
    // Facts that the degree column carried for its neighbours ("全日制本科(双一流)").
    std::string_view full_time_aside{};
    std::string_view tier_aside{};

    std::string& at(Field field) { return values[static_cast<std::size_t>(field)]; }
    const std::string& at(Field field) const { return values[static_cast<std::size_t>(field)]; }

    void repair(Field field, std::string_view code) { notes.push_back({code, Action::repair, field}); }
    void warn(Field field, std::string_view code) { notes.push_back({code, Action::warn, field}); }
    void reject(Field field, std::string_view code) { notes.push_back({code, Action::reject, field}); }

    void clear() {
        for (auto& value : values) {
            value.clear();
        }
        notes.clear();
        full_time_aside = {};
        tier_aside = {};
    }
};

}  // namespace liucai::roster
