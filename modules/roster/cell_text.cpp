#include "cell_text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <liucai/text/text.hpp>
#include <unordered_set>

namespace liucai::roster {

namespace {

// OPTIMIZATION: most cells hold nothing that must go; telling so takes one look at each byte. The plain version is to
// decode every cell.
bool is_clean(std::string_view raw) {
    if (raw.empty()) {
        return true;
    }
    if (raw.front() == ' ' || raw.back() == ' ' || raw.front() == '\'') {
        return false;
    }
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const auto byte = static_cast<unsigned char>(raw[i]);
        if (byte < 0x20 || byte == 0x7F) {
            return false;
        }
        if (byte < 0x80) {
            continue;
        }
        // Lead bytes under which spaces, invisible characters and full-width forms live.
        if (byte == 0xC2 || byte == 0xCD || byte == 0xD8 || byte == 0xE1 || byte == 0xE2 || byte == 0xEF ||
            byte == 0xF3) {
            return false;
        }
        if (byte == 0xE3 && i + 1 < raw.size() &&
            (static_cast<unsigned char>(raw[i + 1]) == 0x80 || static_cast<unsigned char>(raw[i + 1]) == 0x85)) {
            return false;
        }
    }
    return true;
}

bool is_line_break(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_hyphen(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFE58 || c == 0x2043;
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2018 || c == 0x2019 || c == U'`' || c == 0x00B4; }

// Which habit a space stands for.
unsigned mark_of_space(char32_t c) {
    if (is_line_break(c)) {
        return kNewline;
    }
    if (c == 0xA0 || c == 0x202F || c == 0x2007) {
        return kNoBreakSpace;
    }
    if (c == 0x3000) {
        return kIdeographicSpace;
    }
    return 0;
}

struct Folded {
    std::u32string text;      // half width
    std::u32string original;  // the same length
};

Folded fold(std::string_view raw, unsigned& marks) {
    Folded out;
    out.original = text::decode(raw);
    out.text = text::decode(text::fold_width(raw));
    for (std::size_t i = 0; i < out.text.size() && i < out.original.size(); ++i) {
        if (out.text[i] != out.original[i] && out.original[i] != 0x3000) {
            marks |= kFullWidth;
        }
    }
    return out;
}

bool is_nothing(char32_t c) { return text::is_space(c) || text::is_invisible(c); }

}  // namespace

CleanText clean(std::string_view raw) {
    CleanText out;
    if (is_clean(raw)) {
        out.text = raw;
        return out;
    }
    const Folded folded = fold(raw, out.marks);
    const std::u32string& original = folded.original;
    std::size_t begin = 0;
    std::size_t end = original.size();
    while (begin < end && is_nothing(original[begin])) {
        ++begin;
    }
    while (end > begin && is_nothing(original[end - 1])) {
        --end;
    }
    for (std::size_t i = 0; i < original.size(); ++i) {
        const char32_t c = original[i];
        const bool is_outside = i < begin || i >= end;
        if (text::is_space(c)) {
            if (is_outside || is_line_break(c)) {
                const unsigned mark = mark_of_space(c);
                out.marks |= mark != 0 ? mark : i < begin ? kSpaceLead : kSpaceTrail;
                continue;
            }
        } else if (text::is_invisible(c)) {
            // Emoji and text forms of a sign draw nothing of their own; nobody typed them on purpose.
            if (c != 0xFE0E && c != 0xFE0F) {
                out.marks |= kZeroWidth;
            }
            continue;
        }
        text::append(out.text, folded.text[i]);
    }
    return out;
}

CleanText clean_number(std::string_view raw) {
    CleanText out;
    const bool is_plain = std::all_of(raw.begin(), raw.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    if (is_plain) {
        out.text = raw;
        return out;
    }
    const Folded folded = fold(raw, out.marks);
    std::size_t spaces_inside = 0;
    bool is_grouped = true;
    std::size_t digits_since_space = 0;
    bool has_started = false;
    std::size_t pending_trail = 0;
    bool pending_is_plain = false;
    for (std::size_t i = 0; i < folded.original.size(); ++i) {
        const char32_t c = folded.original[i];
        const char32_t half = folded.text[i];
        if (text::is_space(c)) {
            const unsigned mark = mark_of_space(c);
            if (mark != 0) {
                out.marks |= mark;
            } else if (!has_started) {
                out.marks |= kSpaceLead;
            } else {
                pending_is_plain = true;
                ++pending_trail;
            }
            continue;
        }
        if (text::is_invisible(c)) {
            out.marks |= kZeroWidth;
            continue;
        }
        if (is_apostrophe(half) && !has_started) {
            out.marks |= kApostrophe;
            continue;
        }
        if (pending_is_plain) {
            spaces_inside += pending_trail;
            is_grouped = is_grouped && digits_since_space == 4;
            digits_since_space = 0;
            pending_is_plain = false;
            pending_trail = 0;
        }
        if (is_hyphen(half) && has_started) {
            out.marks |= kHyphen;
            continue;
        }
        has_started = true;
        ++digits_since_space;
        text::append(out.text, half);
    }
    if (pending_is_plain) {
        out.marks |= kSpaceTrail;
    }
    if (spaces_inside > 0) {
        out.marks |= is_grouped ? kGroupsOfFour : kSpaceInner;
    }
    return out;
}

void report_marks(unsigned marks, Field field, Draft& draft) {
    if (marks == 0) {
        return;
    }
    struct Named {
        Mark mark;
        std::string_view code;
    };
    constexpr std::array kNamed{
        Named{kFullWidth, "char.fullwidth"},    Named{kSpaceLead, "char.space_lead"},
        Named{kSpaceTrail, "char.space_trail"}, Named{kNoBreakSpace, "char.space_nbsp"},
        Named{kZeroWidth, "char.space_zw"},     Named{kIdeographicSpace, "char.space_ideo"},
        Named{kNewline, "char.space_newline"},  Named{kHyphen, "char.space_hyphen"},
        Named{kApostrophe, "char.space_apos"},  Named{kGroupsOfFour, "char.space_four"},
        Named{kSpaceInner, "char.space_inner"},
    };
    for (const Named& named : kNamed) {
        if ((marks & named.mark) != 0) {
            draft.repair(field, named.code);
        }
    }
}

bool is_placeholder(std::string_view text) {
    if (text.empty() || text.size() > 40 || (text.front() >= '0' && text.front() <= '9') ||
        (text.size() > 24 && static_cast<unsigned char>(text.front()) >= 0xE4)) {
        return false;  // OPTIMIZATION: neither digits nor long Chinese texts are in the list below
    }
    static const std::unordered_set<std::string> kWords{
        "无",     "暂无",     "不详",     "未知",       "待核实",   "待核",     "待核对", "待定",      "待补",
        "待补充", "待确认",   "待查",     "待查证",     "待填",     "待填写",   "待提供", "待完善",    "待更新",
        "待录入", "待办",     "待办理",   "办理中",     "核实中",   "查询中",   "补充中", "未填",      "未填写",
        "未提供", "未报",     "未登记",   "未采集",     "未核实",   "未确认",   "空",     "空白",      "空缺",
        "缺",     "缺失",     "暂缺",     "暂未",       "暂未提供", "暂不清楚", "暂不详", "不清楚",    "不清",
        "不明",   "不知道",   "不知",     "未定",       "不适用",   "不涉及",   "无数据", "无信息",    "无资料",
        "无记录", "无法提供", "无法核实", "略",         "保密",     "面议",     "见附件", "见备注",    "另附",
        "后补",   "后续补充", "稍后补充", "本人未提供", "未收集",   "没有填",   "请核实", "请补充",    "问本人",
        "NULL",   "NONE",     "N/A",      "NA",         "NAN",      "NIL",      "TBD",    "TBC",       "UNKNOWN",
        "XX",     "XXX",      "XXXX",     "XXXXX",      "XXXXXX",   "(空)",     "(空白)", "(无)",      "(待核实)",
        "(待定)", "(待补)",   "[空]",     "ＸＸ",       "××",       "×××",      "××××",   "UNDEFINED", "(NULL)",
    };
    std::string word = to_upper_ascii(text::remove_spaces(text));
    if (kWords.contains(word)) {
        return true;
    }
    // 待核实。 / 暂无! and the like: a sign after the word.
    while (!word.empty() && std::string_view("!?.,;:~*").find(word.back()) != std::string_view::npos) {
        word.pop_back();
    }
    take_out(word, "。");
    take_out(word, "…");
    if (word.empty() || kWords.contains(word)) {
        return true;
    }
    // Nothing but strokes, dots and question marks.
    constexpr std::u32string_view kStrokes = U"/\\-_.,;:|~?*#=+!'\"、。…·•—–―‐‑‒─━一−～ー﹣¯‥︱丨¿〜﹏_";
    const std::u32string all = text::decode(word);
    if (all.size() == 1 && (all[0] == U'一' || all[0] == U'丨')) {
        return false;  // one alone may be a number or a stroke of a name
    }
    return std::all_of(all.begin(), all.end(),
                       [&](char32_t c) { return kStrokes.find(c) != std::u32string_view::npos; });
}

bool is_ditto(std::string_view text) {
    if (text.empty() || text.size() > 12) {
        return false;
    }
    constexpr std::array<std::string_view, 12> kSigns{"同上", "同前", "上同", "〃",    "″",  "\"",
                                                      "''",   "“",    "”",    "同 上", "〞", "同上行"};
    return std::find(kSigns.begin(), kSigns.end(), text) != kSigns.end();
}

bool is_error_text(std::string_view text) {
    constexpr std::array<std::string_view, 11> kErrors{"#N/A",    "#REF!",         "#VALUE!", "#NAME?",
                                                       "#DIV/0!", "#NUM!",         "#NULL!",  "#SPILL!",
                                                       "#CALC!",  "#GETTING_DATA", "#FIELD!"};
    return !text.empty() && text.front() == '#' && std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

std::string squeeze(std::string_view text) {
    const std::u32string all = text::decode(text::fold_width(text));
    std::string out;
    out.reserve(text.size());
    constexpr std::u32string_view kSigns = U"()[]{}<>【】〔〕〈〉《》「」『』\"'“”‘’,;:.。、·•-—–_/\\|*※★☆#&";
    for (char32_t c : all) {
        if (is_nothing(c) || kSigns.find(c) != std::u32string_view::npos) {
            continue;
        }
        if (c >= U'a' && c <= U'z') {
            c -= 32;
        }
        text::append(out, c);
    }
    return out;
}

std::string to_upper_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 32);
        }
    }
    return out;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool contains_han(std::string_view text) {
    bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_ascii) {
        return false;
    }
    const std::u32string all = text::decode(text);
    return std::any_of(all.begin(), all.end(), [](char32_t c) { return text::is_han(c); });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool take_out(std::string& text, std::string_view word) {
    bool is_found = false;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
        text.erase(at, word.size());
        is_found = true;
    }
    return is_found;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace liucai::roster
