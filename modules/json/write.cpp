#include <liucai/json/json.hpp>

namespace liucai::json {

namespace {

// RFC 8259, 7: what must be escaped is the quotation mark, the backslash and U+0000…U+001F.
const char* short_escape(char c) {
    switch (c) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        case '\b':
            return "\\b";
        case '\f':
            return "\\f";
        default:
            return nullptr;
    }
}

class Pretty {
public:
    explicit Pretty(std::string& out) : out_(out) {}

    void value(const Json& json, std::size_t level) {
        if (const Array* items = json.array(); items != nullptr && !items->empty()) {
            list('[', ']', *items, level, [&](const Json& item) { value(item, level + 1); });
        } else if (const Object* members = json.object(); members != nullptr && !members->empty()) {
            list('{', '}', *members, level, [&](const auto& member) {
                write_string(member.first, out_);
                out_ += ": ";
                value(member.second, level + 1);
            });
        } else {
            write(json, out_);
        }
    }

private:
    template <typename Items, typename One>
    void list(char open, char close, const Items& items, std::size_t level, One one) {
        out_ += open;
        bool is_first = true;
        for (const auto& item : items) {
            out_ += is_first ? "\n" : ",\n";
            is_first = false;
            out_.append(2 * (level + 1), ' ');
            one(item);
        }
        out_ += '\n';
        out_.append(2 * level, ' ');
        out_ += close;
    }

    std::string& out_;
};

}  // namespace

void write_string(std::string_view text, std::string& out) {
    out += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out += text.substr(plain_from, i - plain_from);
        plain_from = i + 1;
        if (const char* escape = short_escape(text[i])) {
            out += escape;
        } else {
            constexpr std::string_view kHex = "0123456789abcdef";
            out += "\\u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 0x0FU];
        }
    }
    out += text.substr(plain_from);
    out += '"';
}

void write(const Json& value, std::string& out) {
    if (const bool* truth = value.boolean()) {
        out += *truth ? "true" : "false";
    } else if (const NumberText* number = value.number()) {
        out += number->digits;
    } else if (const std::string* text = value.string()) {
        write_string(*text, out);
    } else if (const Array* items = value.array()) {
        out += '[';
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (i > 0) out += ',';
            write((*items)[i], out);
        }
        out += ']';
    } else if (const Object* members = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < members->size(); ++i) {
            if (i > 0) out += ',';
            write_string((*members)[i].first, out);
            out += ':';
            write((*members)[i].second, out);
        }
        out += '}';
    } else {
        out += "null";
    }
}

std::string write(const Json& value) {
    std::string out;
    write(value, out);
    return out;
}

std::string write_pretty(const Json& value) {
    std::string out;
    Pretty(out).value(value, 0);
    return out;
}

}  // namespace liucai::json
