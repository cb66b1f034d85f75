#include "fuzz_support.hpp"

using namespace liucai::tabular;
using namespace liucai::tabular::fuzzing;

// The container: any bytes as a file. The parts inside are the business of part_fuzz.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    Limits limits;
    limits.unpacked_bytes_max = 4U << 20U;
    limits.shared_strings_bytes_max = 4U << 20U;
    auto workbook = Workbook::open(file.path(), limits);
    if (!workbook) {
        check_refusal(workbook.error());
        return 0;
    }
    const std::size_t sheets = workbook.value()->sheets().size();
    promise(sheets > 0, "a workbook that opens has a sheet");
    for (std::size_t sheet = 0; sheet < sheets && sheet < 3; ++sheet) {
        if (const auto merged = workbook.value()->merged_ranges(sheet); !merged) {
            check_refusal(merged.error());
        }
        const auto status = workbook.value()->read(sheet, [&](const Row& row) {
            check_row(row, limits);
            return true;
        });
        if (!status) {
            check_refusal(status.error());
        }
        promise(workbook.value()->progress() >= 0 && workbook.value()->progress() <= 1, "progress is a share");
    }
    return 0;
}
