#include "range_text.hpp"

#include <charconv>

#include "characters.hpp"

namespace liucai::feel {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(code_point_at(text, 0).value)) {
        text.remove_prefix(code_point_at(text, 0).size_bytes);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

/// The code point of \uXXXX or \UXXXXXX at `at`, which stands on the letter and moves to the last digit.
std::optional<char32_t> escaped_code_point(std::string_view text, std::size_t& at) {
    const std::size_t width = text[at] == 'u' ? 4 : 6;
    if (text.size() - at - 1 < width) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    const char* const begin = text.data() + at + 1;
    const auto read = std::from_chars(begin, begin + width, value, 16);
    if (read.ptr != begin + width) {
        return std::nullopt;
    }
    at += width;
    return value;
}

// DMN 1.5, grammar rules 35 and 64 (string literal and its escapes), quotes included.
std::optional<std::string> read_string_literal(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
        return std::nullopt;
    }
    text = text.substr(1, text.size() - 2);
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            return std::nullopt;
        }
        if (text[at] != '\\') {
            result += text[at];
            continue;
        }
        if (++at == text.size()) {
            return std::nullopt;
        }
        constexpr std::string_view kLetters = "nrt'\"\\";
        constexpr std::string_view kMeanings = "\n\r\t'\"\\";
        if (const std::size_t letter = kLetters.find(text[at]); letter != std::string_view::npos) {
            result += kMeanings[letter];
            continue;
        }
        if (text[at] != 'u' && text[at] != 'U') {
            return std::nullopt;
        }
        std::optional<char32_t> c = escaped_code_point(text, at);
        if (c && *c >= 0xD800 && *c < 0xDC00 && text.substr(at + 1, 2) == "\\u") {
            at += 2;  // the first of two surrogates
            const std::optional<char32_t> low = escaped_code_point(text, at);
            c = low && *low >= 0xDC00 && *low < 0xE000
                    ? std::optional(0x10000 + ((*c - 0xD800) << 10U) + (*low - 0xDC00))
                    : std::nullopt;
        }
        if (!c) {
            return std::nullopt;
        }
        append_utf8(result, *c);
    }
    return result;
}

template <typename T>
std::optional<Value> valued(const std::optional<T>& value) {
    return value ? std::optional<Value>(*value) : std::nullopt;
}

std::optional<Value> either(std::optional<Value> first, std::optional<Value> second) {
    return first ? std::move(first) : std::move(second);
}

std::optional<Value> read_duration(const std::string& text) {
    return either(valued(parse_months_duration(text)), valued(parse_days_duration(text)));
}

std::optional<Value> read_temporal(const std::string& text) {
    return either(either(valued(parse_date(text)), valued(parse_date_time(text))),
                  either(valued(parse_time(text)), read_duration(text)));
}

/// A literal: 1.5, "a", @"2026-01-01", date("2026-01-01").
std::optional<Value> read_literal(std::string_view text) {
    if (text.starts_with('"')) {
        return valued(read_string_literal(text));
    }
    if (text.starts_with('@')) {
        const std::optional<std::string> inner = read_string_literal(trimmed(text.substr(1)));
        return inner ? read_temporal(*inner) : std::nullopt;
    }
    if (const std::size_t open = text.find('('); open != std::string_view::npos && text.ends_with(')')) {
        const std::string_view function = trimmed(text.substr(0, open));
        const std::optional<std::string> inner =
            read_string_literal(trimmed(text.substr(open + 1, text.size() - open - 2)));
        if (!inner) {
            return std::nullopt;
        }
        if (function == "date") {
            return valued(parse_date(*inner));
        }
        if (function == "date and time") {
            return valued(parse_date_time(*inner));
        }
        if (function == "time") {
            return valued(parse_time(*inner));
        }
        return function == "duration" ? read_duration(*inner) : std::nullopt;
    }
    return text.starts_with('+') ? std::nullopt : valued(number::Decimal::parse(text));
}

/// The place of the two dots, outside of strings.
std::size_t find_dots(std::string_view text) {
    bool is_in_string = false;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (is_in_string && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            is_in_string = !is_in_string;
        } else if (!is_in_string && text[at] == '.' && text[at + 1] == '.') {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<Range> parse_range(std::string_view text) {
    // 1. Brackets: ]a..b[ is another way to write (a..b).
    text = trimmed(text);
    if (text.size() < 2) {
        return std::nullopt;
    }
    const char first = text.front();
    const char last = text.back();
    if ((first != '[' && first != '(' && first != ']') || (last != ']' && last != ')' && last != '[')) {
        return std::nullopt;
    }
    Range range;
    range.low_end = first == '[' ? Range::End::closed : Range::End::open;
    range.high_end = last == ']' ? Range::End::closed : Range::End::open;

    // 2. Ends.
    text = text.substr(1, text.size() - 2);
    const std::size_t dots = find_dots(text);
    if (dots == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view low = trimmed(text.substr(0, dots));
    const std::string_view high = trimmed(text.substr(dots + 2));
    range.low = low.empty() ? std::nullopt : read_literal(low);
    range.high = high.empty() ? std::nullopt : read_literal(high);
    const bool is_low_good = low.empty() ? range.low_end == Range::End::open : range.low.has_value();
    const bool is_high_good = high.empty() ? range.high_end == Range::End::open : range.high.has_value();
    if (!is_low_good || !is_high_good || (low.empty() && high.empty())) {
        return std::nullopt;
    }

    // 3. In order.
    if (range.low && range.high && compare(*range.low, *range.high).value_or(1) > 0) {
        return std::nullopt;
    }
    return range;
}

}  // namespace liucai::feel
