// What stories cannot tell well: many threads, long chains, what a model says of itself.

#include <gtest/gtest.h>

#include <atomic>
#include <liucai/decision/model.hpp>
#include <liucai/decision/value_json.hpp>
#include <thread>

namespace liucai::decision {
namespace {

constexpr const char* kStart =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t" name="t">)";

std::shared_ptr<const Model> parse(const std::string& body) {
    auto loaded = Model::parse(kStart + body + "</definitions>", "t.dmn");
    const auto* errors = std::get_if<1>(&loaded);
    EXPECT_EQ(errors, nullptr) << (errors != nullptr ? errors->front().message : "");
    return errors == nullptr ? std::get<0>(loaded) : nullptr;
}

std::string chain(int length) {
    std::string body;
    for (int i = 0; i < length; ++i) {
        const std::string n = std::to_string(i);
        body += "<decision id=\"d" + n + "\" name=\"d" + n + "\"><variable name=\"d" + n + "\"/>";
        if (i > 0) {
            body += "<informationRequirement><requiredDecision href=\"#d" + std::to_string(i - 1) +
                    "\"/></informationRequirement>";
        }
        body += "<literalExpression><text>" + (i > 0 ? "d" + std::to_string(i - 1) + " + 1" : std::string("0")) +
                "</text></literalExpression></decision>";
    }
    return body;
}

TEST(Model, EvaluatesInManyThreadsAtOnce) {
    const auto model = Model::load(LIUCAI_MODULE_DIR "/models/knowledge.dmn");
    ASSERT_EQ(model.index(), 0U);
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 50; ++n) {
                feel::Evaluation evaluation;
                Trace trace;
                const feel::Context input({{"n", i + n}});
                const Outcome outcome =
                    std::get<0>(model)->evaluate_decision("through services", input, evaluation, &trace);
                const feel::Value* own = outcome.value.context().find("own");
                right += own != nullptr && feel::identical(*own, (i + n) * 10 + 1) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(right, 200);
}

TEST(Model, AChainOfRequirementsMayBeLongButNotEndless) {
    feel::Evaluation evaluation;
    const auto fair = parse(chain(400));
    EXPECT_TRUE(fair->problems().empty());
    EXPECT_TRUE(feel::identical(fair->evaluate_decision("d399", {}, evaluation).value, 399));
    const Outcome outcome = parse(chain(20'000))->evaluate_decision("d19999", {}, evaluation);
    EXPECT_TRUE(outcome.value.is_null());
    EXPECT_FALSE(outcome.diagnostics.empty());
}

TEST(Model, TypesThatReferToTypesEndSomewhere) {
    for (const bool is_downward : {true, false}) {
        std::string body;
        for (int i = 0; i < 5000; ++i) {
            const int n = is_downward ? i : 5000 - i;
            body += "<itemDefinition name=\"t" + std::to_string(n) + "\" isCollection=\"true\"><typeRef>t" +
                    std::to_string(n + 1) + "</typeRef></itemDefinition>";
        }
        body += "<itemDefinition name=\"t5001\"><typeRef>number</typeRef></itemDefinition>";
        body += "<inputData id=\"i\" name=\"i\"><variable name=\"i\" typeRef=\"t1\"/></inputData>";
        const auto model = parse(body);
        ASSERT_FALSE(model->problems().empty());
        EXPECT_EQ(model->problems().front().code, "decision_nested_too_deeply");
    }
}

TEST(Model, AHostileNestOfExpressionsIsRefused) {
    std::string body = "<decision id=\"d\" name=\"d\"><variable name=\"d\"/>";
    for (int i = 0; i < 100'000; ++i) {
        body += "<list>";
    }
    for (int i = 0; i < 100'000; ++i) {
        body += "</list>";
    }
    const auto model = parse(body + "</decision>");
    ASSERT_FALSE(model->problems().empty());
    EXPECT_EQ(model->problems().front().code, "decision_nested_too_deeply");
    feel::Evaluation evaluation;
    EXPECT_FALSE(model->evaluate_decision("d", {}, evaluation).diagnostics.empty());
}

TEST(Model, SaysWhatItDeclares) {
    const auto loaded = Model::load(LIUCAI_MODULE_DIR "/models/subsidy.dmn");
    ASSERT_EQ(loaded.index(), 0U);
    const Model& model = *std::get<0>(loaded);
    ASSERT_EQ(model.inputs().size(), 3U);
    EXPECT_EQ(model.inputs()[0].name, "age");
    EXPECT_EQ(model.inputs()[0].type_name, "number");
    ASSERT_EQ(model.decisions().size(), 2U);
    EXPECT_EQ(model.decisions()[1].required_inputs, std::vector<std::string>{"age"});
    EXPECT_EQ(model.decisions()[1].required_decisions, std::vector<std::string>{"subsidy"});
    EXPECT_EQ(model.decisions()[1].context_entries, (std::vector<std::string>{"base", "total"}));
    ASSERT_EQ(model.tables().size(), 2U);
    EXPECT_EQ(model.tables()[0].hit_policy, "F");
    EXPECT_EQ(model.tables()[0].rules[1].inputs[2], "not(\"C\")");
    EXPECT_EQ(model.tables()[1].decision, "both.base");
}

TEST(Model, DiagnosticsOfAnEvaluationAreItsOwn) {
    const auto model = parse(chain(1));
    feel::Evaluation evaluation;
    evaluation.fail("earlier", "something before");
    const Outcome outcome = model->evaluate_decision("nobody", {}, evaluation);
    ASSERT_EQ(outcome.diagnostics.size(), 1U);
    EXPECT_EQ(outcome.diagnostics[0].code, "decision_not_found");
    ASSERT_EQ(evaluation.diagnostics.size(), 1U);
    EXPECT_EQ(evaluation.diagnostics[0].code, "earlier");
}

// A function that leaves a decision as its value must not outlive the model.
TEST(Model, AFunctionThatOutlivesItsModelGivesNull) {
    feel::Value function;
    feel::Evaluation evaluation;
    {
        const auto model = parse(
            "<decision id=\"d\" name=\"d\"><variable name=\"d\"/><functionDefinition><formalParameter name=\"a\"/>"
            "<literalExpression><text>a + 1</text></literalExpression></functionDefinition></decision>");
        function = model->evaluate_decision("d", {}, evaluation).value;
        ASSERT_EQ(function.kind(), feel::Kind::function);
        const feel::Value one[] = {1};
        EXPECT_TRUE(feel::identical(feel::call(*function.function(), one, evaluation), 2));
    }
    const feel::Value one[] = {1};
    EXPECT_TRUE(feel::call(*function.function(), one, evaluation).is_null());
    ASSERT_FALSE(evaluation.diagnostics.empty());
    EXPECT_EQ(evaluation.diagnostics.back().code, "decision_model_gone");
}

TEST(ValueJson, GoesBothWaysExactly) {
    for (const char* text :
         {"null", "true", "12.50", "0.1234567890123456789012345678901234", "\"a\\\"b\"", "[1,[2],{}]",
          R"({"a b":1,"c":{"d":null}})", R"({"@":"date","v":"2024-02-29"})", R"({"@":"time","v":"10:00:00+08:00"})",
          R"({"@":"date and time","v":"2024-02-29T23:59:59@Asia/Shanghai"})",
          R"({"@":"days and time duration","v":"P1DT2H"})", R"({"@":"years and months duration","v":"P1Y2M"})",
          R"({"@":"range","low":1,"lowEnd":"closed","high":5,"highEnd":"open"})",
          R"({"@":"range","high":{"@":"date","v":"2024-01-01"},"highEnd":"open"})",
          R"({"@":"context","v":[["@",1],["b",2]]})"}) {
        const auto json = json::parse(text);
        ASSERT_TRUE(json) << text;
        const auto value = from_json(json.value());
        ASSERT_TRUE(value) << text << ": " << value.error().message;
        EXPECT_EQ(json::write(to_json(value.value())), text);
    }
}

TEST(ValueJson, RefusesWhatItCannotRead) {
    const auto code_of = [](const char* text) {
        const auto value = from_json(json::parse(text).value());
        return value ? std::string("read") : value.error().code;
    };
    EXPECT_EQ(code_of(R"({"@":"date","v":"2023-02-29"})"), "value_not_readable");
    EXPECT_EQ(code_of(R"({"@":"moment","v":"x"})"), "value_of_unknown_kind");
    EXPECT_EQ(code_of(R"([{"@":"date"}])"), "value_not_readable");
    EXPECT_EQ(code_of("1e99999"), "value_not_readable");
}

TEST(ValueJson, PlainTextIsReadAsTheDeclaredTemporalType) {
    const auto type = feel::list_type(feel::context_type(
        {{"born", feel::simple_type(feel::Kind::date)}, {"name", feel::simple_type(feel::Kind::string)}}));
    const auto value = from_json(json::parse(R"([{"born":"2000-01-31","name":"2000-01-31"}])").value(), type.get());
    ASSERT_TRUE(value);
    EXPECT_EQ(json::write(to_json(value.value())), R"([{"born":{"@":"date","v":"2000-01-31"},"name":"2000-01-31"}])");
}

}  // namespace
}  // namespace liucai::decision
