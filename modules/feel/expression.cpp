#include <liucai/feel/expression.hpp>

#include "parser.hpp"

namespace liucai::feel {

struct Expression::Parsed {
    std::string text;
    ast::NodeRef root;
    std::vector<std::string> references;
};

struct UnaryTests::Parsed {
    std::string text;
    ast::NodeRef root;
    std::vector<std::string> references;
};

const std::string& Expression::text() const { return parsed_->text; }
std::span<const std::string> Expression::references() const { return parsed_->references; }
const ast::Node& Expression::root() const { return *parsed_->root; }

const std::string& UnaryTests::text() const { return parsed_->text; }
std::span<const std::string> UnaryTests::references() const { return parsed_->references; }
bool UnaryTests::is_any() const { return std::get<ast::UnaryTests>(parsed_->root->form).is_any; }
const ast::Node& UnaryTests::root() const { return *parsed_->root; }

namespace {

template <typename T>
Read<T> read(std::string_view text, const Names& names, ast::NodeRef (Parser::*whole)()) {
    try {
        Parser parser(text, names);
        auto parsed = std::make_shared<typename T::Parsed>();
        parsed->root = (parser.*whole)();
        parsed->references = parser.take_references();
        parsed->text = std::string(text);
        return T(std::move(parsed));
    } catch (Unreadable& unreadable) {
        return std::vector<Diagnostic>{std::move(unreadable.diagnostic)};
    }
}

}  // namespace

Read<Expression> parse_expression(std::string_view text, const Names& names) {
    return read<Expression>(text, names, &Parser::whole_expression);
}

Read<UnaryTests> parse_unary_tests(std::string_view text, const Names& names) {
    return read<UnaryTests>(text, names, &Parser::whole_unary_tests);
}

}  // namespace liucai::feel
