#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <string>
#include <string_view>

namespace liucai::tabular {

/// The refusals that several readers share. Each has its page in docs/errors/.

/// The container or one of its parts is broken: truncated, checksums wrong, parts missing.
base::Error damaged(const std::string& path, std::string_view part, std::string_view reason);
/// A bound of Limits was passed. `what` is one of the words the page lists.
base::Error too_large(const std::string& path, std::string_view what, std::uint64_t limit);

}  // namespace liucai::tabular
