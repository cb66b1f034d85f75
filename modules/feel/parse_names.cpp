#include "builtin.hpp"
#include "characters.hpp"
#include "parser.hpp"

namespace liucai::feel {

namespace {

using NameSet = std::set<std::string, std::less<>>;

template <typename Sorted>
bool has_prefix(const Sorted& sorted, std::string_view prefix) {
    const auto at = sorted.lower_bound(prefix);
    if (at == sorted.end()) {
        return false;
    }
    if constexpr (requires { at->first; }) {
        return at->first.starts_with(prefix);
    } else {
        return at->starts_with(prefix);
    }
}

// Built-ins whose names are several words.
const NameSet& builtin_names() {
    static const NameSet kNames = [] {
        NameSet names;
        for (const auto& family : {conversion_builtins(), boolean_builtins(), string_builtins(), list_builtins(),
                                   numeric_builtins(), temporal_builtins(), range_builtins(), context_builtins()}) {
            for (const Builtin& builtin : family) {
                names.emplace(builtin.name);
            }
        }
        return names;
    }();
    return kNames;
}

// Components of temporal values and ranges that are several words (DMN 1.5, tables 65 and 66).
const NameSet& property_names() {
    static const NameSet kNames = {"time offset", "start included", "end included"};
    return kNames;
}

/// Takes a name apart: words, symbols, and the white space between them. Used from its first part to its last.
class NameParts {
public:
    NameParts(std::string_view text, std::size_t offset) : text_(text), end_(offset) {}

    /// Adds the next part to name(); false when there is none.
    bool next() {
        std::size_t at = end_;
        CodePoint c = code_point_at(text_, at);
        while (!name_.empty() && c.size_bytes != 0 && is_space(c.value)) {
            at += c.size_bytes;
            c = code_point_at(text_, at);
        }
        const std::size_t first = at;
        if (c.size_bytes != 0 && is_name_symbol(c.value) && !name_.empty()) {
            at += c.size_bytes;
        } else if (c.size_bytes != 0 && (name_.empty() ? is_name_start(c.value) : is_name_part(c.value))) {
            while (c.size_bytes != 0 && is_name_part(c.value)) {
                at += c.size_bytes;
                c = code_point_at(text_, at);
            }
        } else {
            return false;
        }
        has_gap_ = first != end_;
        part_ = text_.substr(first, at - first);
        if (has_gap_) {
            name_ += ' ';
        }
        name_ += part_;
        end_ = at;
        return true;
    }

    const std::string& name() const { return name_; }
    std::string_view part() const { return part_; }
    bool has_gap() const { return has_gap_; }
    std::size_t end() const { return end_; }

private:
    std::string_view text_;
    std::size_t end_;
    std::string name_;
    std::string_view part_;
    bool has_gap_ = false;
};

}  // namespace

// DMN 1.5, 10.3.1.4: the longest name in scope wins.
std::optional<Parser::NameMatch> Parser::known_name(std::size_t offset, Position position) const {
    const bool sees_components = position == Position::component || filters_ > 0;
    std::optional<NameMatch> longest;
    NameParts parts(lexer_.text(), offset);
    while (parts.next()) {
        const std::string& name = parts.name();
        bool is_known = names_.names.contains(name) || (sees_components && components_.contains(name));
        bool goes_on = has_prefix(names_.names, name) || (sees_components && has_prefix(components_, name));
        if (position == Position::variable) {
            is_known = is_known || introduced_.contains(name) ||
                       (builtin_names().contains(name) && lexer_.at(parts.end()).is("("));
            goes_on = goes_on || has_prefix(introduced_, name) || has_prefix(builtin_names(), name);
        } else {
            is_known = is_known || property_names().contains(name);
            goes_on = goes_on || has_prefix(property_names(), name);
        }
        if (is_known) {
            longest = NameMatch{name, parts.end()};
        }
        if (!goes_on) {
            break;
        }
    }
    return longest;
}

Parser::NameMatch Parser::unknown_name(std::size_t offset) const {
    NameMatch match;
    NameParts parts(lexer_.text(), offset);
    while (parts.next() && !is_name_symbol(code_point_at(parts.part(), 0).value)) {
        if (!match.name.empty() && is_keyword(parts.part())) {
            break;
        }
        match.name = parts.name();
        match.end = parts.end();
    }
    return match;
}

std::optional<Parser::NameMatch> Parser::introduced_name(std::size_t offset, std::string_view stop_characters,
                                                         std::string_view stop_word) const {
    NameMatch match;
    NameParts parts(lexer_.text(), offset);
    while (parts.next()) {
        if (!stop_word.empty() && parts.part() == stop_word && parts.has_gap()) {
            return match;
        }
        match.name = parts.name();
        match.end = parts.end();
    }
    if (match.name.empty() || !stop_word.empty()) {
        return std::nullopt;
    }
    const Token next = lexer_.at(match.end);
    if (next.kind != Token::Kind::symbol || stop_characters.find(next.text) == std::string_view::npos) {
        return std::nullopt;
    }
    return match;
}

void Parser::note_use(const std::string& name) {
    if (name == "?") {
        ++input_uses_;
    } else if (name == "partial") {
        ++partial_uses_;
    }
    names_read_.push_back(name);
    if (introduced_.contains(name) || name == "?" || known_references_.contains(name)) {
        return;
    }
    // Inside of a filter a name that nobody announced is an entry of the item.
    if (!names_.names.contains(name) && (filters_ > 0 || find_builtin(name) != nullptr)) {
        return;
    }
    known_references_.insert(name);
    references_.push_back(name);
}

void Parser::introduce(const std::string& name) { ++introduced_[name]; }

void Parser::withdraw(const std::string& name) {
    const auto found = introduced_.find(name);
    if (found != introduced_.end() && --found->second == 0) {
        introduced_.erase(found);
    }
}

}  // namespace liucai::feel
