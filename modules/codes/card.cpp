#include <liucai/codes/codes.hpp>

#include "digits.hpp"

namespace liucai::codes {

// ISO/IEC 7812-1, annex B: from the right, every second digit counts double, with its digits added.
bool luhn_holds(std::string_view digits) {
    if (!all_digits(digits)) return false;
    unsigned sum = 0;
    bool is_doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const unsigned value = value_of(*digit) * (is_doubled ? 2 : 1);
        sum += value / 10 + value % 10;
        is_doubled = !is_doubled;
    }
    return sum % 10 == 0;
}

bool is_mobile_number(std::string_view digits) {
    return digits.size() == 11 && all_digits(digits) && digits[0] == '1' && digits[1] >= '3';
}

}  // namespace liucai::codes
