#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <liucai/decision/value_json.hpp>
#include <liucai/policy/check.hpp>
#include <liucai/policy/combine.hpp>
#include <liucai/policy/facts.hpp>
#include <liucai/policy/pack.hpp>
#include <liucai/testkit/scenario.hpp>

namespace {

using namespace liucai;
using feel::Value;
using policy::Entitlement;
using testkit::Step;

// The facts of a step: one `name: FEEL expression` a line.
base::Result<feel::Context> facts_of(const std::string& body) {
    std::string text = "{";
    std::size_t begin = 0;
    while (begin < body.size()) {
        const auto end = body.find('\n', begin);
        text += (text.size() > 1 ? ", " : "") + body.substr(begin, end - begin);
        begin = end + 1;
    }
    text += "}";
    const auto read = feel::parse_expression(text, {});
    if (const auto* expression = std::get_if<feel::Expression>(&read)) {
        feel::Evaluation evaluation;
        const Value value = feel::evaluate(*expression, feel::Scope(), evaluation);
        if (value.kind() == feel::Kind::context) {
            return value.context();
        }
    }
    return base::Error{"bad_story", "cannot read the facts: " + text, ""};
}

std::chrono::sys_days day_of(const std::string& text) {
    const auto date = feel::parse_date(text);
    return std::chrono::sys_days{std::chrono::days{feel::day_number(date.value())}};
}

// A person's answer as a caller would tell it: status, amount, reason; what is missing; further outputs.
std::string tell(const Entitlement& entitlement, bool with_reasons) {
    const policy::Policy& policy = *entitlement.policy;
    std::string text = policy.id + " " + std::string(policy::to_text(entitlement.status));
    if (entitlement.amount) {
        text += " " + entitlement.amount->to_canonical_text() + " " + policy.unit.zh;
    }
    if (!entitlement.reason.empty()) {
        text += " " + entitlement.reason;
    }
    text += "\n";
    for (const policy::GateResult& result : entitlement.gates) {
        if (!with_reasons || result.verdict == decision::Verdict::yes) {
            continue;
        }
        const policy::Gate& gate = policy.gates[result.gate];
        text +=
            "  " + gate.code + " " + std::string(decision::to_text(result.verdict)) + ", clause " + gate.clause + ":";
        for (const auto& [name, value] : result.facts) {
            text += " " + std::string(name) + "=" + feel::to_literal(value);
        }
        text += "\n";
    }
    for (const auto& [name, value] : entitlement.detail.entries()) {
        text += "  " + name + ": " + feel::to_literal(value) + "\n";
    }
    return text;
}

/// The packs as the stories see them.
class Desk {
public:
    std::string run(const Step& step) {
        if (step.verb == "pack") {
            auto loaded = policy::Pack::load(std::string(LIUCAI_SOURCE_DIR) + "/packs/" + step.rest);
            if (!loaded) {
                return "refused " + loaded.error().code + "\n" + loaded.error().message + "\n";
            }
            pack_ = std::move(loaded).value();
            return pack_->title().zh + "\n";
        }
        if (step.verb == "received") {
            received_.push_back({step.words.at(0), step.fields.contains("group") ? step.fields.at("group") : "",
                                 number::Decimal::parse(step.fields.at("amount")).value()});
            return "noted\n";
        }
        if (step.verb == "decide" || step.verb == "combine") {
            const auto facts = facts_of(step.body);
            if (!facts) {
                return facts.error().message + "\n";
            }
            std::vector<Entitlement> entitlements;
            for (const std::string& id : step.words) {
                const policy::Policy* policy = pack_->find(id);
                if (policy == nullptr) {
                    return "no such policy\n";
                }
                entitlements.push_back(pack_->decide(*policy, facts.value(), day_of(step.fields.at("as_of")), true));
            }
            return step.verb == "decide" ? told(entitlements, step) : combined(entitlements);
        }
        return "unknown verb " + step.verb + "\n";
    }

private:
    static std::string told(const std::vector<Entitlement>& entitlements, const Step& step) {
        std::string text;
        for (const Entitlement& entitlement : entitlements) {
            text += tell(entitlement, !step.fields.contains("short"));
        }
        return text;
    }

    std::string combined(const std::vector<Entitlement>& entitlements) {
        std::string text;
        for (const policy::Combined& item : policy::combine(entitlements, received_)) {
            text += item.entitlement->policy->id + " " + std::string(policy::to_text(item.entitlement->status)) +
                    (item.amount ? " pay " + item.amount->to_canonical_text() : "") +
                    (item.reason.empty() ? "" : " " + item.reason + " because of " + item.because) + "\n";
        }
        return text;
    }

    std::shared_ptr<const policy::Pack> pack_;
    std::vector<policy::Received> received_;
};

class PolicyStory : public testing::TestWithParam<std::string> {};

TEST_P(PolicyStory, ComesOutAsTold) {
    Desk desk;
    EXPECT_EQ(testkit::run_scenario(GetParam(), [&](const Step& step) { return desk.run(step); }), "");
}

INSTANTIATE_TEST_SUITE_P(Stories, PolicyStory,
                         testing::ValuesIn(testkit::scenario_files(LIUCAI_MODULE_DIR "/scenarios")),
                         [](const auto& story) { return std::filesystem::path(story.param).stem().string(); });

TEST(Pack, EveryPackOfTheProjectLoads) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(LIUCAI_SOURCE_DIR "/packs")) {
        const auto pack = policy::Pack::load(entry.path().string());
        ASSERT_TRUE(pack) << entry.path() << ": " << pack.error().message << " " << pack.error().where;
        EXPECT_FALSE(pack.value()->policies().empty()) << entry.path();
        ++count;
    }
    EXPECT_GE(count, 4U);
}

TEST(Pack, ADistrictInheritsItsCity) {
    const auto luqiao = policy::Pack::load(LIUCAI_SOURCE_DIR "/packs/luqiao");
    ASSERT_TRUE(luqiao);
    EXPECT_EQ(luqiao.value()->inherits(), "taizhou");
    EXPECT_NE(luqiao.value()->find("TZ-1"), nullptr);
}

// Every fact that a model reads has a name in both languages, so that a reason can be told.
TEST(Pack, EveryFactAModelReadsIsInTheFactList) {
    for (const auto& entry : std::filesystem::directory_iterator(LIUCAI_SOURCE_DIR "/packs")) {
        const auto pack = policy::Pack::load(entry.path().string());
        ASSERT_TRUE(pack);
        for (const policy::Policy& policy : pack.value()->policies()) {
            for (const auto& input : policy.model->inputs()) {
                EXPECT_TRUE(std::ranges::any_of(policy::known_facts(),
                                                [&](const policy::FactInfo& fact) { return fact.name == input.name; }))
                    << policy.id << " reads " << input.name;
            }
        }
    }
}

TEST(PackCheck, EveryPackOfTheProjectIsClean) {
    for (const auto& entry : std::filesystem::directory_iterator(LIUCAI_SOURCE_DIR "/packs")) {
        const auto findings = policy::check_pack(entry.path().string());
        ASSERT_TRUE(findings);
        for (const policy::CheckFinding& finding : findings.value()) {
            EXPECT_NE(finding.severity, policy::Severity::error) << finding.where << ": " << finding.message;
        }
    }
}

// A pack with one of each mistake: what the officer sees is the place, an example and the next step.
TEST(PackCheck, FindsGapsOverlapsForgottenDecisionsUnknownFactsAndMissingClauses) {
    const auto findings = policy::check_pack(LIUCAI_MODULE_DIR "/testdata/faulty");
    ASSERT_TRUE(findings) << findings.error().message;
    std::string told;
    for (const policy::CheckFinding& finding : findings.value()) {
        told += finding.code + " | " + finding.where + " | " + finding.message + "\n";
    }
    EXPECT_EQ(
        told,
        "pack_decision_unreached | faulty.dmn, decision \"Forgotten\" | no catalogue entry leads to decision "
        "'Forgotten'\n"
        "pack_fact_unknown | faulty.dmn, input \"shoeSize\" | the model reads 'shoeSize', which is no fact\n"
        "pack_clause_missing | faulty.dmn, decision \"Amount\", rule 2 | the rule rests on clause '9.9', which is "
        "not listed\n"
        "pack_table_gap | faulty.dmn, decision \"Amount\" | no rule covers monthsTotal = 12\n"
        "pack_table_overlap | faulty.dmn, decision \"Amount\", rules 2 and 3 | two rules cover monthsTotal = 24\n");
}

TEST(PackCheck, APackThatIsNotThereIsRefused) {
    const auto findings = policy::check_pack("/no/such/pack");
    ASSERT_FALSE(findings);
    EXPECT_EQ(findings.error().code, "no_such_file");
}

TEST(Facts, BlankIsUnknownAndWordsBecomeValues) {
    const std::vector<std::pair<std::string_view, std::string_view>> fields{
        {"degree", "本科"},      {"fullTime", "是"},
        {"homeOwned", "否"},     {"commit5", ""},
        {"gradDate", "2024-06"}, {"contractYears", "无固定期限"},
        {"monthsTotal", "12"},   {"idNo", "11010519491231002X"}};
    const feel::Context facts = policy::facts_from_fields(fields);
    EXPECT_TRUE(facts.find("fullTime")->is_true());
    EXPECT_TRUE(facts.find("homeOwned")->is_false());
    EXPECT_TRUE(facts.find("commit5")->is_null());
    EXPECT_TRUE(facts.find("gradDate")->is_null()) << "no day is invented for a month";
    EXPECT_TRUE(facts.find("contractIsOpenEnded")->is_true());
    EXPECT_TRUE(facts.find("contractYears")->is_null());
    EXPECT_EQ(feel::to_literal(*facts.find("birthDate")), "date(\"1949-12-31\")");
    EXPECT_EQ(feel::to_literal(*facts.find("monthsTotal")), "12");
}

}  // namespace
