#include <algorithm>
#include <liucai/json/json.hpp>

namespace liucai::json {

Json::Json(int number) : state_(NumberText{std::to_string(number)}) {}
Json::Json(std::int64_t number) : state_(NumberText{std::to_string(number)}) {}
Json::Json(std::size_t number) : state_(NumberText{std::to_string(number)}) {}

const Json* Json::find(std::string_view name) const {
    const Object* members = object();
    if (members == nullptr) return nullptr;
    const auto found =
        std::find_if(members->begin(), members->end(), [&](const auto& one) { return one.first == name; });
    return found == members->end() ? nullptr : &found->second;
}

std::string_view Json::text(std::string_view name) const {
    const Json* member = find(name);
    const std::string* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

}  // namespace liucai::json
