#include "arguments.hpp"
#include "regex.hpp"

// DMN 1.5, 10.3.4.3, table 74: matches, replace and split, which follow fn:matches, fn:replace and fn:tokenize of XPath
// and XQuery Functions and Operators 3.1, 5.6.
namespace liucai::feel {
namespace {

const std::string kNoFlags;

Value refuse_pattern(Arguments& in, const RegexFailure& failure) {
    if (failure.reason == RegexFailure::Reason::too_hard) {
        return in.refuse("feel_regex_too_hard", failure.why,
                         "Use a pattern with fewer repetitions inside of each other.");
    }
    return in.refuse("feel_regex_invalid", failure.why,
                     "Patterns are regular expressions of XPath; a backslash in a string is written twice.");
}

Value refuse_too_hard(Arguments& in) {
    return refuse_pattern(in, {RegexFailure::Reason::too_hard, "the pattern takes too long on this text"});
}

// matches(input, pattern, flags?)
Value matches(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("matches", arguments, evaluation);
    const std::string& input = in.string(0);
    const std::string& pattern = in.string(1);
    const std::string& flags = in.string_or(2, kNoFlags);
    if (in.failed()) {
        return {};
    }
    RegexFailure failure;
    const std::shared_ptr<const Regex> regex = Regex::compile(pattern, flags, failure);
    if (regex == nullptr) {
        return refuse_pattern(in, failure);
    }
    std::vector<std::optional<Span>> groups;
    const std::optional<bool> is_found = regex->search(input, 0, groups);
    return is_found ? Value(*is_found) : refuse_too_hard(in);
}

/// The pattern, unless it is wrong or matches the empty string: then there is no telling where to cut
/// (error FORX0003 of XPath).
std::shared_ptr<const Regex> cutting_pattern(Arguments& in, const std::string& pattern, const std::string& flags) {
    RegexFailure failure;
    std::shared_ptr<const Regex> regex = Regex::compile(pattern, flags, failure);
    if (regex == nullptr) {
        refuse_pattern(in, failure);
        return nullptr;
    }
    std::vector<std::optional<Span>> groups;
    const std::optional<bool> is_found = regex->search("", 0, groups);
    if (!is_found) {
        refuse_too_hard(in);
        return nullptr;
    }
    if (*is_found) {
        refuse_pattern(in, {RegexFailure::Reason::invalid, "the pattern matches the empty string"});
        return nullptr;
    }
    return regex;
}

/// Calls `with_match(groups)` for every match, from left to right. false when that is too hard.
template <typename WithMatch>
bool for_each_match(const Regex& regex, const std::string& text, WithMatch with_match) {
    std::vector<std::optional<Span>> groups;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::optional<bool> is_found = regex.search(text, start, groups);
        if (!is_found) {
            return false;
        }
        // A pattern that looks at its surroundings may match nothing here although it does not in an empty string.
        if (!*is_found || groups[0]->end == groups[0]->begin) {
            return true;
        }
        with_match(groups);
        start = groups[0]->end;
    }
    return true;
}

/// A replacement in pieces: text as it stands, then perhaps a group.
struct Piece {
    std::string text;
    std::optional<std::size_t> group;
};

// fn:replace: $N is a group, as many digits as there are groups for; \$ and \\ are themselves; anything else after a
// dollar or a backslash is an error.
std::optional<std::vector<Piece>> read_replacement(const std::string& replacement, const Regex& regex) {
    std::vector<Piece> pieces(1);
    if (regex.is_literal()) {
        pieces.back().text = replacement;
        return pieces;
    }
    const auto is_digit_at = [&](std::size_t at) {
        return at < replacement.size() && replacement[at] >= '0' && replacement[at] <= '9';
    };
    for (std::size_t at = 0; at < replacement.size(); ++at) {
        const char c = replacement[at];
        if (c == '\\') {
            ++at;
            if (at == replacement.size() || (replacement[at] != '\\' && replacement[at] != '$')) {
                return std::nullopt;
            }
            pieces.back().text += replacement[at];
        } else if (c == '$') {
            if (!is_digit_at(at + 1)) {
                return std::nullopt;
            }
            std::size_t group = static_cast<std::size_t>(replacement[++at] - '0');
            while (is_digit_at(at + 1) &&
                   group * 10 + static_cast<std::size_t>(replacement[at + 1] - '0') <= regex.group_count()) {
                group = group * 10 + static_cast<std::size_t>(replacement[++at] - '0');
            }
            pieces.back().group = group;
            pieces.emplace_back();
        } else {
            pieces.back().text += c;
        }
    }
    return pieces;
}

// replace(input, pattern, replacement, flags?)
Value replace(std::span<const Value> arguments, Evaluation& evaluation) {
    constexpr std::size_t kResultBytesMax = 64U << 20U;
    Arguments in("replace", arguments, evaluation);
    const std::string& input = in.string(0);
    const std::string& pattern = in.string(1);
    const std::string& replacement = in.string(2);
    const std::string& flags = in.string_or(3, kNoFlags);
    if (in.failed()) {
        return {};
    }
    const std::shared_ptr<const Regex> regex = cutting_pattern(in, pattern, flags);
    if (regex == nullptr) {
        return {};
    }
    const std::optional<std::vector<Piece>> pieces = read_replacement(replacement, *regex);
    if (!pieces) {
        return in.refuse("feel_regex_invalid", "the replacement is " + shown(in.any(2)),
                         R"(After a dollar comes the number of a group; a plain dollar is written \\$.)");
    }
    std::string result;
    std::size_t copied = 0;
    const bool is_done = for_each_match(*regex, input, [&](const std::vector<std::optional<Span>>& groups) {
        if (result.size() > kResultBytesMax) {
            return;
        }
        result.append(input, copied, groups[0]->begin - copied);
        for (const Piece& piece : *pieces) {
            result += piece.text;
            if (piece.group && *piece.group < groups.size() && groups[*piece.group]) {
                const Span span = *groups[*piece.group];
                result.append(input, span.begin, span.end - span.begin);
            }
        }
        copied = groups[0]->end;
    });
    if (!is_done) {
        return refuse_too_hard(in);
    }
    if (result.size() > kResultBytesMax) {
        return in.refuse_value("the result is too large");
    }
    return result.append(input, copied, std::string::npos);
}

// split(string, delimiter)
Value split(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("split", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& delimiter = in.string(1);
    const std::shared_ptr<const Regex> regex = in.failed() ? nullptr : cutting_pattern(in, delimiter, kNoFlags);
    if (regex == nullptr) {
        return {};
    }
    List parts;
    std::size_t copied = 0;
    const bool is_done = for_each_match(*regex, text, [&](const std::vector<std::optional<Span>>& groups) {
        parts.emplace_back(text.substr(copied, groups[0]->begin - copied));
        copied = groups[0]->end;
    });
    if (!is_done) {
        return refuse_too_hard(in);
    }
    parts.emplace_back(text.substr(copied));
    return parts;
}

}  // namespace

std::span<const Builtin> pattern_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"matches", {{{"input", "pattern", "flags"}, 1}}, matches},
        {"replace", {{{"input", "pattern", "replacement", "flags"}, 1}}, replace},
        {"split", {{{"string", "delimiter"}}}, split},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
