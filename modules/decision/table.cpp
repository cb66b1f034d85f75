#include <algorithm>
#include <optional>
#include <tuple>

#include "evaluate.hpp"

namespace liucai::decision {

namespace {

using feel::Kind;
using feel::Scope;
using feel::Value;

/// One evaluation of a decision table (DMN 1.5, 8.2.10 and 8.3).
class TableRun {
public:
    TableRun(const Boxed& box, const TableBox& table, const Scope& scope, Surroundings& around)
        : box_(box), table_(table), scope_(scope), around_(around), evaluation_(around.evaluation) {}

    Value run() {
        if (around_.traced != nullptr) {
            traced_ = &start_trace();
        }
        if (!read_inputs()) {
            return {};
        }
        match_rules();
        return result();
    }

private:
    TracedTable& start_trace() {
        TracedTable* traced = nullptr;
        if (around_.is_top) {
            traced = &around_.traced->table.emplace();
        } else {
            traced = &around_.traced->entry_tables.emplace_back(around_.entry, TracedTable{}).second;
        }
        traced->hit_policy = to_text(table_.policy);
        traced->inputs.reserve(table_.inputs.size());
        traced->rules.reserve(table_.rules.size());
        return *traced;
    }

    Value fail(std::string code, std::string message, std::string hint, Args args = {}) {
        const std::size_t first = evaluation_.diagnostics.size();
        evaluation_.fail(std::move(code), std::move(message), std::move(hint), {}, std::move(args));
        place_diagnostics(evaluation_, first, box_.place, {});
        return {};
    }

    // 8.3.2: the values of the input expressions; each must be among its input values when those are listed. A missing
    // value is not refused here: each cell says what it makes of it.
    bool read_inputs() {
        Surroundings part = around_;
        part.is_top = false;
        part.traced = nullptr;
        values_.reserve(table_.inputs.size());
        bool is_allowed = true;
        for (const InputColumn& column : table_.inputs) {
            Value value = evaluate(*column.expression, scope_, part);
            if (traced_ != nullptr) {
                traced_->inputs.push_back({.label = column.label, .text = column.text, .value = value});
            }
            if (column.values.tests && !value.is_null() && !is_among(column.values, value)) {
                is_allowed = false;
                const std::size_t first = evaluation_.diagnostics.size();
                evaluation_.fail(
                    "decision_input_not_allowed",
                    "the input \"" + column.label + "\" is " + feel::to_literal(value) +
                        ", which is not among its allowed values: " + column.values.text,
                    "use an allowed value, or add it to the input values of the column", {},
                    {{"input", column.label}, {"value", feel::to_literal(value)}, {"allowed", column.values.text}});
                place_diagnostics(evaluation_, first, column.expression->place, column.text);
            }
            values_.push_back(std::move(value));
        }
        return is_allowed;
    }

    bool is_among(const TestsBox& tests, const Value& value) {
        const std::size_t first = evaluation_.diagnostics.size();
        bool is_in = feel::evaluate(*tests.tests, value, scope_, evaluation_).is_true();
        if (!is_in && value.kind() == Kind::list) {
            // The values of a collection are listed one by one.
            is_in = std::ranges::all_of(value.list(), [&](const Value& item) {
                return item.is_null() || feel::evaluate(*tests.tests, item, scope_, evaluation_).is_true();
            });
        }
        evaluation_.diagnostics.resize(first);
        return is_in;
    }

    // 8.3.3: a rule matches when all its input entries hold. Whoever asks for reasons gets the verdict of every cell of
    // every rule; otherwise the first "no" ends the rule.
    void match_rules() {
        for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
            const RuleBox& row = table_.rules[rule];
            bool has_fired = true;
            TracedRule* traced = nullptr;
            if (traced_ != nullptr) {
                traced = &traced_->rules.emplace_back();
                traced->index = rule;
                traced->id = row.id;
                traced->annotations = row.annotations;
                traced->cells.reserve(table_.inputs.size());
            }
            for (std::size_t i = 0; i < row.inputs.size() && i < values_.size(); ++i) {
                const Verdict verdict = judge(row.inputs[i], rule, i);
                has_fired = has_fired && verdict == Verdict::yes;
                if (traced != nullptr) {
                    traced->cells.push_back({.input = i, .text = row.inputs[i].text, .verdict = verdict});
                } else if (!has_fired) {
                    break;
                }
            }
            if (has_fired) {
                matched_.push_back(rule);
                if (traced != nullptr) {
                    traced->fired = true;
                } else if (table_.policy == HitPolicy::first) {
                    break;
                }
            }
        }
    }

    Verdict judge(const TestsBox& cell, std::size_t rule, std::size_t input) {
        if (cell.is_any) {
            return Verdict::yes;
        }
        if (!cell.tests) {
            evaluation_.diagnostics.insert(evaluation_.diagnostics.end(), cell.errors.begin(), cell.errors.end());
            return Verdict::not_evaluated;
        }
        const Value& value = values_[input];
        const std::size_t first = evaluation_.diagnostics.size();
        const Value holds = feel::evaluate(*cell.tests, value, scope_, evaluation_);
        if (holds.is_true()) {
            evaluation_.diagnostics.resize(first);
            return Verdict::yes;
        }
        if (value.is_null() && !cell.speaks_of_null) {
            // The fact is missing: that is the reason, and the comparisons with null are not news.
            evaluation_.diagnostics.resize(first);
            return Verdict::unknown;
        }
        if (holds.is_null() && reads_a_missing_value(*cell.tests)) {
            evaluation_.diagnostics.resize(first);
            return Verdict::unknown;
        }
        if (evaluation_.diagnostics.size() > first) {
            place_diagnostics(evaluation_, first, cell_place(box_, rule, input), cell.text);
        }
        return Verdict::no;
    }

    bool reads_a_missing_value(const feel::UnaryTests& tests) const {
        return std::ranges::any_of(tests.references(), [&](const std::string& name) {
            const Value* value = scope_.find(name);
            return value != nullptr && value->is_null();
        });
    }

    void choose(std::size_t rule) {
        if (traced_ != nullptr) {
            traced_->rules[rule].chosen = true;
        }
    }

    Value output(const OutputColumn& column, const BoxedPtr& cell) {
        if (cell == nullptr) {
            return {};
        }
        Surroundings part = around_;
        part.is_top = false;
        part.traced = nullptr;
        Value value = evaluate(*cell, scope_, part);
        const std::size_t first = evaluation_.diagnostics.size();
        if (column.type.type != nullptr) {
            value = coerce_output(value, column);
        }
        if (column.values.tests && !value.is_null() && !is_among(column.values, value)) {
            evaluation_.fail("decision_output_not_allowed",
                             "the output is " + feel::to_literal(value) +
                                 ", which is not among its allowed values: " + column.values.text,
                             "use an allowed value, or add it to the output values of the column", {},
                             {{"value", feel::to_literal(value)}, {"allowed", column.values.text}});
            value = {};
        }
        place_diagnostics(evaluation_, first, cell->place, {});
        return value;
    }

    // Modellers give the only output of a collecting table the type of the whole list, or that of one element.
    Value coerce_output(const Value& value, const OutputColumn& column) {
        const ItemType* type = column.type.type;
        const bool is_list_result = table_.policy == HitPolicy::rule_order ||
                                    table_.policy == HitPolicy::output_order || table_.policy == HitPolicy::collect;
        if (is_list_result && table_.outputs.size() == 1 && type->is_collection && value.kind() != Kind::list) {
            if (type->base == nullptr) {
                return value;
            }
            return coerce(value, type->base, "the output", evaluation_);
        }
        return coerce(value, type, "the output", evaluation_);
    }

    std::vector<Value> outputs_of(std::size_t rule) {
        std::vector<Value> values;
        values.reserve(table_.outputs.size());
        for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
            values.push_back(output(table_.outputs[i], table_.rules[rule].outputs[i]));
        }
        return values;
    }

    // 8.3.3: one output is the value itself, several are a context.
    Value compound(std::vector<Value> values) {
        if (values.size() == 1) {
            return std::move(values.front());
        }
        std::vector<feel::Context::Entry> entries;
        entries.reserve(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            entries.emplace_back(table_.outputs[i].name, std::move(values[i]));
        }
        return feel::Context(std::move(entries));
    }

    std::string numbers(std::span<const std::size_t> rules) const {
        std::string text;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            text += (i == 0 ? "" : i + 1 == rules.size() ? " and " : ", ") + std::to_string(rules[i] + 1);
        }
        return text;
    }

    Value result() {
        if (matched_.empty()) {
            return nothing_matched();
        }
        switch (table_.policy) {
            case HitPolicy::unique:
                return unique();
            case HitPolicy::any:
                return any();
            case HitPolicy::first:
                choose(matched_.front());
                return compound(outputs_of(matched_.front()));
            case HitPolicy::priority:
            case HitPolicy::output_order:
                return by_priority();
            case HitPolicy::rule_order:
            case HitPolicy::collect:
            case HitPolicy::collect_sum:
            case HitPolicy::collect_min:
            case HitPolicy::collect_max:
            case HitPolicy::collect_count:
                return collect();
        }
        return {};
    }

    // 8.2.11: the default outputs, when there are any. Otherwise a table that gives lists gives an empty one, a count
    // is 0, and everything else is null with the reason.
    Value nothing_matched() {
        const bool has_default =
            std::ranges::any_of(table_.outputs, [](const OutputColumn& column) { return column.fallback != nullptr; });
        const bool is_list = table_.policy == HitPolicy::rule_order || table_.policy == HitPolicy::output_order ||
                             table_.policy == HitPolicy::collect;
        if (has_default) {
            if (traced_ != nullptr) {
                traced_->used_default_output = true;
            }
            std::vector<Value> values;
            for (const OutputColumn& column : table_.outputs) {
                values.push_back(output(column, column.fallback));
            }
            Value value = compound(std::move(values));
            return is_list && value.kind() != Kind::list ? Value(feel::List{std::move(value)}) : value;
        }
        if (is_list) {
            return feel::List{};
        }
        if (table_.policy == HitPolicy::collect_count) {
            return 0;
        }
        return fail("decision_no_rule_matches", "no rule of the table matches its inputs: " + shown_inputs(),
                    "add a rule for these inputs, or a default output", {{"inputs", shown_inputs()}});
    }

    std::string shown_inputs() const {
        std::string text;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            text += (i == 0 ? "" : ", ") + table_.inputs[i].label + " = " + feel::to_literal(values_[i]);
            if (text.size() > 300) {
                return text + ", ...";
            }
        }
        return text;
    }

    // 8.2.10 U: no overlap is possible; all rules are disjoint.
    Value unique() {
        if (matched_.size() > 1) {
            return fail(
                "decision_rules_overlap",
                "rules " + numbers(matched_) + " match, and the hit policy U (unique) allows one: " + shown_inputs(),
                "make the rules exclude each other, or choose another hit policy",
                {{"rules", numbers(matched_)}, {"inputs", shown_inputs()}});
        }
        choose(matched_.front());
        return compound(outputs_of(matched_.front()));
    }

    // 8.2.10 A: rules may overlap when all of them give equal outputs.
    Value any() {
        std::vector<Value> first = outputs_of(matched_.front());
        for (std::size_t i = 1; i < matched_.size(); ++i) {
            const std::vector<Value> other = outputs_of(matched_[i]);
            if (!std::ranges::equal(first, other, feel::identical)) {
                const std::size_t clash[] = {matched_.front(), matched_[i]};
                return fail("decision_rules_disagree",
                            "rules " + numbers(clash) +
                                " match with different outputs, and the hit policy A (any) demands equal ones: " +
                                shown_inputs(),
                            "give these rules the same outputs, or make them exclude each other",
                            {{"rules", numbers(clash)}, {"inputs", shown_inputs()}});
            }
        }
        for (const std::size_t rule : matched_) {
            choose(rule);
        }
        return compound(std::move(first));
    }

    // The position of each output in the list of its allowed values; unlisted values come last.
    std::vector<std::size_t> rank(const std::vector<Value>& values) {
        std::vector<std::size_t> ranks;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::vector<TestsBox>& ranked = table_.outputs[i].ranked;
            std::size_t place = 0;
            while (place < ranked.size() && !(ranked[place].tests && is_among(ranked[place], values[i]))) {
                ++place;
            }
            ranks.push_back(place);
        }
        return ranks;
    }

    // 8.2.10 P and O: by the order of the output values, the first column first; equal ones in rule order.
    Value by_priority() {
        struct Hit {
            std::vector<std::size_t> rank;
            std::size_t rule;
            std::vector<Value> values;
        };
        std::vector<Hit> hits;
        for (const std::size_t rule : matched_) {
            std::vector<Value> values = outputs_of(rule);
            std::vector<std::size_t> ranks = rank(values);
            hits.push_back({std::move(ranks), rule, std::move(values)});
        }
        std::ranges::sort(hits, [](const Hit& one, const Hit& other) {
            return std::tie(one.rank, one.rule) < std::tie(other.rank, other.rule);
        });
        if (table_.policy == HitPolicy::priority) {
            choose(hits.front().rule);
            return compound(std::move(hits.front().values));
        }
        feel::List list;
        for (Hit& hit : hits) {
            choose(hit.rule);
            list.push_back(compound(std::move(hit.values)));
        }
        return list;
    }

    // 8.2.10 R and C; with an aggregation C+ C< C> C#.
    Value collect() {
        feel::List list;
        for (const std::size_t rule : matched_) {
            choose(rule);
            list.push_back(compound(outputs_of(rule)));
        }
        switch (table_.policy) {
            case HitPolicy::collect_count:
                return static_cast<std::int64_t>(list.size());
            case HitPolicy::collect_sum:
                return aggregate(list);
            case HitPolicy::collect_min:
            case HitPolicy::collect_max:
                return extreme(list);
            default:
                return list;
        }
    }

    // The operators go over several outputs column by column.
    template <typename Fold>
    Value over_columns(const feel::List& list, Fold fold) {
        if (table_.outputs.size() == 1) {
            return fold(list);
        }
        std::vector<feel::Context::Entry> entries;
        for (const OutputColumn& column : table_.outputs) {
            feel::List values;
            for (const Value& one : list) {
                const Value* value = one.context().find(column.name);
                values.push_back(value != nullptr ? *value : Value{});
            }
            entries.emplace_back(column.name, fold(values));
        }
        return feel::Context(std::move(entries));
    }

    Value not_comparable(const Value& value) {
        return fail("decision_cannot_aggregate",
                    "the hit policy " + std::string(to_text(table_.policy)) + " cannot take " + feel::to_literal(value),
                    "give every matching rule an output of the same kind; C+ takes numbers",
                    {{"policy", std::string(to_text(table_.policy))}, {"value", feel::to_literal(value)}});
    }

    Value aggregate(const feel::List& list) {
        return over_columns(list, [&](const feel::List& values) -> Value {
            number::Decimal sum;
            for (const Value& value : values) {
                if (value.kind() != Kind::number) {
                    return not_comparable(value);
                }
                const auto next = sum.add(value.number());
                if (!next) {
                    return not_comparable(value);
                }
                sum = *next;
            }
            return sum;
        });
    }

    Value extreme(const feel::List& list) {
        return over_columns(list, [&](const feel::List& values) -> Value {
            Value best = values.front();
            if (best.is_null()) {
                return not_comparable(best);
            }
            for (const Value& value : values) {
                const std::optional<int> order = feel::compare(value, best);
                if (!order) {
                    return not_comparable(value);
                }
                if (table_.policy == HitPolicy::collect_min ? *order < 0 : *order > 0) {
                    best = value;
                }
            }
            return best;
        });
    }

    const Boxed& box_;
    const TableBox& table_;
    const Scope& scope_;
    Surroundings& around_;
    feel::Evaluation& evaluation_;
    TracedTable* traced_ = nullptr;
    std::vector<Value> values_;
    std::vector<std::size_t> matched_;
};

}  // namespace

Value evaluate_table(const Boxed& box, const TableBox& table, const Scope& scope, Surroundings& around) {
    return TableRun(box, table, scope, around).run();
}

}  // namespace liucai::decision
