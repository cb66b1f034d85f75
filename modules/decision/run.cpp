#include "run.hpp"

namespace liucai::decision {

namespace {

using feel::Value;

constexpr std::size_t kTracedMax = 10'000;  ///< a BKM may be called for every item of a long list

Trace* trace_of(const feel::Evaluation& evaluation) { return static_cast<Trace*>(evaluation.caller); }

Value fail_at(feel::Evaluation& evaluation, const std::string& place, std::string code, std::string message,
              std::string hint, Args args = {}) {
    const std::size_t first = evaluation.diagnostics.size();
    evaluation.fail(std::move(code), std::move(message), std::move(hint), {}, std::move(args));
    place_diagnostics(evaluation, first, place, {});
    return {};
}

Value coerce_at(const Value& value, const ItemType* type, const std::string& name, const std::string& place,
                feel::Evaluation& evaluation) {
    if (type == nullptr) {
        return value;
    }
    const std::size_t first = evaluation.diagnostics.size();
    Value converted = coerce(value, type, "\"" + name + "\"", evaluation);
    place_diagnostics(evaluation, first, place, {});
    return converted;
}

// Records one evaluation when it is over: what it required stands before it in the trace.
void record(Trace* trace, TracedDecision&& traced, const Value& value, std::size_t first_diagnostic,
            const feel::Evaluation& evaluation) {
    if (trace == nullptr || trace->decisions.size() >= kTracedMax) {
        return;
    }
    traced.value = value;
    traced.diagnostics.assign(evaluation.diagnostics.begin() + static_cast<std::ptrdiff_t>(first_diagnostic),
                              evaluation.diagnostics.end());
    trace->decisions.push_back(std::move(traced));
}

// A guard for calls that come back to themselves through knowledge requirements.
class Deeper {
public:
    explicit Deeper(feel::Evaluation& evaluation) : evaluation_(evaluation) { ++evaluation_.depth; }
    ~Deeper() { --evaluation_.depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    bool is_too_deep() const { return evaluation_.depth > evaluation_.depth_max; }

private:
    feel::Evaluation& evaluation_;
};

// DMN 1.5, 10.2.1.7 and 6.3.10: parameters, what the BKM requires, its own name, then the body.
Value run_bkm(const Bkm& bkm, std::span<const Value> arguments, const std::weak_ptr<const Model>& model,
              feel::Evaluation& evaluation) {
    const Deeper deeper(evaluation);
    if (deeper.is_too_deep()) {
        return fail_at(
            evaluation, bkm.place, "decision_recursion_too_deep",
            "\"" + bkm.name + "\" calls itself more than " + std::to_string(evaluation.depth_max) + " levels deep",
            "give the recursion an end", {{"name", bkm.name}, {"max", std::to_string(evaluation.depth_max)}});
    }
    const std::size_t first = evaluation.diagnostics.size();
    if (bkm.logic.language != FunctionBox::Language::feel) {
        return refuse_external(bkm.logic.language, bkm.place, evaluation);
    }
    if (bkm.logic.body == nullptr) {
        return fail_at(evaluation, bkm.place, "decision_without_logic", "\"" + bkm.name + "\" has no logic",
                       "give it an expression");
    }
    Trace* trace = trace_of(evaluation);
    TracedDecision traced{.name = bkm.name, .kind = "bkm"};
    feel::Scope around;
    around.define(bkm.variable.name, bkm.function);
    ScopeBuilder builder(around);
    for (const Requirement& requirement : bkm.knowledge) {
        builder.add(requirement.bound, knowledge_of(requirement.bound.element));
    }
    builder.finish();
    feel::Scope scope(&around);
    for (std::size_t i = 0; i < bkm.logic.parameters.size() && i < arguments.size(); ++i) {
        const TypedName& parameter = bkm.logic.parameters[i];
        const std::size_t before = evaluation.diagnostics.size();
        Value value = coerce_at(arguments[i], parameter.type, parameter.name, bkm.place, evaluation);
        if (evaluation.diagnostics.size() > before) {
            return {};  // a BKM is not called with an argument that its parameter does not allow
        }
        if (trace != nullptr) {
            traced.inputs.emplace_back(parameter.name, value);
        }
        scope.define(parameter.name, std::move(value));
    }
    Surroundings surroundings{.evaluation = evaluation, .model = model, .traced = trace != nullptr ? &traced : nullptr};
    Value value = evaluate(*bkm.logic.body, scope, surroundings);
    value = coerce_at(value, result_type(bkm.variable), bkm.name, bkm.place, evaluation);
    record(trace, std::move(traced), value, first, evaluation);
    return value;
}

}  // namespace

Run::Run(const std::weak_ptr<const Model>& model, std::size_t slot_count, feel::Evaluation& evaluation, Trace* trace,
         const feel::Context* input)
    : model_(model), evaluation_(evaluation), trace_(trace), input_(input), index_(slot_count, 0) {}

const Value* Run::find(std::size_t slot) const {
    const std::uint32_t position = index_[slot];
    return position == 0 ? nullptr : &values_[position - 1];
}

void Run::give(std::size_t slot, Value value) {
    values_.push_back(std::move(value));
    index_[slot] = static_cast<std::uint32_t>(values_.size());
}

// The inputs of an imported model stand under the name of the import. Whoever asks from outside may also leave that
// out, as long as the name is not one of the importing model's own.
const Value* Run::given(const Definitions& home, const std::string& name, bool is_lenient) const {
    if (input_ == nullptr) {
        return nullptr;
    }
    const feel::Context* context = input_;
    for (const std::string& step : home.path) {
        const Value* inner = context->find(step);
        if (inner == nullptr || inner->kind() != feel::Kind::context) {
            context = nullptr;
            break;
        }
        context = &inner->context();
    }
    if (context != nullptr) {
        if (const Value* value = context->find(name)) {
            return value;
        }
    }
    return is_lenient && !home.path.empty() ? input_->find(name) : nullptr;
}

// DMN 1.5, 10.4: input data has the type of its variable; a missing one is null.
Value Run::value_of(const InputData& input) {
    if (const Value* known = find(input.slot)) {
        return *known;
    }
    Value value;
    if (const Value* outside = given(*input.home, input.name, true)) {
        value = coerce_at(*outside, input.variable.type, input.name, input.place, evaluation_);
    }
    give(input.slot, value);
    return value;
}

Value Run::value_of(const Element& element) {
    if (const auto* input = std::get_if<const InputData*>(&element)) {
        return value_of(**input);
    }
    if (const auto* decision = std::get_if<const Decision*>(&element)) {
        return value_of(**decision);
    }
    return knowledge_of(element);
}

Value Run::value_of(const Decision& decision) {
    if (const Value* known = find(decision.slot)) {
        return *known;
    }
    Value value;
    if (const Value* outside = given(*decision.home, decision.name, false)) {
        value = coerce_at(*outside, decision.variable.type, decision.name, decision.place, evaluation_);
    } else if (decision.is_in_cycle) {
        value = fail_at(evaluation_, decision.place, "decision_cyclic_requirements",
                        "\"" + decision.name + "\" requires itself, so it cannot be evaluated",
                        "remove one of the requirements of the circle", {{"names", "\"" + decision.name + "\""}});
    } else if (is_stack_used_up(evaluation_)) {
        value = fail_at(evaluation_, decision.place, "decision_nested_too_deeply",
                        "the evaluation is nested too deeply", "shorten the chain of requirements", {{"max", "4 MB"}});
    } else {
        value = evaluate_decision(decision);
    }
    give(decision.slot, value);
    return value;
}

// DMN 1.5, 10.4 (semantics of a decision): the values of what it requires, then its logic, then its type.
Value Run::evaluate_decision(const Decision& decision) {
    TracedDecision traced{.name = decision.name, .kind = "decision"};
    feel::Scope scope;
    ScopeBuilder builder(scope);
    for (const Requirement& requirement : decision.information) {
        if (std::holds_alternative<std::monostate>(requirement.bound.element)) {
            continue;
        }
        Value value = value_of(requirement.bound.element);
        if (trace_ != nullptr) {
            traced.inputs.emplace_back(variable_of(requirement.bound.element).name, value);
        }
        builder.add(requirement.bound, std::move(value));
    }
    const std::size_t first = evaluation_.diagnostics.size();
    for (const Requirement& requirement : decision.knowledge) {
        builder.add(requirement.bound, knowledge_of(requirement.bound.element));
    }
    builder.finish();
    Value value;
    if (decision.logic == nullptr) {
        fail_at(evaluation_, decision.place, "decision_without_logic", "\"" + decision.name + "\" has no logic",
                "give it an expression, or its value as an input");
    } else {
        Surroundings surroundings{
            .evaluation = evaluation_, .model = model_, .traced = trace_ != nullptr ? &traced : nullptr};
        value = evaluate(*decision.logic, scope, surroundings);
        value = coerce_at(value, decision.variable.type, decision.name, decision.place, evaluation_);
    }
    record(trace_, std::move(traced), value, first, evaluation_);
    return value;
}

void ScopeBuilder::put(feel::Context& context, std::span<const std::string> path, const std::string& name,
                       Value value) {
    if (path.empty()) {
        return context.set(name, std::move(value));
    }
    const Value* inner = context.find(path.front());
    feel::Context next = inner != nullptr && inner->kind() == feel::Kind::context ? inner->context() : feel::Context{};
    put(next, path.subspan(1), name, std::move(value));
    context.set(path.front(), std::move(next));
}

void ScopeBuilder::add(const Bound& bound, Value value) {
    const std::string& name = variable_of(bound.element).name;
    if (name.empty()) {
        return;
    }
    if (bound.path.empty()) {
        scope_.define(name, std::move(value));
    } else {
        put(nested_, bound.path, name, std::move(value));
    }
}

void ScopeBuilder::finish() {
    for (const auto& [name, value] : nested_.entries()) {
        scope_.define(name, value);
    }
}

Value knowledge_of(const Element& element) {
    if (const auto* bkm = std::get_if<const Bkm*>(&element)) {
        return (*bkm)->function;
    }
    if (const auto* service = std::get_if<const Service*>(&element)) {
        return (*service)->function;
    }
    return {};
}

const ItemType* result_type(const TypedName& variable) {
    const ItemType* type = variable.type;
    return type != nullptr && type->type->form == feel::Type::Form::function ? type->result : type;
}

std::shared_ptr<const feel::Function> make_bkm_function(const Bkm& bkm, std::weak_ptr<const Model> model) {
    auto function = std::make_shared<feel::Function>();
    function->name = bkm.name;
    for (const TypedName& parameter : bkm.logic.parameters) {
        function->parameters.push_back(parameter.name);
        function->parameter_types.push_back(parameter.type != nullptr ? parameter.type->type : feel::any_type());
    }
    function->result_type = feel::any_type();
    function->body = [&bkm, model = std::move(model)](std::span<const Value> arguments,
                                                      feel::Evaluation& evaluation) -> Value {
        const std::shared_ptr<const Model> alive = model.lock();
        if (alive == nullptr) {
            return evaluation.fail("decision_model_gone", "the function's model is no longer loaded");
        }
        return run_bkm(bkm, arguments, model, evaluation);
    };
    return function;
}

std::vector<const Requirement*> parameters_of(const Service& service) {
    std::vector<const Requirement*> parameters;
    for (const auto* list : {&service.input_data, &service.input_decisions}) {
        for (const Requirement& requirement : *list) {
            if (!std::holds_alternative<std::monostate>(requirement.bound.element)) {
                parameters.push_back(&requirement);
            }
        }
    }
    return parameters;
}

std::shared_ptr<const feel::Function> make_service_function(const Service& service, std::weak_ptr<const Model> model,
                                                            std::size_t slot_count) {
    auto function = std::make_shared<feel::Function>();
    function->name = service.name;
    for (const Requirement* parameter : parameters_of(service)) {
        const TypedName& variable = variable_of(parameter->bound.element);
        function->parameters.push_back(variable.name);
        function->parameter_types.push_back(variable.type != nullptr ? variable.type->type : feel::any_type());
    }
    function->result_type = feel::any_type();
    function->body = [&service, model = std::move(model), slot_count](std::span<const Value> arguments,
                                                                      feel::Evaluation& evaluation) -> Value {
        const std::shared_ptr<const Model> alive = model.lock();
        if (alive == nullptr) {
            return evaluation.fail("decision_model_gone", "the function's model is no longer loaded");
        }
        return run_service(service, arguments, model, slot_count, evaluation);
    };
    return function;
}

// DMN 1.5, 10.4 (decision services): the inputs are given, everything between them and the outputs is evaluated. One
// output is the value itself, several are a context.
Value run_service(const Service& service, std::span<const Value> arguments, const std::weak_ptr<const Model>& model,
                  std::size_t slot_count, feel::Evaluation& evaluation) {
    const Deeper deeper(evaluation);
    if (deeper.is_too_deep()) {
        return fail_at(
            evaluation, service.place, "decision_recursion_too_deep",
            "\"" + service.name + "\" calls itself more than " + std::to_string(evaluation.depth_max) + " levels deep",
            "give the recursion an end", {{"name", service.name}, {"max", std::to_string(evaluation.depth_max)}});
    }
    const std::size_t first = evaluation.diagnostics.size();
    Trace* trace = trace_of(evaluation);
    TracedDecision traced{.name = service.name, .kind = "service"};
    Run run(model, slot_count, evaluation, trace, nullptr);
    const std::vector<const Requirement*> parameters = parameters_of(service);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Element& element = parameters[i]->bound.element;
        const TypedName& variable = variable_of(element);
        Value value = i < arguments.size() ? arguments[i] : Value{};
        value = coerce_at(value, variable.type, variable.name, service.place, evaluation);
        if (trace != nullptr) {
            traced.inputs.emplace_back(variable.name, value);
        }
        if (const auto* input = std::get_if<const InputData*>(&element)) {
            run.give((*input)->slot, std::move(value));
        } else if (const auto* decision = std::get_if<const Decision*>(&element)) {
            run.give((*decision)->slot, std::move(value));
        }
    }
    std::vector<feel::Context::Entry> entries;
    for (const Requirement& output : service.outputs) {
        if (const auto* decision = std::get_if<const Decision*>(&output.bound.element)) {
            entries.emplace_back((*decision)->variable.name, run.value_of(**decision));
        }
    }
    Value value;
    if (entries.size() == 1) {
        value = std::move(entries.front().second);
    } else if (!entries.empty()) {
        value = feel::Context(std::move(entries));
    }
    value = coerce_at(value, result_type(service.variable), service.name, service.place, evaluation);
    record(trace, std::move(traced), value, first, evaluation);
    return value;
}

}  // namespace liucai::decision
