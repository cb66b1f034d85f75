#pragma once

#include <liucai/decision/model.hpp>
#include <memory>
#include <vector>

#include "definitions.hpp"
#include "evaluate.hpp"

namespace liucai::decision {

/// One evaluation over a requirements graph: every decision is evaluated at most once.
class Run {
public:
    /// `input` gives the values of input data, and of decisions that need not be evaluated; nullptr for none.
    Run(const std::weak_ptr<const Model>& model, std::size_t slot_count, feel::Evaluation& evaluation, Trace* trace,
        const feel::Context* input);

    feel::Value value_of(const InputData& input);
    feel::Value value_of(const Decision& decision);
    /// A value given from outside, already of the element's type.
    void give(std::size_t slot, feel::Value value);

private:
    feel::Value value_of(const Element& element);
    feel::Value evaluate_decision(const Decision& decision);
    const feel::Value* given(const Definitions& home, const std::string& name, bool is_lenient) const;
    const feel::Value* find(std::size_t slot) const;

    const std::weak_ptr<const Model>& model_;
    feel::Evaluation& evaluation_;
    Trace* trace_;
    const feel::Context* input_;
    std::vector<std::uint32_t> index_;  ///< slot to position in values_ plus one; 0: not known yet
    std::vector<feel::Value> values_;
};

/// Adds an element's variable to a scope, those with a path inside of contexts: lib.Rate.
class ScopeBuilder {
public:
    explicit ScopeBuilder(feel::Scope& scope) : scope_(scope) {}
    void add(const Bound& bound, feel::Value value);
    void finish();

private:
    static void put(feel::Context& context, std::span<const std::string> path, const std::string& name,
                    feel::Value value);
    feel::Scope& scope_;
    feel::Context nested_;
};

/// The function that a knowledge requirement brings; null for anything else.
feel::Value knowledge_of(const Element& element);

/// The type of a result: that of the variable, or what its function type returns (DMN 1.5, 7.3.3).
const ItemType* result_type(const TypedName& variable);

/// The functions of a BKM and of a decision service. They keep a weak hold of the model.
std::shared_ptr<const feel::Function> make_bkm_function(const Bkm& bkm, std::weak_ptr<const Model> model);
std::shared_ptr<const feel::Function> make_service_function(const Service& service, std::weak_ptr<const Model> model,
                                                            std::size_t slot_count);

/// The parameters of a service: input data first, then input decisions (DMN 1.5, 10.4).
std::vector<const Requirement*> parameters_of(const Service& service);

/// Evaluates a service with arguments in the order of its parameters.
feel::Value run_service(const Service& service, std::span<const feel::Value> arguments,
                        const std::weak_ptr<const Model>& model, std::size_t slot_count, feel::Evaluation& evaluation);

}  // namespace liucai::decision
