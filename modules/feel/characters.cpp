#include "characters.hpp"

#include <liucai/feel/expression.hpp>

namespace liucai::feel {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) {
        return {};
    }
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[offset + index]); };
    const unsigned char first = byte(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t size = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2);
    if (first < 0xC2 || first > 0xF4 || offset + size > text.size()) {
        return {kReplacement, 1};
    }
    char32_t value = size == 4 ? first & 0x07U : (size == 3 ? first & 0x0FU : first & 0x1FU);
    for (std::size_t index = 1; index < size; ++index) {
        if ((byte(index) & 0xC0U) != 0x80U) {
            return {kReplacement, 1};
        }
        value = (value << 6U) | (byte(index) & 0x3FU);
    }
    const bool is_overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    if (is_overlong || value > 0x10FFFF || is_between(value, 0xD800, 0xDFFF)) {
        return {kReplacement, 1};
    }
    return {value, size};
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point > 0x10FFFF || is_between(code_point, 0xD800, 0xDFFF)) {
        code_point = kReplacement;
    }
    const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

bool is_space(char32_t c) {
    return is_between(c, 0x09, 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
           is_between(c, 0x2000, 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF;
}

bool is_name_start(char32_t c) {
    if (c < 0x80) {
        return is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') || c == '_' || c == '?';
    }
    return (is_between(c, 0xC0, 0x2FF) && c != 0xD7 && c != 0xF7) ||
           (is_between(c, 0x370, 0x1FFF) && !is_space(c) && c != 0x37E) || c == 0x200C || c == 0x200D ||
           is_between(c, 0x2070, 0x218F) || is_between(c, 0x2C00, 0x2FEF) || is_between(c, 0x3001, 0xD7FF) ||
           is_between(c, 0xF900, 0xFDCF) || (is_between(c, 0xFDF0, 0xFFFC) && !is_space(c)) ||
           is_between(c, 0x10000, 0xEFFFF);
}

bool is_name_part(char32_t c) {
    return is_name_start(c) || is_between(c, '0', '9') || c == 0xB7 || is_between(c, 0x0300, 0x036F) || c == 0x203F ||
           c == 0x2040;
}

bool is_name_symbol(char32_t c) { return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*'; }

bool is_name(std::string_view text) {
    const CodePoint first = code_point_at(text, 0);
    if (first.size_bytes == 0 || !is_name_start(first.value) || normalise_name(text) != text) {
        return false;
    }
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint c = code_point_at(text, offset);
        if (!is_name_part(c.value) && !is_name_symbol(c.value) && c.value != ' ') {
            return false;
        }
        offset += c.size_bytes;
    }
    return true;
}

// DMN 1.5, 10.3.1.3: white space inside of a name counts as one space, around it as none.
std::string normalise_name(std::string_view name) {
    std::string normal;
    bool is_gap = false;
    for (std::size_t offset = 0; offset < name.size();) {
        const CodePoint c = code_point_at(name, offset);
        if (is_space(c.value)) {
            is_gap = true;
        } else {
            if (is_gap && !normal.empty()) {
                normal += ' ';
            }
            is_gap = false;
            normal.append(name.substr(offset, c.size_bytes));
        }
        offset += c.size_bytes;
    }
    return normal;
}

}  // namespace liucai::feel
