#pragma once

#include <liucai/number/decimal.hpp>
#include <optional>

/// The operations of Intel's decimal library, rounding half even. This header has none of the library's names: its
/// macros stay in intel.cpp, and nobody may use GCC's _Decimal128, whose symbols clash with it.
/// Infinity and NaN are nullopt.
namespace liucai::number::intel {

std::optional<Decimal> add(const Decimal& left, const Decimal& right);
std::optional<Decimal> subtract(const Decimal& left, const Decimal& right);
std::optional<Decimal> multiply(const Decimal& left, const Decimal& right);
std::optional<Decimal> divide(const Decimal& left, const Decimal& right);
/// left × right + addend, rounded once.
std::optional<Decimal> multiply_add(const Decimal& left, const Decimal& right, const Decimal& addend);
/// The exact remainder of a division truncated towards zero; it has the sign of the dividend.
std::optional<Decimal> remainder(const Decimal& dividend, const Decimal& divisor);
std::optional<Decimal> sqrt(const Decimal& value);
/// Within one unit of the last digit.
std::optional<Decimal> exp(const Decimal& value);
std::optional<Decimal> ln(const Decimal& value);
bool is_less(const Decimal& left, const Decimal& right);
bool is_equal(const Decimal& left, const Decimal& right);
double to_double(const Decimal& value);

}  // namespace liucai::number::intel
