#include <liucai/tabular/workbook.hpp>

namespace liucai::tabular {

// RFC 4180, section 2, with LF as the end of a line.
void append_csv_line(std::string& out, const std::vector<std::string>& fields) {
    bool is_first = true;
    for (const auto& field : fields) {
        if (!is_first) {
            out.push_back(',');
        }
        is_first = false;
        if (field.find_first_of(",\"\r\n") == std::string::npos) {
            out.append(field);
            continue;
        }
        out.push_back('"');
        for (const char c : field) {
            if (c == '"') {
                out.push_back('"');
            }
            out.push_back(c);
        }
        out.push_back('"');
    }
    out.push_back('\n');
}

}  // namespace liucai::tabular
