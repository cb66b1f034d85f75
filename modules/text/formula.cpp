#include <liucai/text/text.hpp>

namespace liucai::text {

// Spreadsheets take a leading = + - @ for a formula, also in its full-width form, and some skip a leading tab or
// carriage return before they look (OWASP, "CSV injection").
bool looks_like_formula(std::string_view cell) {
    if (cell.empty()) return false;
    if (cell.front() == '\t' || cell.front() == '\r') return true;
    for (const char32_t c : decode(cell)) {
        if (is_space(c) || is_invisible(c)) continue;
        return c == U'=' || c == U'+' || c == U'-' || c == U'@' || c == U'\uFF1D' || c == U'\uFF0B' || c == U'\uFF0D' ||
               c == U'\uFF20';
    }
    return false;
}

std::string escape_formula(std::string_view cell) {
    return looks_like_formula(cell) ? "'" + std::string(cell) : std::string(cell);
}

}  // namespace liucai::text
