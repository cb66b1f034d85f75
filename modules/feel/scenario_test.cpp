#include <gtest/gtest.h>

#include <liucai/feel/expression.hpp>
#include <liucai/testkit/scenario.hpp>

namespace liucai::feel {
namespace {

// What the stories say, and what their verbs do:
//   eval EXPRESSION    the value, then each diagnostic: its code, and the text with a caret
//   test CELL          whether the input `?` of the body satisfies the unary tests
//   reads EXPRESSION   the names the expression takes from outside
// The body is a context whose entries are in scope. Without text behind `eval` the body is the expression.

std::string told(const std::string& text, const std::vector<Diagnostic>& diagnostics) {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics) {
        all += diagnostic.code + "\n" + point_at(text, diagnostic);
    }
    return all;
}

void add_names(const Value& value, Names& names) {
    if (value.kind() == Kind::context) {
        for (const auto& [name, entry] : value.context().entries()) {
            names.names.insert(name);
            add_names(entry, names);
        }
    } else if (value.kind() == Kind::list) {
        for (const Value& item : value.list()) {
            add_names(item, names);
        }
    }
}

class Story {
public:
    std::string run(const testkit::Step& step) {
        const bool is_body_text = step.rest.empty();
        const std::string text = is_body_text ? step.body : step.rest;
        names_ = Names{};
        Scope scope;
        if (!is_body_text && !step.body.empty()) {
            define(step.body, scope);
        }
        names_.names.erase("?");
        names_.type_named = [](std::string_view name) -> TypeRef {
            return name == "Person" ? context_type({{"name", builtin_type("string")}, {"age", builtin_type("number")}})
                   : name == "Wage list" ? list_type(builtin_type("number"))
                                         : nullptr;
        };
        Evaluation evaluation;
        evaluation.steps_left = 1'000'000;
        evaluation.now = DateTime{Date{2026, 11, 23}, Time{}};
        if (step.verb == "test") {
            const auto read = parse_unary_tests(text, names_);
            if (const auto* errors = std::get_if<1>(&read)) {
                return "unreadable\n" + told(text, *errors);
            }
            const Value* input = scope.find("?");
            const Value value = evaluate(std::get<0>(read), input != nullptr ? *input : Value(), scope, evaluation);
            return to_literal(value) + "\n" + told(text, evaluation.diagnostics);
        }
        const auto read = parse_expression(text, names_);
        if (const auto* errors = std::get_if<1>(&read)) {
            return "unreadable\n" + told(text, *errors);
        }
        if (step.verb == "reads") {
            std::string all;
            for (const std::string& name : std::get<0>(read).references()) {
                all += name + "\n";
            }
            return all.empty() ? "nothing\n" : all;
        }
        const Value value = evaluate(std::get<0>(read), scope, evaluation);
        return to_literal(value) + "\n" + told(text, evaluation.diagnostics);
    }

private:
    void define(const std::string& body, Scope& scope) {
        const auto read = parse_expression(body, names_);
        if (const auto* errors = std::get_if<1>(&read)) {
            ADD_FAILURE() << told(body, *errors);
            return;
        }
        Evaluation evaluation;
        const Value context = evaluate(std::get<0>(read), Scope(), evaluation);
        ASSERT_EQ(context.kind(), Kind::context) << body;
        add_names(context, names_);
        for (const auto& [name, value] : context.context().entries()) {
            scope.define(name, value);
        }
    }

    Names names_;
};

TEST(Scenarios, EveryStoryEndsAsTold) {
    for (const std::string& file : testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios")) {
        Story story;
        EXPECT_EQ(testkit::run_scenario(file, [&](const testkit::Step& step) { return story.run(step); }), "");
    }
}

}  // namespace
}  // namespace liucai::feel
