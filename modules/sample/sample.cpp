#include <liucai/sample/sample.hpp>
#include <liucai/tabular/workbook.hpp>

#include <array>

#include "person.hpp"

namespace liucai::sample {

namespace {

using Style = tabular::Writer::Style;

struct Header {
    std::string_view zh;
    std::string_view en;
    double width;
};
constexpr std::array<Header, 26> kHeaders{{{"序号", "No.", 7},
                                           {"姓名", "Name", 12},
                                           {"证件类型", "Kind of document", 14},
                                           {"证件号码", "Identity number", 22},
                                           {"手机号", "Mobile phone", 15},
                                           {"学历", "Degree", 8},
                                           {"是否全日制", "Full-time study", 12},
                                           {"毕业院校", "University", 22},
                                           {"院校类别", "Kind of university", 12},
                                           {"毕业日期", "Graduation day", 13},
                                           {"籍贯(区划代码)", "Place of origin", 16},
                                           {"单位名称", "Employer", 30},
                                           {"统一社会信用代码", "Credit code", 22},
                                           {"单位性质", "Kind of employer", 12},
                                           {"所属行业", "Industry", 28},
                                           {"合同起始日期", "Contract begins", 14},
                                           {"合同年限", "Contract years", 12},
                                           {"首次参保年月(本地)", "First insured month", 20},
                                           {"累计参保月数", "Insured months in all", 14},
                                           {"连续参保月数", "Insured months running", 14},
                                           {"参保状态", "Insurance status", 10},
                                           {"本区是否有住房", "Owns a home here", 16},
                                           {"是否承诺服务5年", "Commits to five years", 17},
                                           {"开户行", "Bank", 18},
                                           {"银行卡号", "Bank card", 24},
                                           {"备注", "Remark", 16}}};

// Title, note and header: the first three lines. The next one is line 3, counted from 0.
void write_head(tabular::Writer& out, std::string_view title, std::string_view note, bool with_english) {
    std::vector<tabular::Writer::Column> columns;
    for (const Header& header : kHeaders) {
        columns.push_back({"", header.width});
    }
    out.add_sheet("人才名册", columns);
    out.text(0, 0, title, Style::header);
    out.text(1, 0, note, Style::note);
    for (std::uint32_t i = 0; i < kHeaders.size(); ++i) {
        std::string text(kHeaders[i].zh);
        if (with_english) {
            text += " (" + std::string(kHeaders[i].en) + ")";
        }
        out.text(2, i, text, Style::header);
    }
}

bool is_count(std::size_t column) { return column == 0 || column == 18 || column == 19; }

}  // namespace

base::Status write_roster(const std::string& path, const Options& options) {
    const auto out = LIUCAI_TRY(tabular::Writer::create(path));
    write_head(*out, "用人单位人才名册(示例)", "人员、单位、号码均为虚构,仅供试用。", false);
    Chance chance(options.seed);
    const std::vector<Employer> employers = invent_employers(chance, 24);
    std::uint32_t row = 3;
    Person previous;
    for (std::size_t sequence = 1; sequence <= options.people; ++sequence) {
        Person person = invent_person(chance, employers, options.as_of);
        if (chance.below(15) == 0) {
            plant_defect(chance, person);
        } else if (sequence > 1 && chance.below(120) == 0) {
            person = previous;  // entered twice
        }
        const std::vector<std::string> cells = person.cells(sequence);
        for (std::uint32_t column = 0; column < cells.size(); ++column) {
            const std::string& cell = cells[column];
            if (cell.empty()) {
                continue;
            }
            if (is_count(column)) {
                out->number(row, column, std::stod(cell));
            } else {
                out->text(row, column, cell);
            }
        }
        previous = std::move(person);
        ++row;
    }
    out->text(row, 0, "合计");
    out->number(row, 3, options.people);
    return out->close();
}

base::Status write_template(const std::string& path, std::string_view language) {
    const auto out = LIUCAI_TRY(tabular::Writer::create(path));
    const bool is_english = language == "en";
    write_head(*out, is_english ? "用人单位人才名册 (Roster)" : "用人单位人才名册",
               is_english
                   ? "每人一行,日期写作 2026-11-01;不清楚的请留空。(One line for each person; days as 2026-11-01; "
                     "leave blank what is not known.)"
                   : "每人一行,日期写作 2026-11-01;不清楚的请留空。",
               is_english);
    return out->close();
}

}  // namespace liucai::sample
