#pragma once

#include <liucai/feel/temporal.hpp>

namespace liucai::feel {

inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosecondsPerDay = kSecondsPerDay * kNanosecondsPerSecond;

/// Rounds towards minus infinity; the divisor is greater than zero.
constexpr std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
    return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/// Monday is 1, Sunday is 7.
int weekday(const Date& date);

/// Seconds east of UTC that a zone has at a moment given in seconds of UTC since 1970; 0 for no zone.
std::int32_t offset_at_utc(const Zone& zone, std::int64_t second);

/// A moment as a distance from 1970-01-01T00:00:00 on one of two lines: that of UTC, or that of times without a zone.
/// Moments of different lines cannot be compared or subtracted.
struct Moment {
    std::int64_t second = 0;
    std::int32_t nanosecond = 0;  ///< 0 … 999'999'999
    bool is_local = false;
};

Moment moment_of(const DateTime& value);
/// A date is midnight UTC where it meets a date and time with a zone (DMN 1.5, 10.3.2.3.5).
Moment moment_of(const Date& value);
/// A time knows no day, so its zone is taken as of 1970-01-01 (as equality.cpp does).
Moment moment_of(const Time& value);

/// The date and time that clocks of the zone show at the moment; nullopt when the year does not fit.
std::optional<DateTime> date_time_at(const Moment& moment, const Zone& zone);

/// left - right; nullopt when they are on different lines.
std::optional<DaysDuration> difference(const Moment& left, const Moment& right);
/// nullopt on overflow.
std::optional<Moment> shifted(const Moment& moment, const DaysDuration& by);

/// A duration in nanoseconds, which fit: |second| < 2^63.
__int128 total_nanoseconds(const DaysDuration& duration);
std::optional<DaysDuration> duration_of_nanoseconds(__int128 nanoseconds);

}  // namespace liucai::feel
