#include <algorithm>
#include <utility>

#include "parser.hpp"

namespace liucai::feel {

using ast::NodeRef;

// Rule 45.
NodeRef Parser::if_expression() {
    const Nesting nesting(*this);
    const Place start = here();
    ast::If form;
    do {
        advance();
        NodeRef condition = expression();
        expect_word("then", "if");
        NodeRef value = expression();
        expect_word("else", "if");
        form.branches.push_back({std::move(condition), std::move(value)});
    } while (token_.is_word("if"));
    form.otherwise = expression();
    return make(start, std::move(form));
}

// Rules 44 and 46: `x in list, y in 1..x`. Later ones see the earlier ones.
std::vector<ast::Iterator> Parser::iterators() {
    std::vector<ast::Iterator> all;
    do {
        const auto name = introduced_name(token_.offset, "", "in");
        if (!name) {
            refuse(here(), "feel_name_missing", "a name and \"in\" should follow here", "write  for x in list return …",
                   {{"after", std::string(last_)}});
        }
        move_to(name->end);
        advance();
        ast::Iterator iterator;
        iterator.name = name->name;
        iterator.source = expression();
        if (take("..")) {
            iterator.end = expression();
        }
        introduce(iterator.name);
        all.push_back(std::move(iterator));
    } while (take(","));
    return all;
}

// Rule 44. `partial` is the list of the results so far.
NodeRef Parser::for_expression() {
    const Nesting nesting(*this);
    const Place start = here();
    advance();
    ast::For form;
    form.iterators = iterators();
    expect_word("return", "for");
    introduce("partial");
    const std::size_t partial_uses = partial_uses_;
    form.result = expression();
    form.uses_partial = partial_uses_ != partial_uses;
    withdraw("partial");
    for (const auto& iterator : form.iterators) {
        withdraw(iterator.name);
    }
    return make(start, std::move(form));
}

// Rule 46.
NodeRef Parser::quantified(bool is_every) {
    const Nesting nesting(*this);
    const Place start = here();
    advance();
    ast::Quantified form;
    form.is_every = is_every;
    form.iterators = iterators();
    expect_word("satisfies", is_every ? "every" : "some");
    form.condition = expression();
    for (const auto& iterator : form.iterators) {
        withdraw(iterator.name);
    }
    return make(start, std::move(form));
}

bool Parser::is_external_body() const { return token_.is_word("external") && lexer_.at(token_.end).is("{"); }

// Rules 55 and 56 (function definition).
NodeRef Parser::function_literal() {
    const Nesting nesting(*this);
    const Place start = here();
    advance();
    const Token opening = token_;
    if (!take("(")) {
        refuse(here(), "feel_bracket_missing", "\"(\" should follow \"function\"", "write  function(x, y) x + y",
               {{"closing", "("}, {"opening", "function"}, {"column", std::to_string(start.column)}});
    }
    ast::FunctionLiteral form;
    if (!token_.is(")")) {
        do {
            const auto name = introduced_name(token_.offset, ":,)");
            if (!name) {
                refuse(here(), "feel_name_missing", "the name of a parameter should stand here",
                       "write  function(x, y) x + y", {{"after", std::string(last_)}});
            }
            move_to(name->end);
            form.parameters.push_back({name->name, take(":") ? type() : any_type()});
        } while (take(","));
    }
    expect_closing(")", opening);
    for (const auto& parameter : form.parameters) {
        introduce(parameter.name);
    }
    form.is_external = is_external_body();
    if (form.is_external) {
        advance();
    }
    const std::size_t names_read = names_read_.size();
    form.body = expression();
    form.reads.assign(names_read_.begin() + static_cast<std::ptrdiff_t>(names_read), names_read_.end());
    std::sort(form.reads.begin(), form.reads.end());
    form.reads.erase(std::unique(form.reads.begin(), form.reads.end()), form.reads.end());
    for (const auto& parameter : form.parameters) {
        withdraw(parameter.name);
        std::erase(form.reads, parameter.name);
    }
    return make(start, std::move(form));
}

}  // namespace liucai::feel
