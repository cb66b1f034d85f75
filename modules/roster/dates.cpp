#include "dates.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <liucai/text/text.hpp>

#include "cell_text.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using Kind = DateReading::Kind;
using tabular::CellType;

std::string month_text(int year, unsigned month) {
    char buffer[32];
    const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02u", year, month);
    return {buffer, static_cast<std::size_t>(size)};
}

std::string day_text(int year, unsigned month, unsigned day) {
    char buffer[32];
    const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", year, month, day);
    return {buffer, static_cast<std::size_t>(size)};
}

// Days outside a working life of anybody alive are slips of the hand, however well they are formed.
bool is_plausible(std::string_view iso) {
    return iso.size() >= 4 && iso.substr(0, 4) >= "1940" && iso.substr(0, 4) <= "2100";
}

/// A serial number as a day that can be meant, or "".
std::string day_of_serial(const PlainNumber& number, bool uses_1904) {
    if (number.is_negative || number.integer.size() > 5) {
        return {};
    }
    const double serial = std::strtod((number.integer + "." + number.fraction + "0").c_str(), nullptr);
    std::string iso = tabular::date_of_serial(serial, uses_1904);
    if (!is_plausible(iso)) {
        return {};
    }
    return iso;
}

// What a number cell says in a column of dates; `form` ends in _num where a text would say the same.
struct NumberReading {
    DateReading reading;
    std::string day;  ///< of a serial number
};

NumberReading read_number(const PlainNumber& number, bool uses_1904, bool wants_month) {
    NumberReading out;
    if (number.is_negative) {
        out.reading.kind = Kind::words;
        return out;
    }
    if (number.integer.size() == 5 || (number.integer.size() == 4 && number.integer > "2199")) {
        out.day = day_of_serial(number, uses_1904);
        out.reading.kind = out.day.empty() ? Kind::words : Kind::serial;
        return out;
    }
    if (number.is_integer()) {
        out.reading = read_date_text(number.integer, wants_month);
        if (out.reading.kind == Kind::serial) {
            out.reading.kind = Kind::words;
        }
        if (out.reading.form == "eight") {
            out.reading.form = "eight_num";
        } else if (out.reading.form == "six") {
            out.reading.form = "six_num";
        }
        return out;
    }
    if (number.integer.size() == 4 && number.fraction.size() <= 2) {
        // 2023.6 is June; 2023.1 may have been 2023.10 before the spreadsheet dropped its last zero.
        if (number.fraction == "1") {
            out.reading.kind = Kind::two_readings;
            return out;
        }
        out.reading = read_date_text(number.integer + "." + number.fraction, wants_month);
        return out;
    }
    out.reading.kind = Kind::words;
    return out;
}

bool is_after(const std::string& iso, std::chrono::sys_days limit) {
    const std::chrono::year_month_day ymd(limit);
    const std::string day =
        day_text(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return iso > day.substr(0, iso.size());
}

/// Codes of one family: "date." and "month." say the same things of two kinds of fields.
struct Codes {
    std::string_view bad_month, bad_day, ambiguous, serial_text, two_digit_year, year_only, range, unreadable,
        implausible;
};
constexpr Codes kDateCodes{"date.bad_month",   "date.bad_day",        "date.ambiguous",
                           "date.serial_text", "date.two_digit_year", "date.year_only",
                           "date.range",       "date.unreadable",     "date.implausible"};
constexpr Codes kMonthCodes{"month.bad_month",   "month.bad_day",        "month.ambiguous",
                            "month.serial_text", "month.two_digit_year", "month.year_only",
                            "month.range",       "month.unreadable",     "month.implausible"};

/// The repair code of a form.
std::string_view form_code(std::string_view form, bool is_month_field) {
    struct Named {
        std::string_view form, date, month;
    };
    constexpr std::array kForms{
        Named{"dot", "date.dot", "month.dot"},
        Named{"slash", "date.slash", "month.slash"},
        Named{"hyphen", "date.hyphen", "month.hyphen"},
        Named{"sign", "date.sign", "month.sign"},
        Named{"cn", "date.cn", "month.cn"},
        Named{"cn_numerals", "date.cn_numerals", "month.cn_numerals"},
        Named{"eight", "date.eight", "month.eight"},
        Named{"eight_num", "date.eight_num", "month.eight_num"},
        Named{"six", "date.six", "month.six"},
        Named{"six_num", "date.six_num", "month.six_num"},
        Named{"year_last", "date.year_last", "month.year_last"},
        Named{"english", "date.english", "month.english"},
        Named{"serial", "date.serial", "month.serial"},
        Named{"time", "date.time", "month.full_date"},
    };
    for (const Named& named : kForms) {
        if (named.form == form) {
            return is_month_field ? named.month : named.date;
        }
    }
    return {};
}

/// The faults both families share; true when the reading gave no value.
bool report_fault(Field field, const DateReading& reading, const Codes& codes, Draft& draft) {
    switch (reading.kind) {
        case Kind::day:
        case Kind::month:
        case Kind::serial:
            return false;
        case Kind::not_there:
            draft.reject(field, reading.is_day_wrong ? codes.bad_day : codes.bad_month);
            return true;
        case Kind::two_readings:
            draft.warn(field, codes.ambiguous);
            return true;
        case Kind::year:
            draft.warn(field, codes.year_only);
            return true;
        case Kind::range:
            draft.warn(field, codes.range);
            return true;
        case Kind::words:
            draft.warn(field, codes.unreadable);
            return true;
    }
    return true;
}

struct Found {
    DateReading reading;
    std::string serial_day;  ///< when the cell held a serial number
    bool is_date_cell = false;
    bool is_text = false;
};

Found look(const CellView& cell, std::string_view clean_text, bool wants_month) {
    Found out;
    if (cell.type == CellType::date || cell.type == CellType::number) {
        const auto number = parse_cell_number(cell.text);
        if (!number) {
            return out;
        }
        if (cell.type == CellType::date) {
            out.serial_day = day_of_serial(*number, cell.uses_1904);
            if (!out.serial_day.empty()) {
                out.is_date_cell = true;
                out.reading.kind = Kind::serial;
                return out;
            }
        }
        NumberReading reading = read_number(*number, cell.uses_1904, wants_month);
        out.reading = reading.reading;
        out.serial_day = std::move(reading.day);
        return out;
    }
    out.is_text = true;
    out.reading = read_date_text(clean_text, wants_month);
    if (out.reading.kind == Kind::serial) {
        const auto number = parse_number(clean_text);
        out.serial_day = number ? day_of_serial(*number, cell.uses_1904) : std::string{};
        if (out.serial_day.empty()) {
            out.reading.kind = Kind::words;
        }
    }
    return out;
}

}  // namespace

void read_date(Field field, const CellView& cell, std::chrono::sys_days day_of_import, Draft& draft) {
    CleanText clean_text;
    if (cell.type == CellType::text) {
        clean_text = clean(cell.text);
        report_marks(clean_text.marks, field, draft);
    }
    const Found found = look(cell, clean_text.text, false);
    const DateReading& reading = found.reading;
    if (report_fault(field, reading, kDateCodes, draft)) {
        return;
    }
    std::string& value = draft.at(field);
    if (reading.kind == Kind::serial) {
        value = found.serial_day;
        if (found.is_text) {
            draft.warn(field, kDateCodes.serial_text);
        } else if (!found.is_date_cell) {
            draft.repair(field, "date.serial");
        }
    } else if (reading.kind == Kind::month) {
        value = month_text(reading.year, reading.month);
        draft.warn(field, "date.month_only");
        if (reading.is_two_digit_year) {
            draft.warn(field, kDateCodes.two_digit_year);
        }
    } else {
        value = day_text(reading.year, reading.month, reading.day);
        if (reading.is_two_digit_year) {
            draft.warn(field, kDateCodes.two_digit_year);
        } else if (const auto code = form_code(reading.form, false); !code.empty()) {
            draft.repair(field, code);
        }
    }
    // SPEC 3.5: graduation after the day of import is unknown.
    if (field == Field::gradDate && is_after(value, day_of_import)) {
        value.clear();
        draft.warn(field, "date.future");
    } else if (!is_plausible(value) || is_after(value, day_of_import + std::chrono::days(3660))) {
        value.clear();
        draft.warn(field, kDateCodes.implausible);
    }
}

void read_month(Field field, const CellView& cell, std::chrono::sys_days day_of_import, Draft& draft) {
    CleanText clean_text;
    if (cell.type == CellType::text) {
        clean_text = clean(cell.text);
        report_marks(clean_text.marks, field, draft);
        const std::string word = squeeze(clean_text.text);
        constexpr std::array<std::string_view, 22> kElsewhere{
            "异地",     "外地",     "外省",         "非本地",   "市外",       "省外",     "区外", "县外",
            "异地参保", "外地参保", "异地首次参保", "在异地",   "在外地参保", "非本区",   "他地", "异地缴纳",
            "外地缴纳", "外省参保", "非本地参保",   "首次异地", "省外参保",   "市外参保",
        };
        std::string letters;
        for (const char c : word) {
            if (!(c >= '0' && c <= '9')) {
                letters.push_back(c);
            }
        }
        for (const std::string_view elsewhere : kElsewhere) {
            const bool has_date = letters.size() != word.size();
            if (word == elsewhere ||
                (has_date && word.starts_with(elsewhere) &&
                 (letters == elsewhere || letters == std::string(elsewhere) + "年月")) ||
                (elsewhere == "异地" && word.starts_with("异地") && clean_text.text.starts_with("异地("))) {
                draft.at(field) = "异地";
                if (clean_text.text != "异地") {
                    draft.repair(field, "enum.synonym");
                }
                return;
            }
        }
    }
    const Found found = look(cell, clean_text.text, true);
    const DateReading& reading = found.reading;
    if (report_fault(field, reading, kMonthCodes, draft)) {
        return;
    }
    std::string& value = draft.at(field);
    if (reading.kind == Kind::serial) {
        value = found.serial_day.substr(0, 7);
        if (found.is_text) {
            draft.warn(field, kMonthCodes.serial_text);
        } else {
            draft.repair(field, found.is_date_cell ? "month.date" : "month.serial");
        }
    } else {
        value = month_text(reading.year, reading.month);
        if (reading.is_two_digit_year) {
            draft.warn(field, kMonthCodes.two_digit_year);
        } else if (reading.kind == Kind::day && reading.form.empty()) {
            draft.repair(field, "month.full_date");
        } else if (const auto code = form_code(reading.form, true); !code.empty()) {
            draft.repair(field, code);
        }
    }
    if (!is_plausible(value)) {
        value.clear();
        draft.warn(field, kMonthCodes.implausible);
    } else if (is_after(value, day_of_import)) {
        draft.warn(field, "month.future");
    }
}

}  // namespace liucai::roster
