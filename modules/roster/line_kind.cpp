#include "line_kind.hpp"

#include <algorithm>
#include <liucai/text/text.hpp>

#include "cell_text.hpp"
#include "numerals.hpp"
#include "person_name.hpp"

namespace liucai::roster {

namespace {

using tabular::Cell;
using tabular::CellType;

bool is_blank(const Cell& cell) {
    if (cell.type != CellType::text) {
        return cell.type == CellType::empty;
    }
    const std::string& text = cell.text;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            return false;
        }
        if (byte >= 0x80) {
            return clean(text).text.empty();
        }
    }
    return true;
}

/// Whether the first byte lets a text be a number at all.
bool may_be_number(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.empty() ? '\0' : text.front());
    return byte < 0x3A || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

/// 合计, 小 计, 本页合计:, 合计783人, 生产部小计, Total …
bool is_total_word(std::string_view text) {
    if (text.size() > 90) {
        return false;
    }
    std::string word = squeeze(text);
    if (word.empty()) {
        return false;
    }
    for (const std::string_view total :
         {"合计",     "小计",  "总计",     "共计",     "累计",     "总数",     "汇总",       "总人数",  "人数合计",
          "合计人数", "平均",  "平均值",   "平均数",   "TOTAL",    "SUBTOTAL", "GRANDTOTAL", "SUM",     "AVERAGE",
          "总共",     "合 计", "本页小计", "本页合计", "以上合计", "总合计",   "合计金额",   "金额合计"}) {
        if (word == total) {
            return true;
        }
    }
    // The word at either end, whatever is counted beside it.
    if (starts_with_any(word, {"平均", "人均"})) {
        return true;
    }
    for (const std::string_view total : {"合计", "小计", "总计", "共计"}) {
        if (word.starts_with(total) || word.ends_with(total)) {
            return true;
        }
    }
    const bool counts = word.ends_with("人") || word.ends_with("名") || word.ends_with("元");
    return counts && starts_with_any(word, {"共", "总", "累计"}) &&
           contains_any(word, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
}

/// What stands below a table: who filled it in, who checked it, when, and what it says of itself.
bool is_closing_word(std::string_view text) {
    const std::string word = text::remove_spaces(text::fold_width(text));
    if (starts_with_any(word,
                        {"注:",      "注1",      "注意",       "注释",     "备注:",    "说明:", "填表说明", "填写说明",
                         "填报说明", "以下空白", "以下无正文", "以下为空", "以上",     "本表",  "本单位",   "我单位",
                         "我公司",   "本公司",   "附:",        "附件",     "附注",     "※",     "*注",      "备注1",
                         "说明1",    "温馨提示", "声明",       "承诺:",    "单位承诺", "特此",  "兹",       "第1页",
                         "页码",     "—以下",    "(以下",      "(此页",    "此表",     "***",   "---",      "结束",
                         "END",      "以下为",   "填写要求",   "要求:",    "1.",       "1、",   "2.",       "2、",
                         "3.",       "3、",      "4、",        "(1)",      "(2)",      "一、",  "二、",     "三、"})) {
        return true;
    }
    return contains_any(word, {"填表人",   "填报人",   "制表人",    "制表:",    "制表单位", "审核人",     "审核:",
                               "复核人",   "复核:",    "经办人",    "负责人:",  "负责人(",  "单位负责人", "主管领导",
                               "分管领导", "联系人:",  "联系电话:", "填报日期", "填表日期", "制表日期",   "填报时间",
                               "填表时间", "填报单位", "日期:",     "盖章",     "签字",     "签名",       "签章",
                               "公章",     "制单",     "审批人",    "审批:",    "审批意见", "经办:",      "会计主管",
                               "人事主管", "第1页",    "共1页",     "打印日期", "打印时间", "报送单位",   "报送日期",
                               "批准人",   "校对:",    "校对人",    "登记人",   "填表:",    "填报:"}) ||
           (word.starts_with("第") && word.find("页") != std::string::npos);
}

bool is_example_word(std::string_view text) {
    const std::string word = squeeze(text);
    for (const std::string_view example :
         {"示例", "样例", "例", "举例", "范例", "填写示例", "填写样例", "示例行", "例子", "样本", "例如", "EXAMPLE",
          "填表示例", "模板示例", "填写范例", "样表", "示范"}) {
        if (word == example) {
            return true;
        }
    }
    return false;
}

/// 必填, 选填, 下拉选择, 文本格式 …: a line of hints below the header.
bool is_hint_word(std::string_view text) {
    const std::string word = squeeze(text);
    if (word.size() > 60) {
        return false;
    }
    return contains_any(word, {"必填", "选填", "非必填", "可不填", "下拉", "文本格式", "数字格式", "日期格式", "YYYY",
                               "请填写", "请选择", "单选", "自动生成", "与身份证一致", "不超过"}) ||
           word == "文本" || word == "数字" || word == "日期" || word == "数值" || word == "字符" || word == "甲" ||
           word == "乙" || word == "整数";
}

}  // namespace

std::string_view skip_code(LineKind kind) {
    switch (kind) {
        case LineKind::person:
            return {};
        case LineKind::blank:
            return "row.blank";
        case LineKind::header_again:
            return "row.header_repeated";
        case LineKind::total:
            return "row.total";
        case LineKind::footer:
            return "row.footer";
        case LineKind::example:
            return "row.example";
    }
    return {};
}

LineKind kind_of_line(const tabular::Row& row, const Table& table, const FieldOfColumn& field_of_column,
                      const MergedOverLine& merged) {
    const auto field_of = [&](std::uint32_t column) -> std::optional<Field> {
        return column < field_of_column.size() ? field_of_column[column] : std::nullopt;
    };
    std::size_t filled = 0;
    std::size_t numbers = 0;
    const Cell* name = nullptr;
    const Cell* id_no = nullptr;
    const Cell* employer = nullptr;
    const Cell* first_text = nullptr;
    const Cell* only = nullptr;
    bool has_seq = false;
    bool has_own_fact = false;  // anything but a running number and what a form repeats on every line
    for (const Cell& cell : row.cells) {
        if (is_blank(cell)) {
            continue;
        }
        ++filled;
        only = &cell;
        const auto field = field_of(cell.column);
        if (field == Field::name) {
            name = &cell;
        } else if (field == Field::idNo) {
            id_no = &cell;
        } else if (field == Field::employer || field == Field::uscc) {
            employer = &cell;
        }
        has_seq = has_seq || field == Field::seq;
        has_own_fact =
            has_own_fact || (field != Field::seq && field != Field::idType && field != Field::employer &&
                             field != Field::uscc && field != Field::employerType && field != Field::industry);
        const bool is_number = cell.type == CellType::number || cell.type == CellType::date ||
                               cell.type == CellType::boolean ||
                               (cell.type == CellType::text && may_be_number(cell.text) &&
                                parse_number(clean(cell.text).text).has_value());
        if (is_number) {
            ++numbers;
        } else if (first_text == nullptr) {
            first_text = &cell;
        }
        // OPTIMIZATION: a name and a number with eight signs or more is a person; nothing below would say otherwise but
        // an example line, which is told by its first cell.
        if (name != nullptr && id_no != nullptr && id_no->text.size() >= 8 && filled > 3 && first_text != nullptr &&
            id_no->text.front() >= '0' && id_no->text.front() <= '9' && name->text.size() <= 12) {
            return is_example_word(first_text->text) ? LineKind::example : LineKind::person;
        }
    }
    if (filled == 0) {
        return LineKind::blank;
    }
    if (filled == 1 && numbers == 1 && id_no == nullptr) {
        return LineKind::blank;
    }

    // A header again: most of its words are the header's own, or hints for filling in, or the columns counted.
    if (filled >= 3) {
        std::size_t same = 0;
        std::size_t hints = 0;
        std::size_t counted = 0;
        for (const Cell& cell : row.cells) {
            if (is_blank(cell)) {
                continue;
            }
            if (cell.type == CellType::text) {
                const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                                 [&](const Column& one) { return one.index == cell.column; });
                if (column != table.columns.end() && cell.text.size() < 200 &&
                    (bare_header(cell.text) == column->bare || cell.text == column->header ||
                     (column->field && cell.text == to_text(*column->field)))) {
                    ++same;
                }
                hints += is_hint_word(cell.text) ? 1U : 0U;
            }
            const auto number = parse_number(clean(cell.text).text);
            counted += number && number->is_integer() && number->integer == std::to_string(cell.column + 1) ? 1U : 0U;
        }
        if (same * 10 >= filled * 6 || hints * 10 >= filled * 6 || (filled >= 4 && counted == filled)) {
            return LineKind::header_again;
        }
    }

    // With an identity number a line is a person's, whatever else it holds.
    // A count of people may stand in its column on a line of totals.
    const bool has_id =
        id_no != nullptr && (id_no->type == CellType::error ||
                             (clean_number(id_no->text).text.size() >= (id_no->type == CellType::text ? 7U : 11U) &&
                              !contains_han(id_no->text)));
    if (first_text != nullptr && is_example_word(first_text->text)) {
        return LineKind::example;
    }
    if (has_id && name != nullptr && !is_total_word(name->text)) {
        return LineKind::person;
    }
    bool is_total = false;
    bool is_closing = false;
    for (const Cell& cell : row.cells) {
        if (is_blank(cell) || cell.type != CellType::text) {
            continue;
        }
        const auto field = field_of(cell.column);
        if (field == Field::remark || field == Field::school || field == Field::bank) {
            continue;
        }
        is_total = is_total || is_total_word(cell.text);
        is_closing = is_closing || is_closing_word(cell.text);
    }
    const bool has_person_name = name != nullptr && name->type == CellType::text &&
                                 looks_like_name(clean(name->text).text) && !is_total_word(name->text) &&
                                 !is_closing_word(name->text);
    if (is_total && !has_id && !has_person_name) {
        return LineKind::total;
    }
    if (is_closing && !has_id && (!has_person_name || filled <= 3)) {
        return LineKind::footer;
    }
    if (has_id || (has_person_name && !(filled == 1 && merged.is_wide))) {
        return LineKind::person;
    }
    // One text alone, not a name: a heading between groups, or a note.
    if (filled == 1 && numbers == 0) {
        const bool is_name = only == name && !merged.is_wide && looks_like_name(clean(only->text).text);
        return is_name ? LineKind::person : LineKind::footer;
    }
    // A line of the form that nobody filled in: a running number and what is the same on every line.
    if (has_seq && !has_own_fact && !merged.is_person) {
        return LineKind::blank;
    }
    // Figures only, with no running number: sums without a word.
    if (numbers == filled && !has_seq && employer == nullptr && name == nullptr) {
        return LineKind::total;
    }
    return LineKind::person;
}

}  // namespace liucai::roster
