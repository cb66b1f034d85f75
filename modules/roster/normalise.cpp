#include "normalise.hpp"

#include <algorithm>
#include <charconv>
#include <liucai/calendar/calendar.hpp>
#include <liucai/codes/codes.hpp>
#include <liucai/text/text.hpp>
#include <unordered_map>

#include "cell_text.hpp"
#include "contact.hpp"
#include "counts.hpp"
#include "dates.hpp"
#include "identity.hpp"
#include "numerals.hpp"
#include "person_name.hpp"
#include "places.hpp"
#include "words.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

bool is_yes_no(Field field) { return field == Field::fullTime || field == Field::homeOwned || field == Field::commit5; }

/// 浙江大学 of "浙江大学 纺织工程", for a column that asks for school and major together.
std::string without_major(const std::string& text) {
    for (const std::string_view tail : {"大学", "学院", "学校", "研究院", "研究所"}) {
        const std::size_t at = text.find(tail);
        if (at == std::string::npos) {
            continue;
        }
        const std::size_t end = at + tail.size();
        if (end < text.size() && contains_any(text.substr(end, 3), {" ", "/", "-", "、", ",", ";", "(", "—"})) {
            return text.substr(0, end);
        }
    }
    return text;
}

// Names of schools, employers and banks, and remarks: text as it stands. SPEC 3.2 and 3.10.
void read_text(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    CleanText text = clean(cell.text);
    std::string& value = draft.at(field);
    if (text::looks_like_formula(text.text)) {
        // Stored as it stands; whoever writes it out again escapes it.
        value = text.text == text::fold_width(text::trim(cell.text)) && !text::looks_like_formula(text::trim(cell.text))
                    ? text.text
                    : text::trim(cell.text);
        draft.warn(field, "text.formula_injection");
        return;
    }
    report_marks(text.marks, field, draft);
    if (field == Field::school && traits.names_also_major) {
        value = without_major(text.text);
        if (value != text.text) {
            draft.repair(field, "school.major_split");
        }
        return;
    }
    value = std::move(text.text);
}

// OPTIMIZATION: most cells of most files hold the canonical value already. Those are told by their bytes; the plain
// version is everything below. normalise_test compares the two.
bool take_canonical(Field field, std::string_view text, std::string& value) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), text) != words.end();
    };
    const auto digits_in = [&](std::size_t begin, std::size_t end) {
        return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                           text.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    bool is_canonical = false;
    switch (field) {
        case Field::fullTime:
        case Field::homeOwned:
        case Field::commit5:
            is_canonical = is_one_of({"是", "否"});
            break;
        case Field::degree:
            is_canonical = is_one_of({"本科", "专科", "硕士", "博士"});
            break;
        case Field::schoolTier:
            is_canonical = is_one_of({"普通", "双一流", "境外QS100", "境外QS200", "境外其他"});
            break;
        case Field::employerType:
            is_canonical = is_one_of({"民营企业", "国有企业", "事业单位", "科研院所", "机关", "社会组织"});
            break;
        case Field::insuredStatus:
            is_canonical = is_one_of({"正常", "中断", "未参保"});
            break;
        case Field::firstInsured:
            is_canonical = text == "异地";
            break;
        case Field::contractYears:
            is_canonical = text == "无固定期限";
            break;
        case Field::phone:
            is_canonical = text.size() == 11 && digits_in(0, 11) && codes::is_mobile_number(text);
            break;
        case Field::bankCard:
            is_canonical =
                text.size() >= 12 && text.size() <= 19 && digits_in(0, text.size()) && codes::luhn_holds(text);
            break;
        case Field::uscc:
            is_canonical = text.size() == 18 && codes::check_credit_code(text).computes && to_upper_ascii(text) == text;
            break;
        case Field::hometown:
            is_canonical =
                text.size() == 6 && digits_in(0, 6) && !text.ends_with("0000") && codes::division(text).has_value();
            break;
        case Field::name: {
            // Two or three common characters that are no placeholder.
            is_canonical = (text.size() == 6 || text.size() == 9) && static_cast<unsigned char>(text[0]) >= 0xE4;
            for (std::size_t i = 0; is_canonical && i < text.size(); i += 3) {
                const auto lead = static_cast<unsigned char>(text[i]);
                is_canonical = lead >= 0xE4 && lead <= 0xE9 && text.substr(i, 3) != "丶";
            }
            is_canonical = is_canonical && !is_placeholder(text) && !is_ditto(text);
            break;
        }
        default:
            break;
    }
    if (is_canonical) {
        value = text;
    }
    return is_canonical;
}

}  // namespace

void normalise(Field field, const CellView& cell, const ColumnTraits& traits, const ReadingContext& context,
               Draft& draft) {
    if (cell.type == CellType::text && !traits.is_negated && take_canonical(field, cell.text, draft.at(field))) {
        return;
    }
    normalise_plainly(field, cell, traits, context, draft);
}

void normalise_plainly(Field field, const CellView& cell, const ColumnTraits& traits, const ReadingContext& context,
                       Draft& draft) {
    if (field == Field::name) {
        read_name(cell, draft);
        return;
    }
    if (cell.type == CellType::empty) {
        if (cell.is_formula) {  // never calculated: there is a value, nobody knows it
            draft.warn(field, "formula.error");
        }
        return;
    }
    if (cell.type == CellType::error || is_error_text(cell.text)) {
        draft.warn(field, "formula.error");
        return;
    }
    if (cell.type == CellType::text) {
        const std::string raw_trimmed = clean(cell.text).text;
        if (raw_trimmed.empty()) {
            return;
        }
        const bool says_no = is_yes_no(field) || traits.asks_yes_no ? yes_no_of(raw_trimmed) != YesNo::unknown : false;
        const bool is_plain_no = field == Field::remark && raw_trimmed == "无";
        if (!says_no && !is_plain_no && is_placeholder(raw_trimmed)) {
            // A remark is never unknown: a stroke there says that there is none.
            if (field == Field::remark) {
                draft.repair(field, "blank.placeholder");
            } else {
                draft.warn(field, "blank.placeholder");
            }
            return;
        }
    }
    switch (field) {
        case Field::seq:
            read_seq(cell, draft);
            break;
        case Field::phone:
            read_phone(cell, draft);
            break;
        case Field::degree:
            read_degree(cell, draft);
            break;
        case Field::fullTime:
        case Field::homeOwned:
        case Field::commit5:
            read_yes_no(field, cell, traits, draft);
            break;
        case Field::schoolTier:
        case Field::employerType:
        case Field::insuredStatus:
            read_word(field, cell, traits, draft);
            break;
        case Field::gradDate:
        case Field::contractStart:
            read_date(field, cell, context.day_of_import, draft);
            break;
        case Field::firstInsured:
            read_month(field, cell, context.day_of_import, draft);
            break;
        case Field::hometown:
            read_hometown(cell, draft);
            break;
        case Field::industry:
            read_industry(cell, draft);
            break;
        case Field::uscc:
            read_credit_code(cell, draft);
            break;
        case Field::contractYears:
            read_contract_years(cell, traits, draft);
            break;
        case Field::monthsTotal:
        case Field::monthsRun:
            read_months(field, cell, traits, draft);
            break;
        case Field::bankCard:
            read_card(cell, draft);
            break;
        case Field::annualWage:
            read_wage(cell, traits, draft);
            break;
        case Field::school:
        case Field::employer:
        case Field::bank:
        case Field::remark:
            read_text(field, cell, traits, draft);
            break;
        case Field::name:
        case Field::idType:
        case Field::idNo:
            break;
    }
}

namespace {

int to_int(const std::string& text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// SPEC 3.7: a word that carries two facts fills both fields. A neighbour that says otherwise stays as it is, and a
// person looks.
void settle_aside(Field field, std::string_view aside, Draft& draft) {
    if (aside.empty()) {
        return;
    }
    std::string& value = draft.at(field);
    if (value.empty()) {
        value = aside;
        draft.repair(field, "degree.synonym");
    } else if (value != aside) {
        draft.warn(field, "degree.conflict");
    }
}

struct KnownSchool {
    bool is_double_first_class = false;
    bool is_known = false;
};

// OPTIMIZATION: a roster names a few hundred schools; the last ones asked for are remembered.
KnownSchool look_up_school(const std::string& school) {
    thread_local std::unordered_map<std::string, KnownSchool> memory;
    if (const auto found = memory.find(school); found != memory.end()) {
        return found->second;
    }
    if (memory.size() > 4096) {
        memory.clear();
    }
    const KnownSchool known{codes::is_double_first_class(school), codes::is_known_university(school)};
    memory.emplace(school, known);
    return known;
}

bool has_findings(const Draft& draft, Field field) {
    return std::any_of(draft.notes.begin(), draft.notes.end(),
                       [&](const Note& note) { return note.field == field && note.action >= Action::warn; });
}

}  // namespace

void check_line(const ReadingContext& context, Draft& draft) {
    settle_aside(Field::fullTime, draft.full_time_aside, draft);
    settle_aside(Field::schoolTier, draft.tier_aside, draft);

    // SPEC 3.9: neither employer nor code.
    if (draft.at(Field::employer).empty() && draft.at(Field::uscc).empty()) {
        draft.reject(Field::employer, "employer.missing");
    }

    // SPEC 3.6: two columns that contradict each other are both kept.
    const std::string& total = draft.at(Field::monthsTotal);
    const std::string& run = draft.at(Field::monthsRun);
    const std::string& status = draft.at(Field::insuredStatus);
    const std::string& first = draft.at(Field::firstInsured);
    if (!total.empty() && !run.empty() && to_int(run) > to_int(total)) {
        draft.warn(Field::monthsRun, "count.run_exceeds_total");
    }
    // Insured since a month before this one and not insured; somebody who starts this month is no contradiction.
    const std::chrono::year_month_day import_day(context.day_of_import);
    const bool has_begun =
        status == "未参保" && first.size() == 7 && first < calendar::to_text(context.day_of_import).substr(0, 7);
    if (status == "未参保" &&
        ((!total.empty() && to_int(total) > 0) || (!run.empty() && to_int(run) > 0) || has_begun)) {
        draft.warn(Field::insuredStatus, "count.status_conflict");
    } else if (status == "中断" && !run.empty() && to_int(run) > 0) {
        draft.warn(Field::insuredStatus, "count.status_conflict");
    }
    if (first.size() == 7 && !total.empty() && !has_findings(draft, Field::firstInsured)) {
        const int limit =
            static_cast<int>(import_day.year()) * 12 + static_cast<int>(static_cast<unsigned>(import_day.month()));
        const int begin = to_int(first.substr(0, 4)) * 12 +
                          to_int(first.substr(5, 2).front() == '0' ? first.substr(6, 1) : first.substr(5, 2));
        if (to_int(total) > limit - begin + 1) {  // the month of import itself may have been paid
            draft.warn(Field::monthsTotal, "count.exceeds_first_insured");
        }
    }

    // SPEC 3.7: a value that contradicts a public list. The list of 双一流 is complete, so a full name that is not on
    // it is not one of them; a school that is on it is not 普通, and no mainland school is abroad.
    const std::string& school = draft.at(Field::school);
    const std::string& tier = draft.at(Field::schoolTier);
    if (!school.empty() && !tier.empty()) {
        const KnownSchool known = look_up_school(school);
        const bool is_listed = known.is_double_first_class;
        const bool is_full_name =
            school.ends_with("大学") || school.ends_with("学院") || school.ends_with("学校") || known.is_known;
        const bool contradicts = (tier == "双一流" && !is_listed && is_full_name) || (tier == "普通" && is_listed) ||
                                 (tier.starts_with("境外") && known.is_known);
        if (contradicts) {
            draft.warn(Field::schoolTier, "school.tier_conflict");
        }
    }

    // Somebody who graduated as a child, or signed as one: one of the two columns is wrong.
    const std::string& id = draft.at(Field::idNo);
    if (id.size() == 18) {
        const auto born_year = to_int(id.substr(6, 4));
        const std::string& graduated = draft.at(Field::gradDate);
        const std::string& signed_on = draft.at(Field::contractStart);
        if (graduated.size() >= 4 && to_int(graduated.substr(0, 4)) < born_year + 14) {
            draft.warn(Field::gradDate, "date.before_age");
        }
        if (signed_on.size() >= 4 && to_int(signed_on.substr(0, 4)) < born_year + 15) {
            draft.warn(Field::contractStart, "date.before_age");
        }
    }
}

}  // namespace liucai::roster
