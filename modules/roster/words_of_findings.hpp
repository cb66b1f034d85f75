#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liucai::roster {

/// The sentence or word for a key of words/words.<language>.json; English for a language we do not have; "" for a key
/// that does not exist.
std::string_view words_for(std::string_view key, std::string_view language);

/// Every key, sorted.
std::vector<std::string> word_keys(std::string_view language);

}  // namespace liucai::roster
