#include "link.hpp"

#include <algorithm>
#include <set>

#include "names.hpp"
#include "xml.hpp"

namespace liucai::decision {

namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_feel(std::string_view language) {
    std::string lower(language);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return lower.empty() || lower.find("feel") != std::string::npos;
}

bool is_place_for_anything(std::string_view text) { return text.empty() || text == "-"; }

// Whether a text has the word null outside of strings.
bool has_word_null(std::string_view text) {
    bool is_in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) {
            is_in_string = !is_in_string;
        } else if (!is_in_string && text.substr(i).starts_with("null")) {
            return true;
        }
    }
    return false;
}

const Definitions* by_namespace(const Definitions& model, std::string_view uri, std::vector<std::string>& path) {
    for (const Import& import : model.imports) {
        if (import.model != nullptr && import.model->namespace_uri == uri) {
            path.push_back(import.name);
            return import.model.get();
        }
    }
    for (const Import& import : model.imports) {
        if (import.model != nullptr) {
            path.push_back(import.name);
            if (const Definitions* found = by_namespace(*import.model, uri, path)) {
                return found;
            }
            path.pop_back();
        }
    }
    return nullptr;
}

// The pieces of unary tests between commas outside of strings and brackets.
std::vector<std::string> split_tests(std::string_view text) {
    std::vector<std::string> pieces;
    int depth = 0;
    bool is_in_string = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && (i == 0 || text[i - 1] != '\\')) {
            is_in_string = !is_in_string;
        } else if (is_in_string) {
            continue;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            pieces.emplace_back(xml::trim(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    pieces.emplace_back(xml::trim(text.substr(begin)));
    return pieces;
}

struct ReferencesOf {
    std::set<std::string>& out;

    void of(const BoxedPtr& box) const {
        if (box != nullptr) {
            std::visit(*this, box->form);
        }
    }
    void of(const TestsBox& tests) const {
        if (tests.tests) {
            out.insert(tests.tests->references().begin(), tests.tests->references().end());
        }
    }
    void operator()(const RefusedBox&) const {}
    void operator()(const LiteralBox& box) const {
        if (box.expression) {
            out.insert(box.expression->references().begin(), box.expression->references().end());
        }
    }
    void operator()(const ContextBox& box) const {
        for (const EntryBox& entry : box.entries) {
            of(entry.value);
        }
        of(box.result);
    }
    void operator()(const ListBox& box) const {
        for (const BoxedPtr& item : box.items) {
            of(item);
        }
    }
    void operator()(const RelationBox& box) const {
        for (const auto& row : box.rows) {
            for (const BoxedPtr& cell : row) {
                of(cell);
            }
        }
    }
    void operator()(const InvocationBox& box) const {
        of(box.callee);
        for (const EntryBox& binding : box.bindings) {
            of(binding.value);
        }
    }
    void operator()(const FunctionBox& box) const { of(box.body); }
    void operator()(const ConditionalBox& box) const {
        of(box.condition);
        of(box.then);
        of(box.otherwise);
    }
    void operator()(const FilterBox& box) const {
        of(box.in);
        of(box.match);
    }
    void operator()(const IteratorBox& box) const {
        of(box.in);
        of(box.body);
    }
    void operator()(const TableBox& box) const {
        for (const InputColumn& column : box.inputs) {
            of(column.expression);
            of(column.values);
        }
        for (const OutputColumn& column : box.outputs) {
            of(column.values);
            of(column.fallback);
        }
        for (const RuleBox& rule : box.rules) {
            for (const TestsBox& cell : rule.inputs) {
                of(cell);
            }
            for (const BoxedPtr& cell : rule.outputs) {
                of(cell);
            }
        }
    }
};

}  // namespace

struct Linker::Known {
    feel::Names names;
    std::map<std::string, const ItemType*, std::less<>> types;  ///< of the variables that have one
    bool is_open = false;  ///< there are names that only the data bring: the entries of the items of a filter

    Known with(const TypedName& variable, const Boxed* body = nullptr) const {
        Known more = *this;
        more.add(variable, body);
        return more;
    }
    /// The type of what a text names, "age" or "person.age"; nullptr when it is more than a name, or has no type.
    const ItemType* type_of(std::string_view text) const {
        const ItemType* type = nullptr;
        for (bool is_first = true; !text.empty(); is_first = false) {
            const std::size_t dot = std::min(text.find('.'), text.size());
            const std::string name = feel::normalise_name(text.substr(0, dot));
            text.remove_prefix(std::min(dot + 1, text.size()));
            if (is_first) {
                const auto known = types.find(name);
                type = known == types.end() ? nullptr : known->second;
            } else {
                while (type != nullptr && type->components.empty() && !type->is_collection) {
                    type = type->base;
                }
                const ItemType* whole = type;
                type = nullptr;
                for (std::size_t i = 0; whole != nullptr && i < whole->components.size(); ++i) {
                    if (whole->components[i].first == name && !whole->is_collection) {
                        type = whole->components[i].second;
                    }
                }
            }
            if (type == nullptr) {
                return nullptr;
            }
        }
        return type;
    }
    void add(const TypedName& variable, const Boxed* body = nullptr) {
        names.names.insert(variable.name);
        types.insert_or_assign(variable.name, variable.type);
        add_components(names, variable.type);
        add_shape(names, body);
    }
};

void Linker::report(std::string code, std::string message, std::string hint, std::string place, Args args) {
    problems_->push_back({.code = std::move(code),
                          .message = std::move(message),
                          .hint = std::move(hint),
                          .where = std::move(place),
                          .args = std::move(args)});
}

void Linker::link() {
    index();
    build_types();
    resolve_all();
    find_cycles();
    bind_all();
}

void Linker::index() {
    std::set<std::string> names;
    const auto add = [&](const auto& all) {
        for (const auto& one : all) {
            if (!one->id.empty() && !model_->by_id.try_emplace(one->id, one.get()).second) {
                report("decision_duplicate_id", "two elements have the id " + quoted(one->id),
                       "give each element an id of its own; requirements lead to the first", one->place,
                       {{"id", one->id}});
            }
            if (!one->name.empty() && !names.insert(one->name).second) {
                report("decision_duplicate_name", "two elements are named " + quoted(one->name),
                       "rename one of them: names of decisions, inputs, knowledge models and services are unique",
                       one->place, {{"name", one->name}});
            }
        }
    };
    add(model_->inputs);
    add(model_->decisions);
    add(model_->bkms);
    add(model_->services);
    for (const auto& input : model_->inputs) {
        input->slot = (*slot_count_)++;
    }
    for (const auto& decision : model_->decisions) {
        decision->slot = (*slot_count_)++;
    }
}

void Linker::build_types() {
    const Definitions* model = model_;
    const auto imported = [model](std::string_view name) -> const ItemType* {
        for (const Import& import : model->imports) {
            if (import.model == nullptr) {
                continue;
            }
            std::string_view rest = name;
            if (!import.name.empty()) {
                if (!name.starts_with(import.name) || name.size() <= import.name.size() ||
                    name[import.name.size()] != '.') {
                    continue;
                }
                rest = name.substr(import.name.size() + 1);
            }
            if (const ItemType* type = import.model->types.find(rest)) {
                return type;
            }
        }
        return nullptr;
    };
    model_->types.build(model_->items, imported, [this](Diagnostic problem) { problems_->push_back(problem); });
    type_named_ = [model](std::string_view name) -> feel::TypeRef {
        const ItemType* type = model->types.find(name);
        return type != nullptr ? type->type : nullptr;
    };
}

// DMN 1.5, 7.3.6 and 6.3.12: href is "#id" of this file or "namespace#id" of this or an imported model.
void Linker::resolve(Requirement& requirement, const std::string& place, const char* wanted) {
    const std::string_view href = requirement.href;
    const std::size_t hash = href.find('#');
    const std::string_view uri = hash == std::string_view::npos ? std::string_view{} : href.substr(0, hash);
    const std::string_view id = hash == std::string_view::npos ? href : href.substr(hash + 1);
    const Definitions* home = model_;
    if (!uri.empty() && uri != model_->namespace_uri) {
        home = by_namespace(*model_, uri, requirement.bound.path);
        if (home == nullptr) {
            return report("decision_missing_requirement",
                          std::string(wanted) + " leads to " + quoted(href) + ", and no import has that namespace",
                          "import the model with the namespace " + std::string(uri), place,
                          {{"href", std::string(href)}});
        }
    }
    const auto found = home->by_id.find(id);
    if (found == home->by_id.end()) {
        return report("decision_missing_requirement",
                      std::string(wanted) + " leads to " + quoted(href) + ", which does not exist",
                      "point it to the id of an element of the model, or remove it", place,
                      {{"href", std::string(href)}});
    }
    requirement.bound.element = found->second;
    std::erase(requirement.bound.path, "");
}

void Linker::resolve_all() {
    for (const auto& decision : model_->decisions) {
        for (Requirement& requirement : decision->information) {
            resolve(requirement, decision->place, "an information requirement");
        }
        for (Requirement& requirement : decision->knowledge) {
            resolve(requirement, decision->place, "a knowledge requirement");
        }
    }
    for (const auto& bkm : model_->bkms) {
        for (Requirement& requirement : bkm->knowledge) {
            resolve(requirement, bkm->place, "a knowledge requirement");
        }
    }
    for (const auto& service : model_->services) {
        for (Requirement& requirement : service->outputs) {
            resolve(requirement, service->place, "an output decision");
        }
        for (Requirement& requirement : service->encapsulated) {
            resolve(requirement, service->place, "an encapsulated decision");
        }
        for (Requirement& requirement : service->input_decisions) {
            resolve(requirement, service->place, "an input decision");
        }
        for (Requirement& requirement : service->input_data) {
            resolve(requirement, service->place, "an input");
        }
    }
}

// DMN 1.5, 6.2.1.1: the information requirements of a decision requirements graph form no cycle.
void Linker::find_cycles() {
    enum class Mark : std::uint8_t { fresh, open, done };
    std::map<const Decision*, Mark> marks;
    struct Step {
        Decision* decision;
        std::size_t next = 0;
    };
    std::map<const Decision*, Decision*> own;
    for (const auto& decision : model_->decisions) {
        own[decision.get()] = decision.get();
    }
    for (const auto& start : model_->decisions) {
        if (marks[start.get()] != Mark::fresh) {
            continue;
        }
        std::vector<Step> trail{{start.get()}};
        marks[start.get()] = Mark::open;
        while (!trail.empty()) {
            Step& step = trail.back();
            if (step.next == step.decision->information.size()) {
                marks[step.decision] = Mark::done;
                trail.pop_back();
                continue;
            }
            const Element& element = step.decision->information[step.next++].bound.element;
            const auto* required = std::get_if<const Decision*>(&element);
            if (required == nullptr || !own.contains(*required)) {
                continue;
            }
            Decision* next = own[*required];
            if (marks[next] == Mark::fresh) {
                marks[next] = Mark::open;
                trail.push_back({next});
            } else if (marks[next] == Mark::open) {
                std::string names;
                auto from = std::ranges::find_if(trail, [&](const Step& one) { return one.decision == next; });
                for (auto it = from; it != trail.end(); ++it) {
                    names += quoted(it->decision->name) + " requires ";
                    it->decision->is_in_cycle = true;
                }
                report("decision_cyclic_requirements",
                       "the decisions require each other in a circle: " + names + quoted(next->name),
                       "remove one of these requirements", next->place, {{"names", names + quoted(next->name)}});
            }
        }
    }
}

Linker::Known Linker::known_to(const std::vector<Requirement>& information,
                               const std::vector<Requirement>& knowledge) const {
    Known known;
    known.names.type_named = type_named_;
    for (const auto* list : {&information, &knowledge}) {
        for (const Requirement& requirement : *list) {
            if (std::holds_alternative<std::monostate>(requirement.bound.element)) {
                continue;
            }
            for (const std::string& name : requirement.bound.path) {
                known.names.names.insert(name);
            }
            add_element(known.names, requirement.bound.element);
            const TypedName& variable = variable_of(requirement.bound.element);
            const bool is_function = std::holds_alternative<const Bkm*>(requirement.bound.element) ||
                                     std::holds_alternative<const Service*>(requirement.bound.element);
            if (requirement.bound.path.empty() && !is_function) {
                known.types.insert_or_assign(variable.name, variable.type);
            }
        }
    }
    return known;
}

const feel::Names* Linker::wider_names(const Known& known) {
    constexpr int kTriesMax = 300;  // a file of nothing but faults is not read twice
    if (++wider_tries_ > kTriesMax) {
        return nullptr;
    }
    if (all_names_ == nullptr) {
        all_names_ = std::make_unique<feel::Names>();
        add_everything(*all_names_, *model_);
    }
    wider_names_ = std::make_unique<feel::Names>(*all_names_);
    wider_names_->type_named = type_named_;
    wider_names_->names.insert(known.names.names.begin(), known.names.names.end());
    return wider_names_.get();
}

void Linker::bind_variable(TypedName& variable, const std::string& place) {
    if (variable.type_name.empty()) {
        return;
    }
    variable.type = model_->types.find(variable.type_name);
    if (variable.type == nullptr) {
        report("decision_unknown_type", "there is no type " + quoted(variable.type_name),
               "declare an item definition with that name, or use a built-in type such as number or string", place,
               {{"type", variable.type_name}});
    }
}

void Linker::bind_all() {
    for (const auto& input : model_->inputs) {
        bind_variable(input->variable, input->place);
    }
    // Types of variables first: the names of an expression depend on them.
    for (const auto& decision : model_->decisions) {
        bind_variable(decision->variable, decision->place);
    }
    for (const auto& bkm : model_->bkms) {
        bind_variable(bkm->variable, bkm->place);
        for (TypedName& parameter : bkm->logic.parameters) {
            bind_variable(parameter, bkm->place + ", parameter " + quoted(parameter.name));
        }
    }
    for (const auto& service : model_->services) {
        bind_variable(service->variable, service->place);
    }
    for (const auto& bkm : model_->bkms) {
        Known known = known_to({}, bkm->knowledge);
        known.add(bkm->variable);
        for (const TypedName& parameter : bkm->logic.parameters) {
            known.add(parameter);
        }
        if (bkm->logic.body == nullptr) {
            report("decision_without_logic", "the business knowledge model has no logic", "give it an expression",
                   bkm->place);
        } else if (bkm->logic.language == FunctionBox::Language::feel) {
            bind(*bkm->logic.body, known);
        }
    }
    for (const auto& decision : model_->decisions) {
        if (decision->logic != nullptr) {
            bind(*decision->logic, known_to(decision->information, decision->knowledge));
        }
    }
}

void Linker::bind(Boxed& box, const Known& known) {
    if (!box.type_name.empty()) {
        TypedName named{.type_name = box.type_name};
        bind_variable(named, box.place);
        box.type = named.type;
    }
    const auto bind_child = [&](const BoxedPtr& child, const Known& names, const char* missing) {
        if (child != nullptr) {
            bind(*child, names);
        } else if (missing != nullptr) {
            report("decision_without_logic", std::string("the expression lacks its part ") + quoted(missing),
                   "give it an expression", box.place);
        }
    };
    if (auto* literal = std::get_if<LiteralBox>(&box.form)) {
        bind_literal(box, *literal, known);
    } else if (auto* context = std::get_if<ContextBox>(&box.form)) {
        Known names = known;
        for (EntryBox& entry : context->entries) {
            bind_variable(entry.variable, box.place + ", entry " + quoted(entry.variable.name));
            bind_child(entry.value, names, entry.variable.name.c_str());
            names.add(entry.variable, entry.value.get());
        }
        bind_child(context->result, names, nullptr);
    } else if (auto* list = std::get_if<ListBox>(&box.form)) {
        for (const BoxedPtr& item : list->items) {
            bind_child(item, known, "item");
        }
    } else if (auto* relation = std::get_if<RelationBox>(&box.form)) {
        for (TypedName& column : relation->columns) {
            bind_variable(column, box.place + ", column " + quoted(column.name));
        }
        for (const auto& row : relation->rows) {
            for (const BoxedPtr& cell : row) {
                bind_child(cell, known, nullptr);
            }
        }
    } else if (auto* invocation = std::get_if<InvocationBox>(&box.form)) {
        bind_child(invocation->callee, known, "called function");
        for (EntryBox& binding : invocation->bindings) {
            bind_child(binding.value, known, nullptr);
        }
    } else if (auto* function = std::get_if<FunctionBox>(&box.form)) {
        bind_function(*function, known, box.place);
    } else if (auto* conditional = std::get_if<ConditionalBox>(&box.form)) {
        bind_child(conditional->condition, known, "if");
        bind_child(conditional->then, known, "then");
        bind_child(conditional->otherwise, known, "else");
    } else if (auto* filter = std::get_if<FilterBox>(&box.form)) {
        bind_child(filter->in, known, "in");
        Known names = known.with(TypedName{.name = "item"}, filter->in.get());
        names.is_open = true;
        bind_child(filter->match, names, "match");
    } else if (auto* iterator = std::get_if<IteratorBox>(&box.form)) {
        if (iterator->in != nullptr && std::holds_alternative<LiteralBox>(iterator->in->form)) {
            bind_literal(*iterator->in, std::get<LiteralBox>(iterator->in->form), known, true);
        } else {
            bind_child(iterator->in, known, "in");
        }
        Known names = known.with(TypedName{.name = iterator->variable}, iterator->in.get());
        if (iterator->how == IteratorBox::How::each) {
            names.names.names.insert("partial");
        }
        bind_child(iterator->body, names, "return or satisfies");
    } else if (auto* table = std::get_if<TableBox>(&box.form)) {
        bind_table(box, *table, known);
    }
}

void Linker::bind_literal(Boxed& box, LiteralBox& literal, const Known& known, bool is_range_allowed) {
    if (!box.type_name.empty() && box.type == nullptr) {
        TypedName named{.type_name = box.type_name};
        bind_variable(named, box.place);
        box.type = named.type;
    }
    if (!is_feel(literal.language)) {
        report("decision_unknown_language", "the expression is written in " + quoted(literal.language),
               "only FEEL expressions are evaluated; rewrite it in FEEL", box.place, {{"language", literal.language}});
        literal.errors.push_back(problems_->back());
        return;
    }
    if (xml::trim(literal.text).empty()) {
        report("decision_empty_expression", "the expression is empty", "write an expression; null for no value",
               box.place);
        literal.errors.push_back(problems_->back());
        return;
    }
    auto read = feel::parse_expression(literal.text, known.names);
    if (auto* good = std::get_if<0>(&read)) {
        literal.expression = std::move(*good);
        return check_names(literal.expression->references(), literal.text, known, box.place);
    }
    // Names with spaces that are reached through values of unknown type.
    if (const feel::Names* wider = wider_names(known)) {
        auto second = feel::parse_expression(literal.text, *wider);
        if (auto* good = std::get_if<0>(&second)) {
            literal.expression = std::move(*good);
            return;
        }
    }
    if (is_range_allowed) {
        // The "in" of a boxed iterator may be an iteration such as 1..5, which is no expression of its own.
        auto iteration = feel::parse_expression("for each in " + literal.text + " return each", known.names);
        if (auto* good = std::get_if<0>(&iteration)) {
            literal.expression = std::move(*good);
            return;
        }
    }
    for (Diagnostic& error : std::get<1>(read)) {
        error.where = box.place;
        error.text = literal.text;
        problems_->push_back(error);
        literal.errors.push_back(std::move(error));
    }
}

// A name that nothing around the expression declares: a slip of the pen, or a requirement that was forgotten. Inside of
// a filter the names of the items count too, and those may be known only when the data are there.
void Linker::check_names(std::span<const std::string> references, const std::string& text, const Known& known,
                         const std::string& place) {
    if (known.is_open || text.find('[') != std::string::npos) {
        return;
    }
    for (const std::string& name : references) {
        if (known.names.names.contains(name)) {
            continue;
        }
        report("decision_unknown_name", "the name \"" + name + "\" is not known here",
               "check its spelling; a decision must require what it reads", place, {{"name", name}});
        Diagnostic& problem = problems_->back();
        const std::size_t offset = text.find(name);
        if (offset == std::string::npos) {
            continue;
        }
        problem.text = text;
        problem.place.offset = static_cast<std::uint32_t>(offset);
        problem.place.length = static_cast<std::uint32_t>(name.size());
        for (std::size_t i = 0; i < offset; ++i) {
            if (text[i] == '\n') {
                ++problem.place.line;
                problem.place.column = 1;
            } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
                ++problem.place.column;
            }
        }
    }
}

void Linker::bind_tests(TestsBox& tests, const Known& known, const std::string& place) {
    tests.is_any = is_place_for_anything(xml::trim(tests.text));
    if (tests.is_any) {
        return;
    }
    tests.speaks_of_null = has_word_null(tests.text);
    auto read = feel::parse_unary_tests(tests.text, known.names);
    if (read.index() == 1) {
        if (const feel::Names* wider = wider_names(known)) {
            auto second = feel::parse_unary_tests(tests.text, *wider);
            if (second.index() == 0) {
                read = std::move(second);
            }
        }
    }
    if (auto* good = std::get_if<0>(&read)) {
        tests.is_any = good->is_any();
        tests.tests = std::move(*good);
        check_names(tests.tests->references(), tests.text, known, place);
        return;
    }
    for (Diagnostic& error : std::get<1>(read)) {
        error.where = place;
        error.text = tests.text;
        problems_->push_back(error);
        tests.errors.push_back(std::move(error));
    }
}

void Linker::bind_function(FunctionBox& function, const Known& known, const std::string& place) {
    Known names = known;
    for (TypedName& parameter : function.parameters) {
        bind_variable(parameter, place + ", parameter " + quoted(parameter.name));
        names.add(parameter);
    }
    if (function.body == nullptr) {
        return report("decision_without_logic", "the function has no body", "give it an expression", place);
    }
    if (function.language != FunctionBox::Language::feel) {
        return;
    }
    bind(*function.body, names);
    std::set<std::string> references;
    ReferencesOf{references}.of(function.body);
    for (const TypedName& parameter : function.parameters) {
        references.erase(parameter.name);
    }
    function.captured.assign(references.begin(), references.end());
}

void Linker::bind_table(Boxed& box, TableBox& table, const Known& known) {
    for (InputColumn& column : table.inputs) {
        bind(*column.expression, known);
        column.source = known.type_of(column.text);
        bind_tests(column.values, known, column.expression->place + ", allowed values");
    }
    for (OutputColumn& column : table.outputs) {
        const std::string place = box.place + ", output " + quoted(column.name.empty() ? column.label : column.name);
        bind_variable(column.type, place);
        bind_tests(column.values, known, place + ", allowed values");
        // The order of P and O is that of the output values; without them, of the type's allowed values.
        std::string values = column.values.is_any ? std::string() : column.values.text;
        if (values.empty() && column.type.type != nullptr) {
            values = column.type.type->allowed_text;
        }
        if (!is_place_for_anything(values) && column.values.errors.empty()) {
            for (const std::string& piece : split_tests(values)) {
                TestsBox& one = column.ranked.emplace_back();
                one.text = piece;
                bind_tests(one, known, place + ", allowed values");
            }
        }
        if (column.fallback != nullptr) {
            bind(*column.fallback, known);
        }
    }
    // A cell may reach into its input: ?.name
    std::vector<Known> known_of_column(table.inputs.size(), known);
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
        add_components(known_of_column[i].names, table.inputs[i].expression->type);
    }
    for (std::size_t rule = 0; rule < table.rules.size(); ++rule) {
        RuleBox& row = table.rules[rule];
        for (std::size_t i = 0; i < row.inputs.size() && i < table.inputs.size(); ++i) {
            bind_tests(row.inputs[i], known_of_column[i], cell_place(box, rule, i));
        }
        for (BoxedPtr& cell : row.outputs) {
            if (cell == nullptr) {
                continue;
            }
            // An empty output cell, or a hyphen, gives no value.
            const auto& literal = std::get<LiteralBox>(cell->form);
            if (is_place_for_anything(xml::trim(literal.text))) {
                cell = nullptr;
                continue;
            }
            bind(*cell, known);
        }
        if (row.inputs.size() > table.inputs.size()) {
            row.inputs.resize(table.inputs.size());
        }
        if (row.outputs.size() > table.outputs.size()) {
            row.outputs.resize(table.outputs.size());
        }
    }
    if ((table.policy == HitPolicy::priority || table.policy == HitPolicy::output_order) &&
        std::ranges::all_of(table.outputs, [](const OutputColumn& column) { return column.ranked.empty(); })) {
        report("decision_priority_without_order",
               "the hit policy " + std::string(to_text(table.policy)) + " needs an order of the output values",
               "list the output values, best first", box.place, {{"policy", std::string(to_text(table.policy))}});
    }
}

}  // namespace liucai::decision
