#pragma once

#include <liucai/decision/model.hpp>
#include <liucai/feel/expression.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "types.hpp"

namespace liucai::decision {

// The boxed expressions of DMN 1.5, chapter 7.3 and 10.2, as read from a file and bound to types and FEEL texts.

/// The values in a message, by the names that the page of its code uses.
using Args = std::vector<std::pair<std::string, std::string>>;

struct Boxed;
using BoxedPtr = std::unique_ptr<Boxed>;

/// A name with a type: variable, parameter, column.
struct TypedName {
    std::string name{};  ///< normalised
    std::string type_name{};
    const ItemType* type = nullptr;  ///< nullptr: none written, or unknown
};

struct LiteralBox {
    std::string text;
    std::string language;
    std::optional<feel::Expression> expression;
    std::vector<Diagnostic> errors;  ///< why there is no expression
};

struct EntryBox {
    TypedName variable;
    BoxedPtr value;
};

struct ContextBox {
    std::vector<EntryBox> entries;
    BoxedPtr result;  ///< the entry without a name; nullptr: the context itself is the value
};

struct ListBox {
    std::vector<BoxedPtr> items;
};

struct RelationBox {
    std::vector<TypedName> columns;
    std::vector<std::vector<BoxedPtr>> rows;
};

struct InvocationBox {
    BoxedPtr callee;
    std::vector<EntryBox> bindings;
};

struct FunctionBox {
    enum class Language : std::uint8_t { feel, java, pmml };
    Language language = Language::feel;
    std::vector<TypedName> parameters;
    BoxedPtr body;
    std::vector<std::string> captured;  ///< names the body reads from around it
};

struct ConditionalBox {
    BoxedPtr condition;
    BoxedPtr then;
    BoxedPtr otherwise;
};

struct FilterBox {
    BoxedPtr in;
    BoxedPtr match;
};

struct IteratorBox {
    enum class How : std::uint8_t { each, some, every };
    How how = How::each;
    std::string variable;
    BoxedPtr in;
    BoxedPtr body;
};

enum class HitPolicy : std::uint8_t {
    unique,
    any,
    priority,
    first,
    rule_order,
    output_order,
    collect,
    collect_sum,
    collect_min,
    collect_max,
    collect_count,
};
/// U A P F R O C C+ C< C> C#
std::string_view to_text(HitPolicy policy);

/// Unary tests of a cell, or of the values a column may take.
struct TestsBox {
    std::string text;
    std::optional<feel::UnaryTests> tests;
    std::vector<Diagnostic> errors;
    bool is_any = false;          ///< empty or the hyphen
    bool speaks_of_null = false;  ///< the text has the word null, so that a missing value is something it can judge
};

struct InputColumn {
    std::string label;
    BoxedPtr expression;
    std::string text;  ///< of the expression
    TestsBox values;   ///< is_any when the column has none
    /// The type of the variable or component that the expression merely names; it may say more than the column does.
    const ItemType* source = nullptr;
};

struct OutputColumn {
    std::string name;
    std::string label;
    TypedName type;  ///< its name is unused
    TestsBox values;
    std::vector<TestsBox> ranked;  ///< the allowed values one by one, first is best (hit policies P and O)
    BoxedPtr fallback;             ///< defaultOutputEntry; nullptr for none
};

struct RuleBox {
    std::string id;
    std::vector<TestsBox> inputs;
    std::vector<BoxedPtr> outputs;
    std::vector<std::pair<std::string, std::string>> annotations;
};

struct TableBox {
    HitPolicy policy = HitPolicy::unique;
    std::vector<InputColumn> inputs;
    std::vector<OutputColumn> outputs;
    std::vector<RuleBox> rules;
    std::string output_label;
};

/// Logic that cannot be run: an unknown element. Says so when it is evaluated.
struct RefusedBox {
    Diagnostic why;
};

struct Boxed {
    std::string place;  ///< `loan.dmn, decision "Rate", entry "base"`
    std::string type_name;
    const ItemType* type = nullptr;
    std::variant<RefusedBox, LiteralBox, ContextBox, ListBox, RelationBox, InvocationBox, FunctionBox, ConditionalBox,
                 FilterBox, IteratorBox, TableBox>
        form;
};

/// `rule 3, input "Age"`, after the place of the table. Rules count from 1, as people do.
std::string cell_place(const Boxed& table, std::size_t rule, std::size_t input);

}  // namespace liucai::decision
