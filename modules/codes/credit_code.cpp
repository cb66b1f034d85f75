#include <array>
#include <liucai/codes/codes.hpp>

namespace liucai::codes {

namespace {

// GB 32100-2015, table 2: the values 0 to 30 of the characters. I, O, S, V and Z do not occur.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLength = 18;

}  // namespace

// GB 32100-2015, annex A.
std::optional<char> credit_code_check_character(std::string_view code17) {
    if (code17.size() < kLength - 1) return std::nullopt;
    // 1. Sum of value times weight; the weight of place i is 3^(i-1) mod 31.
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (std::size_t i = 0; i < kLength - 1; ++i) {
        const std::size_t value = kAlphabet.find(code17[i]);
        if (value == std::string_view::npos) return std::nullopt;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    // 2. 31 minus the remainder; a remainder of 0 gives 31, which is written 0.
    return kAlphabet[(31 - sum % 31) % 31];
}

CreditCode check_credit_code(std::string_view code) {
    CreditCode result;
    result.is_well_formed = code.size() == kLength && code.find_first_not_of(kAlphabet) == std::string_view::npos;
    result.computes = result.is_well_formed && credit_code_check_character(code) == code.back();
    return result;
}

std::optional<std::string> repair_credit_code(std::string_view code) {
    constexpr std::array<std::pair<char, char>, 4> kResembles = {{{'I', '1'}, {'O', '0'}, {'S', '5'}, {'Z', '2'}}};
    if (code.size() != kLength) return std::nullopt;
    std::string repaired(code);
    bool has_changed = false;
    for (char& c : repaired) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        for (const auto& [letter, digit] : kResembles) {
            if (c != letter) continue;
            c = digit;
            has_changed = true;
        }
    }
    if (!has_changed || !check_credit_code(repaired).computes) return std::nullopt;
    return repaired;
}

}  // namespace liucai::codes
