#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/json/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::api {

enum class Language : std::uint8_t { zh, en };

/// "zh-CN" or "en", as modules and the wire write it.
std::string_view to_text(Language language);

/// RFC 9110, 12.5.4: of the languages the user names, the preferred one that we have; Chinese when there is none.
Language negotiate(std::string_view accept_language);

/// A word of words.json, e.g. "field.name". A key that is missing is a fault of ours.
std::string_view word(std::string_view key, Language language);
/// The same for keys that come from a pack and may have no word; "" then.
std::string_view find_word(std::string_view key, Language language);
/// Both languages as the wire's Words.
json::Json word_pair(std::string_view key);

/// One of the pages in docs/errors.
struct ErrorPage {
    std::string zh;
    std::string zh_hint;
    std::string en;
    std::string en_hint;
    std::string text;
};
/// The codes that have one.
std::vector<std::string_view> error_codes();
/// nullptr when the code has no page.
const ErrorPage* error_page(std::string_view code);

/// The refusal as the wire's Error, in the language: the page's sentence with the values filled in. A value may be
/// given for Chinese alone as "name.zh". Without a page, or with a value missing, the English sentence of the refusal
/// itself.
json::Json localise(const base::Error& error, Language language);

}  // namespace liucai::api
