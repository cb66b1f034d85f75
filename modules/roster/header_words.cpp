#include "header_words.hpp"

#include <algorithm>
#include <array>
#include <liucai/text/text.hpp>
#include <unordered_map>

#include "cell_text.hpp"

namespace liucai::roster {

namespace {

struct Aliases {
    Field field;
    Strength strength;
    std::initializer_list<std::string_view> words;
};

const std::unordered_map<std::string, std::pair<Field, Strength>>& aliases() {
    static const std::unordered_map<std::string, std::pair<Field, Strength>> table = [] {
        std::unordered_map<std::string, std::pair<Field, Strength>> out;
        const auto add = [&](const Aliases& row) {
            for (const std::string_view word : row.words) {
                out.emplace(squeeze(word), std::pair{row.field, row.strength});
            }
        };
        const auto sure = Strength::alias;
        const auto weak = Strength::weak;
        add({Field::seq, sure, {"序号", "序", "NO", "顺序号", "行号", "序列号", "流水号", "SEQ", "№", "序列", "顺序"}});
        add({Field::seq, weak, {"编号", "号", "NUMBER"}});
        add({Field::name, sure, {"姓名",           "名字",          "人才姓名",     "员工姓名",   "职工姓名",
                                 "人员姓名",       "申请人姓名",    "申报人姓名",   "申请人",     "申报人",
                                 "中文姓名",       "本人姓名",      "毕业生姓名",   "学生姓名",   "被保险人姓名",
                                 "参保人姓名",     "持卡人姓名",    "申领人",       "申领人姓名", "享受人姓名",
                                 "补贴对象姓名",   "补贴人员姓名",  "劳动者姓名",   "雇员姓名",   "姓名全称",
                                 "参保人员姓名",   "人才名字",      "引进人才姓名", "NAME",       "FULL NAME",
                                 "NAME OF PERSON", "高校毕业生姓名"}});
        add({Field::name, weak, {"人员", "员工", "户名", "职工", "人才"}});
        add({Field::idType,
             sure,
             {"证件类型", "证件种类", "证件类别", "身份证件类型", "身份证件种类", "身份证件类别", "有效证件类型",
              "有效证件种类", "证件名称", "有效身份证件类型", "证照类型", "证类型", "证件", "身份证明类型",
              "个人证件类型", "ID TYPE", "IDTYPE", "TYPE OF ID", "证件类"}});
        add({Field::idNo,
             sure,
             {"证件号码",
              "证件号",
              "身份证号",
              "身份证号码",
              "身份证",
              "公民身份号码",
              "公民身份证号码",
              "公民身份证号",
              "居民身份证号码",
              "居民身份证号",
              "居民身份证",
              "身份证件号码",
              "身份证件号",
              "有效证件号码",
              "有效证件号",
              "证件编号",
              "身份号码",
              "身份证编号",
              "有效身份证件号码",
              "身份证明号码",
              "个人身份证号",
              "本人身份证号",
              "二代身份证号",
              "证号",
              "公民身份号",
              "身份证件编号",
              "身份证号/证件号",
              "身份证/护照号",
              "身份证/护照号码",
              "证照号码",
              "证件号码/身份证号",
              "身份证或护照号",
              "社会保障号码",
              "社会保障号",
              "ID NO",
              "IDNO",
              "ID NUMBER",
              "ID",
              "IDENTITY NUMBER",
              "ID CARD NUMBER",
              "ID CARD NO",
              "身份证号(护照号)",
              "身份识别号",
              "18位身份证号",
              "18位身份证号码",
              "公民身份证"}});
        add({Field::phone, sure, {"手机号",       "手机号码",     "手机",         "移动电话",          "移动电话号码",
                                  "联系手机",     "本人手机",     "本人手机号",   "本人手机号码",      "手机联系方式",
                                  "联系手机号",   "联系手机号码", "个人手机",     "个人手机号",        "手机电话",
                                  "手机/电话",    "MOBILE",       "MOBILE PHONE", "MOBILE NUMBER",     "CELLPHONE",
                                  "手机号(11位)", "移动手机",     "11位手机号",   "联系人手机号(本人)"}});
        add({Field::phone,
             weak,
             {"联系电话", "联系方式", "电话", "电话号码", "本人电话", "本人联系电话", "本人联系方式", "联系号码",
              "个人电话", "个人联系电话", "个人联系方式", "联系电话(手机)", "PHONE", "TEL", "TELEPHONE", "PHONE NUMBER",
              "CONTACT"}});
        add({Field::degree, sure, {"学历",           "最高学历",     "文化程度",        "学历层次",       "学历学位",
                                   "最高学历学位",   "学历/学位",    "教育程度",        "受教育程度",     "学历水平",
                                   "最高学历(学位)", "最高学历层次", "现学历",          "学历程度",       "学历情况",
                                   "人才学历",       "学历及学位",   "最高学历/学位",   "取得学历",       "文化水平",
                                   "DEGREE",         "EDUCATION",    "EDUCATION LEVEL", "HIGHEST DEGREE", "学历等级",
                                   "最终学历",       "目前学历",     "毕业学历",        "申报学历",       "所获学历"}});
        add({Field::degree,
             weak,
             {"学位", "最高学位", "学历类别", "第一学历", "全日制学历", "学位层次", "全日制最高学历"}});
        add({Field::fullTime, sure, {"是否全日制",      "全日制",           "全日制与否",         "是否为全日制",
                                     "是否全日制学历",  "是否全日制教育",   "学历是否全日制",     "全日制(是/否)",
                                     "是否全日制毕业",  "是否全日制毕业生", "学习形式",           "学习方式",
                                     "全日制/非全日制", "是否普通全日制",   "FULL TIME",          "FULLTIME",
                                     "FULL-TIME",       "是否统招全日制",   "全日制情况",         "就读方式",
                                     "修读方式",        "是否属于全日制",   "是否全日制高校毕业", "全日制否",
                                     "是不是全日制",    "全日制标志"}});
        add({Field::fullTime,
             weak,
             {"学历性质", "教育类型", "培养方式", "办学形式", "学历类型", "教育形式", "学习类型", "培养类型",
              "毕业类型"}});
        add({Field::school, sure, {"毕业院校",         "毕业学校",         "院校",           "学校",
                                   "学校名称",         "毕业院校名称",     "毕业学校名称",   "院校名称",
                                   "毕业高校",         "毕业大学",         "就读院校",       "就读学校",
                                   "最高学历毕业院校", "最高学历毕业学校", "毕业院校全称",   "高校名称",
                                   "毕业高校名称",     "毕业院校及专业",   "毕业学校及专业", "毕业院校(全称)",
                                   "毕业院校专业",     "毕业院校、专业",   "最高学历院校",   "最终毕业院校",
                                   "毕业于",           "SCHOOL",           "UNIVERSITY",     "COLLEGE",
                                   "GRADUATED FROM",   "毕业院校系",       "大学名称",       "毕业的学校",
                                   "所毕业院校",       "最高学历毕业高校", "毕业院校和专业"}});
        add({Field::schoolTier,
             sure,
             {"院校类别",           "院校层次",     "学校类别",       "学校层次",       "院校类型",     "学校类型",
              "高校层次",           "高校类别",     "高校类型",       "院校等级",       "学校等级",     "院校档次",
              "毕业院校类别",       "毕业院校类型", "毕业院校层次",   "毕业学校类别",   "毕业学校层次", "毕业学校类型",
              "是否双一流",         "双一流",       "是否双一流高校", "是否双一流院校", "院校性质",     "学校性质",
              "毕业院校性质",       "毕业院校等级", "毕业院校档次",   "是否双一流毕业", "是否985/211",  "985/211",
              "院校分类",           "学校分类",     "高校分类",       "大学类别",       "大学层次",     "毕业高校类别",
              "毕业高校层次",       "院校级别",     "学校级别",       "毕业院校分类",   "SCHOOL TIER",  "SCHOOL TYPE",
              "UNIVERSITY TIER",    "学校档次",     "院校类",         "毕业高校类型",   "毕业院校级别", "办学层次",
              "是否双一流建设高校", "是否为双一流"}});
        add({Field::gradDate, sure, {"毕业日期",         "毕业时间",         "毕业年月",           "毕业年月日",
                                     "毕业证日期",       "毕业证书日期",     "毕业证时间",         "最高学历毕业时间",
                                     "最高学历毕业日期", "学历取得时间",     "学历取得日期",       "取得学历时间",
                                     "毕业日",           "毕业证取得时间",   "毕业证书时间",       "毕业证发证日期",
                                     "毕(结)业日期",     "毕业证书颁发日期", "毕业证颁发时间",     "何时毕业",
                                     "GRADUATION DATE",  "GRADUATED ON",     "DATE OF GRADUATION", "GRADDATE",
                                     "毕结业日期",       "毕业(结业)时间",   "毕业年份月份",       "毕业证书取得日期",
                                     "最高学历毕业年月", "取得毕业证时间"}});
        add({Field::gradDate, weak, {"毕业年份", "毕业年度", "毕业届别", "毕业年"}});
        add({Field::hometown, sure, {"籍贯",
                                     "籍贯代码",
                                     "籍贯区划代码",
                                     "籍贯(区划代码)",
                                     "籍贯行政区划",
                                     "籍贯所在地",
                                     "籍贯地",
                                     "籍贯地区",
                                     "籍贯区划",
                                     "籍贯区划码",
                                     "籍贯地区划代码",
                                     "籍贯地代码",
                                     "籍贯行政区划代码",
                                     "户籍(籍贯)",
                                     "HOMETOWN",
                                     "NATIVE PLACE",
                                     "籍贯(代码)",
                                     "祖籍",
                                     "籍贯编码",
                                     "籍贯/区划代码",
                                     "原籍"}});
        add({Field::hometown,
             weak,
             {"户籍", "户籍地", "户籍所在地", "户口所在地", "生源地", "户籍地代码", "户籍区划代码", "户籍地区划代码",
              "行政区划代码", "区划代码", "户籍所在地区划代码", "生源地代码", "户籍所在地(区划代码)", "生源地区划代码",
              "生源所在地", "户籍所在地代码"}});
        add({Field::employer, sure, {"单位名称",       "用人单位",
                                     "用人单位名称",   "工作单位",
                                     "公司名称",       "企业名称",
                                     "单位全称",       "所在单位",
                                     "单位",           "公司",
                                     "企业",           "就业单位",
                                     "申报单位",       "申请单位",
                                     "现工作单位",     "参保单位",
                                     "参保单位名称",   "企业全称",
                                     "公司全称",       "工作单位名称",
                                     "用人单位全称",   "所在单位名称",
                                     "就业单位名称",   "申报单位名称",
                                     "申报企业",       "申报企业名称",
                                     "所属单位",       "所属企业",
                                     "所属公司",       "任职单位",
                                     "受聘单位",       "雇主",
                                     "雇主名称",       "用工单位",
                                     "用工单位名称",   "签约单位",
                                     "现就业单位",     "单位(全称)",
                                     "工作单位(全称)", "聘用单位",
                                     "EMPLOYER",       "COMPANY",
                                     "COMPANY NAME",   "EMPLOYER NAME",
                                     "合同单位",       "劳动合同签订单位",
                                     "签订合同单位",   "引才单位",
                                     "引进单位",       "机构名称",
                                     "缴费单位",       "缴纳单位",
                                     "用人主体",       "社保缴纳单位",
                                     "所在企业",       "所在公司",
                                     "服务单位"}});
        add({Field::uscc,
             sure,
             {"统一社会信用代码",
              "社会信用代码",
              "信用代码",
              "统一信用代码",
              "单位信用代码",
              "单位统一社会信用代码",
              "企业统一社会信用代码",
              "企业信用代码",
              "公司统一社会信用代码",
              "用人单位统一社会信用代码",
              "统一代码",
              "社会统一信用代码",
              "税号",
              "纳税人识别号",
              "单位税号",
              "机构信用代码",
              "统一社会信用码",
              "用人单位信用代码",
              "统一社会信用代码(18位)",
              "统一社会信用代码证号",
              "USCC",
              "CREDIT CODE",
              "UNIFIED SOCIAL CREDIT CODE",
              "纳税识别号",
              "信用码",
              "企业代码(信用代码)",
              "18位信用代码",
              "公司税号",
              "企业税号",
              "单位社会信用代码",
              "统一社会信用号码"}});
        add({Field::uscc,
             weak,
             {"组织机构代码", "单位代码", "企业代码", "机构代码", "营业执照号", "营业执照号码", "营业执照注册号",
              "执照号", "单位编码", "证照编号"}});
        add({Field::employerType,
             sure,
             {"单位性质",     "单位类型",       "单位类别",      "企业性质",     "企业类型",   "企业类别",
              "公司性质",     "用人单位性质",   "用人单位类型",  "用人单位类别", "单位属性",   "机构性质",
              "机构类型",     "机构类别",       "所有制性质",    "经济类型",     "经济性质",   "工作单位性质",
              "单位经济类型", "所在单位性质",   "公司类型",      "所有制",       "主体类型",   "所有制类型",
              "所在单位类型", "单位所有制",     "EMPLOYER TYPE", "COMPANY TYPE", "单位种类",   "单位分类",
              "工作单位类型", "单位所有制性质", "单位经济性质",  "法人类型",     "企业所有制", "登记类型",
              "用工主体类型", "用人主体性质"}});
        add({Field::industry, sure, {"所属行业",         "行业",
                                     "行业类别",         "行业代码",
                                     "行业分类",         "国民经济行业",
                                     "所在行业",         "行业类型",
                                     "行业门类",         "单位所属行业",
                                     "企业所属行业",     "主营行业",
                                     "单位行业",         "从事行业",
                                     "国民经济行业分类", "国民经济行业代码",
                                     "行业大类",         "所属行业代码",
                                     "所属行业类别",     "行业名称",
                                     "公司行业",         "企业行业",
                                     "行业代码及名称",   "行业(大类)",
                                     "INDUSTRY",         "所属国民经济行业",
                                     "行业领域",         "所属行业大类",
                                     "所属产业",         "单位所在行业",
                                     "行业归属",         "用人单位所属行业"}});
        add({Field::contractStart, sure, {"合同起始日期",     "合同开始日期",
                                          "合同起始时间",     "合同开始时间",
                                          "合同起始日",       "合同开始日",
                                          "合同起",           "合同签订日期",
                                          "合同签订时间",     "合同签定日期",
                                          "合同签定时间",     "劳动合同起始日期",
                                          "劳动合同开始日期", "劳动合同起始时间",
                                          "劳动合同开始时间", "劳动合同签订日期",
                                          "劳动合同签订时间", "合同生效日期",
                                          "合同生效时间",     "劳动合同生效日期",
                                          "签订合同时间",     "签订合同日期",
                                          "签订劳动合同时间", "签订劳动合同日期",
                                          "合同起始年月日",   "劳动合同起始日",
                                          "劳动合同起",       "聘用合同起始日期",
                                          "聘用合同开始日期", "合同起始",
                                          "合同开始",         "合同日期(起)",
                                          "合同期限起",       "合同期起",
                                          "合同期限(起)",     "合同起始年月",
                                          "CONTRACT START",   "CONTRACT START DATE",
                                          "CONTRACT FROM",    "START OF CONTRACT",
                                          "现合同起始日期",   "当前合同起始日期",
                                          "合同(起)",         "合同期开始",
                                          "首签合同日期",     "本期合同起始日",
                                          "合同起期",         "合同始期",
                                          "劳动合同(起)"}});
        add({Field::contractYears,
             sure,
             {"合同年限",
              "合同期限",
              "合同期限(年)",
              "合同年数",
              "合同期",
              "合同时长",
              "劳动合同期限",
              "劳动合同年限",
              "劳动合同期",
              "签订年限",
              "签约年限",
              "合同签订年限",
              "合同签订期限",
              "聘用年限",
              "聘用期限",
              "劳动合同时长",
              "合同长度",
              "合同期(年)",
              "合同年",
              "签订合同年限",
              "签订合同期限",
              "CONTRACT YEARS",
              "CONTRACT TERM",
              "CONTRACT PERIOD",
              "YEARS OF CONTRACT",
              "劳动合同签订年限",
              "劳动合同签订期限",
              "签订劳动合同年限",
              "签订劳动合同期限",
              "合同约定期限",
              "合同约定年限",
              "合同时限",
              "聘期",
              "服务期限",
              "聘用合同期限",
              "劳动合同约定年限"}});
        add({Field::firstInsured,
             sure,
             {"首次参保年月",
              "首次参保时间",
              "首次参保日期",
              "首次参保",
              "首次参保月份",
              "首次参保年月(本地)",
              "本地首次参保年月",
              "本地首次参保时间",
              "本地首次参保日期",
              "初次参保年月",
              "初次参保时间",
              "初次参保日期",
              "首次缴费年月",
              "首次缴费时间",
              "首次缴费日期",
              "首次缴纳社保时间",
              "首次缴纳社保年月",
              "社保首次缴纳时间",
              "社保首次缴费时间",
              "首次社保时间",
              "首次社保缴纳时间",
              "首次社保缴纳年月",
              "首次缴纳时间",
              "首次缴社保时间",
              "首次参加社保时间",
              "首次参加社会保险时间",
              "首次参加养老保险时间",
              "首次参保缴费时间",
              "首次缴纳年月",
              "首次在本地参保时间",
              "首次在本地参保年月",
              "本地首次缴费年月",
              "本地首次缴费时间",
              "首参年月",
              "首参时间",
              "首参保时间",
              "首保年月",
              "首保时间",
              "最早参保年月",
              "最早参保时间",
              "第一次参保时间",
              "第一次参保年月",
              "首次参保缴费年月",
              "本区首次参保年月",
              "本区首次参保时间",
              "FIRST INSURED",
              "FIRSTINSURED",
              "FIRST INSURED MONTH",
              "参保起始年月",
              "参保起始时间",
              "参保开始时间",
              "参保开始年月",
              "开始参保时间",
              "开始参保年月",
              "参保起始月"}});
        add({Field::firstInsured,
             weak,
             {"参保时间", "参保日期", "参保年月", "缴费起始年月", "参保登记日期", "社保开始时间", "社保起缴年月",
              "社保起缴时间", "起缴年月", "起保年月", "社保参保时间", "社保缴纳起始时间"}});
        add({Field::monthsTotal,
             sure,
             {"累计参保月数",
              "累计缴费月数",
              "累计缴纳月数",
              "累计参保月份",
              "累计月数",
              "累计参保",
              "累计参保时长",
              "累计参保(月)",
              "参保总月数",
              "累计缴费",
              "累计缴纳",
              "社保累计月数",
              "累计社保月数",
              "实际缴费月数",
              "缴费累计月数",
              "参保累计月数",
              "缴费总月数",
              "社保累计缴纳月数",
              "社保累计缴费月数",
              "社保缴纳累计月数",
              "社保缴费累计月数",
              "累计缴纳社保月数",
              "累计缴社保月数",
              "本地累计参保月数",
              "本地累计缴费月数",
              "总参保月数",
              "总缴费月数",
              "养老保险累计月数",
              "累计参保年限",
              "累计缴费年限",
              "累计参保时间",
              "累计缴费时间",
              "累计",
              "MONTHS TOTAL",
              "TOTAL MONTHS",
              "MONTHSTOTAL",
              "TOTAL INSURED MONTHS",
              "共参保月数",
              "合计参保月数",
              "合计缴费月数",
              "累计参保期数",
              "累计缴费期数",
              "累计缴存月数",
              "累计参保(缴费)月数",
              "累计投保月数",
              "社保累计参保月数"}});
        add({Field::monthsTotal,
             weak,
             {"参保月数", "缴费月数", "缴纳月数", "社保月数", "社保缴纳月数", "社保缴费月数", "缴费期数", "已缴月数",
              "参保月份数"}});
        add({Field::monthsRun,
             sure,
             {"连续参保月数",
              "连续缴费月数",
              "连续缴纳月数",
              "连续月数",
              "连续参保",
              "连续缴费",
              "连续缴纳",
              "连续参保(月)",
              "连续参保时长",
              "连续社保月数",
              "连续缴纳社保月数",
              "连续缴社保月数",
              "社保连续月数",
              "社保连续缴纳月数",
              "社保连续缴费月数",
              "参保连续月数",
              "缴费连续月数",
              "最近连续参保月数",
              "本地连续参保月数",
              "连续参保月份",
              "当前连续参保月数",
              "连续不间断缴费月数",
              "连续",
              "连续参保年限",
              "连续缴费年限",
              "连续参保时间",
              "连续缴费时间",
              "社保连续参保月数",
              "不间断参保月数",
              "不间断缴费月数",
              "MONTHS RUN",
              "MONTHSRUN",
              "CONSECUTIVE MONTHS",
              "CONTINUOUS MONTHS",
              "连续参保期数",
              "连续缴费期数",
              "连续缴存月数",
              "目前连续参保月数",
              "至今连续参保月数",
              "连续参保(缴费)月数"}});
        add({Field::insuredStatus, sure, {"参保状态",         "参保情况",         "缴费状态",
                                          "社保状态",         "目前参保状态",     "当前参保状态",
                                          "参保缴费状态",     "社保参保状态",     "社保缴费状态",
                                          "社保缴纳状态",     "缴纳状态",         "社保情况",
                                          "社保缴纳情况",     "社保缴费情况",     "缴费情况",
                                          "参保缴费情况",     "现参保状态",       "是否参保",
                                          "是否在保",         "是否正常参保",     "是否正常缴费",
                                          "养老保险状态",     "养老保险参保状态", "社会保险状态",
                                          "社会保险参保状态", "社会保险情况",     "INSURED STATUS",
                                          "INSURANCE STATUS", "参保与否",         "社保参保情况",
                                          "当前缴费状态",     "目前缴费状态",     "社保",
                                          "目前社保状态",     "人员参保状态",     "社会保险缴纳情况",
                                          "社保状况",         "参保状况",         "是否缴纳社保",
                                          "是否已参保"}});
        add({Field::homeOwned, sure, {"本区是否有住房", "是否有住房",
                                      "是否有房",       "有无住房",
                                      "本区有无住房",   "本区有无房",
                                      "本地是否有房",   "本地是否有住房",
                                      "本地有无住房",   "住房情况",
                                      "有无自有住房",   "是否有自有住房",
                                      "在本区有无住房", "在本区是否有住房",
                                      "在本区是否有房", "名下有无房产",
                                      "名下是否有房",   "名下有无住房",
                                      "有无房产",       "是否有房产",
                                      "是否购房",       "是否已购房",
                                      "区内有无住房",   "区内是否有住房",
                                      "区内是否有房",   "本区住房情况",
                                      "本区住房",       "本区房产情况",
                                      "是否拥有住房",   "是否拥有房产",
                                      "房产情况",       "有无住房(本区)",
                                      "HOME OWNED",     "OWNS HOME",
                                      "HOMEOWNED",      "HOME OWNER",
                                      "本区是否有房",   "是否无房",
                                      "本区是否无房",   "有房",
                                      "自有住房",       "本区有房",
                                      "本区自有住房",   "辖区内有无住房",
                                      "家庭住房情况",   "是否在本区有住房",
                                      "是否在本区有房", "区内住房",
                                      "是否有自住房",   "本区是否拥有住房",
                                      "本区是否有房产", "本区有无房产",
                                      "本区是否购房",   "住房",
                                      "有无房",         "是否为无房户"}});
        add({Field::commit5,
             sure,
             {"是否承诺服务5年",
              "承诺服务5年",
              "是否承诺服务满5年",
              "是否承诺服务五年",
              "承诺服务五年",
              "是否承诺",
              "服务承诺",
              "5年服务承诺",
              "五年服务承诺",
              "服务5年承诺",
              "服务五年承诺",
              "承诺满5年",
              "承诺服务满5年",
              "承诺服务年限满5年",
              "是否签订服务承诺",
              "是否签订承诺书",
              "是否签承诺书",
              "承诺书",
              "承诺情况",
              "是否签订5年服务承诺",
              "COMMIT5",
              "5-YEAR COMMITMENT",
              "SERVICE COMMITMENT",
              "是否承诺在本区服务5年",
              "是否愿意服务5年",
              "是否承诺留任5年",
              "服务满5年承诺",
              "是否服务满5年",
              "服务5年",
              "服务五年",
              "是否承诺工作5年",
              "是否承诺在本区工作5年",
              "承诺在本区工作5年",
              "是否承诺服务5年以上",
              "承诺5年",
              "承诺五年",
              "是否承诺五年",
              "是否承诺5年",
              "是否作出5年承诺"}});
        add({Field::bank, sure, {"开户行",     "开户银行",     "开户行名称",   "开户银行名称", "银行名称",
                                 "开户支行",   "银行",         "发卡行",       "发卡银行",     "所属银行",
                                 "开户网点",   "收款银行",     "收款开户行",   "收款行",       "开户行(支行)",
                                 "开户行全称", "开户银行全称", "工资卡开户行", "银行卡开户行", "个人开户行",
                                 "开卡行",     "开卡银行",     "BANK",         "BANK NAME",    "开户行(精确到支行)",
                                 "银行开户行", "本人开户行",   "开户支行名称", "开户机构",     "开户行及支行"}});
        add({Field::bankCard,
             sure,
             {"银行卡号",      "银行账号",       "银行帐号",     "卡号",           "账号",         "帐号",
              "工资卡号",      "工资卡",         "银行卡",       "收款账号",       "收款帐号",     "银行账户",
              "银行帐户",      "开户账号",       "开户帐号",     "个人银行账号",   "个人银行卡号", "本人银行卡号",
              "本人银行账号",  "收款卡号",       "收款账户",     "银行卡账号",     "银行卡帐号",   "开户行账号",
              "工资账号",      "银行卡卡号",     "个人账户",     "个人账号",       "BANK CARD",    "BANKCARD",
              "BANK ACCOUNT",  "ACCOUNT NUMBER", "CARD NUMBER",  "ACCOUNT NO",     "CARD NO",      "补贴发放账号",
              "发放账号",      "发放卡号",       "账户号码",     "借记卡号",       "储蓄卡号",     "账户",
              "银行卡(账)号",  "银行账(卡)号",   "开户银行账号", "银行账号(卡号)", "工资卡账号",   "社保卡银行账号",
              "社保卡金融账号"}});
        add({Field::remark,
             sure,
             {"备注", "备注说明", "其他说明", "附注", "备考", "REMARK", "REMARKS", "NOTE", "NOTES", "COMMENT",
              "备注信息", "其它说明", "情况说明", "补充说明", "备注栏", "其他备注"}});
        add({Field::remark, weak, {"说明", "其他", "其它"}});
        add({Field::annualWage,
             sure,
             {"税前年薪",   "年薪",          "年收入",       "税前年收入",     "年工资",       "年薪酬",
              "年度薪酬",   "年工资收入",    "税前年工资",   "上年度年薪",     "年度工资",     "年度收入",
              "年薪(税前)", "年收入(税前)",  "年工资薪金",   "工资薪金年收入", "税前年薪酬",   "全年收入",
              "全年工资",   "年总收入",      "年薪水平",     "上年度税前年薪", "ANNUAL WAGE",  "ANNUAL SALARY",
              "ANNUALWAGE", "YEARLY SALARY", "YEARLY WAGE",  "年度税前薪酬",   "年度税前收入", "约定年薪",
              "合同年薪",   "年薪金额",      "税前年度薪酬", "年度工资总额",   "年工资总额",   "应发年薪",
              "年应发工资", "年薪资"}});
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
    if (has({"参保", "社保", "养老保险", "社会保险"}) && has({"状态", "是否", "状况"}) && !has({"补贴", "参保地", "缴纳地", "缴费地", "地点", "地区", "所在地"})) {
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
