#pragma once

#include <cstdint>
#include <liucai/http/message.hpp>
#include <optional>
#include <string>

namespace liucai::http {

/// How the body of a response is delimited (RFC 9112, 6.3).
enum class Framing : std::uint8_t { none, length, chunked, close };

Framing framing_of(const Response& response, const Request* request);

/// Status line and headers, with the security headers that every response carries, ended by an empty line.
/// A header of the response itself wins over the default of the same name; line breaks in values become spaces.
std::string response_head(const Response& response, Framing framing, bool is_keep_alive);

/// The size of the body when it is known.
std::optional<std::uint64_t> body_size(const Response& response);

}  // namespace liucai::http
