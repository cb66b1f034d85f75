#include <algorithm>
#include <charconv>
#include <cmath>
#include <liucai/number/decimal.hpp>

#include "bits.hpp"

namespace liucai::number {
namespace {

/// Zeros between the point and the first digit that are still written out.
constexpr int kLeadingZerosMax = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a coefficient, "0" for zero.
std::string digits_of(Wide coefficient) {
    std::string text;
    do {
        text.push_back(static_cast<char>('0' + static_cast<int>(coefficient % 10)));
        coefficient /= 10;
    } while (coefficient != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

std::string write(const Bits& bits) {
    std::string text = bits.is_negative ? "-" : "";
    std::string digits = digits_of(bits.coefficient);
    const int count = static_cast<int>(digits.size());
    if (bits.coefficient == 0 && bits.exponent > 0) {
        return "0";
    }
    if (bits.exponent >= 0 && count + bits.exponent <= kDigits) {
        return text + digits + std::string(static_cast<std::size_t>(bits.exponent), '0');
    }
    if (bits.exponent < 0 && -bits.exponent < count) {
        digits.insert(digits.size() - static_cast<std::size_t>(-bits.exponent), 1, '.');
        return text + digits;
    }
    if (bits.exponent < 0 && -bits.exponent - count <= kLeadingZerosMax) {
        return text + "0." + std::string(static_cast<std::size_t>(-bits.exponent - count), '0') + digits;
    }
    const int scientific = bits.exponent + count - 1;
    digits.erase(digits.find_last_not_of('0') + 1);  // with an exponent, zeros at the end say nothing
    if (digits.empty()) {
        return "0";
    }
    if (digits.size() > 1) {
        digits.insert(1, 1, '.');
    }
    return text + digits + (scientific < 0 ? "E-" : "E+") + std::to_string(std::abs(scientific));
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    std::size_t at = 0;
    bool is_negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
        is_negative = text[at] == '-';
        ++at;
    }

    // 1. Digits. 35 are kept, one more than fits, so that a single rounding sees all it needs.
    Wide coefficient = 0;
    std::int64_t exponent = 0;
    bool has_more = false;
    bool has_digit = false;
    bool has_point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (!is_digit(c)) {
            break;
        }
        has_digit = true;
        if (coefficient < kPowersOfTen[kDigits]) {
            coefficient = coefficient * 10 + static_cast<unsigned>(c - '0');
            exponent -= has_point ? 1 : 0;
        } else {
            has_more = has_more || c != '0';
            exponent += has_point ? 0 : 1;
        }
    }
    if (!has_digit || text[at - 1] == '.') {
        return std::nullopt;  // "", "-", ".", "5."
    }

    // 2. The exponent; beyond a million it is as good as a million.
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool is_exponent_negative = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
            is_exponent_negative = text[at] == '-';
            ++at;
        }
        if (at == text.size()) {
            return std::nullopt;
        }
        constexpr std::int64_t kExponentReadMax = 1'000'000'000'000;
        std::int64_t written = 0;
        for (; at < text.size() && is_digit(text[at]); ++at) {
            written = std::min(written * 10 + (text[at] - '0'), kExponentReadMax);
        }
        exponent += is_exponent_negative ? -written : written;
    }
    if (at != text.size()) {
        return std::nullopt;
    }
    return assemble(is_negative, coefficient, exponent, has_more);
}

std::optional<Decimal> Decimal::from_double(double value) {
    if (!std::isfinite(value)) {
        return std::nullopt;
    }
    char buffer[64];
    const auto written = std::to_chars(std::begin(buffer), std::end(buffer), value);
    return parse(std::string_view(buffer, static_cast<std::size_t>(written.ptr - buffer)));
}

std::string Decimal::to_text() const { return write(Bits::of(*this)); }

std::string Decimal::to_canonical_text() const {
    Bits bits = Bits::of(*this);
    if (bits.coefficient == 0) {
        return "0";
    }
    // All zeros go into the exponent; write() brings those of ordinary numbers back.
    while (bits.coefficient % 10 == 0) {
        bits.coefficient /= 10;
        ++bits.exponent;
    }
    return write(bits);
}

}  // namespace liucai::number
