#include <cstdint>
#include <cstdlib>

#include "regex.hpp"

/// The first byte chooses flags, the rest is a pattern, a line break and a text. Whatever they are, compiling and
/// searching end, and what is found lies inside of the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace liucai::feel;
    if (size < 2) {
        return 0;
    }
    std::string flags;
    for (unsigned bit = 0; bit < 5; ++bit) {
        if ((data[0] >> bit & 1U) != 0) {
            flags += "smixq"[bit];
        }
    }
    const std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t line = rest.find('\n');
    const std::string_view text = line == std::string_view::npos ? std::string_view() : rest.substr(line + 1);
    RegexFailure failure;
    const auto regex = Regex::compile(rest.substr(0, line), flags, failure);
    if (regex == nullptr) {
        if (failure.why.empty()) {
            std::abort();
        }
        return 0;
    }
    std::vector<std::optional<Span>> groups;
    std::size_t start = 0;
    for (int match = 0; match < 20 && regex->search(text, start, groups).value_or(false); ++match) {
        for (const std::optional<Span>& group : groups) {
            if (group && (group->begin > group->end || group->end > text.size())) {
                std::abort();
            }
        }
        if (groups.empty() || !groups[0]) {
            std::abort();
        }
        start = groups[0]->end > start ? groups[0]->end : start + 1;
        if (start > text.size()) {
            break;
        }
    }
    return 0;
}
