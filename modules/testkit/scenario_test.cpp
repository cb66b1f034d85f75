#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <liucai/testkit/scenario.hpp>

namespace {

using liucai::testkit::Step;

std::string write_story(const std::string& text) {
    const std::string path = testing::TempDir() + "story.scn";
    std::ofstream(path) << text;
    return path;
}

TEST(Scenario, ReadsVerbWordsFieldsInputAndExpectedText) {
    const auto steps = liucai::testkit::read_scenario(
        write_story("# about: a story\n\npost p1 amount=1.00\nmore\n----\ncreated\nsecond line\n\nask\n----\nno\n"));
    ASSERT_TRUE(steps);
    ASSERT_EQ(steps.value().size(), 2U);
    const Step& first = steps.value()[0];
    EXPECT_EQ(first.verb, "post");
    EXPECT_EQ(first.words, std::vector<std::string>{"p1"});
    EXPECT_EQ(first.fields.at("amount"), "1.00");
    EXPECT_EQ(first.body, "more\n");
    EXPECT_EQ(first.expected, "created\nsecond line\n");
    EXPECT_EQ(first.line, 3U);
}

TEST(Scenario, ReportsADifferenceWithItsLine) {
    const auto path = write_story("say hello\n----\nhello\n\nsay bye\n----\nhello\n");
    const auto report = liucai::testkit::run_scenario(path, [](const Step& step) { return step.rest + "\n"; });
    EXPECT_NE(report.find(":5: say bye"), std::string::npos) << report;
    EXPECT_EQ(report.find(":1:"), std::string::npos) << report;
}

TEST(Scenario, AStepWithoutExpectedTextIsAnError) {
    EXPECT_FALSE(liucai::testkit::read_scenario(write_story("say hello\n")));
}

}  // namespace
