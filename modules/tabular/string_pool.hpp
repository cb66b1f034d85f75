#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace liucai::tabular {

/// How the runs of a text are struck through: the format of the cell decides, or the runs themselves do.
enum class Strike : std::uint8_t { as_cell, yes, no };

/// The shared strings of a workbook, packed into blocks: a roster of 300,000 people has more than a million of them,
/// and a std::string each would cost three times the memory. Strings never move.
class StringPool {
public:
    struct Entry {
        std::string_view text;
        Strike strike = Strike::as_cell;
    };

    void add(std::string_view text, Strike strike);
    std::optional<Entry> at(std::uint64_t index) const;
    std::uint64_t count() const { return count_; }
    std::uint64_t size_bytes() const { return blocks_.size() * kBlockBytes + count_ * sizeof(std::uint32_t); }

private:
    static constexpr std::uint32_t kBlockBytes = 1U << 20U;
    static constexpr std::uint32_t kOffsetsPerBlock = 1U << 16U;

    // Block number and place in the block make one 32-bit offset: 4 GiB, far beyond Limits::shared_strings_bytes_max.
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::uint32_t used_ = kBlockBytes;  ///< of the last block
    std::vector<std::unique_ptr<std::uint32_t[]>> offsets_;
    std::uint64_t count_ = 0;
};

}  // namespace liucai::tabular
