#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "test_workbook.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;

namespace {

std::string code_of(const std::string& bytes) {
    const TemporaryFolder folder;
    write_file(folder.file("file.xlsx"), bytes);
    const auto workbook = Workbook::open(folder.file("file.xlsx"));
    return workbook ? std::string(workbook.value()->format()) : workbook.error().code;
}

std::string code_of(const Parts& parts) {
    const TemporaryFolder folder;
    write_zip(folder.file("file.xlsx"), parts);
    const auto workbook = Workbook::open(folder.file("file.xlsx"));
    return workbook ? std::string(workbook.value()->format()) : workbook.error().code;
}

std::string utf16(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c;
        out += '\0';
    }
    return out;
}

const std::string kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2000, '\x01');

}  // namespace

TEST(Workbook, sheets_are_told_in_the_order_of_the_tabs_with_the_hidden_ones) {
    Parts parts = workbook_parts({"<sheetData><row><c><v>1</v></c></row></sheetData>",
                                  "<sheetData><row><c><v>2</v></c></row></sheetData>",
                                  "<sheetData><row><c><v>3</v></c></row></sheetData>"});
    std::string& main = parts["xl/workbook.xml"];
    main =
        R"(<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/office)"
        R"(Document/relationships"><workbookPr date1904="true"/><sheets><sheet name="丙&amp;乙" sheetId="9" q:id="rId3"/>)"
        R"(<sheet name="图" sheetId="4" q:id="rId7"/><sheet name="甲" sheetId="2" state="hidden" q:id="rId1"/>)"
        R"(<sheet name="乙" sheetId="1" state="veryHidden" q:id="rId2"/></sheets></workbook>)";
    std::string& relations = parts["xl/_rels/workbook.xml.rels"];
    relations.insert(relations.find("</Relationships>"),
                     R"(<Relationship Id="rId7" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>)");
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), parts);
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_TRUE(workbook.value()->uses_1904());
    std::string names;
    for (const auto& sheet : workbook.value()->sheets()) {
        names += sheet.name + (sheet.is_hidden ? "(hidden) " : " ");
    }
    EXPECT_EQ(names, "丙&乙 甲(hidden) 乙(hidden) ");
    EXPECT_EQ(told(*workbook.value(), 0), "1: A=3\n");
    EXPECT_EQ(told(*workbook.value(), 1), "1: A=1\n");
    EXPECT_EQ(workbook.value()->progress(), 1.0);
}

TEST(Workbook, parts_are_found_where_the_relationships_say) {
    // The main part, the sheet and the strings under other names, absolute, upwards, with backslashes and other case.
    const std::string relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const Parts parts{
        {"_rels/.rels", R"(<Relationships><Relationship Id="a" Type=")" + relations +
                            R"(/officeDocument" Target="/office/Book.xml"/></Relationships>)"},
        {"office/Book.xml", R"(<w:workbook xmlns:w="m" xmlns:z="r"><w:sheets><w:sheet name="表" sheetId="1" z:id="s"/>)"
                            R"(<w:sheet name="二" sheetId="2" z:id="t"/></w:sheets></w:workbook>)"},
        {"office/_rels/Book.xml.rels", R"(<Relationships><Relationship Id="s" Type=")" + relations +
                                           R"(/worksheet" Target="../data\One.xml"/><Relationship Id="t" Type=")" +
                                           relations +
                                           R"(/worksheet" Target="/data/./two.xml"/><Relationship Id="u" Type=")" +
                                           relations + R"(/sharedStrings" Target="words.xml"/></Relationships>)"},
        {"DATA\\one.xml", R"(<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>)"},
        {"data/two.xml", R"(<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>)"},
        {"office/words.xml", "<sst><si><t>词</t></si></sst>"}};
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), parts);
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_EQ(told(*workbook.value(), 0), "1: A=\"词\"\n");
    EXPECT_EQ(told(*workbook.value(), 1), "1: A=2\n");
}

TEST(Workbook, reading_stops_when_enough_was_seen_and_can_begin_again) {
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"),
              workbook_parts({"<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>"
                              R"(<mergeCells><mergeCell ref="A1:A2"/></mergeCells>)"}));
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    int rows = 0;
    ASSERT_TRUE(workbook.value()->read(0, [&](const Row&) { return ++rows < 1; }));
    EXPECT_EQ(rows, 1);
    EXPECT_EQ(workbook.value()->merged_ranges(0).value().size(), 1U);
    EXPECT_EQ(told(*workbook.value()), "1: A=1\n2: A=2\n");
}

TEST(Workbook, progress_can_be_watched_from_another_thread) {
    std::string rows = "<sheetData>";
    for (int i = 0; i < 20'000; ++i) {
        rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    }
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), workbook_parts({rows + "</sheetData>"}));
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    ASSERT_TRUE(workbook);
    std::atomic<bool> is_done = false;
    double last = 0;
    bool went_back = false;
    std::thread watcher([&] {
        while (!is_done) {
            const double now = workbook.value()->progress();
            went_back = went_back || now < last;
            last = now;
        }
    });
    int count = 0;
    const auto status = workbook.value()->read(0, [&](const Row&) { return ++count > 0; });
    is_done = true;
    watcher.join();
    EXPECT_TRUE(status);
    EXPECT_EQ(count, 20'000);
    EXPECT_FALSE(went_back);
    EXPECT_EQ(workbook.value()->progress(), 1.0);
}

TEST(Workbook, what_a_caller_throws_comes_through) {
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), workbook_parts({"<sheetData><row><c><v>1</v></c></row></sheetData>"}));
    auto workbook = Workbook::open(folder.file("book.xlsx"));
    EXPECT_THROW((void)workbook.value()->read(0, [](const Row&) -> bool { throw std::runtime_error("full"); }),
                 std::runtime_error);
    EXPECT_EQ(told(*workbook.value()), "1: A=1\n");
}

TEST(Workbook, every_other_kind_of_file_is_refused_with_its_own_code) {
    EXPECT_EQ(code_of(std::string()), "workbook_empty");
    EXPECT_EQ(code_of(kCompoundFile + utf16("Workbook")), "workbook_is_xls");
    EXPECT_EQ(code_of(kCompoundFile + utf16("EncryptedPackage")), "workbook_encrypted");
    EXPECT_EQ(code_of("%PDF-1.7\n"), "workbook_is_pdf");
    EXPECT_EQ(code_of("\xEF\xBB\xBF\n<html xmlns:x=\"urn:x\"><table>"), "workbook_is_html");
    EXPECT_EQ(code_of("<Table border=1><tr><td>1"), "workbook_is_html");
    EXPECT_EQ(code_of("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>"),
              "workbook_is_xml");
    EXPECT_EQ(code_of("\x89PNG\r\n\x1A\n"), "workbook_kind_unknown");
    EXPECT_EQ(code_of("Rar!\x1A\x07\x01"), "workbook_kind_unknown");
    EXPECT_EQ(code_of(Parts{{"a.txt", "x"}}), "zip_without_workbook");
    EXPECT_EQ(code_of(Parts{{"word/document.xml", "<document/>"}}), "zip_without_workbook");
    EXPECT_EQ(code_of(Parts{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}),
              "workbook_is_ods");
    EXPECT_EQ(code_of(Parts{{"xl/workbook.bin", "x"}, {"[Content_Types].xml", "<Types/>"}}), "workbook_is_xlsb");
    EXPECT_EQ(code_of("姓名,金额\n"), "csv utf-8");

    const TemporaryFolder folder;
    EXPECT_EQ(Workbook::open(folder.file("nothing.xlsx")).error().code, "no_such_file");
    EXPECT_EQ(Workbook::open(folder.file("")).error().code, "no_such_file");
}

TEST(Workbook, every_refusal_has_its_page) {
    for (const char* code :
         {"workbook_damaged",     "workbook_too_large",   "workbook_bomb",         "workbook_encrypted",
          "workbook_is_xls",      "workbook_is_xlsb",     "workbook_is_ods",       "workbook_is_pdf",
          "workbook_is_html",     "workbook_is_xml",      "workbook_kind_unknown", "workbook_empty",
          "zip_without_workbook", "workbook_xml_broken",  "workbook_has_dtd",      "sheet_position_impossible",
          "csv_nul_byte",         "csv_encoding_unknown", "csv_text_invalid",      "csv_quote_open",
          "workbook_not_written", "no_such_file"}) {
        const std::string page = read_file(std::string(LIUCAI_SOURCE_DIR "/docs/errors/") + code + ".md");
        EXPECT_TRUE(page.starts_with("# " + std::string(code) + "\n")) << code;
        EXPECT_NE(page.find("\nzh: "), std::string::npos) << code;
        EXPECT_NE(page.find("\nzh-hint: "), std::string::npos) << code;
    }
}
