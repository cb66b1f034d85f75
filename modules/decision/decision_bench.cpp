// A decision table of ten rules by five inputs, as a policy has it. Each benchmark checks its answer as well.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <liucai/decision/model.hpp>

namespace liucai::decision {
namespace {

std::string ten_by_five() {
    std::string xml =
        R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:b" name="b">)";
    const char* const inputs[5][2] = {{"age", "number"},
                                      {"education", "string"},
                                      {"insured months", "number"},
                                      {"signed", "date"},
                                      {"local", "boolean"}};
    for (const auto& [name, type] : inputs) {
        xml += std::string("<inputData id=\"") + name + "\" name=\"" + name + "\"><variable name=\"" + name +
               "\" typeRef=\"" + type + "\"/></inputData>";
    }
    xml += R"(<decision id="d" name="subsidy"><variable name="subsidy"/>)";
    for (const auto& [name, type] : inputs) {
        xml += std::string("<informationRequirement><requiredInput href=\"#") + name + "\"/></informationRequirement>";
    }
    xml += R"(<decisionTable hitPolicy="FIRST">)";
    for (const auto& [name, type] : inputs) {
        xml += std::string("<input label=\"") + name + "\"><inputExpression typeRef=\"" + type + "\"><text>" + name +
               "</text></inputExpression></input>";
    }
    xml += R"(<output name="amount" typeRef="number"/><output name="tier" typeRef="string"/>)";
    for (int rule = 0; rule < 10; ++rule) {
        const std::string n = std::to_string(rule);
        xml += "<rule id=\"r" + n + "\"><inputEntry><text>[" + std::to_string(20 + rule) + ".." +
               std::to_string(30 + rule) +
               "]</text></inputEntry><inputEntry><text>\"master\", \"doctor\"</text></inputEntry>"
               "<inputEntry><text>&gt;= " +
               std::to_string(30 - 3 * rule) + "</text></inputEntry><inputEntry><text>&gt;= date(\"202" +
               std::to_string(9 - rule) + "-01-01\")</text></inputEntry><inputEntry><text>" +
               (rule % 2 == 0 ? "true" : "-") + "</text></inputEntry><outputEntry><text>" +
               std::to_string(1000 * (10 - rule)) + "</text></outputEntry><outputEntry><text>\"tier " + n +
               "\"</text></outputEntry><annotationEntry><text>clause 4, item " + n + "</text></annotationEntry></rule>";
    }
    return xml + "</decisionTable></decision></definitions>";
}

feel::Context input() {
    return feel::Context({{"age", 33},
                          {"education", "master"},
                          {"insured months", 12},
                          {"signed", feel::Date{2023, 7, 1}},
                          {"local", true}});
}

std::shared_ptr<const Model> model() {
    const auto loaded = Model::parse(ten_by_five(), "bench.dmn");
    if (loaded.index() != 0 || !std::get<0>(loaded)->problems().empty()) {
        std::abort();
    }
    return std::get<0>(loaded);
}

void check(benchmark::State& state, const Outcome& outcome) {
    const feel::Value* tier =
        outcome.value.kind() == feel::Kind::context ? outcome.value.context().find("tier") : nullptr;
    if (tier == nullptr || tier->kind() != feel::Kind::string || tier->string() != "tier 6") {
        state.SkipWithError("the answer is wrong");
    }
}

void ten_rules_five_inputs(benchmark::State& state) {
    const auto loaded = model();
    const feel::Context facts = input();
    feel::Evaluation evaluation;
    for (auto _ : state) {
        evaluation.steps_left = 50'000'000;
        check(state, loaded->evaluate_decision("subsidy", facts, evaluation));
    }
}
BENCHMARK(ten_rules_five_inputs)->Unit(benchmark::kMicrosecond);

void ten_rules_five_inputs_with_reasons(benchmark::State& state) {
    const auto loaded = model();
    const feel::Context facts = input();
    feel::Evaluation evaluation;
    for (auto _ : state) {
        evaluation.steps_left = 50'000'000;
        Trace trace;
        check(state, loaded->evaluate_decision("subsidy", facts, evaluation, &trace));
        if (trace.decisions.size() != 1 || trace.decisions[0].table->rules.size() != 10 ||
            !trace.decisions[0].table->rules[6].chosen) {
            state.SkipWithError("the reasons are wrong");
        }
        benchmark::DoNotOptimize(trace);
    }
}
BENCHMARK(ten_rules_five_inputs_with_reasons)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace liucai::decision
