#include "refusal.hpp"

namespace liucai::tabular {

base::Error damaged(const std::string& path, std::string_view part, std::string_view reason) {
    const std::string place = part.empty() ? "the container" : std::string(part);
    return base::Error{"workbook_damaged", "The workbook is damaged at " + place + ": " + std::string(reason) + ".",
                       "Copy or download the file again, or open it in a spreadsheet program and save it anew."}
        .with("part", place)
        .with("reason", std::string(reason))
        .at(path);
}

base::Error too_large(const std::string& path, std::string_view what, std::uint64_t limit) {
    return base::Error{
        "workbook_too_large",
        "The workbook has more " + std::string(what) + " than the limit of " + std::to_string(limit) + ".",
        "Split the workbook, or delete what is not needed (formatted empty rows, pictures, old sheets)."}
        .with("what", std::string(what))
        .with("limit", std::to_string(limit))
        .at(path);
}

}  // namespace liucai::tabular
