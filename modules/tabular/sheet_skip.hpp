#pragma once

#include <string>

#include "zip_package.hpp"

namespace liucai::tabular {

/// A worksheet part without its rows: what stands between <sheetData> and </sheetData> is left out. Merged ranges stand
/// behind the rows (ECMA-376 part 1, 18.3.1.99), and asking for them alone should not cost reading every cell.
///
/// OPTIMIZATION: for feeding the whole part to the handler. A part that hides </sheetData> in a comment or a CDATA
/// section comes out as broken XML, and the caller then reads it whole. A part in UTF-16 passes through unchanged.
class SheetSkipSource final : public ByteSource {
public:
    explicit SheetSkipSource(ByteSource& whole) : whole_(whole) {}
    base::Result<std::size_t> read(std::span<char> buffer) override;
    const std::string& name() const override { return whole_.name(); }

private:
    enum class In { before, rows, after };
    base::Status fill();

    ByteSource& whole_;
    In in_ = In::before;
    bool is_end_ = false;
    std::string pending_;  ///< read from the part, not looked at
    std::string ready_;    ///< to be handed over
    std::size_t handed_ = 0;
};

}  // namespace liucai::tabular
