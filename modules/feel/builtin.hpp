#pragma once

#include <liucai/feel/expression.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace liucai::feel {

/// One way to call a built-in: its parameter names (DMN 1.5, 10.3.4). The last `optional_count` may be left out (they
/// arrive as absent: the span is shorter, or null where a later one was named). `is_variadic`: the last repeats.
struct Signature {
    std::vector<std::string_view> parameters;
    std::size_t optional_count = 0;
    bool is_variadic = false;
    /// Used in place of Builtin::call when the arguments were named and this signature fitted; for functions where the
    /// names chosen narrow what the arguments may be. Mostly null.
    Value (*call_named)(std::span<const Value> arguments, Evaluation& evaluation) = nullptr;
};

/// A built-in function. `call` receives positional arguments after named ones were put in the order of the signature
/// that fits; it checks kinds itself, and answers null through Evaluation::fail when they do not fit.
struct Builtin {
    std::string_view name;
    std::vector<Signature> signatures;
    Value (*call)(std::span<const Value> arguments, Evaluation& evaluation);
};

// One table per family; each stands in builtins_<family>.cpp with the clause above every function.
std::span<const Builtin> conversion_builtins();  ///< 10.3.4.1 date, date and time, time, number, string, duration …
std::span<const Builtin> boolean_builtins();     ///< 10.3.4.2 not; `is` of 10.3.4.10
std::span<const Builtin> string_builtins();      ///< 10.3.4.3
std::span<const Builtin> pattern_builtins();     ///< the part of 10.3.4.3 with patterns; in the list above too
std::span<const Builtin> list_builtins();        ///< 10.3.4.4, and sort of 10.3.4.8
std::span<const Builtin>
aggregate_builtins();  ///< the part of 10.3.4.4 that computes: min, sum, mean, all …; in the list too
std::span<const Builtin> numeric_builtins();   ///< 10.3.4.5
std::span<const Builtin> temporal_builtins();  ///< 10.3.4.6 day of year …, 10.3.4.10 now, today
std::span<const Builtin> range_builtins();     ///< 10.3.4.7 before, after, meets …
std::span<const Builtin> context_builtins();   ///< 10.3.4.9 get value, get entries, context, context put, context merge

/// All of them, by name; nullptr when there is none. Names have single spaces.
const Builtin* find_builtin(std::string_view name);

// Arithmetic on temporal values (DMN 1.5, tables 50-55), used by the evaluator's + - * /.
// nullopt when the kinds do not go together or the result does not fit.
std::optional<Value> add_values(const Value& left, const Value& right);
std::optional<Value> subtract_values(const Value& left, const Value& right);
std::optional<Value> multiply_values(const Value& left, const Value& right);
std::optional<Value> divide_values(const Value& left, const Value& right);
/// Properties of temporal values and ranges (10.3.2.3, table 65/66): year, month, weekday, time offset, start included
/// … nullopt when the kind has no such property.
std::optional<Value> property(const Value& value, std::string_view name);

}  // namespace liucai::feel
