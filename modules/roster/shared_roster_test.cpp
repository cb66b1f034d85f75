// The two messy workbooks and the clean ones against their answer keys, line by line. They do not belong to the
// project; where they are absent, that is said.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <liucai/calendar/calendar.hpp>
#include <liucai/roster/roster.hpp>
#include <map>
#include <set>
#include <sstream>

namespace liucai::roster {
namespace {

const std::string kData = LIUCAI_SOURCE_DIR "/../shared/data/";

bool is_absent(const std::string& file) { return !std::filesystem::exists(kData + file); }

std::vector<std::vector<std::string>> read_csv(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                row.back().push_back('"');
                ++i;
            } else if (c == '"') {
                is_quoted = false;
            } else {
                row.back().push_back(c);
            }
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',') {
            row.emplace_back();
        } else if (c == '\n') {
            rows.push_back(row);
            row.assign(1, "");
        } else if (c != '\r') {
            row.back().push_back(c);
        }
    }
    return rows;
}

Options day_of_the_key() {
    Options options;
    options.day_of_import = *calendar::parse_day("2026-11-01");
    return options;
}

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

void expect_as_keyed(const std::string& workbook) {
    const auto expected = read_csv(kData + "messy-shared.expected.csv");
    std::map<std::uint32_t, std::vector<std::string>> by_row;
    for (std::size_t i = 1; i < expected.size(); ++i) {
        by_row[static_cast<std::uint32_t>(std::stoul(expected[i][0]))] = expected[i];
    }
    std::size_t equal = 0;
    const auto summary = read_roster(kData + workbook, day_of_the_key(), [&](const Line& line) {
        const auto found = by_row.find(line.row);
        ASSERT_NE(found, by_row.end()) << "row " << line.row << " is not in the key";
        const auto& key = found->second;
        bool is_equal = key[1] == to_text(line.outcome);
        EXPECT_EQ(key[1], to_text(line.outcome)) << "row " << line.row;
        for (std::size_t i = 0; i < kFieldCount; ++i) {
            EXPECT_EQ(key[2 + i], line.values[i]) << "row " << line.row << " " << to_text(static_cast<Field>(i));
            is_equal = is_equal && key[2 + i] == line.values[i];
        }
        std::set<std::string> codes;
        for (const Finding& finding : line.findings) {
            codes.insert(finding.code);
        }
        EXPECT_EQ(words_of(key.back()), codes) << "row " << line.row;
        equal += is_equal && words_of(key.back()) == codes ? 1U : 0U;
        by_row.erase(found);
    });
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_TRUE(by_row.empty()) << by_row.size() << " lines of the key were not handed over, first "
                                << by_row.begin()->first;
    EXPECT_EQ(equal, expected.size() - 1);

    const auto headers = read_csv(kData + "messy-shared.headers.csv");
    ASSERT_EQ(summary.value().columns.size() + 1, headers.size());
    for (std::size_t i = 1; i < headers.size(); ++i) {
        const ColumnGuess& column = summary.value().columns[i - 1];
        EXPECT_EQ(column.column, headers[i][0]);
        EXPECT_EQ(column.field ? to_text(*column.field) : "", headers[i][2]) << headers[i][1];
    }
    std::size_t hidden_warnings = 0;
    for (const Finding& finding : summary.value().file_findings) {
        hidden_warnings += finding.code == "column.hidden" ? 1U : 0U;
    }
    EXPECT_EQ(hidden_warnings, 1U) << "one warning for the file";
}

TEST(SharedRoster, EveryLineOfTheMessyWorkbookEndsAsTheKeySays) {
    if (is_absent("messy-shared.xlsx")) {
        GTEST_SKIP() << "the shared workbooks are not here";
    }
    expect_as_keyed("messy-shared.xlsx");
}

TEST(SharedRoster, TheSecondProducersTwinEndsTheSame) {
    if (is_absent("messy-shared-exceljs.xlsx")) {
        GTEST_SKIP() << "the shared workbooks are not here";
    }
    expect_as_keyed("messy-shared-exceljs.xlsx");
}

TEST(SharedRoster, CleanFilesImportEverybody) {
    if (is_absent("clean-10k.xlsx")) {
        GTEST_SKIP() << "the shared workbooks are not here";
    }
    for (const auto& [file, count] : {std::pair{"clean-10k.xlsx", 10000U}, std::pair{"gbk.csv", 1000U}}) {
        std::map<std::string, std::size_t> codes;
        const auto summary = read_roster(kData + file, day_of_the_key(), [&](const Line& line) {
            for (const Finding& finding : line.findings) {
                ++codes[finding.code];
            }
        });
        ASSERT_TRUE(summary) << summary.error().message;
        EXPECT_EQ(summary.value().imported_count, count);
        EXPECT_EQ(summary.value().rejected_count, 0U);
        EXPECT_EQ(summary.value().skipped_count, 0U);
        // Valid rows with planted signs: shared cards, schools whose tier the list contradicts, a remark with a space.
        for (const auto& [code, times] : codes) {
            EXPECT_TRUE(code == "card.shared" || code == "school.tier_conflict" || code == "char.space_trail")
                << code << " " << times;
        }
    }
}

}  // namespace
}  // namespace liucai::roster
