#pragma once

#include <cstdint>
#include <liucai/feel/diagnostic.hpp>
#include <string>
#include <string_view>

namespace liucai::feel {

/// What stands at one place of the text. Names of several words are put together by the parser, which knows the names
/// in scope: here they are single words and symbols.
struct Token {
    enum class Kind : std::uint8_t { end, word, number, string, symbol, stray };
    Kind kind = Kind::end;
    std::size_t offset = 0;
    std::size_t end = 0;  ///< the offset after it
    std::string_view text;

    bool is(std::string_view symbol) const { return kind == Kind::symbol && text == symbol; }
    bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
};

/// Reads the text a token at a time from any place.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::string_view text() const { return text_; }
    /// The token that begins at the offset or after the white space and comments there.
    Token at(std::size_t offset) const;
    /// The offset after white space and comments (DMN 1.5, grammar rule 61 and 10.3.1.1).
    std::size_t skip_space(std::size_t offset) const;
    /// Line and column of a stretch of text. Cheap when asked from the front to the back.
    Place place(std::size_t offset, std::size_t end) const;

private:
    std::string_view text_;
    mutable Place cursor_;
};

}  // namespace liucai::feel
