// The only file that knows simdjson. Its on-demand reader leaves numbers as they were written, so no digit is lost;
// what it does not check by itself (the grammar of numbers, names that come twice, depth) is checked here.
#include <simdjson.h>

#include <algorithm>
#include <liucai/json/json.hpp>
#include <numeric>

namespace liucai::json {

namespace {

using base::Error;
namespace od = simdjson::ondemand;

Error refusal(std::string code, std::string message, std::string hint, std::size_t offset) {
    const std::string at = std::to_string(offset);
    return Error{std::move(code), std::move(message) + " (offset " + at + ")", std::move(hint)}
        .with("offset", at)
        .at("offset " + at);
}

Error malformed(std::size_t offset) {
    return refusal("json_malformed", "the text is not JSON from this place on",
                   "look for a missing comma, quote or bracket just before the place", offset);
}

// RFC 8259, 6: number = [ minus ] int [ frac ] [ exp ].
bool is_json_number(std::string_view text) {
    std::size_t at = 0;
    const auto is_digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const auto skip_digits = [&] {
        const std::size_t from = at;
        while (is_digit()) ++at;
        return at > from;
    };
    if (at < text.size() && text[at] == '-') ++at;
    if (at < text.size() && text[at] == '0') {
        ++at;
    } else if (!skip_digits()) {
        return false;
    }
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!skip_digits()) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (!skip_digits()) return false;
    }
    return at == text.size();
}

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_spaces_behind(std::string_view text) {
    while (!text.empty() && is_json_space(text.back())) text.remove_suffix(1);
    return text;
}

// The offset of the first byte that is not UTF-8 (Unicode, table 3-7), for the refusal only.
std::size_t first_bad_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t at = 0;
    while (at < text.size()) {
        const unsigned char lead = byte(at);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (!simdjson::validate_utf8(text.substr(at, length).data(), std::min(length, text.size() - at))) return at;
        at += length;
    }
    return text.size();
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    base::Result<Json> read() {
        const auto is_blank = std::all_of(text_.begin(), text_.end(), is_json_space);
        if (is_blank) return refusal("json_empty", "there is no JSON value in the text", "send one JSON value", 0);

        // One array around the text makes a lone number or string an ordinary value: one way through the reader.
        simdjson::padded_string padded(text_.size() + 2);
        char* bytes = padded.data();
        bytes[0] = '[';
        std::copy(text_.begin(), text_.end(), bytes + 1);
        bytes[text_.size() + 1] = ']';
        begin_ = bytes + 1;

        // Its buffers are worth keeping for the next text, unless a huge one made them huge.
        constexpr std::size_t kKeptMax = std::size_t{1} << 20U;
        thread_local od::parser kept;
        od::parser own;
        od::parser& parser = text_.size() <= kKeptMax ? kept : own;
        od::document document;
        if (const auto error = parser.iterate(padded).get(document)) return whole_text_refused(error);
        od::array around;
        if (document.get_array().get(around)) return malformed(0);

        Json result;
        bool has_value = false;
        for (auto element : around) {
            od::value value;
            if (element.get(value)) return malformed(has_value ? offset_of(document) : 0);
            if (has_value) return trailing(offset(value));
            LIUCAI_TRY(read_value(value, result, 0));
            has_value = true;
        }
        if (!has_value) return malformed(0);
        // At the end there is no place left to tell.
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return trailing(offset_of(document));
        return result;
    }

private:
    static Error trailing(std::size_t offset) {
        return refusal("json_trailing_text", "something follows the JSON value",
                       "send one JSON value and nothing after it", offset);
    }

    Error whole_text_refused(simdjson::error_code error) const {
        if (error == simdjson::UTF8_ERROR) {
            return refusal("json_bad_utf8", "the bytes are not UTF-8", "save the text as UTF-8 and send it again",
                           first_bad_utf8(text_));
        }
        return malformed(error == simdjson::UNCLOSED_STRING ? text_.size() : 0);
    }

    std::size_t clamp(const char* place) const {
        if (place < begin_) return 0;
        return std::min(static_cast<std::size_t>(place - begin_), text_.size());
    }
    std::size_t offset_of(od::document& document) const {
        const char* place = nullptr;
        return document.current_location().get(place) ? text_.size() : clamp(place);
    }
    std::size_t offset(od::value& value) const {
        const char* place = nullptr;
        return value.current_location().get(place) ? text_.size() : clamp(place);
    }

    base::Status read_value(od::value& value, Json& out, int depth) {
        const std::size_t place = offset(value);
        if (place >= text_.size()) return malformed(text_.size());
        switch (*(begin_ + place)) {
            case '[':
                return read_array(value, out, depth, place);
            case '{':
                return read_object(value, out, depth, place);
            case '"': {
                std::string_view string;
                if (value.get_string().get(string)) return malformed(place);
                out = Json(string);
                return base::done();
            }
            default:
                return read_word(value, out, place);
        }
    }

    // RFC 8259, 3: the three literal names, and numbers.
    base::Status read_word(od::value& value, Json& out, std::size_t place) {
        const std::string_view token = without_spaces_behind(value.raw_json_token());
        if (token == "null") {
            out = Json();
        } else if (token == "true") {
            out = Json(true);
        } else if (token == "false") {
            out = Json(false);
        } else if (is_json_number(token)) {
            out = Json(NumberText{std::string(token)});
        } else {
            return malformed(place);
        }
        return base::done();
    }

    base::Status check_depth(int depth, std::size_t place) const {
        if (depth < kDepthMax) return base::done();
        return refusal("json_too_deep", "arrays and objects lie deeper than " + std::to_string(kDepthMax) + " levels",
                       "flatten the value", place)
            .with("max", std::to_string(kDepthMax));
    }

    base::Status read_array(od::value& value, Json& out, int depth, std::size_t place) {
        LIUCAI_TRY(check_depth(depth, place));
        od::array array;
        if (value.get_array().get(array)) return malformed(place);
        Array items;
        std::size_t last_place = place;
        for (auto element : array) {
            od::value item;
            if (element.get(item)) return malformed(last_place);
            last_place = offset(item);
            LIUCAI_TRY(read_value(item, items.emplace_back(), depth + 1));
        }
        out = Json(std::move(items));
        return base::done();
    }

    base::Status read_object(od::value& value, Json& out, int depth, std::size_t place) {
        LIUCAI_TRY(check_depth(depth, place));
        od::object object;
        if (value.get_object().get(object)) return malformed(place);
        Object members;
        std::vector<std::size_t> places;
        std::size_t last_place = place;
        for (auto element : object) {
            od::field field;
            if (std::move(element).get(field)) return malformed(last_place);
            od::value item = field.value();
            last_place = offset(item);
            std::string_view name;
            if (field.unescaped_key().get(name)) return malformed(last_place);
            members.emplace_back(std::string(name), Json());
            places.push_back(last_place);
            LIUCAI_TRY(read_value(item, members.back().second, depth + 1));
        }
        LIUCAI_TRY(check_names(members, places));
        out = Json(std::move(members));
        return base::done();
    }

    // RFC 8259, 4 leaves names that come twice to the reader; two readers that pick different ones can be played off
    // against each other, so we refuse.
    static base::Status check_names(const Object& members, const std::vector<std::size_t>& places) {
        const std::size_t second = second_of_twins(members);
        if (second == members.size()) return base::done();
        const std::string& name = members[second].first;
        return refusal("json_duplicate_name", "the name '" + name + "' comes twice in one object",
                       "keep one of the two", places[second])
            .with("name", name);
    }

    // The index of a member whose name came before; the count of members when there is none.
    static std::size_t second_of_twins(const Object& members) {
        // 1. Few members: each with each.
        constexpr std::size_t kFew = 12;
        if (members.size() <= kFew) {
            for (std::size_t second = 1; second < members.size(); ++second) {
                for (std::size_t first = 0; first < second; ++first) {
                    if (members[first].first == members[second].first) return second;
                }
            }
            return members.size();
        }
        // 2. Many: sorted by name, twins are neighbours.
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const int compared = members[a].first.compare(members[b].first);
            return compared < 0 || (compared == 0 && a < b);
        });
        const auto twin = std::adjacent_find(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return members[a].first == members[b].first;
        });
        return twin == order.end() ? members.size() : *std::next(twin);
    }

    std::string_view text_;
    const char* begin_ = nullptr;
};

}  // namespace

base::Result<Json> parse(std::string_view text) { return Reader(text).read(); }

}  // namespace liucai::json
