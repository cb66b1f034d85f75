#include "file_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <string_view>

namespace liucai::tabular {
namespace {

using namespace std::string_view_literals;

base::Error refused(std::string code, const std::string& path, std::string message, std::string hint) {
    return base::Error{std::move(code), std::move(message), std::move(hint)}.at(path);
}

// [MS-CFB] 2.6.1: the directory of a compound file holds names in UTF-16. A workbook under a password keeps its package
// in the stream EncryptedPackage ([MS-OFFCRYPTO] 2.3.4.4); one of the time before 2007 keeps it in Workbook or Book.
bool contains_utf16(std::ifstream& file, std::string_view name) {
    constexpr std::size_t kBlockBytes = 1U << 20U;
    constexpr int kBlocksMax = 256;
    std::string wanted;
    for (const char c : name) {
        wanted.push_back(c);
        wanted.push_back('\0');
    }
    file.clear();
    file.seekg(0);
    std::string window;
    std::string block(kBlockBytes, '\0');
    for (int i = 0; i < kBlocksMax && file; ++i) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        window.append(block, 0, static_cast<std::size_t>(file.gcount()));
        if (window.find(wanted) != std::string::npos) {
            return true;
        }
        window.erase(0, window.size() - std::min(window.size(), wanted.size()));
    }
    return false;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

base::Result<FileKind> file_kind(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1024> head{};
    if (!file || (file.read(head.data(), head.size()), file.bad())) {
        return refused("no_such_file", path, "Cannot open " + path + ".", "Check the path and the permissions.")
            .with("path", path);
    }
    const auto size = static_cast<std::size_t>(file.gcount());
    std::string_view start(head.data(), size);
    if (start.empty()) {
        return refused("workbook_empty", path, "The file is empty.",
                       "Save the workbook again, or copy the file once more.");
    }
    if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv) || start.starts_with("PK\x07\x08"sv)) {
        return FileKind::zip;
    }
    if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
        if (contains_utf16(file, "EncryptedPackage")) {
            return refused("workbook_encrypted", path, "The workbook is protected by a password.",
                           "Open it with the password, remove the protection and save it again as .xlsx.");
        }
        return refused("workbook_is_xls", path, "The file is a workbook in the old format (.xls).",
                       "Open it in a spreadsheet program and save it as .xlsx.");
    }
    if (start.starts_with("%PDF")) {
        return refused("workbook_is_pdf", path, "The file is a PDF document, not a workbook.",
                       "Ask the sender for the spreadsheet itself (.xlsx or .csv).");
    }
    if (start.starts_with("\xEF\xBB\xBF"sv)) {
        start.remove_prefix(3);
    }
    const auto first = start.find_first_not_of(" \t\r\n");
    const std::string text = first == std::string_view::npos ? std::string() : lower(start.substr(first));
    const auto is_markup = [&](std::initializer_list<std::string_view> tags) {
        return text.starts_with('<') &&
               std::ranges::any_of(tags, [&](std::string_view tag) { return text.find(tag) != std::string::npos; });
    };
    if (is_markup({"<html", "<!doctype html", "<table", "<meta", "<head"})) {
        return refused("workbook_is_html", path, "The file is a web page with the name of a workbook.",
                       "Open it in a spreadsheet program and save it as .xlsx.");
    }
    if (is_markup({"<?xml", "<workbook"})) {
        return refused("workbook_is_xml", path, "The file is an XML document (such as the XML spreadsheet of 2003).",
                       "Open it in a spreadsheet program and save it as .xlsx.");
    }
    struct Known {
        std::string_view magic, name;
    };
    constexpr std::array kKnown{Known{"Rar!\x1A\x07"sv, "a RAR archive"},
                                Known{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
                                Known{"\x1F\x8B"sv, "a gzip archive"},
                                Known{"\x89PNG\r\n"sv, "a picture (PNG)"},
                                Known{"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
                                Known{"{\\rtf"sv, "a document (RTF)"},
                                Known{"\x09\x08\x10\x00"sv, "a workbook of the nineties"}};
    for (const auto& known : kKnown) {
        if (start.starts_with(known.magic)) {
            return refused("workbook_kind_unknown", path,
                           "The file is " + std::string(known.name) + ", not a workbook.",
                           "Choose the .xlsx or .csv file itself.")
                .with("kind", std::string(known.name));
        }
    }
    return FileKind::text;
}

}  // namespace liucai::tabular
