#include "description.hpp"

#include <liucai/base/assert.hpp>
#include <liucai/text/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "embedded.hpp"

namespace liucai::api {

namespace {

constexpr std::array<std::string_view, 23> kKeywords{"type",          "enum",     "minLength", "maxLength",
                                                     "minimum",       "maximum",  "format",    "properties",
                                                     "required",      "items",    "minItems",  "maxItems",
                                                     "maxProperties", "$ref",     "oneOf",     "additionalProperties",
                                                     "description",   "examples", "example",   "default",
                                                     "title",         "x-unit",   "deprecated"};

// Every keyword of a request schema is one that check() acts upon or that says nothing about validity.
void assert_understood(const Description& description, const json::Json& schema, int depth = 0) {
    const json::Json& node = description.resolve(schema);
    if (depth > 20) {
        return;
    }
    for (const auto& [keyword, value] : *node.object()) {
        LIUCAI_ASSERT(std::ranges::find(kKeywords, keyword) != kKeywords.end(), keyword);
        if (keyword == "properties") {
            for (const auto& [name, property] : *value.object()) {
                assert_understood(description, property, depth + 1);
            }
        } else if (keyword == "items" || (keyword == "additionalProperties" && value.object() != nullptr)) {
            assert_understood(description, value, depth + 1);
        }
    }
}

std::optional<std::int64_t> whole(const json::Json* number) {
    if (number == nullptr || number->number() == nullptr) {
        return std::nullopt;
    }
    const std::string& digits = number->number()->digits;
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return out;
}

double real(const json::Json& number) { return std::strtod(number.number()->digits.c_str(), nullptr); }

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const auto read = [&text](std::size_t from, std::size_t size, auto& out) {
        const auto part = text.substr(from, size);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        return error == std::errc{} && end == part.data() + part.size() && part[0] != '-';
    };
    return read(0, 4, year) && read(5, 2, month) && read(8, 2, day) &&
           (std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)).ok();
}

base::Error invalid(const std::string& place, const std::string& expected, const std::string& expected_zh) {
    return base::Error{"request_invalid", place + " should be " + expected, "correct it and send the request again"}
        .with("place", place)
        .with("expected", expected)
        .with("expected.zh", expected_zh)
        .at(place);
}

std::string join(const json::Array& values) {
    std::string out;
    for (const json::Json& value : values) {
        out += (out.empty() ? "" : ", ") +
               (value.string() != nullptr && !value.string()->empty() ? *value.string() : json::write(value));
    }
    return out;
}

bool has_type(const json::Json& value, std::string_view type) {
    if (type == "object") {
        return value.object() != nullptr;
    }
    if (type == "array") {
        return value.array() != nullptr;
    }
    if (type == "string") {
        return value.string() != nullptr;
    }
    if (type == "integer") {
        return whole(&value).has_value();
    }
    if (type == "number") {
        return value.number() != nullptr;
    }
    if (type == "boolean") {
        return value.boolean() != nullptr;
    }
    return type == "null" && value.is_null();
}

std::pair<std::string, std::string> type_words(std::string_view type) {
    if (type == "object") {
        return {"an object", "对象"};
    }
    if (type == "array") {
        return {"a list", "列表"};
    }
    if (type == "string") {
        return {"text", "文本"};
    }
    if (type == "integer") {
        return {"a whole number", "整数"};
    }
    if (type == "number") {
        return {"a number", "数字"};
    }
    if (type == "boolean") {
        return {"true or false", "true 或 false"};
    }
    return {"null", "null"};
}

std::optional<base::Error> check_string(const std::string& text, const json::Json& schema, const std::string& place) {
    const auto length = static_cast<std::int64_t>(text::length(text));
    const auto least = whole(schema.find("minLength"));
    const auto most = whole(schema.find("maxLength"));
    if ((least && length < *least) || (most && length > *most)) {
        const std::string from = std::to_string(least.value_or(0));
        const std::string to = most ? std::to_string(*most) : "∞";
        return invalid(place, "text of " + from + " to " + to + " characters", from + " 至 " + to + " 个字符的文本");
    }
    if (schema.text("format") == "date" && !is_day(text)) {
        return invalid(place, "a day, YYYY-MM-DD", "日期,格式 YYYY-MM-DD");
    }
    return std::nullopt;
}

std::optional<base::Error> check_number(const json::Json& value, const json::Json& schema, const std::string& place) {
    const json::Json* least = schema.find("minimum");
    const json::Json* most = schema.find("maximum");
    if ((least != nullptr && real(value) < real(*least)) || (most != nullptr && real(value) > real(*most))) {
        const std::string from = least != nullptr ? least->number()->digits : "-∞";
        const std::string to = most != nullptr ? most->number()->digits : "∞";
        return invalid(place, "a number from " + from + " to " + to, from + " 至 " + to + " 的数");
    }
    return std::nullopt;
}

std::optional<base::Error> check_array(const Description& description, const json::Array& items,
                                       const json::Json& schema, const std::string& place) {
    const auto count = static_cast<std::int64_t>(items.size());
    const auto least = whole(schema.find("minItems"));
    const auto most = whole(schema.find("maxItems"));
    if ((least && count < *least) || (most && count > *most)) {
        const std::string from = std::to_string(least.value_or(0));
        const std::string to = most ? std::to_string(*most) : "∞";
        return invalid(place, "a list of " + from + " to " + to + " items", from + " 至 " + to + " 项的列表");
    }
    if (const json::Json* item_schema = schema.find("items")) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (auto error = check(description, items[i], *item_schema, place + "/" + std::to_string(i))) {
                return error;
            }
        }
    }
    return std::nullopt;
}

std::optional<base::Error> check_object(const Description& description, const json::Json& value,
                                        const json::Json& schema, const std::string& place) {
    if (const json::Json* required = schema.find("required")) {
        for (const json::Json& name : *required->array()) {
            if (value.find(*name.string()) == nullptr) {
                return invalid(place + "/" + *name.string(), "given", "必填");
            }
        }
    }
    const auto most = whole(schema.find("maxProperties"));
    if (most && static_cast<std::int64_t>(value.object()->size()) > *most) {
        return invalid(place, "an object of at most " + std::to_string(*most) + " members",
                       "最多 " + std::to_string(*most) + " 个成员的对象");
    }
    const json::Json* properties = schema.find("properties");
    const json::Json* others = schema.find("additionalProperties");
    for (const auto& [name, member] : *value.object()) {
        const json::Json* member_schema = properties != nullptr ? properties->find(name) : nullptr;
        if (member_schema == nullptr && others != nullptr) {
            if (others->boolean() != nullptr && !*others->boolean()) {
                return invalid(place + "/" + name, "left away", "去掉");
            }
            member_schema = others->object() != nullptr ? others : nullptr;
        }
        if (member_schema != nullptr) {
            if (auto error = check(description, member, *member_schema, place + "/" + name)) {
                return error;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

const Description& Description::shipped() {
    static const Description description = [] {
        auto read = json::parse(embedded::api::file("openapi.json"));
        LIUCAI_ASSERT(read, "openapi.json is our own");
        return Description(std::move(read).value());
    }();
    return description;
}

Description::Description(json::Json document) : document_(std::move(document)) {
    for (const auto& [path, methods] : *document_.find("paths")->object()) {
        for (const auto& [method, node] : *methods.object()) {
            Operation operation;
            operation.id = node.text("operationId");
            operation.method = method == "post" ? "POST" : "GET";
            LIUCAI_ASSERT(method == "post" || method == "get", "the gateway passes GET and POST only");
            LIUCAI_ASSERT(path.find('{') == std::string::npos, "the gateway forbids path parameters");
            operation.path = path;
            for (const json::Json& item : *node.find("parameters")->array()) {
                const json::Json& parameter = resolve(item);
                const json::Json* required = parameter.find("required");
                operation.parameters.push_back(
                    {std::string(parameter.text("name")), parameter.text("in") == "header",
                     required != nullptr && required->boolean() != nullptr && *required->boolean(),
                     &resolve(*parameter.find("schema"))});
                assert_understood(*this, *parameter.find("schema"));
            }
            if (const json::Json* body = node.find("requestBody")) {
                const auto& [media, content] = body->find("content")->object()->front();
                operation.body_media = media;
                operation.body_schema = &resolve(*content.find("schema"));
                operation.body_bytes_max = static_cast<std::uint64_t>(whole(body->find("x-bytesMax")).value_or(0));
                LIUCAI_ASSERT(operation.body_bytes_max > 0, "every body has a limit");
                if (media == "application/json") {
                    assert_understood(*this, *content.find("schema"));
                }
            }
            operation.status = std::atoi(node.find("responses")->object()->front().first.c_str());
            operations_.push_back(std::move(operation));
        }
    }
}

const Operation* Description::find(std::string_view method, std::string_view path) const {
    const auto found = std::ranges::find_if(
        operations_, [&](const Operation& operation) { return operation.path == path && operation.method == method; });
    return found == operations_.end() ? nullptr : &*found;
}

std::string Description::methods(std::string_view path) const {
    std::string out;
    for (const Operation& operation : operations_) {
        if (operation.path == path) {
            out += (out.empty() ? "" : ", ") + operation.method + (operation.method == "GET" ? ", HEAD" : "");
        }
    }
    return out;
}

const json::Json& Description::resolve(const json::Json& node) const {
    const json::Json* at = &node;
    while (!at->text("$ref").empty()) {
        std::string_view reference = at->text("$ref");
        LIUCAI_ASSERT(reference.starts_with("#/"), "references stay within the document");
        reference.remove_prefix(2);
        at = &document_;
        while (!reference.empty()) {
            const std::size_t slash = reference.find('/');
            at = at->find(reference.substr(0, slash));
            LIUCAI_ASSERT(at != nullptr, "a reference leads somewhere");
            reference = slash == std::string_view::npos ? std::string_view{} : reference.substr(slash + 1);
        }
    }
    return *at;
}

// JSON Schema 2020-12, validation: 6.1.1 type, 6.1.2 enum, 6.2 numbers, 6.3 strings, 6.4 arrays, 6.5 objects;
// core 10.2.1.3 oneOf, 10.3.2 properties.
std::optional<base::Error> check(const Description& description, const json::Json& value, const json::Json& unresolved,
                                 const std::string& place) {
    const json::Json& schema = description.resolve(unresolved);
    if (const json::Json* one_of = schema.find("oneOf")) {
        const auto fits = [&](const json::Json& choice) { return !check(description, value, choice, place); };
        if (std::ranges::count_if(*one_of->array(), fits) != 1) {
            return invalid(place, "one of the forms of the description", "接口说明中的形式之一");
        }
        return std::nullopt;
    }
    if (const std::string_view type = schema.text("type"); !type.empty() && !has_type(value, type)) {
        const auto [expected, expected_zh] = type_words(type);
        return invalid(place, expected, expected_zh);
    }
    if (const json::Json* choices = schema.find("enum")) {
        if (std::ranges::find(*choices->array(), value) == choices->array()->end()) {
            const std::string list = join(*choices->array());
            return invalid(place, "one of: " + list, "以下之一:" + list);
        }
    }
    if (value.string() != nullptr) {
        return check_string(*value.string(), schema, place);
    }
    if (value.number() != nullptr) {
        return check_number(value, schema, place);
    }
    if (value.array() != nullptr) {
        return check_array(description, *value.array(), schema, place);
    }
    if (value.object() != nullptr) {
        return check_object(description, value, schema, place);
    }
    return std::nullopt;
}

base::Result<json::Json> read_parameter(const Description& description, const Parameter& parameter,
                                        std::string_view text) {
    const std::string place = (parameter.is_header ? "header " : "query ") + parameter.name;
    const std::string_view type = parameter.schema->text("type");
    json::Json value{text};
    if (type == "integer") {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) {
            value = json::Json(number);
        }
    } else if (type == "boolean" && (text == "true" || text == "false")) {
        value = json::Json(text == "true");
    }
    if (auto error = check(description, value, *parameter.schema, place)) {
        return *error;
    }
    return value;
}

}  // namespace liucai::api
