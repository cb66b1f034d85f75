#include "reader.hpp"

#include <pugixml.hpp>
#include <set>

#include "boxed_reader.hpp"
#include "xml.hpp"

namespace liucai::decision {

namespace {

constexpr std::size_t kBytesMax = 256U * 1024U * 1024U;
constexpr int kItemDepthMax = 60;

class Reader {
public:
    Reader(std::string file, std::vector<Diagnostic>& problems)
        : file_(std::move(file)), problems_(&problems), boxed_(problems) {}

    std::unique_ptr<Definitions> read(pugi::xml_node root) {
        model_ = std::make_unique<Definitions>();
        model_->file = file_;
        model_->id = std::string(xml::attribute(root, "id"));
        model_->name = feel::normalise_name(xml::attribute(root, "name"));
        model_->namespace_uri = std::string(xml::trim(xml::attribute(root, "namespace")));
        for (const pugi::xml_node node : xml::children(root)) {
            const std::string_view kind = xml::local_name(node);
            if (kind == "import") {
                read_import(node);
            } else if (kind == "itemDefinition") {
                model_->items.push_back(read_item(node, file_ + ", item definition ", 0));
            } else if (kind == "inputData") {
                read_input(node);
            } else if (kind == "decision") {
                read_decision(node);
            } else if (kind == "businessKnowledgeModel") {
                read_bkm(node);
            } else if (kind == "decisionService") {
                read_service(node);
            }
        }
        return std::move(model_);
    }

private:
    void read_import(pugi::xml_node node) {
        Import import;
        import.name = feel::normalise_name(xml::attribute(node, "name"));
        import.namespace_uri = std::string(xml::trim(xml::attribute(node, "namespace")));
        import.type = std::string(xml::trim(xml::attribute(node, "importType")));
        import.location = std::string(xml::trim(xml::attribute(node, "locationURI")));
        model_->imports.push_back(std::move(import));
    }

    // 1.1 has the type as an attribute of some elements, later editions as a child.
    static std::string type_ref(pugi::xml_node node) {
        const std::string text = xml::child_text(node, "typeRef");
        return text.empty() ? std::string(xml::trim(xml::attribute(node, "typeRef"))) : text;
    }

    ItemDefinition read_item(pugi::xml_node node, const std::string& prefix, int depth) {
        ItemDefinition item;
        item.name = feel::normalise_name(xml::attribute(node, "name"));
        item.place = prefix + "\"" + item.name + "\"";
        item.type_name = type_ref(node);
        item.type_language = std::string(xml::attribute(node, "typeLanguage"));
        const std::string_view collection = xml::attribute(node, "isCollection");
        item.is_collection = collection == "true" || collection == "1";
        item.allowed_values = xml::child_text(xml::child(node, "allowedValues"), "text");
        item.type_constraint = xml::child_text(xml::child(node, "typeConstraint"), "text");
        if (depth > kItemDepthMax) {
            report("decision_nested_too_deeply", "the item definition is nested too deeply",
                   "give inner parts a definition of their own", item.place, {{"max", std::to_string(kItemDepthMax)}});
            return item;
        }
        std::set<std::string> names;
        for (const pugi::xml_node component : xml::children(node, "itemComponent")) {
            item.components.push_back(read_item(component, item.place + ", component ", depth + 1));
            if (!names.insert(item.components.back().name).second) {
                report("decision_duplicate_name", "two components are named \"" + item.components.back().name + "\"",
                       "rename one of them", item.components.back().place, {{"name", item.components.back().name}});
                item.components.pop_back();
            }
        }
        if (const pugi::xml_node function = xml::child(node, "functionItem")) {
            item.is_function = true;
            item.result_type_name = std::string(xml::trim(xml::attribute(function, "outputTypeRef")));
            for (const pugi::xml_node parameter : xml::children(function, "parameters")) {
                item.parameters.push_back({feel::normalise_name(xml::attribute(parameter, "name")),
                                           std::string(xml::trim(xml::attribute(parameter, "typeRef")))});
            }
        }
        return item;
    }

    template <typename T>
    void read_element(pugi::xml_node node, const char* kind, T& element) {
        element.id = std::string(xml::attribute(node, "id"));
        element.name = feel::normalise_name(xml::attribute(node, "name"));
        element.home = model_.get();
        element.place = file_ + ", " + kind + " \"" + element.name + "\"";
        element.variable = BoxedReader::read_typed_name(xml::child(node, "variable"));
        if (element.variable.name.empty()) {
            element.variable.name = element.name;
        }
        if (element.name.empty()) {
            report("decision_without_name", std::string("a ") + kind + " has no name", "give it a name",
                   element.place + (element.id.empty() ? "" : ", id " + element.id), {{"kind", kind}});
        }
    }

    static std::string href_of(pugi::xml_node node) { return std::string(xml::trim(xml::attribute(node, "href"))); }

    static void read_hrefs(pugi::xml_node node, const char* child, std::vector<Requirement>& out) {
        for (const pugi::xml_node one : xml::children(node, child)) {
            out.push_back({href_of(one), {}});
        }
    }

    static void read_knowledge(pugi::xml_node node, std::vector<Requirement>& out) {
        for (const pugi::xml_node requirement : xml::children(node, "knowledgeRequirement")) {
            out.push_back({href_of(xml::child(requirement, "requiredKnowledge")), {}});
        }
    }

    void read_input(pugi::xml_node node) {
        auto input = std::make_unique<InputData>();
        read_element(node, "input data", *input);
        model_->inputs.push_back(std::move(input));
    }

    void read_decision(pugi::xml_node node) {
        auto decision = std::make_unique<Decision>();
        read_element(node, "decision", *decision);
        decision->question = xml::child_text(node, "question");
        decision->description = xml::child_text(node, "description");
        for (const pugi::xml_node requirement : xml::children(node, "informationRequirement")) {
            for (const char* kind : {"requiredDecision", "requiredInput"}) {
                if (const pugi::xml_node required = xml::child(requirement, kind)) {
                    decision->information.push_back({href_of(required), {}});
                }
            }
        }
        read_knowledge(node, decision->knowledge);
        decision->logic = boxed_.read_child(node, decision->place);
        model_->decisions.push_back(std::move(decision));
    }

    void read_bkm(pugi::xml_node node) {
        auto bkm = std::make_unique<Bkm>();
        read_element(node, "business knowledge model", *bkm);
        read_knowledge(node, bkm->knowledge);
        const pugi::xml_node logic = xml::child(node, "encapsulatedLogic");
        bkm->kind_text = std::string(xml::attribute(logic, "kind"));
        bkm->logic = boxed_.read_function(logic, bkm->place);
        model_->bkms.push_back(std::move(bkm));
    }

    // DMN 1.5, 6.3.9 (decision service).
    void read_service(pugi::xml_node node) {
        auto service = std::make_unique<Service>();
        read_element(node, "decision service", *service);
        read_hrefs(node, "outputDecision", service->outputs);
        read_hrefs(node, "encapsulatedDecision", service->encapsulated);
        read_hrefs(node, "inputDecision", service->input_decisions);
        read_hrefs(node, "inputData", service->input_data);
        if (service->outputs.empty()) {
            report("decision_service_without_output", "the decision service has no output decision",
                   "name the decision whose value the service gives", service->place);
        }
        model_->services.push_back(std::move(service));
    }

    void report(std::string code, std::string message, std::string hint, std::string place, Args args = {}) {
        problems_->push_back({.code = std::move(code),
                              .message = std::move(message),
                              .hint = std::move(hint),
                              .where = std::move(place),
                              .args = std::move(args)});
    }

    std::string file_;
    std::vector<Diagnostic>* problems_;
    BoxedReader boxed_;
    std::unique_ptr<Definitions> model_;
};

feel::Place place_at(std::string_view text, std::size_t offset) {
    feel::Place place;
    offset = std::min(offset, text.size());
    place.offset = static_cast<std::uint32_t>(offset);
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

}  // namespace

std::variant<std::unique_ptr<Definitions>, std::vector<Diagnostic>> read_definitions(
    std::string_view xml, const std::string& file, std::vector<Diagnostic>& problems) {
    const auto refuse = [&](std::string code, std::string message, std::string hint, feel::Place place = {},
                            Args args = {}) {
        return std::vector<Diagnostic>{{.code = std::move(code),
                                        .message = std::move(message),
                                        .hint = std::move(hint),
                                        .place = place,
                                        .where = file,
                                        .args = std::move(args)}};
    };
    if (xml.size() > kBytesMax) {
        return refuse("decision_file_too_large", "the file has " + std::to_string(xml.size()) + " bytes",
                      "a model may have up to " + std::to_string(kBytesMax) + " bytes", {},
                      {{"bytes", std::to_string(xml.size())}, {"max", std::to_string(kBytesMax)}});
    }
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!result) {
        const feel::Place place = place_at(xml, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
        return refuse("decision_not_xml",
                      std::string("the file cannot be read as XML: ") + result.description() + " at line " +
                          std::to_string(place.line) + ", column " + std::to_string(place.column),
                      "save the model again as a DMN file", place,
                      {{"reason", result.description()},
                       {"line", std::to_string(place.line)},
                       {"column", std::to_string(place.column)}});
    }
    const pugi::xml_node root = document.document_element();
    if (xml::local_name(root) != "definitions") {
        return refuse("decision_not_a_model",
                      "the outermost element is \"" + std::string(root.name()) + "\", not \"definitions\"",
                      "this is not a DMN model; choose a .dmn file", {}, {{"element", root.name()}});
    }
    const std::string_view space = xml::namespace_of(root);
    if (!xml::is_model_namespace(space)) {
        return refuse(
            "decision_unknown_namespace",
            "the model is written in the namespace \"" + std::string(space) + "\", which is no edition of DMN",
            "use the namespace of DMN 1.5: https://www.omg.org/spec/DMN/20230324/MODEL/", {},
            {{"namespace", std::string(space)}});
    }
    return Reader(file, problems).read(root);
}

}  // namespace liucai::decision
