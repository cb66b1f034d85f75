#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <liucai/tabular/workbook.hpp>
#include <string>

// Cells per second of the readers and the writer, on a roster-like sheet made on the spot; LIUCAI_BENCH_WORKBOOK names
// another workbook to read instead.
namespace liucai::tabular {
namespace {

constexpr std::uint32_t kRows = 20'000, kColumns = 26;

std::string made_path(const char* name) {
    return (std::filesystem::temp_directory_path() / (name + std::to_string(getpid()))).string();
}

std::string value_of(std::uint32_t row, std::uint32_t column) {
    return column % 3 == 0 ? "浙江某某科技有限公司" + std::to_string(row % 500) : std::to_string(row * 31 + column);
}

void write_xlsx(const std::string& path) {
    auto writer = Writer::create(path);
    writer.value()->add_sheet("花名册", std::vector<Writer::Column>(kColumns, {"列", 12}));
    for (std::uint32_t row = 1; row <= kRows; ++row) {
        for (std::uint32_t column = 0; column < kColumns; ++column) {
            writer.value()->text(row, column, value_of(row, column));
        }
    }
    if (!writer.value()->close()) {
        std::abort();
    }
}

void write_csv(const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    std::string line;
    std::vector<std::string> fields(kColumns);
    for (std::uint32_t row = 0; row < kRows; ++row) {
        for (std::uint32_t column = 0; column < kColumns; ++column) {
            fields[column] = value_of(row, column);
        }
        line.clear();
        append_csv_line(line, fields);
        file << line;
    }
}

std::uint64_t cells_of(const std::string& path) {
    auto workbook = Workbook::open(path);
    std::uint64_t cells = 0;
    if (!workbook || !workbook.value()->read(0, [&](const Row& row) {
            cells += row.cells.size();
            return true;
        })) {
        std::abort();
    }
    return cells;
}

void read_file(benchmark::State& state, const std::string& path) {
    std::uint64_t cells = 0;
    for (auto _ : state) {
        cells += cells_of(path);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(cells));
}

void BM_read_xlsx(benchmark::State& state) {
    if (const char* given = std::getenv("LIUCAI_BENCH_WORKBOOK"); given != nullptr) {
        read_file(state, given);
        return;
    }
    const std::string path = made_path("liucai_bench_xlsx_");
    write_xlsx(path);
    read_file(state, path);
    std::filesystem::remove(path);
}
BENCHMARK(BM_read_xlsx)->Unit(benchmark::kMillisecond);

void BM_read_csv(benchmark::State& state) {
    const std::string path = made_path("liucai_bench_csv_");
    write_csv(path);
    read_file(state, path);
    std::filesystem::remove(path);
}
BENCHMARK(BM_read_csv)->Unit(benchmark::kMillisecond);

void BM_write_xlsx(benchmark::State& state) {
    const std::string path = made_path("liucai_bench_out_");
    for (auto _ : state) {
        write_xlsx(path);
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t{kRows} * kColumns);
    std::filesystem::remove(path);
}
BENCHMARK(BM_write_xlsx)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace liucai::tabular
