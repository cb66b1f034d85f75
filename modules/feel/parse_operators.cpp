#include <utility>

#include "parser.hpp"

namespace liucai::feel {

using ast::NodeRef;
using ast::Order;

std::optional<Order> Parser::order_here() const {
    if (token_.kind != Token::Kind::symbol) {
        return std::nullopt;
    }
    for (const Order order :
         {Order::equal, Order::not_equal, Order::less, Order::less_equal, Order::greater, Order::greater_equal}) {
        if (token_.text == ast::to_text(order)) {
            return order;
        }
    }
    return std::nullopt;
}

// Rule 7 (simple positive unary test), its first form: an order and an end. Cannot be joined with anything.
NodeRef Parser::half_line() {
    const Place start = here();
    const std::size_t first = token_.offset;
    const Order order = *order_here();
    advance();
    NodeRef end = additive();
    if (token_.is_word("and") || token_.is_word("or")) {
        const std::string word(token_.text);
        const std::string left(lexer_.text().substr(first, token_.offset - first));
        advance();
        if (order_here()) {
            advance();
            if (!starts_expression(token_)) {
                refuse_missing_expression();
            }
        }
        refuse(start, "feel_test_joined", "\"" + word + "\" cannot join the test " + left + "with another",
               word == "and" ? "for \"18 or more and under 65\" write  [18..65)  or name the input:  ? >= 18 and ? < 65"
                             : "write the tests with a comma between them:  < 18, >= 65",
               {{"word", word}, {"test", left}});
    }
    return make(start, ast::HalfLine{order, std::move(end)});
}

// Rule 1: an order with an end may stand wherever an expression begins.
NodeRef Parser::expression() {
    const Nesting nesting(*this);
    return order_here() ? half_line() : disjunction();
}

// Rule 47.
NodeRef Parser::disjunction() {
    NodeRef first = conjunction();
    if (!token_.is_word("or")) {
        return first;
    }
    const Place start = first->place;
    ast::Disjunction form;
    form.operands.push_back(std::move(first));
    while (take_word("or")) {
        form.operands.push_back(conjunction());
    }
    return make(start, std::move(form));
}

// Rule 48.
NodeRef Parser::conjunction() {
    NodeRef first = comparison();
    if (!token_.is_word("and")) {
        return first;
    }
    const Place start = first->place;
    ast::Conjunction form;
    form.operands.push_back(std::move(first));
    while (take_word("and")) {
        form.operands.push_back(comparison());
    }
    return make(start, std::move(form));
}

// Rule 49, from left to right.
NodeRef Parser::comparison() {
    NodeRef left = additive();
    while (true) {
        const Place start = left->place;
        if (const std::optional<Order> order = order_here()) {
            advance();
            NodeRef right = additive();
            left = make(start, ast::Comparison{*order, std::move(left), std::move(right)});
        } else if (take_word("between")) {
            NodeRef low = additive();
            expect_word("and", "between");
            NodeRef high = additive();
            left = make(start, ast::Between{std::move(left), std::move(low), std::move(high)});
        } else if (take_word("in")) {
            left = in_tests(std::move(left));
        } else {
            return left;
        }
    }
}

// Rule 49 c and d: one test, or several in parentheses. `(1..5)` is an interval, `(1 + 2) * 3` an expression.
NodeRef Parser::in_tests(NodeRef value) {
    const Place start = value->place;
    ast::In form;
    if (order_here()) {
        ast::Test test;
        const std::size_t input_uses = input_uses_;
        const Place at = here();
        const Order order = *order_here();
        advance();
        NodeRef end = additive();
        test.node = make(at, ast::HalfLine{order, std::move(end)});
        test.uses_input = input_uses_ != input_uses;
        form.tests.push_back(std::move(test));
    } else if (token_.is("(")) {
        const Nesting nesting(*this);
        const Token opening = token_;
        const Place opening_place = here();
        const bool was_range_end = std::exchange(is_range_end_, false);
        advance();
        form.tests = unary_test_list();
        is_range_end_ = was_range_end;
        if (form.tests.size() == 1 && token_.is("..")) {
            NodeRef low = std::move(form.tests.front().node);
            form.tests.clear();
            NodeRef interval = interval_from(opening_place, Range::End::open, std::move(low));
            form.tests.push_back(
                ast::Test{additive_from(power_from(postfix_from(std::move(interval)))), false, false, false});
        } else {
            expect_closing(")", opening);
            const bool goes_on = token_.is(".") || token_.is("[") || token_.is("(") || token_.is("+") ||
                                 token_.is("-") || token_.is("*") || token_.is("/") || token_.is("**");
            const bool is_filter_or_end = token_.is("[") && is_range_end_;
            if (form.tests.size() == 1 && goes_on && !is_filter_or_end) {
                NodeRef operand = postfix_from(std::move(form.tests.front().node));
                form.tests.front().node = additive_from(multiplicative_from(power_from(std::move(operand))));
                form.tests.front().is_logical = false;
                form.tests.front().is_condition = false;
            }
        }
    } else {
        ast::Test test;
        const std::size_t input_uses = input_uses_;
        test.node = additive();
        test.uses_input = input_uses_ != input_uses;
        form.tests.push_back(std::move(test));
    }
    form.value = std::move(value);
    return make(start, std::move(form));
}

// Rules 19 and 20 (addition, subtraction).
NodeRef Parser::additive() { return additive_from(multiplicative()); }

NodeRef Parser::additive_from(NodeRef first) {
    if (!token_.is("+") && !token_.is("-")) {
        return first;
    }
    const Place start = first->place;
    ast::Arithmetic form;
    form.first = std::move(first);
    while (token_.is("+") || token_.is("-")) {
        const Place place = here();
        const ast::Operator op = token_.is("+") ? ast::Operator::add : ast::Operator::subtract;
        advance();
        form.steps.push_back({op, multiplicative(), place});
    }
    return make(start, std::move(form));
}

// Rules 21 and 22 (multiplication, division).
NodeRef Parser::multiplicative() { return multiplicative_from(power()); }

NodeRef Parser::multiplicative_from(NodeRef first) {
    if (!token_.is("*") && !token_.is("/")) {
        return first;
    }
    const Place start = first->place;
    ast::Arithmetic form;
    form.first = std::move(first);
    while (token_.is("*") || token_.is("/")) {
        const Place place = here();
        const ast::Operator op = token_.is("*") ? ast::Operator::multiply : ast::Operator::divide;
        advance();
        form.steps.push_back({op, power(), place});
    }
    return make(start, std::move(form));
}

// Exponentiation, from left to right: 3 ** 4 ** 5 is (3 ** 4) ** 5.
NodeRef Parser::power() { return power_from(negation()); }

NodeRef Parser::power_from(NodeRef first) {
    if (!token_.is("**")) {
        return first;
    }
    const Place start = first->place;
    ast::Arithmetic form;
    form.first = std::move(first);
    while (token_.is("**")) {
        const Place place = here();
        advance();
        form.steps.push_back({ast::Operator::power, negation(), place});
    }
    return make(start, std::move(form));
}

// Rule 23 (arithmetic negation) binds tighter than every other operator: -3 ** 2 is 9. A minus before digits is part of
// the number (rule 37).
NodeRef Parser::negation() {
    if (!token_.is("-")) {
        return instance_of();
    }
    const Nesting nesting(*this);
    const Place start = here();
    const std::size_t end = token_.end;
    advance();
    if (token_.kind == Token::Kind::number && token_.offset == end) {
        const Token next = lexer_.at(token_.end);
        const bool is_operand = next.is(".") || next.is("(") || (next.is("[") && !is_range_end_);
        const auto digits = number::Decimal::parse(token_.text);
        if (digits && !is_operand) {
            advance();
            NodeRef literal = make(start, ast::Literal{Value(digits->negate())});
            if (!take_word("instance")) {
                return literal;
            }
            expect_word("of", "instance");
            return make(start, ast::InstanceOf{std::move(literal), type()});
        }
    }
    return make(start, ast::Negation{negation()});
}

// Rule 51.
NodeRef Parser::instance_of() {
    NodeRef value = postfix();
    while (token_.is_word("instance")) {
        const Place start = value->place;
        advance();
        expect_word("of", "instance");
        value = make(start, ast::InstanceOf{std::move(value), type()});
    }
    return value;
}

}  // namespace liucai::feel
