#pragma once

#include <cstddef>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/http/message.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::http {

/// A refusal with the status it is sent with.
struct Refusal {
    int status = 400;
    base::Error error;
};

/// Turns the bytes of a connection into one request (RFC 9112). Pushed, never reads by itself: the caller keeps what
/// was not consumed and gives it again with more behind it. One reader serves one request.
class RequestReader {
public:
    struct Limits {
        std::size_t header_bytes_max = 16 * 1024;
        std::size_t header_count_max = 100;
    };
    enum class State : std::uint8_t {
        need_more,  ///< give the unconsumed bytes again, with more
        head,       ///< the head is complete; happens once, also when there is no body
        body,       ///< a piece of the body was taken; see take_body
        done,       ///< the request is complete; what was not consumed belongs to the next one
        refused,    ///< see refusal(); the connection cannot go on
    };
    struct Step {
        State state = State::need_more;
        std::size_t consumed = 0;
    };

    explicit RequestReader(const Limits& limits);
    ~RequestReader();

    Step put(std::string_view bytes);

    /// Valid from State::head on. The caller may move out of it once the request is done.
    Request& request();
    std::optional<std::uint64_t> content_length() const;  ///< nullopt: chunked, or no body
    bool has_body() const;
    bool is_keep_alive() const;
    bool expects_continue() const;
    std::string_view host() const;  ///< Host without port, lower case; "" when HTTP/1.0 sent none
    std::string take_body();        ///< pieces taken since the last call
    const Refusal& refusal() const;

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace liucai::http
