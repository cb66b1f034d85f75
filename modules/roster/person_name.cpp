#include "person_name.hpp"

#include <algorithm>
#include <liucai/text/text.hpp>
#include <vector>

#include "cell_text.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

// Every sign that stands for the middle dot between the parts of a name.
constexpr std::u32string_view kDots = U"·•.。．‧∙⋅・･｡˙ꞏ·⸱․●◦᛫𐄁⦁⚫・﹒";

// Surnames, most of those that occur; used only to tell two people from one person with a remark.
constexpr std::u32string_view kSurnames =
    U"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    U"俞任袁柳酆鲍史唐费廉岑薛雷"
    U"贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝"
    U"董梁杜阮蓝闵席季麻强贾路娄危"
    U"江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑"
    U"裴陆荣翁荀羊於惠甄曲家封芮羿"
    U"储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿"
    U"白怀蒲邰从鄂索咸籍赖卓蔺屠蒙"
    U"池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容"
    U"向古易慎戈廖庾终暨居衡步都耿满"
    U"弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓"
    U"公肖闫付代覃";

bool is_surname(char32_t c) { return kSurnames.find(c) != std::u32string_view::npos; }
bool is_han(char32_t c) { return text::is_han(c) || (c >= 0xE000 && c <= 0xF8FF); }
bool is_dot(char32_t c) { return kDots.find(c) != std::u32string_view::npos; }
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c <= 0x24F); }

std::size_t count_han(std::u32string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_han));
}

bool is_whole_name(std::u32string_view part) {
    return part.size() >= 2 && part.size() <= 4 && count_han(part) == part.size() && is_surname(part.front());
}

std::vector<std::u32string> split_at(std::u32string_view text, std::u32string_view signs) {
    std::vector<std::u32string> parts(1);
    for (const char32_t c : text) {
        if (signs.find(c) != std::u32string_view::npos) {
            parts.emplace_back();
        } else if (!text::is_space(c)) {
            parts.back().push_back(c);
        }
    }
    std::erase_if(parts, [](const std::u32string& part) { return part.empty(); });
    return parts;
}

// SPEC 3.9: several people in one cell.
bool is_several(std::u32string_view text) {
    // An enumeration comma has no other use in a name cell.
    const auto listed = split_at(text, U"、,;");
    if (listed.size() > 1 && std::count_if(listed.begin(), listed.end(), [](const std::u32string& part) {
                                 return part.size() >= 2 && count_han(part) >= 2;
                             }) >= 2) {
        return true;
    }
    for (const std::u32string_view signs : {U"/\\|&+", U"\n\r", U" \u3000\t"}) {
        const auto parts = split_at(text, signs);
        if (parts.size() < 2) {
            continue;
        }
        const bool is_all_names =
            std::all_of(parts.begin(), parts.end(), [](const auto& part) { return is_whole_name(part); });
        // A space inside one name is a habit ("欧阳 修文"), so only three or more, or two full names, are people.
        const bool is_space = signs.find(U' ') != std::u32string_view::npos;
        const bool is_compound =
            parts[0].size() == 2 && (parts[0] == U"欧阳" || parts[0] == U"上官" || parts[0] == U"司马" ||
                                     parts[0] == U"诸葛" || parts[0] == U"皇甫" || parts[0] == U"东方");
        if (is_all_names &&
            (!is_space || (!is_compound && (parts.size() > 2 || parts[0].size() + parts[1].size() >= 5)))) {
            return true;
        }
    }
    const auto parts = split_at(text, U"和与及跟");
    if (parts.size() == 2 && text.size() >= 5 && is_whole_name(parts[0]) && is_whole_name(parts[1])) {
        return true;
    }
    const std::u32string_view etc = U"等";
    const std::size_t at = text.rfind(etc);
    if (at != std::u32string_view::npos && at >= 2) {
        const std::u32string_view rest = text.substr(at + 1);
        if (!rest.empty() && (rest.back() == U'人' || rest.back() == U'名' || rest.back() == U'位')) {
            return true;
        }
    }
    return false;
}

// A remark attached to the name: brackets, a number, a mark, a form of address.
bool strip_remark(std::u32string& name) {
    bool is_found = false;
    constexpr std::u32string_view kOpen = U"([{【〔〈《<";
    constexpr std::u32string_view kClose = U")]}】〕〉》>";
    for (std::size_t open = 0; open < name.size(); ++open) {
        const std::size_t which = kOpen.find(name[open]);
        if (which == std::u32string_view::npos) {
            continue;
        }
        const std::size_t close = name.find(kClose[which], open);
        name.erase(open, close == std::u32string::npos ? std::u32string::npos : close - open + 1);
        is_found = true;
        if (open > 0) {
            --open;
        }
        if (name.empty()) {
            break;
        }
    }
    if (count_han(name) > 0) {
        // 张三1, 张三*, *张三, 张三-退休, 张三/新入职, 张三:男
        constexpr std::u32string_view kSplit = U"-—–/\\|:;,、+&=~_";
        const std::size_t sign = name.find_first_of(kSplit);
        if (sign != std::u32string::npos && sign >= 2) {
            name.resize(sign);
            is_found = true;
        }
        const auto is_mark = [](char32_t c) {
            return (c >= U'0' && c <= U'9') ||
                   std::u32string_view(U"*#※★☆▲△●○◆√✓!^@$%?\"'“”‘’").find(c) != std::u32string_view::npos ||
                   (c >= 0x2460 && c <= 0x2473);
        };
        while (name.size() > 2 && is_mark(name.back()) && name.back() != U'?') {
            name.pop_back();
            is_found = true;
        }
        while (name.size() > 2 && is_mark(name.front()) && name.front() != U'@') {
            name.erase(0, 1);
            is_found = true;
        }
        for (const std::u32string_view word : {U"先生", U"女士", U"小姐", U"同志"}) {
            if (name.size() >= word.size() + 2 && std::u32string_view(name).ends_with(word)) {
                name.resize(name.size() - word.size());
                is_found = true;
            }
        }
        for (const std::u32string_view word : {U"姓名:", U"姓名"}) {
            if (name.size() >= word.size() + 2 && std::u32string_view(name).starts_with(word)) {
                name.erase(0, word.size());
                is_found = true;
            }
        }
    }
    return is_found;
}

}  // namespace

bool looks_like_name(std::string_view clean_text) {
    const std::u32string all = text::decode(clean_text);
    if (all.empty() || all.size() > 30) {
        return false;
    }
    std::size_t han = 0;
    std::size_t letters = 0;
    for (const char32_t c : all) {
        if (is_han(c)) {
            ++han;
        } else if (is_letter(c)) {
            ++letters;
        } else if (!is_dot(c) && c != U' ' && c != U'-' && c != U'\'' && c != U'(' && c != U')' && c != U',' &&
                   !(c >= U'0' && c <= U'9')) {
            return false;
        }
    }
    return (han >= 2 && han <= 4) || (han > 4 && std::any_of(all.begin(), all.end(), is_dot)) ||
           (han == 0 && letters >= 4);
}

void read_name(const CellView& cell, Draft& draft) {
    const Field field = Field::name;
    if (cell.type == CellType::error || is_error_text(cell.text)) {
        draft.reject(field, "formula.error");
        return;
    }
    const CleanText text = clean(cell.text);
    if (cell.type == CellType::empty || text.text.empty() || is_placeholder(text.text) || is_ditto(text.text)) {
        draft.reject(field, "name.missing");
        return;
    }
    if (cell.type != CellType::text) {
        draft.reject(field, "name.not_a_name");
        return;
    }
    const bool is_ascii =
        std::all_of(text.text.begin(), text.text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!is_ascii && is_several(text::decode(text::fold_width(cell.text)))) {
        draft.reject(field, "name.several");
        return;
    }
    if (text::looks_like_formula(text.text)) {
        draft.at(field) = text.text;
        draft.warn(field, "text.formula_injection");
        return;
    }
    std::u32string name = text::decode(text.text);
    unsigned marks = text.marks;
    const bool is_stripped = strip_remark(name);
    if (count_han(name) > 0) {
        std::u32string whole;
        bool is_dot_changed = false;
        for (std::size_t i = 0; i < name.size(); ++i) {
            char32_t c = name[i];
            if (text::is_space(c)) {
                marks |= kSpaceInner;
                continue;
            }
            if (is_dot(c)) {
                is_dot_changed = is_dot_changed || c != U'\u00B7';
                c = U'\u00B7';
            }
            if (c == U'丶' && whole.size() >= 2 && i + 2 < name.size()) {
                is_dot_changed = true;
                c = U'\u00B7';
            }
            if (c == U'\u00B7' && !whole.empty() && whole.back() == c) {
                is_dot_changed = true;
                continue;
            }
            whole.push_back(c);
        }
        while (!whole.empty() && whole.back() == U'\u00B7') {
            whole.pop_back();
            is_dot_changed = true;
        }
        while (!whole.empty() && whole.front() == U'\u00B7') {
            whole.erase(0, 1);
            is_dot_changed = true;
        }
        name = whole;
        if (is_dot_changed) {
            marks &= ~static_cast<unsigned>(kFullWidth);  // the dot was wide, and is told already
            draft.repair(field, "name.middle_dot");
        }
        // An ideographic space between the characters is the same habit, told by its own code.
        if (cell.text.find("\u3000") != std::string_view::npos) {
            marks = (marks & ~static_cast<unsigned>(kSpaceInner)) | kIdeographicSpace;
        } else if (cell.text.find("\u00A0") != std::string_view::npos) {
            marks = (marks & ~static_cast<unsigned>(kSpaceInner)) | kNoBreakSpace;
        }
    } else {
        std::u32string single;
        for (const char32_t c : name) {
            if (text::is_space(c)) {
                if (single.empty() || single.back() == U' ') {
                    marks |= kSpaceInner;
                } else {
                    single.push_back(U' ');
                }
                continue;
            }
            single.push_back(c);
        }
        while (!single.empty() && single.back() == U' ') {
            single.pop_back();
        }
        name = single;
    }
    report_marks(marks, field, draft);
    if (is_stripped) {
        draft.warn(field, "name.remark");
    }
    const bool has_letter = std::any_of(
        name.begin(), name.end(), [](char32_t c) { return is_han(c) || is_letter(c) || c > 0x24F || c == 0xFFFD; });
    if (name.empty() || !has_letter) {
        draft.reject(field, "name.not_a_name");
        return;
    }
    if (name.find(U'*') != std::u32string::npos || name.find(U'＊') != std::u32string::npos) {
        draft.reject(field, "name.masked");
        return;
    }
    draft.at(field) = text::encode(name);
    if (name.find(U'?') != std::u32string::npos || name.find(U'\uFFFD') != std::u32string::npos ||
        name.find(U'□') != std::u32string::npos) {
        draft.warn(field, "name.lost_character");
    } else if (std::any_of(name.begin(), name.end(), [](char32_t c) { return c >= 0xE000 && c <= 0xF8FF; })) {
        draft.warn(field, "name.private_character");
    }
}

}  // namespace liucai::roster
