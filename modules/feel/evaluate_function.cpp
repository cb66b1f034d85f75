#include <algorithm>
#include <map>
#include <mutex>

#include "builtin.hpp"
#include "evaluator.hpp"

namespace liucai::feel {

namespace {

std::string quoted_name(const std::string& name) { return name.empty() ? "the function" : "\"" + name + "\""; }

Value fail_count(const std::string& name, std::size_t given, const std::string& wanted, Evaluation& evaluation) {
    return evaluation.fail("feel_wrong_argument_count",
                           quoted_name(name) + " takes " + wanted + ", but " + std::to_string(given) +
                               (given == 1 ? " is given" : " are given"),
                           {}, {}, {{"function", name}, {"wanted", wanted}, {"given", std::to_string(given)}});
}

std::string count_of(std::size_t count) { return std::to_string(count) + (count == 1 ? " argument" : " arguments"); }

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/// Counts a call while it lasts.
class CallDepth {
public:
    explicit CallDepth(Evaluation& evaluation) : evaluation_(evaluation) { ++evaluation_.depth; }
    ~CallDepth() { --evaluation_.depth; }
    CallDepth(const CallDepth&) = delete;
    CallDepth& operator=(const CallDepth&) = delete;
    bool is_too_deep() const { return evaluation_.depth > evaluation_.depth_max; }

private:
    Evaluation& evaluation_;
};

/// A function literal with the values its body reads from where it was written.
struct Closure {
    std::shared_ptr<const ast::Node> body;
    std::vector<std::string> parameters;
    std::vector<Context::Entry> surroundings;
    std::string own_name;
    std::weak_ptr<const Function> self;

    Value call(std::span<const Value> arguments, Evaluation& evaluation) const {
        const Environment nothing(nullptr);
        const Environment around(nothing, &surroundings);
        const Value me = own_name.empty() ? Value() : Value(self.lock());
        if (own_name.empty()) {
            return evaluate(*body, Environment(around, parameters, arguments), evaluation);
        }
        const Environment named(around, own_name, &me);
        return evaluate(*body, Environment(named, parameters, arguments), evaluation);
    }
};

// The type of what a body gives, as far as it can be seen from the body alone; Any for the rest.
TypeRef type_of(const ast::Node& body, const std::vector<ast::FunctionLiteral::Parameter>& parameters) {
    if (const auto* literal = std::get_if<ast::Literal>(&body.form)) {
        return literal->value.is_null() ? null_type() : simple_type(literal->value.kind());
    }
    if (const auto* name = std::get_if<ast::Name>(&body.form)) {
        for (const auto& parameter : parameters) {
            if (parameter.name == name->name) {
                return parameter.type;
            }
        }
    }
    if (std::holds_alternative<ast::Comparison>(body.form) || std::holds_alternative<ast::InstanceOf>(body.form)) {
        return simple_type(Kind::boolean);
    }
    return any_type();
}

}  // namespace

Value function_value(const ast::FunctionLiteral& form, const Environment& environment, std::string own_name) {
    auto function = std::make_shared<Function>();
    function->name = own_name;
    function->result_type = form.is_external ? any_type() : type_of(*form.body, form.parameters);
    for (const auto& parameter : form.parameters) {
        function->parameters.push_back(parameter.name);
        function->parameter_types.push_back(parameter.type);
    }
    if (form.is_external) {
        const Place place = form.body->place;
        function->body = [place, own_name](std::span<const Value>, Evaluation& evaluation) {
            return evaluation.fail("feel_external_function",
                                   quoted_name(own_name) + " is written in another language, which is not run here",
                                   "write it in FEEL", place, {{"function", own_name}});
        };
        return Value(std::shared_ptr<const Function>(std::move(function)));
    }
    auto closure = std::make_shared<Closure>();
    closure->body = form.body;
    closure->parameters = function->parameters;
    for (const std::string& name : form.reads) {
        if (const Value* value = environment.find(name)) {
            closure->surroundings.emplace_back(name, *value);
        }
    }
    closure->own_name = std::move(own_name);
    closure->self = std::shared_ptr<const Function>(function);
    function->body = [closure](std::span<const Value> arguments, Evaluation& evaluation) {
        return closure->call(arguments, evaluation);
    };
    return Value(std::shared_ptr<const Function>(std::move(function)));
}

// DMN 1.5, rule 55: a function value keeps the meaning that names have where it is written.
Value evaluate_form(const ast::FunctionLiteral& form, const Place&, const Environment& environment, Evaluation&) {
    return function_value(form, environment, {});
}

Value builtin_value(const Builtin& builtin) {
    static std::mutex mutex;
    static std::map<std::string_view, std::shared_ptr<const Function>> known;
    const std::lock_guard lock(mutex);
    auto& function = known[builtin.name];
    if (!function) {
        auto made = std::make_shared<Function>();
        made->name = builtin.name;
        for (const std::string_view parameter : builtin.signatures.front().parameters) {
            made->parameters.emplace_back(parameter);
            made->parameter_types.push_back(any_type());
        }
        made->result_type = any_type();
        made->builtin = &builtin;
        function = std::move(made);
    }
    return Value(function);
}

Value call_builtin(const Builtin& builtin, std::span<const Value> arguments, Evaluation& evaluation) {
    const bool fits =
        std::any_of(builtin.signatures.begin(), builtin.signatures.end(), [&](const Signature& signature) {
            const std::size_t most = signature.parameters.size();
            return arguments.size() + signature.optional_count >= most &&
                   (arguments.size() <= most || signature.is_variadic);
        });
    if (fits) {
        return builtin.call(arguments, evaluation);
    }
    std::string wanted;
    for (const Signature& signature : builtin.signatures) {
        std::string parameters;
        for (const std::string_view parameter : signature.parameters) {
            parameters += (parameters.empty() ? "" : ", ") + std::string(parameter);
        }
        wanted += (wanted.empty() ? "(" : " or (") + parameters + (signature.is_variadic ? ", …)" : ")");
    }
    return fail_count(std::string(builtin.name), arguments.size(), wanted, evaluation);
}

// The places of the named arguments among the parameters; nullopt when a name is none of them or comes twice.
std::optional<std::vector<std::size_t>> places_of(std::span<const std::pair<std::string, Value>> arguments,
                                                  const Signature& signature) {
    std::vector<std::size_t> places;
    for (const auto& argument : arguments) {
        const auto found = std::find(signature.parameters.begin(), signature.parameters.end(), argument.first);
        const auto place = static_cast<std::size_t>(found - signature.parameters.begin());
        if (found == signature.parameters.end() || std::find(places.begin(), places.end(), place) != places.end()) {
            return std::nullopt;
        }
        places.push_back(place);
    }
    return places;
}

// DMN 1.5, 10.3.4: the list of parameters that has all the names; a parameter that is not named is null. before(point,
// range) and before(range, point) have the same names, so the order in which they are written goes first.
Value call_builtin_named(const Builtin& builtin, std::span<const std::pair<std::string, Value>> arguments,
                         Evaluation& evaluation) {
    const Signature* best = nullptr;
    std::vector<std::size_t> best_places;
    for (const Signature& signature : builtin.signatures) {
        const std::optional<std::vector<std::size_t>> places = places_of(arguments, signature);
        if (places && (best == nullptr || (std::is_sorted(places->begin(), places->end()) &&
                                           !std::is_sorted(best_places.begin(), best_places.end())))) {
            best = &signature;
            best_places = *places;
        }
    }
    if (best != nullptr) {
        std::vector<Value> ordered(best->parameters.size() - best->optional_count);
        for (std::size_t index = 0; index < arguments.size(); ++index) {
            ordered.resize(std::max(ordered.size(), best_places[index] + 1));
            ordered[best_places[index]] = arguments[index].second;
        }
        return (best->call_named != nullptr ? best->call_named : builtin.call)(ordered, evaluation);
    }
    std::vector<std::string> known;
    for (const Signature& signature : builtin.signatures) {
        for (const std::string_view parameter : signature.parameters) {
            if (std::find(known.begin(), known.end(), parameter) == known.end()) {
                known.emplace_back(parameter);
            }
        }
    }
    std::vector<std::string> given;
    for (const auto& argument : arguments) {
        given.push_back(argument.first);
    }
    return evaluation.fail(
        "feel_unknown_parameter", "\"" + std::string(builtin.name) + "\" has no parameters " + joined(given),
        "its parameters are " + joined(known), {},
        {{"function", std::string(builtin.name)}, {"given", joined(given)}, {"known", joined(known)}});
}

// DMN 1.5, 10.3.2.13.2 (function invocation), for functions that are not built in: as many arguments as parameters,
// each of its type, and a result of the type of the function.
Value call(const Function& function, std::span<const Value> arguments, Evaluation& evaluation) {
    const StackBase base(evaluation);
    if (function.builtin != nullptr) {
        return call_builtin(*function.builtin, arguments, evaluation);
    }
    if (arguments.size() != function.parameters.size()) {
        return fail_count(function.name, arguments.size(), count_of(function.parameters.size()), evaluation);
    }
    const CallDepth depth(evaluation);
    if (depth.is_too_deep()) {
        return evaluation.fail("feel_calls_too_deep", "the functions call one another too deeply",
                               "does a function call itself without an end?");
    }
    std::vector<Value> converted(arguments.begin(), arguments.end());
    for (std::size_t index = 0; index < converted.size() && index < function.parameter_types.size(); ++index) {
        const TypeRef& type = function.parameter_types[index];
        if (!type || type->form == Type::Form::any) {
            continue;
        }
        std::optional<Value> fitting = convert(converted[index], *type);
        if (!fitting) {
            return evaluation.fail("feel_argument_type",
                                   quoted_name(function.name) + " takes for \"" + function.parameters[index] + "\" a " +
                                       to_text(*type) + ", not " + described(converted[index]),
                                   {}, {},
                                   {{"function", function.name},
                                    {"parameter", function.parameters[index]},
                                    {"type", to_text(*type)},
                                    {"value", shown(converted[index])}});
        }
        converted[index] = *std::move(fitting);
    }
    Value result = function.body ? function.body(converted, evaluation) : Value();
    if (!function.result_type || function.result_type->form == Type::Form::any) {
        return result;
    }
    if (std::optional<Value> fitting = convert(result, *function.result_type)) {
        return *std::move(fitting);
    }
    return evaluation.fail(
        "feel_result_type",
        quoted_name(function.name) + " should give a " + to_text(*function.result_type) + ", but gives " +
            described(result),
        {}, {}, {{"function", function.name}, {"type", to_text(*function.result_type)}, {"value", shown(result)}});
}

Value call_named(const Function& function, std::span<const std::pair<std::string, Value>> arguments,
                 Evaluation& evaluation) {
    if (function.builtin != nullptr) {
        const StackBase base(evaluation);
        return call_builtin_named(*function.builtin, arguments, evaluation);
    }
    std::vector<Value> ordered(function.parameters.size());
    std::vector<bool> is_given(function.parameters.size(), false);
    for (const auto& [name, value] : arguments) {
        const auto found = std::find(function.parameters.begin(), function.parameters.end(), name);
        const auto index = static_cast<std::size_t>(found - function.parameters.begin());
        if (found == function.parameters.end() || is_given[index]) {
            return evaluation.fail(
                "feel_unknown_parameter",
                quoted_name(function.name) +
                    (found == function.parameters.end() ? " has no parameter \"" : " is given twice \"") + name + "\"",
                "its parameters are " + joined(function.parameters), {},
                {{"function", function.name}, {"given", name}, {"known", joined(function.parameters)}});
        }
        ordered[index] = value;
        is_given[index] = true;
    }
    if (arguments.size() != ordered.size()) {
        return fail_count(function.name, arguments.size(),
                          count_of(ordered.size()) + ": " + joined(function.parameters), evaluation);
    }
    return call(function, ordered, evaluation);
}

namespace {

// Calls what the arguments were made for, with the call's place for what goes wrong inside of it.
Value invoke(const ast::Call& form, const Builtin* builtin, const Function* function, std::span<const Value> arguments,
             Evaluation& evaluation) {
    if (form.names.empty()) {
        return builtin != nullptr ? call_builtin(*builtin, arguments, evaluation)
                                  : call(*function, arguments, evaluation);
    }
    std::vector<std::pair<std::string, Value>> named;
    named.reserve(arguments.size());
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        named.emplace_back(form.names[index], arguments[index]);
    }
    return builtin != nullptr ? call_builtin_named(*builtin, named, evaluation)
                              : call_named(*function, named, evaluation);
}

}  // namespace

// DMN 1.5, rules 39-42. A variable that holds a function goes before a built-in of the same name; one that holds
// something else (a variable "date") does not.
Value evaluate_form(const ast::Call& form, const Place& place, const Environment& environment, Evaluation& evaluation) {
    const Builtin* builtin = form.builtin;
    Value storage;
    const Value* callee = nullptr;
    if (builtin == nullptr) {
        callee = &evaluate_into(storage, *form.function, environment, evaluation);
    } else if (form.may_be_shadowed) {
        callee = environment.find(std::get<ast::Name>(form.function->form).name);
    }
    std::shared_ptr<const Function> function;
    if (callee != nullptr && callee->kind() == Kind::function) {
        function = callee->function();
        builtin = nullptr;
    }
    if (builtin == nullptr && function == nullptr) {
        if (callee->is_null()) {
            // An unknown name has been told already.
            const auto* name = std::get_if<ast::Name>(&form.function->form);
            if (name != nullptr && environment.find(name->name) == nullptr) {
                return {};
            }
        }
        return evaluation.fail("feel_not_a_function", described(*callee) + " is no function and cannot be called",
                               "is an operator missing before the bracket?", place, {{"value", shown(*callee)}});
    }
    std::vector<Value> arguments;
    arguments.reserve(form.arguments.size());
    const std::size_t told_before = evaluation.diagnostics.size();
    for (const ast::NodeRef& argument : form.arguments) {
        arguments.push_back(evaluate(*argument, environment, evaluation));
    }
    const std::size_t told_of_arguments = evaluation.diagnostics.size();
    const Place outer = std::exchange(evaluation.place, place);
    Value result = invoke(form, builtin, function.get(), arguments, evaluation);
    evaluation.place = outer;
    if (builtin != nullptr && result.is_null() && told_of_arguments > told_before &&
        std::any_of(arguments.begin(), arguments.end(), [](const Value& argument) { return argument.is_null(); })) {
        // The argument that is null has been told of; that a built-in cannot use it says nothing new.
        evaluation.diagnostics.resize(told_of_arguments);
    }
    return result;
}

}  // namespace liucai::feel
