#pragma once

#include <atomic>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <optional>
#include <string_view>

#include "zip_package.hpp"

namespace liucai::tabular {

/// The attributes of one element, as expat keeps them. Names are compared without their prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// The value of the attribute that has no prefix; empty when there is none.
    std::string_view operator[](std::string_view name) const;
    bool has(std::string_view name) const;
    /// The value of the attribute with this name behind any prefix: `r:id` is found as "id".
    std::string_view prefixed(std::string_view local_name) const;
    const char** pairs() const { return pairs_; }

private:
    const char** pairs_;
};

/// The name behind the prefix.
std::string_view local_name(const char* qualified);

/// The plain way gives every element to the parser and is the definition; the fast one (xml_lane.hpp) is judged by it.
enum class Way : std::uint8_t { plain, fast };

/// Hears the elements of one part. Names come without their prefix: which namespace a workbook uses (transitional,
/// strict) and how it abbreviates it makes no difference here.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;

    /// Set to end the reading: with a refusal, or content with what was heard.
    std::optional<base::Error> refusal;
    bool is_content = false;

protected:
    bool is_ended() const { return is_content || refusal.has_value(); }
};

/// Feeds the part to the handler. Refuses XML that is not well-formed, document types (entities are how small files
/// become large), and nesting or single tokens beyond all reason.
base::Status read_xml(ByteSource& stream, const std::string& path, XmlHandler& handler,
                      std::atomic<std::uint64_t>* bytes_done = nullptr);
}  // namespace liucai::tabular
