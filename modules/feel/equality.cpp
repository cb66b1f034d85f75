#include <algorithm>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/value.hpp>

namespace liucai::feel {

namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;
/// Values nest as deep as their author likes; we compare this deep and then cannot tell.
constexpr int kDepthMax = 2'000;
/// A list may hold itself many times over (`for … return partial`): we compare this many parts and then cannot tell.
constexpr std::int64_t kPartsMax = 5'000'000;

/// A moment on the time line of its zone, or of nobody's zone. 128 bits are not needed: years have nine digits.
struct Moment {
    std::int64_t second = 0;
    std::int64_t nanosecond = 0;
    auto operator<=>(const Moment&) const = default;
};

// DMN 1.5, 10.3.2.3.4: a time with a zone is compared in UTC. A named zone is taken at its standard day, 1970-01-01,
// because a time knows no day.
Moment moment(const Time& time) {
    const std::int64_t offset_s = offset_at(time.zone, Date{1970, 1, 1}, time.nanosecond).value_or(0);
    return {time.nanosecond / kNanosecondsPerSecond - offset_s, time.nanosecond % kNanosecondsPerSecond};
}

// DMN 1.5, 10.3.2.3.5.
Moment moment(const DateTime& value) {
    const std::int64_t offset_s = offset_at(value.time.zone, value.date, value.time.nanosecond).value_or(0);
    return {day_number(value.date) * kSecondsPerDay + value.time.nanosecond / kNanosecondsPerSecond - offset_s,
            value.time.nanosecond % kNanosecondsPerSecond};
}

bool is_local(const Zone& zone) { return zone.kind == Zone::Kind::none; }

int sign(std::strong_ordering order) { return order < 0 ? -1 : (order > 0 ? 1 : 0); }

/// One comparison of two values, which may be large.
class Equality {
public:
    /// `is_identical`: zones and kinds count as well, and a null equals a null only.
    explicit Equality(bool is_identical) : is_identical_(is_identical) {}

    std::optional<bool> same(const Value& left, const Value& right, int depth = 0) {
        if (depth > kDepthMax || --parts_left_ < 0) {
            return std::nullopt;
        }
        if (left.is_null() || right.is_null()) {
            return left.is_null() && right.is_null();
        }
        if (left.kind() != right.kind()) {
            return std::nullopt;
        }
        switch (left.kind()) {
            case Kind::null:
                return true;
            case Kind::boolean:
                return left.boolean() == right.boolean();
            case Kind::number:
                return left.number() == right.number();
            case Kind::string:
                return left.string() == right.string();
            case Kind::date:
                return left.date() == right.date();
            case Kind::time:
                return same_time(left.time(), right.time());
            case Kind::date_time:
                return same_date_time(left.date_time(), right.date_time());
            case Kind::days_duration:
                return left.days_duration() == right.days_duration();
            case Kind::months_duration:
                return left.months_duration() == right.months_duration();
            case Kind::list:
                return same_list(left.list(), right.list(), depth);
            case Kind::context:
                return same_context(left.context(), right.context(), depth);
            case Kind::range:
                return same_range(left.range(), right.range(), depth);
            case Kind::function:
                return left.function() == right.function();
        }
        return std::nullopt;
    }

private:
    bool same_time(const Time& left, const Time& right) const {
        if (is_identical_) {
            return left.nanosecond == right.nanosecond && left.zone == right.zone;
        }
        return is_local(left.zone) == is_local(right.zone) && moment(left) == moment(right);
    }

    bool same_date_time(const DateTime& left, const DateTime& right) const {
        if (is_identical_) {
            return left.date == right.date && same_time(left.time, right.time);
        }
        return is_local(left.time.zone) == is_local(right.time.zone) && moment(left) == moment(right);
    }

    // Of the same length, and pairwise equal.
    std::optional<bool> same_list(const List& left, const List& right, int depth) {
        if (&left == &right) {
            return true;
        }
        if (left.size() != right.size()) {
            return false;
        }
        for (std::size_t index = 0; index < left.size(); ++index) {
            if (!same(left[index], right[index], depth + 1).value_or(false)) {
                return parts_left_ < 0 ? std::nullopt : std::optional(false);
            }
        }
        return true;
    }

    // The same names, in any order, with equal values.
    std::optional<bool> same_context(const Context& left, const Context& right, int depth) {
        if (&left == &right) {
            return true;
        }
        if (left.size() != right.size()) {
            return false;
        }
        for (const auto& [name, value] : left.entries()) {
            parts_left_ -= static_cast<std::int64_t>(right.size());
            const Value* const other = right.find(name);
            if (other == nullptr || !same(value, *other, depth + 1).value_or(false)) {
                return parts_left_ < 0 ? std::nullopt : std::optional(false);
            }
        }
        return true;
    }

    std::optional<bool> same_range(const Range& left, const Range& right, int depth) {
        const auto same_end = [&](const std::optional<Value>& one, const std::optional<Value>& other) {
            return one.has_value() == other.has_value() && (!one || same(*one, *other, depth + 1).value_or(false));
        };
        return left.low_end == right.low_end && left.high_end == right.high_end && same_end(left.low, right.low) &&
               same_end(left.high, right.high);
    }

    bool is_identical_;
    std::int64_t parts_left_ = kPartsMax;
};

}  // namespace

// DMN 1.5, table 42 (general semantics of equality and inequality).
std::optional<bool> equal(const Value& left, const Value& right) { return Equality(false).same(left, right); }

bool identical(const Value& left, const Value& right) { return Equality(true).same(left, right).value_or(false); }

// DMN 1.5, table 42: what has no order (booleans, lists, contexts, ranges, functions, null) cannot be told, and neither
// can a local time and one with a zone.
std::optional<int> compare(const Value& left, const Value& right) {
    if (left.kind() != right.kind()) {
        return std::nullopt;
    }
    switch (left.kind()) {
        case Kind::number:
            return sign(left.number() <=> right.number());
        case Kind::string:
            return sign(left.string() <=> right.string());  // UTF-8 sorts as its code points do
        case Kind::date:
            return sign(left.date() <=> right.date());
        case Kind::time:
            if (is_local(left.time().zone) != is_local(right.time().zone)) {
                return std::nullopt;
            }
            return sign(moment(left.time()) <=> moment(right.time()));
        case Kind::date_time:
            if (is_local(left.date_time().time.zone) != is_local(right.date_time().time.zone)) {
                return std::nullopt;
            }
            return sign(moment(left.date_time()) <=> moment(right.date_time()));
        case Kind::days_duration:
            return sign(left.days_duration() <=> right.days_duration());
        case Kind::months_duration:
            return sign(left.months_duration() <=> right.months_duration());
        default:
            return std::nullopt;
    }
}

}  // namespace liucai::feel
