#include "styles.hpp"

#include <gtest/gtest.h>

#include "serial_date.hpp"
#include "test_workbook.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;

TEST(Styles, formats_that_show_a_date_or_time) {
    for (const char* code :
         {"yyyy-mm-dd", "yyyy\\-mm\\-dd", "yyyy/m/d;@", "yyyy\"年\"m\"月\"d\"日\"", "yyyy年m月", "mm:ss.0", "[h]:mm",
          "[mm]", "[$-804]yyyy\"年\"m\"月\";@", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
          "[$-F800]dddd, mmmm dd, yyyy", "D.M.YY", "[Red]yyyy-mm", "[=0]\"\";yyyy-mm-dd", "年月日", "[$-804]aaaa",
          "h:mm AM/PM", "General;yyyy"}) {
        EXPECT_TRUE(is_date_format_code(code)) << code;
    }
}

TEST(Styles, formats_that_only_look_like_a_date) {
    for (const char* code : {"General",
                             "0",
                             "0.00",
                             "#,##0",
                             "@",
                             "0.00E+00",
                             "0\"年\"",
                             "0年",
                             "#,##0\"d\"",
                             "\\y0",
                             "_d0",
                             "*m0",
                             "[Red]0",
                             "[Magenta]0;[Yellow]-0",
                             "\"day\"",
                             "0\\ \\d",
                             "[$¥-804]#,##0.00",
                             "[$USD] 0",
                             "G/通用格式",
                             "#,##0.00_);[Red]\\(#,##0.00\\)",
                             "[>=100]0",
                             "\"open",
                             "[open",
                             "",
                             "0\"元\"",
                             "000000",
                             "Standard",
                             "\\月0"}) {
        EXPECT_FALSE(is_date_format_code(code)) << code;
    }
}

TEST(Styles, built_in_ids_of_dates) {
    std::string ids;
    for (std::uint32_t id = 0; id < 200; ++id) {
        ids += is_date_format_id(id) ? std::to_string(id) + " " : "";
    }
    EXPECT_EQ(ids, "14 15 16 17 18 19 20 21 22 27 28 29 30 31 32 33 34 35 36 45 46 47 50 51 52 53 54 55 56 57 58 ");
}

TEST(Styles, a_cell_is_a_date_by_its_own_format) {
    const std::string styles =
        R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>)"
        R"(<numFmt numFmtId="14" formatCode="0.00"/><numFmt numFmtId="165" formatCode="@"/></numFmts>)"
        R"(<cellStyleXfs><xf numFmtId="15"/></cellStyleXfs>)"
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/>)"
        R"(<xf numFmtId="14"/></cellXfs>)";
    EXPECT_EQ(told_rows(R"(<row><c s="0"><v>45000</v></c><c s="1"><v>45000</v></c><c s="2"><v>45000.5</v></c>)"
                        R"(<c s="3"><v>45000</v></c><c s="4"><v>45000</v></c><c s="1" t="str"><v>x</v></c></row>)",
                        "", styles),
              "1: A=45000 B=date 45000 C=date 45000.5 D=45000 E=45000 F=\"x\"\n");
}

TEST(SerialDate, the_1900_epoch_with_the_day_that_never_was) {
    EXPECT_EQ(date_of_serial(1, false), "1900-01-01");
    EXPECT_EQ(date_of_serial(59, false), "1900-02-28");
    EXPECT_EQ(date_of_serial(60, false), "");
    EXPECT_EQ(date_of_serial(60.99, false), "");
    EXPECT_EQ(date_of_serial(61, false), "1900-03-01");
    EXPECT_EQ(date_of_serial(44730, false), "2022-06-18");
    EXPECT_EQ(date_of_serial(45000.75, false), "2023-03-15");
    EXPECT_EQ(date_of_serial(45000.9999999999, false), "2023-03-16");
    EXPECT_EQ(date_of_serial(2958465, false), "9999-12-31");
    EXPECT_EQ(date_of_serial(2958466, false), "");
    EXPECT_EQ(date_of_serial(0, false), "");
    EXPECT_EQ(date_of_serial(-1, false), "");
    EXPECT_EQ(date_of_serial(1e300, false), "");
    EXPECT_EQ(date_of_serial(std::stod("nan"), false), "");
}

TEST(SerialDate, the_1904_epoch) {
    EXPECT_EQ(date_of_serial(0, true), "1904-01-01");
    EXPECT_EQ(date_of_serial(60, true), "1904-03-01");
    EXPECT_EQ(date_of_serial(43268, true), "2022-06-18");
    EXPECT_EQ(date_of_serial(2957003, true), "9999-12-31");
    EXPECT_EQ(date_of_serial(2957004, true), "");
}

TEST(SerialDate, iso_dates_of_strict_workbooks_become_serials) {
    EXPECT_EQ(serial_of_iso_date("2022-06-18", false), "44730");
    EXPECT_EQ(serial_of_iso_date("2022-06-18", true), "43268");
    EXPECT_EQ(serial_of_iso_date("1900-02-28", false), "59");
    EXPECT_EQ(serial_of_iso_date("1900-03-01", false), "61");
    EXPECT_EQ(serial_of_iso_date("2022-06-18T12:00:00", false), "44730.500000000");
    for (const char* text :
         {"2022-02-30", "2022-6-18", "22-06-18", "1899-12-31", "2022-06-18X", "2022-06-18T25:00:00", ""}) {
        EXPECT_EQ(serial_of_iso_date(text, false), std::nullopt) << text;
    }
}

TEST(ColumnName, counts_as_the_spreadsheet_does) {
    EXPECT_EQ(column_name(0), "A");
    EXPECT_EQ(column_name(25), "Z");
    EXPECT_EQ(column_name(26), "AA");
    EXPECT_EQ(column_name(701), "ZZ");
    EXPECT_EQ(column_name(702), "AAA");
    EXPECT_EQ(column_name(16'383), "XFD");
}
