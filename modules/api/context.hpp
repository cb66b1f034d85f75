#pragma once

#include <liucai/api/service.hpp>
#include <liucai/policy/pack.hpp>
#include <map>
#include <memory>
#include <string>

#include "description.hpp"
#include "runs.hpp"

namespace liucai::api {

using Packs = std::map<std::string, std::shared_ptr<const policy::Pack>, std::less<>>;

/// What the operations work with.
struct Context {
    const Options& options;
    const Description& description;
    const Packs& packs;
    Runs& runs;
};

base::Result<std::shared_ptr<const policy::Pack>> find_pack(const Context& context, std::string_view id);

}  // namespace liucai::api
