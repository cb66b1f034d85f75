#pragma once

#include <deque>
#include <functional>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/type.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liucai::decision {

/// One `itemDefinition` or `itemComponent` as the file writes it (DMN 1.5, 7.3.2).
struct ItemDefinition {
    struct Parameter {
        std::string name;
        std::string type_name;
    };
    std::string name;
    std::string place;  ///< file and definition, for messages
    std::string type_name;
    std::string type_language;
    bool is_collection = false;
    bool is_function = false;
    std::string result_type_name;       ///< of a functionItem
    std::vector<Parameter> parameters;  ///< of a functionItem
    std::string allowed_values;         ///< text of the unary tests on one element
    std::string type_constraint;        ///< text of the unary tests on the whole value (1.5)
    std::vector<ItemDefinition> components;
};

/// A type that models name: FEEL's type plus what FEEL's types cannot say (allowed values, recursion).
/// Lives as long as the model; may refer to itself through components.
struct ItemType {
    std::string name;
    feel::TypeRef type;  ///< recursion is cut with Any; check() goes on where it was cut
    bool is_collection = false;
    const ItemType* base = nullptr;  ///< the type that the definition refers to (of the elements of a collection)
    std::vector<std::pair<std::string, const ItemType*>> components;
    std::optional<feel::UnaryTests> allowed;     ///< holds for the value, or for each element of a collection
    std::optional<feel::UnaryTests> constraint;  ///< holds for the value as a whole
    std::string allowed_text;
    std::string constraint_text;
    bool is_recursive = false;
    bool needs_check = false;          ///< the FEEL type alone does not say everything
    const ItemType* result = nullptr;  ///< of a function type
    int height = 0;                    ///< levels of types below it
};

/// Whether a value that already has the FEEL type keeps every constraint below it (DMN 1.5, 7.3.3). When it does not,
/// `why` says which part breaks what. null keeps every constraint: it is the fact that is missing.
bool keeps_constraints(const feel::Value& value, const ItemType& type, feel::Evaluation& evaluation, std::string& why);

/// The value as the type sees it: implicit conversions first, constraints next. What does not fit is null, with a
/// diagnostic that names `what` ("input \"Age\"").
feel::Value coerce(const feel::Value& value, const ItemType* type, std::string_view what, feel::Evaluation& evaluation);

/// The types of one model: built-in ones, its item definitions and those of its imports.
class TypeTable {
public:
    /// `imported` answers for names of other models ("lib.tPerson"); nullptr when there is none.
    using Imported = std::function<const ItemType*(std::string_view)>;
    using Report = std::function<void(feel::Diagnostic)>;

    /// Builds every type of the model. `definitions` must outlive the table.
    void build(const std::vector<ItemDefinition>& definitions, Imported imported, const Report& report);
    /// nullptr when no type has the name. "" and "Any" give the type Any.
    const ItemType* find(std::string_view name) const;

private:
    ItemType* make(const ItemDefinition& definition);
    ItemType* resolve(const ItemDefinition& definition);
    void fill(ItemType& type, const ItemDefinition& definition);
    const ItemType* named(const std::string& name, const std::string& place, ItemType* from);

    std::deque<ItemType> types_;
    std::map<std::string, ItemType*, std::less<>> by_name_;
    std::map<std::string, const ItemDefinition*, std::less<>> definitions_;
    std::map<const ItemType*, bool> building_;
    int depth_ = 0;  ///< of definitions being resolved
    Imported imported_;
    Report report_;
};

}  // namespace liucai::decision
