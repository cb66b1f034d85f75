#include <liucai/http/url.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "request_reader.hpp"

// The bytes of a connection: the first byte says how they are cut; the rest is read as requests until one is refused.
// However they are cut, the same requests come out.
namespace {

using liucai::http::RequestReader;

struct Story {
    std::string told;
    std::size_t consumed = 0;
    bool is_refused = false;
};

Story read(std::string_view bytes, std::size_t step) {
    Story out;
    std::size_t end = 0;
    RequestReader reader({2048, 20});
    for (std::size_t turn = 0; turn < 100'000; ++turn) {
        const auto result = reader.put(bytes.substr(out.consumed, end - out.consumed));
        if (result.consumed > end - out.consumed) {
            std::abort();
        }
        out.consumed += result.consumed;
        out.told += reader.take_body();
        if (result.state == RequestReader::State::head) {
            const auto& request = reader.request();
            if (request.path.empty() || request.path[0] != '/') {
                std::abort();
            }
            out.told += "\n" + request.method + " " + request.path + " " + std::string(reader.host()) + "\n";
            if (const auto query = liucai::http::parse_query(request.query)) {
                out.told += std::to_string(query->size());
            }
        } else if (result.state == RequestReader::State::refused || result.state == RequestReader::State::done) {
            out.is_refused = result.state == RequestReader::State::refused;
            return out;
        } else if (result.consumed == 0 || out.consumed == end) {
            if (end == bytes.size()) {
                return out;
            }
            end = std::min(bytes.size(), end + step);
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Story whole = read(bytes, bytes.size());
    const Story cut = read(bytes, 1U + data[0] % 40U);
    // A refusal may come earlier in one of the two; what both accepted must be the same.
    if (!whole.is_refused && !cut.is_refused && whole.told != cut.told) {
        std::abort();
    }
    return 0;
}
