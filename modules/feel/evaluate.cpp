#include <algorithm>
#include <cstdlib>

#include "builtin.hpp"
#include "characters.hpp"
#include "evaluator.hpp"

namespace liucai::feel {

namespace {

/// Threads have at least 8 MB of stack; we use at most this much of it. The address sanitizer makes every frame larger.
#ifdef __SANITIZE_ADDRESS__
constexpr std::ptrdiff_t kStackBytesMax = 6 << 20;
#else
constexpr std::ptrdiff_t kStackBytesMax = 3 << 20;
#endif

/// Chinese input methods give wide signs, ＋ （ ， ＞ … , which are letters to FEEL and so become parts of names.
bool has_wide_sign(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        if ((c.value >= 0xFF01 && c.value <= 0xFF5E) || (c.value >= 0x3001 && c.value <= 0x3011)) {
            return true;
        }
        at += c.size_bytes;
    }
    return false;
}

/// A loop may fail a million times; we tell of the first.
constexpr std::size_t kDiagnosticsMax = 100;

bool is_stack_used_up(const Evaluation& evaluation) {
    const char* const here = static_cast<const char*>(__builtin_frame_address(0));
    return evaluation.stack_base != nullptr && std::abs(evaluation.stack_base - here) > kStackBytesMax;
}

}  // namespace

Value Evaluation::fail(std::string code, std::string message, std::string hint, Place at,
                       std::vector<std::pair<std::string, std::string>> args) {
    const bool is_stopped = steps_left == 0 && code != "feel_too_many_steps";  // what follows is nobody's fault
    if (diagnostics.size() < kDiagnosticsMax && !is_stopped) {
        const bool has_place = at.offset != 0 || at.length != 0;
        diagnostics.push_back(Diagnostic{
            std::move(code), std::move(message), std::move(hint), has_place ? at : place, {}, {}, std::move(args)});
    }
    return {};
}

bool spend(Evaluation& evaluation, std::uint64_t steps) {
    if (evaluation.steps_left == 0) {
        return false;
    }
    if (steps >= evaluation.steps_left) {
        evaluation.steps_left = 0;
        evaluation.fail("feel_too_many_steps", "the evaluation took too many steps and was stopped",
                        "look for a loop over a very long range, or loops inside of loops");
        return false;
    }
    evaluation.steps_left -= steps;
    return true;
}

std::string shown(const Value& value) {
    constexpr std::size_t kBytesMax = 60;
    const std::string text = to_literal(value);
    std::size_t end = 0;
    while (end < text.size() && end < kBytesMax) {
        end += code_point_at(text, end).size_bytes;
    }
    return end < text.size() ? text.substr(0, end) + "…" : text;
}

std::string described(const Value& value) {
    switch (value.kind()) {
        case Kind::null:
            return "null";
        case Kind::boolean:
            return shown(value);
        case Kind::list:
        case Kind::context:
        case Kind::range:
        case Kind::function:
            return "the " + std::string(to_text(value.kind())) + " " + shown(value);
        case Kind::number:
        case Kind::string:
            return "the " + std::string(to_text(value.kind())) + " " + shown(value);
        default:
            return shown(value);
    }
}

Value evaluate(const ast::Node& node, const Environment& environment, Evaluation& evaluation) {
    if (!spend(evaluation, 1)) {
        return {};
    }
    if (is_stack_used_up(evaluation)) {
        return evaluation.fail("feel_calls_too_deep", "the functions call one another too deeply",
                               "does a function call itself without an end?", node.place);
    }
    return std::visit([&](const auto& form) { return evaluate_form(form, node.place, environment, evaluation); },
                      node.form);
}

const Value& evaluate_into(Value& storage, const ast::Node& node, const Environment& environment,
                           Evaluation& evaluation) {
    if (const auto* literal = std::get_if<ast::Literal>(&node.form)) {
        return literal->value;
    }
    if (const auto* name = std::get_if<ast::Name>(&node.form)) {
        if (const Value* value = environment.find(name->name)) {
            return *value;
        }
    }
    storage = evaluate(node, environment, evaluation);
    return storage;
}

Value evaluate_form(const ast::Literal& form, const Place&, const Environment&, Evaluation&) { return form.value; }

// DMN 1.5, 10.3.2.11 (scope and context stack): the innermost meaning of the name, then a built-in.
Value evaluate_form(const ast::Name& form, const Place& place, const Environment& environment, Evaluation& evaluation) {
    if (const Value* value = environment.find(form.name)) {
        return *value;
    }
    if (const Builtin* builtin = find_builtin(form.name)) {
        return builtin_value(*builtin);
    }
    if (evaluation.filters > 0) {
        return {};  // an entry that this item does not have
    }
    return evaluation.fail("feel_unknown_name", "the name \"" + form.name + "\" is not known here",
                           has_wide_sign(form.name) ? "write the signs ( ) , < > = + - * / in their narrow form"
                                                    : "check its spelling; a model must require what it reads",
                           place, {{"name", form.name}});
}

Value evaluate_form(const ast::ListLiteral& form, const Place&, const Environment& environment,
                    Evaluation& evaluation) {
    List items;
    items.reserve(form.items.size());
    for (const ast::NodeRef& item : form.items) {
        items.push_back(evaluate(*item, environment, evaluation));
    }
    return items;
}

// DMN 1.5, 10.3.2.6: an entry sees those before it.
Value evaluate_form(const ast::ContextLiteral& form, const Place&, const Environment& environment,
                    Evaluation& evaluation) {
    std::vector<Context::Entry> entries;
    entries.reserve(form.entries.size());
    const Environment inside(environment, &entries);
    for (const auto& entry : form.entries) {
        const auto* function = std::get_if<ast::FunctionLiteral>(&entry.value->form);
        Value value = function != nullptr ? function_value(*function, inside, entry.key)
                                          : evaluate(*entry.value, inside, evaluation);
        entries.emplace_back(entry.key, std::move(value));
    }
    return Context(std::move(entries));
}

// DMN 1.5, rule 51 and 10.3.2.9.2.
Value evaluate_form(const ast::InstanceOf& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    Value storage;
    return is_instance(evaluate_into(storage, *form.value, environment, evaluation), *form.type);
}

Value evaluate(const Expression& expression, const Scope& scope, Evaluation& evaluation) {
    const StackBase base(evaluation);
    return evaluate(expression.root(), Environment(&scope), evaluation);
}

void Scope::define(std::string name, Value value) {
    for (auto& [known, old] : variables_) {
        if (known == name) {
            old = std::move(value);
            return;
        }
    }
    variables_.emplace_back(std::move(name), std::move(value));
}

const Value* Scope::find(std::string_view name) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
        for (const auto& [known, value] : scope->variables_) {
            if (known == name) {
                return &value;
            }
        }
    }
    return nullptr;
}

}  // namespace liucai::feel
