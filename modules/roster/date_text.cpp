// How people write days and months. One reading is taken; two are told; none is told.
#include <algorithm>
#include <array>
#include <charconv>
#include <liucai/calendar/calendar.hpp>
#include <liucai/text/text.hpp>
#include <optional>
#include <vector>

#include "cell_text.hpp"
#include "dates.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using Kind = DateReading::Kind;

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool is_month(int month) { return month >= 1 && month <= 12; }

DateReading make_day(int year, int month, int day, std::string_view form, bool is_two_digit_year = false) {
    DateReading out;
    out.form = form;
    out.is_two_digit_year = is_two_digit_year;
    if (!is_month(month)) {
        out.kind = Kind::not_there;
        return out;
    }
    if (day < 1 || day > 31 || !calendar::day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
        out.kind = Kind::not_there;
        out.is_day_wrong = true;
        return out;
    }
    out.kind = Kind::day;
    out.year = year;
    out.month = static_cast<unsigned>(month);
    out.day = static_cast<unsigned>(day);
    return out;
}

DateReading make_month(int year, int month, std::string_view form, bool is_two_digit_year = false) {
    DateReading out;
    out.form = form;
    out.is_two_digit_year = is_two_digit_year;
    if (!is_month(month)) {
        out.kind = Kind::not_there;
        return out;
    }
    out.kind = Kind::month;
    out.year = year;
    out.month = static_cast<unsigned>(month);
    return out;
}

DateReading of_kind(Kind kind) {
    DateReading out;
    out.kind = kind;
    return out;
}

bool is_plausible_year(int year) { return year >= 1900 && year <= 2199; }

// Only digits: YYYYMMDD, YYYYMM, YYMMDD, YYYY, or a serial number.
DateReading read_digits(std::string_view digits, bool wants_month) {
    const int head = digits.size() >= 4 ? number(digits.substr(0, 4)) : 0;
    switch (digits.size()) {
        case 8:
            if (is_plausible_year(head)) {
                return make_day(head, number(digits.substr(4, 2)), number(digits.substr(6, 2)), "eight");
            }
            if (is_plausible_year(number(digits.substr(4, 4)))) {
                return of_kind(Kind::two_readings);  // 03042023
            }
            return of_kind(Kind::not_there);
        case 14:  // with a time behind it
            return read_digits(digits.substr(0, 8), wants_month);
        case 6: {
            const int last = number(digits.substr(4, 2));
            const bool can_be_month = is_plausible_year(head) && is_month(last);
            const auto short_day =
                make_day(2000 + number(digits.substr(0, 2)), number(digits.substr(2, 2)), last, "two_digit_year", true);
            const bool can_be_day = !wants_month && short_day.kind == Kind::day;
            if (can_be_month && can_be_day) {
                return of_kind(Kind::two_readings);
            }
            if (can_be_month || (is_plausible_year(head) && !can_be_day)) {
                return make_month(head, last, "six");
            }
            return wants_month ? of_kind(Kind::not_there) : short_day;
        }
        case 5:
            return of_kind(Kind::serial);
        case 4:
            if (is_plausible_year(head)) {
                DateReading out = of_kind(Kind::year);
                out.year = head;
                return out;
            }
            if (wants_month && is_month(number(digits.substr(2, 2)))) {  // 2407
                return make_month(2000 + number(digits.substr(0, 2)), number(digits.substr(2, 2)), "two_digit_year",
                                  true);
            }
            return of_kind(Kind::words);
        default:
            return of_kind(Kind::words);
    }
}

struct Token {
    std::string digits;
    std::string separator;  ///< what follows it
};

struct Tokens {
    std::vector<Token> items;
    std::string before;
};

Tokens split(std::string_view text) {
    Tokens out;
    std::size_t i = 0;
    while (i < text.size() && !(text[i] >= '0' && text[i] <= '9')) {
        out.before.push_back(text[i++]);
    }
    while (i < text.size()) {
        Token token;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            token.digits.push_back(text[i++]);
        }
        while (i < text.size() && !(text[i] >= '0' && text[i] <= '9')) {
            token.separator.push_back(text[i++]);
        }
        out.items.push_back(std::move(token));
    }
    return out;
}

// Three groups of digits whose order the separators do not tell.
DateReading read_three(const Token& a, const Token& b, const Token& c, std::string_view form, bool is_dotted) {
    const int x = number(a.digits);
    const int y = number(b.digits);
    const int z = number(c.digits);
    if (b.digits.size() > 2) {
        return of_kind(Kind::words);
    }
    if (a.digits.size() == 4) {
        if (c.digits.size() > 2 || !is_plausible_year(x)) {
            return of_kind(Kind::words);
        }
        return make_day(x, y, z, form);
    }
    if (a.digits.size() > 2) {
        return of_kind(Kind::words);
    }
    if (c.digits.size() == 4 && is_plausible_year(z)) {  // day or month first
        const auto month_first = make_day(z, x, y, "year_last");
        const auto day_first = make_day(z, y, x, "year_last");
        const bool can_month_first = month_first.kind == Kind::day;
        const bool can_day_first = day_first.kind == Kind::day;
        if (can_month_first && can_day_first && x != y) {
            return of_kind(Kind::two_readings);
        }
        return can_month_first ? month_first : day_first;
    }
    if (a.digits.size() == 2 && c.digits.size() <= 2) {
        // A year of two digits is 20xx; with strokes the American order is a second possible reading.
        const auto year_first = make_day(2000 + x, y, z, "two_digit_year", true);
        const auto year_last = make_day(2000 + z, x, y, "two_digit_year", true);
        const bool can_year_first = year_first.kind == Kind::day;
        const bool can_year_last = !is_dotted && c.digits.size() == 2 && year_last.kind == Kind::day;
        if (can_year_first && can_year_last && (x != z || x != y)) {
            return of_kind(Kind::two_readings);
        }
        return can_year_last && !can_year_first ? year_last : year_first;
    }
    if (a.digits.size() == 1 && c.digits.size() == 2) {  // 6/18/23
        const auto year_last = make_day(2000 + z, x, y, "two_digit_year", true);
        return year_last.kind == Kind::day ? year_last : of_kind(Kind::words);
    }
    return of_kind(Kind::words);
}

// 二〇二三年六月十八日 -> 2023年6月18日
std::string chinese_digits_to_arabic(std::string_view text) {
    std::string out;
    std::string run;
    const auto flush = [&] {
        if (run.empty()) {
            return true;
        }
        const auto value = parse_chinese_number(run);
        run.clear();
        if (!value) {
            return false;
        }
        out += std::to_string(*value);
        return true;
    };
    constexpr std::u32string_view kNumerals = U"零〇○一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾";
    for (const char32_t c : text::decode(text)) {
        if (kNumerals.find(c) != std::u32string_view::npos) {
            text::append(run, c);
            continue;
        }
        if (!flush()) {
            return {};
        }
        text::append(out, c);
    }
    return flush() ? out : std::string{};
}

constexpr std::array<std::string_view, 12> kEnglishMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                          "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

// 18-Jun-2023, June 18, 2023, Jun-2023
std::optional<DateReading> read_english(std::string_view text) {
    const std::string upper = to_upper_ascii(text);
    int month = 0;
    std::size_t at = std::string::npos;
    for (std::size_t i = 0; i < kEnglishMonths.size(); ++i) {
        const std::size_t found = upper.find(kEnglishMonths[i]);
        if (found != std::string::npos) {
            month = static_cast<int>(i) + 1;
            at = found;
        }
    }
    if (month == 0) {
        return std::nullopt;
    }
    std::string letters;
    for (const char c : upper) {
        if (c >= 'A' && c <= 'Z') {
            letters.push_back(c);
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            return std::nullopt;
        }
    }
    constexpr std::array<std::string_view, 12> kFull{"JANUARY",   "FEBRUARY", "MARCH",    "APRIL",
                                                     "MAY",       "JUNE",     "JULY",     "AUGUST",
                                                     "SEPTEMBER", "OCTOBER",  "NOVEMBER", "DECEMBER"};
    const auto index = static_cast<std::size_t>(month) - 1;
    if (letters != kEnglishMonths[index] && letters != kFull[index] && letters != "SEPT") {
        return std::nullopt;
    }
    const Tokens tokens = split(upper);
    std::vector<std::string> digits;
    for (const Token& token : tokens.items) {
        digits.push_back(token.digits);
    }
    (void)at;
    if (digits.size() == 1 && digits[0].size() == 4) {
        return make_month(number(digits[0]), month, "english");
    }
    if (digits.size() == 1) {
        return of_kind(Kind::two_readings);  // Jun-23: a day or a year
    }
    if (digits.size() == 2 && digits[1].size() == 4 && digits[0].size() <= 2) {
        return make_day(number(digits[1]), month, number(digits[0]), "english");
    }
    if (digits.size() == 2 && digits[0].size() == 4 && digits[1].size() <= 2) {
        return make_day(number(digits[0]), month, number(digits[1]), "english");
    }
    return of_kind(Kind::two_readings);
}

// A clock time behind a date says nothing more about the day.
bool drop_time(std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon < 2) {
        return false;
    }
    std::size_t begin = colon;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
        --begin;
    }
    if (begin >= 8 || (begin > 0 && (text[begin - 1] == 'T' || text[begin - 1] == ' '))) {
        text.erase(begin > 0 ? begin - 1 : 0);
        return true;
    }
    return false;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

namespace {

DateReading read_without_time(std::string text, bool wants_month) {
    if (const auto english = read_english(text)) {
        return *english;
    }
    text = text::remove_spaces(text).size() == text.size() ? text : [&] {
        // "2023 年 6 月" and "2023 6 18": a space beside a sign goes, one between digits separates.
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == ' ') {
                const bool has_digit_before = !out.empty() && out.back() >= '0' && out.back() <= '9';
                std::size_t next = i;
                while (next < text.size() && text[next] == ' ') {
                    ++next;
                }
                const bool has_digit_after = next < text.size() && text[next] >= '0' && text[next] <= '9';
                if (has_digit_before && has_digit_after) {
                    out.push_back(' ');
                }
                i = next - 1;
                continue;
            }
            out.push_back(text[i]);
        }
        return out;
    }();
    std::string_view form_override{};
    if (!text.empty() && contains_any(text, {"年", "月"}) &&
        contains_any(text, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "〇", "○"})) {
        const std::string arabic = chinese_digits_to_arabic(text);
        if (!arabic.empty()) {
            text = arabic;
            form_override = "cn_numerals";
        }
    }
    if (is_digits(text)) {
        return read_digits(text, wants_month);
    }
    // 25569.0 and the like: a serial number with a time of day
    Tokens tokens = split(text);
    if (tokens.items.empty()) {
        return of_kind(Kind::words);
    }
    if (!tokens.before.empty() &&
        !is_one_of(tokens.before, {"'", "’", "‘", "于", "自", "从", "毕业于", "毕业时间:", "公元"})) {
        return of_kind(Kind::words);
    }
    auto& items = tokens.items;
    std::string& tail = items.back().separator;
    // The last sign may be a habit: 2023.6.18. / 2023-06- / 2023年6月18日毕业
    for (const std::string_view word : {"毕业", "起", "开始", "入学", "签订", "入职", "左右"}) {
        if (word != "左右" && tail.size() > word.size() && tail.ends_with(word)) {
            tail.resize(tail.size() - word.size());
        }
    }
    const std::size_t count = items.size();
    const auto separator = [&](std::size_t i) -> std::string_view { return items[i].separator; };
    const auto is_sign = [&](std::string_view sign) {
        return is_one_of(
            sign, {".", "/", "-", "\\", "、", ",", "·", "—", "–", "−", "‐", "_", " ", "。", "--", "..", "//", ":"});
    };
    if (count == 5 || count == 6 || count == 4) {
        // 2019.9-2023.6 or 2020-01-01至2023-12-31
        bool has_range = false;
        for (std::size_t i = 0; i + 1 < count; ++i) {
            has_range = has_range || is_one_of(separator(i), {"-", "—", "至", "到", "~", "--", "——", "日至", "月至",
                                                              "日-", "月-", "日到", "月到", "日—", "月—", "日~", "～"});
        }
        return of_kind(has_range ? Kind::range : Kind::words);
    }
    const bool ends_plain = is_one_of(tail, {"", "日", "号", ".", "-", "/", "。", "月", "月份", "年", "年度"});
    if (!ends_plain) {
        if (is_one_of(tail, {"届", "届毕业", "年毕业", "级", "年夏", "年上半年", "年下半年", "年底", "年初"})) {
            return count == 1 && items[0].digits.size() == 4 ? of_kind(Kind::year) : of_kind(Kind::words);
        }
        return of_kind(Kind::words);
    }
    if (count == 3) {
        if (separator(0) == "年" && is_one_of(separator(1), {"月", "-", ".", "/"}) &&
            is_one_of(tail, {"", "日", "号", "."})) {
            const int month = number(items[1].digits);
            const int day = number(items[2].digits);
            if (items[1].digits.size() > 2 || items[2].digits.size() > 2) {
                return of_kind(Kind::words);
            }
            if (items[0].digits.size() == 4) {
                return make_day(number(items[0].digits), month, day, form_override.empty() ? "cn" : form_override);
            }
            if (items[0].digits.size() == 2) {
                return make_day(2000 + number(items[0].digits), month, day, "two_digit_year", true);
            }
            return of_kind(Kind::words);
        }
        if (!is_sign(separator(0)) || !is_sign(separator(1)) || !is_one_of(tail, {"", "日", ".", "-", "/", "。"})) {
            return of_kind(Kind::words);
        }
        const bool is_dotted =
            separator(0) == "." || separator(0) == "、" || separator(0) == "。" || separator(0) == "·";
        std::string_view form = "sign";
        if (separator(0) == ".") {
            form = "dot";
        } else if (separator(0) == "/") {
            form = "slash";
        } else if (separator(0) == "-" && items[1].digits.size() == 2 && items[2].digits.size() == 2 && tail.empty()) {
            form = "";  // YYYY-MM-DD as it should be
        } else if (separator(0) == "-") {
            form = "hyphen";
        }
        return read_three(items[0], items[1], items[2], form, is_dotted);
    }
    if (count == 2) {
        const std::string& a = items[0].digits;
        const std::string& b = items[1].digits;
        if (separator(0) == "年" && is_one_of(tail, {"月", "月份", "", "."}) && b.size() <= 2) {
            if (a.size() == 4) {
                return make_month(number(a), number(b), form_override.empty() ? "cn" : form_override);
            }
            if (a.size() == 2) {
                return make_month(2000 + number(a), number(b), "two_digit_year", true);
            }
            return of_kind(Kind::words);
        }
        if (separator(0) == "月" && is_one_of(tail, {"日", "号"})) {
            return of_kind(Kind::words);  // no year
        }
        if (!is_sign(separator(0)) || !is_one_of(tail, {"", "月", ".", "月份", "。", "/", "-"})) {
            return of_kind(Kind::words);
        }
        if (a.size() == 4 && is_plausible_year(number(a)) && b.size() <= 2) {
            const bool is_canonical = separator(0) == "-" && b.size() == 2 && tail.empty();
            return make_month(number(a), number(b),
                              is_canonical          ? ""
                              : separator(0) == "." ? "dot"
                              : separator(0) == "/" ? "slash"
                                                    : "sign");
        }
        if (a.size() == 4 && is_plausible_year(number(a)) && b.size() == 4 && !wants_month) {  // 2023.0618
            return make_day(number(a), number(b.substr(0, 2)), number(b.substr(2, 2)), "sign");
        }
        if (a.size() <= 2 && b.size() == 4 && is_plausible_year(number(b))) {
            return make_month(number(b), number(a), "year_last");
        }
        if (a.size() == 2 && b.size() <= 2 && wants_month) {  // 24.7
            const bool can_be_month_first = b.size() == 2 && is_month(number(a));
            if (is_month(number(b)) && can_be_month_first && a != b) {
                return of_kind(Kind::two_readings);
            }
            if (!is_month(number(b)) && can_be_month_first) {
                return make_month(2000 + number(b), number(a), "two_digit_year", true);
            }
            return make_month(2000 + number(a), number(b), "two_digit_year", true);
        }
        if (a.size() == 5) {
            return of_kind(Kind::serial);
        }
        return of_kind(Kind::words);
    }
    if (count == 1 && items[0].digits.size() == 4 && is_one_of(tail, {"年", "年度", "."})) {
        return of_kind(Kind::year);
    }
    if (count == 1 && is_one_of(tail, {".", "。"})) {
        return read_digits(items[0].digits, wants_month);
    }
    return of_kind(Kind::words);
}

}  // namespace

DateReading read_date_text(std::string_view clean_text, bool wants_month) {
    if (clean_text.size() > 80) {
        return of_kind(Kind::words);
    }
    std::string text(clean_text);
    const bool had_time = drop_time(text);
    // "2024-07(本地)", "2023-06-18 星期日": a note without digits says nothing more about the day.
    for (const std::string_view sign : {"(", "星期", " 周"}) {
        const std::size_t at = text.find(sign);
        const bool has_digit = at != std::string::npos && text.find_first_of("0123456789", at) != std::string::npos;
        if (at != std::string::npos && at >= 4 && !has_digit) {
            text = text::trim(text.substr(0, at));
        }
    }
    DateReading out = read_without_time(std::move(text), wants_month);
    if (had_time && out.form.empty()) {
        out.form = "time";
    }
    return out;
}

}  // namespace liucai::roster
