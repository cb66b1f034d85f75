#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <string>

namespace liucai::tabular {

enum class FileKind : std::uint8_t { zip, text };

/// Tells by the first bytes what a file is; a kind that cannot be read is refused with its own code, because each has
/// another next step for the person who sent it.
base::Result<FileKind> file_kind(const std::string& path);

}  // namespace liucai::tabular
