#include "language.hpp"

#include <liucai/base/assert.hpp>

#include <cstdlib>
#include <map>
#include <optional>

#include "embedded.hpp"

namespace liucai::api {

namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

// q=0.8 in thousandths; 1000 when it is not given.
int quality(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos) {
        return 1000;
    }
    return static_cast<int>(std::strtod(std::string(parameters.substr(at + 2, 5)).c_str(), nullptr) * 1000);
}

ErrorPage read_page(std::string_view file) {
    ErrorPage page;
    while (!file.empty()) {
        const std::size_t end = file.find('\n');
        const std::string_view line = trim(file.substr(0, end));
        const std::string_view rest = end == std::string_view::npos ? std::string_view{} : file.substr(end + 1);
        bool is_head = line.empty() || line.starts_with("# ");
        for (const auto& [mark, target] : {std::pair{"en: ", &page.en}, std::pair{"en-hint: ", &page.en_hint},
                                           std::pair{"zh: ", &page.zh}, std::pair{"zh-hint: ", &page.zh_hint}}) {
            if (line.starts_with(mark)) {
                *target = trim(line.substr(std::string_view(mark).size()));
                is_head = true;
            }
        }
        if (!is_head) {
            page.text = file;
            break;
        }
        file = rest;
    }
    while (!page.text.empty() && page.text.back() == '\n') {
        page.text.pop_back();
    }
    return page;
}

const std::map<std::string, ErrorPage, std::less<>>& pages() {
    static const auto all = [] {
        std::map<std::string, ErrorPage, std::less<>> out;
        for (const std::string_view name : embedded::api::names()) {
            if (name.ends_with(".md")) {
                out.emplace(name.substr(0, name.size() - 3), read_page(embedded::api::file(name)));
            }
        }
        return out;
    }();
    return all;
}

const json::Json& words() {
    static const json::Json all = [] {
        auto read = json::parse(embedded::api::file("words.json"));
        LIUCAI_ASSERT(read, "words.json is our own");
        return std::move(read).value();
    }();
    return all;
}

std::optional<std::string> fill(std::string_view sentence, const base::Error& error, Language language) {
    std::string out;
    while (true) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            out += sentence;
            return out;
        }
        out += sentence.substr(0, open);
        const std::string_view name = sentence.substr(open + 1, close - open - 1);
        const std::string* value = nullptr;
        for (const auto& [key, text] : error.args) {
            const bool is_chinese = key.size() == name.size() + 3 && key.starts_with(name) && key.ends_with(".zh");
            if ((key == name && value == nullptr) || (is_chinese && language == Language::zh)) {
                value = &text;
            }
        }
        if (value == nullptr) {
            return std::nullopt;
        }
        out += *value;
        sentence.remove_prefix(close + 1);
    }
}

}  // namespace

std::string_view to_text(Language language) { return language == Language::zh ? "zh-CN" : "en"; }

Language negotiate(std::string_view accept_language) {
    Language best = Language::zh;
    int best_quality = 0;
    while (!accept_language.empty()) {
        const std::size_t comma = accept_language.find(',');
        const std::string_view item = trim(accept_language.substr(0, comma));
        accept_language = comma == std::string_view::npos ? std::string_view{} : accept_language.substr(comma + 1);
        const std::size_t semicolon = item.find(';');
        const std::string_view range = trim(item.substr(0, semicolon));
        const int wanted = semicolon == std::string_view::npos ? 1000 : quality(item.substr(semicolon + 1));
        const std::string_view primary = range.substr(0, range.find('-'));
        const bool is_en = primary == "en" || primary == "EN";
        const bool is_zh = primary == "zh" || primary == "ZH" || primary == "*";
        if ((is_en || is_zh) && wanted > best_quality) {
            best = is_en ? Language::en : Language::zh;
            best_quality = wanted;
        }
    }
    return best;
}

std::string_view word(std::string_view key, Language language) {
    const json::Json* pair = words().find(key);
    LIUCAI_ENSURE(pair != nullptr, "every word the API says stands in words.json");
    return pair->text(language == Language::zh ? "zh" : "en");
}

std::string_view find_word(std::string_view key, Language language) {
    const json::Json* pair = words().find(key);
    return pair == nullptr ? std::string_view{} : pair->text(language == Language::zh ? "zh" : "en");
}

json::Json word_pair(std::string_view key) {
    return json::Object{{"zh", word(key, Language::zh)}, {"en", word(key, Language::en)}};
}

std::vector<std::string_view> error_codes() {
    std::vector<std::string_view> out;
    for (const auto& [code, page] : pages()) {
        out.emplace_back(code);
    }
    return out;
}

const ErrorPage* error_page(std::string_view code) {
    const auto found = pages().find(code);
    return found == pages().end() ? nullptr : &found->second;
}

json::Json localise(const base::Error& error, Language language) {
    std::string message = error.message;
    std::string hint = error.hint;
    if (const ErrorPage* page = error_page(error.code)) {
        const bool is_zh = language == Language::zh;
        if (auto filled = fill(is_zh ? page->zh : page->en, error, language); filled && !filled->empty()) {
            message = std::move(*filled);
        }
        if (auto filled = fill(is_zh ? page->zh_hint : page->en_hint, error, language); filled && !filled->empty()) {
            hint = std::move(*filled);
        }
    }
    return json::Object{{"code", error.code}, {"message", message}, {"hint", hint}, {"where", error.where}};
}

}  // namespace liucai::api
