#include <gtest/gtest.h>

#include <limits>

#include "test_workbook.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;

namespace {

std::string part_of(const std::string& path, const std::string& part) {
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    zip_file_t* file = archive == nullptr ? nullptr : zip_fopen(archive, part.c_str(), 0);
    std::string out(1 << 20, '\0');
    const auto count = file == nullptr ? 0 : zip_fread(file, out.data(), out.size());
    out.resize(static_cast<std::size_t>(std::max<zip_int64_t>(0, count)));
    if (file != nullptr) zip_fclose(file);
    if (archive != nullptr) zip_discard(archive);
    return out;
}

/// One sheet, one text in A2; what a reader gets back.
std::string written_and_read(const std::string& value) {
    const TemporaryFolder folder;
    auto writer = Writer::create(folder.file("out.xlsx"));
    writer.value()->add_sheet("结果", {{"列", 12}});
    writer.value()->text(1, 0, value);
    EXPECT_TRUE(writer.value()->close());
    auto workbook = Workbook::open(folder.file("out.xlsx"));
    std::string read;
    EXPECT_TRUE(workbook.value()->read(0, [&](const Row& row) {
        if (row.number == 2) read = row.cells.at(0).text;
        return true;
    }));
    return read;
}

}  // namespace

TEST(Writer, what_is_written_is_read_back) {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.xlsx");
    auto writer = Writer::create(path);
    ASSERT_TRUE(writer);
    writer.value()->add_sheet("名单", {{"姓名", 10}, {"金额", 14}});
    writer.value()->text(1, 0, "王𬭎", Writer::Style::bad);
    writer.value()->number(1, 1, 75000, Writer::Style::money);
    writer.value()->text(3, 0, "  两端有空格  ", Writer::Style::warning);
    writer.value()->number(3, 1, 0.1);
    writer.value()->add_sheet("说明", {{"内容", 40}});
    writer.value()->text(1, 0, "第一行\n第二行", Writer::Style::note);
    ASSERT_TRUE(writer.value()->close());

    auto workbook = Workbook::open(path);
    ASSERT_TRUE(workbook);
    ASSERT_EQ(workbook.value()->sheets().size(), 2U);
    EXPECT_EQ(told(*workbook.value(), 0),
              "1: A=\"姓名\" B=\"金额\"\n2: A=\"王𬭎\" B=75000\n4: A=\"  两端有空格  \" B=0.1\n");
    EXPECT_EQ(told(*workbook.value(), 1), "1: A=\"内容\"\n2: A=\"第一行\n第二行\"\n");
    const std::string sheet = part_of(path, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<autoFilter ref=\"A1:B4\""), std::string::npos);
    EXPECT_NE(sheet.find("state=\"frozen\""), std::string::npos);
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST(Writer, text_that_would_run_as_a_formula_is_escaped) {
    EXPECT_EQ(written_and_read("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
    EXPECT_EQ(written_and_read("  @SUM(A1)"), "'  @SUM(A1)");
    EXPECT_EQ(written_and_read("-2+3"), "'-2+3");
    EXPECT_EQ(written_and_read("+86 138"), "'+86 138");
    EXPECT_EQ(written_and_read("\t=1"), "'\t=1");
    EXPECT_EQ(written_and_read("=1"), "'=1");
    EXPECT_EQ(written_and_read("a=1"), "a=1");
    EXPECT_EQ(written_and_read("330681"), "330681");
}

TEST(Writer, any_bytes_become_a_text_that_opens) {
    EXPECT_EQ(written_and_read("a\x01z"), "a\x01z");
    EXPECT_EQ(written_and_read("行\r\n行"), "行\r\n行");
    EXPECT_EQ(written_and_read("_x0041_"), "_x0041_");
    EXPECT_EQ(written_and_read("<&>\"'"), "<&>\"'");
    EXPECT_EQ(written_and_read(std::string("a\0b", 3)),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(written_and_read("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
    EXPECT_EQ(written_and_read("坏\xFF字").substr(0, 3), "坏");
    const std::string long_text = written_and_read(std::string(40'000, 'x'));
    EXPECT_LE(long_text.size(), 32'767U);
    EXPECT_TRUE(long_text.ends_with("…"));
}

TEST(Writer, numbers_that_no_cell_can_hold_are_told_as_errors) {
    const TemporaryFolder folder;
    auto writer = Writer::create(folder.file("out.xlsx"));
    writer.value()->add_sheet("表", {});
    writer.value()->number(0, 0, std::numeric_limits<double>::quiet_NaN());
    ASSERT_TRUE(writer.value()->close());
    EXPECT_EQ(told(folder.file("out.xlsx")), "1: A=\"#NUM!\"\n");
}

TEST(Writer, sheet_names_are_made_acceptable) {
    const TemporaryFolder folder;
    auto writer = Writer::create(folder.file("out.xlsx"));
    const std::string long_name = "绍兴市柯桥区二〇二六年第四季度引进高校毕业生补贴人员花名册汇总表(终稿)";
    for (const std::string name : {"a/b:c", "", "A/B:C", "'引号'", "History", long_name.c_str(), long_name.c_str()}) {
        writer.value()->add_sheet(name, {});
    }
    ASSERT_TRUE(writer.value()->close());
    auto workbook = Workbook::open(folder.file("out.xlsx"));
    ASSERT_TRUE(workbook);
    std::vector<std::string> names;
    for (const auto& sheet : workbook.value()->sheets()) {
        names.push_back(sheet.name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"a_b_c", "Sheet", "A_B_C (2)", "引号", "History_",
                                               "绍兴市柯桥区二〇二六年第四季度引进高校毕业生补贴人员花名册汇总",
                                               "绍兴市柯桥区二〇二六年第四季度引进高校毕业生补贴人员花 (2)"}));
}

TEST(Writer, what_cannot_be_written_is_refused_and_leaves_nothing) {
    const TemporaryFolder folder;
    const auto nowhere = Writer::create(folder.file("no such folder/out.xlsx"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, "workbook_not_written");

    auto wide = Writer::create(folder.file("wide.xlsx"));
    wide.value()->add_sheet("表", {});
    wide.value()->text(0, 16'384, "x");
    const auto closed = wide.value()->close();
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().code, "workbook_too_large");
    wide.value().reset();

    Writer::create(folder.file("given-up.xlsx")).value().reset();
    EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(folder.file("x")).parent_path()));
}

TEST(Writer, rows_beyond_a_full_sheet_go_on_in_a_further_one) {
    const TemporaryFolder folder;
    auto writer = Writer::create(folder.file("out.xlsx"));
    writer.value()->add_sheet("名单", {{"姓名", 10}});
    writer.value()->text(1, 0, "first");
    writer.value()->text(1'048'575, 0, "last of the first");
    writer.value()->text(1'048'576, 0, "first of the second");
    ASSERT_TRUE(writer.value()->close());
    auto workbook = Workbook::open(folder.file("out.xlsx"));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook.value()->sheets().at(1).name, "名单 (2)");
    EXPECT_EQ(told(*workbook.value(), 0), "1: A=\"姓名\"\n2: A=\"first\"\n1048576: A=\"last of the first\"\n");
    EXPECT_EQ(told(*workbook.value(), 1), "1: A=\"姓名\"\n2: A=\"first of the second\"\n");
}
