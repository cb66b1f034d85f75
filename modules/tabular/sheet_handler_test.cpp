#include <gtest/gtest.h>

#include "test_workbook.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;

TEST(Sheet, every_cell_type_is_told_as_what_it_is) {
    EXPECT_EQ(told_rows(R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>41.50</v></c>)"
                        R"(<c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c>)"
                        R"(<c r="E2" t="str"><v>按公式</v></c><c r="F2" t="inlineStr"><is><t>直接</t></is></c>)"
                        R"(<c r="G2" t="d"><v>2026-11-01</v></c></row>)",
                        "<si><t>共享</t></si>"),
              "2: A=\"共享\" B=41.50 C=TRUE D=error #N/A E=\"按公式\" F=\"直接\" G=date 46327\n");
}

TEST(Sheet, runs_of_different_fonts_are_one_value_and_phonetic_runs_are_none) {
    EXPECT_EQ(told_rows(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>杨</t></r>)"
                        R"(<r><rPr><b/></rPr><t xml:space="preserve"> 𬭎</t></r></is></c></row>)",
                        R"(<si><r><t>33068</t></r><r><rPr><sz val="11"/></rPr><t>1X</t></r>)"
                        R"(<rPh sb="0" eb="1"><t>よみ</t></rPh><phoneticPr fontId="1"/></si>)"),
              "1: A=\"330681X\" B=\"杨 𬭎\"\n");
}

TEST(Sheet, formulas_count_with_their_cached_value) {
    EXPECT_EQ(
        told_rows(R"(<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>)"
                  R"(<c r="B1" t="str"><f>A1&amp;"x"</f><v>3x</v></c><c r="C1"><f t="shared" si="0"/><v>1</v></c>)"
                  R"(<c r="D1"><f>1+1</f></c><c r="E1" t="str"><f>IF(1,"","")</f><v></v></c></row>)"),
        "1: A=3 formula(SUM(B1:C1)) B=\"3x\" formula(A1&\"x\") C=1 formula() D=empty formula(1+1)\n");
}

TEST(Sheet, rows_and_cells_without_a_reference_are_counted) {
    EXPECT_EQ(
        told_rows(R"(<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>5</v></c><c><v>6</v></c>)"
                  R"(</row><row><c><v>7</v></c></row><row><c r="B9"><v>9</v></c></row>)"),
        "1: A=1 C=3\n5: C=5 D=6\n6: A=7\n9: B=9\n");
}

TEST(Sheet, formatted_cells_without_value_do_not_exist) {
    std::string rows = R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"/><c r="C1" t="str"><v></v></c>)"
                       R"(<c r="D1" t="s"><v>0</v></c><c r="E1" t="inlineStr"><is><t/></is></c></row>)";
    for (int row = 2; row < 10'002; ++row) {
        rows += R"(<row r=")" + std::to_string(row) + R"(" s="3" customFormat="1"><c s="3" t="str"><v/></c></row>)";
    }
    EXPECT_EQ(told_rows(rows, "<si><t></t></si>"), "1: A=1\n");
}
