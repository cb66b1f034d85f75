#include <algorithm>

#include "arguments.hpp"

// DMN 1.5, 10.3.4.4, table 75: what is computed from all items of a list. Each takes a list or its items: sum([1, 2])
// and sum(1, 2).
namespace liucai::feel {
namespace {

using number::Decimal;

Value refuse_size(Arguments& in) { return in.refuse_value("the result does not fit a number"); }

/// The items, which must be numbers and at least `count_min` of them.
std::vector<Decimal> numbers(Arguments& in, std::size_t count_min) {
    std::vector<Decimal> result;
    for (const Value& item : in.list_or_items()) {
        if (item.kind() != Kind::number) {
            in.refuse_items("numbers", item);
            return {};
        }
        result.push_back(item.number());
    }
    if (!in.failed() && result.size() < count_min) {
        in.refuse_value("it needs " + std::string(count_min == 1 ? "a number" : "two numbers") + ", the list has " +
                        std::to_string(result.size()));
    }
    return result;
}

std::optional<Decimal> total(std::span<const Decimal> numbers) {
    std::optional<Decimal> sum = Decimal();
    for (const Decimal& number : numbers) {
        sum = sum ? sum->add(number) : std::nullopt;
    }
    return sum;
}

std::optional<Decimal> average(std::span<const Decimal> numbers) {
    const std::optional<Decimal> sum = total(numbers);
    return sum ? sum->divide(Decimal(static_cast<std::int64_t>(numbers.size()))) : std::nullopt;
}

/// The greatest (direction 1) or the least (-1) of items that can all be compared.
Value extreme(Arguments& in, int direction) {
    const std::span<const Value> items = in.list_or_items();
    if (in.failed()) {
        return {};
    }
    if (items.empty()) {
        return in.refuse_value("the list is empty");
    }
    const Value* best = &items.front();
    for (const Value& item : items) {
        const std::optional<int> order = compare(item, *best);
        if (!order) {
            return in.refuse_order(item, *best);
        }
        if (*order * direction > 0) {
            best = &item;
        }
    }
    return *best;
}

Value min(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("min", arguments, evaluation);
    return extreme(in, -1);
}

Value max(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("max", arguments, evaluation);
    return extreme(in, 1);
}

Value sum(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("sum", arguments, evaluation);
    const std::vector<Decimal> items = numbers(in, 1);
    if (in.failed()) {
        return {};
    }
    const std::optional<Decimal> result = total(items);
    return result ? Value(*result) : refuse_size(in);
}

Value mean(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("mean", arguments, evaluation);
    const std::vector<Decimal> items = numbers(in, 1);
    if (in.failed()) {
        return {};
    }
    const std::optional<Decimal> result = average(items);
    return result ? Value(*result) : refuse_size(in);
}

Value product(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("product", arguments, evaluation);
    const std::vector<Decimal> items = numbers(in, 1);
    if (in.failed()) {
        return {};
    }
    std::optional<Decimal> result = Decimal(1);
    for (const Decimal& number : items) {
        result = result ? result->multiply(number) : std::nullopt;
    }
    return result ? Value(*result) : refuse_size(in);
}

// median(list): the middle one of an odd count, the mean of the two middle ones of an even count.
Value median(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("median", arguments, evaluation);
    std::vector<Decimal> items = numbers(in, 1);
    if (in.failed()) {
        return {};
    }
    std::sort(items.begin(), items.end());
    const std::size_t middle = items.size() / 2;
    if (items.size() % 2 != 0) {
        return items[middle];
    }
    const std::optional<Decimal> result = average(std::span(items).subspan(middle - 1, 2));
    return result ? Value(*result) : refuse_size(in);
}

// stddev(list): of a sample, so divided by one less than the count.
Value stddev(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("stddev", arguments, evaluation);
    const std::vector<Decimal> items = numbers(in, 2);
    if (in.failed()) {
        return {};
    }
    const std::optional<Decimal> mean = average(items);
    std::vector<Decimal> squares;
    for (const Decimal& number : items) {
        const std::optional<Decimal> distance = mean ? number.subtract(*mean) : std::nullopt;
        const std::optional<Decimal> square = distance ? distance->multiply(*distance) : std::nullopt;
        if (!square) {
            return refuse_size(in);
        }
        squares.push_back(*square);
    }
    const std::optional<Decimal> sum = total(squares);
    const std::optional<Decimal> variance =
        sum ? sum->divide(Decimal(static_cast<std::int64_t>(items.size()) - 1)) : std::nullopt;
    const std::optional<Decimal> result = variance ? variance->sqrt() : std::nullopt;
    return result ? Value(*result) : refuse_size(in);
}

// mode(list): the most frequent numbers, least first.
Value mode(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("mode", arguments, evaluation);
    std::vector<Decimal> items = numbers(in, 0);
    if (in.failed()) {
        return {};
    }
    std::sort(items.begin(), items.end());
    List most;
    std::size_t count_most = 0;
    for (std::size_t begin = 0; begin < items.size();) {
        std::size_t end = begin;
        while (end < items.size() && items[end] == items[begin]) {
            ++end;
        }
        if (end - begin > count_most) {
            count_most = end - begin;
            most.clear();
        }
        if (end - begin == count_most) {
            most.emplace_back(items[begin]);
        }
        begin = end;
    }
    return most;
}

/// Three-valued: one `decisive` item decides; else what cannot be told stays so; else the opposite.
Value quantified(Arguments& in, bool decisive) {
    const std::span<const Value> items = in.list_or_items();
    if (in.failed()) {
        return {};
    }
    const Value* strange = nullptr;
    bool is_unknown = false;
    for (const Value& item : items) {
        if (item.kind() == Kind::boolean && item.is_true() == decisive) {
            return decisive;
        }
        is_unknown = is_unknown || item.is_null();
        if (!item.is_null() && item.kind() != Kind::boolean) {
            strange = &item;
        }
    }
    if (strange != nullptr) {
        return in.refuse_items("booleans", *strange);
    }
    return is_unknown ? Value() : Value(!decisive);
}

Value all(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("all", arguments, evaluation);
    return quantified(in, false);
}

Value any(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("any", arguments, evaluation);
    return quantified(in, true);
}

}  // namespace

std::span<const Builtin> aggregate_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"min", {{{"list"}}, {{"c"}, 0, true}}, min},         {"max", {{{"list"}}, {{"c"}, 0, true}}, max},
        {"sum", {{{"list"}}, {{"n"}, 0, true}}, sum},         {"mean", {{{"list"}}, {{"n"}, 0, true}}, mean},
        {"product", {{{"list"}}, {{"n"}, 0, true}}, product}, {"median", {{{"list"}}, {{"n"}, 0, true}}, median},
        {"stddev", {{{"list"}}, {{"n"}, 0, true}}, stddev},   {"mode", {{{"list"}}, {{"n"}, 0, true}}, mode},
        {"all", {{{"list"}}, {{"b"}, 0, true}}, all},         {"any", {{{"list"}}, {{"b"}, 0, true}}, any},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
