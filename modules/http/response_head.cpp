#include "response_head.hpp"

#include <array>
#include <ctime>
#include <utility>

namespace liucai::http {

namespace {

// The application runs on its own origin and needs nothing from elsewhere. Styles may be inline: component libraries
// set them on elements.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSecurityHeaders{{
    {"Content-Security-Policy",
     "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
     "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
     "frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}};

void add(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    for (const char c : value) {
        // A value must not be able to begin a header of its own.
        out += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    }
    out += "\r\n";
}

bool has_header(const Response& response, std::string_view name) {
    for (const Header& header : response.headers) {
        if (same_word(header.name, name)) {
            return true;
        }
    }
    return false;
}

// RFC 9110, 5.6.7: IMF-fixdate. Made once a second at most.
std::string_view date_now() {
    thread_local std::time_t made_at = 0;
    thread_local std::array<char, 40> text{};
    const std::time_t now = std::time(nullptr);
    if (now != made_at) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
        made_at = now;
    }
    return text.data();
}

}  // namespace

std::optional<std::uint64_t> body_size(const Response& response) {
    if (const auto* text = std::get_if<std::string>(&response.body)) {
        return text->size();
    }
    if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body)) {
        return *shared ? (*shared)->size() : 0;
    }
    return std::get<Stream>(response.body).size_bytes;
}

Framing framing_of(const Response& response, const Request* request) {
    if (response.status == 304 || response.status == 204) {
        return Framing::none;
    }
    if (body_size(response)) {
        return Framing::length;
    }
    return request != nullptr && request->version_minor == 0 ? Framing::close : Framing::chunked;
}

std::string response_head(const Response& response, Framing framing, bool is_keep_alive) {
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
    add(out, "Date", date_now());
    for (const Header& header : response.headers) {
        add(out, header.name, header.value);
    }
    for (const auto& [name, value] : kSecurityHeaders) {
        if (!has_header(response, name)) {
            add(out, name, value);
        }
    }
    if (!has_header(response, "Cache-Control")) {
        add(out, "Cache-Control", "no-store");
    }
    if (framing == Framing::length) {
        add(out, "Content-Length", std::to_string(*body_size(response)));
    } else if (framing == Framing::chunked) {
        add(out, "Transfer-Encoding", "chunked");
    }
    add(out, "Connection", is_keep_alive ? "keep-alive" : "close");
    out += "\r\n";
    return out;
}

}  // namespace liucai::http
