#include "evaluator.hpp"

namespace liucai::feel {

using ast::Order;

namespace {

Truth fail_to_compare(Order order, const Value& left, const Value& right, const Place& place, Evaluation& evaluation) {
    const std::string sign(ast::to_text(order));
    const std::string both = described(left) + " " + sign + " " + described(right);
    if (left.is_null() || right.is_null()) {
        evaluation.fail("feel_null_operand", both + " cannot be told", "give the value, or test it with  = null  first",
                        place, {{"operator", sign}});
    } else {
        evaluation.fail("feel_not_comparable", both + ": these cannot be compared", "compare values of one kind", place,
                        {{"operator", sign},
                         {"left", std::string(to_text(left.kind()))},
                         {"right", std::string(to_text(right.kind()))}});
    }
    return std::nullopt;
}

}  // namespace

// DMN 1.5, tables 42 and 43.
Truth holds(Order order, const Value& left, const Value& right, const Place& place, Evaluation& evaluation,
            bool is_null_expected) {
    if (order == Order::equal || order == Order::not_equal) {
        if (const auto is_equal = equal(left, right)) {
            return *is_equal == (order == Order::equal);
        }
        return fail_to_compare(order, left, right, place, evaluation);
    }
    const auto sign = compare(left, right);
    if (!sign) {
        const bool is_quiet = (is_null_expected || evaluation.filters > 0) && (left.is_null() || right.is_null());
        return is_quiet ? std::nullopt : fail_to_compare(order, left, right, place, evaluation);
    }
    switch (order) {
        case Order::less:
            return *sign < 0;
        case Order::less_equal:
            return *sign <= 0;
        case Order::greater:
            return *sign > 0;
        default:
            return *sign >= 0;
    }
}

// DMN 1.5, rule 49 a.
Value evaluate_form(const ast::Comparison& form, const Place& place, const Environment& environment,
                    Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    Value left_storage;
    Value right_storage;
    const Value& left = evaluate_into(left_storage, *form.left, environment, evaluation);
    const Value& right = evaluate_into(right_storage, *form.right, environment, evaluation);
    const bool is_told = evaluation.diagnostics.size() > told_before;
    return to_value(holds(form.order, left, right, place, evaluation, is_told));
}

// DMN 1.5, rule 49 b: `value >= low and value <= high`.
Value evaluate_form(const ast::Between& form, const Place& place, const Environment& environment,
                    Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    Value value_storage;
    Value low_storage;
    Value high_storage;
    const Value& value = evaluate_into(value_storage, *form.value, environment, evaluation);
    const Value& low = evaluate_into(low_storage, *form.low, environment, evaluation);
    const Value& high = evaluate_into(high_storage, *form.high, environment, evaluation);
    const bool is_told = evaluation.diagnostics.size() > told_before;
    const Truth above = holds(Order::greater_equal, value, low, place, evaluation, is_told);
    if (above == false) {
        return false;
    }
    const Truth below = holds(Order::less_equal, value, high, place, evaluation, is_told || !above);
    if (below == false) {
        return false;
    }
    return above && below ? Value(true) : Value();
}

}  // namespace liucai::feel
