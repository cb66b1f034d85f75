#include <gtest/gtest.h>

#include <liucai/testkit/scenario.hpp>
#include <liucai/text/text.hpp>

#include "csv_parser.hpp"
#include "test_workbook.hpp"
#include "text_encoding.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;
using liucai::testkit::Step;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string utf16(const std::string& utf8, bool is_little) {
    std::string out = is_little ? "\xFF\xFE" : "\xFE\xFF";
    const auto unit = [&](char32_t u) {
        const char high = static_cast<char>(u >> 8U), low = static_cast<char>(u & 0xFFU);
        out += is_little ? std::string{low, high} : std::string{high, low};
    };
    for (const char32_t c : liucai::text::decode(utf8)) {
        if (c > 0xFFFF) {
            unit(0xD800 + ((c - 0x10000) >> 10U));
            unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            unit(c);
        }
    }
    return out;
}

std::string tell_csv(const Step& step) {
    const auto field = [&](const std::string& name, const std::string& otherwise) {
        const auto found = step.fields.find(name);
        return found == step.fields.end() ? otherwise : found->second;
    };
    std::string bytes = step.body;
    const std::string ends = field("ends", "lf");
    if (ends == "none") {
        bytes.pop_back();
    } else if (ends != "lf") {
        bytes = replaced(bytes, "\n", ends == "cr" ? "\r" : "\r\n");
    }
    const std::string encoding = field("encoding", "utf-8");
    if (encoding == "gb18030") {
        bytes = liucai::text::to_gb18030(bytes).value();
    } else if (encoding.starts_with("utf-16")) {
        bytes = utf16(bytes, encoding == "utf-16le");
    }
    if (field("bom", "no") == "yes") {
        bytes = "\xEF\xBB\xBF" + bytes;
    }
    Limits limits;
    limits.cell_bytes_max = static_cast<std::uint32_t>(std::stoul(field("cell_bytes_max", "131072")));
    limits.columns_max = static_cast<std::uint32_t>(std::stoul(field("columns_max", "16384")));
    limits.rows_max = static_cast<std::uint32_t>(std::stoul(field("rows_max", "2000000")));

    const TemporaryFolder folder;
    write_file(folder.file("roster.csv"), bytes);
    auto workbook = Workbook::open(folder.file("roster.csv"), limits);
    if (!workbook) {
        return "refused " + workbook.error().code + "\n" + workbook.error().message + "\n";
    }
    std::string out = std::string(workbook.value()->format()) + "\n";
    const auto status = workbook.value()->read(0, [&](const Row& row) {
        out += std::to_string(row.number) + ":";
        for (const auto& cell : row.cells) {
            out += " " + replaced(describe(cell), "\n", "\\n");
        }
        out += "\n";
        return true;
    });
    if (!status) {
        out += "refused " + status.error().code + "\n" + status.error().message + "\n";
    }
    return out;
}

}  // namespace

TEST(Csv, stories) {
    for (const auto& file : liucai::testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios")) {
        EXPECT_EQ(liucai::testkit::run_scenario(file, tell_csv), "");
    }
}

TEST(Csv, bytes_that_are_no_text_are_refused_with_their_place) {
    EXPECT_EQ(
        told_csv("姓名,\xFF\xFF\n"),
        "refused csv_encoding_unknown\nThe text is neither UTF-8 (it stops at byte 7) nor GB18030 (it stops at byte "
        "7).\n");
    EXPECT_EQ(told_csv(std::string("a,b\nc\0d\n", 8)),
              "refused csv_nul_byte\nThe file has a zero byte at byte 5, so it is no text file.\n");
    // UTF-8 cut in the middle of its last character
    EXPECT_EQ(told_csv("一二三四五六七八九十一二三四五六\xE5\xBC"),
              "refused csv_text_invalid\nThe file is UTF-8 but byte 48 is no character of it.\n");
    // half a pair of surrogates; an odd byte at the end
    EXPECT_TRUE(told_csv(std::string("\xFF\xFE"
                                     "a\0\x3D\xD8"
                                     "b\0",
                                     8))
                    .starts_with("refused csv_text_invalid"));
    EXPECT_TRUE(told_csv(std::string("\xFF\xFE"
                                     "a\0b",
                                     5))
                    .starts_with("refused csv_text_invalid"));
    // the byte order mark of UTF-8 before bytes that are not
    EXPECT_TRUE(told_csv("\xEF\xBB\xBF\xD6\xD0").starts_with("refused csv_text_invalid"));
}

TEST(Csv, a_file_of_any_size_is_cut_the_same_at_every_block_boundary) {
    // Fields whose sizes drift across the 64 KiB blocks, with characters of two and four bytes in GB18030.
    std::string utf8 = "编号,内容\n";
    std::string expected = "1: A=\"编号\" B=\"内容\"\n";
    for (int i = 2; i < 6'000; ++i) {
        const std::string text = std::string(static_cast<std::size_t>(i % 29), 'x') + "汉𬭎\"引\"\r\n,尾";
        const std::string n = std::to_string(i);
        utf8 += n + ",\"" + replaced(text, "\"", "\"\"") + "\"\n";
        expected += n + ": A=\"" + n + "\" B=\"" + text + "\"\n";
    }
    EXPECT_EQ(told_csv(utf8), expected);
    EXPECT_EQ(told_csv(liucai::text::to_gb18030(utf8).value()), expected);
    EXPECT_EQ(told_csv(utf16(utf8, true)), expected);
}

TEST(Csv, reading_stops_when_enough_was_seen_and_can_begin_again) {
    const TemporaryFolder folder;
    write_file(folder.file("名单.csv"), "a\nb\nc\n");
    auto workbook = Workbook::open(folder.file("名单.csv"));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook.value()->sheets().front().name, "名单");
    int rows = 0;
    ASSERT_TRUE(workbook.value()->read(0, [&](const Row&) { return ++rows < 2; }));
    EXPECT_EQ(rows, 2);
    EXPECT_EQ(told(*workbook.value()), "1: A=\"a\"\n2: A=\"b\"\n3: A=\"c\"\n");
    EXPECT_EQ(workbook.value()->progress(), 1.0);
}

TEST(Csv, utf8_is_checked_as_the_standard_draws_its_table) {
    const auto invalid_at = [](std::string_view bytes) {
        Utf8Check whole, piecewise;
        whole.feed(bytes);
        whole.finish();
        for (const char c : bytes) {
            piecewise.feed({&c, 1});
        }
        piecewise.finish();
        EXPECT_EQ(whole.invalid_at(), piecewise.invalid_at());
        return whole.invalid_at() ? static_cast<int>(*whole.invalid_at()) : -1;
    };
    EXPECT_EQ(invalid_at("abc张𬭎"), -1);
    EXPECT_EQ(invalid_at("ab\xC0\x80"), 2);          // overlong
    EXPECT_EQ(invalid_at("ab\xE0\x9F\xBF"), 2);      // overlong
    EXPECT_EQ(invalid_at("ab\xED\xA0\x80"), 2);      // a surrogate
    EXPECT_EQ(invalid_at("ab\xF4\x90\x80\x80"), 2);  // beyond U+10FFFF
    EXPECT_EQ(invalid_at("张\x80"), 3);
    EXPECT_EQ(invalid_at("\xE5\xBC"), 0);
}

TEST(Csv, lines_are_quoted_only_where_needed) {
    std::string out;
    append_csv_line(out, {"a", "b,c", "say \"hi\"", "two\nlines", "", "钱"});
    EXPECT_EQ(out, "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,钱\n");
}
