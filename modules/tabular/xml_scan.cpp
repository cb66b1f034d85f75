#include "xml_scan.hpp"

#include <array>
#include <cstdint>

namespace liucai::tabular {
namespace {

/// 1: an ASCII character that stands for itself in text.
constexpr std::array<std::uint8_t, 256> kPlain = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0x20; c < 0x7F; ++c) {
        table[c] = 1;
    }
    table['\t'] = table['\n'] = 1;
    table['<'] = table['&'] = table[']'] = 0;
    return table;
}();

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Unicode 15, table 3-7; XML 1.0, 2.2 leaves out U+FFFE and U+FFFF. The NUL behind the bytes ends every sequence.
std::size_t utf8_size(const char* at) {
    const auto first = static_cast<unsigned char>(at[0]);
    if (first < 0xC2 || first > 0xF4 || !is_continuation(at[1])) {
        return 0;
    }
    const auto second = static_cast<unsigned char>(at[1]);
    if (first < 0xE0) {
        return 2;
    }
    if (!is_continuation(at[2])) {
        return 0;
    }
    const auto third = static_cast<unsigned char>(at[2]);
    if (first < 0xF0) {
        const bool is_valid = (first != 0xE0 || second >= 0xA0) && (first != 0xED || second <= 0x9F) &&
                              (first != 0xEF || second != 0xBF || third < 0xBE);
        return is_valid ? 3 : 0;
    }
    const bool is_valid =
        is_continuation(at[3]) && (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second <= 0x8F);
    return is_valid ? 4 : 0;
}

}  // namespace

// XML 1.0, 2.4: everything but < and &, and not "]]>".
bool XmlScan::go_over_text_run() {
    for (;;) {
        while (kPlain[static_cast<unsigned char>(*at_)] != 0) {
            ++at_;
        }
        if (*at_ == '<' || *at_ == '&') {
            return true;
        }
        if (*at_ == ']' && !(at_[1] == ']' && at_[2] == '>')) {
            ++at_;
            continue;
        }
        const std::size_t size = utf8_size(at_);
        if (size == 0) {
            // A sequence that the end of the bytes cuts is no mistake yet.
            at_ = end_ - at_ < 4 ? end_ : at_;
            return false;
        }
        at_ += size;
    }
}

// XML 1.0, 4.1 and 4.6: the five references that need no declaration. Numbers are left to the parser.
bool XmlScan::reference(std::string& out) {
    struct Known {
        std::string_view name;
        char c;
    };
    constexpr std::array kKnown{Known{"&amp;", '&'}, Known{"&lt;", '<'}, Known{"&gt;", '>'}, Known{"&quot;", '"'},
                                Known{"&apos;", '\''}};
    for (const auto& known : kKnown) {
        if (go_over(known.name)) {
            out.push_back(known.c);
            return true;
        }
        if (at_ == end_) {
            return false;
        }
    }
    return false;
}

bool XmlScan::text(std::string_view& text, std::string& scratch) {
    const char* begin = at_;
    if (!go_over_text_run()) {
        return false;
    }
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    if (*at_ == '<') {
        return true;
    }
    scratch.assign(text);
    while (*at_ == '&') {
        if (!reference(scratch)) {
            return false;
        }
        begin = at_;
        if (!go_over_text_run()) {
            return false;
        }
        scratch.append(begin, at_);
    }
    text = scratch;
    return true;
}

}  // namespace liucai::tabular
