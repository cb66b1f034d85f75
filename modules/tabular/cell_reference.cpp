#include "cell_reference.hpp"

#include <algorithm>
#include <liucai/tabular/workbook.hpp>
#include <string>

namespace liucai::tabular {

std::optional<CellReference> parse_reference(std::string_view text) {
    std::size_t i = 0;
    const auto skip_dollar = [&] { i += i < text.size() && text[i] == '$' ? 1U : 0U; };
    skip_dollar();
    std::uint32_t column = 0;
    const std::size_t letters = i;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= 'A' && c <= 'Z') {
            column = column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
        } else if (c >= 'a' && c <= 'z') {
            column = column * 26 + static_cast<std::uint32_t>(c - 'a') + 1;
        } else {
            break;
        }
        if (i - letters >= 4) {
            return std::nullopt;
        }
    }
    if (i == letters) {
        return std::nullopt;
    }
    skip_dollar();
    std::uint32_t row = 0;
    const std::size_t digits = i;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        if (i - digits >= 8) {
            return std::nullopt;
        }
        row = row * 10 + static_cast<std::uint32_t>(text[i] - '0');
    }
    if (i == digits || i != text.size() || row == 0) {
        return std::nullopt;
    }
    return CellReference{row, column - 1};
}

std::string column_name(std::uint32_t column) {
    std::string name;
    for (std::uint64_t rest = std::uint64_t{column} + 1; rest > 0; rest = (rest - 1) / 26) {
        name.push_back(static_cast<char>('A' + (rest - 1) % 26));
    }
    std::ranges::reverse(name);
    return name;
}

}  // namespace liucai::tabular
