#include "evaluate.hpp"

#include <algorithm>
#include <cstdlib>

namespace liucai::decision {

namespace {

using feel::Kind;
using feel::Scope;
using feel::Value;

Value fail_at(feel::Evaluation& evaluation, const std::string& place, std::string code, std::string message,
              std::string hint, Args args = {}) {
    const std::size_t first = evaluation.diagnostics.size();
    Value null = evaluation.fail(std::move(code), std::move(message), std::move(hint), {}, std::move(args));
    place_diagnostics(evaluation, first, place, {});
    return null;
}

bool take_step(feel::Evaluation& evaluation, const std::string& place) {
    if (evaluation.steps_left == 0) {
        fail_at(evaluation, place, "decision_too_many_steps", "the evaluation takes too many steps",
                "shorten the lists it goes through");
        return false;
    }
    --evaluation.steps_left;
    return true;
}

// One visit of a boxed expression. Every clause is of DMN 1.5, 10.2.1 and 10.3.2.
class Visit {
public:
    Visit(const Boxed& box, const Scope& scope, Surroundings& around) : box_(box), scope_(scope), around_(around) {}

    Value operator()(const RefusedBox& refused) const {
        around_.evaluation.diagnostics.push_back(refused.why);
        return {};
    }

    Value operator()(const LiteralBox& literal) const {
        if (!literal.expression) {
            around_.evaluation.diagnostics.insert(around_.evaluation.diagnostics.end(), literal.errors.begin(),
                                                  literal.errors.end());
            return {};
        }
        const std::size_t first = around_.evaluation.diagnostics.size();
        Value value = feel::evaluate(*literal.expression, scope_, around_.evaluation);
        place_diagnostics(around_.evaluation, first, box_.place, literal.text);
        return value;
    }

    // 10.2.1.4: entries see those before them; the unnamed entry is the result.
    Value operator()(const ContextBox& box) const {
        Scope scope(&scope_);
        std::vector<feel::Context::Entry> entries;
        entries.reserve(box.entries.size());
        const bool is_recorded = around_.traced != nullptr && around_.is_top;
        for (const EntryBox& entry : box.entries) {
            Surroundings inner = part();
            inner.entry = is_recorded ? std::string_view(entry.variable.name) : around_.entry;
            Value value = entry.value != nullptr ? evaluate(*entry.value, scope, inner) : Value{};
            if (entry.variable.type != nullptr) {
                const std::size_t first = around_.evaluation.diagnostics.size();
                value = coerce(value, entry.variable.type, "\"" + entry.variable.name + "\"", around_.evaluation);
                place_diagnostics(around_.evaluation, first, box_.place, {});
            }
            if (is_recorded) {
                around_.traced->entries.emplace_back(entry.variable.name, value);
            }
            scope.define(entry.variable.name, value);
            entries.emplace_back(entry.variable.name, std::move(value));
        }
        if (box.result != nullptr) {
            Surroundings inner = part();
            return evaluate(*box.result, scope, inner);
        }
        return feel::Context(std::move(entries));
    }

    Value operator()(const ListBox& box) const {
        feel::List items;
        items.reserve(box.items.size());
        for (const BoxedPtr& item : box.items) {
            items.push_back(value_of(item, scope_));
        }
        return items;
    }

    // 10.2.1.6: a list of contexts, one for each row.
    Value operator()(const RelationBox& box) const {
        feel::List rows;
        rows.reserve(box.rows.size());
        for (const auto& row : box.rows) {
            std::vector<feel::Context::Entry> entries;
            for (std::size_t i = 0; i < box.columns.size(); ++i) {
                Value value = value_of(row[i], scope_);
                const std::size_t first = around_.evaluation.diagnostics.size();
                value =
                    coerce(value, box.columns[i].type, "column \"" + box.columns[i].name + "\"", around_.evaluation);
                place_diagnostics(around_.evaluation, first, box_.place, {});
                entries.emplace_back(box.columns[i].name, std::move(value));
            }
            rows.emplace_back(feel::Context(std::move(entries)));
        }
        return rows;
    }

    // 10.2.1.3: the called expression gives a function; each binding is a named argument.
    Value operator()(const InvocationBox& box) const {
        const Value callee = value_of(box.callee, scope_);
        if (callee.kind() != Kind::function) {
            const auto* name = box.callee == nullptr ? nullptr : std::get_if<LiteralBox>(&box.callee->form);
            return fail_at(around_.evaluation, box_.place, "decision_not_a_function",
                           "\"" + (name != nullptr ? name->text : std::string()) + "\" is no function",
                           "call a business knowledge model, a decision service or a function, and require it",
                           {{"name", name != nullptr ? name->text : std::string()}});
        }
        std::vector<std::pair<std::string, Value>> arguments;
        for (const EntryBox& binding : box.bindings) {
            arguments.emplace_back(binding.variable.name, value_of(binding.value, scope_));
        }
        const std::size_t first = around_.evaluation.diagnostics.size();
        Value value = feel::call_named(*callee.function(), arguments, around_.evaluation);
        place_diagnostics(around_.evaluation, first, box_.place, {});
        return value;
    }

    Value operator()(const FunctionBox& function) const { return make_function(box_, function, scope_, around_); }

    // 10.2.1.9: only "true" takes the first branch.
    Value operator()(const ConditionalBox& box) const {
        const Value condition = value_of(box.condition, scope_);
        if (condition.kind() != Kind::boolean && !condition.is_null()) {
            fail_at(around_.evaluation, box_.place, "decision_condition_not_boolean",
                    "the condition is " + feel::to_literal(condition) + ", not true or false",
                    "write a comparison; the else branch was taken", {{"value", feel::to_literal(condition)}});
        }
        return value_of(condition.is_true() ? box.then : box.otherwise, scope_);
    }

    // 10.2.1.10: the items of a list for which the match is true; `item` and the entries of each item are in scope.
    // What is no list is a list of itself. The match is a condition: a position has no meaning here.
    Value operator()(const FilterBox& box) const {
        const Value in = value_of(box.in, scope_);
        if (in.is_null()) {
            return fail_at(around_.evaluation, box_.place, "decision_nothing_to_iterate",
                           "there is no list to filter: it is null", "give a list; an empty one is []",
                           {{"value", "null"}});
        }
        const feel::List one = in.kind() == Kind::list ? feel::List{} : feel::List{in};
        const feel::List& items = in.kind() == Kind::list ? in.list() : one;
        feel::List kept;
        for (const Value& item : items) {
            if (!take_step(around_.evaluation, box_.place)) {
                return {};
            }
            Scope scope(&scope_);
            scope.define("item", item);
            if (item.kind() == Kind::context) {
                for (const auto& [name, value] : item.context().entries()) {
                    scope.define(name, value);
                }
            }
            const Value match = value_of(box.match, scope);
            if (&item == &items.front() && match.kind() == Kind::number) {
                return item_at(items, match);
            }
            if (match.kind() != Kind::boolean && !match.is_null()) {
                return fail_at(around_.evaluation, box_.place, "decision_condition_not_boolean",
                               "the filter gives " + feel::to_literal(match) + ", not true or false",
                               "write a comparison, or a position in the list", {{"value", feel::to_literal(match)}});
            }
            if (match.is_true()) {
                kept.push_back(item);
            }
        }
        return kept;
    }

    // 10.2.1.11, with the meaning of FEEL's for, some and every (10.3.2.13 and 10.3.2.14).
    Value operator()(const IteratorBox& box) const {
        const Value in = value_of(box.in, scope_);
        if (in.is_null()) {
            return fail_at(around_.evaluation, box_.place, "decision_nothing_to_iterate",
                           "there is no list to go through: it is null", "give a list; an empty one is []",
                           {{"value", "null"}});
        }
        feel::List items;
        if (in.kind() == Kind::list) {
            items = in.list();
        } else if (in.kind() == Kind::range) {
            if (!unfold(in.range(), items)) {
                return fail_at(around_.evaluation, box_.place, "decision_nothing_to_iterate",
                               feel::to_literal(in) + " is no range that can be counted through",
                               "give a list, or a range of whole numbers or dates with both ends",
                               {{"value", feel::to_literal(in)}});
            }
        } else {
            items.push_back(in);
        }
        return box.how == IteratorBox::How::each ? each(box, items) : quantified(box, items);
    }

    Value operator()(const TableBox& table) const { return evaluate_table(box_, table, scope_, around_); }

private:
    Surroundings part() const {
        Surroundings inner = around_;
        inner.is_top = false;
        return inner;
    }

    Value value_of(const BoxedPtr& box, const Scope& scope) const {
        Surroundings inner = part();
        return box != nullptr ? evaluate(*box, scope, inner) : Value{};
    }

    static Value item_at(const feel::List& items, const Value& position) {
        const auto index = position.number().to_int64();
        const auto count = static_cast<std::int64_t>(items.size());
        if (!index || *index == 0 || *index > count || *index < -count) {
            return {};
        }
        return items[static_cast<std::size_t>(*index > 0 ? *index - 1 : count + *index)];
    }

    Value each(const IteratorBox& box, const feel::List& items) const {
        feel::List results;
        results.reserve(items.size());
        for (const Value& item : items) {
            if (!take_step(around_.evaluation, box_.place)) {
                return {};
            }
            Scope scope(&scope_);
            scope.define(box.variable, item);
            // OPTIMIZATION: `partial` is a copy of the list so far; few bodies read it.
            if (reads_partial(box.body)) {
                scope.define("partial", results);
            }
            results.push_back(value_of(box.body, scope));
        }
        return results;
    }

    static bool reads_partial(const BoxedPtr& body) {
        const auto* literal = body == nullptr ? nullptr : std::get_if<LiteralBox>(&body->form);
        return literal == nullptr || literal->text.find("partial") != std::string::npos;
    }

    Value quantified(const IteratorBox& box, const feel::List& items) const {
        const bool is_some = box.how == IteratorBox::How::some;
        bool has_unknown = false;
        for (const Value& item : items) {
            if (!take_step(around_.evaluation, box_.place)) {
                return {};
            }
            Scope scope(&scope_);
            scope.define(box.variable, item);
            const Value holds = value_of(box.body, scope);
            if (is_some ? holds.is_true() : holds.is_false()) {
                return is_some;
            }
            if (holds.is_null()) {
                has_unknown = true;
            } else if (holds.kind() != Kind::boolean) {
                return fail_at(around_.evaluation, box_.place, "decision_condition_not_boolean",
                               "the condition is " + feel::to_literal(holds) + ", not true or false",
                               "write a comparison", {{"value", feel::to_literal(holds)}});
            }
        }
        return has_unknown ? Value{} : Value{!is_some};
    }

    static bool unfold(const feel::Range& range, feel::List& items) {
        constexpr std::int64_t kItemsMax = 10'000'000;
        if (!range.low || !range.high || range.low->kind() != range.high->kind()) {
            return false;
        }
        const bool is_number = range.low->kind() == Kind::number;
        std::optional<std::int64_t> low;
        std::optional<std::int64_t> high;
        if (is_number) {
            low = range.low->number().to_int64();
            high = range.high->number().to_int64();
        } else if (range.low->kind() == Kind::date) {
            low = feel::day_number(range.low->date());
            high = feel::day_number(range.high->date());
        }
        if (!low || !high || (*high > *low ? *high - *low : *low - *high) > kItemsMax) {
            return false;
        }
        const std::int64_t step = *low <= *high ? 1 : -1;
        const std::int64_t begin = range.low_end == feel::Range::End::closed ? *low : *low + step;
        const std::int64_t end = range.high_end == feel::Range::End::closed ? *high + step : *high;
        for (std::int64_t i = begin; step > 0 ? i < end : i > end; i += step) {
            items.push_back(is_number ? Value(i) : Value(feel::date_from_day_number(i)));
        }
        return true;
    }

    const Boxed& box_;
    const Scope& scope_;
    Surroundings& around_;
};

}  // namespace

void place_diagnostics(feel::Evaluation& evaluation, std::size_t first, const std::string& place,
                       const std::string& text) {
    for (std::size_t i = first; i < evaluation.diagnostics.size(); ++i) {
        Diagnostic& diagnostic = evaluation.diagnostics[i];
        if (diagnostic.where.empty()) {
            diagnostic.where = place;
            diagnostic.text = text;
        }
    }
}

bool is_stack_used_up(const feel::Evaluation& evaluation) {
    constexpr std::ptrdiff_t kStackBytesMax = 4 << 20;
    const auto* const here = static_cast<const char*>(__builtin_frame_address(0));
    return evaluation.stack_base != nullptr && std::abs(evaluation.stack_base - here) > kStackBytesMax;
}

Value evaluate(const Boxed& box, const Scope& scope, Surroundings& around) {
    if (is_stack_used_up(around.evaluation)) {
        return fail_at(around.evaluation, box.place, "decision_nested_too_deeply",
                       "the evaluation is nested too deeply", "give the recursion an end", {{"max", "4 MB"}});
    }
    Value value = std::visit(Visit(box, scope, around), box.form);
    if (box.type != nullptr) {
        const std::size_t first = around.evaluation.diagnostics.size();
        value = coerce(value, box.type, "the expression", around.evaluation);
        place_diagnostics(around.evaluation, first, box.place, {});
    }
    return value;
}

Value refuse_external(FunctionBox::Language language, const std::string& place, feel::Evaluation& evaluation) {
    const std::string name = language == FunctionBox::Language::java ? "Java" : "PMML";
    return fail_at(evaluation, place, "decision_external_function", "functions in " + name + " are not called",
                   "write the function in FEEL", {{"language", name}});
}

// 10.2.1.7: parameters with types, a body, and the names around it.
Value make_function(const Boxed& box, const FunctionBox& function, const Scope& scope, Surroundings& around) {
    auto made = std::make_shared<feel::Function>();
    for (const TypedName& parameter : function.parameters) {
        made->parameters.push_back(parameter.name);
        made->parameter_types.push_back(parameter.type != nullptr ? parameter.type->type : feel::any_type());
    }
    made->result_type = feel::any_type();
    if (function.language != FunctionBox::Language::feel) {
        made->body = [language = function.language, place = box.place](std::span<const Value>,
                                                                       feel::Evaluation& evaluation) {
            return refuse_external(language, place, evaluation);
        };
        return std::shared_ptr<const feel::Function>(std::move(made));
    }
    auto captured = std::make_shared<Scope>();
    for (const std::string& name : function.captured) {
        if (const Value* value = scope.find(name)) {
            captured->define(name, *value);
        }
    }
    made->body = [model = around.model, &function, captured](std::span<const Value> arguments,
                                                             feel::Evaluation& evaluation) -> Value {
        const std::shared_ptr<const Model> alive = model.lock();
        if (alive == nullptr) {
            return evaluation.fail("decision_model_gone", "the function's model is no longer loaded");
        }
        Scope inner(captured.get());
        for (std::size_t i = 0; i < function.parameters.size() && i < arguments.size(); ++i) {
            inner.define(function.parameters[i].name, arguments[i]);
        }
        Surroundings surroundings{.evaluation = evaluation, .model = model};
        return function.body != nullptr ? evaluate(*function.body, inner, surroundings) : Value{};
    };
    return std::shared_ptr<const feel::Function>(std::move(made));
}

}  // namespace liucai::decision
