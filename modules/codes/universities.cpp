#include <liucai/codes/codes.hpp>
#include <unordered_set>

#include "embedded.hpp"
#include "table.hpp"

namespace liucai::codes {

namespace {

using Names = std::unordered_set<std::string>;

Names read_double_first_class() {
    Names names;
    for_each_row(embedded::codes::file("double_first_class.csv"), true, [&](std::string_view line) {
        names.emplace(take(line, ','));
        while (!line.empty()) names.emplace(take(line, '|'));
    });
    return names;
}

Names read_others() {
    Names names;
    for_each_row(embedded::codes::file("universities.txt"), false, [&](std::string_view line) { names.emplace(line); });
    return names;
}

std::string with_narrow_brackets(std::string_view name) {
    std::string out(name);
    for (const auto& [wide, narrow] : {std::pair{"（", "("}, std::pair{"）", ")"}}) {
        for (std::size_t at = 0; (at = out.find(wide, at)) != std::string::npos;) out.replace(at, 3, narrow);
    }
    return out;
}

}  // namespace

bool is_double_first_class(std::string_view university) {
    static const Names names = read_double_first_class();
    return names.contains(with_narrow_brackets(university));
}

bool is_known_university(std::string_view university) {
    static const Names others = read_others();
    return is_double_first_class(university) || others.contains(with_narrow_brackets(university));
}

}  // namespace liucai::codes
