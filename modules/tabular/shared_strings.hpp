#pragma once

#include <atomic>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/tabular/workbook.hpp>
#include <string>

#include "string_pool.hpp"
#include "xml_reader.hpp"
#include "zip_package.hpp"

namespace liucai::tabular {

/// Reads the shared strings part into the pool. The counts the part claims are not believed.
/// ECMA-376 part 1, 18.4.9 (sst).
base::Status read_shared_strings(ByteSource& part, const std::string& path, const Limits& limits, StringPool& pool,
                                 std::atomic<std::uint64_t>* bytes_done, Way way = Way::fast);

}  // namespace liucai::tabular
