#include <gtest/gtest.h>

#include <random>

#include "timeline.hpp"

namespace liucai::feel {
namespace {

template <typename T>
std::string shown(const std::optional<T>& value) {
    return value ? to_text(*value) : "none";
}

struct Told {
    const char* text;
    const char* expected;
};

TEST(Temporal, ReadsDates) {
    for (const auto& [text, expected] : {
             Told{"2026-01-01", "2026-01-01"},
             {"2024-02-29", "2024-02-29"},
             {"-0044-03-15", "-0044-03-15"},
             {"999999999-12-31", "999999999-12-31"},
             {"-999999999-01-01", "-999999999-01-01"},
             {"0001-01-01", "0001-01-01"},
             {"2023-02-29", "none"},
             {"1900-02-29", "none"},
             {"2026-13-01", "none"},
             {"2026-00-01", "none"},
             {"2026-01-00", "none"},
             {"2026-01-32", "none"},
             {"998-12-31", "none"},
             {"01211-12-31", "none"},
             {"+99999-12-01", "none"},
             {"1000000000-01-01", "none"},
             {"2026-1-01", "none"},
             {"2026-01-01Z", "none"},
             {"2026-01-01T00:00:00", "none"},
             {" 2026-01-01", "none"},
             {"2026-01-0１", "none"},
             {"", "none"},
         }) {
        EXPECT_EQ(shown(parse_date(text)), expected) << text;
    }
}

TEST(Temporal, ReadsTimes) {
    for (const auto& [text, expected] : {
             Told{"00:00:00", "00:00:00"},
             {"23:59:59.999999999", "23:59:59.999999999"},
             {"10:30:00.000100", "10:30:00.0001"},
             {"10:30:00.1234567891", "10:30:00.123456789"},
             {"24:00:00", "00:00:00"},
             {"10:30:00Z", "10:30:00Z"},
             {"10:30:00+00:00", "10:30:00Z"},
             {"10:30:00-00:00", "10:30:00Z"},
             {"10:30:00+05:00:01", "10:30:00+05:00:01"},
             {"10:30:00-18:00", "10:30:00-18:00"},
             {"10:30:00@Asia/Shanghai", "10:30:00@Asia/Shanghai"},
             {"10:30:00@Etc/UTC", "10:30:00@Etc/UTC"},
             {"24:00:01", "none"},
             {"24:01:00", "none"},
             {"25:00:00", "none"},
             {"10:60:00", "none"},
             {"10:30:60", "none"},
             {"7:00:00", "none"},
             {"07:1:00", "none"},
             {"07:01", "none"},
             {"07:01:02.", "none"},
             {"10:30:00+19:00", "none"},
             {"10:30:00-18:00:01", "none"},
             {"10:30:00+5:00", "none"},
             {"10:30:00+05:0", "none"},
             {"10:30:00+05:60", "none"},
             {"10:30:00+02:00@Europe/Paris", "none"},
             {"10:30:00@xyz/abc", "none"},
             {"10:30:00@../../etc/passwd", "none"},
             {"10:30:00@", "none"},
             {"10:30:00ZZ", "none"},
             {"10:30:00 Z", "none"},
         }) {
        EXPECT_EQ(shown(parse_time(text)), expected) << text;
    }
}

TEST(Temporal, ReadsDatesAndTimes) {
    for (const auto& [text, expected] : {
             Told{"2017-12-31T11:22:33.345", "2017-12-31T11:22:33.345"},
             {"2021-01-01T24:00:00", "2021-01-02T00:00:00"},
             {"999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"},
             {"-999999999-12-31T23:59:59+02:00", "-999999999-12-31T23:59:59+02:00"},
             {"999999999-12-31T24:00:00", "none"},
             {"2011-12-0310:15:30", "none"},
             {"2012-12-24", "none"},
             {"11:00:00", "none"},
             {"2017-12-31 11:22:33", "none"},
             {"9999999999-12-27T11:22:33", "none"},
         }) {
        EXPECT_EQ(shown(parse_date_time(text)), expected) << text;
    }
}

TEST(Temporal, ReadsDaysDurations) {
    for (const auto& [text, expected] : {
             Told{"P1DT2H3M4.5S", "P1DT2H3M4.5S"},
             {"PT1000M0.999999999S", "PT16H40M0.999999999S"},
             {"-PT0.5S", "-PT0.5S"},
             {"PT24H", "P1D"},
             {"PT0.S", "PT0S"},
             {"-P0D", "PT0S"},
             {"PT61S", "PT1M1S"},
             {"P1000000D", "P1000000D"},
             {"P", "none"},
             {"PT", "none"},
             {"P1DT", "none"},
             {"P0", "none"},
             {"1D", "none"},
             {"+P1D", "none"},
             {"P1H", "none"},
             {"P1S", "none"},
             {"PT1D", "none"},
             {"P1.5D", "none"},
             {"PT1.5H", "none"},
             {"PT.5S", "none"},
             {"PT1M2H", "none"},
             {"P1Y", "none"},
             {"P1Y1D", "none"},
             {"P-1D", "none"},
             {"P999999999999999999D", "none"},
             {"PT9223372036854775807S", "none"},
             {"P12345678901234567890D", "none"},
         }) {
        EXPECT_EQ(shown(parse_days_duration(text)), expected) << text;
    }
}

TEST(Temporal, ReadsMonthsDurations) {
    for (const auto& [text, expected] : {
             Told{"P1Y2M", "P1Y2M"},
             {"P26M", "P2Y2M"},
             {"-P100M", "-P8Y4M"},
             {"P0Y", "P0M"},
             {"-P0M", "P0M"},
             {"P99999999Y", "P99999999Y"},
             {"P1Y27M", "P3Y3M"},
             {"P", "none"},
             {"P1M2Y", "none"},
             {"P1Y1D", "none"},
             {"PT1M", "none"},
             {"P1.5Y", "none"},
             {"P999999999999999999Y", "none"},
         }) {
        EXPECT_EQ(shown(parse_months_duration(text)), expected) << text;
    }
}

TEST(Temporal, CountsDaysBothWays) {
    EXPECT_EQ(day_number({1970, 1, 1}), 0);
    EXPECT_EQ(day_number({2000, 3, 1}), 11'017);
    EXPECT_EQ(day_number({0, 3, 1}), -719'468);
    EXPECT_EQ(weekday({1970, 1, 1}), 4);
    EXPECT_EQ(weekday({2018, 12, 10}), 1);
    EXPECT_EQ(weekday({-1, 12, 31}), 5);
    // Every day of 900 years around the year 0, against plain counting.
    Date date{-450, 1, 1};
    for (std::int64_t day = day_number(date); date.year < 450; ++day) {
        ASSERT_EQ(day_number(date), day);
        ASSERT_EQ(date_from_day_number(day), date);
        if (++date.day > days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                ++date.year;
            }
        }
    }
    for (const Date end : {Date{kYearMax, 12, 31}, Date{-kYearMax, 1, 1}}) {
        EXPECT_EQ(date_from_day_number(day_number(end)), end);
    }
}

TEST(Temporal, KnowsTheOffsetsOfZones) {
    const auto offset = [](const char* text) {
        const DateTime moment = *parse_date_time(text);
        return offset_at(moment.time.zone, moment.date, moment.time.nanosecond);
    };
    EXPECT_EQ(offset("2026-07-01T00:00:00"), std::nullopt);
    EXPECT_EQ(offset("2026-07-01T00:00:00-01:30"), -5'400);
    EXPECT_EQ(offset("2026-07-01T00:00:00@Asia/Shanghai"), 28'800);
    EXPECT_EQ(offset("1988-07-01T00:00:00@Asia/Shanghai"), 32'400);  // summer time was kept from 1986 to 1991
    EXPECT_EQ(offset("2026-01-01T00:00:00@Australia/Melbourne"), 39'600);
    EXPECT_EQ(offset("2026-07-01T00:00:00@Australia/Melbourne"), 36'000);
    // The rules of today go on for ever.
    EXPECT_EQ(offset("2050-07-01T00:00:00@Europe/Paris"), 7'200);
    EXPECT_EQ(offset("999999999-07-01T00:00:00@Europe/Paris"), 7'200);
    EXPECT_EQ(offset("999999999-01-01T00:00:00@Europe/Paris"), 3'600);
    // Before there were zones: the mean sun of the place.
    EXPECT_EQ(offset("1700-01-31T00:00:00@Europe/Paris"), 561);
    EXPECT_EQ(offset("-5000-01-31T00:00:00@Europe/Paris"), 561);
    // A time that the clock skips, or shows twice, has the offset from before the change.
    EXPECT_EQ(offset("2026-03-29T02:30:00@Europe/Paris"), 3'600);
    EXPECT_EQ(offset("2026-10-25T02:30:00@Europe/Paris"), 7'200);
}

TEST(Temporal, ComesBackFromTheLineOfUtc) {
    std::mt19937_64 random(3);
    const Zone zones[] = {*named_zone("Asia/Shanghai"), *named_zone("Europe/Paris"), *named_zone("America/New_York"),
                          Zone{Zone::Kind::offset, -12'345, nullptr}, Zone{}};
    for (int i = 0; i < 20'000; ++i) {
        const Zone& zone = zones[random() % std::size(zones)];
        const Moment moment{static_cast<std::int64_t>(random() % 8'000'000'000) - 4'000'000'000,
                            static_cast<std::int32_t>(random() % 1'000'000'000), zone.kind == Zone::Kind::none};
        const std::optional<DateTime> shown_there = date_time_at(moment, zone);
        ASSERT_TRUE(shown_there);
        const Moment back = moment_of(*shown_there);
        // The hour that a clock shows twice is read as its first.
        ASSERT_TRUE(back.second == moment.second || back.second == moment.second - 3'600) << to_text(*shown_there);
        ASSERT_EQ(back.nanosecond, moment.nanosecond);
    }
}

}  // namespace
}  // namespace liucai::feel
