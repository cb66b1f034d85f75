#include "cell_text.hpp"

#include <algorithm>
#include <liucai/text/text.hpp>

namespace liucai::tabular {
namespace {

constexpr std::size_t kUnitsMax = 32'767;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

void protect_escapes(std::string& text) {
    for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (at + 7 <= text.size() && text[at + 6] == '_' &&
            std::ranges::all_of(std::string_view(text).substr(at + 2, 4), is_hex)) {
            text.insert(at, "_x005F");
            at += 6;
        }
    }
}

}  // namespace

void make_cell_text(std::string_view text, std::string& out) {
    out.assign(text);
    const bool is_forbidden = out.find('\0') != std::string::npos || !text::is_valid_utf8(out) ||
                              out.find("\xEF\xBF\xBE") != std::string::npos ||
                              out.find("\xEF\xBF\xBF") != std::string::npos;
    if (is_forbidden || out.size() > kUnitsMax) {
        std::u32string points = text::decode(out);
        std::size_t units = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i] == 0 || points[i] == 0xFFFE || points[i] == 0xFFFF) {
                points[i] = 0xFFFD;
            }
            units += points[i] > 0xFFFF ? 2U : 1U;
            // The apostrophe and protected escapes may still be added; a little room is left for them.
            if (units > kUnitsMax - 64) {
                points.resize(i);
                points.push_back(U'…');
                break;
            }
        }
        out = text::encode(points);
    }
    // OPTIMIZATION: most cells start with a letter, a digit or an ideograph and need no second look.
    const auto first = static_cast<unsigned char>(out.empty() ? 'a' : out.front());
    const bool is_harmless = (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
                             (first >= 'a' && first <= 'z') || (first >= 0xE4 && first <= 0xE9);
    if (!is_harmless) {
        out = text::escape_formula(out);
    }
    protect_escapes(out);
}

}  // namespace liucai::tabular
