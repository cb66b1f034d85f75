#include "identity.hpp"

#include <algorithm>
#include <array>
#include <liucai/codes/codes.hpp>
#include <liucai/text/text.hpp>
#include <optional>

#include "cell_text.hpp"
#include "numerals.hpp"
#include "words.hpp"

namespace liucai::roster {

namespace {

using codes::IdFault;
using codes::IdKind;
using tabular::CellType;

constexpr std::string_view kResident = "居民身份证";
constexpr std::string_view kResidencePermit = "港澳台居民居住证";
constexpr std::string_view kPermanentResident = "外国人永久居留身份证";
constexpr std::string_view kPassport = "护照";
constexpr std::string_view kTravelPermit = "港澳居民来往内地通行证";

/// The canonical type of a number whose own form tells it; "" when the list of types has no word for it.
std::string_view type_of(IdKind kind) {
    switch (kind) {
        case IdKind::resident:
        case IdKind::resident_legacy:
            return kResident;
        case IdKind::residence_permit:
            return kResidencePermit;
        case IdKind::permanent_resident:
        case IdKind::permanent_legacy:
            return kPermanentResident;
        case IdKind::hk_macau_permit:
            return kTravelPermit;
        case IdKind::passport:
            return kPassport;
        case IdKind::taiwan_permit:
            return {};
    }
    return {};
}

// SPEC 3.3: the final letter is restored to X from its lower-case or look-alike forms. 0: it was none of them.
char restore_final_letter(std::string& number) {
    std::u32string all = text::decode(number);
    if (all.size() != 18 ||
        !std::all_of(all.begin(), all.end() - 1, [](char32_t c) { return c >= U'0' && c <= U'9'; })) {
        return 0;
    }
    constexpr std::u32string_view kLookAlikes = U"×ХхΧχ✕✖╳⨯Ⅹⅹ⤫ᚷ乂㐅✗✘⨉🗙";
    if (all.back() == U'x') {
        number.back() = 'X';
        return 'x';
    }
    if (kLookAlikes.find(all.back()) != std::u32string_view::npos) {
        all.back() = U'X';
        number = text::encode(all);
        return '*';
    }
    return 0;
}

std::string_view fault_code(IdFault fault) {
    switch (fault) {
        case IdFault::bad_length:
            return "id.length";
        case IdFault::bad_character:
            return "id.character";
        case IdFault::bad_birth_date:
            return "id.birth_date";
        case IdFault::bad_checksum:
            return "id.checksum";
        case IdFault::none:
            break;
    }
    return "id.character";
}

// The number as text, or nothing after a rejection. Digits are never guessed.
std::optional<std::string> text_of_number(const CellView& cell, Draft& draft) {
    const Field field = Field::idNo;
    if (cell.type == CellType::number || cell.type == CellType::date) {
        const auto number = parse_number(cell.text);
        if (!number || !number->is_integer() || number->is_negative || number->integer.size() > 15) {
            draft.reject(field, "id.number_rounded");
            return std::nullopt;
        }
        return number->integer;
    }
    if (cell.type == CellType::boolean) {
        draft.reject(field, "id.character");
        return std::nullopt;
    }
    const std::string trimmed = clean(cell.text).text;
    if (is_scientific_text(text::remove_spaces(trimmed))) {
        draft.reject(field, "id.scientific_text");
        return std::nullopt;
    }
    CleanText text = clean_number(cell.text);
    report_marks(text.marks, field, draft);
    return text.text;
}

/// "身份证330602199001011234(本人)": the one run of letters and digits that is a number, when words stand around it.
std::optional<std::string> only_run(std::string_view text) {
    std::optional<std::string> found;
    std::string run;
    const auto flush = [&] {
        const bool is_number = run.size() == 18 && codes::parse_id(run).fault == IdFault::none;
        const bool is_done = is_number && found.has_value();
        if (is_number) {
            found = run;
        }
        run.clear();
        return !is_done;
    };
    for (const char c : text) {
        const bool is_alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        if (is_alnum) {
            run.push_back(c);
        } else if (!flush()) {
            return std::nullopt;
        }
    }
    if (!flush()) {
        return std::nullopt;
    }
    return found;
}

/// What the idType column says: a canonical type, "" for unknown. Reports its own findings unless the number decides.
struct StatedType {
    std::string_view type{};
    bool is_filled = false;
    bool is_synonym = false;
    bool is_placeholder = false;
    unsigned marks = 0;
};

StatedType stated_type(const CellView& cell) {
    StatedType out;
    if (cell.type == CellType::empty) {
        return out;
    }
    const CleanText text = clean(cell.text);
    out.marks = text.marks;
    out.is_filled = !text.text.empty();
    out.is_placeholder = is_placeholder(text.text);
    for (const std::string_view type : {kResident, kResidencePermit, kPermanentResident, kPassport, kTravelPermit}) {
        if (text.text == type) {
            out.type = type;
            return out;
        }
    }
    if (cell.type == CellType::text && !out.is_placeholder) {
        out.type = find_word(Field::idType, text.text);
        out.is_synonym = !out.type.empty();
    }
    return out;
}

bool is_eighteen(IdKind kind) {
    return kind == IdKind::resident || kind == IdKind::resident_legacy || kind == IdKind::residence_permit ||
           kind == IdKind::permanent_resident;
}

// Takes over what the type column says, set right by the number.
void settle_type(const StatedType& stated, std::string_view by_number, bool is_number_certain, Draft& draft) {
    const Field field = Field::idType;
    report_marks(stated.marks, field, draft);
    if (!stated.is_filled) {
        if (is_number_certain && !by_number.empty()) {
            draft.at(field) = by_number;
            draft.repair(field, "id.type_from_number");
        }
        return;
    }
    if (!stated.type.empty() && (by_number.empty() || by_number == stated.type)) {
        draft.at(field) = stated.type;
        if (stated.is_synonym) {
            draft.repair(field, "enum.synonym");
        }
        return;
    }
    if (!stated.type.empty()) {
        draft.at(field) = by_number;
        draft.warn(field, "id.type_mismatch");
        return;
    }
    draft.warn(field, stated.is_placeholder ? "blank.placeholder" : "enum.unknown_word");
}

}  // namespace

void read_identity(const CellView& id_no, const CellView& id_type, std::chrono::sys_days day_of_import, Draft& draft) {
    const Field field = Field::idNo;
    const StatedType stated = stated_type(id_type);
    const auto settle_alone = [&] { settle_type(stated, stated.type, false, draft); };
    if (id_type.type == CellType::error || is_error_text(id_type.text)) {
        draft.warn(Field::idType, "formula.error");
    }
    if (id_no.type == CellType::error || is_error_text(id_no.text)) {
        draft.reject(field, "formula.error");
        return;
    }
    // OPTIMIZATION: a number that is whole, of its stated type, and of a card that was in use: nothing to tell.
    if (id_no.type == CellType::text && id_no.text.size() == 18 && stated.marks == 0 && stated.type == kResident &&
        !stated.is_synonym && is_digits(id_no.text.substr(0, 17)) &&
        (is_digits(id_no.text.substr(17)) || id_no.text.back() == 'X')) {
        const codes::IdNumber id = codes::parse_id(id_no.text);
        if (id.kind == IdKind::resident && id.fault == IdFault::none && id.is_region_known && id.birth &&
            *id.birth <= day_of_import) {
            draft.at(field) = id.number;
            draft.at(Field::idType) = kResident;
            return;
        }
    }
    const std::string bare = id_no.type == CellType::text ? clean(id_no.text).text : std::string(id_no.text);
    if (id_no.type == CellType::empty || bare.empty()) {
        draft.warn(field, "id.missing");
        settle_alone();
        return;
    }
    if (id_no.type == CellType::text && is_placeholder(bare)) {
        draft.warn(field, "blank.placeholder");
        settle_alone();
        return;
    }
    auto text = text_of_number(id_no, draft);
    if (!text) {
        return;
    }
    std::string number = *text;
    if (const char letter = restore_final_letter(number); letter != 0) {
        draft.repair(field, letter == 'x' ? "id.lower_x" : "id.lookalike_x");
    } else if (const std::string upper = to_upper_ascii(number); upper != number) {
        number = upper;
        draft.repair(field, "char.lower_case");
    }
    if (std::any_of(number.begin(), number.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '(' || c == ':'; })) {
        const auto run = only_run(number);
        if (!run) {
            draft.reject(field, "id.character");
            return;
        }
        number = *run;
        draft.warn(field, "id.remark");
    }

    const codes::IdNumber id = codes::parse_id(number);
    const bool is_all_digits = is_digits(number);
    const bool says_resident =
        stated.type == kResident || stated.type == kResidencePermit || stated.type == kPermanentResident;
    // Only digits, or almost 18 characters: meant as one of the cards of 18, whatever it could be besides. A travel
    // permit of Taiwan and some passports are digits too, but then the type column says so.
    const bool names_other_paper = stated.is_filled && !says_resident && !stated.is_placeholder;
    const bool is_meant_as_card = is_eighteen(id.kind) || (is_all_digits && !names_other_paper) || number.size() >= 14;
    if (is_meant_as_card && id.kind != IdKind::permanent_legacy) {
        if (!is_eighteen(id.kind) || id.fault != IdFault::none) {
            const bool is_known_fault = is_eighteen(id.kind) && id.fault != IdFault::none;
            draft.reject(field, is_known_fault                               ? fault_code(id.fault)
                                : number.size() != 15 && number.size() != 18 ? "id.length"
                                                                             : "id.character");
            return;
        }
        if (id.birth && *id.birth > day_of_import) {
            draft.reject(field, "id.birth_date");
            return;
        }
        draft.at(field) = id.number;
        if (id.kind == IdKind::resident_legacy) {
            draft.warn(field, "id.legacy15");
        }
        if (!id.is_region_known) {
            draft.warn(field, "id.region_unknown");
        }
        settle_type(stated, type_of(id.kind), true, draft);
        return;
    }
    // Passports and travel permits are not checked by the checksum.
    if (id.fault != IdFault::none) {
        draft.reject(field, fault_code(id.fault));
        return;
    }
    draft.at(field) = number;
    switch (id.kind) {
        case IdKind::hk_macau_permit: {
            // H and M with digits may be a passport as well when the column says so.
            const bool is_passport_too = stated.type == kPassport && number.size() == 9;
            settle_type(stated, is_passport_too ? kPassport : kTravelPermit, true, draft);
            break;
        }
        case IdKind::permanent_legacy:
            settle_type(stated, kPermanentResident, true, draft);
            break;
        case IdKind::taiwan_permit: {
            // Digits only: a passport or a permit as the column says; the list has no word for Taiwan's permit.
            settle_type(stated, stated.type == kPassport ? kPassport : std::string_view{}, false, draft);
            break;
        }
        default:
            settle_type(stated, kPassport, false, draft);
            break;
    }
}

}  // namespace liucai::roster
