#include <functional>

#include "evaluator.hpp"

namespace liucai::feel {

namespace {

/// Told of every value or combination of values; false ends the iteration.
using Visit = std::function<bool(const Value&)>;
using VisitAll = std::function<bool(const Environment&)>;

enum class Outcome : std::uint8_t { finished, ended, failed };

Outcome fail(const Value& what, const Place& place, Evaluation& evaluation) {
    evaluation.fail("feel_not_iterable", described(what) + " cannot be gone through",
                    "go through a list, a range of numbers or a range of dates", place, {{"value", shown(what)}});
    return Outcome::failed;
}

// 1, 2, 3 … or backwards when the end is the smaller one.
Outcome for_each_number(const number::Decimal& first, const number::Decimal& last, const Place& place,
                        Evaluation& evaluation, const Visit& visit) {
    const bool is_upward = first <= last;
    const number::Decimal step(is_upward ? 1 : -1);
    number::Decimal current = first;
    while (is_upward ? current <= last : current >= last) {
        if (!visit(current)) {
            return Outcome::ended;
        }
        const auto next = current.add(step);
        if (!next || *next == current) {
            return fail(current, place, evaluation);  // too large to count by ones
        }
        current = *next;
    }
    return Outcome::finished;
}

Outcome for_each_day(const Date& first, const Date& last, const Visit& visit) {
    const std::int64_t from = day_number(first);
    const std::int64_t to = day_number(last);
    const std::int64_t step = from <= to ? 1 : -1;
    for (std::int64_t day = from;; day += step) {
        if (!visit(date_from_day_number(day))) {
            return Outcome::ended;
        }
        if (day == to) {
            return Outcome::finished;
        }
    }
}

Outcome for_each_between(const Value& first, const Value& last, const Place& place, Evaluation& evaluation,
                         const Visit& visit) {
    if (first.kind() == Kind::number && last.kind() == Kind::number) {
        return for_each_number(first.number(), last.number(), place, evaluation, visit);
    }
    if (first.kind() == Kind::date && last.kind() == Kind::date) {
        return for_each_day(first.date(), last.date(), visit);
    }
    const bool is_first_wrong = first.kind() != Kind::number && first.kind() != Kind::date;
    return fail(is_first_wrong ? first : last, place, evaluation);
}

// A range as a value: upward, without the ends that it leaves out.
Outcome for_each_in_range(const Value& value, const Place& place, Evaluation& evaluation, const Visit& visit) {
    const Range& range = value.range();
    if (!range.low || !range.high) {
        return fail(value, place, evaluation);
    }
    if (compare(*range.low, *range.high).value_or(0) > 0) {
        return Outcome::finished;
    }
    return for_each_between(*range.low, *range.high, place, evaluation, [&](const Value& item) {
        const bool is_left_out = (range.low_end == Range::End::open && equal(item, *range.low) == true) ||
                                 (range.high_end == Range::End::open && equal(item, *range.high) == true);
        return is_left_out || visit(item);
    });
}

// DMN 1.5, rule 44 (iteration context): the items of a list, or what lies between two ends. What is no list is a list
// of itself, but null is nothing to go through.
Outcome for_each_item(const ast::Iterator& iterator, const Environment& environment, Evaluation& evaluation,
                      const Visit& visit) {
    const std::size_t told_before = evaluation.diagnostics.size();
    const Value source = evaluate(*iterator.source, environment, evaluation);
    const Place& place = iterator.source->place;
    if (iterator.end) {
        const Value end = evaluate(*iterator.end, environment, evaluation);
        if ((source.is_null() || end.is_null()) && evaluation.diagnostics.size() > told_before) {
            return Outcome::failed;
        }
        return for_each_between(source, end, place, evaluation, visit);
    }
    switch (source.kind()) {
        case Kind::null:
            return fail(source, place, evaluation);
        case Kind::range:
            return for_each_in_range(source, place, evaluation, visit);
        case Kind::list:
            for (const Value& item : source.list()) {
                if (!visit(item)) {
                    return Outcome::ended;
                }
            }
            return Outcome::finished;
        default:
            return visit(source) ? Outcome::finished : Outcome::ended;
    }
}

// The iterators from `index` on, nested: a later one sees the earlier ones.
Outcome for_each_combination(const std::vector<ast::Iterator>& iterators, std::size_t index,
                             const Environment& environment, Evaluation& evaluation, const VisitAll& visit) {
    if (index == iterators.size()) {
        return spend(evaluation, 1) && visit(environment) ? Outcome::finished : Outcome::ended;
    }
    Outcome inner = Outcome::finished;
    const Outcome outer = for_each_item(iterators[index], environment, evaluation, [&](const Value& item) {
        const Environment inside(environment, iterators[index].name, &item);
        inner = for_each_combination(iterators, index + 1, inside, evaluation, visit);
        return inner == Outcome::finished;
    });
    return inner == Outcome::finished ? outer : inner;
}

}  // namespace

// DMN 1.5, rule 44. `partial` is the list of the results so far.
Value evaluate_form(const ast::For& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    List results;
    const Outcome outcome =
        for_each_combination(form.iterators, 0, environment, evaluation, [&](const Environment& inside) {
            // Every step pays for the memory it takes.
            if (!spend(evaluation, form.uses_partial ? 8 * (results.size() + 1) : 8)) {
                return false;
            }
            if (form.uses_partial) {
                const Value partial{List(results)};
                results.push_back(evaluate(*form.result, Environment(inside, "partial", &partial), evaluation));
            } else {
                results.push_back(evaluate(*form.result, inside, evaluation));
            }
            return true;
        });
    return outcome == Outcome::finished ? Value(std::move(results)) : Value();
}

// DMN 1.5, rule 46: `some` is the ternary "or" of the conditions, `every` their "and". A condition that is no truth
// value spoils the whole (TCK 1153, 1154).
Value evaluate_form(const ast::Quantified& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    const bool deciding = !form.is_every;
    bool is_open = false;
    bool is_spoilt = false;
    const Outcome outcome =
        for_each_combination(form.iterators, 0, environment, evaluation, [&](const Environment& inside) {
            const Value verdict = evaluate(*form.condition, inside, evaluation);
            if (verdict.is_null()) {
                is_open = true;
                return true;
            }
            if (verdict.kind() != Kind::boolean) {
                const std::string word = form.is_every ? "every" : "some";
                evaluation.fail(
                    "feel_not_boolean", described(verdict) + " is neither true nor false, as \"" + word + "\" needs",
                    "compare it with something", form.condition->place, {{"value", shown(verdict)}, {"word", word}});
                is_spoilt = true;
                return false;
            }
            return verdict.boolean() != deciding;
        });
    if (is_spoilt || outcome == Outcome::failed) {
        return {};
    }
    if (outcome == Outcome::ended) {
        return evaluation.steps_left == 0 ? Value() : Value(deciding);
    }
    return is_open ? Value() : Value(!deciding);
}

}  // namespace liucai::feel
