#include "csv_workbook.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <vector>

#include "csv_parser.hpp"
#include "refusal.hpp"
#include "text_encoding.hpp"

namespace liucai::tabular {
namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;

class CsvWorkbook final : public Workbook {
public:
    CsvWorkbook(std::string path, EncodingFound found, const Limits& limits)
        : path_(std::move(path)), found_(found), limits_(limits) {
        infos_.push_back({std::filesystem::path(path_).stem().string(), false});
        std::error_code error;
        if (const auto size = std::filesystem::file_size(path_, error); !error) {
            bytes_total_ = size;
        }
    }

    const std::vector<SheetInfo>& sheets() const override { return infos_; }
    bool uses_1904() const override { return false; }
    std::string_view format() const override {
        switch (found_.encoding) {
            case Encoding::utf8:
                return "csv utf-8";
            case Encoding::gb18030:
                return "csv gb18030";
            default:
                return "csv utf-16";
        }
    }
    base::Result<std::vector<MergedRange>> merged_ranges(std::size_t) override { return std::vector<MergedRange>{}; }
    base::Result<std::vector<std::uint32_t>> hidden_columns(std::size_t) override {
        return std::vector<std::uint32_t>{};
    }
    base::Status read(std::size_t sheet_index, const std::function<bool(const Row&)>& on_row) override;
    double progress() const override {
        const auto done = bytes_done_.load(std::memory_order_relaxed);
        return bytes_total_ == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(bytes_total_));
    }

private:
    std::string path_;
    EncodingFound found_;
    Limits limits_;
    std::vector<SheetInfo> infos_;
    std::uint64_t bytes_total_ = 0;
    std::atomic<std::uint64_t> bytes_done_ = 0;
};

// Excel writes "sep=;" as a first line that names the separator and is not shown as a row.
char separator_line(std::string_view text) {
    const bool is_directive = text.size() >= 6 && (text.starts_with("sep=") || text.starts_with("SEP=")) &&
                              (text[5] == '\r' || text[5] == '\n');
    return is_directive ? text[4] : '\0';
}

base::Status CsvWorkbook::read(std::size_t sheet_index, const std::function<bool(const Row&)>& on_row) {
    LIUCAI_ENSURE(sheet_index == 0, "the sheet is one of sheets()");
    std::ifstream file(path_, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(found_.bom_bytes));
    if (!file) {
        return base::Error{"no_such_file", "Cannot open " + path_ + ".", "Check the path and the permissions."}
            .with("path", path_)
            .at(path_);
    }
    bytes_done_ = found_.bom_bytes;
    TextDecoder decoder(path_, found_);
    std::vector<char> block(kBlockBytes);
    std::string utf8;
    const auto next_block = [&]() -> base::Result<bool> {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        const bool is_last = count < block.size();
        bytes_done_.fetch_add(count, std::memory_order_relaxed);
        LIUCAI_TRY(decoder.decode({block.data(), count}, is_last, utf8));
        return !is_last;
    };

    // The first block tells the separator.
    bool goes_on = LIUCAI_TRY(next_block());
    std::string_view start = utf8;
    char separator = separator_line(start);
    if (separator != '\0') {
        start.remove_prefix(start.substr(5).starts_with("\r\n") ? 7 : 6);
    } else {
        separator = find_separator(start);
    }
    CsvParser parser(path_, separator, limits_, on_row);
    LIUCAI_TRY(parser.feed(start));
    while (goes_on && !parser.is_stopped()) {
        utf8.clear();
        goes_on = LIUCAI_TRY(next_block());
        LIUCAI_TRY(parser.feed(utf8));
    }
    return parser.finish();
}

}  // namespace

base::Result<std::unique_ptr<Workbook>> open_csv(const std::string& path, const Limits& limits) {
    const EncodingFound found = LIUCAI_TRY(find_encoding(path));
    return std::unique_ptr<Workbook>(std::make_unique<CsvWorkbook>(path, found, limits));
}

}  // namespace liucai::tabular
