#include "arguments.hpp"
#include "timeline.hpp"

// DMN 1.5, 10.3.4.6, table 77, and now() and today() of 10.3.4.10.
namespace liucai::feel {
namespace {

/// The argument of all of these: a date, or the date of a date and time.
Date day(Arguments& in) {
    const Value& value = in.one_of(0, {Kind::date, Kind::date_time}, "a date or a date and time");
    if (value.kind() == Kind::date) {
        return value.date();
    }
    return value.kind() == Kind::date_time ? value.date_time().date : Date{};
}

Value day_of_year(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("day of year", arguments, evaluation);
    const Date date = day(in);
    return in.failed() ? Value() : Value(day_number(date) - day_number({date.year, 1, 1}) + 1);
}

Value day_of_week(std::span<const Value> arguments, Evaluation& evaluation) {
    constexpr const char* kNames[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    Arguments in("day of week", arguments, evaluation);
    const Date date = day(in);
    return in.failed() ? Value() : Value(kNames[weekday(date) - 1]);
}

Value month_of_year(std::span<const Value> arguments, Evaluation& evaluation) {
    constexpr const char* kNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
    Arguments in("month of year", arguments, evaluation);
    const Date date = day(in);
    return in.failed() ? Value() : Value(kNames[date.month - 1]);
}

// week of year(date): ISO 8601, 3.1.1.23: week 1 is the one with the first Thursday.
Value week_of_year(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("week of year", arguments, evaluation);
    const Date date = day(in);
    if (in.failed()) {
        return {};
    }
    const std::int64_t thursday = day_number(date) + 4 - weekday(date);
    const std::int32_t year = date_from_day_number(thursday).year;
    return (thursday - day_number({year, 1, 1})) / 7 + 1;
}

Value now(std::span<const Value>, Evaluation& evaluation) { return evaluation.now; }

Value today(std::span<const Value>, Evaluation& evaluation) { return evaluation.now.date; }

}  // namespace

std::span<const Builtin> temporal_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"day of year", {{{"date"}}}, day_of_year},
        {"day of week", {{{"date"}}}, day_of_week},
        {"month of year", {{{"date"}}}, month_of_year},
        {"week of year", {{{"date"}}}, week_of_year},
        {"now", {{}}, now},
        {"today", {{}}, today},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
