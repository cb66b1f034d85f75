#include "evaluator.hpp"

namespace liucai::feel {

namespace {

// What is no truth value counts as "cannot be told"; unless it is null, that is worth a word.
Truth truth(const ast::Node& node, std::string_view word, const Environment& environment, Evaluation& evaluation) {
    Value storage;
    const Value& value = evaluate_into(storage, node, environment, evaluation);
    if (value.kind() == Kind::boolean) {
        return value.boolean();
    }
    if (!value.is_null()) {
        evaluation.fail(
            "feel_not_boolean", described(value) + " is neither true nor false, as \"" + std::string(word) + "\" needs",
            "compare it with something", node.place, {{"value", shown(value)}, {"word", std::string(word)}});
    }
    return std::nullopt;
}

// One operand of the deciding kind decides, whatever the others are; else one that cannot be told leaves it open.
Truth join(const std::vector<ast::NodeRef>& operands, bool deciding, std::string_view word,
           const Environment& environment, Evaluation& evaluation) {
    bool is_open = false;
    for (const ast::NodeRef& operand : operands) {
        const Truth next = truth(*operand, word, environment, evaluation);
        if (next == deciding) {
            return deciding;
        }
        is_open = is_open || !next;
    }
    return is_open ? std::nullopt : Truth(!deciding);
}

}  // namespace

// DMN 1.5, rule 47 and table 46 (ternary or). TCK 0065, 0106.
Value evaluate_form(const ast::Disjunction& form, const Place&, const Environment& environment,
                    Evaluation& evaluation) {
    return to_value(join(form.operands, true, "or", environment, evaluation));
}

// DMN 1.5, rule 48 and table 46 (ternary and). TCK 0064, 0106.
Value evaluate_form(const ast::Conjunction& form, const Place&, const Environment& environment,
                    Evaluation& evaluation) {
    return to_value(join(form.operands, false, "and", environment, evaluation));
}

// DMN 1.5, rule 45: the first branch whose condition is true; null and false lead on.
Value evaluate_form(const ast::If& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    for (const auto& branch : form.branches) {
        if (truth(*branch.condition, "if", environment, evaluation) == true) {
            return evaluate(*branch.value, environment, evaluation);
        }
    }
    return evaluate(*form.otherwise, environment, evaluation);
}

}  // namespace liucai::feel
