#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace liucai::testkit {

/// A plain socket for tests: sends what it is told and waits a bounded time for what comes back.
class SocketClient {
public:
    explicit SocketClient(std::uint16_t port, int receive_buffer_bytes = 0) {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_buffer_bytes > 0) {
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof(receive_buffer_bytes));
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    }
    ~SocketClient() { ::close(socket_); }
    SocketClient(const SocketClient&) = delete;
    SocketClient& operator=(const SocketClient&) = delete;

    bool is_connected() const { return is_connected_; }

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void finish_sending() const { ::shutdown(socket_, SHUT_WR); }

    /// One whole answer with Content-Length (or none); "" when the peer closed or the time is over.
    std::string receive(bool is_head = false, int timeout_ms = 5'000) {
        while (true) {
            const std::size_t end = pending_.find("\r\n\r\n");
            if (end != std::string::npos) {
                std::size_t length = 0;
                const std::size_t field = pending_.find("Content-Length: ");
                if (!is_head && field < end) {
                    length = std::stoul(pending_.substr(field + 16, 20));
                }
                if (pending_.size() >= end + 4 + length) {
                    std::string answer = pending_.substr(0, end + 4 + length);
                    pending_.erase(0, end + 4 + length);
                    return answer;
                }
            }
            if (!read_some(timeout_ms)) {
                return {};
            }
        }
    }

    /// Everything until the peer closes.
    std::string receive_all(int timeout_ms = 5'000) {
        while (read_some(timeout_ms)) {
        }
        return std::exchange(pending_, {});
    }

    /// Whether the peer closed within the time (what it sends meanwhile is kept).
    bool sees_close(int timeout_ms) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
        while (std::chrono::steady_clock::now() < until) {
            if (!read_some(20) && is_closed_) {
                return true;
            }
        }
        return false;
    }

private:
    bool read_some(int timeout_ms) {
        pollfd waiting{socket_, POLLIN, 0};
        if (is_closed_ || ::poll(&waiting, 1, timeout_ms) <= 0) {
            return false;
        }
        char bytes[65536];
        const ssize_t count = ::recv(socket_, bytes, sizeof(bytes), 0);
        if (count <= 0) {
            is_closed_ = true;
            return false;
        }
        pending_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_ = -1;
    bool is_connected_ = false;
    bool is_closed_ = false;
    std::string pending_;
};

}  // namespace liucai::testkit
