#include "sheet_skip.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace liucai::tabular {
namespace {

constexpr std::string_view kName = "sheetData";
constexpr std::size_t kBlockBytes = 256 * 1024;
/// The longest `</prefix:` or attribute list that is still looked for across two blocks.
constexpr std::size_t kOverlapBytes = 512;

std::size_t find_name(std::string_view text, std::size_t from) {
    const void* found = memmem(text.data() + from, text.size() - from, kName.data(), kName.size());
    return found == nullptr ? std::string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Where the tag `<sheetData` or `</sheetData` (under any prefix) begins whose name stands at `name`; npos when the
/// name is part of something else.
std::size_t tag_begin(std::string_view text, std::size_t name, bool is_closing) {
    std::size_t at = name;
    if (at > 0 && text[at - 1] == ':') {
        --at;
        while (at > 0 && text[at - 1] != '<' && text[at - 1] != '/' && text[at - 1] != '>' && text[at - 1] != ' ') {
            --at;
        }
    }
    if (is_closing) {
        return at >= 2 && text[at - 1] == '/' && text[at - 2] == '<' ? at - 2 : std::string_view::npos;
    }
    return at >= 1 && text[at - 1] == '<' ? at - 1 : std::string_view::npos;
}

}  // namespace

base::Status SheetSkipSource::fill() {
    const std::size_t kept = pending_.size();
    pending_.resize(kept + kBlockBytes);
    const std::size_t count = LIUCAI_TRY(whole_.read({pending_.data() + kept, kBlockBytes}));
    pending_.resize(kept + count);
    is_end_ = count == 0;

    if (in_ == In::before) {
        // The start tag, complete with its ">".
        std::size_t from = 0, name = std::string::npos;
        while ((name = find_name(pending_, from)) != std::string::npos) {
            const std::size_t close = pending_.find('>', name);
            if (close == std::string::npos) {
                break;
            }
            if (tag_begin(pending_, name, false) != std::string::npos) {
                ready_.append(pending_, 0, close + 1);
                in_ = pending_[close - 1] == '/' ? In::after : In::rows;
                pending_.erase(0, close + 1);
                break;
            }
            from = name + kName.size();
        }
    }
    if (in_ == In::rows) {
        std::size_t from = 0, name = std::string::npos;
        while ((name = find_name(pending_, from)) != std::string::npos) {
            if (const std::size_t begin = tag_begin(pending_, name, true); begin != std::string::npos) {
                pending_.erase(0, begin);
                in_ = In::after;
                break;
            }
            from = name + kName.size();
        }
    }
    if (in_ == In::after || is_end_) {
        ready_ += pending_;
        pending_.clear();
    } else if (pending_.size() > kOverlapBytes) {
        const std::size_t drop = pending_.size() - kOverlapBytes;
        if (in_ == In::before) {
            ready_.append(pending_, 0, drop);
        }
        pending_.erase(0, drop);
    }
    return base::done();
}

base::Result<std::size_t> SheetSkipSource::read(std::span<char> buffer) {
    while (handed_ == ready_.size() && !is_end_) {
        ready_.clear();
        handed_ = 0;
        LIUCAI_TRY(fill());
    }
    const std::size_t count = std::min(buffer.size(), ready_.size() - handed_);
    std::memcpy(buffer.data(), ready_.data() + handed_, count);
    handed_ += count;
    return count;
}

}  // namespace liucai::tabular
