#pragma once

#include <cstdint>
#include <liucai/feel/temporal.hpp>
#include <liucai/number/decimal.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace liucai::feel {

class Value;
class Context;
struct Range;
struct Function;
using List = std::vector<Value>;

/// The kinds of FEEL values (DMN 1.5, table 48 "General semantics" and 10.3.2.3). Order is that of Value's variant.
enum class Kind : std::uint8_t {
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    days_duration,    ///< days and time duration
    months_duration,  ///< years and months duration
    list,
    context,
    range,
    function,
};

/// The words of the standard: "date and time", "days and time duration" …
std::string_view to_text(Kind kind);

/// An immutable FEEL value. Copies are cheap: text, lists, contexts, ranges and functions are shared.
/// null is a value; it also stands for "unknown".
class Value {
public:
    Value() noexcept = default;  ///< null
    Value(bool truth) noexcept : state_(truth) {}
    Value(number::Decimal number) noexcept : state_(number) {}
    Value(int whole) noexcept : state_(number::Decimal(whole)) {}
    Value(std::int64_t whole) noexcept : state_(number::Decimal(whole)) {}
    Value(std::string text) : state_(std::make_shared<const std::string>(std::move(text))) {}
    Value(std::string_view text) : Value(std::string(text)) {}
    Value(const char* text) : Value(std::string(text)) {}
    Value(Date date) noexcept : state_(date) {}
    Value(Time time) noexcept : state_(time) {}
    Value(DateTime date_time) noexcept : state_(date_time) {}
    Value(DaysDuration duration) noexcept : state_(duration) {}
    Value(MonthsDuration duration) noexcept : state_(duration) {}
    Value(List items) : state_(std::make_shared<const List>(std::move(items))) {}
    Value(Context context);
    Value(Range range);
    Value(std::shared_ptr<const Function> function) : state_(std::move(function)) {}

    Kind kind() const noexcept { return static_cast<Kind>(state_.index()); }
    bool is_null() const noexcept { return kind() == Kind::null; }
    bool is_true() const noexcept { return kind() == Kind::boolean && std::get<bool>(state_); }
    bool is_false() const noexcept { return kind() == Kind::boolean && !std::get<bool>(state_); }

    // Each asserts the kind; ask kind() first.
    bool boolean() const;
    const number::Decimal& number() const;
    const std::string& string() const;  ///< UTF-8
    const Date& date() const;
    const Time& time() const;
    const DateTime& date_time() const;
    const DaysDuration& days_duration() const;
    const MonthsDuration& months_duration() const;
    const List& list() const;
    const Context& context() const;
    const Range& range() const;
    const std::shared_ptr<const Function>& function() const;

private:
    std::variant<std::monostate, bool, number::Decimal, std::shared_ptr<const std::string>, Date, Time, DateTime,
                 DaysDuration, MonthsDuration, std::shared_ptr<const List>, std::shared_ptr<const Context>,
                 std::shared_ptr<const Range>, std::shared_ptr<const Function>>
        state_;
};

/// Named entries in the order they were written; names are unique and whitespace-normalised.
class Context {
public:
    using Entry = std::pair<std::string, Value>;

    Context() = default;
    explicit Context(std::vector<Entry> entries);

    /// nullptr when there is no such entry.
    const Value* find(std::string_view name) const;
    /// Replaces the entry or adds it at the end.
    void set(std::string name, Value value);
    void erase(std::string_view name);
    std::span<const Entry> entries() const { return entries_; }
    std::size_t size() const { return entries_.size(); }

private:
    std::vector<Entry> entries_;
};

/// A range (DMN 1.5, 10.3.2.7). An end that is absent is unbounded: (<5), (>=3) and [..] of the `range` function.
struct Range {
    enum class End : std::uint8_t { open, closed };
    End low_end = End::open;
    std::optional<Value> low;  ///< nullopt: no lower bound
    std::optional<Value> high;
    End high_end = End::open;
};

/// FEEL equality (DMN 1.5, table 42): true, false, or null (as `nullopt`) for values of different kinds.
/// null = null is true; null = x is false.
std::optional<bool> equal(const Value& left, const Value& right);

/// FEEL ordering (DMN 1.5, table 42) of numbers, strings, dates, times, dates and times, durations:
/// less than 0, 0, greater than 0; nullopt when the two cannot be ordered.
std::optional<int> compare(const Value& left, const Value& right);

/// Same kind and same content in every respect, for tests and hash keys: 1.0 and 1.00 are identical, null = null.
bool identical(const Value& left, const Value& right);

/// A FEEL literal that reads back as this value where one exists: "abc" in quotes, date("2026-01-01"), [1, 2].
std::string to_literal(const Value& value);

/// What the built-in string() gives: strings as they are, dates as 2026-01-01, lists as [1, "a"].
std::string to_string_value(const Value& value);

}  // namespace liucai::feel
