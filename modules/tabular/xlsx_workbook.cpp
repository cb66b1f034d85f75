#include "xlsx_workbook.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <vector>

#include "package_map.hpp"
#include "refusal.hpp"
#include "row_lane.hpp"
#include "shared_strings.hpp"
#include "sheet_handler.hpp"
#include "sheet_skip.hpp"
#include "string_pool.hpp"
#include "styles.hpp"
#include "xml_reader.hpp"
#include "zip_package.hpp"

namespace liucai::tabular {
namespace {

class XlsxWorkbook final : public Workbook {
public:
    XlsxWorkbook(ZipPackage package, PackageMap map, const Limits& limits)
        : package_(std::move(package)), map_(std::move(map)), limits_(limits) {
        for (const auto& sheet : map_.sheets) {
            infos_.push_back({sheet.name, sheet.is_hidden});
        }
        extras_.resize(infos_.size());
    }

    const std::vector<SheetInfo>& sheets() const override { return infos_; }
    bool uses_1904() const override { return map_.uses_1904; }
    std::string_view format() const override { return "xlsx"; }

    base::Result<std::vector<MergedRange>> merged_ranges(std::size_t sheet_index) override {
        LIUCAI_TRY(know_extras(sheet_index));
        return extras_[sheet_index]->merged_ranges;
    }

    base::Result<std::vector<std::uint32_t>> hidden_columns(std::size_t sheet_index) override {
        LIUCAI_TRY(know_extras(sheet_index));
        return extras_[sheet_index]->hidden_columns;
    }

    base::Status read(std::size_t sheet_index, const std::function<bool(const Row&)>& on_row) override;

    double progress() const override {
        const auto total = bytes_total_.load(std::memory_order_relaxed);
        const auto done = bytes_done_.load(std::memory_order_relaxed);
        return total == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    }

private:
    base::Status know_extras(std::size_t sheet_index);
    base::Status load_shared();

    ZipPackage package_;
    PackageMap map_;
    Limits limits_;
    std::vector<SheetInfo> infos_;
    std::vector<std::optional<SheetExtras>> extras_;
    bool has_shared_ = false;
    StringPool strings_;
    std::vector<CellFormat> formats_;
    std::atomic<std::uint64_t> bytes_done_ = 0, bytes_total_ = 0;
};

base::Status XlsxWorkbook::know_extras(std::size_t sheet_index) {
    LIUCAI_ENSURE(sheet_index < infos_.size(), "the sheet is one of sheets()");
    if (extras_[sheet_index]) {
        return base::done();
    }
    const std::function<bool(const Row&)> goes_on = [](const Row&) { return true; };
    const PackageMap::Sheet& sheet = map_.sheets[sheet_index];
    PartStream whole = LIUCAI_TRY(package_.open_part(sheet.part));
    SheetSkipSource without_rows(whole);
    SheetHandler handler(SheetContext{package_.path(), sheet.name, limits_, strings_, formats_, map_.uses_1904},
                         goes_on);
    if (read_xml(without_rows, package_.path(), handler)) {
        extras_[sheet_index] = handler.take_extras();
        return base::done();
    }
    return read(sheet_index, goes_on);
}

base::Status XlsxWorkbook::load_shared() {
    if (has_shared_) {
        return base::done();
    }
    if (!map_.styles_part.empty()) {
        PartStream part = LIUCAI_TRY(package_.open_part(map_.styles_part));
        formats_ = LIUCAI_TRY(read_styles(part, package_.path()));
    }
    if (!map_.shared_strings_part.empty()) {
        strings_ = StringPool();
        PartStream part = LIUCAI_TRY(package_.open_part(map_.shared_strings_part));
        LIUCAI_TRY(read_shared_strings(part, package_.path(), limits_, strings_, &bytes_done_));
    }
    has_shared_ = true;
    return base::done();
}

base::Status XlsxWorkbook::read(std::size_t sheet_index, const std::function<bool(const Row&)>& on_row) {
    LIUCAI_ENSURE(sheet_index < infos_.size(), "the sheet is one of sheets()");
    const PackageMap::Sheet& sheet = map_.sheets[sheet_index];
    bytes_done_ = 0;
    bytes_total_ =
        package_.claimed_bytes(sheet.part) + (has_shared_ ? 0 : package_.claimed_bytes(map_.shared_strings_part));
    LIUCAI_TRY(load_shared());
    PartStream stream = LIUCAI_TRY(package_.open_part(sheet.part));
    SheetHandler handler(SheetContext{package_.path(), sheet.name, limits_, strings_, formats_, map_.uses_1904},
                         on_row);
    RowLane lane(handler);
    LIUCAI_TRY(read_xml_lane(stream, package_.path(), handler, lane, &bytes_done_));
    if (!handler.is_content) {
        extras_[sheet_index] = handler.take_extras();
    }
    return base::done();
}

}  // namespace

base::Result<std::unique_ptr<Workbook>> open_xlsx(const std::string& path, const Limits& limits) {
    ZipPackage package = LIUCAI_TRY(ZipPackage::open(path, limits));
    if (package.has("mimetype") && package.has("content.xml") && !package.has("xl/workbook.xml")) {
        return base::Error{"workbook_is_ods", "The file is an OpenDocument spreadsheet (.ods).",
                           "Open it in a spreadsheet program and save it as .xlsx."}
            .at(path);
    }
    PackageMap map = LIUCAI_TRY(read_package_map(package));
    return std::unique_ptr<Workbook>(std::make_unique<XlsxWorkbook>(std::move(package), std::move(map), limits));
}

}  // namespace liucai::tabular
