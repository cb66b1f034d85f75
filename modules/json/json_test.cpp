#include <gtest/gtest.h>

#include <liucai/json/json.hpp>
#include <random>

namespace liucai::json {
namespace {

std::string round_trip(std::string_view text) {
    const auto parsed = parse(text);
    return parsed ? write(parsed.value()) : "refused " + parsed.error().code + " " + parsed.error().where;
}

TEST(Json, is_built_from_plain_values_and_written_in_order) {
    const Json value(Object{{"b", 1}, {"a", Array{true, nullptr, "x", std::size_t{18446744073709551615U}}}});
    EXPECT_EQ(write(value), R"({"b":1,"a":[true,null,"x",18446744073709551615]})");
    EXPECT_EQ(write(Json(std::int64_t{-9223372036854775807 - 1})), "-9223372036854775808");
}

TEST(Json, finds_members_and_answers_for_those_that_are_missing) {
    const Json value = parse(R"({"name":"张","n":1})").value();
    ASSERT_NE(value.find("n"), nullptr);
    EXPECT_EQ(value.find("n")->number()->digits, "1");
    EXPECT_EQ(value.text("name"), "张");
    EXPECT_EQ(value.text("n"), "");
    EXPECT_EQ(value.find("zz"), nullptr);
    EXPECT_EQ(Json(Array{}).find("n"), nullptr);
}

TEST(Json, keeps_every_digit_of_a_number) {
    for (const char* digits : {"0", "-0", "1.10", "12345678901234567890123456789012345.678900", "1e999", "-1E+05",
                               "1e-400", "0.1000000000000000055511151231257827"}) {
        EXPECT_EQ(round_trip(digits), digits);
        EXPECT_EQ(round_trip("[" + std::string(digits) + "]"), "[" + std::string(digits) + "]");
    }
}

TEST(Json, reads_scalars_and_white_space_around_them) {
    EXPECT_EQ(round_trip(" \t\r\n \"a\" \n"), "\"a\"");
    EXPECT_EQ(round_trip("true"), "true");
    EXPECT_EQ(round_trip(" null "), "null");
    EXPECT_EQ(round_trip("[ ]"), "[]");
    EXPECT_EQ(round_trip("{ }"), "{}");
    EXPECT_EQ(round_trip("[1 , [2,{\"a\" : [ ] }] ]"), "[1,[2,{\"a\":[]}]]");
}

TEST(Json, strings_are_unescaped_and_escaped_again) {
    EXPECT_EQ(*parse(R"("A\n\"\\\/\u4e00\ud840\udc00")").value().string(), "A\n\"\\/一𠀀");
    EXPECT_EQ(write(Json(std::string("\x01\x1f\b\f\t\"\\\x7f𠀀", 12))), "\"\\u0001\\u001f\\b\\f\\t\\\"\\\\\x7f𠀀\"");
    EXPECT_EQ(*parse("\"a\\u0000b\"").value().string(), std::string("a\0b", 3));
    EXPECT_EQ(write(Json(std::string("a\0b", 3))), "\"a\\u0000b\"");
}

TEST(Json, pretty_has_two_spaces_a_level) {
    EXPECT_EQ(write_pretty(parse(R"({"a":[1,{}],"b":{"c":[]}})").value()),
              "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": []\n  }\n}");
}

TEST(Json, refuses_what_is_not_json_and_says_where) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "refused json_empty offset 0"},
        {" \n ", "refused json_empty offset 0"},
        {"01", "refused json_malformed offset 0"},
        {"[1, 02]", "refused json_malformed offset 4"},
        {"[1, +2]", "refused json_malformed offset 4"},
        {"[1, 2.]", "refused json_malformed offset 4"},
        {"[.5]", "refused json_malformed offset 1"},
        {"[1e]", "refused json_malformed offset 1"},
        {"[-]", "refused json_malformed offset 1"},
        {"[NaN]", "refused json_malformed offset 1"},
        {"[Infinity]", "refused json_malformed offset 1"},
        {"[tru]", "refused json_malformed offset 1"},
        {"[truex]", "refused json_malformed offset 1"},
        {"[nul]", "refused json_malformed offset 1"},
        {"['a']", "refused json_malformed offset 1"},
        {R"(["\x"])", "refused json_malformed offset 1"},
        {R"(["\ud800"])", "refused json_malformed offset 1"},
        {"1 2", "refused json_malformed offset 2"},
        {"1,2", "refused json_trailing_text offset 2"},
        {"{} {}", "refused json_malformed offset 3"},
        {"1]", "refused json_trailing_text offset 2"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(round_trip(text), expected) << text;
}

TEST(Json, refuses_every_unfinished_or_broken_structure) {
    for (const char* text : {"[",
                             "]",
                             "{",
                             "}",
                             "[1",
                             "1][",
                             "[1]]",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "[1,,2]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,}",
                             "{\"a\" 1}",
                             "{a:1}",
                             "{1:1}",
                             "{\"a\":1",
                             "{\"a\":[1}",
                             "[{\"a\":1]",
                             "\"a",
                             "\"a\"b",
                             "\"a\" \"b\"",
                             "[\"\t\"]",
                             "[\"\n\"]",
                             "\xEF\xBB\xBF[1]",
                             "[1]//x",
                             ":",
                             ",",
                             "[:]",
                             "{\"a\":1 \"b\":2}",
                             "{\"a\":1,\"b\"}",
                             "[1}",
                             "{]"}) {
        const auto parsed = parse(text);
        EXPECT_FALSE(parsed) << text << " was read as " << write(parsed.value());
    }
    EXPECT_FALSE(parse(std::string_view("\0", 1)));
    EXPECT_FALSE(parse(std::string_view("[1]\0", 4)));
    EXPECT_FALSE(parse(std::string_view("[1\0]", 4)));
}

TEST(Json, refuses_a_name_that_comes_twice_even_in_disguise) {
    EXPECT_EQ(round_trip(R"({"a":1,"b":2,"a":3})"), "refused json_duplicate_name offset 17");
    EXPECT_EQ(round_trip(R"({"a":1,"\u0061":3})"), "refused json_duplicate_name offset 16");
    EXPECT_EQ(round_trip(R"({"a":1,"b":{"a":1}})"), R"({"a":1,"b":{"a":1}})");
    EXPECT_EQ(parse(R"({"k":1,"k":2})").error().args.back(), (std::pair<std::string, std::string>("name", "k")));
}

TEST(Json, refuses_a_name_that_comes_twice_among_many) {
    std::string many = "{";
    for (int i = 0; i < 500; ++i) many += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    EXPECT_TRUE(parse(many + "\"k500\":1}"));
    const auto twice = parse(many + "\"k250\":1}");
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, "json_duplicate_name");
    EXPECT_EQ(twice.error().where, "offset " + std::to_string(many.size() + 7));
}

TEST(Json, refuses_bad_utf8_at_its_byte) {
    EXPECT_EQ(round_trip("[\"\xC0\xAF\"]"), "refused json_bad_utf8 offset 2");
    EXPECT_EQ(round_trip("[\"一\xED\xA0\x80\"]"), "refused json_bad_utf8 offset 5");
    EXPECT_EQ(round_trip("\"\xD5\xC5\""), "refused json_bad_utf8 offset 1");  // 张 in GB18030
    EXPECT_EQ(round_trip("[\"\xF4\x90\x80\x80\"]"), "refused json_bad_utf8 offset 2");
}

TEST(Json, depth_is_limited_to_200) {
    const std::string open(200, '[');
    const std::string close(200, ']');
    EXPECT_EQ(round_trip(open + close), open + close);
    EXPECT_EQ(round_trip("[" + open + close + "]"), "refused json_too_deep offset 200");
    EXPECT_EQ(parse(std::string(1'000'000, '[')).error().code, "json_too_deep");
    EXPECT_FALSE(parse(std::string(100'000, '[') + std::string(100'000, ']')));
    std::string objects;
    for (int i = 0; i < 201; ++i) objects += "{\"a\":";
    EXPECT_EQ(parse(objects + "1" + std::string(201, '}')).error().code, "json_too_deep");
}

Json random_json(std::mt19937& random, int depth) {
    switch (random() % (depth > 4 ? 4 : 6)) {
        case 0:
            return {};
        case 1:
            return random() % 2 == 0;
        case 2:
            return NumberText{std::to_string(random()) + "." + std::to_string(random()) + "e" +
                              std::to_string(random())};
        case 3: {
            std::string text;
            for (auto n = random() % 6; n > 0; --n) text += static_cast<char>(random() % 128);
            return text + "柯桥𠀀";
        }
        case 4: {
            Array items;
            for (auto n = random() % 5; n > 0; --n) items.push_back(random_json(random, depth + 1));
            return items;
        }
        default: {
            Object members;
            for (auto n = random() % 5; n > 0; --n)
                members.emplace_back("k" + std::to_string(n) + "\"", random_json(random, depth + 1));
            return members;
        }
    }
}

TEST(Json, what_was_written_is_read_back_the_same) {
    const unsigned seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const Json value = random_json(random, 0);
        const auto compact = parse(write(value));
        ASSERT_TRUE(compact) << write(value) << compact.error().where;
        EXPECT_EQ(compact.value(), value);
        EXPECT_EQ(parse(write_pretty(value)).value(), value);
    }
}

TEST(Json, cutting_a_text_anywhere_is_refused) {
    const std::string whole = R"({"a":[1,2,{"b":"c\n一"}],"d":{"e":null,"f":true,"g":-1.5e3}})";
    ASSERT_TRUE(parse(whole));
    for (std::size_t cut = 0; cut < whole.size(); ++cut) EXPECT_FALSE(parse(whole.substr(0, cut))) << cut;
}

}  // namespace
}  // namespace liucai::json
