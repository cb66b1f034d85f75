#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <liucai/tabular/workbook.hpp>
#include <liucai/text/text.hpp>
#include <span>
#include <string>

namespace liucai::tabular::fuzzing {

/// Bytes under a path, in memory.
class MemoryFile {
public:
    MemoryFile(const void* data, std::size_t size) : descriptor_(memfd_create("fuzz", 0)) {
        if (descriptor_ < 0 || write(descriptor_, data, size) != static_cast<ssize_t>(size)) {
            std::abort();
        }
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

inline void promise(bool is_kept, const char* sentence) {
    if (!is_kept) {
        std::fprintf(stderr, "broken promise: %s\n", sentence);
        std::abort();
    }
}

/// What every reader promises of a row, whatever the bytes.
inline void check_row(const Row& row, const Limits& limits) {
    promise(row.number >= 1 && row.number <= limits.rows_max, "row numbers stay within the limit");
    promise(!row.cells.empty() && row.cells.size() <= limits.columns_max, "a row that is handed over has cells");
    const Cell* last = nullptr;
    for (const Cell& cell : row.cells) {
        promise(cell.column < limits.columns_max, "columns stay within the limit");
        promise(last == nullptr || last->column <= cell.column, "columns ascend");
        promise(text::is_valid_utf8(cell.text) && text::is_valid_utf8(cell.formula), "text is UTF-8");
        promise(cell.text.empty() == (cell.type == CellType::empty), "only a formula without a value is empty");
        promise(cell.type != CellType::empty || cell.is_formula, "only a formula without a value is empty");
        promise(cell.text.size() <= limits.cell_bytes_max + 3, "cells stay within the limit");
        last = &cell;
    }
}

inline void check_refusal(const base::Error& error) {
    promise(!error.code.empty() && !error.message.empty() && !error.hint.empty(), "a refusal says what and what next");
}

}  // namespace liucai::tabular::fuzzing
