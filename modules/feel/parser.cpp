#include "parser.hpp"

#include <algorithm>
#include <array>

#include "characters.hpp"

namespace liucai::feel {

namespace {

/// Brackets, blocks and signs inside of one another.
constexpr int kDepthMax = 200;
/// Levels of the finished tree, which the evaluator walks.
constexpr std::uint32_t kHeightMax = 500;
constexpr std::size_t kTextBytesMax = 1U << 20U;

std::string quoted(std::string_view text) {
    constexpr std::size_t kShownBytesMax = 40;
    std::size_t end = 0;
    while (end < text.size() && end < kShownBytesMax) {
        end += code_point_at(text, end).size_bytes;
    }
    return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

}  // namespace

bool is_keyword(std::string_view word) {
    static constexpr std::array<std::string_view, 18> kWords = {
        "for", "if",  "some", "every",   "function", "then", "else", "return", "satisfies",
        "in",  "and", "or",   "between", "instance", "null", "true", "false",  "external"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

Nesting::Nesting(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ > kDepthMax) {
        const Place place = parser_.here();
        --parser_.depth_;
        parser_.refuse(place, "feel_nested_too_deep",
                       "the expression is nested more than " + std::to_string(kDepthMax) + " levels deep",
                       "name its parts: give each an entry of a context, or a decision of its own",
                       {{"levels", std::to_string(kDepthMax)}});
    }
}

Parser::Parser(std::string_view text, const Names& names) : lexer_(text), names_(names) {
    if (text.size() > kTextBytesMax) {
        refuse(Place{}, "feel_text_too_long",
               "the text has " + std::to_string(text.size()) + " bytes; an expression may have " +
                   std::to_string(kTextBytesMax),
               "move data into a list that the model is given, or into a table",
               {{"bytes", std::to_string(text.size())}, {"bytes_max", std::to_string(kTextBytesMax)}});
    }
    token_ = lexer_.at(0);
}

ast::NodeRef Parser::whole_expression() {
    if (token_.kind == Token::Kind::end) {
        refuse(here(), "feel_expression_empty", "there is no expression here", "write a value, or null for none");
    }
    ast::NodeRef node = expression();
    if (token_.kind != Token::Kind::end) {
        refuse_unexpected();
    }
    return node;
}

void Parser::advance() { move_to(token_.end); }

void Parser::move_to(std::size_t offset) {
    last_ = lexer_.text().substr(token_.offset, offset - token_.offset);
    last_end_ = offset;
    token_ = lexer_.at(offset);
}

bool Parser::take(std::string_view symbol) {
    if (!token_.is(symbol)) {
        return false;
    }
    advance();
    return true;
}

bool Parser::take_word(std::string_view word) {
    if (!token_.is_word(word)) {
        return false;
    }
    advance();
    return true;
}

void Parser::expect_closing(std::string_view symbol, const Token& opening) {
    if (take(symbol)) {
        return;
    }
    if (token_.kind != Token::Kind::end && token_.kind != Token::Kind::symbol) {
        refuse_unexpected();
    }
    const std::string open(opening.text);
    const Place at = place_of(opening);
    refuse(here(), "feel_bracket_missing",
           "\"" + std::string(symbol) + "\" should close the \"" + open + "\" of column " + std::to_string(at.column),
           "every \"" + open + "\" needs its \"" + std::string(symbol) + "\"",
           {{"closing", std::string(symbol)}, {"opening", open}, {"column", std::to_string(at.column)}});
}

void Parser::expect_word(std::string_view word, std::string_view after) {
    if (!take_word(word)) {
        refuse(here(), "feel_word_missing",
               "\"" + std::string(word) + "\" should follow here, to go on with \"" + std::string(after) + "\"",
               after == "if" ? "write  if … then … else …" : (after == "between" ? "write  … between … and …" : ""),
               {{"word", std::string(word)}, {"after", std::string(after)}});
    }
}

ast::NodeRef Parser::make(Place start, ast::Form form) const {
    // From the first byte to the end of what has been read.
    start.length = static_cast<std::uint32_t>(last_end_ > start.offset ? last_end_ - start.offset : start.length);
    auto node = std::make_unique<ast::Node>();
    node->place = start;
    node->form = std::move(form);
    for (const ast::Node* part : ast::parts(*node)) {
        node->height = std::max(node->height, part->height + 1);
    }
    if (node->height > kHeightMax) {
        refuse(start, "feel_nested_too_deep",
               "the expression is nested more than " + std::to_string(kHeightMax) + " levels deep",
               "name its parts: give each an entry of a context, or a decision of its own",
               {{"levels", std::to_string(kHeightMax)}});
    }
    return node;
}

bool Parser::starts_expression(const Token& token) const {
    switch (token.kind) {
        case Token::Kind::number:
        case Token::Kind::string:
            return true;
        case Token::Kind::word: {
            static constexpr std::array<std::string_view, 9> kInner = {"then", "else", "return",  "satisfies", "in",
                                                                       "and",  "or",   "between", "instance"};
            return std::find(kInner.begin(), kInner.end(), token.text) == kInner.end();
        }
        case Token::Kind::symbol:
            return token.text == "(" || token.text == "[" || token.text == "{" || token.text == "-" ||
                   token.text == "@";
        default:
            return false;
    }
}

void Parser::refuse(Place place, std::string code, std::string message, std::string hint, Args args) const {
    throw Unreadable{Diagnostic{std::move(code), std::move(message), std::move(hint), place, {}, {}, std::move(args)}};
}

void Parser::refuse_missing_expression() const {
    if (token_.kind == Token::Kind::stray) {
        refuse_unexpected();
    }
    const bool is_start = last_.empty();
    const std::string_view before = is_start ? std::string_view(token_.text) : last_;
    std::string hint;
    if (before == "<" || before == "<=" || before == ">" || before == ">=") {
        hint = "for \"18 or more and under 65\" write  [18..65)";
    } else if (token_.kind == Token::Kind::symbol && token_.text == "=" && (before == "=" || before == "!")) {
        hint = "equality is written with one  =";
    } else if (token_.is("&") || token_.is("|")) {
        hint = "write  and  or  or";
    } else if (before == ",") {
        hint = "leave the last comma out";
    }
    refuse(here(), "feel_expression_missing",
           std::string("an expression should ") + (is_start ? "stand before " : "follow ") + quoted(before),
           std::move(hint), {{"after", std::string(before)}});
}

void Parser::refuse_unexpected() const {
    const std::string_view text = token_.text;
    if (token_.kind == Token::Kind::stray && !text.empty() && text.front() == '"') {
        refuse(here(), "feel_string_not_closed", "the text that begins here has no closing quote",
               "end it with  \"  and write a quote inside of it as  \\\"");
    }
    if (token_.kind == Token::Kind::stray && text == "\xE2\x80\x9C") {
        refuse(here(), "feel_stray_character", "“ is no quote of FEEL", "write texts with straight quotes:  \"…\"",
               {{"character", std::string(text)}});
    }
    if (token_.kind == Token::Kind::stray && text.starts_with("/*")) {
        refuse(here(), "feel_comment_not_closed", "the comment that begins here is not closed", "end it with  */");
    }
    if (token_.kind == Token::Kind::stray) {
        refuse(here(), "feel_stray_character", quoted(text) + " has no meaning in an expression",
               text == "'"   ? "texts are written with double quotes:  \"…\""
               : text == "!" ? "write  not(…)  or  !="
               : text == "%" ? "write  / 100  for per cent,  modulo(a, b)  for the remainder"
                             : "",
               {{"character", std::string(text)}});
    }
    std::string hint;
    if (token_.is("=")) {
        hint = last_ == "=" ? "equality is written with one  =" : "";
    } else if (token_.is("&") || token_.is("|")) {
        hint = "write  and  or  or";
    } else if (token_.kind == Token::Kind::word) {
        hint = is_keyword(text) ? "" : "if this is part of a name, that name is not known here";
    } else if (token_.kind == Token::Kind::string || token_.kind == Token::Kind::number) {
        hint = "is an operator or a comma missing before it?";
    } else if (text == ")" || text == "]" || text == "}") {
        hint = "it closes nothing";
    } else if (text == "..") {
        hint = "a range has brackets around it:  [1..5]  or  [1..5)";
    }
    refuse(here(), "feel_unexpected_text", quoted(text) + " does not fit after " + quoted(last_), std::move(hint),
           {{"text", std::string(text)}, {"after", std::string(last_)}});
}

}  // namespace liucai::feel
