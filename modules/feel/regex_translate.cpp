#include <unicode/uchar.h>
#include <unicode/uset.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "characters.hpp"
#include "regex.hpp"

// XML Schema part 2, appendix G, with the additions of XPath and XQuery Functions and Operators 3.1, 5.6.1.
namespace liucai::feel {
namespace {

constexpr char32_t kLast = 0x10FFFF;

/// Characters from the first to the second, both included.
using Characters = std::pair<char32_t, char32_t>;

/// Thrown and caught in this file only.
struct BadPattern {
    std::string why;
};

std::string hex(char32_t c) {
    std::string digits;
    do {
        digits.insert(digits.begin(), "0123456789abcdef"[c % 16]);
        c /= 16;
    } while (c != 0);
    return "\\x{" + digits + "}";
}

std::string class_items(std::span<const Characters> ranges) {
    std::string text;
    for (const auto& [low, high] : ranges) {
        text += low == high ? hex(low) : hex(low) + "-" + hex(high);
    }
    return text;
}

/// All other characters. `ranges` are sorted.
std::vector<Characters> complement(std::span<const Characters> ranges) {
    std::vector<Characters> others;
    char32_t next = 0;
    for (const auto& [low, high] : ranges) {
        if (low > next) {
            others.emplace_back(next, low - 1);
        }
        next = high + 1;
    }
    if (next <= kLast) {
        others.emplace_back(next, kLast);
    }
    return others;
}

// \s
constexpr Characters kSpaces[] = {{0x09, 0x0A}, {0x0D, 0x0D}, {0x20, 0x20}};
// \i: XML 1.0, production 4 (NameStartChar)
constexpr Characters kNameStart[] = {{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                                     {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                     {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                     {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
// \c: production 4a (NameChar)
constexpr Characters kName[] = {{'-', '.'},       {'0', '9'},       {':', ':'},        {'A', 'Z'},
                                {'_', '_'},       {'a', 'z'},       {0xB7, 0xB7},      {0xC0, 0xD6},
                                {0xD8, 0xF6},     {0xF8, 0x37D},    {0x37F, 0x1FFF},   {0x200C, 0x200D},
                                {0x203F, 0x2040}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                                {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

constexpr std::string_view kCategories[] = {"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd",
                                            "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z",  "Zs",
                                            "Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn"};

/// The characters of a block of Unicode, by the name that follows "Is".
std::vector<Characters> block(const std::string& name) {
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    const std::int32_t value = is_name ? u_getPropertyValueEnum(UCHAR_BLOCK, name.c_str()) : UCHAR_INVALID_CODE;
    if (value == UCHAR_INVALID_CODE) {
        throw BadPattern{"there is no block of characters \"" + name + "\""};
    }
    USet* set = uset_openEmpty();
    UErrorCode status = U_ZERO_ERROR;
    uset_applyIntPropertyValue(set, UCHAR_BLOCK, value, &status);
    std::vector<Characters> ranges;
    for (std::int32_t item = 0; U_SUCCESS(status) && item < uset_getItemCount(set); ++item) {
        UChar32 low = 0;
        UChar32 high = 0;
        uset_getItem(set, item, &low, &high, nullptr, 0, &status);
        ranges.emplace_back(static_cast<char32_t>(low), static_cast<char32_t>(high));
    }
    uset_close(set);
    return ranges;
}

class Translator {
public:
    Translator(std::string_view pattern, bool is_dot_all, bool is_extended)
        : is_dot_all_(is_dot_all), is_extended_(is_extended) {
        for (std::size_t offset = 0; offset < pattern.size();) {
            const CodePoint c = code_point_at(pattern, offset);
            characters_.push_back(c.value);
            offset += c.size_bytes;
        }
    }

    TranslatedPattern translate() {
        while (!is_done()) {
            translate_one();
        }
        if (!open_groups_.empty()) {
            throw BadPattern{"a \"(\" is not closed"};
        }
        return {std::move(out_), group_count_};
    }

private:
    bool is_done() {
        // Flag x: white space outside of classes is not there.
        while (is_extended_ && at_ < characters_.size() && is_pattern_space(characters_[at_])) {
            ++at_;
        }
        return at_ == characters_.size();
    }

    static bool is_pattern_space(char32_t c) { return c == 0x09 || c == 0x0A || c == 0x0D || c == 0x20; }
    static bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

    bool take(char32_t c) {
        if (is_done() || characters_[at_] != c) {
            return false;
        }
        ++at_;
        return true;
    }

    void translate_one() {
        const char32_t c = characters_[at_++];
        switch (c) {
            case '(':
                open_group();
                return;
            case ')':
                if (open_groups_.empty()) {
                    throw BadPattern{"a \")\" closes nothing"};
                }
                if (const std::size_t group = open_groups_.back(); group != 0) {
                    closed_groups_.push_back(group);
                }
                open_groups_.pop_back();
                out_ += ')';
                may_repeat_ = true;
                return;
            case '|':
                out_ += '|';
                may_repeat_ = false;
                return;
            case '^':
            case '$':
                put(std::string("(?:") + static_cast<char>(c) + ")");  // may be repeated, which PCRE2 does not like
                return;
            case '*':
            case '+':
            case '?':
                quantify(std::string(1, static_cast<char>(c)));
                return;
            case '{':
                quantify(count());
                return;
            case '}':
            case ']':
                throw BadPattern{std::string("a \"") + static_cast<char>(c) + "\" stands alone"};
            case '.':
                // Not the end of a line, of which there are two.
                put(is_dot_all_ ? "(?s:.)" : "[^\\n\\r]");
                return;
            case '[':
                put(character_class());
                return;
            case '\\':
                put(escape());
                return;
            default:
                put(hex(c));
        }
    }

    void put(const std::string& atom) {
        out_ += atom;
        may_repeat_ = true;
    }

    void open_group() {
        constexpr std::size_t kDepthMax = 200;
        if (open_groups_.size() == kDepthMax) {
            throw BadPattern{"the groups are nested too deeply"};
        }
        may_repeat_ = false;
        if (!take('?')) {
            open_groups_.push_back(++group_count_);
            out_ += '(';
            return;
        }
        if (!take(':')) {
            throw BadPattern{"\"(?\" must be followed by \":\""};
        }
        open_groups_.push_back(0);
        out_ += "(?:";
    }

    void quantify(const std::string& quantifier) {
        if (!may_repeat_) {
            throw BadPattern{"there is nothing to repeat before \"" + quantifier + "\""};
        }
        out_ += quantifier;
        if (take('?')) {
            out_ += '?';
        }
        may_repeat_ = false;
    }

    /// {n}, {n,} or {n,m}, after the brace.
    std::string count() {
        const auto digits = [this] {
            std::string text;
            while (!is_done() && is_digit(characters_[at_])) {
                text += static_cast<char>(characters_[at_++]);
            }
            return text;
        };
        std::string text = digits();
        const bool has_least = !text.empty();
        if (take(',')) {
            text += ',' + digits();
        }
        if (!has_least || !take('}')) {
            throw BadPattern{"after \"{\" comes a count such as {2} or {2,3}"};
        }
        return '{' + text + '}';
    }

    /// What follows a backslash outside of a class.
    std::string escape() {
        if (at_ == characters_.size()) {
            throw BadPattern{"it ends with a backslash"};
        }
        const char32_t c = is_done() ? 0 : characters_[at_];
        if (is_digit(c) && c != '0') {
            return back_reference();
        }
        const std::string items = class_escape();
        return "[" + items + "]";
    }

    // 5.6.1: the digits that make a number of groups opened so far; the group must be closed.
    std::string back_reference() {
        std::size_t number = static_cast<std::size_t>(characters_[at_++] - '0');
        while (at_ < characters_.size() && is_digit(characters_[at_]) &&
               number * 10 + (characters_[at_] - '0') <= group_count_) {
            number = number * 10 + (characters_[at_++] - '0');
        }
        if (std::find(closed_groups_.begin(), closed_groups_.end(), number) == closed_groups_.end()) {
            throw BadPattern{"\\" + std::to_string(number) + " refers to a group that is not there"};
        }
        return "\\g{" + std::to_string(number) + "}";
    }

    /// Single characters that a backslash makes, or 0.
    static char32_t single_escape(char32_t c) {
        constexpr std::u32string_view kThemselves = U"\\|.?*+(){}-[]^$";
        switch (c) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return kThemselves.find(c) == std::u32string_view::npos ? 0 : c;
        }
    }

    /// The items of a class that stand for the escape at the current place, which is consumed.
    std::string class_escape() {
        if (at_ == characters_.size()) {
            throw BadPattern{"it ends with a backslash"};
        }
        const char32_t c = characters_[at_++];
        if (const char32_t single = single_escape(c); single != 0) {
            return hex(single);
        }
        switch (c) {
            case 's':
                return class_items(kSpaces);
            case 'S':
                return class_items(complement(kSpaces));
            case 'i':
                return class_items(kNameStart);
            case 'I':
                return class_items(complement(kNameStart));
            case 'c':
                return class_items(kName);
            case 'C':
                return class_items(complement(kName));
            case 'd':
                return "\\p{Nd}";
            case 'D':
                return "\\P{Nd}";
            case 'w':  // everything but punctuation, separators and others
                return "\\p{L}\\p{M}\\p{N}\\p{S}";
            case 'W':
                return "\\p{P}\\p{Z}\\p{C}";
            case 'p':
            case 'P':
                return property(c == 'P');
            default: {
                std::string written;
                append_utf8(written, c);
                throw BadPattern{"\\" + written + " means nothing here"};
            }
        }
    }

    std::string property(bool is_negative) {
        if (!take('{')) {
            throw BadPattern{"after \\p comes a property in braces, such as \\p{L}"};
        }
        std::string name;
        while (!is_done() && characters_[at_] != '}') {
            append_utf8(name, characters_[at_++]);
        }
        if (!take('}')) {
            throw BadPattern{"a \"{\" is not closed"};
        }
        if (std::find(std::begin(kCategories), std::end(kCategories), name) != std::end(kCategories)) {
            return (is_negative ? "\\P{" : "\\p{") + name + "}";
        }
        if (!name.starts_with("Is")) {
            throw BadPattern{"there is no property \"" + name + "\""};
        }
        const std::vector<Characters> ranges = block(name.substr(2));
        return class_items(is_negative ? complement(ranges) : ranges);
    }

    /// A class, after its bracket. A subtraction becomes a look ahead: [a-z-[aeiou]] is (?![aeiou])[a-z].
    std::string character_class(int depth = 0) {
        constexpr int kDepthMax = 50;
        if (depth == kDepthMax) {
            throw BadPattern{"the classes are nested too deeply"};
        }
        const auto here = [this] { return at_ < characters_.size() ? characters_[at_] : 0; };
        const bool is_negative = here() == '^';
        at_ += is_negative ? 1 : 0;
        std::string items;
        std::string subtraction;
        while (here() != ']') {
            if (at_ == characters_.size()) {
                throw BadPattern{"a \"[\" is not closed"};
            }
            if (here() == '-' && at_ + 1 < characters_.size() && characters_[at_ + 1] == '[') {
                at_ += 2;
                subtraction = "(?!" + character_class(depth + 1) + ")";
                if (here() != ']') {
                    throw BadPattern{"a subtraction must end its class"};
                }
                break;
            }
            items += class_item();
        }
        ++at_;
        if (items.empty()) {
            throw BadPattern{"a class is empty"};
        }
        const std::string whole = (is_negative ? "[^" : "[") + items + "]";
        return subtraction.empty() ? whole : "(?:" + subtraction + whole + ")";
    }

    /// A character, a range of them, or an escape.
    std::string class_item() {
        const char32_t low = characters_[at_++];
        char32_t first = low;
        if (low == '\\') {
            const char32_t single = at_ < characters_.size() ? single_escape(characters_[at_]) : 0;
            if (single == 0) {
                // Flag x removes no white space inside of a class, except in the name of a property.
                return class_escape();
            }
            ++at_;
            first = single;
        } else if (low == '[') {
            throw BadPattern{"a \"[\" inside of a class needs a backslash"};
        }

        // A hyphen makes a range unless it ends the class or begins a subtraction.
        const bool is_range = at_ + 1 < characters_.size() && characters_[at_] == '-' && characters_[at_ + 1] != ']' &&
                              characters_[at_ + 1] != '[';
        if (!is_range) {
            return hex(first);
        }
        ++at_;
        char32_t last = characters_[at_++];
        if (last == '\\') {
            last = at_ < characters_.size() ? single_escape(characters_[at_++]) : 0;
            if (last == 0) {
                throw BadPattern{"a range ends with a single character"};
            }
        }
        if (last < first) {
            throw BadPattern{"a range runs backwards"};
        }
        const Characters range[] = {{first, last}};
        return class_items(range);
    }

    std::vector<char32_t> characters_;
    bool is_dot_all_;
    bool is_extended_;
    std::size_t at_ = 0;
    std::string out_;
    std::size_t group_count_ = 0;
    std::vector<std::size_t> open_groups_;  ///< their numbers; 0 for groups that capture nothing
    std::vector<std::size_t> closed_groups_;
    bool may_repeat_ = false;  ///< whether something that a quantifier can repeat was just written
};

}  // namespace

std::optional<TranslatedPattern> translate_pattern(std::string_view pattern, bool is_dot_all, bool is_extended,
                                                   std::string& why) {
    try {
        return Translator(pattern, is_dot_all, is_extended).translate();
    } catch (const BadPattern& bad) {
        why = bad.why;
        return std::nullopt;
    }
}

}  // namespace liucai::feel
