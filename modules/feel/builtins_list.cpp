#include <algorithm>
#include <unordered_map>

#include "arguments.hpp"

// DMN 1.5, 10.3.4.4, table 75: lists as such. What is computed from their items stands in builtins_aggregate.cpp.
namespace liucai::feel {
namespace {

/// A place in a list as people count: 1 is the first, -1 the last. nullopt when there is no such item.
std::optional<std::size_t> index_of_position(std::int64_t position, std::size_t size) {
    const auto count = static_cast<std::int64_t>(size);
    const std::int64_t index = position > 0 ? position - 1 : count + position;
    return position != 0 && index >= 0 && index < count ? std::optional(static_cast<std::size_t>(index)) : std::nullopt;
}

Value refuse_position(Arguments& in, std::size_t argument, std::size_t size) {
    return in.refuse_value("there is no position " + shown(in.any(argument)) + " in a list of " + std::to_string(size),
                           "Positions count from 1, or from -1 at the end.");
}

bool are_equal(const Value& left, const Value& right) { return equal(left, right).value_or(false); }

/// Equal values have equal hashes. Kinds whose equality looks deeper share one.
std::size_t hash_of(const Value& value) {
    switch (value.kind()) {
        case Kind::number:
            return value.number().hash();
        case Kind::string:
            return std::hash<std::string>()(value.string());
        case Kind::date:
            return std::hash<std::int64_t>()(day_number(value.date()));
        case Kind::boolean:
            return value.is_true() ? 1 : 2;
        default:
            return static_cast<std::size_t>(value.kind());
    }
}

/// Items in order, without those that equal an earlier one.
class Distinct {
public:
    void add(const Value& value) {
        std::vector<std::size_t>& same_hash = places_[hash_of(value)];
        const bool is_known = std::any_of(same_hash.begin(), same_hash.end(),
                                          [&](std::size_t place) { return are_equal(items_[place], value); });
        if (!is_known) {
            same_hash.push_back(items_.size());
            items_.push_back(value);
        }
    }
    List take() { return std::move(items_); }

private:
    List items_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> places_;
};

// list contains(list, element)
Value list_contains(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("list contains", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    return in.failed() ? Value() : Value(std::any_of(list.begin(), list.end(), [&](const Value& item) {
        return are_equal(item, in.any(1));
    }));
}

Value count(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("count", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    return in.failed() ? Value() : Value(static_cast<std::int64_t>(list.size()));
}

// sublist(list, start position, length?)
Value sublist(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("sublist", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    const std::int64_t start = in.whole(1);
    const bool has_length = in.is_given(2);
    const std::int64_t length = has_length ? in.whole(2) : 0;
    if (in.failed()) {
        return {};
    }
    const std::optional<std::size_t> begin = index_of_position(start, list.size());
    if (!begin) {
        return refuse_position(in, 1, list.size());
    }
    const auto rest = static_cast<std::int64_t>(list.size() - *begin);
    if (has_length && (length < 0 || length > rest)) {
        return in.refuse_value("the length is " + shown(in.any(2)) + ", but " + std::to_string(rest) +
                               " items follow from position " + shown(in.any(1)));
    }
    const auto first = list.begin() + static_cast<std::ptrdiff_t>(*begin);
    return List(first, first + static_cast<std::ptrdiff_t>(has_length ? length : rest));
}

// append(list, item …)
Value append(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("append", arguments, evaluation);
    List list = in.list(0);
    if (in.failed()) {
        return {};
    }
    list.insert(list.end(), arguments.begin() + 1, arguments.end());
    return list;
}

// concatenate(list …)
Value concatenate(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("concatenate", arguments, evaluation);
    List joined;
    for (std::size_t index = 0; index < in.count(); ++index) {
        const std::span<const Value> list = in.items(index);
        joined.insert(joined.end(), list.begin(), list.end());
    }
    return in.failed() ? Value() : Value(std::move(joined));
}

// insert before(list, position, newItem)
Value insert_before(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("insert before", arguments, evaluation);
    List list = in.list(0);
    const std::int64_t position = in.whole(1);
    if (in.failed()) {
        return {};
    }
    const std::optional<std::size_t> index = index_of_position(position, list.size());
    if (!index) {
        return refuse_position(in, 1, list.size());
    }
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(*index), in.any(2));
    return list;
}

// remove(list, position)
Value remove(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("remove", arguments, evaluation);
    List list = in.list(0);
    const std::int64_t position = in.whole(1);
    if (in.failed()) {
        return {};
    }
    const std::optional<std::size_t> index = index_of_position(position, list.size());
    if (!index) {
        return refuse_position(in, 1, list.size());
    }
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
    return list;
}

// list replace(list, match, newItem): every item for which match(item, newItem) is true.
Value replace_matching(Arguments& in, List list) {
    constexpr std::size_t kParameterCount = 2;
    const std::shared_ptr<const Function> match = in.function(1);
    if (in.failed()) {
        return {};
    }
    if (match->builtin == nullptr && match->parameters.size() != kParameterCount) {
        return in.refuse_kind(1, "a function of two parameters, the item and the new item");
    }
    for (Value& item : list) {
        const Value both[] = {item, in.any(2)};
        const std::size_t told_before = in.evaluation().diagnostics.size();
        const Value is_match = call(*match, both, in.evaluation());
        if (is_match.kind() != Kind::boolean) {
            return in.refuse_answer("match", both, is_match, told_before);
        }
        if (is_match.is_true()) {
            item = in.any(2);
        }
    }
    return list;
}

// list replace(list, position, newItem)
Value list_replace(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("list replace", arguments, evaluation);
    List list = in.list(0);
    if (in.any(1).kind() == Kind::function) {
        return in.failed() ? Value() : replace_matching(in, std::move(list));
    }
    const std::int64_t position = in.whole(1);
    if (in.failed()) {
        return {};
    }
    const std::optional<std::size_t> index = index_of_position(position, list.size());
    if (!index) {
        return refuse_position(in, 1, list.size());
    }
    list[*index] = in.any(2);
    return list;
}

Value list_replace_position(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("list replace", arguments, evaluation);
    in.number(1);
    return in.failed() ? Value() : list_replace(arguments, evaluation);
}

Value list_replace_match(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("list replace", arguments, evaluation);
    in.function(1);
    return in.failed() ? Value() : list_replace(arguments, evaluation);
}

Value reverse(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("reverse", arguments, evaluation);
    List list = in.list(0);
    std::reverse(list.begin(), list.end());
    return in.failed() ? Value() : Value(std::move(list));
}

// index of(list, match): every position, from 1.
Value index_of(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("index of", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    List positions;
    for (std::size_t index = 0; index < list.size(); ++index) {
        if (are_equal(list[index], in.any(1))) {
            positions.emplace_back(static_cast<std::int64_t>(index) + 1);
        }
    }
    return in.failed() ? Value() : Value(std::move(positions));
}

// union(list …): concatenation without what comes again.
Value union_of(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("union", arguments, evaluation);
    Distinct distinct;
    for (std::size_t index = 0; index < in.count(); ++index) {
        for (const Value& item : in.items(index)) {
            distinct.add(item);
        }
    }
    return in.failed() ? Value() : Value(distinct.take());
}

Value distinct_values(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("distinct values", arguments, evaluation);
    Distinct distinct;
    for (const Value& item : in.items(0)) {
        distinct.add(item);
    }
    return in.failed() ? Value() : Value(distinct.take());
}

// flatten(list): lists in lists, however deep.
Value flatten(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("flatten", arguments, evaluation);
    const std::span<const Value> list = in.items(0);
    if (in.failed()) {
        return {};
    }
    // Without recursion, and counted: a value may hold itself many times over.
    List flat;
    std::vector<std::pair<std::span<const Value>, std::size_t>> open = {{list, 0}};
    while (!open.empty()) {
        const std::span<const Value> current = open.back().first;
        std::size_t& next = open.back().second;
        if (next == current.size()) {
            open.pop_back();
            continue;
        }
        if (evaluation.steps_left == 0) {
            return in.refuse_value("the result is too large");
        }
        --evaluation.steps_left;
        const Value& item = current[next++];
        if (item.kind() == Kind::list) {
            open.emplace_back(item.list(), 0);
        } else {
            flat.push_back(item);
        }
    }
    return flat;
}

/// Merge sort, stable. The order is a function of the user's that may contradict itself, so std::sort will not do.
class Sorter {
public:
    Sorter(Arguments& in, const Function& precedes) : in_(in), precedes_(precedes) {}

    List sort(List list) {
        List other(list.size());
        for (std::size_t width = 1; width < list.size(); width *= 2) {
            for (std::size_t begin = 0; begin < list.size(); begin += 2 * width) {
                merge(list, other, begin, width);
            }
            std::swap(list, other);
        }
        return list;
    }

private:
    void merge(const List& from, List& to, std::size_t begin, std::size_t width) {
        const std::size_t middle = std::min(begin + width, from.size());
        const std::size_t end = std::min(begin + 2 * width, from.size());
        std::size_t left = begin;
        std::size_t right = middle;
        for (std::size_t place = begin; place < end; ++place) {
            const bool takes_right = right < end && (left == middle || precedes(from[right], from[left]));
            to[place] = from[takes_right ? right++ : left++];
        }
    }

    bool precedes(const Value& left, const Value& right) {
        if (in_.failed()) {
            return false;
        }
        const Value both[] = {left, right};
        const std::size_t told_before = in_.evaluation().diagnostics.size();
        const Value answer = call(precedes_, both, in_.evaluation());
        if (answer.kind() != Kind::boolean) {
            in_.refuse_answer("precedes", both, answer, told_before);
        }
        return answer.is_true();
    }

    Arguments& in_;
    const Function& precedes_;
};

// DMN 1.5, 10.3.4.8, table 79: sort(list, precedes).
Value sort(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("sort", arguments, evaluation);
    List list = in.list(0);
    const std::shared_ptr<const Function> precedes = in.function(1);
    if (in.failed()) {
        return {};
    }
    List sorted = Sorter(in, *precedes).sort(std::move(list));
    return in.failed() ? Value() : Value(std::move(sorted));
}

}  // namespace

std::span<const Builtin> list_builtins() {
    static const std::vector<Builtin> kBuiltins = [] {
        std::vector<Builtin> builtins = {
            {"list contains", {{{"list", "element"}}}, list_contains},
            {"count", {{{"list"}}}, count},
            {"sublist", {{{"list", "start position", "length"}, 1}}, sublist},
            {"append", {{{"list", "item"}, 0, true}}, append},
            {"concatenate", {{{"list"}, 0, true}}, concatenate},
            {"insert before", {{{"list", "position", "newItem"}}}, insert_before},
            {"remove", {{{"list", "position"}}}, remove},
            {"list replace",
             {{{"list", "position", "newItem"}, 0, false, list_replace_position},
              {{"list", "match", "newItem"}, 0, false, list_replace_match}},
             list_replace},
            {"reverse", {{{"list"}}}, reverse},
            {"index of", {{{"list", "match"}}}, index_of},
            {"union", {{{"list"}, 0, true}}, union_of},
            {"distinct values", {{{"list"}}}, distinct_values},
            {"flatten", {{{"list"}}}, flatten},
            {"sort", {{{"list", "precedes"}}}, sort},
        };
        const std::span<const Builtin> aggregates = aggregate_builtins();
        builtins.insert(builtins.end(), aggregates.begin(), aggregates.end());
        return builtins;
    }();
    return kBuiltins;
}

}  // namespace liucai::feel
