#include "ast.hpp"

namespace liucai::feel::ast {

std::string_view to_text(Order order) {
    switch (order) {
        case Order::equal:
            return "=";
        case Order::not_equal:
            return "!=";
        case Order::less:
            return "<";
        case Order::less_equal:
            return "<=";
        case Order::greater:
            return ">";
        case Order::greater_equal:
            return ">=";
    }
    return "=";
}

std::string_view to_text(Operator op) {
    switch (op) {
        case Operator::add:
            return "+";
        case Operator::subtract:
            return "-";
        case Operator::multiply:
            return "*";
        case Operator::divide:
            return "/";
        case Operator::power:
            return "**";
    }
    return "+";
}

namespace {

using Parts = std::vector<const Node*>;

void add(Parts& to, const NodeRef& node) {
    if (node) {
        to.push_back(node.get());
    }
}

void add(Parts& to, const std::vector<NodeRef>& nodes) {
    for (const NodeRef& node : nodes) {
        add(to, node);
    }
}

void add(Parts& to, const std::vector<Test>& tests) {
    for (const Test& test : tests) {
        add(to, test.node);
    }
}

void add(Parts& to, const std::vector<Iterator>& iterators) {
    for (const Iterator& iterator : iterators) {
        add(to, iterator.source);
        add(to, iterator.end);
    }
}

struct Adder {
    Parts& to;

    void operator()(const Literal&) const {}
    void operator()(const Name&) const {}
    void operator()(const ListLiteral& form) const { add(to, form.items); }
    void operator()(const ContextLiteral& form) const {
        for (const auto& entry : form.entries) {
            add(to, entry.value);
        }
    }
    void operator()(const Interval& form) const {
        add(to, form.low);
        add(to, form.high);
    }
    void operator()(const HalfLine& form) const { add(to, form.end); }
    void operator()(const UnaryTests& form) const { add(to, form.tests); }
    void operator()(const Negation& form) const { add(to, form.operand); }
    void operator()(const Arithmetic& form) const {
        add(to, form.first);
        for (const auto& step : form.steps) {
            add(to, step.operand);
        }
    }
    void operator()(const Disjunction& form) const { add(to, form.operands); }
    void operator()(const Conjunction& form) const { add(to, form.operands); }
    void operator()(const Comparison& form) const {
        add(to, form.left);
        add(to, form.right);
    }
    void operator()(const Between& form) const {
        add(to, form.value);
        add(to, form.low);
        add(to, form.high);
    }
    void operator()(const In& form) const {
        add(to, form.value);
        add(to, form.tests);
    }
    void operator()(const If& form) const {
        for (const auto& branch : form.branches) {
            add(to, branch.condition);
            add(to, branch.value);
        }
        add(to, form.otherwise);
    }
    void operator()(const For& form) const {
        add(to, form.iterators);
        add(to, form.result);
    }
    void operator()(const Quantified& form) const {
        add(to, form.iterators);
        add(to, form.condition);
    }
    void operator()(const Path& form) const { add(to, form.source); }
    void operator()(const Filter& form) const {
        add(to, form.source);
        add(to, form.condition);
    }
    void operator()(const Call& form) const {
        add(to, form.function);
        add(to, form.arguments);
    }
    void operator()(const InstanceOf& form) const { add(to, form.value); }
    void operator()(const FunctionLiteral& form) const {
        if (form.body) {
            to.push_back(form.body.get());
        }
    }
};

}  // namespace

std::vector<const Node*> parts(const Node& node) {
    Parts found;
    std::visit(Adder{found}, node.form);
    return found;
}

}  // namespace liucai::feel::ast
