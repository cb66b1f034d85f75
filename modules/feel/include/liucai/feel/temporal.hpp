#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::feel {

inline constexpr std::int32_t kYearMax = 999'999'999;
inline constexpr std::int32_t kOffsetMax_s = 18 * 3'600;

/// A day of the proleptic Gregorian calendar, years -999999999…999999999 (DMN 1.5, 10.3.2.3.5).
struct Date {
    std::int32_t year = 0;
    std::uint8_t month = 1;
    std::uint8_t day = 1;
    auto operator<=>(const Date&) const = default;
};

/// The zone of a time: none (local), a fixed offset, or a name of the IANA data base such as Asia/Shanghai.
struct Zone {
    enum class Kind : std::uint8_t { none, offset, name };
    Kind kind = Kind::none;
    std::int32_t offset_s = 0;          ///< of Kind::offset, seconds east of UTC, within ±18 h
    const std::string* name = nullptr;  ///< of Kind::name, interned for the life of the program
    bool operator==(const Zone&) const = default;
};

/// A time of day.
struct Time {
    std::int64_t nanosecond = 0;  ///< since midnight, 0 … 86'400e9 - 1
    Zone zone;
};

struct DateTime {
    Date date;
    Time time;
};

/// Days and time duration, signed: seconds and nanoseconds of one sign, |nanosecond| < 1e9.
struct DaysDuration {
    std::int64_t second = 0;
    std::int32_t nanosecond = 0;
    auto operator<=>(const DaysDuration&) const = default;
};

/// Years and months duration, signed.
struct MonthsDuration {
    std::int64_t month = 0;
    auto operator<=>(const MonthsDuration&) const = default;
};

/// Days since 1970-01-01, and back.
std::int64_t day_number(const Date& date);
Date date_from_day_number(std::int64_t day);
bool is_valid(const Date& date);
std::uint8_t days_in_month(std::int32_t year, std::uint8_t month);

/// The lexical forms of XML Schema part 2 as FEEL restricts them (10.3.4.1): nullopt when the text is not one.
std::optional<Date> parse_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<DaysDuration> parse_days_duration(std::string_view text);
std::optional<MonthsDuration> parse_months_duration(std::string_view text);

/// Canonical text, as FEEL's string(): 2026-01-01, 10:00:00@Asia/Shanghai, P1DT2H, P1Y2M, -PT0.5S.
std::string to_text(const Date& value);
std::string to_text(const Time& value);
std::string to_text(const DateTime& value);
std::string to_text(const DaysDuration& value);
std::string to_text(const MonthsDuration& value);

/// Seconds east of UTC that a zone has at a local moment; nullopt for no zone.
std::optional<std::int32_t> offset_at(const Zone& zone, const Date& date, std::int64_t nanosecond_of_day);
/// An interned zone, or nullopt when the data base has no such name.
std::optional<Zone> named_zone(std::string_view name);

}  // namespace liucai::feel
