#pragma once

#include <chrono>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/decision/model.hpp>
#include <liucai/feel/value.hpp>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::policy {

/// Words in both languages: Chinese is the original, English beside it.
struct Words {
    std::string zh;
    std::string en;
};

/// One clause of the document a policy rests on; every condition and rule points at one.
struct Clause {
    std::string id;
    Words text;
};

/// One condition that must hold, tested in the order of the catalogue. `code` is the reason when it fails ("INSURED").
struct Gate {
    std::string code;
    std::string decision;  ///< of the model: true, false or null (unknown)
    Words label;
    std::string clause;              ///< id
    std::vector<std::string> facts;  ///< names of the facts it reads, found in the model
    Words question;                  ///< what to ask when it is unknown
};

/// One more output beside the amount: a decision of the model, and when it is told.
struct Detail {
    enum class When : std::uint8_t {
        granted,    ///< only with status Y
        always,     ///< whatever the status
        explained,  ///< with status Y, and only where reasons are told (it is not needed for a whole county)
    };
    std::string name;
    std::string decision;
    When when = When::granted;
};

struct Source {
    std::string title;
    std::string document_number;
    std::string url;
    std::string grade;  ///< A B C S D
    std::string as_of;
};

/// One policy version of a pack's catalogue.
struct Policy {
    std::string id;  ///< "KQ-1"
    std::string version;
    Words title;
    Words summary;
    Words office;
    Words unit;                   ///< 元/年, 元/月, 元, 夜
    std::string measure = "CNY";  ///< what the amount counts: CNY, or nights; only one measure may be summed
    Source source;
    bool is_sample = false;  ///< grade C: shown as a sample until the customer confirms it
    bool is_default = true;  ///< false: a reading kept for comparison; decided only when asked for
    std::string effective_from;
    std::string effective_to;
    std::string exclusivity_group;
    std::string exclusivity_operator;  ///< SUM MAX_OF TOPUP STOP_WHEN EXCLUDE_IF, see combine.hpp
    std::vector<std::string>
        exclusivity_events;  ///< of STOP_WHEN and EXCLUDE_IF: ids of policies, or words for benefits
    Words schedule;
    Words window;
    Words clawback;              ///< when and how much is returned; may be empty
    Words cohort;                ///< who falls under this version by date; may be empty
    std::string conflicts_with;  ///< id of the other printed reading; rows that differ are flagged
    std::vector<Clause> clauses;
    std::vector<Gate> gates;
    std::string amount_decision;
    std::vector<std::string> amount_facts;
    std::vector<Detail> details;
    std::shared_ptr<const decision::Model> model;
    std::string model_path;
};

enum class Status : std::uint8_t { yes, no, unknown };
std::string_view to_text(Status status);  ///< Y N U

/// The reason of a status U whose gates all hold: a fact that fixes the amount is unknown.
inline constexpr std::string_view kTierReason = "TIER";

struct GateResult {
    std::size_t gate = 0;  ///< index into Policy::gates
    decision::Verdict verdict = decision::Verdict::unknown;
    std::vector<std::pair<std::string, feel::Value>> facts;  ///< what it saw
};

/// What one policy gives one person on one day, and why.
struct Entitlement {
    const Policy* policy = nullptr;
    Status status = Status::unknown;
    std::string reason;                     ///< the gate's code, or TIER; empty for Y
    std::optional<number::Decimal> amount;  ///< in the policy's measure, of Y only
    feel::Context detail;                   ///< the other outputs: per_year, full_years, monthly, origin …
    std::vector<GateResult> gates;
    std::vector<decision::TracedDecision> trace;  ///< only when asked for
};

/// A district as a folder of standard files: pack.json (the catalogue), words, DMN models. May inherit another pack.
class Pack {
public:
    static base::Result<std::shared_ptr<const Pack>> load(const std::string& folder);
    virtual ~Pack() = default;

    virtual const std::string& id() const = 0;
    virtual const Words& title() const = 0;
    virtual bool is_sample() const = 0;               ///< a further district, shown as an example only
    virtual const std::string& inherits() const = 0;  ///< id of the pack it builds on; "" for none
    virtual std::span<const Policy> policies() const = 0;
    virtual const Policy* find(std::string_view policy_id) const = 0;

    /// Decides one policy for one person. `facts` are named as the roster's fields; absent or null is unknown.
    virtual Entitlement decide(const Policy& policy, const feel::Context& facts, std::chrono::sys_days as_of,
                               bool with_trace = false) const = 0;
};

}  // namespace liucai::policy
