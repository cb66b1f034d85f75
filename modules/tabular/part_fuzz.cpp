#include <algorithm>
#include <cstring>

#include "fuzz_support.hpp"
#include "row_lane.hpp"
#include "shared_strings.hpp"
#include "sheet_handler.hpp"
#include "sheet_skip.hpp"
#include "styles.hpp"

using namespace liucai;
using namespace liucai::tabular;
using namespace liucai::tabular::fuzzing;

namespace {

class MemorySource final : public ByteSource {
public:
    MemorySource(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
    base::Result<std::size_t> read(std::span<char> buffer) override {
        const std::size_t count = std::min({buffer.size(), bytes_.size(), step_});
        std::memcpy(buffer.data(), bytes_.data(), count);
        bytes_.remove_prefix(count);
        return count;
    }
    const std::string& name() const override { return name_; }

private:
    std::string_view bytes_;
    std::size_t step_;
    std::string name_ = "part";
};

const std::string kPath = "book.xlsx";
const std::string kSheet = "sheet";
const Limits kLimits{};

std::string row_text(const Row& row) {
    std::string out = std::to_string(row.number) + (row.is_hidden ? "h" : "");
    for (const Cell& cell : row.cells) {
        out += "|" + std::to_string(cell.column) + "," + std::to_string(static_cast<int>(cell.type)) +
               (cell.is_struck ? "s" : "") + "," + cell.text + "," + cell.formula;
    }
    return out + "\n";
}

struct Told {
    bool is_read = false;
    std::string rows;
    SheetExtras extras;
};

Told read_sheet(ByteSource& source, Way way) {
    StringPool strings;
    strings.add("甲", Strike::as_cell);
    strings.add("", Strike::as_cell);
    strings.add("乙", Strike::yes);
    const std::vector<CellFormat> formats{{false, false}, {true, false}, {false, true}};
    Told told;
    const std::function<bool(const Row&)> on_row = [&](const Row& row) {
        check_row(row, kLimits);
        told.rows += row_text(row);
        return true;
    };
    SheetHandler handler(SheetContext{kPath, kSheet, kLimits, strings, formats, false}, on_row);
    RowLane lane(handler);
    const auto status =
        way == Way::plain ? read_xml(source, kPath, handler) : read_xml_lane(source, kPath, handler, lane);
    told.is_read = status.has_value();
    if (!status) {
        check_refusal(status.error());
    }
    told.extras = handler.take_extras();
    return told;
}

bool same(const std::vector<MergedRange>& left, const std::vector<MergedRange>& right) {
    return std::ranges::equal(left, right, [](const MergedRange& a, const MergedRange& b) {
        return a.first_row == b.first_row && a.last_row == b.last_row && a.first_column == b.first_column &&
               a.last_column == b.last_column;
    });
}

}  // namespace

// The parts, without a container around them: the first byte says which one the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
        case 's': {
            const std::size_t piece = std::max<std::size_t>(7, bytes.size() / 12);
            MemorySource at_once(bytes, bytes.size()), in_pieces(bytes, piece), fast_at_once(bytes, bytes.size()),
                fast_in_pieces(bytes, piece + 4);
            const Told whole = read_sheet(at_once, Way::plain);
            for (const Told& other : {read_sheet(in_pieces, Way::plain), read_sheet(fast_at_once, Way::fast),
                                      read_sheet(fast_in_pieces, Way::fast)}) {
                promise(whole.is_read == other.is_read, "every way reads and refuses the same");
                promise(!whole.is_read || whole.rows == other.rows, "every way gives the same rows");
                promise(!whole.is_read || same(whole.extras.merged_ranges, other.extras.merged_ranges),
                        "every way gives the same merged ranges");
            }
            // A comment or CDATA section may hide the end of the rows; without one, leaving the rows out changes
            // nothing.
            if (whole.is_read && bytes.find("<!") == std::string_view::npos &&
                bytes.find("<?") == std::string_view::npos) {
                MemorySource source(bytes, 5);
                SheetSkipSource without_rows(source);
                const Told skipped = read_sheet(without_rows, Way::plain);
                promise(!skipped.is_read || (same(skipped.extras.merged_ranges, whole.extras.merged_ranges) &&
                                             skipped.extras.hidden_columns == whole.extras.hidden_columns),
                        "merged ranges are the same with and without the rows");
            }
            break;
        }
        case 't': {
            StringPool pool, plain_pool;
            MemorySource source(bytes, 13), plain_source(bytes, bytes.size());
            const auto status = read_shared_strings(source, kPath, kLimits, pool, nullptr);
            if (!status) {
                check_refusal(status.error());
            }
            const auto plain = read_shared_strings(plain_source, kPath, kLimits, plain_pool, nullptr, Way::plain);
            promise(status.has_value() == plain.has_value(), "both ways read and refuse the same");
            promise(pool.count() == plain_pool.count(), "both ways find the same strings");
            for (std::uint64_t i = 0; i < pool.count(); ++i) {
                promise(pool.at(i)->text == plain_pool.at(i)->text && pool.at(i)->strike == plain_pool.at(i)->strike,
                        "both ways find the same strings");
            }
            for (std::uint64_t i = 0; i < pool.count(); ++i) {
                promise(text::is_valid_utf8(pool.at(i)->text), "shared strings are UTF-8");
            }
            promise(!pool.at(pool.count()), "there is no string behind the last");
            break;
        }
        case 'y': {
            MemorySource source(bytes, bytes.size());
            if (const auto formats = read_styles(source, kPath); !formats) {
                check_refusal(formats.error());
            }
            break;
        }
        case 'f':
            (void)is_date_format_code(bytes);
            break;
        default:
            break;
    }
    return 0;
}
