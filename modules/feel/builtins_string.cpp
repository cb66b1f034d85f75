#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include <algorithm>

#include "arguments.hpp"
#include "characters.hpp"

// DMN 1.5, 10.3.4.3, table 74: strings as such, counted in code points. Those with patterns stand in
// builtins_pattern.cpp.
namespace liucai::feel {
namespace {

std::int64_t length(std::string_view text) {
    std::int64_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
        offset += code_point_at(text, offset).size_bytes;
    }
    return count;
}

/// The bytes that `count` code points take from `offset` on, at most to the end.
std::size_t advance(std::string_view text, std::size_t offset, std::int64_t count) {
    while (count-- > 0 && offset < text.size()) {
        offset += code_point_at(text, offset).size_bytes;
    }
    return offset;
}

// substring(string, start position, length?): from 1, or from -1 at the end.
Value substring(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("substring", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::int64_t start = in.whole(1);
    const bool has_length = in.is_given(2) && !in.is_null(2);
    const std::int64_t wanted = has_length ? in.whole(2) : 0;
    if (in.failed()) {
        return {};
    }
    const std::int64_t count = length(text);
    if (start == 0 || start > count || start < -count) {
        return in.refuse_value("there is no position " + shown(in.any(1)) + " in a string of " + std::to_string(count),
                               "Positions count from 1, or from -1 at the end.");
    }
    if (has_length && wanted < 1) {
        return in.refuse_value("the length is " + shown(in.any(2)), "Give a length of at least 1.");
    }
    const std::int64_t skipped = start > 0 ? start - 1 : count + start;
    const std::size_t begin = advance(text, 0, skipped);
    return text.substr(begin, has_length ? advance(text, begin, wanted) - begin : std::string::npos);
}

Value string_length(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("string length", arguments, evaluation);
    const std::string& text = in.string(0);
    return in.failed() ? Value() : Value(length(text));
}

enum class Case : std::uint8_t { lower, upper };

/// The full mappings of Unicode, independent of any language: ß becomes SS.
std::string mapped(const std::string& text, Case to) {
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    UErrorCode status = U_ZERO_ERROR;
    if (to == Case::upper) {
        icu::CaseMap::utf8ToUpper("", 0, text, sink, nullptr, status);
    } else {
        icu::CaseMap::utf8ToLower("", 0, text, sink, nullptr, status);
    }
    return U_SUCCESS(status) ? result : text;
}

Value upper_case(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("upper case", arguments, evaluation);
    const std::string& text = in.string(0);
    return in.failed() ? Value() : Value(mapped(text, Case::upper));
}

Value lower_case(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("lower case", arguments, evaluation);
    const std::string& text = in.string(0);
    return in.failed() ? Value() : Value(mapped(text, Case::lower));
}

// substring before(string, match): empty when the match is not there.
Value substring_before(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("substring before", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& match = in.string(1);
    if (in.failed()) {
        return {};
    }
    const std::size_t place = text.find(match);
    return place == std::string::npos ? std::string() : text.substr(0, place);
}

// substring after(string, match): empty when the match is not there.
Value substring_after(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("substring after", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& match = in.string(1);
    if (in.failed()) {
        return {};
    }
    const std::size_t place = text.find(match);
    return place == std::string::npos ? std::string() : text.substr(place + match.size());
}

Value contains(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("contains", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& match = in.string(1);
    return in.failed() ? Value() : Value(text.find(match) != std::string::npos);
}

Value starts_with(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("starts with", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& match = in.string(1);
    return in.failed() ? Value() : Value(text.starts_with(match));
}

Value ends_with(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("ends with", arguments, evaluation);
    const std::string& text = in.string(0);
    const std::string& match = in.string(1);
    return in.failed() ? Value() : Value(text.ends_with(match));
}

// string join(list, delimiter?): nulls are left out.
Value string_join(std::span<const Value> arguments, Evaluation& evaluation) {
    static const std::string kNothing;
    Arguments in("string join", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    const std::string& delimiter = in.string_or(1, kNothing);
    std::string joined;
    bool is_first = true;
    for (const Value& item : list) {
        if (item.is_null()) {
            continue;
        }
        if (item.kind() != Kind::string) {
            return in.refuse_items("strings", item);
        }
        joined += is_first ? kNothing : delimiter;
        joined += item.string();
        is_first = false;
    }
    return in.failed() ? Value() : Value(std::move(joined));
}

}  // namespace

std::span<const Builtin> string_builtins() {
    static const std::vector<Builtin> kBuiltins = [] {
        std::vector<Builtin> builtins = {
            {"substring", {{{"string", "start position", "length"}, 1}}, substring},
            {"string length", {{{"string"}}}, string_length},
            {"upper case", {{{"string"}}}, upper_case},
            {"lower case", {{{"string"}}}, lower_case},
            {"substring before", {{{"string", "match"}}}, substring_before},
            {"substring after", {{{"string", "match"}}}, substring_after},
            {"contains", {{{"string", "match"}}}, contains},
            {"starts with", {{{"string", "match"}}}, starts_with},
            {"ends with", {{{"string", "match"}}}, ends_with},
            {"string join", {{{"list", "delimiter"}, 1}}, string_join},
        };
        const std::span<const Builtin> patterns = pattern_builtins();
        builtins.insert(builtins.end(), patterns.begin(), patterns.end());
        return builtins;
    }();
    return kBuiltins;
}

}  // namespace liucai::feel
