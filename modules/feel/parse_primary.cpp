#include <utility>

#include "builtin.hpp"
#include "characters.hpp"
#include "parser.hpp"

namespace liucai::feel {

using ast::NodeRef;

// Rules 39, 43 and 50: calls, paths and filters, from left to right.
NodeRef Parser::postfix() { return postfix_from(primary()); }

NodeRef Parser::postfix_from(NodeRef operand) {
    while (true) {
        if (token_.is("(")) {
            operand = call(std::move(operand));
        } else if (token_.is(".")) {
            operand = path(std::move(operand));
        } else if (token_.is("[") && !(is_range_end_ && !starts_expression(lexer_.at(token_.end)))) {
            operand = filter(std::move(operand));
        } else {
            return operand;
        }
    }
}

NodeRef Parser::primary() {
    switch (token_.kind) {
        case Token::Kind::number:
            return number();
        case Token::Kind::string:
            return string();
        case Token::Kind::word:
            return name_or_keyword();
        case Token::Kind::symbol:
            if (token_.is("(")) {
                return parenthesis();
            }
            if (token_.is("[")) {
                return square_bracket();
            }
            if (token_.is("{")) {
                return context();
            }
            if (token_.is("@")) {
                return at_literal();
            }
            if (token_.is("]") && starts_expression(lexer_.at(token_.end))) {
                return open_interval();
            }
            refuse_missing_expression();
        default:
            refuse_missing_expression();
    }
}

// Rules 25, 36 and 38, and the blocks. A known name of several words may begin with a keyword: "not applicable".
NodeRef Parser::name_or_keyword() {
    const Place start = here();
    const std::string_view word = token_.text;
    std::optional<NameMatch> match = known_name(token_.offset, Position::variable);
    if (is_keyword(word) && (!match || match->end == token_.end)) {
        if (word == "null") {
            advance();
            return make(start, ast::Literal{Value()});
        }
        if (word == "true" || word == "false") {
            advance();
            return make(start, ast::Literal{Value(word == "true")});
        }
        if (word == "if") {
            return if_expression();
        }
        if (word == "for") {
            return for_expression();
        }
        if (word == "some" || word == "every") {
            return quantified(word == "every");
        }
        if (word == "function") {
            return function_literal();
        }
        if (word != "external") {
            refuse_missing_expression();
        }
    }
    if (!match) {
        match = unknown_name(token_.offset);
    }
    move_to(match->end);
    note_use(match->name);
    return make(start, ast::Name{std::move(match->name)});
}

// Rule 37.
NodeRef Parser::number() {
    const Place start = here();
    const auto digits = number::Decimal::parse(token_.text);
    if (!digits) {
        refuse(start, "feel_number_out_of_range",
               std::string(token_.text.substr(0, 40)) + " is no number that fits 34 digits and an exponent of 6144",
               "write it with fewer digits", {{"number", std::string(token_.text.substr(0, 40))}});
    }
    advance();
    if (token_.kind == Token::Kind::word && token_.offset == start.offset + (last_end_ - start.offset) &&
        !is_keyword(token_.text)) {
        refuse_unexpected();
    }
    return make(start, ast::Literal{Value(*digits)});
}

NodeRef Parser::string() {
    const Place start = here();
    std::string text = decoded_string();
    return make(start, ast::Literal{Value(std::move(text))});
}

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The code point written in hexadecimal digits at the offset, or nullopt when they are fewer.
std::optional<char32_t> hex_at(std::string_view text, std::size_t offset, std::size_t digit_count) {
    if (offset + digit_count > text.size()) {
        return std::nullopt;
    }
    char32_t value = 0;
    for (const char c : text.substr(offset, digit_count)) {
        if (hex_value(c) < 0) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<char32_t>(hex_value(c));
    }
    return value;
}

}  // namespace

// Rules 35 and 64 (string literal and its escapes). Two \u of a surrogate pair are one code point. A backslash before
// anything else stands for itself, so that regular expressions can be written with one.
std::string Parser::decoded_string() {
    const std::string_view text = token_.text.substr(1, token_.text.size() - 2);
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            decoded += text[at++];
            continue;
        }
        const char escape = text[at + 1];
        const std::size_t digit_count = escape == 'u' ? 4 : (escape == 'U' ? 6 : 0);
        if (digit_count > 0) {
            std::optional<char32_t> c = hex_at(text, at + 2, digit_count);
            if (!c || *c > 0x10FFFF) {
                const Place place = lexer_.place(token_.offset + 1 + at, token_.offset + 1 + at + 2);
                refuse(place, "feel_bad_escape",
                       std::string("\\") + escape + " needs " + std::to_string(digit_count) +
                           " hexadecimal digits of a code point",
                       "write  \\u4E2D  or  \\U01F40E",
                       {{"escape", std::string("\\") + escape}, {"digits", std::to_string(digit_count)}});
            }
            at += 2 + digit_count;
            if (*c >= 0xD800 && *c <= 0xDBFF && text.substr(at, 2) == "\\u") {
                const auto low = hex_at(text, at + 2, 4);
                if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
                    c = 0x10000 + ((*c - 0xD800) << 10U) + (*low - 0xDC00);
                    at += 6;
                }
            }
            append_utf8(decoded, *c);
            continue;
        }
        at += 2;
        switch (escape) {
            case 'n':
                decoded += '\n';
                break;
            case 'r':
                decoded += '\r';
                break;
            case 't':
                decoded += '\t';
                break;
            case '"':
            case '\'':
            case '\\':
                decoded += escape;
                break;
            default:
                decoded.append({'\\', escape});
        }
    }
    advance();
    return decoded;
}

// Rule 62 (at literal): a date, time, date and time or duration, by its form.
NodeRef Parser::at_literal() {
    const Place start = here();
    advance();
    if (token_.kind != Token::Kind::string) {
        refuse(here(), "feel_bad_at_literal", "a text in quotes should follow @", "write  @\"2026-01-31\"",
               {{"text", std::string(token_.text)}});
    }
    const std::string text = decoded_string();
    Value value;
    if (const auto date = parse_date(text)) {
        value = *date;
    } else if (const auto date_time = parse_date_time(text)) {
        value = *date_time;
    } else if (const auto time = parse_time(text)) {
        value = *time;
    } else if (const auto days = parse_days_duration(text)) {
        value = *days;
    } else if (const auto months = parse_months_duration(text)) {
        value = *months;
    } else {
        refuse(start, "feel_bad_at_literal", "\"" + text + "\" is no date, time or duration",
               "write  @\"2026-01-31\"  @\"10:30:00\"  @\"2026-01-31T10:30:00\"  @\"P1D\"  or  @\"P1Y\"",
               {{"text", text}});
    }
    return make(start, ast::Literal{std::move(value)});
}

// Rule 2 i: an expression in parentheses, an interval with an open low end (rule 9), or a half line.
NodeRef Parser::parenthesis() {
    const Nesting nesting(*this);
    const Token opening = token_;
    const Place start = here();
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    NodeRef inner = expression();
    is_range_end_ = was_range_end;
    if (token_.is("..")) {
        return interval_from(start, Range::End::open, std::move(inner));
    }
    expect_closing(")", opening);
    return inner;
}

// Rule 54 (list), or an interval with a closed low end (rule 10).
NodeRef Parser::square_bracket() {
    const Nesting nesting(*this);
    const Token opening = token_;
    const Place start = here();
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    ast::ListLiteral list;
    if (!token_.is("]")) {
        do {
            list.items.push_back(expression());
        } while (!token_.is("..") && take(","));
    }
    is_range_end_ = was_range_end;
    if (token_.is("..") && list.items.size() == 1) {
        return interval_from(start, Range::End::closed, std::move(list.items.front()));
    }
    expect_closing("]", opening);
    return make(start, std::move(list));
}

// Rule 9: `]1..5]`.
NodeRef Parser::open_interval() {
    const Nesting nesting(*this);
    const Place start = here();
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    NodeRef low = expression();
    is_range_end_ = was_range_end;
    if (!token_.is("..")) {
        refuse(here(), "feel_interval_missing", "\"..\" should follow in the interval that begins with \"]\"",
               "write  ]1..5]");
    }
    return interval_from(start, Range::End::open, std::move(low));
}

// Rules 8-13, from the two points on. `[` may end an interval: it does when no filter can follow it.
NodeRef Parser::interval_from(Place start, Range::End low_end, NodeRef low) {
    const bool was_range_end = std::exchange(is_range_end_, true);
    advance();
    NodeRef high = expression();
    is_range_end_ = was_range_end;
    ast::Interval form{low_end, std::move(low), std::move(high), Range::End::open};
    if (take("]")) {
        form.high_end = Range::End::closed;
    } else if (!take(")") && !take("[")) {
        refuse(here(), "feel_interval_open", "the interval has no end",
               "end it with  ]  or, to leave the last value out, with  )");
    }
    return make(start, std::move(form));
}

// Rules 57-60. Later entries see the earlier ones.
NodeRef Parser::context() {
    const Nesting nesting(*this);
    const Token opening = token_;
    const Place start = here();
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    ast::ContextLiteral form;
    std::set<std::string, std::less<>> keys;
    if (!token_.is("}")) {
        do {
            const Place place = here();
            std::string key = context_key();
            if (!keys.insert(key).second) {
                refuse(place, "feel_duplicate_key", "the context has two entries named \"" + key + "\"",
                       "give each entry a name of its own", {{"name", key}});
            }
            if (!take(":")) {
                refuse(here(), "feel_key_missing", "\":\" should follow the name \"" + key + "\"",
                       "write  {name: value}", {{"name", key}});
            }
            // A function may call itself by the name of its entry.
            const bool is_function = token_.is_word("function");
            if (is_function) {
                introduce(key);
            }
            NodeRef value = expression();
            if (!is_function) {
                introduce(key);
            }
            components_.insert(key);
            form.entries.push_back({std::move(key), std::move(value)});
        } while (take(","));
    }
    is_range_end_ = was_range_end;
    for (const auto& entry : form.entries) {
        withdraw(entry.key);
    }
    expect_closing("}", opening);
    return make(start, std::move(form));
}

// Rule 59 (key): a name, or a text.
std::string Parser::context_key() {
    if (token_.kind == Token::Kind::string) {
        return normalise_name(decoded_string());
    }
    const auto name = introduced_name(token_.offset, ":");
    if (!name) {
        refuse(here(), "feel_key_missing", "the name of an entry and \":\" should stand here",
               "write  {name: value}  and put names with other signs in quotes", {{"name", std::string(token_.text)}});
    }
    move_to(name->end);
    return name->name;
}

// Rules 39-42 (function invocation) with positional or named arguments.
NodeRef Parser::call(NodeRef function) {
    const Nesting nesting(*this);
    const Token opening = token_;
    const Place start = function->place;
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    ast::Call form;
    if (const auto* name = std::get_if<ast::Name>(&function->form)) {
        form.builtin = find_builtin(name->name);
        form.may_be_shadowed = introduced_.contains(name->name) || names_.names.contains(name->name) || filters_ > 0;
    }
    form.function = std::move(function);
    if (!token_.is(")")) {
        const bool is_named = introduced_name(token_.offset, ":").has_value();
        do {
            if (is_named) {
                const auto name = introduced_name(token_.offset, ":");
                if (!name) {
                    refuse(here(), "feel_argument_name_missing",
                           "this argument needs its name, because the others have theirs",
                           "name every argument or none");
                }
                move_to(name->end);
                advance();
                form.names.push_back(name->name);
            }
            form.arguments.push_back(expression());
        } while (take(","));
    }
    is_range_end_ = was_range_end;
    expect_closing(")", opening);
    return make(start, std::move(form));
}

// Rule 50. The entries of the items are names inside of the brackets.
NodeRef Parser::filter(NodeRef source) {
    const Nesting nesting(*this);
    const Token opening = token_;
    const Place start = source->place;
    const bool was_range_end = std::exchange(is_range_end_, false);
    advance();
    ++filters_;
    introduce("item");
    NodeRef condition = expression();
    withdraw("item");
    --filters_;
    is_range_end_ = was_range_end;
    expect_closing("]", opening);
    return make(start, ast::Filter{std::move(source), std::move(condition)});
}

// Rule 43 (path expression).
NodeRef Parser::path(NodeRef source) {
    const Place start = source->place;
    advance();
    if (token_.kind != Token::Kind::word) {
        refuse(here(), "feel_name_missing", "a name should follow \".\"", "write  context.entry", {{"after", "."}});
    }
    std::optional<NameMatch> match = known_name(token_.offset, Position::component);
    if (!match) {
        match = unknown_name(token_.offset);
    }
    move_to(match->end);
    return make(start, ast::Path{std::move(source), std::move(match->name)});
}

}  // namespace liucai::feel
