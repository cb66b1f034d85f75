#include "xml_feed.hpp"

#include <expat.h>

#include <exception>

namespace liucai::tabular {
namespace {

constexpr std::uint32_t kDepthMax = 128;
/// A tag with its attributes that is longer than this is no work of a spreadsheet program; expat would keep it all.
constexpr std::int64_t kTokenBytesMax = std::int64_t{1} << 20;

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

bool is_named_utf8(std::string_view encoding) {
    return encoding == "UTF-8" || encoding == "utf-8" || encoding == "Utf-8" || encoding == "utf8" ||
           encoding == "UTF8";
}

}  // namespace

struct XmlFeed::State {
    explicit State(XmlHandler& hears) : handler(hears), parser(XML_ParserCreate(nullptr)) {
        LIUCAI_ENSURE(parser != nullptr, "memory for an XML parser");
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
        XML_SetXmlDeclHandler(parser, on_declaration);
    }
    ~State() { XML_ParserFree(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

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

    void note_tag() { tag_end = XML_GetCurrentByteIndex(parser) + XML_GetCurrentByteCount(parser); }

    static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
        auto& state = *static_cast<State*>(data);
        state.guarded([&] {
            state.note_tag();
            if (++state.depth > kDepthMax) {
                state.is_too_deep = true;
                return;
            }
            state.handler.start(local_name(name), XmlAttributes(attributes));
        });
    }

    static void XMLCALL on_end(void* data, const XML_Char* name) {
        auto& state = *static_cast<State*>(data);
        state.guarded([&] {
            state.note_tag();
            --state.depth;
            state.handler.end(local_name(name));
        });
    }

    static void XMLCALL on_text(void* data, const XML_Char* piece, int size) {
        auto& state = *static_cast<State*>(data);
        state.guarded([&] { state.handler.text({piece, static_cast<std::size_t>(size)}); });
    }

    static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        auto& state = *static_cast<State*>(data);
        state.has_dtd = true;
        XML_StopParser(state.parser, XML_FALSE);
    }

    static void XMLCALL on_declaration(void* data, const XML_Char*, const XML_Char* encoding, int) {
        static_cast<State*>(data)->is_utf8 = encoding == nullptr || is_named_utf8(encoding);
    }

    XmlHandler& handler;
    XML_Parser parser;
    std::uint32_t depth = 0;
    bool is_too_deep = false;
    bool has_dtd = false;
    bool is_utf8 = true;
    std::int64_t tag_end = 0;
    std::exception_ptr thrown{};
};

XmlFeed::XmlFeed(const std::string& path, const std::string& part, XmlHandler& handler)
    : path_(path), part_(part), state_(std::make_unique<State>(handler)) {}

XmlFeed::~XmlFeed() = default;

bool XmlFeed::is_at_tag_end() const { return state_->tag_end == fed_; }
bool XmlFeed::is_utf8() const { return state_->is_utf8; }

base::Status XmlFeed::feed(std::string_view bytes, bool is_last) {
    const XML_Status status =
        XML_Parse(state_->parser, bytes.data(), static_cast<int>(bytes.size()), is_last ? XML_TRUE : XML_FALSE);
    fed_ += static_cast<std::int64_t>(bytes.size());
    if (state_->thrown) {
        std::rethrow_exception(state_->thrown);
    }
    if (state_->handler.refusal) {
        return *state_->handler.refusal;
    }
    if (state_->has_dtd) {
        return base::Error{"workbook_has_dtd",
                           "The part " + part_ + " declares a document type, which no workbook has.",
                           "Open the file in a spreadsheet program and save it anew as .xlsx."}
            .with("part", part_)
            .at(path_);
    }
    const auto index = static_cast<std::int64_t>(XML_GetCurrentByteIndex(state_->parser));
    const std::int64_t offset = index + static_cast<std::int64_t>(passed_over_);
    if (state_->is_too_deep) {
        return broken(path_, part_, offset, "elements are nested too deeply");
    }
    if (state_->handler.is_content) {
        return base::done();
    }
    if (status == XML_STATUS_ERROR) {
        return broken(path_, part_, offset, XML_ErrorString(XML_GetErrorCode(state_->parser)));
    }
    if (fed_ - index > kTokenBytesMax) {
        return broken(path_, part_, offset, "one tag is longer than 1 MiB");
    }
    return base::done();
}

}  // namespace liucai::tabular
