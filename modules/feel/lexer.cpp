#include "lexer.hpp"

#include <array>

#include "characters.hpp"

namespace liucai::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Longer ones first.
constexpr std::array<std::string_view, 26> kSymbols = {"**", "..", "<=", ">=", "!=", "->", "+", "-", "*",
                                                       "/",  "(",  ")",  "[",  "]",  "{",  "}", ",", ":",
                                                       ".",  "<",  ">",  "=",  "@",  ";",  "|", "&"};

// Rule 37 (numeric literal): digits with a point and an exponent. The two points of 1..5 are not its own.
std::size_t end_of_number(std::string_view text, std::size_t offset) {
    const auto digits = [&](std::size_t at) {
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        return at;
    };
    std::size_t end = digits(offset);
    if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
        end = digits(end + 1);
    }
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        std::size_t exponent = end + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) {
            ++exponent;
        }
        if (exponent < text.size() && is_digit(text[exponent])) {
            end = digits(exponent);
        }
    }
    return end;
}

// Rule 35 (string literal): up to the next quote that no backslash escapes. Without one the token is stray.
std::size_t end_of_string(std::string_view text, std::size_t offset) {
    for (std::size_t at = offset + 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t Lexer::skip_space(std::size_t offset) const {
    while (offset < text_.size()) {
        const CodePoint c = code_point_at(text_, offset);
        if (is_space(c.value)) {
            offset += c.size_bytes;
        } else if (text_.substr(offset, 2) == "//") {
            const std::size_t line_end = text_.find_first_of("\n\r", offset);
            offset = line_end == std::string_view::npos ? text_.size() : line_end;
        } else if (text_.substr(offset, 2) == "/*" && text_.find("*/", offset + 2) != std::string_view::npos) {
            offset = text_.find("*/", offset + 2) + 2;
        } else {
            break;
        }
    }
    return offset;
}

Token Lexer::at(std::size_t offset) const {
    Token token;
    token.offset = skip_space(offset);
    const auto finish = [&](Token::Kind kind, std::size_t end) {
        token.kind = kind;
        token.end = end;
        token.text = text_.substr(token.offset, end - token.offset);
        return token;
    };
    const CodePoint first = code_point_at(text_, token.offset);
    if (first.size_bytes == 0) {
        return finish(Token::Kind::end, token.offset);
    }
    if (is_name_start(first.value)) {
        std::size_t end = token.offset;
        for (CodePoint c = first; c.size_bytes != 0 && is_name_part(c.value); c = code_point_at(text_, end)) {
            end += c.size_bytes;
        }
        return finish(Token::Kind::word, end);
    }
    const char c = text_[token.offset];
    if (is_digit(c) || (c == '.' && token.offset + 1 < text_.size() && is_digit(text_[token.offset + 1]))) {
        return finish(Token::Kind::number, end_of_number(text_, token.offset));
    }
    if (c == '"') {
        const std::size_t end = end_of_string(text_, token.offset);
        return end == std::string_view::npos ? finish(Token::Kind::stray, text_.size())
                                             : finish(Token::Kind::string, end);
    }
    if (text_.substr(token.offset, 2) == "/*") {
        return finish(Token::Kind::stray, text_.size());  // a comment without an end
    }
    for (const std::string_view symbol : kSymbols) {
        if (text_.substr(token.offset, symbol.size()) == symbol) {
            return finish(Token::Kind::symbol, token.offset + symbol.size());
        }
    }
    return finish(Token::Kind::stray, token.offset + first.size_bytes);
}

Place Lexer::place(std::size_t offset, std::size_t end) const {
    if (offset < cursor_.offset) {
        cursor_ = Place{};
    }
    std::size_t at = cursor_.offset;
    while (at < offset) {
        const CodePoint c = code_point_at(text_, at);
        if (c.size_bytes == 0) {
            break;
        }
        at += c.size_bytes;
        if (c.value == '\n') {
            ++cursor_.line;
            cursor_.column = 1;
        } else {
            ++cursor_.column;
        }
    }
    cursor_.offset = static_cast<std::uint32_t>(at);
    Place place = cursor_;
    place.offset = static_cast<std::uint32_t>(offset);
    place.length = static_cast<std::uint32_t>(end > offset ? end - offset : 0);
    return place;
}

}  // namespace liucai::feel
