#pragma once

#include <liucai/decision/model.hpp>
#include <liucai/feel/expression.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "boxed.hpp"

namespace liucai::decision {

/// What an evaluation carries along.
struct Surroundings {
    feel::Evaluation& evaluation;
    /// Functions that leave the expression (a boxed function as a value) must not outlive the model they point into.
    const std::weak_ptr<const Model>& model;
    TracedDecision* traced = nullptr;  ///< where tables and entries are recorded; nullptr: nobody asks
    std::string_view entry{};          ///< of the boxed context at the top of the decision
    bool is_top = true;                ///< the expression is the decision's own, not a part of it
};

/// The value of a boxed expression, converted to its declared type. Diagnostics get their place.
feel::Value evaluate(const Boxed& box, const feel::Scope& scope, Surroundings& around);

/// DMN 1.5, 8.2 and 10.3.2.8 (decision table).
feel::Value evaluate_table(const Boxed& box, const TableBox& table, const feel::Scope& scope, Surroundings& around);

/// A function with a boxed body, closing over what it reads from `scope`.
feel::Value make_function(const Boxed& box, const FunctionBox& function, const feel::Scope& scope,
                          Surroundings& around);

/// Whether the stack that one evaluation may use is used up; measured from Evaluation::stack_base, as FEEL does.
bool is_stack_used_up(const feel::Evaluation& evaluation);

/// Gives the diagnostics from `first` on a place and the text it is in, where they have none yet.
void place_diagnostics(feel::Evaluation& evaluation, std::size_t first, const std::string& place,
                       const std::string& text);

/// Refuses Java and PMML by name.
feel::Value refuse_external(FunctionBox::Language language, const std::string& place, feel::Evaluation& evaluation);

}  // namespace liucai::decision
