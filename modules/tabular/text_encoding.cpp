#include "text_encoding.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <liucai/text/text.hpp>
#include <vector>

namespace liucai::tabular {
namespace {

using namespace std::string_view_literals;

base::Error nul_byte(const std::string& path, std::uint64_t offset) {
    return base::Error{"csv_nul_byte",
                       "The file has a zero byte at byte " + std::to_string(offset) + ", so it is no text file.",
                       "Choose an .xlsx file, or save the sheet as \"CSV UTF-8\"."}
        .with("offset", std::to_string(offset))
        .at(path);
}

base::Error no_character(const std::string& path, const std::string& encoding, std::uint64_t offset) {
    return base::Error{"csv_text_invalid",
                       "The file is " + encoding + " but byte " + std::to_string(offset) + " is no character of it.",
                       "Save the sheet as \"CSV UTF-8\", or send the .xlsx itself."}
        .with("encoding", encoding)
        .with("offset", std::to_string(offset))
        .at(path);
}

std::size_t gb18030_size(std::string_view at) {
    const auto first = static_cast<unsigned char>(at[0]);
    if (first < 0x80) {
        return 1;
    }
    if (at.size() < 2) {
        return 0;
    }
    const std::size_t size = at[1] >= '0' && at[1] <= '9' ? 4 : 2;
    return size <= at.size() ? size : 0;
}

}  // namespace

void Utf8Check::feed(std::string_view piece) {
    if (invalid_at_) {
        return;
    }
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        if (pending_ == 0) {
            if (byte >= 0x80) {
                character_at_ = offset_;
                low_ = 0x80;
                high_ = 0xBF;
                if (byte >= 0xC2 && byte <= 0xDF) {
                    pending_ = 1;
                } else if (byte >= 0xE0 && byte <= 0xEF) {
                    pending_ = 2;
                    low_ = byte == 0xE0 ? 0xA0 : 0x80;
                    high_ = byte == 0xED ? 0x9F : 0xBF;
                } else if (byte >= 0xF0 && byte <= 0xF4) {
                    pending_ = 3;
                    low_ = byte == 0xF0 ? 0x90 : 0x80;
                    high_ = byte == 0xF4 ? 0x8F : 0xBF;
                } else {
                    invalid_at_ = offset_;
                    return;
                }
            }
        } else {
            if (byte < low_ || byte > high_) {
                invalid_at_ = character_at_;
                return;
            }
            low_ = 0x80;
            high_ = 0xBF;
            --pending_;
            wide_characters_ += pending_ == 0 ? 1U : 0U;
        }
        ++offset_;
    }
}

void Utf8Check::finish() {
    if (!invalid_at_ && pending_ > 0) {
        invalid_at_ = character_at_;
    }
}

void Gb18030Check::feed(std::string_view piece) {
    if (invalid_at_) {
        return;
    }
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_lead = byte >= 0x81 && byte <= 0xFE;
        const bool is_digit = byte >= 0x30 && byte <= 0x39;
        bool is_valid = true;
        switch (place_) {
            case 0:
                if (byte >= 0x80) {
                    character_at_ = offset_;
                    is_valid = is_lead;
                    place_ = 1;
                }
                break;
            case 1:
                is_valid = is_digit || (byte >= 0x40 && byte <= 0xFE && byte != 0x7F);
                place_ = is_digit ? 2 : 0;
                break;
            case 2:
                is_valid = is_lead;
                place_ = 3;
                break;
            default:
                is_valid = is_digit;
                place_ = 0;
                break;
        }
        if (!is_valid) {
            invalid_at_ = character_at_;
            return;
        }
        ++offset_;
    }
}

void Gb18030Check::finish() {
    if (!invalid_at_ && place_ > 0) {
        invalid_at_ = character_at_;
    }
}

base::Result<EncodingFound> find_encoding(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(1U << 18U);
    Utf8Check utf8;
    std::uint64_t offset = 0;
    EncodingFound found;
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        std::string_view piece(block.data(), static_cast<std::size_t>(file.gcount()));
        if (offset == 0) {
            if (piece.starts_with("\xFF\xFE"sv)) {
                return EncodingFound{Encoding::utf16_le, 2};
            }
            if (piece.starts_with("\xFE\xFF"sv)) {
                return EncodingFound{Encoding::utf16_be, 2};
            }
            found.bom_bytes = piece.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0;
        }
        if (const auto zero = piece.find('\0'); zero != std::string_view::npos) {
            return nul_byte(path, offset + zero);
        }
        utf8.feed(piece);
        offset += piece.size();
    }
    utf8.finish();
    if (!utf8.invalid_at()) {
        return found;
    }
    constexpr std::uint64_t kNoAccident = 16;
    if (found.bom_bytes > 0 || utf8.wide_characters() >= kNoAccident) {
        return no_character(path, "UTF-8", *utf8.invalid_at());
    }
    Gb18030Check gb18030;
    file.clear();
    file.seekg(0);
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        gb18030.feed({block.data(), static_cast<std::size_t>(file.gcount())});
    }
    gb18030.finish();
    if (!gb18030.invalid_at()) {
        return EncodingFound{Encoding::gb18030, 0};
    }
    const std::string utf8_offset = std::to_string(*utf8.invalid_at());
    const std::string gb18030_offset = std::to_string(gb18030.invalid_at().value_or(0));
    return base::Error{"csv_encoding_unknown",
                       "The text is neither UTF-8 (it stops at byte " + utf8_offset +
                           ") nor GB18030 (it stops at byte " + gb18030_offset + ").",
                       "Save the sheet as \"CSV UTF-8\", or send the .xlsx itself."}
        .with("utf8_offset", utf8_offset)
        .with("gb18030_offset", gb18030_offset)
        .at(path);
}

base::Error TextDecoder::invalid(std::uint64_t offset) const {
    return no_character(path_, found_.encoding == Encoding::gb18030 ? "GB18030" : "UTF-16", offset);
}

base::Status TextDecoder::decode(std::string_view bytes, bool is_last, std::string& out) {
    switch (found_.encoding) {
        case Encoding::utf8:
            out.append(bytes);
            return base::done();
        case Encoding::gb18030:
            return decode_gb18030(bytes, is_last, out);
        case Encoding::utf16_le:
        case Encoding::utf16_be:
            return decode_utf16(bytes, is_last, out);
    }
    return base::done();
}

base::Status TextDecoder::decode_gb18030(std::string_view bytes, bool is_last, std::string& out) {
    carry_.append(bytes);
    const std::string_view all = carry_;
    std::size_t end = 0;
    while (end < all.size()) {
        const std::size_t size = gb18030_size(all.substr(end));
        if (size == 0) {
            break;
        }
        end += size;
    }
    if (is_last && end != all.size()) {
        return invalid(offset_ + end + found_.bom_bytes);
    }
    if (const auto utf8 = text::from_gb18030(all.substr(0, end))) {
        out.append(*utf8);
    } else {
        // The bytes have the form of GB18030 but one of them stands for nothing; say which.
        for (std::size_t at = 0; at < end; at += gb18030_size(all.substr(at))) {
            if (!text::from_gb18030(all.substr(at, gb18030_size(all.substr(at))))) {
                return invalid(offset_ + at + found_.bom_bytes);
            }
        }
        return invalid(offset_ + found_.bom_bytes);
    }
    offset_ += end;
    carry_.erase(0, end);
    return base::done();
}

// Unicode 15, 3.9 D91.
base::Status TextDecoder::decode_utf16(std::string_view bytes, bool is_last, std::string& out) {
    carry_.append(bytes);
    const bool is_little = found_.encoding == Encoding::utf16_le;
    const auto unit_at = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(carry_[at]), second = static_cast<unsigned char>(carry_[at + 1]);
        return static_cast<char32_t>(is_little ? second << 8 | first : first << 8 | second);
    };
    std::size_t at = 0;
    while (at + 2 <= carry_.size()) {
        const char32_t unit = unit_at(at);
        if (unit >= 0xDC00 && unit <= 0xDFFF) {
            return invalid(offset_ + at + found_.bom_bytes);
        }
        if (unit == 0) {
            return nul_byte(path_, offset_ + at + found_.bom_bytes);
        }
        if (unit < 0xD800 || unit > 0xDBFF) {
            text::append(out, unit);
            at += 2;
            continue;
        }
        if (at + 4 > carry_.size()) {
            break;
        }
        const char32_t low = unit_at(at + 2);
        if (low < 0xDC00 || low > 0xDFFF) {
            return invalid(offset_ + at + found_.bom_bytes);
        }
        text::append(out, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
        at += 4;
    }
    if (is_last && at != carry_.size()) {
        return invalid(offset_ + at + found_.bom_bytes);
    }
    offset_ += at;
    carry_.erase(0, at);
    return base::done();
}

}  // namespace liucai::tabular
