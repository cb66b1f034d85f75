#include "boxed_reader.hpp"

#include <array>
#include <set>

#include "xml.hpp"

namespace liucai::decision {

namespace {

constexpr int kDepthMax = 100;

std::string name_of(pugi::xml_node node) { return feel::normalise_name(xml::attribute(node, "name")); }

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

TestsBox tests_of(pugi::xml_node node) {
    TestsBox box;
    box.text = xml::child_text(node, "text");
    return box;
}

}  // namespace

std::string_view to_text(HitPolicy policy) {
    constexpr std::array<std::string_view, 11> kTexts{"U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "C#"};
    return kTexts.at(static_cast<std::size_t>(policy));
}

std::string cell_place(const Boxed& table, std::size_t rule, std::size_t input) {
    const auto& box = std::get<TableBox>(table.form);
    const std::string& label = box.inputs[input].label;
    return table.place + ", rule " + std::to_string(rule + 1) + ", input " + quoted(label);
}

TypedName BoxedReader::read_typed_name(pugi::xml_node node) {
    TypedName typed;
    typed.name = name_of(node);
    typed.type_name = std::string(xml::trim(xml::attribute(node, "typeRef")));
    return typed;
}

void BoxedReader::report(std::string code, std::string message, std::string hint, std::string place, Args args) {
    problems_->push_back({.code = std::move(code),
                          .message = std::move(message),
                          .hint = std::move(hint),
                          .where = std::move(place),
                          .args = std::move(args)});
}

BoxedPtr BoxedReader::read_child(pugi::xml_node parent, const std::string& place) {
    static constexpr std::array<std::string_view, 13> kForms{
        "literalExpression", "context", "list", "relation", "invocation", "functionDefinition",
        "conditional",       "filter",  "for",  "some",     "every",      "decisionTable",
        "textualExpression",
    };
    for (const pugi::xml_node node : xml::children(parent)) {
        const std::string_view name = xml::local_name(node);
        for (const std::string_view form : kForms) {
            if (name == form) {
                return read(node, place);
            }
        }
    }
    return nullptr;
}

BoxedPtr BoxedReader::read(pugi::xml_node node, const std::string& place) {
    auto box = std::make_unique<Boxed>();
    box->place = place;
    box->type_name = std::string(xml::trim(xml::attribute(node, "typeRef")));
    if (++depth_ > kDepthMax) {
        --depth_;
        report("decision_nested_too_deeply",
               "the expression is nested more than " + std::to_string(kDepthMax) + " levels deep",
               "move inner parts to decisions of their own", place, {{"max", std::to_string(kDepthMax)}});
        box->form = RefusedBox{problems_->back()};
        return box;
    }
    const std::string_view name = xml::local_name(node);
    if (name == "context") {
        box->form = read_context(node, place);
    } else if (name == "list") {
        ListBox list;
        for (const pugi::xml_node item : xml::children(node)) {
            if (xml::local_name(item) != "description" && xml::local_name(item) != "extensionElements") {
                list.items.push_back(read(item, place + ", item " + std::to_string(list.items.size() + 1)));
            }
        }
        box->form = std::move(list);
    } else if (name == "relation") {
        box->form = read_relation(node, place);
    } else if (name == "invocation") {
        box->form = read_invocation(node, place);
    } else if (name == "functionDefinition") {
        box->form = read_function(node, place);
    } else if (name == "conditional") {
        box->form = read_conditional(node, place);
    } else if (name == "filter") {
        FilterBox filter;
        filter.in = read_child(xml::child(node, "in"), place + ", in");
        filter.match = read_child(xml::child(node, "match"), place + ", match");
        box->form = std::move(filter);
    } else if (name == "for" || name == "some" || name == "every") {
        box->form = read_iterator(node, place);
    } else if (name == "decisionTable") {
        box->form = read_table(node, place);
    } else if (name == "literalExpression" || name == "textualExpression") {
        box->form = read_literal(node);
    } else {
        report("decision_unknown_expression", "there is no boxed expression called \"" + std::string(name) + "\"",
               "use one of DMN's boxed expressions, such as literalExpression or decisionTable", place,
               {{"name", std::string(name)}});
        box->form = RefusedBox{problems_->back()};
    }
    --depth_;
    return box;
}

LiteralBox BoxedReader::read_literal(pugi::xml_node node) {
    LiteralBox literal;
    literal.text = xml::text_of(xml::child(node, "text"));
    literal.language = std::string(xml::attribute(node, "expressionLanguage"));
    return literal;
}

// DMN 1.5, 10.2.1.4 (boxed context).
ContextBox BoxedReader::read_context(pugi::xml_node node, const std::string& place) {
    ContextBox context;
    std::set<std::string> names;
    for (const pugi::xml_node entry : xml::children(node, "contextEntry")) {
        const pugi::xml_node variable = xml::child(entry, "variable");
        if (!variable) {
            if (context.result != nullptr) {
                report("decision_two_results", "the context has more than one entry without a name",
                       "name all entries but the one that is the result", place);
                continue;
            }
            context.result = read_child(entry, place + ", result");
            continue;
        }
        EntryBox box;
        box.variable = read_typed_name(variable);
        const std::string entry_place = place + ", entry " + quoted(box.variable.name);
        if (!names.insert(box.variable.name).second) {
            report("decision_duplicate_name", "two entries of the context are named " + quoted(box.variable.name),
                   "rename one of them", entry_place, {{"name", box.variable.name}});
        }
        box.value = read_child(entry, entry_place);
        context.entries.push_back(std::move(box));
    }
    return context;
}

// DMN 1.5, 10.2.1.6 (relation): rows of expressions under named columns.
RelationBox BoxedReader::read_relation(pugi::xml_node node, const std::string& place) {
    RelationBox relation;
    for (const pugi::xml_node column : xml::children(node, "column")) {
        relation.columns.push_back(read_typed_name(column));
    }
    for (const pugi::xml_node row : xml::children(node, "row")) {
        std::vector<BoxedPtr>& cells = relation.rows.emplace_back();
        const std::string row_place = place + ", row " + std::to_string(relation.rows.size());
        for (const pugi::xml_node cell : xml::children(row)) {
            if (xml::local_name(cell) == "description" || xml::local_name(cell) == "extensionElements") {
                continue;
            }
            const std::size_t index = cells.size();
            const std::string column = index < relation.columns.size() ? relation.columns[index].name : std::string();
            cells.push_back(read(cell, row_place + ", column " + quoted(column)));
        }
        if (cells.size() != relation.columns.size()) {
            report("decision_row_of_other_length",
                   "the row has " + std::to_string(cells.size()) + " cells and the relation has " +
                       std::to_string(relation.columns.size()) + " columns",
                   "give every column a cell", row_place,
                   {{"cells", std::to_string(cells.size())}, {"columns", std::to_string(relation.columns.size())}});
            cells.resize(relation.columns.size());
        }
    }
    return relation;
}

// DMN 1.5, 10.2.1.3 (boxed invocation).
InvocationBox BoxedReader::read_invocation(pugi::xml_node node, const std::string& place) {
    InvocationBox invocation;
    invocation.callee = read_child(node, place + ", called function");
    for (const pugi::xml_node binding : xml::children(node, "binding")) {
        EntryBox box;
        box.variable = read_typed_name(xml::child(binding, "parameter"));
        box.value = read_child(binding, place + ", argument " + quoted(box.variable.name));
        invocation.bindings.push_back(std::move(box));
    }
    return invocation;
}

FunctionBox BoxedReader::read_function(pugi::xml_node node, const std::string& place) {
    FunctionBox function;
    const std::string_view kind = xml::attribute(node, "kind");
    if (kind == "Java" || kind == "J") {
        function.language = FunctionBox::Language::java;
    } else if (kind == "PMML" || kind == "P") {
        function.language = FunctionBox::Language::pmml;
    }
    for (const pugi::xml_node parameter : xml::children(node, "formalParameter")) {
        function.parameters.push_back(read_typed_name(parameter));
    }
    function.body = read_child(node, place);
    return function;
}

// DMN 1.5, 10.2.1.9 (boxed conditional).
ConditionalBox BoxedReader::read_conditional(pugi::xml_node node, const std::string& place) {
    ConditionalBox box;
    box.condition = read_child(xml::child(node, "if"), place + ", if");
    box.then = read_child(xml::child(node, "then"), place + ", then");
    box.otherwise = read_child(xml::child(node, "else"), place + ", else");
    return box;
}

// DMN 1.5, 10.2.1.11 (boxed iterator).
IteratorBox BoxedReader::read_iterator(pugi::xml_node node, const std::string& place) {
    IteratorBox box;
    const std::string_view name = xml::local_name(node);
    box.how = name == "for"    ? IteratorBox::How::each
              : name == "some" ? IteratorBox::How::some
                               : IteratorBox::How::every;
    box.variable = feel::normalise_name(xml::attribute(node, "iteratorVariable"));
    box.in = read_child(xml::child(node, "in"), place + ", in");
    const char* body = box.how == IteratorBox::How::each ? "return" : "satisfies";
    box.body = read_child(xml::child(node, body), place + ", " + body);
    return box;
}

// DMN 1.5, 8.3 (decision table). Orientation is a matter of drawing and has no meaning here.
TableBox BoxedReader::read_table(pugi::xml_node node, const std::string& place) {
    TableBox table;
    const std::string_view policy = xml::attribute(node, "hitPolicy");
    const std::string_view aggregation = xml::attribute(node, "aggregation");
    if (policy.empty() || policy == "UNIQUE") {
        table.policy = HitPolicy::unique;
    } else if (policy == "ANY") {
        table.policy = HitPolicy::any;
    } else if (policy == "PRIORITY") {
        table.policy = HitPolicy::priority;
    } else if (policy == "FIRST") {
        table.policy = HitPolicy::first;
    } else if (policy == "RULE ORDER") {
        table.policy = HitPolicy::rule_order;
    } else if (policy == "OUTPUT ORDER") {
        table.policy = HitPolicy::output_order;
    } else if (policy == "COLLECT") {
        table.policy = aggregation == "SUM"     ? HitPolicy::collect_sum
                       : aggregation == "MIN"   ? HitPolicy::collect_min
                       : aggregation == "MAX"   ? HitPolicy::collect_max
                       : aggregation == "COUNT" ? HitPolicy::collect_count
                                                : HitPolicy::collect;
        if (table.policy == HitPolicy::collect && !aggregation.empty()) {
            report("decision_unknown_hit_policy", "there is no aggregation " + quoted(aggregation),
                   "use SUM, MIN, MAX or COUNT", place, {{"policy", std::string(aggregation)}});
        }
    } else {
        report("decision_unknown_hit_policy", "there is no hit policy " + quoted(policy),
               "use UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER or COLLECT", place,
               {{"policy", std::string(policy)}});
    }
    table.output_label = std::string(xml::attribute(node, "outputLabel"));

    for (const pugi::xml_node input : xml::children(node, "input")) {
        InputColumn& column = table.inputs.emplace_back();
        const pugi::xml_node expression = xml::child(input, "inputExpression");
        column.text = xml::child_text(expression, "text");
        column.label = std::string(xml::attribute(input, "label"));
        if (column.label.empty()) {
            column.label = column.text;
        }
        column.expression = std::make_unique<Boxed>();
        column.expression->place = place + ", input " + quoted(column.label);
        column.expression->type_name = std::string(xml::trim(xml::attribute(expression, "typeRef")));
        column.expression->form = read_literal(expression);
        column.values = tests_of(xml::child(input, "inputValues"));
    }
    for (const pugi::xml_node output : xml::children(node, "output")) {
        OutputColumn& column = table.outputs.emplace_back();
        column.name = name_of(output);
        column.label = std::string(xml::attribute(output, "label"));
        column.type.type_name = std::string(xml::trim(xml::attribute(output, "typeRef")));
        column.values = tests_of(xml::child(output, "outputValues"));
        if (const pugi::xml_node fallback = xml::child(output, "defaultOutputEntry")) {
            column.fallback = std::make_unique<Boxed>();
            column.fallback->place =
                place + ", default output " + quoted(column.name.empty() ? column.label : column.name);
            column.fallback->form = read_literal(fallback);
        }
    }
    if (table.outputs.empty()) {
        report("decision_table_without_output", "the decision table has no output column", "add an output", place);
    }
    for (const OutputColumn& column : table.outputs) {
        if (table.outputs.size() > 1 && column.name.empty()) {
            report("decision_output_without_name", "the table has several outputs and one of them has no name",
                   "name every output: the result is a context with these names", place);
            break;
        }
    }
    std::vector<std::string> annotation_names;
    for (const pugi::xml_node annotation : xml::children(node, "annotation")) {
        annotation_names.emplace_back(xml::attribute(annotation, "name"));
    }
    for (const pugi::xml_node rule : xml::children(node, "rule")) {
        table.rules.push_back(
            read_rule(rule, table, annotation_names, place + ", rule " + std::to_string(table.rules.size() + 1)));
    }
    return table;
}

RuleBox BoxedReader::read_rule(pugi::xml_node node, const TableBox& table,
                               const std::vector<std::string>& annotation_names, const std::string& place) {
    RuleBox rule;
    rule.id = std::string(xml::attribute(node, "id"));
    for (const pugi::xml_node entry : xml::children(node, "inputEntry")) {
        rule.inputs.push_back(tests_of(entry));
    }
    for (const pugi::xml_node entry : xml::children(node, "outputEntry")) {
        auto box = std::make_unique<Boxed>();
        const std::size_t index = rule.outputs.size();
        std::string label = index < table.outputs.size() ? table.outputs[index].name : std::string();
        if (label.empty() && index < table.outputs.size()) {
            label = table.outputs[index].label;
        }
        box->place = place + ", output " + (label.empty() ? std::to_string(index + 1) : quoted(label));
        box->type_name = std::string(xml::trim(xml::attribute(entry, "typeRef")));
        box->form = read_literal(entry);
        rule.outputs.push_back(std::move(box));
    }
    for (const pugi::xml_node entry : xml::children(node, "annotationEntry")) {
        const std::size_t index = rule.annotations.size();
        rule.annotations.emplace_back(index < annotation_names.size() ? annotation_names[index] : std::string(),
                                      xml::child_text(entry, "text"));
    }
    if (const std::string description = xml::child_text(node, "description"); !description.empty()) {
        rule.annotations.emplace_back("description", description);
    }
    if (rule.inputs.size() != table.inputs.size() || rule.outputs.size() != table.outputs.size()) {
        report("decision_rule_of_other_shape",
               "the rule has " + std::to_string(rule.inputs.size()) + " input cells and " +
                   std::to_string(rule.outputs.size()) + " output cells; the table has " +
                   std::to_string(table.inputs.size()) + " inputs and " + std::to_string(table.outputs.size()) +
                   " outputs",
               "give every column a cell; a cell that does not matter is a hyphen", place,
               {{"cells", std::to_string(rule.inputs.size())},
                {"outputs", std::to_string(rule.outputs.size())},
                {"inputs", std::to_string(table.inputs.size())},
                {"columns", std::to_string(table.outputs.size())}});
        rule.inputs.resize(table.inputs.size());
        rule.outputs.resize(table.outputs.size());
    }
    return rule;
}

}  // namespace liucai::decision
