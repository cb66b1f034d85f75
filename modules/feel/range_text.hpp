#pragma once

#include <liucai/feel/value.hpp>

namespace liucai::feel {

/// Reads the text of a range as the function range(from) takes it: ends that are literals (numbers, strings,
/// @-literals, date("…") and its like) of one kind and in order. nullopt for everything else. An end may be left out
/// where its bracket is open: "[1..)".
std::optional<Range> parse_range(std::string_view text);

}  // namespace liucai::feel
