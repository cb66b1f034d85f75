#include <gtest/gtest.h>

#include "test_workbook.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::testing;

namespace {

std::string shared_file(const std::string& name) { return LIUCAI_SOURCE_DIR "/../shared/data/" + name; }

}  // namespace

#define NEED_SHARED(name)                                                                   \
    if (!std::filesystem::exists(shared_file(name))) {                                      \
        GTEST_SKIP() << "the test workbook " << name << " does not lie beside the project"; \
    }

TEST(SharedData, clean_workbook_has_ten_thousand_people) {
    NEED_SHARED("clean-10k.xlsx");
    auto workbook = Workbook::open(shared_file("clean-10k.xlsx"));
    ASSERT_TRUE(workbook);
    std::uint32_t rows = 0, last = 0, dates = 0;
    ASSERT_TRUE(workbook.value()->read(0, [&](const Row& row) {
        ++rows;
        last = row.number;
        for (const auto& cell : row.cells) {
            dates += cell.type == CellType::date ? 1 : 0;
        }
        return true;
    }));
    EXPECT_EQ(rows, 10'003U);
    EXPECT_EQ(last, 10'003U);
    EXPECT_GT(dates, 20'000U);
    EXPECT_EQ(workbook.value()->sheets().front().name, "花名册");
}

TEST(SharedData, gb18030_file_is_read_with_characters_outside_gbk) {
    NEED_SHARED("gbk.csv");
    auto workbook = Workbook::open(shared_file("gbk.csv"));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook.value()->format(), "csv gb18030");
    std::uint32_t rows = 0;
    bool has_rare_name = false;
    ASSERT_TRUE(workbook.value()->read(0, [&](const Row& row) {
        ++rows;
        for (const auto& cell : row.cells) {
            has_rare_name = has_rare_name || cell.text.find("𬭎") != std::string::npos;
        }
        return true;
    }));
    EXPECT_EQ(rows, 1'001U);
    EXPECT_TRUE(has_rare_name);
}
