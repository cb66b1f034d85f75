#include "description.hpp"

#include <gtest/gtest.h>

namespace liucai::api {
namespace {

const json::Json& schema(const char* name) {
    return *Description::shipped().document().find("components")->find("schemas")->find(name);
}

std::string refusal(const char* text, const char* schema_name) {
    const auto value = json::parse(text);
    EXPECT_TRUE(value) << text;
    const auto error = check(Description::shipped(), value.value(), schema(schema_name), "body");
    return error ? error->where + ": " + error->message : "";
}

TEST(Description, knows_its_operations) {
    const Description& shipped = Description::shipped();
    const Operation* decide = shipped.find("POST", "/api/roster/decide");
    ASSERT_NE(decide, nullptr);
    EXPECT_EQ(decide->id, "rosterDecide");
    EXPECT_EQ(decide->status, 202);
    EXPECT_EQ(decide->body_media, "application/json");
    EXPECT_EQ(shipped.find("GET", "/api/roster/decide"), nullptr);
    EXPECT_EQ(shipped.methods("/api/roster/decide"), "POST");
    EXPECT_EQ(shipped.methods("/api/roster/people"), "GET, HEAD");
    EXPECT_EQ(shipped.methods("/api/nowhere"), "");
}

TEST(Description, every_write_carries_an_idempotency_key) {
    for (const Operation& operation : Description::shipped().operations()) {
        bool has_key = false;
        for (const Parameter& parameter : operation.parameters) {
            has_key = has_key || (parameter.name == "Idempotency-Key" && parameter.is_header && parameter.is_required);
        }
        EXPECT_EQ(has_key, operation.method == "POST") << operation.id;
    }
}

TEST(Check, takes_what_the_document_says) {
    const char* run = R"({"run": "0123456789abcdef0123456789abcdef", "pack": "keqiao", "asOf": "2026-11-01"})";
    EXPECT_EQ(refusal(run, "DecideRequest"), "");
    EXPECT_EQ(refusal(R"({"run": "0123456789abcdef0123456789abcdef", "pack": "keqiao", "asOf": "2028-02-29",
                          "map": {"D": "idNo", "E": ""}, "policies": ["KQ-1"]})",
                      "DecideRequest"),
              "");
}

TEST(Check, refuses_everything_else_and_says_where) {
    const std::string head = R"({"run": "0123456789abcdef0123456789abcdef", "pack": "keqiao", )";
    EXPECT_EQ(refusal("[]", "DecideRequest"), "body: body should be an object");
    EXPECT_EQ(refusal((head + R"("asOf": "2026-02-30"})").c_str(), "DecideRequest"),
              "body/asOf: body/asOf should be a day, YYYY-MM-DD");
    for (const std::string day : {"2026-1-1", "-026-11-01", "2026-11-1x", "2026/11/01", "20261101", ""}) {
        EXPECT_NE(refusal((head + R"("asOf": ")" + day + R"("})").c_str(), "DecideRequest"), "") << day;
    }
    EXPECT_EQ(refusal(R"({"run": "short", "pack": "k", "asOf": "2026-11-01"})", "DecideRequest"),
              "body/run: body/run should be text of 32 to 32 characters");
    EXPECT_EQ(refusal(R"({"pack": "k", "asOf": "2026-11-01"})", "DecideRequest"), "body/run: body/run should be given");
    EXPECT_EQ(refusal((head + R"("asOf": "2026-11-01", "more": 1})").c_str(), "DecideRequest"),
              "body/more: body/more should be left away");
    EXPECT_TRUE(refusal((head + R"("asOf": "2026-11-01", "map": {"D": "nothing"}})").c_str(), "DecideRequest")
                    .starts_with("body/map/D: body/map/D should be one of: "));
    EXPECT_EQ(refusal((head + R"("asOf": "2026-11-01", "policies": []})").c_str(), "DecideRequest"),
              "body/policies: body/policies should be a list of 1 to 200 items");
    EXPECT_EQ(refusal((head + R"("asOf": "2026-11-01", "policies": [7]})").c_str(), "DecideRequest"),
              "body/policies/0: body/policies/0 should be text");
    EXPECT_EQ(refusal(R"({"pack": "k", "people": 0})", "SampleRequest"),
              "body/people: body/people should be a number from 1 to 20000");
    EXPECT_EQ(refusal(R"({"pack": "k", "people": 1.5})", "SampleRequest"),
              "body/people: body/people should be a whole number");
}

TEST(Check, reads_parameters_as_their_types) {
    const Description& shipped = Description::shipped();
    const Operation* people = shipped.find("GET", "/api/roster/people");
    const auto read = [&](std::string_view name, std::string_view text) {
        for (const Parameter& parameter : people->parameters) {
            if (parameter.name == name) {
                const auto value = read_parameter(shipped, parameter, text);
                return value ? json::write(value.value()) : value.error().message;
            }
        }
        return std::string("no such parameter");
    };
    EXPECT_EQ(read("limit", "20"), "20");
    EXPECT_EQ(read("limit", "501"), "query limit should be a number from 1 to 500");
    EXPECT_EQ(read("limit", "2e1"), "query limit should be a whole number");
    EXPECT_EQ(read("limit", "99999999999999999999"), "query limit should be a whole number");
    EXPECT_EQ(read("status", "Y"), "\"Y\"");
    EXPECT_EQ(read("status", "y"), "query status should be one of: Y, N, U");
}

}  // namespace
}  // namespace liucai::api
