#include "parser.hpp"

namespace liucai::feel {

// Rules 51-53 (type): list<…>, range<…>, context<a: …>, function<…> -> …, or a name.
TypeRef Parser::type() {
    const Nesting nesting(*this);
    const Token word = token_;
    const bool is_generic = token_.kind == Token::Kind::word && lexer_.at(token_.end).is("<");
    if (is_generic && (token_.text == "list" || token_.text == "range")) {
        advance();
        advance();
        TypeRef element = type();
        expect_greater_sign();
        return word.text == "list" ? list_type(std::move(element)) : range_type(std::move(element));
    }
    if (is_generic && token_.text == "context") {
        advance();
        std::vector<std::pair<std::string, TypeRef>> members;
        do {
            advance();
            const auto name = introduced_name(token_.offset, ":");
            if (!name) {
                refuse(here(), "feel_name_missing", "the name of an entry and \":\" should stand here",
                       "write  context<name: type>", {{"after", std::string(last_)}});
            }
            move_to(name->end);
            advance();
            members.emplace_back(name->name, type());
        } while (token_.is(","));
        expect_greater_sign();
        return context_type(std::move(members));
    }
    if (is_generic && token_.text == "function") {
        advance();
        advance();
        std::vector<TypeRef> parameters;
        if (!token_.is(">")) {
            do {
                parameters.push_back(type());
            } while (take(","));
        }
        expect_greater_sign();
        if (!take("->")) {
            refuse(here(), "feel_type_unreadable", "\"->\" and the type of the result should follow",
                   "write  function<number> -> string");
        }
        return function_type(std::move(parameters), type());
    }
    return named_type();
}

// `>` may stand before `=` without a space between.
void Parser::expect_greater_sign() {
    if (token_.kind != Token::Kind::symbol || token_.text.front() != '>') {
        refuse(here(), "feel_type_unreadable", "\">\" should close the type here", "write  list<number>");
    }
    move_to(token_.offset + 1);
}

// Rule 53: a built-in type or an item definition, which may have a name of several words.
TypeRef Parser::named_type() {
    constexpr int kPartsMax = 24;
    std::string_view text = lexer_.text();
    TypeRef found;
    std::size_t found_end = token_.offset;
    Token token = token_;
    for (int part = 0; part < kPartsMax && (token.kind == Token::Kind::word || token.kind == Token::Kind::number ||
                                            (part > 0 && token.kind == Token::Kind::symbol));
         ++part) {
        const std::string name = normalise_name(text.substr(token_.offset, token.end - token_.offset));
        TypeRef candidate = builtin_type(name);
        if (names_.type_named) {
            if (TypeRef defined = names_.type_named(name)) {
                candidate = std::move(defined);
            }
        }
        if (candidate) {
            found = std::move(candidate);
            found_end = token.end;
        }
        token = lexer_.at(token.end);
    }
    if (!found && token_.kind != Token::Kind::word) {
        refuse(here(), "feel_type_unreadable", "the name of a type should follow here", "write  x instance of number");
    }
    if (!found) {
        const std::string name = unknown_name(token_.offset).name;
        refuse(here(), "feel_unknown_type", "there is no type \"" + name + "\"",
               "the types are number, string, boolean, date, time, date and time, the durations, list<…>, context<…>, "
               "range<…>, function<…> and the item definitions of the model",
               {{"name", name}});
    }
    move_to(found_end);
    return found;
}

}  // namespace liucai::feel
