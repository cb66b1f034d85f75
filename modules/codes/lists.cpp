#include <array>
#include <liucai/codes/codes.hpp>

#include "embedded.hpp"
#include "table.hpp"

namespace liucai::codes {

namespace {

std::vector<Code> read_list(std::string_view file) {
    std::vector<Code> codes;
    for_each_row(embedded::codes::file(file), true, [&](std::string_view line) {
        const std::string_view code = take(line, ',');
        codes.push_back({code, line});
    });
    return codes;
}

}  // namespace

std::span<const Code> list(CodeList which) {
    static const std::array<std::vector<Code>, 4> lists = {read_list("industry.csv"), read_list("education.csv"),
                                                           read_list("degree.csv"),
                                                           read_list("professional_title.csv")};
    return lists[static_cast<std::size_t>(which)];
}

std::optional<Code> find(CodeList which, std::string_view code) {
    for (const Code& one : list(which)) {
        if (one.code == code) return one;
    }
    return std::nullopt;
}

std::optional<Code> find_by_name(CodeList which, std::string_view name) {
    std::optional<Code> found;
    for (const Code& one : list(which)) {
        if (one.name != name) continue;
        if (found && !one.code.starts_with(found->code)) return std::nullopt;
        found = one;
    }
    return found;
}

}  // namespace liucai::codes
