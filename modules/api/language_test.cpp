#include "language.hpp"

#include <gtest/gtest.h>

namespace liucai::api {
namespace {

TEST(Language, the_user_gets_the_preferred_one_that_we_have) {
    EXPECT_EQ(negotiate(""), Language::zh);
    EXPECT_EQ(negotiate("zh-CN,zh;q=0.9,en;q=0.8"), Language::zh);
    EXPECT_EQ(negotiate("en-GB,en;q=0.9,zh;q=0.8"), Language::en);
    EXPECT_EQ(negotiate("fr, en;q=0.5, zh;q=0.4"), Language::en);
    EXPECT_EQ(negotiate("fr"), Language::zh);
    EXPECT_EQ(negotiate("en;q=0"), Language::zh);
    EXPECT_EQ(negotiate(",;q=,q"), Language::zh);
}

TEST(Language, a_refusal_is_told_in_both_with_its_values) {
    const auto error = base::Error{"run_not_decided", "this run has no result yet", "wait"}.at("query run");
    EXPECT_EQ(localise(error, Language::zh).text("message"), "这次测算还没有结果。");
    EXPECT_EQ(localise(error, Language::en).text("message"), "This run has no result yet.");
    EXPECT_EQ(localise(error, Language::en).text("where"), "query run");
    const auto invalid = base::Error{"request_invalid", "m", "h"}
                             .with("place", "query limit")
                             .with("expected", "a whole number")
                             .with("expected.zh", "整数");
    EXPECT_EQ(localise(invalid, Language::zh).text("message"), "query limit 应为:整数。");
    EXPECT_EQ(localise(invalid, Language::en).text("message"), "query limit should be a whole number.");
}

TEST(Language, a_missing_value_or_page_leaves_the_own_sentence) {
    EXPECT_EQ(localise(base::Error{"pack_unknown", "own sentence", "own hint"}, Language::zh).text("message"),
              "own sentence");
    EXPECT_EQ(localise(base::Error{"never_written", "own sentence", "own hint"}, Language::zh).text("hint"),
              "own hint");
}

TEST(Language, every_page_says_the_same_in_both) {
    EXPECT_GT(error_codes().size(), 30U);
    for (const std::string_view name : error_codes()) {
        const ErrorPage* page = error_page(name);
        ASSERT_NE(page, nullptr) << name;
        EXPECT_FALSE(page->zh.empty() || page->en.empty()) << name;
        EXPECT_EQ(page->zh_hint.empty(), page->en_hint.empty()) << name;
        EXPECT_FALSE(page->text.empty()) << name;
    }
}

}  // namespace
}  // namespace liucai::api
