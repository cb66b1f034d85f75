#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liucai::tabular {

/// What a look at the usual form gives: it is there, the bytes end too early to say, or it is of another form.
enum class Scan { taken, more, unusual };

/// Reads the small part of XML that spreadsheet programs write for nearly every cell: tags without prefixes, printable
/// ASCII in attributes, valid UTF-8 with the usual references in texts. Whatever is not of that form, right or wrong,
/// is "unusual" and left to the XML parser: this accepts nothing that the parser would refuse.
///
/// The bytes end with a NUL that does not belong to them.
class XmlScan {
public:
    explicit XmlScan(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    const char* at() const { return at_; }
    /// Why the last look failed.
    Scan failed() const { return at_ >= end_ ? Scan::more : Scan::unusual; }

    void skip_space();
    /// Goes over `literal` if it stands here.
    bool go_over(std::string_view literal);
    bool is_at(char c) const { return *at_ == c; }

    /// Goes over the attributes up to the end of the start tag. `on_attribute(name, value)`; `is_empty` says that the
    /// tag was of the form <…/>.
    template <typename OnAttribute>
    bool attributes(const OnAttribute& on_attribute, bool& is_empty);

    /// Goes over text up to the next tag. `text` points into the bytes, or into `scratch` when there were references.
    bool text(std::string_view& text, std::string& scratch);

private:
    static bool is_name_start(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }
    static bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
    bool go_over_text_run();
    bool reference(std::string& out);

    const char* at_;
    const char* end_;
};

inline void XmlScan::skip_space() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r') {
        ++at_;
    }
}

inline bool XmlScan::go_over(std::string_view literal) {
    const char* p = at_;
    for (const char c : literal) {
        if (*p != c) {
            // Too few bytes to tell counts as "more", so the place of the difference is what failed() looks at.
            at_ = p >= end_ ? end_ : at_;
            return false;
        }
        ++p;
    }
    at_ = p;
    return true;
}

template <typename OnAttribute>
bool XmlScan::attributes(const OnAttribute& on_attribute, bool& is_empty) {
    constexpr std::size_t kNamesMax = 16;
    std::string_view names[kNamesMax];
    std::size_t count = 0;
    for (;;) {
        const char* const before = at_;
        skip_space();
        if (*at_ == '>') {
            ++at_;
            is_empty = false;
            return true;
        }
        if (*at_ == '/') {
            is_empty = true;
            return go_over("/>");
        }
        if (at_ == before || !is_name_start(*at_) || count == kNamesMax) {
            return false;
        }
        const char* const name_begin = at_;
        while (is_name_part(*at_)) {
            ++at_;
        }
        const std::string_view name(name_begin, static_cast<std::size_t>(at_ - name_begin));
        for (std::size_t i = 0; i < count; ++i) {
            if (names[i] == name) {
                return false;
            }
        }
        names[count++] = name;
        if (*at_ != '=') {
            return false;
        }
        ++at_;
        const char quote = *at_;
        if (quote != '"' && quote != '\'') {
            return false;
        }
        ++at_;
        const char* const value_begin = at_;
        while (*at_ != quote && *at_ >= ' ' && *at_ <= '~' && *at_ != '<' && *at_ != '&') {
            ++at_;
        }
        if (*at_ != quote) {
            return false;
        }
        on_attribute(name, std::string_view(value_begin, static_cast<std::size_t>(at_ - value_begin)));
        ++at_;
    }
}

}  // namespace liucai::tabular
