#pragma once

#include <chrono>
#include <liucai/base/result.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::calendar {

/// A civil day, proleptic Gregorian.
using Day = std::chrono::sys_days;

/// Reads YYYY-MM-DD exactly; nullopt when it is not a day that exists.
std::optional<Day> parse_day(std::string_view text);
/// YYYY-MM-DD.
std::string to_text(Day day);
/// The day when there is one; nullopt for 30 February.
std::optional<Day> day_of(int year, unsigned month, unsigned day);
/// The same day of the year `years` later; 29 February gives 28 February in a common year. Beyond what the calendar can
/// say it stays at its last year.
Day add_years(Day day, int years);
/// Full years of age (周岁): the birthday itself counts as completed, and who was born on 29 February has it on the
/// 28th in a common year. Negative before the birth.
int full_years(Day birth, Day as_of);
/// Today in Asia/Shanghai (UTC+8, no summer time since 1991).
Day today_in_shanghai();

/// The official working-day calendar of mainland China: weekends, public holidays and make-up working days (调休) as
/// the State Council announces them each year. A year that is not loaded is refused (calendar_year_missing), never
/// taken for Monday to Friday. Values never change; copies share their table.
class WorkingDays {
public:
    /// The years that ship with the program (data/working_days.csv, made from public data).
    static const WorkingDays& official();
    /// A calendar of its own, in the form of data/working_days.csv: a line of column names, then one row
    /// `year,kind,first,last,name` for each holiday (`off`) and make-up working day (`work`) of a notice; # begins a
    /// comment. A year counts as loaded when a row names it. Refusals: calendar_row_invalid, calendar_day_twice,
    /// calendar_empty.
    static base::Result<WorkingDays> parse(std::string_view csv);
    /// This calendar with the years of another list, which wins for the years it has: how an administrator loads a year
    /// that was announced after the program was built.
    base::Result<WorkingDays> extended(std::string_view csv) const;

    base::Result<bool> is_working_day(Day day) const;
    /// The `count`-th working day after `start`, which itself does not count. 0 gives `start`; a negative count is
    /// refused (calendar_count_negative).
    base::Result<Day> add(Day start, int count) const;
    /// Working days after `from`, up to and including `to`; 0 when `to` is not after `from`.
    base::Result<int> count(Day from, Day to) const;
    int first_year() const;
    int last_year() const;

    struct Data;

private:
    explicit WorkingDays(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    std::shared_ptr<const Data> data_;
};

}  // namespace liucai::calendar
