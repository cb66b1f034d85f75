#include <algorithm>
#include <filesystem>
#include <liucai/tabular/workbook.hpp>

#include "csv_workbook.hpp"
#include "file_kind.hpp"
#include "xlsx_workbook.hpp"

namespace liucai::tabular {

base::Result<std::unique_ptr<Workbook>> Workbook::open(const std::string& path, const Limits& limits) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return base::Error{"no_such_file", "Cannot open " + path + ".", "Check the path and the permissions."}
            .with("path", path)
            .at(path);
    }
    // One cell has to fit into a block of the string pool.
    Limits bounded = limits;
    bounded.cell_bytes_max = std::min<std::uint32_t>(limits.cell_bytes_max, 512 * 1024);
    switch (LIUCAI_TRY(file_kind(path))) {
        case FileKind::zip:
            return open_xlsx(path, bounded);
        case FileKind::text:
            break;
    }
    return open_csv(path, bounded);
}

}  // namespace liucai::tabular
