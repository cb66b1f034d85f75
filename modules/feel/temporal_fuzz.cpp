#include <cstdint>
#include <cstdlib>

#include "range_text.hpp"
#include "timeline.hpp"

namespace {

/// What was read and written reads back as the same text.
template <typename T>
void check(std::optional<T> (*parse)(std::string_view), std::string_view text) {
    const std::optional<T> value = parse(text);
    if (!value) {
        return;
    }
    const std::string written = liucai::feel::to_text(*value);
    const std::optional<T> again = parse(written);
    if (!again || liucai::feel::to_text(*again) != written) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace liucai::feel;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(parse_date, text);
    check(parse_time, text);
    check(parse_date_time, text);
    check(parse_days_duration, text);
    check(parse_months_duration, text);
    if (const std::optional<DateTime> value = parse_date_time(text)) {
        const Moment moment = moment_of(*value);
        if (!shifted(moment, DaysDuration{1, 1})) {
            std::abort();
        }
        static_cast<void>(date_time_at(moment, value->time.zone));
    }
    if (const std::optional<Range> range = parse_range(text)) {
        // A range is written as it is read, where it has no open end.
        const std::string written = to_literal(Value(*range));
        if (range->low && range->high && !parse_range(written)) {
            std::abort();
        }
    }
    return 0;
}
