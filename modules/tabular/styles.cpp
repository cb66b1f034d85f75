#include "styles.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "lexical.hpp"
#include "refusal.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {
namespace {

/// Excel stops at 65,490 cell formats; what lists more is made to cost memory.
constexpr std::size_t kFormatsMax = 100'000;

std::uint32_t number_of(std::string_view text, std::uint32_t fallback = 0) {
    std::uint32_t value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class StylesHandler final : public XmlHandler {
public:
    explicit StylesHandler(const std::string& path) : path_(path) {}

    // The same element names mean other things inside of dxfs and cellStyleXfs, so the list they stand in counts.
    void start(std::string_view name, const XmlAttributes& attributes) override {
        ++depth_;
        if (depth_ == 2) {
            list_ = name == "numFmts"   ? List::formats
                    : name == "fonts"   ? List::fonts
                    : name == "cellXfs" ? List::cells
                                        : List::other;
        } else if (depth_ == 3 && list_ == List::formats && name == "numFmt") {
            codes_.emplace(number_of(attributes["numFmtId"]), is_date_format_code(attributes["formatCode"]));
        } else if (depth_ == 3 && list_ == List::fonts && name == "font") {
            fonts_struck_.push_back(false);
        } else if (depth_ == 4 && list_ == List::fonts && name == "strike" && !fonts_struck_.empty()) {
            fonts_struck_.back() = !attributes.has("val") || xml_true(attributes["val"]);
        } else if (depth_ == 3 && list_ == List::cells && name == "xf") {
            cells_.push_back({number_of(attributes["numFmtId"]), number_of(attributes["fontId"])});
        }
        if (std::max({codes_.size(), fonts_struck_.size(), cells_.size()}) > kFormatsMax) {
            refusal = too_large(path_, "cell formats", kFormatsMax);
        }
    }
    void end(std::string_view) override { --depth_; }
    void text(std::string_view) override {}

    // Fonts and number formats stand before the cell formats in the schema, but nothing is lost by not relying on it.
    std::vector<CellFormat> formats() const {
        std::vector<CellFormat> out;
        out.reserve(cells_.size());
        for (const auto& cell : cells_) {
            const auto code = codes_.find(cell.number_format);
            out.push_back({code != codes_.end() ? code->second : is_date_format_id(cell.number_format),
                           cell.font < fonts_struck_.size() && fonts_struck_[cell.font]});
        }
        return out;
    }

private:
    enum class List { other, formats, fonts, cells };
    struct CellXf {
        std::uint32_t number_format, font;
    };
    const std::string& path_;
    int depth_ = 0;
    List list_ = List::other;
    std::unordered_map<std::uint32_t, bool> codes_;
    std::vector<bool> fonts_struck_;
    std::vector<CellXf> cells_;
};

}  // namespace

// ECMA-376 part 1, 18.8.30 (numFmt): ids that are implied, with those of the East Asian languages.
bool is_date_format_id(std::uint32_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

// ECMA-376 part 1, 18.8.31 (numFmts): y m d h s and e stand for parts of a date unless they are quoted ("…"), escaped
// (\x), skipped (_x), filled (*x) or in brackets, apart from elapsed time ([h], [mm], [ss]).
bool is_date_format_code(std::string_view code) {
    if (code == "General" || code == "GENERAL" || code == "general" || code == "Standard") {
        return false;
    }
    bool has_digit = false, has_date_word = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) {
                break;
            }
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
            while (i + 1 < code.size() && (static_cast<unsigned char>(code[i + 1]) & 0xC0U) == 0x80U) {
                ++i;
            }
        } else if (c == '[') {
            const auto close = code.find(']', i + 1);
            if (close == std::string_view::npos) {
                break;
            }
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            const auto is_elapsed = [&](char low, char high) {
                return !inside.empty() && std::ranges::all_of(inside, [&](char x) { return x == low || x == high; });
            };
            if (is_elapsed('h', 'H') || is_elapsed('m', 'M') || is_elapsed('s', 'S')) {
                return true;
            }
            i = close;
        } else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
            return true;
        } else if (code.substr(i).starts_with("aaa")) {  // the name of the weekday
            return true;
        } else if (c == '0' || c == '#' || c == '?') {
            has_digit = true;
        } else {
            for (const std::string_view word : {"年", "月", "日"}) {
                has_date_word = has_date_word || code.substr(i).starts_with(word);
            }
        }
    }
    // Unquoted 年 after a digit place is a unit ("0年"), not a date.
    return has_date_word && !has_digit;
}

base::Result<std::vector<CellFormat>> read_styles(ByteSource& part, const std::string& path) {
    StylesHandler handler(path);
    LIUCAI_TRY(read_xml(part, path, handler));
    return handler.formats();
}

}  // namespace liucai::tabular
