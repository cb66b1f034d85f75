#include <limits>

#include "timeline.hpp"

namespace liucai::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from left to right. Every method either takes what it looks for or leaves the place as it is.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool is_done() const { return at_ == text_.size(); }

    bool take(char c) {
        if (is_done() || text_[at_] != c) {
            return false;
        }
        ++at_;
        return true;
    }

    /// The digits that follow, as they stand; may be none.
    std::string_view take_digits() {
        const std::size_t begin = at_;
        while (!is_done() && is_digit(text_[at_])) {
            ++at_;
        }
        return text_.substr(begin, at_ - begin);
    }

    /// Exactly two digits.
    std::optional<int> take_two() {
        if (text_.size() - at_ < 2 || !is_digit(text_[at_]) || !is_digit(text_[at_ + 1])) {
            return std::nullopt;
        }
        at_ += 2;
        return (text_[at_ - 2] - '0') * 10 + (text_[at_ - 1] - '0');
    }

    std::string_view rest() const { return text_.substr(at_); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// At most 18 digits, so that the number fits.
std::optional<std::int64_t> whole_number(std::string_view digits) {
    constexpr std::size_t kDigitsMax = 18;
    if (digits.empty() || digits.size() > kDigitsMax) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char digit : digits) {
        number = number * 10 + (digit - '0');
    }
    return number;
}

/// Digits after a point, in nanoseconds; what is finer is cut off.
std::int32_t nanoseconds_of(std::string_view digits) {
    std::int32_t nanoseconds = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        nanoseconds = nanoseconds * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    }
    return nanoseconds;
}

// XML Schema part 2, 3.3.9 (date) without a zone; DMN 1.5, 10.3.2.3.5: years of 4 to 9 digits, zeros in front only
// to fill up four, no plus sign.
std::optional<Date> take_date(Reader& reader) {
    const bool is_before_zero = reader.take('-');
    const std::string_view digits = reader.take_digits();
    if (digits.size() < 4 || digits.size() > 9 || (digits.size() > 4 && digits.front() == '0')) {
        return std::nullopt;
    }
    const auto year = static_cast<std::int32_t>(*whole_number(digits));
    if (!reader.take('-')) {
        return std::nullopt;
    }
    const std::optional<int> month = reader.take_two();
    if (!month || !reader.take('-')) {
        return std::nullopt;
    }
    const std::optional<int> day = reader.take_two();
    if (!day) {
        return std::nullopt;
    }
    const Date date{is_before_zero ? -year : year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// DMN 1.5, 10.3.4.1: nothing, Z, +hh:mm or +hh:mm:ss within 18 hours, or @ and a name of the IANA data base.
std::optional<Zone> take_zone(Reader& reader) {
    if (reader.is_done()) {
        return Zone{};
    }
    if (reader.take('Z')) {
        return Zone{Zone::Kind::offset, 0, nullptr};
    }
    if (reader.take('@')) {
        const std::optional<Zone> zone = named_zone(reader.rest());
        reader = Reader("");
        return zone;
    }
    const bool is_west = reader.take('-');
    if (!is_west && !reader.take('+')) {
        return std::nullopt;
    }
    const std::optional<int> hour = reader.take_two();
    if (!hour || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<int> minute = reader.take_two();
    const std::optional<int> second = reader.take(':') ? reader.take_two() : 0;
    if (!minute || *minute > 59 || !second || *second > 59) {
        return std::nullopt;
    }
    const std::int32_t offset_s = *hour * 3'600 + *minute * 60 + *second;
    if (offset_s > kOffsetMax_s) {
        return std::nullopt;
    }
    return Zone{Zone::Kind::offset, is_west ? -offset_s : offset_s, nullptr};
}

struct ReadTime {
    Time time;
    bool is_end_of_day = false;  ///< 24:00:00, which is 00:00:00 of the next day
};

// XML Schema part 2, 3.3.8 (time).
std::optional<ReadTime> take_time(Reader& reader) {
    const std::optional<int> hour = reader.take_two();
    if (!hour || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<int> minute = reader.take_two();
    if (!minute || !reader.take(':')) {
        return std::nullopt;
    }
    const std::optional<int> second = reader.take_two();
    if (!second || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    std::int32_t nanosecond = 0;
    if (reader.take('.')) {
        const std::string_view digits = reader.take_digits();
        if (digits.empty()) {
            return std::nullopt;
        }
        nanosecond = nanoseconds_of(digits);
    }
    const bool is_end_of_day = *hour == 24 && *minute == 0 && *second == 0 && nanosecond == 0;
    if (*hour > 23 && !is_end_of_day) {
        return std::nullopt;
    }
    const std::optional<Zone> zone = take_zone(reader);
    if (!zone) {
        return std::nullopt;
    }
    const std::int64_t second_of_day = is_end_of_day ? 0 : *hour * 3'600 + *minute * 60 + *second;
    return ReadTime{Time{second_of_day * kNanosecondsPerSecond + nanosecond, *zone}, is_end_of_day};
}

/// One number of a duration and its letter. The fraction is there when a point was.
struct Field {
    std::int64_t number = 0;
    std::int32_t nanosecond = 0;
    bool has_point = false;
};

/// Takes digits with the letter, or nothing.
std::optional<Field> take_field(Reader& reader, char letter) {
    Reader ahead = reader;
    const std::optional<std::int64_t> number = whole_number(ahead.take_digits());
    if (!number) {
        return std::nullopt;
    }
    Field field{*number, 0, ahead.take('.')};
    if (field.has_point) {
        field.nanosecond = nanoseconds_of(ahead.take_digits());
    }
    if (!ahead.take(letter) || (field.has_point && letter != 'S')) {
        return std::nullopt;
    }
    reader = ahead;
    return field;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    Reader reader(text);
    const std::optional<Date> date = take_date(reader);
    return reader.is_done() ? date : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
    Reader reader(text);
    const std::optional<ReadTime> read = take_time(reader);
    return read && reader.is_done() ? std::optional(read->time) : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
    Reader reader(text);
    std::optional<Date> date = take_date(reader);
    if (!date || !reader.take('T')) {
        return std::nullopt;
    }
    const std::optional<ReadTime> read = take_time(reader);
    if (!read || !reader.is_done()) {
        return std::nullopt;
    }
    if (read->is_end_of_day) {
        date = date_from_day_number(day_number(*date) + 1);
        if (!is_valid(*date)) {
            return std::nullopt;
        }
    }
    return DateTime{*date, read->time};
}

// XML Schema part 2, 3.4.27 (dayTimeDuration).
std::optional<DaysDuration> parse_days_duration(std::string_view text) {
    Reader reader(text);
    const bool is_negative = reader.take('-');
    if (!reader.take('P')) {
        return std::nullopt;
    }
    __int128 total = 0;
    bool has_field = false;
    const auto add = [&](const std::optional<Field>& field, std::int64_t seconds_each) {
        if (field) {
            total += (static_cast<__int128>(field->number) * seconds_each) * kNanosecondsPerSecond + field->nanosecond;
            has_field = true;
        }
    };
    add(take_field(reader, 'D'), kSecondsPerDay);
    if (reader.take('T')) {
        has_field = false;  // at least one of them must follow the T
        add(take_field(reader, 'H'), 3'600);
        add(take_field(reader, 'M'), 60);
        add(take_field(reader, 'S'), 1);
    }
    if (!has_field || !reader.is_done()) {
        return std::nullopt;
    }
    return duration_of_nanoseconds(is_negative ? -total : total);
}

// XML Schema part 2, 3.4.26 (yearMonthDuration).
std::optional<MonthsDuration> parse_months_duration(std::string_view text) {
    Reader reader(text);
    const bool is_negative = reader.take('-');
    if (!reader.take('P')) {
        return std::nullopt;
    }
    const std::optional<Field> years = take_field(reader, 'Y');
    const std::optional<Field> months = take_field(reader, 'M');
    if ((!years && !months) || !reader.is_done()) {
        return std::nullopt;
    }
    const __int128 total = static_cast<__int128>(years.value_or(Field{}).number) * 12 + months.value_or(Field{}).number;
    if (total > std::numeric_limits<std::int64_t>::max()) {
        return std::nullopt;
    }
    const auto month = static_cast<std::int64_t>(total);
    return MonthsDuration{is_negative ? -month : month};
}

}  // namespace liucai::feel
