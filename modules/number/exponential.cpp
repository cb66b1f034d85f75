#include <cstdint>
#include <liucai/number/decimal.hpp>

#include "bits.hpp"
#include "intel.hpp"

// exp, ln and power are computed with about 66 digits and rounded once, so that the 34 digits that remain are right.
// (The library's own functions go through binary floating point: 1.1 ** 2 would not be 1.21.)
namespace liucai::number {
namespace {

/// Thrown and caught in this file only: the true result has no decimal128.
struct OutOfRange {};

Decimal finite(std::optional<Decimal> value) {
    if (!value) {
        throw OutOfRange{};
    }
    return *value;
}

Decimal operator+(const Decimal& left, const Decimal& right) { return finite(intel::add(left, right)); }
Decimal operator-(const Decimal& left, const Decimal& right) { return finite(intel::subtract(left, right)); }
Decimal operator*(const Decimal& left, const Decimal& right) { return finite(intel::multiply(left, right)); }
Decimal operator/(const Decimal& left, const Decimal& right) { return finite(intel::divide(left, right)); }
/// left × right + addend
Decimal fused(const Decimal& left, const Decimal& right, const Decimal& addend) {
    return finite(intel::multiply_add(left, right, addend));
}

/// The sum of two decimals, of which `low` is at most half a unit of the last digit of `high`.
struct Pair {
    Decimal high;
    Decimal low;
};

/// Exact (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B).
Pair sum(const Decimal& left, const Decimal& right) {
    const Decimal high = left + right;
    const Decimal right_part = high - left;
    return {high, (left - (high - right_part)) + (right - right_part)};
}

/// Exact, barring underflow.
Pair product(const Decimal& left, const Decimal& right) {
    const Decimal high = left * right;
    return {high, fused(left, right, high.negate())};
}

Pair sum(const Pair& left, const Pair& right) {
    const Pair heads = sum(left.high, right.high);
    return sum(heads.high, heads.low + (left.low + right.low));
}

Pair product(const Pair& left, const Pair& right) {
    const Pair heads = product(left.high, right.high);
    return sum(heads.high, fused(left.high, right.low, fused(left.low, right.high, heads.low)));
}

Pair quotient(const Pair& left, const Pair& right) {
    const Decimal first = left.high / right.high;
    const Decimal rest = fused(first.negate(), right.high, left.high) + (left.low - first * right.low);
    return sum(first, rest / right.high);
}

Pair exponential(const Pair& power) {
    // 1. Halve until the series converges fast.
    static const Decimal kHalf = *Decimal::parse("0.5");
    static const Decimal kSmall = *Decimal::parse("0.005");
    static const Decimal kNothing = *Decimal::parse("1e-70");
    Pair reduced = power;
    int halvings = 0;
    while (reduced.high.abs() > kSmall) {
        reduced = product(reduced, Pair{kHalf, Decimal()});
        ++halvings;
    }

    // 2. e^r - 1 = r + r^2/2! + r^3/3! …; without the 1, tiny powers keep their digits.
    Pair term = reduced;
    Pair total = reduced;
    for (int n = 2; term.high.abs() > kNothing; ++n) {
        term = quotient(product(term, reduced), Pair{Decimal(n), Decimal()});
        total = sum(total, term);
    }

    // 3. Square as often as we halved.
    Pair result = sum(Pair{Decimal(1), Decimal()}, total);
    for (; halvings > 0; --halvings) {
        result = product(result, result);
    }
    return result;
}

/// Of a number greater than zero.
Pair logarithm(const Decimal& value) {
    static const Pair kLnTen{*Decimal::parse("2.302585092994045684017991454684364"),
                             *Decimal::parse("0.0000000000000000000000000000000002076011014886287729760333279009676")};

    // 1. value = m × 10^k with m in about 0.32 … 3.2, so that no digits cancel.
    Bits bits = Bits::of(value);
    const int digits = digit_count(bits.coefficient);
    const bool is_upper_half = bits.coefficient >= 316 * (kPowersOfTen[static_cast<std::size_t>(digits)] / 1000);
    const int tens = bits.exponent + digits - (is_upper_half ? 0 : 1);
    bits.exponent -= tens;
    const Decimal mantissa = bits.decimal();

    // 2. One step of Newton doubles the digits of the library: y + m × e^-y - 1.
    const Decimal start = finite(intel::ln(mantissa));
    const Pair ratio = product(Pair{mantissa, Decimal()}, exponential(Pair{start.negate(), Decimal()}));
    const Pair correction = sum(ratio, Pair{Decimal(-1), Decimal()});
    const Pair ln_mantissa = sum(Pair{start, Decimal()}, correction);
    return sum(ln_mantissa, product(kLnTen, Pair{Decimal(tens), Decimal()}));
}

/// e^power, or zero where that is less than the smallest decimal.
Decimal rounded_exponential(const Pair& power) {
    if (power.high > Decimal(14'150)) {
        throw OutOfRange{};
    }
    return power.high < Decimal(-14'300) ? Decimal() : exponential(power).high;
}

Decimal whole_power(const Decimal& base, std::uint64_t exponent) {
    Pair result{Decimal(1), Decimal()};
    Pair square{base, Decimal()};
    for (;;) {
        if (exponent % 2 != 0) {
            result = product(result, square);
        }
        exponent /= 2;
        if (exponent == 0) {
            return result.high;
        }
        square = product(square, square);
    }
}

/// base^-exponent, rounded once.
Decimal inverse_power(const Decimal& base, std::uint64_t exponent) {
    Pair result{Decimal(1), Decimal()};
    Pair square{base, Decimal()};
    while (exponent != 0) {
        if (exponent % 2 != 0) {
            result = product(result, square);
        }
        exponent /= 2;
        square = exponent != 0 ? product(square, square) : square;
    }
    return quotient(Pair{Decimal(1), Decimal()}, result).high;
}

/// Whole exponents up to here are multiplied out; others go through e^(y ln x).
constexpr std::int64_t kWholeExponentMax = 1'000'000;

Decimal power_of(const Decimal& base, const Decimal& exponent) {
    // 1. Zero: 0^0 is 1, 0 to a negative power has no value.
    if (exponent.is_zero()) {
        return Decimal(1);
    }
    if (base.is_zero()) {
        return exponent.is_negative() ? throw OutOfRange{} : Decimal();
    }

    // 2. A whole exponent of ordinary size: exact where the result has no more than 34 digits.
    const std::optional<std::int64_t> whole = exponent.to_int64();
    const bool is_small = whole && *whole <= kWholeExponentMax && *whole >= -kWholeExponentMax;
    if (is_small && *whole > 0) {
        return whole_power(base, static_cast<std::uint64_t>(*whole));
    }
    if (is_small) {
        try {
            return inverse_power(base, static_cast<std::uint64_t>(-*whole));
        } catch (const OutOfRange&) {
            // The divisor is too large or too small; the logarithm tells which.
        }
    }

    // 3. A negative base has real powers for whole exponents only.
    if (base.is_negative() && !exponent.is_integer()) {
        throw OutOfRange{};
    }
    const Pair power = product(logarithm(base.abs()), Pair{exponent, Decimal()});
    const Decimal size = without_trailing_zeros(rounded_exponential(power));
    const Bits bits = Bits::of(exponent);
    const bool is_odd = bits.exponent <= 0 && -bits.exponent < kDigits &&
                        bits.coefficient / kPowersOfTen[static_cast<std::size_t>(-bits.exponent)] % 2 != 0;
    return base.is_negative() && is_odd ? size.negate() : size;
}

}  // namespace

std::optional<Decimal> Decimal::power(const Decimal& exponent) const {
    try {
        return power_of(*this, exponent);
    } catch (const OutOfRange&) {
        return std::nullopt;
    }
}

std::optional<Decimal> Decimal::exp() const {
    try {
        return is_zero() ? Decimal(1) : rounded_exponential(Pair{*this, Decimal()});
    } catch (const OutOfRange&) {
        return std::nullopt;
    }
}

std::optional<Decimal> Decimal::ln() const {
    if (is_zero() || is_negative()) {
        return std::nullopt;
    }
    try {
        return *this == Decimal(1) ? Decimal() : logarithm(*this).high;
    } catch (const OutOfRange&) {
        return std::nullopt;
    }
}

}  // namespace liucai::number
