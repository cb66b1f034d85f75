#include <algorithm>
#include <cstdlib>

#include "arguments.hpp"
#include "timeline.hpp"

// DMN 1.5, 10.3.4.1, table 72.
namespace liucai::feel {
namespace {

using number::Decimal;

template <typename T>
Value read_or_refuse(Arguments& in, const std::optional<T>& value, std::string_view example) {
    if (value) {
        return *value;
    }
    return in.refuse("feel_text_unreadable", "the text " + shown(in.any(0)) + " is not of the form " +
                                                 std::string(example) + ", or there is no such value");
}

/// A part of a date or time; what lies beyond 32 bits is out of every range.
std::int32_t part(Arguments& in, std::size_t index) {
    constexpr std::int64_t kEnd = 2'000'000'000;
    return static_cast<std::int32_t>(std::clamp(in.whole(index), -kEnd, kEnd));
}

std::optional<Date> date_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const Date date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// date(from) and date(year, month, day)
Value date(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("date", arguments, evaluation);
    if (in.count() >= 3) {
        const std::optional<Date> date = date_of(part(in, 0), part(in, 1), part(in, 2));
        if (in.failed()) {
            return {};
        }
        return date ? Value(*date)
                    : in.refuse_value("there is no day " + shown(in.any(2)) + " of month " + shown(in.any(1)) +
                                      " in the year " + shown(in.any(0)));
    }
    const Value& from =
        in.one_of(0, {Kind::string, Kind::date, Kind::date_time}, "a string, a date or a date and time");
    switch (from.kind()) {
        case Kind::string:
            return read_or_refuse(in, parse_date(from.string()), "2026-01-31");
        case Kind::date_time:
            return from.date_time().date;
        default:
            return from;
    }
}

/// The nanoseconds of a second that may have a fraction; nullopt outside of 0 … 59.999999999.
std::optional<std::int64_t> nanoseconds_of_minute(const Decimal& second) {
    static const Decimal kPerSecond(kNanosecondsPerSecond);
    const std::optional<Decimal> scaled = second.multiply(kPerSecond);
    const std::optional<Decimal> whole = scaled ? scaled->round(0, number::Rounding::down) : std::nullopt;
    const std::optional<std::int64_t> nanosecond = whole ? whole->to_int64() : std::nullopt;
    if (!nanosecond || second.is_negative() || *nanosecond >= 60 * kNanosecondsPerSecond) {
        return std::nullopt;
    }
    return nanosecond;
}

/// Hour, minute and second at three arguments from `first` on.
std::optional<Time> time_of(Arguments& in, std::size_t first) {
    const std::int32_t hour = part(in, first);
    const std::int32_t minute = part(in, first + 1);
    const std::optional<std::int64_t> nanosecond = nanoseconds_of_minute(in.number(first + 2));
    if (in.failed() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || !nanosecond) {
        return std::nullopt;
    }
    return Time{(std::int64_t{hour} * 3'600 + minute * 60) * kNanosecondsPerSecond + *nanosecond, Zone{}};
}

Value refuse_time(Arguments& in, std::size_t first) {
    return in.refuse_value("there is no time " + shown(in.any(first)) + ":" + shown(in.any(first + 1)) + ":" +
                           shown(in.any(first + 2)));
}

/// The zone that an offset makes: none for null.
std::optional<Zone> zone_of_offset(Arguments& in, std::size_t index) {
    if (in.is_null(index)) {
        return Zone{};
    }
    const Value& offset = in.one_of(index, {Kind::days_duration}, "a days and time duration");
    if (in.failed()) {
        return std::nullopt;
    }
    const DaysDuration duration = offset.days_duration();
    if (duration.nanosecond != 0 || std::abs(duration.second) > kOffsetMax_s) {
        in.refuse_value("the offset is " + shown(offset), "Give whole seconds, at most 18 hours.");
        return std::nullopt;
    }
    return Zone{Zone::Kind::offset, static_cast<std::int32_t>(duration.second), nullptr};
}

// date and time(year, month, day, hour, minute, second, offset or timezone?)
Value date_and_time_of_parts(Arguments& in) {
    const std::optional<Date> date = date_of(part(in, 0), part(in, 1), part(in, 2));
    std::optional<Time> time = time_of(in, 3);
    if (in.failed()) {
        return {};
    }
    if (!date) {
        return in.refuse_value("there is no day " + shown(in.any(2)) + " of month " + shown(in.any(1)) +
                               " in the year " + shown(in.any(0)));
    }
    if (!time) {
        return refuse_time(in, 3);
    }
    const Value& where = in.any(6);
    std::optional<Zone> zone;
    if (where.kind() == Kind::string) {
        zone = named_zone(where.string());
        if (!zone) {
            in.refuse_value("there is no time zone " + shown(where), "Zones have names such as Asia/Shanghai.");
        }
    } else {
        zone = zone_of_offset(in, 6);
    }
    if (!zone) {
        return {};
    }
    time->zone = *zone;
    return DateTime{*date, *time};
}

// date and time(date, time), date and time(from), and the form of parts
Value date_and_time(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("date and time", arguments, evaluation);
    if (in.count() >= 6) {
        return date_and_time_of_parts(in);
    }
    if (in.count() >= 2) {
        const Value& date = in.one_of(0, {Kind::date, Kind::date_time}, "a date or a date and time");
        const Value& time = in.one_of(1, {Kind::time}, "a time");
        if (in.failed()) {
            return {};
        }
        return DateTime{date.kind() == Kind::date ? date.date() : date.date_time().date, time.time()};
    }
    const Value& from =
        in.one_of(0, {Kind::string, Kind::date, Kind::date_time}, "a string, a date or a date and time");
    switch (from.kind()) {
        case Kind::string:
            if (const std::optional<Date> midnight = parse_date(from.string())) {
                return DateTime{*midnight, Time{}};
            }
            return read_or_refuse(in, parse_date_time(from.string()), "2026-01-31T10:30:00");
        case Kind::date:
            return DateTime{from.date(), Time{0, Zone{Zone::Kind::offset, 0, nullptr}}};
        default:
            return from;
    }
}

// time(from) and time(hour, minute, second, offset?)
Value time(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("time", arguments, evaluation);
    if (in.count() >= 3) {
        std::optional<Time> time = time_of(in, 0);
        const std::optional<Zone> zone = zone_of_offset(in, 3);
        if (in.failed()) {
            return {};
        }
        if (!time) {
            return refuse_time(in, 0);
        }
        time->zone = *zone;
        return *time;
    }
    const Value& from =
        in.one_of(0, {Kind::string, Kind::time, Kind::date_time, Kind::date}, "a string, a time or a date and time");
    switch (from.kind()) {
        case Kind::string:
            return read_or_refuse(in, parse_time(from.string()), "10:30:00");
        case Kind::date_time:
            return from.date_time().time;
        case Kind::date:  // a date is midnight UTC
            return Time{0, Zone{Zone::Kind::offset, 0, nullptr}};
        default:
            return from;
    }
}

/// A separator that may be null; empty then, and a failure when it is none of the allowed ones.
std::string separator(Arguments& in, std::size_t index, std::string_view allowed) {
    if (in.is_null(index)) {
        return {};
    }
    const std::string& text = in.string(index);
    if (!in.failed() && (text.size() != 1 || allowed.find(text) == std::string_view::npos)) {
        in.refuse_value(
            "the separator is " + shown(in.any(index)),
            "The grouping separator is a space, a comma or a point; the decimal separator a point or a comma.");
    }
    return text;
}

// number(from, grouping separator, decimal separator)
Value number(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("number", arguments, evaluation);
    std::string text = in.string(0);
    const std::string grouping = separator(in, 1, " ,.");
    const std::string written_point = separator(in, 2, ",.");
    if (in.failed()) {
        return {};
    }
    const char point = written_point.empty() ? '.' : written_point.front();
    if (!grouping.empty()) {
        if (grouping.front() == point) {
            return in.refuse_value("both separators are " + shown(in.any(1)));
        }
        std::erase(text, grouping.front());
    }
    if (point != '.') {
        if (text.find('.') != std::string::npos) {
            return read_or_refuse<Decimal>(in, std::nullopt, "1 000,5");
        }
        std::replace(text.begin(), text.end(), point, '.');
    }
    return read_or_refuse(in, Decimal::parse(text), "1000.5");
}

Value string(std::span<const Value> arguments, Evaluation&) {
    return arguments.empty() || arguments.front().is_null() ? Value() : Value(to_string_value(arguments.front()));
}

// duration(from)
Value duration(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("duration", arguments, evaluation);
    const Value& from =
        in.one_of(0, {Kind::string, Kind::days_duration, Kind::months_duration}, "a string or a duration");
    if (from.kind() != Kind::string) {
        return from;
    }
    if (const std::optional<MonthsDuration> months = parse_months_duration(from.string())) {
        return *months;
    }
    return read_or_refuse(in, parse_days_duration(from.string()), "P1DT2H or P1Y2M");
}

/// The day of a date or a date and time, as its own clock shows it.
Date day_of(const Value& value) {
    return value.kind() == Kind::date        ? value.date()
           : value.kind() == Kind::date_time ? value.date_time().date
                                             : Date{};
}

// years and months duration(from, to): whole months only, towards zero.
Value years_and_months_duration(std::span<const Value> arguments, Evaluation& evaluation) {
    constexpr std::string_view kWanted = "a date or a date and time";
    Arguments in("years and months duration", arguments, evaluation);
    const Date from = day_of(in.one_of(0, {Kind::date, Kind::date_time}, kWanted));
    const Date to = day_of(in.one_of(1, {Kind::date, Kind::date_time}, kWanted));
    if (in.failed()) {
        return {};
    }
    std::int64_t months = (std::int64_t{to.year} - from.year) * 12 + (to.month - from.month);
    if (months > 0 && to.day < from.day) {
        --months;
    } else if (months < 0 && to.day > from.day) {
        ++months;
    }
    return MonthsDuration{months};
}

}  // namespace

std::span<const Builtin> conversion_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"date", {{{"from"}}, {{"year", "month", "day"}}}, date},
        {"date and time",
         {{{"from"}},
          {{"date", "time"}},
          {{"year", "month", "day", "hour", "minute", "second", "offset"}, 1},
          {{"year", "month", "day", "hour", "minute", "second", "timezone"}, 1}},
         date_and_time},
        {"time", {{{"from"}}, {{"hour", "minute", "second", "offset"}, 1}}, time},
        {"number", {{{"from", "grouping separator", "decimal separator"}, 2}}, number},
        {"string", {{{"from"}}}, string},
        {"duration", {{{"from"}}}, duration},
        {"years and months duration", {{{"from", "to"}}}, years_and_months_duration},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
