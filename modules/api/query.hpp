#pragma once

#include <cstdint>
#include <liucai/json/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decided.hpp"
#include "language.hpp"

namespace liucai::api {

/// What the table of people is narrowed to.
struct PeopleFilter {
    std::optional<std::size_t> column;     ///< of `policy`
    std::optional<policy::Status> status;  ///< of the column, or of any
    std::string reason;                    ///< of the column, or of any
    std::optional<roster::Outcome> outcome;
    std::string employer;
    std::string search;  ///< part of the name, pinyin initials, or end of the identity number
};

/// The parts of a filter, for leaving one out when its own facet is counted.
enum class Part : std::uint8_t { none, status, reason, outcome, employer };

/// Whether a person passes every part of the filter but `without`.
class PeopleMatcher {
public:
    PeopleMatcher(const Decided& decided, PeopleFilter filter);
    bool matches(std::size_t person, Part without = Part::none) const;

private:
    bool matches_cells(std::size_t person, bool test_status, bool test_reason) const;
    bool matches_search(std::size_t person) const;

    const Decided& decided_;
    PeopleFilter filter_;
    std::vector<bool> reason_ids_;  ///< by index into Decided::reasons
    std::string initials_;
    std::string number_end_;
};

enum class Order : std::uint8_t { row, name, employer, amount };

/// Puts the persons in order; those that are equal stay in the order of the roster.
void sort_people(const Decided& decided, std::vector<std::uint32_t>& people, Order order, bool is_descending,
                 std::optional<std::size_t> column);

/// The wire's Facets: for each filter, how many persons each of its values leaves under the others.
json::Json facets(const Decided& decided, const PeopleMatcher& matcher, const PeopleFilter& filter, Language language);

}  // namespace liucai::api
