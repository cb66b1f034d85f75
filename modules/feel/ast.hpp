#pragma once

#include <cstdint>
#include <liucai/feel/diagnostic.hpp>
#include <liucai/feel/type.hpp>
#include <liucai/feel/value.hpp>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace liucai::feel {
struct Builtin;
}

/// The expression as a tree: what the parser makes and the evaluator walks. Never changed after parsing.
/// The rule numbers are those of the grammar in DMN 1.5, 10.3.1.2.
namespace liucai::feel::ast {

struct Node;
using NodeRef = std::unique_ptr<const Node>;

enum class Order : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };
enum class Operator : std::uint8_t { add, subtract, multiply, divide, power };

std::string_view to_text(Order order);
std::string_view to_text(Operator op);

/// Rules 33-38: a number, text, truth value, null, or an at-literal.
struct Literal {
    Value value;
};

/// Rule 25: a variable, a built-in, or `?` for the input of a unary test.
struct Name {
    std::string name;
};

/// Rule 54.
struct ListLiteral {
    std::vector<NodeRef> items;
};

/// Rules 57-60. Keys differ from one another.
struct ContextLiteral {
    struct Entry {
        std::string key;
        NodeRef value;
    };
    std::vector<Entry> entries;
};

/// Rule 8: an interval.
struct Interval {
    Range::End low_end = Range::End::closed;
    NodeRef low;
    NodeRef high;
    Range::End high_end = Range::End::closed;
};

/// Rule 7: an order and an end, such as `< 5`; by itself a range without an end on one side.
struct HalfLine {
    Order order = Order::less;
    NodeRef end;
};

/// One positive unary test (rules 7 and 10) and how to read it.
struct Test {
    NodeRef node;
    bool uses_input = false;    ///< speaks of `?`, so its own truth decides
    bool is_logical = false;    ///< a comparison or a connective: a truth value, not one to be equal to
    bool is_condition = false;  ///< that, or a call, which may give a truth value
};

/// Rule 14: the whole of a cell.
struct UnaryTests {
    bool is_any = false;
    bool is_negated = false;
    std::vector<Test> tests;
};

/// Rule 23.
struct Negation {
    NodeRef operand;
};

/// Rules 19-22: operators of one rank, from left to right.
struct Arithmetic {
    struct Step {
        Operator op = Operator::add;
        NodeRef operand;
        Place place;  ///< of the operator
    };
    NodeRef first;
    std::vector<Step> steps;
};

/// Rule 47: two or more.
struct Disjunction {
    std::vector<NodeRef> operands;
};

/// Rule 48: two or more.
struct Conjunction {
    std::vector<NodeRef> operands;
};

/// Rule 49 a.
struct Comparison {
    Order order = Order::equal;
    NodeRef left;
    NodeRef right;
};

/// Rule 49 b.
struct Between {
    NodeRef value;
    NodeRef low;
    NodeRef high;
};

/// Rules 49 c and d.
struct In {
    NodeRef value;
    std::vector<Test> tests;
};

/// Rule 45, with the chain of `else if` laid flat.
struct If {
    struct Branch {
        NodeRef condition;
        NodeRef value;
    };
    std::vector<Branch> branches;
    NodeRef otherwise;
};

/// `name in source` or `name in source..end`.
struct Iterator {
    std::string name;
    NodeRef source;
    NodeRef end;  ///< nullptr when there is none
};

/// Rule 44.
struct For {
    std::vector<Iterator> iterators;
    NodeRef result;
    bool uses_partial = false;
};

/// Rule 46.
struct Quantified {
    bool is_every = false;
    std::vector<Iterator> iterators;
    NodeRef condition;
};

/// Rule 43.
struct Path {
    NodeRef source;
    std::string name;
};

/// Rule 50.
struct Filter {
    NodeRef source;
    NodeRef condition;
};

/// Rules 39-42. `names` is empty when the arguments are positional, else as long as `arguments`.
struct Call {
    NodeRef function;
    std::vector<NodeRef> arguments;
    std::vector<std::string> names;
    const Builtin* builtin = nullptr;  ///< when the callee is the plain name of one
    bool may_be_shadowed = false;      ///< and a variable of that name may exist
};

/// Rule 51.
struct InstanceOf {
    NodeRef value;
    TypeRef type;
};

/// Rules 55 and 56.
struct FunctionLiteral {
    struct Parameter {
        std::string name;
        TypeRef type;
    };
    std::vector<Parameter> parameters;
    std::shared_ptr<const Node> body;  ///< shared with the function values it gives
    bool is_external = false;
    std::vector<std::string> reads;  ///< the names its body may take from around it
};

using Form = std::variant<Literal, Name, ListLiteral, ContextLiteral, Interval, HalfLine, UnaryTests, Negation,
                          Arithmetic, Disjunction, Conjunction, Comparison, Between, In, If, For, Quantified, Path,
                          Filter, Call, InstanceOf, FunctionLiteral>;

struct Node {
    Place place;
    Form form;
    std::uint32_t height = 1;  ///< levels below and with this one
};

/// The parts of a node, each a node, in the order they are written.
std::vector<const Node*> parts(const Node& node);

}  // namespace liucai::feel::ast
