#include "sheet_name.hpp"

#include <algorithm>
#include <liucai/text/text.hpp>

namespace liucai::tabular {
namespace {

constexpr std::size_t kUnitsMax = 31;

std::size_t utf16_units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

std::u32string cut(std::u32string name, std::size_t units_max) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        units += utf16_units(name[i]);
        if (units > units_max) {
            name.resize(i);
            break;
        }
    }
    while (!name.empty() && name.back() == U'\'') {
        name.pop_back();
    }
    return name;
}

std::string folded(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

}  // namespace

std::string accepted_sheet_name(std::string_view wanted, std::vector<std::string>& taken) {
    std::u32string name;
    for (const char32_t c : text::decode(wanted)) {
        if (c < 0x20 || std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos) {
            name.push_back(U'_');
        } else if (c != U'\'' || !name.empty()) {
            name.push_back(c);
        }
    }
    name = cut(std::move(name), kUnitsMax);
    if (name.empty() || folded(text::encode(name)) == "history") {
        name = name.empty() ? U"Sheet" : name + U"_";
    }
    std::string accepted = text::encode(name);
    for (unsigned n = 2; std::ranges::find(taken, folded(accepted)) != taken.end(); ++n) {
        const std::string number = " (" + std::to_string(n) + ")";
        accepted = text::encode(cut(name, kUnitsMax - number.size())) + number;
    }
    taken.push_back(folded(accepted));
    return accepted;
}

}  // namespace liucai::tabular
