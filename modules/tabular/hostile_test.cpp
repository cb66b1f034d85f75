#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>

#include "test_workbook.hpp"

// Files made to hurt: each ends in a refusal, soon, and with little memory.
using namespace liucai::tabular;
using namespace liucai::tabular::testing;

namespace {

std::string zipped(const Parts& parts) {
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), parts);
    return read_file(folder.file("book.xlsx"));
}

std::string told_bytes(const std::string& bytes, const Limits& limits = {}) {
    const TemporaryFolder folder;
    write_file(folder.file("book.xlsx"), bytes);
    return told(folder.file("book.xlsx"), limits);
}

Parts simple() {
    return workbook_parts({"<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"}, "<si><t>词</t></si>");
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

bool is_refused(const std::string& told, const std::string& code) {
    return told.find("refused " + code) != std::string::npos;
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

/// A zip entry of zeros or blanks far larger than its packed form, inside of the first sheet.
Parts bomb(std::size_t megabytes) {
    Parts parts = simple();
    parts["xl/worksheets/sheet1.xml"] = "<worksheet>" + std::string(megabytes << 20U, ' ') + "<sheetData/></worksheet>";
    return parts;
}

}  // namespace

TEST(Hostile, a_bomb_is_refused_by_its_ratio) {
    const std::string bytes = zipped(bomb(100));
    EXPECT_LT(bytes.size(), 400'000U);
    EXPECT_TRUE(is_refused(told_bytes(bytes), "workbook_bomb"));
}

TEST(Hostile, what_unpacks_beyond_the_limit_is_refused_in_small_memory) {
    const long before = peak_megabytes();
    Limits limits;
    limits.unpacked_bytes_max = 8U << 20U;
    const std::string bytes = zipped(bomb(9));
    EXPECT_TRUE(is_refused(told_bytes(bytes, limits), "workbook_too_large"));
    EXPECT_LT(peak_megabytes() - before, 120);
}

TEST(Hostile, a_file_cut_anywhere_is_refused) {
    const std::string bytes = zipped(simple());
    const std::string whole = told_bytes(bytes);
    EXPECT_EQ(whole, "1: A=\"词\"\n");
    for (std::size_t size = 4; size < bytes.size(); size += 7) {
        EXPECT_TRUE(is_refused(told_bytes(bytes.substr(0, size)), "workbook_damaged")) << size;
    }
}

TEST(Hostile, no_single_wrong_byte_does_more_than_a_refusal_or_another_text) {
    const std::string bytes = zipped(simple());
    for (std::size_t at = 4; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        (void)told_bytes(changed);
    }
}

TEST(Hostile, entries_that_overlap_are_damage) {
    // The directory entry of the sheet points at the bytes of the shared strings.
    std::string bytes = zipped(simple());
    const auto directory_entry = [&](const std::string& name) {
        std::size_t at = bytes.find("PK\x01\x02");
        while (at != std::string::npos && bytes.compare(at + 46, name.size(), name) != 0) {
            at = bytes.find("PK\x01\x02", at + 4);
        }
        return at;
    };
    const std::size_t sheet = directory_entry("xl/worksheets/sheet1.xml"),
                      strings = directory_entry("xl/sharedStrings.xml");
    ASSERT_NE(sheet, std::string::npos);
    ASSERT_NE(strings, std::string::npos);
    bytes.replace(sheet + 42, 4, bytes.substr(strings + 42, 4));
    EXPECT_TRUE(is_refused(told_bytes(bytes), "workbook_damaged")) << told_bytes(bytes);
}

TEST(Hostile, a_wrong_checksum_is_damage) {
    Parts parts = simple();
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData><row><c "
        "t=\"inlineStr\"><is><t>UNPACKED-AS-IT-STANDS</t></is></c></row></sheetData></worksheet>";
    const TemporaryFolder folder;
    int code = 0;
    zip_t* archive = zip_open(folder.file("book.xlsx").c_str(), ZIP_CREATE, &code);
    for (const auto& [name, bytes] : parts) {
        const auto index =
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
    std::string bytes = read_file(folder.file("book.xlsx"));
    bytes.replace(bytes.find("AS-IT-STANDS"), 12, "AS-IT-CHANGE");
    EXPECT_TRUE(is_refused(told_bytes(bytes), "workbook_damaged"));
}

TEST(Hostile, document_types_are_refused_before_anything_is_expanded) {
    for (const std::string part :
         {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"}) {
        Parts parts = simple();
        const std::string body = parts[part].substr(parts[part].find("?>") + 2);
        parts[part] = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + body;
        EXPECT_TRUE(is_refused(told(parts), "workbook_has_dtd")) << part;
    }
}

TEST(Hostile, deep_and_long_xml_is_refused_in_small_memory) {
    const long before = peak_megabytes();
    EXPECT_TRUE(is_refused(told(workbook_parts({repeated("<a>", 200'000)})), "workbook_xml_broken"));
    EXPECT_TRUE(
        is_refused(told(workbook_parts({"<a x=\"" + std::string(20U << 20U, 'x') + "\"/>"})), "workbook_xml_broken"));
    EXPECT_TRUE(
        is_refused(told(workbook_parts({"<!--" + std::string(20U << 20U, 'x') + "-->"})), "workbook_xml_broken"));
    EXPECT_LT(peak_megabytes() - before, 250);
}

TEST(Hostile, one_cell_cannot_take_all_memory) {
    const std::string huge(1U << 20U, 'x');
    EXPECT_TRUE(is_refused(told_rows("<row><c t=\"str\"><v>" + huge + "</v></c></row>"), "workbook_too_large"));
    EXPECT_TRUE(is_refused(told_rows("<row><c><f>" + huge + "</f><v>1</v></c></row>"), "workbook_too_large"));
    EXPECT_TRUE(
        is_refused(told_rows("<row><c t=\"inlineStr\"><is><t>" + huge + "</t></is></c></row>"), "workbook_too_large"));
    EXPECT_TRUE(is_refused(told_rows("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>" + huge + "</t></si>"),
                           "workbook_too_large"));
}

TEST(Hostile, lists_cannot_grow_without_end) {
    Limits limits;
    limits.shared_strings_bytes_max = 4U << 20U;
    EXPECT_TRUE(
        is_refused(told(workbook_parts({"<sheetData/>"}, repeated("<si/>", 3'000'000)), limits), "workbook_too_large"));
    limits = {};
    limits.columns_max = 50;
    EXPECT_TRUE(is_refused(
        told(workbook_parts({"<sheetData><row>" + repeated("<c r=\"A1\"><v>1</v></c>", 60) + "</row></sheetData>"}),
             limits),
        "workbook_too_large"));
    limits = {};
    limits.rows_max = 100;
    EXPECT_TRUE(is_refused(
        told(workbook_parts({"<sheetData>" + repeated("<row><c><v>1</v></c></row>", 101) + "</sheetData>"}), limits),
        "workbook_too_large"));
    EXPECT_TRUE(
        is_refused(told(workbook_parts({"<sheetData/>"}, "", "<fonts>" + repeated("<font/>", 100'001) + "</fonts>")),
                   "workbook_too_large"));
    Parts parts;
    for (int i = 0; i < 20'001; ++i) {
        parts["p" + std::to_string(i)] = "";
    }
    EXPECT_TRUE(is_refused(told(parts), "workbook_too_large"));
}

TEST(Hostile, a_zip64_directory_that_claims_billions_of_parts_costs_nothing) {
    std::string bytes = zipped(simple());
    const std::size_t end = bytes.rfind("PK\x05\x06");
    ASSERT_NE(end, std::string::npos);
    const auto number = [](std::uint64_t value, int size) {
        std::string out;
        for (int i = 0; i < size; ++i) {
            out += static_cast<char>(value >> (8 * i));
        }
        return out;
    };
    const std::string record = "PK\x06\x06" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 4) +
                               number(0, 4) + number(4'000'000'000, 8) + number(4'000'000'000, 8) + number(100, 8) +
                               number(0, 8);
    const std::string locator = "PK\x06\x07" + number(0, 4) + number(end, 8) + number(1, 4);
    bytes.insert(end, record + locator);
    const std::size_t moved = end + record.size() + locator.size();
    bytes.replace(moved + 8, 4, "\xFF\xFF\xFF\xFF");
    EXPECT_TRUE(is_refused(told_bytes(bytes), "workbook_too_large"));
}

TEST(Hostile, bytes_that_are_no_xml_are_refused_with_their_place) {
    for (const std::string& body :
         {std::string("<sheetData>\xFF</sheetData>"), std::string("<sheetData>\0</sheetData>", 24),
          std::string("<sheetData>"), std::string("<sheetData></sheetdata>"), std::string("<sheetData a=1/>"),
          std::string("<sheetData>&unknown;</sheetData>")}) {
        EXPECT_TRUE(is_refused(told(workbook_parts({body})), "workbook_xml_broken")) << body;
    }
    Parts parts = simple();
    parts["xl/worksheets/sheet1.xml"] = "<?xml version=\"1.0\" encoding=\"GB18030\"?><worksheet/>";
    EXPECT_TRUE(is_refused(told(parts), "workbook_xml_broken"));
    parts["xl/worksheets/sheet1.xml"] = "";
    EXPECT_TRUE(is_refused(told(parts), "workbook_xml_broken"));
    parts["xl/worksheets/sheet1.xml"] = "<chartsheet/>";
    EXPECT_TRUE(is_refused(told(parts), "workbook_damaged"));
}

TEST(Hostile, missing_parts_are_named) {
    for (const std::string part : {"xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"}) {
        Parts parts = simple();
        parts.erase(part);
        const std::string answer = told(parts);
        EXPECT_TRUE(is_refused(answer, "workbook_damaged"));
        EXPECT_NE(answer.find(part), std::string::npos) << answer;
    }
    // Without its shared strings a workbook still opens: each cell that wants one is an error cell.
    Parts parts = simple();
    parts.erase("xl/sharedStrings.xml");
    EXPECT_EQ(told(parts), "1: A=error #REF!\n");
}

TEST(Hostile, an_encrypted_entry_is_told_as_encrypted) {
    const TemporaryFolder folder;
    const Parts parts = simple();
    int code = 0;
    zip_t* archive = zip_open(folder.file("book.xlsx").c_str(), ZIP_CREATE, &code);
    for (const auto& [name, bytes] : parts) {
        const auto index =
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
        zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret");
    }
    ASSERT_EQ(zip_close(archive), 0);
    EXPECT_TRUE(is_refused(told(folder.file("book.xlsx")), "workbook_encrypted"));
}
