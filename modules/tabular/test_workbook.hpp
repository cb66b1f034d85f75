#pragma once

#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <liucai/tabular/workbook.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

// Test helpers: workbooks made on the spot, so that each test shows the exact XML it speaks of.
namespace liucai::tabular::testing {

/// A folder of its own that goes away at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "liucai_tabular_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

using Parts = std::map<std::string, std::string>;

inline void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_zip(const std::string& path, const Parts& parts) {
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (archive == nullptr) {
        throw std::runtime_error("cannot make " + path);
    }
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) < 0) {
            throw std::runtime_error("cannot add " + name);
        }
    }
    if (zip_close(archive) != 0) {
        throw std::runtime_error("cannot close " + path);
    }
}

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook with these worksheets, named 表1, 表2 …; sheet bodies stand inside of <worksheet>.
inline Parts workbook_parts(const std::vector<std::string>& sheet_bodies, const std::string& shared_strings = "",
                            const std::string& styles = "") {
    Parts parts;
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    parts["_rels/.rels"] = head +
                           R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
                           R"(<Relationship Id="rId1" Type=")" +
                           std::string(kRelations) + R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
    std::string sheets, relations;
    for (std::size_t i = 0; i < sheet_bodies.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        sheets += R"(<sheet name="表)" + n + R"(" sheetId=")" + n + R"(" r:id="rId)" + n + R"("/>)";
        relations += R"(<Relationship Id="rId)" + n + R"(" Type=")" + std::string(kRelations) +
                     R"(/worksheet" Target="worksheets/sheet)" + n + R"(.xml"/>)";
        parts["xl/worksheets/sheet" + n + ".xml"] =
            head + R"(<worksheet xmlns=")" + kMain + R"(">)" + sheet_bodies[i] + "</worksheet>";
    }
    parts["xl/workbook.xml"] = head + R"(<workbook xmlns=")" + kMain + R"(" xmlns:r=")" + kRelations + R"("><sheets>)" +
                               sheets + "</sheets></workbook>";
    if (!shared_strings.empty()) {
        relations += R"(<Relationship Id="rId98" Type=")" + std::string(kRelations) +
                     R"(/sharedStrings" Target="sharedStrings.xml"/>)";
        parts["xl/sharedStrings.xml"] = head + R"(<sst xmlns=")" + kMain + R"(">)" + shared_strings + "</sst>";
    }
    if (!styles.empty()) {
        relations +=
            R"(<Relationship Id="rId99" Type=")" + std::string(kRelations) + R"(/styles" Target="styles.xml"/>)";
        parts["xl/styles.xml"] = head + R"(<styleSheet xmlns=")" + kMain + R"(">)" + styles + "</styleSheet>";
    }
    parts["xl/_rels/workbook.xml.rels"] =
        head + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + relations +
        "</Relationships>";
    return parts;
}

inline std::string describe(const Cell& cell) {
    std::string out = column_name(cell.column) + "=";
    switch (cell.type) {
        case CellType::empty:
            out += "empty";
            break;
        case CellType::text:
            out += "\"" + cell.text + "\"";
            break;
        case CellType::number:
            out += cell.text;
            break;
        case CellType::boolean:
            out += cell.text == "1" ? "TRUE" : "FALSE";
            break;
        case CellType::error:
            out += "error " + cell.text;
            break;
        case CellType::date:
            out += "date " + cell.text;
            break;
    }
    if (cell.is_formula) {
        out += " formula(" + cell.formula + ")";
    }
    return out + (cell.is_struck ? " struck" : "");
}

/// All rows of a sheet as lines such as `3 hidden: A="张" B=5`, or `refused code` and the sentence.
inline std::string told(Workbook& workbook, std::size_t sheet_index = 0) {
    std::string out;
    const auto status = workbook.read(sheet_index, [&](const Row& row) {
        out += std::to_string(row.number) + (row.is_hidden ? " hidden:" : ":");
        for (const auto& cell : row.cells) {
            out += " " + describe(cell);
        }
        out += "\n";
        return true;
    });
    if (!status) {
        out += "refused " + status.error().code + "\n" + status.error().message + "\n";
    }
    return out;
}

inline std::string told(const std::string& path, const Limits& limits = {}) {
    const auto workbook = Workbook::open(path, limits);
    if (!workbook) {
        return "refused " + workbook.error().code + "\n" + workbook.error().message + "\n";
    }
    return told(*workbook.value());
}

inline std::string told(const Parts& parts, const Limits& limits = {}) {
    const TemporaryFolder folder;
    write_zip(folder.file("book.xlsx"), parts);
    return told(folder.file("book.xlsx"), limits);
}

/// The rows of one sheet given by the rows' XML.
inline std::string told_rows(const std::string& rows, const std::string& shared_strings = "",
                             const std::string& styles = "") {
    return told(workbook_parts({"<sheetData>" + rows + "</sheetData>"}, shared_strings, styles));
}

inline std::string told_csv(const std::string& bytes, const Limits& limits = {}) {
    const TemporaryFolder folder;
    write_file(folder.file("roster.csv"), bytes);
    return told(folder.file("roster.csv"), limits);
}

}  // namespace liucai::tabular::testing
