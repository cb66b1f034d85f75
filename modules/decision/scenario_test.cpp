// Tells the stories in scenarios/: small models of models/, what they decide and what they refuse.

#include <gtest/gtest.h>

#include <algorithm>
#include <liucai/decision/analysis.hpp>
#include <liucai/decision/model.hpp>
#include <liucai/decision/value_json.hpp>
#include <liucai/json/json.hpp>
#include <liucai/testkit/scenario.hpp>

namespace liucai::decision {
namespace {

using testkit::Step;

const std::string kModels = LIUCAI_MODULE_DIR "/models/";

std::string described(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += diagnostic.code + "\n" + describe(diagnostic);
    }
    return text;
}

// Stories do not know where the project lies.
std::string without_folder(std::string text) {
    for (std::size_t at = text.find(kModels); at != std::string::npos; at = text.find(kModels)) {
        text.erase(at, kModels.size());
    }
    return text;
}

/// Keeps the model that the story loaded last.
class Storyteller {
public:
    std::string tell(const Step& step) {
        if (step.verb == "load") {
            return load(step.rest);
        }
        if (model_ == nullptr) {
            return "no model is loaded\n";
        }
        if (step.verb == "decide" || step.verb == "serve" || step.verb == "call" || step.verb == "trace") {
            return evaluate(step);
        }
        if (step.verb == "analyse") {
            return analyse(step.rest);
        }
        return "unknown verb\n";
    }

private:
    std::string load(const std::string& file) {
        auto loaded = Model::load(kModels + file);
        if (auto* errors = std::get_if<1>(&loaded)) {
            return "refused\n" + without_folder(described(*errors));
        }
        model_ = std::get<0>(loaded);
        const std::string problems = described(model_->problems());
        return problems.empty() ? "loaded\n" : "loaded with problems\n" + problems;
    }

    std::string evaluate(const Step& step) {
        const auto json = json::parse(step.body.empty() ? "{}" : step.body);
        if (!json) {
            return json.error().message + "\n";
        }
        const auto input = input_from_json(json.value(), *model_);
        if (!input) {
            return input.error().code + ": " + input.error().message + "\n";
        }
        feel::Evaluation evaluation;
        evaluation.now = clock_now();
        Trace trace;
        Trace* const traced = step.verb == "trace" ? &trace : nullptr;
        const Outcome outcome =
            step.verb == "serve"  ? model_->evaluate_service(step.rest, input.value(), evaluation, traced)
            : step.verb == "call" ? model_->evaluate_bkm(step.rest, input.value(), evaluation, traced)
                                  : model_->evaluate_decision(step.rest, input.value(), evaluation, traced);
        std::string text = json::write(to_json(outcome.value)) + "\n" + described(outcome.diagnostics);
        return text + (traced != nullptr ? shown(trace) : "");
    }

    static std::string shown(const TracedTable& table) {
        std::string text;
        for (const TracedRule& rule : table.rules) {
            text += "  rule " + std::to_string(rule.index + 1) + ":";
            for (const TracedCell& cell : rule.cells) {
                text += " " + std::string(cell.text) + " " + std::string(to_text(cell.verdict)) + ";";
            }
            text += rule.fired ? " fired" : "";
            text += rule.chosen ? " chosen" : "";
            for (const auto& [name, note] : rule.annotations) {
                text += " (" + name + ": " + note + ")";
            }
            text += "\n";
        }
        return table.used_default_output ? text + "  default output\n" : text;
    }

    static std::string shown(const Trace& trace) {
        std::string text;
        for (const TracedDecision& decision : trace.decisions) {
            text += std::string(decision.kind) + " " + std::string(decision.name);
            for (const auto& [name, value] : decision.inputs) {
                text += " " + std::string(name) + "=" + feel::to_literal(value);
            }
            text += " gives " + feel::to_literal(decision.value) + "\n";
            for (const auto& [name, value] : decision.entries) {
                text += "  entry " + std::string(name) + " = " + feel::to_literal(value) + "\n";
            }
            text += decision.table ? shown(*decision.table) : "";
            for (const auto& [entry, table] : decision.entry_tables) {
                text += "  table of " + std::string(entry) + "\n" + shown(table);
            }
        }
        return text;
    }

    std::string analyse(const std::string& name) {
        for (const TableInfo& table : model_->tables()) {
            if (table.decision != name) {
                continue;
            }
            const TableAnalysis found = analyse_table(table);
            std::string text;
            for (const Gap& gap : found.gaps) {
                text += "gap: " + to_text(gap.example) + "\n";
            }
            for (const Overlap& overlap : found.overlaps) {
                text += "overlap of rules " + std::to_string(overlap.first + 1) + " and " +
                        std::to_string(overlap.second + 1) + ": " + to_text(overlap.example) +
                        (overlap.same_output ? " (same output)" : "") + "\n";
            }
            for (const UnanalysedCell& cell : found.unanalysed) {
                text += "not analysed: rule " + std::to_string(cell.rule + 1) + ", " + cell.text + "\n";
            }
            return text.empty() ? "no gap, no overlap\n" : text;
        }
        return "no such table\n";
    }

    std::shared_ptr<const Model> model_;
};

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, IsAsTold) {
    Storyteller storyteller;
    EXPECT_EQ(testkit::run_scenario(GetParam(), [&](const Step& step) { return storyteller.tell(step); }), "");
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Story, testing::ValuesIn(testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios")),
                         [](const testing::TestParamInfo<std::string>& one) {
                             const std::size_t slash = one.param.rfind('/');
                             std::string name = one.param.substr(slash + 1, one.param.size() - slash - 5);
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace liucai::decision
