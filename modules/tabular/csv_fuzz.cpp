#include "csv_parser.hpp"
#include "fuzz_support.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::fuzzing;

namespace {

std::vector<std::string> dense(const Row& row) {
    std::vector<std::string> fields(row.cells.back().column + 1);
    for (const Cell& cell : row.cells) {
        fields[cell.column] = cell.text;
    }
    return fields;
}

}  // namespace

// Any bytes as a file; what was read is written as CSV and has to be read back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    Limits limits;
    limits.columns_max = 300;
    auto workbook = Workbook::open(file.path(), limits);
    if (!workbook) {
        check_refusal(workbook.error());
        return 0;
    }
    if (!workbook.value()->format().starts_with("csv")) {
        return 0;
    }
    std::uint32_t last = 0;
    std::string written;
    std::vector<std::vector<std::string>> rows;
    const auto status = workbook.value()->read(0, [&](const Row& row) {
        check_row(row, limits);
        promise(row.number > last, "row numbers ascend");
        last = row.number;
        rows.push_back(dense(row));
        append_csv_line(written, rows.back());
        return true;
    });
    if (!status) {
        check_refusal(status.error());
    }
    std::size_t index = 0;
    const std::function<bool(const Row&)> on_row = [&](const Row& row) {
        const bool is_web_text = [&] {
            for (const Cell& cell : row.cells) {
                if (cell.is_formula) return true;
            }
            return false;
        }();
        promise(index < rows.size(), "no row is added by writing and reading");
        promise(is_web_text || dense(row) == rows[index], "what is written is read back the same");
        ++index;
        return true;
    };
    CsvParser again("again.csv", ',', limits, on_row);
    promise(again.feed(written).has_value() && again.finish().has_value(), "what is written can be read");
    return 0;
}
