#include <liucai/decision/value_json.hpp>
#include <liucai/feel/expression.hpp>
#include <liucai/feel/temporal.hpp>

namespace liucai::decision {

namespace {

using feel::Kind;
using feel::Value;
using json::Array;
using json::Json;
using json::Object;

constexpr int kDepthMax = 190;  ///< of nested values; the JSON reader allows 200

Json marked(std::string_view kind, std::string text) { return Object{{"@", Json(kind)}, {"v", Json(std::move(text))}}; }

Json write(const Value& value, int depth);

Json write_range(const feel::Range& range, int depth) {
    const auto end = [](feel::Range::End one) { return Json(one == feel::Range::End::closed ? "closed" : "open"); };
    Object object{{"@", Json("range")}};
    if (range.low) {
        object.emplace_back("low", write(*range.low, depth));
        object.emplace_back("lowEnd", end(range.low_end));
    }
    if (range.high) {
        object.emplace_back("high", write(*range.high, depth));
        object.emplace_back("highEnd", end(range.high_end));
    }
    return object;
}

Json write_context(const feel::Context& context, int depth) {
    if (context.find("@") != nullptr) {
        Array entries;
        for (const auto& [name, entry] : context.entries()) {
            entries.emplace_back(Array{Json(name), write(entry, depth)});
        }
        return Object{{"@", Json("context")}, {"v", Json(std::move(entries))}};
    }
    Object object;
    object.reserve(context.size());
    for (const auto& [name, entry] : context.entries()) {
        object.emplace_back(name, write(entry, depth));
    }
    return object;
}

Json write(const Value& value, int depth) {
    if (depth > kDepthMax) {
        return nullptr;
    }
    switch (value.kind()) {
        case Kind::null:
            return nullptr;
        case Kind::boolean:
            return value.boolean();
        case Kind::number:
            return json::NumberText{value.number().to_text()};
        case Kind::string:
            return value.string();
        case Kind::date:
            return marked("date", feel::to_text(value.date()));
        case Kind::time:
            return marked("time", feel::to_text(value.time()));
        case Kind::date_time:
            return marked("date and time", feel::to_text(value.date_time()));
        case Kind::days_duration:
            return marked("days and time duration", feel::to_text(value.days_duration()));
        case Kind::months_duration:
            return marked("years and months duration", feel::to_text(value.months_duration()));
        case Kind::list: {
            Array items;
            items.reserve(value.list().size());
            for (const Value& item : value.list()) {
                items.push_back(write(item, depth + 1));
            }
            return items;
        }
        case Kind::context:
            return write_context(value.context(), depth + 1);
        case Kind::range:
            return write_range(value.range(), depth + 1);
        case Kind::function:
            return Object{{"@", Json("function")}};
    }
    return nullptr;
}

std::optional<Value> temporal(Kind kind, std::string_view text) {
    const auto wrap = [](auto parsed) { return parsed ? std::optional<Value>(*parsed) : std::nullopt; };
    switch (kind) {
        case Kind::date:
            return wrap(feel::parse_date(text));
        case Kind::time:
            return wrap(feel::parse_time(text));
        case Kind::date_time: {
            if (auto moment = wrap(feel::parse_date_time(text))) {
                return moment;
            }
            return wrap(feel::parse_date(text));  // the type converts a date to midnight
        }
        case Kind::days_duration:
            return wrap(feel::parse_days_duration(text));
        case Kind::months_duration:
            return wrap(feel::parse_months_duration(text));
        default:
            return std::nullopt;
    }
}

std::optional<Kind> temporal_kind(std::string_view word) {
    for (const Kind kind : {Kind::date, Kind::time, Kind::date_time, Kind::days_duration, Kind::months_duration}) {
        if (word == feel::to_text(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

base::Error unreadable(std::string kind, std::string text) {
    return base::Error{"value_not_readable", "'" + text + "' is no " + kind,
                       "write a date as 2026-11-01, a time as 10:00:00, a duration as P1D or P1Y2M"}
        .with("text", text)
        .with("kind", kind);
}

const feel::Type* element_of(const feel::Type* type) {
    return type != nullptr && type->form == feel::Type::Form::list ? type->element.get() : nullptr;
}

const feel::Type* member_of(const feel::Type* type, std::string_view name) {
    if (type != nullptr && type->form == feel::Type::Form::context) {
        for (const auto& [member, of] : type->members) {
            if (member == name) {
                return of.get();
            }
        }
    }
    return nullptr;
}

base::Result<Value> read(const Json& json, const feel::Type* type);

base::Result<Value> read_range(const Json& json, const feel::Type* type) {
    const feel::Type* element =
        type != nullptr && type->form == feel::Type::Form::range ? type->element.get() : nullptr;
    feel::Range range;
    if (const Json* low = json.find("low"); low != nullptr && !low->is_null()) {
        range.low = LIUCAI_TRY(read(*low, element));
        range.low_end = json.text("lowEnd") == "closed" ? feel::Range::End::closed : feel::Range::End::open;
    }
    if (const Json* high = json.find("high"); high != nullptr && !high->is_null()) {
        range.high = LIUCAI_TRY(read(*high, element));
        range.high_end = json.text("highEnd") == "closed" ? feel::Range::End::closed : feel::Range::End::open;
    }
    return Value(std::move(range));
}

base::Result<Value> read_marked(const Json& json, std::string_view mark, const feel::Type* type) {
    if (const auto kind = temporal_kind(mark)) {
        const std::string_view text = json.text("v");
        if (auto value = temporal(*kind, text)) {
            return std::move(*value);
        }
        return unreadable(std::string(mark), std::string(text));
    }
    if (mark == "range") {
        return read_range(json, type);
    }
    if (mark == "context") {
        feel::Context context;
        const Json* entries = json.find("v");
        if (entries != nullptr && entries->array() != nullptr) {
            for (const Json& entry : *entries->array()) {
                const Array* pair = entry.array();
                if (pair == nullptr || pair->size() != 2 || pair->front().string() == nullptr) {
                    return unreadable("entry of a context", json::write(entry));
                }
                const std::string name = feel::normalise_name(*pair->front().string());
                context.set(name, LIUCAI_TRY(read(pair->back(), member_of(type, name))));
            }
        }
        return Value(std::move(context));
    }
    return base::Error{"value_of_unknown_kind", "there is no kind of value named '" + std::string(mark) + "'",
                       "use date, time, date and time, days and time duration, years and months duration or range"}
        .with("kind", std::string(mark));
}

base::Result<Value> read(const Json& json, const feel::Type* type) {
    if (json.is_null()) {
        return Value{};
    }
    if (const bool* truth = json.boolean()) {
        return Value(*truth);
    }
    if (const json::NumberText* number = json.number()) {
        const auto decimal = number::Decimal::parse(number->digits);
        if (!decimal) {
            return unreadable("number that FEEL can hold", number->digits);
        }
        return Value(*decimal);
    }
    if (const std::string* text = json.string()) {
        const feel::Type* wanted = type;
        // A list of one may be given as that one.
        while (wanted != nullptr && wanted->form == feel::Type::Form::list) {
            wanted = wanted->element.get();
        }
        if (wanted != nullptr && wanted->form == feel::Type::Form::simple) {
            if (auto value = temporal(wanted->kind, *text)) {
                return std::move(*value);
            }
        }
        return Value(*text);
    }
    if (const Array* array = json.array()) {
        feel::List items;
        items.reserve(array->size());
        const feel::Type* element = element_of(type);
        for (const Json& item : *array) {
            items.push_back(LIUCAI_TRY(read(item, element != nullptr ? element : type)));
        }
        return Value(std::move(items));
    }
    if (const Json* mark = json.find("@"); mark != nullptr && mark->string() != nullptr) {
        return read_marked(json, *mark->string(), type);
    }
    feel::Context context;
    if (const Object* object = json.object()) {
        const feel::Type* of = type;
        while (of != nullptr && of->form == feel::Type::Form::list) {
            of = of->element.get();
        }
        std::vector<feel::Context::Entry> entries;
        entries.reserve(object->size());
        for (const auto& [name, member] : *object) {
            std::string key = feel::normalise_name(name);
            Value value = LIUCAI_TRY(read(member, member_of(of, key)));
            entries.emplace_back(std::move(key), std::move(value));
        }
        context = feel::Context(std::move(entries));
    }
    return Value(std::move(context));
}

Json write_table(const TracedTable& table) {
    Array inputs;
    for (const TracedInput& input : table.inputs) {
        inputs.emplace_back(
            Object{{"label", Json(input.label)}, {"text", Json(input.text)}, {"value", to_json(input.value)}});
    }
    Array rules;
    for (const TracedRule& rule : table.rules) {
        Array cells;
        for (const TracedCell& cell : rule.cells) {
            cells.emplace_back(Object{
                {"input", Json(cell.input)}, {"text", Json(cell.text)}, {"verdict", Json(to_text(cell.verdict))}});
        }
        Array annotations;
        for (const auto& [name, text] : rule.annotations) {
            annotations.emplace_back(Object{{"name", Json(name)}, {"text", Json(text)}});
        }
        rules.emplace_back(Object{{"index", Json(rule.index)},
                                  {"id", Json(rule.id)},
                                  {"fired", Json(rule.fired)},
                                  {"chosen", Json(rule.chosen)},
                                  {"cells", Json(std::move(cells))},
                                  {"annotations", Json(std::move(annotations))}});
    }
    return Object{{"hitPolicy", Json(table.hit_policy)},
                  {"inputs", Json(std::move(inputs))},
                  {"rules", Json(std::move(rules))},
                  {"usedDefaultOutput", Json(table.used_default_output)}};
}

Json write_values(const std::vector<std::pair<std::string_view, Value>>& values) {
    Array array;
    for (const auto& [name, value] : values) {
        array.emplace_back(Object{{"name", Json(name)}, {"value", to_json(value)}});
    }
    return array;
}

}  // namespace

Json to_json(const Value& value) { return write(value, 0); }

base::Result<Value> from_json(const Json& json, const feel::Type* type) { return read(json, type); }

base::Result<feel::Context> input_from_json(const Json& json, const Model& model) {
    feel::Context context;
    if (json.is_null()) {
        return context;
    }
    const Object* object = json.object();
    if (object == nullptr) {
        return base::Error{"input_not_an_object", "the input is no JSON object",
                           "write {\"name\": value, ...} with the names of the model's inputs"};
    }
    for (const auto& [name, member] : *object) {
        const std::string key = feel::normalise_name(name);
        const feel::TypeRef type = model.type_of(key);
        auto value = read(member, type.get());
        if (!value) {
            base::Error error = value.error();
            error.where = "input \"" + name + "\"";
            return error;
        }
        context.set(key, std::move(value).value());
    }
    return context;
}

Json to_json(const Diagnostic& diagnostic) {
    std::string where = diagnostic.where;
    if (!diagnostic.text.empty() && diagnostic.place.length + diagnostic.place.offset > 0) {
        where += (where.empty() ? "" : ", ") + std::string("line ") + std::to_string(diagnostic.place.line) +
                 ", column " + std::to_string(diagnostic.place.column);
    }
    return Object{{"code", Json(diagnostic.code)},
                  {"message", Json(diagnostic.message)},
                  {"hint", Json(diagnostic.hint)},
                  {"where", Json(std::move(where))}};
}

std::string_view to_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::yes:
            return "yes";
        case Verdict::no:
            return "no";
        case Verdict::unknown:
            return "unknown";
        case Verdict::not_evaluated:
            return "not_evaluated";
    }
    return "not_evaluated";
}

Json to_json(const Trace& trace) {
    Array decisions;
    for (const TracedDecision& decision : trace.decisions) {
        Object object{{"name", Json(decision.name)},
                      {"kind", Json(decision.kind)},
                      {"inputs", write_values(decision.inputs)},
                      {"value", to_json(decision.value)}};
        if (!decision.entries.empty()) {
            object.emplace_back("entries", write_values(decision.entries));
        }
        if (decision.table) {
            object.emplace_back("table", write_table(*decision.table));
        }
        if (!decision.entry_tables.empty()) {
            Array tables;
            for (const auto& [entry, table] : decision.entry_tables) {
                tables.emplace_back(Object{{"entry", Json(entry)}, {"table", write_table(table)}});
            }
            object.emplace_back("entryTables", Json(std::move(tables)));
        }
        Array errors;
        for (const Diagnostic& diagnostic : decision.diagnostics) {
            errors.push_back(to_json(diagnostic));
        }
        object.emplace_back("errors", Json(std::move(errors)));
        decisions.emplace_back(std::move(object));
    }
    return Object{{"decisions", Json(std::move(decisions))}};
}

}  // namespace liucai::decision
