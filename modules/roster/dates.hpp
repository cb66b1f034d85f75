#pragma once

#include <chrono>
#include <string_view>

#include "draft.hpp"

namespace liucai::roster {

// SPEC 3.5. Fills `field` with YYYY-MM-DD, or YYYY-MM when only the month is known.
// `day_of_import`: a graduation after it is unknown.
void read_date(Field field, const CellView& cell, std::chrono::sys_days day_of_import, Draft& draft);

// SPEC 3.5 and section 2, firstInsured: YYYY-MM, or 异地.
void read_month(Field field, const CellView& cell, std::chrono::sys_days day_of_import, Draft& draft);

/// What a text says about a day. Pure; the stories in scenarios/dates.scn read it.
struct DateReading {
    enum class Kind : std::uint8_t {
        day,
        month,
        year,          ///< only a year
        not_there,     ///< a date that does not exist: 2023-02-30, month 13
        two_readings,  ///< 03/04/2023
        serial,        ///< five digits: a serial number typed as text
        range,         ///< two dates
        words,         ///< no date at all
    };
    Kind kind = Kind::words;
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    bool is_two_digit_year = false;
    std::string_view form{};    ///< "", or the second half of a repair code: dot, slash, cn, eight …
    bool is_day_wrong = false;  ///< with not_there: the day, not the month
};

/// `wants_month`: six digits are YYYYMM there, never YYMMDD.
DateReading read_date_text(std::string_view clean_text, bool wants_month);

}  // namespace liucai::roster
