#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "draft.hpp"

namespace liucai::roster {

/// How a file likes to write. A repair that most cells of a column need (every date is 2023.6.18), or a word that comes
/// again and again (大专 for 专科), is a habit: repaired everywhere, told once for the file. What is left is worth a
/// person's eye.
class Habits {
public:
    /// One repair seen in a sample of the file.
    void add(const Note& note, const tabular::Cell* cell);
    /// `filled[i]` cells of field i were in the sample.
    void settle(const std::array<std::size_t, kFieldCount>& filled);
    bool covers(const Note& note, const tabular::Cell* cell) const;
    /// Field and code of each, for the file's own findings.
    const std::vector<std::pair<Field, std::string_view>>& list() const { return list_; }

private:
    std::array<std::vector<std::pair<std::string_view, std::size_t>>, kFieldCount> counts_;
    std::array<std::unordered_map<std::string, std::size_t>, kFieldCount> words_;
    std::array<std::vector<std::string_view>, kFieldCount> usual_codes_;
    std::array<std::unordered_set<std::string>, kFieldCount> usual_words_;
    std::vector<std::pair<Field, std::string_view>> list_;
};

}  // namespace liucai::roster
