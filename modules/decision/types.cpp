#include "types.hpp"

#include <algorithm>
#include <mutex>
#include <variant>

namespace liucai::decision {

namespace {

constexpr int kDepthMax = 200;  ///< of types that refer to types

// Built-in types have no constraints and belong to no model: one of each for the life of the program.
const ItemType* builtin_item(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, ItemType, std::less<>> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(name); found != known.end()) {
        return &found->second;
    }
    const bool is_any = name.empty() || name == "Any" || name == "any";
    const feel::TypeRef type = is_any ? feel::any_type() : feel::builtin_type(name);
    if (type == nullptr) {
        return nullptr;
    }
    ItemType& item = known[std::string(name)];
    item.name = is_any ? "Any" : std::string(name);
    item.type = type;
    return &item;
}

std::string shown(const feel::Value& value) {
    std::string text = feel::to_literal(value);
    if (text.size() > 120) {
        std::size_t end = 117;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
        text += "...";
    }
    return text;
}

bool passes(const feel::UnaryTests& tests, const std::string& text, const feel::Value& value,
            feel::Evaluation& evaluation, std::string& why) {
    const std::size_t before = evaluation.diagnostics.size();
    const feel::Scope nothing;
    const bool is_allowed = feel::evaluate(tests, value, nothing, evaluation).is_true();
    // That a test could not be told for this value is part of "not allowed", not news of its own.
    evaluation.diagnostics.resize(before);
    if (!is_allowed) {
        why = shown(value) + " is not among the allowed values: " + text;
    }
    return is_allowed;
}

/// The type without the values that the tests refuse.
feel::TypeRef constrained(feel::TypeRef type, const std::optional<feel::UnaryTests>& tests) {
    if (!tests) {
        return type;
    }
    auto narrower = std::make_shared<feel::Type>(*type);
    narrower->admits = [tests = *tests, wider = type->admits](const feel::Value& value) {
        feel::Evaluation quiet;
        const feel::Scope nothing;
        return (!wider || wider(value)) && feel::evaluate(tests, value, nothing, quiet).is_true();
    };
    return narrower;
}

bool element_keeps(const feel::Value& value, const ItemType& type, feel::Evaluation& evaluation, std::string& why) {
    if (value.is_null()) {
        return true;
    }
    if (type.base != nullptr && type.base->needs_check) {
        if (!feel::has_form(value, *type.base->type)) {
            why = shown(value) + " is not of type " + type.base->name;
            return false;
        }
        if (!keeps_constraints(value, *type.base, evaluation, why)) {
            return false;
        }
    }
    if (value.kind() == feel::Kind::context) {
        for (const auto& [name, component] : type.components) {
            const feel::Value* part = component->needs_check ? value.context().find(name) : nullptr;
            if (part == nullptr || part->is_null()) {
                continue;
            }
            if (!feel::has_form(*part, *component->type)) {
                why = "its " + name + " is " + shown(*part) + ", which is not of type " + component->name;
                return false;
            }
            if (!keeps_constraints(*part, *component, evaluation, why)) {
                why = "its " + name + ": " + why;
                return false;
            }
        }
    }
    return !type.allowed || passes(*type.allowed, type.allowed_text, value, evaluation, why);
}

}  // namespace

bool keeps_constraints(const feel::Value& value, const ItemType& type, feel::Evaluation& evaluation, std::string& why) {
    if (value.is_null() || !type.needs_check) {
        return true;
    }
    if (type.is_collection && value.kind() == feel::Kind::list) {
        for (const feel::Value& element : value.list()) {
            if (!element_keeps(element, type, evaluation, why)) {
                return false;
            }
        }
    } else if (!element_keeps(value, type, evaluation, why)) {
        return false;
    }
    return !type.constraint || passes(*type.constraint, type.constraint_text, value, evaluation, why);
}

feel::Value coerce(const feel::Value& value, const ItemType* type, std::string_view what,
                   feel::Evaluation& evaluation) {
    if (type == nullptr || value.is_null() || type->type->form == feel::Type::Form::any) {
        if (type == nullptr || value.is_null() || !type->needs_check) {
            return value;
        }
    }
    const std::optional<feel::Value> converted = feel::convert(value, *type->type);
    if (!converted) {
        return evaluation.fail("decision_value_of_other_type",
                               "the value of " + std::string(what) + " is " + shown(value) + ", which is not of type " +
                                   (type->name.empty() ? feel::to_text(*type->type) : type->name),
                               "give a value of that type, or change the declared type", {},
                               {{"what", std::string(what)},
                                {"value", shown(value)},
                                {"type", type->name.empty() ? feel::to_text(*type->type) : type->name}});
    }
    if (type->needs_check) {
        std::string why;
        if (!keeps_constraints(*converted, *type, evaluation, why)) {
            return evaluation.fail("decision_value_not_allowed", "the value of " + std::string(what) + ": " + why,
                                   "use an allowed value, or add it to the allowed values of the type", {},
                                   {{"what", std::string(what)}, {"why", why}});
        }
    }
    return *converted;
}

const ItemType* TypeTable::find(std::string_view name) const {
    const auto own = by_name_.find(name);
    if (own != by_name_.end()) {
        return own->second;
    }
    if (const ItemType* builtin = builtin_item(name)) {
        return builtin;
    }
    if (imported_) {
        if (const ItemType* other = imported_(name)) {
            return other;
        }
    }
    // 1.1 writes built-in types as qualified names: feel:string, xsd:date.
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos && name.find_first_of(" ,(<") == std::string_view::npos) {
        return find(name.substr(colon + 1));
    }
    return nullptr;
}

void TypeTable::build(const std::vector<ItemDefinition>& definitions, Imported imported, const Report& report) {
    imported_ = std::move(imported);
    report_ = report;
    for (const ItemDefinition& definition : definitions) {
        if (!definitions_.try_emplace(definition.name, &definition).second) {
            report_({.code = "decision_duplicate_name",
                     .message = "two item definitions are named \"" + definition.name + "\"",
                     .hint = "rename one of them; the first is used",
                     .where = definition.place,
                     .args = {{"name", definition.name}}});
        }
    }
    for (const ItemDefinition& definition : definitions) {
        resolve(definition);
    }
    // A type needs a check when anything below it does; recursive types always do, so the walk ends.
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (ItemType& type : types_) {
            bool needs = type.needs_check || type.is_recursive || type.allowed || type.constraint ||
                         (type.base != nullptr && type.base->needs_check);
            for (const auto& [name, component] : type.components) {
                needs = needs || component->needs_check;
            }
            has_changed = has_changed || needs != type.needs_check;
            type.needs_check = needs;
        }
    }
    report_ = {};
}

ItemType* TypeTable::make(const ItemDefinition& definition) {
    ItemType& type = types_.emplace_back();
    type.name = definition.name;
    type.type = feel::any_type();
    type.is_collection = definition.is_collection;
    return &type;
}

ItemType* TypeTable::resolve(const ItemDefinition& definition) {
    if (const auto found = by_name_.find(definition.name); found != by_name_.end()) {
        return found->second;
    }
    ItemType* type = make(definition);
    by_name_[definition.name] = type;
    ++depth_;
    fill(*type, definition);
    --depth_;
    return type;
}

const ItemType* TypeTable::named(const std::string& name, const std::string& place, ItemType* from) {
    const auto own = definitions_.find(name);
    const ItemType* known = own == definitions_.end() ? find(name) : nullptr;
    const auto resolved = by_name_.find(name);
    const int height = known != nullptr ? known->height : resolved != by_name_.end() ? resolved->second->height : 0;
    if (depth_ > kDepthMax || height > kDepthMax) {
        report_({.code = "decision_nested_too_deeply",
                 .message = "the types refer to one another more than " + std::to_string(kDepthMax) + " levels deep",
                 .hint = "refer to the innermost type directly",
                 .where = place,
                 .args = {{"max", std::to_string(kDepthMax)}}});
        return nullptr;
    }
    from->height = std::max(from->height, height + 1);
    if (own != definitions_.end()) {
        ItemType* type = resolve(*own->second);
        from->height = std::max(from->height, type->height + 1);
        if (building_[type]) {
            from->is_recursive = true;
        }
        return type;
    }
    if (known == nullptr) {
        report_({.code = "decision_unknown_type",
                 .message = "there is no type \"" + name + "\"",
                 .hint = "declare an item definition with that name, or use a built-in type such as number or string",
                 .where = place,
                 .args = {{"type", name}}});
    }
    return known;
}

void TypeTable::fill(ItemType& type, const ItemDefinition& definition) {
    building_[&type] = true;
    feel::TypeRef element = feel::any_type();
    if (definition.is_function) {
        std::vector<feel::TypeRef> parameters;
        for (const ItemDefinition::Parameter& parameter : definition.parameters) {
            const ItemType* of = named(parameter.type_name, definition.place, &type);
            parameters.push_back(of != nullptr ? of->type : feel::any_type());
        }
        type.result = named(definition.result_type_name, definition.place, &type);
        element =
            feel::function_type(std::move(parameters), type.result != nullptr ? type.result->type : feel::any_type());
    } else if (!definition.components.empty()) {
        std::vector<std::pair<std::string, feel::TypeRef>> members;
        for (const ItemDefinition& component : definition.components) {
            ItemType* part = make(component);
            fill(*part, component);
            type.is_recursive = type.is_recursive || part->is_recursive;
            type.height = std::max(type.height, part->height + 1);
            type.components.emplace_back(component.name, part);
            members.emplace_back(component.name, part->type);
        }
        element = feel::context_type(std::move(members));
    } else if (!definition.type_name.empty()) {
        type.base = named(definition.type_name, definition.place, &type);
        if (type.base != nullptr) {
            element = type.base->type;
            type.is_recursive = type.is_recursive || type.base->is_recursive;
        }
    }

    const auto read_tests = [&](const std::string& text, std::optional<feel::UnaryTests>& tests, std::string& kept) {
        if (text.empty()) {
            return;
        }
        auto read = feel::parse_unary_tests(text, feel::Names{});
        if (auto* errors = std::get_if<1>(&read)) {
            for (feel::Diagnostic& error : *errors) {
                error.where = definition.place + ", allowed values";
                error.text = text;
                report_(std::move(error));
            }
            return;
        }
        kept = text;
        if (!std::get<0>(read).is_any()) {
            tests = std::get<0>(read);
        }
    };
    read_tests(definition.allowed_values, type.allowed, type.allowed_text);
    read_tests(definition.type_constraint, type.constraint, type.constraint_text);
    // `instance of` asks for the domain: allowed values speak of the items of a collection, the constraint of the
    // whole.
    element = constrained(std::move(element), type.allowed);
    type.type = constrained(definition.is_collection ? feel::list_type(element) : element, type.constraint);
    building_[&type] = false;
}

}  // namespace liucai::decision
