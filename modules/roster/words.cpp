#include "words.hpp"

#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "cell_text.hpp"
#include "numerals.hpp"

namespace liucai::roster {

namespace {

using tabular::CellType;
using Table = std::unordered_map<std::string, std::string_view>;

struct Synonyms {
    std::string_view value;
    std::initializer_list<std::string_view> words;
};

Table make_table(std::initializer_list<Synonyms> rows) {
    Table out;
    for (const Synonyms& row : rows) {
        out.emplace(squeeze(row.value), row.value);
        for (const std::string_view word : row.words) {
            out.emplace(squeeze(word), row.value);
        }
    }
    return out;
}

// Only words that leave no doubt. 通行证 alone, 居住证 alone and 绿卡 leave some.
const Table& id_types() {
    static const Table table = make_table({
        {"居民身份证",
         {"身份证",
          "二代身份证",
          "二代证",
          "第二代身份证",
          "第二代居民身份证",
          "二代居民身份证",
          "中华人民共和国居民身份证",
          "公民身份证",
          "大陆身份证",
          "内地身份证",
          "内地居民身份证",
          "大陆居民身份证",
          "中国居民身份证",
          "中国身份证",
          "国内身份证",
          "身份证号",
          "身份证号码",
          "公民身份号码",
          "身份证件",
          "居民身份证件",
          "居民身份证号",
          "居民身份证号码",
          "一代身份证",
          "ID CARD",
          "IDCARD",
          "IDENTITY CARD",
          "RESIDENT IDENTITY CARD",
          "户口簿身份证",
          "本人身份证",
          "中国大陆居民身份证"}},
        {"港澳台居民居住证",
         {"港澳台居住证", "台湾居民居住证", "香港居民居住证", "澳门居民居住证", "港澳居民居住证", "台湾居住证",
          "港澳居住证", "中华人民共和国港澳台居民居住证", "中华人民共和国台湾居民居住证",
          "中华人民共和国港澳居民居住证", "台胞居住证", "香港居住证", "澳门居住证"}},
        {"外国人永久居留身份证",
         {"外国人永久居留证", "永久居留证", "永久居留身份证", "外国人永居证", "永居证", "外国人居留身份证", "五星卡",
          "五星永居卡", "外国人永久居留身份证(五星卡)", "中华人民共和国外国人永久居留身份证", "中国绿卡",
          "外国人永久居住证", "外永居", "新版外国人永久居留身份证"}},
        {"护照",
         {"外国护照", "中国护照", "普通护照", "因私护照", "PASSPORT", "护照号", "护照号码", "外籍护照", "本国护照",
          "国外护照", "外国人护照", "境外护照"}},
        {"港澳居民来往内地通行证",
         {"回乡证", "港澳居民往来内地通行证", "港澳来往内地通行证", "港澳居民通行证", "港澳居民来往大陆通行证",
          "港澳同胞回乡证", "来往内地通行证", "往来内地通行证", "港澳居民回乡证", "港澳居民来往内地通行证(回乡证)",
          "香港居民来往内地通行证", "澳门居民来往内地通行证"}},
    });
    return table;
}

const Table& school_tiers() {
    static const Table table = make_table({
        {"双一流",
         {"双一流高校",
          "双一流院校",
          "双一流大学",
          "双一流建设高校",
          "双一流建设院校",
          "双一流建设大学",
          "双一流学校",
          "国家双一流",
          "世界一流大学",
          "世界一流学科",
          "一流大学",
          "一流学科",
          "一流大学建设高校",
          "一流学科建设高校",
          "世界一流大学建设高校",
          "世界一流学科建设高校",
          "双一流A类",
          "双一流B类",
          "双一流学科",
          "双一流一流大学",
          "双一流一流学科",
          "985",
          "211",
          "985工程",
          "211工程",
          "985高校",
          "211高校",
          "985大学",
          "211大学",
          "985院校",
          "211院校",
          "985211",
          "985/211",
          "211/985",
          "985、211",
          "985工程大学",
          "211工程大学",
          "985工程高校",
          "211工程高校",
          "985工程院校",
          "211工程院校",
          "211985",
          "985211双一流",
          "985双一流",
          "211双一流",
          "双一流985",
          "双一流211",
          "双一流985211",
          "985和211",
          "境内双一流",
          "国内双一流",
          "DOUBLE FIRST CLASS",
          "国家双一流建设高校",
          "原985",
          "原211",
          "985及211",
          "双一流(985)",
          "双一流(211)",
          "是双一流",
          "属双一流"}},
        {"普通",
         {"普通高校",     "普通院校",     "普通本科",       "普通本科院校", "普通本科高校", "普通大学", "普通高等院校",
          "普通高等学校", "普通类",       "普通学校",       "一般院校",     "一般高校",     "一般",     "一般本科",
          "普通高职",     "普通专科",     "非双一流",       "非双一流高校", "非双一流院校", "国内普通", "境内普通",
          "国内普通高校", "境内普通高校", "普通全日制高校", "二本",         "三本",         "二本院校", "三本院校",
          "本科二批",     "本科三批",     "高职",           "高职高专",     "专科院校",     "高职院校", "大专院校",
          "职业院校",     "职业技术学院", "独立学院",       "普通高职院校", "普通专科院校", "普通二本", "普通三本",
          "省属普通",     "普通公办",     "普通民办"}},
        {"境外QS100",
         {"QS100",
          "QS前100",
          "QS100以内",
          "QS100内",
          "QS TOP100",
          "QSTOP100",
          "TOP100",
          "世界前100",
          "全球前100",
          "境外QS前100",
          "海外QS100",
          "海外QS前100",
          "国外QS100",
          "国外QS前100",
          "QS排名前100",
          "QS世界排名前100",
          "QS世界大学排名前100",
          "境外前100",
          "海外前100",
          "境外TOP100",
          "QS1-100",
          "QS前50",
          "QS50",
          "QS前30",
          "QS前20",
          "QS前10",
          "QS TOP50",
          "世界前50",
          "世界百强",
          "境外百强",
          "海外百强",
          "QS百强",
          "境外(QS100)",
          "境外QS前100名",
          "QS前100名",
          "世界排名前100",
          "境外高校QS100",
          "境外高校QS前100",
          "国(境)外QS100",
          "国(境)外QS前100",
          "留学QS100",
          "世界QS100",
          "境外QS100强",
          "QS100强",
          "境外QS50",
          "境外QS前50"}},
        {"境外QS200", {"QS101-200",   "QS100-200",   "境外QS101-200", "境外QS100-200", "海外QS101-200", "国外QS101-200",
                       "QS200",       "境外QS前200", "海外QS200",     "国外QS200",     "QS前101-200",   "世界101-200",
                       "境外101-200", "QS101至200",  "QS101~200",     "QS排名101-200", "境外高校QS200", "国(境)外QS200",
                       "世界QS200",   "境外(QS200)", "QS150",         "QS前150至200"}},
        {"境外其他", {"境外其它",      "境外普通",     "境外一般",     "海外其他",      "海外其它",     "海外普通",
                      "国外其他",      "国外其它",     "国外普通",     "其他境外",      "其他境外高校", "其他海外",
                      "QS200以外",     "QS200外",      "QS200名以外",  "境外QS200以外", "境外QS200外",  "海外QS200以外",
                      "QS200+",        "境外非QS200",  "非QS200",      "QS201-300",     "QS201-500",    "QS300-500",
                      "境外其他高校",  "境外其他院校", "国(境)外其他", "海外其他院校",  "QS200后",      "QS200之后",
                      "境外QS201-300", "境外QS201-500"}},
    });
    return table;
}

const Table& employer_types() {
    static const Table table = make_table({
        {"民营企业",
         {"民营",
          "民企",
          "私企",
          "私营",
          "私营企业",
          "私有企业",
          "私人企业",
          "民营公司",
          "私营公司",
          "民营经济",
          "内资民营",
          "民营性质",
          "民营(私营)企业",
          "私营(民营)企业",
          "民营/私营企业",
          "民营/私营",
          "私营/民营",
          "私营独资企业",
          "私营有限责任公司",
          "民营科技企业",
          "民营股份制企业",
          "民营上市公司",
          "民营有限责任公司",
          "民营企业(私营)",
          "民营高新技术企业",
          "私有",
          "私营有限公司",
          "私营股份有限公司",
          "民营控股企业",
          "民营控股",
          "私营控股企业",
          "民营中小企业",
          "PRIVATE",
          "PRIVATE ENTERPRISE",
          "私人控股",
          "私有制企业",
          "民营集团"}},
        {"国有企业",
         {"国企",
          "央企",
          "国有",
          "国营",
          "国营企业",
          "国有独资",
          "国有独资企业",
          "国有独资公司",
          "国有控股",
          "国有控股企业",
          "国有控股公司",
          "中央企业",
          "地方国企",
          "地方国有企业",
          "省属国企",
          "市属国企",
          "区属国企",
          "县属国企",
          "国资企业",
          "国有及国有控股企业",
          "国有全资",
          "国有全资企业",
          "国有公司",
          "国有性质",
          "全民所有制企业",
          "全民所有制",
          "国有(控股)企业",
          "国有(含控股)企业",
          "国有/国有控股",
          "省属国有企业",
          "市属国有企业",
          "区属国有企业",
          "县属国有企业",
          "国有资本控股企业",
          "国有金融企业",
          "国资",
          "国控",
          "国有资本控股",
          "国有集团",
          "央企国企",
          "国企央企",
          "国有上市公司",
          "国有企业(央企)",
          "STATE-OWNED",
          "STATE-OWNED ENTERPRISE",
          "SOE",
          "中央国有企业",
          "国企(央企)",
          "国有独资或控股企业"}},
        {"科研院所",
         {"科研机构", "科研所", "科研院", "科研单位", "研究院所", "科研院(所)", "研究所", "研究院",
          "科研事业单位(研究院所)", "科学研究机构", "科学研究院所", "科研研究院", "研究机构", "科研类院所",
          "科研院所单位", "独立科研院所", "科研设计院所", "省属科研院所"}},
        {"机关",
         {"党政机关", "政府机关", "行政机关",     "国家机关",     "机关单位", "行政单位",  "党政机关单位", "政府部门",
          "党政部门", "机关法人", "国家行政机关", "党的机关",     "政府",     "党委机关",  "党群机关",     "区级机关",
          "市级机关", "乡镇机关", "公务机关",     "政府行政机关", "政府机构", "党政群机关"}},
        {"事业单位",
         {"事业",
          "事业法人",
          "事业编",
          "事业编制单位",
          "全额事业单位",
          "差额事业单位",
          "全额拨款事业单位",
          "差额拨款事业单位",
          "自收自支事业单位",
          "公益一类",
          "公益二类",
          "公益一类事业单位",
          "公益二类事业单位",
          "参公事业单位",
          "参公单位",
          "参照公务员法管理事业单位",
          "事业单位法人",
          "事业性质",
          "财政全额拨款事业单位",
          "财政差额拨款事业单位",
          "公益类事业单位",
          "事业(公益一类)",
          "事业(公益二类)",
          "其他事业单位",
          "国有事业单位",
          "全额拨款",
          "教育事业单位",
          "卫生事业单位",
          "医疗卫生事业单位",
          "高等教育单位(事业)",
          "PUBLIC INSTITUTION"}},
        {"社会组织",
         {"社团",
          "社会团体",
          "民办非企业",
          "民办非企业单位",
          "民非",
          "民非单位",
          "民非企业",
          "社会服务机构",
          "基金会",
          "行业协会",
          "协会",
          "商会",
          "社会团体法人",
          "社团法人",
          "民办非企业(社会服务机构)",
          "社会组织(民非)",
          "社会组织(社团)",
          "公益组织",
          "社会公益组织",
          "民间组织",
          "学会",
          "行业商会",
          "行业协会商会",
          "社会组织法人",
          "民办非企业法人",
          "慈善组织",
          "NGO",
          "民办非企业机构",
          "社会服务机构(民非)"}},
    });
    return table;
}

const Table& insured_states() {
    static const Table table = make_table({
        {"正常",
         {"正常缴费", "正常参保", "正常缴纳",  "正常在保",   "正常参保缴费", "参保正常",     "缴费正常",   "在保",
          "在缴",     "参保",     "已参保",    "参保中",     "缴费中",       "缴纳中",       "在保中",     "在缴中",
          "续保",     "续缴",     "参保缴费",  "已缴",       "已缴费",       "已缴纳",       "缴费",       "缴纳",
          "在参",     "在册参保", "正在缴纳",  "正在参保",   "正在缴费",     "参保状态正常", "正常状态",   "有效",
          "在职参保", "连续参保", "连续缴费",  "正常续保",   "新参保",       "新参",         "新增参保",   "参保在缴",
          "已参加",   "参加",     "缴存正常",  "正常(在保)", "正常(缴费)",   "正常缴费中",   "已正常参保", "在职缴费",
          "在岗参保", "ACTIVE",   "INSURED",   "NORMAL",     "正常缴存",     "一直在缴",     "目前在缴",   "目前在保",
          "现参保",   "有参保",   "在本地参保"}},
        {"中断", {"断缴",       "停保",     "停缴",     "断保",     "暂停",     "暂停缴费",    "中断缴费",
                  "暂停参保",   "中断参保", "参保中断", "缴费中断", "暂停缴纳", "中断缴纳",    "已停保",
                  "已断缴",     "已停缴",   "已中断",   "停止缴费", "停止参保", "停止缴纳",    "暂停(中断)",
                  "暂停保险",   "断档",     "中止",     "中止缴费", "参保暂停", "暂停(停保)",  "停保(暂停)",
                  "中断(停保)", "已暂停",   "间断",     "断交",     "停交",     "社保中断",    "社保断缴",
                  "社保停缴",   "暂停状态", "断缴中",   "中断中",   "暂中断",   "INTERRUPTED", "SUSPENDED"}},
        {"未参保", {"没有参保",   "未参加",   "未参加社保", "从未参保", "未入保",         "未买社保",    "未办理参保",
                    "未参保登记", "尚未参保", "没参保",     "无参保",   "无社保",         "没有社保",    "未参加保险",
                    "不参保",     "未投保",   "未办参保",   "还未参保", "未参加养老保险", "无参保记录",  "未参加参保",
                    "未上保险",   "没交社保", "没有参加",   "未曾参保", "未加入",         "NOT INSURED", "UNINSURED"}},
    });
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

YesNo yes_no_of(std::string_view clean_text) {
    static const std::unordered_map<std::string, YesNo> kWords = [] {
        std::unordered_map<std::string, YesNo> out;
        for (const std::string_view word :
             {"是",   "有",   "对",   "√",    "✓",    "✔",    "☑",    "🗹",   "Y",      "YES", "T",    "TRUE", "1",
              "真",   "是的", "属于", "符合", "满足", "V",    "有的", "已有", "确认是", "OK",  "均是", "肯定", "勾",
              "是是", "已",   "同意", "愿意", "具有", "具备", "1是",  "是1",  "Y是",    "是Y", "是√",  "√是"}) {
            out.emplace(word, YesNo::yes);
        }
        for (const std::string_view word :
             {"否",  "无",     "没有",   "没",     "错",  "×",      "✗",      "✘",  "✕",    "✖",
              "❌",  "╳",      "X",      "N",      "NO",  "F",      "FALSE",  "0",  "假",   "不是",
              "不",  "不属于", "不符合", "不满足", "非",  "不同意", "不愿意", "未", "没得", "0否",
              "否0", "N否",    "否N",    "2否",    "否×", "×否",    "不具备"}) {
            out.emplace(word, YesNo::no);
        }
        return out;
    }();
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
    static const std::unordered_map<std::string, YesNo> kFullTime = [] {
        std::unordered_map<std::string, YesNo> out;
        for (const std::string_view word : {"全日制",
                                            "普通全日制",
                                            "全日制普通",
                                            "全日制教育",
                                            "全日制学历",
                                            "全日制统招",
                                            "统招全日制",
                                            "普通全日制统招",
                                            "全日制本科",
                                            "全日制专科",
                                            "全日制大专",
                                            "全日制硕士",
                                            "全日制博士",
                                            "全日制研究生",
                                            "普通高等教育全日制",
                                            "全日制普通高等教育",
                                            "普通高等教育(全日制)",
                                            "全日",
                                            "脱产全日制",
                                            "国民教育全日制",
                                            "全日制国民教育",
                                            "FULL-TIME",
                                            "FULLTIME",
                                            "FULL TIME",
                                            "全日制学习",
                                            "全日制在校",
                                            "全日制大学",
                                            "全日制高校",
                                            "是全日制",
                                            "属全日制"}) {
            out.emplace(squeeze(word), YesNo::yes);
        }
        for (const std::string_view word : {"非全日制",       "非全",         "非全日",
                                            "在职",           "在职教育",     "函授",
                                            "自考",           "自学考试",     "高等教育自学考试",
                                            "成人",           "成人教育",     "成教",
                                            "成人高考",       "成考",         "成人高等教育",
                                            "网络教育",       "网教",         "远程教育",
                                            "远程",           "电大",         "广播电视大学",
                                            "开放大学",       "开放教育",     "夜大",
                                            "业余",           "国家开放大学", "继续教育",
                                            "成人函授",       "成人业余",     "PART-TIME",
                                            "PARTTIME",       "PART TIME",    "在职学习",
                                            "非全日制学习",   "业余学习",     "不全日制",
                                            "在职研究生",     "非全日制本科", "非全日制专科",
                                            "非全日制大专",   "非全日制硕士", "非全日制博士",
                                            "非全日制研究生", "非全日制教育", "自学",
                                            "不是全日制",     "成人脱产",     "函授教育"}) {
            out.emplace(squeeze(word), YesNo::no);
        }
        return out;
    }();
    static const std::unordered_map<std::string, YesNo> kHome = [] {
        std::unordered_map<std::string, YesNo> out;
        for (const std::string_view word :
             {"有房",       "有住房",   "有房产",     "已购房",   "已买房",   "自有住房",   "自有房产",
              "有自有住房", "名下有房", "名下有房产", "有产权房", "本区有房", "本区有住房", "有自住房",
              "购房",       "自有",     "有商品房",   "有1套",    "1套",      "2套",        "3套",
              "一套",       "两套",     "有一套",     "有两套",   "有房1套",  "在本区有房", "在本区有住房",
              "已有住房",   "已有房",   "有房屋"}) {
            out.emplace(squeeze(word), YesNo::yes);
        }
        for (const std::string_view word :
             {"无房",     "没房",       "没有房",   "无住房",     "未购房",     "没有住房",     "无房产",
              "没有房产", "无自有住房", "名下无房", "名下无房产", "未买房",     "本区无房",     "本区无住房",
              "无产权房", "0套",        "无自住房", "无自有房产", "在本区无房", "在本区无住房", "没买房",
              "暂无住房", "暂无房",     "尚未购房", "无房屋",     "无商品房",   "未有住房"}) {
            out.emplace(squeeze(word), YesNo::no);
        }
        return out;
    }();
    static const std::unordered_map<std::string, YesNo> kCommit = [] {
        std::unordered_map<std::string, YesNo> out;
        for (const std::string_view word :
             {"承诺",         "已承诺",       "是承诺",       "愿意",     "愿意承诺",   "同意",
              "同意承诺",     "已签",         "已签订",       "已签承诺", "已签承诺书", "已签署",
              "签订",         "已签订承诺书", "已签署承诺书", "承诺5年",  "承诺五年",   "承诺服务5年",
              "承诺服务五年", "服务5年",      "满5年",        "5年",      "五年",       "承诺满5年",
              "可以",         "能",           "已作承诺",     "作出承诺", "有承诺",     "本人承诺"}) {
            out.emplace(squeeze(word), YesNo::yes);
        }
        for (const std::string_view word :
             {"不承诺", "未承诺",   "没有承诺",   "不愿意",   "不愿",   "不同意",   "未签",
              "未签订", "未签承诺", "未签承诺书", "没签",     "没承诺", "未签署",   "无承诺",
              "不能",   "不签",     "拒绝",       "未作承诺", "不可以", "不愿承诺", "不服务5年"}) {
            out.emplace(squeeze(word), YesNo::no);
        }
        return out;
    }();
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
