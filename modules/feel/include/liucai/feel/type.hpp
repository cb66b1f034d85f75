#pragma once

#include <functional>
#include <liucai/feel/value.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liucai::feel {

struct Type;
using TypeRef = std::shared_ptr<const Type>;

/// A FEEL type (DMN 1.5, 10.3.2.9). Immutable, shared.
struct Type {
    enum class Form : std::uint8_t { any, null, simple, list, context, function, range };
    Form form = Form::any;
    Kind kind = Kind::null;                                ///< of Form::simple
    TypeRef element;                                       ///< of a list or range; the result of a function
    std::vector<std::pair<std::string, TypeRef>> members;  ///< of a context
    std::vector<TypeRef> parameters;                       ///< of a function
    bool is_open =
        false;  ///< of Form::context and function: the bare words `context` and `function`, which any conform to
    /// The constraint of an item definition: which values of the form are in its domain. Empty: all of them.
    std::function<bool(const Value&)> admits{};
};

TypeRef any_type();
TypeRef null_type();
TypeRef simple_type(Kind kind);
TypeRef list_type(TypeRef element);
TypeRef range_type(TypeRef element);
TypeRef context_type(std::vector<std::pair<std::string, TypeRef>> members);
TypeRef function_type(std::vector<TypeRef> parameters, TypeRef result);
/// The names of the built-in types: "number", "days and time duration", "dateTime" and the other spellings that models
/// carry. nullptr when it is none.
TypeRef builtin_type(std::string_view name);

std::string to_text(const Type& type);

/// `value instance of type` (10.3.2.9.2 conformance; null is an instance of Null only).
bool is_instance(const Value& value, const Type& type);
/// As is_instance, whatever the constraints of item definitions say: they are checked, and explained, by their owner.
bool has_form(const Value& value, const Type& type);
bool conforms(const Type& type, const Type& to);

/// Implicit conversions (10.3.2.9.4): to and from a singleton list, date to date and time (UTC midnight), then
/// conformance. nullopt when the value does not conform. null converts to null.
std::optional<Value> convert(const Value& value, const Type& type);

}  // namespace liucai::feel
