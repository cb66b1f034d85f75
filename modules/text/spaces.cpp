#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>

namespace liucai::text {

namespace {

bool is_line_break(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

struct Range {
    char32_t first;
    char32_t last;
};

// What draws nothing: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties) and the format characters, without
// the variation selectors that choose a form of a rare character (U+FE00…FE0D, U+E0100…E01EF), which belong to it.
constexpr std::array kInvisible = {
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x034F, 0x034F},    // combining grapheme joiner
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x115F, 0x1160},    // Hangul fillers
    Range{0x17B4, 0x17B5},    // Khmer inherent vowels
    Range{0x180B, 0x180F},    // Mongolian selectors and vowel separator
    Range{0x200B, 0x200F},    // zero-width space and joiners, directional marks
    Range{0x202A, 0x202E},    // directional embeddings
    Range{0x2060, 0x206F},    // word joiner, invisible operators, isolates
    Range{0x2800, 0x2800},    // empty braille pattern
    Range{0x3164, 0x3164},    // Hangul filler
    Range{0xFE0E, 0xFE0F},    // text or emoji form
    Range{0xFEFF, 0xFEFF},    // byte-order mark
    Range{0xFFA0, 0xFFA0},    // half-width Hangul filler
    Range{0xFFF0, 0xFFFB},    // unassigned ignorables, interlinear annotation
    Range{0x1BCA0, 0x1BCA3},  // shorthand format
    Range{0x1D173, 0x1D17A},  // musical format
    Range{0xE0000, 0xE007F},  // tags
};

// OPTIMIZATION: most cells hold nothing to clean, and their bytes tell so without decoding. The plain version is what
// follows each use. U+3000 and U+3164 begin with E3 like much ordinary Chinese, so they are looked at in full.
bool is_clean(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x20 || byte == 0x7F) return false;
        if (byte < 0x80) continue;
        switch (byte) {
            case 0xC2:  // U+0080…00BF
            case 0xCD:  // U+0340…037F
            case 0xD8:  // U+0600…063F
            case 0xE1:  // U+1000…1FFF
            case 0xE2:  // U+2000…2FFF
            case 0xEF:  // U+F000…FFFF, full-width forms too
            case 0xF0:  // U+10000…3FFFF
            case 0xF3:  // U+C0000…FFFFF
                return false;
            case 0xE3:
                if (utf8.substr(i).starts_with("\u3000") || utf8.substr(i).starts_with("\u3164")) return false;
                break;
            default:
                break;
        }
    }
    return true;
}

template <typename Keep>
std::string filter(std::string_view utf8, Keep keep) {
    if (is_clean(utf8) && !utf8.contains(' ')) return std::string(utf8);
    std::string out;
    out.reserve(utf8.size());
    for (const char32_t c : decode(utf8)) {
        if (keep(c)) append(out, c);
    }
    return out;
}

}  // namespace

// Unicode property White_Space (PropList).
bool is_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return !is_space(c);
    return std::any_of(kInvisible.begin(), kInvisible.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_han(char32_t c) {
    return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAD9) || (c >= 0x20000 && c <= 0x323AF);
}

std::string trim(std::string_view utf8) {
    if (is_clean(utf8) && !utf8.starts_with(' ') && !utf8.ends_with(' ')) return std::string(utf8);
    const std::u32string all = decode(utf8);
    const auto is_nothing = [](char32_t c) { return is_space(c) || is_invisible(c); };
    const auto begin = std::find_if_not(all.begin(), all.end(), is_nothing);
    const auto end = std::find_if_not(all.rbegin(), std::make_reverse_iterator(begin), is_nothing).base();
    std::string out;
    out.reserve(utf8.size());
    std::for_each(begin, end, [&](char32_t c) {
        if (!is_line_break(c)) append(out, c);
    });
    return out;
}

std::string remove_spaces(std::string_view utf8) {
    return filter(utf8, [](char32_t c) { return !is_space(c) && !is_invisible(c); });
}

std::string remove_invisible(std::string_view utf8) {
    return filter(utf8, [](char32_t c) { return !is_invisible(c); });
}

// The blocks of full-width forms: U+FF01…FF5E stand 0xFEE0 above ASCII; U+FFE0…FFE6 are signs of their own.
std::string fold_width(std::string_view utf8) {
    constexpr std::u32string_view kSigns = U"\u00A2\u00A3\u00AC\u00AF\u00A6\u00A5\u20A9";
    if (is_clean(utf8)) return std::string(utf8);
    std::string out;
    out.reserve(utf8.size());
    for (const char32_t c : decode(utf8)) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            append(out, c - 0xFEE0);
        } else if (c >= 0xFFE0 && c <= 0xFFE6) {
            append(out, kSigns[c - 0xFFE0]);
        } else {
            append(out, c == 0x3000 ? U' ' : c);
        }
    }
    return out;
}

}  // namespace liucai::text
