#pragma once

#include <liucai/base/assert.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace liucai::base {

/// A refusal the caller is expected to handle: what went wrong, in words for the person who can fix it.
/// `code` is the stable wire word; docs/errors/<code>.md is its page and holds its sentence in every language, with
/// `{name}` where the values of `args` go. `message` is the English sentence with the values filled in.
struct Error {
    std::string code;     ///< stable wire word, e.g. "sheet_not_found"
    std::string message;  ///< one English sentence, with the values involved
    std::string hint{};   ///< the next step, in English; may be empty
    std::string where{};  ///< the place: file, sheet and cell, decision and rule, offset; may be empty
    std::vector<std::pair<std::string, std::string>> args{};  ///< the values, by the names the page uses

    /// Adds one named value, for the translated sentence.
    Error with(std::string name, std::string value) && {
        args.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
    /// Says the place.
    Error at(std::string place) && {
        where = std::move(place);
        return std::move(*this);
    }
};

struct Nothing {
    bool operator==(const Nothing&) const = default;
};

/// Either a value or a refusal. The compiler complains when one is dropped.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return state_.index() == 0; }
    bool has_value() const noexcept { return state_.index() == 0; }

    T& value() & {
        LIUCAI_ASSERT(has_value(), "value() asked of a refusal; check it or use LIUCAI_TRY");
        return std::get<0>(state_);
    }
    const T& value() const& {
        LIUCAI_ASSERT(has_value(), "value() asked of a refusal; check it or use LIUCAI_TRY");
        return std::get<0>(state_);
    }
    T&& value() && {
        LIUCAI_ASSERT(has_value(), "value() asked of a refusal; check it or use LIUCAI_TRY");
        return std::get<0>(std::move(state_));
    }
    const Error& error() const {
        LIUCAI_ASSERT(!has_value(), "error() asked of a success");
        return std::get<1>(state_);
    }

private:
    std::variant<T, Error> state_;
};

using Status = Result<Nothing>;
inline Status done() { return Nothing{}; }

}  // namespace liucai::base

#define LIUCAI_TRY_JOIN_(a, b) a##b
#define LIUCAI_TRY_NAMED_(name, expression) \
    ({                                      \
        auto name = (expression);           \
        if (!name) return name.error();     \
        std::move(name).value();            \
    })
#define LIUCAI_TRY_COUNTED_(number, expression) \
    LIUCAI_TRY_NAMED_(LIUCAI_TRY_JOIN_(liucai_try_result_, number), expression)

/// Unwraps a Result, or returns its refusal from the enclosing function.
#define LIUCAI_TRY(expression) LIUCAI_TRY_COUNTED_(__COUNTER__, expression)
