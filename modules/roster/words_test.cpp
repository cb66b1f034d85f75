#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <liucai/roster/roster.hpp>
#include <regex>
#include <set>

#include "words_of_findings.hpp"

namespace liucai::roster {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Keys of the language files that are codes of findings.
std::set<std::string> codes_with_words(std::string_view language) {
    std::set<std::string> out;
    for (const std::string& key : word_keys(language)) {
        if (!key.starts_with("field.") && !key.starts_with("report.") && !key.starts_with("outcome.")) {
            out.insert(key);
        }
    }
    return out;
}

/// Codes as the sources write them: "family.word" in quotes, where the family has words.
std::set<std::string> codes_in_sources() {
    std::set<std::string> families;
    for (const std::string& code : codes_with_words("en")) {
        families.insert(code.substr(0, code.find('.')));
    }
    std::set<std::string> out;
    const std::regex quoted("\"([a-z]+)\\.([a-z][a-z0-9_]*)\"");
    for (const auto& entry : std::filesystem::directory_iterator(LIUCAI_MODULE_DIR)) {
        const std::string name = entry.path().filename();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp") || name.ends_with("_fuzz.cpp")) {
            continue;
        }
        const std::string text = read_file(entry.path());
        for (auto found = std::sregex_iterator(text.begin(), text.end(), quoted); found != std::sregex_iterator();
             ++found) {
            if (families.contains((*found)[1])) {
                out.insert((*found)[1].str() + "." + (*found)[2].str());
            }
        }
    }
    return out;
}

TEST(WordsOfFindings, EveryCodeHasASentenceInBothLanguagesAndNoSentenceIsIdle) {
    EXPECT_EQ(word_keys("zh-CN"), word_keys("en"));
    EXPECT_EQ(codes_in_sources(), codes_with_words("en"));
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const std::string key = "field." + std::string(to_text(static_cast<Field>(i)));
        EXPECT_FALSE(words_for(key, "zh-CN").empty()) << key;
        EXPECT_FALSE(words_for(key, "en").empty()) << key;
    }
}

TEST(WordsOfFindings, ThePageListsEveryCodeWithItsSentences) {
    const std::string page = read_file(LIUCAI_SOURCE_DIR "/docs/roster.md");
    const auto codes = codes_with_words("en");
    for (const std::string& code : codes) {
        const std::string line = "| `" + code + "` | " + std::string(words_for(code, "en")) + " | " +
                                 std::string(words_for(code, "zh-CN")) + " |\n";
        EXPECT_NE(page.find(line), std::string::npos) << "docs/roster.md should have the line:\n" << line;
    }
    const std::regex listed("\n\\| `([a-z]+\\.[a-z0-9_]+)` \\|");
    for (auto found = std::sregex_iterator(page.begin(), page.end(), listed); found != std::sregex_iterator();
         ++found) {
        if ((*found)[1].str().ends_with(".csv") || (*found)[1].str().ends_with(".xlsx")) {
            continue;
        }
        EXPECT_TRUE(codes.contains((*found)[1])) << (*found)[1] << " is on the page and nowhere else";
    }
}

TEST(WordsOfFindings, ASentenceNamesTheFieldAndWhatStoodThere) {
    const Finding finding{"id.checksum", Action::reject, Field::idNo, "330602199001011234"};
    EXPECT_EQ(explain(finding, "zh-CN"), "证件号码“330602199001011234”：证件号码校验位不对");
    EXPECT_EQ(explain(finding, "en"),
              "ID number \"330602199001011234\": The check character of the identity number does not fit");
    EXPECT_EQ(explain({"row.hidden", Action::warn, std::nullopt, ""}, "en"),
              "The line is hidden; it was imported all the same");
    // A cell that looks like one of our own placeholders changes nothing.
    EXPECT_EQ(explain({"name.several", Action::reject, Field::name, "{sentence}{field}"}, "en"),
              "name \"{sentence}{field}\": Several people stand in one cell; give each a line");
}

}  // namespace
}  // namespace liucai::roster
