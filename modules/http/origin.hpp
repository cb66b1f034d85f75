#pragma once

#include <span>
#include <string>
#include <string_view>

namespace liucai::http {

/// Whether a Host (lower case, no port) may be served: "localhost", an IP address in digits, or one of `names`.
/// A name that an attacker points at this machine (DNS rebinding) is none of these. "" passes: HTTP/1.0 may omit it.
bool is_accepted_host(std::string_view host, std::span<const std::string> names);

/// Whether a page that sends `origin` with a write may do so: it came from the same host and port as `host_header`
/// names, or from this machine (a development server on another port). No Origin passes: not a browser.
bool is_accepted_origin(std::string_view origin, std::string_view host_header);

}  // namespace liucai::http
