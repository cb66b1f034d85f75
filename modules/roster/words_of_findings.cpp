#include "words_of_findings.hpp"

#include <algorithm>
#include <liucai/base/assert.hpp>
#include <liucai/json/json.hpp>
#include <liucai/roster/roster.hpp>
#include <unordered_map>

#include "cell_text.hpp"
#include "embedded.hpp"

namespace liucai::roster {

namespace {

using Words = std::unordered_map<std::string, std::string>;

Words load(std::string_view file) {
    const auto parsed = json::parse(embedded::roster::file(file));
    LIUCAI_ENSURE(parsed && parsed.value().object() != nullptr,
                  "the words that ship with the program are a JSON object");
    Words out;
    for (const auto& [key, value] : *parsed.value().object()) {
        out.emplace(key, value.string() != nullptr ? *value.string() : std::string{});
    }
    return out;
}

const Words& words_of(std::string_view language) {
    static const Words chinese = load("words.zh-CN.json");
    static const Words english = load("words.en.json");
    return language.starts_with("zh") ? chinese : english;
}

}  // namespace

std::string_view words_for(std::string_view key, std::string_view language) {
    const Words& words = words_of(language);
    const auto found = words.find(std::string(key));
    return found == words.end() ? std::string_view{} : found->second;
}

std::vector<std::string> word_keys(std::string_view language) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : words_of(language)) {
        keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

std::string explain(const Finding& finding, std::string_view language) {
    const std::string_view words = words_for(finding.code, language);
    const std::string sentence(words.empty() ? std::string_view(finding.code) : words);
    if (!finding.field) {
        return sentence;
    }
    std::string out(words_for(finding.original.empty() ? "report.plain" : "report.shown", language));
    replace_all(out, "{field}", words_for("field." + std::string(to_text(*finding.field)), language));
    replace_all(out, "{sentence}", sentence);
    const std::size_t at = out.find("{original}");
    if (at != std::string::npos) {
        out.replace(at, std::string_view("{original}").size(), finding.original);
    }
    return out;
}

}  // namespace liucai::roster
