#include <cstdlib>

#include "timeline.hpp"

namespace liucai::feel {
namespace {

std::string padded(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// ".5" for half a second, nothing for none.
std::string fraction(std::int64_t nanosecond) {
    if (nanosecond == 0) {
        return "";
    }
    std::string digits = padded(nanosecond, 9);
    digits.erase(digits.find_last_not_of('0') + 1);
    return "." + digits;
}

std::string clock(std::int64_t second_of_day) {
    return padded(second_of_day / 3'600, 2) + ":" + padded(second_of_day / 60 % 60, 2) + ":" +
           padded(second_of_day % 60, 2);
}

std::string zone_text(const Zone& zone) {
    if (zone.kind == Zone::Kind::none) {
        return "";
    }
    if (zone.kind == Zone::Kind::name) {
        return "@" + *zone.name;
    }
    if (zone.offset_s == 0) {
        return "Z";
    }
    std::string text = clock(std::abs(zone.offset_s));
    if (text.ends_with(":00")) {
        text.erase(text.size() - 3);
    }
    return (zone.offset_s < 0 ? "-" : "+") + text;
}

}  // namespace

std::string to_text(const Date& value) {
    const std::int64_t year = value.year;
    return (year < 0 ? "-" : "") + padded(std::abs(year), 4) + "-" + padded(value.month, 2) + "-" +
           padded(value.day, 2);
}

std::string to_text(const Time& value) {
    return clock(value.nanosecond / kNanosecondsPerSecond) + fraction(value.nanosecond % kNanosecondsPerSecond) +
           zone_text(value.zone);
}

std::string to_text(const DateTime& value) { return to_text(value.date) + "T" + to_text(value.time); }

// XML Schema 1.1 part 2, E.2 (canonical form of durations).
std::string to_text(const DaysDuration& value) {
    if (value.second == 0 && value.nanosecond == 0) {
        return "PT0S";
    }
    const std::int64_t second = std::abs(value.second);
    const std::int64_t nanosecond = std::abs(value.nanosecond);
    std::string text = value.second < 0 || value.nanosecond < 0 ? "-P" : "P";
    if (second >= kSecondsPerDay) {
        text += std::to_string(second / kSecondsPerDay) + "D";
    }
    if (second % kSecondsPerDay != 0 || nanosecond != 0) {
        text += "T";
    }
    const auto append = [&text](std::int64_t number, char letter) {
        if (number != 0) {
            text += std::to_string(number) + letter;
        }
    };
    append(second % kSecondsPerDay / 3'600, 'H');
    append(second % 3'600 / 60, 'M');
    if (second % 60 != 0 || nanosecond != 0) {
        text += std::to_string(second % 60) + fraction(nanosecond) + "S";
    }
    return text;
}

std::string to_text(const MonthsDuration& value) {
    if (value.month == 0) {
        return "P0M";
    }
    const std::int64_t month = std::abs(value.month);
    return (value.month < 0 ? "-P" : "P") + (month >= 12 ? std::to_string(month / 12) + "Y" : std::string()) +
           (month % 12 != 0 ? std::to_string(month % 12) + "M" : std::string());
}

}  // namespace liucai::feel
