#include <gtest/gtest.h>

#include <liucai/text/text.hpp>
#include <thread>

namespace liucai::text {
namespace {

TEST(Utf8, decodes_and_encodes_every_length) {
    const std::u32string all = U"a\u00e9\u5f20\U00020000\U0010FFFF";
    EXPECT_EQ(encode(all), "a\u00e9\u5f20\U00020000\U0010FFFF");
    EXPECT_EQ(decode(encode(all)), all);
    EXPECT_EQ(length("a\u5f20\U0002CB2D"), 3U);
    EXPECT_EQ(length(""), 0U);
}

// Unicode 15, table 3-8 and 3-11: one U+FFFD for each maximal subpart.
TEST(Utf8, replaces_what_is_not_utf8) {
    EXPECT_EQ(decode("\xF0\x80\x80\x41"), U"\uFFFD\uFFFD\uFFFD\u0041");
    EXPECT_EQ(decode("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), U"\uFFFD\uFFFD\uFFFD\uFFFD\u0041");
    EXPECT_EQ(decode("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(decode("\xFF"), U"\uFFFD");
    EXPECT_EQ(decode("\xE5\xBC"), U"\uFFFD");
    EXPECT_EQ(encode(std::u32string{0xD800, 0x110000}), "\uFFFD\uFFFD");
}

TEST(Utf8, knows_what_is_valid) {
    EXPECT_TRUE(is_valid_utf8("张三\U0002CB2D\xF4\x8F\xBF\xBF"));
    for (const char* bad :
         {"\xC0\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\x80", "\xE5\xBC"}) {
        EXPECT_FALSE(is_valid_utf8(bad));
    }
}

TEST(Spaces, trim_takes_both_ends_and_line_breaks_inside) {
    EXPECT_EQ(trim("\u3000 \u00a0\u200b\ufeff张 三\t\r\n"), "张 三");
    EXPECT_EQ(trim("人才\r\n补贴\u2028办\n"), "人才补贴办");
    EXPECT_EQ(trim(" \u3000\u200b "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("plain"), "plain");
    EXPECT_EQ(trim("a\u200bb"), "a\u200bb") << "invisible characters inside are another function's business";
}

TEST(Spaces, remove_spaces_and_remove_invisible) {
    EXPECT_EQ(remove_spaces("3306\u00a03019\u20059912\u200b31 0011\u3000"), "330630199912310011");
    EXPECT_EQ(remove_invisible("a\u200b b\u202ec\x01\u00ad"), "a bc");
    EXPECT_EQ(remove_invisible("葛\U000E0100城"), "葛\U000E0100城")
        << "a selector that chooses the form of a character stays";
}

TEST(Spaces, kinds_do_not_overlap) {
    for (char32_t c = 0; c < 0x30000; ++c) {
        EXPECT_FALSE(is_space(c) && is_invisible(c)) << static_cast<unsigned>(c);
        EXPECT_FALSE(is_han(c) && (is_space(c) || is_invisible(c))) << static_cast<unsigned>(c);
    }
    for (const char32_t c :
         {U'\t', U'\n', U' ', U'\u0085', U'\u00a0', U'\u1680', U'\u2003', U'\u202f', U'\u205f', U'\u3000'}) {
        EXPECT_TRUE(is_space(c)) << static_cast<unsigned>(c);
    }
    for (const char32_t c :
         {U'\x01', U'\x7f', U'\u00ad', U'\u200b', U'\u200d', U'\u200e', U'\u202e', U'\u2060', U'\ufeff', U'\ufe0f'}) {
        EXPECT_TRUE(is_invisible(c)) << static_cast<unsigned>(c);
    }
    for (const char32_t c : {U'〇', U'张', U'\u4dae', U'\U0002CB2D', U'\U00030000', U'\uFA0E'}) EXPECT_TRUE(is_han(c));
    for (const char32_t c : {U'a', U'。', U'·', U'あ', U'한', U'０'}) EXPECT_FALSE(is_han(c));
}

// Clean cells take a way of their own: every character beside ordinary text is cleaned as it is alone.
TEST(Spaces, every_character_is_found_inside_ordinary_text) {
    std::u32string all = U"\U0001BCA0\U0001BCA3\U0001BCA4\U0001D173\U0001D17A\U000E0000\U000E007F\U000E0100";
    for (char32_t c = 1; c < 0x30000; c += c < 0x10000 ? 1 : 97) {
        if (c < 0xD800 || c > 0xDFFF) all += c;
    }
    for (const char32_t c : all) {
        const std::u32string text{U'张', c, U'三'};
        const bool is_dropped = is_space(c) || is_invisible(c);
        ASSERT_EQ(remove_spaces(encode(text)), is_dropped ? "张三" : encode(text)) << static_cast<unsigned>(c);
        ASSERT_EQ(remove_invisible(encode(text)), is_invisible(c) ? "张三" : encode(text)) << static_cast<unsigned>(c);
        ASSERT_EQ(trim(encode(std::u32string{U'张', c})), is_dropped ? "张" : encode(text.substr(0, 2)))
            << static_cast<unsigned>(c);
        const bool is_wide = c == 0x3000 || (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0xFFE0 && c <= 0xFFE6);
        ASSERT_EQ(fold_width(encode(text)) == encode(text), !is_wide) << static_cast<unsigned>(c);
    }
}

TEST(Width, full_width_becomes_half_width) {
    EXPECT_EQ(fold_width("３３０６Ｘｘ（甲）＝＠～"), "3306Xx(甲)=@~");
    EXPECT_EQ(fold_width("张\u3000三￥￡"), "张 三¥£");
    EXPECT_EQ(fold_width("、。《》·\U0002CB2D"), "、。《》·\U0002CB2D");
}

TEST(Pinyin, first_letters_of_names) {
    EXPECT_EQ(pinyin_initials("张晓明"), "zxm");
    EXPECT_EQ(pinyin_initials(" 柯桥 纺织Ａ3厂·二 "), "kqfza3ce");
    EXPECT_EQ(pinyin_initials("阿依古丽·买买提"),
              "aygl"
              "mmt");
    EXPECT_EQ(pinyin_initials("John Smith-Lee"), "johnsmithlee");
    EXPECT_EQ(pinyin_initials("安俄欧"), "aeo");
    EXPECT_EQ(pinyin_initials("吕女略"), "lnl");
    EXPECT_EQ(pinyin_initials(""), "");
    EXPECT_EQ(pinyin_initials("※★"), "");
}

TEST(Pinyin, surnames_have_their_own_reading_at_the_start_only) {
    const std::vector<std::pair<std::string, std::string>> names = {
        {"单晓明", "sxm"},    {"曾晓明", "zxm"}, {"解晓明", "xxm"}, {"仇晓明", "qxm"},    {"区晓明", "oxm"},
        {"朴晓明", "pxm"},    {"盖晓明", "gxm"}, {"查晓明", "zxm"}, {"尉迟晓明", "ycxm"}, {"长孙晓明", "zsxm"},
        {"万俟晓明", "mqxm"}, {"单于明", "cym"}, {"澹台明", "ttm"}, {"万晓明", "wxm"},    {"长明", "cm"},
    };
    for (const auto& [name, initials] : names) EXPECT_EQ(pinyin_initials(name), initials) << name;
    EXPECT_EQ(pinyin_initials("王单"), "wd");
    EXPECT_EQ(pinyin_initials("王曾"), "wc");
    EXPECT_EQ(pinyin_initials("单"), "s");
}

TEST(Pinyin, rare_characters_outside_the_common_block_have_letters_too) {
    EXPECT_EQ(pinyin_initials("\u4dae"), "y");     // 䶮, extension A
    EXPECT_EQ(pinyin_initials("李\u36c3"), "lj");  // 㛃, extension A
    EXPECT_EQ(pinyin_initials("二〇一"), "ely");   // U+3007
}

TEST(Pinyin, is_quick_enough_for_a_county_from_several_threads) {
    const auto work = [] {
        for (int i = 0; i < 20'000; ++i) {
            if (pinyin_initials("欧阳\u36c3晓明").size() != 5) ADD_FAILURE();
        }
    };
    std::thread other(work);
    work();
    other.join();
}

TEST(Mask, public_shows_two_and_three) {
    EXPECT_EQ(mask_public("110105194912310029"), "11*************029");
    EXPECT_EQ(mask_public("33052119900101123X"), "33*************23X");
    EXPECT_EQ(mask_public("E12345678"), "E1****678");
    EXPECT_EQ(mask_public("12345678"), "********") << "fewer than four hidden could be tried out";
    EXPECT_EQ(mask_public("张三"), "**");
    EXPECT_EQ(mask_public(""), "");
}

TEST(Mask, internal_shows_four_and_four) {
    EXPECT_EQ(mask_internal("110105194912310029"), "1101**********0029");
    EXPECT_EQ(mask_internal("6299800000000000001"), "6299***********0001");
    EXPECT_EQ(mask_internal("123456789012"), "1234****9012");
    EXPECT_EQ(mask_internal("E12345678"), "E1****678") << "too short for 4+4, so the public form";
    EXPECT_EQ(mask_internal("1234"), "****");
}

TEST(Mask, phone) {
    EXPECT_EQ(mask_phone("13812341234"), "138****1234");
    EXPECT_EQ(mask_phone("8612345"), "*******");
}

TEST(Gb18030, reads_one_two_and_four_byte_forms) {
    EXPECT_EQ(from_gb18030("abc"), "abc");
    EXPECT_EQ(from_gb18030("\xD5\xC5,\xC8\xFD"), "张,三");
    EXPECT_EQ(from_gb18030("\x81\x30\x81\x30"), "\u0080");
    EXPECT_EQ(from_gb18030("\x82\x35\x8F\x33"), "\u9FA6");
    EXPECT_EQ(from_gb18030("\x95\x32\x82\x36"), "\U00020000");
    EXPECT_EQ(from_gb18030("\xE3\x32\x9A\x35"), "\U0010FFFF");
    EXPECT_EQ(from_gb18030("\xA2\xE3"), "\u20AC");
}

TEST(Gb18030, refuses_what_is_not_gb18030) {
    for (const char* bad : {"\xFF", "\xD5", "a\xD5", "\xD5\xFF", "\xD5\x7F", "\x81\x30", "\x81\x30\x81",
                            "\x81\x30\x81\x40", "\x81\x30\x7F\x30", "\xE3\x32\x9A\x36", "\xFE\x39\xFE\x39",
                            "\x84\x31\xA5\x30", "\xE5\xBC\xA0\xE4\xB8\x89\xE5\xFF"}) {
        EXPECT_FALSE(from_gb18030(bad)) << bad;
    }
    EXPECT_FALSE(from_gb18030("\xD5\n")) << "a line feed never belongs to a longer character";
}

TEST(Gb18030, every_scalar_value_goes_there_and_back) {
    std::u32string all;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c < 0xD800 || c > 0xDFFF) all += c;
    }
    const std::string utf8 = encode(all);
    const auto bytes = to_gb18030(utf8);
    ASSERT_TRUE(bytes);
    EXPECT_TRUE(from_gb18030(*bytes) == utf8);
    EXPECT_EQ(to_gb18030("张\U0002CB2D"), "\xD5\xC5\x99\x33\xA5\x39");
    EXPECT_FALSE(to_gb18030("\xD5\xC5"));
}

TEST(Formula, finds_what_a_spreadsheet_would_run) {
    for (const char* cell :
         {"=1+1", "+8613800000000", "-3", "@SUM(A1)", "  =1", "\t1", "\r1", "＝1", "\u200b=1", "\u3000＠a"}) {
        EXPECT_TRUE(looks_like_formula(cell)) << cell;
        EXPECT_EQ(escape_formula(cell), "'" + std::string(cell));
    }
    for (const char* cell : {"", "a=1", "1-2", "'=1", "张三", " 3", "—"}) {
        EXPECT_FALSE(looks_like_formula(cell)) << cell;
        EXPECT_EQ(escape_formula(cell), cell);
    }
}

}  // namespace
}  // namespace liucai::text
