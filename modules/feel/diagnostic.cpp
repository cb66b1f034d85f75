#include <algorithm>
#include <liucai/feel/diagnostic.hpp>
#include <string_view>

#include "characters.hpp"

namespace liucai::feel {

namespace {

/// Characters that take two columns on a screen: Chinese, Japanese, Korean and their punctuation.
bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

}  // namespace

std::string point_at(const std::string& text, const Diagnostic& diagnostic) {
    // 1. The line that holds the place.
    const std::size_t offset = std::min<std::size_t>(diagnostic.place.offset, text.size());
    const std::size_t before = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
    const std::size_t first = before == std::string::npos ? 0 : before + 1;
    const std::string_view line = std::string_view(text).substr(first, text.find('\n', offset) - first);
    std::string shown = "    " + std::string(line.substr(0, line.find_last_not_of('\r') + 1)) + "\n    ";

    // 2. The caret stands below it: as wide a gap as the characters before it, tabs as they are.
    for (std::size_t at = 0; at < offset - first;) {
        const CodePoint c = code_point_at(line, at);
        if (c.size_bytes == 0) {
            break;
        }
        shown += c.value == '\t' ? "\t" : (is_wide(c.value) ? "\u3000" : " ");
        at += c.size_bytes;
    }
    shown += "^ " + diagnostic.message + "\n";
    if (!diagnostic.hint.empty()) {
        shown += "    hint: " + diagnostic.hint + "\n";
    }
    return shown;
}

}  // namespace liucai::feel
