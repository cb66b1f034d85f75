#pragma once

#include <liucai/feel/expression.hpp>
#include <optional>
#include <span>

#include "ast.hpp"
#include "environment.hpp"

/// The evaluator: one function per form of expression, each beside its clause. Whatever fails gives null and a
/// diagnostic at the place of the node.
namespace liucai::feel {

/// DMN 1.5, 10.3.2.8: true, false, and null as nullopt.
using Truth = std::optional<bool>;

inline Value to_value(Truth truth) { return truth ? Value(*truth) : Value(); }

Value evaluate(const ast::Node& node, const Environment& environment, Evaluation& evaluation);

// evaluate_arithmetic.cpp
Value evaluate_form(const ast::Arithmetic& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Negation& form, const Place& place, const Environment&, Evaluation&);

// evaluate_logic.cpp
Value evaluate_form(const ast::Disjunction& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Conjunction& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::If& form, const Place& place, const Environment&, Evaluation&);

// evaluate_comparison.cpp
Value evaluate_form(const ast::Comparison& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Between& form, const Place& place, const Environment&, Evaluation&);
/// `left order right`; what cannot be told gets a diagnostic, unless a null is the reason and `is_null_expected`.
Truth holds(ast::Order order, const Value& left, const Value& right, const Place& place, Evaluation& evaluation,
            bool is_null_expected = false);

// evaluate_tests.cpp
Value evaluate_form(const ast::In& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::UnaryTests& form, const Place& place, const Environment&, Evaluation&);
/// Whether the input satisfies one test. `?` is found in the environment.
Truth satisfies(const ast::Test& test, const Value& input, const Environment&, Evaluation&, bool is_null_expected);

// evaluate_range.cpp
Value evaluate_form(const ast::Interval& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::HalfLine& form, const Place& place, const Environment&, Evaluation&);
/// Whether the value lies in the range; nullopt when it cannot be compared with an end.
Truth contains(const Range& range, const Value& value);

// evaluate_path.cpp
Value evaluate_form(const ast::Path& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Filter& form, const Place& place, const Environment&, Evaluation&);

// evaluate_iteration.cpp
Value evaluate_form(const ast::For& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Quantified& form, const Place& place, const Environment&, Evaluation&);

// evaluate_function.cpp
Value evaluate_form(const ast::Call& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::FunctionLiteral& form, const Place& place, const Environment&, Evaluation&);
/// A function that a context entry holds may call itself by the name of its entry.
Value function_value(const ast::FunctionLiteral& form, const Environment&, std::string own_name);
/// The built-in as a value, for `sort(list, precedes)` and the like.
Value builtin_value(const Builtin& builtin);
Value call_builtin(const Builtin& builtin, std::span<const Value> arguments, Evaluation& evaluation);
Value call_builtin_named(const Builtin& builtin, std::span<const std::pair<std::string, Value>> arguments,
                         Evaluation& evaluation);

// evaluate.cpp
Value evaluate_form(const ast::Literal& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::Name& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::ListLiteral& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::ContextLiteral& form, const Place& place, const Environment&, Evaluation&);
Value evaluate_form(const ast::InstanceOf& form, const Place& place, const Environment&, Evaluation&);

/// The value of a node without copying it where it stands ready: a literal, a variable. Else it is put into `storage`.
const Value& evaluate_into(Value& storage, const ast::Node& node, const Environment&, Evaluation&);

/// A value in a message: a literal that is cut when it is long.
std::string shown(const Value& value);
/// "the number 5", "null".
std::string described(const Value& value);

/// Takes steps off what is left; false, with one diagnostic, when nothing is left.
bool spend(Evaluation& evaluation, std::uint64_t steps);

/// Marks the outermost evaluation of a run, where the stack is measured from.
class StackBase {
public:
    explicit StackBase(Evaluation& evaluation)
        : evaluation_(evaluation), is_outermost_(evaluation.stack_base == nullptr) {
        if (is_outermost_) {
            evaluation.stack_base = static_cast<const char*>(__builtin_frame_address(0));
        }
    }
    ~StackBase() {
        if (is_outermost_) {
            evaluation_.stack_base = nullptr;
        }
    }
    StackBase(const StackBase&) = delete;
    StackBase& operator=(const StackBase&) = delete;

private:
    Evaluation& evaluation_;
    bool is_outermost_;
};

}  // namespace liucai::feel
