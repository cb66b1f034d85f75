#include "timeline.hpp"

#include <limits>

namespace liucai::feel {
namespace {

Moment moment_at(std::int64_t day, std::int64_t nanosecond_of_day, std::optional<std::int32_t> offset_s) {
    return {day * kSecondsPerDay + nanosecond_of_day / kNanosecondsPerSecond - offset_s.value_or(0),
            static_cast<std::int32_t>(nanosecond_of_day % kNanosecondsPerSecond), !offset_s.has_value()};
}

}  // namespace

Moment moment_of(const DateTime& value) {
    return moment_at(day_number(value.date), value.time.nanosecond,
                     offset_at(value.time.zone, value.date, value.time.nanosecond));
}

Moment moment_of(const Date& value) { return moment_at(day_number(value), 0, 0); }

Moment moment_of(const Time& value) { return moment_of(DateTime{Date{1970, 1, 1}, value}); }

std::optional<DateTime> date_time_at(const Moment& moment, const Zone& zone) {
    // Far beyond the greatest year; keeps the sums below from overflowing.
    constexpr std::int64_t kSecondMax = 40'000'000'000'000'000;
    if (moment.second > kSecondMax || moment.second < -kSecondMax) {
        return std::nullopt;
    }
    const std::int64_t local = moment.second + (moment.is_local ? 0 : offset_at_utc(zone, moment.second));
    const std::int64_t day = floor_divide(local, kSecondsPerDay);
    const Date date = date_from_day_number(day);
    if (!is_valid(date)) {
        return std::nullopt;
    }
    return DateTime{date, Time{(local - day * kSecondsPerDay) * kNanosecondsPerSecond + moment.nanosecond, zone}};
}

std::optional<DaysDuration> difference(const Moment& left, const Moment& right) {
    if (left.is_local != right.is_local) {
        return std::nullopt;
    }
    return duration_of_nanoseconds(static_cast<__int128>(left.second - right.second) * kNanosecondsPerSecond +
                                   (left.nanosecond - right.nanosecond));
}

std::optional<Moment> shifted(const Moment& moment, const DaysDuration& by) {
    const __int128 total =
        static_cast<__int128>(moment.second) * kNanosecondsPerSecond + moment.nanosecond + total_nanoseconds(by);
    __int128 second = total / kNanosecondsPerSecond;
    auto nanosecond = static_cast<std::int64_t>(total % kNanosecondsPerSecond);
    if (nanosecond < 0) {
        nanosecond += kNanosecondsPerSecond;
        --second;
    }
    if (second > std::numeric_limits<std::int64_t>::max() || second < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return Moment{static_cast<std::int64_t>(second), static_cast<std::int32_t>(nanosecond), moment.is_local};
}

__int128 total_nanoseconds(const DaysDuration& duration) {
    return static_cast<__int128>(duration.second) * kNanosecondsPerSecond + duration.nanosecond;
}

std::optional<DaysDuration> duration_of_nanoseconds(__int128 nanoseconds) {
    const __int128 second = nanoseconds / kNanosecondsPerSecond;
    // One second less than int64 holds, so that every duration has a negative.
    if (second > std::numeric_limits<std::int64_t>::max() || second < -std::numeric_limits<std::int64_t>::max()) {
        return std::nullopt;
    }
    return DaysDuration{static_cast<std::int64_t>(second),
                        static_cast<std::int32_t>(nanoseconds % kNanosecondsPerSecond)};
}

}  // namespace liucai::feel
