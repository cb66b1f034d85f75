#pragma once

#include <liucai/feel/expression.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ast.hpp"
#include "lexer.hpp"

namespace liucai::feel {

/// Thrown inside of the parser at the first thing that is wrong, caught by parse_expression and parse_unary_tests.
struct Unreadable {
    Diagnostic diagnostic;
};

/// Reads one text, from left to right, one function per rule of the grammar (DMN 1.5, 10.3.1.2). Names decide where
/// words end (10.3.1.4), so the parser keeps the names in scope: those it was given and those the text introduces.
class Parser {
public:
    Parser(std::string_view text, const Names& names);

    /// The whole text as one expression (rule 1), or as unary tests (rule 14).
    ast::NodeRef whole_expression();
    ast::NodeRef whole_unary_tests();
    /// Names read from outside, in order of first use.
    std::vector<std::string> take_references() { return std::move(references_); }

private:
    // parser.cpp: tokens, errors, nodes.
    void advance();
    /// To the token at or after an offset that lies behind this token.
    void move_to(std::size_t offset);
    bool take(std::string_view symbol);
    bool take_word(std::string_view word);
    void expect_closing(std::string_view symbol, const Token& opening);
    void expect_word(std::string_view word, std::string_view after);
    Place here() const { return place_of(token_); }
    Place place_of(const Token& token) const { return lexer_.place(token.offset, token.end); }
    ast::NodeRef make(Place start, ast::Form form) const;
    bool starts_expression(const Token& token) const;
    using Args = std::vector<std::pair<std::string, std::string>>;
    [[noreturn]] void refuse(Place place, std::string code, std::string message, std::string hint = {},
                             Args args = {}) const;
    [[noreturn]] void refuse_missing_expression() const;
    [[noreturn]] void refuse_unexpected() const;

    // parse_operators.cpp: rules 2, 4, 19-23, 47-51, from the loosest to the tightest.
    ast::NodeRef expression();
    ast::NodeRef disjunction();
    ast::NodeRef conjunction();
    ast::NodeRef comparison();
    ast::NodeRef in_tests(ast::NodeRef value);
    ast::NodeRef additive();
    ast::NodeRef multiplicative();
    ast::NodeRef power();
    ast::NodeRef negation();
    ast::NodeRef instance_of();
    // Continues after an operand that has been read already, for `x in (1) + 2`.
    ast::NodeRef additive_from(ast::NodeRef first);
    ast::NodeRef multiplicative_from(ast::NodeRef first);
    ast::NodeRef power_from(ast::NodeRef first);
    std::optional<ast::Order> order_here() const;
    ast::NodeRef half_line();

    // parse_primary.cpp: literals, names, brackets, paths, filters, calls.
    ast::NodeRef postfix();
    ast::NodeRef postfix_from(ast::NodeRef operand);
    ast::NodeRef primary();
    ast::NodeRef name_or_keyword();
    ast::NodeRef number();
    ast::NodeRef string();
    ast::NodeRef at_literal();
    ast::NodeRef parenthesis();
    ast::NodeRef square_bracket();
    ast::NodeRef open_interval();
    ast::NodeRef interval_from(Place start, Range::End low_end, ast::NodeRef low);
    ast::NodeRef context();
    std::string context_key();
    ast::NodeRef call(ast::NodeRef function);
    ast::NodeRef filter(ast::NodeRef source);
    ast::NodeRef path(ast::NodeRef source);
    std::string decoded_string();

    // parse_blocks.cpp: rules 44-46, 55: for, if, some, every, function.
    ast::NodeRef if_expression();
    ast::NodeRef for_expression();
    ast::NodeRef quantified(bool is_every);
    std::vector<ast::Iterator> iterators();
    ast::NodeRef function_literal();
    bool is_external_body() const;

    // parse_unary_tests.cpp: rules 7, 10, 13-17.
    ast::Test unary_test();
    std::vector<ast::Test> unary_test_list();
    ast::NodeRef negated_tests();

    // parse_types.cpp: rules 51-53.
    TypeRef type();
    TypeRef named_type();
    void expect_greater_sign();

    // parse_names.cpp: rules 25-32 and 10.3.1.4.
    struct NameMatch {
        std::string name;
        std::size_t end = 0;
    };
    enum class Position : bool { variable, component };
    /// The longest known name that begins at the offset.
    std::optional<NameMatch> known_name(std::size_t offset, Position position) const;
    /// The words up to the next keyword or symbol, for a name that nobody knows.
    NameMatch unknown_name(std::size_t offset) const;
    /// A name that is being introduced: up to one of the characters, or up to the word.
    std::optional<NameMatch> introduced_name(std::size_t offset, std::string_view stop_characters,
                                             std::string_view stop_word = {}) const;
    void note_use(const std::string& name);
    void introduce(const std::string& name);
    void withdraw(const std::string& name);

    Lexer lexer_;
    const Names& names_;
    Token token_;
    std::string_view last_;                               ///< the text of the token before this one, for messages
    std::size_t last_end_ = 0;                            ///< the offset after it
    std::map<std::string, int, std::less<>> introduced_;  ///< by the text, in scope here; how often
    std::set<std::string, std::less<>> components_;       ///< every key of every context in the text so far
    int filters_ = 0;                                     ///< filters around this place: components are names in there
    bool is_range_end_ = false;                           ///< an open interval may end here with `[`
    int depth_ = 0;
    std::size_t input_uses_ = 0;           ///< how often `?` was read
    std::size_t partial_uses_ = 0;         ///< how often `partial` was read
    std::vector<std::string> names_read_;  ///< every variable read so far, for function literals
    std::vector<std::string> references_;
    std::set<std::string, std::less<>> known_references_;

    friend class Nesting;
};

/// Guards the parser's own stack: one per level of brackets, blocks and signs.
class Nesting {
public:
    explicit Nesting(Parser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    Parser& parser_;
};

bool is_keyword(std::string_view word);

}  // namespace liucai::feel
