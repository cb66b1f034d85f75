#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace liucai::tabular {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_le, utf16_be };

struct EncodingFound {
    Encoding encoding = Encoding::utf8;
    std::uint64_t bom_bytes = 0;
};

/// Follows UTF-8 over pieces of any size and remembers where it first is none (Unicode 15, table 3-7).
class Utf8Check {
public:
    void feed(std::string_view piece);
    /// Call at the end: a character cut in two is invalid.
    void finish();
    std::optional<std::uint64_t> invalid_at() const { return invalid_at_; }
    /// Characters outside of ASCII before the first invalid place.
    std::uint64_t wide_characters() const { return wide_characters_; }

private:
    std::uint64_t offset_ = 0, character_at_ = 0, wide_characters_ = 0;
    unsigned pending_ = 0;
    unsigned char low_ = 0x80, high_ = 0xBF;
    std::optional<std::uint64_t> invalid_at_;
};

/// The same for GB18030: one, two and four bytes (GB 18030-2005, section 5).
class Gb18030Check {
public:
    void feed(std::string_view piece);
    void finish();
    std::optional<std::uint64_t> invalid_at() const { return invalid_at_; }

private:
    std::uint64_t offset_ = 0, character_at_ = 0;
    unsigned place_ = 0;  ///< bytes of the current character so far
    std::optional<std::uint64_t> invalid_at_;
};

/// Tells the encoding by the byte order mark, or by what the whole file is valid in. UTF-8 wins where both would do:
/// Chinese text in GB18030 is practically never valid UTF-8, not even its first sixteen characters; a file that begins
/// so and breaks later is damaged UTF-8 and is refused as such.
base::Result<EncodingFound> find_encoding(const std::string& path);

/// Turns a file into UTF-8, block by block.
class TextDecoder {
public:
    TextDecoder(std::string path, EncodingFound found) : path_(std::move(path)), found_(found) {}

    /// Takes the next bytes of the file (without the byte order mark) and appends what is complete to `out`.
    base::Status decode(std::string_view bytes, bool is_last, std::string& out);

private:
    base::Status decode_utf16(std::string_view bytes, bool is_last, std::string& out);
    base::Status decode_gb18030(std::string_view bytes, bool is_last, std::string& out);
    base::Error invalid(std::uint64_t offset) const;

    std::string path_;
    EncodingFound found_;
    std::uint64_t offset_ = 0;  ///< of the first byte in carry_ or the next block
    std::string carry_;         ///< bytes of a character that goes on in the next block
};

}  // namespace liucai::tabular
