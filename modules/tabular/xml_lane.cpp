#include "xml_lane.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "xml_feed.hpp"

namespace liucai::tabular {
namespace {

constexpr std::size_t kBlockBytes = 128 * 1024;
/// An element longer than this goes to the parser, so that no element is looked at again and again.
constexpr std::size_t kItemBytesMax = 512 * 1024;
/// More than any tag that is looked for.
constexpr std::size_t kOverlapBytes = 32;

std::size_t find(std::string_view text, std::string_view wanted) {
    const void* found = memmem(text.data(), text.size(), wanted.data(), wanted.size());
    return found == nullptr ? std::string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Where the parser may hand over again: behind the next end tag of an item, or behind the start tag of the container.
std::size_t next_crossing(std::string_view text, const XmlLane& lane) {
    if (lane.is_open()) {
        const std::size_t found = find(text, lane.item_end());
        return found == std::string_view::npos ? found : found + lane.item_end().size();
    }
    const std::size_t found = find(text, lane.container());
    const std::size_t close = found == std::string_view::npos ? found : text.find('>', found);
    return close == std::string_view::npos ? close : close + 1;
}

}  // namespace

base::Status read_xml_lane(ByteSource& stream, const std::string& path, XmlHandler& handler, XmlLane& lane,
                           std::atomic<std::uint64_t>* bytes_done) {
    XmlFeed feed(path, stream.name(), handler);
    std::string buffer;
    std::size_t at = 0;
    bool is_end = false, is_in_lane = false;
    const auto fill = [&]() -> base::Status {
        buffer.erase(0, at);
        at = 0;
        const std::size_t kept = buffer.size();
        buffer.resize(kept + kBlockBytes);
        const std::size_t count = LIUCAI_TRY(stream.read({buffer.data() + kept, kBlockBytes}));
        buffer.resize(kept + count);
        is_end = count == 0;
        if (bytes_done != nullptr) {
            bytes_done->fetch_add(count, std::memory_order_relaxed);
        }
        return base::done();
    };
    for (;;) {
        const std::string_view rest = std::string_view(buffer).substr(at);
        if (is_in_lane) {
            std::size_t size = 0;
            const Scan scan = lane.take(rest, size);
            if (handler.refusal) {
                return *handler.refusal;
            }
            if (handler.is_content) {
                return base::done();
            }
            if (scan == Scan::taken) {
                at += size;
                feed.pass_over(size);
                continue;
            }
            if (scan == Scan::more && !is_end && rest.size() < kItemBytesMax) {
                LIUCAI_TRY(fill());
                continue;
            }
            is_in_lane = false;
        }
        if (const std::size_t crossing = next_crossing(rest, lane); crossing != std::string_view::npos) {
            at += crossing;
            LIUCAI_TRY(feed.feed(rest.substr(0, crossing), false));
            is_in_lane = lane.is_open() && feed.is_at_tag_end() && feed.is_utf8();
        } else if (is_end) {
            return feed.feed(rest, true);
        } else {
            const std::size_t given = rest.size() - std::min(rest.size(), kOverlapBytes);
            at += given;
            if (given > 0) {
                LIUCAI_TRY(feed.feed(rest.substr(0, given), false));
            }
            LIUCAI_TRY(fill());
        }
        if (handler.is_content) {
            return base::done();
        }
    }
}

}  // namespace liucai::tabular
