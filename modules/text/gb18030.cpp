#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <limits>
#include <liucai/base/assert.hpp>
#include <liucai/text/text.hpp>
#include <memory>

namespace liucai::text {

namespace {

constexpr std::size_t kBytesMax = std::numeric_limits<std::int32_t>::max() / 4;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// A converter that stops at the first fault instead of putting a substitute.
Converter open_converter() {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open("gb18030", &status));
    LIUCAI_ENSURE(U_SUCCESS(status), "ICU ships the GB18030 converter");
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    LIUCAI_ENSURE(U_SUCCESS(status), "the GB18030 converter can be told to stop");
    return converter;
}

UConverter* converter_of_this_thread() {
    thread_local const Converter converter = open_converter();
    ucnv_reset(converter.get());
    return converter.get();
}

bool is_ascii(std::string_view bytes) {
    for (const char c : bytes) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> from_gb18030(std::string_view bytes) {
    if (is_ascii(bytes)) return std::string(bytes);
    if (bytes.size() > kBytesMax) return std::nullopt;
    // One byte makes at most one unit of UTF-16.
    std::u16string wide(bytes.size(), u'\0');
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t wide_length =
        ucnv_toUChars(converter_of_this_thread(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                      static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string utf8(static_cast<std::size_t>(wide_length) * 3, '\0');
    std::int32_t utf8_length = 0;
    u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &utf8_length, wide.data(), wide_length, &status);
    if (U_FAILURE(status)) return std::nullopt;
    utf8.resize(static_cast<std::size_t>(utf8_length));
    return utf8;
}

std::optional<std::string> to_gb18030(std::string_view utf8) {
    if (is_ascii(utf8)) return std::string(utf8);
    if (utf8.size() > kBytesMax) return std::nullopt;
    std::u16string wide(utf8.size(), u'\0');
    std::int32_t wide_length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &wide_length, utf8.data(),
                  static_cast<std::int32_t>(utf8.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(wide_length) * 4, '\0');
    const std::int32_t length =
        ucnv_fromUChars(converter_of_this_thread(), bytes.data(), static_cast<std::int32_t>(bytes.size()), wide.data(),
                        wide_length, &status);
    if (U_FAILURE(status)) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace liucai::text
