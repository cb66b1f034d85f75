#pragma once

#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/value.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace liucai::decision {

/// What went wrong when a model was loaded or evaluated. `where` names file, decision, rule and cell:
/// `loan.dmn, decision "Rate", rule 3, input "Age"`; the place is in the text of that cell.
using feel::Diagnostic;

/// Three-valued verdict of one condition or cell.
enum class Verdict : std::uint8_t {
    yes,
    no,
    unknown,  ///< the input is null and the test does not speak of null: the fact is missing, nobody is refused for it
    not_evaluated,
};

// The text in a trace is that of the model: a trace lives no longer than the model it came from.

struct TracedCell {
    std::size_t input = 0;  ///< index of the input column
    std::string_view text;  ///< the cell as written
    Verdict verdict = Verdict::not_evaluated;
};

struct TracedRule {
    std::size_t index = 0;  ///< from 0, in the order of the document
    std::string_view id;
    bool fired = false;   ///< its conditions hold
    bool chosen = false;  ///< the hit policy took it
    std::vector<TracedCell> cells;
    std::span<const std::pair<std::string, std::string>> annotations;  ///< name and text: where packs put the clause
};

struct TracedInput {
    std::string_view label;
    std::string_view text;  ///< the input expression
    feel::Value value;
};

/// One decision table as it was evaluated.
struct TracedTable {
    std::string_view hit_policy;  ///< U A P F R O C C+ C< C> C#
    std::vector<TracedInput> inputs;
    std::vector<TracedRule> rules;
    bool used_default_output = false;
};

/// One decision (or BKM, or service) as it was evaluated, requirements first.
struct TracedDecision {
    std::string_view name{};
    std::string_view kind{};  ///< decision | bkm | service
    std::vector<std::pair<std::string_view, feel::Value>>
        inputs{};  ///< the variables it read, with the values they had
    feel::Value value{};
    std::vector<std::pair<std::string_view, feel::Value>> entries{};  ///< of a boxed context: each entry in its order
    std::optional<TracedTable> table{};                               ///< when the decision is a table
    std::vector<std::pair<std::string_view, TracedTable>> entry_tables{};  ///< tables in a boxed context, by entry
    std::vector<Diagnostic> diagnostics{};
};

struct Trace {
    std::vector<TracedDecision> decisions;
};

struct Outcome {
    feel::Value value;
    std::vector<Diagnostic> diagnostics;
};

/// What a model declares, for callers that check or show it.
struct InputInfo {
    std::string name;
    feel::TypeRef type;
    std::string type_name;
    std::string allowed_values;  ///< text of the constraint; "" for none
};
struct RuleText {
    std::string id;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::vector<std::string> annotations;
};
struct TableInfo {
    std::string decision;
    std::string hit_policy;
    std::vector<std::pair<std::string, std::string>> inputs;  ///< label, expression
    std::vector<feel::TypeRef> input_types;
    std::vector<std::string> input_values;  ///< allowed values of each input column; "" for none
    std::vector<std::string> outputs;
    std::vector<RuleText> rules;
    bool has_default_output = false;
};
struct DecisionInfo {
    std::string id;
    std::string name;
    std::string question;
    std::string description;
    std::vector<std::string> required_inputs;
    std::vector<std::string> required_decisions;
    std::vector<std::string> context_entries;  ///< of a boxed context: entry names in order
};

/// A DMN model (1.2 to 1.5), loaded once, evaluated from any thread.
class Model {
public:
    /// Reads a file and the files it imports (looked for beside it by namespace).
    /// Errors name file, decision, rule, cell and column, each with a hint. Expressions that cannot be parsed do not
    /// keep the rest of the model from loading: they evaluate to null with their diagnostic (see `problems`).
    static std::variant<std::shared_ptr<const Model>, std::vector<Diagnostic>> load(const std::string& path);
    static std::variant<std::shared_ptr<const Model>, std::vector<Diagnostic>> parse(std::string_view xml,
                                                                                     const std::string& name);

    virtual ~Model() = default;
    virtual const std::string& name() const = 0;
    virtual const std::string& namespace_uri() const = 0;
    /// What is wrong with parts of the model: unreadable expressions, unknown types, missing requirements.
    virtual const std::vector<Diagnostic>& problems() const = 0;
    virtual std::vector<InputInfo> inputs() const = 0;
    virtual std::vector<DecisionInfo> decisions() const = 0;
    virtual std::vector<TableInfo> tables() const = 0;
    virtual std::vector<std::string> services() const = 0;
    virtual std::vector<std::string> bkms() const = 0;
    /// The declared type of an input, a decision, a BKM parameter or a service input, for reading outside data.
    virtual feel::TypeRef type_of(std::string_view name) const = 0;

    /// Evaluates a decision and what it requires. `input` holds input data by name; a decision's name there overrides
    /// it. With `trace` every step is recorded (requirements first).
    virtual Outcome evaluate_decision(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                                      Trace* trace = nullptr) const = 0;
    virtual Outcome evaluate_service(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                                     Trace* trace = nullptr) const = 0;
    virtual Outcome evaluate_bkm(std::string_view name, const feel::Context& input, feel::Evaluation& evaluation,
                                 Trace* trace = nullptr) const = 0;
};

/// A diagnostic as people read it: the place, the text with a caret below the fault, what is wrong, what to do:
///     loan.dmn, decision "Rate", rule 3, input "Age":
///         >= 18 and <
///                    ^ an expression should follow "<"
///         hint: for "18 or more and under 65" write  [18..65)
std::string describe(const Diagnostic& diagnostic);

/// The machine's clock in UTC, for Evaluation::now.
feel::DateTime clock_now();

}  // namespace liucai::decision
