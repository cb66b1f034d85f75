#include <gtest/gtest.h>

#include <random>

#include "builtin.hpp"

namespace liucai::feel {
namespace {

Range range(int low, Range::End low_end, int high, Range::End high_end) {
    Range range;
    range.low_end = low_end;
    range.low = Value(low);
    range.high = Value(high);
    range.high_end = high_end;
    return range;
}

/// One or two of every kind, with the values that tend to hurt.
std::vector<Value> strange_values() {
    const auto text = [](const char* digits) { return Value(*number::Decimal::parse(digits)); };
    auto identity = std::make_shared<Function>();
    identity->name = "first";
    identity->parameters = {"x", "y"};
    identity->parameter_types = {any_type(), any_type()};
    identity->result_type = any_type();
    identity->body = [](std::span<const Value> arguments, Evaluation&) { return arguments.front(); };
    return {
        Value(),
        Value(true),
        Value(0),
        Value(-1),
        Value(2),
        text("1e6144"),
        text("-0.5"),
        Value(""),
        Value("P1D"),
        Value("(a|b)+\xff"),
        Value("2026-01-01"),
        Value(Date{kYearMax, 12, 31}),
        Value(*parse_time("23:59:59.999999999@Asia/Shanghai")),
        Value(*parse_date_time("-999999999-01-01T00:00:00+18:00")),
        Value(*parse_days_duration("-PT9223372036854775806S")),
        Value(MonthsDuration{std::numeric_limits<std::int64_t>::max()}),
        Value(List{}),
        Value(List{Value(1), Value(), Value("a")}),
        Value(List{Value(3), Value(1), Value(2)}),
        Value(List{Value("a")}),
        Value(Context({{"key", Value("a")}, {"value", Value(1)}})),
        Value(range(1, Range::End::closed, 3, Range::End::open)),
        Value(Range{}),
        Value(std::shared_ptr<const Function>(std::move(identity))),
    };
}

/// Functions for which null may be an answer and not only a failure.
bool may_answer_null(std::string_view name) {
    constexpr std::string_view kNames[] = {"string", "not", "get value", "all",         "any",
                                           "min",    "max", "mode",      "list replace"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

std::string told(const Builtin& builtin, std::span<const Value> arguments) {
    std::string text = std::string(builtin.name) + "(";
    for (const Value& argument : arguments) {
        text += to_literal(argument) + ", ";
    }
    return text + ")";
}

void check(const Builtin& builtin, std::span<const Value> arguments) {
    Evaluation evaluation;
    evaluation.now = *parse_date_time("2026-11-23T12:00:00Z");
    const Value answer = builtin.call(arguments, evaluation);
    if (answer.is_null() && !may_answer_null(builtin.name)) {
        ASSERT_FALSE(evaluation.diagnostics.empty()) << told(builtin, arguments);
    }
    ASSERT_LE(evaluation.diagnostics.size(), 1U) << told(builtin, arguments);
    if (!evaluation.diagnostics.empty()) {
        ASSERT_TRUE(answer.is_null()) << told(builtin, arguments);
    }
    static_cast<void>(to_literal(answer));
}

/// Every number of arguments that a signature of the function allows, at most `most`.
std::vector<std::size_t> argument_counts(const Builtin& builtin, std::size_t most) {
    std::vector<std::size_t> counts;
    for (std::size_t count = 0; count <= most; ++count) {
        for (const Signature& signature : builtin.signatures) {
            const std::size_t parameters = signature.parameters.size();
            if (count + signature.optional_count >= parameters && (count <= parameters || signature.is_variadic)) {
                counts.push_back(count);
                break;
            }
        }
    }
    return counts;
}

std::vector<const Builtin*> all_builtins() {
    std::vector<const Builtin*> all;
    for (const std::span<const Builtin> family :
         {conversion_builtins(), boolean_builtins(), string_builtins(), list_builtins(), numeric_builtins(),
          temporal_builtins(), range_builtins(), context_builtins()}) {
        for (const Builtin& builtin : family) {
            all.push_back(&builtin);
        }
    }
    return all;
}

TEST(Builtins, AreFoundByTheirNames) {
    EXPECT_EQ(all_builtins().size(), 86U);
    for (const Builtin* builtin : all_builtins()) {
        EXPECT_EQ(find_builtin(builtin->name), builtin) << builtin->name;
    }
    EXPECT_EQ(find_builtin("date  and time"), nullptr);
    EXPECT_EQ(find_builtin("no such function"), nullptr);
}

/// Whatever the arguments are, a function answers, or gives null with one diagnostic.
TEST(Builtins, AnswerOrSayWhyNot) {
    const std::vector<Value> values = strange_values();
    std::mt19937_64 random(5);
    for (const Builtin* builtin : all_builtins()) {
        for (const std::size_t count : argument_counts(*builtin, 7)) {
            if (count == 0) {
                check(*builtin, {});
            }
            for (const Value& first : values) {
                if (count == 1) {
                    check(*builtin, std::vector{first});
                }
                for (const Value& second : values) {
                    if (count == 2) {
                        check(*builtin, std::vector{first, second});
                    }
                    if (count > 2) {
                        std::vector<Value> arguments = {first, second};
                        while (arguments.size() < count) {
                            arguments.push_back(values[random() % values.size()]);
                        }
                        check(*builtin, arguments);
                    }
                }
            }
            if (HasFatalFailure()) {
                return;
            }
        }
    }
}

/// Arithmetic and properties of anything with anything neither crash nor overflow.
TEST(Builtins, ArithmeticRefusesWhatHasNoMeaning) {
    for (const Value& left : strange_values()) {
        for (const Value& right : strange_values()) {
            for (const auto operation : {add_values, subtract_values, multiply_values, divide_values}) {
                if (const std::optional<Value> result = operation(left, right)) {
                    EXPECT_FALSE(result->is_null());
                    static_cast<void>(to_literal(*result));
                }
            }
        }
        for (const char* name : {"year", "seconds", "months", "time offset", "start", "weekday", "nothing"}) {
            static_cast<void>(property(left, name));
        }
    }
}

/// Ranges as sets of points in steps of a quarter: what the definitions of table 78 must come down to.
struct Model {
    explicit Model(const Range& range) {
        const std::int64_t low = *range.low->number().to_int64() * 4;
        const std::int64_t high = *range.high->number().to_int64() * 4;
        for (std::int64_t point = low; point <= high; ++point) {
            const bool is_in = (point > low || range.low_end == Range::End::closed) &&
                               (point < high || range.high_end == Range::End::closed);
            if (is_in) {
                points.push_back(point);
            }
        }
    }
    bool has(std::int64_t point) const { return std::find(points.begin(), points.end(), point) != points.end(); }

    std::vector<std::int64_t> points;
};

bool truth(std::string_view function, const Value& left, const Value& right) {
    Evaluation evaluation;
    const std::vector<Value> arguments = {left, right};
    return find_builtin(function)->call(arguments, evaluation).boolean();
}

TEST(Builtins, RangeRelationsAreThoseOfSetsOfPoints) {
    std::vector<Range> ranges;
    for (int low = 0; low < 4; ++low) {
        for (int high = low; high < 4; ++high) {
            for (const Range::End low_end : {Range::End::open, Range::End::closed}) {
                for (const Range::End high_end : {Range::End::open, Range::End::closed}) {
                    if (low < high || (low_end == Range::End::closed && high_end == Range::End::closed)) {
                        ranges.push_back(range(low, low_end, high, high_end));
                    }
                }
            }
        }
    }
    for (const Range& left : ranges) {
        for (const Range& right : ranges) {
            SCOPED_TRACE(to_literal(Value(left)) + " and " + to_literal(Value(right)));
            const Model a(left);
            const Model b(right);
            const bool is_before = a.points.back() < b.points.front();
            const bool is_shared =
                std::any_of(a.points.begin(), a.points.end(), [&](std::int64_t point) { return b.has(point); });
            const bool is_inside =
                std::all_of(b.points.begin(), b.points.end(), [&](std::int64_t point) { return a.has(point); });
            EXPECT_EQ(truth("before", left, right), is_before);
            EXPECT_EQ(truth("after", right, left), is_before);
            EXPECT_EQ(truth("overlaps", left, right), is_shared);
            EXPECT_EQ(truth("includes", left, right), is_inside);
            EXPECT_EQ(truth("during", right, left), is_inside);
            EXPECT_EQ(truth("coincides", left, right), a.points == b.points);
            EXPECT_EQ(truth("starts", right, left), is_inside && a.points.front() == b.points.front());
            EXPECT_EQ(truth("finishes", right, left), is_inside && a.points.back() == b.points.back());
            if (truth("meets", left, right)) {
                EXPECT_EQ(a.points.back(), b.points.front());
            }
        }
        for (std::int64_t whole = 0; whole < 4; ++whole) {
            const Model a(left);
            EXPECT_EQ(truth("includes", left, Value(whole)), a.has(whole * 4));
            EXPECT_EQ(truth("during", Value(whole), left), a.has(whole * 4));
            EXPECT_EQ(truth("before", Value(whole), left), whole * 4 < a.points.front());
            EXPECT_EQ(truth("after", Value(whole), left), whole * 4 > a.points.back());
        }
    }
}

}  // namespace
}  // namespace liucai::feel
