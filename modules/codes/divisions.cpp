#include <array>
#include <liucai/codes/codes.hpp>

#include "embedded.hpp"
#include "table.hpp"

namespace liucai::codes {

namespace {

std::vector<Division> read_divisions() {
    std::vector<Division> divisions;
    for_each_row(embedded::codes::file("divisions.csv"), true, [&](std::string_view line) {
        const std::string_view code = take(line, ',');
        const std::string_view name = take(line, ',');
        divisions.push_back({code, name, line.empty()});
    });
    std::sort(divisions.begin(), divisions.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return divisions;
}

// Names of groups, which nobody writes in an address.
bool is_group(std::string_view name) {
    constexpr std::array<std::string_view, 10> kGroups = {"市辖区",
                                                          "县",
                                                          "市",
                                                          "省直辖县级行政区划",
                                                          "省直辖县级行政单位",
                                                          "省直辖行政单位",
                                                          "自治区直辖县级行政区划",
                                                          "自治区直辖县级行政单位",
                                                          "省直辖行政区划",
                                                          "市区"};
    return std::find(kGroups.begin(), kGroups.end(), name) != kGroups.end();
}

}  // namespace

std::optional<Division> division(std::string_view code6) {
    static const std::vector<Division> divisions = read_divisions();
    const auto found = std::lower_bound(divisions.begin(), divisions.end(), code6,
                                        [](const Division& one, std::string_view code) { return one.code < code; });
    if (found == divisions.end() || found->code != code6) return std::nullopt;
    return *found;
}

// GB/T 2260, 3: two digits each for province, prefecture and county.
std::string division_full_name(std::string_view code6) {
    const auto itself = division(code6);
    if (!itself) return {};
    std::string name;
    std::string_view last_code;
    for (const std::size_t digits : {std::size_t{2}, std::size_t{4}, std::size_t{6}}) {
        std::string code(code6.substr(0, digits));
        code.resize(6, '0');
        const auto level = division(code);
        if (!level || level->code == last_code || is_group(level->name)) continue;
        last_code = level->code;
        name += level->name;
    }
    return name;
}

}  // namespace liucai::codes
