#include <algorithm>
#include <liucai/base/assert.hpp>
#include <liucai/calendar/calendar.hpp>
#include <map>
#include <set>

#include "embedded.hpp"

namespace liucai::calendar {

/// Which years are loaded, and the days on which they depart from Monday to Friday.
struct WorkingDays::Data {
    std::set<int> years;
    std::map<Day, bool> is_working;
};

namespace {

using base::Error;

constexpr std::size_t kColumns = 5;
constexpr int kHolidayDaysMax = 31;

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

struct Row {
    bool is_working = false;
    Day first;
    Day last;
};

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t comma = line.find(',', at);
        cells.push_back(line.substr(at, comma == std::string_view::npos ? comma : comma - at));
        at = comma == std::string_view::npos ? comma : comma + 1;
    }
    return cells;
}

// year,kind,first,last,name. A slip in a notice typed by hand should not move a deadline, so the row says its year too.
std::optional<Row> read_row(std::string_view line) {
    const auto cells = split(line);
    if (cells.size() != kColumns || (cells[1] != "off" && cells[1] != "work")) return std::nullopt;
    const auto first = parse_day(cells[2]);
    const auto last = parse_day(cells[3]);
    if (!first || !last || *last < *first || *last - *first >= std::chrono::days(kHolidayDaysMax)) return std::nullopt;
    if (cells[0] != cells[2].substr(0, 4) || cells[0] != cells[3].substr(0, 4)) return std::nullopt;
    return Row{cells[1] == "work", *first, *last};
}

base::Status take(const Row& row, const std::string& place, WorkingDays::Data& data) {
    data.years.insert(year_of(row.first));
    for (Day day = row.first; day <= row.last; day += std::chrono::days(1)) {
        if (data.is_working.emplace(day, row.is_working).second) continue;
        return Error{"calendar_day_twice", "the day " + to_text(day) + " stands in two rows of the calendar",
                     "keep the row that the notice has"}
            .with("day", to_text(day))
            .at(place);
    }
    return base::done();
}

base::Result<WorkingDays::Data> read(std::string_view csv) {
    WorkingDays::Data data;
    bool has_header = false;
    for (std::size_t number = 1; !csv.empty(); ++number) {
        const std::size_t end = std::min(csv.find('\n'), csv.size());
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (!has_header && line.starts_with("year,")) {
            has_header = true;
            continue;
        }
        const std::string place = "line " + std::to_string(number);
        const auto row = read_row(line);
        if (!row) {
            return Error{"calendar_row_invalid", "line " + std::to_string(number) + " of the calendar cannot be read",
                         "write year,kind,first,last,name, such as 2026,off,2026-10-01,2026-10-07,国庆节"}
                .with("line", std::to_string(number))
                .at(place);
        }
        LIUCAI_TRY(take(*row, place, data));
    }
    if (data.years.empty()) {
        return Error{"calendar_empty", "the calendar has no rows",
                     "load the State Council's list of holidays and make-up days"};
    }
    return data;
}

bool is_weekday(Day day) {
    const std::chrono::weekday weekday(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Error year_missing(int year, const WorkingDays& calendar) {
    const std::string loaded = std::to_string(calendar.first_year()) + "–" + std::to_string(calendar.last_year());
    return Error{"calendar_year_missing",
                 "the working-day calendar has no year " + std::to_string(year) + "; it has " + loaded,
                 "load the State Council's list for " + std::to_string(year)}
        .with("year", std::to_string(year))
        .with("loaded", loaded);
}

}  // namespace

const WorkingDays& WorkingDays::official() {
    static const WorkingDays calendar = [] {
        auto parsed = parse(embedded::calendar::file("working_days.csv"));
        LIUCAI_ASSERT(parsed.has_value(), "the calendar that ships with the program can be read");
        return std::move(parsed).value();
    }();
    return calendar;
}

base::Result<WorkingDays> WorkingDays::parse(std::string_view csv) {
    return WorkingDays(std::make_shared<const Data>(LIUCAI_TRY(read(csv))));
}

base::Result<WorkingDays> WorkingDays::extended(std::string_view csv) const {
    Data merged = LIUCAI_TRY(read(csv));
    for (const auto& [day, is_working] : data_->is_working) {
        if (!merged.years.contains(year_of(day))) merged.is_working.emplace(day, is_working);
    }
    merged.years.insert(data_->years.begin(), data_->years.end());
    return WorkingDays(std::make_shared<const Data>(std::move(merged)));
}

// 全国年节及纪念日放假办法 and the State Council's yearly notice: a day the notice names is as it says; every other day
// follows the week.
base::Result<bool> WorkingDays::is_working_day(Day day) const {
    if (!data_->years.contains(year_of(day))) return year_missing(year_of(day), *this);
    const auto named = data_->is_working.find(day);
    return named == data_->is_working.end() ? is_weekday(day) : named->second;
}

base::Result<Day> WorkingDays::add(Day start, int count) const {
    if (count < 0) {
        return Error{"calendar_count_negative",
                     "cannot go back " + std::to_string(-static_cast<long>(count)) + " working days",
                     "give a number of working days that is 0 or more"}
            .with("count", std::to_string(count));
    }
    Day day = start;
    for (int left = count; left > 0;) {
        day += std::chrono::days(1);
        if (LIUCAI_TRY(is_working_day(day))) --left;
    }
    return day;
}

base::Result<int> WorkingDays::count(Day from, Day to) const {
    int count = 0;
    for (Day day = from + std::chrono::days(1); day <= to; day += std::chrono::days(1)) {
        if (LIUCAI_TRY(is_working_day(day))) ++count;
    }
    return count;
}

int WorkingDays::first_year() const { return *data_->years.begin(); }
int WorkingDays::last_year() const { return *data_->years.rbegin(); }

}  // namespace liucai::calendar
