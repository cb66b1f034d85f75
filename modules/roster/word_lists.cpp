#include "word_lists.hpp"

#include <liucai/base/assert.hpp>

#include "cell_text.hpp"
#include "embedded.hpp"

namespace liucai::roster {

namespace {

std::string_view take(std::string_view& text, char sign) {
    const std::size_t at = text.find(sign);
    const std::string_view out = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return out;
}

}  // namespace

void for_each_list(std::string_view file, const std::function<void(const WordList&)>& on_list) {
    LIUCAI_ENSURE(!file.empty(), "the word lists ship with the program");
    while (!file.empty()) {
        std::string_view line = take(file, '\n');
        if (line.empty() || line.front() == '#') {
            continue;
        }
        WordList list;
        list.first = take(line, ',');
        list.second = take(line, ',');
        while (!line.empty()) {
            list.words.push_back(take(line, '|'));
        }
        on_list(list);
    }
}

SynonymTable synonyms_of(std::string_view field) {
    SynonymTable out;
    for_each_list(embedded::roster::file("synonyms.csv"), [&](const WordList& list) {
        if (list.first != field) {
            return;
        }
        out.emplace(squeeze(list.second), list.second);
        for (const std::string_view word : list.words) {
            out.emplace(squeeze(word), list.second);
        }
    });
    return out;
}

}  // namespace liucai::roster
