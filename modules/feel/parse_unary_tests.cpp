#include "parser.hpp"

namespace liucai::feel {

namespace {

bool is_logical(const ast::Node& node) {
    return std::holds_alternative<ast::Comparison>(node.form) || std::holds_alternative<ast::Conjunction>(node.form) ||
           std::holds_alternative<ast::Disjunction>(node.form) || std::holds_alternative<ast::Between>(node.form) ||
           std::holds_alternative<ast::In>(node.form) || std::holds_alternative<ast::InstanceOf>(node.form) ||
           std::holds_alternative<ast::Quantified>(node.form);
}

}  // namespace

// Rules 7 and 13 (positive unary test).
ast::Test Parser::unary_test() {
    ast::Test test;
    const std::size_t input_uses = input_uses_;
    test.node = expression();
    test.uses_input = input_uses_ != input_uses;
    test.is_logical = is_logical(*test.node);
    test.is_condition = test.is_logical || std::holds_alternative<ast::Call>(test.node->form);
    return test;
}

// Rule 13 (positive unary tests).
std::vector<ast::Test> Parser::unary_test_list() {
    std::vector<ast::Test> tests;
    do {
        tests.push_back(unary_test());
    } while (take(","));
    return tests;
}

// Rules 14 and 15 (unary tests, negated unary tests) and the hyphen.
ast::NodeRef Parser::whole_unary_tests() {
    const Place start = here();
    ast::UnaryTests form;
    if (token_.kind == Token::Kind::end) {
        refuse(here(), "feel_expression_empty", "there is no test here", "write  -  for any value");
    }
    if (token_.is("-") && lexer_.at(token_.end).kind == Token::Kind::end) {
        advance();
        form.is_any = true;
        return make(start, std::move(form));
    }
    // `not(…)` around the whole cell negates the tests in it; with more text behind it, it is the built-in.
    if (token_.is_word("not") && lexer_.at(token_.end).is("(")) {
        Parser attempt = *this;
        if (ast::NodeRef negated = attempt.negated_tests()) {
            references_ = std::move(attempt.references_);
            return negated;
        }
    }
    form.tests = unary_test_list();
    if (token_.kind != Token::Kind::end) {
        refuse_unexpected();
    }
    return make(start, std::move(form));
}

// Rule 14 b; nullptr when the text is none.
ast::NodeRef Parser::negated_tests() {
    try {
        const Place start = here();
        ast::UnaryTests form;
        form.is_negated = true;
        advance();
        advance();
        form.tests = unary_test_list();
        if (take(")") && token_.kind == Token::Kind::end) {
            return make(start, std::move(form));
        }
    } catch (const Unreadable&) {
        // Read as an expression it gives the same complaint.
    }
    return nullptr;
}

}  // namespace liucai::feel
