#include "counts.hpp"

#include <algorithm>
#include <array>
#include <liucai/calendar/calendar.hpp>
#include <liucai/text/text.hpp>

#include "cell_text.hpp"
#include "dates.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

constexpr std::int64_t kOne = 1'000'000;  // amounts are held in millionths

/// What a text says about a length of time or a sum.
struct Amount {
    enum class Kind : std::uint8_t { nothing, exact, about, range };
    Kind kind = Kind::nothing;
    bool is_negative = false;
    bool has_unit = false;
    std::int64_t value = 0;  ///< millionths of the base unit: months, or yuan
};

bool is_about(std::string_view text) {
    return contains_any(text, {"约", "左右", "以上", "以下", "大概", "近", "不足", "超过", "至少", "余", "多", ">", "<",
                               "≥", "≤", "不到", "起码", "上下"}) ||
           text.ends_with('+');
}

// Thousands signs stand between digits, three apart: 1,234,567
bool strip_thousands(std::string& text) {
    const std::size_t first = text.find(',');
    if (first == std::string::npos) {
        return false;
    }
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',') {
            out.push_back(text[i]);
            continue;
        }
        const bool has_before = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
        std::size_t digits = 0;
        while (i + 1 + digits < text.size() && text[i + 1 + digits] >= '0' && text[i + 1 + digits] <= '9') {
            ++digits;
        }
        if (!has_before || (digits != 3 && digits != 4)) {  // fours: 12,0000 as some write 万
            return false;
        }
    }
    text = out;
    return true;
}

/// Splits "2年3个月" into (number, unit) pairs. Numbers may be Chinese. False: something else stands there.
struct Part {
    std::int64_t value = 0;
    std::string unit;
};

bool is_number_sign(char32_t c) {
    constexpr std::u32string_view kNumerals = U"0123456789.零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟";
    return kNumerals.find(c) != std::u32string_view::npos;
}

bool split_parts(std::string_view text, std::vector<Part>& out) {
    const std::u32string all = text::decode(text);
    std::size_t i = 0;
    while (i < all.size()) {
        std::string digits;
        while (i < all.size() && is_number_sign(all[i])) {
            text::append(digits, all[i++]);
        }
        Part part;
        if (digits.empty()) {
            if (all[i] != U'半') {
                return false;
            }
            part.value = kOne / 2;  // 半年
            ++i;
        } else {
            // "1年零2个月"
            while (digits.size() > 3 && digits.starts_with("零")) {
                digits.erase(0, std::string_view("零").size());
            }
            if (const auto plain = parse_number(digits)) {
                const auto value = millionths(*plain);
                if (!value) {
                    return false;
                }
                part.value = *value;
            } else if (const auto chinese = parse_chinese_number(digits)) {
                part.value = *chinese * kOne;
            } else {
                return false;
            }
        }
        while (i < all.size() && !is_number_sign(all[i]) && all[i] != U'半') {
            text::append(part.unit, all[i++]);
        }
        // 两年半: the half belongs to the unit before it
        if (i < all.size() && all[i] == U'半' && !part.unit.empty() && i + 1 == all.size()) {
            part.value += kOne / 2;
            ++i;
        }
        out.push_back(std::move(part));
        if (out.size() > 4) {
            return false;
        }
    }
    return !out.empty();
}

bool is_range(const std::string& text) {
    // digits, a stroke, digits
    for (const std::string_view sign : {"-", "~", "至", "到", "—", "–", "/"}) {
        const std::size_t at = text.find(sign);
        if (at != std::string::npos && at > 0 && at + sign.size() < text.size() &&
            contains_any(text.substr(0, at), {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "一", "二", "两", "三",
                                              "四", "五", "十"})) {
            return true;
        }
    }
    return false;
}

bool starts_negative(std::string& text) {
    for (const std::string_view sign : {"-", "−", "–", "负", "—"}) {
        if (text.starts_with(sign) && text.size() > sign.size()) {
            text.erase(0, sign.size());
            return true;
        }
    }
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {  // as accountants write it
        text = text.substr(1, text.size() - 2);
        return true;
    }
    return false;
}

/// A length of time in months. A bare number counts in `bare` months.
Amount read_duration(std::string text, std::int64_t bare) {
    Amount out;
    text = text::remove_spaces(text);
    const bool is_rough = is_about(text);
    for (const std::string_view word :
         {"约",   "左右", "以上", "以下", "大概", "近",     "不足",     "超过", "至少", "余",
          "多",   ">",    "<",    "≥",    "≤",    "不到",   "起码",     "上下", "共",   "累计",
          "连续", "满",   "整",   "已缴", "已",   "合同期", "固定期限", "固定", "期限", "期"}) {
        take_out(text, word);
    }
    if (text.ends_with('+')) {
        text.pop_back();
    }
    if (text.size() > 2 && text.front() == '(' && text.back() == ')' && !is_digits(text.substr(1, text.size() - 2))) {
        text = text.substr(1, text.size() - 2);
    }
    strip_thousands(text);
    if (is_range(text)) {
        out.kind = Amount::Kind::range;
        return out;
    }
    out.is_negative = starts_negative(text);
    std::vector<Part> parts;
    if (!split_parts(text, parts)) {
        return out;
    }
    int last_rank = 3;
    for (const Part& part : parts) {
        if (part.value > 100'000 * kOne) {
            return out;
        }
        std::int64_t months = 0;
        int rank = 0;
        if (part.unit == "年" || part.unit == "年整" || part.unit == "Y" || part.unit == "y" || part.unit == "周年" ||
            part.unit == "年零" || part.unit == "年又" || part.unit == "years" || part.unit == "year" ||
            part.unit == "yr") {
            months = part.value * 12;
            rank = 2;
            out.has_unit = true;
        } else if (part.unit == "个月" || part.unit == "月" || part.unit == "个月份" || part.unit == "M" ||
                   part.unit == "m" || part.unit == "个月整" || part.unit == "months" || part.unit == "month" ||
                   part.unit == "期" || part.unit == "个") {
            months = part.value;
            rank = 1;
            out.has_unit = true;
        } else if (part.unit.empty() && parts.size() == 1) {
            months = part.value * bare;
            rank = 1;
        } else {
            return out;
        }
        if (rank >= last_rank) {
            return out;
        }
        last_rank = rank;
        out.value += months;
    }
    out.kind = is_rough ? Amount::Kind::about : Amount::Kind::exact;
    return out;
}

/// The number of a number cell as a duration.
Amount duration_of(const PlainNumber& number, std::int64_t bare) {
    Amount out;
    PlainNumber absolute = number;
    absolute.is_negative = false;
    const auto value = millionths(absolute);
    out.is_negative = number.is_negative;
    if (value && *value <= 100'000 * kOne) {
        out.kind = Amount::Kind::exact;
        out.value = *value * bare;
    }
    return out;
}

std::int64_t bare_months(const ColumnTraits& traits, std::int64_t otherwise) {
    switch (traits.unit) {
        case ColumnTraits::Unit::years:
            return 12;
        case ColumnTraits::Unit::months:
            return 1;
        default:
            return otherwise;
    }
}

/// Reads the cell, reports what is no count. nullopt when there is nothing to keep.
std::optional<Amount> take_duration(Field field, const CellView& cell, const std::string& text, std::int64_t bare,
                                    Draft& draft) {
    Amount amount;
    if (cell.type == CellType::number || cell.type == CellType::date) {
        const auto number = parse_cell_number(cell.text);
        // A small number in a cell that happens to be formatted as a date was typed as a count.
        if (number && (cell.type == CellType::number || (number->is_integer() && number->integer.size() <= 3))) {
            amount = duration_of(*number, bare);
        }
    } else if (cell.type == CellType::text) {
        amount = read_duration(text, bare);
        const std::size_t open = text.find('(');
        if (amount.kind != Amount::Kind::exact && open != std::string::npos && open > 0 && text.back() == ')') {
            // "3(年)" has its unit in brackets, "3年(2023.7-2026.6)" a note.
            std::string whole = text;
            take_out(whole, "(");
            take_out(whole, ")");
            const Amount with_unit = read_duration(whole, bare);
            const Amount without_note = read_duration(text.substr(0, open), bare);
            amount = with_unit.kind == Amount::Kind::exact      ? with_unit
                     : without_note.kind == Amount::Kind::exact ? without_note
                                                                : amount;
        }
    }
    switch (amount.kind) {
        case Amount::Kind::nothing:
            draft.reject(field, "count.not_a_count");
            return std::nullopt;
        case Amount::Kind::range:
            draft.warn(field, "count.range");
            return std::nullopt;
        case Amount::Kind::about:
            draft.warn(field, "count.approximate");
            return std::nullopt;
        case Amount::Kind::exact:
            break;
    }
    if (amount.is_negative && amount.value != 0) {
        draft.reject(field, "count.negative");
        return std::nullopt;
    }
    return amount;
}

}  // namespace

void read_months(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    CleanText text;
    if (cell.type == CellType::text) {
        text = clean(cell.text);
        report_marks(text.marks, field, draft);
    }
    const auto amount = take_duration(field, cell, text.text, bare_months(traits, 1), draft);
    if (!amount) {
        return;
    }
    if (amount->value % kOne != 0) {
        draft.warn(field, "count.fraction");
        return;
    }
    const std::int64_t months = amount->value / kOne;
    if (months > 900) {  // 75 years of contributions
        draft.warn(field, "count.implausible");
        return;
    }
    draft.at(field) = std::to_string(months);
    if (cell.type == CellType::text && (amount->has_unit || text.text != draft.at(field)) &&
        traits.unit != ColumnTraits::Unit::years) {
        draft.repair(field, "count.unit");
    }
}

namespace {

/// "2023-07-01至2026-06-30": whole years from the first day to the day after the last; 0 when they are not whole.
int years_of_range(std::string_view text, std::string& first_day) {
    for (const std::string_view sign : {"至", "到", "~", "——", "—", "--", " - ", "-"}) {
        for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            const auto first = read_date_text(text.substr(0, at), false);
            const auto last = read_date_text(text.substr(at + sign.size()), false);
            if (first.kind != DateReading::Kind::day || last.kind != DateReading::Kind::day) {
                continue;
            }
            const auto begin = calendar::day_of(first.year, first.month, first.day);
            const auto end = calendar::day_of(last.year, last.month, last.day);
            if (!begin || !end || *end <= *begin) {
                return 0;
            }
            for (int years = 1; years <= 40; ++years) {
                const auto whole = calendar::add_years(*begin, years);
                if (whole == *end || whole == *end + std::chrono::days(1)) {
                    first_day = calendar::to_text(*begin);
                    return years;
                }
            }
            return 0;
        }
    }
    return 0;
}

}  // namespace

void read_contract_years(const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    const Field field = Field::contractYears;
    CleanText text;
    if (cell.type == CellType::text) {
        text = clean(cell.text);
        report_marks(text.marks, field, draft);
        if (text.text == "无固定期限") {
            draft.at(field) = text.text;
            return;
        }
        const std::string word = squeeze(text.text);
        constexpr std::array<std::string_view, 22> kOpenEnded{
            "无固定期限",
            "无固定",
            "无固定期",
            "无固定期限合同",
            "无固定期限劳动合同",
            "无固定期限的劳动合同",
            "无固定合同",
            "长期",
            "长期合同",
            "无期限",
            "无限期",
            "永久",
            "不固定期限",
            "非固定期限",
            "无固定年限",
            "无固定时限",
            "签订无固定期限合同",
            "无期",
            "无固定限期",
            "终身",
            "无固定期限制",
            "无固定期限劳动",
        };
        if (std::find(kOpenEnded.begin(), kOpenEnded.end(), word) != kOpenEnded.end()) {
            draft.at(field) = "无固定期限";
            draft.repair(field, "enum.synonym");
            return;
        }
        if (contains_any(word, {"任务", "项目"}) ||
            (contains_any(word,
                          {"试用", "在编", "编制", "聘用制", "劳务", "签订", "续签", "未签", "中期", "短期", "固定"}) &&
             !contains_any(word, {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "一", "二", "两", "三", "四", "五",
                                  "六", "八", "十"}))) {
            draft.warn(field, "enum.unknown_word");
            return;
        }
        std::string first_day;
        if (const int years = years_of_range(text.text, first_day); years > 0) {
            draft.at(field) = std::to_string(years);
            draft.repair(field, "count.from_dates");
            return;
        }
        const bool starts_with_year = text.text.starts_with("20") || text.text.starts_with("19");
        if (starts_with_year && read_date_text(text.text, false).kind == DateReading::Kind::range) {
            draft.warn(field, "count.range");
            return;
        }
    }
    const auto amount = take_duration(field, cell, text.text, bare_months(traits, 12), draft);
    if (!amount) {
        return;
    }
    if (amount->value % (12 * kOne) != 0) {
        draft.warn(field, "count.fraction");  // 18 months: the fact knows whole years only
        return;
    }
    const std::int64_t years = amount->value / (12 * kOne);
    if (years > 50) {
        draft.warn(field, "count.implausible");
        return;
    }
    draft.at(field) = std::to_string(years);
    if (cell.type == CellType::text && text.text != draft.at(field) && traits.unit != ColumnTraits::Unit::months) {
        draft.repair(field, "count.unit");
    }
}

namespace {

/// Yuan of a text, in millionths; `per_unit` is what a bare number counts.
Amount read_money(std::string text, std::int64_t per_unit, bool& is_monthly, bool& is_foreign) {
    Amount out;
    text = text::remove_spaces(text);
    is_monthly = contains_any(text, {"/月", "每月", "月薪", "月工资", "一个月", "元月"});
    is_foreign =
        contains_any(text, {"$", "美元", "USD", "usd", "€", "欧元", "港币", "HKD", "日元", "£", "英镑", "港元"});
    const bool is_rough = is_about(text);
    for (const std::string_view word :
         {"约",  "左右", "以上", "以下", "大概", "近",  "不足", "超过", "至少", "余",   "多",     ">",
          "<",   "≥",    "≤",    "不到", "上下", "/年", "每年", "年薪", "一年", "税前", "人民币", "RMB",
          "rmb", "CNY",  "cny",  "¥",    "￥",   "整",  "共",   ":",    "左右", "税后"}) {
        if (word == "税后") {
            continue;  // another sum than the column asks for
        }
        take_out(text, word);
    }
    if (text.ends_with('+')) {
        text.pop_back();
    }
    strip_thousands(text);
    if (is_range(text)) {
        out.kind = Amount::Kind::range;
        return out;
    }
    out.is_negative = starts_negative(text);
    std::string unit;
    for (const std::string_view tail : {"万元", "万圆", "万块", "万", "萬", "w元", "W元", "w", "W", "千元", "千", "k",
                                        "K", "元", "圆", "块钱", "块"}) {
        if (text.size() > tail.size() && text.ends_with(tail)) {
            unit = tail;
            text.resize(text.size() - tail.size());
            break;
        }
    }
    std::int64_t scale = per_unit;
    if (!unit.empty()) {
        out.has_unit = true;
        scale = starts_with_any(unit, {"万", "萬", "w", "W"}) ? 10000
                : starts_with_any(unit, {"千", "k", "K"})     ? 1000
                                                              : 1;
    }
    if (const auto plain = parse_number(text)) {
        PlainNumber cut = *plain;
        cut.is_negative = false;
        if (cut.fraction.size() > 6) {
            cut.fraction.resize(6);
        }
        const auto value = millionths(cut);
        if (!value || *value > 100'000'000 * kOne) {
            return out;
        }
        out.value = *value * scale;
        out.is_negative = out.is_negative || plain->is_negative;
    } else if (const auto mixed = text.find("万"); mixed != std::string::npos && mixed > 0) {
        // 12万5千 / 12万5000
        std::string low = text.substr(mixed + std::string_view("万").size());
        const auto high = parse_number(text.substr(0, mixed));
        std::int64_t low_scale = unit.empty() || unit == "元" ? 1 : scale;
        const auto rest = parse_number(low);
        if (!high || !rest || !high->is_integer() || !rest->is_integer() || high->is_negative || rest->is_negative ||
            high->integer.size() > 6 || rest->integer.size() > 4) {
            return out;
        }
        out.value = (*small_integer(*high) * 10000 + *small_integer(*rest) * low_scale) * kOne;
        out.has_unit = true;
    } else if (const auto chinese = parse_chinese_number(text)) {
        out.value = *chinese * kOne * scale;
        out.has_unit = true;
    } else {
        return out;
    }
    out.kind = is_rough ? Amount::Kind::about : Amount::Kind::exact;
    return out;
}

}  // namespace

void read_wage(const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    const Field field = Field::annualWage;
    const std::int64_t per_unit = traits.unit == ColumnTraits::Unit::ten_thousand_yuan ? 10000
                                  : traits.unit == ColumnTraits::Unit::thousand_yuan   ? 1000
                                                                                       : 1;
    Amount amount;
    CleanText text;
    bool is_monthly = false;
    bool is_foreign = false;
    if (cell.type == CellType::text) {
        text = clean(cell.text);
        report_marks(text.marks, field, draft);
        amount = read_money(text.text, per_unit, is_monthly, is_foreign);
    } else if (cell.type == CellType::number) {
        if (const auto number = parse_cell_number(cell.text)) {
            PlainNumber cut = *number;
            cut.is_negative = false;
            if (cut.fraction.size() > 6) {
                cut.fraction.resize(6);
            }
            const auto value = millionths(cut);
            if (value && *value <= 100'000'000 * kOne) {
                amount.kind = Amount::Kind::exact;
                amount.value = *value * per_unit;
                amount.is_negative = number->is_negative;
            }
        }
    }
    if (text.text.find("税后") != std::string::npos) {
        draft.warn(field, "amount.after_tax");
        return;
    }
    if (is_foreign || is_monthly) {
        draft.warn(field, is_foreign ? "amount.currency" : "amount.per_month");
        return;
    }
    switch (amount.kind) {
        case Amount::Kind::nothing:
            draft.reject(field, "amount.not_an_amount");
            return;
        case Amount::Kind::range:
            draft.warn(field, "amount.range");
            return;
        case Amount::Kind::about:
            draft.warn(field, "amount.approximate");
            return;
        case Amount::Kind::exact:
            break;
    }
    if (amount.is_negative && amount.value != 0) {
        draft.reject(field, "amount.negative");
        return;
    }
    const std::int64_t yuan = (amount.value + kOne / 2) / kOne;
    // Twelve yuan a year, or two thousand million: the unit is not the one the column names.
    if ((yuan > 0 && yuan < 1000) || yuan > 100'000'000) {
        draft.warn(field, "amount.unit_doubtful");
        return;
    }
    draft.at(field) = std::to_string(yuan);
    if (amount.value % kOne != 0) {
        draft.repair(field, "amount.rounded");
    } else if (cell.type == CellType::text && text.text != draft.at(field) && (amount.has_unit || per_unit == 1)) {
        draft.repair(field, "amount.unit");
    }
}

void read_seq(const CellView& cell, Draft& draft) {
    const Field field = Field::seq;
    if (cell.type == CellType::number || cell.type == CellType::date) {
        const auto number = parse_cell_number(cell.text);
        if (number && number->is_integer() && !number->is_negative) {
            draft.at(field) = number->integer;
            return;
        }
        draft.warn(field, "seq.not_a_number");
        return;
    }
    CleanText text = clean(cell.text);
    report_marks(text.marks, field, draft);
    std::string digits = text.text;
    if (is_digits(digits) && digits.size() <= 18 && (digits.front() != '0' || digits.size() == 1)) {
        draft.at(field) = digits;
        return;
    }
    // 1. / (1) / 第1号 / 001 / ① / 一
    const std::u32string signs = text::decode(digits);
    if (signs.size() == 1 && signs[0] >= 0x2460 && signs[0] <= 0x2473) {
        draft.at(field) = std::to_string(static_cast<unsigned>(signs[0] - 0x2460 + 1));
        draft.repair(field, "seq.form");
        return;
    }
    std::string bare = squeeze(digits);
    for (const std::string_view word : {"第", "号", "NO", "№"}) {
        take_out(bare, word);
    }
    if (const auto number = parse_number(bare);
        number && number->is_integer() && is_digits(bare) && bare.size() <= 18) {
        draft.at(field) = number->integer;
        draft.repair(field, "seq.form");
        return;
    }
    if (const auto chinese = parse_chinese_number(bare)) {
        draft.at(field) = std::to_string(*chinese);
        draft.repair(field, "seq.form");
        return;
    }
    draft.warn(field, "seq.not_a_number");
}

}  // namespace liucai::roster
