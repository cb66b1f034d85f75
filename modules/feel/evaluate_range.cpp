#include "evaluator.hpp"

namespace liucai::feel {

// DMN 1.5, 10.3.2.7 and table 54.
Truth contains(const Range& range, const Value& value) {
    const auto below = [&] { return range.high ? compare(value, *range.high) : -1; };
    const auto above = [&] { return range.low ? compare(value, *range.low) : 1; };
    const std::optional<int> from_low = above();
    if (from_low && (*from_low < 0 || (*from_low == 0 && range.low_end == Range::End::open))) {
        return false;
    }
    const std::optional<int> from_high = below();
    if (from_high && (*from_high > 0 || (*from_high == 0 && range.high_end == Range::End::open))) {
        return false;
    }
    return from_low && from_high ? Truth(true) : std::nullopt;
}

// DMN 1.5, rule 8: both ends of one kind that has an order.
Value evaluate_form(const ast::Interval& form, const Place& place, const Environment& environment,
                    Evaluation& evaluation) {
    Value low = evaluate(*form.low, environment, evaluation);
    Value high = evaluate(*form.high, environment, evaluation);
    if (!compare(low, high)) {
        return evaluation.fail("feel_bad_range", described(low) + " and " + described(high) + " are no ends of a range",
                               "both ends must be of one kind: numbers, texts, dates, times or durations", place,
                               {{"low", shown(low)}, {"high", shown(high)}});
    }
    return Range{form.low_end, std::move(low), std::move(high), form.high_end};
}

// DMN 1.5, rule 7: `(<5)` is the range without a low end, `(=5)` the range [5..5].
Value evaluate_form(const ast::HalfLine& form, const Place& place, const Environment& environment,
                    Evaluation& evaluation) {
    Value end = evaluate(*form.end, environment, evaluation);
    if (!compare(end, end)) {
        return evaluation.fail("feel_bad_range", described(end) + " is no end of a range",
                               "the end must be a number, text, date, time or duration", place,
                               {{"low", shown(end)}, {"high", ""}});
    }
    using End = Range::End;
    switch (form.order) {
        case ast::Order::less:
            return Range{End::open, std::nullopt, std::move(end), End::open};
        case ast::Order::less_equal:
            return Range{End::open, std::nullopt, std::move(end), End::closed};
        case ast::Order::greater:
            return Range{End::open, std::move(end), std::nullopt, End::open};
        case ast::Order::greater_equal:
            return Range{End::closed, std::move(end), std::nullopt, End::open};
        case ast::Order::equal:
            return Range{End::closed, end, end, End::closed};
        case ast::Order::not_equal:
            break;
    }
    return evaluation.fail("feel_bad_range", "!= " + shown(end) + " is a test, no range", "use it after  in", place,
                           {{"low", shown(end)}, {"high", ""}});
}

}  // namespace liucai::feel
