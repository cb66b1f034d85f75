#include "shared_strings.hpp"

#include "refusal.hpp"
#include "rich_text.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {
namespace {

class SharedStringsHandler final : public XmlHandler {
public:
    SharedStringsHandler(const std::string& path, const Limits& limits, StringPool& pool)
        : path_(path), limits_(limits), pool_(pool) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (is_in_string_) {
            string_.start(name, attributes);
        } else if (name == "si") {
            is_in_string_ = true;
            string_.clear();
        }
    }

    void end(std::string_view name) override {
        if (!is_in_string_) {
            return;
        }
        if (name != "si") {
            string_.end(name);
            return;
        }
        is_in_string_ = false;
        string_.finish();
        pool_.add(string_.joined(), string_.strike());
        if (pool_.size_bytes() > limits_.shared_strings_bytes_max) {
            refusal = too_large(path_, "bytes of shared strings", limits_.shared_strings_bytes_max);
        }
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

private:
    const std::string& path_;
    const Limits& limits_;
    StringPool& pool_;
    RichText string_;
    bool is_in_string_ = false;
};

}  // namespace

base::Status read_shared_strings(ByteSource& part, const std::string& path, const Limits& limits, StringPool& pool,
                                 std::atomic<std::uint64_t>* bytes_done) {
    SharedStringsHandler handler(path, limits, pool);
    return read_xml(part, path, handler, bytes_done);
}

}  // namespace liucai::tabular
