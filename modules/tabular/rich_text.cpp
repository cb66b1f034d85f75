#include "rich_text.hpp"

#include <cstdint>
#include <optional>

#include "lexical.hpp"

namespace liucai::tabular {
namespace {

std::optional<std::uint32_t> escaped_unit(std::string_view at) {
    if (at.size() < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') {
        return std::nullopt;
    }
    std::uint32_t unit = 0;
    for (const char c : at.substr(2, 4)) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<std::uint32_t>(c - '0');
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        } else {
            return std::nullopt;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

void append_utf8(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
        out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
    } else {
        out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
        out.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
    }
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

void unescape_xstring(std::string& text) {
    const auto first = text.find("_x");
    if (first == std::string::npos) {
        return;
    }
    std::string out = text.substr(0, first);
    const std::string_view all = text;
    for (std::size_t i = first; i < all.size();) {
        const auto unit = escaped_unit(all.substr(i));
        if (!unit) {
            out.push_back(all[i]);
            ++i;
            continue;
        }
        i += 7;
        if (is_high(*unit)) {
            const auto low = escaped_unit(all.substr(i));
            if (low && is_low(*low)) {
                append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
                i += 7;
            } else {
                append_utf8(out, 0xFFFD);
            }
        } else if (is_low(*unit)) {
            append_utf8(out, 0xFFFD);
        } else if (*unit != 0) {  // a NUL would cut the text in two for every library written in C
            append_utf8(out, *unit);
        }
    }
    text = std::move(out);
}

void RichText::clear() {
    text_.clear();
    run_begin_ = 0;
    phonetic_depth_ = 0;
    is_in_text_ = is_in_run_ = run_has_format_ = run_is_struck_ = false;
    has_plain_ = has_struck_ = has_unstruck_ = false;
}

void RichText::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "rPh" || phonetic_depth_ > 0) {
        ++phonetic_depth_;
    } else if (name == "t") {
        is_in_text_ = true;
        if (!is_in_run_) {
            run_begin_ = text_.size();
        }
    } else if (name == "r") {
        is_in_run_ = true;
        run_has_format_ = run_is_struck_ = false;
        run_begin_ = text_.size();
    } else if (name == "rPr") {
        run_has_format_ = true;
    } else if (name == "strike") {
        run_is_struck_ = !attributes.has("val") || xml_true(attributes["val"]);
    }
}

void RichText::end(std::string_view name) {
    if (phonetic_depth_ > 0) {
        --phonetic_depth_;
    } else if (name == "t") {
        is_in_text_ = false;
        if (!is_in_run_) {
            has_plain_ = has_plain_ || text_.size() > run_begin_;
        }
    } else if (name == "r") {
        is_in_run_ = false;
        if (text_.size() > run_begin_) {
            bool& seen = !run_has_format_ ? has_plain_ : run_is_struck_ ? has_struck_ : has_unstruck_;
            seen = true;
        }
    }
}

Strike RichText::strike() const {
    if (has_unstruck_) {
        return Strike::no;
    }
    // Struck runs beside runs without a format of their own: those follow the cell, so the cell decides for all.
    return has_struck_ && !has_plain_ ? Strike::yes : Strike::as_cell;
}

}  // namespace liucai::tabular
