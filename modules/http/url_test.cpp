#include <gtest/gtest.h>
#include <liucai/http/url.hpp>

namespace liucai::http {
namespace {

TEST(Url, decodes_escapes) {
    EXPECT_EQ(percent_decode("a%20b+c", false), "a b+c");
    EXPECT_EQ(percent_decode("a%20b+c", true), "a b c");
    EXPECT_EQ(percent_decode("%E5%BC%A0", false), "张");
    EXPECT_EQ(percent_decode("%F0%AC%B8%98", false), "𬸘");
}

TEST(Url, refuses_broken_escapes_nul_and_bytes_that_are_not_text) {
    for (const std::string_view text :
         {"%", "%4", "%4g", "a%00b", "%ff", "%c0%80", "%ed%a0%80", "%f5%80%80%80", "%e5%bc"}) {
        EXPECT_FALSE(percent_decode(text, false)) << text;
    }
}

TEST(Url, reads_a_query_as_browsers_write_it) {
    const auto query = parse_query("a=1&b=import%2Bwarn&&c&d=x+y&a=2");
    ASSERT_TRUE(query);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"a", "1"}, {"b", "import+warn"}, {"c", ""}, {"d", "x y"}, {"a", "2"}};
    EXPECT_EQ(*query, expected);
    EXPECT_FALSE(parse_query("a=%"));
    EXPECT_TRUE(parse_query("")->empty());
}

TEST(Url, names_downloads_in_any_letters) {
    EXPECT_EQ(attachment("结果 1.xlsx"),
              "attachment; filename=\"_______1.xlsx\"; filename*=UTF-8''%E7%BB%93%E6%9E%9C%201.xlsx");
    EXPECT_EQ(attachment("a\"\r\n.xlsx").find('\n'), std::string::npos);
}

}  // namespace
}  // namespace liucai::http
