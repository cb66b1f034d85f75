#include "package_map.hpp"

#include <algorithm>

#include "lexical.hpp"
#include "refusal.hpp"
#include "xml_reader.hpp"

namespace liucai::tabular {
namespace {

constexpr std::size_t kEntriesMax = 10'000;

struct Relationship {
    std::string id, type, target;
};

class RelationshipsHandler final : public XmlHandler {
public:
    explicit RelationshipsHandler(const std::string& path) : path_(path) {}
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") {
            return;
        }
        if (found.size() == kEntriesMax) {
            refusal = too_large(path_, "relationships", kEntriesMax);
            return;
        }
        found.push_back(
            {std::string(attributes["Id"]), std::string(attributes["Type"]), std::string(attributes["Target"])});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::vector<Relationship> found;

private:
    const std::string& path_;
};

class WorkbookHandler final : public XmlHandler {
public:
    struct Sheet {
        std::string name, relationship_id;
        bool is_hidden;
    };

    explicit WorkbookHandler(const std::string& path) : path_(path) {}
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            uses_1904 = xml_true(attributes["date1904"]);
        } else if (name == "sheet") {
            if (sheets.size() == kEntriesMax) {
                refusal = too_large(path_, "sheets", kEntriesMax);
                return;
            }
            const std::string_view state = attributes["state"];
            sheets.push_back({std::string(attributes["name"]), std::string(attributes.prefixed("id")),
                              state == "hidden" || state == "veryHidden"});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::vector<Sheet> sheets;
    bool uses_1904 = false;

private:
    const std::string& path_;
};

base::Result<std::vector<Relationship>> read_relationships(const ZipPackage& package, const std::string& part) {
    PartStream stream = LIUCAI_TRY(package.open_part(part));
    RelationshipsHandler handler(package.path());
    LIUCAI_TRY(read_xml(stream, package.path(), handler));
    return std::move(handler.found);
}

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

// ECMA-376 part 2, 6.5.3.4: a target is relative to the folder of the part that names it, or absolute in the container.
std::string resolved(const std::string& folder, std::string target) {
    std::ranges::replace(target, '\\', '/');
    std::string joined = target.starts_with('/') ? target.substr(1) : folder + target;
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= joined.size();) {
        const auto slash = std::min(joined.find('/', begin), joined.size());
        const std::string step = joined.substr(begin, slash - begin);
        if (step == "..") {
            if (!steps.empty()) {
                steps.pop_back();
            }
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        begin = slash + 1;
    }
    std::string out;
    for (const auto& step : steps) {
        out += (out.empty() ? "" : "/") + step;
    }
    return out;
}

// Transitional and strict names end alike; only the last step of the type counts.
bool is_type(const Relationship& relationship, std::string_view last_step) {
    return relationship.type.ends_with("/" + std::string(last_step));
}

std::string target_of(const std::vector<Relationship>& relationships, std::string_view type,
                      const std::string& folder) {
    for (const auto& relationship : relationships) {
        if (is_type(relationship, type)) {
            return resolved(folder, relationship.target);
        }
    }
    return {};
}

}  // namespace

base::Result<PackageMap> read_package_map(const ZipPackage& package) {
    // 1. The main part, which the root names; nearly all producers call it xl/workbook.xml.
    std::string main = "xl/workbook.xml";
    if (package.has("_rels/.rels")) {
        const auto root = LIUCAI_TRY(read_relationships(package, "_rels/.rels"));
        if (const std::string named = target_of(root, "officeDocument", ""); !named.empty() && package.has(named)) {
            main = named;
        }
    }
    if (main.ends_with(".bin") || package.has("xl/workbook.bin")) {
        return base::Error{"workbook_is_xlsb", "The file is a binary workbook (.xlsb).",
                           "Open it in a spreadsheet program and save it as .xlsx."}
            .at(package.path());
    }
    if (!package.has(main)) {
        return base::Error{"zip_without_workbook", "The file is a zip archive without a workbook in it.",
                           "Unpack the archive and choose the .xlsx file itself."}
            .at(package.path());
    }

    // 2. The sheets, in the order of the tabs.
    const std::string folder = folder_of(main);
    PartStream stream = LIUCAI_TRY(package.open_part(main));
    WorkbookHandler workbook(package.path());
    LIUCAI_TRY(read_xml(stream, package.path(), workbook));
    const std::string relationships_part = folder + "_rels/" + main.substr(folder.size()) + ".rels";
    const auto relationships = LIUCAI_TRY(read_relationships(package, relationships_part));
    PackageMap map;
    map.uses_1904 = workbook.uses_1904;
    for (const auto& sheet : workbook.sheets) {
        const auto found = std::ranges::find(relationships, sheet.relationship_id, &Relationship::id);
        if (found != relationships.end() && !is_type(*found, "worksheet")) {
            continue;  // a chart or a dialog, no rows in it
        }
        map.sheets.push_back(
            {sheet.name, found == relationships.end() ? "" : resolved(folder, found->target), sheet.is_hidden});
    }
    if (map.sheets.empty()) {
        return damaged(package.path(), main, "it names no worksheet");
    }

    // 3. What the sheets share. Both parts may be missing.
    const auto shared_part = [&](std::string_view type, const std::string& usual) {
        const std::string named = target_of(relationships, type, folder);
        return package.has(named) ? named : package.has(usual) ? usual : std::string();
    };
    map.shared_strings_part = shared_part("sharedStrings", folder + "sharedStrings.xml");
    map.styles_part = shared_part("styles", folder + "styles.xml");
    return map;
}

}  // namespace liucai::tabular
