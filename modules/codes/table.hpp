#pragma once

#include <algorithm>
#include <string_view>

namespace liucai::codes {

/// Calls `row` for each line of one of our tables: no comments, and without the line of column names if there is one.
template <typename Row>
void for_each_row(std::string_view file, bool has_header, Row row) {
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        const std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        if (line.empty() || line.front() == '#') continue;
        if (!has_header) row(line);
        has_header = false;
    }
}

/// Cuts off and returns what stands before the next separator; our tables have no quotes.
inline std::string_view take(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return first;
}

}  // namespace liucai::codes
