#include "cross_rows.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace liucai::roster {

std::uint64_t hash_text(std::string_view text) {
    // FNV-1a, finished by a mixer; 64 bits keep 300,000 people apart (chance of one clash: 2.5e-9).
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93ULL;
    hash ^= hash >> 32U;
    return hash == 0 ? 1 : hash;
}

void CrossRows::spread_merged(const std::vector<tabular::MergedRange>& ranges, const KeyColumns& columns) {
    for (const auto& range : ranges) {
        if (range.last_row <= range.first_row) {
            continue;
        }
        const auto begin = std::lower_bound(keys_.begin(), keys_.end(), range.first_row,
                                            [](const LineKey& key, std::uint32_t row) { return key.row < row; });
        if (begin == keys_.end() || begin->row != range.first_row) {
            continue;
        }
        const auto covers = [&](std::int64_t column) {
            return column == static_cast<std::int64_t>(range.first_column);
        };
        for (auto key = begin + 1; key != keys_.end() && key->row <= range.last_row; ++key) {
            const auto take = [&](std::int64_t column, std::uint64_t LineKey::* member) {
                if (covers(column) && (*key).*member == 0) {
                    (*key).*member = (*begin).*member;
                }
            };
            take(columns.name, &LineKey::name);
            take(columns.id, &LineKey::id);
            take(columns.employer, &LineKey::employer);
            take(columns.card, &LineKey::card);
            if (covers(columns.uscc) && key->uscc == 0) {
                key->computes = begin->computes;
            }
            take(columns.uscc, &LineKey::uscc);
        }
    }
}

void CrossRows::settle() {
    verdicts_.assign(keys_.size(), {});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        verdicts_[i].raw = keys_[i].raw;
    }
    settle_employers();
    settle_people();
    settle_cards();
}

namespace {

struct PairHash {
    std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& pair) const {
        return pair.first ^ (pair.second * 0x9e3779b97f4a7c15ULL);
    }
};

}  // namespace

// SPEC 3.9: the pair that most lines have is the right one; a line with another pair of the same name or the same code
// disagrees. A tie tells nothing about who is right, so all its lines are looked at. Codes that do not compute have
// their own finding and do not vote.
void CrossRows::settle_employers() {
    using Pair = std::pair<std::uint64_t, std::uint64_t>;
    std::unordered_map<Pair, std::uint32_t, PairHash> counts;
    for (const LineKey& key : keys_) {
        if (key.employer != 0 && key.uscc != 0 && key.computes) {
            ++counts[{key.employer, key.uscc}];
        }
    }
    std::unordered_map<std::uint64_t, std::uint32_t> best_of_name;
    std::unordered_map<std::uint64_t, std::uint32_t> best_of_code;
    for (const auto& [pair, count] : counts) {
        auto& name = best_of_name[pair.first];
        name = std::max(name, count);
        auto& code = best_of_code[pair.second];
        code = std::max(code, count);
    }
    const auto is_outvoted = [&](const Pair& pair, std::uint32_t count) {
        return count < best_of_name[pair.first] || count < best_of_code[pair.second];
    };
    // Pairs nobody outvotes, by each of their sides: two of them on one side are a tie.
    std::unordered_map<std::uint64_t, std::uint32_t> standing_of_name;
    std::unordered_map<std::uint64_t, std::uint32_t> standing_of_code;
    for (const auto& [pair, count] : counts) {
        if (!is_outvoted(pair, count)) {
            ++standing_of_name[pair.first];
            ++standing_of_code[pair.second];
        }
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const LineKey& key = keys_[i];
        if (key.employer == 0 || key.uscc == 0 || !key.computes) {
            continue;
        }
        const Pair pair{key.employer, key.uscc};
        verdicts_[i].employer_disagrees =
            is_outvoted(pair, counts[pair]) || standing_of_name[pair.first] > 1 || standing_of_code[pair.second] > 1;
    }
    for (const auto& [pair, count] : counts) {
        if (count == best_of_name[pair.first]) {
            code_of_name_.push_back(pair);
        }
    }
    std::sort(code_of_name_.begin(), code_of_name_.end());
}

// SPEC 3.4 compares employer codes; a line without a good one has the code that its employer's name has elsewhere.
std::uint64_t CrossRows::employer_key(const LineKey& key) const {
    if (key.uscc != 0 && key.computes) {
        return key.uscc;
    }
    if (key.employer != 0) {
        const auto found =
            std::lower_bound(code_of_name_.begin(), code_of_name_.end(), std::pair{key.employer, std::uint64_t{0}});
        if (found != code_of_name_.end() && found->first == key.employer) {
            return found->second;
        }
        return key.employer;
    }
    return key.uscc;
}

void CrossRows::settle_people() {
    std::vector<std::uint32_t> order;
    order.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i].id != 0 && keys_[i].name != 0) {
            order.push_back(static_cast<std::uint32_t>(i));
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return keys_[a].id != keys_[b].id ? keys_[a].id < keys_[b].id : a < b;
    });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && keys_[order[end]].id == keys_[order[begin]].id) {
            ++end;
        }
        if (end - begin > 1) {
            bool has_two_names = false;
            bool has_two_employers = false;
            const std::uint64_t employer = employer_key(keys_[order[begin]]);
            for (std::size_t i = begin + 1; i < end; ++i) {
                has_two_names = has_two_names || keys_[order[i]].name != keys_[order[begin]].name;
                has_two_employers = has_two_employers || employer_key(keys_[order[i]]) != employer;
            }
            std::unordered_map<std::uint64_t, std::uint32_t> groups;
            for (std::size_t i = begin; i < end; ++i) {
                CrossRows::Verdict& verdict = verdicts_[order[i]];
                verdict.has_two_names = has_two_names;
                verdict.has_two_employers = has_two_employers && !has_two_names;
                std::uint32_t& group = groups[employer_key(keys_[order[i]])];
                if (group == 0) {
                    group = static_cast<std::uint32_t>(++group_count_);
                }
                verdict.group = group;
            }
        }
        begin = end;
    }
}

void CrossRows::settle_cards() {
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i].id != 0 && keys_[i].card != 0) {
            order.push_back(static_cast<std::uint32_t>(i));
        }
    }
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return keys_[a].card < keys_[b].card; });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        bool is_shared = false;
        while (end < order.size() && keys_[order[end]].card == keys_[order[begin]].card) {
            is_shared = is_shared || keys_[order[end]].id != keys_[order[begin]].id;
            ++end;
        }
        for (std::size_t i = begin; is_shared && i < end; ++i) {
            verdicts_[order[i]].shares_card = true;
        }
        begin = end;
    }
}

}  // namespace liucai::roster
