// Bytes through every reader of cells, headers and dates. Promises held: no crash, a bounded number of findings, and
// every value that comes out is valid UTF-8 without line breaks.
#include <cstdint>
#include <cstdlib>
#include <liucai/calendar/calendar.hpp>
#include <liucai/text/text.hpp>
#include <string_view>

#include "header_words.hpp"
#include "identity.hpp"
#include "normalise.hpp"
#include "person_name.hpp"

using namespace liucai;
using namespace liucai::roster;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 4096) {
        return 0;
    }
    const auto type = static_cast<tabular::CellType>(1 + data[0] % 5);
    const bool uses_1904 = (data[0] & 0x80U) != 0;
    const std::string_view raw(reinterpret_cast<const char*>(data + 1), size - 1);
    // The readers of files hand over valid UTF-8 only.
    const std::string text = text::encode(text::decode(raw));
    const ReadingContext context{*calendar::day_of(2026, 11, 1)};
    const ColumnTraits traits = meaning_of_header(text).traits;
    (void)looks_like_name(text);
    const CellView cell{type, text, false, uses_1904};
    Draft draft;
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        normalise(static_cast<Field>(i), cell, i % 2 == 0 ? ColumnTraits{} : traits, context, draft);
    }
    read_identity(cell, {}, context.day_of_import, draft);
    read_identity(cell, cell, context.day_of_import, draft);
    check_line(context, draft);
    if (draft.notes.size() > 400) {
        std::abort();
    }
    for (const std::string& value : draft.values) {
        if (!text::is_valid_utf8(value) || value.find('\n') != std::string::npos) {
            std::abort();
        }
    }
    return 0;
}
