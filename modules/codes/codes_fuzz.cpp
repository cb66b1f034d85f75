// No text breaks a check; what a repair gives computes; what a reader calls faultless stays so when read again.
#include <cstdlib>
#include <liucai/codes/codes.hpp>

namespace codes = liucai::codes;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const codes::IdNumber id = codes::parse_id(text);
    if (id.fault == codes::IdFault::none) {
        const codes::IdNumber again = codes::parse_id(id.number);
        if (again.fault != codes::IdFault::none || again.number != id.number || again.birth != id.birth) std::abort();
    }
    if (const auto repaired = codes::repair_credit_code(text)) {
        if (!codes::check_credit_code(*repaired).computes || codes::check_credit_code(text).is_well_formed)
            std::abort();
    }
    const bool has_name = !codes::division_full_name(text).empty();
    if (has_name && !codes::division(text)) std::abort();
    codes::luhn_holds(text);
    codes::is_mobile_number(text);
    codes::is_known_university(text);
    codes::find(codes::CodeList::industry, text);
    codes::find_by_name(codes::CodeList::degree, text);
    return 0;
}
