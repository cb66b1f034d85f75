#include "decided.hpp"

#include <liucai/policy/facts.hpp>

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace liucai::api {

namespace {

constexpr std::size_t kPeopleAtOnce = 64;

base::Error cancelled() { return {"run_cancelled", "the run was closed or begun anew", "start it again"}; }

// Reasons and amounts repeat: each is kept once.
class Interned {
public:
    explicit Interned(Decided& decided) : decided_(decided) {
        decided_.reasons.emplace_back();
        decided_.amounts.emplace_back();
        decided_.amount_texts.emplace_back();
        reasons_.emplace("", 0);
    }

    Cell cell(const policy::Entitlement& entitlement) {
        Cell out;
        out.status = entitlement.status;
        const std::scoped_lock lock(mutex_);
        const auto [reason, is_new_reason] =
            reasons_.try_emplace(entitlement.reason, static_cast<std::uint16_t>(decided_.reasons.size()));
        if (is_new_reason) {
            decided_.reasons.push_back(entitlement.reason);
        }
        out.reason = reason->second;
        if (entitlement.amount) {
            const std::string text = entitlement.amount->to_canonical_text();
            const auto [amount, is_new_amount] =
                amounts_.try_emplace(text, static_cast<std::uint32_t>(decided_.amounts.size()));
            if (is_new_amount) {
                decided_.amounts.push_back(*entitlement.amount);
                decided_.amount_texts.push_back(text);
            }
            out.amount = amount->second;
        }
        return out;
    }

private:
    Decided& decided_;
    std::mutex mutex_;
    std::map<std::string, std::uint16_t> reasons_;
    std::map<std::string, std::uint32_t> amounts_;
};

base::Result<roster::Summary> read_people(const std::string& file, const DecideOrder& order, Decided& decided,
                                          std::size_t people_max, const std::atomic<bool>& cancel,
                                          DecideProgress& progress) {
    roster::Options options = order.reading;
    options.progress = &progress.reading;
    std::atomic<bool> stop = false;  // ours, so that a full store ends the reading as well
    options.cancel = &stop;
    std::optional<base::Error> refusal;
    const auto take = [&](const roster::Line& line) {
        if (cancel.load(std::memory_order_relaxed)) {
            stop = true;
        }
        if (refusal || stop) {
            return;
        }
        const bool is_person = line.outcome == roster::Outcome::import || line.outcome == roster::Outcome::import_warn;
        decided.import_count += line.outcome == roster::Outcome::import ? 1U : 0U;
        decided.warn_count += line.outcome == roster::Outcome::import_warn ? 1U : 0U;
        decided.reject_count += line.outcome == roster::Outcome::reject ? 1U : 0U;
        decided.skip_count += line.outcome == roster::Outcome::skip ? 1U : 0U;
        if (!line.findings.empty()) {
            decided.found_lines.push_back({line.sheet, line.row, line.outcome,
                                           line.values[static_cast<std::size_t>(roster::Field::name)], line.findings});
        }
        if (!is_person) {
            return;
        }
        if (decided.people->size() >= people_max) {
            refusal = base::Error{"too_many_people",
                                  "the server holds at most " + std::to_string(people_max) + " persons at once",
                                  "use the command line for a population of this size, or close other runs"}
                          .with("limit", std::to_string(people_max));
            stop = true;
            return;
        }
        if (const auto status = decided.people->add(line); !status) {
            refusal = status.error();
            stop = true;
        }
        progress.person_count.fetch_add(1, std::memory_order_relaxed);
    };
    auto summary = roster::read_roster(file, options, take);
    if (refusal) {
        return *refusal;
    }
    if (cancel) {
        return cancelled();
    }
    return summary;
}

void decide_people(Decided& decided, unsigned thread_count, const std::atomic<bool>& cancel, DecideProgress& progress) {
    const std::size_t person_count = decided.people->size();
    const std::size_t column_count = decided.policies.size();
    decided.cells.resize(person_count * column_count);
    std::vector<const policy::Policy*> others;
    for (const policy::Policy* policy : decided.policies) {
        others.push_back(other_reading(*decided.pack, *policy));
    }
    Interned interned(decided);
    std::atomic<std::size_t> next = 0;
    std::mutex fault_mutex;
    std::exception_ptr fault;
    const auto work = [&] {
        try {
            for (;;) {
                const std::size_t begin = next.fetch_add(kPeopleAtOnce);
                if (begin >= person_count || cancel.load(std::memory_order_relaxed)) {
                    return;
                }
                const std::size_t end = std::min(person_count, begin + kPeopleAtOnce);
                for (std::size_t person = begin; person < end; ++person) {
                    const feel::Context facts = decided.facts(person);
                    for (std::size_t column = 0; column < column_count; ++column) {
                        const auto one = decided.pack->decide(*decided.policies[column], facts, decided.as_of);
                        Cell cell = interned.cell(one);
                        if (others[column] != nullptr) {
                            cell.is_conflict =
                                differs(one, decided.pack->decide(*others[column], facts, decided.as_of));
                        }
                        decided.cells[person * column_count + column] = cell;
                    }
                }
                progress.decided_count.fetch_add(end - begin, std::memory_order_relaxed);
            }
        } catch (...) {
            const std::scoped_lock lock(fault_mutex);
            fault = std::current_exception();
            next = person_count;
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < thread_count && i * kPeopleAtOnce < person_count; ++i) {
        threads.emplace_back(work);
    }
    work();
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (fault) {
        std::rethrow_exception(fault);
    }
}

}  // namespace

const policy::Policy* other_reading(const policy::Pack& pack, const policy::Policy& policy) {
    if (!policy.conflicts_with.empty()) {
        return pack.find(policy.conflicts_with);
    }
    const auto found = std::ranges::find(pack.policies(), policy.id, &policy::Policy::conflicts_with);
    return found == pack.policies().end() ? nullptr : &*found;
}

bool differs(const policy::Entitlement& one, const policy::Entitlement& other) {
    return one.status != other.status || one.amount != other.amount;
}

std::optional<std::size_t> Decided::column(std::string_view policy) const {
    const auto found = std::ranges::find(policies, policy, [](const policy::Policy* one) { return one->id; });
    if (found == policies.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - policies.begin());
}

std::optional<std::size_t> Decided::person_at_row(std::uint32_t row) const {
    // Rows ascend within a sheet, and a run reads one sheet.
    std::size_t low = 0;
    std::size_t high = people->size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (people->row(middle) < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == people->size() || people->row(low) != row) {
        return std::nullopt;
    }
    return low;
}

feel::Context Decided::facts(std::size_t person) const {
    const People::Fields values = people->fields(person);
    std::array<std::pair<std::string_view, std::string_view>, roster::kFieldCount> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i] = {roster::to_text(static_cast<roster::Field>(i)), values[i]};
    }
    return policy::facts_from_fields(fields);
}

base::Result<std::shared_ptr<const Decided>> decide_roster(const std::string& file, const std::string& folder,
                                                           const DecideOrder& order, unsigned thread_count,
                                                           std::size_t people_max, const std::atomic<bool>& cancel,
                                                           DecideProgress& progress) {
    auto decided = std::make_shared<Decided>();
    decided->pack = order.pack;
    decided->as_of = order.as_of;
    decided->policies = order.policies;
    static std::atomic<std::uint64_t> counter = 0;
    decided->people = std::make_unique<People>(folder + "/people-" + std::to_string(++counter));

    progress.is_reading = true;
    decided->summary = LIUCAI_TRY(read_people(file, order, *decided, people_max, cancel, progress));
    LIUCAI_TRY(decided->people->finish());
    decided->found_lines.shrink_to_fit();

    progress.is_deciding = true;
    decide_people(*decided, thread_count, cancel, progress);
    if (cancel) {
        return cancelled();
    }
    return std::shared_ptr<const Decided>(std::move(decided));
}

}  // namespace liucai::api
