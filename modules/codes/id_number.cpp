#include <array>
#include <liucai/codes/codes.hpp>

#include "digits.hpp"

namespace liucai::codes {

namespace {

constexpr std::size_t kLength = 18;
constexpr std::size_t kLegacyLength = 15;
constexpr int kFirstYear = 1800;

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

// YYYYMMDD of eight digits, when the day exists.
std::optional<std::chrono::sys_days> birth_of(std::string_view date) {
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        for (const char c : date.substr(from, count)) value = value * 10 + value_of(c);
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                          std::chrono::month(number(4, 2)), std::chrono::day(number(6, 2))};
    if (!day.ok() || day.year() < std::chrono::year(kFirstYear)) return std::nullopt;
    return std::chrono::sys_days(day);
}

IdKind kind_of_18(std::string_view number) {
    if (number[0] == '9') return IdKind::permanent_resident;
    const bool is_permit = number[0] == '8' && number[1] >= '1' && number[1] <= '3';
    return is_permit ? IdKind::residence_permit : IdKind::resident;
}

// GB 11643-1999, 4: six digits of division, eight of birth, three of sequence (odd for men), one check character. The
// residence permits and, since 2023-12-01, the permanent residence cards share the shape; the latter begin with 9, two
// digits of province and three of nationality.
void read_18(std::string number, IdNumber& result) {
    result.kind = kind_of_18(number);
    result.number = std::move(number);
    const std::string_view text = result.number;
    if (!all_digits(text.substr(0, kLength - 1)) || !(is_digit(text.back()) || text.back() == 'X')) {
        result.fault = IdFault::bad_character;
        return;
    }
    result.birth = birth_of(text.substr(6, 8));
    result.is_male = value_of(text[16]) % 2 == 1;
    result.is_region_known = result.kind == IdKind::permanent_resident || division(text.substr(0, 6)).has_value();
    if (!result.birth) {
        result.fault = IdFault::bad_birth_date;
    } else if (id_check_character(text) != text.back()) {
        result.fault = IdFault::bad_checksum;
    }
}

// GB 11643-1989: a year of two digits, always of the 20th century, and no check character.
void read_15(std::string_view digits, IdNumber& result) {
    std::string raised = std::string(digits.substr(0, 6)) + "19" + std::string(digits.substr(6));
    raised += *id_check_character(raised);
    read_18(std::move(raised), result);
    result.kind = IdKind::resident_legacy;
}

// The numbers without a check digit, by their shape.
std::optional<IdKind> kind_by_shape(std::string_view text) {
    const std::size_t size = text.size();
    const bool has_letter_first = size > 1 && all_digits(text.substr(1));
    if ((size == 9 || size == 11) && (text[0] == 'H' || text[0] == 'M') && has_letter_first)
        return IdKind::hk_macau_permit;
    if ((size == 8 || size == 10) && all_digits(text)) return IdKind::taiwan_permit;
    if (size == 15 && std::all_of(text.begin(), text.begin() + 3, is_upper) && all_digits(text.substr(3))) {
        return IdKind::permanent_legacy;
    }
    const bool has_digit = std::any_of(text.begin(), text.end(), is_digit);
    if (size >= 5 && size <= 9 && has_digit) return IdKind::passport;
    return std::nullopt;
}

}  // namespace

// GB 11643-1999, 4.2.4 (ISO 7064 MOD 11-2).
std::optional<char> id_check_character(std::string_view digits17) {
    constexpr std::array<unsigned, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (digits17.size() < kWeights.size() || !all_digits(digits17.substr(0, kWeights.size()))) return std::nullopt;
    unsigned sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += value_of(digits17[i]) * kWeights[i];
    return "10X98765432"[sum % 11];
}

IdNumber parse_id(std::string_view text) {
    IdNumber result;
    result.number = upper(text);
    const std::string& number = result.number;
    const bool is_clean = std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || is_upper(c); });
    if (number.size() == kLength) {
        read_18(number, result);
    } else if (number.size() == kLegacyLength && all_digits(number)) {
        read_15(std::string(number), result);
    } else if (const auto kind = is_clean ? kind_by_shape(number) : std::nullopt) {
        result.kind = *kind;
    } else {
        result.fault = is_clean ? IdFault::bad_length : IdFault::bad_character;
    }
    return result;
}

}  // namespace liucai::codes
