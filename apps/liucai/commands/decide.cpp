#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <liucai/calendar/calendar.hpp>
#include <liucai/decision/value_json.hpp>
#include <liucai/json/json.hpp>
#include <liucai/policy/facts.hpp>
#include <liucai/policy/pack.hpp>
#include <liucai/roster/roster.hpp>
#include <liucai/tabular/workbook.hpp>
#include <memory>
#include <thread>

#include "../command.hpp"

namespace liucai::app {

namespace {

using base::Error;
using base::Result;
using base::Status;
using json::Json;
using json::Object;
using policy::Entitlement;

struct Order {
    std::string pack;
    std::string roster;
    std::string as_of;
    std::vector<std::string> policies;
    std::string out;
    std::string trace;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
};

/// How many lines are decided together before they are written: large enough to keep every job busy, small enough that
/// memory does not grow with the roster.
constexpr std::size_t kBatchLines = 4096;

// The answers are the same with a trace and without: what is only told with reasons stands in the trace.
Json detail_of(const Entitlement& entitlement) {
    Object members;
    for (const policy::Detail& detail : entitlement.policy->details) {
        const feel::Value* value = entitlement.detail.find(detail.name);
        if (value != nullptr && detail.when != policy::Detail::When::explained) {
            members.emplace_back(detail.name, decision::to_json(*value));
        }
    }
    return members;
}

Json trace_of(const roster::Line& line, const Entitlement& entitlement) {
    json::Array gates;
    for (const policy::GateResult& result : entitlement.gates) {
        const policy::Gate& gate = entitlement.policy->gates[result.gate];
        Object facts;
        for (const auto& [name, value] : result.facts) {
            facts.emplace_back(std::string(name), decision::to_json(value));
        }
        gates.push_back(Object{{"code", gate.code},
                               {"verdict", decision::to_text(result.verdict)},
                               {"clause", gate.clause},
                               {"facts", std::move(facts)}});
    }
    Object detail;
    for (const auto& [name, value] : entitlement.detail.entries()) {
        detail.emplace_back(name, decision::to_json(value));
    }
    return Object{{"row", static_cast<std::size_t>(line.row)},
                  {"policy", entitlement.policy->id},
                  {"status", policy::to_text(entitlement.status)},
                  {"reason", entitlement.reason},
                  {"detail", std::move(detail)},
                  {"gates", std::move(gates)},
                  {"decisions", decision::to_json(decision::Trace{entitlement.trace})}};
}

/// The answers for one roster line, ready to be written.
struct Answer {
    std::vector<std::vector<std::string>> records;  ///< one for each policy
    std::string trace;                              ///< JSON lines
};

Answer answer(const roster::Line& line, const policy::Pack& pack, std::span<const policy::Policy* const> policies,
              std::chrono::sys_days as_of, bool with_trace) {
    std::vector<std::pair<std::string_view, std::string_view>> fields;
    fields.reserve(roster::kFieldCount);
    for (std::size_t index = 0; index < roster::kFieldCount; ++index) {
        fields.emplace_back(to_text(static_cast<roster::Field>(index)), line.values[index]);
    }
    const feel::Context facts = policy::facts_from_fields(fields);
    const auto text = [&](roster::Field field) { return line.values[static_cast<std::size_t>(field)]; };
    Answer result;
    for (const policy::Policy* policy : policies) {
        const Entitlement entitlement = pack.decide(*policy, facts, as_of, with_trace);
        result.records.push_back({std::to_string(line.row), text(roster::Field::seq), text(roster::Field::idNo),
                                  policy->id, std::string(policy::to_text(entitlement.status)), entitlement.reason,
                                  entitlement.amount ? entitlement.amount->to_canonical_text() : "",
                                  json::write(detail_of(entitlement))});
        if (with_trace) {
            result.trace += json::write(trace_of(line, entitlement)) + "\n";
        }
    }
    return result;
}

/// Decides a batch on all jobs; answers keep the order of the lines.
std::vector<Answer> answer_all(const std::vector<roster::Line>& lines, const policy::Pack& pack,
                               std::span<const policy::Policy* const> policies, std::chrono::sys_days as_of,
                               bool with_trace, unsigned jobs) {
    std::vector<Answer> answers(lines.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t index = next++; index < lines.size(); index = next++) {
            answers[index] = answer(lines[index], pack, policies, as_of, with_trace);
        }
    };
    std::vector<std::jthread> helpers;
    for (unsigned job = 1; job < jobs; ++job) {
        helpers.emplace_back(work);
    }
    work();
    helpers.clear();  // joins
    return answers;
}

const std::vector<std::string> kColumns{"row", "seq", "idNo", "policy", "status", "reason", "amount", "detail"};
constexpr std::size_t kAmountColumn = 6;

/// Where answers go: CSV or XLSX by the name's ending.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void add(const std::vector<std::string>& record) = 0;
    virtual Status close() = 0;
};

Error cannot_write(const std::string& path) {
    return Error{"cannot_write", "cannot write " + path, "check the folder, the rights and the space left"}.with("path",
                                                                                                                 path);
}

class CsvSink final : public Sink {
public:
    explicit CsvSink(const std::string& path) : path_(path), out_(path, std::ios::binary) { add(kColumns); }
    void add(const std::vector<std::string>& record) override {
        buffer_.clear();
        tabular::append_csv_line(buffer_, record);
        out_ << buffer_;
    }
    Status close() override {
        out_.close();
        return out_ ? base::done() : Status(cannot_write(path_));
    }

private:
    std::string path_;
    std::ofstream out_;
    std::string buffer_;
};

class XlsxSink final : public Sink {
public:
    explicit XlsxSink(std::unique_ptr<tabular::Writer> writer) : writer_(std::move(writer)) {
        writer_->add_sheet("results", {{"row", 8},
                                       {"seq", 8},
                                       {"idNo", 22},
                                       {"policy", 14},
                                       {"status", 8},
                                       {"reason", 16},
                                       {"amount", 12},
                                       {"detail", 40}});
    }
    void add(const std::vector<std::string>& record) override {
        ++row_;
        for (std::uint32_t column = 0; column < record.size(); ++column) {
            if (column == kAmountColumn && !record[column].empty()) {
                writer_->number(row_, column, number::Decimal::parse(record[column]).value().to_double(),
                                tabular::Writer::Style::money);
            } else {
                writer_->text(row_, column, record[column]);
            }
        }
    }
    Status close() override { return writer_->close(); }

private:
    std::unique_ptr<tabular::Writer> writer_;
    std::uint32_t row_ = 0;
};

Result<std::unique_ptr<Sink>> open_sink(const std::string& path) {
    if (path.ends_with(".xlsx")) {
        return std::unique_ptr<Sink>(std::make_unique<XlsxSink>(LIUCAI_TRY(tabular::Writer::create(path))));
    }
    if (path.ends_with(".csv")) {
        return std::unique_ptr<Sink>(std::make_unique<CsvSink>(path));
    }
    return Error{"output_kind_unknown", "'" + path + "' is neither .csv nor .xlsx",
                 "end the name of --out in .csv or .xlsx"}
        .with("path", path);
}

Result<std::vector<const policy::Policy*>> chosen(const policy::Pack& pack, const std::vector<std::string>& ids) {
    std::vector<const policy::Policy*> policies;
    if (ids.empty()) {
        for (const policy::Policy& policy : pack.policies()) {
            policies.push_back(&policy);
        }
        return policies;
    }
    for (const std::string& id : ids) {
        const policy::Policy* policy = pack.find(id);
        if (policy == nullptr) {
            std::string known;
            for (const policy::Policy& other : pack.policies()) {
                known += (known.empty() ? "" : ", ") + other.id;
            }
            return Error{"policy_unknown", "pack '" + pack.id() + "' has no policy '" + id + "'", "it has " + known}
                .with("pack", pack.id())
                .with("policy", id)
                .with("policies", known);
        }
        policies.push_back(policy);
    }
    return policies;
}

Status run(const Order& order) {
    const auto as_of = calendar::parse_day(order.as_of);
    if (!as_of) {
        return Error{"bad_date", "'" + order.as_of + "' is no day", "write it like 2026-11-01"}.with("text",
                                                                                                     order.as_of);
    }
    const auto pack = LIUCAI_TRY(policy::Pack::load(order.pack));
    const auto policies = LIUCAI_TRY(chosen(*pack, order.policies));
    const auto sink = LIUCAI_TRY(open_sink(order.out));
    const bool with_trace = !order.trace.empty();
    std::ofstream trace;
    if (with_trace) {
        trace.open(order.trace, std::ios::binary);
    }

    std::vector<roster::Line> batch;
    std::size_t person_count = 0;
    const auto flush = [&] {
        for (const Answer& answer : answer_all(batch, *pack, policies, *as_of, with_trace, order.jobs)) {
            for (const auto& record : answer.records) {
                sink->add(record);
            }
            trace << answer.trace;
        }
        person_count += batch.size();
        batch.clear();
    };
    roster::Options options;
    options.day_of_import = *as_of;
    const auto summary = LIUCAI_TRY(roster::read_roster(order.roster, options, [&](const roster::Line& line) {
        if (line.outcome == roster::Outcome::import || line.outcome == roster::Outcome::import_warn) {
            batch.push_back(line);
            if (batch.size() == kBatchLines) {
                flush();
            }
        }
    }));
    flush();
    LIUCAI_TRY(sink->close());
    if (with_trace) {
        trace.close();
        if (!trace) {
            return cannot_write(order.trace);
        }
    }
    std::printf("%zu persons decided for %zu policies of %s as of %s; %zu lines rejected, %zu skipped\n", person_count,
                policies.size(), pack->id().c_str(), order.as_of.c_str(), summary.rejected_count,
                summary.skipped_count);
    return base::done();
}

}  // namespace

void add_decide(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("decide", "Decide the policies of a pack for every person of a roster");
    auto order = std::make_shared<Order>();
    command->add_option("--pack", order->pack, "folder of the pack, e.g. packs/keqiao")->required();
    command->add_option("--roster", order->roster, "the roster, .xlsx or .csv")->required();
    command->add_option("--as-of", order->as_of, "the day for which facts are taken, YYYY-MM-DD")->required();
    command->add_option("--policies", order->policies, "ids of policies, separated by commas (default: all)")
        ->delimiter(',');
    command->add_option("--out", order->out, "where the answers go, .csv or .xlsx")->required();
    command->add_option("--trace", order->trace, "where the reasons go, one JSON line for each person and policy");
    command->add_option("--jobs", order->jobs, "threads that decide")->check(CLI::Range(1, 256));
    command->callback([order, &status] {
        const auto done = run(*order);
        status = done ? kDone : refuse(done.error());
    });
}

}  // namespace liucai::app
