#include <benchmark/benchmark.h>

#include <cstdlib>
#include <liucai/feel/expression.hpp>

namespace liucai::feel {
namespace {

// Each benchmark checks its answer as well as its time.

void require(bool claim) {
    if (!claim) {
        std::abort();
    }
}

void unary_test(benchmark::State& state, const char* text, const Value& input, bool answer) {
    const auto read = parse_unary_tests(text, Names{});
    const UnaryTests& tests = std::get<0>(read);
    const Scope scope;
    Evaluation evaluation;
    for (auto _ : state) {
        evaluation.steps_left = 1'000'000;
        const Value value = evaluate(tests, input, scope, evaluation);
        require(value.is_true() == answer);
        benchmark::DoNotOptimize(value);
    }
}
BENCHMARK_CAPTURE(unary_test, any, "-", Value(5), true);
BENCHMARK_CAPTURE(unary_test, at_least, ">= 18", Value(20), true);
BENCHMARK_CAPTURE(unary_test, interval, "[18..65)", Value(20), true);
BENCHMARK_CAPTURE(unary_test, texts, "\"本科\",\"硕士\"", Value("硕士"), true);
BENCHMARK_CAPTURE(unary_test, none_of, "not(\"本科\",\"硕士\")", Value("博士"), true);
BENCHMARK_CAPTURE(unary_test, truth, "true", Value(true), true);
BENCHMARK_CAPTURE(unary_test, unknown, ">= 18", Value(), false);
BENCHMARK_CAPTURE(unary_test, dates, "[@\"2026-01-01\"..@\"2026-12-31\"]", Value(Date{2026, 6, 1}), true);

void expression(benchmark::State& state, const char* text, const Value& answer) {
    Names names{{"wage", "person", "list"}, {}};
    const auto read = parse_expression(text, names);
    const Expression& parsed = std::get<0>(read);
    Scope scope;
    scope.define("wage", Value(5000));
    scope.define("person", Context({{"name", Value("张三")}, {"age", Value(20)}}));
    scope.define("list", List{Value(1), Value(2), Value(3)});
    Evaluation evaluation;
    for (auto _ : state) {
        evaluation.steps_left = 1'000'000;
        const Value value = evaluate(parsed, scope, evaluation);
        require(identical(value, answer));
        benchmark::DoNotOptimize(value);
    }
}
BENCHMARK_CAPTURE(expression, variable, "wage", Value(5000));
BENCHMARK_CAPTURE(expression, path, "person.age", Value(20));
BENCHMARK_CAPTURE(expression, arithmetic, "wage * 12 + 500", Value(60500));
BENCHMARK_CAPTURE(expression, logic, "wage > 4000 and person.age between 18 and 60", Value(true));
BENCHMARK_CAPTURE(expression, builtin, "sum(list)", Value(6));
BENCHMARK_CAPTURE(expression, filter, "list[item > 1]", Value(List{Value(2), Value(3)}));
BENCHMARK_CAPTURE(expression, iteration, "for x in 1..3 return x * x", Value(List{Value(1), Value(4), Value(9)}));

void parse(benchmark::State& state) {
    const Names names{{"Monthly salary", "employment history", "age"}, {}};
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            parse_expression("if age >= 18 then Monthly salary * 12 else sum(employment history[item > 3])", names));
    }
}
BENCHMARK(parse);

}  // namespace
}  // namespace liucai::feel
