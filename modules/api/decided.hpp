#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/feel/value.hpp>
#include <liucai/number/decimal.hpp>
#include <liucai/policy/pack.hpp>
#include <liucai/roster/roster.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people.hpp"

namespace liucai::api {

/// What one policy gives one person, in eight bytes. Why in detail is decided again when somebody asks.
struct Cell {
    policy::Status status = policy::Status::unknown;
    bool is_conflict = false;
    std::uint16_t reason = 0;  ///< index into Decided::reasons
    std::uint32_t amount = 0;  ///< index into Decided::amounts; 0 is none
};

/// A line with what was found on it.
struct FoundLine {
    std::string sheet;
    std::uint32_t row = 0;
    roster::Outcome outcome = roster::Outcome::import;
    std::string name;
    std::vector<roster::Finding> findings;
};

struct DecideOrder {
    std::shared_ptr<const policy::Pack> pack;
    std::chrono::sys_days as_of;
    std::vector<const policy::Policy*> policies;
    roster::Options reading;  ///< sheet and map
};

/// How far the work is; written by the worker, read by anyone.
struct DecideProgress {
    std::atomic<double> reading = 0;
    std::atomic<std::size_t> person_count = 0;
    std::atomic<std::size_t> decided_count = 0;
    std::atomic<bool> is_reading = false;
    std::atomic<bool> is_deciding = false;
};

/// A roster read and decided. Immutable once made.
class Decided {
public:
    std::shared_ptr<const policy::Pack> pack;
    std::chrono::sys_days as_of;
    std::vector<const policy::Policy*> policies;  ///< the columns, in catalogue order
    std::unique_ptr<People> people;
    std::vector<Cell> cells;  ///< person * policies.size() + policy
    std::vector<std::string> reasons;
    std::vector<number::Decimal> amounts;
    std::vector<std::string> amount_texts;
    roster::Summary summary;
    std::vector<FoundLine> found_lines;  ///< every line that has a finding, in file order
    std::size_t import_count = 0;        ///< of lines, by outcome
    std::size_t warn_count = 0;
    std::size_t reject_count = 0;
    std::size_t skip_count = 0;

    const Cell& cell(std::size_t person, std::size_t column) const { return cells[person * policies.size() + column]; }
    std::optional<std::size_t> column(std::string_view policy) const;
    std::optional<std::size_t> person_at_row(std::uint32_t row) const;
    feel::Context facts(std::size_t person) const;
};

/// Reads the roster and decides every policy for every person, on `thread_count` threads. `people_max` bounds the
/// persons. Refuses with `run_cancelled` when `cancel` becomes true.
base::Result<std::shared_ptr<const Decided>> decide_roster(const std::string& file, const std::string& folder,
                                                           const DecideOrder& order, unsigned thread_count,
                                                           std::size_t people_max, const std::atomic<bool>& cancel,
                                                           DecideProgress& progress);

/// The other printed reading of a policy, whichever of the two names the other; nullptr when there is none.
const policy::Policy* other_reading(const policy::Pack& pack, const policy::Policy& policy);
/// Whether the other printed reading of the policy answers otherwise.
bool differs(const policy::Entitlement& one, const policy::Entitlement& other);

}  // namespace liucai::api
