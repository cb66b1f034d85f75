#pragma once

#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/feel/diagnostic.hpp>
#include <liucai/feel/type.hpp>
#include <liucai/feel/value.hpp>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liucai::feel {

namespace ast {
struct Node;
}

/// What the reader of an expression must know beforehand: FEEL names may contain spaces and operators ("Loan amount",
/// "pre-tax"), so the grammar depends on the names in scope (DMN 1.5, 10.3.1.4). Names the text itself introduces
/// (context keys, `for` variables, parameters) are found by the parser.
struct Names {
    std::set<std::string, std::less<>> names;             ///< variables in scope and the components of their types
    std::function<TypeRef(std::string_view)> type_named;  ///< item definitions, for `instance of`; may be empty
};

/// A parsed expression. Parsed once, evaluated often, from any thread.
class Expression {
public:
    const std::string& text() const;
    /// Names the expression reads from outside itself, in order of first use, without built-ins.
    std::span<const std::string> references() const;
    const ast::Node& root() const;

    struct Parsed;
    explicit Expression(std::shared_ptr<const Parsed> parsed) : parsed_(std::move(parsed)) {}

private:
    std::shared_ptr<const Parsed> parsed_;
};

/// Parsed unary tests: the cell of a decision table, or the allowed values of a type.
class UnaryTests {
public:
    const std::string& text() const;
    std::span<const std::string> references() const;
    bool is_any() const;  ///< the hyphen
    const ast::Node& root() const;

    struct Parsed;
    explicit UnaryTests(std::shared_ptr<const Parsed> parsed) : parsed_(std::move(parsed)) {}

private:
    std::shared_ptr<const Parsed> parsed_;
};

/// Either the parsed thing or everything that is wrong with the text.
template <typename T>
using Read = std::variant<T, std::vector<Diagnostic>>;

/// DMN 1.5, 10.3.1.2, grammar rule 1 (textual expressions).
Read<Expression> parse_expression(std::string_view text, const Names& names);
/// DMN 1.5, grammar rules 13-17 (unary tests), the hyphen included.
Read<UnaryTests> parse_unary_tests(std::string_view text, const Names& names);
/// A name as written in a model: white space folded (10.3.1.3). What Scope and Context use as keys.
std::string normalise_name(std::string_view name);

/// Variables and what surrounds them. A scope shadows its parent; it must not outlive it.
class Scope {
public:
    explicit Scope(const Scope* parent = nullptr) : parent_(parent) {}
    void define(std::string name, Value value);
    /// nullptr when no scope knows the name.
    const Value* find(std::string_view name) const;

private:
    const Scope* parent_;
    std::vector<std::pair<std::string, Value>> variables_;
};

/// One run of evaluation: where diagnostics go and where the clock comes from. Not shared between threads.
struct Evaluation {
    std::vector<Diagnostic> diagnostics;
    /// The moment that now() and today() give; set by the caller, so that a run can be replayed.
    DateTime now{};
    std::uint32_t depth = 0;  ///< of nested calls; more than depth_max is a diagnostic, not a crash
    std::uint32_t depth_max = 400;
    std::uint64_t steps_left = 50'000'000;  ///< a guard against endless iteration
    /// Handed on untouched to the bodies of functions that another module brings (decision keeps its trace here).
    void* caller = nullptr;

    /// Adds a diagnostic and gives null. Without a place of its own it stands at `place`, where the evaluator is.
    /// `args` are the values in the message, by the names the code's page uses.
    Value fail(std::string code, std::string message, std::string hint = {}, Place at = {},
               std::vector<std::pair<std::string, std::string>> args = {});

    Place place{};  ///< of what is being evaluated: the call of a built-in, an operator
    /// Filter conditions around: in there an entry that an item lacks is null without a word.
    std::uint32_t filters = 0;
    /// Where the stack stood when the outermost evaluation began; evaluation stops with a diagnostic before it is used
    /// up.
    const char* stack_base = nullptr;
};

/// The value of an expression. A failure is null plus a diagnostic.
Value evaluate(const Expression& expression, const Scope& scope, Evaluation& evaluation);

/// Whether an input satisfies the tests (DMN 1.5, 10.3.2.7/7.3.3): true, false, or null when it cannot be told. `?` is
/// the input.
Value evaluate(const UnaryTests& tests, const Value& input, const Scope& scope, Evaluation& evaluation);

/// A function value: a literal of the text with the scope it closes over, a built-in, or one that another module brings
/// (a BKM, a decision service).
struct Function {
    std::string name;  ///< for messages; empty for a literal
    std::vector<std::string> parameters;
    std::vector<TypeRef> parameter_types;  ///< same length; any_type() where none is written
    TypeRef result_type;
    /// Receives the arguments in the order of `parameters`, already converted to their types.
    std::function<Value(std::span<const Value>, Evaluation&)> body;
    const struct Builtin* builtin = nullptr;  ///< set for built-ins, which may be overloaded and variadic
};

/// Calls a function with positional arguments: checks the count, converts the arguments, runs it, converts the result.
Value call(const Function& function, std::span<const Value> arguments, Evaluation& evaluation);
/// Calls it with named arguments; a name that is no parameter is a diagnostic.
Value call_named(const Function& function, std::span<const std::pair<std::string, Value>> arguments,
                 Evaluation& evaluation);

}  // namespace liucai::feel
