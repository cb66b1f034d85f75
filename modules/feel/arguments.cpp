#include "arguments.hpp"

#include <algorithm>

namespace liucai::feel {
namespace {

const Value kNull;

/// The item of a list of one, else the value.
const Value& unwrapped(const Value& value) {
    return value.kind() == Kind::list && value.list().size() == 1 ? value.list().front() : value;
}

}  // namespace

const Value& Arguments::any(std::size_t index) const { return index < values_.size() ? values_[index] : kNull; }

template <typename T, typename Get>
const T& Arguments::read(std::size_t index, Kind kind, std::string_view wanted, Get get) {
    static const T kHarmless{};
    const Value& value = any(index).kind() == kind ? any(index) : unwrapped(any(index));
    if (value.kind() != kind) {
        refuse_kind(index, wanted);
        return kHarmless;
    }
    return get(value);
}

bool Arguments::boolean(std::size_t index) {
    const Value& value = unwrapped(any(index));
    if (value.kind() != Kind::boolean) {
        refuse_kind(index, "a boolean");
        return false;
    }
    return value.is_true();
}

const number::Decimal& Arguments::number(std::size_t index) {
    return read<number::Decimal>(index, Kind::number, "a number",
                                 [](const Value& value) -> const number::Decimal& { return value.number(); });
}

std::int64_t Arguments::whole(std::size_t index) {
    constexpr std::int64_t kEnd = std::int64_t{1} << 62;
    const number::Decimal& number = this->number(index);
    const std::optional<number::Decimal> cut = number.round(0, number::Rounding::down);
    const std::int64_t whole = cut ? cut->to_int64().value_or(number.is_negative() ? -kEnd : kEnd) : 0;
    return std::clamp(whole, -kEnd, kEnd);
}

const std::string& Arguments::string(std::size_t index) {
    return read<std::string>(index, Kind::string, "a string",
                             [](const Value& value) -> const std::string& { return value.string(); });
}

const std::string& Arguments::string_or(std::size_t index, const std::string& otherwise) {
    return is_null(index) ? otherwise : string(index);
}

const Context& Arguments::context(std::size_t index) {
    return read<Context>(index, Kind::context, "a context",
                         [](const Value& value) -> const Context& { return value.context(); });
}

const Range& Arguments::range(std::size_t index) {
    return read<Range>(index, Kind::range, "a range", [](const Value& value) -> const Range& { return value.range(); });
}

const std::shared_ptr<const Function>& Arguments::function(std::size_t index) {
    return read<std::shared_ptr<const Function>>(
        index, Kind::function, "a function",
        [](const Value& value) -> const std::shared_ptr<const Function>& { return value.function(); });
}

std::span<const Value> Arguments::items(std::size_t index) {
    const Value& value = any(index);
    if (value.is_null()) {
        refuse_kind(index, "a list");
        return {};
    }
    return value.kind() == Kind::list ? std::span<const Value>(value.list()) : std::span(&value, 1);
}

List Arguments::list(std::size_t index) {
    const std::span<const Value> items = this->items(index);
    return {items.begin(), items.end()};
}

std::span<const Value> Arguments::list_or_items() { return values_.size() <= 1 ? items(0) : values_; }

const Value& Arguments::one_of(std::size_t index, std::initializer_list<Kind> kinds, std::string_view wanted) {
    const auto fits = [&](const Value& value) {
        return std::find(kinds.begin(), kinds.end(), value.kind()) != kinds.end();
    };
    const Value& value = fits(any(index)) ? any(index) : unwrapped(any(index));
    if (!fits(value)) {
        refuse_kind(index, wanted);
        return kNull;
    }
    return value;
}

const Value& Arguments::present(std::size_t index) {
    if (is_null(index)) {
        refuse_kind(index, "a value");
    }
    return any(index);
}

Value Arguments::refuse_kind(std::size_t index, std::string_view wanted) {
    const std::string number = std::to_string(index + 1);
    const std::string found = described(any(index));
    return report("feel_argument_kind", "argument " + number + " should be " + std::string(wanted) + ", not " + found,
                  "Give " + std::string(wanted) + ", or test for null before the call.",
                  {{"number", number}, {"wanted", std::string(wanted)}, {"found", found}});
}

Value Arguments::refuse_items(std::string_view wanted, const Value& item) {
    return report("feel_item_kind", "the items should be " + std::string(wanted) + ", but one is " + described(item),
                  "Leave out what is of another kind with a filter.",
                  {{"wanted", std::string(wanted)}, {"found", described(item)}});
}

Value Arguments::refuse_order(const Value& left, const Value& right) {
    return report("feel_arguments_not_comparable", shown(left) + " and " + shown(right) + " cannot be compared",
                  "Compare values of one kind, both with a time zone or both without.",
                  {{"left", shown(left)}, {"right", shown(right)}});
}

Value Arguments::refuse_answer(std::string_view name, std::span<const Value> given, const Value& answer,
                               std::size_t told_before) {
    if (answer.is_null() && evaluation_.diagnostics.size() > told_before) {
        is_failed_ = true;
        return {};
    }
    std::string call = std::string(name) + "(";
    for (const Value& argument : given) {
        call += (&argument == given.data() ? "" : ", ") + shown(argument);
    }
    return refuse_value(call + ") gave " + shown(answer) + ", not true or false");
}

Value Arguments::refuse_value(std::string why, std::string hint) {
    return refuse("feel_argument_value", std::move(why), std::move(hint));
}

Value Arguments::refuse(std::string code, std::string why, std::string hint) {
    std::string reason = why;
    return report(std::move(code), std::move(why), std::move(hint), {{"reason", std::move(reason)}});
}

Value Arguments::report(std::string code, std::string why, std::string hint, Named args) {
    // One diagnostic for a call: what follows the first is its consequence.
    if (!is_failed_) {
        is_failed_ = true;
        args.emplace(args.begin(), "function", std::string(function_));
        evaluation_.fail(std::move(code), std::string(function_) + "(): " + why, std::move(hint), {}, std::move(args));
    }
    return {};
}

}  // namespace liucai::feel
