#include "places.hpp"

#include <algorithm>
#include <array>
#include <liucai/codes/codes.hpp>
#include <liucai/text/text.hpp>
#include <unordered_map>

#include "cell_text.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

// ---- divisions by name

constexpr std::array<std::string_view, 12> kSuffixes{"特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区",
                                                     "自治区",     "自治州",       "自治县",     "地区",
                                                     "省",         "市",           "区",         "县"};

/// 柯桥 of 柯桥区; the name itself when cutting would leave one character (not 城区 of nothing).
std::string short_name(std::string_view name) {
    for (const std::string_view suffix : kSuffixes) {
        if (name.ends_with(suffix) && name.size() >= suffix.size() + 6) {
            return std::string(name.substr(0, name.size() - suffix.size()));
        }
    }
    return std::string(name);
}

using Names = std::unordered_map<std::string, std::string>;  // name -> code, "" when several have it

void add_name(Names& names, const std::string& name, const std::string& code) {
    const auto [at, is_new] = names.emplace(name, code);
    if (!is_new && at->second != code) {
        at->second.clear();
    }
}

/// Both forms of each part, with and without the parts above it.
Names make_names() {
    Names names;
    const auto forms = [](std::string_view name) {
        std::vector<std::string> out{std::string(name)};
        if (std::string bare = short_name(name); bare != name) {
            out.push_back(std::move(bare));
        }
        return out;
    };
    const auto current = [](const std::string& code) -> std::optional<std::string> {
        const auto found = codes::division(code);
        if (!found || !found->is_current) {
            return std::nullopt;
        }
        return std::string(found->name);
    };
    const auto two = [](int value) {
        return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
    };
    // Counties are known by their own name only when no city or province is called so; shorter forms are added last,
    // so that 吉林 stays the province and 海南 too.
    for (int p = 11; p <= 82; ++p) {
        const std::string province_code = two(p) + "0000";
        const auto province = current(province_code);
        if (!province) {
            continue;
        }
        const auto province_forms = forms(*province);
        for (const auto& form : province_forms) {
            names[form] = province_code;
        }
        for (int c = 1; c <= 99; ++c) {
            const std::string city_code = two(p) + two(c) + "00";
            const auto city = current(city_code);
            const bool is_named_city =
                city && *city != "市辖区" && *city != "县" && city->find("直辖") == std::string::npos;
            const auto city_forms = is_named_city ? forms(*city) : std::vector<std::string>{};
            for (const auto& city_form : city_forms) {
                add_name(names, city_form, city_code);
                for (const auto& province_form : province_forms) {
                    add_name(names, province_form + city_form, city_code);
                }
            }
            for (int d = 1; d <= 99; ++d) {
                const std::string code = two(p) + two(c) + two(d);
                const auto county = current(code);
                if (!county || *county == "市辖区" || *county == "县") {
                    continue;
                }
                for (const auto& county_form : forms(*county)) {
                    add_name(names, county_form, code);
                    for (const auto& province_form : province_forms) {
                        add_name(names, province_form + county_form, code);
                        for (const auto& city_form : city_forms) {
                            add_name(names, province_form + city_form + county_form, code);
                        }
                    }
                    for (const auto& city_form : city_forms) {
                        add_name(names, city_form + county_form, code);
                    }
                }
            }
        }
    }
    return names;
}

bool is_abroad(std::string_view word) {
    constexpr std::array<std::string_view, 44> kAbroad{
        "境外",   "国外",     "海外",       "外国",     "外籍",     "港澳台",         "香港",           "澳门",
        "台湾",   "中国香港", "中国澳门",   "中国台湾", "台湾省",   "香港特别行政区", "澳门特别行政区", "美国",
        "英国",   "日本",     "韩国",       "加拿大",   "澳大利亚", "德国",           "法国",           "俄罗斯",
        "新加坡", "意大利",   "西班牙",     "荷兰",     "新西兰",   "马来西亚",       "泰国",           "越南",
        "印度",   "巴基斯坦", "印度尼西亚", "菲律宾",   "尼日利亚", "埃及",           "南非",           "巴西",
        "墨西哥", "乌克兰",   "国(境)外",   "外国籍"};
    return std::find(kAbroad.begin(), kAbroad.end(), word) != kAbroad.end();
}

/// Splits a cell into its one run of digits and the rest. False when there are several runs.
bool split_code(std::string_view text, std::string& code, std::string& rest) {
    bool is_closed = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] >= '0' && text[i] <= '9') {
            if (is_closed) {
                return false;
            }
            code.push_back(text[i]);
            continue;
        }
        is_closed = !code.empty();
        rest.push_back(text[i]);
    }
    return true;
}

void settle_code(std::string_view code, Draft& draft) {
    const Field field = Field::hometown;
    draft.at(field) = code;
    if (!codes::division(code)) {
        draft.warn(field, "hometown.code_unknown");
    } else if (code.ends_with("0000") && code < "710000") {
        draft.warn(field, "hometown.province_only");
    }
}

}  // namespace

std::optional<std::string> division_named(std::string_view name) {
    static const Names names = make_names();
    std::string word = squeeze(name);
    replace_all(word, "省省", "省");
    for (const std::string_view filler : {"市辖区", "人"}) {
        if (word.size() > filler.size() && word.ends_with(filler)) {
            word.resize(word.size() - filler.size());
        }
    }
    const auto found = names.find(word);
    if (found == names.end() || found->second.empty()) {
        return std::nullopt;
    }
    return found->second;
}

void read_hometown(const CellView& cell, Draft& draft) {
    const Field field = Field::hometown;
    if (cell.type == CellType::number || cell.type == CellType::date) {
        const auto number = parse_number(cell.text);
        if (number && number->is_integer() && !number->is_negative && number->integer.size() == 6) {
            settle_code(number->integer, draft);
            draft.repair(field, "hometown.number");
            return;
        }
        draft.warn(field, "hometown.not_a_code");
        return;
    }
    const CleanText text = clean(cell.text);
    report_marks(text.marks, field, draft);
    const std::string tight = clean_number(cell.text).text;
    if (is_digits(tight)) {
        const bool is_longer = (tight.size() == 9 || tight.size() == 12) && codes::division(tight.substr(0, 6));
        if (tight.size() != 6 && !is_longer) {
            draft.warn(field, "hometown.not_a_code");
            return;
        }
        settle_code(tight.substr(0, 6), draft);
        if (is_longer) {
            draft.repair(field, "hometown.longer_code");  // of a street or village inside the district
        } else if (tight != text.text) {
            draft.repair(field, "char.space_inner");
        }
        return;
    }
    if (text.text == "境外") {
        draft.at(field) = text.text;
        return;
    }
    std::string code;
    std::string rest;
    const bool is_one_code = split_code(text.text, code, rest);
    const std::string name = squeeze(rest);
    if (is_one_code && code.empty()) {
        if (is_abroad(name)) {
            draft.at(field) = "境外";
            draft.repair(field, "enum.synonym");
            return;
        }
        const auto named = division_named(name);
        if (!named) {
            draft.warn(field, "hometown.name_unknown");
            return;
        }
        settle_code(*named, draft);
        draft.repair(field, "hometown.name");
        return;
    }
    if (!is_one_code || code.size() != 6) {
        draft.warn(field, "hometown.not_a_code");
        return;
    }
    // Code and name in one cell: the name must be the code's own, or a part of its full name.
    const auto division = codes::division(code);
    const std::string full = codes::division_full_name(code);
    const std::string bare = short_name(name);
    const auto named = division_named(name);
    const bool agrees = division && (full.find(name) != std::string::npos || (named && *named == code) ||
                                     short_name(division->name) == bare || full.find(bare) != std::string::npos ||
                                     (name.size() > 6 && name.ends_with(short_name(division->name))) ||
                                     (name.size() > 6 && name.ends_with(division->name)));
    if (!agrees) {
        draft.warn(field, "hometown.conflict");
        return;
    }
    settle_code(code, draft);
    draft.repair(field, "hometown.code_and_name");
}

namespace {

// ---- industry

struct Industry {
    std::string code;       ///< C17
    std::string canonical;  ///< C17 纺织业
    std::string bare;       ///< squeezed name
};

struct Industries {
    std::vector<Industry> divisions;
    std::unordered_map<std::string, std::size_t> by_canonical;
    std::unordered_map<std::string, std::size_t> by_number;  ///< "17"
    std::unordered_map<std::string, std::size_t> by_name;    ///< squeezed, with and without 业
    std::unordered_map<std::string, std::size_t> by_section_name;
};

const Industries& industries() {
    static const Industries all = [] {
        Industries out;
        for (const codes::Code& code : codes::list(codes::CodeList::industry)) {
            if (code.code.size() == 1) {
                out.by_section_name.emplace(squeeze(code.name), 0);
                continue;
            }
            if (code.code.size() != 3) {
                continue;
            }
            const std::size_t index = out.divisions.size();
            Industry industry{std::string(code.code), std::string(code.code) + " " + std::string(code.name),
                              squeeze(code.name)};
            out.by_canonical.emplace(industry.canonical, index);
            out.by_number.emplace(industry.code.substr(1), index);
            out.by_name.emplace(industry.bare, index);
            for (const std::string_view suffix : {"业", "和相关服务", "服务业", "制造业", "服务"}) {
                std::string_view name = industry.bare;
                if (name.ends_with(suffix) && name.size() >= suffix.size() + 6 && suffix == "业") {
                    out.by_name.emplace(std::string(name.substr(0, name.size() - suffix.size())), index);
                }
            }
            out.by_name.emplace(industry.bare + "业", index);
            out.by_name.emplace(industry.bare + "行业", index);
            if (industry.bare.ends_with("业")) {
                out.by_name.emplace(industry.bare.substr(0, industry.bare.size() - 3) + "行业", index);
            }
            out.divisions.push_back(std::move(industry));
        }
        return out;
    }();
    return all;
}

bool is_letter(char c) { return c >= 'A' && c <= 'T'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void read_industry(const CellView& cell, Draft& draft) {
    const Field field = Field::industry;
    const Industries& all = industries();
    const CleanText text = clean(cell.text);
    if (all.by_canonical.contains(text.text)) {
        report_marks(text.marks, field, draft);
        draft.at(field) = text.text;
        return;
    }
    report_marks(text.marks, field, draft);
    const std::string word = squeeze(text.text);
    std::size_t i = 0;
    char letter = 0;
    if (i < word.size() && is_letter(word[i])) {
        letter = word[i++];
    }
    const std::size_t begin = i;
    while (i < word.size() && is_digit(word[i])) {
        ++i;
    }
    std::string digits = word.substr(begin, i - begin);
    std::string name = word.substr(i);
    // "纺织业C17", "纺织业(17)": the code may stand behind the name.
    if (letter == 0 && digits.empty()) {
        std::size_t end = word.size();
        while (end > 0 && is_digit(word[end - 1])) {
            --end;
        }
        digits = word.substr(end);
        if (end > 0 && is_letter(word[end - 1]) && !digits.empty()) {
            letter = word[--end];
        }
        name = word.substr(0, end);
    }
    auto by_name = all.by_name.find(name);
    for (const auto& [section, unused] : all.by_section_name) {
        if (by_name != all.by_name.end()) {
            break;
        }
        if (name.starts_with(section)) {  // 制造业-纺织业
            by_name = all.by_name.find(name.substr(section.size()));
        }
    }
    if (digits.empty()) {
        if (letter != 0 && by_name != all.by_name.end() && all.divisions[by_name->second].code.front() != letter) {
            draft.warn(field, "industry.conflict");
            return;
        }
        if (by_name != all.by_name.end()) {
            draft.at(field) = all.divisions[by_name->second].canonical;
            draft.repair(field, "industry.name");
            return;
        }
        // A section only (C 制造业): it could be any of its divisions.
        const bool is_section = all.by_section_name.contains(name) || (letter != 0 && name.empty());
        draft.warn(field, is_section ? "industry.section_only" : "enum.unknown_word");
        return;
    }
    if (digits.size() < 2 || digits.size() > 4) {
        draft.warn(field, "enum.unknown_word");
        return;
    }
    const auto by_number = all.by_number.find(digits.substr(0, 2));
    if (by_number == all.by_number.end()) {
        draft.warn(field, "enum.unknown_word");
        return;
    }
    const Industry& industry = all.divisions[by_number->second];
    if (letter != 0 && letter != industry.code.front()) {
        draft.warn(field, "industry.conflict");
        return;
    }
    const bool is_other_division = by_name != all.by_name.end() && by_name->second != by_number->second;
    if (is_other_division && digits.size() == 2) {
        draft.warn(field, "industry.conflict");
        return;
    }
    draft.at(field) = industry.canonical;
    const bool is_name_known = name.empty() || (by_name != all.by_name.end() && by_name->second == by_number->second);
    if (digits.size() > 2) {
        draft.repair(field, "industry.longer_code");
    } else if (!is_name_known && industry.bare.find(name) == std::string::npos && !all.by_section_name.contains(name)) {
        draft.warn(field, "industry.name_unknown");
    } else {
        draft.repair(field, "industry.form");
    }
}

}  // namespace liucai::roster
