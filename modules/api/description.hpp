#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/json/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::api {

struct Parameter {
    std::string name;
    bool is_header = false;
    bool is_required = false;
    const json::Json* schema = nullptr;
};

/// One operation of the OpenAPI document.
struct Operation {
    std::string id;
    std::string method;
    std::string path;
    int status = 200;
    std::vector<Parameter> parameters;
    std::string body_media;  ///< "" when it takes none
    const json::Json* body_schema = nullptr;
    std::uint64_t body_bytes_max = 0;
};

/// The OpenAPI document that ships with the program (openapi.json): the one source of routes and request checks.
/// A document that says something the checks do not understand stops the program at the start.
class Description {
public:
    static const Description& shipped();
    /// Of another document, for tests. Asserts as shipped() does.
    explicit Description(json::Json document);

    const json::Json& document() const { return document_; }
    const std::vector<Operation>& operations() const { return operations_; }
    const Operation* find(std::string_view method, std::string_view path) const;
    /// The methods of a path, for Allow; "" when there is no such path.
    std::string methods(std::string_view path) const;
    /// Follows "$ref" within the document.
    const json::Json& resolve(const json::Json& node) const;

private:
    json::Json document_;
    std::vector<Operation> operations_;
};

/// The refusal when a value is not as the schema (the subset of JSON Schema 2020-12 that openapi.json uses) wants it.
/// `place` names it for people: "body /map/D", "query limit".
std::optional<base::Error> check(const Description& description, const json::Json& value, const json::Json& schema,
                                 const std::string& place);

/// The text of a parameter as the type its schema names, checked. "20" for an integer is 20.
base::Result<json::Json> read_parameter(const Description& description, const Parameter& parameter,
                                        std::string_view text);

}  // namespace liucai::api
