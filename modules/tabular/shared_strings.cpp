#include "shared_strings.hpp"

#include "refusal.hpp"
#include "rich_text.hpp"
#include "xml_lane.hpp"

namespace liucai::tabular {
namespace {

class SharedStringsHandler final : public XmlHandler {
public:
    SharedStringsHandler(const std::string& path, const Limits& limits, StringPool& pool)
        : path_(path), limits_(limits), pool_(pool) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        ++depth_;
        if (depth_ == 1) {
            is_table_ = name == "sst";
        } else if (is_in_string_) {
            string_.start(name, attributes);
        } else if (depth_ == 2 && is_table_ && name == "si") {
            is_in_string_ = true;
            string_.clear();
        }
    }

    void end(std::string_view name) override {
        --depth_;
        if (!is_in_string_) {
            return;
        }
        if (depth_ > 1) {
            string_.end(name);
            return;
        }
        is_in_string_ = false;
        string_.finish();
        add(string_.joined(), string_.strike());
    }

    void text(std::string_view piece) override {
        if (!is_in_string_) {
            return;
        }
        string_.text(piece);
        if (string_.size() > limits_.cell_bytes_max) {
            refusal = too_large(path_, "bytes in one cell", limits_.cell_bytes_max);
        }
    }

    void add(std::string_view string, Strike strike) {
        if (string.size() > limits_.cell_bytes_max) {
            refusal = too_large(path_, "bytes in one cell", limits_.cell_bytes_max);
            return;
        }
        pool_.add(string, strike);
        if (pool_.size_bytes() > limits_.shared_strings_bytes_max) {
            refusal = too_large(path_, "bytes of shared strings", limits_.shared_strings_bytes_max);
        }
    }
    bool is_between_strings() const { return is_table_ && depth_ == 1; }

private:
    const std::string& path_;
    const Limits& limits_;
    StringPool& pool_;
    RichText string_;
    std::uint32_t depth_ = 0;
    bool is_table_ = false;
    bool is_in_string_ = false;
};

/// Strings of the usual form: <si><t …>…</t></si>.
class StringLane final : public XmlLane {
public:
    explicit StringLane(SharedStringsHandler& handler) : handler_(handler) {}

    std::string_view container() const override { return "sst"; }
    std::string_view item_end() const override { return "</si>"; }
    bool is_open() const override { return handler_.is_between_strings(); }

    Scan take(std::string_view bytes, std::size_t& size) override {
        XmlScan scan(bytes);
        scan.skip_space();
        std::string_view text;
        bool is_empty = false;
        if (!scan.go_over("<si><t") || !scan.attributes([](std::string_view, std::string_view) {}, is_empty) ||
            (!is_empty && !(scan.text(text, scratch_) && scan.go_over("</t>"))) || !scan.go_over("</si>")) {
            return scan.failed();
        }
        if (text.find("_x") != std::string_view::npos) {
            unescaped_.assign(text);
            unescape_xstring(unescaped_);
            text = unescaped_;
        }
        handler_.add(text, Strike::as_cell);
        size = static_cast<std::size_t>(scan.at() - bytes.data());
        return Scan::taken;
    }

private:
    SharedStringsHandler& handler_;
    std::string scratch_, unescaped_;
};

}  // namespace

base::Status read_shared_strings(ByteSource& part, const std::string& path, const Limits& limits, StringPool& pool,
                                 std::atomic<std::uint64_t>* bytes_done, Way way) {
    SharedStringsHandler handler(path, limits, pool);
    if (way == Way::plain) {
        return read_xml(part, path, handler, bytes_done);
    }
    StringLane lane(handler);
    return read_xml_lane(part, path, handler, lane, bytes_done);
}

}  // namespace liucai::tabular
