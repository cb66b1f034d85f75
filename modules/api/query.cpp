#include "query.hpp"

#include <liucai/text/text.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "shapes.hpp"

namespace liucai::api {

namespace {

constexpr std::size_t kEmployersMax = 50;
constexpr std::size_t kNumberEndMin = 4;

bool is_number_end(std::string_view text) {
    return text.size() >= kNumberEndMin &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == 'X'; });
}

bool is_plain_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

json::Json facet(std::string_view value, std::string_view label, std::size_t persons) {
    return json::Object{{"value", value}, {"label", label}, {"persons", persons}};
}

}  // namespace

PeopleMatcher::PeopleMatcher(const Decided& decided, PeopleFilter filter)
    : decided_(decided), filter_(std::move(filter)) {
    for (const std::string& reason : decided.reasons) {
        reason_ids_.push_back(reason == filter_.reason);
    }
    filter_.search = text::trim(text::fold_width(filter_.search));
    if (is_plain_ascii(filter_.search)) {
        for (const char c : filter_.search) {
            if (c != ' ') {
                initials_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            }
        }
    }
    std::string number = text::remove_spaces(filter_.search);
    std::ranges::replace(number, 'x', 'X');
    if (is_number_end(number)) {
        number_end_ = number;
    }
}

bool PeopleMatcher::matches(std::size_t person, Part without) const {
    if (filter_.outcome && without != Part::outcome && decided_.people->outcome(person) != *filter_.outcome) {
        return false;
    }
    const bool test_status = filter_.status && without != Part::status;
    const bool test_reason = !filter_.reason.empty() && without != Part::reason;
    if ((test_status || test_reason) && !matches_cells(person, test_status, test_reason)) {
        return false;
    }
    if (!filter_.employer.empty() && without != Part::employer &&
        decided_.people->field(person, roster::Field::employer) != filter_.employer) {
        return false;
    }
    return filter_.search.empty() || matches_search(person);
}

// Both tests speak of one policy: "refused because of age" is one answer, not two of different policies.
bool PeopleMatcher::matches_cells(std::size_t person, bool test_status, bool test_reason) const {
    const std::size_t first = filter_.column.value_or(0);
    const std::size_t end = filter_.column ? first + 1 : decided_.policies.size();
    for (std::size_t column = first; column < end; ++column) {
        const Cell& cell = decided_.cell(person, column);
        if ((!test_status || cell.status == *filter_.status) && (!test_reason || reason_ids_[cell.reason])) {
            return true;
        }
    }
    return false;
}

bool PeopleMatcher::matches_search(std::size_t person) const {
    if (!initials_.empty() && decided_.people->initials(person).find(initials_) != std::string_view::npos) {
        return true;
    }
    if (!number_end_.empty() && decided_.people->field(person, roster::Field::idNo).ends_with(number_end_)) {
        return true;
    }
    return decided_.people->field(person, roster::Field::name).find(filter_.search) != std::string_view::npos;
}

void sort_people(const Decided& decided, std::vector<std::uint32_t>& people, Order order, bool is_descending,
                 std::optional<std::size_t> column) {
    const auto sort_by = [&](auto less) {
        std::ranges::stable_sort(people, [&](std::uint32_t left, std::uint32_t right) {
            return is_descending ? less(right, left) : less(left, right);
        });
    };
    if (order == Order::row) {
        if (is_descending) {
            std::ranges::reverse(people);
        }
    } else if (order == Order::name) {
        sort_by([&](std::uint32_t left, std::uint32_t right) {
            const auto key = [&](std::uint32_t person) {
                return std::pair(decided.people->initials(person), decided.people->field(person, roster::Field::name));
            };
            return key(left) < key(right);
        });
    } else if (order == Order::employer) {
        sort_by([&](std::uint32_t left, std::uint32_t right) {
            return decided.people->field(left, roster::Field::employer) <
                   decided.people->field(right, roster::Field::employer);
        });
    } else {
        // Amounts of different units are compared as numbers only when no policy was named; that orders a screen, it
        // adds nothing up.
        std::vector<number::Decimal> sums(decided.people->size());
        for (const std::uint32_t person : people) {
            const std::size_t first = column.value_or(0);
            const std::size_t end = column ? first + 1 : decided.policies.size();
            for (std::size_t at = first; at < end; ++at) {
                const Cell& cell = decided.cell(person, at);
                sums[person] = sums[person].add(decided.amounts[cell.amount]).value_or(sums[person]);
            }
        }
        sort_by([&](std::uint32_t left, std::uint32_t right) { return sums[left] < sums[right]; });
    }
}

json::Json facets(const Decided& decided, const PeopleMatcher& matcher, const PeopleFilter& filter, Language language) {
    std::array<std::size_t, 3> statuses{};
    std::vector<std::size_t> reasons(decided.reasons.size());
    std::array<std::size_t, 4> outcomes{};
    std::unordered_map<std::string_view, std::size_t> employers;
    for (std::size_t person = 0; person < decided.people->size(); ++person) {
        if (filter.column) {
            const Cell& cell = decided.cell(person, *filter.column);
            statuses[static_cast<std::size_t>(cell.status)] += matcher.matches(person, Part::status) ? 1U : 0U;
            reasons[cell.reason] += matcher.matches(person, Part::reason) ? 1U : 0U;
        }
        outcomes[static_cast<std::size_t>(decided.people->outcome(person))] +=
            matcher.matches(person, Part::outcome) ? 1U : 0U;
        if (matcher.matches(person, Part::employer)) {
            ++employers[decided.people->field(person, roster::Field::employer)];
        }
    }

    json::Array status_facets;
    json::Array reason_facets;
    if (filter.column) {
        for (const auto status : {policy::Status::yes, policy::Status::no, policy::Status::unknown}) {
            const std::string_view value = policy::to_text(status);
            status_facets.push_back(facet(value, word("status." + std::string(value), language),
                                          statuses[static_cast<std::size_t>(status)]));
        }
        const policy::Policy& policy = *decided.policies[*filter.column];
        for (std::size_t i = 1; i < reasons.size(); ++i) {
            if (reasons[i] > 0) {
                reason_facets.push_back(
                    facet(decided.reasons[i], reason_label(policy, decided.reasons[i], language), reasons[i]));
            }
        }
    }
    json::Array outcome_facets;
    for (const auto outcome : {roster::Outcome::import, roster::Outcome::import_warn}) {
        const std::string_view value = roster::to_text(outcome);
        outcome_facets.push_back(
            facet(value, word("outcome." + std::string(value), language), outcomes[static_cast<std::size_t>(outcome)]));
    }
    std::vector<std::pair<std::string_view, std::size_t>> by_count(employers.begin(), employers.end());
    std::ranges::sort(by_count, [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    json::Array employer_facets;
    for (const auto& [name, count] : by_count) {
        if (!name.empty() && employer_facets.size() < kEmployersMax) {
            employer_facets.push_back(facet(name, name, count));
        }
    }
    return json::Object{{"status", std::move(status_facets)},
                        {"reason", std::move(reason_facets)},
                        {"outcome", std::move(outcome_facets)},
                        {"employer", std::move(employer_facets)}};
}

}  // namespace liucai::api
