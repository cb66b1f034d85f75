#include <algorithm>
#include <liucai/base/assert.hpp>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/value.hpp>

namespace liucai::feel {

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::null:
            return "null";
        case Kind::boolean:
            return "boolean";
        case Kind::number:
            return "number";
        case Kind::string:
            return "string";
        case Kind::date:
            return "date";
        case Kind::time:
            return "time";
        case Kind::date_time:
            return "date and time";
        case Kind::days_duration:
            return "days and time duration";
        case Kind::months_duration:
            return "years and months duration";
        case Kind::list:
            return "list";
        case Kind::context:
            return "context";
        case Kind::range:
            return "range";
        case Kind::function:
            return "function";
    }
    return "null";
}

Value::Value(Context context) : state_(std::make_shared<const Context>(std::move(context))) {}
Value::Value(Range range) : state_(std::make_shared<const Range>(std::move(range))) {}

namespace {

template <typename T, typename Variant>
const T& part(const Variant& state) {
    const T* const found = std::get_if<T>(&state);
    LIUCAI_ASSERT(found != nullptr, "a value was asked for a kind it is not; ask kind() first");
    return *found;
}

}  // namespace

bool Value::boolean() const { return part<bool>(state_); }
const number::Decimal& Value::number() const { return part<number::Decimal>(state_); }
const std::string& Value::string() const { return *part<std::shared_ptr<const std::string>>(state_); }
const Date& Value::date() const { return part<Date>(state_); }
const Time& Value::time() const { return part<Time>(state_); }
const DateTime& Value::date_time() const { return part<DateTime>(state_); }
const DaysDuration& Value::days_duration() const { return part<DaysDuration>(state_); }
const MonthsDuration& Value::months_duration() const { return part<MonthsDuration>(state_); }
const List& Value::list() const { return *part<std::shared_ptr<const List>>(state_); }
const Context& Value::context() const { return *part<std::shared_ptr<const Context>>(state_); }
const Range& Value::range() const { return *part<std::shared_ptr<const Range>>(state_); }
const std::shared_ptr<const Function>& Value::function() const { return part<std::shared_ptr<const Function>>(state_); }

Context::Context(std::vector<Entry> entries) : entries_(std::move(entries)) {}

const Value* Context::find(std::string_view name) const {
    for (const Entry& entry : entries_) {
        if (entry.first == name) {
            return &entry.second;
        }
    }
    return nullptr;
}

void Context::set(std::string name, Value value) {
    for (Entry& entry : entries_) {
        if (entry.first == name) {
            entry.second = std::move(value);
            return;
        }
    }
    entries_.emplace_back(std::move(name), std::move(value));
}

void Context::erase(std::string_view name) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.first == name; });
}

}  // namespace liucai::feel
