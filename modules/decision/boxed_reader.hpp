#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "boxed.hpp"

namespace liucai::decision {

/// Reads boxed expressions. Depth is bounded, so a hostile file cannot exhaust the stack.
class BoxedReader {
public:
    explicit BoxedReader(std::vector<Diagnostic>& problems) : problems_(&problems) {}

    /// The expression among the children of an element (decision, contextEntry, if …); nullptr when there is none.
    BoxedPtr read_child(pugi::xml_node parent, const std::string& place);
    BoxedPtr read(pugi::xml_node node, const std::string& place);
    /// `functionDefinition` and `encapsulatedLogic` (DMN 1.5, 10.2.1.7).
    FunctionBox read_function(pugi::xml_node node, const std::string& place);
    static TypedName read_typed_name(pugi::xml_node node);

private:
    LiteralBox read_literal(pugi::xml_node node);
    ContextBox read_context(pugi::xml_node node, const std::string& place);
    RelationBox read_relation(pugi::xml_node node, const std::string& place);
    InvocationBox read_invocation(pugi::xml_node node, const std::string& place);
    ConditionalBox read_conditional(pugi::xml_node node, const std::string& place);
    IteratorBox read_iterator(pugi::xml_node node, const std::string& place);
    TableBox read_table(pugi::xml_node node, const std::string& place);
    RuleBox read_rule(pugi::xml_node node, const TableBox& table, const std::vector<std::string>& annotation_names,
                      const std::string& place);
    void report(std::string code, std::string message, std::string hint, std::string place, Args args = {});

    std::vector<Diagnostic>* problems_;
    int depth_ = 0;
};

}  // namespace liucai::decision
