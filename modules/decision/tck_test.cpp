// The public conformance kit, when it lies beside the project: what passed once keeps passing.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <liucai/decision/tck.hpp>
#include <set>

namespace liucai::decision::tck {
namespace {

const std::string kKit = LIUCAI_SOURCE_DIR "/../shared/conformance/dmn-tck/TestCases";
const std::string kList = LIUCAI_SOURCE_DIR "/conformance/dmn-tck-passed.txt";

TEST(ConformanceKit, WhatPassedOnceKeepsPassing) {
    if (!std::filesystem::is_directory(kKit)) {
        GTEST_SKIP() << "the conformance kit is not at " << kKit;
    }
    std::set<std::string> listed;
    std::ifstream file(kList);
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') {
            listed.insert(line);
        }
    }
    ASSERT_FALSE(listed.empty()) << kList << " names no case";
    std::set<std::string> passed;
    std::set<std::string> present;
    const auto count = run(kKit, {.is_strict = true}, [&](const CaseResult& one) {
        const std::string name = one.folder + "," + one.file + "," + one.id;
        present.insert(name);
        if (one.verdict == Verdict::success) {
            passed.insert(name);
        } else if (listed.contains(name)) {
            ADD_FAILURE() << name << ": " << one.detail;
        }
    });
    ASSERT_TRUE(count);
    for (const std::string& name : listed) {
        EXPECT_TRUE(present.contains(name)) << name << " is listed and was not run";
    }
    // The list only grows: LIUCAI_REBASELINE=1 adds what passes now.
    if (std::getenv("LIUCAI_REBASELINE") != nullptr) {
        passed.insert(listed.begin(), listed.end());
        std::ofstream out(kList);
        out << "# Cases of the public DMN conformance kit that pass in strict mode. The list only grows.\n"
            << "# level/folder,test file,case\n";
        for (const std::string& name : passed) {
            out << name << "\n";
        }
        return;
    }
    for (const std::string& name : passed) {
        EXPECT_TRUE(listed.contains(name)) << name << " passes now: add it with LIUCAI_REBASELINE=1";
    }
}

// Models and cases of our own in the kit's format: they need nothing from outside, and all of them pass.
TEST(OwnCases, AllPassInStrictMode) {
    constexpr std::size_t kCasesMin = 390;
    std::size_t passed = 0;
    const auto count = run(LIUCAI_SOURCE_DIR "/conformance/own", {.is_strict = true}, [&](const CaseResult& one) {
        EXPECT_EQ(one.verdict, Verdict::success) << csv_line(one);
        passed += one.verdict == Verdict::success ? 1U : 0U;
    });
    ASSERT_TRUE(count);
    EXPECT_EQ(passed, count.value());
    EXPECT_GE(count.value(), kCasesMin) << "the list only grows";
}

TEST(ConformanceKit, QuotesDetailsForCsv) {
    EXPECT_EQ(
        csv_line({.folder = "l/f", .file = "t.xml", .id = "1", .verdict = Verdict::error, .detail = "a \"b\", c"}),
        "l/f,t.xml,1,ERROR,\"a \"\"b\"\", c\"");
}

TEST(ConformanceKit, RefusesAFolderThatIsNotThere) {
    const auto result = run("/nowhere/at/all", {}, [](const CaseResult&) {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "no_such_folder");
}

// A story of the runner itself: the comparison is strict, and an expected error needs a diagnostic.
class KitFolder : public testing::Test {
protected:
    void SetUp() override {
        folder_ = testing::TempDir() + "kit/level/0001-own";
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ + "/own.dmn") << R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
            namespace="urn:own" name="own">
            <decision name="third" id="a"><variable name="third"/><literalExpression><text>1/3</text></literalExpression></decision>
            <decision name="half" id="b"><variable name="half"/><literalExpression><text>0.5</text></literalExpression></decision>
            <decision name="nothing" id="c"><variable name="nothing"/><literalExpression><text>null</text></literalExpression></decision>
            </definitions>)";
    }
    std::string run_one(const std::string& result_node, bool is_strict) {
        std::ofstream(folder_ + "/own-test-01.xml")
            << R"(<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>own.dmn</modelName><testCase id="1">)"
            << result_node << "</testCase></testCases>";
        std::string line;
        EXPECT_TRUE(run(testing::TempDir() + "kit", {.is_strict = is_strict},
                        [&](const CaseResult& one) { line = csv_line(one); }));
        return line;
    }
    static std::string number(const std::string& decision, const std::string& text) {
        return "<resultNode name=\"" + decision + "\"><expected><value xsi:type=\"xsd:decimal\">" + text +
               "</value></expected></resultNode>";
    }
    std::string folder_;
};

TEST_F(KitFolder, AnEndlessResultIsRightWhenItsPrintedDigitsAre) {
    const std::string good = "level/0001-own,own-test-01.xml,1,SUCCESS,";
    EXPECT_EQ(run_one(number("third", "0.3333"), true), good);
    EXPECT_NE(run_one(number("third", "0.3335"), true), good);
    EXPECT_EQ(run_one(number("half", "0.50"), true), good);
}

TEST_F(KitFolder, StrictHasNoTolerance) {
    EXPECT_NE(run_one(number("half", "0.500000001"), true).find("ERROR"), std::string::npos);
    EXPECT_NE(run_one(number("half", "0.500000001"), false).find("SUCCESS"), std::string::npos);
}

TEST_F(KitFolder, AnExpectedErrorNeedsADiagnostic) {
    const std::string node =
        R"(<resultNode name="nothing" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode>)";
    EXPECT_NE(run_one(node, true).find("without a diagnostic"), std::string::npos);
    EXPECT_NE(run_one(node, false).find("SUCCESS"), std::string::npos);
}

TEST_F(KitFolder, ACaseWithoutExpectationIsIgnored) { EXPECT_NE(run_one("", true).find("IGNORED"), std::string::npos); }

}  // namespace
}  // namespace liucai::decision::tck
