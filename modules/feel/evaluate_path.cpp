#include "builtin.hpp"
#include "evaluator.hpp"

namespace liucai::feel {

namespace {

constexpr int kDepthMax = 200;

Value fail_without_entry(const Value& source, const std::string& name, const Place& place, Evaluation& evaluation) {
    if (evaluation.filters > 0 && (source.is_null() || source.kind() == Kind::context)) {
        return {};
    }
    if (source.kind() == Kind::context) {
        std::string names;
        for (const auto& entry : source.context().entries()) {
            if (names.size() > 100) {
                names += ", …";
                break;
            }
            names += (names.empty() ? "" : ", ") + entry.first;
        }
        return evaluation.fail("feel_no_such_entry", "the context has no entry \"" + name + "\"",
                               names.empty() ? "it has no entries" : "it has " + names, place,
                               {{"name", name}, {"names", names}});
    }
    return evaluation.fail("feel_no_such_property", described(source) + " has no \"" + name + "\"", {}, place,
                           {{"name", name}, {"kind", std::string(to_text(source.kind()))}});
}

Value entry_of(const Value& source, const std::string& name, const Place& place, Evaluation& evaluation, int depth) {
    if (source.kind() == Kind::context) {
        const Value* const entry = source.context().find(name);
        return entry != nullptr ? *entry : fail_without_entry(source, name, place, evaluation);
    }
    // Of a list, the entry of each item; one that has none gives null.
    if (source.kind() == Kind::list) {
        if (depth > kDepthMax || !spend(evaluation, source.list().size())) {
            return {};
        }
        ++evaluation.filters;
        List entries;
        entries.reserve(source.list().size());
        for (const Value& item : source.list()) {
            entries.push_back(entry_of(item, name, place, evaluation, depth + 1));
        }
        --evaluation.filters;
        return entries;
    }
    if (auto found = property(source, name)) {
        return *std::move(found);
    }
    return fail_without_entry(source, name, place, evaluation);
}

/// The item at an index from 1, or from the end when it is negative; null outside of the list.
Value item_at(const List& list, const Value& index, const Place& place, Evaluation& evaluation) {
    const auto position = index.number().to_int64();
    if (!position) {
        return evaluation.fail("feel_bad_index", "the index " + shown(index) + " is no whole number",
                               "items are counted 1, 2, 3 … or from the end -1, -2 …", place,
                               {{"index", shown(index)}});
    }
    const auto count = static_cast<std::int64_t>(list.size());
    if (*position >= 1 && *position <= count) {
        return list[static_cast<std::size_t>(*position - 1)];
    }
    if (*position <= -1 && *position >= -count) {
        return list[static_cast<std::size_t>(count + *position)];
    }
    return {};
}

/// What a filter condition says of one item, which is `item`; the entries of a context are names as well.
Value about_item(const ast::Node& condition, const Value& item, const Environment& environment,
                 Evaluation& evaluation) {
    const Environment with_item(environment, "item", &item);
    if (item.kind() == Kind::context) {
        return evaluate(condition, Environment(with_item, &item.context()), evaluation);
    }
    return evaluate(condition, with_item, evaluation);
}

Value filtered(const List& list, const ast::Node& condition, const Environment& environment, Evaluation& evaluation) {
    static const Value kNoItem;
    if (list.empty()) {
        const Value index = about_item(condition, kNoItem, environment, evaluation);
        return index.kind() == Kind::number ? Value() : Value(List{});
    }
    List kept;
    for (const Value& item : list) {
        if (!spend(evaluation, 4)) {
            return {};
        }
        const Value verdict = about_item(condition, item, environment, evaluation);
        if (&item == &list.front() && verdict.kind() == Kind::number) {
            return item_at(list, verdict, condition.place, evaluation);
        }
        if (verdict.is_true()) {
            kept.push_back(item);
        } else if (verdict.kind() != Kind::boolean && !verdict.is_null()) {
            return evaluation.fail(
                "feel_not_boolean", described(verdict) + " is neither true nor false, as \"filter\" needs",
                "compare it with something", condition.place, {{"value", shown(verdict)}, {"word", "filter"}});
        }
    }
    return kept;
}

}  // namespace

// DMN 1.5, rule 43 and tables 65, 66: an entry of a context, of every item of a list, or a property of a temporal value
// or range.
Value evaluate_form(const ast::Path& form, const Place& place, const Environment& environment, Evaluation& evaluation) {
    const std::size_t told_before = evaluation.diagnostics.size();
    Value storage;
    const Value& source = evaluate_into(storage, *form.source, environment, evaluation);
    if (source.is_null() && evaluation.diagnostics.size() > told_before) {
        return {};
    }
    return entry_of(source, form.name, place, evaluation, 0);
}

// DMN 1.5, rule 50 and 10.3.2.5: an index, or a condition on every item. What is no list is a list of itself.
Value evaluate_form(const ast::Filter& form, const Place&, const Environment& environment, Evaluation& evaluation) {
    const Value source = evaluate(*form.source, environment, evaluation);
    if (source.is_null()) {
        return {};
    }
    ++evaluation.filters;
    const Value result = source.kind() == Kind::list ? filtered(source.list(), *form.condition, environment, evaluation)
                                                     : filtered(List{source}, *form.condition, environment, evaluation);
    --evaluation.filters;
    return result;
}

}  // namespace liucai::feel
