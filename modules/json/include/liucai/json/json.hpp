#pragma once

#include <cstddef>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace liucai::json {

/// A JSON number with all its digits, as it was written.
struct NumberText {
    std::string digits;
    bool operator==(const NumberText&) const = default;
};

class Json;
using Array = std::vector<Json>;
/// Members in the order they were written. Of two members with one name the reader refuses the text.
using Object = std::vector<std::pair<std::string, Json>>;

/// A JSON value (RFC 8259), exact: numbers keep their digits. Built with plain C++ values:
/// `Json(Object{{"a", 1}, {"b", Array{true, nullptr}}})`.
class Json {
public:
    Json() = default;  ///< null
    Json(std::nullptr_t) {}
    Json(bool truth) : state_(truth) {}
    Json(int number);
    Json(std::int64_t number);
    Json(std::size_t number);
    Json(NumberText number) : state_(std::move(number)) {}
    Json(std::string text) : state_(std::move(text)) {}
    Json(std::string_view text) : state_(std::string(text)) {}
    Json(const char* text) : state_(std::string(text)) {}
    Json(Array items) : state_(std::move(items)) {}
    Json(Object members) : state_(std::move(members)) {}

    bool is_null() const { return state_.index() == 0; }
    const bool* boolean() const { return std::get_if<bool>(&state_); }  ///< nullptr: it is something else; so below
    const NumberText* number() const { return std::get_if<NumberText>(&state_); }
    const std::string* string() const { return std::get_if<std::string>(&state_); }
    const Array* array() const { return std::get_if<Array>(&state_); }
    const Object* object() const { return std::get_if<Object>(&state_); }
    Array* array() { return std::get_if<Array>(&state_); }
    Object* object() { return std::get_if<Object>(&state_); }

    /// The member of an object; nullptr when there is none or this is no object.
    const Json* find(std::string_view name) const;
    /// The member's text, or "" when it is missing or no string.
    std::string_view text(std::string_view name) const;

    bool operator==(const Json&) const = default;

private:
    std::variant<std::monostate, bool, NumberText, std::string, Array, Object> state_;
};

/// Arrays and objects within each other, at most.
inline constexpr int kDepthMax = 200;

/// Reads one JSON text (RFC 8259, no byte-order mark). Depth at most kDepthMax; duplicate names, bad UTF-8 and text
/// after the value are refused. `where` of a refusal is "offset N", the byte at which reading stopped, counted from 0.
/// Refusals: json_empty, json_malformed, json_trailing_text, json_too_deep, json_duplicate_name, json_bad_utf8.
base::Result<Json> parse(std::string_view text);
/// Compact text without spaces, members in their order; non-ASCII as UTF-8. Strings are taken to be UTF-8, numbers to
/// be JSON numbers.
std::string write(const Json& value);
void write(const Json& value, std::string& out);
/// Two spaces a level.
std::string write_pretty(const Json& value);
/// Adds a JSON string with its quotes.
void write_string(std::string_view text, std::string& out);

}  // namespace liucai::json
