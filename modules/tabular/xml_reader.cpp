#include "xml_reader.hpp"

#include <expat.h>

#include <cstring>
#include <exception>
#include <memory>
#include <type_traits>

#include "refusal.hpp"

namespace liucai::tabular {
namespace {

constexpr int kBlockBytes = 64 * 1024;
constexpr std::uint32_t kDepthMax = 128;
/// A tag with its attributes that is longer than this is no work of a spreadsheet program; expat would keep it all.
constexpr std::int64_t kTokenBytesMax = std::int64_t{4} << 20;

struct Feed {
    XML_Parser parser;
    XmlHandler& handler;
    std::uint32_t depth = 0;
    bool is_too_deep = false;
    bool has_dtd = false;
    std::exception_ptr thrown{};

    bool is_over() const { return handler.is_content || handler.refusal || is_too_deep || has_dtd || thrown; }

    // A handler may throw (a fault of ours, memory); expat's frames are C, so what was thrown waits outside of them.
    template <typename Call>
    void guarded(const Call& call) {
        if (is_over()) {
            return;
        }
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
        }
        if (is_over()) {
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& feed = *static_cast<Feed*>(data);
    feed.guarded([&] {
        if (++feed.depth > kDepthMax) {
            feed.is_too_deep = true;
            return;
        }
        feed.handler.start(local_name(name), XmlAttributes(attributes));
    });
}

void XMLCALL on_end(void* data, const XML_Char* name) {
    auto& feed = *static_cast<Feed*>(data);
    feed.guarded([&] {
        --feed.depth;
        feed.handler.end(local_name(name));
    });
}

void XMLCALL on_text(void* data, const XML_Char* piece, int size) {
    auto& feed = *static_cast<Feed*>(data);
    feed.guarded([&] { feed.handler.text({piece, static_cast<std::size_t>(size)}); });
}

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& feed = *static_cast<Feed*>(data);
    feed.has_dtd = true;
    XML_StopParser(feed.parser, XML_FALSE);
}

base::Error broken(const std::string& path, const std::string& part, std::int64_t offset, std::string_view reason) {
    return base::Error{"workbook_xml_broken",
                       "The part " + part + " of the workbook is not well-formed XML at byte " +
                           std::to_string(offset) + ": " + std::string(reason) + ".",
                       "Open the file in a spreadsheet program and save it anew as .xlsx."}
        .with("part", part)
        .with("offset", std::to_string(offset))
        .with("reason", std::string(reason))
        .at(path);
}

}  // namespace

std::string_view local_name(const char* qualified) {
    const char* begin = qualified;
    const char* end = qualified;
    for (; *end != '\0'; ++end) {
        if (*end == ':') {
            begin = end + 1;
        }
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) {
            return pair[1];
        }
    }
    return {};
}

bool XmlAttributes::has(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (name == *pair) {
            return true;
        }
    }
    return false;
}

std::string_view XmlAttributes::prefixed(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (const char* colon = std::strchr(*pair, ':'); colon != nullptr && name == colon + 1) {
            return pair[1];
        }
    }
    return {};
}

bool xml_true(std::string_view value) { return value == "1" || value == "true" || value == "on" || value == "t"; }

base::Status read_xml(ByteSource& stream, const std::string& path, XmlHandler& handler,
                      std::atomic<std::uint64_t>* bytes_done) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> owner(XML_ParserCreate(nullptr),
                                                                                         XML_ParserFree);
    XML_Parser parser = owner.get();
    LIUCAI_ENSURE(parser != nullptr, "memory for an XML parser");
    Feed feed{parser, handler};
    XML_SetUserData(parser, &feed);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);

    std::int64_t fed = 0;
    bool is_last = false;
    while (!is_last) {
        void* block = XML_GetBuffer(parser, kBlockBytes);
        LIUCAI_ENSURE(block != nullptr, "memory for a block of XML");
        const std::size_t count = LIUCAI_TRY(stream.read({static_cast<char*>(block), kBlockBytes}));
        is_last = count == 0;
        fed += static_cast<std::int64_t>(count);
        const XML_Status status = XML_ParseBuffer(parser, static_cast<int>(count), is_last ? XML_TRUE : XML_FALSE);
        if (bytes_done != nullptr) {
            bytes_done->fetch_add(count, std::memory_order_relaxed);
        }
        if (feed.thrown) {
            std::rethrow_exception(feed.thrown);
        }
        if (handler.refusal) {
            return *handler.refusal;
        }
        if (feed.has_dtd) {
            return base::Error{"workbook_has_dtd",
                               "The part " + stream.name() + " declares a document type, which no workbook has.",
                               "Open the file in a spreadsheet program and save it anew as .xlsx."}
                .with("part", stream.name())
                .at(path);
        }
        const auto offset = static_cast<std::int64_t>(XML_GetCurrentByteIndex(parser));
        if (feed.is_too_deep) {
            return broken(path, stream.name(), offset, "elements are nested too deeply");
        }
        if (handler.is_content) {
            return base::done();
        }
        if (status == XML_STATUS_ERROR) {
            return broken(path, stream.name(), offset, XML_ErrorString(XML_GetErrorCode(parser)));
        }
        if (fed - offset > kTokenBytesMax) {
            return broken(path, stream.name(), offset, "one tag is longer than 4 MiB");
        }
    }
    return base::done();
}

}  // namespace liucai::tabular
