#include <algorithm>
#include <limits>
#include <liucai/number/decimal.hpp>

#include "bits.hpp"
#include "intel.hpp"

namespace liucai::number {

Decimal::Decimal() noexcept : high_(std::uint64_t{static_cast<std::uint64_t>(-kExponentMin)} << 49U) {}

Decimal::Decimal(std::int64_t whole) noexcept : Decimal() {
    low_ = whole < 0 ? ~static_cast<std::uint64_t>(whole) + 1 : static_cast<std::uint64_t>(whole);
    if (whole < 0) {
        high_ |= std::uint64_t{1} << 63U;
    }
}

std::optional<Decimal> Decimal::add(const Decimal& other) const { return intel::add(*this, other); }
std::optional<Decimal> Decimal::subtract(const Decimal& other) const { return intel::subtract(*this, other); }
std::optional<Decimal> Decimal::multiply(const Decimal& other) const { return intel::multiply(*this, other); }
std::optional<Decimal> Decimal::divide(const Decimal& other) const { return intel::divide(*this, other); }
std::optional<Decimal> Decimal::sqrt() const { return intel::sqrt(*this); }

// DMN 1.5, table 76 (modulo): dividend - divisor * floor(dividend / divisor).
std::optional<Decimal> Decimal::modulo(const Decimal& divisor) const {
    // 1. The remainder of a truncated division is exact, however far apart the two are.
    const std::optional<Decimal> rest = intel::remainder(*this, divisor);
    if (!rest || rest->is_zero()) {
        return rest;
    }

    // 2. Floor and truncation differ by one when the signs differ.
    return rest->is_negative() == divisor.is_negative() ? rest : intel::add(*rest, divisor);
}

Decimal Decimal::negate() const {
    Bits bits = Bits::of(*this);
    bits.is_negative = !bits.is_negative;
    return bits.decimal();
}

Decimal Decimal::abs() const {
    Bits bits = Bits::of(*this);
    bits.is_negative = false;
    return bits.decimal();
}

std::optional<Decimal> Decimal::round(std::int64_t scale, Rounding how) const {
    if (scale > -std::int64_t{kExponentMin} || scale < std::int64_t{kExponentMin}) {
        return std::nullopt;
    }
    Bits bits = Bits::of(*this);
    const std::int64_t drop = -scale - bits.exponent;

    // 1. Nothing to cut: zeros are added as far as 34 digits have room for them.
    if (drop <= 0) {
        const std::int64_t room = bits.coefficient == 0 ? -drop : kDigits - digit_count(bits.coefficient);
        if (-drop <= room) {
            bits.coefficient *= bits.coefficient == 0 ? Wide{1} : kPowersOfTen[static_cast<std::size_t>(-drop)];
            bits.exponent = static_cast<int>(-scale);
        }
        return bits.decimal();
    }

    // 2. Cut, and look at what was cut.
    Rest rest = Rest::none;
    Wide kept = 0;
    if (drop >= static_cast<std::int64_t>(kPowersOfTen.size())) {
        rest = bits.coefficient == 0 ? Rest::none : Rest::below_half;
    } else {
        const Wide divisor = kPowersOfTen[static_cast<std::size_t>(drop)];
        const Wide cut = bits.coefficient % divisor;
        kept = bits.coefficient / divisor;
        if (cut != 0) {
            rest = cut < divisor / 2 ? Rest::below_half : cut == divisor / 2 ? Rest::half : Rest::above_half;
        }
    }
    if (rounds_away(how, bits.is_negative, kept % 2 != 0, rest)) {
        ++kept;
    }

    // 3. A whole number of tens, hundreds … is written with its zeros: 1300, not 13E+2.
    if (kept == 0) {
        return scale > 0 ? Bits{false, 0, static_cast<int>(-scale)}.decimal() : Decimal();
    }
    if (scale < 0 && -scale <= kDigits - digit_count(kept)) {
        kept *= kPowersOfTen[static_cast<std::size_t>(-scale)];
        scale = 0;
    }
    return assemble(bits.is_negative, kept, -scale, false);
}

bool Decimal::is_zero() const { return Bits::of(*this).coefficient == 0; }

bool Decimal::is_negative() const { return Bits::of(*this).is_negative; }

bool Decimal::is_integer() const {
    const Bits bits = Bits::of(*this);
    if (bits.exponent >= 0 || bits.coefficient == 0) {
        return true;
    }
    return -bits.exponent < kDigits && bits.coefficient % kPowersOfTen[static_cast<std::size_t>(-bits.exponent)] == 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
    Bits bits = Bits::of(*this);
    if (bits.coefficient == 0) {
        return 0;
    }
    if (!is_integer()) {
        return std::nullopt;
    }
    if (bits.exponent < 0) {
        bits.coefficient /= kPowersOfTen[static_cast<std::size_t>(-bits.exponent)];
    } else if (bits.exponent > 18) {
        return std::nullopt;
    } else if (bits.exponent > 0) {
        if (digit_count(bits.coefficient) > 19) {
            return std::nullopt;
        }
        bits.coefficient *= kPowersOfTen[static_cast<std::size_t>(bits.exponent)];
    }
    const Wide limit = static_cast<Wide>(std::numeric_limits<std::int64_t>::max()) + (bits.is_negative ? 1 : 0);
    if (bits.coefficient > limit) {
        return std::nullopt;
    }
    const auto magnitude = static_cast<std::uint64_t>(bits.coefficient);
    return static_cast<std::int64_t>(bits.is_negative ? ~magnitude + 1 : magnitude);
}

double Decimal::to_double() const { return intel::to_double(*this); }

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
    if (left == right) {
        return std::strong_ordering::equal;
    }
    return intel::is_less(left, right) ? std::strong_ordering::less : std::strong_ordering::greater;
}

bool operator==(const Decimal& left, const Decimal& right) {
    // OPTIMIZATION: the same words are the same number; otherwise the library aligns the exponents.
    return (left.low_ == right.low_ && left.high_ == right.high_) || intel::is_equal(left, right);
}

std::size_t Decimal::hash() const {
    // Equal numbers have equal hashes, so the digits are brought to one form first.
    Bits bits = Bits::of(*this);
    while (bits.coefficient != 0 && bits.coefficient % 10 == 0) {
        bits.coefficient /= 10;
        ++bits.exponent;
    }
    if (bits.coefficient == 0) {
        bits = Bits{};
    }
    std::uint64_t mixed = static_cast<std::uint64_t>(bits.coefficient) ^
                          (static_cast<std::uint64_t>(bits.coefficient >> 64U) * 0x9E37'79B9'7F4A'7C15U);
    mixed ^= (static_cast<std::uint64_t>(bits.exponent - kExponentMin) << 1U) | (bits.is_negative ? 1U : 0U);
    mixed *= 0xBF58'476D'1CE4'E5B9U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 31U));
}

}  // namespace liucai::number
