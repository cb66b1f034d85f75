#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::number {

/// How a digit that does not fit is rounded (DMN 1.5, 10.3.4.5: FEEL names these functions).
enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, ceiling, floor };

/// An IEEE 754-2019 decimal128 number (34 digits, exponent -6143…6144): the number of FEEL and of every rate and factor
/// in the house. Arithmetic rounds half even. Infinities and NaN never leave this class: what would give one
/// (overflow, division by zero, the logarithm of -1) is `std::nullopt`.
/// Two decimals are equal when they are the same number: 1.0 == 1.00.
class Decimal {
public:
    Decimal() noexcept;  ///< zero
    Decimal(std::int64_t whole) noexcept;
    /// Digits with an optional sign, point and exponent, e.g. "-12.50", ".5", "1e3". Nothing else, no spaces.
    static std::optional<Decimal> parse(std::string_view text);
    /// The closest decimal with at most 17 digits that reads back as this double.
    static std::optional<Decimal> from_double(double value);

    std::optional<Decimal> add(const Decimal& other) const;
    std::optional<Decimal> subtract(const Decimal& other) const;
    std::optional<Decimal> multiply(const Decimal& other) const;
    std::optional<Decimal> divide(const Decimal& other) const;
    /// FEEL modulo: dividend - divisor * floor(dividend / divisor); the sign follows the divisor.
    std::optional<Decimal> modulo(const Decimal& divisor) const;
    std::optional<Decimal> power(const Decimal& exponent) const;
    std::optional<Decimal> sqrt() const;
    std::optional<Decimal> exp() const;
    std::optional<Decimal> ln() const;
    Decimal negate() const;
    Decimal abs() const;
    /// Keeps `scale` digits after the point (negative: rounds to tens, hundreds …); |scale| <= 6176.
    std::optional<Decimal> round(std::int64_t scale, Rounding how) const;

    bool is_integer() const;
    bool is_zero() const;
    bool is_negative() const;                      ///< less than zero; zero is not, whatever its sign
    std::optional<std::int64_t> to_int64() const;  ///< nullopt when it is no integer or does not fit
    double to_double() const;

    /// Plain digits while that is at most 34 digits and few zeros, as FEEL's string(): "0.1", "100", "-12.50" keeps its
    /// trailing zeros as computed; huge or tiny numbers use an exponent and no trailing zeros: "1E+40".
    std::string to_text() const;
    /// As to_text() without zeros after the last significant decimal: "12.5". Equal numbers give equal text.
    std::string to_canonical_text() const;

    friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right);
    friend bool operator==(const Decimal& left, const Decimal& right);
    std::size_t hash() const;

private:
    friend struct Bits;
    std::uint64_t low_ = 0;  ///< the two words of the binary-integer encoding
    std::uint64_t high_ = 0;
};

}  // namespace liucai::number
