#pragma once

#include <span>
#include <string>
#include <string_view>

#include "builtin.hpp"
#include "evaluator.hpp"

namespace liucai::feel {

/// The arguments of one call of a built-in, read with the kinds the function needs. The first argument that does not
/// fit is reported; after it every reading gives something harmless, so a function reads all it needs and then asks
/// once: `if (in.failed()) return {};`.
///
/// Implicit conversions of singleton lists (DMN 1.5, 10.3.2.9.4) happen here: where a list is expected a single value
/// is a list of one, and where a value is expected a list of one is its item.
class Arguments {
public:
    Arguments(std::string_view function, std::span<const Value> values, Evaluation& evaluation)
        : function_(function), values_(values), evaluation_(evaluation) {}

    std::size_t count() const { return values_.size(); }
    /// null where nothing was given.
    const Value& any(std::size_t index) const;
    bool is_null(std::size_t index) const { return any(index).is_null(); }
    bool is_given(std::size_t index) const { return index < values_.size(); }

    bool boolean(std::size_t index);
    const number::Decimal& number(std::size_t index);
    /// A number without its fraction, as positions and scales are read; beyond ±2^62 it is that.
    std::int64_t whole(std::size_t index);
    const std::string& string(std::size_t index);
    /// Or `otherwise` when it is null or was left out.
    const std::string& string_or(std::size_t index, const std::string& otherwise);
    const Context& context(std::size_t index);
    const Range& range(std::size_t index);
    const std::shared_ptr<const Function>& function(std::size_t index);
    /// The items of a list, not copied; good while the arguments are.
    std::span<const Value> items(std::size_t index);
    /// A copy, for functions that change it.
    List list(std::size_t index);
    /// For functions that take either one list or its items: f([1, 2]) and f(1, 2).
    std::span<const Value> list_or_items();
    /// The value itself, or the item of a list of one, of one of the kinds; a failure otherwise. `wanted` says them.
    const Value& one_of(std::size_t index, std::initializer_list<Kind> kinds, std::string_view wanted);
    /// Of any kind but null.
    const Value& present(std::size_t index);

    bool failed() const { return is_failed_; }

    /// Reports an argument of the wrong kind.
    Value refuse_kind(std::size_t index, std::string_view wanted);
    /// Reports an item of a list that is of the wrong kind.
    Value refuse_items(std::string_view wanted, const Value& item);
    /// Reports two values without an order.
    Value refuse_order(const Value& left, const Value& right);
    /// Reports that the user's function `name` gave no truth value; silent when it has told why since `told_before`.
    Value refuse_answer(std::string_view name, std::span<const Value> given, const Value& answer,
                        std::size_t told_before);
    /// Reports values that this function cannot answer for; `why` completes the sentence "<function>: …".
    Value refuse_value(std::string why, std::string hint = {});
    Value refuse(std::string code, std::string why, std::string hint = {});

    Evaluation& evaluation() { return evaluation_; }

private:
    using Named = std::vector<std::pair<std::string, std::string>>;
    Value report(std::string code, std::string why, std::string hint, Named args);

    template <typename T, typename Get>
    const T& read(std::size_t index, Kind kind, std::string_view wanted, Get get);

    std::string_view function_;
    std::span<const Value> values_;
    Evaluation& evaluation_;
    bool is_failed_ = false;
};

}  // namespace liucai::feel
