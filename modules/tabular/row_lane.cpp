#include "row_lane.hpp"

namespace liucai::tabular {

Scan RowLane::take(std::string_view bytes, std::size_t& size) {
    XmlScan scan(bytes);
    RowBuilder& rows = handler_.rows();
    scan.skip_space();
    RowBuilder::RowWords words;
    bool is_empty = false;
    const auto on_attribute = [&](std::string_view name, std::string_view value) {
        if (name == "r") {
            words.r = value;
        } else if (name == "hidden") {
            words.hidden = value;
        } else if (name == "ht") {
            words.ht = value;
        }
    };
    if (!scan.go_over("<row") || !scan.attributes(on_attribute, is_empty)) {
        return scan.failed();
    }
    rows.begin_row(words);
    while (!is_empty && !rows.refusal()) {
        scan.skip_space();
        if (scan.go_over("</row>")) {
            break;
        }
        if (!cell(scan)) {
            return scan.failed();
        }
    }
    if (!rows.refusal()) {
        rows.end_row();
    }
    handler_.follow_rows();
    size = static_cast<std::size_t>(scan.at() - bytes.data());
    return Scan::taken;
}

bool RowLane::cell(XmlScan& scan) {
    RowBuilder& rows = handler_.rows();
    RowBuilder::CellWords words;
    bool is_empty = false;
    const auto on_attribute = [&](std::string_view name, std::string_view value) {
        if (name == "r") {
            words.r = value;
        } else if (name == "s") {
            words.s = value;
        } else if (name == "t") {
            words.t = value;
        }
    };
    if (!scan.go_over("<c") || !scan.attributes(on_attribute, is_empty)) {
        return false;
    }
    RowBuilder::CellContent content;
    bool has_inline = false;
    while (!is_empty) {
        scan.skip_space();
        if (scan.go_over("</c>")) {
            break;
        }
        if (!content.has_value && scan.go_over("<v")) {
            content.has_value = true;
            if (!element(scan, "</v>", content.value, value_)) {
                return false;
            }
        } else if (!content.has_formula && scan.go_over("<f")) {
            content.has_formula = true;
            if (!element(scan, "</f>", content.formula, formula_)) {
                return false;
            }
        } else if (!has_inline && scan.go_over("<is>")) {
            has_inline = true;
            if (!inline_string(scan, content)) {
                return false;
            }
        } else {
            return false;
        }
    }
    rows.begin_cell(words);
    if (!rows.refusal()) {
        rows.end_cell(content);
    }
    return true;
}

bool RowLane::inline_string(XmlScan& scan, RowBuilder::CellContent& content) {
    scan.skip_space();
    if (!scan.go_over("<t") || !element(scan, "</t>", content.inline_text, inline_)) {
        return false;
    }
    scan.skip_space();
    return scan.go_over("</is>");
}

bool RowLane::element(XmlScan& scan, std::string_view end_tag, std::string_view& text, std::string& scratch) {
    bool is_empty = false;
    // Nearly all of them have no attributes.
    if (!scan.go_over(">") && !scan.attributes([](std::string_view, std::string_view) {}, is_empty)) {
        return false;
    }
    return is_empty || (scan.text(text, scratch) && scan.go_over(end_tag));
}

}  // namespace liucai::tabular
