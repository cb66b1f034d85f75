#include <cstdlib>
#include <limits>

#include "builtin.hpp"
#include "timeline.hpp"

// DMN 1.5, 10.3.2.11-13, tables 50-55. Kinds that do not go together, and results that do not fit, are nullopt.
namespace liucai::feel {
namespace {

using number::Decimal;

bool is_duration(const Value& value) {
    return value.kind() == Kind::days_duration || value.kind() == Kind::months_duration;
}

template <typename T>
std::optional<Value> valued(std::optional<T> result) {
    return result ? std::optional<Value>(std::move(*result)) : std::nullopt;
}

std::optional<MonthsDuration> months_duration(__int128 month) {
    constexpr __int128 kMax = std::numeric_limits<std::int64_t>::max();
    return month <= kMax && month >= -kMax ? std::optional(MonthsDuration{static_cast<std::int64_t>(month)})
                                           : std::nullopt;
}

// Table 55, date and years and months duration: the day stays, or is the last one of a shorter month.
std::optional<Date> add_months(const Date& date, const MonthsDuration& duration) {
    if (std::abs(duration.month) > std::int64_t{kYearMax} * 24) {
        return std::nullopt;
    }
    const std::int64_t month_index = std::int64_t{date.year} * 12 + (date.month - 1) + duration.month;
    const std::int64_t year = floor_divide(month_index, 12);
    if (year > kYearMax || year < -kYearMax) {
        return std::nullopt;
    }
    const auto month = static_cast<std::uint8_t>(month_index - year * 12 + 1);
    const std::uint8_t day_max = days_in_month(static_cast<std::int32_t>(year), month);
    return Date{static_cast<std::int32_t>(year), month, std::min(date.day, day_max)};
}

// Table 55, date and days and time duration: from midnight on, and the day that is reached.
std::optional<Date> add_days(const Date& date, const DaysDuration& duration) {
    const std::optional<Moment> moment = shifted(moment_of(date), duration);
    const std::optional<DateTime> reached = moment ? date_time_at(*moment, Zone{}) : std::nullopt;
    return reached ? std::optional(reached->date) : std::nullopt;
}

// With a zone the duration runs on the line of UTC, so that a day in which the clocks change is what it is.
std::optional<DateTime> add_days(const DateTime& value, const DaysDuration& duration) {
    const std::optional<Moment> moment = shifted(moment_of(value), duration);
    return moment ? date_time_at(*moment, value.time.zone) : std::nullopt;
}

// Around the clock, as often as it takes.
Time add_days(const Time& time, const DaysDuration& duration) {
    const __int128 total = time.nanosecond + total_nanoseconds(duration);
    auto nanosecond = static_cast<std::int64_t>(total % kNanosecondsPerDay);
    nanosecond += nanosecond < 0 ? kNanosecondsPerDay : 0;
    return {nanosecond, time.zone};
}

std::optional<Value> add_duration(const Value& value, const Value& duration) {
    const bool is_days = duration.kind() == Kind::days_duration;
    switch (value.kind()) {
        case Kind::date:
            return is_days ? valued(add_days(value.date(), duration.days_duration()))
                           : valued(add_months(value.date(), duration.months_duration()));
        case Kind::date_time: {
            if (is_days) {
                return valued(add_days(value.date_time(), duration.days_duration()));
            }
            const std::optional<Date> date = add_months(value.date_time().date, duration.months_duration());
            return date ? std::optional<Value>(DateTime{*date, value.date_time().time}) : std::nullopt;
        }
        case Kind::time:
            return is_days ? std::optional<Value>(add_days(value.time(), duration.days_duration())) : std::nullopt;
        case Kind::days_duration:
            return is_days ? valued(duration_of_nanoseconds(total_nanoseconds(value.days_duration()) +
                                                            total_nanoseconds(duration.days_duration())))
                           : std::nullopt;
        case Kind::months_duration:
            return is_days ? std::nullopt
                           : valued(months_duration(static_cast<__int128>(value.months_duration().month) +
                                                    duration.months_duration().month));
        default:
            return std::nullopt;
    }
}

Value negated(const Value& duration) {
    if (duration.kind() == Kind::days_duration) {
        return DaysDuration{-duration.days_duration().second, -duration.days_duration().nanosecond};
    }
    return MonthsDuration{-duration.months_duration().month};
}

/// The nanoseconds of a duration as an exact decimal where 34 digits hold them.
std::optional<Decimal> as_seconds(const DaysDuration& duration) {
    static const Decimal kNano = *Decimal::parse("1e-9");
    const std::optional<Decimal> fraction = Decimal(std::int64_t{duration.nanosecond}).multiply(kNano);
    return fraction ? Decimal(duration.second).add(*fraction) : std::nullopt;
}

// What is finer than a nanosecond is cut off.
std::optional<Value> days_duration_of(const std::optional<Decimal>& seconds) {
    static const Decimal kPerSecond(kNanosecondsPerSecond);
    if (!seconds) {
        return std::nullopt;
    }
    const std::optional<Decimal> whole = seconds->round(0, number::Rounding::down);
    const std::optional<std::int64_t> second = whole ? whole->to_int64() : std::nullopt;
    if (!second || *second == std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    const std::optional<Decimal> rest = seconds->subtract(*whole);
    const std::optional<Decimal> nanoseconds = rest ? rest->multiply(kPerSecond) : std::nullopt;
    const std::optional<Decimal> cut = nanoseconds ? nanoseconds->round(0, number::Rounding::down) : std::nullopt;
    return cut ? std::optional<Value>(DaysDuration{*second, static_cast<std::int32_t>(cut->to_int64().value_or(0))})
               : std::nullopt;
}

// A part of a month is cut off.
std::optional<Value> months_duration_of(const std::optional<Decimal>& months) {
    const std::optional<Decimal> whole = months ? months->round(0, number::Rounding::down) : std::nullopt;
    const std::optional<std::int64_t> month = whole ? whole->to_int64() : std::nullopt;
    return month ? valued(months_duration(*month)) : std::nullopt;
}

/// A date or a date and time on its line.
std::optional<Moment> moment_of_day(const Value& value) {
    if (value.kind() == Kind::date) {
        return moment_of(value.date());
    }
    return value.kind() == Kind::date_time ? std::optional(moment_of(value.date_time())) : std::nullopt;
}

}  // namespace

std::optional<Value> add_values(const Value& left, const Value& right) {
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        return valued(left.number().add(right.number()));
    }
    if (left.kind() == Kind::string && right.kind() == Kind::string) {
        return Value(left.string() + right.string());
    }
    if (is_duration(right)) {
        return add_duration(left, right);
    }
    return is_duration(left) ? add_duration(right, left) : std::nullopt;
}

std::optional<Value> subtract_values(const Value& left, const Value& right) {
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        return valued(left.number().subtract(right.number()));
    }
    if (is_duration(right)) {
        return add_duration(left, negated(right));
    }
    if (left.kind() == Kind::time && right.kind() == Kind::time) {
        return valued(difference(moment_of(left.time()), moment_of(right.time())));
    }
    const std::optional<Moment> from = moment_of_day(right);
    const std::optional<Moment> to = moment_of_day(left);
    return from && to ? valued(difference(*to, *from)) : std::nullopt;
}

std::optional<Value> multiply_values(const Value& left, const Value& right) {
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        return valued(left.number().multiply(right.number()));
    }
    if (left.kind() == Kind::number && is_duration(right)) {
        return multiply_values(right, left);
    }
    if (right.kind() != Kind::number) {
        return std::nullopt;
    }
    if (left.kind() == Kind::days_duration) {
        const std::optional<Decimal> seconds = as_seconds(left.days_duration());
        return seconds ? days_duration_of(seconds->multiply(right.number())) : std::nullopt;
    }
    if (left.kind() == Kind::months_duration) {
        return months_duration_of(Decimal(left.months_duration().month).multiply(right.number()));
    }
    return std::nullopt;
}

std::optional<Value> divide_values(const Value& left, const Value& right) {
    if (left.kind() == Kind::number && right.kind() == Kind::number) {
        return valued(left.number().divide(right.number()));
    }
    if (left.kind() == Kind::days_duration && right.kind() == Kind::days_duration) {
        const std::optional<Decimal> dividend = as_seconds(left.days_duration());
        const std::optional<Decimal> divisor = as_seconds(right.days_duration());
        return dividend && divisor ? valued(dividend->divide(*divisor)) : std::nullopt;
    }
    if (left.kind() == Kind::months_duration && right.kind() == Kind::months_duration) {
        return valued(Decimal(left.months_duration().month).divide(Decimal(right.months_duration().month)));
    }
    if (right.kind() != Kind::number) {
        return std::nullopt;
    }
    if (left.kind() == Kind::days_duration) {
        const std::optional<Decimal> seconds = as_seconds(left.days_duration());
        return seconds ? days_duration_of(seconds->divide(right.number())) : std::nullopt;
    }
    if (left.kind() == Kind::months_duration) {
        return months_duration_of(Decimal(left.months_duration().month).divide(right.number()));
    }
    return std::nullopt;
}

}  // namespace liucai::feel
