#include <cstdlib>

#include "arguments.hpp"

// DMN 1.5, 10.3.4.5, table 76.
namespace liucai::feel {
namespace {

using number::Decimal;
using number::Rounding;

Value answer(Arguments& in, const std::optional<Decimal>& result) {
    if (result) {
        return *result;
    }
    return in.refuse_value("there is no such number for " + shown(in.any(0)) +
                           (in.is_given(1) ? " and " + shown(in.any(1)) : std::string()));
}

/// n rounded to `scale` digits after the point. The standard allows scales from -6111 to 6176.
Value rounded(Arguments& in, Rounding how) {
    constexpr std::int64_t kScaleMin = -6111;
    constexpr std::int64_t kScaleMax = 6176;
    const Decimal& number = in.number(0);
    const std::int64_t scale = in.is_given(1) ? in.whole(1) : 0;
    if (in.failed()) {
        return {};
    }
    if (scale < kScaleMin || scale > kScaleMax) {
        return in.refuse_value("the scale is " + shown(in.any(1)), "Give a scale from -6111 to 6176.");
    }
    return answer(in, number.round(scale, how));
}

// decimal(n, scale): to the nearest, halves to the even neighbour.
Value decimal(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("decimal", arguments, evaluation);
    return rounded(in, Rounding::half_even);
}

Value floor(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("floor", arguments, evaluation);
    return rounded(in, Rounding::floor);
}

Value ceiling(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("ceiling", arguments, evaluation);
    return rounded(in, Rounding::ceiling);
}

// round up(n, scale): away from zero.
Value round_up(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("round up", arguments, evaluation);
    return rounded(in, Rounding::up);
}

Value round_down(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("round down", arguments, evaluation);
    return rounded(in, Rounding::down);
}

Value round_half_up(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("round half up", arguments, evaluation);
    return rounded(in, Rounding::half_up);
}

Value round_half_down(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("round half down", arguments, evaluation);
    return rounded(in, Rounding::half_down);
}

// abs(n): of numbers and of both kinds of durations.
Value abs(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("abs", arguments, evaluation);
    const Value& value =
        in.one_of(0, {Kind::number, Kind::days_duration, Kind::months_duration}, "a number or a duration");
    if (value.kind() == Kind::number) {
        return value.number().abs();
    }
    if (value.kind() == Kind::days_duration) {
        const DaysDuration& duration = value.days_duration();
        const bool is_negative = duration < DaysDuration{};
        return is_negative ? DaysDuration{-duration.second, -duration.nanosecond} : duration;
    }
    if (value.kind() == Kind::months_duration) {
        return MonthsDuration{std::abs(value.months_duration().month)};
    }
    return {};
}

Value modulo(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("modulo", arguments, evaluation);
    const Decimal& dividend = in.number(0);
    const Decimal& divisor = in.number(1);
    return in.failed() ? Value() : answer(in, dividend.modulo(divisor));
}

Value sqrt(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("sqrt", arguments, evaluation);
    const Decimal& number = in.number(0);
    return in.failed() ? Value() : answer(in, number.sqrt());
}

// log(number): the natural logarithm.
Value log(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("log", arguments, evaluation);
    const Decimal& number = in.number(0);
    return in.failed() ? Value() : answer(in, number.ln());
}

Value exp(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("exp", arguments, evaluation);
    const Decimal& number = in.number(0);
    return in.failed() ? Value() : answer(in, number.exp());
}

/// The remainder by two: nothing but 0 and 1 for whole numbers.
std::optional<Decimal> parity(const Decimal& number) { return number.modulo(Decimal(2)); }

Value odd(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("odd", arguments, evaluation);
    const Decimal& number = in.number(0);
    return in.failed() ? Value() : Value(parity(number) == Decimal(1));
}

Value even(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("even", arguments, evaluation);
    const Decimal& number = in.number(0);
    return in.failed() ? Value() : Value(parity(number) == Decimal(0));
}

}  // namespace

std::span<const Builtin> numeric_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"decimal", {{{"n", "scale"}}}, decimal},
        {"floor", {{{"n", "scale"}, 1}}, floor},
        {"ceiling", {{{"n", "scale"}, 1}}, ceiling},
        {"round up", {{{"n", "scale"}}}, round_up},
        {"round down", {{{"n", "scale"}}}, round_down},
        {"round half up", {{{"n", "scale"}}}, round_half_up},
        {"round half down", {{{"n", "scale"}}}, round_half_down},
        {"abs", {{{"n"}}}, abs},
        {"modulo", {{{"dividend", "divisor"}}}, modulo},
        {"sqrt", {{{"number"}}}, sqrt},
        {"log", {{{"number"}}}, log},
        {"exp", {{{"number"}}}, exp},
        {"odd", {{{"number"}}}, odd},
        {"even", {{{"number"}}}, even},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
