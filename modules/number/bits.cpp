#include "bits.hpp"

#include <algorithm>
#include <utility>

namespace liucai::number {

int digit_count(Wide coefficient) {
    const auto above = std::upper_bound(kPowersOfTen.begin(), kPowersOfTen.end(), coefficient);
    return static_cast<int>(above - kPowersOfTen.begin());
}

// IEEE 754-2019, 4.3, and the functions of DMN 1.5, table 76 (round up, round down, round half up, round half down).
bool rounds_away(Rounding how, bool is_negative, bool is_kept_odd, Rest rest) {
    if (rest == Rest::none) {
        return false;
    }
    switch (how) {
        case Rounding::half_even:
            return rest == Rest::above_half || (rest == Rest::half && is_kept_odd);
        case Rounding::half_up:
            return rest != Rest::below_half;
        case Rounding::half_down:
            return rest == Rest::above_half;
        case Rounding::up:
            return true;
        case Rounding::down:
            return false;
        case Rounding::ceiling:
            return !is_negative;
        case Rounding::floor:
            return is_negative;
    }
    std::unreachable();
}

std::optional<Decimal> assemble(bool is_negative, Wide coefficient, std::int64_t exponent, bool has_more) {
    // 1. Digits that do not fit, because there are too many or because they lie below the smallest exponent.
    std::int64_t excess = std::max<std::int64_t>({0, digit_count(coefficient) - kDigits, kExponentMin - exponent});
    if (excess > 0 || has_more) {
        Rest rest = Rest::none;
        exponent += excess;
        if (excess >= static_cast<std::int64_t>(kPowersOfTen.size())) {
            rest = coefficient != 0 || has_more ? Rest::below_half : Rest::none;
            coefficient = 0;
        } else {
            const Wide divisor = kPowersOfTen[static_cast<std::size_t>(excess)];
            const Wide cut = coefficient % divisor;
            coefficient /= divisor;
            const Wide half = divisor / 2;
            if (excess == 0 || cut < half) {
                rest = cut != 0 || has_more ? Rest::below_half : Rest::none;
            } else {
                rest = cut == half && !has_more ? Rest::half : Rest::above_half;
            }
        }
        if (rounds_away(Rounding::half_even, is_negative, coefficient % 2 != 0, rest)) {
            ++coefficient;
            if (coefficient == kPowersOfTen[kDigits]) {
                coefficient /= 10;
                ++exponent;
            }
        }
    }

    // 2. Too large an exponent: zeros move into the coefficient while there is room.
    if (coefficient == 0) {
        exponent = std::min<std::int64_t>(exponent, kExponentMax);
    }
    if (exponent > kExponentMax) {
        const std::int64_t zeros = exponent - kExponentMax;
        if (zeros > kDigits - digit_count(coefficient)) {
            return std::nullopt;
        }
        coefficient *= kPowersOfTen[static_cast<std::size_t>(zeros)];
        exponent = kExponentMax;
    }
    return Bits{is_negative, coefficient, static_cast<int>(exponent)}.decimal();
}

Decimal without_trailing_zeros(const Decimal& decimal) {
    Bits bits = Bits::of(decimal);
    if (bits.coefficient == 0) {
        return Decimal();
    }
    while (bits.exponent < 0 && bits.coefficient % 10 == 0) {
        bits.coefficient /= 10;
        ++bits.exponent;
    }
    return bits.decimal();
}

}  // namespace liucai::number
