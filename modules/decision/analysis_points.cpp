#include "analysis_points.hpp"

#include <algorithm>
#include <array>

namespace liucai::decision {

namespace {

using feel::Kind;
using feel::Value;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80U);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Reads a cell token by token, as far as it consists of comparisons.
class CellReader {
public:
    explicit CellReader(std::string_view text) : text_(text) {}

    bool read(std::vector<Value>& constants) {
        while (true) {
            while (at_ < text_.size() && is_space(text_[at_])) {
                ++at_;
            }
            if (at_ == text_.size()) {
                return true;
            }
            if (!token(constants)) {
                return false;
            }
        }
    }

private:
    bool take(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) {
            return false;
        }
        const std::size_t end = at_ + word.size();
        if (is_letter(word.back()) && end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) {
            return false;
        }
        at_ = end;
        return true;
    }

    // The text from `from` to the end of the string literal that begins at at_, with a closing bracket if one opened.
    std::optional<std::string_view> literal_to_end(std::size_t from, bool has_bracket) {
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            at_ += text_[at_] == '\\' ? 2U : 1U;
        }
        if (at_ >= text_.size()) {
            return std::nullopt;
        }
        ++at_;
        if (has_bracket) {
            while (at_ < text_.size() && is_space(text_[at_])) {
                ++at_;
            }
            if (at_ >= text_.size() || text_[at_] != ')') {
                return std::nullopt;
            }
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }

    static bool keep(std::string_view literal, std::vector<Value>& constants) {
        auto read = feel::parse_expression(literal, feel::Names{});
        const auto* expression = std::get_if<0>(&read);
        if (expression == nullptr) {
            return false;
        }
        feel::Evaluation evaluation;
        Value value = feel::evaluate(*expression, feel::Scope{}, evaluation);
        if (value.is_null()) {
            return false;
        }
        constants.push_back(std::move(value));
        return true;
    }

    bool token(std::vector<Value>& constants) {
        static constexpr std::array<std::string_view, 20> kFree{"..", "<=",  ">=",      "!=", "<",    ">", "=",
                                                                "(",  ")",   "[",       "]",  ",",    "?", "and",
                                                                "or", "not", "between", "in", "null", "-"};
        static constexpr std::array<std::string_view, 5> kMakers{"date and time", "date", "time", "duration",
                                                                 "years and months duration"};
        const std::size_t from = at_;
        const char c = text_[at_];
        if (c == '"' || (c == '@' && at_ + 1 < text_.size() && text_[at_ + 1] == '"')) {
            at_ += c == '@' ? 1U : 0U;
            const auto literal = literal_to_end(from, false);
            return literal && keep(*literal, constants);
        }
        const bool is_negative =
            c == '-' && at_ + 1 < text_.size() && (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '.');
        if (is_digit(c) || is_negative || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) {
            at_ += is_negative ? 1U : 0U;
            while (at_ < text_.size() && is_digit(text_[at_])) {
                ++at_;
            }
            if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
                ++at_;
                while (at_ < text_.size() && is_digit(text_[at_])) {
                    ++at_;
                }
            }
            return keep(text_.substr(from, at_ - from), constants);
        }
        for (const bool truth : {true, false}) {
            if (take(truth ? "true" : "false")) {
                constants.emplace_back(truth);
                return true;
            }
        }
        for (const std::string_view maker : kMakers) {
            if (take(maker)) {
                while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '(') && text_[from] != '"') {
                    ++at_;
                }
                if (at_ >= text_.size() || text_[at_] != '"') {
                    return false;
                }
                const auto literal = literal_to_end(from, true);
                return literal && keep(*literal, constants);
            }
        }
        return std::ranges::any_of(kFree, [&](std::string_view word) { return take(word); });
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::optional<Value> between(const Value& low, const Value& high) {
    switch (low.kind()) {
        case Kind::number: {
            const auto sum = low.number().add(high.number());
            return sum ? std::optional<Value>(*sum->divide(number::Decimal(2))) : std::nullopt;
        }
        case Kind::date: {
            const std::int64_t from = feel::day_number(low.date());
            const std::int64_t to = feel::day_number(high.date());
            return to - from > 1 ? std::optional<Value>(feel::date_from_day_number(from + (to - from) / 2))
                                 : std::nullopt;
        }
        case Kind::date_time: {
            feel::DateTime middle = low.date_time();
            const std::int64_t from = feel::day_number(middle.date);
            const std::int64_t to = feel::day_number(high.date_time().date);
            if (to - from > 1) {
                middle.date = feel::date_from_day_number(from + (to - from) / 2);
            } else {
                ++middle.time.nanosecond;
            }
            return Value(middle);
        }
        case Kind::time: {
            feel::Time middle = low.time();
            middle.nanosecond += (high.time().nanosecond - middle.nanosecond) / 2;
            return Value(middle);
        }
        case Kind::days_duration: {
            const std::int64_t from = low.days_duration().second;
            const std::int64_t to = high.days_duration().second;
            return to - from > 1 ? std::optional<Value>(feel::DaysDuration{from + (to - from) / 2, 0}) : std::nullopt;
        }
        case Kind::months_duration: {
            const std::int64_t from = low.months_duration().month;
            const std::int64_t to = high.months_duration().month;
            return to - from > 1 ? std::optional<Value>(feel::MonthsDuration{from + (to - from) / 2}) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

// A value one step outside.
std::optional<Value> beyond(const Value& value, int step) {
    switch (value.kind()) {
        case Kind::number: {
            const auto next = value.number().add(number::Decimal(step));
            return next ? std::optional<Value>(*next) : std::nullopt;
        }
        case Kind::date:
            return Value(feel::date_from_day_number(feel::day_number(value.date()) + step));
        case Kind::date_time: {
            feel::DateTime moment = value.date_time();
            moment.date = feel::date_from_day_number(feel::day_number(moment.date) + step);
            return Value(moment);
        }
        case Kind::time: {
            feel::Time time = value.time();
            time.nanosecond += step * std::int64_t{1'000'000'000};
            constexpr std::int64_t kDay = 86'400'000'000'000;
            return time.nanosecond < 0 || time.nanosecond >= kDay ? std::nullopt : std::optional<Value>(time);
        }
        case Kind::days_duration:
            return Value(feel::DaysDuration{value.days_duration().second + step, value.days_duration().nanosecond});
        case Kind::months_duration:
            return Value(feel::MonthsDuration{value.months_duration().month + step});
        default:
            return std::nullopt;
    }
}

std::vector<Value> cut(std::vector<Value> constants) {
    std::ranges::sort(constants, [](const Value& a, const Value& b) { return feel::compare(a, b).value_or(0) < 0; });
    std::vector<Value> points;
    const auto add = [&](std::optional<Value> value) {
        if (value && (points.empty() || feel::compare(points.back(), *value).value_or(0) != 0)) {
            points.push_back(std::move(*value));
        }
    };
    if (!constants.empty()) {
        add(beyond(constants.front(), -1));
    }
    for (std::size_t i = 0; i < constants.size(); ++i) {
        add(constants[i]);
        if (i + 1 < constants.size() && feel::compare(constants[i], constants[i + 1]).value_or(0) != 0) {
            add(between(constants[i], constants[i + 1]));
        }
    }
    if (!constants.empty()) {
        add(beyond(constants.back(), 1));
    }
    return points;
}

}  // namespace

std::optional<std::vector<Value>> constants_of(std::string_view cell) {
    std::vector<Value> constants;
    if (!CellReader(cell).read(constants)) {
        return std::nullopt;
    }
    return constants;
}

std::vector<Value> points_of(std::vector<Value> constants, const feel::Type& type, std::string_view allowed) {
    bool is_allowed_listed = false;
    if (auto listed = constants_of(allowed); listed && !listed->empty()) {
        constants.insert(constants.end(), listed->begin(), listed->end());
        is_allowed_listed = true;
    }
    Kind kind = type.form == feel::Type::Form::simple ? type.kind : Kind::null;
    if (kind == Kind::null && !constants.empty()) {
        kind = constants.front().kind();
    }
    std::erase_if(constants, [&](const Value& value) { return value.kind() != kind; });
    std::vector<Value> points;
    if (kind == Kind::boolean) {
        points = {true, false};
    } else if (kind == Kind::string) {
        for (Value& value : constants) {
            if (std::ranges::none_of(points, [&](const Value& one) { return feel::identical(one, value); })) {
                points.push_back(std::move(value));
            }
        }
        if (!is_allowed_listed) {
            points.emplace_back("(any other)");
        }
    } else if (kind == Kind::number && constants.empty()) {
        points = {0};
    } else {
        points = cut(std::move(constants));
    }
    if (allowed.empty()) {
        return points;
    }
    auto tests = feel::parse_unary_tests(allowed, feel::Names{});
    if (const auto* good = std::get_if<0>(&tests)) {
        std::erase_if(points, [&](const Value& value) {
            feel::Evaluation evaluation;
            return !feel::evaluate(*good, value, feel::Scope{}, evaluation).is_true();
        });
    }
    return points;
}

}  // namespace liucai::decision
