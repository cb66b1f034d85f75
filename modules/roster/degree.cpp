// SPEC 3.7: a synonym that leaves no doubt is repaired; a word that carries two facts fills both fields; a word that
// could mean two things is unknown.
#include <algorithm>
#include <liucai/text/text.hpp>
#include <string>
#include <unordered_map>

#include "cell_text.hpp"
#include "words.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;

const std::unordered_map<std::string, std::string_view>& degrees() {
    static const std::unordered_map<std::string, std::string_view> table = [] {
        std::unordered_map<std::string, std::string_view> out;
        const auto add = [&](std::string_view value, std::initializer_list<std::string_view> words) {
            out.emplace(value, value);
            for (const std::string_view word : words) {
                out.emplace(squeeze(word), value);
            }
        };
        add("专科", {"大专",
                     "高职",
                     "高专",
                     "大学专科",
                     "专科生",
                     "大专生",
                     "高等专科",
                     "高职高专",
                     "大学专科高职",
                     "高职专科",
                     "专科高职",
                     "普通专科",
                     "普通大专",
                     "三年制大专",
                     "三年制专科",
                     "五年制大专",
                     "五年一贯制大专",
                     "两年制大专",
                     "高等职业",
                     "高等职业教育",
                     "高职大专",
                     "大专高职",
                     "大专学历",
                     "专科学历",
                     "专科毕业",
                     "大专毕业",
                     "大学专科毕业",
                     "大学专科学历",
                     "专科层次",
                     "大学大专",
                     "专科及高职",
                     "大专专科",
                     "专科大专",
                     "副学士",
                     "JUNIOR COLLEGE",
                     "ASSOCIATE",
                     "ASSOCIATE DEGREE",
                     "COLLEGE DIPLOMA",
                     "高职生",
                     "大专文化",
                     "大专文凭",
                     "专科文凭",
                     "高等专科学校",
                     "大学专科和专科学校",
                     "专科(高职)"});
        add("本科", {"大学本科",
                     "本科生",
                     "学士",
                     "大本",
                     "学士学位",
                     "本科学士",
                     "大学本科学士",
                     "大学本科生",
                     "本科学历",
                     "本科毕业",
                     "大学本科毕业",
                     "大学本科学历",
                     "普通本科",
                     "本科学士学位",
                     "大学学士",
                     "专升本",
                     "专升本本科",
                     "本科专升本",
                     "双学士",
                     "本科双学士",
                     "双学位",
                     "本科双学位",
                     "第二学士学位",
                     "第二学位",
                     "工学学士",
                     "理学学士",
                     "文学学士",
                     "管理学学士",
                     "经济学学士",
                     "法学学士",
                     "医学学士",
                     "教育学学士",
                     "农学学士",
                     "艺术学学士",
                     "历史学学士",
                     "哲学学士",
                     "本科(学士)",
                     "学士本科",
                     "一本",
                     "二本",
                     "三本",
                     "本科一批",
                     "本科二批",
                     "大学本科普通",
                     "普通大学本科",
                     "普通高校本科",
                     "本科层次",
                     "应用型本科",
                     "职业本科",
                     "四年制本科",
                     "五年制本科",
                     "大学本科及学士",
                     "BACHELOR",
                     "BACHELOR'S",
                     "BACHELOR DEGREE",
                     "BACHELOR'S DEGREE",
                     "UNDERGRADUATE",
                     "荣誉学士",
                     "本科文凭",
                     "高中起点本科",
                     "大学本科有学士学位"});
        add("硕士", {"硕士研究生",
                     "研究生硕士",
                     "硕士学位",
                     "硕士生",
                     "专业硕士",
                     "学术硕士",
                     "专业型硕士",
                     "学术型硕士",
                     "硕士学历",
                     "硕士毕业",
                     "硕士研究生毕业",
                     "研究生硕士学位",
                     "研究生学历硕士学位",
                     "硕研",
                     "专硕",
                     "学硕",
                     "硕士研究生学历",
                     "工程硕士",
                     "工商管理硕士",
                     "公共管理硕士",
                     "会计硕士",
                     "法律硕士",
                     "教育硕士",
                     "工学硕士",
                     "理学硕士",
                     "文学硕士",
                     "管理学硕士",
                     "经济学硕士",
                     "法学硕士",
                     "医学硕士",
                     "农学硕士",
                     "教育学硕士",
                     "艺术硕士",
                     "艺术学硕士",
                     "翻译硕士",
                     "金融硕士",
                     "MBA",
                     "EMBA",
                     "MPA",
                     "MPACC",
                     "MASTER",
                     "MASTER'S",
                     "MASTER DEGREE",
                     "MASTER'S DEGREE",
                     "硕士学位研究生",
                     "硕士研究生(硕士)",
                     "研究生(硕士)",
                     "硕士(研究生)",
                     "大学硕士",
                     "研究生硕士毕业",
                     "硕士层次",
                     "理工硕士"});
        add("博士", {"博士研究生",
                     "研究生博士",
                     "博士学位",
                     "博士生",
                     "博士学历",
                     "博士毕业",
                     "博士研究生毕业",
                     "研究生博士学位",
                     "研究生学历博士学位",
                     "博研",
                     "博士研究生学历",
                     "博士后",
                     "工学博士",
                     "理学博士",
                     "文学博士",
                     "医学博士",
                     "管理学博士",
                     "经济学博士",
                     "法学博士",
                     "教育学博士",
                     "农学博士",
                     "工程博士",
                     "专业博士",
                     "学术博士",
                     "哲学博士",
                     "PHD",
                     "PH.D",
                     "PH.D.",
                     "DOCTOR",
                     "DOCTORATE",
                     "DOCTORAL",
                     "DOCTORAL DEGREE",
                     "博士学位研究生",
                     "博士(研究生)",
                     "研究生(博士)",
                     "直博",
                     "直博生",
                     "博士层次",
                     "DR"});
        return out;
    }();
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
    constexpr Field field = Field::degree;
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
