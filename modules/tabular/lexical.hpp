#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace liucai::tabular {

// How XML writes simple values (W3C XML Schema part 2, 3.2).

/// Without white space at the ends.
std::string_view trimmed(std::string_view text);
/// A boolean; some producers write on and off.
bool xml_true(std::string_view value);
/// Digits with sign, point and exponent, without INF and NaN, which no cell can hold.
bool is_number(std::string_view text);

/// The whole text as a number.
template <typename Number>
std::optional<Number> whole(std::string_view text) {
    Number value{};
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace liucai::tabular
