#include "arguments.hpp"
#include "range_text.hpp"

// DMN 1.5, 10.3.4.7, table 78, and range(from) of table 72.
namespace liucai::feel {
namespace {

/// Thrown and caught in this file only: two ends have no order.
struct NotComparable {
    Value left;
    Value right;
};

/// One end of a range. Without a value it lies beyond all points: below for a start, above for an end.
struct Edge {
    std::optional<Value> value;
    bool is_included = false;
    int side = 0;  ///< -1: a start, 1: an end
};

struct Interval {
    Edge start;
    Edge end;
};

Interval interval(const Range& range) {
    return {{range.low, range.low && range.low_end == Range::End::closed, -1},
            {range.high, range.high && range.high_end == Range::End::closed, 1}};
}

int order(const Edge& left, const Edge& right) {
    if (!left.value || !right.value) {
        const int left_place = left.value ? 0 : left.side;
        const int right_place = right.value ? 0 : right.side;
        return left_place - right_place;
    }
    const std::optional<int> order = compare(*left.value, *right.value);
    if (!order) {
        throw NotComparable{*left.value, *right.value};
    }
    return *order;
}

Edge point_edge(const Value& point) { return {point, true, 0}; }

bool is_same(const Edge& left, const Edge& right) {
    return order(left, right) == 0 && left.is_included == right.is_included;
}

bool is_before(const Interval& left, const Interval& right) {
    const int place = order(left.end, right.start);
    return place < 0 || (place == 0 && !(left.end.is_included && right.start.is_included));
}

bool meets(const Interval& left, const Interval& right) {
    return left.end.is_included && right.start.is_included && order(left.end, right.start) == 0;
}

/// The end of `left` reaches the start of `right`, so that they share a point there or cross.
bool reaches(const Interval& left, const Interval& right) {
    const int place = order(left.end, right.start);
    return place > 0 || (place == 0 && left.end.is_included && right.start.is_included);
}

bool overlaps(const Interval& left, const Interval& right) { return reaches(left, right) && reaches(right, left); }

bool overlaps_before(const Interval& left, const Interval& right) {
    const int starts = order(left.start, right.start);
    const int ends = order(left.end, right.end);
    return (starts < 0 || (starts == 0 && left.start.is_included && !right.start.is_included)) &&
           reaches(left, right) && (ends < 0 || (ends == 0 && (!left.end.is_included || right.end.is_included)));
}

bool finishes(const Interval& left, const Interval& right) {
    const int starts = order(left.start, right.start);
    return is_same(left.end, right.end) &&
           (starts > 0 || (starts == 0 && (!left.start.is_included || right.start.is_included)));
}

bool starts(const Interval& left, const Interval& right) {
    const int ends = order(left.end, right.end);
    return is_same(left.start, right.start) &&
           (ends < 0 || (ends == 0 && (!left.end.is_included || right.end.is_included)));
}

bool includes(const Interval& left, const Interval& right) {
    const int starts = order(left.start, right.start);
    const int ends = order(left.end, right.end);
    return (starts < 0 || (starts == 0 && (left.start.is_included || !right.start.is_included))) &&
           (ends > 0 || (ends == 0 && (left.end.is_included || !right.end.is_included)));
}

bool coincides(const Interval& left, const Interval& right) {
    return is_same(left.start, right.start) && is_same(left.end, right.end);
}

/// A point as the range from it to itself, which is what the definitions for points come down to.
Interval interval_of_point(const Value& point) { return {point_edge(point), point_edge(point)}; }

/// Which of point and range may stand where: as in table 78.
struct Shape {
    bool left_point = false;
    bool right_point = false;
    bool both_points = false;
};

using Relation = bool (*)(const Interval&, const Interval&);

Value related(Arguments& in, Shape shape, Relation relation) {
    const auto is_range = [](const Value& value) { return value.kind() == Kind::range; };
    const auto side = [&](std::size_t index) -> const Value& {
        const Value& value = in.present(index);
        return value.kind() == Kind::list && value.list().size() == 1 ? value.list().front() : value;
    };
    const Value& left = side(0);
    const Value& right = side(1);
    if (in.failed()) {
        return {};
    }
    const bool fits = is_range(left) ? is_range(right) || shape.right_point
                                     : (is_range(right) ? shape.left_point : shape.both_points);
    if (!fits) {
        return in.refuse_kind(is_range(left) || shape.left_point ? 1 : 0, "a range");
    }
    try {
        return relation(is_range(left) ? interval(left.range()) : interval_of_point(left),
                        is_range(right) ? interval(right.range()) : interval_of_point(right));
    } catch (const NotComparable& pair) {
        return in.refuse_order(pair.left, pair.right);
    }
}

constexpr Shape kAnything{true, true, true};
constexpr Shape kRanges{};
constexpr Shape kPointLeft{true, false, false};
constexpr Shape kPointRight{false, true, false};
constexpr Shape kAlike{false, false, true};

template <Relation relation>
bool turned(const Interval& left, const Interval& right) {
    return relation(right, left);
}

Value before(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("before", arguments, evaluation);
    return related(in, kAnything, is_before);
}

Value after(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("after", arguments, evaluation);
    return related(in, kAnything, turned<is_before>);
}

Value meets_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("meets", arguments, evaluation);
    return related(in, kRanges, meets);
}

Value met_by(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("met by", arguments, evaluation);
    return related(in, kRanges, turned<meets>);
}

Value overlaps_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("overlaps", arguments, evaluation);
    return related(in, kRanges, overlaps);
}

Value overlaps_before_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("overlaps before", arguments, evaluation);
    return related(in, kRanges, overlaps_before);
}

Value overlaps_after(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("overlaps after", arguments, evaluation);
    return related(in, kRanges, turned<overlaps_before>);
}

// A point finishes a range whose included end it is.
bool finishes_point(const Interval& left, const Interval& right) {
    return right.end.is_included && order(right.end, left.end) == 0;
}

Value finishes_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("finishes", arguments, evaluation);
    return related(in, kPointLeft, in.any(0).kind() == Kind::range ? finishes : finishes_point);
}

Value finished_by(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("finished by", arguments, evaluation);
    return related(in, kPointRight, in.any(1).kind() == Kind::range ? turned<finishes> : turned<finishes_point>);
}

Value includes_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("includes", arguments, evaluation);
    return related(in, kPointRight, includes);
}

Value during(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("during", arguments, evaluation);
    return related(in, kPointLeft, turned<includes>);
}

// A point starts a range whose included start it is.
bool starts_point(const Interval& left, const Interval& right) {
    return right.start.is_included && order(right.start, left.start) == 0;
}

Value starts_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("starts", arguments, evaluation);
    return related(in, kPointLeft, in.any(0).kind() == Kind::range ? starts : starts_point);
}

Value started_by(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("started by", arguments, evaluation);
    return related(in, kPointRight, in.any(1).kind() == Kind::range ? turned<starts> : turned<starts_point>);
}

Value coincides_function(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("coincides", arguments, evaluation);
    return related(in, kAlike, coincides);
}

// range(from): the text of a range literal whose ends are literals.
Value range(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("range", arguments, evaluation);
    const std::string& from = in.string(0);
    if (in.failed()) {
        return {};
    }
    std::optional<Range> range = parse_range(from);
    if (!range) {
        return in.refuse("feel_text_unreadable",
                         "the text " + shown(in.any(0)) + " is not a range of literals in order",
                         R"(Write a range such as "[1..3]", "(1..3]" or "[@\"2026-01-01\"..@\"2026-12-31\"]".)");
    }
    return std::move(*range);
}

}  // namespace

std::span<const Builtin> range_builtins() {
    static const std::vector<Signature> kPointsAndRanges = {
        {{"point1", "point2"}}, {{"point", "range"}}, {{"range", "point"}}, {{"range1", "range2"}}};
    static const std::vector<Signature> kTwoRanges = {{{"range1", "range2"}}};
    static const std::vector<Signature> kPointOrRange = {{{"point", "range"}}, {{"range1", "range2"}}};
    static const std::vector<Signature> kRangeOfPoint = {{{"range", "point"}}, {{"range1", "range2"}}};
    static const std::vector<Builtin> kBuiltins = {
        {"before", kPointsAndRanges, before},
        {"after", kPointsAndRanges, after},
        {"meets", kTwoRanges, meets_function},
        {"met by", kTwoRanges, met_by},
        {"overlaps", kTwoRanges, overlaps_function},
        {"overlaps before", kTwoRanges, overlaps_before_function},
        {"overlaps after", kTwoRanges, overlaps_after},
        {"finishes", kPointOrRange, finishes_function},
        {"finished by", kRangeOfPoint, finished_by},
        {"includes", kRangeOfPoint, includes_function},
        {"during", kPointOrRange, during},
        {"starts", kPointOrRange, starts_function},
        {"started by", kRangeOfPoint, started_by},
        {"coincides", {{{"point1", "point2"}}, {{"range1", "range2"}}}, coincides_function},
        {"range", {{{"from"}}}, range},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
