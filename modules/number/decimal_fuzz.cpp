#include <cstdint>
#include <cstdlib>
#include <liucai/number/decimal.hpp>

/// Any text either is refused or gives a number whose own text reads back as the same number.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using liucai::number::Decimal;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::optional<Decimal> value = Decimal::parse(text);
    if (value && (Decimal::parse(value->to_text()) != value || Decimal::parse(value->to_canonical_text()) != value)) {
        std::abort();
    }
    return 0;
}
