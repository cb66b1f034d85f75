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

TEST(Sheet, hidden_and_filtered_rows_and_columns_are_told) {
    const TemporaryFolder folder;
    write_zip(
        folder.file("book.xlsx"),
        workbook_parts({R"(<cols><col min="1" max="1" hidden="0" width="9"/><col min="3" max="4" hidden="1"/>)"
                        R"(<col min="6" max="6" width="0"/></cols><sheetData>)"
                        R"(<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>)"
                        R"(<row r="3" hidden="true"><c><v>3</v></c></row><row r="4" hidden="0"><c><v>4</v></c></row>)"
                        R"(<row r="5" ht="0" customHeight="1"><c><v>5</v></c></row></sheetData>)"}));
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook.value()->hidden_columns(0).value(), (std::vector<std::uint32_t>{2, 3, 5}));
    EXPECT_EQ(told(*workbook.value()), "1: A=1\n2 hidden: A=2\n3 hidden: A=3\n4: A=4\n5 hidden: A=5\n");
}

TEST(Sheet, merged_ranges_are_the_same_whether_asked_before_or_after_the_rows) {
    // The second sheet hides the end tag of its rows in a comment, the third uses a prefix, the fourth is UTF-16.
    std::string rows = "<sheetData>";
    for (int i = 1; i < 9'000; ++i) {
        rows += R"(<row r=")" + std::to_string(i) + R"("><c t="inlineStr"><is><t>sheetData )" + std::to_string(i) +
                "</t></is></c></row>";
    }
    rows += "</sheetData>";
    const std::string merges =
        R"(<autoFilter ref="A1:B2"/><mergeCells count="7"><mergeCell ref="B44:C48"/><mergeCell ref="$A$1:$AD$1"/>)"
        R"(<mergeCell ref="C9:B8"/><mergeCell ref="D4"/></mergeCells>)";
    Parts parts = workbook_parts(
        {rows + merges, "<sheetData><row><c><v>1</v></c></row><!-- </sheetData> --></sheetData>" + merges, "", ""});
    parts["xl/worksheets/sheet3.xml"] =
        R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2">)"
        R"(<x:c r="A2" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells>)"
        R"(<x:mergeCell ref="B44:C48"/><x:mergeCell ref="A1:AD1"/><x:mergeCell ref="B8:C9"/><x:mergeCell ref="D4:D4"/>)"
        R"(</x:mergeCells></x:worksheet>)";
    std::string wide = "\xFF\xFE";
    for (const char c : R"(<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData/>)" + merges + "</worksheet>") {
        wide += c;
        wide += '\0';
    }
    parts["xl/worksheets/sheet4.xml"] = wide;
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), parts);
    for (std::size_t sheet = 0; sheet < 4; ++sheet) {
        const auto text_of = [&](Workbook& workbook) {
            std::string out;
            const auto ranges = workbook.merged_ranges(sheet);
            for (const auto& range : ranges.value()) {
                out += column_name(range.first_column) + std::to_string(range.first_row) + ":" +
                       column_name(range.last_column) + std::to_string(range.last_row) + " ";
            }
            return out;
        };
        auto before = Workbook::open(folder.file("book.xlsx")), after = Workbook::open(folder.file("book.xlsx"));
        EXPECT_EQ(text_of(*before.value()), "B44:C48 A1:AD1 B8:C9 D4:D4 ") << sheet;
        ASSERT_TRUE(after.value()->read(sheet, [](const Row&) { return true; }));
        EXPECT_EQ(text_of(*after.value()), "B44:C48 A1:AD1 B8:C9 D4:D4 ") << sheet;
    }
}

TEST(Sheet, struck_through_is_told_by_the_cell_or_by_all_of_its_runs) {
    const std::string styles =
        R"(<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>)"
        R"(<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>)"
        R"(<dxfs><dxf><font><strike/></font></dxf></dxfs>)";
    const std::string strings =
        R"(<si><r><rPr><strike/></rPr><t>张</t></r><r><rPr><strike val="1"/></rPr><t>三</t></r></si>)"
        R"(<si><r><rPr><strike/></rPr><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></si>)"
        R"(<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></si><si><t>张三</t></si>)";
    EXPECT_EQ(told_rows(R"(<row><c s="1"><v>1</v></c><c s="2"><v>2</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c>)"
                        R"(<c s="1" t="s"><v>2</v></c><c s="1" t="s"><v>3</v></c><c s="77"><v>3</v></c></row>)",
                        strings, styles),
              "1: A=1 struck B=2 C=\"张三\" struck D=\"张三\" E=\"张三\" F=\"张三\" struck G=3\n");
}

TEST(Sheet, numbers_keep_the_digits_of_the_file_and_what_is_no_number_is_text) {
    EXPECT_EQ(told_rows(R"(<row><c><v>3.30682200301066E+17</v></c><c><v> 0.10 </v></c><c><v>-5</v></c><c><v>.5</v></c>)"
                        R"(<c><v>abc</v></c><c><v>1e</v></c><c><v>NaN</v></c><c t="b"><v>false</v></c></row>)"),
              "1: A=3.30682200301066E+17 B=0.10 C=-5 D=.5 E=\"abc\" F=\"1e\" G=\"NaN\" H=FALSE\n");
}

TEST(Sheet, escapes_stand_for_their_characters) {
    EXPECT_EQ(
        told_rows(
            R"(<row><c t="s"><v>0</v></c><c t="str"><v>a_x000D_b</v></c><c t="inlineStr"><is><t>_xD86D__xDF4E_</t>)"
            R"(</is></c><c t="inlineStr"><is><t>_xZZZZ_ _x005F_x0041_ _xD800_ _x0000_ _x4</t></is></c></row>)",
            "<si><t>&lt;&amp;&#x1F600;_x0009_</t></si>"),
        "1: A=\"<&😀\t\" B=\"a\rb\" C=\"\xF0\xAB\x9D\x8E\" D=\"_xZZZZ_ _x0041_ \xEF\xBF\xBD  _x4\"\n");
}

TEST(Sheet, cells_out_of_order_are_put_into_order) {
    EXPECT_EQ(told_rows(R"(<row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>)"
                        R"(<row r="1"><c r="A1"><v>9</v></c></row>)"),
              "3: A=1 B=2 C=3\n1: A=9\n");
}

TEST(Sheet, what_does_not_concern_us_is_passed_over) {
    EXPECT_EQ(
        told(workbook_parts({R"(<sheetPr/><dimension ref="A1:ZZ999999"/><sheetViews><sheetView/></sheetViews>)"
                             R"(<sheetData><row r="1" spans="1:99"><c r="A1"><extLst><ext><v>7</v></ext></extLst>)"
                             R"(<v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>)"
                             R"(<extLst><ext><sheetData><row><c><v>3</v></c></row></sheetData></ext></extLst>)"})),
        "1: A=1\n2: A=2\n");
}

TEST(Sheet, positions_that_no_sheet_has_are_refused) {
    for (const std::string row :
         {R"(<row r="0"/>)", R"(<row r="-1"/>)", R"(<row r="99999999999999999999"/>)", R"(<row r="4294967297"/>)",
          R"(<row r="2000001"/>)", R"(<row r="x"/>)", R"(<row><c r="A"/></row>)", R"(<row><c r="1"/></row>)",
          R"(<row><c r="A0"/></row>)", R"(<row><c r="XFE1"/></row>)", R"(<row><c r="ZZZZZZZZ1"/></row>)",
          R"(<row><c r="A1B"/></row>)", R"(<row><c r="A999999999"/></row>)", R"(<row><c r="XFD1"/><c/></row>)"}) {
        EXPECT_TRUE(told_rows(row).starts_with("refused sheet_position_impossible")) << row << told_rows(row);
    }
    EXPECT_TRUE(told(workbook_parts({R"(<sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells>)"}))
                    .starts_with("refused sheet_position_impossible"));
}

TEST(Sheet, a_string_that_is_not_in_the_shared_ones_is_an_error_cell) {
    EXPECT_EQ(told_rows(R"(<row><c t="s"><v>1</v></c><c t="s"><v>-1</v></c><c t="s"><v>99999999999</v></c>)"
                        R"(<c t="s"><v>0</v></c><c t="s"><v>x</v></c></row>)",
                        "<si><t>唯一</t></si>"),
              "1: A=error #REF! B=error #REF! C=error #REF! D=\"唯一\" E=error #REF!\n");
    EXPECT_EQ(told_rows(R"(<row><c t="s"><v>0</v></c></row>)"), "1: A=error #REF!\n");
}

TEST(Sheet, row_buffers_do_not_carry_anything_over) {
    EXPECT_EQ(
        told_rows(R"(<row><c t="str"><f>X</f><v>long text that needs its own memory</v></c><c><v>2</v></c></row>)"
                  R"(<row><c><v>3</v></c></row><row><c><v>4</v></c><c t="e"><v>#N/A</v></c><c><v>5</v></c></row>)"),
        "1: A=\"long text that needs its own memory\" formula(X) B=2\n2: A=3\n3: A=4 B=error #N/A C=5\n");
}
