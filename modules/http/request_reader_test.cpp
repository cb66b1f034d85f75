#include "request_reader.hpp"

#include <gtest/gtest.h>

#include "origin.hpp"

namespace liucai::http {
namespace {

struct Read {
    RequestReader::State state = RequestReader::State::need_more;
    std::string path;
    std::string body;
    std::size_t consumed = 0;
};

// Gives the bytes in pieces of `step`, as a network might.
Read read(std::string_view bytes, std::size_t step) {
    RequestReader reader({});
    Read out;
    std::size_t end = 0;
    while (end < bytes.size() || out.state == RequestReader::State::head || out.state == RequestReader::State::body) {
        end = std::min(bytes.size(), end + step);
        for (;;) {
            const auto result = reader.put(bytes.substr(out.consumed, end - out.consumed));
            out.consumed += result.consumed;
            out.state = result.state;
            out.body += reader.take_body();
            if (result.state == RequestReader::State::head) {
                out.path = reader.request().path;
                continue;
            }
            if (result.state != RequestReader::State::body) {
                break;
            }
        }
        if (out.state == RequestReader::State::done || out.state == RequestReader::State::refused) {
            break;
        }
    }
    return out;
}

TEST(RequestReader, reads_the_same_however_the_bytes_are_cut) {
    const std::string_view bytes =
        "POST /%E5%AD%97?q HTTP/1.1\r\nHost: a.b\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n1\r\nd\r\n0\r\nTrailer: x\r\n\r\nGET /next";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const Read got = read(bytes, step);
        EXPECT_EQ(got.state, RequestReader::State::done) << step;
        EXPECT_EQ(got.path, "/字") << step;
        EXPECT_EQ(got.body, "abcd") << step;
        EXPECT_EQ(bytes.substr(got.consumed), "GET /next") << step;
    }
}

// Found by the fuzzer: an empty chunked body that arrived byte by byte stopped the whole server.
TEST(RequestReader, an_empty_chunked_body_may_come_byte_by_byte) {
    const std::string_view bytes = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const Read got = read(bytes, step);
        EXPECT_EQ(got.state, RequestReader::State::done) << step;
        EXPECT_EQ(bytes.substr(got.consumed), "GET") << step;
    }
}

TEST(RequestReader, trailers_do_not_pass_for_headers) {
    RequestReader reader({});
    std::string_view bytes =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: x\r\n\r\n";
    for (;;) {
        const auto step = reader.put(bytes);
        bytes.remove_prefix(step.consumed);
        if (step.state == RequestReader::State::done || step.state == RequestReader::State::refused) {
            break;
        }
    }
    EXPECT_EQ(reader.request().header("authorization"), "");
}

TEST(Origin, hosts) {
    const std::vector<std::string> names{"liucai.example"};
    for (const std::string_view host : {"", "localhost", "127.0.0.1", "10.0.0.8", "[::1]", "liucai.example"}) {
        EXPECT_TRUE(is_accepted_host(host, names)) << host;
    }
    for (const std::string_view host :
         {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[x]", "1"}) {
        EXPECT_FALSE(is_accepted_host(host, names)) << host;
    }
}

}  // namespace
}  // namespace liucai::http
