#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/http/message.hpp>
#include <liucai/json/json.hpp>
#include <map>
#include <string>
#include <string_view>

#include "description.hpp"
#include "language.hpp"

namespace liucai::api {

struct Context;

/// One request to an operation, checked against the document.
struct Call {
    const Operation& operation;
    http::Request& request;
    Language language = Language::zh;
    json::Json parameters = json::Object{};  ///< typed, with the defaults of the document
    json::Json body;

    /// A text parameter; "" when it was not given.
    std::string_view text(std::string_view name) const { return parameters.text(name); }
    std::uint64_t number(std::string_view name) const;
    bool is_true(std::string_view name) const;
    /// The language of a download: the parameter, else the header.
    Language download_language() const;
};

using Answer = base::Result<http::Response>;
using OperationHandler = Answer (*)(Context&, Call&);
using OperationTable = std::map<std::string, OperationHandler, std::less<>>;

void add_service_operations(OperationTable& table);
void add_policy_operations(OperationTable& table);
void add_roster_operations(OperationTable& table);
void add_result_operations(OperationTable& table);
void add_download_operations(OperationTable& table);

http::Response json_response(const json::Json& value, int status = 200);
/// The status a refusal is sent with.
int status_of(const base::Error& error);
http::Response error_response(const base::Error& error, Language language, int status = 0);

}  // namespace liucai::api
