#include <gtest/gtest.h>

#include <liucai/codes/codes.hpp>
#include <liucai/testkit/scenario.hpp>
#include <set>

namespace liucai::codes {
namespace {

std::string word(IdKind kind) {
    switch (kind) {
        case IdKind::resident:
            return "resident";
        case IdKind::resident_legacy:
            return "resident_legacy";
        case IdKind::residence_permit:
            return "residence_permit";
        case IdKind::permanent_resident:
            return "permanent_resident";
        case IdKind::permanent_legacy:
            return "permanent_legacy";
        case IdKind::hk_macau_permit:
            return "hk_macau_permit";
        case IdKind::taiwan_permit:
            return "taiwan_permit";
        case IdKind::passport:
            return "passport";
    }
    return "?";
}

std::string word(IdFault fault) {
    switch (fault) {
        case IdFault::none:
            return "none";
        case IdFault::bad_length:
            return "bad_length";
        case IdFault::bad_character:
            return "bad_character";
        case IdFault::bad_birth_date:
            return "bad_birth_date";
        case IdFault::bad_checksum:
            return "bad_checksum";
    }
    return "?";
}

std::string text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
           two(static_cast<unsigned>(date.day()));
}

std::string tell_id(std::string_view number) {
    const IdNumber id = parse_id(number);
    if (id.fault != IdFault::none) return word(id.fault);
    std::string out = word(id.kind) + " " + id.number;
    if (id.birth) out += " " + text(*id.birth);
    if (id.is_male) out += *id.is_male ? " male" : " female";
    if (!id.is_region_known) out += " region_unknown";
    return out;
}

std::string tell_credit_code(std::string_view code) {
    const CreditCode checked = check_credit_code(code);
    if (checked.computes) return "computes";
    std::string out = checked.is_well_formed ? "well formed but does not compute" : "not well formed";
    if (const auto repaired = repair_credit_code(code)) out += ", meant is " + *repaired;
    return out;
}

std::string tell_division(std::string_view code) {
    const auto found = division(code);
    return found ? division_full_name(code) + (found->is_current ? "" : " (retired)") : "unknown";
}

TEST(Codes, stories) {
    const auto files = testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios");
    ASSERT_FALSE(files.empty());
    for (const std::string& file : files) {
        EXPECT_EQ(testkit::run_scenario(file,
                                        [](const testkit::Step& step) -> std::string {
                                            if (step.verb == "id") return tell_id(step.rest) + "\n";
                                            if (step.verb == "credit_code") return tell_credit_code(step.rest) + "\n";
                                            if (step.verb == "division") return tell_division(step.rest) + "\n";
                                            return "no such verb\n";
                                        }),
                  "");
    }
}

TEST(IdNumbers, one_wrong_digit_never_computes) {
    const std::string right = "11010519491231002X";
    for (std::size_t place = 0; place < 17; ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = right;
            wrong[place] = digit;
            EXPECT_EQ(id_check_character(wrong) == 'X', wrong == right) << wrong;
        }
    }
    EXPECT_FALSE(id_check_character("1101051949123100"));
    EXPECT_FALSE(id_check_character("1101051949123100X"));
}

TEST(IdNumbers, hostile_texts_are_only_faults) {
    for (const std::string& text : {std::string(), std::string(1'000'000, '1'), std::string("\0\0\0", 3),
                                    std::string("身份证号身份证"), std::string(18, '\xFF'), std::string(18, 'X')}) {
        EXPECT_NE(parse_id(text).fault, IdFault::none);
    }
}

TEST(CreditCodes, one_wrong_character_never_computes) {
    const std::string right = "91110000101623741K";
    for (std::size_t place = 0; place < right.size(); ++place) {
        for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string wrong = right;
            wrong[place] = c;
            EXPECT_EQ(check_credit_code(wrong).computes, wrong == right) << wrong;
        }
    }
}

// The remainder 0 gives 31, for which there is no character: it is written 0.
TEST(CreditCodes, remainder_of_zero_is_written_0) {
    EXPECT_EQ(credit_code_check_character("00000000000000000"), '0');
    std::set<char> seen;
    for (int i = 0; i < 1000; ++i) {
        std::string code = std::to_string(91330000000000000LL + i * 7919LL);
        seen.insert(*credit_code_check_character(code));
    }
    EXPECT_EQ(seen.size(), 31U) << "each of the 31 characters can be a check character";
    EXPECT_FALSE(credit_code_check_character("9133000000000000O"));
    EXPECT_FALSE(credit_code_check_character("9133"));
}

TEST(Cards, luhn) {
    EXPECT_TRUE(luhn_holds("79927398713"));
    EXPECT_FALSE(luhn_holds("79927398710"));
    EXPECT_FALSE(luhn_holds("79927398731"));
    EXPECT_FALSE(luhn_holds(""));
    EXPECT_FALSE(luhn_holds("7992739871x"));
}

TEST(Phones, mobile_numbers) {
    EXPECT_TRUE(is_mobile_number("13812341234"));
    EXPECT_TRUE(is_mobile_number("19900000000"));
    for (const char* no : {"12812341234", "1381234123", "138123412345", "23812341234", "1381234123x", ""})
        EXPECT_FALSE(is_mobile_number(no)) << no;
}

TEST(Divisions, cover_the_country_now_and_then) {
    std::size_t provinces = 0;
    for (int code = 11; code <= 83; ++code) {
        const auto found = division(std::to_string(code) + "0000");
        if (found && found->is_current) ++provinces;
    }
    EXPECT_EQ(provinces, 35U) << "34 and 83, which stands on residence permits";
    // The nine of Taizhou, the six of Shaoxing.
    for (const char* code : {"331002", "331003", "331004", "331022", "331023", "331024", "331081", "331082", "331083",
                             "330602", "330603", "330604", "330624", "330681", "330683"}) {
        ASSERT_TRUE(division(code)) << code;
        EXPECT_TRUE(division(code)->is_current) << code;
    }
    for (const char* never : {"", "330", "3306031", "000000", "999999", "339999", "130171", "33060X"})
        EXPECT_FALSE(division(never)) << never;
}

TEST(Lists, industry_has_20_sections_and_97_divisions) {
    std::size_t sections = 0;
    std::set<std::string_view> numbers;
    char section = '@';
    for (const Code& one : list(CodeList::industry)) {
        if (one.code.size() == 1) {
            ++sections;
            EXPECT_EQ(one.code[0], section + 1) << "the sections follow each other";
            section = one.code[0];
        } else {
            EXPECT_EQ(one.code[0], section);
            EXPECT_TRUE(numbers.insert(one.code.substr(1)).second);
            EXPECT_EQ(std::stoul(std::string(one.code.substr(1))), numbers.size());
        }
        EXPECT_FALSE(one.name.empty());
    }
    EXPECT_EQ(sections, 20U);
    EXPECT_EQ(numbers.size(), 97U);
    EXPECT_EQ(find(CodeList::industry, "C17")->name, "纺织业");
    EXPECT_EQ(find(CodeList::industry, "T97")->name, "国际组织");
    EXPECT_FALSE(find(CodeList::industry, "A17"));
    EXPECT_FALSE(find(CodeList::industry, "17"));
}

TEST(Lists, names_lead_back_to_codes) {
    EXPECT_EQ(find_by_name(CodeList::industry, "纺织业")->code, "C17");
    EXPECT_EQ(find_by_name(CodeList::industry, "房地产业")->code, "K70") << "the section's only division is meant";
    EXPECT_EQ(find_by_name(CodeList::industry, "制造业")->code, "C");
    EXPECT_FALSE(find_by_name(CodeList::industry, "纺织"));
    EXPECT_EQ(find_by_name(CodeList::professional_title, "高级工程师")->code, "082");
    EXPECT_FALSE(find_by_name(CodeList::professional_title, "讲师")) << "two series have it";
    for (const CodeList which : {CodeList::education, CodeList::degree}) {
        for (const Code& one : list(which)) EXPECT_EQ(find_by_name(which, one.name)->code, one.code) << one.name;
    }
}

TEST(Lists, education_degree_and_titles_have_the_codes_of_their_standards) {
    EXPECT_EQ(find(CodeList::education, "11")->name, "博士研究生毕业");
    EXPECT_EQ(find(CodeList::education, "21")->name, "大学本科毕业");
    EXPECT_EQ(find(CodeList::education, "31")->name, "大学专科毕业");
    EXPECT_EQ(find(CodeList::degree, "346")->name, "工商管理硕士专业学位");
    EXPECT_EQ(find(CodeList::degree, "408")->name, "工学学士学位");
    EXPECT_EQ(find(CodeList::degree, "250")->name, "口腔医学博士专业学位");
    EXPECT_EQ(find(CodeList::professional_title, "011")->name, "教授");
    EXPECT_FALSE(find(CodeList::degree, "213"));
    EXPECT_FALSE(find(CodeList::education, ""));
}

TEST(Universities, second_round_of_double_first_class) {
    for (const char* name : {"浙江大学", "中国美术学院", "宁波大学", "南方科技大学", "中国石油大学（华东）",
                             "中国石油大学(北京)", "上海体育大学", "国防科技大学"}) {
        EXPECT_TRUE(is_double_first_class(name)) << name;
        EXPECT_TRUE(is_known_university(name)) << name;
    }
    for (const char* name : {"浙江工业大学", "台州学院", "绍兴文理学院", "浙江大学城市学院", "宁波大学科学技术学院"}) {
        EXPECT_FALSE(is_double_first_class(name)) << name;
        EXPECT_TRUE(is_known_university(name)) << name;
    }
    for (const char* name : {"", "浙大", "利兹大学", "浙江大学 "}) EXPECT_FALSE(is_known_university(name)) << name;
}

}  // namespace
}  // namespace liucai::codes
