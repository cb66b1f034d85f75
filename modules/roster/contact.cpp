#include "contact.hpp"

#include <algorithm>
#include <liucai/codes/codes.hpp>
#include <liucai/text/text.hpp>
#include <vector>

#include "cell_text.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

bool is_number_cell(const CellView& cell) { return cell.type == CellType::number || cell.type == CellType::date; }

/// Runs of digits that could each be a mobile number.
std::vector<std::string> mobile_runs(std::string_view text) {
    std::vector<std::string> out;
    std::string run;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            run.push_back(text[i]);
            continue;
        }
        if (codes::is_mobile_number(run)) {
            out.push_back(run);
        }
        run.clear();
    }
    return out;
}

/// +86, 0086, 86, or the 0 that was dialled before a mobile number of another place.
bool strip_country(std::string& digits) {
    for (const std::string_view prefix : {"+86", "0086", "86", "+0", "0"}) {
        if (digits.starts_with(prefix) && codes::is_mobile_number(std::string_view(digits).substr(prefix.size()))) {
            digits.erase(0, prefix.size());
            return true;
        }
    }
    return false;
}

}  // namespace

void read_phone(const CellView& cell, Draft& draft) {
    const Field field = Field::phone;
    if (is_number_cell(cell)) {
        const auto number = parse_number(cell.text);
        if (number && number->is_integer() && !number->is_negative) {
            std::string digits = number->integer;
            const bool has_country = strip_country(digits);
            if (codes::is_mobile_number(digits)) {
                draft.at(field) = digits;
                draft.repair(field, has_country ? "phone.country_code" : "phone.number");
                return;
            }
        }
        draft.warn(field, "phone.invalid");
        return;
    }
    CleanText text = clean_number(cell.text);
    std::string digits = text.text;
    take_out(digits, "(");
    take_out(digits, ")");
    if (digits.size() == 13 && digits.ends_with(".0")) {
        digits.resize(11);
    }
    const bool has_country = !codes::is_mobile_number(digits) && strip_country(digits);
    if (codes::is_mobile_number(digits)) {
        report_marks(text.marks, field, draft);
        draft.at(field) = digits;
        if (has_country) {
            draft.repair(field, "phone.country_code");
        } else if (digits != text.text) {
            draft.repair(field, "phone.form");
        }
        return;
    }
    // Words around one number ("138…(微信同号)"), or two numbers.
    const auto runs = mobile_runs(clean(cell.text).text);
    if (runs.size() > 1) {
        draft.warn(field, std::all_of(runs.begin(), runs.end(), [&](const auto& run) { return run == runs[0]; })
                              ? "phone.remark"
                              : "phone.several");
        if (draft.notes.back().code == "phone.remark") {
            draft.at(field) = runs[0];
        }
        return;
    }
    if (runs.size() == 1 && contains_han(cell.text)) {
        draft.at(field) = runs[0];
        draft.warn(field, "phone.remark");
        return;
    }
    draft.warn(field, runs.size() == 1 ? "phone.several" : "phone.invalid");
}

void read_card(const CellView& cell, Draft& draft) {
    const Field field = Field::bankCard;
    std::string digits;
    if (is_number_cell(cell)) {
        const auto number = parse_number(cell.text);
        if (!number || !number->is_integer() || number->is_negative || number->integer.size() > 15) {
            draft.warn(field, "card.number_rounded");
            return;
        }
        digits = number->integer;
    } else {
        CleanText text = clean_number(cell.text);
        if (is_scientific_text(text::remove_spaces(clean(cell.text).text))) {
            draft.warn(field, "card.scientific_text");
            return;
        }
        report_marks(text.marks, field, draft);
        digits = text.text;
        if (!is_digits(digits) && contains_han(digits)) {
            // "卡号:6299…", "6299…(工行)": the digits are not in doubt when there is one run of them.
            std::string run;
            std::size_t runs = 0;
            for (std::size_t i = 0; i < digits.size(); ++i) {
                const bool is_digit = digits[i] >= '0' && digits[i] <= '9';
                if (is_digit) {
                    runs += run.empty() || !(digits[i - 1] >= '0' && digits[i - 1] <= '9') ? 1U : 0U;
                    run.push_back(digits[i]);
                }
            }
            if (runs == 1 && run.size() >= 12) {
                digits = run;
                draft.warn(field, "card.remark");
            }
        }
    }
    if (!is_digits(digits) || digits.size() < 8 || digits.size() > 30) {
        draft.warn(field, "card.invalid");
        return;
    }
    draft.at(field) = digits;
    if (!codes::luhn_holds(digits)) {
        draft.warn(field, "card.luhn");
    }
}

void read_credit_code(const CellView& cell, Draft& draft) {
    const Field field = Field::uscc;
    std::string code;
    if (is_number_cell(cell)) {
        const auto number = parse_number(cell.text);
        if (!number || !number->is_integer() || number->is_negative || number->integer.size() > 15) {
            draft.warn(field, "uscc.number_rounded");
            return;
        }
        code = number->integer;
    } else {
        CleanText text = clean_number(cell.text);
        if (is_scientific_text(text.text)) {
            draft.warn(field, "uscc.scientific_text");
            return;
        }
        report_marks(text.marks, field, draft);
        code = to_upper_ascii(text.text);
        if (code != text.text) {
            draft.repair(field, "char.lower_case");
        }
    }
    const bool is_plain =
        std::all_of(code.begin(), code.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
    if (!is_plain || code.size() < 8) {
        draft.warn(field, "uscc.not_a_code");
        return;
    }
    if (codes::check_credit_code(code).computes) {
        draft.at(field) = code;
        return;
    }
    if (const auto repaired = codes::repair_credit_code(code)) {
        draft.at(field) = *repaired;
        draft.warn(field, "uscc.lookalike");
        return;
    }
    // Kept: really registered codes exist that do not compute.
    draft.at(field) = code;
    draft.warn(field, code.size() == 18 ? "uscc.checksum" : "uscc.length");
}

}  // namespace liucai::roster
