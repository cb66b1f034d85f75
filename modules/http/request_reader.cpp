#include "request_reader.hpp"

#include <liucai/http/url.hpp>
#include <utility>  // Asio 1.74 needs it before its own headers

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>

namespace liucai::http {

namespace beast = boost::beast;
using beast::error_code;

namespace {

Refusal bad_request(std::string what) {
    return {400, base::Error{"http_bad_request", "the request is not well-formed HTTP: " + what,
                             "this is a fault of the client program; nothing was done"}
                     .with("what", std::move(what))};
}

std::string to_std(beast::string_view view) { return {view.data(), view.size()}; }

// The words of the outside library are not for people; these are.
Refusal refusal_of(error_code code, const RequestReader::Limits& limits) {
    using beast::http::error;
    if (code == error::header_limit) {
        return {431,
                base::Error{"http_header_too_large",
                            "the head of the request exceeds " + std::to_string(limits.header_bytes_max) + " bytes",
                            "send fewer or shorter headers, e.g. clear the cookies of this site"}
                    .with("limit", std::to_string(limits.header_bytes_max))};
    }
    if (code == error::bad_version) {
        return {505, base::Error{"http_version_unsupported", "the request does not speak HTTP/1.0 or HTTP/1.1",
                                 "use HTTP/1.1"}};
    }
    if (code == error::bad_content_length) {
        return bad_request("Content-Length");
    }
    if (code == error::bad_transfer_encoding) {
        return bad_request("Transfer-Encoding");
    }
    if (code == error::bad_chunk || code == error::bad_chunk_extension) {
        return bad_request("chunk");
    }
    return bad_request(code.message());
}

}  // namespace

// The outside parser does the grammar. What it lets pass although it can be read in two ways is refused here.
struct RequestReader::Parser : beast::http::basic_parser<true> {
    explicit Parser(const Limits& set) : limits(set) {
        header_limit(static_cast<std::uint32_t>(set.header_bytes_max));
        // The limit depends on the route: the connection counts. (1.74 refuses every length when none is set.)
        body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                         error_code&) override {
        request.method = to_std(method);
        raw_target = to_std(target);
        request.version_minor = version % 10;
    }
    void on_response_impl(int, beast::string_view, int, error_code&) override {}
    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, error_code&) override {
        // Fields behind the last chunk (trailers) must not pass for fields of the head.
        if (!is_head_seen && request.headers.size() <= limits.header_count_max) {
            request.headers.push_back({to_std(name), to_std(value)});
        }
    }
    void on_header_impl(error_code&) override { is_head_seen = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(beast::string_view piece, error_code&) override { return take(piece); }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece, error_code&) override {
        return take(piece);
    }
    void on_finish_impl(error_code&) override {}

    std::size_t take(beast::string_view piece) {
        body.append(piece.data(), piece.size());
        return piece.size();
    }

    // RFC 9112, 3.2 (target) and 3.2.2 (absolute form); RFC 9110, 7.2 (Host).
    std::optional<Refusal> check_head() {
        if (request.headers.size() > limits.header_count_max) {
            return refusal_of(beast::http::error::header_limit, limits);
        }
        std::size_t host_count = 0;
        std::size_t length_count = 0;
        std::size_t encoding_count = 0;
        for (const Header& header : request.headers) {
            if (header.value.find('\0') != std::string::npos) {
                return bad_request("NUL in a header");
            }
            if (same_word(header.name, "Host")) {
                ++host_count;
                host = header.value;
            } else if (same_word(header.name, "Content-Length")) {
                // A list of equal lengths is legal to repair, yet proxies differ about it: refused.
                length_count += header.value.find(',') == std::string::npos ? 1U : 2U;
            } else if (same_word(header.name, "Transfer-Encoding")) {
                ++encoding_count;
                if (!same_word(header.value, "chunked")) {
                    return Refusal{501, base::Error{"http_transfer_encoding_unsupported",
                                                    "the only Transfer-Encoding understood is chunked",
                                                    "send the body with Content-Length or chunked"}};
                }
            } else if (same_word(header.name, "Expect")) {
                if (!same_word(header.value, "100-continue")) {
                    return Refusal{
                        417, base::Error{"http_expectation_unsupported", "the only Expect understood is 100-continue",
                                         "send the request without Expect"}};
                }
                expects = request.version_minor >= 1;
            }
        }
        if (length_count > 1 || (length_count > 0 && encoding_count > 0)) {
            return bad_request("Content-Length");
        }
        if (encoding_count > 0 && request.version_minor == 0) {
            return bad_request("Transfer-Encoding in HTTP/1.0");
        }
        if (host_count > 1 || (host_count == 0 && request.version_minor >= 1)) {
            return bad_request("Host");
        }

        std::string_view target = raw_target;
        for (const std::string_view scheme : {"http://", "https://"}) {
            if (target.size() > scheme.size() && same_word(target.substr(0, scheme.size()), scheme)) {
                target.remove_prefix(scheme.size());
                const std::size_t end = target.find_first_of("/?");
                host = target.substr(0, end);
                target = end == std::string_view::npos ? std::string_view("/") : target.substr(end);
                break;
            }
        }
        if (!target.empty() && target[0] == '?') {
            target = {};
        }
        if (target.empty() || target[0] != '/') {
            return bad_request("request target");
        }
        const std::size_t question = target.find('?');
        auto path = percent_decode(target.substr(0, question), false);
        if (!path) {
            return bad_request("request target");
        }
        request.path = std::move(*path);
        request.query = question == std::string_view::npos ? "" : std::string(target.substr(question + 1));
        if (!take_host()) {
            return bad_request("Host");
        }
        if (request.method == "HEAD") {
            request.is_head = true;
            request.method = "GET";
        }
        return std::nullopt;
    }

    // host [":" port], where host may be [IPv6]. Leaves the name alone, in lower case.
    bool take_host() {
        std::string_view view = host;
        std::size_t end = 0;
        if (!view.empty() && view[0] == '[') {
            end = view.find(']');
            if (end == std::string_view::npos) {
                return false;
            }
            ++end;
        } else {
            end = std::min(view.find(':'), view.size());
        }
        std::string_view port = view.substr(end);
        if (!port.empty() &&
            (port[0] != ':' || port.size() > 6 || port.find_first_not_of("0123456789", 1) != std::string_view::npos)) {
            return false;
        }
        std::string name(view.substr(0, end));
        for (char& c : name) {
            const bool is_fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
            if (!is_fine) {
                return false;
            }
            if (c >= 'A' && c <= 'Z') {
                c = static_cast<char>(c - 'A' + 'a');
            }
        }
        if (name.size() > 1 && name.back() == '.') {
            name.pop_back();
        }
        host = std::move(name);
        return true;
    }

    Limits limits;
    Request request;
    std::string raw_target;
    std::string host;
    std::string body;
    Refusal refusal;
    std::size_t head_bytes = 0;
    bool is_head_seen = false;
    bool is_head_told = false;
    bool expects = false;
    bool is_over = false;
    bool is_chunk_begun = false;  // a chunk line was looked at and not taken
};

RequestReader::RequestReader(const Limits& limits) : parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;

RequestReader::Step RequestReader::put(std::string_view bytes) {
    Parser& parser = *parser_;
    if (parser.is_over) {
        return {State::refused, 0};
    }
    if (parser.is_head_told && parser.is_done()) {
        return {State::done, 0};
    }
    if (bytes.empty()) {
        return {State::need_more, 0};
    }
    // Once the last chunk has begun, 1.74 asserts that at least five bytes are there, although fewer may have arrived.
    // What is left of a chunked body is never shorter: "0 CR LF CR LF".
    if (parser.is_chunk_begun && bytes.size() < 5) {
        return {State::need_more, 0};
    }
    const auto refuse = [&parser](Refusal refusal, std::size_t consumed) {
        parser.refusal = std::move(refusal);
        parser.is_over = true;
        return Step{State::refused, consumed};
    };

    error_code error;
    const std::size_t consumed = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (!parser.is_head_told) {
        parser.head_bytes += consumed;
        // The library applies its limit to what one call sees; fields it has taken already count as well.
        const std::size_t waiting = parser.is_head_seen ? 0 : bytes.size() - consumed;
        if (parser.head_bytes + waiting > parser.limits.header_bytes_max) {
            return refuse(refusal_of(beast::http::error::header_limit, parser.limits), consumed);
        }
    }
    if (error && error != beast::http::error::need_more) {
        return refuse(refusal_of(error, parser.limits), consumed);
    }
    if (parser.is_head_seen && !parser.is_head_told) {
        parser.is_head_told = true;
        if (auto refusal = parser.check_head()) {
            return refuse(std::move(*refusal), consumed);
        }
        parser.eager(true);
        return {State::head, consumed};
    }
    if (parser.is_head_told && parser.is_done()) {
        return {State::done, consumed};
    }
    parser.is_chunk_begun = parser.is_head_told && parser.chunked() && consumed == 0;
    return {consumed > 0 && parser.is_head_told ? State::body : State::need_more, consumed};
}

Request& RequestReader::request() { return parser_->request; }

std::optional<std::uint64_t> RequestReader::content_length() const {
    const auto length = parser_->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

bool RequestReader::has_body() const { return !parser_->is_done(); }
bool RequestReader::is_keep_alive() const { return parser_->is_head_seen && parser_->keep_alive(); }
bool RequestReader::expects_continue() const { return parser_->expects; }
std::string_view RequestReader::host() const { return parser_->host; }
std::string RequestReader::take_body() { return std::exchange(parser_->body, {}); }
const Refusal& RequestReader::refusal() const { return parser_->refusal; }

}  // namespace liucai::http
