// A list that is read answers for every day of its years; a day that is read is written back the same.
#include <cstdlib>
#include <liucai/calendar/calendar.hpp>

namespace calendar = liucai::calendar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto day = calendar::parse_day(text); day && calendar::to_text(*day) != text) std::abort();
    const auto parsed = calendar::WorkingDays::parse(text);
    if (!parsed) return 0;
    const auto& days = parsed.value();
    for (const int year : {days.first_year(), days.last_year()}) {
        for (auto day = *calendar::day_of(year, 1, 1); day <= *calendar::day_of(year, 12, 31);
             day += std::chrono::days(1)) {
            if (!days.is_working_day(day)) std::abort();
        }
    }
    if (days.is_working_day(*calendar::day_of(days.last_year() + 1, 1, 1))) std::abort();
    return 0;
}
