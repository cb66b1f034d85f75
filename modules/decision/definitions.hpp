#pragma once

#include <liucai/decision/model.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "boxed.hpp"
#include "types.hpp"

namespace liucai::decision {

struct Definitions;
struct InputData;
struct Decision;
struct Bkm;
struct Service;
using Element = std::variant<std::monostate, const InputData*, const Decision*, const Bkm*, const Service*>;

/// An element as another one sees it: "lib.Rate" has the path {"lib"}.
struct Bound {
    std::vector<std::string> path;
    Element element;
};

/// A requirement as written, and what it leads to.
struct Requirement {
    std::string href;
    Bound bound;
};

struct InputData {
    std::string id;
    std::string name;
    TypedName variable;
    std::string place;
    std::size_t slot = 0;
    const Definitions* home = nullptr;
};

struct Decision {
    std::string id;
    std::string name;
    TypedName variable;
    std::string question;
    std::string description;
    std::string place;
    std::vector<Requirement> information;
    std::vector<Requirement> knowledge;
    BoxedPtr logic;  ///< nullptr: the decision has none; its value can only be given from outside
    std::size_t slot = 0;
    bool is_in_cycle = false;
    const Definitions* home = nullptr;
};

struct Bkm {
    std::string id;
    std::string name;
    TypedName variable;
    std::string place;
    std::vector<Requirement> knowledge;
    FunctionBox logic;
    std::string kind_text;
    std::shared_ptr<const feel::Function> function;
    const Definitions* home = nullptr;
};

struct Service {
    std::string id;
    std::string name;
    TypedName variable;
    std::string place;
    std::vector<Requirement> outputs;
    std::vector<Requirement> encapsulated;
    std::vector<Requirement> input_decisions;
    std::vector<Requirement> input_data;
    std::shared_ptr<const feel::Function> function;
    const Definitions* home = nullptr;
};

/// One `import` of a DMN model; each importer has its own copy, because its inputs are its own.
struct Import {
    std::string name;  ///< "" puts the names of the other model beside our own (1.5)
    std::string namespace_uri;
    std::string type;
    std::string location;
    std::unique_ptr<Definitions> model;  ///< nullptr: it is no DMN model, or it was not found
};

/// One file: what it declares, and the models it imports.
struct Definitions {
    std::string file;  ///< for messages: the file's name without its folder
    std::string id;
    std::string name;
    std::string namespace_uri;
    std::vector<std::string> path;  ///< import names from the model that was loaded down to this one
    std::vector<Import> imports;
    std::vector<ItemDefinition> items;
    std::vector<std::unique_ptr<InputData>> inputs;
    std::vector<std::unique_ptr<Decision>> decisions;
    std::vector<std::unique_ptr<Bkm>> bkms;
    std::vector<std::unique_ptr<Service>> services;
    TypeTable types;
    std::map<std::string, Element, std::less<>> by_id;
};

const InputData* find_input(const Definitions& model, std::string_view name);
const Decision* find_decision(const Definitions& model, std::string_view name);
const Bkm* find_bkm(const Definitions& model, std::string_view name);
const Service* find_service(const Definitions& model, std::string_view name);

/// The name under which an element is known in expressions.
const TypedName& variable_of(const Element& element);

}  // namespace liucai::decision
