#include <gtest/gtest.h>

#include <liucai/calendar/calendar.hpp>
#include <liucai/testkit/scenario.hpp>

namespace liucai::calendar {
namespace {

Day day(std::string_view text) {
    const auto parsed = parse_day(text);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Day());
}

std::string refused(const base::Error& error) { return "refused " + error.code + "\n" + error.message + "\n"; }

std::string tell(const testkit::Step& step) {
    const WorkingDays& calendar = WorkingDays::official();
    if (step.verb == "working") {
        const auto answer = calendar.is_working_day(day(step.words.at(0)));
        return answer ? (answer.value() ? "yes\n" : "no\n") : refused(answer.error());
    }
    if (step.verb == "add") {
        const auto answer = calendar.add(day(step.words.at(0)), std::stoi(step.words.at(1)));
        return answer ? to_text(answer.value()) + "\n" : refused(answer.error());
    }
    if (step.verb == "count") {
        const auto answer = calendar.count(day(step.words.at(0)), day(step.words.at(1)));
        return answer ? std::to_string(answer.value()) + "\n" : refused(answer.error());
    }
    if (step.verb == "age") return std::to_string(full_years(day(step.words.at(0)), day(step.words.at(1)))) + "\n";
    if (step.verb == "years_later")
        return to_text(add_years(day(step.words.at(0)), std::stoi(step.words.at(1)))) + "\n";
    return "no such verb\n";
}

TEST(Calendar, stories) {
    const auto files = testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios");
    ASSERT_FALSE(files.empty());
    for (const std::string& file : files) EXPECT_EQ(testkit::run_scenario(file, tell), "");
}

TEST(Days, are_read_exactly_or_not_at_all) {
    EXPECT_EQ(to_text(day("2026-11-01")), "2026-11-01");
    EXPECT_EQ(to_text(day("2000-02-29")), "2000-02-29");
    EXPECT_EQ(to_text(day("0001-01-01")), "0001-01-01");
    for (const char* no :
         {"", "2026-11-1", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
          "2026/01/01", "2026-01-01 ", " 2026-01-01", "+026-01-01", "２026-01-01", "20260101"}) {
        EXPECT_FALSE(parse_day(no)) << no;
    }
    EXPECT_FALSE(day_of(2026, 2, 30));
    EXPECT_FALSE(day_of(2026, 268, 1)) << "268 is 12 in eight bits";
    EXPECT_FALSE(day_of(2026, 1, 257));
    EXPECT_FALSE(day_of(1'000'000, 1, 1));
}

TEST(Days, years_beyond_the_calendar_stop_at_its_last) {
    EXPECT_EQ(to_text(add_years(day("2026-05-05"), 2'147'483'647)), "32767-05-05");
    EXPECT_EQ(to_text(add_years(day("2026-05-05"), -2'147'483'647 - 1)), "-32767-05-05");
}

TEST(Days, age_is_the_number_of_birthdays_that_have_come) {
    const Day birth = day("1988-02-29");
    int birthdays = 0;
    for (Day now = birth; now <= day("2030-03-02"); now += std::chrono::days(1)) {
        if (now > birth && add_years(birth, birthdays + 1) == now) ++birthdays;
        ASSERT_EQ(full_years(birth, now), birthdays) << to_text(now);
    }
}

// Each year's notice gives back what it takes: as many make-up days as weekdays lost beyond the statutory holidays
// (7 days a year since 1999, 10 then 11 since 2008, 13 since 2025).
TEST(WorkingDays, every_year_has_a_plausible_number) {
    const WorkingDays& calendar = WorkingDays::official();
    EXPECT_EQ(calendar.first_year(), 2004);
    EXPECT_GE(calendar.last_year(), 2026);
    for (int year = calendar.first_year(); year <= calendar.last_year(); ++year) {
        const auto count = calendar.count(*day_of(year - 1, 12, 31), *day_of(year, 12, 31));
        ASSERT_TRUE(count) << year;
        EXPECT_GE(count.value(), 246) << year;
        EXPECT_LE(count.value(), 255) << year;
    }
    EXPECT_EQ(calendar.count(day("2025-12-31"), day("2026-12-31")).value(), 248);
}

TEST(WorkingDays, add_and_count_agree) {
    const WorkingDays& calendar = WorkingDays::official();
    const Day start = day("2025-09-01");
    for (int n = 1; n < 120; ++n) {
        const Day end = calendar.add(start, n).value();
        EXPECT_EQ(calendar.count(start, end).value(), n);
        EXPECT_TRUE(calendar.is_working_day(end).value());
    }
}

TEST(WorkingDays, an_administrator_can_load_a_year) {
    const WorkingDays& official = WorkingDays::official();
    const int next = official.last_year() + 1;
    const std::string year = std::to_string(next);
    const auto extended = official.extended("year,kind,first,last,name\r\n" + year + ",off," + year + "-01-01," + year +
                                            "-01-03,元旦\r\n");
    ASSERT_TRUE(extended);
    EXPECT_FALSE(extended.value().is_working_day(*day_of(next, 1, 1)).value());
    EXPECT_EQ(extended.value().last_year(), next);
    EXPECT_EQ(extended.value().is_working_day(day("2026-10-10")).value(), true) << "the years before stay";
    EXPECT_FALSE(official.is_working_day(*day_of(next, 1, 1))) << "and the calendar it came from does not change";
}

TEST(WorkingDays, a_loaded_year_replaces_the_whole_year) {
    const auto changed = WorkingDays::official().extended("2026,work,2026-10-01,2026-10-01,x\n");
    ASSERT_TRUE(changed);
    EXPECT_TRUE(changed.value().is_working_day(day("2026-10-01")).value());
    EXPECT_TRUE(changed.value().is_working_day(day("2026-10-02")).value()) << "a Friday";
    EXPECT_FALSE(changed.value().is_working_day(day("2026-10-10")).value()) << "a Saturday";
}

TEST(WorkingDays, refuses_lists_that_cannot_be_meant) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "calendar_empty"},
        {"# only a comment\nyear,kind,first,last,name\n", "calendar_empty"},
        {"2026,off,2026-10-01,2026-10-07\n", "calendar_row_invalid"},
        {"2026,holiday,2026-10-01,2026-10-07,x\n", "calendar_row_invalid"},
        {"2026,off,2026-10-07,2026-10-01,x\n", "calendar_row_invalid"},
        {"2026,off,2026-10-32,2026-10-33,x\n", "calendar_row_invalid"},
        {"2027,off,2026-10-01,2026-10-07,x\n", "calendar_row_invalid"},
        {"2026,off,2026-12-31,2027-01-01,x\n", "calendar_row_invalid"},
        {"2026,off,2026-01-01,2026-12-31,x\n", "calendar_row_invalid"},
        {"2026,off,2026-10-01,2026-10-07,x\n2026,work,2026-10-07,2026-10-07,y\n", "calendar_day_twice"},
    };
    for (const auto& [csv, code] : cases) {
        const auto parsed = WorkingDays::parse(csv);
        ASSERT_FALSE(parsed) << csv;
        EXPECT_EQ(parsed.error().code, code) << csv;
    }
    EXPECT_EQ(WorkingDays::parse(cases.back().first).error().where, "line 2");
}

TEST(Today, is_the_day_of_the_clock_eight_hours_ahead) {
    const auto now = std::chrono::system_clock::now();
    EXPECT_GE(today_in_shanghai(), std::chrono::floor<std::chrono::days>(now));
    EXPECT_LE(today_in_shanghai(), std::chrono::floor<std::chrono::days>(now) + std::chrono::days(1));
}

}  // namespace
}  // namespace liucai::calendar
