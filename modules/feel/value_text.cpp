#include <liucai/feel/expression.hpp>
#include <liucai/feel/value.hpp>

#include "characters.hpp"

namespace liucai::feel {

namespace {

/// Text of a value that holds itself many times over is cut here, so that nobody's memory is.
constexpr std::size_t kTextBytesMax = 16U << 20U;
constexpr int kDepthMax = 2'000;

class Writer {
public:
    /// `is_canonical`: numbers without the zeros that say nothing.
    explicit Writer(bool is_canonical) : is_canonical_(is_canonical) {}

    void write(const Value& value, int depth = 0) {
        if (text_.size() > kTextBytesMax || depth > kDepthMax) {
            text_ += "…";
            return;
        }
        switch (value.kind()) {
            case Kind::null:
                text_ += "null";
                return;
            case Kind::boolean:
                text_ += value.boolean() ? "true" : "false";
                return;
            case Kind::number:
                text_ += is_canonical_ ? value.number().to_canonical_text() : value.number().to_text();
                return;
            case Kind::string:
                write_string(value.string());
                return;
            case Kind::date:
                text_ += "date(\"" + to_text(value.date()) + "\")";
                return;
            case Kind::time:
                text_ += "time(\"" + to_text(value.time()) + "\")";
                return;
            case Kind::date_time:
                text_ += "date and time(\"" + to_text(value.date_time()) + "\")";
                return;
            case Kind::days_duration:
                text_ += "duration(\"" + to_text(value.days_duration()) + "\")";
                return;
            case Kind::months_duration:
                text_ += "duration(\"" + to_text(value.months_duration()) + "\")";
                return;
            case Kind::list:
                write_list(value.list(), depth);
                return;
            case Kind::context:
                write_context(value.context(), depth);
                return;
            case Kind::range:
                write_range(value.range(), depth);
                return;
            case Kind::function:
                write_function(*value.function());
                return;
        }
    }

    std::string take() { return std::move(text_); }

private:
    // DMN 1.5, grammar rules 35 and 64: what has an escape is written with it.
    void write_string(std::string_view text) {
        text_ += '"';
        for (const char c : text) {
            switch (c) {
                case '"':
                    text_ += "\\\"";
                    break;
                case '\\':
                    text_ += "\\\\";
                    break;
                case '\n':
                    text_ += "\\n";
                    break;
                case '\r':
                    text_ += "\\r";
                    break;
                case '\t':
                    text_ += "\\t";
                    break;
                default:
                    text_ += c;
            }
        }
        text_ += '"';
    }

    void write_list(const List& list, int depth) {
        text_ += '[';
        for (std::size_t index = 0; index < list.size() && text_.size() <= kTextBytesMax; ++index) {
            text_ += index == 0 ? "" : ", ";
            write(list[index], depth + 1);
        }
        text_ += ']';
    }

    void write_context(const Context& context, int depth) {
        text_ += '{';
        bool is_first = true;
        for (const auto& [name, value] : context.entries()) {
            if (text_.size() > kTextBytesMax) {
                break;
            }
            text_ += is_first ? "" : ", ";
            is_first = false;
            if (is_name(name)) {
                text_ += name;
            } else {
                write_string(name);
            }
            text_ += ": ";
            write(value, depth + 1);
        }
        text_ += '}';
    }

    // DMN 1.5, grammar rule 8 (interval); one with a single end reads (< 5).
    void write_range(const Range& range, int depth) {
        const bool is_low_closed = range.low_end == Range::End::closed;
        const bool is_high_closed = range.high_end == Range::End::closed;
        if (range.low && range.high) {
            text_ += is_low_closed ? '[' : '(';
            write(*range.low, depth + 1);
            text_ += "..";
            write(*range.high, depth + 1);
            text_ += is_high_closed ? ']' : ')';
        } else if (range.low) {
            text_ += is_low_closed ? "(>=" : "(>";
            write(*range.low, depth + 1);
            text_ += ')';
        } else if (range.high) {
            text_ += is_high_closed ? "(<=" : "(<";
            write(*range.high, depth + 1);
            text_ += ')';
        } else {
            text_ += "(..)";
        }
    }

    void write_function(const Function& function) {
        text_ += "function";
        if (!function.name.empty()) {
            text_ += " " + function.name;
        }
        text_ += '(';
        for (std::size_t index = 0; index < function.parameters.size(); ++index) {
            text_ += (index == 0 ? "" : ", ") + function.parameters[index];
        }
        text_ += ')';
    }

    bool is_canonical_;
    std::string text_;
};

}  // namespace

std::string to_literal(const Value& value) {
    Writer writer(true);
    writer.write(value);
    return writer.take();
}

// DMN 1.5, 10.3.4.1, string(from).
std::string to_string_value(const Value& value) {
    switch (value.kind()) {
        case Kind::string:
            return value.string();
        case Kind::date:
            return to_text(value.date());
        case Kind::time:
            return to_text(value.time());
        case Kind::date_time:
            return to_text(value.date_time());
        case Kind::days_duration:
            return to_text(value.days_duration());
        case Kind::months_duration:
            return to_text(value.months_duration());
        default: {
            Writer writer(false);
            writer.write(value);
            return writer.take();
        }
    }
}

}  // namespace liucai::feel
