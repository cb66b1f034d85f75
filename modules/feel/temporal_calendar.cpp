#include "timeline.hpp"

namespace liucai::feel {
namespace {

constexpr std::int64_t kDaysPerEra = 146'097;       // 400 years
constexpr std::int64_t kDaysBeforeEpoch = 719'468;  // from 0000-03-01 to 1970-01-01

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

}  // namespace

std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) {
    constexpr std::uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool is_valid(const Date& date) {
    return date.year >= -kYearMax && date.year <= kYearMax && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

// Years are counted from March, so that the leap day is the last of its year; eras of 400 years repeat exactly.
std::int64_t day_number(const Date& date) {
    const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = (date.month + 9) % 12;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * kDaysPerEra + day_of_era - kDaysBeforeEpoch;
}

Date date_from_day_number(std::int64_t day) {
    const std::int64_t shifted = day + kDaysBeforeEpoch;
    const std::int64_t era = floor_divide(shifted, kDaysPerEra);
    const std::int64_t day_of_era = shifted - era * kDaysPerEra;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

// 1970-01-01 was a Thursday.
int weekday(const Date& date) {
    const std::int64_t day = day_number(date) + 3;
    return static_cast<int>(day - floor_divide(day, 7) * 7) + 1;
}

}  // namespace liucai::feel
