// Whatever the bytes are: what comes out is UTF-8, cleaning twice is cleaning once, and GB18030 goes there and back.
#include <cstdint>
#include <cstdlib>
#include <liucai/text/text.hpp>

namespace text = liucai::text;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::u32string decoded = text::decode(bytes);
    const std::string utf8 = text::encode(decoded);
    must(text::is_valid_utf8(utf8));
    must(text::is_valid_utf8(bytes) == (utf8 == bytes));
    must(text::length(bytes) == decoded.size());
    for (const auto clean : {text::trim, text::remove_spaces, text::remove_invisible, text::fold_width}) {
        const std::string once = clean(utf8);
        must(text::is_valid_utf8(once) && clean(once) == once);
    }
    must(text::length(text::mask_public(utf8)) == decoded.size());
    must(text::length(text::mask_internal(utf8)) == decoded.size());
    must(!text::looks_like_formula(text::escape_formula(utf8)));
    must(text::is_valid_utf8(text::pinyin_initials(utf8)));
    if (const auto from = text::from_gb18030(bytes)) {
        must(text::is_valid_utf8(*from));
        const auto back = text::to_gb18030(*from);
        must(back.has_value() && text::from_gb18030(*back) == from);
    }
    return 0;
}
