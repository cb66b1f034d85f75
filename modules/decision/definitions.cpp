#include "definitions.hpp"

namespace liucai::decision {

namespace {

// By name; by id for callers who keep ids.
template <typename T>
const T* find_named(const std::vector<std::unique_ptr<T>>& all, std::string_view name) {
    for (const auto& one : all) {
        if (one->name == name) {
            return one.get();
        }
    }
    for (const auto& one : all) {
        if (!one->id.empty() && one->id == name) {
            return one.get();
        }
    }
    return nullptr;
}

// "lib.Rate" is the Rate of the import named lib.
template <typename T>
const T* find_through_imports(const Definitions& model, std::string_view name,
                              const T* (*find)(const Definitions&, std::string_view)) {
    for (const Import& import : model.imports) {
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
        if (const T* found = find(*import.model, rest)) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace

const InputData* find_input(const Definitions& model, std::string_view name) {
    const InputData* own = find_named(model.inputs, name);
    return own != nullptr ? own : find_through_imports(model, name, &find_input);
}
const Decision* find_decision(const Definitions& model, std::string_view name) {
    const Decision* own = find_named(model.decisions, name);
    return own != nullptr ? own : find_through_imports(model, name, &find_decision);
}
const Bkm* find_bkm(const Definitions& model, std::string_view name) {
    const Bkm* own = find_named(model.bkms, name);
    return own != nullptr ? own : find_through_imports(model, name, &find_bkm);
}
const Service* find_service(const Definitions& model, std::string_view name) {
    const Service* own = find_named(model.services, name);
    return own != nullptr ? own : find_through_imports(model, name, &find_service);
}

const TypedName& variable_of(const Element& element) {
    static const TypedName kNothing;
    return std::visit(
        [](const auto& one) -> const TypedName& {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) {
                return kNothing;
            } else {
                return one->variable;
            }
        },
        element);
}

}  // namespace liucai::decision
