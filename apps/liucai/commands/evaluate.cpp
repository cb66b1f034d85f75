#include <cstdio>
#include <iostream>
#include <liucai/decision/model.hpp>
#include <liucai/decision/value_json.hpp>
#include <liucai/json/json.hpp>
#include <map>
#include <memory>

#include "../command.hpp"

namespace liucai::app {

namespace {

using json::Array;
using json::Json;
using json::Object;

using Loaded = std::variant<std::shared_ptr<const decision::Model>, std::vector<decision::Diagnostic>>;

Json answer(Json value, Array errors, Json trace) {
    return Object{{"value", std::move(value)}, {"errors", Json(std::move(errors))}, {"trace", std::move(trace)}};
}

Json refusal(const base::Error& error) {
    return answer(nullptr,
                  {Json(Object{{"code", Json(error.code)},
                               {"message", Json(error.message)},
                               {"hint", Json(error.hint)},
                               {"where", Json(error.where)}})},
                  nullptr);
}

/// Answers one request line. Models are read once and kept.
class Evaluator {
public:
    // A fault of ours spoils one answer, not the run.
    Json answer_line(const std::string& line) {
        try {
            return answer_text(line);
        } catch (const std::exception& fault) {
            return refusal(
                {"internal_fault", fault.what(), "this is a fault of ours; please report it with this line"});
        }
    }

private:
    Json answer_text(const std::string& line) {
        const auto request = json::parse(line);
        if (!request) {
            return refusal(request.error());
        }
        return answer_request(request.value());
    }

    Json answer_request(const Json& request) {
        const std::string path(request.text("model"));
        if (path.empty()) {
            return refusal({"evaluate_without_model", "the request names no model",
                            "write {\"model\": path, \"decision\": name, \"input\": {…}}"});
        }
        std::string kind;
        for (const char* word : {"decision", "service", "bkm"}) {
            if (request.find(word) != nullptr) {
                kind = word;
                break;
            }
        }
        const std::string name = feel::normalise_name(request.text(kind));
        if (kind.empty() || name.empty()) {
            return refusal({"evaluate_without_name", "the request names no decision, service or bkm",
                            "add \"decision\": name, \"service\": name or \"bkm\": name"});
        }
        const Loaded& loaded = model_of(path);
        if (const auto* errors = std::get_if<1>(&loaded)) {
            Array list;
            for (const decision::Diagnostic& error : *errors) {
                list.push_back(decision::to_json(error));
            }
            return answer(nullptr, std::move(list), nullptr);
        }
        const decision::Model& model = *std::get<0>(loaded);
        const Json* input_json = request.find("input");
        const auto input = decision::input_from_json(input_json != nullptr ? *input_json : Json(nullptr), model);
        if (!input) {
            return refusal(input.error());
        }
        const Json* wants_trace = request.find("trace");
        const bool is_traced = wants_trace != nullptr && wants_trace->boolean() != nullptr && *wants_trace->boolean();
        decision::Trace trace;
        decision::Trace* const traced = is_traced ? &trace : nullptr;
        feel::Evaluation evaluation;
        evaluation.now = decision::clock_now();
        const decision::Outcome outcome =
            kind == "decision"  ? model.evaluate_decision(name, input.value(), evaluation, traced)
            : kind == "service" ? model.evaluate_service(name, input.value(), evaluation, traced)
                                : model.evaluate_bkm(name, input.value(), evaluation, traced);
        Array errors;
        for (const decision::Diagnostic& diagnostic : outcome.diagnostics) {
            errors.push_back(decision::to_json(diagnostic));
        }
        return answer(decision::to_json(outcome.value), std::move(errors),
                      is_traced ? decision::to_json(trace) : Json(nullptr));
    }

    const Loaded& model_of(const std::string& path) {
        const auto found = models_.find(path);
        return found != models_.end() ? found->second
                                      : models_.emplace(path, decision::Model::load(path)).first->second;
    }

    std::map<std::string, Loaded> models_;
};

int evaluate_lines() {
    Evaluator evaluator;
    std::string line;
    std::string out;
    std::ios::sync_with_stdio(false);
    while (std::getline(std::cin, line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        out.clear();
        json::write(evaluator.answer_line(line), out);
        out += '\n';
        std::fwrite(out.data(), 1, out.size(), stdout);
        // Whoever asks line by line waits for the answer.
        if (std::cin.rdbuf()->in_avail() <= 0) {
            std::fflush(stdout);
        }
    }
    return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("evaluate", "Evaluate decisions: JSON lines on stdin, one JSON line each out");
    command->callback([&status] { status = evaluate_lines(); });
}

}  // namespace liucai::app
