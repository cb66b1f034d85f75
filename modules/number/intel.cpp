#include "intel.hpp"

#include "bits.hpp"

// libbidgcc000: arguments by value, rounding mode and flags as arguments.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

namespace liucai::number::intel {
namespace {

constexpr _IDEC_round kHalfEven = 0;

BID_UINT128 words(const Decimal& decimal) {
    BID_UINT128 result;
    result.w[0] = Bits::low(decimal);
    result.w[1] = Bits::high(decimal);
    return result;
}

std::optional<Decimal> finite(const BID_UINT128& value) {
    constexpr std::uint64_t kSpecial = 0x7800'0000'0000'0000U;
    if ((value.w[1] & kSpecial) == kSpecial) {
        return std::nullopt;
    }
    // Zero has no sign here, so that 0 and -0 are one value with one text.
    const bool is_zero = value.w[0] == 0 && (value.w[1] & 0x0001'FFFF'FFFF'FFFFU) == 0;
    return Bits::from_words(value.w[0], is_zero ? value.w[1] & ~(std::uint64_t{1} << 63U) : value.w[1]);
}

}  // namespace

std::optional<Decimal> add(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return finite(bid128_add(words(left), words(right), kHalfEven, &flags));
}

std::optional<Decimal> subtract(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return finite(bid128_sub(words(left), words(right), kHalfEven, &flags));
}

std::optional<Decimal> multiply(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return finite(bid128_mul(words(left), words(right), kHalfEven, &flags));
}

std::optional<Decimal> divide(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return finite(bid128_div(words(left), words(right), kHalfEven, &flags));
}

std::optional<Decimal> multiply_add(const Decimal& left, const Decimal& right, const Decimal& addend) {
    _IDEC_flags flags = 0;
    return finite(bid128_fma(words(left), words(right), words(addend), kHalfEven, &flags));
}

std::optional<Decimal> remainder(const Decimal& dividend, const Decimal& divisor) {
    _IDEC_flags flags = 0;
    return finite(bid128_fmod(words(dividend), words(divisor), &flags));
}

std::optional<Decimal> sqrt(const Decimal& value) {
    _IDEC_flags flags = 0;
    return finite(bid128_sqrt(words(value), kHalfEven, &flags));
}

std::optional<Decimal> exp(const Decimal& value) {
    _IDEC_flags flags = 0;
    return finite(bid128_exp(words(value), kHalfEven, &flags));
}

std::optional<Decimal> ln(const Decimal& value) {
    _IDEC_flags flags = 0;
    return finite(bid128_log(words(value), kHalfEven, &flags));
}

bool is_less(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return bid128_quiet_less(words(left), words(right), &flags) != 0;
}

bool is_equal(const Decimal& left, const Decimal& right) {
    _IDEC_flags flags = 0;
    return bid128_quiet_equal(words(left), words(right), &flags) != 0;
}

double to_double(const Decimal& value) {
    _IDEC_flags flags = 0;
    return bid128_to_binary64(words(value), kHalfEven, &flags);
}

}  // namespace liucai::number::intel
