#include "header_words.hpp"

#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>
#include <unordered_map>

#include "cell_text.hpp"
#include "embedded.hpp"
#include "word_lists.hpp"

namespace liucai::roster {

namespace {

const std::unordered_map<std::string, std::pair<Field, Strength>>& aliases() {
    static const std::unordered_map<std::string, std::pair<Field, Strength>> table = [] {
        std::unordered_map<std::string, std::pair<Field, Strength>> out;
        for_each_list(embedded::roster::file("header_words.csv"), [&](const WordList& list) {
            const auto field = field_named(list.first);
            LIUCAI_ENSURE(field, "header_words.csv names fields only");
            const Strength strength = list.second == "alias" ? Strength::alias : Strength::weak;
            for (const std::string_view word : list.words) {
                out.emplace(squeeze(word), std::pair{*field, strength});
            }
        });
        return out;
    }();
    return table;
}

// Marks that ask for care and say nothing: *姓名, ※, (必填).
bool is_hint(std::string_view note) {
    return contains_any(note, {"必填", "选填", "必选", "可选", "非必填", "下拉", "请", "勿", "填写", "格式", "文本"});
}

struct Parts {
    std::string head;                ///< outside brackets
    std::vector<std::string> notes;  ///< inside, hints left out
};

Parts split_notes(std::string_view folded) {
    Parts out;
    std::string note;
    int depth = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const std::string_view rest = folded.substr(i);
        std::size_t width = 0;
        bool opens = false;
        bool closes = false;
        for (const std::string_view sign : {"(", "[", "{", "【", "〔", "「", "<", "《"}) {
            if (rest.starts_with(sign)) {
                opens = true;
                width = sign.size();
            }
        }
        for (const std::string_view sign : {")", "]", "}", "】", "〕", "」", ">", "》"}) {
            if (rest.starts_with(sign)) {
                closes = true;
                width = sign.size();
            }
        }
        if (opens) {
            ++depth;
            i += width - 1;
            continue;
        }
        if (closes && depth > 0) {
            --depth;
            if (depth == 0) {
                if (!note.empty() && !is_hint(note)) {
                    out.notes.push_back(note);
                }
                note.clear();
            }
            i += width - 1;
            continue;
        }
        (depth > 0 ? note : out.head).push_back(folded[i]);
    }
    if (!note.empty()) {
        out.notes.push_back(note);
    }
    return out;
}

std::string normal(std::string_view header) {
    std::string out = text::remove_spaces(text::fold_width(header));
    return out;
}

// Other people's facts, and things that only sound like the person's.
bool is_about_others(const std::string& word) {
    return contains_any(word,
                        {"联系人", "法人", "法定代表", "配偶", "紧急", "经办",   "负责人", "家属",   "父亲", "母亲",
                         "推荐",   "子女", "监护",     "担保", "导师", "HR",     "专员",   "对接",   "代理", "审核",
                         "填表",   "填报", "制表",     "派遣", "校验", "原单位", "上家",   "前单位", "曾"});
}

std::optional<Field> by_pattern(const std::string& w) {
    const auto has = [&](std::initializer_list<std::string_view> words) { return contains_any(w, words); };
    const bool asks_end = has({"终止", "结束", "到期", "截止", "期满", "止日", "届满", "终期"});
    if (has({"信用代码", "纳税人识别"})) {
        return Field::uscc;
    }
    if (has({"证件", "身份证"}) && has({"类型", "种类", "类别"})) {
        return Field::idType;
    }
    if (has({"有效期", "签发", "复印", "照片", "地址", "上传", "扫描", "附件", "图片"})) {
        return std::nullopt;
    }
    if (has({"身份证", "公民身份", "证件号", "身份号码"}) && !has({"姓名", "性别"})) {
        return Field::idNo;
    }
    if (has({"连续"}) && has({"参保", "缴", "社保", "月", "保险"})) {
        return Field::monthsRun;
    }
    if (has({"累计"}) && has({"参保", "缴费", "缴纳", "社保", "月数", "保险"}) &&
        !has({"金额", "元", "补贴", "公积金"})) {
        return Field::monthsTotal;
    }
    if (has({"首次", "初次", "第一次", "最早"}) && has({"参保", "社保", "缴费", "缴纳", "保险"}) &&
        !has({"地点", "地区", "单位", "公积金", "保地", "缴地", "纳地", "费地", "所在地"})) {
        return Field::firstInsured;
    }
    if (has({"承诺"}) && has({"服务", "5年", "五年", "工作", "留", "签"})) {
        return Field::commit5;
    }
    if (has({"房"}) && has({"有无", "是否", "无房", "自有", "名下", "产权"}) &&
        !has({"公积金", "补贴", "租金", "租房", "面积", "地址", "套数"})) {
        return Field::homeOwned;
    }
    if (has({"合同"}) && !asks_end && !has({"编号", "类型", "种类", "附件", "试用", "份", "单位", "公司", "是否"})) {
        if (has({"年限", "期限", "年数", "几年", "时长", "期数", "期(年"})) {
            return Field::contractYears;
        }
        if (has({"起", "开始", "生效", "签订日", "签订时", "签定", "签署"})) {
            return Field::contractStart;
        }
        return std::nullopt;
    }
    if (has({"双一流", "985", "211"})) {
        return Field::schoolTier;
    }
    if (has({"院校", "学校", "高校", "大学"}) &&
        has({"类别", "层次", "类型", "档次", "等级", "级别", "分类", "排名"})) {
        return Field::schoolTier;
    }
    if (has({"全日制"}) && !has({"院校", "学校", "专业", "时间", "日期", "年月"})) {
        return w.find("学历") != std::string::npos && w.find("是否") == std::string::npos ? Field::degree
                                                                                          : Field::fullTime;
    }
    if (has({"毕业", "学历"}) && has({"时间", "日期", "年月"}) && !has({"入学"})) {
        return Field::gradDate;
    }
    if (has({"毕业", "学历", "就读"}) && has({"院校", "学校", "高校", "大学"}) &&
        !has({"所在", "地区", "代码", "国家", "编码"})) {
        return Field::school;
    }
    if (has({"学历", "文化程度", "教育程度"}) &&
        !has({"专业", "证", "编号", "认证", "是否", "时间", "第一", "入学", "补贴"})) {
        return Field::degree;
    }
    if (has({"单位", "企业", "公司", "机构"}) && has({"性质", "类型", "类别", "所有制"})) {
        return Field::employerType;
    }
    if (has({"行业"}) && !has({"经验", "年限", "协会", "主管"})) {
        return Field::industry;
    }
    if (has({"籍贯"})) {
        return Field::hometown;
    }
    if (has({"参保", "社保", "养老保险", "社会保险"}) && has({"状态", "是否", "状况"}) &&
        !has({"补贴", "参保地", "缴纳地", "缴费地", "地点", "地区", "所在地"})) {
        return Field::insuredStatus;
    }
    if (has({"年薪", "年收入", "年工资"}) && !has({"月", "增"})) {
        return Field::annualWage;
    }
    if (has({"开户"}) && has({"行"}) && !has({"号", "行号"})) {
        return Field::bank;
    }
    if (has({"银行", "工资卡", "收款"}) && has({"卡号", "账号", "帐号", "账户", "帐户"})) {
        return Field::bankCard;
    }
    if (has({"手机"}) && !has({"型号", "品牌", "单位"})) {
        return Field::phone;
    }
    if (has({"姓名"}) && !has({"拼音", "英文", "曾用", "单位"})) {
        return Field::name;
    }
    if (has({"单位", "公司", "企业"}) && has({"名称", "全称"}) &&
        !has({"原", "上级", "主管", "简称", "英文", "培训", "证"})) {
        return Field::employer;
    }
    return std::nullopt;
}

ColumnTraits::Unit unit_of(Field field, const std::string& word) {
    using Unit = ColumnTraits::Unit;
    if (field == Field::annualWage) {
        if (contains_any(word, {"万元", "(万)", "单位:万", "/万", "万/年"}) || word.ends_with("万")) {
            return Unit::ten_thousand_yuan;
        }
        if (contains_any(word, {"千元", "(千)"})) {
            return Unit::thousand_yuan;
        }
        return Unit::yuan;
    }
    if (field == Field::contractYears) {
        return contains_any(word, {"(月)", "个月", "月数", "(月数)", "月份"}) ? Unit::months : Unit::years;
    }
    if (field == Field::monthsTotal || field == Field::monthsRun) {
        const bool says_months = word.find("月") != std::string::npos;
        return !says_months && contains_any(word, {"(年)", "年限", "年数"}) ? Unit::years : Unit::months;
    }
    return Unit::none;
}

void fill_traits(HeaderMeaning& meaning, const std::string& word) {
    if (!meaning.field) {
        return;
    }
    const Field field = *meaning.field;
    meaning.traits.unit = unit_of(field, word);
    if (field == Field::homeOwned) {
        std::string rest = word;
        for (const std::string_view both : {"有无", "有/无", "有或无", "(有/无)"}) {
            take_out(rest, both);
        }
        meaning.traits.is_negated =
            contains_any(rest, {"无房", "无住房", "无自有", "没有房", "无自住", "没有住房", "未购房"});
    }
    if (field == Field::schoolTier) {
        meaning.traits.asks_yes_no = contains_any(word, {"是否双一流", "是否为双一流", "是否属双一流", "是否属于双一流",
                                                         "是否985", "是否211", "双一流(是/否)", "双一流是否"}) ||
                                     word == "双一流" || word == "985/211";
    }
    if (field == Field::insuredStatus) {
        meaning.traits.asks_yes_no = contains_any(word, {"是否", "与否", "(是/否)"});
    }
    if (field == Field::fullTime) {
        meaning.traits.is_negated = contains_any(word, {"是否非全日制", "非全日制(是", "是否在职"});
    }
    if (field == Field::school) {
        meaning.traits.names_also_major = word.find("专业") != std::string::npos;
    }
}

}  // namespace

std::string bare_header(std::string_view header) {
    const Parts parts = split_notes(normal(header));
    const std::string head = squeeze(parts.head);
    return head.empty() ? squeeze(header) : head;
}

HeaderMeaning meaning_of_header(std::string_view header) {
    HeaderMeaning out;
    if (header.size() > 240) {
        return out;
    }
    const std::string whole = normal(header);
    if (whole.empty()) {
        return out;
    }
    const Parts parts = split_notes(whole);
    const std::string head = squeeze(parts.head);
    std::string with_notes = head;
    std::string all_words = parts.head;
    for (const std::string& note : parts.notes) {
        with_notes += squeeze(note);
        all_words += "(" + note + ")";
    }
    const auto& table = aliases();
    const auto settle = [&](Field field, Strength strength) {
        out.field = field;
        out.strength = strength;
        fill_traits(out, all_words);
        return out;
    };
    // 是否为…其他人 never counts, even where the rest is a known word.
    if (const auto found = table.find(with_notes); found != table.end()) {
        return settle(found->second.first, found->second.second);
    }
    if (is_about_others(head)) {
        return out;
    }
    if (const auto found = table.find(head); found != table.end()) {
        // "籍贯(区划代码)" is 籍贯; "学校(类别)" is more than 学校: what stands in brackets may turn the word.
        const auto turned = parts.notes.empty() ? std::nullopt : by_pattern(with_notes);
        const bool is_turned = turned && *turned != found->second.first && found->second.second == Strength::alias &&
                               contains_any(with_notes.substr(head.size()),
                                            {"类别", "层次", "类型", "性质", "账号", "卡号", "编号", "联系人"});
        if (is_turned) {
            return settle(*turned, Strength::pattern);
        }
        return settle(found->second.first, found->second.second);
    }
    for (const std::string& note : parts.notes) {  // "身份信息(身份证号)"
        const auto found = table.find(squeeze(note));
        if (found != table.end() && found->second.second == Strength::alias && squeeze(note).size() >= 9 &&
            head.size() >= 6) {
            return settle(found->second.first, Strength::pattern);
        }
    }
    // Words around a known word that change nothing.
    std::string stripped = head;
    for (const std::string_view word :
         {"本人",     "人才", "员工", "职工",   "申报人",   "申请人", "申领人",   "个人",
          "毕业生",   "目前", "当前", "现",     "用人单位", "参保人", "被保险人", "基本信息",
          "人员信息", "信息", "全称", "请填写", "必填",     "选填",   "填写"}) {
        if (stripped.size() > word.size() && (stripped.starts_with(word) || stripped.ends_with(word))) {
            take_out(stripped, word);
        }
    }
    while (!stripped.empty() && stripped.front() >= '0' && stripped.front() <= '9') {
        stripped.erase(0, 1);  // "3、姓名"
    }
    if (stripped != head) {
        if (const auto found = table.find(stripped); found != table.end() && found->second.second == Strength::alias) {
            return settle(found->second.first, Strength::alias);
        }
    }
    if (const auto field = by_pattern(with_notes)) {
        return settle(*field, Strength::pattern);
    }
    if (const auto field = field_named(head.empty() ? std::string_view{} : std::string_view(parts.head))) {
        return settle(*field, Strength::alias);
    }
    return out;
}

}  // namespace liucai::roster
