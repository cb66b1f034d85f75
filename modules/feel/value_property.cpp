#include "builtin.hpp"
#include "timeline.hpp"

// DMN 1.5, 10.3.2.3, tables 65 and 66: what can be asked of a value with a dot.
namespace liucai::feel {
namespace {

std::optional<Value> property_of(const Date& date, std::string_view name) {
    if (name == "year") {
        return Value(date.year);
    }
    if (name == "month") {
        return Value(int{date.month});
    }
    if (name == "day") {
        return Value(int{date.day});
    }
    if (name == "weekday") {  // Monday is 1, Sunday is 7
        return Value(weekday(date));
    }
    return std::nullopt;
}

std::optional<Value> property_of(const Time& time, std::optional<std::int32_t> offset_s, std::string_view name) {
    const std::int64_t second = time.nanosecond / kNanosecondsPerSecond;
    if (name == "hour") {
        return Value(second / 3'600);
    }
    if (name == "minute") {
        return Value(second / 60 % 60);
    }
    if (name == "second") {
        const std::int64_t nanosecond = time.nanosecond % kNanosecondsPerSecond;
        if (nanosecond == 0) {
            return Value(second % 60);
        }
        static const number::Decimal kNano = *number::Decimal::parse("1e-9");
        const number::Decimal exact =
            *number::Decimal(second % 60 * kNanosecondsPerSecond + nanosecond).multiply(kNano);
        return Value(*number::Decimal::parse(exact.to_canonical_text()));
    }
    if (name == "time offset") {
        return offset_s ? Value(DaysDuration{*offset_s, 0}) : Value();
    }
    if (name == "timezone") {
        return time.zone.kind == Zone::Kind::name ? Value(*time.zone.name) : Value();
    }
    return std::nullopt;
}

// Every part has the sign of the duration.
std::optional<Value> property_of(const DaysDuration& duration, std::string_view name) {
    if (name == "days") {
        return Value(duration.second / kSecondsPerDay);
    }
    const std::int64_t second = duration.second % kSecondsPerDay;
    if (name == "hours") {
        return Value(second / 3'600);
    }
    if (name == "minutes") {
        return Value(second / 60 % 60);
    }
    if (name == "seconds") {
        if (duration.nanosecond == 0) {
            return Value(second % 60);
        }
        static const number::Decimal kNano = *number::Decimal::parse("1e-9");
        const number::Decimal exact =
            *number::Decimal(second % 60 * kNanosecondsPerSecond + duration.nanosecond).multiply(kNano);
        return Value(*number::Decimal::parse(exact.to_canonical_text()));
    }
    return std::nullopt;
}

std::optional<Value> property_of(const Range& range, std::string_view name) {
    if (name == "start") {
        return range.low.value_or(Value());
    }
    if (name == "end") {
        return range.high.value_or(Value());
    }
    if (name == "start included") {
        return Value(range.low_end == Range::End::closed);
    }
    if (name == "end included") {
        return Value(range.high_end == Range::End::closed);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Value> property(const Value& value, std::string_view name) {
    switch (value.kind()) {
        case Kind::date:
            return property_of(value.date(), name);
        case Kind::time:
            return property_of(value.time(), offset_at(value.time().zone, Date{1970, 1, 1}, value.time().nanosecond),
                               name);
        case Kind::date_time: {
            const DateTime& moment = value.date_time();
            if (std::optional<Value> of_date = property_of(moment.date, name)) {
                return of_date;
            }
            return property_of(moment.time, offset_at(moment.time.zone, moment.date, moment.time.nanosecond), name);
        }
        case Kind::days_duration:
            return property_of(value.days_duration(), name);
        case Kind::months_duration:
            if (name == "years") {
                return Value(value.months_duration().month / 12);
            }
            return name == "months" ? std::optional(Value(value.months_duration().month % 12)) : std::nullopt;
        case Kind::range:
            return property_of(value.range(), name);
        default:
            return std::nullopt;
    }
}

}  // namespace liucai::feel
