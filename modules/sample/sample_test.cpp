#include <gtest/gtest.h>
#include <unistd.h>
#include <liucai/codes/codes.hpp>
#include <liucai/sample/sample.hpp>
#include <liucai/tabular/workbook.hpp>

#include <filesystem>
#include <map>

namespace liucai::sample {
namespace {

namespace fs = std::filesystem;

class SampleTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "liucai-sample-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override { fs::remove_all(folder_); }

    using Table = std::vector<std::map<std::uint32_t, std::string>>;
    Table read(const std::string& name) const {
        Table out;
        auto workbook = tabular::Workbook::open(folder_ + "/" + name);
        EXPECT_TRUE(workbook) << workbook.error().message;
        const auto status = workbook.value()->read(0, [&out](const tabular::Row& row) {
            auto& line = out.emplace_back();
            for (const tabular::Cell& cell : row.cells) {
                line[cell.column] = cell.text;
            }
            return true;
        });
        EXPECT_TRUE(status);
        return out;
    }
    Options options(std::uint32_t people, std::uint32_t seed) const {
        return {people, seed, calendar::parse_day("2026-11-01").value()};
    }
    std::string path(const std::string& name) const { return folder_ + "/" + name; }

    std::string folder_;
};

TEST_F(SampleTest, the_same_seed_gives_the_same_people) {
    ASSERT_TRUE(write_roster(path("a.xlsx"), options(50, 7)));
    ASSERT_TRUE(write_roster(path("b.xlsx"), options(50, 7)));
    ASSERT_TRUE(write_roster(path("c.xlsx"), options(50, 8)));
    EXPECT_EQ(read("a.xlsx"), read("b.xlsx"));
    EXPECT_NE(read("a.xlsx"), read("c.xlsx"));
}

TEST_F(SampleTest, most_lines_are_sound_and_some_are_not) {
    ASSERT_TRUE(write_roster(path("a.xlsx"), options(300, 1)));
    const Table table = read("a.xlsx");
    ASSERT_EQ(table.size(), 304U);  // title, note, header, 300 people, totals
    std::size_t sound_count = 0;
    for (std::size_t i = 3; i < 303; ++i) {
        auto line = table[i];
        const auto id = codes::parse_id(line[3]);
        sound_count += id.fault == codes::IdFault::none && id.is_region_known ? 1U : 0U;
        EXPECT_TRUE(codes::check_credit_code(line[12]).computes) << line[12];
        EXPECT_TRUE(codes::luhn_holds(line[24])) << line[24];
        EXPECT_TRUE(line[4].starts_with("154"));
    }
    EXPECT_GE(sound_count, 285U);
    EXPECT_LT(sound_count, 300U);
}

TEST_F(SampleTest, the_template_has_the_headers_and_no_people) {
    ASSERT_TRUE(write_template(path("zh.xlsx"), "zh-CN"));
    ASSERT_TRUE(write_template(path("en.xlsx"), "en"));
    Table zh = read("zh.xlsx");
    ASSERT_EQ(zh.size(), 3U);
    EXPECT_EQ(zh[2][3], "证件号码");
    EXPECT_EQ(zh[2].size(), 26U);
    EXPECT_EQ(read("en.xlsx")[2][3], "证件号码 (Identity number)");
}

}  // namespace
}  // namespace liucai::sample
