#pragma once

#include <string>
#include <string_view>

#include "string_pool.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {

/// Replaces `_xHHHH_` by the UTF-16 unit it stands for (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
void unescape_xstring(std::string& text);

/// Joins the runs of a shared (`si`) or inline (`is`) string. Phonetic runs (`rPh`) are a reading aid, not part of the
/// text. ECMA-376 part 1, 18.4.8 (si), 18.4.4 (r), 18.4.6 (rPh), 18.4.10 (strike).
class RichText {
public:
    void clear();
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void text(std::string_view piece) {
        if (is_in_text_ && phonetic_depth_ == 0) {
            text_.append(piece);
        }
    }

    /// Call once, at the end of the string.
    void finish() { unescape_xstring(text_); }
    const std::string& joined() const { return text_; }
    std::size_t size() const { return text_.size(); }
    Strike strike() const;

private:
    std::string text_;
    std::size_t run_begin_ = 0;
    unsigned phonetic_depth_ = 0;
    bool is_in_text_ = false;
    bool is_in_run_ = false;
    bool run_has_format_ = false, run_is_struck_ = false;
    bool has_plain_ = false, has_struck_ = false, has_unstruck_ = false;
};

}  // namespace liucai::tabular
