#pragma once

#include <liucai/base/result.hpp>
#include <liucai/http/message.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::http {

/// The files of a web application, read into memory once, so that a path can only ever name a file that was there at
/// the start: no traversal, no links followed at request time. Text is held compressed as well (a file beside it with
/// ".gz" is taken as it is). Each file has an ETag; files below /assets/ carry a hash in their name and never change.
class Site {
public:
    /// Refuses a folder without index.html, or with more than 256 MiB.
    static base::Result<std::shared_ptr<const Site>> load(const std::string& folder);
    virtual ~Site() = default;

    /// nullopt: there is no such file. "/" is index.html. Answers GET; 304 when the caller's copy is current.
    virtual std::optional<Response> answer(const Request& request) const = 0;
};

/// "text/css; charset=utf-8" for "main.css".
std::string_view media_type(std::string_view file_name);

}  // namespace liucai::http
