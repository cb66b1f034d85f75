#include <date/tz.h>

#include <algorithm>

#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "timeline.hpp"

namespace liucai::feel {
namespace {

/// Zones asked for so far. Entries are never removed, so pointers to their names stay good.
class ZoneTable {
public:
    const std::string* intern(std::string_view name) {
        {
            const std::shared_lock reading(mutex_);
            if (const auto known = zones_.find(name); known != zones_.end()) {
                return &known->first;
            }
        }
        const date::time_zone* zone = nullptr;
        try {
            zone = date::locate_zone(std::string(name));
        } catch (const std::runtime_error&) {
            return nullptr;  // names that do not exist are not kept: they would fill the memory
        }
        const std::unique_lock writing(mutex_);
        return &zones_.try_emplace(std::string(name), zone).first->first;
    }

    const date::time_zone* find(const std::string& name) const {
        const std::shared_lock reading(mutex_);
        return zones_.find(name)->second;
    }

private:
    mutable std::shared_mutex mutex_;
    std::map<std::string, const date::time_zone*, std::less<>> zones_;
};

ZoneTable& zone_table() {
    static ZoneTable table;
    return table;
}

/// The binary files of the data base end with 2037; the rules that hold then repeat with the calendar. A later year is
/// looked up as one before 2038 that begins on the same weekday and has as many days. Years before the first clocks
/// are all alike.
Date year_within_data(const Date& date) {
    constexpr std::int32_t kYearFirst = 1600;
    constexpr std::int32_t kYearLast = 2037;
    if (date.year < kYearFirst) {
        return {kYearFirst, date.month, static_cast<std::uint8_t>(std::min<int>(date.day, 28))};
    }
    if (date.year <= kYearLast) {
        return date;
    }
    const auto shape = [](std::int32_t year) {
        return std::pair((day_number({year, 1, 1}) % 7 + 7) % 7, days_in_month(year, 2));
    };
    std::int32_t year = kYearLast;
    while (shape(year) != shape(date.year)) {
        --year;
    }
    return {year, date.month, date.day};
}

}  // namespace

std::optional<Zone> named_zone(std::string_view name) {
    // Names of the data base are made of these; anything else never reaches the file system.
    constexpr std::size_t kNameMax = 64;
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
    if (name.empty() || name.size() > kNameMax || name.find_first_not_of(kAllowed) != std::string_view::npos) {
        return std::nullopt;
    }
    const std::string* interned = zone_table().intern(name);
    if (interned == nullptr) {
        return std::nullopt;
    }
    return Zone{Zone::Kind::name, 0, interned};
}

std::optional<std::int32_t> offset_at(const Zone& zone, const Date& date, std::int64_t nanosecond_of_day) {
    if (zone.kind != Zone::Kind::name) {
        return zone.kind == Zone::Kind::offset ? std::optional(zone.offset_s) : std::nullopt;
    }
    const std::int64_t second =
        day_number(year_within_data(date)) * kSecondsPerDay + nanosecond_of_day / kNanosecondsPerSecond;
    const date::local_info info =
        zone_table().find(*zone.name)->get_info(date::local_seconds(std::chrono::seconds(second)));
    // A local time that the clock skips or shows twice is taken with the offset before the change.
    return static_cast<std::int32_t>(info.first.offset.count());
}

std::int32_t offset_at_utc(const Zone& zone, std::int64_t second) {
    if (zone.kind != Zone::Kind::name) {
        return zone.offset_s;
    }
    const std::int64_t day = floor_divide(second, kSecondsPerDay);
    const std::int64_t looked_up =
        day_number(year_within_data(date_from_day_number(day))) * kSecondsPerDay + (second - day * kSecondsPerDay);
    const date::sys_info info =
        zone_table().find(*zone.name)->get_info(date::sys_seconds(std::chrono::seconds(looked_up)));
    return static_cast<std::int32_t>(info.offset.count());
}

}  // namespace liucai::feel
