#include <liucai/decision/model.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "definitions.hpp"
#include "link.hpp"
#include "reader.hpp"
#include "run.hpp"
#include "xml.hpp"

namespace liucai::decision {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kModelsMax = 200;  ///< copies of imported models in one loaded model

std::optional<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return std::nullopt;
    }
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

// The namespace that a file declares for its model, without reading all of it; "" when it is no model.
std::string namespace_in(const std::string& text) {
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size())) {
        return {};
    }
    const pugi::xml_node root = document.document_element();
    if (xml::local_name(root) != "definitions" || !xml::is_model_namespace(xml::namespace_of(root))) {
        return {};
    }
    return std::string(xml::trim(xml::attribute(root, "namespace")));
}

template <typename T>
std::vector<std::string> names_of(const std::vector<std::unique_ptr<T>>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) {
        names.push_back(one->name);
    }
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

class LoadedModel final : public Model, public std::enable_shared_from_this<LoadedModel> {
public:
    explicit LoadedModel(std::unique_ptr<Definitions> root, std::vector<Diagnostic> problems, std::size_t slot_count)
        : root_(std::move(root)), problems_(std::move(problems)), slot_count_(slot_count) {}

    void make_functions() {
        self_ = weak_from_this();
        make_functions(*root_);
    }

    const std::string& name() const override { return root_->name; }
    const std::string& namespace_uri() const override { return root_->namespace_uri; }
    const std::vector<Diagnostic>& problems() const override { return problems_; }

    std::vector<InputInfo> inputs() const override {
        std::vector<InputInfo> infos;
        for (const auto& input : root_->inputs) {
            const ItemType* type = input->variable.type;
            infos.push_back({.name = input->name,
                             .type = type != nullptr ? type->type : feel::any_type(),
                             .type_name = input->variable.type_name,
                             .allowed_values = type != nullptr ? type->allowed_text : std::string()});
        }
        return infos;
    }

    std::vector<DecisionInfo> decisions() const override {
        std::vector<DecisionInfo> infos;
        for (const auto& decision : root_->decisions) {
            DecisionInfo info{.id = decision->id,
                              .name = decision->name,
                              .question = decision->question,
                              .description = decision->description,
                              .required_inputs = {},
                              .required_decisions = {},
                              .context_entries = {}};
            for (const Requirement& requirement : decision->information) {
                std::string name;
                for (const std::string& step : requirement.bound.path) {
                    name += step + ".";
                }
                if (const auto* input = std::get_if<const InputData*>(&requirement.bound.element)) {
                    info.required_inputs.push_back(name + (*input)->name);
                } else if (const auto* other = std::get_if<const Decision*>(&requirement.bound.element)) {
                    info.required_decisions.push_back(name + (*other)->name);
                }
            }
            if (decision->logic != nullptr) {
                if (const auto* context = std::get_if<ContextBox>(&decision->logic->form)) {
                    for (const EntryBox& entry : context->entries) {
                        info.context_entries.push_back(entry.variable.name);
                    }
                }
            }
            infos.push_back(std::move(info));
        }
        return infos;
    }

    std::vector<TableInfo> tables() const override;
    std::vector<std::string> services() const override { return names_of(root_->services); }
    std::vector<std::string> bkms() const override { return names_of(root_->bkms); }

    feel::TypeRef type_of(std::string_view name) const override {
        for (const Import& import : root_->imports) {
            if (import.model != nullptr && !import.name.empty() && import.name == name) {
                return inputs_of(*import.model);
            }
        }
        const ItemType* type = nullptr;
        if (const InputData* input = find_input(*root_, name)) {
            type = input->variable.type;
        } else if (const Decision* decision = find_decision(*root_, name)) {
            type = decision->variable.type;
        } else {
            for (const auto& bkm : root_->bkms) {
                for (const TypedName& parameter : bkm->logic.parameters) {
                    if (parameter.name == name && type == nullptr) {
                        type = parameter.type;
                    }
                }
            }
        }
        return type != nullptr ? type->type : feel::any_type();
    }

    Outcome evaluate_decision(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                              Trace* trace) const override {
        return watched(evaluation, trace, [&]() -> feel::Value {
            const Decision* decision = find_decision(*root_, name);
            if (decision == nullptr) {
                return missing("decision", name, names_of(root_->decisions), evaluation);
            }
            Run run(self_, slot_count_, evaluation, trace, &input);
            return run.value_of(*decision);
        });
    }

    Outcome evaluate_service(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                             Trace* trace) const override {
        return watched(evaluation, trace, [&]() -> feel::Value {
            const Service* service = find_service(*root_, name);
            if (service == nullptr) {
                return missing("decision service", name, names_of(root_->services), evaluation);
            }
            std::vector<feel::Value> arguments;
            for (const Requirement* parameter : parameters_of(*service)) {
                arguments.push_back(argument(variable_of(parameter->bound.element).name, input));
            }
            return run_service(*service, arguments, self_, slot_count_, evaluation);
        });
    }

    Outcome evaluate_bkm(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                         Trace* trace) const override {
        return watched(evaluation, trace, [&]() -> feel::Value {
            const Bkm* bkm = find_bkm(*root_, name);
            if (bkm == nullptr) {
                return missing("business knowledge model", name, names_of(root_->bkms), evaluation);
            }
            std::vector<feel::Value> arguments;
            for (const TypedName& parameter : bkm->logic.parameters) {
                arguments.push_back(argument(parameter.name, input));
            }
            const std::size_t first = evaluation.diagnostics.size();
            feel::Value value = feel::call(*bkm->function, arguments, evaluation);
            place_diagnostics(evaluation, first, bkm->place, {});
            return value;
        });
    }

private:
    void make_functions(Definitions& model) {
        for (const auto& bkm : model.bkms) {
            bkm->function = make_bkm_function(*bkm, self_);
        }
        for (const auto& service : model.services) {
            service->function = make_service_function(*service, self_, slot_count_);
        }
        for (const Import& import : model.imports) {
            if (import.model != nullptr) {
                make_functions(*import.model);
            }
        }
    }

    // The inputs of an imported model are given as a context under the name of the import.
    static feel::TypeRef inputs_of(const Definitions& model) {
        std::vector<std::pair<std::string, feel::TypeRef>> members;
        for (const auto& input : model.inputs) {
            const ItemType* type = input->variable.type;
            members.emplace_back(input->name, type != nullptr ? type->type : feel::any_type());
        }
        for (const Import& import : model.imports) {
            if (import.model != nullptr && !import.name.empty()) {
                members.emplace_back(import.name, inputs_of(*import.model));
            }
        }
        return feel::context_type(std::move(members));
    }

    static feel::Value argument(const std::string& name, const feel::Context& input) {
        const feel::Value* value = input.find(name);
        return value != nullptr ? *value : feel::Value{};
    }

    feel::Value missing(const char* kind, std::string_view name, const std::vector<std::string>& known,
                        feel::Evaluation& evaluation) const {
        const std::size_t first = evaluation.diagnostics.size();
        evaluation.fail("decision_not_found",
                        "the model has no " + std::string(kind) + " named \"" + std::string(name) + "\"",
                        known.empty() ? "it has none" : "it has: " + joined(known), {},
                        {{"kind", kind}, {"name", std::string(name)}, {"known", joined(known)}});
        place_diagnostics(evaluation, first, root_->file, {});
        return {};
    }

    // The diagnostics of this evaluation, apart from what the caller gathered before; functions find the trace.
    template <typename Body>
    static Outcome watched(feel::Evaluation& evaluation, Trace* trace, Body body) {
        const std::size_t first = evaluation.diagnostics.size();
        void* const outer = std::exchange(evaluation.caller, trace);
        const char* const outer_base = evaluation.stack_base;
        if (outer_base == nullptr) {
            evaluation.stack_base = static_cast<const char*>(__builtin_frame_address(0));
        }
        Outcome outcome;
        outcome.value = body();
        evaluation.caller = outer;
        evaluation.stack_base = outer_base;
        const auto from = evaluation.diagnostics.begin() + static_cast<std::ptrdiff_t>(first);
        outcome.diagnostics.assign(std::make_move_iterator(from),
                                   std::make_move_iterator(evaluation.diagnostics.end()));
        evaluation.diagnostics.resize(first);
        return outcome;
    }

    std::unique_ptr<Definitions> root_;
    std::vector<Diagnostic> problems_;
    std::size_t slot_count_;
    std::weak_ptr<const Model> self_;
};

TableInfo describe(const std::string& decision, const TableBox& table) {
    TableInfo info;
    info.decision = decision;
    info.hit_policy = std::string(to_text(table.policy));
    for (const InputColumn& column : table.inputs) {
        info.inputs.emplace_back(column.label, column.text);
        const ItemType* type = column.expression->type != nullptr ? column.expression->type : column.source;
        info.input_types.push_back(type != nullptr ? type->type : feel::any_type());
        std::string values = column.values.text;
        for (const ItemType* one : {type, column.source}) {
            // The allowed values of the column, else those of its type, else those of the variable it names.
            for (; values.empty() && one != nullptr && !one->is_collection; one = one->base) {
                values = one->allowed_text;
            }
        }
        info.input_values.push_back(std::move(values));
    }
    for (const OutputColumn& column : table.outputs) {
        info.outputs.push_back(column.name.empty() ? column.label : column.name);
        info.has_default_output = info.has_default_output || column.fallback != nullptr;
    }
    for (const RuleBox& rule : table.rules) {
        RuleText text{.id = rule.id, .inputs = {}, .outputs = {}, .annotations = {}};
        for (const TestsBox& cell : rule.inputs) {
            text.inputs.push_back(cell.text);
        }
        for (const BoxedPtr& cell : rule.outputs) {
            const auto* literal = cell == nullptr ? nullptr : std::get_if<LiteralBox>(&cell->form);
            text.outputs.push_back(literal != nullptr ? literal->text : std::string());
        }
        for (const auto& [name, annotation] : rule.annotations) {
            text.annotations.push_back(annotation);
        }
        info.rules.push_back(std::move(text));
    }
    return info;
}

void add_tables(const std::string& name, const BoxedPtr& box, std::vector<TableInfo>& out) {
    if (box == nullptr) {
        return;
    }
    if (const auto* table = std::get_if<TableBox>(&box->form)) {
        out.push_back(describe(name, *table));
    } else if (const auto* context = std::get_if<ContextBox>(&box->form)) {
        for (const EntryBox& entry : context->entries) {
            add_tables(name + "." + entry.variable.name, entry.value, out);
        }
        add_tables(name, context->result, out);
    } else if (const auto* function = std::get_if<FunctionBox>(&box->form)) {
        add_tables(name, function->body, out);
    } else if (const auto* conditional = std::get_if<ConditionalBox>(&box->form)) {
        add_tables(name, conditional->then, out);
        add_tables(name, conditional->otherwise, out);
    }
}

std::vector<TableInfo> LoadedModel::tables() const {
    std::vector<TableInfo> infos;
    for (const auto& decision : root_->decisions) {
        add_tables(decision->name, decision->logic, infos);
    }
    for (const auto& bkm : root_->bkms) {
        add_tables(bkm->name, bkm->logic.body, infos);
    }
    return infos;
}

/// Reads a model and what it imports.
class Loader {
public:
    using Loaded = std::variant<std::shared_ptr<const Model>, std::vector<Diagnostic>>;

    /// `folder` is where imports are looked for; nullopt: nowhere.
    explicit Loader(std::optional<fs::path> folder) : folder_(std::move(folder)) {}

    Loaded load(std::string_view text, const std::string& file) {
        auto read = read_definitions(text, file, problems_);
        if (auto* errors = std::get_if<1>(&read)) {
            return std::move(*errors);
        }
        auto root = std::move(std::get<0>(read));
        complete(*root, {root->namespace_uri});
        auto model = std::make_shared<LoadedModel>(std::move(root), std::move(problems_), slot_count_);
        model->make_functions();
        return std::shared_ptr<const Model>(std::move(model));
    }

private:
    // Imports first: types and names of a model lean on them.
    void complete(Definitions& model, const std::vector<std::string>& importers) {
        for (Import& import : model.imports) {
            const std::string place = model.file + ", import \"" + import.name + "\"";
            if (!import.type.empty() && !xml::is_model_namespace(import.type)) {
                // PMML and XML Schema may be imported, and are used by nothing that is evaluated here.
                continue;
            }
            if (std::ranges::find(importers, import.namespace_uri) != importers.end()) {
                report("decision_cyclic_import",
                       "the models import each other in a circle: " + import.namespace_uri + " imports itself",
                       "move what both need to a third model", place, {{"namespace", import.namespace_uri}});
                continue;
            }
            if (++model_count_ > kModelsMax) {
                report("decision_too_many_imports",
                       "the model imports more than " + std::to_string(kModelsMax) + " models in all",
                       "import fewer models", place, {{"max", std::to_string(kModelsMax)}});
                return;
            }
            const auto found = find(import);
            if (!found) {
                report("decision_import_not_found",
                       "no file beside the model has the namespace \"" + import.namespace_uri + "\"",
                       "put the imported .dmn file into the same folder", place, {{"namespace", import.namespace_uri}});
                continue;
            }
            auto read = read_definitions(texts_[*found], found->filename().string(), problems_);
            if (auto* errors = std::get_if<1>(&read)) {
                problems_.insert(problems_.end(), errors->begin(), errors->end());
                continue;
            }
            import.model = std::move(std::get<0>(read));
            import.model->path = model.path;
            if (!import.name.empty()) {
                import.model->path.push_back(import.name);
            }
            std::vector<std::string> inner = importers;
            inner.push_back(import.namespace_uri);
            complete(*import.model, inner);
        }
        Linker(model, slot_count_, problems_).link();
    }

    std::optional<fs::path> find(const Import& import) {
        if (!folder_) {
            return std::nullopt;
        }
        if (!is_folder_read_) {
            is_folder_read_ = true;
            std::error_code error;
            std::vector<fs::path> files;
            for (const auto& entry : fs::directory_iterator(*folder_, error)) {
                const std::string suffix = entry.path().extension().string();
                if (entry.is_regular_file(error) && (suffix == ".dmn" || suffix == ".xml")) {
                    files.push_back(entry.path());
                }
            }
            std::ranges::sort(files);
            for (const fs::path& file : files) {
                if (auto text = read_file(file)) {
                    const std::string uri = namespace_in(*text);
                    if (!uri.empty() && by_namespace_.try_emplace(uri, file).second) {
                        texts_[file] = std::move(*text);
                    }
                }
            }
        }
        const auto found = by_namespace_.find(import.namespace_uri);
        return found == by_namespace_.end() ? std::nullopt : std::optional(found->second);
    }

    void report(std::string code, std::string message, std::string hint, std::string place, Args args = {}) {
        problems_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .hint = std::move(hint),
                             .where = std::move(place),
                             .args = std::move(args)});
    }

    std::optional<fs::path> folder_;
    bool is_folder_read_ = false;
    std::map<std::string, fs::path> by_namespace_;
    std::map<fs::path, std::string> texts_;
    std::vector<Diagnostic> problems_;
    std::size_t slot_count_ = 0;
    std::size_t model_count_ = 0;
};

}  // namespace

std::string describe(const Diagnostic& diagnostic) {
    std::string text = diagnostic.where.empty() ? std::string() : diagnostic.where + ":\n";
    if (!diagnostic.text.empty()) {
        return text + feel::point_at(diagnostic.text, diagnostic);
    }
    text += "    " + diagnostic.message + "\n";
    return diagnostic.hint.empty() ? text : text + "    hint: " + diagnostic.hint + "\n";
}

feel::DateTime clock_now() {
    using namespace std::chrono;
    const auto since = system_clock::now().time_since_epoch();
    const auto day = floor<days>(since);
    feel::DateTime moment;
    moment.date = feel::date_from_day_number(day.count());
    moment.time.nanosecond = duration_cast<nanoseconds>(since - day).count();
    moment.time.zone.kind = feel::Zone::Kind::offset;
    return moment;
}

Loader::Loaded Model::load(const std::string& path) {
    const fs::path file(path);
    const auto text = read_file(file);
    std::error_code error;
    if (!text || fs::is_directory(file, error)) {
        return std::vector<Diagnostic>{{.code = "no_such_file",
                                        .message = "cannot open " + path,
                                        .hint = "check the path and the permissions",
                                        .where = path}};
    }
    fs::path folder = file.parent_path();
    return Loader(folder.empty() ? fs::path(".") : folder).load(*text, file.filename().string());
}

Loader::Loaded Model::parse(std::string_view xml, const std::string& name) {
    return Loader(std::nullopt).load(xml, name);
}

}  // namespace liucai::decision
