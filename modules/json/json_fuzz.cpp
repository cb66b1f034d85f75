// What we accept is JSON to simdjson's strict reader too, and survives writing and reading again.
#include <simdjson.h>

#include <cstdlib>
#include <liucai/json/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto parsed = liucai::json::parse(text);

    simdjson::dom::parser strict;
    simdjson::dom::element element;
    const auto error = strict.parse(text).get(element);
    if (!parsed) {
        const std::string& code = parsed.error().code;
        const bool is_our_own_rule = code == "json_duplicate_name" || code == "json_too_deep";
        if (!error && !is_our_own_rule) std::abort();
        return 0;
    }
    // Numbers beyond a double are fine for us and an error there.
    if (error && error != simdjson::NUMBER_ERROR) std::abort();

    const auto again = liucai::json::parse(liucai::json::write(parsed.value()));
    if (!again || !(again.value() == parsed.value())) std::abort();
    const auto pretty = liucai::json::parse(liucai::json::write_pretty(parsed.value()));
    if (!pretty || !(pretty.value() == parsed.value())) std::abort();
    return 0;
}
