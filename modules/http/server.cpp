#include <sys/resource.h>
#include <liucai/http/server.hpp>

#include <utility>  // Asio 1.74 needs it before its own headers

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "origin.hpp"
#include "request_reader.hpp"
#include "response_head.hpp"

namespace liucai::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kHeadReadBytes = 8 * 1024;
constexpr std::size_t kBodyReadBytes = 64 * 1024;
constexpr std::size_t kWriteBytes = 256 * 1024;
constexpr std::size_t kLingerBytesMax = 1024 * 1024;
constexpr std::chrono::milliseconds kLingerTimeout{2'000};

// Refusals are made by plain functions and awaited by name: GCC 12 destroys temporaries of an awaited call twice.

Refusal too_large(std::uint64_t limit) {
    return {413, base::Error{"http_body_too_large", "the body exceeds " + std::to_string(limit) + " bytes",
                             "send a smaller file"}
                     .with("limit", std::to_string(limit))};
}

Refusal too_slow() {
    return {408, base::Error{"http_request_timeout", "the request did not arrive in time",
                             "check the network and try again"}};
}

Refusal foreign_host(std::string_view host) {
    return {421,
            base::Error{"http_host_refused", "this server does not answer for the name '" + std::string(host) + "'",
                        "use its address, or start it with --host-name"}
                .with("host", std::string(host))};
}

Refusal foreign_origin() {
    return {403, base::Error{"http_origin_refused", "a page of another site may not write here",
                             "open the application itself and repeat the act there"}};
}

Refusal bad_chunk() {
    return {400, base::Error{"http_bad_request", "the request is not well-formed HTTP: chunk",
                             "this is a fault of the client program; nothing was done"}
                     .with("what", "chunk")};
}

base::Error fault_of_ours() {
    return {"internal_fault", "something went wrong on our side", "try again; if it stays, report this code"};
}

class ServerImpl;

// One connection: reads a request, has it answered, writes the answer, again. Lives on one I/O thread; everything but
// the atomic members is touched on that thread only.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(ServerImpl& server, tcp::socket socket, std::string peer)
        : server_(server), socket_(std::move(socket)), timer_(socket_.get_executor()), peer_(std::move(peer)) {}

    static asio::awaitable<void> run(std::shared_ptr<Connection> self);

    void close_from_elsewhere(bool only_if_waiting) {
        asio::post(socket_.get_executor(), [self = shared_from_this(), only_if_waiting] {
            if (!only_if_waiting || self->is_waiting_) {
                self->close();
            }
        });
    }
    const std::string& peer() const { return peer_; }
    /// Since when it has waited for a complete head, as ticks; 0: it is being served.
    std::int64_t waiting_since() const { return waiting_since_; }

private:
    asio::awaitable<void> serve();
    asio::awaitable<bool> read_more(std::size_t bytes_max);
    asio::awaitable<bool> receive_body(RequestReader& reader, const BodyPlan& plan);
    asio::awaitable<bool> accept_piece(Request& request, const BodyPlan& plan, const std::string& piece);
    asio::awaitable<bool> send(Response& response, const Request* request, bool is_keep_alive);
    asio::awaitable<bool> send_stream(Stream& stream, Framing framing);
    asio::awaitable<bool> write(std::string_view first, std::string_view second = {});
    asio::awaitable<void> refuse(const Refusal& refusal, const Request* request);
    asio::awaitable<void> linger();

    void arm(std::chrono::milliseconds time) {
        timer_.expires_after(time);
        timer_.async_wait([weak = weak_from_this()](error_code error) {
            const auto self = weak.lock();
            // A timer that was armed again meanwhile has its expiry in the future.
            if (!error && self && self->timer_.expiry() <= Clock::now()) {
                self->is_timed_out_ = true;
                error_code ignored;
                self->socket_.cancel(ignored);
            }
        });
    }
    void disarm() {
        timer_.cancel();
        timer_.expires_at(Clock::time_point::max());
        is_timed_out_ = false;
    }
    void close() {
        error_code ignored;
        is_closed_ = true;
        timer_.cancel();
        socket_.close(ignored);
    }
    void set_waiting(bool is_waiting) {
        is_waiting_ = is_waiting;
        waiting_since_ = is_waiting ? Clock::now().time_since_epoch().count() : 0;
    }
    std::string_view waiting_bytes() const { return std::string_view(buffer_).substr(begin_); }

    ServerImpl& server_;
    tcp::socket socket_;
    asio::steady_timer timer_;
    std::string peer_;
    std::string buffer_;  // what was read and not consumed begins at begin_
    std::size_t begin_ = 0;
    std::uint64_t sent_bytes_ = 0;
    bool is_timed_out_ = false;
    bool is_closed_ = false;
    bool is_waiting_ = true;
    std::atomic<std::int64_t> waiting_since_ = Clock::now().time_since_epoch().count();
};

class ServerImpl final : public Server {
public:
    ServerImpl(const Options& options, Handler& handler)
        : options_(options),
          handler_(handler),
          workers_(options.worker_threads != 0 ? options.worker_threads
                                               : std::max(4U, std::thread::hardware_concurrency())) {
        const unsigned count =
            options.io_threads != 0 ? options.io_threads : std::max(1U, std::thread::hardware_concurrency() / 2);
        for (unsigned i = 0; i < count; ++i) {
            loops_.push_back(std::make_unique<Loop>());
        }
        acceptor_.emplace(loops_[0]->context);
    }
    ~ServerImpl() override { stop(); }

    base::Status listen() {
        const std::string address = options_.address == "localhost" ? "127.0.0.1" : options_.address;
        error_code error;
        const auto ip = asio::ip::make_address(address, error);
        if (error) {
            return base::Error{"address_unusable", "'" + options_.address + "' is no address to listen on",
                               "give an IPv4 or IPv6 address, e.g. 127.0.0.1 or 0.0.0.0"}
                .with("address", options_.address)
                .with("why", error.message());
        }
        const tcp::endpoint endpoint(ip, options_.port);
        acceptor_->open(endpoint.protocol(), error);
        if (!error) {
            acceptor_->set_option(tcp::acceptor::reuse_address(true), error);
        }
        if (!error) {
            acceptor_->bind(endpoint, error);
        }
        if (!error) {
            acceptor_->listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return base::Error{"address_unusable",
                               "cannot listen on " + options_.address + " port " + std::to_string(options_.port) +
                                   ": " + error.message(),
                               "stop the other program, or choose another port with --port"}
                .with("address", options_.address + ":" + std::to_string(options_.port))
                .with("why", error.message());
        }
        port_ = acceptor_->local_endpoint().port();
        return base::done();
    }

    void run() {
        allow_many_files();
        asio::co_spawn(loops_[0]->context, accept_all(), asio::detached);
        for (const auto& loop : loops_) {
            loop->thread = std::thread([&context = loop->context] { context.run(); });
        }
    }

    std::uint16_t port() const override { return port_; }

    std::size_t connection_count() const override {
        const std::scoped_lock lock(mutex_);
        return connections_.size();
    }

    void stop() override {
        if (is_draining_.exchange(true)) {
            return;
        }
        asio::post(loops_[0]->context, [this] {
            error_code ignored;
            acceptor_->close(ignored);
        });
        for (const bool only_if_waiting : {true, false}) {
            std::unique_lock lock(mutex_);
            for (const auto& [key, connection] : connections_) {
                connection->close_from_elsewhere(only_if_waiting);
            }
            is_empty_.wait_for(lock, only_if_waiting ? options_.drain_timeout : std::chrono::milliseconds(1'000),
                               [this] { return connections_.empty(); });
        }
        // A handler under way cannot be broken off; its connection is gone, its work is waited for.
        workers_.join();
        for (const auto& loop : loops_) {
            loop->context.stop();
        }
        for (const auto& loop : loops_) {
            if (loop->thread.joinable()) {
                loop->thread.join();
            }
        }
        {
            const std::scoped_lock lock(mutex_);
            connections_.clear();
        }
        acceptor_.reset();
        loops_.clear();
    }

    /// Runs the work on a worker thread and comes back to the connection's own.
    template <typename Work>
    asio::awaitable<void> on_worker(Work& work) {
        const auto initiate = [this, &work](auto handler) {
            asio::post(workers_, [&work, handler = std::move(handler)]() mutable {
                work();
                const auto executor = asio::get_associated_executor(handler);
                asio::post(executor, std::move(handler));
            });
        };
        asio::use_awaitable_t<> token;
        co_await asio::async_initiate<asio::use_awaitable_t<>, void()>(initiate, token);
    }

    void remove(const Connection* connection) {
        const std::scoped_lock lock(mutex_);
        forget(connection);
        if (connections_.empty()) {
            is_empty_.notify_all();
        }
    }

    void tell_fault(std::string_view what) const {
        if (options_.on_fault) {
            options_.on_fault(what);
        }
    }

    const Options& options() const { return options_; }
    Handler& handler() { return handler_; }
    bool is_draining() const { return is_draining_; }

private:
    struct Loop {
        asio::io_context context{1};
        asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
        std::thread thread;
    };

    asio::awaitable<void> accept_all() {
        std::size_t next = 0;
        asio::steady_timer pause(loops_[0]->context);
        while (!is_draining_) {
            error_code error;
            auto token = asio::redirect_error(asio::use_awaitable, error);
            asio::io_context& context = loops_[next++ % loops_.size()]->context;
            tcp::socket socket = co_await acceptor_->async_accept(context, token);
            if (is_draining_ || error == asio::error::operation_aborted || error == asio::error::bad_descriptor) {
                co_return;
            }
            if (error) {
                // No file descriptors left, or the peer gave up: neither ends the server.
                pause.expires_after(std::chrono::milliseconds(20));
                co_await pause.async_wait(token);
                continue;
            }
            take(std::move(socket), context);
        }
    }

    void take(tcp::socket socket, asio::io_context& context) {
        error_code error;
        const auto endpoint = socket.remote_endpoint(error);
        if (error) {
            return;
        }
        socket.set_option(tcp::no_delay(true), error);
        auto connection = std::make_shared<Connection>(*this, std::move(socket), endpoint.address().to_string());
        {
            const std::scoped_lock lock(mutex_);
            const std::size_t same_address = per_address_[connection->peer()];
            const bool is_address_full = same_address >= options_.connections_per_address_max;
            if (is_address_full || connections_.size() >= options_.connections_max) {
                if (!make_room(is_address_full ? &connection->peer() : nullptr)) {
                    if (same_address == 0) {
                        per_address_.erase(connection->peer());
                    }
                    return;  // everyone is being served: the newcomer is closed
                }
            }
            connections_.emplace(connection.get(), connection);
            ++per_address_[connection->peer()];
        }
        asio::co_spawn(context, Connection::run(connection), asio::detached);
    }

    // Closes the connection that has waited longest for its request. Half-open peers thereby only displace each other.
    bool make_room(const std::string* peer) {
        std::shared_ptr<Connection> longest;
        for (const auto& [key, connection] : connections_) {
            const std::int64_t since = connection->waiting_since();
            if (since != 0 && (peer == nullptr || connection->peer() == *peer) &&
                (!longest || since < longest->waiting_since())) {
                longest = connection;
            }
        }
        if (!longest) {
            return false;
        }
        longest->close_from_elsewhere(false);
        forget(longest.get());
        return true;
    }

    void forget(const Connection* connection) {
        const auto found = connections_.find(connection);
        if (found == connections_.end()) {
            return;
        }
        const auto count = per_address_.find(found->second->peer());
        if (count != per_address_.end() && --count->second == 0) {
            per_address_.erase(count);
        }
        connections_.erase(found);
    }

    void allow_many_files() {
        rlimit limit{};
        if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
            return;
        }
        const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, options_.connections_max + 256);
        if (limit.rlim_cur < wanted) {
            limit.rlim_cur = wanted;
            setrlimit(RLIMIT_NOFILE, &limit);
        }
        if (limit.rlim_cur != RLIM_INFINITY && options_.connections_max + 128 > limit.rlim_cur) {
            options_.connections_max = limit.rlim_cur > 256 ? limit.rlim_cur - 128 : 128;
        }
    }

    Options options_;
    Handler& handler_;
    std::vector<std::unique_ptr<Loop>> loops_;
    asio::thread_pool workers_;
    std::optional<tcp::acceptor> acceptor_;
    std::uint16_t port_ = 0;
    std::atomic<bool> is_draining_ = false;
    mutable std::mutex mutex_;
    std::condition_variable is_empty_;
    std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
    std::unordered_map<std::string, std::size_t> per_address_;
};

asio::awaitable<void> Connection::run(std::shared_ptr<Connection> self) {
    try {
        co_await self->serve();
    } catch (const std::exception& fault) {
        self->server_.tell_fault(fault.what());
    }
    self->close();
    self->server_.remove(self.get());
}

// Reads at least one byte behind what waits. false: the peer is gone, or the time is over.
asio::awaitable<bool> Connection::read_more(std::size_t bytes_max) {
    if (is_timed_out_ || is_closed_) {
        co_return false;
    }
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + bytes_max);
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    const std::size_t count = co_await socket_.async_read_some(asio::buffer(&buffer_[kept], bytes_max), token);
    buffer_.resize(kept + count);
    co_return !error && count > 0;
}

asio::awaitable<void> Connection::serve() {
    const Options& options = server_.options();
    while (!server_.is_draining() && !is_closed_) {
        // 1. The head.
        RequestReader reader({options.header_bytes_max, options.header_count_max});
        set_waiting(true);
        sent_bytes_ = 0;
        bool has_begun = !waiting_bytes().empty();
        disarm();
        arm(has_begun ? options.header_timeout : options.idle_timeout);
        RequestReader::Step step;
        for (;;) {
            step = reader.put(waiting_bytes());
            begin_ += step.consumed;
            if (step.state != RequestReader::State::need_more) {
                break;
            }
            if (!co_await read_more(kHeadReadBytes)) {
                if (is_timed_out_ && has_begun) {
                    set_waiting(false);
                    const Refusal refusal = too_slow();
                    co_await refuse(refusal, nullptr);
                }
                co_return;
            }
            if (!has_begun) {
                has_begun = true;
                arm(options.header_timeout);
            }
        }
        set_waiting(false);
        disarm();
        const auto began_at = Clock::now();
        if (step.state == RequestReader::State::refused) {
            co_await refuse(reader.refusal(), nullptr);
            co_return;
        }

        // 2. Who asks, and for whom.
        Request& request = reader.request();
        request.peer = peer_;
        if (!is_accepted_host(reader.host(), options.host_names)) {
            const Refusal refusal = foreign_host(reader.host());
            co_await refuse(refusal, &request);
            co_return;
        }
        if (request.method != "GET" && !is_accepted_origin(request.header("Origin"), request.header("Host"))) {
            const Refusal refusal = foreign_origin();
            co_await refuse(refusal, &request);
            co_return;
        }

        // 3. The body.
        if (reader.has_body()) {
            const BodyPlan plan = server_.handler().plan(request);
            if (!co_await receive_body(reader, plan)) {
                co_return;
            }
        }

        // 4. The answer.
        Response response;
        const auto work = [this, &request, &response] {
            try {
                response = server_.handler().respond(request);
            } catch (const std::exception& fault) {
                server_.tell_fault(fault.what());
                response = server_.handler().refuse(500, fault_of_ours(), &request);
            }
        };
        co_await server_.on_worker(work);
        const bool is_keep_alive = reader.is_keep_alive() && !server_.is_draining();
        const bool is_sent = co_await send(response, &request, is_keep_alive);
        if (options.on_request) {
            options.on_request({request.is_head ? "HEAD" : request.method, request.path, response.status,
                                request.body_bytes, sent_bytes_,
                                std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_at)});
        }
        if (!is_sent) {
            co_return;
        }
        if (!is_keep_alive) {
            co_await linger();
            co_return;
        }
    }
}

// RFC 9112, 7.1 and 9.3; RFC 9110, 10.1.1 (100-continue). false: a refusal was sent, or the peer is gone.
asio::awaitable<bool> Connection::receive_body(RequestReader& reader, const BodyPlan& plan) {
    const Options& options = server_.options();
    Request& request = reader.request();
    if (reader.content_length().value_or(0) > plan.body_bytes_max) {
        const Refusal refusal = too_large(plan.body_bytes_max);
        co_await refuse(refusal, &request);
        co_return false;
    }
    if (reader.expects_continue() && waiting_bytes().empty()) {
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n")) {
            co_return false;
        }
    }
    if (!plan.sink) {
        request.body.reserve(
            static_cast<std::size_t>(std::min<std::uint64_t>(reader.content_length().value_or(0), kBodyReadBytes)));
    }
    auto receiving = Clock::duration::zero();  // time spent waiting for the peer, not for our disk
    for (;;) {
        const RequestReader::Step step = reader.put(waiting_bytes());
        begin_ += step.consumed;
        if (step.state == RequestReader::State::refused) {
            co_await refuse(reader.refusal(), &request);
            co_return false;
        }
        const std::string piece = reader.take_body();
        if (!piece.empty()) {
            request.body_bytes += piece.size();
            if (request.body_bytes > plan.body_bytes_max) {
                const Refusal refusal = too_large(plan.body_bytes_max);
                co_await refuse(refusal, &request);
                co_return false;
            }
            if (!co_await accept_piece(request, plan, piece)) {
                co_return false;
            }
        }
        if (step.state == RequestReader::State::done) {
            co_return true;
        }
        if (step.consumed > 0 && !waiting_bytes().empty()) {
            continue;
        }
        if (waiting_bytes().size() >= kBodyReadBytes) {
            // Only a chunk line or trailers can wait unconsumed, and none is that long.
            const Refusal refusal = bad_chunk();
            co_await refuse(refusal, &request);
            co_return false;
        }
        disarm();
        arm(options.body_timeout);
        const auto asked_at = Clock::now();
        const bool is_read = co_await read_more(kBodyReadBytes);
        receiving += Clock::now() - asked_at;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(receiving).count();
        const bool is_crawling =
            receiving > options.body_timeout &&
            request.body_bytes < options.body_bytes_per_second_min * static_cast<std::uint64_t>(seconds);
        if (is_timed_out_ || is_crawling) {
            const Refusal refusal = too_slow();
            co_await refuse(refusal, &request);
            co_return false;
        }
        if (!is_read) {
            co_return false;
        }
    }
}

asio::awaitable<bool> Connection::accept_piece(Request& request, const BodyPlan& plan, const std::string& piece) {
    if (!plan.sink) {
        request.body += piece;
        co_return true;
    }
    base::Error error;
    disarm();
    const auto work = [this, &request, &plan, &piece, &error] {
        try {
            if (!request.sink) {
                auto sink = plan.sink(request);
                if (!sink) {
                    error = sink.error();
                    return;
                }
                request.sink = std::move(sink).value();
            }
            if (const auto status = request.sink->write(piece); !status) {
                error = status.error();
            }
        } catch (const std::exception& fault) {
            server_.tell_fault(fault.what());
            error = fault_of_ours();
        }
    };
    co_await server_.on_worker(work);
    if (error.code.empty()) {
        co_return true;
    }
    const Refusal refusal{500, error};
    co_await refuse(refusal, &request);
    co_return false;
}

// The timer speaks of the peer taking nothing, so it is armed for each piece anew.
asio::awaitable<bool> Connection::write(std::string_view first, std::string_view second) {
    const auto timeout = server_.options().write_timeout;
    bool is_first = true;
    while (is_first || !second.empty()) {
        const std::string_view head = is_first ? first : std::string_view{};
        const std::string_view part = second.substr(0, kWriteBytes);
        second.remove_prefix(part.size());
        is_first = false;
        disarm();
        arm(timeout);
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(head.data(), head.size()),
                                                        asio::buffer(part.data(), part.size())};
        error_code error;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        sent_bytes_ += co_await asio::async_write(socket_, buffers, token);
        if (error || is_closed_) {
            co_return false;
        }
    }
    disarm();
    co_return true;
}

asio::awaitable<bool> Connection::send(Response& response, const Request* request, bool is_keep_alive) {
    const Framing framing = framing_of(response, request);
    const bool is_bodyless = framing == Framing::none || (request != nullptr && request->is_head);
    const std::string head = response_head(response, framing, is_keep_alive && framing != Framing::close);
    if (is_bodyless) {
        co_return co_await write(head);
    }
    if (auto* stream = std::get_if<Stream>(&response.body)) {
        if (!co_await write(head)) {
            co_return false;
        }
        const bool is_whole = co_await send_stream(*stream, framing);
        co_return is_whole&& framing != Framing::close;
    }
    const auto* text = std::get_if<std::string>(&response.body);
    const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body);
    const std::string_view body = text != nullptr ? std::string_view(*text) : *shared ? **shared : std::string_view{};
    co_return co_await write(head, body);
}

asio::awaitable<bool> Connection::send_stream(Stream& stream, Framing framing) {
    std::string piece(kWriteBytes, '\0');
    std::uint64_t left = stream.size_bytes.value_or(0);
    for (;;) {
        std::size_t count = 0;
        bool is_broken = false;
        const auto work = [this, &stream, &piece, &count, &is_broken] {
            try {
                count = stream.read(piece);
            } catch (const std::exception& fault) {
                server_.tell_fault(fault.what());
                is_broken = true;
            }
        };
        co_await server_.on_worker(work);
        if (is_broken || is_closed_) {
            co_return false;
        }
        if (framing == Framing::length) {
            count = static_cast<std::size_t>(std::min<std::uint64_t>(count, left));
            left -= count;
        }
        if (count == 0) {
            break;
        }
        const std::string_view data(piece.data(), count);
        std::string line;
        if (framing == Framing::chunked) {
            constexpr std::string_view kHex = "0123456789abcdef";
            for (std::size_t rest = count; rest != 0; rest >>= 4U) {
                line.insert(line.begin(), kHex[rest & 15U]);
            }
            line += "\r\n";
        }
        if (!co_await write(line, data)) {
            co_return false;
        }
        if (framing == Framing::chunked && !co_await write("\r\n")) {
            co_return false;
        }
    }
    if (framing == Framing::chunked) {
        co_return co_await write("0\r\n\r\n");
    }
    co_return framing == Framing::close || left == 0;
}

// Says why, and ends the connection: what follows on it cannot be trusted or is not wanted.
asio::awaitable<void> Connection::refuse(const Refusal& refusal, const Request* request) {
    disarm();
    Response response = server_.handler().refuse(refusal.status, refusal.error, request);
    const bool is_sent = co_await send(response, request, false);
    if (const auto& tell = server_.options().on_request) {
        AccessRecord record;
        record.method = request != nullptr ? std::string_view(request->method) : "-";
        record.path = request != nullptr ? std::string_view(request->path) : "-";
        record.status = refusal.status;
        record.request_bytes = request != nullptr ? request->body_bytes : 0;
        record.response_bytes = sent_bytes_;
        tell(record);
    }
    if (is_sent) {
        co_await linger();
    }
}

// A close with unread bytes would take the answer back on its way (TCP reset), so they are read for a while.
asio::awaitable<void> Connection::linger() {
    error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    disarm();
    arm(kLingerTimeout);
    std::size_t read_bytes = 0;
    while (read_bytes < kLingerBytesMax) {
        buffer_.clear();
        begin_ = 0;
        if (!co_await read_more(kBodyReadBytes)) {
            break;
        }
        read_bytes += buffer_.size();
    }
}

}  // namespace

base::Result<std::unique_ptr<Server>> Server::start(const Options& options, Handler& handler) {
    auto server = std::make_unique<ServerImpl>(options, handler);
    if (const auto status = server->listen(); !status) {
        return status.error();
    }
    server->run();
    return std::unique_ptr<Server>(std::move(server));
}

}  // namespace liucai::http
