#include <map>

#include "builtin.hpp"

namespace liucai::feel {

const Builtin* find_builtin(std::string_view name) {
    static const std::map<std::string_view, const Builtin*> kByName = [] {
        std::map<std::string_view, const Builtin*> by_name;
        for (const std::span<const Builtin> family :
             {conversion_builtins(), boolean_builtins(), string_builtins(), list_builtins(), numeric_builtins(),
              temporal_builtins(), range_builtins(), context_builtins()}) {
            for (const Builtin& builtin : family) {
                by_name.emplace(builtin.name, &builtin);
            }
        }
        return by_name;
    }();
    const auto found = kByName.find(name);
    return found == kByName.end() ? nullptr : found->second;
}

}  // namespace liucai::feel
