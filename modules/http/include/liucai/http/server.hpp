#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/http/message.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::http {

/// What the handler wants done with a body, said when only the head is there.
struct BodyPlan {
    std::uint64_t body_bytes_max = 0;
    /// Makes the sink when the first piece arrives (on a worker thread). Empty: the body is gathered in Request::body.
    std::function<base::Result<std::unique_ptr<BodySink>>(const Request& head)> sink;
};

/// What the server asks of its user. All calls come from several threads at once.
class Handler {
public:
    virtual ~Handler() = default;
    /// Called between the threads' other work: must not block.
    virtual BodyPlan plan(const Request& head) = 0;
    /// Called on a worker thread; may take its time. A throw becomes status 500 "internal_fault".
    virtual Response respond(Request& request) = 0;
    /// Words a refusal of the server itself. `head` is nullptr when no head was understood. Must not block.
    virtual Response refuse(int status, const base::Error& error, const Request* head) = 0;
};

/// One line for the log; no query, no names, no bodies.
struct AccessRecord {
    std::string_view method;
    std::string_view path;
    int status = 0;
    std::uint64_t request_bytes = 0;
    std::uint64_t response_bytes = 0;
    std::chrono::microseconds duration{};
};

struct Options {
    std::string address = "127.0.0.1";  ///< IPv4 or IPv6 address, or "localhost"
    std::uint16_t port = 8080;          ///< 0: any free one
    /// Names accepted in Host beside "localhost" and plain addresses: a page of another site whose name points at
    /// this machine (DNS rebinding) is refused with 421.
    std::vector<std::string> host_names;
    unsigned io_threads = 0;      ///< 0: one for every two cores, at least one
    unsigned worker_threads = 0;  ///< 0: as many as cores, at least four

    std::size_t header_bytes_max = 16 * 1024;
    std::size_t header_count_max = 100;
    std::size_t connections_max = 4096;
    std::size_t connections_per_address_max = 1024;

    std::chrono::milliseconds header_timeout{10'000};  ///< from the first byte to the end of the head
    std::chrono::milliseconds idle_timeout{60'000};    ///< between requests
    std::chrono::milliseconds body_timeout{20'000};    ///< without any byte of the body
    std::uint64_t body_bytes_per_second_min = 1024;    ///< averaged, after body_timeout
    std::chrono::milliseconds write_timeout{30'000};   ///< without the peer taking any byte
    std::chrono::milliseconds drain_timeout{10'000};   ///< how long stop() waits for requests under way

    std::function<void(const AccessRecord&)> on_request;
    std::function<void(std::string_view)> on_fault;  ///< a fault of ours, in words
};

/// An HTTP/1.1 server. Promises: a peer that is slow, silent or hostile costs one small connection and never holds up
/// another; when a cap is reached, the connection that has waited longest for its request makes room; a request whose
/// framing can be read in two ways is refused; every response carries the security headers.
class Server {
public:
    /// Listens when it returns. `handler` must outlive the server.
    static base::Result<std::unique_ptr<Server>> start(const Options& options, Handler& handler);

    virtual ~Server() = default;  ///< stops
    virtual std::uint16_t port() const = 0;
    /// Takes no new connections, finishes the requests under way (at most drain_timeout), closes the rest, joins the
    /// threads.
    virtual void stop() = 0;
    virtual std::size_t connection_count() const = 0;
};

}  // namespace liucai::http
