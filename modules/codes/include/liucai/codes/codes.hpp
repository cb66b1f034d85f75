#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::codes {

/// ISO 7064 MOD 11-2 over the first 17 digits (GB 11643-1999): '0'…'9' or 'X'. Needs at least 17 digits.
std::optional<char> id_check_character(std::string_view digits17);

/// What an identity number is, by its own form.
enum class IdKind : std::uint8_t {
    resident,            ///< 居民身份证, GB 11643, 18 characters
    resident_legacy,     ///< 15 digits of before 1999
    residence_permit,    ///< 港澳台居民居住证, prefix 81, 82, 83
    permanent_resident,  ///< 外国人永久居留身份证, 18 digits, first digit 9
    permanent_legacy,    ///< the older card: 3 letters + 12 digits; its birth date has no century
    hk_macau_permit,     ///< 港澳居民来往内地通行证: H or M + 8 (or 10) digits
    taiwan_permit,       ///< 台湾居民来往大陆通行证: 8 digits (or 10)
    passport,            ///< 5 to 9 letters and digits with a digit among them, nothing of the above
};

/// What is wrong with a number that looks like an identity number; of several faults the first in this order.
enum class IdFault : std::uint8_t { none, bad_length, bad_character, bad_birth_date, bad_checksum };

struct IdNumber {
    IdKind kind = IdKind::resident;
    IdFault fault = IdFault::none;
    std::string number;                          ///< canonical: letters upper case; legacy 15 raised to 18
    std::optional<std::chrono::sys_days> birth;  ///< when the number tells the whole date and it exists
    std::optional<bool> is_male;
    bool is_region_known = true;  ///< false: the prefix was never a division code (for kinds that have one)
};

/// Reads a number without spaces or hyphens (fold width and remove them before). Never guesses a digit. Births before
/// 1800 count as dates that do not exist; whether a birth lies in the future the caller asks, who knows the day.
IdNumber parse_id(std::string_view text);

/// GB 32100-2015. `computes` false is a warning, never a refusal: really registered codes exist that do not compute.
struct CreditCode {
    bool is_well_formed = false;  ///< 18 characters of the alphabet (no I O S V Z)
    bool computes = false;
};
CreditCode check_credit_code(std::string_view code);
/// The check character of the first 17; nullopt when one of them cannot occur.
std::optional<char> credit_code_check_character(std::string_view code17);
/// The code in upper case with I O S Z replaced by the digit each resembles (1 0 5 2), when it has one of them and the
/// result then computes. V resembles no digit.
std::optional<std::string> repair_credit_code(std::string_view code);

bool luhn_holds(std::string_view digits);
/// 1[3-9] and nine digits.
bool is_mobile_number(std::string_view digits);

/// GB/T 2260 with history: a code is known when any edition since 1980 had it. `name` is the last it had.
struct Division {
    std::string_view code;
    std::string_view name;
    bool is_current = false;
};
std::optional<Division> division(std::string_view code6);
/// 浙江省台州市黄岩区 from 331003; a retired code under the names it last had (浙江省台州地区黄岩市 from 332603). Empty
/// when the code is not known.
std::string division_full_name(std::string_view code6);

/// One row of a code list: GB/T 4754 (industry sections and two-digit divisions, "C17"), GB/T 4658 (education),
/// GB/T 6864 (degree), GB/T 8561 (professional titles: the series most met on rosters, not all of them).
struct Code {
    std::string_view code;
    std::string_view name;
};
enum class CodeList : std::uint8_t { industry, education, degree, professional_title };
std::span<const Code> list(CodeList which);
std::optional<Code> find(CodeList which, std::string_view code);
/// By the exact official name. An industry section and its only division share a name (K and K70 房地产业): the
/// division is meant. nullopt when several codes that are not each other's part have the name (讲师).
std::optional<Code> find_by_name(CodeList which, std::string_view name);

/// The 147 universities of the second round of 双一流 (2022), also under their new, former and campus names. Brackets
/// may be of either width.
bool is_double_first_class(std::string_view university);
/// Whether we know the name as a mainland university or college at all, so that "not on the list" says something. The
/// list is a part: all of Zhejiang, most universities elsewhere. No means "cannot tell".
bool is_known_university(std::string_view university);

}  // namespace liucai::codes
