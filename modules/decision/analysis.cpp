#include <liucai/decision/analysis.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "analysis_points.hpp"

namespace liucai::decision {

namespace {

using feel::Value;
using Rules = std::vector<bool>;  ///< a set of rules

/// Columns with the same expression: one dimension of the search.
struct Axis {
    std::string label;
    std::vector<std::size_t> columns;
    std::vector<Value> points;
    /// For every point: the rules that may match it, and those that certainly do.
    std::vector<Rules> may;
    std::vector<Rules> must;
    std::map<std::string, std::vector<bool>> verdicts;  ///< of a cell's text at every point
};

bool is_free(std::string_view cell) {
    const std::size_t begin = cell.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos || cell.substr(begin, cell.find_last_not_of(" \t\r\n") - begin + 1) == "-";
}

class Analysis {
public:
    Analysis(const TableInfo& table, const AnalysisLimits& limits) : table_(table), limits_(limits) {}

    TableAnalysis run() {
        make_axes();
        if (is_too_large_) {
            return std::move(found_);
        }
        if (!table_.has_default_output) {
            find_gaps();
        }
        find_overlaps();
        return std::move(found_);
    }

private:
    void make_axes() {
        std::map<std::string, std::size_t> by_text;
        for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
            const auto [known, is_new] = by_text.try_emplace(table_.inputs[i].second, axes_.size());
            if (is_new) {
                axes_.push_back({.label = table_.inputs[i].first,
                                 .columns = {},
                                 .points = {},
                                 .may = {},
                                 .must = {},
                                 .verdicts = {}});
            }
            axes_[known->second].columns.push_back(i);
        }
        for (Axis& axis : axes_) {
            fill(axis);
        }
    }

    // Evaluates every cell of the axis at every point.
    void fill(Axis& axis) {
        std::vector<Value> constants;
        std::set<std::pair<std::size_t, std::size_t>> opaque;
        for (const std::size_t column : axis.columns) {
            for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
                const std::string& cell = table_.rules[rule].inputs[column];
                if (is_free(cell)) {
                    continue;
                }
                if (auto some = constants_of(cell)) {
                    constants.insert(constants.end(), some->begin(), some->end());
                } else {
                    opaque.insert({rule, column});
                    found_.unanalysed.push_back({.rule = rule, .input = column, .text = cell});
                }
            }
        }
        const std::size_t first = axis.columns.front();
        axis.points = points_of(std::move(constants), *table_.input_types[first], table_.input_values[first]);
        if (axis.points.empty()) {
            axis.points.emplace_back();
        }
        axis.may.assign(axis.points.size(), Rules(table_.rules.size(), true));
        axis.must = axis.may;
        for (const std::size_t column : axis.columns) {
            for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
                judge(axis, rule, column, opaque.contains({rule, column}));
            }
        }
    }

    void judge(Axis& axis, std::size_t rule, std::size_t column, bool is_opaque) {
        const std::string& cell = table_.rules[rule].inputs[column];
        if (is_free(cell)) {
            return;
        }
        if (is_opaque) {
            for (Rules& must : axis.must) {
                must[rule] = false;
            }
            return;
        }
        const std::vector<bool>& holds = holds_at(axis, cell);
        for (std::size_t point = 0; point < axis.points.size() && point < holds.size(); ++point) {
            axis.may[point][rule] = axis.may[point][rule] && holds[point];
            axis.must[point][rule] = axis.must[point][rule] && holds[point];
        }
    }

    // Cells with the same text say the same.
    const std::vector<bool>& holds_at(Axis& axis, const std::string& cell) {
        const auto [known, is_new] = axis.verdicts.try_emplace(cell);
        if (!is_new) {
            return known->second;
        }
        evaluations_ += axis.points.size();
        if (evaluations_ > limits_.evaluations_max) {
            found_.is_exhaustive = false;
            is_too_large_ = true;
            return known->second;
        }
        auto read = feel::parse_unary_tests(cell, feel::Names{});
        const auto* tests = std::get_if<0>(&read);
        for (const Value& point : axis.points) {
            feel::Evaluation evaluation;
            known->second.push_back(tests != nullptr &&
                                    feel::evaluate(*tests, point, feel::Scope{}, evaluation).is_true());
        }
        return known->second;
    }

    bool is_spent() {
        if (steps_ >= limits_.steps_max || found_.gaps.size() >= limits_.gaps_max) {
            found_.is_exhaustive = false;
            return true;
        }
        ++steps_;
        return false;
    }

    void find_gaps() {
        free_from_.assign(axes_.size() + 1, Rules(table_.rules.size(), true));
        for (std::size_t axis = axes_.size(); axis-- > 0;) {
            for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
                const bool is_whole = std::ranges::all_of(axes_[axis].may, [&](const Rules& may) { return may[rule]; });
                free_from_[axis][rule] = free_from_[axis + 1][rule] && is_whole;
            }
        }
        std::vector<std::size_t> path;
        descend(0, Rules(table_.rules.size(), true), path);
    }

    // All rules still possible on the way down; where none is left, everything below is a gap.
    void descend(std::size_t depth, const Rules& open, std::vector<std::size_t>& path) {
        if (is_spent()) {
            return;
        }
        bool is_any_open = false;
        for (std::size_t rule = 0; rule < open.size(); ++rule) {
            if (open[rule] && free_from_[depth][rule]) {
                return;  // this rule matches whatever comes
            }
            is_any_open = is_any_open || open[rule];
        }
        if (!is_any_open) {
            found_.gaps.push_back({example(path)});
            return;
        }
        if (depth == axes_.size() || !seen_.insert({depth, open}).second) {
            return;
        }
        std::set<Rules> tried;  // points that leave the same rules open lead to the same gaps
        for (std::size_t point = 0; point < axes_[depth].points.size(); ++point) {
            Rules next = open;
            for (std::size_t rule = 0; rule < next.size(); ++rule) {
                next[rule] = next[rule] && axes_[depth].may[point][rule];
            }
            if (!tried.insert(next).second) {
                continue;
            }
            path.push_back(point);
            descend(depth + 1, next, path);
            path.pop_back();
        }
    }

    Example example(const std::vector<std::size_t>& path) const {
        Example values;
        for (std::size_t i = 0; i < path.size(); ++i) {
            values.emplace_back(axes_[i].label, axes_[i].points[path[i]]);
        }
        return values;
    }

    void find_overlaps() {
        for (std::size_t first = 0; first < table_.rules.size(); ++first) {
            for (std::size_t second = first + 1; second < table_.rules.size(); ++second) {
                std::vector<std::size_t> path;
                for (const Axis& axis : axes_) {
                    const auto hit =
                        std::ranges::find_if(axis.must, [&](const Rules& must) { return must[first] && must[second]; });
                    if (hit == axis.must.end()) {
                        break;
                    }
                    path.push_back(static_cast<std::size_t>(hit - axis.must.begin()));
                }
                if (path.size() == axes_.size()) {
                    found_.overlaps.push_back(
                        {.first = first,
                         .second = second,
                         .example = example(path),
                         .same_output = table_.rules[first].outputs == table_.rules[second].outputs});
                }
            }
        }
    }

    const TableInfo& table_;
    AnalysisLimits limits_;
    TableAnalysis found_;
    std::vector<Axis> axes_;
    std::vector<Rules> free_from_;  ///< the rules that accept every point of the axes from here on
    std::set<std::pair<std::size_t, Rules>> seen_;
    std::size_t steps_ = 0;
    std::size_t evaluations_ = 0;
    bool is_too_large_ = false;
};

}  // namespace

TableAnalysis analyse_table(const TableInfo& table, const AnalysisLimits& limits) {
    return Analysis(table, limits).run();
}

std::string to_text(const Example& example) {
    std::string text;
    for (const auto& [label, value] : example) {
        text += (text.empty() ? "" : ", ") + label + " = " + feel::to_literal(value);
    }
    return text;
}

}  // namespace liucai::decision
