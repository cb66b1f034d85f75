#include "names.hpp"

#include <set>

namespace liucai::decision {

namespace {

void add_components(feel::Names& names, const ItemType* type, std::set<const ItemType*>& seen) {
    if (type == nullptr || !seen.insert(type).second) {
        return;
    }
    add_components(names, type->base, seen);
    add_components(names, type->result, seen);
    for (const auto& [name, component] : type->components) {
        names.names.insert(name);
        add_components(names, component, seen);
    }
}

void add_typed(feel::Names& names, const TypedName& variable) {
    names.names.insert(variable.name);
    add_components(names, variable.type);
}

struct ShapeOf {
    feel::Names& names;

    void of(const BoxedPtr& box) const { add_shape(names, box.get()); }

    void operator()(const RefusedBox&) const {}
    void operator()(const LiteralBox&) const {}
    void operator()(const ContextBox& box) const {
        if (box.result != nullptr) {
            return of(box.result);
        }
        for (const EntryBox& entry : box.entries) {
            add_typed(names, entry.variable);
            of(entry.value);
        }
    }
    void operator()(const ListBox& box) const {
        for (const BoxedPtr& item : box.items) {
            of(item);
        }
    }
    void operator()(const RelationBox& box) const {
        for (const TypedName& column : box.columns) {
            add_typed(names, column);
        }
    }
    void operator()(const InvocationBox&) const {}
    void operator()(const FunctionBox& box) const { of(box.body); }
    void operator()(const ConditionalBox& box) const {
        of(box.then);
        of(box.otherwise);
    }
    void operator()(const FilterBox& box) const { of(box.in); }
    void operator()(const IteratorBox& box) const { of(box.body); }
    void operator()(const TableBox& box) const {
        for (const OutputColumn& column : box.outputs) {
            if (!column.name.empty()) {
                names.names.insert(column.name);
            }
            add_components(names, column.type.type);
        }
    }
};

// Keys of contexts that a FEEL text writes: what stands between { or , and a colon, outside of strings.
void add_keys(feel::Names& names, std::string_view text) {
    std::size_t begin = std::string_view::npos;
    bool is_in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && (i == 0 || text[i - 1] != '\\')) {
            is_in_string = !is_in_string;
            begin = is_in_string ? std::string_view::npos : begin;
        } else if (is_in_string) {
            continue;
        } else if (c == '{' || c == ',') {
            begin = i + 1;
        } else if (c == ':' && begin != std::string_view::npos) {
            const std::string name = feel::normalise_name(text.substr(begin, i - begin));
            if (!name.empty()) {
                names.names.insert(name);
            }
            begin = std::string_view::npos;
        } else if (c == '}' || c == '(' || c == ')' || c == '[' || c == ']') {
            begin = std::string_view::npos;
        }
    }
}

struct EverythingIn {
    feel::Names& names;

    void of(const BoxedPtr& box) const {
        if (box != nullptr) {
            add_components(names, box->type);
            std::visit(*this, box->form);
        }
    }
    void operator()(const RefusedBox&) const {}
    void operator()(const LiteralBox& box) const { add_keys(names, box.text); }
    void operator()(const ContextBox& box) const {
        for (const EntryBox& entry : box.entries) {
            names.names.insert(entry.variable.name);
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
        for (const TypedName& column : box.columns) {
            names.names.insert(column.name);
        }
        for (const auto& row : box.rows) {
            for (const BoxedPtr& cell : row) {
                of(cell);
            }
        }
    }
    void operator()(const InvocationBox& box) const {
        for (const EntryBox& binding : box.bindings) {
            of(binding.value);
        }
    }
    void operator()(const FunctionBox& box) const { of(box.body); }
    void operator()(const ConditionalBox& box) const {
        of(box.then);
        of(box.otherwise);
    }
    void operator()(const FilterBox& box) const { of(box.in); }
    void operator()(const IteratorBox& box) const {
        of(box.in);
        of(box.body);
    }
    void operator()(const TableBox& box) const {
        for (const OutputColumn& column : box.outputs) {
            if (!column.name.empty()) {
                names.names.insert(column.name);
            }
        }
        for (const RuleBox& rule : box.rules) {
            for (const BoxedPtr& output : rule.outputs) {
                of(output);
            }
        }
    }
};

void add_items(feel::Names& names, const std::vector<ItemDefinition>& items, bool are_components) {
    for (const ItemDefinition& item : items) {
        if (are_components && !item.name.empty()) {
            names.names.insert(item.name);
        }
        add_items(names, item.components, true);
    }
}

}  // namespace

void add_components(feel::Names& names, const ItemType* type) {
    std::set<const ItemType*> seen;
    add_components(names, type, seen);
}

void add_shape(feel::Names& names, const Boxed* box) {
    if (box == nullptr) {
        return;
    }
    add_components(names, box->type);
    std::visit(ShapeOf{names}, box->form);
}

void add_element(feel::Names& names, const Element& element) {
    add_typed(names, variable_of(element));
    if (const auto* decision = std::get_if<const Decision*>(&element)) {
        add_shape(names, (*decision)->logic.get());
    } else if (const auto* bkm = std::get_if<const Bkm*>(&element)) {
        add_shape(names, (*bkm)->logic.body.get());
        for (const TypedName& parameter : (*bkm)->logic.parameters) {
            names.names.insert(parameter.name);
        }
    } else if (const auto* service = std::get_if<const Service*>(&element)) {
        for (const auto* list : {&(*service)->outputs, &(*service)->input_data, &(*service)->input_decisions}) {
            for (const Requirement& requirement : *list) {
                if (!std::holds_alternative<std::monostate>(requirement.bound.element) &&
                    !std::holds_alternative<const Service*>(requirement.bound.element)) {
                    add_element(names, requirement.bound.element);
                }
            }
        }
    }
}

void add_everything(feel::Names& names, const Definitions& model) {
    const EverythingIn everything{names};
    add_items(names, model.items, false);
    for (const auto& input : model.inputs) {
        names.names.insert(input->variable.name);
    }
    for (const auto& decision : model.decisions) {
        names.names.insert(decision->variable.name);
        everything.of(decision->logic);
    }
    for (const auto& bkm : model.bkms) {
        names.names.insert(bkm->variable.name);
        for (const TypedName& parameter : bkm->logic.parameters) {
            names.names.insert(parameter.name);
        }
        everything.of(bkm->logic.body);
    }
    for (const auto& service : model.services) {
        names.names.insert(service->variable.name);
    }
    for (const Import& import : model.imports) {
        if (!import.name.empty()) {
            names.names.insert(import.name);
        }
        if (import.model != nullptr) {
            add_everything(names, *import.model);
        }
    }
}

}  // namespace liucai::decision
