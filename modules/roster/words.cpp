#include "words.hpp"

#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "cell_text.hpp"
#include "numerals.hpp"
#include "word_lists.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;
using Table = SynonymTable;

// Only words that leave no doubt. 通行证 alone, 居住证 alone and 绿卡 leave some.
const Table& id_types() {
    static const Table table = synonyms_of("idType");
    return table;
}

const Table& school_tiers() {
    static const Table table = synonyms_of("schoolTier");
    return table;
}

const Table& employer_types() {
    static const Table table = synonyms_of("employerType");
    return table;
}

const Table& insured_states() {
    static const Table table = synonyms_of("insuredStatus");
    return table;
}

const Table* table_of(Field field) {
    switch (field) {
        case Field::idType:
            return &id_types();
        case Field::schoolTier:
            return &school_tiers();
        case Field::employerType:
            return &employer_types();
        case Field::insuredStatus:
            return &insured_states();
        default:
            return nullptr;
    }
}

/// The one option that carries a tick, in "☑是 □否" or "是√ 否"; "" when there is none or several.
std::string ticked_option(std::string_view text) {
    constexpr std::u32string_view kTicks = U"☑√✓✔🗹■●▣◉";
    constexpr std::u32string_view kBoxes = U"□☐○◯▢";
    std::u32string all;
    for (const char32_t c : text::decode(text)) {
        if (!text::is_space(c) && !text::is_invisible(c) && c != U'(' && c != U')' && c != U'[' && c != U']' &&
            c != U'/' && c != U'、' && c != U',' && c != U';') {
            all.push_back(c);
        }
    }
    const auto is_tick = [&](char32_t c) { return kTicks.find(c) != std::u32string_view::npos; };
    const auto is_sign = [&](char32_t c) { return is_tick(c) || kBoxes.find(c) != std::u32string_view::npos; };
    if (std::count_if(all.begin(), all.end(), is_tick) != 1) {
        return {};
    }
    const bool leads = is_sign(all.front());
    std::u32string option;
    if (leads) {
        const auto tick = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_tick) - all.begin());
        for (std::size_t i = tick + 1; i < all.size() && !is_sign(all[i]); ++i) {
            option.push_back(all[i]);
        }
        return text::encode(option);
    }
    for (const char32_t c : all) {
        if (is_sign(c)) {
            if (is_tick(c)) {
                return text::encode(option);
            }
            option.clear();
            continue;
        }
        option.push_back(c);
    }
    return {};
}

std::string_view look_up(const Table& table, std::string_view text) {
    const auto found = table.find(squeeze(text));
    return found == table.end() ? std::string_view{} : found->second;
}

}  // namespace

std::string strip_enumerator(std::string_view text) {
    std::size_t i = 0;
    if (i < text.size() && text[i] >= 'A' && text[i] <= 'F') {
        ++i;
    } else {
        while (i < text.size() && i < 3 && text[i] >= '0' && text[i] <= '9') {
            ++i;
        }
    }
    std::string rest(text.substr(i));
    const bool has_sign = starts_with_any(rest, {".", "、", "-", ":", " ", ")", "_"});
    const bool has_han = !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0xE4;
    if (i == 0 || (!has_sign && (!has_han || (text[0] >= 'A')))) {
        return {};
    }
    return rest;
}

namespace {

// QS and a rank: QS前50, 海外QS前200, QS101-200, 世界排名300 …
std::string_view tier_of_rank(const std::string& word) {
    if (!contains_any(word, {"QS", "前", "TOP", "世界", "全球"}) || contains_any(word, {"国内", "软科", "校友会"})) {
        return {};
    }
    std::vector<int> ranks;
    for (std::size_t i = 0; i < word.size(); ++i) {
        int rank = 0;
        bool is_rank = false;
        while (i < word.size() && word[i] >= '0' && word[i] <= '9' && rank < 100'000) {
            rank = rank * 10 + (word[i++] - '0');
            is_rank = true;
        }
        if (is_rank) {
            ranks.push_back(rank);
        }
    }
    const bool is_beyond = contains_any(word, {"以外", "之外", "以后", "之后", "外"}) &&
                           !contains_any(word, {"境外QS前", "海外", "国外", "境外"});
    if (ranks.size() == 1 && ranks[0] > 0) {
        if (is_beyond || contains_any(word, {"以外", "之外"})) {
            return ranks[0] >= 200 ? "境外其他" : std::string_view{};
        }
        return ranks[0] <= 100 ? "境外QS100" : ranks[0] == 200 ? "境外QS200" : std::string_view{};
    }
    return {};
}

}  // namespace

std::string_view find_word(Field field, std::string_view clean_text) {
    const Table* table = table_of(field);
    if (table == nullptr || clean_text.size() > 120) {
        return {};
    }
    if (const auto value = look_up(*table, clean_text); !value.empty()) {
        return value;
    }
    if (field == Field::schoolTier) {
        if (const auto tier = tier_of_rank(squeeze(clean_text)); !tier.empty()) {
            return tier;
        }
    }
    if (const auto rest = strip_enumerator(clean_text); !rest.empty()) {
        if (const auto value = look_up(*table, rest); !value.empty()) {
            return value;
        }
    }
    if (const auto option = ticked_option(clean_text); !option.empty()) {
        return look_up(*table, option);
    }
    // "民营企业(有限责任公司)": a note in brackets that says nothing else. Where the note is a listed value of its own,
    // or opens a doubt (不, 非, 待, 已 …), the word keeps it.
    const std::size_t open = clean_text.find('(');
    if (open != std::string_view::npos && open > 0 && clean_text.back() == ')') {
        const std::string_view note = clean_text.substr(open + 1, clean_text.size() - open - 2);
        const auto head = look_up(*table, clean_text.substr(0, open));
        const auto inner = look_up(*table, note);
        const bool is_doubtful = contains_any(note, {"不", "非", "待", "未", "拟", "停", "断", "?", "原", "外", "转"});
        if (!head.empty() && !is_doubtful && (inner.empty() || inner == head)) {
            return head;
        }
    }
    return {};
}

void read_word(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    const CleanText text = clean(cell.text);
    report_marks(text.marks, field, draft);
    if (traits.asks_yes_no) {
        const bool is_boolean = cell.type == CellType::boolean;
        const YesNo answer = is_boolean ? (cell.text == "1" ? YesNo::yes : YesNo::no) : yes_no_of(text.text);
        if (answer == YesNo::yes) {
            draft.at(field) = field == Field::schoolTier ? "双一流" : "正常";
            draft.repair(field, "enum.synonym");
            return;
        }
        if (answer == YesNo::no) {  // no to one value leaves several others
            draft.warn(field, "enum.ambiguous");
            return;
        }
    }
    if (cell.type != CellType::text && !(cell.type == CellType::number && field == Field::schoolTier)) {
        draft.warn(field, "enum.unknown_word");
        return;
    }
    const std::string_view value = find_word(field, text.text);
    if (value.empty()) {
        draft.warn(field, "enum.unknown_word");
        return;
    }
    draft.at(field) = value;
    if (text.text != value) {
        draft.repair(field, "enum.synonym");
    }
}

namespace {

std::unordered_map<std::string, YesNo> yes_no_table(std::string_view field) {
    std::unordered_map<std::string, YesNo> out;
    for (const auto& [word, value] : synonyms_of(field)) {
        out.emplace(word, value == "是" ? YesNo::yes : YesNo::no);
    }
    return out;
}

}  // namespace

YesNo yes_no_of(std::string_view clean_text) {
    static const auto kWords = yes_no_table("yesNo");
    if (clean_text.size() > 60) {
        return YesNo::unknown;
    }
    const std::string word = squeeze(clean_text);
    if (const auto found = kWords.find(word); found != kWords.end()) {
        return found->second;
    }
    if (const auto option = ticked_option(clean_text); !option.empty()) {
        if (const auto found = kWords.find(squeeze(option)); found != kWords.end()) {
            return found->second;
        }
    }
    return YesNo::unknown;
}

namespace {

/// Words of one column only.
YesNo own_words(Field field, std::string_view clean_text) {
    static const auto kFullTime = yes_no_table("fullTime");
    static const auto kHome = yes_no_table("homeOwned");
    static const auto kCommit = yes_no_table("commit5");
    const auto& table = field == Field::fullTime ? kFullTime : field == Field::homeOwned ? kHome : kCommit;
    if (const auto found = table.find(squeeze(clean_text)); found != table.end()) {
        return found->second;
    }
    if (const auto option = ticked_option(clean_text); !option.empty()) {
        if (const auto found = table.find(squeeze(option)); found != table.end()) {
            return found->second;
        }
    }
    return YesNo::unknown;
}

}  // namespace

void read_yes_no(Field field, const CellView& cell, const ColumnTraits& traits, Draft& draft) {
    YesNo answer = YesNo::unknown;
    CleanText text;
    if (cell.type == CellType::boolean) {
        answer = cell.text == "1" ? YesNo::yes : YesNo::no;
    } else if (cell.type == CellType::number || cell.type == CellType::date) {
        const auto number = parse_cell_number(cell.text);
        if (number && number->is_integer() && !number->is_negative && number->integer.size() == 1) {
            answer = number->integer == "1" ? YesNo::yes : number->integer == "0" ? YesNo::no : YesNo::unknown;
        }
    } else {
        text = clean(cell.text);
        report_marks(text.marks, field, draft);
        answer = yes_no_of(text.text);
        bool is_negated_word = false;
        if (answer == YesNo::unknown) {
            answer = own_words(field, text.text);
            is_negated_word = answer != YesNo::unknown;
        }
        // "是(全日制)": a note that says the same.
        const std::size_t open = text.text.find('(');
        if (answer == YesNo::unknown && open != std::string::npos && open > 0 && text.text.back() == ')') {
            const YesNo head = yes_no_of(text.text.substr(0, open));
            const YesNo note = own_words(field, text.text.substr(open + 1, text.text.size() - open - 2));
            answer = head == note ? head : YesNo::unknown;
        }
        // The header asks 是否无房, the cell says 无房 in full: the word stands for itself.
        if (is_negated_word && traits.is_negated) {
            draft.at(field) = answer == YesNo::yes ? "是" : "否";
            draft.repair(field, "bool.variant");
            return;
        }
    }
    if (answer == YesNo::unknown) {
        draft.warn(field, "bool.unknown_word");
        return;
    }
    const bool is_yes = (answer == YesNo::yes) != traits.is_negated;
    draft.at(field) = is_yes ? "是" : "否";
    if (text.text != "是" && text.text != "否") {
        draft.repair(field, "bool.variant");
    } else if (traits.is_negated) {
        draft.repair(field, "bool.negated_header");
    }
}

}  // namespace liucai::roster
