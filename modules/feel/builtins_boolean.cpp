#include "arguments.hpp"

// DMN 1.5, 10.3.4.2, table 73; `is` of 10.3.4.10.
namespace liucai::feel {
namespace {

// not(negand): of three values.
Value logical_not(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("not", arguments, evaluation);
    if (in.is_null(0)) {
        return {};
    }
    const bool negand = in.boolean(0);
    return in.failed() ? Value() : Value(!negand);
}

// is(value1, value2): the same element of the domain; zones and kinds count, unlike in value1 = value2.
Value is(std::span<const Value> arguments, Evaluation& evaluation) {
    const Arguments in("is", arguments, evaluation);
    return identical(in.any(0), in.any(1));
}

}  // namespace

std::span<const Builtin> boolean_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"not", {{{"negand"}}}, logical_not},
        {"is", {{{"value1", "value2"}, 2}}, is},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
