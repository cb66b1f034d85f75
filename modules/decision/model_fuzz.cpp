// XML bytes in: whatever they are, a model is refused or loaded, and every part of it evaluates without a crash.

#include <cstddef>
#include <cstdint>
#include <liucai/decision/analysis.hpp>
#include <liucai/decision/model.hpp>
#include <liucai/decision/value_json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace liucai;
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    const auto loaded = decision::Model::parse(xml, "fuzz.dmn");
    const auto* model = std::get_if<0>(&loaded);
    if (model == nullptr) {
        return 0;
    }
    for (const decision::Diagnostic& problem : (*model)->problems()) {
        decision::describe(problem);
    }
    const feel::Context nothing;
    const auto evaluate = [&](auto how, const std::string& name) {
        feel::Evaluation evaluation;
        evaluation.steps_left = 20'000;
        evaluation.depth_max = 50;
        decision::Trace trace;
        const decision::Outcome outcome = ((**model).*how)(name, nothing, evaluation, &trace);
        decision::to_json(outcome.value);
        decision::to_json(trace);
        for (const decision::Diagnostic& diagnostic : outcome.diagnostics) {
            decision::describe(diagnostic);
        }
    };
    for (const decision::DecisionInfo& one : (*model)->decisions()) {
        evaluate(&decision::Model::evaluate_decision, one.name);
    }
    for (const std::string& name : (*model)->services()) {
        evaluate(&decision::Model::evaluate_service, name);
    }
    for (const std::string& name : (*model)->bkms()) {
        evaluate(&decision::Model::evaluate_bkm, name);
    }
    for (const decision::TableInfo& table : (*model)->tables()) {
        decision::analyse_table(table, {.gaps_max = 5, .steps_max = 2'000});
    }
    return 0;
}
