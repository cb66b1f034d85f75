#include <liucai/text/text.hpp>

namespace liucai::text {

namespace {

// Fewer hidden characters than this could be tried out one by one.
constexpr std::size_t kHiddenMin = 4;

std::string masked(const std::u32string& all, std::size_t head, std::size_t tail) {
    std::u32string out = all;
    for (std::size_t i = head; i + tail < out.size(); ++i) out[i] = U'*';
    return encode(out);
}

bool is_long_enough(const std::u32string& all, std::size_t shown) { return all.size() >= shown + kHiddenMin; }

}  // namespace

std::string mask_public(std::string_view number) {
    const std::u32string all = decode(number);
    return is_long_enough(all, 5) ? masked(all, 2, 3) : masked(all, 0, 0);
}

std::string mask_internal(std::string_view number) {
    const std::u32string all = decode(number);
    return is_long_enough(all, 8) ? masked(all, 4, 4) : mask_public(number);
}

std::string mask_phone(std::string_view phone) {
    const std::u32string all = decode(phone);
    return is_long_enough(all, 7) ? masked(all, 3, 4) : masked(all, 0, 0);
}

}  // namespace liucai::text
