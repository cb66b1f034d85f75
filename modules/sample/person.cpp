#include "person.hpp"

#include <liucai/codes/codes.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace liucai::sample {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kSurnames{"王"sv, "李"sv, "张"sv, "刘"sv, "陈"sv, "杨"sv, "赵"sv,   "黄"sv,  "周"sv,
                               "吴"sv, "徐"sv, "孙"sv, "胡"sv, "朱"sv, "高"sv, "林"sv,   "何"sv,  "郭"sv,
                               "马"sv, "罗"sv, "梁"sv, "宋"sv, "郑"sv, "谢"sv, "韩"sv,   "唐"sv,  "冯"sv,
                               "于"sv, "董"sv, "叶"sv, "单"sv, "曾"sv, "解"sv, "尉迟"sv, "欧阳"sv};
constexpr std::array kGivenFirst{"晓"sv, "文"sv, "佳"sv, "雨"sv, "子"sv, "思"sv, "志"sv, "明"sv, "春"sv, "海"sv,
                                 "梓"sv, "一"sv, "欣"sv, "嘉"sv, "俊"sv, "若"sv, "天"sv, "静"sv, "云"sv, "振"sv};
constexpr std::array kGivenSecond{"明"sv, "琪"sv, "轩"sv, "涵"sv, "宇"sv, "婷"sv, "杰"sv, "怡"sv, "然"sv, "峰"sv,
                                  "雯"sv, "博"sv, "悦"sv, "超"sv, "宁"sv, "珊"sv, "凯"sv, "楠"sv, "霖"sv, ""sv};

struct Place {
    std::string_view code;
    std::uint32_t weight;
};
// Division codes of GB/T 2260 as anybody's number may begin with.
constexpr std::array<Place, 12> kPlaces{{{"331002", 12},
                                         {"331003", 14},
                                         {"331004", 12},
                                         {"331082", 8},
                                         {"330603", 14},
                                         {"330602", 8},
                                         {"330106", 6},
                                         {"330203", 6},
                                         {"340102", 6},
                                         {"360102", 5},
                                         {"410102", 5},
                                         {"420102", 4}}};

struct School {
    std::string_view name;
    std::string_view tier;
    bool is_college;  ///< gives the 专科 only
};
constexpr std::array<School, 14> kSchools{{{"浙江大学", "双一流", false},
                                           {"宁波大学", "双一流", false},
                                           {"上海交通大学", "双一流", false},
                                           {"武汉大学", "双一流", false},
                                           {"南京大学", "双一流", false},
                                           {"浙江工业大学", "普通", false},
                                           {"杭州电子科技大学", "普通", false},
                                           {"台州学院", "普通", false},
                                           {"绍兴文理学院", "普通", false},
                                           {"浙江理工大学", "普通", false},
                                           {"南昌航空大学", "普通", false},
                                           {"台州职业技术学院", "普通", true},
                                           {"台州科技职业学院", "普通", true},
                                           {"浙江工业职业技术学院", "普通", true}}};

struct Kind {
    std::string_view type;
    std::string_view industry;
    std::string_view word;  ///< of its name
};
constexpr std::array<Kind, 12> kKinds{{{"民营企业", "C17 纺织业", "纺织有限公司"},
                                       {"民营企业", "C34 通用设备制造业", "机械股份有限公司"},
                                       {"民营企业", "C36 汽车制造业", "汽车零部件有限公司"},
                                       {"民营企业", "C27 医药制造业", "药业有限公司"},
                                       {"民营企业", "I65 软件和信息技术服务业", "软件有限公司"},
                                       {"民营企业", "C29 橡胶和塑料制品业", "模塑有限公司"},
                                       {"民营企业", "K70 房地产业", "置业有限公司"},
                                       {"国有企业", "D44 电力、热力生产和供应业", "供电公司"},
                                       {"国有企业", "E48 土木工程建筑业", "建设集团有限公司"},
                                       {"科研院所", "M73 研究和试验发展", "研究院"},
                                       {"事业单位", "Q84 卫生", "医院"},
                                       {"社会组织", "S95 群众团体、社会团体和其他成员组织", "产业服务中心"}}};
constexpr std::array kEmployerNames{"青澜"sv, "越丰"sv, "橘源"sv, "海岳"sv, "云杼"sv, "金帆"sv, "启明"sv, "瑞禾"sv,
                                    "弘川"sv, "晨砺"sv, "天筑"sv, "远图"sv, "东麓"sv, "安序"sv, "合众"sv, "新序"sv,
                                    "星渡"sv, "泽林"sv, "立行"sv, "百川"sv, "汇智"sv, "长屿"sv, "九峰"sv, "鉴湖"sv};
constexpr std::array kBanks{"中国银行"sv, "中国建设银行"sv, "中国农业银行"sv, "浙江农商银行"sv};

std::string digits(Chance& chance, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += static_cast<char>('0' + chance.below(10));
    }
    return out;
}

std::string_view place(Chance& chance) {
    std::uint32_t at = chance.below(100);
    for (const Place& one : kPlaces) {
        if (at < one.weight) {
            return one.code;
        }
        at -= one.weight;
    }
    return kPlaces.front().code;
}

std::string compact(calendar::Day day) {
    std::string out = calendar::to_text(day);
    std::erase(out, '-');
    return out;
}

std::string month(calendar::Day day) { return calendar::to_text(day).substr(0, 7); }

// 6299 8: a prefix no bank uses; Luhn holds.
std::string card(Chance& chance) {
    const std::string stem = "62998" + digits(chance, 13);
    for (char last = '0'; last <= '9'; ++last) {
        if (codes::luhn_holds(stem + last)) {
            return stem + last;
        }
    }
    return stem;
}

std::string id_number(Chance& chance, std::string_view division, calendar::Day birth) {
    const std::string stem = std::string(division) + compact(birth) + digits(chance, 3);
    return stem + codes::id_check_character(stem).value_or('0');
}

calendar::Day days_before(calendar::Day day, std::uint32_t count) {
    return day - std::chrono::days(static_cast<int>(count));
}

}  // namespace

std::vector<Employer> invent_employers(Chance& chance, std::size_t count) {
    std::vector<Employer> out;
    for (std::size_t i = 0; i < count; ++i) {
        const Kind& kind = kKinds[i % kKinds.size()];
        const bool is_keqiao = chance.in(50);
        std::string name = is_keqiao ? "绍兴" : "台州";
        name += kEmployerNames[i % kEmployerNames.size()];
        name += kind.word;
        const std::string stem = std::string(kind.type == "民营企业" || kind.type == "国有企业" ? "91" : "12") +
                                 (is_keqiao ? "330603" : "331003") + "MA2" + digits(chance, 6);
        out.push_back({std::move(name), stem + codes::credit_code_check_character(stem).value_or('0'),
                       std::string(kind.type), std::string(kind.industry)});
    }
    return out;
}

Person invent_person(Chance& chance, const std::vector<Employer>& employers, calendar::Day as_of) {
    Person out;
    const auto one = [&chance](const auto& choices) {
        return std::string(choices[chance.below(static_cast<std::uint32_t>(choices.size()))]);
    };
    out.name = one(kSurnames) + one(kGivenFirst) + one(kGivenSecond);

    // Degree, age at graduation and years since then fit together.
    const std::uint32_t level = chance.below(100);
    const std::string_view degree = level < 18 ? "专科" : level < 70 ? "本科" : level < 92 ? "硕士" : "博士";
    const std::uint32_t age_at_graduation = (degree == "专科"   ? 21U
                                             : degree == "本科" ? 22U
                                             : degree == "硕士" ? 25U
                                                                : 29U) +
                                            chance.below(2);
    const std::uint32_t years_since = chance.in(75) ? chance.below(5) : chance.below(15);
    const auto today = std::chrono::year_month_day(as_of);
    const int graduation_year = static_cast<int>(today.year()) - 1 - static_cast<int>(years_since);
    const calendar::Day graduation = calendar::day_of(graduation_year, 6, 30).value();
    const calendar::Day birth = days_before(
        calendar::day_of(graduation_year - static_cast<int>(age_at_graduation), 9, 1).value(), chance.below(360));
    const std::string division(place(chance));
    out.id_type = "居民身份证";
    out.id_number = id_number(chance, division, birth);
    out.phone = "154" + digits(chance, 8);  // 154 is not allotted
    out.degree = degree;
    out.full_time = chance.in(92) ? "是" : "否";
    const School* school = nullptr;
    do {
        school = &kSchools[chance.below(kSchools.size())];
    } while (school->is_college != (degree == "专科"));
    out.school = school->name;
    out.school_tier = school->tier;
    out.graduation = calendar::to_text(graduation);
    out.hometown = division;

    out.employer = employers[chance.below(static_cast<std::uint32_t>(employers.size()))];
    const std::uint32_t months_since = std::max(1U, years_since * 12 + chance.below(6));
    const std::uint32_t months = std::min(months_since, chance.in(20) ? chance.below(6) : 6 + chance.below(40));
    out.contract_start = calendar::to_text(days_before(as_of, months * 30 + 15));
    out.contract_years = chance.in(8) ? "无固定期限" : std::to_string(1 + chance.below(5));
    out.first_insured = chance.in(88) ? month(days_before(as_of, months * 30)) : "异地";
    const bool is_insured = chance.in(94) && months > 0;
    out.insured_status = is_insured ? "正常" : months > 0 ? "中断" : "未参保";
    out.months_total = std::to_string(months);
    out.months_run = std::to_string(!is_insured ? 0 : chance.in(85) ? months : 1 + chance.below(months));
    out.home_owned = chance.in(22) ? "是" : "否";
    out.commitment = chance.in(85) ? "是" : "否";
    out.bank = one(kBanks);
    out.card = card(chance);
    out.remark = chance.in(2) ? "选调生" : "";
    return out;
}

void plant_defect(Chance& chance, Person& person) {
    switch (chance.below(12)) {
        case 0:
            person.degree = "";
            break;
        case 1:
            person.home_owned = "";
            break;
        case 2:
            person.school_tier = "";
            break;
        case 3:
            person.contract_years = "";
            break;
        case 4:
            person.phone.pop_back();
            break;
        case 5:  // one digit mistyped: the checksum fails
            person.id_number[16] = static_cast<char>('0' + (person.id_number[16] - '0' + 1) % 10);
            break;
        case 6:
            person.id_number.pop_back();
            break;
        case 7:
            person.degree = person.degree == "专科" ? "大专" : "大学" + person.degree;
            break;
        case 8:
            person.graduation = "2021.6";
            break;
        case 9:
            std::ranges::replace(person.graduation, '-', '/');
            break;
        case 10:
            person.id_number.insert(6, " ");
            break;
        default:
            person.insured_status = "待核实";
            break;
    }
}

std::vector<std::string> Person::cells(std::size_t sequence) const {
    return {std::to_string(sequence),
            name,
            id_type,
            id_number,
            phone,
            degree,
            full_time,
            school,
            school_tier,
            graduation,
            hometown,
            employer.name,
            employer.credit_code,
            employer.type,
            employer.industry,
            contract_start,
            contract_years,
            first_insured,
            months_total,
            months_run,
            insured_status,
            home_owned,
            commitment,
            bank,
            card,
            remark};
}

}  // namespace liucai::sample
