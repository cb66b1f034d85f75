#pragma once

#include <cstdint>
#include <liucai/tabular/workbook.hpp>
#include <string_view>
#include <vector>

#include "draft.hpp"

namespace liucai::roster {

/// What the first pass keeps of a person's line: hashes, no text. 0 is "not there, or not usable".
struct LineKey {
    std::uint32_t row = 0;
    bool computes = false;  ///< the credit code does
    std::uint64_t id = 0;   ///< the number after normalising
    std::uint64_t name = 0;
    std::uint64_t raw = 0;       ///< number and name as the cells hold them
    std::uint64_t employer = 0;  ///< name of the employer
    std::uint64_t uscc = 0;
    std::uint64_t card = 0;
};

std::uint64_t hash_text(std::string_view text);

/// What lines say about each other. Built once between the passes; memory is one key a person.
class CrossRows {
public:
    void add(const LineKey& key) { keys_.push_back(key); }
    /// Cells merged downwards give their keys to the lines they cover. Columns: of name, number, employer, code, card;
    /// -1 where the sheet has none.
    struct KeyColumns {
        std::int64_t name = -1, id = -1, employer = -1, uscc = -1, card = -1;
    };
    void spread_merged(const std::vector<tabular::MergedRange>& ranges, const KeyColumns& columns);
    // SPEC 3.4, 3.8, 3.9.
    void settle();

    struct Verdict {
        bool has_two_names = false;      ///< same number, different names
        bool has_two_employers = false;  ///< same number and name, other employer
        bool shares_card = false;
        bool employer_disagrees = false;  ///< name and code of the employer are paired otherwise on other lines
        std::uint32_t group = 0;          ///< same number, name and employer as other lines; 0: alone
        std::uint64_t raw = 0;
    };
    /// In the order of `add`.
    const Verdict& verdict(std::size_t index) const { return verdicts_[index]; }
    std::size_t person_count() const { return keys_.size(); }
    std::size_t group_count() const { return group_count_; }

private:
    std::uint64_t employer_key(const LineKey& key) const;
    void settle_employers();
    void settle_people();
    void settle_cards();

    std::vector<LineKey> keys_;
    std::vector<Verdict> verdicts_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> code_of_name_;  ///< sorted
    std::size_t group_count_ = 0;
};

}  // namespace liucai::roster
