#include "numerals.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <liucai/text/text.hpp>

namespace liucai::roster {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void shift_point(PlainNumber& number, int exponent) {
    while (exponent > 0) {
        number.integer.push_back(number.fraction.empty() ? '0' : number.fraction.front());
        if (!number.fraction.empty()) {
            number.fraction.erase(0, 1);
        }
        --exponent;
    }
    while (exponent < 0) {
        number.fraction.insert(number.fraction.begin(), number.integer.empty() ? '0' : number.integer.back());
        if (!number.integer.empty()) {
            number.integer.pop_back();
        }
        ++exponent;
    }
}

void tidy(PlainNumber& number) {
    const std::size_t first = number.integer.find_first_not_of('0');
    number.integer = first == std::string::npos ? "0" : number.integer.substr(first);
    const std::size_t last = number.fraction.find_last_not_of('0');
    number.fraction.resize(last == std::string::npos ? 0 : last + 1);
    if (number.integer == "0" && number.fraction.empty()) {
        number.is_negative = false;
    }
}

}  // namespace

std::optional<PlainNumber> parse_number(std::string_view text) {
    PlainNumber out;
    std::size_t i = 0;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
        out.is_negative = text[i] == '-';
        ++i;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) {
        out.integer.push_back(text[i++]);
    }
    bool has_digits = i > begin;
    if (i < text.size() && text[i] == '.') {
        ++i;
        while (i < text.size() && is_digit(text[i])) {
            out.fraction.push_back(text[i++]);
            has_digits = true;
        }
    }
    if (!has_digits || text.size() > 60) {
        return std::nullopt;
    }
    if (i < text.size() && (text[i] == 'E' || text[i] == 'e')) {
        ++i;
        if (i < text.size() && text[i] == '+') {
            ++i;
        }
        int exponent = 0;
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), exponent);
        if (error != std::errc{} || end != text.data() + text.size() || exponent > 40 || exponent < -40) {
            return std::nullopt;
        }
        shift_point(out, exponent);
        i = text.size();
    }
    if (i != text.size()) {
        return std::nullopt;
    }
    tidy(out);
    return out;
}

std::optional<PlainNumber> parse_cell_number(std::string_view text) {
    auto exact = parse_number(text);
    if (!exact || exact->integer.size() + exact->fraction.size() <= 15) {
        return exact;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) {
        return exact;
    }
    char buffer[64];
    const int size = std::snprintf(buffer, sizeof buffer, "%.15g", value);
    return parse_number(std::string_view(buffer, static_cast<std::size_t>(size)));
}

bool is_scientific_text(std::string_view text) {
    const std::size_t at = text.find_first_of("Ee");
    if (at == std::string_view::npos || at == 0 || at + 1 >= text.size() || at > 20) {
        return false;
    }
    const std::string_view mantissa = text.substr(0, at);
    std::string_view exponent = text.substr(at + 1);
    if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) {
        exponent.remove_prefix(1);
    } else if (mantissa.find('.') == std::string_view::npos) {
        return false;  // 1234E567 may be the number of a passport; the exponent of a spreadsheet carries its sign
    }
    return !exponent.empty() && exponent.size() <= 3 && std::all_of(exponent.begin(), exponent.end(), is_digit) &&
           is_digit(mantissa.front()) &&
           std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return is_digit(c) || c == '.'; });
}

std::optional<std::int64_t> parse_chinese_number(std::string_view text) {
    const std::u32string all = text::decode(text);
    if (all.empty() || all.size() > 16) {
        return std::nullopt;
    }
    constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
    constexpr std::u32string_view kBanking = U"零壹贰叁肆伍陆柒捌玖";
    std::int64_t total = 0;    // whole 万
    std::int64_t section = 0;  // below 万
    std::int64_t digit = 0;
    bool has_digit = false;
    bool has_unit = false;
    int digits_in_a_row = 0;
    std::int64_t positional = 0;
    for (const char32_t c : all) {
        std::size_t value = kDigits.find(c);
        if (value == std::u32string_view::npos) {
            value = kBanking.find(c);
        }
        if (value == std::u32string_view::npos && (c == U'〇' || c == U'○')) {
            value = 0;
        }
        if (value == std::u32string_view::npos && (c == U'两' || c == U'俩')) {
            value = 2;
        }
        if (value != std::u32string_view::npos) {
            digit = static_cast<std::int64_t>(value);
            has_digit = true;
            positional = positional * 10 + digit;
            digits_in_a_row += 1;
            if (digits_in_a_row > 9) {
                return std::nullopt;
            }
            continue;
        }
        std::int64_t unit = 0;
        switch (c) {
            case U'十':
            case U'拾':
                unit = 10;
                break;
            case U'百':
            case U'佰':
                unit = 100;
                break;
            case U'千':
            case U'仟':
                unit = 1000;
                break;
            case U'万':
            case U'萬':
                unit = 10000;
                break;
            default:
                return std::nullopt;
        }
        has_unit = true;
        if (unit == 10000) {
            section += has_digit ? digit : 0;
            if (section == 0) {
                return std::nullopt;
            }
            total += section * 10000;
            section = 0;
        } else {
            if (!has_digit && unit != 10) {
                return std::nullopt;
            }
            section += (has_digit && digit > 0 ? digit : 1) * unit;
        }
        has_digit = false;
        digit = 0;
        digits_in_a_row = 0;
        if (total > 99'990'000) {
            return std::nullopt;
        }
    }
    if (!has_unit) {
        return positional;  // 二〇二四
    }
    return total + section + (has_digit ? digit : 0);
}

std::optional<std::int64_t> millionths(const PlainNumber& number) {
    if (number.integer.size() > 12 || number.fraction.size() > 6) {
        return std::nullopt;
    }
    std::string digits = number.integer + number.fraction;
    digits.append(6 - number.fraction.size(), '0');
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return number.is_negative ? -value : value;
}

std::optional<std::int64_t> small_integer(const PlainNumber& number) {
    if (!number.is_integer() || number.integer.size() > 18) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    std::from_chars(number.integer.data(), number.integer.data() + number.integer.size(), value);
    return number.is_negative ? -value : value;
}

}  // namespace liucai::roster
