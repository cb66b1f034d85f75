#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liucai::roster {

/// One line of a word file in data/: two columns, and words by |.
struct WordList {
    std::string_view first;
    std::string_view second;
    std::vector<std::string_view> words;
};
void for_each_list(std::string_view file, const std::function<void(const WordList&)>& on_list);

/// Squeezed word -> canonical value.
using SynonymTable = std::unordered_map<std::string, std::string_view>;
/// The lists of data/synonyms.csv for one field; the canonical values stand for themselves.
SynonymTable synonyms_of(std::string_view field);

}  // namespace liucai::roster
