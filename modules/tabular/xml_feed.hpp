#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "xml_reader.hpp"

namespace liucai::tabular {

/// The XML parser, fed piece by piece. Refuses XML that is not well-formed, document types (entities are how small
/// files become large), and nesting or single tokens beyond all reason. Nothing is fed after the handler ended the
/// reading.
class XmlFeed {
public:
    XmlFeed(const std::string& path, const std::string& part, XmlHandler& handler);
    ~XmlFeed();
    XmlFeed(const XmlFeed&) = delete;
    XmlFeed& operator=(const XmlFeed&) = delete;

    base::Status feed(std::string_view bytes, bool is_last);

    /// Bytes of the part that are read elsewhere; only counted, for the places in messages.
    void pass_over(std::uint64_t count) { passed_over_ += count; }
    /// The last byte fed was the last of a tag.
    bool is_at_tag_end() const;
    /// The part is UTF-8, as it says or by silence.
    bool is_utf8() const;

private:
    struct State;
    const std::string& path_;
    const std::string& part_;
    std::unique_ptr<State> state_;
    std::int64_t fed_ = 0;
    std::uint64_t passed_over_ = 0;
};

}  // namespace liucai::tabular
