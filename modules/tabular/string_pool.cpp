#include "string_pool.hpp"

#include <liucai/base/assert.hpp>

namespace liucai::tabular {

// Each string: size * 4 + strike as three bytes (22 bits of size), then its bytes.
void StringPool::add(std::string_view text, Strike strike) {
    constexpr std::uint32_t kHeadBytes = 3;
    const auto size = static_cast<std::uint32_t>(text.size());
    LIUCAI_ENSURE(text.size() + kHeadBytes <= kBlockBytes, "the limit of a cell is far below a block");
    if (used_ + kHeadBytes + size > kBlockBytes) {
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockBytes));
        used_ = 0;
        LIUCAI_ENSURE(blocks_.size() <= 4096, "shared strings beyond 4 GiB are refused by their limit");
    }
    if (count_ % kOffsetsPerBlock == 0) {
        offsets_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(kOffsetsPerBlock));
    }
    offsets_.back()[count_ % kOffsetsPerBlock] = static_cast<std::uint32_t>(blocks_.size() - 1) * kBlockBytes + used_;
    ++count_;

    char* at = blocks_.back().get() + used_;
    const std::uint32_t head = (size << 2U) | static_cast<std::uint32_t>(strike);
    at[0] = static_cast<char>(head & 0xFFU);
    at[1] = static_cast<char>((head >> 8U) & 0xFFU);
    at[2] = static_cast<char>((head >> 16U) & 0xFFU);
    text.copy(at + kHeadBytes, size);
    used_ += kHeadBytes + size;
}

std::optional<StringPool::Entry> StringPool::at(std::uint64_t index) const {
    if (index >= count_) {
        return std::nullopt;
    }
    const std::uint32_t offset = offsets_[index / kOffsetsPerBlock][index % kOffsetsPerBlock];
    const char* at = blocks_[offset / kBlockBytes].get() + offset % kBlockBytes;
    const std::uint32_t head = static_cast<unsigned char>(at[0]) |
                               static_cast<std::uint32_t>(static_cast<unsigned char>(at[1])) << 8U |
                               static_cast<std::uint32_t>(static_cast<unsigned char>(at[2])) << 16U;
    return Entry{{at + 3, head >> 2U}, static_cast<Strike>(head & 3U)};
}

}  // namespace liucai::tabular
