#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::feel {

/// Where something was found: bytes from `begin` up to `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Why a pattern or a match did not come about.
struct RegexFailure {
    enum class Reason : std::uint8_t { invalid, too_hard };
    Reason reason = Reason::invalid;
    std::string why;
};

/// A regular expression of XPath and XQuery Functions and Operators 3.1, 5.6 (what DMN 1.5, 10.3.4.3 asks for), run by
/// PCRE2 with limits, so that no pattern takes for ever. Immutable; may be shared by threads.
class Regex {
public:
    /// `flags`: any of s, m, i, x, q.
    static std::shared_ptr<const Regex> compile(std::string_view pattern, std::string_view flags,
                                                RegexFailure& failure);

    /// Looks for the first match at or after `start`. `groups[0]` is all of it; a group that took no part is nullopt.
    /// false: none; nullopt: too hard.
    std::optional<bool> search(std::string_view text, std::size_t start,
                               std::vector<std::optional<Span>>& groups) const;

    std::size_t group_count() const { return group_count_; }
    bool is_literal() const { return is_literal_; }  ///< flag q

    struct Code;
    Regex(std::shared_ptr<const Code> code, std::size_t group_count, bool is_literal)
        : code_(std::move(code)), group_count_(group_count), is_literal_(is_literal) {}

private:
    std::shared_ptr<const Code> code_;
    std::size_t group_count_;
    bool is_literal_;
};

/// A pattern in PCRE2's words.
struct TranslatedPattern {
    std::string text;
    std::size_t group_count = 0;
};

/// Translates, or says why the pattern is none. `is_dot_all` and `is_extended` are the flags s and x.
std::optional<TranslatedPattern> translate_pattern(std::string_view pattern, bool is_dot_all, bool is_extended,
                                                   std::string& why);

}  // namespace liucai::feel
