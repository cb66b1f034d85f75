#include "builtin.hpp"
#include "evaluator.hpp"

namespace liucai::feel {

namespace {

using ast::Operator;

std::optional<Value> to_optional_value(const std::optional<number::Decimal>& number) {
    return number ? std::optional<Value>(*number) : std::nullopt;
}

// DMN 1.5, table 50: numbers by decimal arithmetic, texts joined with +, and the temporal kinds.
std::optional<Value> apply(Operator op, const Value& left, const Value& right) {
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        switch (op) {
            case Operator::add:
                return to_optional_value(left.number().add(right.number()));
            case Operator::subtract:
                return to_optional_value(left.number().subtract(right.number()));
            case Operator::multiply:
                return to_optional_value(left.number().multiply(right.number()));
            case Operator::divide:
                return to_optional_value(left.number().divide(right.number()));
            case Operator::power:
                return to_optional_value(left.number().power(right.number()));
        }
    }
    if (op == Operator::add && left.kind() == Kind::string && right.kind() == Kind::string) {
        return Value(left.string() + right.string());
    }
    switch (op) {
        case Operator::add:
            return add_values(left, right);
        case Operator::subtract:
            return subtract_values(left, right);
        case Operator::multiply:
            return multiply_values(left, right);
        case Operator::divide:
            return divide_values(left, right);
        case Operator::power:
            return std::nullopt;
    }
    return std::nullopt;
}

bool is_zero(const Value& value) {
    return (value.kind() == Kind::number && value.number().is_zero()) ||
           (value.kind() == Kind::days_duration && value.days_duration() == DaysDuration{}) ||
           (value.kind() == Kind::months_duration && value.months_duration() == MonthsDuration{});
}

Value fail(Operator op, const Value& left, const Value& right, const Place& place, std::size_t told_before,
           Evaluation& evaluation) {
    if ((left.is_null() || right.is_null()) &&
        (evaluation.filters > 0 || evaluation.diagnostics.size() > told_before)) {
        return {};  // nothing unusual, or told already
    }
    const std::string sign(ast::to_text(op));
    const std::string both = described(left) + " " + sign + " " + described(right);
    if (left.is_null() || right.is_null()) {
        return evaluation.fail("feel_null_operand", both + " has no value",
                               "give the value, or test it with  = null  first", place, {{"operator", sign}});
    }
    if (op == Operator::divide && is_zero(right)) {
        return evaluation.fail("feel_division_by_zero", both + " divides by zero", "test the divisor first", place,
                               {{"dividend", shown(left)}});
    }
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        return evaluation.fail("feel_number_overflow", both + " is no number of 34 digits and an exponent of 6144", {},
                               place, {{"left", shown(left)}, {"operator", sign}, {"right", shown(right)}});
    }
    const bool is_text = left.kind() == Kind::string || right.kind() == Kind::string;
    return evaluation.fail("feel_wrong_operands", both + " has no meaning",
                           is_text && op == Operator::add ? "turn the other side into text with  string(…)"
                           : is_text                      ? "turn the text into a number with  number(…)"
                                                          : "",
                           place,
                           {{"operator", sign},
                            {"left", std::string(to_text(left.kind()))},
                            {"right", std::string(to_text(right.kind()))}});
}

}  // namespace

Value evaluate_form(const ast::Arithmetic& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    Value result = evaluate(*form.first, environment, evaluation);
    for (const auto& step : form.steps) {
        Value storage;
        const Value& operand = evaluate_into(storage, *step.operand, environment, evaluation);
        if (operand.kind() == Kind::string && result.kind() == Kind::string &&
            !spend(evaluation, (operand.string().size() + result.string().size()) / 8)) {
            return {};
        }
        std::optional<Value> next = apply(step.op, result, operand);
        result = next ? *std::move(next) : fail(step.op, result, operand, step.place, told_before, evaluation);
    }
    return result;
}

// DMN 1.5, rule 23: of numbers and durations.
Value evaluate_form(const ast::Negation& form, const Place& place, const Environment& environment,
                    Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    const Value operand = evaluate(*form.operand, environment, evaluation);
    if (operand.kind() == Kind::number) {
        return operand.number().negate();
    }
    if (operand.kind() == Kind::days_duration || operand.kind() == Kind::months_duration) {
        if (auto negative = multiply_values(operand, Value(-1))) {
            return *std::move(negative);
        }
    }
    if (operand.is_null()) {
        return fail(Operator::subtract, Value(0), operand, place, told_before, evaluation);
    }
    return evaluation.fail("feel_wrong_operands", "the negative of " + described(operand) + " has no meaning", {},
                           place,
                           {{"operator", "-"}, {"left", "number"}, {"right", std::string(to_text(operand.kind()))}});
}

}  // namespace liucai::feel
