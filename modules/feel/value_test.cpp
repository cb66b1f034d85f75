#include <gtest/gtest.h>

#include <liucai/feel/expression.hpp>
#include <thread>

namespace liucai::feel {
namespace {

Value read(const std::string& text) {
    const auto parsed = parse_expression(text, Names{});
    if (const auto* errors = std::get_if<1>(&parsed)) {
        ADD_FAILURE() << point_at(text, errors->front());
        return {};
    }
    Evaluation evaluation;
    return evaluate(std::get<0>(parsed), Scope(), evaluation);
}

TEST(Value, IdenticalLooksAtZonesWhereEqualLooksAtMoments) {
    const Value utc = read("@\"2026-01-01T02:00:00Z\"");
    const Value shanghai = read("@\"2026-01-01T10:00:00+08:00\"");
    EXPECT_EQ(equal(utc, shanghai), true);
    EXPECT_FALSE(identical(utc, shanghai));
    EXPECT_TRUE(identical(Value(read("1.0")), Value(read("1.00"))));
    EXPECT_TRUE(identical(Value(), Value()));
    EXPECT_FALSE(identical(Value(), Value(false)));
}

TEST(Value, KindsThatDifferAreNeitherEqualNorOrdered) {
    EXPECT_EQ(equal(Value(1), Value("1")), std::nullopt);
    EXPECT_EQ(compare(Value(1), Value("1")), std::nullopt);
    EXPECT_EQ(equal(Value(1), Value()), false);
    EXPECT_EQ(compare(Value(true), Value(false)), std::nullopt);
    EXPECT_EQ(compare(Value("ä"), Value("z")), 1);
}

TEST(Value, LiteralsReadBackAsTheValue) {
    for (const char* text : {"null", "true", "-12.5", "1E+40", "\"a\\\"b\\\\n\\n\\t\"", "date(\"2026-02-28\")",
                             "time(\"10:30:00.5+08:00\")", "date and time(\"2026-01-01T00:00:00@Asia/Shanghai\")",
                             "duration(\"-P1DT2H\")", "duration(\"P1Y2M\")", "[1, [\"x\", null]]",
                             "{a b: 1, \"a:b\": {c: []}, \"\": 2}", "[1..5)", "(>=5)", "(<\"m\")"}) {
        const Value value = read(text);
        EXPECT_EQ(to_literal(value), text);
        EXPECT_TRUE(identical(read(to_literal(value)), value)) << text;
    }
}

TEST(Value, StringKeepsTheZerosThatALiteralDrops) {
    EXPECT_EQ(to_string_value(read("1.50")), "1.50");
    EXPECT_EQ(to_literal(read("1.50")), "1.5");
    EXPECT_EQ(to_string_value(read("[1, \"a\"]")), "[1, \"a\"]");
    EXPECT_EQ(to_string_value(read("@\"P1D\"")), "P1D");
}

TEST(Context, KeepsTheOrderOfItsEntries) {
    Context context({{"b", Value(1)}, {"a", Value(2)}});
    context.set("c", Value(3));
    context.set("b", Value(4));
    EXPECT_EQ(to_literal(Value(context)), "{b: 4, a: 2, c: 3}");
    context.erase("a");
    EXPECT_EQ(context.find("a"), nullptr);
    EXPECT_EQ(context.size(), 2U);
}

// DMN 1.5, 10.3.2.9.4.
TEST(Type, ConversionsAreThoseOfTheStandardAndNoOthers) {
    const TypeRef number = builtin_type("number");
    const TypeRef numbers = list_type(number);
    const auto converted = [](const std::string& text, const TypeRef& type) {
        const auto value = convert(read(text), *type);
        return value ? to_literal(*value) : std::string("refused");
    };
    EXPECT_EQ(converted("5", number), "5");
    EXPECT_EQ(converted("[5]", number), "5");
    EXPECT_EQ(converted("[5, 6]", number), "refused");
    EXPECT_EQ(converted("[[5]]", number), "refused");
    EXPECT_EQ(converted("[[5]]", numbers), "[5]");
    EXPECT_EQ(converted("5", numbers), "[5]");
    EXPECT_EQ(converted("\"5\"", number), "refused");
    EXPECT_EQ(converted("\"5\"", numbers), "refused");
    EXPECT_EQ(converted("null", number), "null");
    EXPECT_EQ(converted("[1, null]", numbers), "[1, null]");
    EXPECT_EQ(converted("@\"2026-01-01\"", builtin_type("date and time")), "date and time(\"2026-01-01T00:00:00Z\")");
    EXPECT_EQ(converted("@\"2026-01-01T10:00:00\"", builtin_type("date")), "refused");
    const TypeRef person = context_type({{"age", number}});
    EXPECT_EQ(converted("{age: 5, name: \"x\"}", person), "{age: 5, name: \"x\"}");
    EXPECT_EQ(converted("{name: \"x\"}", person), "refused");
    EXPECT_EQ(converted("{age: null}", person), "{age: null}");
}

TEST(Type, ConformanceFollowsTheParts) {
    const TypeRef number = builtin_type("number");
    const TypeRef any = any_type();
    EXPECT_TRUE(conforms(*number, *any));
    EXPECT_FALSE(conforms(*any, *number));
    EXPECT_TRUE(conforms(*null_type(), *number));
    EXPECT_TRUE(conforms(*list_type(number), *list_type(any)));
    EXPECT_FALSE(conforms(*list_type(any), *list_type(number)));
    EXPECT_TRUE(conforms(*context_type({{"a", number}, {"b", any}}), *context_type({{"a", any}})));
    EXPECT_FALSE(conforms(*context_type({{"a", number}}), *context_type({{"b", any}})));
    EXPECT_TRUE(conforms(*function_type({any}, number), *function_type({number}, any)));
    EXPECT_FALSE(conforms(*function_type({number}, number), *function_type({any}, number)));
    EXPECT_FALSE(conforms(*number, *builtin_type("string")));
    EXPECT_EQ(to_text(*function_type({list_type(number)}, any)), "function<list<number>> -> Any");
}

TEST(Functions, AreCalledFromOutsideByPlaceAndByName) {
    const Value function = read("function(a: number, b) a - b");
    Evaluation evaluation;
    const std::vector<Value> arguments = {Value(5), Value(3)};
    EXPECT_TRUE(identical(call(*function.function(), arguments, evaluation), Value(2)));
    const std::vector<std::pair<std::string, Value>> named = {{"b", Value(1)}, {"a", Value(9)}};
    EXPECT_TRUE(identical(call_named(*function.function(), named, evaluation), Value(8)));
    EXPECT_TRUE(evaluation.diagnostics.empty());
    const std::vector<Value> wrong = {Value("x"), Value(3)};
    EXPECT_TRUE(call(*function.function(), wrong, evaluation).is_null());
    EXPECT_EQ(evaluation.diagnostics.at(0).code, "feel_argument_type");
}

TEST(Functions, AFunctionOutlivesTheScopeItWasWrittenIn) {
    Value function;
    {
        const auto parsed = parse_expression("function(x) x + outside", Names{{"outside"}, {}});
        Scope scope;
        scope.define("outside", Value(10));
        Evaluation evaluation;
        function = evaluate(std::get<0>(parsed), scope, evaluation);
    }
    Evaluation evaluation;
    const std::vector<Value> arguments = {Value(1)};
    EXPECT_TRUE(identical(call(*function.function(), arguments, evaluation), Value(11)));
}

TEST(Expressions, OneExpressionIsEvaluatedByManyThreads) {
    const auto parsed = parse_expression("sum(for x in 1..n return if odd(x) then x else 0)", Names{{"n"}, {}});
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&parsed, thread] {
            Scope scope;
            scope.define("n", Value(2 * (thread + 1)));
            for (int round = 0; round < 50; ++round) {
                Evaluation evaluation;
                const Value value = evaluate(std::get<0>(parsed), scope, evaluation);
                EXPECT_TRUE(identical(value, Value((thread + 1) * (thread + 1))));
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

TEST(Diagnostics, ALoopThatFailsManyTimesTellsOfTheFirst) {
    const auto parsed = parse_expression("for x in 1..5000 return x + \"a\"", Names{});
    Evaluation evaluation;
    evaluate(std::get<0>(parsed), Scope(), evaluation);
    EXPECT_EQ(evaluation.diagnostics.size(), 100U);
}

TEST(Diagnostics, TextThatIsTooLongIsRefused) {
    const std::string text(2U << 20U, '1');
    const auto parsed = parse_expression(text, Names{});
    EXPECT_EQ(std::get<1>(parsed).at(0).code, "feel_text_too_long");
}

TEST(Diagnostics, TheCaretCountsLinesAndColumnsOfCodePoints) {
    const std::string text = "1 +\n  年龄 + \"x\" * 2";
    const auto parsed = parse_expression(text, Names{{"年龄"}, {}});
    Scope scope;
    scope.define("年龄", Value(3));
    Evaluation evaluation;
    evaluate(std::get<0>(parsed), scope, evaluation);
    const Diagnostic& diagnostic = evaluation.diagnostics.at(0);
    EXPECT_EQ(diagnostic.place.line, 2U);
    EXPECT_EQ(diagnostic.place.column, 12U);
    EXPECT_EQ(text.substr(diagnostic.place.offset, diagnostic.place.length), "*");
}

}  // namespace
}  // namespace liucai::feel
