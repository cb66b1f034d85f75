#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <liucai/http/message.hpp>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace liucai::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_word(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) {
        return false;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (lower(left[i]) != lower(right[i])) {
            return false;
        }
    }
    return true;
}

std::string_view Request::header(std::string_view name) const {
    for (const Header& header : headers) {
        if (same_word(header.name, name)) {
            return header.value;
        }
    }
    return {};
}

void Response::set(std::string name, std::string value) {
    for (Header& header : headers) {
        if (same_word(header.name, name)) {
            header.value = std::move(value);
            return;
        }
    }
    headers.push_back({std::move(name), std::move(value)});
}

base::Result<Stream> file_stream(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        const std::string why = descriptor < 0 ? std::strerror(errno) : "it is not a file";
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        return base::Error{"no_such_file", "cannot open '" + path + "': " + why, "check the path"}.with("path", path);
    }
    // shared_ptr closes the file when the last copy of the function goes.
    std::shared_ptr<const int> owner(new int(descriptor), [](const int* held) {
        ::close(*held);
        delete held;
    });
    Stream stream;
    stream.size_bytes = static_cast<std::uint64_t>(status.st_size);
    stream.read = [owner](std::span<char> buffer) -> std::size_t {
        for (;;) {
            const ssize_t count = ::read(*owner, buffer.data(), buffer.size());
            if (count >= 0) {
                return static_cast<std::size_t>(count);
            }
            if (errno != EINTR) {
                throw std::runtime_error(std::string("reading a file to send: ") + std::strerror(errno));
            }
        }
    };
    return stream;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Status";
    }
}

}  // namespace liucai::http
