#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "arguments.hpp"

// DMN 1.5, 10.3.4.9, table 80.
namespace liucai::feel {
namespace {

/// Keys are names: white space in them is folded, as in what was written in a model.
const Value* entry(const Context& context, const std::string& key) {
    const Value* exact = context.find(key);
    return exact != nullptr ? exact : context.find(normalise_name(key));
}

// get value(m, key) and get value(context, keys): null where there is no such entry.
Value get_value(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("get value", arguments, evaluation);
    const Context& context = in.context(0);
    if (in.any(1).kind() != Kind::list) {
        const std::string& key = in.string(1);
        const Value* found = in.failed() ? nullptr : entry(context, key);
        return found != nullptr ? *found : Value();
    }
    const std::span<const Value> keys = in.items(1);
    if (in.failed()) {
        return {};
    }
    if (keys.empty()) {
        return in.refuse_value("the list of keys is empty", "Give at least one key.");
    }
    Value reached = context;
    for (const Value& key : keys) {
        if (key.kind() != Kind::string) {
            return in.refuse_items("strings", key);
        }
        if (reached.kind() != Kind::context) {
            return {};
        }
        const Value* found = entry(reached.context(), key.string());
        if (found == nullptr) {
            return {};
        }
        Value next = *found;
        reached = std::move(next);
    }
    return reached;
}

// get entries(m)
Value get_entries(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("get entries", arguments, evaluation);
    const Context& context = in.context(0);
    if (in.failed()) {
        return {};
    }
    List entries;
    entries.reserve(context.size());
    for (const auto& [key, value] : context.entries()) {
        entries.emplace_back(Context({{"key", Value(key)}, {"value", value}}));
    }
    return entries;
}

// context(entries): a list of contexts with the entries key and value; no key twice.
Value context_of(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("context", arguments, evaluation);
    const std::span<const Value> entries = in.items(0);
    std::vector<Context::Entry> result;
    std::unordered_set<std::string> seen;
    for (const Value& item : entries) {
        if (item.kind() != Kind::context) {
            return in.refuse_items("contexts with a key and a value", item);
        }
        const Value* key = item.context().find("key");
        const Value* value = item.context().find("value");
        if (key == nullptr || key->kind() != Kind::string || value == nullptr) {
            return in.refuse_value("the entry " + shown(item) + " has no key or no value",
                                   R"(Write entries as {key: "name", value: 1}.)");
        }
        if (!seen.insert(key->string()).second) {
            return in.refuse_value("the key " + shown(*key) + " comes twice", "Give every key once.");
        }
        result.emplace_back(key->string(), *value);
    }
    return in.failed() ? Value() : Value(Context(std::move(result)));
}

/// `context` with the entry at the end of the path set; every step before it must be a context.
std::optional<Context> with_entry(const Context& context, std::span<const Value> path, const Value& value) {
    Context result = context;
    const std::string& key = path.front().string();
    if (path.size() == 1) {
        result.set(key, value);
        return result;
    }
    const Value* inner = context.find(key);
    if (inner == nullptr || inner->kind() != Kind::context) {
        return std::nullopt;
    }
    std::optional<Context> changed = with_entry(inner->context(), path.subspan(1), value);
    if (!changed) {
        return std::nullopt;
    }
    result.set(key, Value(std::move(*changed)));
    return result;
}

Value put(Arguments& in, const List& keys) {
    const Context& context = in.context(0);
    const bool are_strings =
        std::all_of(keys.begin(), keys.end(), [](const Value& key) { return key.kind() == Kind::string; });
    if (in.failed()) {
        return {};
    }
    constexpr std::size_t kKeysMax = 1'000;
    if (!are_strings || keys.empty() || keys.size() > kKeysMax) {
        return in.refuse_kind(1, "a key or a list of keys");
    }
    std::optional<Context> changed = with_entry(context, keys, in.any(2));
    if (!changed) {
        return in.refuse_value("the path " + shown(in.any(1)) + " does not lead through contexts",
                               "Every key but the last must name an entry that is a context.");
    }
    return std::move(*changed);
}

// context put(context, key, value) and context put(context, keys, value)
Value context_put(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("context put", arguments, evaluation);
    return put(in, in.list(1));
}

Value context_put_key(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("context put", arguments, evaluation);
    return put(in, {Value(in.string(1))});
}

// context merge(contexts): of equal keys the last one stays.
Value context_merge(std::span<const Value> arguments, Evaluation& evaluation) {
    Arguments in("context merge", arguments, evaluation);
    const std::span<const Value> contexts = in.items(0);
    std::vector<Context::Entry> result;
    std::unordered_map<std::string, std::size_t> places;
    for (const Value& item : contexts) {
        if (item.kind() != Kind::context) {
            return in.refuse_items("contexts", item);
        }
        for (const auto& [key, value] : item.context().entries()) {
            const auto [place, is_new] = places.try_emplace(key, result.size());
            if (is_new) {
                result.emplace_back(key, value);
            } else {
                result[place->second].second = value;
            }
        }
    }
    return in.failed() ? Value() : Value(Context(std::move(result)));
}

}  // namespace

std::span<const Builtin> context_builtins() {
    static const std::vector<Builtin> kBuiltins = {
        {"get value", {{{"m", "key"}}, {{"context", "keys"}}}, get_value},
        {"get entries", {{{"m"}}}, get_entries},
        {"context", {{{"entries"}}}, context_of},
        {"context put",
         {{{"context", "key", "value"}, 0, false, context_put_key}, {{"context", "keys", "value"}}},
         context_put},
        {"context merge", {{{"contexts"}}}, context_merge},
    };
    return kBuiltins;
}

}  // namespace liucai::feel
