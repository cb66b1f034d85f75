#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liucai::http {

/// Percent-decoding (RFC 3986, 2.1) of one component. nullopt: a broken escape, a NUL, or bytes that are not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

/// Everything but unreserved characters as %XX.
std::string percent_encode(std::string_view text);

/// name=value&… as browsers send it ('+' is a space), in order. nullopt as percent_decode.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query);

/// Content-Disposition for a download whose name may hold any letters (RFC 6266 with RFC 8187).
std::string attachment(std::string_view file_name);

}  // namespace liucai::http
