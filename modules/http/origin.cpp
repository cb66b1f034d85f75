#include "origin.hpp"

#include <arpa/inet.h>
#include <liucai/http/message.hpp>

#include <array>

namespace liucai::http {

namespace {

bool is_address(std::string_view host) {
    std::array<unsigned char, 16> bytes{};
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        return inet_pton(AF_INET6, std::string(host.substr(1, host.size() - 2)).c_str(), bytes.data()) == 1;
    }
    return inet_pton(AF_INET, std::string(host).c_str(), bytes.data()) == 1;
}

}  // namespace

bool is_accepted_host(std::string_view host, std::span<const std::string> names) {
    if (host.empty() || host == "localhost" || is_address(host)) {
        return true;
    }
    for (const std::string& name : names) {
        if (same_word(host, name)) {
            return true;
        }
    }
    return false;
}

bool is_accepted_origin(std::string_view origin, std::string_view host_header) {
    if (origin.empty()) {
        return true;
    }
    const std::size_t scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) {
        return false;  // "null": a sandboxed or local page
    }
    const std::string_view authority = origin.substr(scheme_end + 3);
    if (same_word(authority, host_header)) {
        return true;
    }
    const bool is_v6 = authority.starts_with('[');
    const std::string_view name = authority.substr(0, is_v6 ? authority.find(']') + 1 : authority.find(':'));
    return same_word(name, "localhost") || name == "127.0.0.1" || name == "[::1]";
}

}  // namespace liucai::http
