#pragma once

#include <liucai/base/result.hpp>
#include <liucai/json/json.hpp>
#include <liucai/policy/pack.hpp>
#include <string>
#include <vector>

namespace liucai::policy {

base::Result<json::Json> read_json_file(const std::string& path);

/// {"zh": …, "en": …} under `name`; both languages must be there.
base::Result<Words> read_words(const json::Json& object, std::string_view name, const std::string& path);

/// A policy file: one policy with its model loaded, and one more for each entry of its "readings", which names what
/// differs (other decisions for a gate, a gate more, another amount).
base::Result<std::vector<Policy>> read_policies(const std::string& path);

}  // namespace liucai::policy
