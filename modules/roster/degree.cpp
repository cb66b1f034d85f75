// SPEC 3.7: a synonym that leaves no doubt is repaired; a word that carries two facts fills both fields; a word that
// could mean two things is unknown.
#include <algorithm>
#include <liucai/text/text.hpp>
#include <string>
#include <unordered_map>

#include "cell_text.hpp"
#include "word_lists.hpp"
#include "words.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

const SynonymTable& degrees() {
    static const SynonymTable table = synonyms_of("degree");
    return table;
}

bool has_two_meanings(const std::string& word) {
    const bool is_graduate = contains_any(word, {"研究生", "硕博", "本硕", "研一", "研二", "研三", "本博"});
    int named = 0;
    named += contains_any(word, {"专科", "大专", "高职"}) ? 1 : 0;
    named += contains_any(word, {"本科", "学士"}) ? 1 : 0;
    named += word.find("硕") != std::string::npos ? 1 : 0;
    named += word.find("博") != std::string::npos ? 1 : 0;
    return is_graduate || named > 0 || word == "大学" || word == "大学毕业" || word == "大学生" || word == "大学学历" ||
           word == "大学及以上" || word == "研究生毕业" || word == "高等教育" || word == "大学文化";
}

}  // namespace

void read_degree(const CellView& cell, Draft& draft) {
    const Field field = Field::degree;
    const CleanText text = clean(cell.text);
    report_marks(text.marks, field, draft);
    const auto& table = degrees();
    if (const auto found = table.find(text.text); found != table.end() && found->second == text.text) {
        draft.at(field) = text.text;
        return;
    }
    if (cell.type != CellType::text) {
        draft.warn(field, "degree.ambiguous");
        return;
    }
    const std::string behind = strip_enumerator(text.text);
    const bool is_numbered = !behind.empty() && table.contains(squeeze(behind));
    const std::string word = squeeze(is_numbered ? behind : text.text);
    const auto settle = [&](std::string_view value) {
        draft.at(field) = value;
        draft.repair(field, "degree.synonym");
    };
    if (const auto found = table.find(word); found != table.end()) {
        settle(found->second);
        return;
    }
    // Not finished, or not exactly: 在读 / 肄业 / 及以上 …
    const bool is_doubtful = contains_any(word, {"在读", "肄业", "结业", "以上", "以下", "同等学力", "同等学历", "预科",
                                                 "待", "拟", "或", "未毕业", "辍学", "进修", "课程班"});

    // The asides: how it was studied, and at what kind of school.
    std::string rest = word;
    std::string_view full_time{};
    for (const std::string_view aside :
         {"非全日制", "在职", "函授", "自学考试", "自考",         "成人教育", "成人高等教育",
          "成人高考", "成人", "成教", "网络教育", "网教",         "远程教育", "广播电视大学",
          "电大",     "夜大", "业余", "开放教育", "国家开放大学", "继续教育", "非全"}) {
        if (take_out(rest, aside)) {
            full_time = "否";
        }
    }
    for (const std::string_view aside : {"普通全日制", "全日制普通", "统招全日制", "全日制统招", "全日制"}) {
        if (take_out(rest, aside)) {
            full_time = full_time.empty() ? "是" : "?";
        }
    }
    std::string_view tier{};
    for (const std::string_view aside : {"双一流建设高校", "双一流高校", "双一流大学", "双一流", "985211", "985工程",
                                         "211工程", "985高校", "211高校", "985", "211", "一流大学", "一流学科"}) {
        if (take_out(rest, aside)) {
            tier = "双一流";
        }
    }
    if (word.find("非双一流") != std::string::npos || word.find("非985") != std::string::npos ||
        word.find("非211") != std::string::npos) {
        tier = {};
        take_out(rest, "非");
    }
    for (const std::string_view aside :
         {"普通高校", "普通高等学校", "统招", "海外", "境外", "国外", "留学", "国内", "境内", "双证", "单证",
          "学历教育", "普通高等教育", "毕业", "最高学历", "高校", "院校"}) {
        take_out(rest, aside);
    }
    const auto found = table.find(rest);
    if (found != table.end() && !is_doubtful) {
        settle(found->second);
        draft.full_time_aside = full_time == "?" ? std::string_view{} : full_time;
        draft.tier_aside = tier;
        return;
    }
    const bool is_two = has_two_meanings(word);
    draft.warn(field, "degree.ambiguous");
    if (!is_doubtful && is_two && full_time != "?") {  // 全日制研究生: the second fact is as clear as ever
        draft.full_time_aside = full_time;
        draft.tier_aside = tier;
    }
}

}  // namespace liucai::roster
