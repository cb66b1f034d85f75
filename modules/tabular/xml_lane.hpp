#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>

#include "xml_reader.hpp"
#include "xml_scan.hpp"

namespace liucai::tabular {

/// A shorter way for the many elements of one kind that make up a part (rows of a sheet, shared strings).
///
/// OPTIMIZATION: for read_xml, which stays the definition; the parser takes every element that is not of the usual
/// form. Reading a roster of 300,000 rows costs a third of the time. What is left out of the stream that the parser
/// sees is whole elements only, so the rest stays well-formed exactly when the whole is.
class XmlLane {
public:
    virtual ~XmlLane() = default;
    /// The element around the many, e.g. "sheetData".
    virtual std::string_view container() const = 0;
    /// The end tag of one of them, e.g. "</row>".
    virtual std::string_view item_end() const = 0;
    /// The handler stands between two of them.
    virtual bool is_open() const = 0;
    /// Takes the element that begins here (behind white space). `size` is what was taken. May leave what it began; the
    /// handler then gets the element from its start. The bytes end with a NUL that does not belong to them.
    virtual Scan take(std::string_view bytes, std::size_t& size) = 0;
};

base::Status read_xml_lane(ByteSource& stream, const std::string& path, XmlHandler& handler, XmlLane& lane,
                           std::atomic<std::uint64_t>* bytes_done = nullptr);

}  // namespace liucai::tabular
