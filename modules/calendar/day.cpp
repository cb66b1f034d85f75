#include <algorithm>
#include <liucai/calendar/calendar.hpp>

namespace liucai::calendar {

namespace {

using std::chrono::year_month_day;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
    constexpr auto kFirst = static_cast<int>(std::chrono::year::min());
    constexpr auto kLast = static_cast<int>(std::chrono::year::max());
    if (year < kFirst || year > kLast || month > 12 || day > 31) return std::nullopt;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<Day> parse_day(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00";
    if (text.size() != kForm.size()) return std::nullopt;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        if (kForm[i] == '-' ? text[i] != '-' : !is_digit(text[i])) return std::nullopt;
    }
    return day_of(number(text.substr(0, 4)), static_cast<unsigned>(number(text.substr(5, 2))),
                  static_cast<unsigned>(number(text.substr(8, 2))));
}

std::string to_text(Day day) {
    const year_month_day date(day);
    const int year = static_cast<int>(date.year());
    return (year < 0 ? "-" : "") + padded(static_cast<unsigned>(std::abs(year)), 4) + "-" +
           padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

// 民法典 (Civil Code), article 202: a period of years ends on the day of the same number, or, when the last month has
// no such day, on its last day.
Day add_years(Day day, int years) {
    const year_month_day date(day);
    const auto first = static_cast<long>(static_cast<int>(std::chrono::year::min()));
    const auto last = static_cast<long>(static_cast<int>(std::chrono::year::max()));
    const long year = std::clamp(static_cast<long>(static_cast<int>(date.year())) + years, first, last);
    const std::chrono::year to(static_cast<int>(year));
    const year_month_day moved{to, date.month(), date.day()};
    return moved.ok() ? Day(moved) : Day(to / date.month() / std::chrono::last);
}

int full_years(Day birth, Day as_of) {
    const int years = static_cast<int>(year_month_day(as_of).year()) - static_cast<int>(year_month_day(birth).year());
    return add_years(birth, years) > as_of ? years - 1 : years;
}

Day today_in_shanghai() {
    constexpr std::chrono::hours kAheadOfUtc(8);
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + kAheadOfUtc);
}

}  // namespace liucai::calendar
