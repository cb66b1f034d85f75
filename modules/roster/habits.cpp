#include "habits.hpp"

#include <algorithm>

namespace liucai::roster {

namespace {

/// Repairs of words: there the word itself is the habit, not the kind of repair.
bool is_of_words(std::string_view code) {
    return code == "enum.synonym" || code == "bool.variant" || code == "degree.synonym";
}

std::string key_of(const Note& note, const tabular::Cell* cell) {
    std::string key(note.code);
    key.push_back(static_cast<char>('0' + static_cast<int>(cell->type)));
    key += cell->text;
    return key;
}

}  // namespace

void Habits::add(const Note& note, const tabular::Cell* cell) {
    // A merged cell is a structure and not a habit, and a value that another column gave has no cell of its own.
    if (note.action != Action::repair || !note.field || cell == nullptr || note.code == "merge.down") {
        return;
    }
    const auto i = static_cast<std::size_t>(*note.field);
    if (is_of_words(note.code)) {
        if (cell->text.size() <= 200) {
            ++words_[i][key_of(note, cell)];
        }
        return;
    }
    auto& counts = counts_[i];
    const auto found =
        std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == note.code; });
    if (found == counts.end()) {
        counts.emplace_back(note.code, 1);
    } else {
        ++found->second;
    }
}

void Habits::settle(const std::array<std::size_t, kFieldCount>& filled) {
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const Field field = static_cast<Field>(i);
        for (const auto& [code, count] : counts_[i]) {
            if (filled[i] >= 5 && count * 2 > filled[i]) {
                usual_codes_[i].push_back(code);
                list_.emplace_back(field, code);
            }
        }
        bool is_listed = false;
        std::size_t total = 0;
        for (const auto& [word, count] : words_[i]) {
            total += count;
        }
        // Where most cells use words of their own, the rarer ones among them are of the same vocabulary.
        const bool is_own_vocabulary = filled[i] >= 5 && total * 2 > filled[i];
        for (const auto& [word, count] : words_[i]) {
            const bool is_usual =
                count >= 5 || (count >= 3 && count * 5 >= filled[i]) || (count >= 2 && is_own_vocabulary);
            if (!is_usual) {
                continue;
            }
            usual_words_[i].insert(word);
            if (!is_listed) {
                list_.emplace_back(field, field == Field::degree             ? "degree.synonym"
                                          : word.starts_with("bool.variant") ? "bool.variant"
                                                                             : "enum.synonym");
                is_listed = true;
            }
        }
    }
}

bool Habits::covers(const Note& note, const tabular::Cell* cell) const {
    if (note.action != Action::repair || !note.field) {
        return false;
    }
    const auto i = static_cast<std::size_t>(*note.field);
    if (is_of_words(note.code)) {
        return cell != nullptr && !usual_words_[i].empty() && usual_words_[i].contains(key_of(note, cell));
    }
    return std::find(usual_codes_[i].begin(), usual_codes_[i].end(), note.code) != usual_codes_[i].end();
}

}  // namespace liucai::roster
