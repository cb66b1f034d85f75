#include "xml_reader.hpp"

#include <cstring>
#include <vector>

#include "xml_feed.hpp"

namespace liucai::tabular {

std::string_view local_name(const char* qualified) {
    const char* begin = qualified;
    const char* end = qualified;
    for (; *end != '\0'; ++end) {
        if (*end == ':') {
            begin = end + 1;
        }
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) {
            return pair[1];
        }
    }
    return {};
}

bool XmlAttributes::has(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) {
            return true;
        }
    }
    return false;
}

std::string_view XmlAttributes::prefixed(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (const char* colon = std::strchr(*pair, ':'); colon != nullptr && name == colon + 1) {
            return pair[1];
        }
    }
    return {};
}

base::Status read_xml(ByteSource& stream, const std::string& path, XmlHandler& handler,
                      std::atomic<std::uint64_t>* bytes_done) {
    constexpr std::size_t kBlockBytes = 64 * 1024;
    XmlFeed feed(path, stream.name(), handler);
    std::vector<char> block(kBlockBytes);
    for (;;) {
        const std::size_t count = LIUCAI_TRY(stream.read(block));
        if (bytes_done != nullptr) {
            bytes_done->fetch_add(count, std::memory_order_relaxed);
        }
        LIUCAI_TRY(feed.feed({block.data(), count}, count == 0));
        if (count == 0 || handler.is_content) {
            return base::done();
        }
    }
}

}  // namespace liucai::tabular
