#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/policy/pack.hpp>
#include <string>
#include <vector>

namespace liucai::policy {

enum class Severity : std::uint8_t {
    error,  ///< the pack must not be used like this
    note,   ///< told for information: a gap that the conditions before it close, a fact no roster carries
};

/// One thing that `pack check` found. `code` has a page in docs/errors/.
struct CheckFinding {
    std::string code;
    std::string where;    ///< file, decision, rule
    std::string message;  ///< one sentence, with an example where there is one
    std::string hint;
    Severity severity = Severity::error;
};

/// Looks a pack over: models, words in both languages, decisions the catalogue does not reach, facts a roster does not
/// carry, rules without their clause, gaps and overlaps of every table. A pack that does not load is a refusal.
base::Result<std::vector<CheckFinding>> check_pack(const std::string& folder);

}  // namespace liucai::policy
