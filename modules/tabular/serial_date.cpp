#include "serial_date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <liucai/tabular/workbook.hpp>

namespace liucai::tabular {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr sys_days kDayZero1900 = sys_days{year{1899} / month{12} / day{31}};
constexpr sys_days kDayZero1904 = sys_days{year{1904} / month{1} / day{1}};
constexpr sys_days kLastDay = sys_days{year{9999} / month{12} / day{31}};

}  // namespace

// ECMA-376 part 1, 18.17.4.1 (date conversion for serial values).
std::string date_of_serial(double serial, bool uses_1904) {
    // 1. Half a millisecond before midnight is rounding of the producer, not the evening before.
    constexpr double kHalfMillisecond = 0.5 / 86'400'000.0;
    const double number = std::floor(serial + kHalfMillisecond);
    if (!(number >= (uses_1904 ? 0.0 : 1.0)) || !(number <= 3'000'000.0)) {
        return {};
    }
    auto count = static_cast<int>(number);

    // 2. The 1900 epoch holds 1900 for a leap year: 60 is a day that never was, and later days count one too many.
    if (!uses_1904 && count == 60) {
        return {};
    }
    if (!uses_1904 && count > 60) {
        --count;
    }

    // 3. The civil day, up to the last year of four digits.
    const sys_days civil = (uses_1904 ? kDayZero1904 : kDayZero1900) + days{count};
    if (civil > kLastDay) {
        return {};
    }
    const year_month_day date{civil};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<std::string> serial_of_iso_date(std::string_view iso, bool uses_1904) {
    const auto digits = [&](std::size_t at, std::size_t count) -> std::optional<int> {
        if (at + count > iso.size()) {
            return std::nullopt;
        }
        int value = 0;
        const char* end = iso.data() + at + count;
        const auto [stop, error] = std::from_chars(iso.data() + at, end, value);
        if (error != std::errc{} || stop != end || value < 0) {
            return std::nullopt;
        }
        return value;
    };
    const auto y = digits(0, 4), m = digits(5, 2), d = digits(8, 2);
    if (!y || !m || !d || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    int seconds = 0;
    if (iso.size() > 10) {
        const auto hours = digits(11, 2), minutes = digits(14, 2);
        if ((iso[10] != 'T' && iso[10] != ' ') || !hours || !minutes || iso[13] != ':') {
            return std::nullopt;
        }
        seconds = *hours * 3600 + *minutes * 60 + (iso.size() > 17 ? digits(17, 2).value_or(0) : 0);
    }
    auto count = (sys_days{date} - (uses_1904 ? kDayZero1904 : kDayZero1900)).count();
    if (!uses_1904 && count >= 60) {
        ++count;
    }
    if (count < (uses_1904 ? 0 : 1) || seconds >= 86'400) {
        return std::nullopt;
    }
    if (seconds == 0) {
        return std::to_string(count);
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.9f", static_cast<double>(count) + seconds / 86'400.0);
    return text.data();
}

}  // namespace liucai::tabular
