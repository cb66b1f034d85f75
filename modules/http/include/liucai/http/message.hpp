#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liucai::http {

struct Header {
    std::string name;
    std::string value;
};

/// Where the body of an upload goes while it arrives. Called on a worker thread, one piece after the other; the sink is
/// destroyed with its request, complete or not.
class BodySink {
public:
    virtual ~BodySink() = default;
    /// A refusal ends the request with status 500 and this error.
    virtual base::Status write(std::string_view piece) = 0;
};

/// One request (RFC 9112), already checked for framing, Host and percent-encoding.
struct Request {
    std::string method;  ///< GET for HEAD too; see is_head
    bool is_head = false;
    std::string path;   ///< percent-decoded, begins with '/', valid UTF-8, no NUL; "." and ".." are not resolved
    std::string query;  ///< as it was sent, without '?'; see parse_query
    int version_minor = 1;
    std::vector<Header> headers;
    std::string peer;                ///< address without port
    std::string body;                ///< whole body, when no sink took it
    std::uint64_t body_bytes = 0;    ///< size of the body, wherever it went
    std::unique_ptr<BodySink> sink;  ///< the one the handler asked for

    /// The first header of this name, ignoring case; "" when there is none.
    std::string_view header(std::string_view name) const;
};

/// Fills the buffer as far as it can; 0 is the end. A throw breaks the connection off.
using BodySource = std::function<std::size_t(std::span<char>)>;

/// A body that is read while it is sent.
struct Stream {
    BodySource read;                          ///< called on a worker thread
    std::optional<std::uint64_t> size_bytes;  ///< known: Content-Length; unknown: chunked
};

struct Response {
    int status = 200;
    std::vector<Header> headers;
    std::variant<std::string, std::shared_ptr<const std::string>, Stream> body;

    void set(std::string name, std::string value);
};

/// The file's bytes as a body. The file may be unlinked while it is sent.
base::Result<Stream> file_stream(const std::string& path);

/// "Not Found" for 404.
std::string_view reason_phrase(int status);

/// Whether two ASCII words are the same when case is ignored.
bool same_word(std::string_view left, std::string_view right);

}  // namespace liucai::http
