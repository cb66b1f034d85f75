#include <algorithm>
#include <array>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/type.hpp>

namespace liucai::feel {

namespace {

/// Types nest as their author likes; deeper than this nothing conforms.
constexpr int kDepthMax = 500;

TypeRef make(Type type) { return std::make_shared<const Type>(std::move(type)); }

TypeRef make_form(Type::Form form, bool is_open = false) {
    Type type;
    type.form = form;
    type.is_open = is_open;
    return make(std::move(type));
}

}  // namespace

TypeRef any_type() {
    static const TypeRef kType = make_form(Type::Form::any);
    return kType;
}

TypeRef null_type() {
    static const TypeRef kType = make_form(Type::Form::null);
    return kType;
}

TypeRef simple_type(Kind kind) {
    Type type;
    type.form = Type::Form::simple;
    type.kind = kind;
    return make(std::move(type));
}

TypeRef list_type(TypeRef element) {
    Type type;
    type.form = Type::Form::list;
    type.element = std::move(element);
    return make(std::move(type));
}

TypeRef range_type(TypeRef element) {
    Type type;
    type.form = Type::Form::range;
    type.element = std::move(element);
    return make(std::move(type));
}

TypeRef context_type(std::vector<std::pair<std::string, TypeRef>> members) {
    Type type;
    type.form = Type::Form::context;
    type.members = std::move(members);
    return make(std::move(type));
}

TypeRef function_type(std::vector<TypeRef> parameters, TypeRef result) {
    Type type;
    type.form = Type::Form::function;
    type.parameters = std::move(parameters);
    type.element = std::move(result);
    return make(std::move(type));
}

// DMN 1.5, table 48 and 10.3.2.9; the spellings without spaces are those of DMN 1.1 and 1.2 files.
TypeRef builtin_type(std::string_view name) {
    static const std::array<std::pair<std::string_view, TypeRef>, 18> kTypes = {{
        {"Any", any_type()},
        {"Null", null_type()},
        {"number", simple_type(Kind::number)},
        {"string", simple_type(Kind::string)},
        {"boolean", simple_type(Kind::boolean)},
        {"date", simple_type(Kind::date)},
        {"time", simple_type(Kind::time)},
        {"date and time", simple_type(Kind::date_time)},
        {"dateTime", simple_type(Kind::date_time)},
        {"days and time duration", simple_type(Kind::days_duration)},
        {"dayTimeDuration", simple_type(Kind::days_duration)},
        {"years and months duration", simple_type(Kind::months_duration)},
        {"yearMonthDuration", simple_type(Kind::months_duration)},
        {"list", list_type(any_type())},
        {"context", make_form(Type::Form::context, true)},
        {"range", range_type(any_type())},
        {"function", make_form(Type::Form::function, true)},
        {"any", any_type()},
    }};
    const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& row) { return row.first == name; });
    return found == kTypes.end() ? nullptr : found->second;
}

std::string to_text(const Type& type) {
    switch (type.form) {
        case Type::Form::any:
            return "Any";
        case Type::Form::null:
            return "Null";
        case Type::Form::simple:
            return std::string(to_text(type.kind));
        case Type::Form::list:
            return "list<" + to_text(*type.element) + ">";
        case Type::Form::range:
            return "range<" + to_text(*type.element) + ">";
        case Type::Form::context: {
            if (type.is_open) {
                return "context";
            }
            std::string text = "context<";
            for (const auto& [name, member] : type.members) {
                text += (text.back() == '<' ? "" : ", ") + name + ": " + to_text(*member);
            }
            return text + ">";
        }
        case Type::Form::function: {
            if (type.is_open) {
                return "function";
            }
            std::string text = "function<";
            for (const TypeRef& parameter : type.parameters) {
                text += (text.back() == '<' ? "" : ", ") + to_text(*parameter);
            }
            return text + "> -> " + to_text(*type.element);
        }
    }
    return "Any";
}

namespace {

bool conforms_to(const Type& type, const Type& to, int depth);

// What is written nowhere may be anything.
bool conforms_to(const TypeRef& type, const TypeRef& to, int depth) {
    static const TypeRef kAny = any_type();
    return conforms_to(type ? *type : *kAny, to ? *to : *kAny, depth);
}

// DMN 1.5, 10.3.2.9.2 (type conformance).
bool conforms_to(const Type& type, const Type& to, int depth) {
    if (depth > kDepthMax) {
        return false;
    }
    // 1. Everything conforms to Any, and Null to everything.
    if (to.form == Type::Form::any || type.form == Type::Form::null) {
        return true;
    }
    if (type.form != to.form) {
        return false;
    }
    switch (type.form) {
        case Type::Form::any:
        case Type::Form::null:
            return true;
        case Type::Form::simple:
            return type.kind == to.kind;
        // 2. Lists and ranges by their elements.
        case Type::Form::list:
        case Type::Form::range:
            return conforms_to(type.element, to.element, depth + 1);
        // 3. A context may have more entries than asked.
        case Type::Form::context:
            return to.is_open ||
                   (!type.is_open && std::all_of(to.members.begin(), to.members.end(), [&](const auto& wanted) {
                       const auto has = std::find_if(type.members.begin(), type.members.end(),
                                                     [&](const auto& member) { return member.first == wanted.first; });
                       return has != type.members.end() && conforms_to(has->second, wanted.second, depth + 1);
                   }));
        // 4. A function takes at least what is asked of it, and gives at most what is expected.
        case Type::Form::function:
            if (to.is_open) {
                return true;
            }
            if (type.is_open || type.parameters.size() != to.parameters.size()) {
                return false;
            }
            for (std::size_t index = 0; index < to.parameters.size(); ++index) {
                if (!conforms_to(to.parameters[index], type.parameters[index], depth + 1)) {
                    return false;
                }
            }
            return conforms_to(type.element, to.element, depth + 1);
    }
    return false;
}

/// What a value is asked: whether its form fits, parts that are null let through or not, and the constraints as well.
enum class Question : std::uint8_t { form_with_null_parts, form, domain };

bool is_of(const Value& value, const Type& type, Question question, int depth) {
    if (depth > kDepthMax) {
        return false;
    }
    if (value.is_null()) {
        return type.form == Type::Form::null || type.form == Type::Form::any ||
               (depth > 0 && question != Question::form);
    }
    if (question == Question::domain && type.admits && !type.admits(value)) {
        return false;
    }
    if (type.form == Type::Form::any) {
        return true;
    }
    const auto part_is_of = [&](const Value& part, const TypeRef& wanted) {
        return wanted == nullptr || is_of(part, *wanted, question, depth + 1);
    };
    switch (type.form) {
        case Type::Form::any:
            return true;
        case Type::Form::null:
            return false;
        case Type::Form::simple:
            return value.kind() == type.kind;
        case Type::Form::list:
            return value.kind() == Kind::list &&
                   std::all_of(value.list().begin(), value.list().end(),
                               [&](const Value& item) { return part_is_of(item, type.element); });
        case Type::Form::range:
            return value.kind() == Kind::range &&
                   (!value.range().low || part_is_of(*value.range().low, type.element)) &&
                   (!value.range().high || part_is_of(*value.range().high, type.element));
        case Type::Form::context:
            return value.kind() == Kind::context &&
                   std::all_of(type.members.begin(), type.members.end(), [&](const auto& wanted) {
                       const Value* const member = value.context().find(wanted.first);
                       return member != nullptr && part_is_of(*member, wanted.second);
                   });
        case Type::Form::function: {
            if (value.kind() != Kind::function) {
                return false;
            }
            const Function& function = *value.function();
            Type own;
            own.form = Type::Form::function;
            own.parameters = function.parameter_types;
            own.parameters.resize(function.parameters.size(), any_type());
            own.element = function.result_type;
            // A function whose result is written nowhere (a BKM, a service without typeRef) may give what is asked.
            if (own.element == nullptr || own.element->form == Type::Form::any) {
                own.element = type.element;
            }
            // A built-in takes many forms; it says nothing of its types.
            return function.builtin != nullptr || conforms_to(own, type, depth + 1);
        }
    }
    return false;
}

}  // namespace

bool conforms(const Type& type, const Type& to) { return conforms_to(type, to, 0); }

// DMN 1.5, 10.3.2.13, `instance of`: null is an instance of Null and of nothing else, Any included.
bool is_instance(const Value& value, const Type& type) {
    return value.is_null() ? type.form == Type::Form::null : is_of(value, type, Question::domain, 0);
}

bool has_form(const Value& value, const Type& type) { return is_of(value, type, Question::form, 0); }

// DMN 1.5, 10.3.2.9.4 (type conversions).
std::optional<Value> convert(const Value& value, const Type& type) {
    // 1. null is of every type; what conforms is left alone. A missing part of a list or context stays missing.
    if (value.is_null() || is_of(value, type, Question::form_with_null_parts, 0)) {
        return value;
    }
    // 2. To a singleton list.
    if (type.form == Type::Form::list && value.kind() != Kind::list) {
        if (auto item = type.element ? convert(value, *type.element) : std::optional(value)) {
            return Value(List{*std::move(item)});
        }
        return std::nullopt;
    }
    // 3. From a singleton list.
    if (value.kind() == Kind::list && value.list().size() == 1) {
        const Value& only = value.list().front();
        if (only.kind() == Kind::list) {
            return is_of(only, type, Question::form_with_null_parts, 0) ? std::optional(only) : std::nullopt;
        }
        return convert(only, type);
    }
    // 4. From date to date and time, at midnight UTC.
    if (value.kind() == Kind::date && type.form == Type::Form::simple && type.kind == Kind::date_time) {
        return Value(DateTime{value.date(), Time{0, Zone{Zone::Kind::offset, 0, nullptr}}});
    }
    return std::nullopt;
}

}  // namespace liucai::feel
