// What only a workbook can hold: merged cells, hidden and struck lines, formulas, error values, numbers that lost
// digits.
#include <gtest/gtest.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <liucai/calendar/calendar.hpp>
#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>

namespace liucai::roster {
namespace {

constexpr const char* kIdA = "330683198808303378";
constexpr const char* kIdB = "330682198512234426";
constexpr const char* kIdC = "350430200205240312";
constexpr const char* kIdD = "65313119950406349X";
constexpr const char* kIdE = "33062120021207945X";

/// A workbook with one sheet whose header is on its first line; columns as given.
class Book {
public:
    Book()
        : path_(testing::TempDir() + "roster_book_" + std::to_string(getpid()) + "_" + std::to_string(++count_) +
                ".xlsx") {
        book_ = workbook_new(path_.c_str());
        struck_ = workbook_add_format(book_);
        format_set_font_strikeout(struck_);
        date_ = workbook_add_format(book_);
        format_set_num_format(date_, "yyyy-mm-dd");
    }
    ~Book() {
        if (!is_closed_) {
            workbook_close(book_);
        }
        std::filesystem::remove(path_);
    }
    lxw_worksheet* sheet(const char* name) { return workbook_add_worksheet(book_, name); }
    static void line(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& texts,
                     lxw_format* format = nullptr) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (!texts[i].empty()) {
                worksheet_write_string(sheet, row, static_cast<lxw_col_t>(i), texts[i].c_str(), format);
            }
        }
    }
    lxw_format* struck() const { return struck_; }
    lxw_format* date() const { return date_; }
    const std::string& close() {
        workbook_close(book_);
        is_closed_ = true;
        return path_;
    }

private:
    static inline int count_ = 0;
    std::string path_;
    lxw_workbook* book_ = nullptr;
    lxw_format* struck_ = nullptr;
    lxw_format* date_ = nullptr;
    bool is_closed_ = false;
};

Options on_the_day() {
    Options options;
    options.day_of_import = *calendar::parse_day("2026-11-01");
    return options;
}

struct Told {
    base::Result<Summary> summary = base::Error{};
    std::vector<Line> lines;

    std::string line(std::uint32_t row) const {
        for (const Line& one : lines) {
            if (one.row == row) {
                std::string out(to_text(one.outcome));
                for (const Finding& finding : one.findings) {
                    out += " " + finding.code;
                }
                return out;
            }
        }
        return "not told";
    }
    std::string value(std::uint32_t row, Field field) const {
        for (const Line& one : lines) {
            if (one.row == row) {
                return one.values[static_cast<std::size_t>(field)];
            }
        }
        return "not told";
    }
};

Told read(const std::string& path, const Options& options = on_the_day()) {
    Told told;
    told.summary = read_roster(path, options, [&](const Line& line) { told.lines.push_back(line); });
    return told;
}

const std::vector<std::string> kHead{"序号",     "姓名",         "身份证号", "单位名称", "统一社会信用代码",
                                     "毕业日期", "累计参保月数", "手机号"};

TEST(RosterWorkbook, CellsMergedDownwardsGiveTheirValueToEveryLineTheyCover) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    Book::line(sheet, 1, {"1", "张三", kIdA, "", "91330621MA2WDWTC07"});
    Book::line(sheet, 2, {"2", "李四", kIdB, "", "91330621MA2WDWTC07"});
    Book::line(sheet, 3, {"3", "王五", kIdC, "", ""});
    worksheet_merge_range(sheet, 1, 3, 3, 3, "绍兴针纺有限公司", nullptr);
    worksheet_merge_range(sheet, 4, 0, 4, 7, "填表人：赵六", nullptr);
    const Told told = read(book.close());
    ASSERT_TRUE(told.summary);
    EXPECT_EQ(told.line(2), "import");
    EXPECT_EQ(told.line(3), "import merge.down");
    EXPECT_EQ(told.line(4), "import merge.down");
    EXPECT_EQ(told.value(4, Field::employer), "绍兴针纺有限公司");
    EXPECT_EQ(told.line(5), "skip row.footer");
}

TEST(RosterWorkbook, AHeadingOverTheWholeLineIsNobodyEvenIfItReadsLikeAName) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, {"姓名", "身份证号", "单位名称", "学历"});
    worksheet_merge_range(sheet, 1, 0, 1, 3, "安全部", nullptr);
    Book::line(sheet, 2, {"张三", kIdA, "绍兴针纺有限公司", "本科"});
    worksheet_merge_range(sheet, 3, 0, 3, 3, "研发部", nullptr);
    Book::line(sheet, 4, {"李四"});
    const Told told = read(book.close());
    EXPECT_EQ(told.line(2), "skip row.footer");
    EXPECT_EQ(told.line(3), "import");
    EXPECT_EQ(told.line(4), "skip row.footer");
    EXPECT_EQ(told.line(5), "reject id.missing employer.missing")
        << "a name alone is a person who is not told enough of";
}

TEST(RosterWorkbook, ThePersonOfAMergedNumberIsTheSamePersonTwice) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    Book::line(sheet, 1, {"1", "", "", "绍兴针纺有限公司", "91330621MA2WDWTC07"});
    Book::line(sheet, 2, {"2", "", "", "绍兴针纺有限公司", "91330621MA2WDWTC07"});
    worksheet_merge_range(sheet, 1, 1, 2, 1, "张三", nullptr);
    worksheet_merge_range(sheet, 1, 2, 2, 2, kIdA, nullptr);
    const Told told = read(book.close());
    EXPECT_EQ(told.line(2), "import");
    EXPECT_TRUE(told.line(3).starts_with("reject")) << told.line(3);
    EXPECT_NE(told.line(3).find("dup."), std::string::npos) << told.line(3);
}

TEST(RosterWorkbook, HiddenAndStruckLinesAreImportedAndWarned) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    Book::line(sheet, 1, {"1", "张三", kIdA, "绍兴针纺有限公司"});
    Book::line(sheet, 2, {"2", "李四", kIdB, "绍兴针纺有限公司"}, book.struck());
    Book::line(sheet, 3, {"3", "王五", kIdC, "绍兴针纺有限公司"});
    worksheet_write_string(sheet, 3, 7, "16920627744", book.struck());
    lxw_row_col_options hidden = {1, 0, 0};
    worksheet_set_row_opt(sheet, 1, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    const Told told = read(book.close());
    EXPECT_EQ(told.line(2), "import+warn row.hidden");
    EXPECT_EQ(told.line(3), "import+warn row.struck");
    EXPECT_EQ(told.line(4), "import+warn cell.struck");
    EXPECT_EQ(told.value(4, Field::phone), "16920627744");
}

TEST(RosterWorkbook, NumbersFormulasAndErrorsAreWhatTheCellHolds) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    const auto person = [&](lxw_row_t row, const std::string& name, const char* id) {
        Book::line(sheet, row, {std::to_string(row), name, id == nullptr ? "" : id, "绍兴针纺有限公司"});
    };
    person(1, "张三", nullptr);
    worksheet_write_number(sheet, 1, 2, 330683198808303378.0, nullptr);  // has lost its digits
    person(2, "李四", kIdB);
    worksheet_write_number(sheet, 2, 5, 44730, book.date());
    worksheet_write_formula_num(sheet, 2, 6, "=12*2+8", nullptr, 32);
    worksheet_write_number(sheet, 2, 7, 16920627744.0, nullptr);
    person(3, "王五", kIdC);
    worksheet_write_number(sheet, 3, 5, 44730, nullptr);
    worksheet_write_formula_str(sheet, 3, 6, "=NA()", nullptr, "#N/A");
    person(4, "赵六", nullptr);
    worksheet_write_formula_str(sheet, 4, 2, "=VLOOKUP(1,A:B,2)", nullptr, "#N/A");
    person(5, "何七", kIdD);
    worksheet_write_number(sheet, 5, 6, -3, nullptr);
    const Told told = read(book.close());
    EXPECT_EQ(told.line(2), "reject id.number_rounded");
    EXPECT_EQ(told.line(3), "import phone.number formula.cached");
    EXPECT_EQ(told.value(3, Field::gradDate), "2022-06-18");
    EXPECT_EQ(told.value(3, Field::monthsTotal), "32");
    EXPECT_EQ(told.line(4), "import+warn date.serial formula.error");
    EXPECT_EQ(told.value(4, Field::monthsTotal), "");
    EXPECT_EQ(told.line(5), "reject formula.error");
    EXPECT_EQ(told.line(6), "reject count.negative");
}

TEST(RosterWorkbook, OfAHiddenAndAVisibleColumnTheVisibleOneCounts) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, {"手机号", "姓名", "身份证号", "单位名称", "手机号码", "开户行"});
    Book::line(sheet, 1, {"16920627744", "张三", kIdA, "绍兴针纺有限公司", "16147027622", "越州商业银行"});
    lxw_row_col_options hidden = {1, 0, 0};
    worksheet_set_column_opt(sheet, 0, 0, 10, nullptr, &hidden);
    worksheet_set_column_opt(sheet, 5, 5, 10, nullptr, &hidden);
    const Told told = read(book.close());
    ASSERT_TRUE(told.summary);
    EXPECT_EQ(told.value(2, Field::phone), "16147027622");
    EXPECT_EQ(told.value(2, Field::bank), "越州商业银行");
    EXPECT_FALSE(told.summary.value().columns[0].field);
    std::string findings;
    for (const Finding& finding : told.summary.value().file_findings) {
        findings += finding.code + " ";
    }
    EXPECT_EQ(findings, "column.duplicate column.hidden ");
}

TEST(RosterWorkbook, TheSheetIsFoundByItsHeaderAndItsPeople) {
    Book book;
    auto* notes = book.sheet("填写说明");
    Book::line(notes, 0, {"姓名", "与身份证一致"});
    auto* blank_form = book.sheet("模板");
    Book::line(blank_form, 0, kHead);
    auto* old = book.sheet("旧名册");
    Book::line(old, 0, kHead);
    for (lxw_row_t row = 1; row < 9; ++row) {
        Book::line(old, row, {"1", "旧人", kIdE, "旧单位"});
    }
    worksheet_hide(old);
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, {"2026年度人才登记表"});
    Book::line(sheet, 2, {"序号", "基本信息", "", "单位", "", "毕业", "参保月数", "联系方式"});
    Book::line(sheet, 3, {"", "姓名", "证件号码", "名称", "信用代码", "时间", "累计", "手机"});
    Book::line(sheet, 4,
               {"1", "张三", kIdA, "绍兴针纺有限公司", "91330621MA2WDWTC07", "2023-06-18", "12", "16920627744"});
    const std::string& path = book.close();
    const Told told = read(path);
    ASSERT_TRUE(told.summary) << told.summary.error().message;
    EXPECT_EQ(told.summary.value().sheet, "名册");
    EXPECT_EQ(told.summary.value().header_row, 4U);
    EXPECT_EQ(told.line(5), "import");
    EXPECT_EQ(told.value(5, Field::gradDate), "2023-06-18");
    EXPECT_EQ(told.value(5, Field::monthsTotal), "12");
    EXPECT_EQ(told.value(5, Field::uscc), "91330621MA2WDWTC07");

    Options named = on_the_day();
    named.sheet = "旧名册";
    EXPECT_EQ(read(path, named).summary.value().sheet, "旧名册");
    named.sheet = "没有";
    ASSERT_FALSE(read(path, named).summary);
    EXPECT_EQ(read(path, named).summary.error().code, "sheet_not_found");
    EXPECT_EQ(inspect(path, on_the_day()).value().columns.size(), 8U);
}

TEST(RosterWorkbook, TheErrorWorkbookHasTheLinesToLookAtWithTheirReasons) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    Book::line(sheet, 1, {"1", "张三", kIdA, "绍兴针纺有限公司"});
    Book::line(sheet, 2, {"2", "李四", "330682198512234427", "绍兴针纺有限公司"});
    Book::line(sheet, 3, {"3", "=cmd|' /C calc'!A0", kIdC, "绍兴针纺有限公司", "", "待核实"});
    const std::string& path = book.close();
    const Told told = read(path);
    ASSERT_TRUE(told.summary);
    const std::string out = testing::TempDir() + "roster_errors_" + std::to_string(getpid()) + ".xlsx";
    for (const auto& [language, head, reason] :
         {std::tuple{"zh-CN", "原因", "证件号码“330682198512234427”：证件号码校验位不对"},
          std::tuple{"en", "Reason",
                     "ID number \"330682198512234427\": The check character of the identity number does not fit"}}) {
        ASSERT_TRUE(write_error_workbook(path, told.summary.value(), told.lines, out, language));
        const auto written = tabular::Workbook::open(out);
        ASSERT_TRUE(written);
        std::vector<std::vector<std::string>> rows;
        ASSERT_TRUE(written.value()->read(0, [&](const tabular::Row& row) {
            rows.emplace_back(11);
            for (const auto& cell : row.cells) {
                if (cell.column < 11) {
                    rows.back()[cell.column] = cell.text;
                }
            }
            return true;
        }));
        ASSERT_EQ(rows.size(), 3U) << "a header and two lines; the line without findings is not there";
        EXPECT_EQ(rows[0][2], head);
        EXPECT_EQ(rows[0][4], "姓名");
        EXPECT_EQ(rows[1][0], "3");
        EXPECT_EQ(rows[1][2], reason);
        EXPECT_EQ(rows[1][5], "330682198512234427");
        EXPECT_EQ(rows[2][0], "4");
        EXPECT_EQ(rows[2][4].front(), '\'') << "no spreadsheet runs it: " << rows[2][4];
    }
    std::filesystem::remove(out);
}

TEST(RosterWorkbook, ReadingCanBeStopped) {
    Book book;
    auto* sheet = book.sheet("名册");
    Book::line(sheet, 0, kHead);
    for (lxw_row_t row = 1; row < 600; ++row) {
        Book::line(sheet, row, {"1", "张三", kIdA, "绍兴针纺有限公司"});
    }
    std::atomic<bool> cancel = true;
    std::atomic<double> progress = 0;
    Options options = on_the_day();
    options.cancel = &cancel;
    options.progress = &progress;
    const std::string& path = book.close();
    const Told stopped = read(path, options);
    ASSERT_FALSE(stopped.summary);
    EXPECT_EQ(stopped.summary.error().code, "roster_cancelled");
    cancel = false;
    ASSERT_TRUE(read(path, options).summary);
    EXPECT_EQ(progress.load(), 1.0);
}

TEST(RosterWorkbook, FilesWithoutARosterAreRefused) {
    const auto code = [](const std::string& path) {
        const auto summary = read_roster(path, on_the_day(), [](const Line&) {});
        return summary ? std::string("read") : summary.error().code;
    };
    Book blank;
    blank.sheet("空");
    EXPECT_EQ(code(blank.close()), "roster_empty");
    Book other;
    Book::line(other.sheet("账"), 0, {"日期", "科目", "金额"});
    EXPECT_EQ(code(other.close()), "roster_header_not_found");
    EXPECT_EQ(code("/nowhere/roster.xlsx"), "no_such_file");
}

}  // namespace
}  // namespace liucai::roster
