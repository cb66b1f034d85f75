#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace liucai::feel {

/// A place in the text of one expression: bytes from its start, and line and column (code points), both from 1.
struct Place {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Why an expression is null, or why it could not be read. `code` has a page in docs/errors/.
struct Diagnostic {
    std::string code;     ///< e.g. "feel_not_comparable"
    std::string message;  ///< one sentence with the values involved
    std::string hint{};
    Place place{};
    std::string where{};  ///< filled in by the caller who knows: file, decision, rule, cell
    std::string text{};   ///< the expression that the place is in; filled in by the same caller
    /// The values in the message, by the names that the code's page uses, for the translated sentence.
    std::vector<std::pair<std::string, std::string>> args{};
};

/// The line of `text` that holds the place, below it a caret with the message, and the hint if there is one. Each line
/// is indented by four and ended by \n:
///     >= 18 and <
///               ^ an expression should follow "<"
///     hint: for "18 or more and under 65" write  [18..65)
std::string point_at(const std::string& text, const Diagnostic& diagnostic);

}  // namespace liucai::feel
