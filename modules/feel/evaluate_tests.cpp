#include <algorithm>

#include "evaluator.hpp"

namespace liucai::feel {

namespace {

// DMN 1.5, 10.3.2.7: is the input this value, in this list, in this range?
Truth matches(const Value& input, const Value& value, const Place& place, Evaluation& evaluation,
              bool is_null_expected) {
    // 1. A range takes what lies in it, and itself.
    if (value.kind() == Kind::range && input.kind() != Kind::range) {
        const Truth is_inside = contains(value.range(), input);
        if (!is_inside && !(input.is_null() && is_null_expected)) {
            evaluation.fail("feel_not_comparable",
                            described(input) + " cannot be compared with the ends of " + shown(value),
                            "compare values of one kind", place,
                            {{"operator", "in"},
                             {"left", std::string(to_text(input.kind()))},
                             {"right", std::string(to_text(value.kind()))}});
        }
        return is_inside;
    }
    // 2. A list takes what is equal to one of its items or lies in one, and itself.
    if (value.kind() == Kind::list) {
        if (input.kind() == Kind::list && equal(input, value) == true) {
            return true;
        }
        return std::any_of(value.list().begin(), value.list().end(), [&](const Value& item) {
            return equal(input, item) == true || (item.kind() == Kind::range && contains(item.range(), input) == true);
        });
    }
    // 3. Anything else takes its equal.
    return holds(ast::Order::equal, input, value, place, evaluation, is_null_expected);
}

// DMN 1.5, table 54: one test that holds decides; else one that cannot be told leaves it open.
Truth satisfies_any(const std::vector<ast::Test>& tests, const Value& input, const Environment& environment,
                    Evaluation& evaluation, bool is_null_expected) {
    bool is_open = false;
    for (const ast::Test& test : tests) {
        const Truth next = satisfies(test, input, environment, evaluation, is_null_expected);
        if (next == true) {
            return true;
        }
        is_open = is_open || !next;
    }
    return is_open ? std::nullopt : Truth(false);
}

}  // namespace

// DMN 1.5, rules 7 and 13.
Truth satisfies(const ast::Test& test, const Value& input, const Environment& environment, Evaluation& evaluation,
                bool is_null_expected) {
    const ast::Node& node = *test.node;
    Value storage;

    // 1. An order and an end: `>= 18`.
    if (const auto* half_line = std::get_if<ast::HalfLine>(&node.form)) {
        const Value& end = evaluate_into(storage, *half_line->end, environment, evaluation);
        return holds(half_line->order, input, end, node.place, evaluation, is_null_expected && !end.is_null());
    }

    // 2. An interval whose ends stand ready: `[18..65)`, without making a range of it.
    if (const auto* interval = std::get_if<ast::Interval>(&node.form)) {
        Value high_storage;
        const Value& low = evaluate_into(storage, *interval->low, environment, evaluation);
        const Value& high = evaluate_into(high_storage, *interval->high, environment, evaluation);
        const bool is_quiet = is_null_expected && !low.is_null() && !high.is_null();
        const bool is_low_closed = interval->low_end == Range::End::closed;
        const Truth above = holds(is_low_closed ? ast::Order::greater_equal : ast::Order::greater, input, low,
                                  node.place, evaluation, is_quiet);
        if (!above && (input.is_null() || !low.is_null())) {
            return std::nullopt;
        }
        const bool is_high_closed = interval->high_end == Range::End::closed;
        const Truth below = holds(is_high_closed ? ast::Order::less_equal : ast::Order::less, input, high, node.place,
                                  evaluation, is_quiet);
        return above && below ? Truth(*above && *below) : std::nullopt;
    }

    const Value& value = evaluate_into(storage, node, environment, evaluation);

    // 3. A test that speaks of the input decides by itself, when it is a truth value; and so does a condition on
    //    something else, unless a truth value is what is looked for.
    if (test.uses_input && (value.kind() == Kind::boolean || (value.is_null() && test.is_logical))) {
        return value.is_null() ? std::nullopt : Truth(value.boolean());
    }
    if (test.is_condition && input.kind() != Kind::boolean && (value.kind() == Kind::boolean || test.is_logical)) {
        return value.kind() == Kind::boolean ? Truth(value.boolean()) : std::nullopt;
    }

    // 4. Any other value is compared with the input.
    return matches(input, value, node.place, evaluation, is_null_expected);
}

// DMN 1.5, rule 49 c and d. `?` is what stands before `in`, unless the tests do not speak of it.
Value evaluate_form(const ast::In& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    Value storage;
    const Value& value = evaluate_into(storage, *form.value, environment, evaluation);
    const bool is_told = evaluation.diagnostics.size() > told_before;
    return to_value(satisfies_any(form.tests, value, Environment(environment, "?", &value), evaluation, is_told));
}

// DMN 1.5, rule 14: the input is `?`.
Value evaluate_form(const ast::UnaryTests& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    if (form.is_any) {
        return true;
    }
    const Value* const input = environment.find("?");
    const Truth truth = satisfies_any(form.tests, input != nullptr ? *input : Value(), environment, evaluation, true);
    return to_value(truth && form.is_negated ? Truth(!*truth) : truth);
}

Value evaluate(const UnaryTests& tests, const Value& input, const Scope& scope, Evaluation& evaluation) {
    if (tests.is_any()) {
        return true;
    }
    const StackBase base(evaluation);
    const Environment outside(&scope);
    return evaluate(tests.root(), Environment(outside, "?", &input), evaluation);
}

}  // namespace liucai::feel
