#include "xml_lane.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "row_lane.hpp"
#include "shared_strings.hpp"
#include "test_workbook.hpp"

// The plain way through the XML parser is the definition; the fast way has to give the same rows, or the same refusal.
using namespace liucai;
using namespace liucai::tabular;

namespace {

class Pieces final : public ByteSource {
public:
    Pieces(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
    base::Result<std::size_t> read(std::span<char> buffer) override {
        const std::size_t count = std::min({buffer.size(), bytes_.size(), step_});
        std::memcpy(buffer.data(), bytes_.data(), count);
        bytes_.remove_prefix(count);
        return count;
    }
    const std::string& name() const override { return name_; }

private:
    std::string_view bytes_;
    std::size_t step_;
    std::string name_ = "sheet1.xml";
};

std::string read_sheet(std::string_view xml, Way way, std::size_t step) {
    const std::string path = "book.xlsx", sheet = "表";
    const Limits limits;
    StringPool strings;
    strings.add("共享", Strike::as_cell);
    const std::vector<CellFormat> formats{{false, false}, {true, false}, {false, true}};
    std::string told;
    const std::function<bool(const Row&)> on_row = [&](const Row& row) {
        told += std::to_string(row.number) + (row.is_hidden ? " hidden:" : ":");
        for (const Cell& cell : row.cells) {
            told += " " + tabular::testing::describe(cell);
        }
        told += "\n";
        return true;
    };
    SheetHandler handler(SheetContext{path, sheet, limits, strings, formats, false}, on_row);
    RowLane lane(handler);
    Pieces source(xml, step);
    const auto status =
        way == Way::plain ? read_xml(source, path, handler) : read_xml_lane(source, path, handler, lane);
    if (!status) {
        return told + "refused " + status.error().code + " " + status.error().message;
    }
    for (const auto& range : handler.take_extras().merged_ranges) {
        told += "merged " + column_name(range.first_column) + std::to_string(range.first_row) + "\n";
    }
    return told;
}

std::string sheet_of(const std::string& rows) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>)" + rows +
           R"(</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>)";
}

void expect_same(const std::string& xml) {
    const std::string plain = read_sheet(xml, Way::plain, xml.size());
    for (const std::size_t step : {std::size_t{1}, std::size_t{13}, xml.size()}) {
        ASSERT_EQ(read_sheet(xml, Way::fast, step), plain) << "pieces of " << step << " bytes of\n" << xml;
    }
}

/// What spreadsheet programs write, and what none should.
const std::vector<std::string> kRows{
    R"(<row r="2" spans="1:3" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45000</v></c></row>)",
    R"(<row><c><v>1</v></c><c/><c s="2"></c><c t="b"><v>1</v></c></row>)",
    R"(<row r="9"/><row></row>)",
    "\n  <row r='4' ht='0'>\r\n\t<c r='A4' t='str'> <f>A1&amp;\"x\"</f> <v>a&lt;b&gt;&quot;&apos;</v> </c>\n</row >",
    R"(<row><c t="inlineStr"><is><t xml:space="preserve"> 王𬭎 _x000D_</t></is></c><c t="inlineStr"><is></is></c></row>)",
    R"(<row><c t="inlineStr"><is><r><rPr><strike/></rPr><t>划</t></r></is></c></row>)",
    R"(<row><c t="str"><v>a&#10;b&#x4E2D;</v></c><c><v><![CDATA[5]]></v></c></row>)",
    R"(<!-- <row><c><v>9</v></c></row> --><row><c><v>1</v></c></row>)",
    R"(<row><!-- </row> --><c><v>1</v></c></row><?pi </row>?>)",
    R"(<row><c><v>1</v><v>2</v></c><c><f>1</f><f>2</f><v>3</v></c><c><v>1<b>9</b>2</v></c></row>)",
    R"(<x:row r="5"><x:c><x:v>7</x:v></x:c></x:row><row><c><v>8</v></c></row>)",
    R"(<row><c><extLst><ext><v>3</v></ext></extLst><v>4</v></c></row><other><row><c><v>5</v></c></row></other>)",
    R"(<row><c t="str"><v>]] ]</v></c><c t="str"><v>x]]&gt;y</v></c></row>)",
    "<row><c t=\"str\"><v>a\r\nb\tc\n\xEF\xBF\xBD</v></c></row>",
    R"(<row x14ac:dyDescent="0.25" thickBot="1"><c cm="1" vm="2"><v>1E+5</v></c></row>)",
};
const std::vector<std::string> kBadRows{
    "<row><c t=\"str\"><v>]]></v></c></row>",
    "<row><c><v>1</v></c></rowx></row>",
    "<row r=\"1\" r=\"2\"/>",
    "<row a=\"1\" a=\"2\"/>",
    "<row><c r=\"A1\"s=\"1\"/></row>",
    "<row><c t=\"str\"><v>\xFF</v></c></row>",
    "<row><c t=\"str\"><v>\xED\xA0\x80</v></c></row>",
    "<row><c t=\"str\"><v>\xEF\xBF\xBF</v></c></row>",
    "<row><c t=\"str\"><v>\x01</v></c></row>",
    "<row><c><v>&nope;</v></c></row>",
    "<row><c><v>&#0;</v></c></row>",
    "<row r=\"<\"/>",
    "<row r=\"&\"/>",
    "<row><c></row></c>",
    "<row><c><v>1</c></v></row>",
    "<row/><row",
    "<row r=\"0\"/>",
    "<row><c r=\"ZZZZ1\"><v>1</v></c></row>",
    "<row 1r=\"1\"/>",
    "<row r=1/>",
    "</row>",
    "<row></row></sheetData><sheetData>",
    "text",
    std::string("<row>\0</row>", 12),
};

}  // namespace

TEST(XmlLane, every_form_of_row_is_read_as_the_parser_reads_it) {
    for (const auto& row : kRows) {
        expect_same(sheet_of(row));
        expect_same(sheet_of("<row><c><v>1</v></c></row>" + row + "<row><c><v>2</v></c></row>"));
    }
    for (const auto& row : kBadRows) {
        const std::string xml = sheet_of("<row><c><v>1</v></c></row>" + row + "<row><c><v>2</v></c></row>");
        // The sentence of a refusal names a byte, and may name another one where the parser saw less of the part.
        const auto code = [&](Way way, std::size_t step) {
            const std::string told = read_sheet(xml, way, step);
            return told.substr(0, told.find(" of the workbook"));
        };
        for (const std::size_t step : {std::size_t{1}, xml.size()}) {
            EXPECT_EQ(code(Way::fast, step), code(Way::plain, step)) << xml;
        }
    }
}

TEST(XmlLane, rows_in_any_mixture_are_read_as_the_parser_reads_them) {
    std::mt19937 random(20261101);
    for (int round = 0; round < 60; ++round) {
        std::string rows;
        for (int i = 0; i < 40; ++i) {
            const std::string& row = kRows[random() % kRows.size()];
            // Rows repeat their numbers here; only the order of what is read matters.
            rows += row;
        }
        expect_same(sheet_of(rows));
    }
}

TEST(XmlLane, rows_across_blocks_and_rows_longer_than_a_block_are_whole) {
    std::string rows;
    for (int i = 0; i < 300; ++i) {
        rows +=
            "<row><c t=\"str\"><v>" + std::string(static_cast<std::size_t>(i * 7 % 2'000), 'x') + "汉字</v></c></row>";
    }
    rows += "<row>";
    for (int i = 0; i < 16'000; ++i) {
        rows += "<c t=\"str\"><v>a value that makes the row longer than any block</v></c>";
    }
    rows += "</row><row><c><v>1</v></c></row>";
    const std::string xml = sheet_of(rows);
    EXPECT_EQ(read_sheet(xml, Way::fast, 50'000), read_sheet(xml, Way::plain, xml.size()));
}

TEST(XmlLane, a_part_in_another_encoding_is_left_to_the_parser) {
    const std::string latin =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet><sheetData><row><c t=\"str\"><v>\xE9</v></c></row>"
        "</sheetData></worksheet>";
    EXPECT_EQ(read_sheet(latin, Way::fast, 9), "1: A=\"é\"\n");
}

TEST(XmlLane, shared_strings_of_every_form_are_read_as_the_parser_reads_them) {
    const std::string table =
        "<sst count=\"99\">\n<si><t>甲</t></si> <si><t xml:space=\"preserve\"> 乙 &amp; 丙</t></si><si><t/></si><si/>"
        "<si><r><rPr><strike/></rPr><t>丁</t></r></si><si><t>_x4E2D__x000D_</t><rPh><t>x</t></rPh></si>"
        "<si><t>戊</t></si><!-- <si><t>no</t></si> --><si><t>&#x5DF1;</t></si><ext><si><t>no</t></si></ext></sst>";
    const Limits limits;
    StringPool plain;
    Pieces all(table, table.size());
    ASSERT_TRUE(read_shared_strings(all, "book.xlsx", limits, plain, nullptr, Way::plain));
    ASSERT_EQ(plain.count(), 8U);
    EXPECT_EQ(plain.at(1)->text, " 乙 & 丙");
    EXPECT_EQ(plain.at(4)->strike, Strike::yes);
    EXPECT_EQ(plain.at(5)->text, "中\r");
    EXPECT_EQ(plain.at(7)->text, "己");
    for (const std::size_t step : {std::size_t{1}, std::size_t{10}, table.size()}) {
        StringPool fast;
        Pieces pieces(table, step);
        ASSERT_TRUE(read_shared_strings(pieces, "book.xlsx", limits, fast, nullptr));
        ASSERT_EQ(fast.count(), plain.count());
        for (std::uint64_t i = 0; i < fast.count(); ++i) {
            EXPECT_EQ(fast.at(i)->text, plain.at(i)->text);
            EXPECT_EQ(fast.at(i)->strike, plain.at(i)->strike);
        }
    }
}
