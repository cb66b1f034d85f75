#pragma once

#include <liucai/feel/expression.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::feel {

/// What a name means at one place of an expression: a chain of small frames on the evaluator's stack, the innermost
/// first, that ends at the caller's Scope. A frame refers to values that somebody else keeps.
class Environment {
public:
    explicit Environment(const Scope* scope) : scope_(scope) {}
    /// One variable; `name` and `value` outlive the frame.
    Environment(const Environment& around, std::string_view name, const Value* value)
        : around_(&around), name_(name), value_(value) {}
    /// The entries of a context, as many as there are when a name is looked for.
    Environment(const Environment& around, const std::vector<Context::Entry>* entries)
        : around_(&around), entries_(entries) {}
    /// The parameters of a function and its arguments, of the same number.
    Environment(const Environment& around, std::span<const std::string> names, std::span<const Value> values)
        : around_(&around), names_(names), values_(values) {}
    Environment(const Environment& around, const Context* context) : around_(&around), context_(context) {}

    const Value* find(std::string_view name) const {
        for (const Environment* frame = this; frame != nullptr; frame = frame->around_) {
            if (const Value* value = frame->find_here(name)) {
                return value;
            }
        }
        return nullptr;
    }

private:
    const Value* find_here(std::string_view name) const {
        if (value_ != nullptr) {
            return name_ == name ? value_ : nullptr;
        }
        if (context_ != nullptr) {
            return context_->find(name);
        }
        if (entries_ != nullptr) {
            for (const auto& entry : *entries_) {
                if (entry.first == name) {
                    return &entry.second;
                }
            }
            return nullptr;
        }
        for (std::size_t index = 0; index < names_.size(); ++index) {
            if (names_[index] == name) {
                return &values_[index];
            }
        }
        return scope_ != nullptr ? scope_->find(name) : nullptr;
    }

    const Environment* around_ = nullptr;
    const Scope* scope_ = nullptr;
    std::string_view name_;
    const Value* value_ = nullptr;
    const Context* context_ = nullptr;
    const std::vector<Context::Entry>* entries_ = nullptr;
    std::span<const std::string> names_;
    std::span<const Value> values_;
};

}  // namespace liucai::feel
