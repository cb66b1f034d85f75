#include <cstddef>
#include <cstdint>
#include <liucai/feel/expression.hpp>
#include <string_view>

using namespace liucai::feel;

namespace {

const Names& names() {
    static const Names kNames = [] {
        Names names;
        names.names = {"a", "a b", "a-b", "list", "年龄", "not applicable", "f", "?"};
        names.type_named = [](std::string_view name) {
            return name == "Person" ? context_type({{"a", builtin_type("number")}}) : nullptr;
        };
        return names;
    }();
    return kNames;
}

Scope scope() {
    Scope scope;
    scope.define("a", Value(5));
    scope.define("a b", Value("text"));
    scope.define("list", Value(List{Value(1), Value(Context({{"a", Value(2)}})), Value()}));
    scope.define("年龄", Value(DateTime{Date{2026, 11, 23}, Time{}}));
    return scope;
}

Evaluation run() {
    Evaluation evaluation;
    evaluation.now = DateTime{Date{2026, 11, 23}, Time{}};
    evaluation.steps_left = 20'000;
    return evaluation;
}

void show(std::string_view text, const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        point_at(std::string(text), diagnostic);
    }
}

}  // namespace

/// Any bytes are read as an expression and as unary tests, and what can be read is evaluated.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Scope variables = scope();

    const auto expression = parse_expression(text, names());
    if (const auto* errors = std::get_if<1>(&expression)) {
        show(text, *errors);
    } else {
        Evaluation evaluation = run();
        const Value value = evaluate(std::get<0>(expression), variables, evaluation);
        to_string_value(value);
        show(text, evaluation.diagnostics);
        // What a value is written as can be read again.
        if (value.kind() != Kind::function && value.kind() != Kind::list && value.kind() != Kind::context) {
            const auto again = parse_expression(to_literal(value), Names{});
            if (again.index() != 0) {
                __builtin_trap();
            }
        }
    }

    const auto tests = parse_unary_tests(text, names());
    if (const auto* errors = std::get_if<1>(&tests)) {
        show(text, *errors);
    } else {
        Evaluation evaluation = run();
        evaluate(std::get<0>(tests), Value(7), variables, evaluation);
        evaluate(std::get<0>(tests), Value(), variables, evaluation);
    }
    return 0;
}
