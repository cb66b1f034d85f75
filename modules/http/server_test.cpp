#include <gtest/gtest.h>
#include <sys/resource.h>
#include <liucai/http/server.hpp>
#include <liucai/testkit/socket_client.hpp>

#include <atomic>
#include <deque>
#include <mutex>
#include <thread>

// Each test is one line of the care list: what a server on the open network has to withstand.

namespace liucai::http {
namespace {

using namespace std::chrono_literals;
using testkit::SocketClient;

class CountingSink final : public BodySink {
public:
    explicit CountingSink(std::atomic<std::uint64_t>& count) : count_(count) {}
    base::Status write(std::string_view piece) override {
        if (piece.find("REFUSE") != std::string_view::npos) {
            return base::Error{"disk_full", "no room", ""};
        }
        count_ += piece.size();
        return base::done();
    }

private:
    std::atomic<std::uint64_t>& count_;
};

// Says back what it understood, so that a test sees how the bytes were read.
class EchoHandler final : public Handler {
public:
    BodyPlan plan(const Request& head) override {
        if (head.path == "/upload") {
            return {std::uint64_t{1} << 30U, [this](const Request&) -> base::Result<std::unique_ptr<BodySink>> {
                        return std::unique_ptr<BodySink>(std::make_unique<CountingSink>(sunk_bytes));
                    }};
        }
        return {1000, {}};
    }

    Response respond(Request& request) override {
        ++served_count;
        Response response;
        if (request.path == "/slow") {
            is_slow_running = true;
            std::this_thread::sleep_for(400ms);
        } else if (request.path == "/throw") {
            throw std::runtime_error("planted");
        } else if (request.path == "/big") {
            response.body = std::string(64 << 20, 'x');
            return response;
        } else if (request.path == "/stream") {
            auto left = std::make_shared<int>(3);
            response.body = Stream{[left](std::span<char> buffer) -> std::size_t {
                                       if (*left == 0) {
                                           return 0;
                                       }
                                       --*left;
                                       std::fill_n(buffer.begin(), 5, 'a');
                                       return 5;
                                   },
                                   std::nullopt};
            return response;
        } else if (request.path == "/inject") {
            response.set("X-Echo", "a\r\nX-Evil: 1");
        }
        response.body = request.method + " " + request.path + " ? " + request.query + " [" + request.body + "] " +
                        std::to_string(request.body_bytes);
        return response;
    }

    Response refuse(int status, const base::Error& error, const Request*) override {
        Response response;
        response.status = status;
        response.body = error.code + "|" + error.message;
        return response;
    }

    std::atomic<std::uint64_t> sunk_bytes = 0;
    std::atomic<int> served_count = 0;
    std::atomic<bool> is_slow_running = false;
};

Options quick() {
    Options options;
    options.port = 0;
    options.worker_threads = 3;
    options.io_threads = 2;
    options.header_timeout = 300ms;
    options.idle_timeout = 600ms;
    options.body_timeout = 300ms;
    options.write_timeout = 400ms;
    options.drain_timeout = 2'000ms;
    return options;
}

class ServerTest : public ::testing::Test {
protected:
    void start(const Options& options) {
        auto started = Server::start(options, handler_);
        ASSERT_TRUE(started) << started.error().message;
        server_ = std::move(started).value();
    }
    void SetUp() override { start(quick()); }
    void TearDown() override { server_.reset(); }

    // Sends it all, and gives the status and everything else that came until the peer closed or fell silent.
    std::string answer(std::string_view bytes) {
        SocketClient client(server_->port());
        client.send(bytes);
        return client.receive();
    }
    static int status(const std::string& answer) { return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0; }

    EchoHandler handler_;
    std::unique_ptr<Server> server_;
};

constexpr std::string_view kGet = "GET /a?b=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST_F(ServerTest, answers_and_keeps_the_connection) {
    SocketClient client(server_->port());
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(client.send(kGet));
        const std::string got = client.receive();
        EXPECT_EQ(status(got), 200) << got;
        EXPECT_NE(got.find("GET /a ? b=1 [] 0"), std::string::npos) << got;
        EXPECT_NE(got.find("Connection: keep-alive"), std::string::npos);
    }
}

TEST_F(ServerTest, closes_when_asked_to_and_for_http_1_0) {
    SocketClient asked(server_->port());
    asked.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status(asked.receive()), 200);
    EXPECT_TRUE(asked.sees_close(1000));
    SocketClient old(server_->port());
    old.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(status(old.receive()), 200);
    EXPECT_TRUE(old.sees_close(1000));
}

TEST_F(ServerTest, answers_pipelined_requests_in_order) {
    SocketClient client(server_->port());
    std::string all;
    for (int i = 0; i < 20; ++i) {
        all += "POST /n" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi";
    }
    ASSERT_TRUE(client.send(all));
    for (int i = 0; i < 20; ++i) {
        EXPECT_NE(client.receive().find("POST /n" + std::to_string(i) + " ?  [hi]"), std::string::npos) << i;
    }
}

TEST_F(ServerTest, reads_a_request_that_comes_byte_by_byte) {
    SocketClient client(server_->port());
    const std::string all =
        "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n2;e=1\r\nde\r\n0\r\nT: 1\r\n\r\n";
    for (const char c : all) {
        ASSERT_TRUE(client.send({&c, 1}));
    }
    EXPECT_NE(client.receive().find("[abcde] 5"), std::string::npos);
}

TEST_F(ServerTest, refuses_a_head_that_is_too_large) {
    std::string big = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n";
    EXPECT_EQ(status(answer(big)), 431);
    std::string many = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 2'000; ++i) {
        many += "X" + std::to_string(i) + ": 123456789\r\n";
    }
    EXPECT_EQ(status(answer(many + "\r\n")), 431);
    std::string count = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 101; ++i) {
        count += "X: 1\r\n";
    }
    EXPECT_EQ(status(answer(count + "\r\n")), 431);
    EXPECT_EQ(status(answer("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n")), 431);
}

TEST_F(ServerTest, refuses_a_body_that_is_too_large_by_length_and_by_chunks) {
    SocketClient client(server_->port());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n" + std::string(1001, 'a'));
    const std::string got = client.receive();
    EXPECT_EQ(status(got), 413) << got;
    EXPECT_NE(got.find("http_body_too_large"), std::string::npos);
    EXPECT_EQ(status(answer("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                            std::string(1001, 'a') + "\r\n0\r\n\r\n")),
              413);
    EXPECT_EQ(
        status(answer("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'a'))),
        200);
    EXPECT_EQ(handler_.served_count, 1);
}

TEST_F(ServerTest, refuses_framing_that_can_be_read_in_two_ways) {
    const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
    for (const std::string framing : {
             "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
             "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
             "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
             "Content-Length: 3, 3\r\n\r\nabc",
             "Content-Length: +3\r\n\r\nabc",
             "Content-Length: -1\r\n\r\n",
             "Content-Length: 0x3\r\n\r\nabc",
             "Content-Length: 99999999999999999999\r\n\r\n",
             "Content-Length:\r\n\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
             "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
             "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\n\r\n11111111111111111\r\n",
             "Content-Length : 3\r\n\r\nabc",
         }) {
        EXPECT_EQ(status(answer(head + framing)), 400) << framing;
    }
    EXPECT_EQ(status(answer(head + "Transfer-Encoding: gzip, chunked\r\n\r\n")), 501);
    EXPECT_EQ(status(answer(head + "Transfer-Encoding: xchunked\r\n\r\n")), 501);
    EXPECT_EQ(status(answer("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")), 400);
    EXPECT_EQ(handler_.served_count, 0);
}

TEST_F(ServerTest, refuses_endless_chunk_lines) {
    EXPECT_EQ(status(answer("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                            std::string(200'000, 'a'))),
              400);
}

TEST_F(ServerTest, refuses_requests_without_one_host) {
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")), 400);
}

TEST_F(ServerTest, refuses_foreign_names_as_dns_rebinding_would_use_them) {
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")), 421);
    EXPECT_EQ(status(answer("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n")), 421);
    for (const std::string host : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "192.168.1.7"}) {
        EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")), 200) << host;
    }
    Options named = quick();
    named.host_names = {"Liucai.Example"};
    start(named);
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: liucai.example:443\r\n\r\n")), 200);
    EXPECT_EQ(status(answer("GET / HTTP/1.1\r\nHost: other.example\r\n\r\n")), 421);
}

TEST_F(ServerTest, refuses_writes_from_pages_of_other_sites) {
    const std::string head = "POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 0\r\n";
    EXPECT_EQ(status(answer(head + "Origin: http://evil.example\r\n\r\n")), 403);
    EXPECT_EQ(status(answer(head + "Origin: null\r\n\r\n")), 403);
    EXPECT_EQ(status(answer(head + "Origin: http://localhost.evil.example\r\n\r\n")), 403);
    EXPECT_EQ(status(answer(head + "Origin: http://localhost:8080\r\n\r\n")), 200);
    EXPECT_EQ(status(answer(head + "Origin: http://localhost:5173\r\n\r\n")), 200);
    EXPECT_EQ(status(answer(head + "\r\n")), 200);
}

TEST_F(ServerTest, refuses_other_versions_and_garbage) {
    EXPECT_EQ(status(answer("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")), 505);
    EXPECT_EQ(status(answer("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n")), 505);
    EXPECT_EQ(status(answer("GET /\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("\x16\x03\x01\x02\x01\x01\xfc\x03\x03")), 400);
    EXPECT_EQ(status(answer("GET noslash HTTP/1.1\r\nHost: localhost\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")), 400);
    EXPECT_EQ(status(answer("GET /%ff HTTP/1.1\r\nHost: localhost\r\n\r\n")), 400);
}

TEST_F(ServerTest, closes_a_slow_head_and_says_why) {
    EXPECT_LE(Options{}.header_timeout, 12s);
    SocketClient client(server_->port());
    const auto began = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(80ms);
        client.send("X: 1\r\n");  // progress does not buy time
    }
    EXPECT_EQ(status(client.receive()), 408);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
}

TEST_F(ServerTest, closes_an_idle_connection_silently) {
    SocketClient client(server_->port());
    EXPECT_TRUE(client.sees_close(2'000));
    EXPECT_EQ(client.receive_all(), "");
}

TEST_F(ServerTest, closes_a_slow_body) {
    SocketClient client(server_->port());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");
    EXPECT_EQ(status(client.receive()), 408);
}

TEST_F(ServerTest, half_open_peers_do_not_starve_others) {
    std::deque<SocketClient> half_open;
    for (int i = 0; i < 300; ++i) {
        half_open.emplace_back(server_->port());
        half_open.back().send("GET / HTTP/1.1\r\nHost:");
    }
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(status(answer(kGet)), 200);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_F(ServerTest, at_the_cap_the_one_that_waited_longest_makes_room) {
    Options options = quick();
    options.connections_per_address_max = 8;
    options.header_timeout = 5'000ms;
    options.idle_timeout = 5'000ms;
    start(options);
    std::deque<SocketClient> half_open;
    for (int i = 0; i < 8; ++i) {
        half_open.emplace_back(server_->port());
        half_open.back().send("GET / HTTP/1.1\r\nHost:");
        std::this_thread::sleep_for(5ms);
    }
    EXPECT_EQ(status(answer(kGet)), 200);
    EXPECT_TRUE(half_open.front().sees_close(1'000));
    EXPECT_FALSE(half_open.back().sees_close(100));
    EXPECT_LE(server_->connection_count(), 8U);
}

TEST_F(ServerTest, at_the_cap_those_being_served_stay) {
    Options options = quick();
    options.connections_max = 2;
    start(options);
    SocketClient first(server_->port());
    SocketClient second(server_->port());
    first.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    second.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    SocketClient third(server_->port());
    EXPECT_TRUE(third.sees_close(1'000));
    EXPECT_EQ(status(first.receive()), 200);
    EXPECT_EQ(status(second.receive()), 200);
}

TEST_F(ServerTest, says_continue_before_the_body_is_sent) {
    SocketClient client(server_->port());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    EXPECT_NE(client.receive().find("[abc]"), std::string::npos);
    // Too large is said instead of it, before anything is sent.
    SocketClient large(server_->port());
    large.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(status(large.receive()), 413);
    EXPECT_EQ(status(answer("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: cake\r\n\r\nabc")),
              417);
}

TEST_F(ServerTest, streams_an_upload_into_its_sink) {
    SocketClient client(server_->port());
    const std::size_t size = 8 << 20;
    client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
    const std::string piece(64 << 10, 'u');
    for (std::size_t sent = 0; sent < size; sent += piece.size()) {
        ASSERT_TRUE(client.send(piece));
    }
    EXPECT_NE(client.receive().find("[] " + std::to_string(size)), std::string::npos);
    EXPECT_EQ(handler_.sunk_bytes, size);
    EXPECT_EQ(status(answer("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nREFUSE")), 500);
}

TEST_F(ServerTest, an_upload_broken_off_never_reaches_the_handler) {
    {
        SocketClient client(server_->port());
        client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");
    }
    SocketClient chunked(server_->port());
    chunked.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    chunked.finish_sending();
    EXPECT_TRUE(chunked.sees_close(2'000));
    EXPECT_EQ(handler_.served_count, 0);
}

TEST_F(ServerTest, a_peer_that_does_not_read_is_let_go_and_costs_no_other) {
    SocketClient lazy(server_->port(), 4096);
    lazy.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status(answer(kGet)), 200);
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (server_->connection_count() > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_EQ(server_->connection_count(), 0U) << "closed by write_timeout";
}

TEST_F(ServerTest, a_peer_that_reads_gets_all_of_a_big_answer) {
    Options options = quick();
    options.write_timeout = 20'000ms;
    start(options);
    SocketClient client(server_->port());
    client.send("GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_GT(client.receive_all().size(), std::size_t{64} << 20U);
}

TEST_F(ServerTest, streams_in_chunks_and_to_the_end_for_http_1_0) {
    SocketClient client(server_->port());
    client.send("GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const std::string got = client.receive_all();
    EXPECT_NE(got.find("Transfer-Encoding: chunked"), std::string::npos);
    EXPECT_TRUE(got.ends_with("\r\n\r\n5\r\naaaaa\r\n5\r\naaaaa\r\n5\r\naaaaa\r\n0\r\n\r\n")) << got;
    SocketClient old(server_->port());
    old.send("GET /stream HTTP/1.0\r\n\r\n");
    EXPECT_TRUE(old.receive_all().ends_with("\r\n\r\naaaaaaaaaaaaaaa"));
}

TEST_F(ServerTest, head_has_the_length_and_no_body) {
    SocketClient client(server_->port());
    client.send("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string got = client.receive(true);
    EXPECT_EQ(status(got), 200);
    EXPECT_NE(got.find("Content-Length: 14\r\n"), std::string::npos) << got;
    client.send(kGet);
    EXPECT_TRUE(client.receive().starts_with("HTTP/1.1 200")) << "no stray body in between";
}

TEST_F(ServerTest, every_answer_carries_the_security_headers) {
    for (const std::string_view request : {kGet, std::string_view("GET / HTTP/1.1\r\n\r\n")}) {
        const std::string got = answer(request);
        for (const std::string_view header :
             {"Content-Security-Policy: default-src 'self';", "frame-ancestors 'none'",
              "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Date: "}) {
            EXPECT_NE(got.find(header), std::string::npos) << header;
        }
        EXPECT_EQ(got.find("Server:"), std::string::npos) << "tells nobody what runs here";
    }
}

TEST_F(ServerTest, a_value_cannot_begin_a_header_of_its_own) {
    const std::string got = answer("GET /inject HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_NE(got.find("X-Echo: a  X-Evil: 1\r\n"), std::string::npos) << got;
}

TEST_F(ServerTest, a_fault_spoils_one_request_only) {
    std::mutex mutex;
    std::string told;
    Options options = quick();
    options.on_fault = [&](std::string_view what) {
        const std::scoped_lock lock(mutex);
        told = what;
    };
    start(options);
    SocketClient client(server_->port());
    client.send("GET /throw HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string got = client.receive();
    EXPECT_EQ(status(got), 500);
    EXPECT_EQ(got.find("planted"), std::string::npos) << "the outside learns nothing of the inside";
    client.send(kGet);
    EXPECT_EQ(status(client.receive()), 200);
    const std::scoped_lock lock(mutex);
    EXPECT_EQ(told, "planted");
}

TEST_F(ServerTest, a_long_handler_does_not_block_others) {
    SocketClient slow(server_->port());
    slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (!handler_.is_slow_running) {
        std::this_thread::sleep_for(1ms);
    }
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(status(answer(kGet)), 200);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 200ms);
    EXPECT_EQ(status(slow.receive()), 200);
}

TEST_F(ServerTest, stopping_finishes_what_is_under_way_and_takes_nothing_new) {
    SocketClient slow(server_->port());
    SocketClient idle(server_->port());
    idle.send(kGet);
    EXPECT_EQ(status(idle.receive()), 200);
    slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (!handler_.is_slow_running) {
        std::this_thread::sleep_for(1ms);
    }
    const std::uint16_t port = server_->port();
    std::thread stopper([this] { server_->stop(); });
    const std::string got = slow.receive();
    EXPECT_EQ(status(got), 200);
    EXPECT_NE(got.find("Connection: close"), std::string::npos);
    EXPECT_TRUE(idle.sees_close(1'000));
    stopper.join();
    EXPECT_EQ(server_->connection_count(), 0U);
    SocketClient late(port);
    EXPECT_FALSE(late.is_connected());
}

TEST_F(ServerTest, stopping_does_not_wait_for_ever) {
    Options options = quick();
    options.drain_timeout = 200ms;
    options.write_timeout = 60'000ms;
    start(options);
    SocketClient lazy(server_->port(), 4096);
    lazy.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::this_thread::sleep_for(200ms);
    const auto began = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
}

TEST_F(ServerTest, the_log_knows_the_path_and_not_the_query) {
    std::mutex mutex;
    std::string line;
    Options options = quick();
    options.on_request = [&](const AccessRecord& record) {
        const std::scoped_lock lock(mutex);
        line = std::string(record.method) + " " + std::string(record.path) + " " + std::to_string(record.status);
    };
    start(options);
    answer("GET /a?name=secret HTTP/1.1\r\nHost: localhost\r\n\r\n");
    server_->stop();
    const std::scoped_lock lock(mutex);
    EXPECT_EQ(line, "GET /a 200");
}

TEST_F(ServerTest, a_port_that_is_taken_is_refused_in_words) {
    Options options = quick();
    options.port = server_->port();
    const auto again = Server::start(options, handler_);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "address_unusable");
    options.address = "nowhere";
    const auto nowhere = Server::start(options, handler_);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, "address_unusable");
}

}  // namespace
}  // namespace liucai::http
