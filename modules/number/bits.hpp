#pragma once

#include <array>
#include <cstdint>
#include <liucai/number/decimal.hpp>
#include <optional>

namespace liucai::number {

using Wide = unsigned __int128;

inline constexpr int kDigits = 34;
inline constexpr int kExponentMin = -6176;  ///< of the last digit
inline constexpr int kExponentMax = 6111;

/// 10^0 … 10^38, all that an unsigned 128-bit number holds.
inline constexpr std::array<Wide, 39> kPowersOfTen = [] {
    std::array<Wide, 39> powers{};
    Wide power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        power *= i + 1 < powers.size() ? 10 : 1;
    }
    return powers;
}();

/// The three parts of a decimal (IEEE 754-2019, 3.5.2, binary-integer encoding): ± coefficient × 10^exponent, with a
/// coefficient below 10^34. The one door to the private words of Decimal.
struct Bits {
    bool is_negative = false;
    Wide coefficient = 0;
    int exponent = 0;

    static Bits of(const Decimal& decimal) {
        // INVARIANT: every stored word pair is canonical and finite, so the coefficient is always in the low 113 bits.
        return {(decimal.high_ >> 63U) != 0,
                (static_cast<Wide>(decimal.high_ & 0x0001'FFFF'FFFF'FFFFU) << 64U) | decimal.low_,
                static_cast<int>((decimal.high_ >> 49U) & 0x3FFFU) + kExponentMin};
    }

    /// The parts must fit; see assemble() for parts that may not. Zero has no sign.
    Decimal decimal() const {
        Decimal result;
        result.low_ = static_cast<std::uint64_t>(coefficient);
        result.high_ = static_cast<std::uint64_t>(coefficient >> 64U) |
                       (static_cast<std::uint64_t>(exponent - kExponentMin) << 49U) |
                       (is_negative && coefficient != 0 ? std::uint64_t{1} << 63U : 0U);
        return result;
    }

    static std::uint64_t low(const Decimal& decimal) { return decimal.low_; }
    static std::uint64_t high(const Decimal& decimal) { return decimal.high_; }
    static Decimal from_words(std::uint64_t low, std::uint64_t high) {
        Decimal result;
        result.low_ = low;
        result.high_ = high;
        return result;
    }
};

int digit_count(Wide coefficient);

/// What was cut off below the last kept digit, against half of it.
enum class Rest : std::uint8_t { none, below_half, half, above_half };

/// Whether `kept` grows by one when `rest` is cut off.
bool rounds_away(Rounding how, bool is_negative, bool is_kept_odd, Rest rest);

/// Any coefficient and exponent, rounded half even into 34 digits and the range of exponents; `has_more` says that
/// digits that are not zero follow the coefficient. nullopt when the number is too large.
std::optional<Decimal> assemble(bool is_negative, Wide coefficient, std::int64_t exponent, bool has_more);

/// The same number with the exponent as near to zero as its digits allow: 2.000 becomes 2, 1E+3 stays.
Decimal without_trailing_zeros(const Decimal& decimal);

}  // namespace liucai::number
