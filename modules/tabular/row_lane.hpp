#pragma once

#include "sheet_handler.hpp"
#include "xml_lane.hpp"

namespace liucai::tabular {

/// Rows of the usual form: <row …><c …><f …>…</f><v>…</v></c><c …><is><t …>…</t></is></c>…</row>.
class RowLane final : public XmlLane {
public:
    explicit RowLane(SheetHandler& handler) : handler_(handler) {}

    std::string_view container() const override { return "sheetData"; }
    std::string_view item_end() const override { return "</row>"; }
    bool is_open() const override { return handler_.is_between_rows(); }
    Scan take(std::string_view bytes, std::size_t& size) override;

private:
    bool cell(XmlScan& scan);
    bool inline_string(XmlScan& scan, RowBuilder::CellContent& content);
    /// What stands between <tag …> and </tag>, or nothing for <tag …/>.
    bool element(XmlScan& scan, std::string_view end_tag, std::string_view& text, std::string& scratch);

    SheetHandler& handler_;
    std::string value_, formula_, inline_;
};

}  // namespace liucai::tabular
